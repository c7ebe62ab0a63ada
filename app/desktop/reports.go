package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// summaryTab and adjustTab are the values of the first and the last tab; the others
// are ids of forms.
const (
	summaryTab = "summary"
	adjustTab  = "adjust"
)

// reports is the room in which a period's figures are read, typed where no
// register stands behind them, and written as a workbook.
type reports struct {
	o       *office
	picker  *periodPicker
	tabs    *ui.Choice
	printed *ui.Dropdown // whose circular's forms
	sending *sendingBar
	past    *pastBar
	warning *widget.Label
	more    *ui.Button
	warned  *fyne.Container
	front   *fyne.Container
	summary *summaryView
	form    *formView
	adjust  *adjustView
	wait    *widget.Label
	written *writtenBar
	all     *fyne.Container

	report   *forms.Report       // of the period in the picker, nil while it is computed
	sealed   []data.SealedReport // all that were sent
	began    data.Date           // first day of the register
	edition  *forms.Edition
	loadings int
	period   data.Period    // in the picker
	chosen   *forms.Edition // against the one in force, for one period
	typed    *typedKeeper
}

func newReports(o *office) *reports {
	r := &reports{o: o,
		front: container.NewStack(), wait: widget.NewLabel("")}
	r.written = newWrittenBar(o, func() { r.all.Refresh() })
	r.sending = newSendingBar(r)
	r.past = newPastBar(r)
	r.warning = widget.NewLabel("")
	r.warning.Importance = widget.WarningImportance
	r.warning.Truncation = fyne.TextTruncateClip
	r.more = ui.NewButton(assets.Text("reports.problems.show"), nil, r.openChecks)
	r.warned = container.NewBorder(nil, nil, widget.NewIcon(theme.NewWarningThemedResource(theme.WarningIcon())), r.more, r.warning)
	r.warned.Hide()
	r.typed = newTypedKeeper(o, r.load)
	r.summary = newSummaryView(o, func(f shownFigure) { openFigure(o, r.report.Period, f) })
	r.printed = ui.NewDropdown(editionOptions(), r.choose)
	r.form = newFormView(r)
	r.adjust = newAdjustView(o)
	r.tabs = ui.NewChoice(nil, func(string) { r.show() })
	r.picker = newPeriodPicker(o, r.load)
	r.all = topDown(
		container.NewVBox(container.NewBorder(nil, nil, nil, r.past.ask, r.picker.content()), r.sending.content(),
			container.NewBorder(nil, nil, nil, container.NewHBox(r.resultsButton(), ui.NewButton(assets.Text("board.open"), theme.GridIcon(), func() { o.open(BoardRef{}) })), r.tabs), r.past.row, r.warned),
		r.front, r.written.content())
	return r
}

// resultsButton sends the results of the letters settled in the period.
func (r *reports) resultsButton() fyne.CanvasObject {
	return ui.NewButton(assets.Text("results.open"), theme.MailSendIcon(), func() {
		if period, err := r.picker.period(); err == nil {
			r.o.open(ResultsRef{Period: period})
		}
	})
}

func (r *reports) Title() string { return assets.Text("room.reports") }

func (r *reports) Content() fyne.CanvasObject { return r.all }
func (*reports) Help() string                 { return "bao-cao" }

// Keys has Ctrl+S, which writes the workbook.
func (r *reports) Keys() []ui.Key {
	return []ui.Key{ui.SaveKey(func() {
		if !r.sending.write.Disabled() {
			r.writeWorkbook()
		}
	})}
}

// Enter computes anew: letters may have changed in other rooms.
func (r *reports) Enter() {
	r.picker.tell()
}

// Leave keeps what is being typed; what cannot be kept is asked about.
func (r *reports) Leave(next func()) {
	if r.form.settle() {
		r.typed.whenKept(next)
		return
	}
	ui.Confirm(r.o.window, assets.Text("figures.unsaved"), assets.Text("figures.unsaved.text", r.form.grid.Problem()), assets.Text("step.throw.do"), func() {
		r.form.grid.Drop()
		r.typed.whenKept(next)
	})
}

// choose draws the period on the forms of another circular.
func (r *reports) choose(id string) {
	if edition, err := forms.ByID(id); err == nil && edition != r.edition {
		r.chosen = edition
		r.load()
	}
}

