package meetings

import (
	"strconv"

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

const (
	meetingID   = 7 // place of the id behind the cells of a row, and of the sign of one that is owed
	meetingLate = 8
)

// meetingsPart is the tab "Họp, đối thoại": dialogues and meetings for counsel.
type meetingsPart struct {
	o     *desk.Desk
	which *kit.Choice
	table *kit.Table
	whole fyne.CanvasObject
	loads int
}

func NewPart(o *desk.Desk) *meetingsPart {
	p := &meetingsPart{o: o}
	p.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("meetings.column.on"), Width: 200, Fixed: true}, {Title: assets.Text("meetings.column.kind"), Width: 110, Fixed: true},
		{Title: assets.Text("meetings.column.about"), Width: 220, Grow: true, Fixed: true}, {Title: assets.Text("meetings.column.letter"), Width: 76, Fixed: true},
		{Title: assets.Text("meetings.column.chair"), Width: 140, Fixed: true}, {Title: assets.Text("meetings.column.place"), Width: 176, Fixed: true},
		{Title: assets.Text("meetings.column.state"), Width: 214, Fixed: true},
	}, nil)
	p.table.Empty = assets.Text("meetings.empty")
	p.table.OnOpen = func(row int) { kit.OpenRow(p.table, row, meetingID, func(id int64) { o.Open(desk.Meeting{ID: id}) }) }
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > meetingLate && cells[meetingLate] != "" {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	p.table.Remember(o.App.Preferences(), "meetings.columns")
	add := kit.NewButton(assets.Text("meetings.new"), theme.ContentAddIcon(), p.Add)
	add.Importance = widget.HighImportance
	p.which = kit.NewChoice(kit.Options("meetings.list.", meetingsOpen, meetingsAll), func(string) { p.Load() })
	p.whole = kit.TopDown(container.NewHBox(kit.Wide(300, p.which), layout.NewSpacer(), add), p.table, nil)
	p.which.SetValue(meetingsOpen)
	return p
}

func (p *meetingsPart) Content() fyne.CanvasObject { return p.whole }
func (p *meetingsPart) Add()                       { p.o.Push(NewForm(p.o, data.Convened{On: p.o.Today()})) }

func (p *meetingsPart) Load() {
	p.loads++
	mine, o, open := p.loads, p.o, p.which.Value() == meetingsOpen
	kit.RunAsync(func() ([]data.Meeting, error) { return o.Store.Meetings(o.Ctx(), store.MeetingQuery{Open: open}) }, func(all []data.Meeting, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.Failed(assets.Text("meetings.failed"), err)
		default:
			rows := make([][]string, len(all))
			for i := range all {
				rows[i] = meetingRow(&all[i], o.Today())
			}
			p.table.SetLoad(kit.Rows(rows))
		}
	})
}

func meetingRow(m *data.Meeting, today data.Date) []string {
	state, owed := views.MeetingState(m, today)
	late := ""
	if owed {
		late = "late"
	}
	return []string{kit.Joined(" ", notice.Weekday(m.On)+", "+m.On.Shown(), m.Hour), m.Kind.Label(), kit.OneLine(m.About), m.Letter, m.Chair, m.Place, state,
		strconv.FormatInt(m.ID, 10), late}
}

// meetingLine names a meeting in a few words: "18/11/2026 8:30 Đối thoại: Mức bồi thường".
func meetingLine(m *data.Meeting) string {
	return kit.Joined(": ", kit.Joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), kit.Shortened(kit.OneLine(m.About), 70))
}
