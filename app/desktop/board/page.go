package board

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/reports/consolidate"
	"donthu/reports/workbook"
)

// boardPreference keeps the name of the office that consolidates.
const boardPreference = "board.name"

// Page brings the report workbooks of many wards together, for the board that receives
// them.
type Page struct {
	o      *desk.Desk
	files  []string
	wards  []string // who must report; empty: whoever did
	result *consolidate.Result

	board             *kit.Entry
	from, to          *kit.DateField
	fromField         *kit.Field
	chosen, list      *widget.Label
	run, write, clear *kit.Button
	front             *fyne.Container
	found             *tables
	written           *desk.WrittenBar
	whole             *fyne.Container
}

// NewPage is the page with no files chosen yet.
func NewPage(o *desk.Desk) *Page {
	p := &Page{o: o, board: kit.NewEntry(), from: o.DateField(), to: o.DateField(),
		chosen: kit.Bold(""), list: widget.NewLabel(assets.Text("board.list.none")), front: container.NewStack()}
	p.board.SetText(o.App.Preferences().StringWithFallback(boardPreference, o.Store.Settings().Receiver))
	p.board.OnLeave = p.keepName
	p.list.Importance = widget.LowImportance
	p.list.Truncation = fyne.TextTruncateClip
	p.fromField = kit.NewField(assets.Text("board.from"), p.from)
	p.fromField.SetHint(assets.Text("board.byFiles"))
	form := kit.NewForm(3, kit.NewField(assets.Text("board.name"), p.board), p.fromField, kit.NewField(assets.Text("board.to"), p.to))
	form.OnCancel = o.Back

	folder := kit.NewButton(assets.Text("board.folder"), look.IconFolder, p.addFolder)
	add := kit.NewButton(assets.Text("board.add"), look.IconLetter, p.addFile)
	wards := kit.NewButton(assets.Text("board.list"), look.IconClipboard, p.readWards)
	p.clear = kit.NewButton(assets.Text("board.clear"), look.IconClose, func() {
		p.files = nil
		p.stale()
	})
	p.run = kit.NewButton(assets.Text("board.run"), look.IconCheck, p.consolidate)
	p.run.Importance = widget.HighImportance
	p.write = kit.NewButton(assets.Text("board.write"), look.IconSave, p.save)
	back := kit.NewButton(assets.Text("letter.back"), look.IconLeft, o.Back)
	back.Importance = widget.LowImportance
	p.found = newTables(o)
	p.written = desk.NewWrittenBar(o, func() { p.whole.Refresh() })
	p.whole = kit.TopDown(container.NewVBox(container.NewHBox(back, kit.NewTitle(p.Title())), form,
		container.NewBorder(nil, nil, container.NewHBox(folder, add, wards, p.clear, p.run, p.write), nil, p.list),
		p.chosen), p.front, p.written.Content())
	p.show()
	return p
}

func (p *Page) Title() string              { return assets.Text("board.title") }
func (p *Page) Content() fyne.CanvasObject { return p.whole }
func (*Page) Help() string                 { return "tong-hop" }
func (p *Page) Enter()                     {}

// Keys has Ctrl+S, which writes the workbook.
func (p *Page) Keys() []kit.Key { return []kit.Key{kit.SaveKey(p.save)} }

func (p *Page) Leave(next func()) {
	p.keepName()
	next()
}

func (p *Page) keepName() {
	p.o.App.Preferences().SetString(boardPreference, p.board.Value())
}

func (p *Page) addFolder() {
	p.o.ChooseFolder(assets.Text("board.folder"), func(folder string) {
		desk.Load(p.o, p, func(context.Context) ([]string, error) { return consolidate.Files([]string{folder}), nil }, func(files []string, _ error) {
			if slices.Equal(files, []string{folder}) { // the folder stands for nothing but itself
				kit.ShowProblem(p.o.Window, assets.Text("board.failed"), assets.Text("board.folder.none", "folder", folder), "", "")
				return
			}
			p.take(files...)
		})
	})
}

func (p *Page) addFile() {
	p.o.ChooseOpen(assets.Text("board.add"), "*.xlsx", func(file string) { p.take(file) })
}

