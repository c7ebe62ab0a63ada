package intake

import (
	"context"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/intake"
	"donthu/data/register"
)

// seenRow is a row of the book as the record that it becomes.
type seenRow struct {
	sheet              string
	row                int
	number, on, sender string
	kind, content      string
	outcome            register.Outcome
	differs            bool // from the letter that the register has
}

// reading collects the rows while a book is read away from the screen's thread.
type reading struct{ rows []seenRow }

func (r *reading) see(rec register.Record, outcome register.Outcome) {
	row := seenRow{sheet: rec.Sheet, row: rec.Row, outcome: outcome, differs: len(intake.Differing(rec)) > 0}
	switch c := rec.Drafts[0].Content.(type) {
	case register.Received:
		l := register.Letter{Facts: c.Facts, Number: c.Number}
		row.on, row.kind, row.content = l.ReceivedOn.Shown(), l.Kind.Label(), kit.OneLine(l.Content)
		row.sender = l.Sender.Name
		if l.Secret() { // the office's own screen names no denouncer either
			row.sender = assets.Text("secret.name")
			row.content = kit.OneLine(register.NewVeil(l.Everybody()...).Cover(l.Content))
		}
		if l.Number.Count != 0 {
			row.number = l.Number.String()
		}
	case register.Reception:
		row.on, row.kind, row.content = c.On.Shown(), c.Kind.Label(), kit.OneLine(c.Content)
		row.sender = c.Visitor.Name
		if c.Secret() {
			row.sender = assets.Text("secret.name")
			row.content = kit.OneLine(register.NewVeil(c.Everybody()...).Cover(c.Content))
		}
	case register.ReceptionDay:
		row.on, row.kind, row.content = c.On.Shown(), assets.Text("import.row.day"), c.Place
	}
	r.rows = append(r.rows, row)
}

// chip says what becomes of the row.
func (r seenRow) chip() look.Chip {
	switch {
	case r.outcome == register.Repeated:
		return look.Chip{Icon: look.IconHelp, Text: assets.Text("import.row.repeated"), Tone: look.Soon}
	case r.outcome != register.Added && r.differs:
		return look.Chip{Icon: look.IconWarning, Text: assets.Text("import.row.differs"), Tone: look.Soon}
	case r.outcome == register.Present:
		return look.Chip{Icon: look.IconBook, Text: assets.Text("import.row.present"), Tone: look.Still}
	case r.outcome == register.NumberTaken:
		return look.Chip{Icon: look.IconError, Text: assets.Text("import.refused"), Tone: look.Late}
	}
	return look.Chip{Icon: look.IconCheck, Text: assets.Text("import.row.new"), Tone: look.Done}
}

// check is the station that shows all rows as the letters that they become, and the cells that
// must be looked at.
type check struct {
	p      *Page
	result intake.Result
	out    map[intake.RowAt]bool
	cells  map[intake.RowAt]map[string]string
	at     int                   // the problem under the cursor when the rows are read anew
	own    map[intake.RowAt]bool // letters of their own, though another row says the same

	rows     *kit.Table[seenRow]
	problems *kit.Table[problem]
	mend     *kit.Button
	leave    *kit.Button
	each     *kit.Button
	reason   *widget.Label // of the problem under the cursor, whole
	parts    *views.TwoParts
	whole    fyne.CanvasObject
}

