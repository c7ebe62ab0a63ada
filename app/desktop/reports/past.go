package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
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
	b := &pastBar{r: r}
	back := kit.NewButton(assets.Text("past.back"), theme.ContentUndoIcon(), func() { b.set(0) })
	b.text, b.row = warningRow(theme.HistoryIcon(), back)
	b.text.Truncation = fyne.TextTruncateEllipsis
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
	ask := kit.NewRecord(o.Around(func() desk.Page { return b.r }), 1, data.Date(0),
		kit.Day("past.day", data.FieldOn, o.DateField(), func(day *data.Date) *data.Date { return day }).Require())
	ask.Heading, ask.Explained, ask.EnterSaves = assets.Text("past.title"), assets.Text("past.about"), true
	ask.SaveText, ask.CancelText = assets.Text("past.do"), assets.Text("sealed.cancel")
	ask.Check = func(day data.Date) []data.Problem {
		switch {
		case day.IsZero():
			return []data.Problem{{Field: data.FieldOn, Sentence: assets.Text("past.missing")}}
		case day >= o.Today():
			return []data.Problem{{Field: data.FieldOn, Sentence: assets.Text("past.future")}}
		}
		return nil
	}
	ask.Write = func(day data.Date) (kit.Saved, error) {
		return kit.Saved{Then: func() { b.r.typed.whenKept(func() { b.set(day) }) }}, nil
	}
	ask.Open()
}

// warningRow is a line, hidden at first, with a sign before its words and a button
// behind them.
func warningRow(icon fyne.Resource, button fyne.CanvasObject) (*widget.Label, *fyne.Container) {
	text := widget.NewLabel("")
	text.Importance, text.Truncation = widget.WarningImportance, fyne.TextTruncateClip
	row := container.NewBorder(nil, nil, widget.NewIcon(theme.NewWarningThemedResource(icon)), button, text)
	row.Hide()
	return text, row
}
