package meetings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/notice"
)

// The lists of meetings.
const (
	meetingsOpen = "open"
	meetingsAll  = "all"
)

// Part is the tab "Họp, đối thoại": dialogues and meetings for counsel.
type Part struct {
	o     *desk.Desk
	which *kit.Choice
	table *kit.TableOf[data.Meeting]
	whole fyne.CanvasObject
}

// NewPart is the tab with the meetings that have no result yet.
func NewPart(o *desk.Desk) *Part {
	p := &Part{o: o}
	p.table = kit.NewTableOf(
		kit.Col("meetings.column.on", 200, func(m data.Meeting) string { return kit.Joined(" ", dayNamed(m.On), m.Hour) }),
		kit.Col("meetings.column.kind", 110, func(m data.Meeting) string { return m.Kind.Label() }),
		kit.Col("meetings.column.about", 220, func(m data.Meeting) string { return kit.OneLine(m.About) }).Growing(),
		kit.Col("meetings.column.letter", 76, func(m data.Meeting) string { return m.Letter }),
		kit.Col("meetings.column.chair", 140, func(m data.Meeting) string { return m.Chair }),
		kit.Col("meetings.column.place", 176, func(m data.Meeting) string { return m.Place }),
		kit.Col("meetings.column.state", 214, func(m data.Meeting) string {
			state, _ := views.MeetingState(&m, o.Today())
			return state
		}))
	p.table.Empty = assets.Text("meetings.empty")
	p.table.Open = func(m data.Meeting) { o.Open(desk.Meeting{ID: m.ID}) }
	p.table.Colour = func(m data.Meeting) widget.Importance {
		if _, owed := views.MeetingState(&m, o.Today()); owed {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	p.table.Failed = func(err error) { o.Failed(assets.Text("meetings.failed"), err) }
	p.table.Remember(o.App.Preferences(), "meetings.columns")
	add := kit.NewButton(assets.Text("meetings.new"), theme.ContentAddIcon(), p.Add)
	add.Importance = widget.HighImportance
	p.which = kit.NewChoice(kit.Options("meetings.list.", meetingsOpen, meetingsAll), func(which string) {
		p.table.LoadAll(func(ctx context.Context) ([]data.Meeting, error) {
			return o.Store.Meetings(ctx, store.MeetingQuery{Open: which == meetingsOpen})
		})
	})
	p.whole = kit.TopDown(container.NewHBox(kit.Wide(300, p.which), layout.NewSpacer(), add), p.table, nil)
	p.which.SetValue(meetingsOpen)
	return p
}

// Content is the list under its choice.
func (p *Part) Content() fyne.CanvasObject { return p.whole }

// Load shows what the register holds now.
func (p *Part) Load() { p.table.Reload() }

// Add opens the form for a new meeting.
func (p *Part) Add() { p.o.Push(NewForm(p.o, data.Convened{On: p.o.Today()})) }

// dayNamed is "Thứ Sáu, 20/11/2026".
func dayNamed(d data.Date) string { return notice.Weekday(d) + ", " + d.Shown() }
