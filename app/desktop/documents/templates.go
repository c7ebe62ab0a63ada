package documents

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/word"
)

// templatesPage lists the templates of documents, and lets the office change its
// copies in Word, look through them, and add its own.
type templatesPage struct {
	desk.Fixed
	o      *desk.Desk
	all    []examined
	search *kit.Entry
	table  *kit.Table[examined]
	parts  *views.TwoParts
	title  *look.CardHead  // of the selected one
	about  *fyne.Container // what is known of it
	chosen string          // its name
}

// examined is a template and what is found in it.
type examined struct {
	word.Info
	found     word.Examination
	renewable bool // its places to fill could be content controls
}

// wrong reports whether something in the office's file should be looked at.
func (t examined) wrong() bool { return t.found.Err != nil || t.found.Doubtful() }

// state says whose template it is, and whether it can be used.
func (t examined) state() string {
	switch {
	case t.File == "":
		return assets.Text("templates.state.shipped")
	case t.found.Err != nil:
		return assets.Text("templates.state.broken")
	case len(t.found.Unknown) > 0:
		return assets.Text("templates.state.unknown")
	case t.found.Change != nil:
		return assets.Text("templates.state.moved")
	case t.wrong():
		return assets.Text("templates.state.doubtful")
	case t.Shipped:
		return assets.Text("templates.state.changed")
	}
	return assets.Text("templates.state.own")
}

// chip is the state with a sign.
func (t examined) chip() look.Chip {
	c := look.Chip{Icon: look.IconLetter, Text: t.state()}
	switch {
	case t.File == "":
	case t.wrong():
		c.Icon, c.Tone = look.IconWarning, look.Soon
		if t.found.Err != nil {
			c.Icon, c.Tone = look.IconError, look.Late
		}
	case t.Shipped:
		c.Icon, c.Tone = look.IconEdit, look.Told
	default:
		c.Icon, c.Tone = look.IconOffice, look.Told
	}
	return c
}

// NewTemplates is the page of the office's templates.
func NewTemplates(o *desk.Desk) desk.Page {
	p := &templatesPage{o: o, about: container.NewVBox(), title: look.NewCardHead("", "")}
	p.table = kit.NewTable(
		kit.Col("templates.column.title", 260, func(t examined) string { return t.Title }).Growing(),
		kit.Col("templates.column.when", 150, func(t examined) string { return whenWords(t.When) }).Yielding(1),
		kit.Col("templates.column.state", 186, examined.state).As(examined.chip))
	p.table.Empty = assets.Text("templates.nothing")
	p.table.OnSelect = func(row int) {
		if t := p.table.Row(row); t.Name != "" {
			p.show(t)
		}
	}
	p.table.Open = p.edit
	p.search = newSearch(o, "templates.search", p.table)
	p.search.OnChanged = func(string) { p.list() }
	head := kit.NewHead(o.Back, assets.Text("templates.title"), kit.NewToolbar(nil,
		kit.Action{Text: assets.Text("templates.fields"), Icon: look.IconClipboard, Do: func() { o.Push(newFieldsPage(o)) }},
		kit.Action{Text: assets.Text("templates.folder"), Icon: look.IconFolder, Do: p.openFolder},
		kit.Action{Text: assets.Text("templates.add"), Icon: look.IconAdd, Key: "Ctrl+T", Do: p.add, Keep: true}))
	about := look.NewPara(assets.Text("templates.about"), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText).Most(2)
	list := kit.TopDown(look.Inset(0, 6, p.search), p.table, nil)
	chosen := container.NewStack(look.NewSheet(), views.NewUnder(p.title, container.NewVScroll(look.Inset(14, 10, p.about))))
	p.parts = views.NewTwoParts([2]string{assets.Text("templates.list"), assets.Text("templates.chosen")}, list, chosen, 0.6, 860)
	p.Fixed = newFixed("templates.title", kit.TopDown(look.NewColumn(0, head, about), p.parts.Content(), nil))
	return p
}

// newSearch is an entry over a list: Enter and Down go to the list, Esc empties it, then
// leads back.
func newSearch(o *desk.Desk, hint string, list fyne.Focusable) *kit.Entry {
	entry := kit.NewEntry()
	entry.Icon = look.IconSearch
	entry.SetPlaceHolder(assets.Text(hint))
	entry.OnKey = func(key fyne.KeyName) bool {
		switch {
		case key == fyne.KeyDown || key == fyne.KeyReturn || key == fyne.KeyEnter:
			o.Window.Canvas().Focus(list)
		case key == fyne.KeyEscape && entry.Text != "":
			entry.SetText("")
		default:
			return false
		}
		return true
	}
	return entry
}

// Keys has Ctrl+T, which adds a template.
func (p *templatesPage) Keys() []kit.Key { return []kit.Key{kit.ControlKey(fyne.KeyT, p.add)} }

// FocusSearch puts the cursor into the search.
func (p *templatesPage) FocusSearch() { p.o.Window.Canvas().Focus(p.search) }

func (*templatesPage) Help() string { return "mau-van-ban" }

// Enter reads the templates anew: they may have been changed in Word.
func (p *templatesPage) Enter() {
	p.load()
	p.o.Window.Canvas().Focus(p.search)
}

// load reads the templates and looks through them. One that cannot be opened is a
// finding.
func (p *templatesPage) load() {
	desk.Try(p.o, assets.Text("compose.noTemplate"), func() ([]examined, error) {
		infos, err := word.Templates(p.o.Dir)
		all := make([]examined, len(infos))
		for i, info := range infos {
			all[i].Info = info
			all[i].found, all[i].renewable = examine(p.o.Dir, info)
		}
		return all, err
	}, func(all []examined) {
		p.all = all
		p.list()
		p.Whole.Refresh() // the wrapped words at the top know their height now
	})
}

