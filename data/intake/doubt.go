package intake

import (
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/text"
)

// Question is a column that the program does not take for anything without being told: nothing
// comes in before it is answered.
type Question struct {
	Sheet    string // always named
	Column   string // A, B, …
	Heading  string // as the office wrote it
	Sentence string // Vietnamese, what is doubtful and what can be answered
}

// Doubt is the error of a book with doubtful columns.
type Doubt struct{ Questions []Question }

func (d *Doubt) Error() string { return "doubtful columns" }

// tell is the error with its sentence for the clerk.
func (d *Doubt) tell() error {
	all := []string{assets.Text("intake.doubt")}
	for _, q := range d.Questions {
		all = append(all, assets.Text("intake.doubt.column", "sheet", q.Sheet, "column", q.Column, "heading", q.Heading, "question", q.Sentence))
	}
	return data.Tell(d, "intake.doubt.told", "questions", strings.Join(all, "\n"))
}

// doubts are the columns of the sheet whose contents speak against what their headings say.
func (s *sheet) doubts() (all []Question) {
	ask := func(i int, key string, args ...any) {
		c := s.columns[i]
		all = append(all, Question{s.name, c.letter, c.heading, assets.Text(key, args...)})
	}
	for i, c := range s.columns {
		seen := s.look(i)
		switch {
		case c.key == "", c.answered:
		case c.unit == unknownUnit && isAmount(c.key):
			ask(i, "intake.doubt.unit")
		case isDay(s.subject, c.key):
			if seen.texts >= 3 && 2*seen.texts > seen.filled {
				ask(i, "intake.doubt.noDays", "sample", seen.text)
			} else if seen.halfSwapped() {
				ask(i, "intake.doubt.swapped", "real", seen.realDays, "typed", seen.typedBig)
			}
		case c.meant && (c.key == "letter.sender" || c.key == "reception.visitor"):
			if seen.filled >= 3 && 2*(seen.realDays+seen.numbers) > seen.filled {
				ask(i, "intake.doubt.noNames", "sample", seen.text)
			}
		}
	}
	return all
}

func isAmount(key string) bool {
	return strings.HasSuffix(key, "Money") || strings.HasSuffix(key, "Land")
}

// isDay reports whether the column of a key holds days.
func isDay(of subject, key string) bool {
	switch of {
	case letters:
		for _, c := range LetterColumns {
			if c.Key == key {
				return c.Holds == Day
			}
		}
	case receptions:
		return key == "reception.on"
	case days:
		return key == "day.on"
	}
	return false
}

// seen is what stands in the first cells of a column.
type seen struct {
	filled, texts, numbers int
	realDays               int // cells that are days for Excel
	realBig                int // of these, after the 12th of a month
	typedDays, typedBig    int // texts that are days; of these, with a day after the 12th
	text                   string
}

// look examines the cells of column i among the sampled rows.
func (s *sheet) look(i int) (v seen) {
	for n, row := range s.samples {
		raw := strings.TrimSpace(cell(row, i))
		if raw == "" || isError(raw) || s.kindOfRow(s.last+1+n, row) != recordRow {
			continue
		}
		v.filled++
		serial := serialShape.MatchString(raw)
		d, err := readDay(raw)
		switch {
		case err == nil && serial:
			if v.realDays++; d.Day() > 12 {
				v.realBig++
			}
		case err == nil:
			if v.typedDays++; d.Day() > 12 {
				v.typedBig++
			}
		default:
			if _, err := readCount(raw); err == nil {
				v.numbers++
			}
			if err == errUnreadable && !sameAsAbove(raw) {
				if _, _, two := twoDays(raw); !two {
					v.texts++
					v.text = text.Clean(raw)
				}
			}
		}
	}
	return v
}

// halfSwapped reports whether the days look as if a program that writes the month first had read
// those up to the 12th and left the others as text.
func (v seen) halfSwapped() bool {
	return v.realDays >= 3 && v.realBig == 0 && v.typedBig >= 2 && v.typedBig == v.typedDays
}
