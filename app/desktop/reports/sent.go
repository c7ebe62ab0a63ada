package reports

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// sentReports are all reports that were sent, the latest first.
type sentReports struct {
	part
	o     *desk.Desk
	r     *Room
	table *kit.Table[register.SealedReport]
}

func newSentReports(r *Room) *sentReports {
	o := r.o
	s := &sentReports{o: o, r: r}
	s.table = kit.NewTable(
		kit.Col("sealed.column.sentOn", 92, func(r register.SealedReport) string { return r.SentOn.Shown() }),
		kit.Col("sealed.column.period", 150, func(r register.SealedReport) string { return r.Period.Name() }),
		kit.Col("sealed.column.number", 130, func(r register.SealedReport) string { return r.Number }),
		kit.Col("sealed.column.on", 90, func(r register.SealedReport) string { return r.On.Shown() }).Yielding(3),
		kit.Col("sealed.column.signedBy", 140, func(r register.SealedReport) string { return r.SignedBy }).Yielding(1),
		kit.Col("sealed.column.to", 160, func(r register.SealedReport) string { return wentTo(r) }).Growing(),
		kit.Col("sealed.column.ways", 160, func(r register.SealedReport) string {
			return waysOf(r.Ways)
		}).Yielding(2),
		kit.Col("sealed.column.author", 130, func(r register.SealedReport) string { return r.Author }).Yielding(4))
	s.table.Empty = assets.Text("sealed.none")
	s.table.Remember(o.App.Preferences(), "reports.sent")
	compare := func(r register.SealedReport) { o.Push(newComparison(o, r)) }
	s.table.Open = compare
	none := func() bool { return s.table.Selected() < 0 }
	action := func(key string, icon fyne.Resource, do func(register.SealedReport)) kit.Action {
		return kit.Action{Text: assets.Text(key), Icon: icon, Away: none, Do: func() {
			if r, ok := s.table.SelectedRow(); ok {
				do(r)
			}
		}}
	}
	actions := []kit.Action{action("sealed.open", look.IconLetter, s.openWorkbook), action("sealed.compare", look.IconSearch, compare), action("sealed.annul", look.IconUndo, s.annul)}
	bar := kit.NewToolbar(nil, actions...)
	s.table.OnMenu = func() []kit.Action { return actions }
	went := hintBelow("")
	s.table.OnSelect = func(int) {
		bar.Refresh()
		words := ""
		if r, ok := s.table.SelectedRow(); ok {
			words = sentLines(r)
		}
		went.Set(words)
	}
	s.Whole = container.NewStack(look.NewSheet(), kit.TopDown(nil, s.table, look.Inset(12, 8, container.NewVBox(went, bar.Content()))))
	return s
}

func (s *sentReports) load() {
	desk.Read(s.o, s, assets.Text("sealed.list.failed"), s.o.Store.SealedReports, func(all []register.SealedReport) {
		slices.Reverse(all)
		s.table.SetRows(all)
		s.table.Select(0)
		if s.r.at == sendStation && s.r.sending.which.Value() == sentBefore {
			s.o.FocusIn(s.r, s.table)
		}
	})
}

// sentFolder keeps copies of sent workbooks that were looked at.
const sentFolder = "bao-cao-da-gui"

// openWorkbook opens a copy of what was sent; the register keeps the original.
func (s *sentReports) openWorkbook(report register.SealedReport) {
	o := s.o
	kit.RunAsyncErr(func() error {
		book, err := o.Store.SealedWorkbook(o.Ctx(), report.ID)
		if err != nil {
			return err
		}
		folder := filepath.Join(o.Dir, sentFolder)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
		file := filepath.Join(folder, assets.Text("sealed.file", "from", report.Period.From, "to", report.Period.To, "report", report.ID))
		if kept, err := os.ReadFile(file); err != nil || string(kept) != string(book) {
			os.Remove(file) // a copy is read-only
			if err := os.WriteFile(file, book, 0o400); err != nil {
				return err
			}
		}
		return desk.OpenOutside(file)
	}, func(err error) {
		if err != nil {
			o.Failed(assets.Text("sealed.open.failed"), err)
		}
	})
}

// annul takes back that a report was sent, with a reason.
func (s *sentReports) annul(report register.SealedReport) {
	o := s.o
	ask := kit.NewRecord(o.Around(func() desk.Page { return s.r }), 1, "",
		kit.Lines("sealed.annul.reason", data.FieldReason, 2, func(reason *string) *string { return reason }).Must("sealed.annul.noReason"))
	ask.Heading, ask.Explained = assets.Text("sealed.annul"), assets.Text("sealed.annul.text", "period", report.Period.Name(), "number", report.Number)
	ask.SaveText, ask.CancelText = assets.Text("sealed.annul.do"), assets.Text("sealed.cancel")
	ask.Write = func(reason string) (kit.Saved, error) {
		return kit.Saved{Then: func() { s.load(); s.r.load() }}, o.Do().AnnulSeal(o.Ctx(), report.ID, reason)
	}
	ask.Failed = func(err error) { o.Failed(assets.Text("sealed.annul.failed")+" "+report.Number, err) }
	ask.Open()
}

// comparison sets the figures of a sent report beside those that the register gives
// now.
type comparison struct {
	desk.Fixed
	o      *desk.Desk
	report register.SealedReport
	table  *kit.Table[forms.Difference]
	state  *widget.Label
}

func newComparison(o *desk.Desk, report register.SealedReport) *comparison {
	c := &comparison{o: o, report: report, state: kit.Wrapped("", widget.MediumImportance)}
	c.table = differenceTable(o, "reports.compare", 150, placeOfDifference,
		func(d forms.Difference) (day.Period, forms.Difference) { return report.Period, d })
	head := kit.NewHead(o.Back, assets.Text("sealed.compare"), nil)
	head.Set(assets.Text("sealed.compare"), assets.Text("sealed.compare.heading", "period", report.Period.Name(), "number", report.Number, "day", report.SentOn.Shown()))
	c.Fixed = desk.Fixed{Name: assets.Text("sealed.compare"), Whole: kit.TopDown(container.NewVBox(head, c.state), c.table, look.Inset(0, 8, hint("sealed.compare.hint")))}
	return c
}

func (*comparison) Help() string { return "bao-cao" }

func (c *comparison) Enter() {
	o := c.o
	kit.RunWithProgress(o.Window, c.Title(), assets.Text("sealed.comparing"),
		func(ctx context.Context, set func(float64, string)) (office.Comparison, error) {
			set(-1, "")
			return o.Do().CompareSent(ctx, c.report)
		}, func(found office.Comparison, err error) {
			switch {
			case errors.Is(err, context.Canceled):
				o.Back()
			case err != nil:
				o.Failed(assets.Text("sealed.compare.failed"), err)
			default:
				c.show(found)
			}
		})
}

func (c *comparison) show(found office.Comparison) {
	importance, text := widget.SuccessImportance, assets.Text("sealed.compare.none")
	if n := len(found.Differences); n > 0 {
		importance, text = widget.WarningImportance, assets.Text("sealed.compare.some", "count", n)
	}
	if !found.Same {
		importance, text = widget.DangerImportance, text+" "+assets.Text("sealed.compare.notReproduced")
	}
	c.state.Importance = importance
	c.state.SetText(text)
	c.table.SetRows(found.Differences)
	c.table.Select(0)
	c.o.FocusIn(c, c.table)
}
