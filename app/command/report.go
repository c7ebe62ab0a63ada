package command

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/reports/forms"
	"donthu/reports/word"
)

// periodWords are the words that name a period.
type periodWords struct {
	Month   string `placeholder:"2026-06" help:"${help_month}"`
	Whole   bool   `name:"calendar-month" help:"${help_whole}"`
	From    string `placeholder:"2026-05-15" help:"${help_from}"`
	To      string `placeholder:"2026-06-14" help:"${help_to}"`
	Quarter string `placeholder:"2026-2" help:"${help_quarter}"`
	Year    int    `placeholder:"2026" help:"${help_year}"`
}

type reportCommand struct {
	Period  periodWords `embed:""`
	Half    int         `name:"half-year" placeholder:"2026" help:"${help_halfyear}"`
	Nine    int         `name:"nine-months" placeholder:"2026" help:"${help_ninemonths}"`
	AsOf    string      `name:"as-of" placeholder:"2026-06-20" help:"${help_asof}"`
	Edition string      `placeholder:"${edition}" help:"${help_edition}"`
	Out     string      `required:"" placeholder:"FILE.xlsx" writes:"" help:"${help_outworkbook}"`

	Narrative     string `placeholder:"FILE.docx" writes:"" help:"${help_narrative}"`
	Denunciations string `placeholder:"FILE.docx" writes:"" help:"${help_denunciations}"`

	Office string `placeholder:"FILE.xlsx" writes:"" help:"${help_officebook}"`
	Eml    string `placeholder:"FILE.eml" writes:"" help:"${help_eml}"`

	Cover coverWords `embed:""`
}

// Run writes the report workbook of a period.
func (c *reportCommand) Run(r *run) error {
	if err := apart(c.Out, c.Narrative, c.Denunciations, c.Office, c.Eml); err != nil {
		return err
	}
	return r.inRegister(func(o *office.Office) error {
		period, err := c.Period.of(o.Settings().WholeMonth, c.Half, c.Nine)
		if err != nil {
			return err
		}
		edition, err := edition(c.Edition, period)
		if err != nil {
			return err
		}
		var on day.Date
		if c.AsOf != "" {
			if on, err = day.Parse(c.AsOf); err != nil {
				return wrong("command.badAsOf", "text", c.AsOf)
			}
			if on > o.Today() { // nothing is written yet: an unfinished period would look over
				return wrong("command.futureAsOf", "day", on.Shown(), "today", o.Today().Shown())
			}
		}
		return o.OnDay(r.ctx, on, func(o *office.Office) error { return c.write(r, o, edition, period) })
	})
}

// apart refuses a file that is named twice: the later one would overwrite the earlier.
func apart(files ...string) error {
	seen := map[string]bool{}
	for _, file := range files {
		if file == "" {
			continue
		}
		whole, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		if whole = strings.ToLower(whole); seen[whole] { // to Windows these are one
			return wrong("command.sameFile", "file", file)
		}
		seen[whole] = true
	}
	return nil
}

func (c *reportCommand) write(r *run, o *office.Office, edition *forms.Edition, period day.Period) error {
	report, err := o.DrawReport(r.ctx, edition, period)
	if err != nil {
		return err
	}
	if err := c.Cover.on(r, o, &report.Cover); err != nil {
		return err
	}
	if c.Cover.Number != "" {
		dated := report.Cover
		dated.On = cmp.Or(dated.On, o.Today())
		if err := o.FreeNumber(r.ctx, dated); err != nil {
			return err
		}
	}
	if err := report.Save(c.Out); err != nil {
		return err
	}
	if c.Office != "" {
		if err := report.SaveOffice(c.Office); err != nil {
			return err
		}
	}
	if c.Narrative != "" {
		if err := narrate(r, o, &report, c.Narrative); err != nil {
			return err
		}
	}
	if c.Eml != "" {
		if err := c.message(r, o, &report); err != nil {
			return err
		}
	}
	if c.Denunciations != "" {
		if err := reportDenunciations(r, o, period, c.Denunciations); err != nil {
			return err
		}
	}
	for _, problem := range report.ToCheck() {
		r.warn(problem)
	}
	for _, f := range report.Findings {
		switch f.Concern {
		case forms.Untyped:
			r.warn(f.Text) // left empty, which makes no figure wrong
		case forms.Outdated, forms.Condemned:
			r.warn(f.Text)
			r.refused = true
		}
	}
	r.refused = r.refused || len(report.Incomplete) > 0 || report.Running() != ""
	if r.asJSON {
		return r.answer(forms.Seal(report.Report).Figures)
	}
	r.say("command.reported", "from", period.From.Shown(), "to", period.To.Shown(), "file", c.Out)
	if c.Office != "" {
		r.say("command.officeWritten", "file", c.Office)
	}
	if c.Narrative != "" {
		r.say("command.narrated", "file", c.Narrative)
	}
	if c.AsOf != "" {
		r.say("command.reportedAsOf", "day", o.Today().Shown())
	}
	return nil
}

