package desktop

import (
	"errors"
	"fmt"
	"strings"

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

// receptionDayForm is the page of one day of the schedule: a new one, or one that is
// corrected, moved or cancelled.
type receptionDayForm struct {
	plainPage
	o   *office
	day data.ReceptionDay // ID 0: new

	date *ui.DateField
	kind *ui.Choice
	receptionDayFields
	reason  *ui.Entry
	beside  map[string]*ui.Field
	form    *ui.Form
	save    *ui.Button
	whole   fyne.CanvasObject
	begun   string
	saving  bool
	removed bool
}

// receptionDayFields are the questions about a day that a rule asks too.
type receptionDayFields struct {
	host                           *ui.Choice
	leader, hours, place, expected *ui.Entry
}

func newReceptionDayFields() receptionDayFields {
	f := receptionDayFields{host: ui.NewChoice(ui.OptionsOf(data.Hosts...), nil),
		leader: ui.NewEntry(), hours: ui.NewEntry(), place: ui.NewEntry(), expected: ui.NewTextEntry(2)}
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

func newReceptionDayForm(o *office, day data.ReceptionDay) *receptionDayForm {
	f := &receptionDayForm{o: o, day: day, date: o.dateField(), receptionDayFields: newReceptionDayFields(), reason: ui.NewTextEntry(2)}
	f.kind = ui.NewChoice(ui.OptionsOf(data.ReceptionTypes...), nil)
	f.date.SetDate(day.On)
	f.kind.SetValue(string(day.Type))
	f.fill(day)
	f.beside = map[string]*ui.Field{
		data.FieldOn:     ui.NewField(assets.Text("day.on"), f.date).Require(),
		data.FieldType:   ui.NewField(assets.Text("day.type"), f.kind).Require(),
		data.FieldHost:   ui.NewField(assets.Text("day.host"), f.host).Require(),
		data.FieldHours:  ui.NewField(assets.Text("day.hours"), f.hours),
		data.FieldReason: ui.NewField(assets.Text("day.reason"), f.reason).Across(),
	}
	f.form = ui.NewForm(2, f.beside[data.FieldOn], f.beside[data.FieldType], f.beside[data.FieldHost],
		ui.NewField(assets.Text("day.leader"), f.leader), f.beside[data.FieldHours], ui.NewField(assets.Text("day.place"), f.place),
		ui.NewField(assets.Text("day.expected"), f.expected).Across())
	if day.ID != 0 {
		f.form.Add(f.beside[data.FieldReason].Require())
	}
	f.form.OnSave, f.form.OnCancel = f.check, o.back
	f.save = ui.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), f.check)
	f.save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { o.window.Canvas().Focus(f.save) }

	buttons := container.NewHBox()
	if day.ID != 0 {
		cancel := ui.NewButton(assets.Text("day.cancel"), theme.DeleteIcon(), f.cancel)
		cancel.Importance = widget.DangerImportance
		buttons.Add(cancel)
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(ui.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.back))
	buttons.Add(f.save)
	heading := widget.NewLabelWithStyle(f.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := remark("day.explained")
	if day.ID != 0 {
		explained = remark("day.explained.move")
	}
	steps, err := o.store.Steps(o.ctx(), data.ReceptionDaySubject, day.ID)
	if err != nil {
		o.failed(assets.Text("schedule.failed"), err)
	}
	f.whole = besides(container.NewVBox(heading, explained, inset(f.form), inset(buttons)), newTimelineOf(o, steps))
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
func (f *receptionDayForm) Enter()                     { f.o.focusForm(f.form) }

func (f *receptionDayForm) typed() string {
	day, err := f.date.Date()
	return fmt.Sprint(day, err, f.kind.Value(), f.read(data.ReceptionDay{}), f.reason.Text)
}

func (f *receptionDayForm) Leave(next func()) {
	f.o.leaveTyped(f.removed || f.typed() == f.begun, next)
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
	f.o.window.Canvas().Unfocus()
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
	ui.Confirm(f.o.window, assets.Text("step.unusual"), strings.Join(sentences, "\n"), assets.Text("step.saveAnyway"), func() { f.write(d) })
}

func (f *receptionDayForm) write(d data.ReceptionDay) {
	f.saving = true
	reason := f.reason.Value()
	ui.RunAsyncErr(func() error {
		return f.o.store.SaveReceptionDays(f.o.ctx(), []data.ReceptionDay{d}, reason)
	}, func(err error) {
		f.saving = false
		var refused *store.CheckError
		if errors.As(err, &refused) || err != nil {
			f.o.failed(assets.Text("day.failed"), err)
			return
		}
		f.begun = f.typed()
		ui.Toast(f.o.window.Canvas(), assets.Text("day.saved", d.On.Shown()))
		if f.o.inFront(f) {
			f.o.drop()
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
	ui.ConfirmDanger(f.o.window, assets.Text("day.cancel"), assets.Text("day.cancel.ask", f.day.On.Shown()), assets.Text("day.cancel"), func() {
		reason := f.reason.Value()
		ui.RunAsyncErr(func() error { return f.o.store.CancelReceptionDay(f.o.ctx(), f.day.ID, reason) }, func(err error) {
			if err != nil {
				f.o.failed(assets.Text("day.failed"), err)
				return
			}
			f.removed = true
			ui.Toast(f.o.window.Canvas(), assets.Text("day.cancelled", f.day.On.Shown()))
			f.o.back()
		})
	})
}
