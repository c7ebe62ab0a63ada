package desktop

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// meetingForm calls a meeting, or changes the plan of one.
type meetingForm struct {
	o   *office
	old *data.Meeting // to change; nil for a new one

	kind                              *ui.Choice
	on                                *ui.DateField
	hour, place, chair, letter, about *ui.Entry
	reason                            *ui.Entry
	persons                           *attendeeList
	beside                            map[string]*ui.Field
	form                              *ui.Form
	whole                             fyne.CanvasObject
	begun                             string
	saving                            bool
}

// newMeetingForm is the form for a new meeting of which something may be known.
func newMeetingForm(o *office, known data.Convened) *meetingForm {
	f := &meetingForm{o: o}
	f.build(known)
	return f
}

func newMeetingChange(o *office, m data.Meeting) *meetingForm {
	f := &meetingForm{o: o, old: &m}
	f.build(m.Convened)
	return f
}

func (f *meetingForm) build(known data.Convened) {
	o := f.o
	f.kind, f.on = ui.NewChoice(ui.OptionsOf(data.MeetingKinds...), nil), o.dateField()
	f.hour, f.place, f.chair, f.letter, f.about, f.reason = ui.NewEntry(), ui.NewEntry(), ui.NewEntry(), ui.NewEntry(), ui.NewTextEntry(3), ui.NewTextEntry(2)
	f.kind.SetValue(string(known.Kind))
	f.on.SetDate(known.On)
	f.hour.SetText(known.Hour)
	f.hour.SetPlaceHolder(assets.Text("invitee.hour.example"))
	f.place.SetText(known.Place)
	f.place.SetPlaceHolder(assets.Text("day.place.example"))
	f.chair.SetText(known.Chair)
	f.letter.SetText(known.Letter)
	f.letter.SetPlaceHolder(assets.Text("direction.letter.example"))
	f.about.SetText(known.About)
	persons := known.Persons
	if len(persons) == 0 {
		persons = []data.Attendee{{}}
	}
	f.persons = newAttendeeList(o, persons, false)
	f.beside = map[string]*ui.Field{
		data.FieldMeetingKind: ui.NewField(assets.Text("meeting.kind"), f.kind).Require(),
		data.FieldOn:          ui.NewField(assets.Text("meeting.on"), f.on).Require(),
		data.FieldHour:        ui.NewField(assets.Text("meeting.hour"), f.hour),
		data.FieldChair:       ui.NewField(assets.Text("meeting.chair"), f.chair),
		data.FieldLetter:      ui.NewField(assets.Text("direction.letter"), f.letter),
		data.FieldAbout:       ui.NewField(assets.Text("meeting.about"), f.about).Require().Across(),
		data.FieldPersons:     ui.NewField(assets.Text("meeting.persons"), f.persons.whole).Across(),
		data.FieldReason:      ui.NewField(assets.Text("meeting.reason"), f.reason).Across(),
	}
	f.form = ui.NewForm(2, f.beside[data.FieldMeetingKind], f.beside[data.FieldLetter], f.beside[data.FieldOn], f.beside[data.FieldHour],
		f.beside[data.FieldChair], ui.NewField(assets.Text("meeting.place"), f.place), f.beside[data.FieldAbout], f.beside[data.FieldPersons])
	if f.old != nil {
		f.form.Add(f.beside[data.FieldReason].Require())
	}
	f.form.OnSave, f.form.OnCancel = f.check, o.back
	save := ui.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), f.check)
	save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { o.window.Canvas().Focus(save) }
	f.persons.resize = f.form.Refresh
	heading := widget.NewLabelWithStyle(f.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	column := container.NewVBox(heading, remark("meeting.explained"), inset(f.form))
	buttons := container.NewHBox(layout.NewSpacer(), ui.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.back), save)
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 18), column))
	f.form.KeepInView(scroll)
	f.whole = topDown(nil, scroll, inset(buttons))
	f.begun = fmt.Sprint(f.typed())
}

func (f *meetingForm) Title() string {
	if f.old != nil {
		return assets.Text("meeting.change")
	}
	return assets.Text("meeting.new")
}

func (f *meetingForm) Content() fyne.CanvasObject { return f.whole }
func (*meetingForm) Help() string                 { return "tiep-cong-dan" }

// Keys has Ctrl+S because the lines of persons stand in no form.
func (f *meetingForm) Keys() []ui.Key { return []ui.Key{ui.SaveKey(f.check)} }

func (f *meetingForm) Enter() { f.o.focusForm(f.form) }

func (f *meetingForm) Leave(next func()) {
	f.o.leaveTyped(fmt.Sprint(f.typed()) == f.begun, next)
}

// typed is the plan as typed, and why its day cannot be read.
func (f *meetingForm) typed() (data.Convened, error) {
	on, err := f.on.Date()
	return data.Convened{Kind: data.MeetingKind(f.kind.Value()), On: on, Hour: f.hour.Value(), Place: f.place.Value(), Chair: f.chair.Value(),
		About: f.about.Value(), Letter: f.letter.Value(), Persons: f.persons.persons()}.Tidy(), err
}

func (f *meetingForm) check() {
	if f.saving {
		return
	}
	f.o.window.Canvas().Unfocus()
	f.form.Clear()
	c, err := f.typed()
	var problems []data.Problem
	var about *data.Letter
	if n, wrong := data.ParseNumber(c.Letter); wrong == nil {
		letter, missing := f.o.store.LetterByNumber(f.o.ctx(), n)
		if missing != nil {
			problems = append(problems, data.Problem{Field: data.FieldLetter, Sentence: assets.Text("store.noLetter", c.Letter)})
		}
		about = &letter
	}
	switch {
	case err != nil:
		problems = append(problems, data.Problem{Field: data.FieldOn, Sentence: err.Error()})
	case len(problems) == 0:
		problems = data.CheckConvened(c, about, f.o.today())
	}
	if f.old != nil && f.reason.Value() == "" {
		problems = append(problems, data.Problem{Field: data.FieldReason, Sentence: assets.Text("meeting.reason.missing")})
	}
	if wrong := data.Blocking(problems); len(wrong) > 0 {
		f.show(wrong)
		return
	}
	f.o.confirmUnusual(problems, func() { f.write(c) })
}

func (f *meetingForm) show(wrong []data.Problem) {
	for _, p := range wrong {
		if field := f.beside[p.Field]; field != nil {
			field.SetProblem(p.Sentence)
		}
	}
	f.form.FocusFirstProblem()
}

func (f *meetingForm) write(c data.Convened) {
	f.saving = true
	reason := f.reason.Value()
	ui.RunAsync(func() (data.Meeting, error) {
		if f.old != nil {
			return f.o.store.ChangeMeeting(f.o.ctx(), f.old.ID, c, reason)
		}
		return f.o.store.AddMeeting(f.o.ctx(), c)
	}, func(m data.Meeting, err error) {
		f.saving = false
		var refused *store.CheckError
		switch {
		case errors.As(err, &refused):
			f.show(refused.Problems)
			return
		case err != nil:
			f.o.failed(assets.Text("meetings.notSaved"), err)
			return
		}
		f.begun = fmt.Sprint(f.typed())
		ui.Toast(f.o.window.Canvas(), assets.Text("meeting.saved", meetingLine(&m)))
		switch {
		case !f.o.inFront(f):
		case f.old != nil:
			f.o.drop()
		default:
			f.o.replace(newMeetingPage(f.o, m.ID))
		}
	})
}
