package desk

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
)

// ConfirmUnusual asks before something unusual is written, and goes on at once when
// nothing is.
func (o *Desk) ConfirmUnusual(problems []data.Problem, then func()) {
	if len(problems) == 0 {
		then()
		return
	}
	sentences := make([]string, len(problems))
	for i, p := range problems {
		sentences[i] = p.Sentence
	}
	kit.Confirm(o.Window, assets.Text("step.unusual"), strings.Join(sentences, "\n"), assets.Text("step.saveAnyway"), then)
}

// Failed shows an error of the register: what happened, and that nothing typed
// is lost.
func (o *Desk) Failed(happened string, err error) {
	kit.ShowProblem(o.Window, assets.Text("desktop.failed.title"), happened+": "+saying.Of(err),
		assets.Text("desktop.failed.kept"), assets.Text("desktop.failed.todo"))
}

// LeaveTyped calls next when nothing typed would be lost, or asks before what was
// typed is thrown away.
func (o *Desk) LeaveTyped(unchanged bool, next func()) {
	if unchanged {
		next()
		return
	}
	kit.Confirm(o.Window, assets.Text("step.throw"), assets.Text("step.throw.text"), assets.Text("step.throw.do"), next)
}

// AskToSave asks what becomes of something that is not kept yet; Esc and the
// first button stay.
func AskToSave(win fyne.Window, title, question string, save, drop func()) {
	text := widget.NewLabel(question)
	text.Wrapping = fyne.TextWrapWord
	var hide func()
	closing := func(then func()) func() {
		return func() {
			hide()
			if then != nil {
				then()
			}
		}
	}
	stay := kit.NewButton(assets.Text("unsaved.stay"), nil, closing(nil))
	lose := kit.NewButton(assets.Text("unsaved.drop"), nil, closing(drop))
	keep := kit.NewButton(assets.Text("unsaved.save"), nil, closing(save))
	keep.Importance = widget.HighImportance
	hide = kit.ShowContent(win, title, text, keep, stay, lose, keep)
}

// FocusForm puts the cursor into the first field of a form that has just come
// to the front: the window does not know its widgets before it has drawn them, so
// the form cannot find the window by itself.
func (o *Desk) FocusForm(form *kit.Form) {
	for _, field := range form.Fields() {
		if !field.Visible() {
			continue
		}
		switch answer := field.Widget.(type) {
		case interface{ FocusTarget() fyne.Focusable }:
			o.Window.Canvas().Focus(answer.FocusTarget())
			return
		case fyne.Focusable:
			o.Window.Canvas().Focus(answer)
			return
		}
	}
}

// AskIn asks a few questions in a dialog; do reports whether the answers were
// taken, else it puts problems beside the fields and the dialog stays.
func (o *Desk) AskIn(title, verb string, do func() bool, fields ...*kit.Field) {
	form := kit.NewForm(2, fields...)
	var hide func()
	act := func() {
		form.Clear()
		if do() {
			hide()
			return
		}
		form.FocusFirstProblem()
	}
	form.OnSave = act
	save := kit.NewButton(verb, theme.ConfirmIcon(), act)
	save.Importance = widget.HighImportance
	cancel := kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), func() { hide() })
	form.OnCancel = func() { hide() }
	form.OnLastEnter = func() { o.Window.Canvas().Focus(save) }
	first, _ := fields[0].Widget.(fyne.Focusable)
	if within, ok := fields[0].Widget.(interface{ FocusTarget() fyne.Focusable }); ok {
		first = within.FocusTarget()
	}
	hide = kit.ShowContent(o.Window, title, container.NewVBox(kit.Wide(640, form)), first, save, cancel)
}
