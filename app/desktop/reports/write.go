package reports

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// sendingBar says whether the report of the period was sent, and by when it must
// be, and holds what is done with it.
type sendingBar struct {
	r      *Room
	state  *widget.Label
	checks *kit.Button
	write  *kit.Button
	words  *kit.Button
	send   *kit.Button
	row    *fyne.Container
}

func newSendingBar(r *Room) *sendingBar {
	b := &sendingBar{r: r, state: widget.NewLabel("")}
	b.state.Truncation = fyne.TextTruncateEllipsis
	b.checks = kit.NewButton(assets.Text("sealed.checks"), look.IconClipboard, r.openChecks)
	b.write = kit.NewButton(assets.Text("reports.write"), look.IconSave, r.writeWorkbook).Main()
	b.words = kit.NewButton(assets.Text("words.open"), look.IconLetter, r.openWords)
	b.send = kit.NewButton(assets.Text("sealed.send"), look.IconSend, r.openSendForm)
	all := kit.NewButton(assets.Text("sealed.list"), look.IconFolder, func() { r.o.Push(newSentReports(r.o)) })
	b.row = container.NewBorder(nil, nil, nil, container.NewHBox(b.checks, b.write, b.words, b.send, all), b.state)
	return b
}

// show says how the report in front stands.
func (b *sendingBar) show() {
	r := b.r
	kit.SetEnabled(r.report != nil, b.write)
	kit.SetEnabled(r.report != nil && !r.past.on(), b.checks, b.words, b.send)
	text, importance := "", widget.MediumImportance
	if r.report != nil {
		text, importance = reportStanding(r.o, r.report.Period, r.sealed, r.began)
	}
	b.state.Importance = importance
	b.state.SetText(text)
	b.state.Refresh()
}

// reportStanding says whether the report of a period was sent, or by when it must be.
// Free dates have no day by which they are due, and what was due before the
// register began is none of its affair.
func reportStanding(o *desk.Desk, p day.Period, sealed []register.SealedReport, began day.Date) (string, widget.Importance) {
	if sent, ok := forms.LastSealed(sealed, p); ok {
		return assets.Text("sealed.sent", "day", sent.SentOn.Shown(), "number", sent.Number), widget.SuccessImportance
	}
	days := o.Law()
	due := days.ReportDue(p)
	if p.Kind() == day.FreePeriod || due < began {
		return assets.Text("sealed.notSent"), widget.MediumImportance
	}
	return assets.Text("sealed.notSentDue", "due", due.Shown(), "left", views.DueIn(o.Today(), due)), views.DueImportance(days, o.Today(), due)
}

// keepTyped keeps what is being typed on a form: what is on the screen is what is
// written. then is called when nothing is left to keep.
func (r *Room) keepTyped(then func()) {
	if r.report == nil {
		return
	}
	if !r.form.settle() {
		r.o.Window.Canvas().Focus(r.form.grid)
		kit.Toast(r.o.Window.Canvas(), assets.Text("figures.mend"))
		return
	}
	r.typed.whenKept(then)
}

// openChecks shows what is to be looked at before the report leaves.
func (r *Room) openChecks() {
	r.keepTyped(func() { r.o.Push(newChecks(r.o, r.report.Period, r.report.Edition)) })
}

// openSendForm asks how the report was sent.
func (r *Room) openSendForm() {
	r.keepTyped(func() {
		r.o.Push(newSendForm(r.o, r.report.Period, r.report.Edition, r.picker.FileName(), func(file string) {
			r.written.Say(file, assets.Text("sealed.done", "file", file))
			r.written.Open.Show()
		}))
	})
}

// openWords shows the report in words of the period in front.
func (r *Room) openWords() {
	r.keepTyped(func() {
		name := strings.TrimSuffix(r.picker.FileName(), ".xlsx") + ".docx"
		r.o.Push(newReportWords(r.o, r.report.Period, name))
	})
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
				return shown.Save(file)
			}
			drawn, err := o.Do().DrawReport(ctx, edition, period)
			if err != nil {
				return err
			}
			return drawn.Save(file)
		}})
}

// pastBar says that the figures are those of the register as it stood at the end
// of a day, and leads back to the present.
type pastBar struct {
	r    *Room
	day  day.Date // zero for the present
	text *widget.Label
	row  *fyne.Container
	ask  *kit.Button
}

func newPastBar(r *Room) *pastBar {
	b := &pastBar{r: r}
	back := kit.NewButton(assets.Text("past.back"), look.IconUndo, func() { b.set(0) })
	b.text, b.row = warningRow(look.IconUndo, back)
	b.text.Truncation = fyne.TextTruncateEllipsis
	b.ask = kit.NewButton(assets.Text("past.ask"), nil, b.choose)
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

// warningRow is a line, hidden at first, with a sign before its words and a button
// behind them.
func warningRow(icon fyne.Resource, button fyne.CanvasObject) (*widget.Label, *fyne.Container) {
	text := widget.NewLabel("")
	text.Importance, text.Truncation = widget.WarningImportance, fyne.TextTruncateClip
	row := container.NewBorder(nil, nil, widget.NewIcon(theme.NewWarningThemedResource(icon)), button, text)
	row.Hide()
	return text, row
}