// take adds wards' workbooks; what was written here before may lie in their folder
// and is none.
func (p *Page) take(files ...string) {
	for _, file := range files {
		ours := file == p.written.File || filepath.Base(file) == assets.Text("board.file")
		if !ours && !slices.Contains(p.files, file) {
			p.files = append(p.files, file)
		}
	}
	p.stale()
}

// readWards reads who must report.
func (p *Page) readWards() {
	p.o.ChooseOpen(assets.Text("board.list.title"), "*.txt", func(path string) {
		desk.Load(p.o, p, func(context.Context) ([]string, error) { return consolidate.ReadWards(path) }, func(wards []string, err error) {
			if err != nil {
				p.o.Failed(assets.Text("board.list.failed"), err)
				return
			}
			p.wards = wards
			p.list.SetText(assets.Text("board.list.some", "count", kit.Number(len(wards))))
			p.stale()
		})
	})
}

// stale takes away a result of other files or another list.
func (p *Page) stale() {
	p.result = nil
	p.written.Hide()
	p.show()
}

// period is the period asked for, zero when the files decide.
func (p *Page) period() (day.Period, error) {
	from, err := p.from.Date()
	if err != nil {
		return day.Period{}, err
	}
	to, err := p.to.Date()
	switch {
	case err != nil:
		return day.Period{}, err
	case from.IsZero() != to.IsZero():
		return day.Period{}, data.Tell(nil, "board.dates.both")
	case from > to:
		return day.Period{}, data.Tell(nil, "reports.dates.order")
	}
	return day.Period{From: from, To: to}, nil
}

func (p *Page) consolidate() {
	period, err := p.period()
	if err != nil {
		p.fromField.SetProblem(err.Error())
		return
	}
	p.fromField.SetProblem("")
	files, options := slices.Clone(p.files), consolidate.Options{Wards: p.wards, Period: period, Today: p.o.Today()}
	kit.RunWithProgress(p.o.Window, assets.Text("board.title"), assets.Text("board.running"),
		func(ctx context.Context, set func(float64, string)) (*consolidate.Result, error) {
			options.Progress = func(done, total int) { set(float64(done)/float64(max(1, total)), "") }
			return consolidate.Run(ctx, files, options)
		}, func(result *consolidate.Result, err error) {
			if errors.Is(err, context.Canceled) {
				return
			}
			p.written.Hide()
			p.result = result
			p.show()
			if err != nil {
				p.o.Failed(assets.Text("board.failed"), err)
			}
		})
}

// save writes the consolidated workbook.
func (p *Page) save() {
	p.keepName()
	board, result := p.board.Value(), p.result
	p.o.Save(desk.FileToWrite{Title: assets.Text("board.title"), Name: assets.Text("board.file"), Pattern: "*.xlsx",
		Writing: assets.Text("board.writing"), Failed: assets.Text("board.write.failed"), Written: p.written.Show,
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			return workbook.Save(file, func(w io.Writer) error { return workbook.WriteConsolidated(w, result, board, workbook.Options{}) })
		}})
}

// show says what is chosen and what came of it.
func (p *Page) show() {
	kit.SetEnabled(len(p.files) > 0, p.run, p.clear)
	kit.SetEnabled(p.result != nil && p.result.Wards > 0, p.write)
	front := fyne.CanvasObject(p.found.results)
	switch {
	case p.result != nil:
		p.chosen.SetText(resultSentence(p.result))
		p.found.wards.SetRows(wardStates(p.result))
		p.found.problems.SetRows(p.result.Problems)
	case len(p.files) > 0:
		p.chosen.SetText(assets.Text("board.files", "count", kit.Number(len(p.files))))
		p.found.files.SetRows(p.files)
		front = p.found.files
	default:
		p.chosen.SetText("")
		empty := kit.Wrapped(assets.Text("board.empty"), widget.MediumImportance)
		empty.Alignment = fyne.TextAlignCenter
		front = container.NewCenter(kit.Wide(640, empty))
	}
	p.front.Objects = []fyne.CanvasObject{front}
	p.whole.Refresh()
}

// How a ward stands with its board: the ends of keys of board.state.
const (
	wardFull    = "full"
	wardProblem = "problem"
	wardRefused = "refused"
	wardMissing = "missing"
)

// wardState is how one ward, or a file that names none, stands with its board.
type wardState struct {
	name, state, what string
}

