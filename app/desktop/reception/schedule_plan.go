package reception

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
	"donthu/reports/notice"
)

// rulesKey keeps the office's rules, with which the next quarter's plan begins.
const rulesKey = "schedule-rules"

// schedulePlan is the page on which a quarter's days come from rules: rules at
// the left, the days that they give at the right.
type schedulePlan struct {
	o      *desk.Desk
	period data.Period
	law    *law.Office
	kept   []data.ReceptionDay // around the period
	met    map[data.Date]data.Meeting
	rules  []law.DayRule

	repeat  *kit.Choice
	weekday *kit.Dropdown
	days    *kit.Entry
	nth     *kit.Dropdown
	next    *kit.Check
	receptionDayFields
	beside   map[string]*kit.Field
	form     *kit.Form
	list     *fyne.Container
	table    *kit.Table
	findings *fyne.Container
	apply    *kit.Button
	column   *fyne.Container
	whole    fyne.CanvasObject
	saved    bool
	changed  bool
}

func newSchedulePlan(o *desk.Desk, period data.Period) *schedulePlan {
	p := &schedulePlan{o: o, period: period, days: kit.NewEntry(), receptionDayFields: newReceptionDayFields(), list: container.NewVBox(), findings: container.NewVBox()}
	p.repeat = kit.NewChoice(kit.OptionsOf(law.Repeats...), func(string) { p.arrange() })
	var weekdays, nths []kit.Option
	for i := range 7 {
		day := strconv.Itoa((i + 1) % 7)
		weekdays = append(weekdays, kit.Option{Value: day, Text: assets.Text("notice.weekday." + day)})
	}
	for n := 1; n <= law.LastOfMonth; n++ {
		nths = append(nths, kit.Option{Value: strconv.Itoa(n), Text: assets.Text("plan.nth." + strconv.Itoa(n))})
	}
	p.weekday, p.nth = kit.NewDropdown(weekdays, nil), kit.NewDropdown(nths, nil)
	p.next = kit.NewCheck(assets.Text("plan.next"), nil)
	p.next.SetChecked(true)
	p.days.SetPlaceHolder(assets.Text("plan.days.example"))
	p.beside = map[string]*kit.Field{
		"weekday": kit.NewField(assets.Text("plan.weekday"), p.weekday).Require(),
		"nth":     kit.NewField(assets.Text("plan.nth"), p.nth).Require(),
		"days":    kit.NewField(assets.Text("plan.days"), p.days).Require(),
		"host":    kit.NewField(assets.Text("day.host"), p.host).Require(),
	}
	p.form = kit.NewForm(2, kit.NewField(assets.Text("plan.repeat"), p.repeat).Require().Across(),
		p.beside["nth"], p.beside["weekday"], p.beside["days"].Across(), kit.NewField("", p.next).Across(),
		p.beside["host"], kit.NewField(assets.Text("day.leader"), p.leader), kit.NewField(assets.Text("day.hours"), p.hours),
		kit.NewField(assets.Text("day.place"), p.place), kit.NewField(assets.Text("day.expected"), p.expected).Across())
	p.form.OnSave, p.form.OnCancel = p.addRule, o.Back
	add := kit.NewButton(assets.Text("plan.add"), theme.ContentAddIcon(), p.addRule)
	p.form.OnLastEnter = func() { o.Window.Canvas().Focus(add) }

	p.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("schedule.column.on"), Width: 150, Fixed: true},
		{Title: assets.Text("schedule.column.host"), Width: 220, Fixed: true},
		{Title: assets.Text("schedule.column.remark"), Width: 150, Grow: true, Fixed: true},
	}, nil)
	p.table.Empty = assets.Text("plan.empty")
	p.apply = kit.NewButton("", theme.ConfirmIcon(), p.save)
	p.apply.Importance = widget.HighImportance
	p.weekday.SetValue("4")
	p.nth.SetValue("1")
	p.host.SetValue(string(data.Head))
	p.repeat.SetValue(string(law.Weekly))
	p.loadKept()

	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	p.column = container.NewVBox(heading, kit.Remark("plan.explained"), kit.Inset(p.form), kit.Inset(container.NewHBox(layout.NewSpacer(), add)),
		kit.NewHeading(assets.Text("plan.rules")), p.list)
	left := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 18), p.column))
	left.SetMinSize(fyne.NewSize(560, 0))
	buttons := container.NewHBox(layout.NewSpacer(), kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.Back), p.apply)
	right := kit.TopDown(container.NewVBox(kit.NewHeading(assets.Text("plan.preview")), p.findings), p.table, container.NewPadded(buttons))
	p.whole = container.New(layout.NewBorderLayout(nil, nil, left, nil), left, right)
	p.preview()
	return p
}

