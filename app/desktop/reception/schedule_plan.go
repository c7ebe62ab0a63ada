package reception

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
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
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/notice"
)

// rulesKey keeps the office's rules, with which the next quarter's plan begins.
const rulesKey = "schedule-rules"

// plan is the page on which a quarter's days come from rules: rules at the left, the
// days that they give at the right. Its record asks for a rule and adds it.
type plan struct {
	*kit.Record[planAnswers]
	o        *desk.Desk
	period   day.Period
	law      *law.Office
	kept     planKept
	list     *fyne.Container
	rules    *container.Scroll // of list
	table    *kit.Table[law.Planned]
	findings *fyne.Container
	nothing  *fyne.Container // in the table's place while no rule is added
	apply    *kit.Button
	whole    fyne.CanvasObject
	saving   bool
}

// planAnswers are the rule that is typed, and the rules that were added.
type planAnswers struct {
	Repeat       law.Repeat
	Weekday, Nth string // numbers, empty while the rule asks for none
	Days         []int
	Next         bool // a day off moves to the next working day
	Day          register.ReceptionDay
	Rules        []law.DayRule
}

// rule is the rule that is typed.
func (a planAnswers) rule() law.DayRule {
	r := law.DayRule{Repeat: a.Repeat, Days: a.Days, SkipOff: !a.Next, Day: a.Day}
	weekday, _ := strconv.Atoi(a.Weekday) // chosen, not typed
	r.Weekday = time.Weekday(weekday)
	r.Nth, _ = strconv.Atoi(a.Nth)
	r.Day.Type = register.Scheduled
	if r.Day.Host == register.Officer {
		r.Day.Type = register.Regular
	}
	return r
}

// firstRule is what most offices begin with: the head receives every Thursday.
func firstRule() planAnswers {
	return planAnswers{Repeat: law.Weekly, Weekday: "4", Nth: "1", Next: true, Day: register.ReceptionDay{Host: register.Head}}
}

// planKept is the schedule as it stands around the period, and the rules of last time.
type planKept struct {
	days  []register.ReceptionDay
	met   map[day.Date]register.Meeting
	rules []law.DayRule
}

func newPlan(o *desk.Desk, period day.Period) *plan {
	p := &plan{o: o, period: period, law: o.Law(), list: container.NewVBox(), findings: container.NewVBox(), nothing: container.NewStack()}
	p.Record = kit.NewRecord(o.Around(func() desk.Page { return p }), 2, firstRule(), ruleQuestions()...)
	p.Heading = assets.Text("plan.title", "period", (&notice.Notice{Period: period}).Span())
	p.Explained, p.FormWidth = assets.Text("plan.explained"), 560
	p.Run = func(a planAnswers, done func(kit.Saved, error)) {
		done(kit.Saved{Tell: func() { p.change(func(rules []law.DayRule) []law.DayRule { return append(rules, a.rule()) }) }}, nil)
	}
	p.table = kit.NewTable(
		kit.Col("schedule.column.on", 150, func(d law.Planned) string { return onWords(d.Day) }),
		kit.Col("schedule.column.host", 180, func(d law.Planned) string { return hostWords(d.Day) }),
		kit.Col("schedule.column.remark", 150, p.remark).Growing())
	p.table.Empty = assets.Text("plan.noDays")
	p.apply = kit.NewButton("", look.IconCheck, p.save).Main()

	add := kit.NewButton(assets.Text("plan.add"), look.IconAdd, func() { p.Save(false) }).Keyed("Ctrl+S")
	p.rules = container.NewVScroll(look.Inset(14, 4, p.list))
	p.rules.SetMinSize(fyne.NewSize(0, 76))
	rule := look.Card("", "", look.Inset(1, 6, kit.TopDown(nil, p.Body(), look.Inset(14, 4, container.NewHBox(layout.NewSpacer(), add)))))
	left := kit.TopDown(nil, rule, container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), look.Card(assets.Text("plan.rules"), "", p.rules)))
	right := look.Card(assets.Text("plan.preview"), "", kit.TopDown(look.Inset(8, 4, p.findings), container.NewStack(p.table, p.nothing), nil))
	p.Arrange = func(planAnswers) { p.offer() }
	head := kit.NewHead(o.Back, p.Heading, kit.NewToolbar([]look.Part{{Object: p.apply}}))
	p.whole = kit.TopDown(head, container.New(planColumns{}, left, right), nil)
	p.preview()
	p.load()
	return p
}

