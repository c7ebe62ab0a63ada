package desktop

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
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
	o     *office
	which *ui.Choice
	table *ui.Table
	whole fyne.CanvasObject
	loads int
}

func newMeetingsPart(o *office) *meetingsPart {
	p := &meetingsPart{o: o}
	p.table = ui.NewTable([]ui.Column{
		{Title: assets.Text("meetings.column.on"), Width: 200, Fixed: true}, {Title: assets.Text("meetings.column.kind"), Width: 110, Fixed: true},
		{Title: assets.Text("meetings.column.about"), Width: 220, Grow: true, Fixed: true}, {Title: assets.Text("meetings.column.letter"), Width: 76, Fixed: true},
		{Title: assets.Text("meetings.column.chair"), Width: 140, Fixed: true}, {Title: assets.Text("meetings.column.place"), Width: 176, Fixed: true},
		{Title: assets.Text("meetings.column.state"), Width: 214, Fixed: true},
	}, nil)
	p.table.Empty = assets.Text("meetings.empty")
	p.table.OnOpen = func(row int) { openRow(p.table, row, meetingID, func(id int64) { o.open(MeetingRef{ID: id}) }) }
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > meetingLate && cells[meetingLate] != "" {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	p.table.Remember(o.app.Preferences(), "meetings.columns")
	add := ui.NewButton(assets.Text("meetings.new"), theme.ContentAddIcon(), p.Add)
	add.Importance = widget.HighImportance
	p.which = ui.NewChoice(options("meetings.list.", meetingsOpen, meetingsAll), func(string) { p.Load() })
	p.whole = topDown(container.NewHBox(wide(300, p.which), layout.NewSpacer(), add), p.table, nil)
	p.which.SetValue(meetingsOpen)
	return p
}

func (p *meetingsPart) Content() fyne.CanvasObject { return p.whole }
func (p *meetingsPart) Add()                       { p.o.push(newMeetingForm(p.o, data.Convened{On: p.o.today()})) }

func (p *meetingsPart) Load() {
	p.loads++
	mine, o, open := p.loads, p.o, p.which.Value() == meetingsOpen
	ui.RunAsync(func() ([]data.Meeting, error) { return o.store.Meetings(o.ctx(), store.MeetingQuery{Open: open}) }, func(all []data.Meeting, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.failed(assets.Text("meetings.failed"), err)
		default:
			rows := make([][]string, len(all))
			for i := range all {
				rows[i] = meetingRow(&all[i], o.today())
			}
			p.table.SetLoad(ui.Rows(rows))
		}
	})
}

func meetingRow(m *data.Meeting, today data.Date) []string {
	state, owed := meetingState(m, today)
	late := ""
	if owed {
		late = "late"
	}
	return []string{joined(" ", notice.Weekday(m.On)+", "+m.On.Shown(), m.Hour), m.Kind.Label(), oneLine(m.About), m.Letter, m.Chair, m.Place, state,
		strconv.FormatInt(m.ID, 10), late}
}

// meetingLine names a meeting in a few words: "18/11/2026 8:30 Đối thoại: Mức bồi thường".
func meetingLine(m *data.Meeting) string {
	return joined(": ", joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), shortened(oneLine(m.About), 70))
}
