package desktop

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/reports/consolidate"
	"donthu/reports/workbook"
)

// boardPage brings the report workbooks of many wards together, for the board
// that receives them.
type boardPage struct {
	o      *office
	files  []string
	wards  []string // who must report; empty: whoever did
	result *consolidate.Result

	chosen, list    *widget.Label
	folder          *ui.Check
	run, write, all *ui.Button
	table           *ui.Table
	written         *writtenBar
	whole           *fyne.Container
}

func newBoardPage(o *office) *boardPage {
	p := &boardPage{o: o, chosen: widget.NewLabel(""), list: widget.NewLabel(assets.Text("board.list.none"))}
	p.chosen.Wrapping, p.list.Importance = fyne.TextWrapWord, widget.LowImportance
	p.folder = ui.NewCheck(assets.Text("board.folder"), nil)
	p.folder.SetChecked(true)
	add := ui.NewButton(assets.Text("board.add"), theme.FolderOpenIcon(), p.add)
	wards := ui.NewButton(assets.Text("board.list"), theme.ListIcon(), p.readWards)
	p.all = ui.NewButton(assets.Text("board.clear"), theme.ContentClearIcon(), func() { p.files, p.result = nil, nil; p.show() })
	p.run = ui.NewButton(assets.Text("board.run"), theme.ConfirmIcon(), p.consolidate)
	p.run.Importance = widget.HighImportance
	p.write = ui.NewButton(assets.Text("board.write"), theme.DocumentSaveIcon(), p.save)
	p.table = ui.NewTable([]ui.Column{
		{Title: assets.Text("board.column.ward"), Width: 220, Fixed: true},
		{Title: assets.Text("board.column.file"), Width: 220, Fixed: true},
		{Title: assets.Text("board.column.cell"), Width: 130, Fixed: true},
		{Title: assets.Text("board.column.what"), Width: 400, Grow: true, Fixed: true},
	}, ui.Rows(nil))
	p.table.Remember(o.app.Preferences(), "board")
	back := ui.NewButton(assets.Text("letter.back"), theme.NavigateBackIcon(), o.shell.back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(assets.Text("board.title"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	top := container.NewVBox(container.NewHBox(back, heading),
		container.NewHBox(add, p.folder, wards, p.all, p.run, p.write), p.list, p.chosen)
	p.written = newWrittenBar(o, func() { p.whole.Refresh() })
	p.whole = container.NewBorder(top, p.written.content(), nil, nil, p.table)
	p.show()
	return p
}

func (p *boardPage) title() string              { return assets.Text("board.title") }
func (p *boardPage) content() fyne.CanvasObject { return p.whole }
func (p *boardPage) enter()                     {}
func (p *boardPage) leave(next func())          { next() }

// add takes a workbook, or all of its folder, among the files.
func (p *boardPage) add() {
	p.o.chooseOpen(assets.Text("board.add"), "*.xlsx", func(path string) {
		word := path
		if p.folder.Checked {
			word = filepath.Dir(path)
		}
		for _, file := range consolidate.Files([]string{word}) {
			if !slices.Contains(p.files, file) {
				p.files = append(p.files, file)
			}
		}
		p.result = nil
		p.show()
	})
}

// readWards reads who must report.
func (p *boardPage) readWards() {
	p.o.chooseOpen(assets.Text("board.list"), "*.txt", func(path string) {
		wards, err := consolidate.ReadWards(path)
		if err != nil {
			p.o.failed(assets.Text("board.failed"), err)
			return
		}
		p.wards = wards
		p.list.SetText(assets.Text("board.list.some", len(wards)))
	})
}

func (p *boardPage) consolidate() {
	files, options := slices.Clone(p.files), consolidate.Options{Wards: p.wards, Today: p.o.today()}
	ui.RunWithProgress(p.o.window, assets.Text("board.title"), assets.Text("board.running"),
		func(ctx context.Context, set func(float64, string)) (*consolidate.Result, error) {
			options.Progress = func(done, total int) { set(float64(done)/float64(max(1, total)), "") }
			return consolidate.Run(ctx, files, options)
		}, func(result *consolidate.Result, err error) {
			if errors.Is(err, context.Canceled) {
				return
			}
			p.result = result
			p.show()
			if err != nil {
				p.o.failed(assets.Text("board.failed"), err)
			}
		})
}

// save writes the consolidated workbook.
func (p *boardPage) save() {
	p.o.chooseSave(assets.Text("board.title"), assets.Text("board.file"), "*.xlsx", func(file string) {
		board := p.o.store.Settings().Receiver
		ui.RunAsyncErr(func() error {
			return workbook.Save(file, func(w io.Writer) error {
				return workbook.WriteConsolidated(w, p.result, board, workbook.Options{})
			})
		}, func(err error) {
			if err != nil {
				p.o.failed(assets.Text("board.failed"), err)
				return
			}
			p.written.show(file)
		})
	})
}

// show says what is chosen and what came of it.
func (p *boardPage) show() {
	for button, on := range map[*ui.Button]bool{
		p.run: len(p.files) > 0, p.all: len(p.files) > 0, p.write: p.result != nil && p.result.Wards > 0,
	} {
		if on {
			button.Enable()
		} else {
			button.Disable()
		}
	}
	var rows [][]string
	switch r := p.result; {
	case r != nil:
		p.chosen.SetText(assets.Text("board.result", r.Period.From.Shown(), r.Period.To.Shown(), r.Wards, len(r.Missing), len(r.Refused), len(r.Problems)))
		for _, refused := range r.Refused {
			rows = append(rows, []string{"", filepath.Base(refused.File), "", assets.Text("board.refused", refused.Reason)})
		}
		for _, missing := range r.Missing {
			rows = append(rows, []string{missing.Ward, "", "", assets.Text("board.missing", missing.What)})
		}
		for _, problem := range r.Problems {
			place := problem.Cell
			if place == "" {
				place = problem.Form
			}
			rows = append(rows, []string{problem.Ward, problem.File, place, problem.Text})
		}
	case len(p.files) > 0:
		p.chosen.SetText(assets.Text("board.files", len(p.files)))
		for _, file := range p.files {
			rows = append(rows, []string{"", filepath.Base(file), "", ""})
		}
	default:
		p.chosen.SetText(assets.Text("board.empty"))
	}
	p.table.SetLoad(ui.Rows(rows))
}
