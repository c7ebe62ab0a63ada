package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// directionsOfWords is how many letters of a direction stand on its button.
const directionsOfWords = 62

// NewDirectionsOf lists the directions given on a letter, at a visit or a meeting,
// each with its state; a button opens the direction. What veil covers is not shown;
// nil covers nothing.
func NewDirectionsOf(o *desk.Desk, all []data.Direction, veil *data.Veil) *fyne.Container {
	column := container.NewVBox(kit.NewHeading(assets.Text("directions.given", kit.Number(len(all)))))
	for i := range all {
		d := &all[i]
		content := kit.OneLine(d.Content)
		if veil != nil {
			content = veil.Cover(content)
		}
		state := d.State(o.Today())
		due := ""
		if !state.Done() && !d.DueOn.IsZero() {
			due = assets.Text("directionPage.summary.due", d.DueOn.Shown())
		}
		rest := kit.Joined(" · ", state.Label(), due)
		button := kit.NewButton(kit.Joined(" · ", kit.Shortened(content, directionsOfWords-len([]rune(rest))), rest), theme.MailForwardIcon(), func() { o.Open(desk.Direction{ID: d.ID}) })
		button.Alignment = widget.ButtonAlignLeading
		if state == data.DirectionOverdue {
			button.Importance = widget.DangerImportance
		}
		column.Add(button)
	}
	return column
}

// NewMeetingsOf shows the meetings about a letter, and a button to call one.
func NewMeetingsOf(o *desk.Desk, l *data.Letter, all []data.Meeting) fyne.CanvasObject {
	column := container.NewVBox(kit.NewHeading(assets.Text("meetings.ofLetter")))
	for i := range all {
		m := &all[i]
		state, _ := MeetingState(m, o.Today())
		button := kit.NewButton(kit.Shortened(kit.Joined(" · ", kit.Joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), state), 62), theme.CalendarIcon(), func() { o.Open(desk.Meeting{ID: m.ID}) })
		button.Alignment = widget.ButtonAlignLeading
		column.Add(button)
	}
	plan := data.Convened{Kind: law.MeetingOn(l.Kind), On: o.Today(), Letter: l.Number.String(), About: meetingAbout(l)}
	if plan.Kind == data.ForDialogue {
		plan.Persons = []data.Attendee{{Name: l.Sender.Name, Unit: l.Sender.Address, Duty: data.Party}}
		if l.Against != "" {
			plan.Persons = append(plan.Persons, data.Attendee{Name: data.Clean(l.Against), Duty: data.Party})
		}
	}
	if l.Officer != "" {
		plan.Persons = append(plan.Persons, data.Attendee{Name: l.Officer, Duty: data.Secretary})
	}
	column.Add(container.NewHBox(kit.NewButton(assets.Text("meetings.call"), theme.ContentAddIcon(), func() { o.Open(desk.NewMeeting{Plan: plan}) })))
	return column
}

// AttendanceWords counts persons: "Có mặt 3, đến muộn 1, vắng mặt 1".
func AttendanceWords(all []data.Attendee) string {
	counts := map[data.Presence]int{}
	for _, p := range all {
		counts[p.Presence]++
	}
	if counts[""] == len(all) {
		if len(all) == 0 {
			return assets.Text("attendance.none")
		}
		return assets.Text("attendance.summoned", kit.Number(len(all)))
	}
	return assets.Text("attendance.counted", kit.Number(counts[data.Came]), kit.Number(counts[data.CameLate]), kit.Number(counts[data.Absent]))
}

// MeetingState says how a meeting stands; owed when its day is over and nothing is
// written about it.
func MeetingState(m *data.Meeting, today data.Date) (state string, owed bool) {
	invited := 0
	for _, person := range m.Persons {
		if !m.Invited(MeetingName(person)).On.IsZero() {
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

// meetingAbout is what a meeting about a letter is called for; of a denunciation the
// words alone that name nobody who denounced.
func meetingAbout(l *data.Letter) string {
	masked := l.Masked()
	return kit.FirstWords(masked.Content, 160)
}

// MeetingName is by what a person is invited.
func MeetingName(p data.Attendee) string {
	if p.Name == "" {
		return p.Unit
	}
	return p.Name
}