func newCheck(p *Page) *check {
	c := &check{p: p}
	c.forget()
	c.rows = kit.NewTable(
		kit.Col("import.column.row", 60, func(r seenRow) string { return kit.Number(r.row) }).Right(),
		kit.Col("import.row.state", 140, func(r seenRow) string { return r.chip().Text }).As(seenRow.chip),
		kit.Col("import.row.number", 84, func(r seenRow) string { return r.number }).Yielding(3),
		kit.Col("import.row.on", 96, func(r seenRow) string { return r.on }),
		kit.Col("import.row.sender", 150, func(r seenRow) string { return r.sender }).Growing(),
		kit.Col("import.row.kind", 92, func(r seenRow) string { return r.kind }),
		kit.Col("import.row.content", 160, func(r seenRow) string { return r.content }).Growing().Yielding(1),
		kit.Col("import.column.sheet", 110, func(r seenRow) string { return r.sheet }).Yielding(4))
	c.rows.Empty = assets.Text("import.rows.none")
	c.rows.Remember(p.o.App.Preferences(), "import.rows")
	c.problems = kit.NewTable(problemColumns()...)
	c.problems.Empty = assets.Text("import.problems.none")
	c.problems.Open = func(problem) { c.askCell() }
	c.problems.OnMenu = c.menu
	c.reason = kit.Wrapped(assets.Text("import.hint"), widget.MediumImportance)
	c.mend = kit.NewButton(assets.Text("import.mend"), look.IconEdit, c.askCell).Keyed("Enter")
	c.leave = kit.NewButton(assets.Text("import.leaveOut"), look.IconClose, c.leaveOut)
	c.each = kit.NewButton(assets.Text("import.apart"), look.IconAdd, c.apart).Keyed("Alt+K")
	copying := kit.NewButton("", look.IconCopy, func() { copyProblems(p.o, problemList(c.result)) })
	copying.SetToolTip(assets.Text("import.copy"))
	saving := kit.NewButton("", look.IconSave, func() { saveImportProblems(p.o, problemList(c.result)) })
	saving.SetToolTip(assets.Text("import.saveList"))
	c.problems.OnSelect = func(int) {
		x, ok := c.problems.SelectedRow()
		if ok {
			said := x.String()
			if len(x.Differs) > 0 {
				said = kit.Joined(" ", said, assets.Text("import.differs.todo", "none", intake.LeftOut()))
			}
			c.reason.SetText(said)
		}
		kit.SetEnabled(ok && x.At.Column != "", c.mend)
		kit.SetEnabled(ok && x.Row != 0, c.leave)
		kit.SetEnabled(ok && x.Repeats, c.each)
	}
	kit.SetEnabled(false, c.mend, c.leave, c.each)
	below := container.NewVBox(c.reason, container.NewHBox(c.mend, c.leave, c.each, copying, saving))
	c.parts = views.NewTwoParts([2]string{assets.Text("import.rows"), assets.Text("import.problems")},
		container.NewStack(look.NewSheet(), views.NewUnder(look.NewCardHead(assets.Text("import.rows"), ""), c.rows)),
		container.NewStack(look.NewSheet(), views.NewUnder(look.NewCardHead(assets.Text("import.problems"), ""), container.NewBorder(nil, look.Inset(8, 6, below), nil, nil, c.problems))), 0.54, 1000)
	c.whole = c.parts.Content()
	return c
}

// forget leaves what was mended of the book before.
func (c *check) forget() {
	c.out, c.own, c.cells = map[intake.RowAt]bool{}, map[intake.RowAt]bool{}, map[intake.RowAt]map[string]string{}
	c.result, c.at = intake.Result{}, 0
}

func (c *check) mended() bool { return len(c.out)+len(c.own)+len(c.cells) > 0 }

// options are how the book is read, with what a person said of single cells.
func (c *check) options(l intake.Layout) intake.Options {
	cells := map[intake.RowAt]map[string]string{}
	for at, by := range c.cells {
		cells[at] = maps.Clone(by)
	}
	return intake.Options{Layout: l, LeftOut: maps.Clone(c.out), Apart: maps.Clone(c.own), Mended: cells}
}

// set shows what a reading found.
func (c *check) set(r intake.Result, seen *reading) {
	c.result = r
	c.rows.SetRows(seen.rows)
	list := problemList(r)
	c.problems.SetRows(list)
	if len(list) > 0 { // what was mended is gone, so the next one stands there
		c.problems.Select(min(c.at, len(list)-1))
		c.parts.Show(views.SecondPart)
	} else {
		kit.SetEnabled(false, c.mend, c.leave, c.each)
		c.reason.SetText("")
		c.parts.Show(views.FirstPart)
	}
}

func (c *check) focus() {
	if len(c.result.Problems)+len(c.result.Warnings) > 0 {
		c.p.o.FocusIn(c.p, c.problems)
		return
	}
	c.p.o.FocusIn(c.p, c.rows)
}