// planColumns lays the rules beside the days that they give.
type planColumns struct{}

// Layout belongs to Fyne.
func (planColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := max(look.Scaled(400), min(size.Width*0.45, look.Scaled(560)))
	kit.Put(objects[0], 0, 0, left, size.Height)
	kit.Put(objects[1], left+quarterGap, 0, max(0, size.Width-left-quarterGap), size.Height)
}

// MinSize belongs to Fyne.
func (planColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(left.Width, look.Scaled(400))+quarterGap+right.Width, max(left.Height, right.Height))
}

func ruleQuestions() []*kit.Question[planAnswers] {
	var weekdays, nths []kit.Option
	for i := range 7 {
		day := strconv.Itoa((i + 1) % 7)
		weekdays = append(weekdays, kit.Option{Value: day, Text: assets.Text("notice.weekday." + day)})
	}
	for n := 1; n <= law.LastOfMonth; n++ {
		nths = append(nths, kit.Option{Value: strconv.Itoa(n), Text: assets.Text("plan.nth." + strconv.Itoa(n))})
	}
	about := dayQuestions()
	about[0].Must("check.visit.host")
	return append([]*kit.Question[planAnswers]{
		kit.Choose("plan.repeat", "", kit.OptionsOf(law.Repeats...), func(a *planAnswers) *law.Repeat { return &a.Repeat }).Require().Across(),
		kit.Pick("plan.nth", "", nths, func(a *planAnswers) *string { return &a.Nth }).Require().
			When(func(a *planAnswers) bool { return a.Repeat == law.NthOfDay }),
		kit.Pick("plan.weekday", "", weekdays, func(a *planAnswers) *string { return &a.Weekday }).Require().
			When(func(a *planAnswers) bool { return a.Repeat != law.OnDays }),
		kit.Parsed("plan.days", "", kit.NewEntry(), func(a *planAnswers) *[]int { return &a.Days }, readDays, dayNumbers).
			Require().Across().Example("plan.days.example").When(func(a *planAnswers) bool { return a.Repeat == law.OnDays }),
		kit.Tick("plan.next", "", func(a *planAnswers) *bool { return &a.Next }),
	}, kit.Within(func(a *planAnswers) *register.ReceptionDay { return &a.Day }, about...)...)
}

// readDays are days of a month, 1 to 31, whatever stands between them.
func readDays(typed string) (days []int, _ error) {
	for _, word := range strings.FieldsFunc(typed, func(c rune) bool { return c < '0' || c > '9' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > 31 {
			return nil, data.Tell(nil, "plan.days.wrong")
		}
		days = append(days, n)
	}
	if len(days) == 0 {
		return nil, data.Tell(nil, "plan.days.wrong")
	}
	return days, nil
}

// dayNumbers writes days of a month: "1, 15".
func dayNumbers(days []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(days), "[]"), " ", ", ")
}