// list shows the templates that fit the search.
func (p *templatesPage) list() {
	wanted := text.Fold(p.search.Value())
	rows := slices.DeleteFunc(slices.Clone(p.all), func(t examined) bool {
		return !strings.Contains(text.Fold(t.Title+" "+t.Name+" "+t.Basis), wanted)
	})
	at := max(0, slices.IndexFunc(rows, func(t examined) bool { return t.Name == p.chosen }))
	p.about.RemoveAll()
	p.table.SetRows(rows)
	p.table.Select(at)
}

func whenWords(when string) string {
	if when == "" {
		return assets.Text("templates.when.any")
	}
	return assets.Text("templates.when." + when)
}

// show tells what is known of a template, what was found in it, and what can be
// done with it.
func (p *templatesPage) show(t examined) {
	p.chosen = t.Name
	p.title.Set(t.Title, "")
	lines := look.NewColumn(4)
	symbol := assets.Text("templates.symbol.none")
	if t.Symbol != "" {
		symbol = assets.Text("templates.symbol", "symbol", t.SymbolOf("UBND"))
	}
	for _, line := range []string{assets.Text("templates.name", "value", t.Name), kit.Prefixed("templates.basis", t.Basis),
		assets.Text("templates.kinds", "kinds", kindWords(t.Kinds)), assets.Text("templates.when", "when", whenWords(t.When)),
		assets.Text("compose.reader." + string(t.Reader)), symbol, kit.Prefixed("templates.file", t.File)} {
		if line != "" {
			lines.Add(look.NewPara(line, theme.ColorNameForeground, theme.SizeNameText))
		}
	}
	first, rest := p.actions(t)
	parts := []fyne.CanvasObject{first, lines, look.NewChip(t.chip()), p.findings(t)}
	if t.File != "" { // what was found in the office's own work comes before the rest
		parts = []fyne.CanvasObject{first, look.NewChip(t.chip()), p.findings(t), lines, rest}
	}
	p.about.Objects = []fyne.CanvasObject{look.NewColumn(10, parts...)}
	p.about.Refresh()
}

func kindWords(kinds []register.Kind) string {
	if len(kinds) == 0 || len(kinds) == len(register.Kinds) {
		return assets.Text("templates.kinds.all")
	}
	var names []string
	for _, kind := range kinds {
		names = append(names, strings.ToLower(kind.Label()))
	}
	return strings.Join(names, ", ")
}

// actions are the buttons for the template: what is done with it every day, and what is
// done with the office's file once.
func (p *templatesPage) actions(t examined) (first, rest *fyne.Container) {
	first, rest = container.NewVBox(), container.NewVBox()
	edit := "templates.edit"
	if t.File == "" {
		edit = "templates.copy"
	}
	leading(first, edit, look.IconEdit, func() { p.edit(t) }).Main()
	if t.File == "" {
		return first, rest
	}
	leading(first, "templates.check", look.IconRefresh, p.load).Keyed("F5")
	if t.renewable {
		leading(rest, "templates.renew", look.IconEdit, func() { p.putAside(t, "templates.renew", word.Renew) })
	}
	if t.Shipped {
		leading(rest, "templates.restore", look.IconUndo, func() { p.putAside(t, "templates.restore", word.Restore) })
		return first, rest
	}
	leading(rest, "templates.describe", look.IconEdit, func() { p.describe(t.Info) })
	leading(rest, "templates.remove", look.IconDelete, func() { p.putAside(t, "templates.remove", word.Remove) })
	return first, rest
}

// leading puts a button into a column.
func leading(column *fyne.Container, key string, icon fyne.Resource, tapped func()) *kit.Button {
	button := kit.NewButton(assets.Text(key), icon, tapped).Leading()
	column.Add(button)
	return button
}

// edit opens the office's file of the template in Word; a shipped template gets
// its copy first.
func (p *templatesPage) edit(t examined) {
	desk.Try(p.o, assets.Text("templates.copy.failed"), func() (string, error) {
		if t.File != "" {
			return t.File, nil
		}
		return word.Copy(p.o.Dir, t.Name)
	}, func(file string) {
		if t.File == "" {
			kit.Toast(p.o.Window.Canvas(), assets.Text("templates.copied", "file", filepath.Base(file)))
		}
		p.load()
		p.o.OpenFile(file)
	})
}

// putAside asks, and takes the office's file out of use by do.
func (p *templatesPage) putAside(t examined, key string, do func(dir, name string) (string, error)) {
	kit.Confirm(p.o.Window, kit.TitleOf(key), assets.Text(key+".text", "template", t.Title), assets.Text(key+".do"), func() {
		desk.Try(p.o, assets.Text("templates.aside.failed"), func() (string, error) { return do(p.o.Dir, t.Name) }, func(aside string) {
			kit.Toast(p.o.Window.Canvas(), assets.Text("templates.aside", "file", aside))
			p.load()
		})
	})
}

// openFolder opens the folder of the office's templates, once there is one.
func (p *templatesPage) openFolder() {
	if !slices.ContainsFunc(p.all, func(t examined) bool { return t.File != "" }) {
		kit.ShowNotice(p.o.Window, assets.Text("templates.title"), assets.Text("templates.noFolder"))
		return
	}
	p.o.OpenFile(filepath.Join(p.o.Dir, word.OfficeFolder))
}