// wardStates are all wards of a result, in the order of its rows, and after them
// the files that were refused.
func wardStates(r *consolidate.Result) []wardState {
	var states []wardState
	at := map[string]int{}
	stand := func(ward string) *wardState {
		i, known := at[ward]
		if !known {
			i = len(states)
			at[ward] = i
			states = append(states, wardState{name: ward, state: wardMissing})
		}
		return &states[i]
	}
	for _, part := range r.Parts {
		for _, table := range part.Tables {
			for _, row := range table.Rows {
				if s := stand(row.Ward); len(row.Cells) > 0 {
					s.state = wardFull
				}
			}
		}
	}
	for _, missing := range r.Missing {
		s := stand(missing.Ward)
		s.what = missing.What
		switch {
		case s.state == wardFull:
			s.state = wardProblem // some forms came
		case missing.What != assets.Text("consolidate.missing.all"):
			s.state = wardRefused // the words say why
		}
	}
	problems := map[string]int{}
	for _, problem := range r.Problems {
		problems[problem.Ward]++
	}
	for i := range states {
		s := &states[i]
		if n := problems[s.name]; n > 0 && (s.state == wardFull || s.state == wardProblem) {
			s.state = wardProblem
			if s.what == "" {
				s.what = assets.Text("board.state.problems", "count", kit.Number(n))
			}
		}
	}
	for _, refused := range r.Refused {
		states = append(states, wardState{assets.Text("board.state.file", "file", filepath.Base(refused.File)), wardRefused, refused.Reason})
	}
	return states
}

// tables show the chosen files, or what came of them.
type tables struct {
	files    *kit.Table[string]
	wards    *kit.Table[wardState]
	problems *kit.Table[consolidate.Problem]
	results  fyne.CanvasObject
}

// tableOf keeps the widths of its columns under name.
func tableOf[T any](o *desk.Desk, name, empty string, columns ...kit.Column[T]) *kit.Table[T] {
	t := kit.NewTable(columns...)
	t.Empty = assets.Text(empty)
	t.Remember(o.App.Preferences(), "board."+name)
	t.SetRows(nil)
	return t
}

func newTables(o *desk.Desk) *tables {
	t := &tables{
		files: tableOf(o, "files", "board.empty", kit.Col("board.column.file", 360, filepath.Base), kit.Col("board.column.place", 500, filepath.Dir).Growing()),
		wards: tableOf(o, "wards", "board.wards.none",
			kit.Col("board.column.ward", 280, func(s wardState) string { return s.name }),
			kit.Col("board.column.state", 130, func(s wardState) string { return assets.Text("board.state." + s.state) }),
			kit.Col("board.column.what", 500, func(s wardState) string { return kit.OneLine(s.what) }).Growing()),
		problems: tableOf(o, "problems", "board.problems.none",
			kit.Col("board.column.ward", 190, func(p consolidate.Problem) string { return p.Ward }),
			kit.Col("board.column.file", 190, func(p consolidate.Problem) string { return p.File }),
			kit.Col("board.column.form", 80, func(p consolidate.Problem) string { return p.Form }),
			kit.Col("board.column.cell", 110, func(p consolidate.Problem) string { return p.Cell }),
			kit.Col("board.column.what", 400, func(p consolidate.Problem) string { return kit.OneLine(p.Text) }).Growing()),
	}
	t.wards.Colour = func(s wardState) widget.Importance {
		return map[string]widget.Importance{wardMissing: widget.DangerImportance, wardRefused: widget.DangerImportance, wardProblem: widget.WarningImportance}[s.state]
	}
	split := container.NewVSplit(kit.TopDown(kit.Heading("board.wards"), t.wards, nil), kit.TopDown(kit.Heading("board.problems"), t.problems, nil))
	split.SetOffset(0.45)
	t.results = split
	return t
}

// resultSentence sums a result up.
func resultSentence(r *consolidate.Result) string {
	counts := []any{"sent", kit.Number(r.Wards), "missing", kit.Number(len(r.Missing)), "refused", kit.Number(len(r.Refused)), "problems", kit.Number(len(r.Problems))}
	if r.Period.From.IsZero() {
		return assets.Text("board.result.noPeriod", counts...)
	}
	return assets.Text("board.result", append([]any{"from", r.Period.From.Shown(), "to", r.Period.To.Shown()}, counts...)...)
}
