package forms

import (
	"slices"

	"donthu/assets"
	"donthu/data/day"
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

// summaryLine says what a line counts, and whether it is a part of one above it.
type summaryLine struct {
	name     LineName
	part     bool
	measured measure
}

func line(name LineName, part bool, text string) summaryLine {
	m, err := parseMeasure(text)
	if err != nil {
		panic("forms: " + err.Error())
	}
	return summaryLine{name, part, m}
}

// summaryLines are all lines; the balances that open and close have no measure.
var summaryLines = []summaryLine{
	line(Opening, false, ""),
	line(Received, false, "letters new"),
	line(Complaints, true, "letters new complaint"),
	line(Denunciations, true, "letters new denunciation"),
	line(Petitions, true, "letters new petition !reflection"),
	line(Reflections, true, "letters new reflection"),
	line(Competent, true, "letters new !unfit within"),
	line(NotCompetent, true, "letters new !unfit outside"),
	line(NotEligible, true, "letters new unfit"),
	line(NotJudged, true, "letters new !unfit !within !outside"),
	line(Concluded, false, "concluded"),
	line(OnTime, true, "concluded !late"),
	line(Late, true, "concluded late"),
	line(Closing, false, ""),
	line(Visits, false, "visits"),
	line(Visitors, false, "people of visits"),
}

func (n LineName) line() summaryLine {
	i := slices.IndexFunc(summaryLines, func(l summaryLine) bool { return l.name == n })
	return summaryLines[i]
}

// KindLines are the lines of letters received by kind.
var KindLines = []LineName{Complaints, Denunciations, Petitions, Reflections}

// Label is the line's Vietnamese name.
func (n LineName) Label() string { return assets.Text("forms.summary." + string(n)) }

// Part reports whether the line is a part of one above it.
func (n LineName) Part() bool { return n.line().part }

// Subject says what stands behind the line.
func (n LineName) Subject() Subject {
	if m := n.line().measured; len(m) > 0 {
		return m[0].of.subject
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
	Period day.Period
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

// Compared reports whether a line may be compared with that of the period before.
func (r *Report) Compared(line LineName) bool {
	return r.Comparable(r.PreviousWhole, line.Subject())
}

// KnowsPrevious reports whether the register knows all that a line counts in the period
// before, which is over.
func (r *Report) KnowsPrevious(line LineName) bool { return r.PreviousWhole.Of(line.Subject()) }

// summarise is the summary of the period of the basis, which opens and closes with
// these letters.
func (b *basis) summarise(opening, closing []int64) Summary {
	s := Summary{Period: b.period}
	for _, l := range summaryLines {
		figure := b.figure(l.measured)
		switch l.name {
		case Opening:
			figure = Figure{float64(len(opening)), opening}
		case Closing:
			figure = Figure{float64(len(closing)), closing}
		}
		s.Lines = append(s.Lines, Line{l.name, figure})
	}
	return s
}
