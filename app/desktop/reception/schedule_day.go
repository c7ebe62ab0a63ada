package reception

import (
	"errors"
	"fmt"
	"strings"

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
)

// receptionDayForm is the page of one day of the schedule: a new one, or one that is
// corrected, moved or cancelled.
type receptionDayForm struct {
	desk.PlainPage
	o   *desk.Desk
	day data.ReceptionDay // ID 0: new

	date *kit.DateField
	kind *kit.Choice
	receptionDayFields
	reason  *kit.Entry
	beside  map[string]*kit.Field
	form    *kit.Form
	save    *kit.Button
	whole   fyne.CanvasObject
	begun   string
	saving  bool
	removed bool
}

// receptionDayFields are the questions about a day that a rule asks too.
type receptionDayFields struct {
	host                           *kit.Choice
	leader, hours, place, expected *kit.Entry
}

func newReceptionDayFields() receptionDayFields {
	f := receptionDayFields{host: kit.NewChoice(kit.OptionsOf(data.Hosts...), nil),
		leader: kit.NewEntry(), hours: kit.NewEntry(), place: kit.NewEntry(), expected: kit.NewTextEntry(2)}
	f.hours.SetPlaceHolder(assets.Text("day.hours.example"))
	f.place.SetPlaceHolder(assets.Text("day.place.example"))
	return f
}

func (f *receptionDayFields) fill(d data.ReceptionDay) {
	f.host.SetValue(string(d.Host))
	f.leader.SetText(d.Leader)
	f.hours.SetText(d.Hours)
	f.place.SetText(d.Place)
	f.expected.SetText(d.Expected)
}

func (f *receptionDayFields) read(d data.ReceptionDay) data.ReceptionDay {
	d.Host, d.Leader, d.Hours = data.Host(f.host.Value()), f.leader.Value(), f.hours.Value()
	d.Place, d.Expected = f.place.Value(), f.expected.Value()
	return d.Tidy()
}

func NewDayForm(o *desk.Desk, day data.ReceptionDay) *receptionDayForm {
	f := &receptionDayForm{o: o, day: day, date: o.DateField(), receptionDayFields: newReceptionDayFields(), reason: kit.NewTextEntry(2)}
	f.kind = kit.NewChoice(kit.OptionsOf(data.ReceptionTypes...), nil)
	f.date.SetDate(day.On)
	f.kind.SetValue(string(day.Type))
	f.fill(day)
	f.beside = map[string]*kit.Field{
		data.FieldOn:     kit.NewField(assets.Text("day.on"), f.date).Require(),
		data.FieldType:   kit.NewField(assets.Text("day.type"), f.kind).Require(),
		data.FieldHost:   kit.NewField(assets.Text("day.host"), f.host).Require(),
		data.FieldHours:  kit.NewField(assets.Text("day.hours"), f.hours),
		data.FieldReason: kit.NewField(assets.Text("day.reason"), f.reason).Across(),
	}
	f.form = kit.NewForm(2, f.beside[data.FieldOn], f.beside[data.FieldType], f.beside[data.FieldHost],
		kit.NewField(assets.Text("day.leader"), f.leader), f.beside[data.FieldHours], kit.NewField(assets.Text("day.place"), f.place),
		kit.NewField(assets.Text("day.expected"), f.expected).Across())
	if day.ID != 0 {
		f.form.Add(f.beside[data.FieldReason].Require())
	}
	f.form.OnSave, f.form.OnCancel = f.check, o.Back
	f.save = kit.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), f.check)
	f.save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { o.Window.Canvas().Focus(f.save) }

	buttons := container.NewHBox()
	if day.ID != 0 {
		cancel := kit.NewButton(assets.Text("day.cancel"), theme.DeleteIcon(), f.cancel)
		cancel.Importance = widget.DangerImportance
		buttons.Add(cancel)
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.Back))
	buttons.Add(f.save)
	heading := widget.NewLabelWithStyle(f.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := kit.Remark("day.explained")
	if day.ID != 0 {
		explained = kit.Remark("day.explained.move")
	}
	steps, err := o.Store.Steps(o.Ctx(), data.ReceptionDaySubject, day.ID)
	if err != nil {
		o.Failed(assets.Text("schedule.failed"), err)
	}
	f.whole = kit.Besides(container.NewVBox(heading, explained, kit.Inset(f.form), kit.Inset(buttons)), views.NewTimelineOf(o, steps))
	f.begun = f.typed()
	return f
}

