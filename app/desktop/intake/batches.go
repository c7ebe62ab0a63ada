package intake

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/register"
)

// batch is an import as the list shows it, with the number that it has there.
type batch struct {
	number int
	register.Batch
}

// Batches is the page that lists the imports of books, each of which can be taken back whole.
type Batches struct {
	desk.Fixed
	o     *desk.Desk
	table *kit.Table[batch]
	bar   *kit.Toolbar
}

// NewBatches is the page of the imports.
func NewBatches(o *desk.Desk) *Batches {
	p := &Batches{o: o}
	p.Name = assets.Text("batches.title")
	p.table = kit.NewTable(
		kit.Col("batches.number", 52, func(b batch) string { return kit.Number(b.number) }).Right(),
		kit.Col("batches.on", 130, func(b batch) string { return o.InOfficeTime(b.At) }),
		kit.Col("batches.file", 180, func(b batch) string { return kit.Joined(" – ", b.Office, b.File) }).Growing(),
		kit.Col("batches.letters", 64, func(b batch) string { return kit.Number(b.Letters) }).Right(),
		kit.Col("batches.visits", 90, func(b batch) string { return kit.Number(b.Visits) }).Right().Yielding(2),
		kit.Col("batches.days", 84, func(b batch) string { return kit.Number(b.Days) }).Right().Yielding(3),
		kit.Col("batches.by", 120, func(b batch) string { return b.By }).Yielding(1),
		kit.Col("batches.state", 190, func(b batch) string { return b.chip().Text }).As(batch.chip),
		kit.Col("batches.backup", 190, func(b batch) string { return b.Backup }).Yielding(4))
	p.table.Empty = assets.Text("batches.none")
	p.table.Remember(o.App.Preferences(), "import.batches")
	p.table.OnMenu = func() []kit.Action { return p.actions()[:2] }
	p.table.Open = func(batch) { p.undo() }
	p.table.OnSelect = func(int) { p.bar.Refresh() }
	p.bar = kit.NewToolbar(nil, p.actions()...)
	p.Whole = kit.TopDown(kit.NewHead(o.Back, p.Name, p.bar), p.table, look.Inset(8, 6, kit.Wrapped(assets.Text("batches.about"), widget.MediumImportance)))
	return p
}

func (p *Batches) actions() []kit.Action {
	return []kit.Action{
		{Text: assets.Text("batches.undo"), Icon: look.IconUndo, Key: "Alt+H", Do: p.undo, Danger: true},
		{Text: assets.Text("batches.undate"), Icon: look.IconNoDay, Key: "Alt+B", Do: p.undate},
		{Text: assets.Text("settings.import"), Icon: look.IconUpload, Main: true, Do: func() { p.o.Open(desk.Import{Done: p.Enter}) }},
	}
}

// chip says whether the import stands.
func (b batch) chip() look.Chip {
	if b.Taken() {
		return look.Chip{Icon: look.IconUndo, Text: assets.Text("batches.taken", "day", b.TakenOn.Shown()), Tone: look.Still}
	}
	return look.Chip{Icon: look.IconCheck, Text: assets.Text("batches.stands"), Tone: look.Done}
}

// Help belongs to desk.Page.
func (*Batches) Help() string { return "vao-so" }

// Keys do what the buttons do.
func (p *Batches) Keys() []kit.Key {
	return []kit.Key{kit.AltKey(fyne.KeyH, p.undo), kit.AltKey(fyne.KeyB, p.undate)}
}

// Enter belongs to desk.Page.
func (p *Batches) Enter() {
	desk.Read(p.o, p, assets.Text("batches.failed"), func(ctx context.Context) ([]register.Batch, error) { return p.o.Store.Batches(ctx) }, func(all []register.Batch) {
		rows := make([]batch, len(all))
		for i, b := range all {
			rows[len(all)-1-i] = batch{i + 1, b} // the latest first
		}
		p.table.SetRows(rows)
		if len(rows) > 0 && p.table.Selected() < 0 {
			p.table.Select(0)
		}
		p.o.FocusIn(p, p.table)
	})
}

// chosen is the import under the cursor that still stands; a message says why there is none.
func (p *Batches) chosen() (batch, bool) {
	b, ok := p.table.SelectedRow()
	switch {
	case !ok:
		kit.Toast(p.o.Window.Canvas(), assets.Text("batches.choose"))
	case b.Taken():
		kit.Toast(p.o.Window.Canvas(), assets.Text("batches.gone", "day", b.TakenOn.Shown(), "reason", b.Reason))
		return b, false
	}
	return b, ok
}

func (p *Batches) undo() {
	if b, ok := p.chosen(); ok {
		askUndo(p.o, b.Batch, func(register.Batch) { p.o.Refresh() })
	}
}

func (p *Batches) undate() {
	b, ok := p.chosen()
	if !ok {
		return
	}
	kit.Confirm(p.o.Window, assets.Text("batches.undate.title"), assets.Text("batches.undate.text", "file", b.File), assets.Text("batches.undate.do"), func() {
		kit.RunAsync(func() (int, error) { return p.o.Do().Undate(p.o.Ctx(), b.Batch, assets.Text("batches.undate.title")) }, func(n int, err error) {
			if err != nil {
				p.o.Failed(assets.Text("batches.undate.failed"), err)
				return
			}
			kit.Toast(p.o.Window.Canvas(), assets.Text("batches.undated", "count", kit.Number(n)))
		})
	})
}

// askUndo asks why an import is taken back, and takes it back; done gets it as it is then.
func askUndo(o *desk.Desk, b register.Batch, done func(register.Batch)) {
	reason := kit.NewEntry()
	field := kit.NewField(assets.Text("batches.reason"), reason)
	form := kit.NewForm(1, field)
	said := assets.Text("batches.undo.text", "letters", kit.Number(b.Letters), "visits", kit.Number(b.Visits), "days", kit.Number(b.Days), "file", b.File)
	var hide func()
	save := kit.NewButton(assets.Text("batches.undo.do"), look.IconUndo, func() {
		why := reason.Value()
		if why == "" {
			field.SetProblem(assets.Text("check.correction.reason"))
			o.Window.Canvas().Focus(reason)
			return
		}
		hide()
		takeBack(o, b, why, done)
	}).Keyed("Ctrl+Enter")
	save.Importance = widget.DangerImportance
	form.OnSave, form.OnLastEnter, form.OnCancel = save.OnTapped, save.OnTapped, func() { hide() }
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() }).Keyed("Esc")
	hide = kit.ShowContent(o.Window, assets.Text("batches.undo.title"), kit.Wide(520, look.NewColumn(8, look.NewPara(said, theme.ColorNameForeground, theme.SizeNameText), form)), reason, cancel, save)
}

func takeBack(o *desk.Desk, b register.Batch, why string, done func(register.Batch)) {
	kit.RunWithProgress(o.Window, assets.Text("batches.undo.title"), assets.Text("batches.undoing"), func(ctx context.Context, set func(float64, string)) (register.Batch, error) {
		set(-1, "")
		return o.Do().TakeBackBatch(ctx, b.ID, why)
	}, func(taken register.Batch, err error) {
		if err != nil {
			kit.ShowProblem(o.Window, assets.Text("batches.undo.failed"), saying.Of(err), assets.Text("batches.undo.kept"), assets.Text("batches.undo.todo"))
			return
		}
		kit.Toast(o.Window.Canvas(), assets.Text("batches.undone", "file", b.File))
		done(taken)
	})
}
