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
	"donthu/reports/word"
)

// summaryTab and adjustTab are the values of the first and the last tab; the others
// are ids of forms.
const (
	summaryTab = "summary"
	adjustTab  = "adjust"
)

// Room is the path of a period's report: its figures, what is to be looked at in them,
// the report in words, and that it was sent.
type Room struct {
	desk.Fixed
	o       *desk.Desk
	picker  *views.PeriodPicker
	head    *fyne.Container
	bar     *kit.Toolbar // of the head
	path    *look.Path
	at      station
	front   *fyne.Container // the station in view
	written *desk.WrittenBar

	tabs    *views.RoomTabs
	printed *kit.Dropdown // whose circular's forms
	past    *pastBar
	main    *fyne.Container // the tab in front
	place   *figuresPlace
	panel   *panel
	figures *fyne.Container // the first station
	summary *summaryView
	form    *formView
	adjust  *adjustView
	wait    *widget.Label
	checks  *checks
	words   *reportWords // nil until the station is opened for the period
	sending *sending

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
	inTurn register.TypedFigures   // the report in words, as typed
}

// NewRoom is the room at the reporting month that ended last.
func NewRoom(o *desk.Desk) *Room {
	r := &Room{o: o, head: container.NewStack(), front: container.NewStack(), main: container.NewStack(), wait: widget.NewLabel("")}
	r.Name = assets.Text("room.reports")
	r.written = desk.NewWrittenBar(o, func() { r.Whole.Refresh() })
	r.path = look.NewPath(func(i int) { r.goTo(station(i)) })
	r.past = newPastBar(r)
	r.typed = newTypedKeeper(o, r.load)
	r.panel = newPanel(r)
	r.summary = newSummaryView(r)
	r.printed = kit.NewDropdown(editionOptions(), r.choose)
	r.form = newFormView(r)
	r.adjust = newAdjustView(o)
	r.checks = newChecks(r)
	r.sending = newSending(r)
	r.tabs = views.NewRoomTabs(nil, func(string) { r.show() })
	r.place = &figuresPlace{narrowed: func() { r.form.showDetail(r.place.narrow) }}
	r.figures = kit.TopDown(container.NewVBox(r.tabs, r.past.row), look.Inset(0, 4, container.New(r.place, r.main, container.NewStack(r.panel.Whole))), nil)
	r.picker = views.NewPeriodPicker(o, r.load)
	r.picker.Before = r.leaveStation
	r.Whole = container.New(roomPlace{}, r.head, r.path, r.front, r.written.Content())
	r.showStation()
	return r
}

// Help names the manual's page.
func (*Room) Help() string { return "bao-cao" }

// Enter computes anew: letters may have changed in other rooms.
func (r *Room) Enter() {
	r.picker.Tell()
	r.enterStation()
}

// Leave keeps what is being typed; what cannot be kept is asked about.
func (r *Room) Leave(next func()) {
	r.leaveStation(func() {
		for _, p := range []desk.Page{r.checks, r.panel, r.sending, r.sending.to} {
			r.o.Left(p)
		}
		next()
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
		r.period, r.report, r.chosen, r.words = period, nil, nil, nil
		r.checks.forget()
		r.sending.forget()
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
		r.words = nil
		r.report = nil
	}
	r.setEdition(edition)
	r.wait.SetText(assets.Text("reports.computing"))
	if r.tell(); r.report == nil {
		r.show()
	}
	o, day := r.o, r.past.day
	desk.Load(o, r, func(ctx context.Context) (now shown, err error) {
		if now.began, err = o.Store.Began(ctx); err != nil {
			return now, err
		}
		if now.sealed, err = o.Store.SealedReports(ctx); err != nil {
			return now, err
		}
		if now.inTurn, err = o.Store.TypedFigures(ctx, register.ReportWords, period); err != nil {
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
		anew := r.report == nil
		r.shown = now
		r.typed.drawn()
		r.show()
		if anew {
			r.enterStation()
		}
		r.loadAdjustments()
	})
}

// loadAdjustments looks for what happened to earlier reports after they were sent, and for
// what is to be looked at in this one; the figures are on the screen already.
func (r *Room) loadAdjustments() {
	o, period := r.o, r.report.Period
	desk.Read(o, r, assets.Text("sealed.adjust.failed"), func(ctx context.Context) ([]forms.Adjustment, error) {
		return o.Do().Adjustments(ctx, period)
	}, func(found []forms.Adjustment) {
		r.adjust.set(found)
		if r.setTabs(); r.tabs.Value() == adjustTab {
			r.show()
		}
		if !r.past.on() {
			r.checks.load()
		}
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
	if !slices.Equal(tabs, r.tabs.Options()) {
		r.tabs.SetOptions(tabs)
	}
	if r.tabs.Value() == "" {
		r.tabs.SetValue(summaryTab)
	}
}

// show puts the figures of the tab in front, and says how far the report has come.
func (r *Room) show() {
	r.tell()
	front := fyne.CanvasObject(look.Card("", "", container.NewCenter(r.wait)))
	r.panel.Whole.Hide()
	if r.report != nil {
		front = r.tab()
		for _, s := range r.report.Sheets {
			icon := fyne.Resource(nil)
			if r.untyped(s) > 0 {
				icon = look.IconWarning
			}
			r.tabs.SetIcon(s.Form.ID, icon)
		}
	}
	r.main.Objects = []fyne.CanvasObject{front}
	r.Whole.Refresh()
}

func (r *Room) tab() fyne.CanvasObject {
	sheet, ok := r.report.Sheet(r.tabs.Value())
	switch {
	case r.tabs.Value() == adjustTab && r.adjust.steps.Len() > 0:
		return r.adjust.all
	case !ok:
		r.panel.Whole.Show()
		r.summary.show(r.report)
		return r.summary.all
	}
	r.panel.Whole.Show()
	r.form.show(sheet)
	return r.form.all
}

// untyped is how many figures of a form nobody typed that only a clerk knows.
func (r *Room) untyped(s forms.Sheet) (count int) {
	typed := r.typed.of(s.Entered)
	for _, c := range s.Form.Columns {
		if _, there := typed.Values[c.Number]; !there && isTyped(s.Form, c) {
			count++
		}
	}
	return count
}

// isTyped reports whether no register stands behind a column.
func isTyped(f *forms.Form, c forms.Column) bool {
	return f.SubjectOf(c.Number) == forms.Typed && !c.Remark
}

// ShowPeriod shows the figures of a period as the register knows it now.
func (r *Room) ShowPeriod(p day.Period) {
	r.past.day = 0
	r.past.row.Hide()
	r.at = figuresStation
	r.showStation()
	r.picker.Set(p)
}

// ShowForm shows a form of the period in front, with the cursor on the first figure that a
// clerk is still to type.
func (r *Room) ShowForm(id string) {
	r.goTo(figuresStation)
	if r.at == figuresStation {
		r.tabs.SetValue(id)
		r.form.toType()
	}
}

// writtenInWords reports whether somebody wrote the report in words, and its number.
func (r *Room) writtenInWords() (number string, written bool) {
	return r.inTurn.Texts[word.ReportNumber], len(r.inTurn.Texts) > 0
}
