package reports

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// summaryTab and adjustTab are the values of the first and the last tab; the others
// are ids of forms.
const (
	summaryTab = "summary"
	adjustTab  = "adjust"
)

// Room is where a period's figures are read, typed where no
// register stands behind them, and written as a workbook.
type Room struct {
	desk.Fixed
	o       *desk.Desk
	picker  *views.PeriodPicker
	tabs    *kit.Choice
	printed *kit.Dropdown // whose circular's forms
	sending *sendingBar
	past    *pastBar
	warning *widget.Label
	warned  *fyne.Container
	front   *fyne.Container
	summary *summaryView
	form    *formView
	adjust  *adjustView
	wait    *widget.Label
	written *desk.WrittenBar

	shown   // its report is nil while it is computed
	edition *forms.Edition
	period  day.Period     // in the picker
	chosen  *forms.Edition // against the one in force, for one period
	typed   *typedKeeper
}

// shown is what the register knows of the report of the period in the picker.
type shown struct {
	report *forms.Report
	sealed []register.SealedReport // all that were sent
	began  day.Date                // first day of the register
}

// NewRoom is the room at the reporting month that ended last.
func NewRoom(o *desk.Desk) *Room {
	r := &Room{o: o, front: container.NewStack(), wait: widget.NewLabel("")}
	r.written = desk.NewWrittenBar(o, func() { r.Whole.Refresh() })
	r.sending = newSendingBar(r)
	r.past = newPastBar(r)
	r.warning, r.warned = warningRow(look.IconWarning, kit.NewButton(assets.Text("reports.problems.show"), nil, r.openChecks))
	r.typed = newTypedKeeper(o, r.load)
	r.summary = newSummaryView(o, func(f shownFigure) { openFigure(o, r.report.Period, f) })
	r.printed = kit.NewDropdown(editionOptions(), r.choose)
	r.form = newFormView(r)
	r.adjust = newAdjustView(o)
	r.tabs = kit.NewChoice(nil, func(string) { r.show() })
	r.picker = views.NewPeriodPicker(o, r.load)
	results := kit.NewButton(assets.Text("results.open"), look.IconSend, func() {
		if period, err := r.picker.Period(); err == nil {
			o.Open(desk.Results{Period: period})
		}
	})
	board := kit.NewButton(assets.Text("board.open"), look.IconGrid, func() { o.Open(desk.Board{}) })
	r.Name = assets.Text("room.reports")
	r.Whole = kit.TopDown(
		container.NewVBox(container.NewBorder(nil, nil, nil, r.past.ask, r.picker.Content()), r.sending.row,
			container.NewBorder(nil, nil, nil, container.NewHBox(results, board), r.tabs), r.past.row, r.warned),
		r.front, r.written.Content())
	return r
}

func (*Room) Help() string { return "bao-cao" }

// Keys has Ctrl+S, which writes the workbook.
func (r *Room) Keys() []kit.Key {
	return []kit.Key{kit.SaveKey(func() {
		if !r.sending.write.Disabled() {
			r.writeWorkbook()
		}
	})}
}

// Enter computes anew: letters may have changed in other rooms.
func (r *Room) Enter() { r.picker.Tell() }

// Leave keeps what is being typed; what cannot be kept is asked about.
func (r *Room) Leave(next func()) {
	if r.form.settle() {
		r.typed.whenKept(next)
		return
	}
	kit.Confirm(r.o.Window, assets.Text("figures.unsaved"), assets.Text("figures.unsaved.text", "problem", r.form.grid.Problem()), assets.Text("step.throw.do"), func() {
		r.form.grid.Drop()
		r.typed.whenKept(next)
	})
}

// choose draws the period on the forms of another circular.
func (r *Room) choose(id string) {
	if edition, err := forms.ByID(id); err == nil && edition != r.edition {
		r.chosen = edition
		r.load()
	}
}

