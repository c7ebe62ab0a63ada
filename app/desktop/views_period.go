package desktop

import (
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// periodPicker asks which period a report covers.
type periodPicker struct {
	o        *office
	changed  func()
	quiet    bool // while the picker fills its own fields
	kind     *ui.Choice
	month    *ui.Dropdown
	quarter  *ui.Dropdown
	year     *ui.Dropdown
	from, to *ui.DateField
	steps    *fyne.Container // month, quarter and year with the arrows
	dates    *fyne.Container
	shown    *widget.Label // the resulting days
	row      *fyne.Container
}

// newPeriodPicker begins with the reporting month that ended last.
func newPeriodPicker(o *office, changed func()) *periodPicker {
	p := &periodPicker{o: o, changed: changed, shown: widget.NewLabel("")}
	p.kind = ui.NewChoice(options("reports.by.", byMonth, byQuarter, byHalf, byNine, byYear, byDates), func(string) { p.arrange() })
	p.month = ui.NewDropdown(numbered("reports.month", 12), func(string) { p.tell() })
	p.quarter = ui.NewDropdown(numbered("reports.quarter", 4), func(string) { p.tell() })
	p.year = ui.NewDropdown(years(o.today().Year()), func(string) { p.tell() })
	soon := ui.Debounce(ui.TypingPause, p.tell)
	p.from, p.to = o.dateField(), o.dateField()
	p.from.OnChanged, p.to.OnChanged = soon, soon
	back := ui.NewButton("", theme.NavigateBackIcon(), func() { p.step(-1) })
	next := ui.NewButton("", theme.NavigateNextIcon(), func() { p.step(1) })
	p.steps = container.NewHBox(back, wide(112, p.month), wide(100, p.quarter), wide(92, p.year), next)
	p.dates = container.NewHBox(widget.NewLabel(assets.Text("reports.from")), wide(170, p.from),
		widget.NewLabel(assets.Text("reports.to")), wide(170, p.to))
	p.row = container.NewHBox(wide(kindWidth, p.kind), p.steps, p.dates, p.shown)

	p.quiet = true
	year, month := lastMonth(o.today(), o.store.Settings().WholeMonth)
	p.month.SetValue(strconv.Itoa(month))
	p.quarter.SetValue(strconv.Itoa((month + 2) / 3))
	p.year.SetValue(strconv.Itoa(year))
	p.kind.SetValue(byMonth)
	p.quiet = false
	return p
}

func (p *periodPicker) content() fyne.CanvasObject { return p.row }

// arrange shows the fields that belong to the kind of period.
func (p *periodPicker) arrange() {
	show := func(o fyne.CanvasObject, visible bool) {
		if visible {
			o.Show()
		} else {
			o.Hide()
		}
	}
	kind := p.kind.Value()
	show(p.steps.Objects[1], kind == byMonth)
	show(p.steps.Objects[2], kind == byQuarter)
	show(p.steps, kind != byDates)
	show(p.dates, kind == byDates)
	if kind == byDates {
		if from, err := p.from.Date(); err == nil && from.IsZero() {
			before := p.stepped()
			quiet := p.quiet
			p.quiet = true
			p.from.SetDate(before.From)
			p.to.SetDate(before.To)
			p.quiet = quiet
		}
	}
	p.row.Refresh()
	p.tell()
}

// period is the period asked for. The error is a sentence for the clerk.
func (p *periodPicker) period() (data.Period, error) {
	if p.kind.Value() != byDates {
		return p.stepped(), nil
	}
	from, err := p.from.Date()
	if err != nil {
		return data.Period{}, err
	}
	to, err := p.to.Date()
	if err != nil {
		return data.Period{}, err
	}
	if from.IsZero() || to.IsZero() {
		return data.Period{}, data.Tell(nil, "reports.dates.missing")
	}
	if from > to {
		return data.Period{}, data.Tell(nil, "reports.dates.order")
	}
	return data.Period{From: from, To: to}, nil
}

// stepped is the month or the part of a year in the fields.
func (p *periodPicker) stepped() data.Period {
	year, month, quarter := p.parts()
	switch p.kind.Value() {
	case byQuarter:
		return data.QuarterPeriod(year, quarter)
	case byHalf:
		return data.HalfYearPeriod(year)
	case byNine:
		return data.NineMonthsPeriod(year)
	case byYear:
		return data.YearPeriod(year)
	}
	return data.MonthPeriod(year, month, p.o.store.Settings().WholeMonth)
}

func (p *periodPicker) parts() (year, month, quarter int) {
	whole := func(d *ui.Dropdown) int {
		n, _ := strconv.Atoi(d.Value()) // the fields hold nothing but numbers
		return n
	}
	return whole(p.year), max(1, whole(p.month)), max(1, whole(p.quarter))
}

// set chooses a period.
func (p *periodPicker) set(period data.Period) {
	kind := period.Kind()
	p.quiet = true
	p.year.SetValue(strconv.Itoa(period.To.Year()))
	p.month.SetValue(strconv.Itoa(period.To.Month()))
	p.quarter.SetValue(strconv.Itoa((period.To.Month() + 2) / 3))
	if p.kind.SetValue(string(kind)); kind == data.FreePeriod || p.stepped() != period {
		p.kind.SetValue(byDates)
		p.from.SetDate(period.From)
		p.to.SetDate(period.To)
	}
	p.quiet = false
	p.tell()
}

// step goes to the period before or after.
func (p *periodPicker) step(steps int) {
	year, month, quarter := p.parts()
	switch p.kind.Value() {
	case byMonth:
		year, month = shifted(year, month, steps, 12)
	case byQuarter:
		year, quarter = shifted(year, quarter, steps, 4)
	case byHalf, byNine, byYear:
		year += steps
	}
	if year < oldestYear || year > p.o.today().Year()+1 {
		return
	}
	p.quiet = true
	p.year.SetValue(strconv.Itoa(year))
	p.month.SetValue(strconv.Itoa(month))
	p.quarter.SetValue(strconv.Itoa(quarter))
	p.quiet = false
	p.tell()
}

// tell shows the days of the period and tells the room.
func (p *periodPicker) tell() {
	if p.quiet {
		return
	}
	if p.kind.Value() == byDates {
		p.shown.SetText("")
	} else {
		period := p.stepped()
		p.shown.SetText(assets.Text("reports.period", period.From.Shown(), period.To.Shown()))
	}
	p.changed()
}

// fileName is a name for the workbook of the period.
func (p *periodPicker) fileName() string {
	year, month, quarter := p.parts()
	switch kind := p.kind.Value(); kind {
	case byQuarter:
		return assets.Text("reports.file.quarter", quarter, year)
	case byHalf, byNine, byYear:
		return assets.Text("reports.file."+kind, year)
	case byDates:
		if period, err := p.period(); err == nil {
			return assets.Text("reports.file.dates", period.From, period.To)
		}
	}
	return assets.Text("reports.file.month", year, month)
}

// The ways of saying which period a report covers.
const (
	byMonth   = string(data.Monthly)
	byQuarter = string(data.Quarterly)
	byHalf    = string(data.HalfYearly)
	byNine    = string(data.NineMonths)
	byYear    = string(data.Yearly)
	byDates   = string(data.FreePeriod)
)

// oldestYear is the first year offered: the first with reports of NĐ 124/2020.
const oldestYear = 2020

// kindWidth holds all kinds of periods on one line.
const kindWidth = 460

// lastMonth is the reporting month that ended last before today.
func lastMonth(today data.Date, wholeMonth bool) (year, month int) {
	year, month = today.Year(), today.Month()
	for data.MonthPeriod(year, month, wholeMonth).To >= today {
		year, month = shifted(year, month, -1, 12)
	}
	return year, month
}

// shifted goes by steps through the parts 1 … parts of years.
func shifted(year, part, steps, parts int) (int, int) {
	n := year*parts + part - 1 + steps
	return n / parts, n%parts + 1
}

func numbered(key string, last int) []ui.Option {
	all := make([]ui.Option, last)
	for i := range all {
		all[i] = ui.Option{Value: strconv.Itoa(i + 1), Text: assets.Text(key, i+1)}
	}
	return all
}

func years(thisYear int) []ui.Option {
	var all []ui.Option
	for year := thisYear + 1; year >= oldestYear; year-- {
		all = append(all, ui.Option{Value: strconv.Itoa(year), Text: strconv.Itoa(year)})
	}
	return all
}

// dueIn says how far off a day is on which a report is due.
func dueIn(today, due data.Date) string {
	switch n := today.DaysUntil(due); {
	case n < 0:
		return assets.Text("sealed.late", number(-n))
	case n == 0:
		return assets.Text("sealed.today")
	default:
		return assets.Text("sealed.left", number(n))
	}
}

func dueImportance(days *law.Office, today, due data.Date) widget.Importance {
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
