package intake

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/intake"
	"donthu/data/table"
)

// Reconcile is the page that compares the register with any list in Excel: what both have, what
// only one has, and in what they differ; codes of the national platform are taken over.
type Reconcile struct {
	desk.Fixed
	o     *desk.Desk
	found *office.Reconciled // nil until a list was read

	tabs        *views.RoomTabs
	said        *look.Para
	table       *kit.Table[office.ReconciledLine]
	head, front *fyne.Container
}

// NewReconcile is the page of a list or, where file is "", asks for one.
func NewReconcile(o *desk.Desk, file string) *Reconcile {
	p := &Reconcile{o: o, head: container.NewStack(), front: container.NewStack(), said: look.NewPara("", theme.ColorNamePlaceHolder, theme.SizeNameCaptionText).Most(2)}
	p.Name = kit.TitleOf("settings.reconcile")
	p.tabs = views.NewRoomTabs(nil, func(string) { p.fill() })
	p.table = kit.NewTable(
		kit.Col("reconcile.number", 84, func(l office.ReconciledLine) string { return l.Number }),
		kit.Col("reconcile.row", 92, func(l office.ReconciledLine) string { return l.Cells()[1] }).Right().Yielding(3),
		kit.Col("reconcile.on", 96, func(l office.ReconciledLine) string { return l.On.Shown() }),
		kit.Col("reconcile.sender", 170, func(l office.ReconciledLine) string { return l.Sender }).Growing(),
		kit.Col("reconcile.content", 200, func(l office.ReconciledLine) string { return kit.OneLine(l.Content) }).Growing(),
		kit.Col("reconcile.differs", 220, func(l office.ReconciledLine) string { return kit.OneLine(l.Differs) }).Growing(),
		kit.Col("reconcile.code", 130, func(l office.ReconciledLine) string { return l.Code }).Yielding(2),
		kit.Col("reconcile.by", 130, func(l office.ReconciledLine) string { return l.Cells()[6] }).Yielding(4))
	p.table.Remember(o.App.Preferences(), "reconcile")
	p.table.Open = func(l office.ReconciledLine) {
		if l.ID != 0 {
			o.Open(desk.Letter{ID: l.ID})
			return
		}
		kit.Toast(o.Window.Canvas(), assets.Text("reconcile.notHere"))
	}
	p.Whole = kit.TopDown(p.head, p.front, nil)
	p.show()
	if file != "" {
		p.read(file)
	} else {
		p.choose()
	}
	return p
}

// Enter belongs to desk.Page.
func (p *Reconcile) Enter() {
	if p.found != nil {
		p.o.FocusIn(p, p.table)
	}
}

// Help belongs to desk.Page.
func (*Reconcile) Help() string { return "bat-dau" }

// Drop takes a list dropped on the window.
func (p *Reconcile) Drop(files []string) bool {
	p.read(files[0])
	return true
}

// Keys do what the buttons do; Alt and a digit goes to a group.
func (p *Reconcile) Keys() []kit.Key {
	keys := []kit.Key{kit.AltKey(fyne.KeyX, p.export), kit.AltKey(fyne.KeyM, p.takeCodes), kit.AltKey(fyne.KeyO, p.choose)}
	for i, group := range office.Groups {
		keys = append(keys, kit.AltKey(fyne.KeyName(rune('1'+i)), func() { p.tabs.SetValue(group) }))
	}
	return keys
}

// Print prints all groups.
func (p *Reconcile) Print() {
	if p.found != nil {
		p.o.PrintList(p.lists()...)
	}
}

func (p *Reconcile) export() {
	if p.found != nil {
		p.o.ExportList(p.lists()...)
	}
}

func (p *Reconcile) lists() (all []desk.Listing) {
	for _, l := range p.found.Lists(p.o.Store.Settings()) {
		all = append(all, desk.Listing{Title: l.Title, Name: assets.Text("reconcile.file"), Sheet: l.Sheet, From: desk.Lines{Headings: l.Headings, Rows: l.Rows}})
	}
	return all
}

func (p *Reconcile) choose() { p.o.ChooseOpen(p.Name, table.Patterns, p.read) }