// showColumn puts the cursor of the station of columns where the problem under the cursor stands.
func (c *check) showColumn() {
	x, ok := c.problems.SelectedRow()
	if !ok {
		return
	}
	for i, s := range c.p.layout.Sheets {
		at := slices.IndexFunc(s.Columns, func(l intake.ColumnLayout) bool { return l.Column == x.At.Column })
		if at >= 0 && s.Sheet == x.At.Sheet {
			c.p.columns.sheet = i
			c.p.columns.show(at)
		}
	}
}

// about counts what must be looked at.
func (c *check) about() string {
	if n := c.result.Refused(); n > 0 {
		return assets.Text("import.about.refused", "count", kit.Number(n))
	}
	return assets.Text("import.about.right")
}

func (c *check) menu() []kit.Action {
	return []kit.Action{
		{Text: assets.Text("import.mend"), Icon: look.IconEdit, Do: c.askCell},
		{Text: assets.Text("import.leaveOut"), Icon: look.IconClose, Do: c.leaveOut},
		{Text: assets.Text("import.apart"), Icon: look.IconAdd, Key: "Alt+K", Do: c.apart},
	}
}

// askCell asks what is to stand in the cell under the cursor.
func (c *check) askCell() {
	x, ok := c.problems.SelectedRow()
	if !ok || x.At.Column == "" {
		return
	}
	at := intake.RowAt{Sheet: x.At.Sheet, Row: x.At.Row}
	entry := kit.NewEntry()
	if said, already := c.cells[at][x.At.Column]; already {
		entry.SetText(said)
	} else {
		entry.SetText(x.Value)
	}
	field := kit.NewField(assets.Text("import.mend.cell", "cell", x.At.String(), "heading", kit.OneLine(x.Column)), entry)
	field.SetProblem(x.Reason)
	form := kit.NewForm(1, field)
	var hide func()
	save := kit.NewButton(assets.Text("import.mend.do"), look.IconCheck, func() {
		hide()
		c.at = c.problems.Selected()
		if c.cells[at] == nil {
			c.cells[at] = map[string]string{}
		}
		c.cells[at][x.At.Column] = entry.Value()
		c.p.read()
	}).Keyed("Ctrl+Enter")
	save.Importance = widget.HighImportance
	form.OnSave = save.OnTapped
	form.OnLastEnter = func() { save.OnTapped() }
	form.OnCancel = func() { hide() }
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() }).Keyed("Esc")
	hide = kit.ShowContent(c.p.o.Window, assets.Text("import.mend.title"), kit.Wide(520, form), entry, cancel, save)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed takes the place of what stands there
}

// leaveOut leaves the row of the problem under the cursor out, with undo.
func (c *check) leaveOut() {
	x, ok := c.problems.SelectedRow()
	if !ok || x.Row == 0 {
		return
	}
	at := intake.RowAt{Sheet: x.At.Sheet, Row: x.At.Row}
	c.out[at], c.at = true, c.problems.Selected()
	c.p.read()
	kit.ToastUndo(c.p.o.Window.Canvas(), assets.Text("import.leftOut", "row", kit.Number(x.Row)), func() {
		delete(c.out, at)
		c.p.read()
	})
}

// apart takes the row of the problem under the cursor as a letter of its own, though another row
// says the very same, with undo.
func (c *check) apart() {
	x, ok := c.problems.SelectedRow()
	if c.p.at != checkStation || !ok || !x.Repeats {
		return
	}
	at := intake.RowAt{Sheet: x.At.Sheet, Row: x.At.Row}
	c.own[at], c.at = true, c.problems.Selected()
	c.p.read()
	kit.ToastUndo(c.p.o.Window.Canvas(), assets.Text("import.madeApart", "row", kit.Number(x.Row)), func() {
		delete(c.own, at)
		c.p.read()
	})
}

// read reads how a book is laid out and shows it; an error leaves what is.
func read(p *Page, l intake.Layout, done func(intake.Layout)) {
	desk.Read(p.o, p, assets.Text("import.failed"), func(ctx context.Context) (intake.Layout, error) { return intake.Understand(ctx, p.file, l, nil) }, done)
}
