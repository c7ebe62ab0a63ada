package reports

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// sentReports is the page with all reports that were sent, the latest first.
type sentReports struct {
	desk.PlainPage
	o       *desk.Desk
	reports []data.SealedReport
	table   *kit.Table
	buttons []*kit.Button
	all     fyne.CanvasObject
}

func newSentReports(o *desk.Desk) *sentReports {
	s := &sentReports{o: o}
	s.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("sealed.column.sentOn"), Width: 90, Fixed: true},
		{Title: assets.Text("sealed.column.period"), Width: 150, Fixed: true},
		{Title: assets.Text("sealed.column.number"), Width: 130, Fixed: true},
		{Title: assets.Text("sealed.column.on"), Width: 90, Fixed: true},
		{Title: assets.Text("sealed.column.signedBy"), Width: 140, Fixed: true},
		{Title: assets.Text("sealed.column.to"), Width: 190, Grow: true, Fixed: true},
		{Title: assets.Text("sealed.column.ways"), Width: 160, Fixed: true},
		{Title: assets.Text("sealed.column.author"), Width: 130, Fixed: true},
	}, nil)
	s.table.Empty = assets.Text("sealed.none")
	s.table.Remember(o.App.Preferences(), "reports.sent")
	s.table.OnOpen = func(int) { s.compare() }
	s.table.OnSelect = func(row int) { s.enable(row >= 0) }
	open := kit.NewButton(assets.Text("sealed.open"), theme.FileIcon(), s.openWorkbook)
	compare := kit.NewButton(assets.Text("sealed.compare"), theme.SearchIcon(), s.compare)
	annul := kit.NewButton(assets.Text("sealed.annul"), theme.ContentUndoIcon(), s.annul)
	s.buttons = []*kit.Button{open, compare, annul}
	head := widget.NewLabelWithStyle(assets.Text("sealed.list"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	s.all = kit.TopDown(container.NewBorder(nil, nil, head, container.NewHBox(open, compare, annul, backButton(o))), s.table, nil)
	s.enable(false)
	return s
}

func (s *sentReports) Title() string              { return assets.Text("sealed.list") }
func (s *sentReports) Content() fyne.CanvasObject { return s.all }
func (*sentReports) Help() string                 { return "bao-cao" }

func (s *sentReports) enable(on bool) {
	for _, b := range s.buttons {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

func (s *sentReports) Enter() {
	o := s.o
	kit.RunAsync(func() ([]data.SealedReport, error) { return o.Store.SealedReports(o.Ctx()) }, func(all []data.SealedReport, err error) {
		if err != nil {
			o.Failed(assets.Text("sealed.list.failed"), err)
			return
		}
		s.reports = nil
		var rows [][]string
		for i := len(all) - 1; i >= 0; i-- {
			r := all[i]
			ways := make([]string, len(r.Ways))
			for j, way := range r.Ways {
				ways[j] = way.Label()
			}
			s.reports = append(s.reports, r)
			rows = append(rows, []string{r.SentOn.Shown(), r.Period.Name(), r.Number, r.On.Shown(), r.SignedBy, r.To, strings.Join(ways, ", "), r.Author})
		}
		s.enable(false)
		s.table.SetLoad(kit.Rows(rows))
		s.table.Select(0)
		o.Window.Canvas().Focus(s.table)
	})
}

func (s *sentReports) selected() (data.SealedReport, bool) {
	row := s.table.Selected()
	if row < 0 || row >= len(s.reports) {
		return data.SealedReport{}, false
	}
	return s.reports[row], true
}

// sentFolder keeps copies of sent workbooks that were looked at.
const sentFolder = "bao-cao-da-gui"

// openWorkbook opens a copy of what was sent; the register keeps the original.
func (s *sentReports) openWorkbook() {
	report, ok := s.selected()
	if !ok {
		return
	}
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
		file := filepath.Join(folder, assets.Text("sealed.file", report.Period.From, report.Period.To, report.ID))
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

func (s *sentReports) compare() {
	if report, ok := s.selected(); ok {
		s.o.Push(newReportCompare(s.o, report))
	}
}

// annul takes back that a report was sent, with a reason.
func (s *sentReports) annul() {
	report, ok := s.selected()
	if !ok {
		return
	}
	o := s.o
	reason := kit.NewTextEntry(2)
	field := kit.NewField(assets.Text("sealed.annul.reason"), reason).Require()
	text := widget.NewLabel(assets.Text("sealed.annul.text", report.Period.Name(), report.Number))
	text.Wrapping = fyne.TextWrapWord
	var hide func()
	cancel := kit.NewButton(assets.Text("sealed.cancel"), nil, func() { hide() })
	do := kit.NewButton(assets.Text("sealed.annul.do"), nil, func() {
		if reason.Value() == "" {
			field.SetProblem(assets.Text("sealed.annul.noReason"))
			o.Window.Canvas().Focus(reason)
			return
		}
		hide()
		kit.RunAsyncErr(func() error { return o.Store.AnnulSeal(o.Ctx(), report.ID, reason.Value()) }, func(err error) {
			if err != nil {
				o.Failed(fmt.Sprintf("%s %s", assets.Text("sealed.annul.failed"), report.Number), err)
				return
			}
			s.Enter()
		})
	})
	do.Importance = widget.DangerImportance
	hide = kit.ShowContent(o.Window, assets.Text("sealed.annul"), kit.Sized(560, 190, container.NewVBox(text, field)), reason, cancel, do)
}
