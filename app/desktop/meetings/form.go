package meetings

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// meetingForm calls a meeting, or changes the plan of one.
type Form struct {
	o   *desk.Desk
	old *data.Meeting // to change; nil for a new one

	kind                              *kit.Choice
	on                                *kit.DateField
	hour, place, chair, letter, about *kit.Entry
	reason                            *kit.Entry
	persons                           *attendeeList
	beside                            map[string]*kit.Field
	form                              *kit.Form
	whole                             fyne.CanvasObject
	begun                             string
	saving                            bool
}

// newMeetingForm is the form for a new meeting of which something may be known.
func NewForm(o *desk.Desk, known data.Convened) *Form {
	f := &Form{o: o}
	f.build(known)
	return f
}

func newMeetingChange(o *desk.Desk, m data.Meeting) *Form {
	f := &Form{o: o, old: &m}
	f.build(m.Convened)
	return f
}

func (f *Form) build(known data.Convened) {
	o := f.o
	f.kind, f.on = kit.NewChoice(kit.OptionsOf(data.MeetingKinds...), nil), o.DateField()
	f.hour, f.place, f.chair, f.letter, f.about, f.reason = kit.NewEntry(), kit.NewEntry(), kit.NewEntry(), kit.NewEntry(), kit.NewTextEntry(3), kit.NewTextEntry(2)
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
	f.beside = map[string]*kit.Field{
		data.FieldMeetingKind: kit.NewField(assets.Text("meeting.kind"), f.kind).Require(),
		data.FieldOn:          kit.NewField(assets.Text("meeting.on"), f.on).Require(),
		data.FieldHour:        kit.NewField(assets.Text("meeting.hour"), f.hour),
		data.FieldChair:       kit.NewField(assets.Text("meeting.chair"), f.chair),
		data.FieldLetter:      kit.NewField(assets.Text("direction.letter"), f.letter),
		data.FieldAbout:       kit.NewField(assets.Text("meeting.about"), f.about).Require().Across(),
		data.FieldPersons:     kit.NewField(assets.Text("meeting.persons"), f.persons.whole).Across(),
		data.FieldReason:      kit.NewField(assets.Text("meeting.reason"), f.reason).Across(),
	}
	f.form = kit.NewForm(2, f.beside[data.FieldMeetingKind], f.beside[data.FieldLetter], f.beside[data.FieldOn], f.beside[data.FieldHour],
		f.beside[data.FieldChair], kit.NewField(assets.Text("meeting.place"), f.place), f.beside[data.FieldAbout], f.beside[data.FieldPersons])
	if f.old != nil {
		f.form.Add(f.beside[data.FieldReason].Require())
	}
	f.form.OnSave, f.form.OnCancel = f.check, o.Back
	save := kit.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), f.check)
	save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { o.Window.Canvas().Focus(save) }
	f.persons.resize = f.form.Refresh
	heading := widget.NewLabelWithStyle(f.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	column := container.NewVBox(heading, kit.Remark("meeting.explained"), kit.Inset(f.form))
	buttons := container.NewHBox(layout.NewSpacer(), kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.Back), save)
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 18), column))
	f.form.KeepInView(scroll)
	f.whole = kit.TopDown(nil, scroll, kit.Inset(buttons))
	f.begun = fmt.Sprint(f.typed())
}

func (f *Form) Title() string {
	if f.old != nil {
		return assets.Text("meeting.change")
	}
	return assets.Text("meeting.new")
}

func (f *Form) Content() fyne.CanvasObject { return f.whole }
func (*Form) Help() string                 { return "tiep-cong-dan" }

// Keys has Ctrl+S because the lines of persons stand in no form.
func (f *Form) Keys() []kit.Key { return []kit.Key{kit.SaveKey(f.check)} }

func (f *Form) Enter() { f.o.FocusForm(f.form) }

func (f *Form) Leave(next func()) {
	f.o.LeaveTyped(fmt.Sprint(f.typed()) == f.begun, next)
}

// typed is the plan as typed, and why its day cannot be read.
func (f *Form) typed() (data.Convened, error) {
	on, err := f.on.Date()
	return data.Convened{Kind: data.MeetingKind(f.kind.Value()), On: on, Hour: f.hour.Value(), Place: f.place.Value(), Chair: f.chair.Value(),
		About: f.about.Value(), Letter: f.letter.Value(), Persons: f.persons.persons()}.Tidy(), err
}

func (f *Form) check() {
	if f.saving {
		return
	}
	f.o.Window.Canvas().Unfocus()
	f.form.Clear()
	c, err := f.typed()
	var problems []data.Problem
	var about *data.Letter
	if n, wrong := data.ParseNumber(c.Letter); wrong == nil {
		letter, missing := f.o.Store.LetterByNumber(f.o.Ctx(), n)
		if missing != nil {
			problems = append(problems, data.Problem{Field: data.FieldLetter, Sentence: assets.Text("store.noLetter", c.Letter)})
		}
		about = &letter
	}
	switch {
	case err != nil:
		problems = append(problems, data.Problem{Field: data.FieldOn, Sentence: err.Error()})
	case len(problems) == 0:
		problems = data.CheckConvened(c, about, f.o.Today())
	}
	if f.old != nil && f.reason.Value() == "" {
		problems = append(problems, data.Problem{Field: data.FieldReason, Sentence: assets.Text("meeting.reason.missing")})
	}
	if wrong := data.Blocking(problems); len(wrong) > 0 {
		f.show(wrong)
		return
	}
	f.o.ConfirmUnusual(problems, func() { f.write(c) })
}

func (f *Form) show(wrong []data.Problem) {
	for _, p := range wrong {
		if field := f.beside[p.Field]; field != nil {
			field.SetProblem(p.Sentence)
		}
	}
	f.form.FocusFirstProblem()
}

func (f *Form) write(c data.Convened) {
	f.saving = true
	reason := f.reason.Value()
	kit.RunAsync(func() (data.Meeting, error) {
		if f.old != nil {
			return f.o.Store.ChangeMeeting(f.o.Ctx(), f.old.ID, c, reason)
		}
		return f.o.Store.AddMeeting(f.o.Ctx(), c)
	}, func(m data.Meeting, err error) {
		f.saving = false
		var refused *store.CheckError
		switch {
		case errors.As(err, &refused):
			f.show(refused.Problems)
			return
		case err != nil:
			f.o.Failed(assets.Text("meetings.notSaved"), err)
			return
		}
		f.begun = fmt.Sprint(f.typed())
		kit.Toast(f.o.Window.Canvas(), assets.Text("meeting.saved", meetingLine(&m)))
		switch {
		case !f.o.InFront(f):
		case f.old != nil:
			f.o.Drop()
		default:
			f.o.Replace(NewPage(f.o, m.ID))
		}
	})
}
