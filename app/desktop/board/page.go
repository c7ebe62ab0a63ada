package board

import (
	"cmp"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
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

	head              *look.Head
	board             *kit.Entry
	from, to          *kit.DateField
	fromField         *kit.Field
	list              *look.Para
	run, write, clear *kit.Button
	front             *fyne.Container
	found             *tables
	written           *desk.WrittenBar
	whole             *fyne.Container
}

// NewPage is the page with no files chosen yet.
func NewPage(o *desk.Desk) *Page {
	p := &Page{o: o, board: kit.NewEntry(), from: o.DateField(), to: o.DateField(), front: container.NewStack(),
		list: look.NewPara(assets.Text("board.list.none"), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText).Most(1)}
	settings := o.Store.Settings()
	p.board.SetText(o.App.Preferences().StringWithFallback(boardPreference, cmp.Or(settings.Board.Name, settings.Receiver)))
	if p.wards = settings.Board.Names(); len(p.wards) > 0 {
		p.list.Set(assets.Text("board.list.some", "count", kit.Number(len(p.wards))))
	}
	p.board.OnLeave = p.keepName
	p.fromField = kit.NewField(assets.Text("board.from"), p.from)
	p.fromField.SetHint(assets.Text("board.byFiles"))
	form := kit.NewForm(3, kit.NewField(assets.Text("board.name"), p.board), p.fromField, kit.NewField(assets.Text("board.to"), p.to))
	form.OnCancel = o.Back

	part := func(key string, icon fyne.Resource, do func()) (*kit.Button, look.Part) {
		b := kit.NewButton(assets.Text(key), icon, do)
		return b, look.Part{Object: b, Menu: fyne.NewMenuItem(assets.Text(key), do)}
	}
	_, folder := part("board.folder", look.IconFolder, p.addFolder)
	_, add := part("board.add", look.IconLetter, p.addFile)
	wards := kit.NewButton(assets.Text("board.list"), look.IconClipboard, p.readWards).Quiet()
	p.clear = kit.NewButton(assets.Text("board.clear"), look.IconClose, func() {
		p.files = nil
		p.stale()
	}).Quiet()
	var running, writing look.Part
	p.run, running = part("board.run", look.IconCheck, p.consolidate)
	p.write, writing = part("board.write", look.IconSave, p.save)
	running.Menu, writing.Menu = nil, nil
	p.write.Keyed("Ctrl+S")
	p.head = kit.NewHead(o.Back, p.Title(), kit.NewToolbar([]look.Part{folder, add, running, writing}))
	p.found = newTables(o)
	p.written = desk.NewWrittenBar(o, func() { p.whole.Refresh() })
	asked := look.Card("", "", look.Inset(14, 8, look.NewColumn(2, form, container.NewBorder(nil, nil, nil, wards, container.New(layout.NewCustomPaddedLayout(9, 0, 0, 0), p.list)))))
	p.whole = kit.TopDown(container.NewVBox(p.head, asked), container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), p.front), p.written.Content())
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
	p.o.ChooseOpen(assets.Text("board.add"), spreadsheetPattern, func(file string) { p.take(file) })
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
	p.o.ChooseOpen(assets.Text("board.list.title"), "*.txt *.xlsx *.xls *.ods", func(path string) {
		desk.Load(p.o, p, func(context.Context) ([]string, error) { return consolidate.ReadWards(path) }, func(wards []string, err error) {
			if err != nil {
				p.o.Failed(assets.Text("board.list.failed"), err)
				return
			}
			p.wards = wards
			p.list.Set(assets.Text("board.list.some", "count", kit.Number(len(wards))))
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
	if len(p.files) == 0 {
		return
	}
	period, err := p.period()
	if err != nil {
		p.fromField.SetProblem(err.Error())
		return
	}
	p.fromField.SetProblem("")
	files, options := slices.Clone(p.files), consolidate.Options{Wards: p.wards, Period: period, Today: p.o.Today(), Convert: office.WorkbookProgram()}
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
	if p.result == nil || p.result.Wards == 0 {
		return
	}
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
	done := p.result != nil && p.result.Wards > 0
	kit.SetEnabled(len(p.files) > 0, p.run)
	kit.SetEnabled(done, p.write)
	p.run.Importance, p.write.Importance = widget.HighImportance, widget.MediumImportance
	if done { // what is left to do
		p.run.Importance, p.write.Importance = widget.MediumImportance, widget.HighImportance
	}
	p.run.Refresh()
	p.write.Refresh()
	front := fyne.CanvasObject(p.found.results)
	switch {
	case p.result != nil:
		p.found.said.Set(resultSentence(p.result))
		p.found.wards.SetRows(wardStates(p.result))
		p.found.problems.SetRows(p.result.Problems)
	case len(p.files) > 0:
		p.found.files.SetRows(p.files)
		front = container.NewStack(look.NewSheet(), views.NewUnder(look.NewCardHead(assets.Text("board.files", "count", kit.Number(len(p.files))), "", p.clear), p.found.files))
	default:
		front = p.empty()
	}
	p.front.Objects = []fyne.CanvasObject{front}
	p.whole.Refresh()
}

// empty says how to begin.
func (p *Page) empty() fyne.CanvasObject {
	return container.NewCenter(container.NewVBox(kit.EmptyState(look.IconInbox, assets.Text("board.empty"), assets.Text("board.empty.todo"), "", nil),
		container.NewCenter(container.NewHBox(kit.NewButton(assets.Text("board.folder"), nil, p.addFolder).Main(), kit.NewButton(assets.Text("board.add"), nil, p.addFile)))))
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
	said     *look.Para
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
		files: tableOf(o, "files", "board.empty", kit.Col("board.column.file", 300, filepath.Base), kit.Col("board.column.place", 300, filepath.Dir).Growing()),
		wards: tableOf(o, "wards", "board.wards.none",
			kit.Col("board.column.ward", 160, func(s wardState) string { return wardWords(s.name) }).Growing(),
			kit.Col("board.column.state", 124, func(s wardState) string { return s.chip().Text }).As(wardState.chip),
			kit.Col("board.column.what", 200, func(s wardState) string { return kit.OneLine(s.what) }).Growing()),
		problems: tableOf(o, "problems", "board.problems.none",
			kit.Col("board.column.ward", 120, func(p consolidate.Problem) string { return wardWords(p.Ward) }),
			kit.Col("board.column.file", 130, func(p consolidate.Problem) string { return p.File }).Yielding(1),
			kit.Col("board.column.form", 80, func(p consolidate.Problem) string { return p.Form }),
			kit.Col("board.column.cell", 70, func(p consolidate.Problem) string { return p.Cell }).Yielding(2),
			kit.Col("board.column.what", 200, func(p consolidate.Problem) string { return kit.OneLine(p.Text) }).Growing()),
	}
	parts := views.NewTwoParts([2]string{assets.Text("board.wards"), assets.Text("board.problems")}, titled("board.wards", t.wards), titled("board.problems", t.problems), 0.5, 960)
	t.said = look.NewPara("", theme.ColorNameForeground, theme.SizeNameText).Bold().Most(2)
	t.results = kit.TopDown(look.Inset(2, 6, t.said), parts.Content(), nil)
	return t
}

// titled is a list in a card under its name.
func titled(key string, list fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(look.NewSheet(), views.NewUnder(look.NewCardHead(assets.Text(key), ""), list))
}

// chip is the state with a sign.
func (s wardState) chip() look.Chip {
	c := look.Chip{Text: assets.Text("board.state." + s.state)}
	switch s.state {
	case wardFull:
		c.Icon, c.Tone = look.IconCheck, look.Done
	case wardProblem:
		c.Icon, c.Tone = look.IconWarning, look.Soon
	case wardRefused:
		c.Icon, c.Tone = look.IconError, look.Late
	default:
		c.Icon, c.Tone = look.IconCircle, look.Undecided
	}
	return c
}

// resultSentence sums a result up.
func resultSentence(r *consolidate.Result) string {
	counts := []any{"sent", kit.Number(r.Wards), "missing", kit.Number(len(r.Missing)), "refused", kit.Number(len(r.Refused)), "problems", kit.Number(len(r.Problems))}
	if r.Period.From.IsZero() {
		return assets.Text("board.result.noPeriod", counts...)
	}
	return assets.Text("board.result", append([]any{"from", r.Period.From.Shown(), "to", r.Period.To.Shown()}, counts...)...)
}
