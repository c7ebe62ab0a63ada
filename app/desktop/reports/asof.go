package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// pastBar says that the figures are those of the register as it stood at the end
// of a day, and leads back to the present.
type pastBar struct {
	r    *Room
	day  data.Date // zero for the present
	text *widget.Label
	row  *fyne.Container
	ask  *kit.Button
}

func newPastBar(r *Room) *pastBar {
	b := &pastBar{r: r, text: widget.NewLabel("")}
	b.text.Importance = widget.WarningImportance
	b.text.Truncation = fyne.TextTruncateEllipsis
	back := kit.NewButton(assets.Text("past.back"), theme.ContentUndoIcon(), func() { b.set(0) })
	b.row = container.NewBorder(nil, nil, widget.NewIcon(theme.NewWarningThemedResource(theme.HistoryIcon())), back, b.text)
	b.row.Hide()
	b.ask = kit.NewButton(assets.Text("past.ask"), nil, b.choose)
	return b
}

// on reports whether the figures are those of the past: nothing may be typed or
// sent then.
func (b *pastBar) on() bool { return !b.day.IsZero() }

func (b *pastBar) set(day data.Date) {
	b.day = day
	b.row.Hidden = !b.on()
	if b.on() {
		b.text.SetText(assets.Text("past.shown", day.Shown()))
	}
	b.r.report = nil
	b.r.load()
}

// choose asks for the day.
func (b *pastBar) choose() {
	if b.r.report == nil || !b.r.form.settle() {
		return
	}
	o := b.r.o
	day := o.DateField()
	field := kit.NewField(assets.Text("past.day"), day).Require()
	about := widget.NewLabel(assets.Text("past.about"))
	about.Wrapping = fyne.TextWrapWord
	var hide func()
	cancel := kit.NewButton(assets.Text("sealed.cancel"), nil, func() { hide() })
	show := func() {
		on, err := day.Date()
		switch {
		case err != nil:
			return // the field says what is wrong with the day
		case on.IsZero():
			field.SetProblem(assets.Text("past.missing"))
			return
		case on >= o.Today():
			field.SetProblem(assets.Text("past.future"))
			return
		}
		hide()
		b.r.typed.whenKept(func() { b.set(on) })
	}
	form := kit.NewForm(1, field)
	form.OnSave, form.OnLastEnter = show, show
	form.OnCancel = func() { hide() }
	do := kit.NewButton(assets.Text("past.do"), nil, show)
	do.Importance = widget.HighImportance
	hide = kit.ShowContent(o.Window, assets.Text("past.title"), kit.Sized(520, 170, container.NewVBox(about, form)), day.FocusTarget(), cancel, do)
}
