package forms

import (
	"context"
	"fmt"

	"donthu/assets"
	"donthu/data"
)

// LineName names a line of the summary.
type LineName string

// The lines of a summary, in their order.
const (
	Opening       LineName = "opening"
	Received      LineName = "received"
	Complaints    LineName = "complaints"
	Denunciations LineName = "denunciations"
	Petitions     LineName = "petitions"
	Reflections   LineName = "reflections"
	Competent     LineName = "competent"
	NotCompetent  LineName = "notCompetent"
	NotEligible   LineName = "notEligible"
	NotJudged     LineName = "notJudged"
	Concluded     LineName = "concluded"
	OnTime        LineName = "onTime"
	Late          LineName = "late"
	Closing       LineName = "closing"
	Visits        LineName = "visits"
	Visitors      LineName = "visitors"
)

var lineNames = []LineName{
	Opening, Received, Complaints, Denunciations, Petitions, Reflections,
	Competent, NotCompetent, NotEligible, NotJudged,
	Concluded, OnTime, Late, Closing, Visits, Visitors,
}

// KindLines are the lines of letters received by kind.
var KindLines = []LineName{Complaints, Denunciations, Petitions, Reflections}

// Label is the line's Vietnamese name.
func (n LineName) Label() string { return assets.Text("forms.summary." + string(n)) }

// Part reports whether the line is a part of one above it.
func (n LineName) Part() bool {
	switch n {
	case Opening, Received, Concluded, Closing, Visits, Visitors:
		return false
	}
	return true
}

// Subject says what stands behind the line. The letters behind the opening and
// closing balance are not listed.
func (n LineName) Subject() Subject {
	if n == Visits || n == Visitors {
		return Receptions
	}
	return Letters
}

// Line is one line of a summary.
type Line struct {
	Name LineName
	Figure
}

// Summary is what a leader wants to see of a period at a glance (sheet "Tổng
// hợp").
type Summary struct {
	Period data.Period
	Lines  []Line // always the same, in the same order
}

// Line is the line with the given name.
func (s Summary) Line(name LineName) Line {
	for _, line := range s.Lines {
		if line.Name == name {
			return line
		}
	}
	return Line{Name: name}
}

// Change is how much now differs from before, and by which part of before (0.5
// for half as much again); known is false when before is 0, which has no part.
func Change(now, before float64) (difference, part float64, known bool) {
	difference = settle(now - before)
	if before == 0 {
		return difference, 0, false
	}
	return difference, difference / before, true
}

var kindLines = map[data.Kind]LineName{
	data.Complaint:    Complaints,
	data.Denunciation: Denunciations,
	data.Petition:     Petitions,
	data.Reflection:   Reflections,
}

func competenceLine(l *data.Letter) LineName {
	switch {
	case l.Eligible == data.No:
		return NotEligible
	case l.Competent == data.Yes:
		return Competent
	case l.Competent == data.No:
		return NotCompetent
	}
	return NotJudged
}

// summariseBefore is the summary of the period before p, which ends with the
// balance that p opens with.
func summariseBefore(ctx context.Context, reg Register, p data.Period, closing int, today data.Date) (Summary, error) {
	b := &basis{period: p.Previous()}
	if err := b.readReceived(ctx, reg); err != nil {
		return Summary{}, err
	}
	opening, err := reg.OpenLetters(ctx, b.period.From.AddDays(-1))
	if err != nil {
		return Summary{}, fmt.Errorf("open letters: %w", err)
	}
	return b.summary(opening, closing, today), nil
}

func summarise(ctx context.Context, reg Register, b *basis, opening int, today data.Date) (Summary, error) {
	closing, err := reg.OpenLetters(ctx, b.period.To)
	if err != nil {
		return Summary{}, fmt.Errorf("open letters: %w", err)
	}
	return b.summary(opening, closing, today), nil
}

func (b *basis) summary(opening, closing int, today data.Date) Summary {
	figures := map[LineName]*Figure{}
	for _, name := range lineNames {
		figures[name] = new(Figure)
	}
	count := func(name LineName, value int, id int64) {
		if f := figures[name]; f != nil && value != 0 {
			f.Value += float64(value)
			f.Letters = append(f.Letters, id)
		}
	}
	figures[Opening].Value = float64(opening)
	figures[Closing].Value = float64(closing)
	for i := range b.toProcess {
		if l := &b.toProcess[i]; b.period.Contains(l.ReceivedOn) {
			count(Received, 1, l.ID)
			count(kindLines[l.Kind], 1, l.ID)
			count(competenceLine(l), 1, l.ID)
		}
	}
	for i := range b.concluded {
		l := &b.concluded[i]
		if !b.period.Contains(l.ConcludedOn()) {
			continue
		}
		count(Concluded, 1, l.ID)
		if l.Late(today) {
			count(Late, 1, l.ID)
		} else {
			count(OnTime, 1, l.ID)
		}
	}
	for _, r := range b.receptions {
		if b.period.Contains(r.On) {
			count(Visits, 1, r.ID)
			count(Visitors, r.People, r.ID)
		}
	}
	s := Summary{Period: b.period}
	for _, name := range lineNames {
		s.Lines = append(s.Lines, Line{name, *figures[name]})
	}
	return s
}