// load reads the schedule as it stands, and the rules of last time.
func (p *plan) load() {
	o, around := p.o, day.Period{From: p.period.From.AddDays(-10), To: p.period.To.AddDays(10)}
	desk.Load(o, p, func(ctx context.Context) (planKept, error) {
		k := planKept{met: map[day.Date]register.Meeting{}}
		meetings, notMet := o.Store.Meetings(ctx, store.MeetingQuery{Planned: around, Open: true})
		for _, m := range meetings {
			k.met[m.On] = m
		}
		days, notRead := o.Store.ReceptionDays(ctx, around)
		k.days = days
		raw, err := o.Store.Draft(ctx, rulesKey)
		if err == nil && len(raw) > 0 {
			err = json.Unmarshal(raw, &k.rules)
		}
		return k, errors.Join(notRead, notMet, err)
	}, func(k planKept, err error) {
		if err != nil {
			o.Failed(assets.Text("schedule.failed"), err)
		}
		p.kept = k
		if n := len(k.rules); n > 0 && !p.Typed() {
			begin := firstRule()
			begin.Rules, begin.Day = k.rules, k.rules[n-1].Day
			p.Begin(begin)
		} else if n > 0 { // the clerk was quicker
			p.Edit(func(a *planAnswers) { a.Rules = slices.Concat(k.rules, a.Rules) })
		}
		p.preview()
	})
}

func (p *plan) Content() fyne.CanvasObject { return p.whole }
func (*plan) Help() string                 { return "tiep-cong-dan" }
func (p *plan) Keys() []kit.Key            { return []kit.Key{kit.SaveKey(p.save)} }

// change gives the plan other rules.
func (p *plan) change(to func([]law.DayRule) []law.DayRule) {
	p.Edit(func(a *planAnswers) { a.Rules = to(slices.Clone(a.Rules)) })
	p.preview()
}

// ruleWords says a rule in words: "Thứ Năm hằng tuần · Thủ trưởng · 8:00–11:00".
func ruleWords(r law.DayRule) string {
	var when string
	switch weekday := assets.Text("notice.weekday." + strconv.Itoa(int(r.Weekday))); r.Repeat {
	case law.Weekly:
		when = assets.Text("plan.rule.weekly", "weekday", weekday)
	case law.NthOfDay:
		when = assets.Text("plan.rule.nth", "weekday", weekday, "nth", strings.ToLower(assets.Text("plan.nth."+strconv.Itoa(r.Nth))))
	default:
		when = assets.Text("plan.rule.days", "days", dayNumbers(r.Days))
	}
	off := assets.Text("plan.rule.next")
	if r.SkipOff {
		off = assets.Text("plan.rule.skip")
	}
	return kit.Joined(" · ", when, kit.Joined(" ", r.Day.Host.Label(), r.Day.Leader), r.Day.Hours, r.Day.Place, off)
}

// preview shows the rules, the days that they give, and what the law says.
func (p *plan) preview() {
	typed, _ := p.Read()
	p.list.RemoveAll()
	for i, r := range typed.Rules {
		drop := kit.NewButton("", look.IconDelete, func() {
			p.change(func(rules []law.DayRule) []law.DayRule { return slices.Delete(rules, i, i+1) })
		})
		p.list.Add(container.NewBorder(nil, nil, nil, drop, kit.Words(ruleWords(r), 480, widget.MediumImportance)))
	}
	if len(typed.Rules) == 0 {
		p.list.Add(kit.Words(assets.Text("plan.rules.none"), 480, widget.LowImportance))
	}
	p.rules.Refresh()
	planned := p.law.Plan(typed.Rules, p.period, p.kept.days)
	p.table.SetRows(planned)
	added := p.added(planned)
	var findings []law.Finding
	if all := slices.Concat(p.kept.days, added); len(all) > 0 {
		findings = p.law.CheckSchedule(all, p.period, p.o.Today())
	}
	p.findings.Objects = findingsBanner(p.o, findings)
	kit.SetVisible(p.table, len(typed.Rules) > 0)
	kit.SetVisible(p.nothing, len(typed.Rules) == 0)
	p.offer()
	p.apply.SetText(assets.Text("plan.apply", "count", fmt.Sprint(len(added))))
	kit.SetEnabled(len(added) > 0, p.apply)
	p.whole.Refresh()
}