// message writes the message in which the report just written goes to its usual receiver.
func (c *reportCommand) message(r *run, o *office.Office, report *office.Report) error {
	words, err := o.DrawInWords(r.ctx, report.Edition, report.Period)
	if err != nil {
		return err
	}
	words.Under(report.Cover)
	open, err := report.SaveMessage(c.Eml, &words, o)
	if err == nil && c.Narrative == "" { // else it is told already
		r.tellOpen(open)
	}
	if err == nil && !r.asJSON {
		r.say("command.messaged", "file", c.Eml)
	}
	return err
}

// narrate writes the report in words that goes with the forms, under the same number, day,
// place and signer, with what was typed for it. What it lacks is named, and where each is
// filled in.
func narrate(r *run, o *office.Office, report *office.Report, file string) error {
	words, err := o.DrawInWords(r.ctx, report.Edition, report.Period)
	if err != nil {
		return err
	}
	words.Under(report.Cover)
	return saveWords(r, &words, file)
}

// saveWords writes a report in words and names the places that are still to be filled in.
func saveWords(r *run, words *office.InWords, file string) error {
	open, err := words.Save(file, words.Fields(words.Typed))
	r.tellOpen(open)
	return err
}

// tellOpen names the places of a report in words that are still to be filled in: then not all
// is done (SomeRefused).
func (r *run) tellOpen(open []word.Open) {
	if len(open) == 0 {
		return
	}
	lines := []string{assets.Text("command.narrativeDraft", "count", len(open))}
	for _, place := range open {
		lines = append(lines, "– "+place.What)
	}
	r.warn(strings.Join(lines, "\n"))
	r.refused = true
}

// reportDenunciations writes the report on settling denunciations.
func reportDenunciations(r *run, o *office.Office, period day.Period, file string) error {
	words, err := o.DrawDenunciations(r.ctx, period)
	if err == nil {
		err = saveWords(r, &words, file)
	}
	if err == nil {
		r.say("command.denunciations", "file", file)
	}
	return err
}

func edition(id string, p day.Period) (*forms.Edition, error) {
	if id == "" {
		return forms.EditionFor(p), nil
	}
	var known []string
	for _, e := range forms.Editions() {
		if strings.EqualFold(e.ID, id) { // the help writes it in capitals
			return e, nil
		}
		known = append(known, e.ID)
	}
	return nil, wrong("command.unknownEdition", "edition", id, "known", strings.Join(known, ", "))
}

// of is the period; half and nine are years of which the first six or nine months are
// meant, 0 for none.
func (c *periodWords) of(wholeMonth bool, half, nine int) (day.Period, error) {
	given := 0
	for _, set := range []bool{c.Month != "", c.From != "" || c.To != "", c.Quarter != "", c.Year != 0, half != 0, nine != 0} {
		if set {
			given++
		}
	}
	if given != 1 {
		return day.Period{}, wrong("command.onePeriod")
	}
	switch {
	case c.Month != "":
		year, month, ok := yearAnd(c.Month, 12)
		if !ok {
			return day.Period{}, wrong("command.badMonth", "text", c.Month)
		}
		return day.MonthPeriod(year, month, wholeMonth || c.Whole), nil
	case c.Quarter != "":
		year, quarter, ok := yearAnd(c.Quarter, 4)
		if !ok {
			return day.Period{}, wrong("command.badQuarter", "text", c.Quarter)
		}
		return day.QuarterPeriod(year, quarter), nil
	case c.Year != 0:
		return ofYear(c.Year, day.YearPeriod)
	case half != 0:
		return ofYear(half, day.HalfYearPeriod)
	case nine != 0:
		return ofYear(nine, day.NineMonthsPeriod)
	}
	from, errFrom := day.Parse(c.From)
	to, errTo := day.Parse(c.To)
	if errFrom != nil || errTo != nil || from > to {
		return day.Period{}, wrong("command.badDates", "from", c.From, "to", c.To)
	}
	return day.Period{From: from, To: to}, nil
}

func ofYear(year int, period func(year int) day.Period) (day.Period, error) {
	if year < 2000 || year > 2200 {
		return day.Period{}, wrong("command.badYear", "year", fmt.Sprint(year))
	}
	return period(year), nil
}

// yearAnd reads 2026-06 and 2026-2: a year and a part of it, from 1 to most.
func yearAnd(s string, most int) (year, part int, ok bool) {
	var rest string
	n, _ := fmt.Sscanf(s, "%4d-%2d%s", &year, &part, &rest)
	return year, part, n == 2 && year >= 2000 && year <= 2200 && part >= 1 && part <= most
}
