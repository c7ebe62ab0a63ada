package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/calendar"
)

// The answers to what a day is.
const (
	dayOffAnswer     = "off"
	dayWorkingAnswer = "working"
)

// dayForm asks what a day is in this office.
type dayForm struct {
	w    *workdays
	day  calendar.Day
	what *kit.Choice
	name *kit.Entry
	form *kit.Form
	hide func()
}

// editDay opens the form of a day.
func (w *workdays) editDay(d data.Date) {
	w.grid.moveTo(d)
	f := &dayForm{w: w, day: w.days.Day(d), name: kit.NewEntry(),
		what: kit.NewChoice(kit.Options("workdays.answer.", dayOffAnswer, dayWorkingAnswer), nil)}
	f.what.SetValue(dayOffAnswer)
	if f.day.Working() {
		f.what.SetValue(dayWorkingAnswer)
	}
	if f.day.Kind != calendar.Weekend {
		f.name.SetText(f.day.Name)
	}
	f.name.SetPlaceHolder(assets.Text("workdays.name.example"))
	// The name of what the day was would be wrong for what it becomes.
	f.what.OnChanged = func(string) {
		if f.name.Value() == f.day.Name {
			f.name.SetText("")
		}
	}
	f.form = kit.NewForm(1, kit.NewField(assets.Text("workdays.what"), f.what), kit.NewField(assets.Text("workdays.name"), f.name))
	f.form.OnSave, f.form.OnLastEnter = f.save, f.save
	f.form.OnCancel = func() { f.hide() }

	now := widget.NewLabel(assets.Text("workdays.plain", describe(w.plain.Day(d))))
	now.Wrapping, now.Importance = fyne.TextWrapWord, widget.LowImportance
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { f.hide() })
	save := kit.NewButton(assets.Text("workdays.save"), theme.ConfirmIcon(), f.save)
	save.Importance = widget.HighImportance
	buttons := []*kit.Button{cancel, save}
	if f.day.Origin == calendar.ByTheOffice {
		back := kit.NewButton(assets.Text("workdays.takeBack"), theme.ContentUndoIcon(), func() {
			f.hide()
			w.takeBackDay(d)
		})
		buttons = []*kit.Button{back, cancel, save}
	}
	f.hide = kit.ShowContent(w.o.Window, views.DayInWords(d, calendar.LunarText), kit.Wide(460, container.NewVBox(now, f.form)), f.what, buttons...)
}

// save keeps the answer; one that the calendar gives anyway needs no edit.
func (f *dayForm) save() {
	f.hide()
	w, d := f.w, f.day.Date
	answer := data.DayEdit{Date: d, Off: f.what.Value() == dayOffAnswer, Name: data.Clean(f.name.Value())}
	plain := w.plain.Day(d)
	same := answer.Off != plain.Working() &&
		(answer.Name == "" || answer.Name == plain.Name || plain.Kind == calendar.Weekday)
	switch {
	case same && f.day.Origin == calendar.ByTheOffice:
		w.takeBackDay(d)
	case same:
	default:
		w.o.ChangeSettings(w.o.Store.Settings().WithDay(answer), func() { w.kept(assets.Text("workdays.saved", d.Shown())) })
	}
}

// takeBackDay makes a day again what it is without the office's word.
func (w *workdays) takeBackDay(d data.Date) {
	if w.days.Day(d).Origin != calendar.ByTheOffice {
		kit.Toast(w.o.Window.Canvas(), assets.Text("workdays.nothingToTakeBack", d.Shown()))
		return
	}
	w.o.ChangeSettings(w.o.Store.Settings().WithoutDay(d), func() { w.kept(assets.Text("workdays.tookBack", d.Shown())) })
}
