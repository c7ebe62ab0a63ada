package office

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/forms"
	"donthu/reports/word"
)

// BoardState is how the report of a ward for a period stands.
type BoardState string

// The states, the worst last.
const (
	BoardNotAsked BoardState = ""         // the board did not keep reports then
	BoardWaiting  BoardState = "waiting"  // not come, and the last day is not over
	BoardIn       BoardState = "in"       // came in time and whole
	BoardCameLate BoardState = "late"     // came after the last day
	BoardFindings BoardState = "findings" // came, and the check found something
	BoardLacking  BoardState = "lacking"  // came without some forms
	BoardMissing  BoardState = "missing"  // not come, and the last day is over
)

// BoardCell is the report of a ward for a period.
type BoardCell struct {
	State   BoardState
	Period  day.Period
	Due     day.Date        // the last day
	Days    int             // that it is, or came, after the last day; 0: none
	Lacking []string        // numbers of the forms that did not come, of one that came
	Entry   store.WardEntry // of what came; its ID is 0 where nothing did
}

// Came reports whether anything of it came.
func (c *BoardCell) Came() bool { return c.Entry.ID != 0 }

// Owed reports whether the ward has to be reminded: its last day is over, and it is not
// there, or not whole.
func (c *BoardCell) Owed(today day.Date) bool {
	return c.Due < today && (c.State == BoardMissing || c.State == BoardLacking)
}

// BoardRow is a ward with its reports.
type BoardRow struct {
	register.Ward
	Listed bool // it is on the list of those that must report
	Cells  []BoardCell
}

// BoardGrid is periods × wards.
type BoardGrid struct {
	Periods []day.Period
	Rows    []BoardRow
}

// Counts are how many wards stand how in the period at the place.
func (g *BoardGrid) Counts(at int) map[BoardState]int {
	counts := map[BoardState]int{}
	for i := range g.Rows {
		counts[g.Rows[i].Cells[at].State]++
	}
	return counts
}

// BoardMonths are the months of a year as the board reckons them, BoardLonger its longer
// periods.
func (o *Office) BoardMonths(year int) (all []day.Period) {
	for month := 1; month <= 12; month++ {
		all = append(all, day.MonthPeriod(year, month, o.Settings().WholeMonth))
	}
	return all
}

// BoardLonger are the quarters, half year, nine months and year, as they end.
func (o *Office) BoardLonger(year int) []day.Period {
	return []day.Period{day.QuarterPeriod(year, 1), day.QuarterPeriod(year, 2), day.HalfYearPeriod(year), day.QuarterPeriod(year, 3), day.NineMonthsPeriod(year), day.QuarterPeriod(year, 4), day.YearPeriod(year)}
}

// SamePeriod reports whether a report is the one of the period: a month is the same from
// whatever day the ward reckons it.
func SamePeriod(p, asked day.Period) bool {
	return p == asked || asked.Kind() == day.Monthly && p.Kind() == day.Monthly && p.To.Year() == asked.To.Year() && p.To.Month() == asked.To.Month()
}

// Board is periods × wards, as it stands today.
func (o *Office) Board(ctx context.Context, periods []day.Period) (*BoardGrid, error) {
	entries, err := o.WardEntries(ctx, store.WardQuery{})
	if err != nil {
		return nil, err
	}
	settings, today := o.Settings(), o.Today()
	rules := law.NewOffice(settings)
	wards, listed := wardOrder(settings.Board, entries)
	g := &BoardGrid{Periods: periods, Rows: make([]BoardRow, len(wards))}
	places := make([]BoardCell, len(periods))
	for i, p := range periods {
		places[i] = BoardCell{Period: p, Due: rules.ReportDue(p)}
		switch due := places[i].Due; {
		case !asked(entries, p, due, today):
		case due < today:
			places[i].State, places[i].Days = BoardMissing, due.DaysUntil(today)
		default:
			places[i].State = BoardWaiting
		}
	}
	at := map[string]int{}
	for i, w := range wards {
		at[register.WardKey(w.Name)] = i
		g.Rows[i] = BoardRow{Ward: w, Listed: i < listed, Cells: slices.Clone(places)}
		if i >= listed && listed > 0 { // who is not on the list owes nothing
			for j := range g.Rows[i].Cells {
				g.Rows[i].Cells[j].State, g.Rows[i].Cells[j].Days = BoardNotAsked, 0
			}
		}
	}
	for _, e := range entries {
		place := slices.IndexFunc(periods, func(p day.Period) bool { return SamePeriod(e.Period, p) })
		if place < 0 {
			continue
		}
		cell := &g.Rows[at[register.WardKey(e.Ward)]].Cells[place]
		if !cell.Came() || e.Period == cell.Period { // of two reckonings the board's own
			*cell = came(e, cell.Period, cell.Due)
		}
	}
	return g, nil
}

// Asked reports whether the board follows the grid's first period: some ward owes its report, or
// sent it.
func (g *BoardGrid) Asked() bool {
	return slices.ContainsFunc(g.Rows, func(r BoardRow) bool { return r.Cells[0].State != BoardNotAsked })
}

