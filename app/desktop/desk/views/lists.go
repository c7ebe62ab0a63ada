package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/text"
)

// NewLine is a line of a list: an icon, a title, a word about it in small letters, and
// at the right chips and buttons.
func NewLine(icon fyne.Resource, tone look.Tone, title, about string, right ...fyne.CanvasObject) *fyne.Container {
	return newLine(icon, tone, title, about, false, right...)
}

// NewStrongLine is a line whose title is bold, and whose word about it has its tone.
func NewStrongLine(icon fyne.Resource, tone look.Tone, title, about string, right ...fyne.CanvasObject) *fyne.Container {
	return newLine(icon, tone, title, about, true, right...)
}

func newLine(icon fyne.Resource, tone look.Tone, title, about string, strong bool, right ...fyne.CanvasObject) *fyne.Container {
	name := look.NewPara(title, theme.ColorNameForeground, theme.SizeNameText).Most(2)
	role := look.Ink2
	if strong {
		name.Bold()
		if tone == look.Late || tone == look.Soon {
			role = tone.Ink()
		}
	}
	words := look.NewColumn(0, name)
	if about != "" {
		words.Add(look.NewPara(about, role, theme.SizeNameCaptionText).Most(2))
	}
	mark := look.NewMark(icon, look.Plain, false)
	if tone != look.Still {
		mark = look.NewMark(icon, tone, false)
	}
	return container.New(lineLayout{}, append([]fyne.CanvasObject{mark, words}, right...)...)
}

// lineLayout puts a mark, words that take the room that is left, and what stands at the
// right beside each other.
type lineLayout struct{}

const (
	lineSide = 6 // above and below a line
	lineGap  = 8
)

func (lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	mark, words := objects[0].MinSize(), objects[1]
	end := size.Width
	for i := len(objects) - 1; i > 1; i-- {
		least := objects[i].MinSize()
		end -= least.Width
		kit.Put(objects[i], end, (size.Height-least.Height)/2, least.Width, least.Height)
		end -= lineGap
	}
	width := max(0, end-mark.Width-lineGap)
	words.Resize(fyne.NewSize(width, words.Size().Height))
	high := words.MinSize().Height
	kit.Put(objects[0], 0, max(lineSide, min((size.Height-mark.Height)/2, lineSide+2)), mark.Width, mark.Height)
	kit.Put(words, mark.Width+lineGap, max(lineSide, (size.Height-high)/2), width, high)
}

func (lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(objects[0].MinSize().Width+lineGap+60, max(look.Scaled(32), objects[1].MinSize().Height+2*lineSide))
	for _, o := range objects[2:] {
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width+lineGap, max(size.Height, least.Height))
	}
	return size
}

// NewOpener is the quiet button at the end of a line that opens what the line tells of.
func NewOpener(o *desk.Desk, word string, ref desk.Ref) *kit.Button {
	return kit.NewButton(word, nil, func() { o.Open(ref) }).Quiet()
}

// NewDirectionsOf lists the directions given on a letter, at a visit or a meeting,
// each with its state; a button opens the direction. What veil covers is not shown;
// nil covers nothing.
func NewDirectionsOf(o *desk.Desk, all []register.Direction, veil *secrecy.Veil) *fyne.Container {
	column := look.NewColumn(4, look.NewPara(assets.Text("directions.given", "count", kit.Number(len(all))), look.Ink2, theme.SizeNameCaptionText))
	for _, d := range all {
		content := kit.OneLine(d.Content)
		if veil != nil {
			content = veil.Cover(content)
		}
		state := d.State(o.Today())
		about := kit.Joined(" · ", kit.Joined(", ", d.Doer, d.Unit), state.Label())
		if !state.Done() && !d.DueOn.IsZero() {
			about = kit.Joined(" · ", about, assets.Text("directionPage.summary.due", "value", d.DueOn.Shown()))
		}
		tone := look.Still
		switch {
		case state == register.DirectionOverdue:
			tone = look.Late
		case state.Done():
			tone = look.Done
		}
		column.Add(NewLine(look.IconClipboard, tone, content, about, NewOpener(o, assets.Text("views.open"), desk.Direction{ID: d.ID})))
	}
	return column
}

// NewMeetingsOf shows the meetings about a letter, and a button to call one.
func NewMeetingsOf(o *desk.Desk, l *register.Letter, all []register.Meeting) fyne.CanvasObject {
	column := look.NewColumn(4, look.NewPara(assets.Text("meetings.ofLetter"), theme.ColorNameForeground, theme.SizeNameText).Bold())
	for _, m := range all {
		state, owed := MeetingState(&m, o.Today())
		tone := look.Still
		if owed {
			tone = look.Soon
		}
		column.Add(NewLine(look.IconCalendar, tone, kit.Joined(" · ", m.Kind.Label(), kit.Joined(" ", m.On.Shown(), m.Hour)), state,
			NewOpener(o, assets.Text("views.open"), desk.Meeting{ID: m.ID})))
	}
	masked := l.Masked() // of a denunciation the words alone that name nobody who denounced
	plan := register.Convened{Kind: law.MeetingOn(l), On: o.Today(), Letter: l.Number.String(), About: kit.FirstWords(masked.Content, 160)}
	if plan.Kind == register.ForDialogue {
		plan.Persons = []register.Attendee{{Name: l.Sender.Name, Unit: l.Sender.Address, Duty: register.Party}}
		if l.Against != "" {
			plan.Persons = append(plan.Persons, register.Attendee{Name: text.Clean(l.Against), Duty: register.Party})
		}
	}
	if l.Officer != "" {
		plan.Persons = append(plan.Persons, register.Attendee{Name: l.Officer, Duty: register.Secretary})
	}
	column.Add(container.NewHBox(kit.NewButton(assets.Text("meetings.call"), look.IconAdd, func() { o.Open(desk.NewMeeting{Plan: plan}) })))
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
