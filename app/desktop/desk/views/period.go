package views

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
)

// PeriodPicker says which period a report covers and steps through such periods; which kind
// of period it is, and which year, is asked in a dialog.
type PeriodPicker struct {
	// Before, which may be nil, is asked before the clerk chooses another period.
	Before func(next func())

	o        *desk.Desk
	changed  func()
	quiet    bool // while the picker fills its own fields
	Kind     *kit.Dropdown
	Month    *kit.Dropdown
	Quarter  *kit.Dropdown
	Year     *kit.Dropdown
	From, To *kit.DateField
	fields   map[fyne.CanvasObject]*kit.Field
	form     *kit.Form
	name     *kit.Button // says the period, opens the dialog
	row      *fyne.Container
}

// NewPeriodPicker begins with the reporting month that ended last.
func NewPeriodPicker(o *desk.Desk, changed func()) *PeriodPicker {
	p := &PeriodPicker{o: o, changed: changed, fields: map[fyne.CanvasObject]*kit.Field{}}
	p.Kind = kit.NewDropdown(kit.Options("reports.by.", ByMonth, ByQuarter, ByHalf, ByNine, ByYear, ByDates), func(string) { p.arrange() })
	p.Month = kit.NewDropdown(numbered("reports.month", 12), func(string) { // another kind is of the same time of the year
		p.quietly(func() { p.Quarter.SetValue(strconv.Itoa((p.month() + 2) / 3)) })
		p.Tell()
	})
	p.Quarter = kit.NewDropdown(numbered("reports.quarter", 4), func(string) { p.Tell() })
	p.Year = kit.NewDropdown(years(o.Today().Year()), func(string) { p.Tell() })
	soon := kit.Debounce(kit.TypingPause, p.Tell)
	p.From, p.To = o.DateField(), o.DateField()
	p.From.OnChanged, p.To.OnChanged = soon, soon
	p.form = kit.NewForm(2)
	field := func(key string, answer fyne.CanvasObject) {
		p.fields[answer] = kit.NewField(assets.Text(key), answer)
		p.form.Add(p.fields[answer])
	}
	field("reports.kind", p.Kind)
	field("reports.by.year", p.Year)
	field("reports.by.month", p.Month)
	field("reports.by.quarter", p.Quarter)
	field("reports.from", p.From)
	field("reports.to", p.To)
	step := func(key string, icon fyne.Resource, by int) *kit.Button {
		b := kit.NewButton("", icon, func() { p.before(func() { p.Step(by) }) })
		b.SetToolTip(assets.Text(key))
		return b
	}
	p.name = kit.NewButton("", nil, func() { p.before(p.ask) })
	p.name.Opens = true
	p.row = container.NewHBox(step("reports.earlier", look.IconLeft, -1), p.name, step("reports.later", look.IconRight, 1))

	p.quietly(func() {
		year, month := LastMonth(o.Today(), o.Store.Settings().WholeMonth)
		p.setParts(year, month, (month+2)/3)
		p.Kind.SetValue(ByMonth)
	})
	p.say()
	return p
}

// Content is the period between the arrows.
func (p *PeriodPicker) Content() fyne.CanvasObject { return p.row }

func (p *PeriodPicker) before(next func()) {
	if p.Before == nil {
		next()
		return
	}
	p.Before(next)
}

// ask asks for another period; what is chosen is shown behind the dialog at once.
func (p *PeriodPicker) ask() {
	done := kit.NewButton(assets.Text("ui.close"), nil, nil).Main().Keyed("Esc")
	done.OnTapped = kit.ShowContent(p.o.Window, assets.Text("reports.choosePeriod"), kit.Sized(look.Scaled(460), look.Scaled(190), p.form), p.Kind, done)
}

// arrange shows the fields that belong to the kind of period.
func (p *PeriodPicker) arrange() {
	kind := p.Kind.Value()
	kit.SetVisible(p.fields[p.Month], kind == ByMonth)
	kit.SetVisible(p.fields[p.Quarter], kind == ByQuarter)
	kit.SetVisible(p.fields[p.Year], kind != ByDates)
	kit.SetVisible(p.fields[p.From], kind == ByDates)
	kit.SetVisible(p.fields[p.To], kind == ByDates)
	if from, err := p.From.Date(); kind == ByDates && err == nil && from.IsZero() {
		before := p.stepped()
		p.quietly(func() {
			p.From.SetDate(before.From)
			p.To.SetDate(before.To)
		})
	}
	p.form.Refresh()
	p.Tell()
}

// say writes the period on the button, and what is wrong with it beside its last day.
func (p *PeriodPicker) say() {
	period, err := p.Period()
	p.fields[p.To].SetProblem("")
	if err != nil {
		p.fields[p.To].SetProblem(err.Error())
		p.name.SetText(assets.Text("reports.noPeriod"))
		return
	}
	name := period.Name()
	if p.Kind.Value() == ByDates {
		name = p.Days()
	}
	p.name.SetText(kit.SentenceCase(name))
	p.name.SetToolTip(assets.Text("reports.period", "from", period.From.Shown(), "to", period.To.Shown()))
	p.row.Refresh()
}

// Days are the first and the last day of the period: 15/10 – 14/11/2026; "" for none.
func (p *PeriodPicker) Days() string {
	period, err := p.Period()
	if err != nil {
		return ""
	}
	return assets.Text("reports.days", "from", ShortDay(period.From, period.To), "to", period.To.Shown())
}

// quietly fills fields without telling the room.
func (p *PeriodPicker) quietly(fill func()) {
	quiet := p.quiet
	p.quiet = true
	fill()
	p.quiet = quiet
}

func (p *PeriodPicker) setParts(year, month, quarter int) {
	p.Year.SetValue(strconv.Itoa(year))
	p.Month.SetValue(strconv.Itoa(month))
	p.Quarter.SetValue(strconv.Itoa(quarter))
}