// asked reports whether wards are asked for the report of a period: one that has begun,
// and ends no earlier than the first of its kind that came. What nobody sent before the
// board kept reports is not owed; before anything came it is the month whose last day is
// next, or was less than a month ago.
func asked(entries []store.WardEntry, p day.Period, due, today day.Date) bool {
	if p.From > today {
		return false
	}
	months := func(p day.Period) int { return p.To.Year()*12 + p.To.Month() }
	some := false
	for _, e := range entries {
		if e.Period.Kind() == p.Kind() {
			some = true
			if months(e.Period) <= months(p) {
				return true
			}
		}
	}
	return !some && len(entries) == 0 && p.Kind() == day.Monthly && (due >= today || due.DaysUntil(today) <= 31)
}

// came is the state of a report that came.
func came(e store.WardEntry, p day.Period, due day.Date) BoardCell {
	c := BoardCell{State: BoardIn, Period: p, Due: due, Entry: e, Lacking: lackingForms(e.Forms)}
	if e.FirstOn > due {
		c.State, c.Days = BoardCameLate, due.DaysUntil(e.FirstOn)
	}
	if e.Findings > 0 {
		c.State = BoardFindings
	}
	if len(c.Lacking) > 0 {
		c.State = BoardLacking
	}
	return c
}

// LackingForms are the numbers of the forms that did not come with a report as it stands.
func LackingForms(f *register.WardFile) []string {
	var standing []string
	for _, s := range f.Standing() {
		standing = append(standing, s.Edition+"/"+s.Form)
	}
	return lackingForms(standing)
}

// lackingForms are the numbers of the forms that are not among those that stand.
func lackingForms(standing []string) (numbers []string) {
	for _, ed := range forms.Editions() {
		if !slices.ContainsFunc(standing, func(s string) bool { return strings.HasPrefix(s, ed.ID+"/") }) {
			continue
		}
		for _, f := range ed.Forms {
			if !slices.Contains(standing, ed.ID+"/"+f.ID) {
				numbers = append(numbers, f.Number)
			}
		}
	}
	return numbers
}

// LateWard is a ward that owes the report of a period.
type LateWard struct {
	register.Ward
	BoardCell
	Days     int        // since the last day
	Reminded []day.Date // on which it was reminded
}

// LateWards are those that owe the report of a period, in the order of the list.
func (o *Office) LateWards(ctx context.Context, p day.Period) (all []LateWard, err error) {
	grid, err := o.Board(ctx, []day.Period{p})
	if err != nil {
		return nil, err
	}
	reminders, err := o.WardReminders(ctx, store.WardQuery{Of: p})
	if err != nil {
		return nil, err
	}
	today := o.Today()
	for _, row := range grid.Rows {
		if cell := row.Cells[0]; cell.Owed(today) {
			late := LateWard{Ward: row.Ward, BoardCell: cell, Days: cell.Due.DaysUntil(today)}
			for _, r := range reminders {
				if register.WardKey(r.Ward) == register.WardKey(row.Name) {
					late.Reminded = append(late.Reminded, r.On)
				}
			}
			all = append(all, late)
		}
	}
	return all, nil
}

// Reminders are the letters to wards that are late, in one Word document: drafts without a
// number and a day unless the options have them.
func (o *Office) Reminders(late []LateWard, options word.Options) ([]byte, error) {
	info, template, err := word.Read(o.Dir(), word.ReminderTemplate)
	if err != nil {
		return nil, err
	}
	var all [][]byte
	for _, w := range late {
		var b bytes.Buffer
		fields := word.ReminderFields(word.Reminder{Ward: w.Name, Period: w.Period, DueOn: w.Due, Late: w.Days, Lacking: w.Lacking, Earlier: w.Reminded}, o.Settings(), options.For(info))
		if err := docx.RenderDraft(&b, template, fields); err != nil {
			return nil, err
		}
		all = append(all, b.Bytes())
	}
	var whole bytes.Buffer
	err = docx.Merge(&whole, all)
	return whole.Bytes(), err
}

// Remind writes down that the wards were reminded of the report of a period today.
func (o *Office) Remind(ctx context.Context, p day.Period, late []LateWard) ([]register.WardReminder, error) {
	var names []string
	for _, w := range late {
		names = append(names, w.Name)
	}
	return o.store.RemindWards(ctx, o.Today(), p, names)
}

// Says is what the ward owes, in words.
func (w *LateWard) Says() string {
	if len(w.Lacking) > 0 {
		return assets.Text("consolidate.missing.forms", "forms", strings.Join(w.Lacking, ", "))
	}
	return assets.Text("consolidate.missing.all")
}

// ReportDue is the day by which the board wants the report of a period.
func (o *Office) ReportDue(p day.Period) day.Date { return law.NewOffice(o.Settings()).ReportDue(p) }

// LastDueMonth is the month whose last day for reporting was over last.
func (o *Office) LastDueMonth() day.Period {
	today := o.Today()
	for back := 0; ; back++ {
		months := today.Year()*12 + today.Month() - 1 - back
		p := day.MonthPeriod(months/12, months%12+1, o.Settings().WholeMonth)
		if o.ReportDue(p) < today {
			return p
		}
	}
}