// loadKept reads the schedule as it stands and the rules of last time.
func (p *schedulePlan) loadKept() {
	var err error
	p.law = p.o.Law()
	around := data.Period{From: p.period.From.AddDays(-10), To: p.period.To.AddDays(10)}
	if p.kept, err = p.o.Store.ReceptionDays(p.o.Ctx(), around); err != nil {
		p.o.Failed(assets.Text("schedule.failed"), err)
	}
	meetings, err := p.o.Store.Meetings(p.o.Ctx(), store.MeetingQuery{Planned: around, Open: true})
	if err != nil {
		p.o.Failed(assets.Text("schedule.failed"), err)
	}
	p.met = map[data.Date]data.Meeting{}
	for _, m := range meetings {
		p.met[m.On] = m
	}
	raw, err := p.o.Store.Draft(p.o.Ctx(), rulesKey)
	if err == nil && len(raw) > 0 {
		err = json.Unmarshal(raw, &p.rules)
	}
	if err != nil {
		p.o.Failed(assets.Text("schedule.failed"), err)
	}
	if n := len(p.rules); n > 0 {
		p.fill(p.rules[n-1].Day)
	}
}

func (p *schedulePlan) Title() string {
	return assets.Text("plan.title", (&notice.Notice{Period: p.period}).Span())
}
func (p *schedulePlan) Content() fyne.CanvasObject { return p.whole }
func (*schedulePlan) Help() string                 { return "tiep-cong-dan" }
func (p *schedulePlan) Enter()                     { p.o.FocusForm(p.form) }

func (p *schedulePlan) Keys() []kit.Key { return []kit.Key{kit.SaveKey(p.save)} }

func (p *schedulePlan) Leave(next func()) {
	p.o.LeaveTyped(p.saved || !p.changed, next)
}

func (p *schedulePlan) arrange() {
	repeat := law.Repeat(p.repeat.Value())
	kit.SetVisible(p.beside["weekday"], repeat != law.OnDays)
	kit.SetVisible(p.beside["nth"], repeat == law.NthOfDay)
	kit.SetVisible(p.beside["days"], repeat == law.OnDays)
	if p.column != nil {
		p.form.Refresh()
		p.column.Refresh()
	}
}

// rule is the rule as typed; ok is false when something is missing, which stands
// beside its field then.
func (p *schedulePlan) rule() (r law.DayRule, ok bool) {
	p.form.Clear()
	r = law.DayRule{Repeat: law.Repeat(p.repeat.Value()), SkipOff: !p.next.Checked,
		Day: p.read(data.ReceptionDay{Type: data.Scheduled})}
	if r.Day.Host == data.Officer {
		r.Day.Type = data.Regular
	}
	switch r.Repeat {
	case law.OnDays:
		for _, word := range strings.FieldsFunc(p.days.Value(), func(c rune) bool { return c < '0' || c > '9' }) {
			n, err := strconv.Atoi(word)
			if err != nil || n < 1 || n > 31 {
				p.beside["days"].SetProblem(assets.Text("plan.days.wrong"))
				return r, false
			}
			r.Days = append(r.Days, n)
		}
		if len(r.Days) == 0 {
			p.beside["days"].SetProblem(assets.Text("plan.days.wrong"))
			return r, false
		}
	case law.NthOfDay:
		r.Nth, _ = strconv.Atoi(p.nth.Value())
		fallthrough
	default:
		n, _ := strconv.Atoi(p.weekday.Value())
		r.Weekday = time.Weekday(n)
	}
	if r.Day.Host == "" {
		p.beside["host"].SetProblem(assets.Text("check.visit.host"))
		return r, false
	}
	return r, true
}

func (p *schedulePlan) addRule() {
	r, ok := p.rule()
	if !ok {
		p.form.FocusFirstProblem()
		return
	}
	p.rules = append(p.rules, r)
	p.changed = true
	p.preview()
}