// read compares the register with the list of the file.
func (p *Reconcile) read(file string) {
	kit.RunWithProgress(p.o.Window, p.Name, assets.Text("reconcile.reading"), func(ctx context.Context, set func(float64, string)) (*office.Reconciled, error) {
		set(-1, "")
		return p.o.Do().Reconcile(ctx, file, intake.Options{Layout: p.o.Layouts(), Opening: opening(set)})
	}, func(found *office.Reconciled, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			kit.ShowProblem(p.o.Window, assets.Text("reconcile.failed"), saying.Of(err), assets.Text("reconcile.failed.kept"), assets.Text("reconcile.failed.todo"))
		default:
			p.found = found
			p.show()
			p.Enter()
		}
	})
}

// show puts the comparison in view, or says what to do.
func (p *Reconcile) show() {
	choosing := kit.Action{Text: assets.Text("import.choose"), Icon: look.IconFolder, Key: "Alt+O", Do: p.choose}
	actions := []kit.Action{choosing}
	if p.found == nil {
		p.front.Objects = []fyne.CanvasObject{kit.EmptyState(look.IconCheck, assets.Text("reconcile.empty"), assets.Text("reconcile.empty.todo"), assets.Text("import.choose"), p.choose)}
	} else {
		actions = append(actions, kit.Action{Text: assets.Text("listing.export"), Icon: look.IconSave, Key: "Alt+X", Do: p.export})
		if n := len(p.found.WithCodes()); n > 0 {
			actions = append(actions, kit.Action{Text: assets.Text("reconcile.take", "count", kit.Number(n)), Icon: look.IconCheck, Key: "Alt+M", Main: true, Do: p.takeCodes})
		}
		options, first := []kit.Option{}, ""
		for _, group := range office.Groups {
			n := len(p.found.Lines(group))
			options = append(options, kit.Option{Value: group, Text: kit.Joined(" ", assets.Text("reconcile.group."+group), kit.Number(n))})
			if n > 0 && first == "" {
				first = group
			}
		}
		said := assets.Text("reconcile.said", "file", filepath.Base(p.found.File), "from", p.found.Period.From.Shown(), "to", p.found.Period.To.Shown(), "refused", kit.Number(p.found.List.Refused()))
		if codes := p.found.Doubled; len(codes) > 0 {
			said = kit.Joined(" ", said, assets.Text("reconcile.doubled", "codes", strings.Join(codes, ", ")))
		}
		p.said.Set(said)
		p.tabs.SetOptions(options)
		if p.tabs.Value() == "" {
			p.tabs.SetValue(first)
		}
		p.fill()
		p.front.Objects = []fyne.CanvasObject{kit.TopDown(p.tabs, p.table, look.Inset(8, 4, p.said))}
	}
	p.head.Objects = []fyne.CanvasObject{kit.NewHead(p.o.Back, p.Name, kit.NewToolbar(nil, actions...))}
	p.Whole.Refresh()
}

// fill puts the group in front into the table.
func (p *Reconcile) fill() {
	if p.found == nil {
		return
	}
	group := p.tabs.Value()
	p.table.Empty = assets.Text("reconcile.none")
	p.table.SetRows(p.found.Lines(group))
}

// takeCodes takes the codes of the national platform over, after showing them, with undo.
func (p *Reconcile) takeCodes() {
	if p.found == nil || len(p.found.WithCodes()) == 0 {
		return
	}
	all := p.found.WithCodes()
	list := ""
	for i := range all[:min(len(all), shownCodes)] {
		list += assets.Text("reconcile.take.one", "letter", all[i].Here.Number.String(), "code", all[i].NewCode()) + "\n"
	}
	if more := len(all) - shownCodes; more > 0 {
		list += assets.Text("reconcile.take.more", "count", kit.Number(more))
	}
	kit.Confirm(p.o.Window, assets.Text("reconcile.take.title"), assets.Text("reconcile.take.text")+"\n"+list, assets.Text("reconcile.take", "count", kit.Number(len(all))), func() {
		kit.RunAsync(func() ([]office.Delivered, error) { return p.o.Do().TakeCodes(p.o.Ctx(), all) }, func(done []office.Delivered, err error) {
			if err != nil {
				p.o.Failed(assets.Text("reconcile.take.failed"), err)
				return
			}
			again := func() { p.read(p.found.File) }
			again()
			kit.ToastUndo(p.o.Window.Canvas(), assets.Text("reconcile.taken", "count", kit.Number(len(done))), func() { views.TakeBack(p.o, done, again) })
		})
	})
}

// shownCodes is how many codes are shown before they are taken over; the list has them all.
const shownCodes = 10
