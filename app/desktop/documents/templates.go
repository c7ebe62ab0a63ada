package documents

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
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
	about  *fyne.Container // of the selected one
	chosen string          // its name
}

// examined is a template and what is found in it.
type examined struct {
	word.Info
	found word.Examination
}

func (t examined) wrong() bool { return t.found.Err != nil || len(t.found.Unknown) > 0 }

// state says whose template it is, and whether it can be used.
func (t examined) state() string {
	switch {
	case t.File == "":
		return assets.Text("templates.state.shipped")
	case t.found.Err != nil:
		return assets.Text("templates.state.broken")
	case t.wrong():
		return assets.Text("templates.state.unknown")
	case t.Shipped:
		return assets.Text("templates.state.changed")
	}
	return assets.Text("templates.state.own")
}

// NewTemplates is the page of the office's templates.
func NewTemplates(o *desk.Desk) desk.Page {
	p := &templatesPage{o: o, about: container.NewVBox()}
	p.table = kit.NewTable(
		kit.Col("templates.column.title", 300, func(t examined) string { return t.Title }).Growing(),
		kit.Col("templates.column.when", 150, func(t examined) string { return whenWords(t.When) }),
		kit.Col("templates.column.state", 180, examined.state))
	p.table.Empty = assets.Text("templates.nothing")
	p.table.OnSelect = func(row int) {
		if t := p.table.Row(row); t.Name != "" {
			p.show(t)
		}
	}
	p.table.Open = p.edit
	p.table.Colour = func(t examined) widget.Importance {
		return kit.ImportantIf(t.File != "" && t.wrong(), widget.DangerImportance)
	}
	search, bar := newSearch(o, "templates.search", p.table)
	p.search, search.OnChanged = search, func(string) { p.list() }
	add := kit.NewButton(assets.Text("templates.add"), look.IconAdd, p.add)
	fields := kit.NewButton(assets.Text("templates.fields"), look.IconClipboard, func() { o.Push(newFieldsPage(o)) })
	folder := kit.NewButton(assets.Text("templates.folder"), look.IconFolder, p.openFolder)
	p.Fixed = newFixed("templates.title", kit.TopDown(kit.Remark("templates.about"), kit.NewSplit(kit.TopDown(bar, p.table, nil),
		container.NewVScroll(kit.Padded(p.about)), 0.62), container.NewHBox(add, fields, folder, layout.NewSpacer(), backButton(o))))
	return p
}

// newSearch is an entry in a bar over a list: Enter goes to the list, Esc back.
func newSearch(o *desk.Desk, hint string, list fyne.Focusable) (entry *kit.Entry, bar fyne.CanvasObject) {
	entry = kit.NewEntry()
	entry.SetPlaceHolder(assets.Text(hint))
	form := kit.NewForm(1, kit.NewField("", entry).Across())
	form.OnCancel, form.OnLastEnter = o.Back, func() { o.Window.Canvas().Focus(list) }
	return entry, kit.Inset(form)
}

func (*templatesPage) Help() string { return "van-ban" }

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
			if _, raw, err := word.Read(p.o.Dir, info.Name); err != nil {
				all[i].found.Err = err
			} else {
				all[i].found = word.Examine(raw)
			}
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
	title := kit.NewHeading(t.Title)
	title.Wrapping = fyne.TextWrapWord
	lines := container.New(&kit.CloseColumn{}, title)
	symbol := assets.Text("templates.symbol.none")
	if t.Symbol != "" {
		symbol = assets.Text("templates.symbol", "symbol", t.SymbolOf("UBND"))
	}
	for _, line := range []string{assets.Text("templates.name", "value", t.Name), kit.Prefixed("templates.basis", t.Basis),
		assets.Text("templates.kinds", "kinds", kindWords(t.Kinds)), assets.Text("templates.when", "when", whenWords(t.When)),
		assets.Text("compose.reader." + string(t.Reader)), symbol, kit.Prefixed("templates.file", t.File)} {
		if line != "" {
			lines.Add(kit.Wrapped(line, widget.MediumImportance))
		}
	}
	p.about.Objects = []fyne.CanvasObject{lines, kit.NewHeading(assets.Text("templates.found")), findings(t.found), p.actions(t)}
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

// findings are the sentences about the placeholders of a template.
func findings(e word.Examination) fyne.CanvasObject {
	column := container.New(&kit.CloseColumn{})
	add := func(words string, importance widget.Importance) { column.Add(kit.Wrapped(words, importance)) }
	if e.Err != nil {
		add(assets.Text("templates.broken", "reason", saying.Of(e.Err)), widget.DangerImportance)
		return column
	}
	add(placeholderWords(e), widget.MediumImportance)
	for _, m := range e.Unknown {
		nearest := ""
		if m.Nearest != "" {
			nearest = assets.Text("templates.nearest", "field", braced(m.Nearest), "meaning", docx.Explain(m.Nearest))
		}
		add(kit.Joined(" ", assets.Text("templates.unknown", "field", braced(m.Name), "paragraph", m.Place), nearest), widget.DangerImportance)
	}
	if len(e.Unknown) == 0 && len(e.Names) > 0 {
		add(assets.Text("templates.good"), widget.SuccessImportance)
	}
	if e.Torn > 0 {
		add(assets.Text("templates.torn", "count", e.Torn), widget.LowImportance)
	}
	if len(e.Names) > 0 {
		column.Add(kit.Caption("{{" + strings.Join(e.Names, "}}  {{") + "}}"))
	}
	return column
}

// braced is a field as templates write it.
func braced(name string) string { return "{{" + name + "}}" }

// placeholderWords say how many fields a template asks for.
func placeholderWords(e word.Examination) string {
	if len(e.Names) == 0 {
		return assets.Text("templates.noPlaceholders")
	}
	return assets.Text("templates.placeholders", "count", len(e.Names))
}

// actions are the buttons for the template.
func (p *templatesPage) actions(t examined) fyne.CanvasObject {
	column := container.NewVBox()
	do := func(key string, icon fyne.Resource, tapped func()) *kit.Button {
		button := kit.NewButton(assets.Text(key), icon, tapped).Leading()
		column.Add(button)
		return button
	}
	edit := "templates.edit"
	if t.File == "" {
		edit = "templates.copy"
	}
	do(edit, look.IconEdit, func() { p.edit(t) }).Main()
	if t.File == "" {
		return column
	}
	do("templates.check", look.IconRefresh, p.load)
	if t.Shipped {
		do("templates.restore", look.IconUndo, func() { p.putAside(t, "templates.restore", word.Restore) })
		return column
	}
	do("templates.describe", look.IconEdit, func() { p.describe(t.Info) })
	do("templates.remove", look.IconDelete, func() { p.putAside(t, "templates.remove", word.Remove) })
	return column
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
