package desktop

import (
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// directionsOfWords is how many letters of a direction stand on its button.
const directionsOfWords = 62

// newDirectionsOf lists the directions given on a letter, at a visit or a meeting,
// each with its state; a button opens the direction. What veil covers is not shown;
// nil covers nothing.
func newDirectionsOf(o *office, all []data.Direction, veil *data.Veil) *fyne.Container {
	column := container.NewVBox(newHeading(assets.Text("directions.given", number(len(all)))))
	for i := range all {
		d := &all[i]
		content := oneLine(d.Content)
		if veil != nil {
			content = veil.Cover(content)
		}
		state := d.State(o.today())
		due := ""
		if !state.Done() && !d.DueOn.IsZero() {
			due = assets.Text("directionPage.summary.due", d.DueOn.Shown())
		}
		rest := joined(" · ", state.Label(), due)
		button := ui.NewButton(joined(" · ", shortened(content, directionsOfWords-len([]rune(rest))), rest), theme.MailForwardIcon(), func() { o.open(DirectionRef{ID: d.ID}) })
		button.Alignment = widget.ButtonAlignLeading
		if state == data.DirectionOverdue {
			button.Importance = widget.DangerImportance
		}
		column.Add(button)
	}
	return column
}

// newMeetingsOf shows the meetings about a letter, and a button to call one.
func newMeetingsOf(o *office, l *data.Letter, all []data.Meeting) fyne.CanvasObject {
	column := container.NewVBox(newHeading(assets.Text("meetings.ofLetter")))
	for i := range all {
		m := &all[i]
		state, _ := meetingState(m, o.today())
		button := ui.NewButton(shortened(joined(" · ", joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), state), 62), theme.CalendarIcon(), func() { o.open(MeetingRef{ID: m.ID}) })
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
	column.Add(container.NewHBox(ui.NewButton(assets.Text("meetings.call"), theme.ContentAddIcon(), func() { o.open(NewMeetingRef{Plan: plan}) })))
	return column
}

// attendanceWords counts persons: "Có mặt 3, đến muộn 1, vắng mặt 1".
func attendanceWords(all []data.Attendee) string {
	counts := map[data.Presence]int{}
	for _, p := range all {
		counts[p.Presence]++
	}
	if counts[""] == len(all) {
		if len(all) == 0 {
			return assets.Text("attendance.none")
		}
		return assets.Text("attendance.summoned", number(len(all)))
	}
	return assets.Text("attendance.counted", number(counts[data.Came]), number(counts[data.CameLate]), number(counts[data.Absent]))
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

// meetingAbout is what a meeting about a letter is called for; of a denunciation the
// words alone that name nobody who denounced.
func meetingAbout(l *data.Letter) string {
	masked := l.Masked()
	return firstWords(masked.Content, 160)
}

// meetingName is by what a person is invited.
func meetingName(p data.Attendee) string {
	if p.Name == "" {
		return p.Unit
	}
	return p.Name
}