// ruleWords says a rule in words: "Thứ Năm hằng tuần · Thủ trưởng · 8:00–11:00".
func ruleWords(r law.DayRule) string {
	var when string
	switch weekday := assets.Text("notice.weekday." + strconv.Itoa(int(r.Weekday))); r.Repeat {
	case law.Weekly:
		when = assets.Text("plan.rule.weekly", weekday)
	case law.NthOfDay:
		when = assets.Text("plan.rule.nth", weekday, strings.ToLower(assets.Text("plan.nth."+strconv.Itoa(r.Nth))))
	default:
		var days []string
		for _, d := range r.Days {
			days = append(days, strconv.Itoa(d))
		}
		when = assets.Text("plan.rule.days", strings.Join(days, ", "))
	}
	off := assets.Text("plan.rule.next")
	if r.SkipOff {
		off = assets.Text("plan.rule.skip")
	}
	return kit.Joined(" · ", when, kit.Joined(" ", r.Day.Host.Label(), r.Day.Leader), r.Day.Hours, r.Day.Place, off)
}

// preview shows the rules, the days that they give, and what the law says.
func (p *schedulePlan) preview() {
	p.list.RemoveAll()
	for i, r := range p.rules {
		drop := kit.NewButton("", theme.DeleteIcon(), func() {
			p.rules = append(p.rules[:i:i], p.rules[i+1:]...)
			p.changed = true
			p.preview()
		})
		p.list.Add(container.NewBorder(nil, nil, nil, drop, kit.Words(ruleWords(r), 480, widget.MediumImportance)))
	}
	if len(p.rules) == 0 {
		p.list.Add(kit.Words(assets.Text("plan.rules.none"), 480, widget.LowImportance))
	}
	plan := p.law.Plan(p.rules, p.period, p.kept)
	rows := make([][]string, len(plan))
	for i, d := range plan {
		rows[i] = []string{notice.Weekday(d.Day.On) + ", " + d.Day.On.Shown(), kit.Joined(" · ", d.Day.Host.Label(), d.Day.Leader), kit.Joined(" · ", plannedRemark(d), p.meetingOn(d.Day.On))}
	}
	p.table.SetLoad(kit.Rows(rows))
	added := law.NewDays(plan)
	all := append(append([]data.ReceptionDay{}, p.kept...), added...)
	var findings []law.Finding
	if len(all) > 0 {
		findings = p.law.CheckSchedule(all, p.period, p.o.Today())
	}
	p.findings.Objects = findingLines(p.o, findings)
	p.apply.SetText(assets.Text("plan.apply", fmt.Sprint(len(added))))
	if len(added) == 0 {
		p.apply.Disable()
	} else {
		p.apply.Enable()
	}
	if p.whole != nil {
		p.column.Refresh()
		p.whole.Refresh()
	}
}

// meetingOn says that a meeting is called for the day.
func (p *schedulePlan) meetingOn(d data.Date) string {
	m, ok := p.met[d]
	if !ok {
		return ""
	}
	return assets.Text("plan.meeting", m.Kind.Label(), m.Hour)
}

func plannedRemark(d law.Planned) string {
	switch {
	case d.Twice:
		return assets.Text("plan.twice")
	case d.Skipped:
		return assets.Text("plan.skipped", d.Why)
	case d.Why != "":
		return assets.Text("plan.instead", d.Wanted.Shown(), d.Why)
	}
	return d.Day.Hours
}

// save writes the new days and keeps the rules for the next quarter.
func (p *schedulePlan) save() {
	if p.saved {
		return
	}
	days := law.NewDays(p.law.Plan(p.rules, p.period, p.kept))
	rules, err := json.Marshal(p.rules)
	if err != nil {
		p.o.Failed(assets.Text("day.failed"), err)
		return
	}
	p.saved = true
	kit.RunAsyncErr(func() error { return p.o.Do().Plan(p.o.Ctx(), days, rulesKey, rules) }, func(err error) {
		if err != nil {
			p.saved = false
			p.o.Failed(assets.Text("day.failed"), err)
			return
		}
		kit.Toast(p.o.Window.Canvas(), assets.Text("plan.saved", fmt.Sprint(len(days))))
		if p.o.InFront(p) {
			p.o.Drop()
		}
	})
}
