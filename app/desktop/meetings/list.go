package meetings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// The lists of meetings.
const (
	meetingsOpen = "open"
	meetingsAll  = "all"
)

// Part is the tab "Họp, đối thoại": dialogues and meetings for counsel.
type Part struct {
	o       *desk.Desk
	which   *kit.Choice
	beside  fyne.CanvasObject
	bar     *kit.Toolbar
	table   *kit.Table[register.Meeting]
	nothing *fyne.Container // in the table's place when there is no meeting
	whole   fyne.CanvasObject
}

// NewPart is the tab with the meetings that have no result yet.
func NewPart(o *desk.Desk) *Part {
	p := &Part{o: o, nothing: container.NewStack()}
	p.nothing.Hide()
	p.table = kit.NewTable(
		kit.Col("meetings.column.on", 190, func(m register.Meeting) string { return kit.Joined(" ", dayNamed(m.On), m.Hour) }),
		kit.Col("meetings.column.kind", 118, func(m register.Meeting) string { return m.Kind.Label() }).Yielding(2),
		kit.Col("meetings.column.about", 220, func(m register.Meeting) string { return kit.OneLine(m.About) }).Growing(),
		kit.Col("meetings.column.letter", 76, func(m register.Meeting) string { return m.Letter }).Yielding(1),
		kit.Col("meetings.column.chair", 140, func(m register.Meeting) string { return m.Chair }).Yielding(3),
		kit.Col("meetings.column.place", 150, func(m register.Meeting) string { return m.Place }).Yielding(4),
		kit.Col("meetings.column.state", 250, func(m register.Meeting) string {
			state, _ := views.MeetingState(&m, o.Today())
			return state
		}).As(func(m register.Meeting) look.Chip { return stateChip(&m, o.Today()) }))
	p.table.Empty = ""
	p.table.Open = func(m register.Meeting) { o.Open(desk.Meeting{ID: m.ID}) }
	p.table.OnMenu = p.menu
	p.table.Loaded = p.whenEmpty
	p.table.Failed = failing(o, "meetings.failed")
	p.table.Remember(o.App.Preferences(), "meetings.list")
	p.which = kit.NewChoice(kit.Options("meetings.list.", meetingsOpen, meetingsAll), func(which string) {
		p.table.LoadAll(func(ctx context.Context) ([]register.Meeting, error) {
			return o.Store.Meetings(ctx, store.MeetingQuery{Open: which == meetingsOpen})
		})
	})
	p.beside = kit.Wide(look.Scaled(240), p.which)
	p.bar = kit.NewToolbar(nil, p.adding(true))
	p.whole = container.NewStack(p.table, p.nothing)
	p.which.SetValue(meetingsOpen)
	return p
}

// stateChip says how a meeting stands.
func stateChip(m *register.Meeting, today day.Date) look.Chip {
	state, owed := views.MeetingState(m, today)
	switch {
	case owed:
		return look.Chip{Icon: look.IconWarning, Text: state, Tone: look.Soon}
	case !m.HeldOn.IsZero():
		return look.Chip{Icon: look.IconCheck, Text: state, Tone: look.Done}
	}
	return look.Chip{Icon: look.IconClock, Text: state}
}

func (p *Part) adding(main bool) kit.Action {
	return kit.Action{Text: assets.Text("meetings.new"), Icon: look.IconAdd, Key: "Ctrl+T", Do: p.Add, Main: main}
}

// menu is what can be done with the selected meeting.
func (p *Part) menu() []kit.Action {
	m, ok := p.table.SelectedRow()
	return []kit.Action{
		{Text: assets.Text("views.open"), Icon: look.IconForward, Key: "Enter", Do: func() { p.table.Open(m) }, Away: func() bool { return !ok }},
		{Text: assets.Text("visitPage.openLetter", "letter", m.Letter), Icon: look.IconLetter, Do: func() { p.o.OpenNumbered(m.Letter) }, Away: func() bool { return m.Letter == "" }},
		p.adding(false),
	}
}

// whenEmpty says that there is no meeting, and offers what to do.
func (p *Part) whenEmpty(total int) {
	kit.SetVisible(p.table, total > 0)
	kit.SetVisible(p.nothing, total == 0)
	if total > 0 {
		return
	}
	key, all := "meetings.empty", p.which.Value() == meetingsAll
	if !all {
		key = "meetings.empty.open"
	}
	p.nothing.Objects = []fyne.CanvasObject{views.NewNothing(look.IconPeople, assets.Text(key), p.adding(false),
		kit.Action{Text: assets.Text("meetings.showAll"), Icon: look.IconCalendar, Do: func() { p.which.SetValue(meetingsAll) }, Away: func() bool { return all }})}
	p.nothing.Refresh()
}

// Content is the list.
func (p *Part) Content() fyne.CanvasObject { return p.whole }

// Bar has the new meeting.
func (p *Part) Bar() *kit.Toolbar { return p.bar }

// Beside chooses which are listed.
func (p *Part) Beside() fyne.CanvasObject { return p.beside }

// Load shows what the register holds now.
func (p *Part) Load() { p.table.Reload() }

// Add opens the form for a new meeting.
func (p *Part) Add() { p.o.Push(NewForm(p.o, register.Convened{On: p.o.Today()})) }