// offer says in the place of the days what the rule that is typed would give, and adds it.
func (p *plan) offer() {
	typed, wrong := p.Read()
	if len(typed.Rules) > 0 || p.table == nil {
		return
	}
	say, add := assets.Text("plan.empty"), kit.Action{Text: assets.Text("plan.add"), Icon: look.IconAdd, Key: "Ctrl+S", Do: func() { p.Save(false) }}
	if days := len(p.added(p.law.Plan([]law.DayRule{typed.rule()}, p.period, p.kept.days))); len(wrong) == 0 && days > 0 {
		say = assets.Text("plan.empty.typed", "rule", ruleWords(typed.rule()), "count", kit.Number(days))
	}
	back := kit.Action{Text: assets.Text("plan.empty.back"), Icon: look.IconBack, Do: p.Back}
	p.nothing.Objects = []fyne.CanvasObject{look.Inset(16, 20, look.NewColumn(12, look.NewPara(say, look.Ink2, theme.SizeNameText), kit.NewToolbar(nil, add, back).Content()))}
	p.nothing.Refresh()
}

// findingsBanner says what the law, or only the office's own choice, has against the days,
// in one line with all of it behind a button.
func findingsBanner(o *desk.Desk, findings []law.Finding) []fyne.CanvasObject {
	if len(findings) == 0 {
		return nil
	}
	title := assets.Text("schedule.findings.title")
	if !slices.ContainsFunc(findings, func(f law.Finding) bool { return !f.Chosen }) {
		title = assets.Text("schedule.findings.chosen")
	}
	all := kit.NewButton(assets.Text("schedule.findings", "count", kit.Number(len(findings))), nil, func() {
		sentences := make([]string, len(findings))
		for i, f := range findings {
			sentences[i] = "• " + f.Sentence
		}
		kit.ShowNotice(o.Window, title, strings.Join(sentences, "\n"))
	}).Quiet()
	return []fyne.CanvasObject{look.Banner(look.Soon, title, all)}
}

// remark says what becomes of a planned day, and that a meeting is called for it.
func (p *plan) remark(d law.Planned) string {
	said := d.Day.Hours
	switch {
	case d.Day.On < p.o.Today():
		said = assets.Text("plan.over")
	case d.Twice:
		said = assets.Text("plan.twice")
	case d.Skipped:
		said = assets.Text("plan.skipped", "reason", d.Why)
	case d.Why != "":
		said = assets.Text("plan.instead", "day", d.Wanted.Shown(), "reason", d.Why)
	}
	if m, called := p.kept.met[d.Day.On]; called {
		said = kit.Joined(" · ", said, assets.Text("plan.meeting", "kind", m.Kind.Label(), "hour", m.Hour))
	}
	return said
}

// added are the days that are put into the schedule: none that is over.
func (p *plan) added(planned []law.Planned) []register.ReceptionDay {
	return slices.DeleteFunc(law.NewDays(planned), func(d register.ReceptionDay) bool { return d.On < p.o.Today() })
}

// save writes the new days and keeps the rules for the next quarter.
func (p *plan) save() {
	if p.saving {
		return
	}
	o := p.o
	typed, _ := p.Read()
	days := p.added(p.law.Plan(typed.Rules, p.period, p.kept.days))
	p.saving = true
	kit.RunAsyncErr(func() error {
		rules, err := json.Marshal(typed.Rules)
		if err != nil {
			return err
		}
		return o.Do().Plan(o.Ctx(), days, rulesKey, rules)
	}, func(err error) {
		if err != nil {
			p.saving = false
			o.Failed(assets.Text("day.failed"), err)
			return
		}
		kit.Toast(o.Window.Canvas(), assets.Text("plan.saved", "count", fmt.Sprint(len(days))))
		p.Begin(typed) // nothing is left to be lost
		if o.InFront(p) {
			o.Drop()
		}
	})
}
