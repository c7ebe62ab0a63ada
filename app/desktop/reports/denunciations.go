package reports

import (
	"context"
	"fmt"
	"strconv"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/text"
)

// askDenunciations asks for a year and writes the report on settling denunciations of it, for
// the people's council (LTC Điều 61 khoản 3): the figures come from the register, what they
// mean is left to be written in Word.
func (r *Room) askDenunciations() {
	o := r.o
	ask := kit.NewRecord(o.Around(func() desk.Page { return r }), 1, reportedYear(o.Today()),
		kit.Parsed("denunciations.year", fieldYear, kit.NewEntry(), func(year *int) *int { return year }, func(typed string) (int, error) {
			year, err := strconv.Atoi(text.Clean(typed))
			if err != nil {
				err = data.Tell(err, "denunciations.noYear")
			}
			return year, err
		}, strconv.Itoa))
	ask.Heading, ask.Explained, ask.EnterSaves = assets.Text("denunciations.title"), assets.Text("denunciations.about"), true
	ask.SaveText, ask.CancelText = assets.Text("denunciations.do"), assets.Text("sealed.cancel")
	ask.Check = func(year int) []data.Problem {
		switch {
		case year < 2000 || year > 2200:
			return []data.Problem{{Field: fieldYear, Sentence: assets.Text("denunciations.noYear")}}
		case day.YearPeriod(year).From > o.Today():
			return []data.Problem{{Field: fieldYear, Sentence: assets.Text("denunciations.future", "day", day.YearPeriod(year).From.Shown())}}
		}
		return nil
	}
	ask.Write = func(year int) (kit.Saved, error) {
		return kit.Saved{Then: func() { r.typed.whenKept(func() { r.writeDenunciations(year) }) }}, nil
	}
	ask.Open()
}

const fieldYear = "year"

// reportedYear is the year that is reported on the day: at the council's session at its end,
// or soon after.
func reportedYear(today day.Date) int { return today.AddDays(60).Year() - 1 }

// writeDenunciations asks for a name and writes the report there; what it lacks stays as dots.
func (r *Room) writeDenunciations(year int) {
	o := r.o
	o.Save(desk.FileToWrite{Title: assets.Text("denunciations.title"), Name: fmt.Sprintf("to-cao-%d.docx", year), Pattern: "*.docx",
		Writing: assets.Text("reports.writing"), Failed: assets.Text("words.failed"), Written: r.written.Show,
		Write: func(ctx context.Context, file string, _ func(float64, string)) error {
			words, err := o.Do().DrawDenunciations(ctx, day.YearPeriod(year))
			if err == nil {
				_, err = words.Save(file, words.Fields(words.Typed))
			}
			return err
		}})
}