func (f *receptionDayForm) Title() string {
	if f.day.ID == 0 {
		return assets.Text("day.new")
	}
	return assets.Text("day.heading", f.day.On.Shown())
}

func (f *receptionDayForm) Content() fyne.CanvasObject { return f.whole }
func (*receptionDayForm) Help() string                 { return "tiep-cong-dan" }
func (f *receptionDayForm) Enter()                     { f.o.FocusForm(f.form) }

func (f *receptionDayForm) typed() string {
	day, err := f.date.Date()
	return fmt.Sprint(day, err, f.kind.Value(), f.read(data.ReceptionDay{}), f.reason.Text)
}

func (f *receptionDayForm) Leave(next func()) {
	f.o.LeaveTyped(f.removed || f.typed() == f.begun, next)
}

// answer is the day as typed, and what is wrong or unusual about it.
func (f *receptionDayForm) answer() (data.ReceptionDay, []data.Problem) {
	d := f.read(f.day)
	on, err := f.date.Date()
	d.On, d.Type = on, data.ReceptionType(f.kind.Value())
	reason := f.reason.Value()
	if f.day.ID != 0 && on != f.day.On {
		d.MovedFrom, d.MoveReason = f.day.On, reason
	}
	var problems []data.Problem
	if err != nil {
		problems = append(problems, data.Problem{Field: data.FieldOn, Sentence: err.Error()})
	} else {
		problems = data.CheckReceptionDay(d)
	}
	if f.day.ID != 0 && reason == "" {
		problems = append(problems, data.Problem{Field: data.FieldReason, Sentence: assets.Text("day.reason.missing")})
	}
	return d, problems
}

func (f *receptionDayForm) check() {
	if f.saving {
		return
	}
	f.o.Window.Canvas().Unfocus()
	f.form.Clear()
	d, problems := f.answer()
	if wrong := data.Blocking(problems); len(wrong) > 0 {
		for _, p := range wrong {
			if field := f.beside[p.Field]; field != nil {
				field.SetProblem(p.Sentence)
			}
		}
		f.form.FocusFirstProblem()
		return
	}
	if len(problems) == 0 {
		f.write(d)
		return
	}
	sentences := make([]string, len(problems))
	for i, p := range problems {
		sentences[i] = p.Sentence
	}
	kit.Confirm(f.o.Window, assets.Text("step.unusual"), strings.Join(sentences, "\n"), assets.Text("step.saveAnyway"), func() { f.write(d) })
}

func (f *receptionDayForm) write(d data.ReceptionDay) {
	f.saving = true
	reason := f.reason.Value()
	kit.RunAsyncErr(func() error {
		return f.o.Store.SaveReceptionDays(f.o.Ctx(), []data.ReceptionDay{d}, reason)
	}, func(err error) {
		f.saving = false
		var refused *store.CheckError
		if errors.As(err, &refused) || err != nil {
			f.o.Failed(assets.Text("day.failed"), err)
			return
		}
		f.begun = f.typed()
		kit.Toast(f.o.Window.Canvas(), assets.Text("day.saved", d.On.Shown()))
		if f.o.InFront(f) {
			f.o.Drop()
		}
	})
}

// cancel takes the day out of the schedule; the reason stays in the register.
func (f *receptionDayForm) cancel() {
	if f.reason.Value() == "" {
		f.beside[data.FieldReason].SetProblem(assets.Text("day.reason.missing"))
		f.form.FocusFirstProblem()
		return
	}
	kit.ConfirmDanger(f.o.Window, assets.Text("day.cancel"), assets.Text("day.cancel.ask", f.day.On.Shown()), assets.Text("day.cancel"), func() {
		reason := f.reason.Value()
		kit.RunAsyncErr(func() error { return f.o.Store.CancelReceptionDay(f.o.Ctx(), f.day.ID, reason) }, func(err error) {
			if err != nil {
				f.o.Failed(assets.Text("day.failed"), err)
				return
			}
			f.removed = true
			kit.Toast(f.o.Window.Canvas(), assets.Text("day.cancelled", f.day.On.Shown()))
			f.o.Back()
		})
	})
}
