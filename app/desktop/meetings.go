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
	"donthu/data/law"
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
	p.table.OnOpen = func(row int) { openRow(p.table, row, meetingID, o.openMeeting) }
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > meetingLate && cells[meetingLate] != "" {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	p.table.Remember(o.app.Preferences(), "meetings.columns")
	add := ui.NewButton(assets.Text("meetings.new"), theme.ContentAddIcon(), p.add)
	add.Importance = widget.HighImportance
	p.which = ui.NewChoice(options("meetings.list.", meetingsOpen, meetingsAll), func(string) { p.load() })
	p.whole = topDown(container.NewHBox(wide(300, p.which), layout.NewSpacer(), add), p.table, nil)
	p.which.SetValue(meetingsOpen)
	return p
}

func (p *meetingsPart) content() fyne.CanvasObject { return p.whole }
func (p *meetingsPart) add()                       { p.o.shell.push(newMeetingForm(p.o, data.Convened{On: p.o.today()})) }

func (p *meetingsPart) load() {
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

// meetingState says how a meeting stands; owed when its day is over and nothing is
// written about it.
func meetingState(m *data.Meeting, today data.Date) (state string, owed bool) {
	invited := 0
	for _, person := range m.Persons {
		if !m.Invited(meetingName(person)).On.IsZero() {
			invited++
		}
	}
	switch {
	case !m.HeldOn.IsZero() && m.Held.Absent:
		return assets.Text("meetings.absent", m.HeldOn.Shown()), false
	case !m.HeldOn.IsZero():
		return assets.Text("meetings.held", m.HeldOn.Shown()), false
	case m.On < today:
		return assets.Text("meetings.unwritten"), true
	}
	return assets.Text("meetings.invited", invited, len(m.Persons)), false
}

// meetingName is by what a person is invited.
func meetingName(p data.Attendee) string {
	if p.Name == "" {
		return p.Unit
	}
	return p.Name
}

// openMeeting shows the page of a meeting on top of the present page.
func (o *office) openMeeting(id int64) {
	o.shell.push(&meetingPage{o: o, id: id, body: container.NewStack()})
}

// meetingLine names a meeting in a few words: "18/11/2026 8:30 Đối thoại: Mức bồi thường".
func meetingLine(m *data.Meeting) string {
	return joined(": ", joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), shortened(oneLine(m.About), 70))
}

// newMeetingsOf shows the meetings about a letter, and a button to call one.
func newMeetingsOf(o *office, l *data.Letter, all []data.Meeting) fyne.CanvasObject {
	column := container.NewVBox(newHeading(assets.Text("meetings.ofLetter")))
	for i := range all {
		m := &all[i]
		state, _ := meetingState(m, o.today())
		button := ui.NewButton(shortened(joined(" · ", joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), state), 62), theme.CalendarIcon(), func() { o.openMeeting(m.ID) })
		button.Alignment = widget.ButtonAlignLeading
		column.Add(button)
	}
	plan := data.Convened{Kind: law.MeetingOn(l.Kind), On: o.today(), Letter: l.Number.String(), About: meetingAbout(l)}
	if plan.Kind == data.ForDialogue {
		plan.Persons = []data.Attendee{{Name: l.Sender.Name, Unit: l.Sender.Address, Duty: data.Party}}
		if l.Against != "" {
			plan.Persons = append(plan.Persons, data.Attendee{Name: data.Clean(l.Against), Duty: data.Party})
		}
	}
	if l.Officer != "" {
		plan.Persons = append(plan.Persons, data.Attendee{Name: l.Officer, Duty: data.Secretary})
	}
	column.Add(container.NewHBox(ui.NewButton(assets.Text("meetings.call"), theme.ContentAddIcon(), func() { o.shell.push(newMeetingForm(o, plan)) })))
	return column
}

// meetingAbout is what a meeting about a letter is called for; of a denunciation the
// words alone that name nobody who denounced.
func meetingAbout(l *data.Letter) string {
	masked := l.Masked()
	return firstWords(masked.Content, 160)
}
