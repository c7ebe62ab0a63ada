package reports

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// keepTyped keeps what is being typed on a form: what is on the screen is what is
// written. then is called when nothing is left to keep.
func (r *Room) keepTyped(then func()) {
	if r.report == nil {
		return
	}
	if !r.form.settle() {
		r.mendFirst()
		return
	}
	r.typed.whenKept(then)
}

// mendFirst leads to the figure that cannot be kept as it is typed.
func (r *Room) mendFirst() {
	r.o.Window.Canvas().Focus(r.form.grid)
	kit.Toast(r.o.Window.Canvas(), assets.Text("figures.mend"))
}

// writeWorkbook asks for a name and writes the report there.
func (r *Room) writeWorkbook() { r.keepTyped(r.askAndWrite) }

// askAndWrite draws the report once more, so that figures typed a moment ago are
// in it whether the screen shows them already or not.
func (r *Room) askAndWrite() {
	o := r.o
	period, edition := r.report.Period, r.report.Edition
	past, shown := r.past.on(), office.Report{Report: r.report, Settings: o.Store.Settings()}
	o.Save(desk.FileToWrite{Title: assets.Text("reports.write"), Name: r.picker.FileName(), Pattern: "*.xlsx",
		Writing: assets.Text("reports.writing"), Failed: assets.Text("reports.write.failed"), Written: r.written.Show,
		Write: func(ctx context.Context, file string, _ func(float64, string)) error {
			if past {
				cover, err := o.Do().Cover(ctx, period)
				shown.Cover = cover
				return errors.Join(err, shown.SaveBoth(file))
			}
			drawn, err := o.Do().DrawReport(ctx, edition, period)
			if err != nil {
				return err
			}
			return drawn.SaveBoth(file)
		}})
}

// pastBar says that the figures are those of the register as it stood at the end
// of a day, and leads back to the present.
type pastBar struct {
	r    *Room
	day  day.Date // zero for the present
	text *widget.Label
	row  *fyne.Container
}

func newPastBar(r *Room) *pastBar {
	b := &pastBar{r: r, text: widget.NewLabel("")}
	b.text.Importance, b.text.Truncation = widget.WarningImportance, fyne.TextTruncateEllipsis
	back := kit.NewButton(assets.Text("past.back"), look.IconUndo, func() { b.set(0) })
	b.row = look.OnGround(look.Soon, container.NewBorder(nil, nil, widget.NewIcon(look.Painted(look.IconWarning, theme.ColorNameWarning)), back, b.text))
	b.row.Hide()
	return b
}

// on reports whether the figures are those of the past: nothing may be typed or
// sent then.
func (b *pastBar) on() bool { return !b.day.IsZero() }

func (b *pastBar) set(day day.Date) {
	b.day = day
	b.row.Hidden = !b.on()
	if b.on() {
		b.text.SetText(assets.Text("past.shown", "day", day.Shown()))
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
	ask := kit.NewRecord(o.Around(func() desk.Page { return b.r }), 1, day.Date(0),
		kit.Day("past.day", register.FieldOn, o.DateField(), func(day *day.Date) *day.Date { return day }).Must("past.missing"))
	ask.Heading, ask.Explained, ask.EnterSaves = assets.Text("past.title"), assets.Text("past.about"), true
	ask.SaveText, ask.CancelText = assets.Text("past.do"), assets.Text("sealed.cancel")
	ask.Check = func(day day.Date) []data.Problem {
		if day >= o.Today() {
			return []data.Problem{{Field: register.FieldOn, Sentence: assets.Text("past.future")}}
		}
		return nil
	}
	ask.Write = func(day day.Date) (kit.Saved, error) {
		return kit.Saved{Then: func() { b.r.typed.whenKept(func() { b.set(day) }) }}, nil
	}
	ask.Open()
}
