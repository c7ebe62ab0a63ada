package intake

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/table"
)

// station is one of the steps by which a book comes in, in their order.
type station int

const (
	fileStation station = iota
	columnsStation
	checkStation
	doneStation
	stations
)

func (s station) name() string {
	return assets.Text([...]string{"import.station.file", "import.station.columns", "import.station.check", "import.station.done"}[s])
}

// Page brings an office's book in: the file, what each column is taken for, the rows as the
// letters that they become, and what came in. Nothing is written before the last of them.
type Page struct {
	desk.Fixed
	o    *desk.Desk
	done func() // after something came in; may be nil

	at      station
	file    string
	layout  intake.Layout
	columns *columns
	check   *check
	came    *office.Imported // nil until the book came in
	taken   bool             // and was taken back again
	undated int              // letters processed on an unknown day, afterwards

	head, front *fyne.Container
	path        *look.Path
	bar         *kit.Toolbar
}

// NewPage is the page of a book, or, where file is "", asks for one.
func NewPage(o *desk.Desk, file string, done func()) *Page {
	p := &Page{o: o, done: done, head: container.NewStack(), front: container.NewStack()}
	p.Name = kit.TitleOf("settings.import")
	p.path = look.NewPath(func(s int) { p.goTo(station(s)) })
	p.columns, p.check = newColumns(p), newCheck(p)
	p.Whole = kit.TopDown(container.NewVBox(p.head, p.path, look.Inset(0, 4, layout.NewSpacer())), p.front, nil)
	p.show()
	if file != "" {
		p.open(file)
	} else {
		p.choose()
	}
	return p
}

// Enter belongs to desk.Page.
func (p *Page) Enter() {
	switch p.at {
	case columnsStation:
		p.o.FocusIn(p, p.columns.table)
	case checkStation:
		p.check.focus()
	}
}

// Help belongs to desk.Page.
func (*Page) Help() string { return "vao-so" }

// Lasts says that what was begun is not begun anew.
func (*Page) Lasts() bool { return false }

// Drop takes a book dropped on the window.
func (p *Page) Drop(files []string) bool {
	p.leaveBook(func() { p.open(files[0]) })
	return true
}

// Leave asks when columns or cells were mended and nothing came in yet.
func (p *Page) Leave(next func()) { p.leaveBook(next) }

func (p *Page) leaveBook(next func()) {
	if p.came != nil || !p.columns.changed && !p.check.mended() {
		next()
		return
	}
	kit.Confirm(p.o.Window, assets.Text("import.leave"), assets.Text("import.leave.text"), assets.Text("step.throw.do"), next)
}

// Keys go along the path.
func (p *Page) Keys() []kit.Key {
	all := []kit.Key{kit.ControlKey(fyne.KeyReturn, p.next), kit.ControlKey(fyne.KeyEnter, p.next), kit.SaveKey(p.next)}
	all = append(all, kit.AltKey(fyne.KeyY, func() {
		if p.undated > 0 {
			views.AskDated(p.o, nil, p.countUndated)
		}
	}), kit.AltKey(fyne.KeyH, p.undo), kit.AltKey(fyne.KeyL, func() { p.o.Open(desk.Imports{}) }), kit.AltKey(fyne.KeyK, p.check.apart))
	for s := range doneStation {
		all = append(all, kit.AltKey(fyne.KeyName(rune('1'+s)), func() { p.goTo(s) }))
	}
	return all
}

// choose asks for a book.
func (p *Page) choose() {
	p.o.ChooseOpen(p.Name, table.Patterns, func(file string) { p.leaveBook(func() { p.open(file) }) })
}

// open reads how a book is laid out.
func (p *Page) open(file string) {
	kit.RunWithProgress(p.o.Window, assets.Text("import.reading.title"), assets.Text("import.reading"),
		func(ctx context.Context, set func(float64, string)) (intake.Layout, error) {
			set(-1, "")
			return intake.Understand(ctx, file, p.o.Layouts(), opening(set))
		}, func(l intake.Layout, err error) {
			switch {
			case errors.Is(err, context.Canceled):
				return
			case err != nil:
				p.failed(err)
				return
			}
			p.file, p.came, p.undated = file, nil, 0
			p.columns.changed = false
			p.check.forget()
			p.take(l)
			p.at = columnsStation
			p.show()
			p.Enter()
		})
}

// opening tells on the dialog how far a file was opened.
func opening(set func(float64, string)) func(rows int) {
	return func(rows int) { set(-1, assets.Text("import.opening", "rows", kit.Number(rows))) }
}

