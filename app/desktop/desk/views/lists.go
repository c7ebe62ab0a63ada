package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/text"
)

// rowWords is how many letters stand on a button that opens something.
const rowWords = 62

func newRow(o *desk.Desk, text string, icon fyne.Resource, ref desk.Ref) *kit.Button {
	row := kit.NewButton(text, icon, func() { o.Open(ref) })
	row.Alignment = widget.ButtonAlignLeading
	return row
}

// NewDirectionsOf lists the directions given on a letter, at a visit or a meeting,
// each with its state; a button opens the direction. What veil covers is not shown;
// nil covers nothing.
func NewDirectionsOf(o *desk.Desk, all []register.Direction, veil *secrecy.Veil) *fyne.Container {
	column := container.NewVBox(kit.NewHeading(assets.Text("directions.given", "count", kit.Number(len(all)))))
	for _, d := range all {
		content := kit.OneLine(d.Content)
		if veil != nil {
			content = veil.Cover(content)
		}
		state := d.State(o.Today())
		rest := state.Label()
		if !state.Done() && !d.DueOn.IsZero() {
			rest = kit.Joined(" · ", rest, assets.Text("directionPage.summary.due", "value", d.DueOn.Shown()))
		}
		row := newRow(o, kit.Joined(" · ", kit.Shortened(content, rowWords-len([]rune(rest))), rest), theme.MailForwardIcon(), desk.Direction{ID: d.ID})
		if state == register.DirectionOverdue {
			row.Importance = widget.DangerImportance
		}
		column.Add(row)
	}
	return column
}

// NewMeetingsOf shows the meetings about a letter, and a button to call one.
func NewMeetingsOf(o *desk.Desk, l *register.Letter, all []register.Meeting) fyne.CanvasObject {
	column := container.NewVBox(kit.NewHeading(assets.Text("meetings.ofLetter")))
	for _, m := range all {
		state, _ := MeetingState(&m, o.Today())
		called := kit.Joined(" ", m.On.Shown(), m.Hour, m.Kind.Label())
		column.Add(newRow(o, kit.Shortened(kit.Joined(" · ", called, state), rowWords), theme.CalendarIcon(), desk.Meeting{ID: m.ID}))
	}
	masked := l.Masked() // of a denunciation the words alone that name nobody who denounced
	plan := register.Convened{Kind: law.MeetingOn(l.Kind), On: o.Today(), Letter: l.Number.String(), About: kit.FirstWords(masked.Content, 160)}
	if plan.Kind == register.ForDialogue {
		plan.Persons = []register.Attendee{{Name: l.Sender.Name, Unit: l.Sender.Address, Duty: register.Party}}
		if l.Against != "" {
			plan.Persons = append(plan.Persons, register.Attendee{Name: text.Clean(l.Against), Duty: register.Party})
		}
	}
	if l.Officer != "" {
		plan.Persons = append(plan.Persons, register.Attendee{Name: l.Officer, Duty: register.Secretary})
	}
	column.Add(container.NewHBox(kit.NewButton(assets.Text("meetings.call"), theme.ContentAddIcon(), func() { o.Open(desk.NewMeeting{Plan: plan}) })))
	return column
}

// AttendanceWords counts persons: "Có mặt 3, đến muộn 1, vắng mặt 1".
func AttendanceWords(all []register.Attendee) string {
	counts := map[register.Presence]int{}
	for _, p := range all {
		counts[p.Presence]++
	}
	switch {
	case len(all) == 0:
		return assets.Text("attendance.none")
	case counts[""] == len(all):
		return assets.Text("attendance.summoned", "count", kit.Number(len(all)))
	}
	return assets.Text("attendance.counted", "came", kit.Number(counts[register.Came]), "late", kit.Number(counts[register.CameLate]), "absent", kit.Number(counts[register.Absent]))
}

// MeetingState says how a meeting stands; owed when its day is over and nothing is
// written about it.
func MeetingState(m *register.Meeting, today day.Date) (state string, owed bool) {
	invited := 0
	for _, person := range m.Persons {
		if !m.Invited(person.Called()).On.IsZero() {
			invited++
		}
	}
	switch {
	case !m.HeldOn.IsZero() && m.Held.Absent:
		return assets.Text("meetings.absent", "day", m.HeldOn.Shown()), false
	case !m.HeldOn.IsZero():
		return assets.Text("meetings.held", "day", m.HeldOn.Shown()), false
	case m.On < today:
		return assets.Text("meetings.unwritten"), true
	}
	return assets.Text("meetings.invited", "invited", invited, "persons", len(m.Persons)), false
}
