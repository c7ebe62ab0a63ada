package desktop

import (
	"context"
	"errors"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// summaryTab is the value of the first tab; the others are ids of forms.
const summaryTab = "summary"

// reports is the room in which a period's figures are read, typed where no
// register stands behind them, and written as a workbook.
type reports struct {
	o       *office
	picker  *periodPicker
	tabs    *ui.Choice
	write   *ui.Button
	warning *widget.Label
	more    *ui.Button
	warned  *fyne.Container
	front   *fyne.Container
	sheet   *sheetView
	wait    *widget.Label
	written *writtenBar
	all     *fyne.Container

	report   *forms.Report // of the period in the picker, nil while it is computed
	edition  *forms.Edition
	loadings int
	typed    map[data.Period]*figures // what was typed, also for periods not in front
}

func newReports(o *office) *reports {
	r := &reports{o: o, typed: map[data.Period]*figures{},
		front: container.NewStack(), wait: widget.NewLabel("")}
	r.written = newWrittenBar(o, func() { r.all.Refresh() })
	r.write = ui.NewButton(assets.Text("reports.write"), theme.DocumentSaveIcon(), r.writeWorkbook)
	r.write.Importance = widget.HighImportance
	r.warning = widget.NewLabel("")
	r.warning.Importance = widget.WarningImportance
	r.warning.Truncation = fyne.TextTruncateClip
	r.more = ui.NewButton(assets.Text("reports.problems.show"), nil, r.showProblems)
	r.warned = container.NewBorder(nil, nil, widget.NewIcon(theme.NewWarningThemedResource(theme.WarningIcon())), r.more, r.warning)
	r.warned.Hide()
	r.sheet = newSheetView(o, r.openFigure)
	r.tabs = ui.NewChoice(nil, func(string) { r.show() })
	r.picker = newPeriodPicker(o, r.load)
	r.all = topDown(
		container.NewVBox(container.NewBorder(nil, nil, nil, container.NewCenter(r.write), r.picker.content()), r.tabs, r.warned),
		r.front, r.written.content())
	return r
}

func (r *reports) title() string { return assets.Text("room.reports") }

func (r *reports) content() fyne.CanvasObject { return r.all }

// enter computes anew: letters may have changed in other rooms.
func (r *reports) enter() { r.picker.tell() }

// leave asks about typed figures that are not kept yet.
func (r *reports) leave(next func()) {
	var unsaved []*figures
	for _, f := range r.typed {
		if f.dirty() {
			unsaved = append(unsaved, f)
		}
	}
	if len(unsaved) == 0 {
		next()
		return
	}
	askToSave(r.o.window, assets.Text("figures.unsaved"), assets.Text("figures.unsaved.text"), func() {
		saveAll(unsaved, next)
	}, func() {
		for _, f := range unsaved {
			delete(r.typed, f.period)
		}
		next()
	})
}

// load computes the report of the period in the picker. Figures of the same
// period stay on the screen until the new ones have come.
func (r *reports) load() {
	period, err := r.picker.period()
	r.loadings++
	mine := r.loadings
	if err != nil || r.report != nil && r.report.Period != period {
		r.report = nil
		r.written.hide()
	}
	if err != nil {
		r.wait.SetText(err.Error())
		r.show()
		return
	}
	r.setEdition(forms.EditionFor(period))
	r.wait.SetText(assets.Text("reports.computing"))
	r.show()
	o, edition := r.o, r.edition
	ui.RunAsync(func() (*forms.Report, error) {
		return forms.Compute(o.ctx(), o.store, edition, period, forms.Options{Today: o.today()})
	}, func(report *forms.Report, err error) {
		switch {
		case mine != r.loadings:
		case err != nil:
			r.wait.SetText(assets.Text("reports.failed"))
			o.failed(assets.Text("reports.failed"), err)
		default:
			r.report = report
			r.show()
		}
	})
}

// setEdition offers the forms of the circular in force.
func (r *reports) setEdition(e *forms.Edition) {
	if e == r.edition {
		return
	}
	r.edition = e
	tabs := []ui.Option{{Value: summaryTab, Text: assets.Text("reports.tab.summary")}}
	for _, form := range e.Forms {
		tabs = append(tabs, ui.Option{Value: form.ID, Text: form.Number})
	}
	r.tabs.SetOptions(tabs)
	if r.tabs.Value() == "" {
		r.tabs.SetValue(summaryTab)
	}
}

// show puts the figures of the tab in front.
func (r *reports) show() {
	front := fyne.CanvasObject(container.NewCenter(r.wait))
	r.write.Disable()
	r.warned.Hide()
	if r.report != nil {
		r.write.Enable()
		if problems := r.report.Problems; len(problems) > 0 {
			r.warning.SetText(assets.Text("reports.problems", len(problems), problems[0]))
			r.warned.Show()
		}
		front = r.tab()
	}
	r.front.Objects = []fyne.CanvasObject{front}
	r.all.Refresh()
}

func (r *reports) tab() fyne.CanvasObject {
	sheet, ok := r.report.Sheet(r.tabs.Value())
	switch {
	case !ok:
		r.sheet.showSummary(r.report)
	case sheet.Form.Subject == forms.Typed:
		f := r.typed[r.report.Period]
		if f == nil {
			f = newFigures(r.o, sheet, r.report.Period, r.load)
			r.typed[r.report.Period] = f
		}
		return f.content()
	default:
		r.sheet.showSheet(sheet)
	}
	return r.sheet.all
}

func (r *reports) showProblems() {
	list := widget.NewLabel("• " + strings.Join(r.report.Problems, "\n• "))
	list.Wrapping = fyne.TextWrapWord
	list.Selectable = true
	closing := ui.NewButton(assets.Text("ui.close"), nil, nil)
	hide := ui.ShowContent(r.o.window, assets.Text("reports.problems.title"), sized(760, min(380, 50+44*float32(len(r.report.Problems))), container.NewVScroll(list)), closing, closing)
	closing.OnTapped = hide
}

// writeWorkbook asks for a name and writes the report there.
func (r *reports) writeWorkbook() {
	if r.report == nil {
		return
	}
	if f := r.typed[r.report.Period]; f != nil && f.dirty() {
		f.save(r.askAndWrite) // what is on the screen is what is written
		return
	}
	r.askAndWrite()
}

// askAndWrite draws the report once more, so that figures typed a moment ago are
// in it whether the screen shows them already or not.
func (r *reports) askAndWrite() {
	o := r.o
	edition, period := r.report.Edition, r.report.Period
	o.chooseSave(assets.Text("reports.write"), r.picker.fileName(), "*.xlsx", func(file string) {
		ui.RunWithProgress(o.window, assets.Text("reports.write"), assets.Text("reports.writing"),
			func(ctx context.Context, set func(float64, string)) (string, error) {
				set(-1, "")
				report, err := forms.Compute(ctx, o.store, edition, period, forms.Options{Today: o.today()})
				if err != nil {
					return file, err
				}
				return file, workbook.Save(file, func(w io.Writer) error {
					return workbook.WriteReport(w, report, o.store.Settings(), workbook.Options{})
				})
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

// topDown puts top and bottom, which may be nil, around content, and lets Tab go
// through them as they are read. (Tab enters the middle of Fyne's border first.)
func topDown(top, content, bottom fyne.CanvasObject) *fyne.Container {
	all := container.New(layout.NewBorderLayout(top, bottom, nil, nil))
	for _, o := range []fyne.CanvasObject{top, content, bottom} {
		if o != nil {
			all.Add(o)
		}
	}
	return all
}

// sized gives content a least size, for dialogs.
func sized(width, height float32, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&leastSize{fyne.NewSize(width, height)}, content)
}

// wide gives content a least width.
func wide(width float32, content fyne.CanvasObject) fyne.CanvasObject {
	return sized(width, 0, content)
}

type leastSize struct{ size fyne.Size }

func (l *leastSize) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (l *leastSize) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := l.size
	if size.Height == 0 {
		for _, o := range objects {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // what wraps needs a width to know its height
			size.Height = max(size.Height, o.MinSize().Height)
		}
	}
	return size
}