func (p *Page) failed(err error) {
	kit.ShowProblem(p.o.Window, assets.Text("import.failed"), saying.Of(err), assets.Text("import.failed.kept"), assets.Text("import.failed.todo"))
}

// take shows a layout.
func (p *Page) take(l intake.Layout) {
	p.layout = l
	p.columns.set()
}

// next goes on, as far as nothing is open.
func (p *Page) next() {
	switch p.at {
	case fileStation:
		p.choose()
	case columnsStation:
		p.goTo(checkStation)
	case checkStation:
		p.bringIn()
	default:
		p.o.Open(desk.Letters{})
	}
}

// goTo shows a station. The rows are read once the columns are answered.
func (p *Page) goTo(s station) {
	switch {
	case p.file == "" || p.came != nil || s == p.at || s == doneStation:
	case s == checkStation:
		if open := p.columns.open(); open != "" {
			p.columns.showOpen()
			kit.Toast(p.o.Window.Canvas(), open)
			return
		}
		p.read()
	case s == fileStation:
		p.choose()
	default:
		if p.at == checkStation {
			p.check.showColumn()
		}
		p.at = s
		p.show()
		p.Enter()
	}
}

// read reads all rows as the letters that they would become.
func (p *Page) read() {
	seen := &reading{}
	options := p.check.options(p.layout)
	options.DryRun, options.See = true, seen.see
	p.run(options, "import.reading.title", "import.reading", func(r office.Imported) {
		p.at = checkStation
		if p.columns.remember.Checked { // a list that is only compared is read the same way then
			p.o.KeepLayout(p.layout)
		}
		p.check.set(r.Result, seen)
		p.show()
		p.Enter()
	})
}

// bringIn writes the book into the register.
func (p *Page) bringIn() {
	r := p.check.result
	if r.Added == 0 {
		kit.Toast(p.o.Window.Canvas(), assets.Text("import.nothing"))
		return
	}
	do := func() {
		p.run(p.check.options(p.layout), "import.importing.title", "import.importing", func(r office.Imported) {
			p.came, p.taken = &r, false
			if p.columns.remember.Checked {
				p.o.KeepLayout(p.layout)
			}
			p.at = doneStation
			p.countUndated()
			p.show()
			if p.done != nil && r.Added > 0 {
				p.done()
			}
		})
	}
	if out := r.Refused(); out > 0 {
		kit.Confirm(p.o.Window, assets.Text("import.some"), assets.Text("import.some.text", "count", kit.Number(out), "added", kit.Number(r.Added)), assets.Text("import.do", "count", kit.Number(r.Added)), do)
		return
	}
	do()
}

// run reads the book under a dialog that can stop it.
func (p *Page) run(options intake.Options, title, words string, done func(office.Imported)) {
	kit.RunWithProgress(p.o.Window, assets.Text(title), assets.Text(words), func(ctx context.Context, set func(float64, string)) (office.Imported, error) {
		options.Progress = func(done, total int) {
			if total > 0 {
				set(float64(done)/float64(total), assets.Text("import.progress", "done", kit.Number(done), "all", kit.Number(total)))
			}
		}
		options.Opening = opening(set)
		return p.o.Do().Import(ctx, p.file, options)
	}, func(result office.Imported, err error) {
		var doubt *intake.Doubt
		switch {
		case errors.Is(err, context.Canceled):
			kit.Toast(p.o.Window.Canvas(), assets.Text("import.stopped"))
		case errors.As(err, &doubt):
			p.columns.doubted(doubt)
		case err != nil:
			p.failed(err)
		default:
			done(result)
		}
	})
}

// show puts the station in view, with what is done there in the head.
func (p *Page) show() {
	var front fyne.CanvasObject
	actions := []kit.Action{}
	other := kit.Action{Text: assets.Text("import.other"), Icon: look.IconFolder, Do: p.choose}
	imports := kit.Action{Text: assets.Text("batches.title"), Icon: look.IconBook, Key: "Alt+L", Do: func() { p.o.Open(desk.Imports{}) }}
	go_ := func(words string, icon fyne.Resource) kit.Action {
		return kit.Action{Text: words, Icon: icon, Key: "Ctrl+Enter", Main: true, Do: p.next}
	}
	switch p.at {
	case fileStation:
		front = kit.EmptyState(look.IconUpload, assets.Text("import.empty"), assets.Text("import.empty.todo"), assets.Text("import.choose"), p.choose)
		actions = append(actions, imports)
	case columnsStation:
		front = p.columns.whole
		actions = append(actions, other, go_(assets.Text("import.next.check"), look.IconForward))
	case checkStation:
		front = p.check.whole
		actions = append(actions, other, go_(assets.Text("import.do", "count", kit.Number(p.check.result.Added)), look.IconCheck))
	default:
		front = p.doneView()
		actions = append(actions, imports, other, go_(assets.Text("import.register"), look.IconBook))
	}
	p.bar = kit.NewToolbar(nil, actions...)
	p.head.Objects = []fyne.CanvasObject{kit.NewHead(p.o.Back, p.Name, p.bar)}
	p.front.Objects = []fyne.CanvasObject{front}
	p.tell()
	p.Whole.Refresh()
}

