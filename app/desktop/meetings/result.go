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

// meetingResult writes down who came to a meeting and what came of it.
type meetingResult struct {
	o       *desk.Desk
	meeting data.Meeting
	about   *data.Letter // nil when it is about none

	on                        *kit.DateField
	minutes                   *kit.Entry
	absent                    *kit.Check
	opinions, outcome, reason *kit.Entry
	persons                   *attendeeList
	beside                    map[string]*kit.Field
	form                      *kit.Form
	whole                     fyne.CanvasObject
	begun                     string
	saving                    bool
}

func newMeetingResult(o *desk.Desk, m data.Meeting) *meetingResult {
	f := &meetingResult{o: o, meeting: m, on: o.DateField(), minutes: kit.NewEntry(), opinions: kit.NewTextEntry(4), outcome: kit.NewTextEntry(4), reason: kit.NewTextEntry(2),
		absent: kit.NewCheck(assets.Text("meeting.absent"), nil)}
	if n, err := data.ParseNumber(m.Letter); err == nil {
		letter, err := o.Store.LetterByNumber(o.Ctx(), n)
		if err != nil {
			o.Failed(assets.Text("letter.failed"), err)
		}
		f.about = &letter
	}
	f.on.SetDate(min(m.On, o.Today()))
	if !m.HeldOn.IsZero() {
		f.on.SetDate(m.HeldOn)
	}
	f.minutes.SetText(m.Held.Minutes)
	f.minutes.SetPlaceHolder(assets.Text("meeting.minutes.example"))
	f.absent.SetChecked(m.Held.Absent)
	f.opinions.SetText(m.Held.Opinions)
	f.outcome.SetText(m.Held.Outcome)
	f.persons = newAttendeeList(o, m.Attending(), true)
	f.beside = map[string]*kit.Field{
		data.FieldOn:       kit.NewField(assets.Text("meeting.heldOn"), f.on).Require(),
		data.FieldMinutes:  kit.NewField(assets.Text("told.minutes.label"), f.minutes),
		data.FieldOpinions: kit.NewField(assets.Text("meeting.opinions"), f.opinions).Across(),
		data.FieldOutcome:  kit.NewField(assets.Text("meeting.outcome"), f.outcome).Require().Across(),
		data.FieldPersons:  kit.NewField(assets.Text("meeting.persons"), f.persons.whole).Across(),
		data.FieldReason:   kit.NewField(assets.Text("mend.reason"), f.reason).Across(),
	}
	f.form = kit.NewForm(2, f.beside[data.FieldOn], f.beside[data.FieldMinutes])
	if m.Kind == data.ForDialogue {
		f.form.Add(kit.NewField("", f.absent).Across())
	}
	f.form.Add(f.beside[data.FieldPersons], f.beside[data.FieldOpinions], f.beside[data.FieldOutcome])
	if !m.HeldOn.IsZero() {
		f.form.Add(f.beside[data.FieldReason].Require())
	}
	f.form.OnSave, f.form.OnCancel = f.check, o.Back
	save := kit.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), f.check)
	save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { o.Window.Canvas().Focus(save) }
	f.persons.resize = f.form.Refresh
	heading := widget.NewLabelWithStyle(f.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := "meeting.result.explained"
	if m.Letter == "" {
		explained = "meeting.result.explained.alone"
	}
	column := container.NewVBox(heading, kit.Remark(explained, m.Letter), kit.Inset(f.form))
	if m.Letter == "" {
		column.Objects[1] = kit.Remark(explained)
	}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 18), column))
	f.form.KeepInView(scroll)
	f.whole = kit.TopDown(nil, scroll, kit.Inset(container.NewHBox(layout.NewSpacer(), kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.Back), save)))
	f.begun = fmt.Sprint(f.typed())
	return f
}

func (f *meetingResult) Title() string {
	return assets.Text("meeting.result", f.meeting.Kind.Label(), f.meeting.On.Shown())
}
func (f *meetingResult) Content() fyne.CanvasObject { return f.whole }
func (*meetingResult) Help() string                 { return "tiep-cong-dan" }

// Keys has Ctrl+S because the lines of persons stand in no form.
func (f *meetingResult) Keys() []kit.Key { return []kit.Key{kit.SaveKey(f.check)} }

func (f *meetingResult) Enter() { f.o.FocusForm(f.form) }

func (f *meetingResult) Leave(next func()) {
	f.o.LeaveTyped(fmt.Sprint(f.typed()) == f.begun, next)
}

func (f *meetingResult) typed() (data.Date, data.MeetingHeld, error) {
	on, err := f.on.Date()
	return on, data.MeetingHeld{Persons: f.persons.persons(), Absent: f.absent.Checked, Opinions: f.opinions.Value(), Outcome: f.outcome.Value(),
		Minutes: f.minutes.Value()}.Tidy(), err
}

func (f *meetingResult) check() {
	if f.saving {
		return
	}
	f.o.Window.Canvas().Unfocus()
	f.form.Clear()
	on, held, err := f.typed()
	problems := data.CheckMeetingHeld(f.meeting, f.about, on, held, f.o.Today())
	if err != nil {
		problems = []data.Problem{{Field: data.FieldOn, Sentence: err.Error()}}
	}
	if !f.meeting.HeldOn.IsZero() && f.reason.Value() == "" {
		problems = append(problems, data.Problem{Field: data.FieldReason, Sentence: assets.Text("mend.reason.missing")})
	}
	if wrong := data.Blocking(problems); len(wrong) > 0 {
		f.show(wrong)
		return
	}
	f.o.ConfirmUnusual(problems, func() { f.write(on, held) })
}

func (f *meetingResult) show(wrong []data.Problem) {
	for _, p := range wrong {
		field := f.beside[p.Field]
		if field == nil { // the letter refuses the step
			field = f.beside[data.FieldOutcome]
		}
		field.SetProblem(p.Sentence)
	}
	f.form.FocusFirstProblem()
}

func (f *meetingResult) write(on data.Date, held data.MeetingHeld) {
	f.saving = true
	reason := f.reason.Value()
	kit.RunAsyncErr(func() error {
		_, err := f.o.Store.HoldMeeting(f.o.Ctx(), f.meeting.ID, on, held, reason)
		return err
	}, func(err error) {
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
		said := assets.Text("meeting.result.saved.alone")
		if f.meeting.Letter != "" {
			said = assets.Text("meeting.result.saved", f.meeting.Letter)
		}
		kit.Toast(f.o.Window.Canvas(), said)
		if f.o.InFront(f) {
			f.o.Drop()
		}
	})
}
