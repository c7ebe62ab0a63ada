package desktop

import (
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// sendingBar says whether the report of the period was sent, and by when it must
// be, and holds what is done with it.
type sendingBar struct {
	r      *reports
	state  *widget.Label
	checks *ui.Button
	write  *ui.Button
	words  *ui.Button
	send   *ui.Button
	row    *fyne.Container
}

func newSendingBar(r *reports) *sendingBar {
	b := &sendingBar{r: r, state: widget.NewLabel("")}
	b.state.Truncation = fyne.TextTruncateEllipsis
	b.checks = ui.NewButton(assets.Text("sealed.checks"), theme.ListIcon(), r.openChecks)
	b.write = ui.NewButton(assets.Text("reports.write"), theme.DocumentSaveIcon(), r.writeWorkbook)
	b.write.Importance = widget.HighImportance
	b.words = ui.NewButton(assets.Text("words.open"), theme.DocumentIcon(), r.openWords)
	b.send = ui.NewButton(assets.Text("sealed.send"), theme.MailSendIcon(), r.openSendForm)
	all := ui.NewButton(assets.Text("sealed.list"), theme.FolderIcon(), func() { r.o.shell.push(newSentReports(r.o)) })
	b.row = container.NewBorder(nil, nil, nil, container.NewHBox(b.checks, b.write, b.words, b.send, all), b.state)
	return b
}

func (b *sendingBar) content() fyne.CanvasObject { return b.row }

// show says how the report in front stands.
func (b *sendingBar) show() {
	r := b.r
	for _, button := range []*ui.Button{b.checks, b.write, b.words, b.send} {
		if r.report == nil || r.past.on() && button != b.write {
			button.Disable()
		} else {
			button.Enable()
		}
	}
	text, importance := "", widget.MediumImportance
	if r.report != nil {
		text, importance = r.o.standing(r.report.Period, r.sealed, r.began)
	}
	b.state.Importance = importance
	b.state.SetText(text)
	b.state.Refresh()
}

// standing says whether the report of a period was sent, or by when it must be.
// Free dates have no day by which they are due, and what was due before the
// register began is none of its affair.
func (o *office) standing(p data.Period, sealed []data.SealedReport, began data.Date) (string, widget.Importance) {
	if sent, ok := forms.LastSealed(sealed, p); ok {
		return assets.Text("sealed.sent", sent.SentOn.Shown(), sent.Number), widget.SuccessImportance
	}
	days := o.law()
	due := days.ReportDue(p)
	if p.Kind() == data.FreePeriod || due < began {
		return assets.Text("sealed.notSent"), widget.MediumImportance
	}
	return assets.Text("sealed.notSentDue", due.Shown(), dueIn(o.today(), due)), dueImportance(days, o.today(), due)
}

// dueIn says how far off a day is on which a report is due.
func dueIn(today, due data.Date) string {
	switch n := today.DaysUntil(due); {
	case n < 0:
		return assets.Text("sealed.late", number(-n))
	case n == 0:
		return assets.Text("sealed.today")
	default:
		return assets.Text("sealed.left", number(n))
	}
}

func dueImportance(days *law.Office, today, due data.Date) widget.Importance {
	switch {
	case due < today:
		return widget.DangerImportance
	case days.RemindsOf(due, today):
		return widget.WarningImportance
	}
	return widget.MediumImportance
}

// keepTyped keeps what is being typed on a form: what is on the screen is what is
// written. then is called when nothing is left to keep.
func (r *reports) keepTyped(then func()) {
	if r.report == nil {
		return
	}
	if !r.form.settle() {
		r.o.window.Canvas().Focus(r.form.grid)
		ui.Toast(r.o.window.Canvas(), assets.Text("figures.mend"))
		return
	}
	r.typed.whenKept(then)
}

// openChecks shows what is to be looked at before the report leaves.
func (r *reports) openChecks() {
	r.keepTyped(func() { r.o.shell.push(newReportChecks(r.o, r.report.Period, r.report.Edition)) })
}

// openSendForm asks how the report was sent.
func (r *reports) openSendForm() {
	r.keepTyped(func() { r.o.shell.push(newSendForm(r.o, r.report.Period, r.report.Edition, r.picker.fileName())) })
}

// writeWorkbook asks for a name and writes the report there.
func (r *reports) writeWorkbook() { r.keepTyped(r.askAndWrite) }

// askAndWrite draws the report once more, so that figures typed a moment ago are
// in it whether the screen shows them already or not.
func (r *reports) askAndWrite() {
	o := r.o
	period, edition := r.report.Period, r.report.Edition
	past, shown := r.past.on(), drawnReport{report: r.report, settings: o.store.Settings()}
	o.chooseSave(assets.Text("reports.write"), r.picker.fileName(), "*.xlsx", func(file string) {
		ui.RunWithProgress(o.window, assets.Text("reports.write"), assets.Text("reports.writing"),
			func(ctx context.Context, set func(float64, string)) (string, error) {
				set(-1, "")
				if past {
					return file, workbook.Save(file, func(w io.Writer) error { return shown.write(w, workbook.Options{}) })
				}
				drawn, err := o.drawReport(ctx, period, edition)
				if err != nil {
					return file, err
				}
				return file, workbook.Save(file, func(w io.Writer) error { return drawn.write(w, workbook.Options{}) })
			}, func(file string, err error) {
				switch {
				case errors.Is(err, context.Canceled):
				case err != nil:
					o.failed(assets.Text("reports.write.failed"), err)
				default:
					r.written.show(file)
				}
			})
	})
}

// drawnReport is a report with all that its workbook holds.
type drawnReport struct {
	report      *forms.Report
	adjustments []forms.Adjustment
	directions  []data.Direction
	today       data.Date
	settings    data.Settings
	lastStep    int64 // the last step that its figures may know
}

// drawReport draws the report of a period in an edition of the forms.
func (o *office) drawReport(ctx context.Context, p data.Period, edition *forms.Edition) (d drawnReport, err error) {
	options := forms.Options{Today: o.today()}
	d.settings = o.store.Settings()
	if d.lastStep, err = o.store.LastStep(ctx); err != nil {
		return d, err
	}
	if d.report, err = forms.Compute(ctx, o.store, edition, p, options); err != nil {
		return d, err
	}
	if d.directions, err = o.store.DirectionsOf(ctx, p); err != nil {
		return d, err
	}
	d.today = options.Today
	d.adjustments, err = forms.Adjustments(ctx, o.store, p, options)
	return d, err
}

func (d drawnReport) write(w io.Writer, o workbook.Options) error {
	o.Directions, o.Today = d.directions, d.today
	return workbook.WriteAdjustedReport(w, d.report, d.adjustments, d.settings, o)
}