// tell says on the path how far the book has come.
func (p *Page) tell() {
	all := make([]look.Station, stations)
	for s := range stations {
		all[s] = look.Station{Name: s.name(), Tone: look.Still}
		switch {
		case s == p.at:
			all[s].Tone = look.Told
		case s < p.at:
			all[s].Tone = look.Done
		}
	}
	if p.file != "" {
		all[fileStation].About = filepath.Base(p.file)
		all[columnsStation].About = p.columns.about()
		if p.columns.open() != "" && p.at != columnsStation {
			all[columnsStation].Tone = look.Soon
		}
	}
	if p.at >= checkStation {
		all[checkStation].About = p.check.about()
		if len(p.check.result.Problems) > 0 && p.at == doneStation {
			all[checkStation].Tone = look.Soon
		}
		all[doneStation].About = assets.Text("import.about.rows", "count", kit.Number(p.check.result.Added))
	}
	p.path.Set(all...)
}

// doneView says what came in and what stayed out.
func (p *Page) doneView() fyne.CanvasObject {
	r := p.came
	said := assets.Text("import.done", "letters", kit.Number(r.Letters), "visits", kit.Number(r.Receptions), "days", kit.Number(r.Days),
		"present", kit.Number(r.Present), "refused", kit.Number(r.Refused()))
	title, icon := assets.Text("import.done.title"), look.IconCheck
	if p.taken {
		title, icon, said = assets.Text("import.undone.title"), look.IconUndo, assets.Text("import.undone")
	}
	state := kit.EmptyState(icon, title, said, "", nil)
	column := container.NewVBox(state)
	if p.taken {
		return container.NewCenter(column)
	}
	if r.Batch != 0 {
		column.Add(container.NewCenter(kit.Wide(560, kit.Wrapped(assets.Text("import.backup", "file", r.Backup), widget.MediumImportance))))
		column.Add(container.NewCenter(kit.NewButton(assets.Text("import.undo"), look.IconUndo, p.undo).Keyed("Alt+H")))
	}
	if said := attachedWords(r.Attached); said != "" {
		column.Add(container.NewCenter(kit.Wide(560, kit.Wrapped(said, widget.MediumImportance))))
	}
	if p.undated > 0 {
		ask := kit.NewButton(assets.Text("dating.do"), look.IconNoDay, func() { views.AskDated(p.o, nil, p.countUndated) }).Keyed("Alt+Y")
		column.Add(container.NewCenter(kit.Wide(560, kit.Wrapped(assets.Text("dating.imported", "count", kit.Number(p.undated)), widget.MediumImportance))))
		column.Add(container.NewCenter(ask))
	}
	if len(r.Problems) > 0 {
		list := problemList(r.Result)
		column.Add(container.NewCenter(container.NewHBox(
			kit.NewButton(assets.Text("import.copy"), look.IconCopy, func() { copyProblems(p.o, list) }),
			kit.NewButton(assets.Text("import.saveList"), look.IconSave, func() { saveImportProblems(p.o, list) }))))
	}
	return container.NewCenter(column)
}

// undo takes the whole import back, after asking why.
func (p *Page) undo() {
	if p.came == nil || p.came.Batch == 0 || p.taken {
		return
	}
	desk.Read(p.o, p, assets.Text("batches.failed"), func(ctx context.Context) (register.Batch, error) {
		return p.o.Do().BatchOf(ctx, p.came.Batch)
	}, func(b register.Batch) {
		askUndo(p.o, b, func(register.Batch) {
			p.taken, p.undated = true, 0
			p.show()
			if p.done != nil {
				p.done()
			}
		})
	})
}

// countUndated finds out how many letters of the register were processed on an unknown day,
// which one rule may tell.
func (p *Page) countUndated() {
	if p.came.Letters == 0 {
		return
	}
	desk.Load(p.o, p, func(ctx context.Context) (office.DayCount, error) {
		return p.o.Do().CountUndated(ctx, nil, register.DayRules[0])
	},
		func(c office.DayCount, err error) {
			if err != nil { // the letters are in; the check of a report names these too
				slog.Error("letters without a day", "error", err)
			}
			p.undated = c.Letters + c.Without
			p.show()
		})
}