// Period is the period asked for. The error is a sentence for the clerk.
func (p *PeriodPicker) Period() (day.Period, error) {
	if p.Kind.Value() != ByDates {
		return p.stepped(), nil
	}
	from, err := p.From.Date()
	if err != nil {
		return day.Period{}, err
	}
	to, err := p.To.Date()
	switch {
	case err != nil:
		return day.Period{}, err
	case from.IsZero() || to.IsZero():
		return day.Period{}, data.Tell(nil, "reports.dates.missing")
	case from > to:
		return day.Period{}, data.Tell(nil, "reports.dates.order")
	}
	return day.Period{From: from, To: to}, nil
}

// stepped is the month or the part of a year in the fields.
func (p *PeriodPicker) stepped() day.Period {
	year, month, quarter := p.parts()
	switch p.Kind.Value() {
	case ByQuarter:
		return day.QuarterPeriod(year, quarter)
	case ByHalf:
		return day.HalfYearPeriod(year)
	case ByNine:
		return day.NineMonthsPeriod(year)
	case ByYear:
		return day.YearPeriod(year)
	}
	return day.MonthPeriod(year, month, p.o.Store.Settings().WholeMonth)
}

func (p *PeriodPicker) month() int {
	_, month, _ := p.parts()
	return month
}

func (p *PeriodPicker) parts() (year, month, quarter int) {
	whole := func(d *kit.Dropdown) int {
		n, _ := strconv.Atoi(d.Value()) // the fields hold nothing but numbers
		return n
	}
	return whole(p.Year), max(1, whole(p.Month)), max(1, whole(p.Quarter))
}

// Set chooses a period.
func (p *PeriodPicker) Set(period day.Period) {
	p.quietly(func() {
		kind, month := period.Kind(), period.To.Month()
		p.setParts(period.To.Year(), month, (month+2)/3)
		if p.Kind.SetValue(string(kind)); kind == day.FreePeriod || p.stepped() != period {
			p.Kind.SetValue(ByDates)
			p.From.SetDate(period.From)
			p.To.SetDate(period.To)
		}
	})
	p.Tell()
}

// Step goes to the period before or after.
func (p *PeriodPicker) Step(steps int) {
	year, month, quarter := p.parts()
	switch p.Kind.Value() {
	case ByMonth:
		year, month = shifted(year, month, steps, 12)
	case ByQuarter:
		year, quarter = shifted(year, quarter, steps, 4)
	case ByHalf, ByNine, ByYear:
		year += steps
	}
	if year < oldestYear || year > p.o.Today().Year()+1 {
		return
	}
	if p.Kind.Value() == ByMonth {
		quarter = (month + 2) / 3
	}
	p.quietly(func() { p.setParts(year, month, quarter) })
	p.Tell()
}

// Tell shows the period and tells the room.
func (p *PeriodPicker) Tell() {
	if p.quiet {
		return
	}
	p.say()
	p.changed()
}

// FileName is a name for the workbook of the period.
func (p *PeriodPicker) FileName() string {
	year, month, quarter := p.parts()
	switch kind := p.Kind.Value(); kind {
	case ByQuarter:
		return assets.Text("reports.file.quarter", "quarter", quarter, "year", year)
	case ByHalf, ByNine, ByYear:
		return assets.Text("reports.file."+kind, "year", year)
	case ByDates:
		if period, err := p.Period(); err == nil {
			return assets.Text("reports.file.dates", "from", period.From, "to", period.To)
		}
	}
	return assets.Text("reports.file.month", "year", year, "month", month)
}

// The ways of saying which period a report covers.
const (
	ByMonth   = string(day.Monthly)
	ByQuarter = string(day.Quarterly)
	ByHalf    = string(day.HalfYearly)
	ByNine    = string(day.NineMonths)
	ByYear    = string(day.Yearly)
	ByDates   = string(day.FreePeriod)
)

// oldestYear is the first year offered: the first with reports of NĐ 124/2020.
const oldestYear = 2020

// LastMonth is the reporting month that ended last before today.
func LastMonth(today day.Date, wholeMonth bool) (year, month int) {
	year, month = today.Year(), today.Month()
	for day.MonthPeriod(year, month, wholeMonth).To >= today {
		year, month = shifted(year, month, -1, 12)
	}
	return year, month
}

// shifted goes by steps through the parts 1 … parts of years.
func shifted(year, part, steps, parts int) (int, int) {
	n := year*parts + part - 1 + steps
	return n / parts, n%parts + 1
}

func numbered(key string, last int) []kit.Option {
	all := make([]kit.Option, last)
	for i := range all {
		all[i] = kit.Option{Value: strconv.Itoa(i + 1), Text: assets.Text(key, "number", i+1)}
	}
	return all
}

func years(thisYear int) []kit.Option {
	var all []kit.Option
	for year := thisYear + 1; year >= oldestYear; year-- {
		all = append(all, kit.Option{Value: strconv.Itoa(year), Text: strconv.Itoa(year)})
	}
	return all
}

// DueIn says how far off a day is on which a report is due.
func DueIn(today, due day.Date) string { return DaysTo("sealed.", due, today) }

// DueImportance colours a report that is due on a day: overdue, soon, or neither.
func DueImportance(days *law.Office, today, due day.Date) widget.Importance {
	switch {
	case due < today:
		return widget.DangerImportance
	case days.Calendar().WorkingDays(today, due) <= reminderDays:
		return widget.WarningImportance
	}
	return widget.MediumImportance
}

// reminderDays is how many working days before a report is due the reminder
// begins: one whole working day is left then (NĐ 09/2019 Điều 8 khoản 5).
const reminderDays = 2