// editionOptions are the circulars whose forms the program knows, the newest first.
func editionOptions() []ui.Option {
	var all []ui.Option
	for _, e := range slices.Backward(forms.Editions()) {
		number, _, _ := strings.Cut(strings.TrimPrefix(e.Circular, assets.Text("reports.edition.circular")), "/TT-")
		all = append(all, ui.Option{Value: e.ID, Text: assets.Text("reports.edition", number)})
	}
	return all
}

// load computes the report of the period in the picker. Figures of the same
// period stay on the screen until the new ones have come.
func (r *reports) load() {
	period, err := r.picker.period()
	r.loadings++
	mine := r.loadings
	if err != nil || r.period != period {
		if r.report != nil {
			r.form.settle()
		}
		r.period, r.report, r.chosen = period, nil, nil
		r.written.hide()
	}
	if err != nil {
		r.wait.SetText(err.Error())
		r.show()
		return
	}
	edition := forms.EditionFor(period)
	if r.chosen != nil {
		edition = r.chosen
	}
	if edition != r.edition {
		r.report = nil
	}
	r.setEdition(edition)
	r.wait.SetText(assets.Text("reports.computing"))
	r.show()
	o, day := r.o, r.past.day
	type loaded struct {
		report *forms.Report
		sealed []data.SealedReport
		began  data.Date
	}
	ui.RunAsync(func() (l loaded, err error) {
		if l.began, err = o.store.Began(o.ctx()); err != nil {
			return l, err
		}
		if l.sealed, err = o.store.SealedReports(o.ctx()); err != nil {
			return l, err
		}
		return l, o.do().OnDay(o.ctx(), day, func(then *clerk.Office) (err error) {
			l.report, err = then.Compute(o.ctx(), edition, period)
			return err
		})
	}, func(l loaded, err error) {
		switch {
		case mine != r.loadings:
		case err != nil:
			r.wait.SetText(assets.Text("reports.failed"))
			o.failed(assets.Text("reports.failed"), err)
		default:
			r.report, r.sealed, r.began = l.report, l.sealed, l.began
			r.typed.drawn()
			r.show()
			r.loadAdjustments(mine)
		}
	})
}

// loadAdjustments looks for what happened to earlier reports after they were sent;
// the figures are on the screen already.
func (r *reports) loadAdjustments(mine int) {
	o, period := r.o, r.report.Period
	ui.RunAsync(func() ([]forms.Adjustment, error) {
		return forms.Adjustments(o.ctx(), o.store, period, forms.Options{Today: o.today()})
	}, func(found []forms.Adjustment, err error) {
		switch {
		case mine != r.loadings:
		case err != nil:
			o.failed(assets.Text("sealed.adjust.failed"), err)
		default:
			r.adjust.set(found)
			r.setTabs()
			r.show()
		}
	})
}

// setEdition offers the forms of the circular in force.
func (r *reports) setEdition(e *forms.Edition) {
	if e != r.edition {
		r.edition = e
		r.printed.SetValue(e.ID)
		r.adjust.set(nil)
		r.setTabs()
	}
}

func (r *reports) setTabs() {
	tabs := []ui.Option{{Value: summaryTab, Text: assets.Text("reports.tab.summary")}}
	for _, form := range r.edition.Forms {
		tabs = append(tabs, ui.Option{Value: form.ID, Text: form.Number})
	}
	if n := r.adjust.count(); n > 0 {
		tabs = append(tabs, ui.Option{Value: adjustTab, Text: assets.Text("sealed.tab.adjust", n)})
	}
	r.tabs.SetOptions(tabs)
	if r.tabs.Value() == "" {
		r.tabs.SetValue(summaryTab)
	}
}

// show puts the figures of the tab in front.
func (r *reports) show() {
	front := fyne.CanvasObject(container.NewCenter(r.wait))
	r.sending.show()
	r.warned.Hide()
	if r.report != nil {
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
	case r.tabs.Value() == adjustTab && r.adjust.count() > 0:
		return r.adjust.all
	case !ok:
		r.summary.show(r.report)
		return r.summary.all
	}
	r.form.show(sheet)
	return r.form.all
}

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

// showPeriod shows a period as the register knows it now.
func (r *reports) showPeriod(p data.Period) {
	r.past.day = 0
	r.past.row.Hide()
	r.picker.set(p)
}