// editionOptions are the circulars whose forms the program knows, the newest first.
func editionOptions() []kit.Option {
	var all []kit.Option
	for _, e := range slices.Backward(forms.Editions()) {
		number, _, _ := strings.Cut(strings.TrimPrefix(e.Circular, assets.Text("reports.edition.circular")), "/TT-")
		all = append(all, kit.Option{Value: e.ID, Text: assets.Text("reports.edition", "number", number)})
	}
	return all
}

// load computes the report of the period in the picker. Figures of the same
// period stay on the screen until the new ones have come.
func (r *Room) load() {
	period, err := r.picker.Period()
	if err != nil || r.period != period {
		if r.report != nil {
			r.form.settle()
		}
		r.period, r.report, r.chosen = period, nil, nil
		r.written.Hide()
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
	desk.Load(o, r, func(ctx context.Context) (now shown, err error) {
		if now.began, err = o.Store.Began(ctx); err != nil {
			return now, err
		}
		if now.sealed, err = o.Store.SealedReports(ctx); err != nil {
			return now, err
		}
		return now, o.Do().OnDay(ctx, day, func(then *office.Office) (err error) {
			now.report, err = then.Compute(ctx, edition, period)
			return err
		})
	}, func(now shown, err error) {
		if err != nil {
			r.wait.SetText(assets.Text("reports.failed"))
			o.Failed(assets.Text("reports.failed"), err)
			return
		}
		r.shown = now
		r.typed.drawn()
		r.show()
		r.loadAdjustments()
	})
}

// loadAdjustments looks for what happened to earlier reports after they were sent;
// the figures are on the screen already.
func (r *Room) loadAdjustments() {
	o, period := r.o, r.report.Period
	desk.Read(o, r, assets.Text("sealed.adjust.failed"), func(ctx context.Context) ([]forms.Adjustment, error) {
		return o.Do().Adjustments(ctx, period)
	}, func(found []forms.Adjustment) {
		r.adjust.set(found)
		r.setTabs()
		r.show()
	})
}

// setEdition offers the forms of the circular in force.
func (r *Room) setEdition(e *forms.Edition) {
	if e != r.edition {
		r.edition = e
		r.printed.SetValue(e.ID)
		r.adjust.set(nil)
		r.setTabs()
	}
}

func (r *Room) setTabs() {
	tabs := []kit.Option{{Value: summaryTab, Text: assets.Text("reports.tab.summary")}}
	for _, form := range r.edition.Forms {
		tabs = append(tabs, kit.Option{Value: form.ID, Text: form.Number})
	}
	if n := r.adjust.steps.Len(); n > 0 {
		tabs = append(tabs, kit.Option{Value: adjustTab, Text: assets.Text("sealed.tab.adjust", "count", n)})
	}
	r.tabs.SetOptions(tabs)
	if r.tabs.Value() == "" {
		r.tabs.SetValue(summaryTab)
	}
}

// show puts the figures of the tab in front.
func (r *Room) show() {
	front := fyne.CanvasObject(container.NewCenter(r.wait))
	r.sending.show()
	r.warned.Hide()
	if r.report != nil {
		if problems := r.report.Problems; len(problems) > 0 {
			r.warning.SetText(assets.Text("reports.problems", "count", len(problems), "problem", problems[0]))
			r.warned.Show()
		}
		front = r.tab()
	}
	r.front.Objects = []fyne.CanvasObject{front}
	r.Whole.Refresh()
}

func (r *Room) tab() fyne.CanvasObject {
	sheet, ok := r.report.Sheet(r.tabs.Value())
	switch {
	case r.tabs.Value() == adjustTab && r.adjust.steps.Len() > 0:
		return r.adjust.all
	case !ok:
		r.summary.show(r.report)
		return r.summary.all
	}
	r.form.show(sheet)
	return r.form.all
}

// ShowPeriod shows a period as the register knows it now.
func (r *Room) ShowPeriod(p day.Period) {
	r.past.day = 0
	r.past.row.Hide()
	r.picker.Set(p)
}
