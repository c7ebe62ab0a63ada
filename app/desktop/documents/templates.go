package documents

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// Cells of a row of the list beyond the columns shown.
const (
	templateCellName = iota + 3
	templateCellWrong
)

// templatesPage lists the templates of documents, and lets the office change its
// copies in Word, look through them, and add its own.
type templatesPage struct {
	desk.PlainPage
	o      *desk.Desk
	all    []document.Info
	found  map[string]document.Examination // of the office's files, by name
	search *kit.Entry
	table  *kit.Table
	about  *fyne.Container // of the selected one
	chosen string          // its name
	whole  fyne.CanvasObject
}

func NewTemplates(o *desk.Desk) *templatesPage {
	p := &templatesPage{o: o, search: kit.NewEntry(), about: container.NewVBox()}
	p.search.SetPlaceHolder(assets.Text("templates.search"))
	p.search.OnChanged = func(string) { p.list() }
	p.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("templates.column.title"), Width: 330, Grow: true, Fixed: true},
		{Title: assets.Text("templates.column.when"), Width: 150, Fixed: true},
		{Title: assets.Text("templates.column.state"), Width: 150, Fixed: true},
	}, nil)
	p.table.Empty = assets.Text("templates.nothing")
	p.table.OnSelect = func(row int) {
		if cells := p.table.Row(row); cells != nil {
			p.show(cells[templateCellName])
		}
	}
	p.table.OnOpen = func(int) { p.edit() }
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > templateCellWrong && cells[templateCellWrong] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	form := kit.NewForm(1, kit.NewField("", p.search).Across())
	form.OnCancel = o.Back
	form.OnLastEnter = func() { o.Window.Canvas().Focus(p.table) }

	add := kit.NewButton(assets.Text("templates.add"), theme.ContentAddIcon(), p.Add)
	fields := kit.NewButton(assets.Text("templates.fields"), theme.ListIcon(), func() { o.Push(newFieldsPage(o)) })
	folder := kit.NewButton(assets.Text("templates.folder"), theme.FolderOpenIcon(), p.openFolder)
	back := kit.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), o.Back)
	left := kit.TopDown(kit.Inset(form), p.table, nil)
	right := container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), container.NewVScroll(kit.Padded(p.about)))
	split := container.NewHSplit(left, right)
	split.Offset = 0.62
	p.whole = kit.TopDown(kit.Remark("templates.about"), split, container.NewHBox(add, fields, folder, layout.NewSpacer(), back))
	return p
}

func (p *templatesPage) Title() string              { return assets.Text("templates.title") }
func (p *templatesPage) Content() fyne.CanvasObject { return p.whole }
func (*templatesPage) Help() string                 { return "van-ban" }

// Enter reads the templates anew: they may have been changed in Word.
func (p *templatesPage) Enter() {
	p.Load()
	p.o.Window.Canvas().Focus(p.search)
}

// Load reads the templates and looks through the office's own files.
func (p *templatesPage) Load() {
	type loaded struct {
		all   []document.Info
		found map[string]document.Examination
	}
	kit.RunAsync(func() (l loaded, err error) {
		l.found = map[string]document.Examination{}
		if l.all, err = document.Templates(p.o.Dir); err != nil {
			return l, err
		}
		for _, info := range l.all {
			if info.File == "" {
				continue
			}
			if l.found[info.Name], err = examineFile(p.o.Dir, info); err != nil {
				return l, err
			}
		}
		return l, nil
	}, func(l loaded, err error) {
		if err != nil {
			p.o.Failed(assets.Text("compose.noTemplate"), err)
			return
		}
		p.all, p.found = l.all, l.found
		p.list()
		p.show(p.chosen)
		p.whole.Refresh() // the wrapped words at the top know their height now
	})
}

// examineFile looks through a template. A file that cannot be opened is a finding.
func examineFile(dir string, info document.Info) (document.Examination, error) {
	_, raw, err := document.Read(dir, info.Name)
	if err != nil && info.File == "" {
		return document.Examination{}, err
	}
	if err != nil {
		return document.Examination{Err: err}, nil
	}
	return document.Examine(raw), nil
}

// list shows the templates that fit the search.
func (p *templatesPage) list() {
	wanted := data.FoldText(p.search.Value())
	var rows [][]string
	at := -1
	for _, info := range p.all {
		if !strings.Contains(data.FoldText(info.Title+" "+info.Name+" "+info.Basis), wanted) {
			continue
		}
		wrong := ""
		if e, looked := p.found[info.Name]; looked && (e.Err != nil || len(e.Unknown) > 0) {
			wrong = "wrong"
		}
		if info.Name == p.chosen {
			at = len(rows)
		}
		rows = append(rows, []string{info.Title, whenWords(info.When), p.stateOf(info), info.Name, wrong})
	}
	p.table.SetLoad(kit.Rows(rows))
	switch {
	case at >= 0:
		p.table.Select(at)
	case len(rows) > 0:
		p.table.Select(0)
	default:
		p.show("")
	}
}

func whenWords(when string) string {
	if when == "" {
		return assets.Text("templates.when.any")
	}
	return assets.Text("templates.when." + when)
}

// stateOf says whose template it is, and whether it can be used.
func (p *templatesPage) stateOf(info document.Info) string {
	e := p.found[info.Name]
	switch {
	case info.File == "":
		return assets.Text("templates.state.shipped")
	case e.Err != nil:
		return assets.Text("templates.state.broken")
	case len(e.Unknown) > 0:
		return assets.Text("templates.state.unknown")
	case info.Shipped:
		return assets.Text("templates.state.changed")
	}
	return assets.Text("templates.state.own")
}

func (p *templatesPage) info(name string) (document.Info, bool) {
	at := slices.IndexFunc(p.all, func(i document.Info) bool { return i.Name == name })
	if at < 0 {
		return document.Info{}, false
	}
	return p.all[at], true
}

// show tells what is known of a template, what was found in it, and what can be
// done with it.
func (p *templatesPage) show(name string) {
	p.about.RemoveAll()
	defer p.about.Refresh()
	info, known := p.info(name)
	if !known {
		return
	}
	p.chosen = name
	title := kit.NewHeading(info.Title)
	title.Wrapping = fyne.TextWrapWord
	lines := container.New(&kit.CloseColumn{}, title)
	for _, line := range []string{
		assets.Text("templates.name", info.Name),
		kit.Prefixed("templates.basis", info.Basis),
		assets.Text("templates.kinds", kindWords(info.Kinds)),
		assets.Text("templates.when", whenWords(info.When)),
		assets.Text("compose.reader." + string(info.Reader)),
		symbolWords(info),
		kit.Prefixed("templates.file", info.File),
	} {
		if line != "" {
			lines.Add(kit.Wrapped(line, widget.MediumImportance))
		}
	}
	p.about.Add(lines)
	p.about.Add(kit.NewHeading(assets.Text("templates.found")))
	p.about.Add(p.findings(info))
	p.about.Add(p.actions(info))
}

func kindWords(kinds []data.Kind) string {
	if len(kinds) == 0 || len(kinds) == len(data.Kinds) {
		return assets.Text("templates.kinds.all")
	}
	var names []string
	for _, kind := range kinds {
		names = append(names, strings.ToLower(kind.Label()))
	}
	return strings.Join(names, ", ")
}

func symbolWords(info document.Info) string {
	if info.Symbol == "" {
		return assets.Text("templates.symbol.none")
	}
	return assets.Text("templates.symbol", info.SymbolOf("UBND"))
}

// findings are the sentences about the placeholders of a template.
func (p *templatesPage) findings(info document.Info) fyne.CanvasObject {
	e, looked := p.found[info.Name]
	if !looked {
		var err error
		if e, err = examineFile(p.o.Dir, info); err != nil {
			e.Err = err
		}
	}
	column := container.New(&kit.CloseColumn{})
	if e.Err != nil {
		column.Add(kit.Wrapped(assets.Text("templates.broken", saying.Of(e.Err)), widget.DangerImportance))
		return column
	}
	column.Add(kit.Wrapped(placeholderWords(e), widget.MediumImportance))
	for _, m := range e.Unknown {
		words := assets.Text("templates.unknown", "{{"+m.Name+"}}", m.Place)
		if m.Nearest != "" {
			words += " " + assets.Text("templates.nearest", "{{"+m.Nearest+"}}", document.Explain(m.Nearest))
		}
		column.Add(kit.Wrapped(words, widget.DangerImportance))
	}
	if len(e.Unknown) == 0 && len(e.Names) > 0 {
		column.Add(kit.Wrapped(assets.Text("templates.good"), widget.SuccessImportance))
	}
	if e.Torn > 0 {
		column.Add(kit.Wrapped(assets.Text("templates.torn", e.Torn), widget.LowImportance))
	}
	var names []string
	for _, name := range e.Names {
		names = append(names, "{{"+name+"}}")
	}
	if len(names) > 0 {
		column.Add(kit.Caption(strings.Join(names, "  ")))
	}
	return column
}

// placeholderWords say how many fields a template asks for.
func placeholderWords(e document.Examination) string {
	if len(e.Names) == 0 {
		return assets.Text("templates.noPlaceholders")
	}
	return assets.Text("templates.placeholders", len(e.Names))
}

// actions are the buttons for the template.
func (p *templatesPage) actions(info document.Info) fyne.CanvasObject {
	column := container.NewVBox()
	do := func(key string, icon fyne.Resource, importance widget.Importance, tapped func()) {
		button := kit.NewButton(assets.Text(key), icon, tapped)
		button.Alignment, button.Importance = widget.ButtonAlignLeading, importance
		column.Add(button)
	}
	edit := "templates.edit"
	if info.File == "" {
		edit = "templates.copy"
	}
	do(edit, theme.DocumentCreateIcon(), widget.HighImportance, p.edit)
	switch {
	case info.File == "":
	case info.Shipped:
		do("templates.check", theme.ViewRefreshIcon(), widget.MediumImportance, p.Load)
		do("templates.restore", theme.ContentUndoIcon(), widget.MediumImportance, func() { p.putAside(info) })
	default:
		do("templates.check", theme.ViewRefreshIcon(), widget.MediumImportance, p.Load)
		do("templates.describe", theme.SettingsIcon(), widget.MediumImportance, func() { p.describe(info) })
		do("templates.remove", theme.DeleteIcon(), widget.MediumImportance, func() { p.putAside(info) })
	}
	return column
}

// edit opens the office's file of the template in Word; a shipped template gets
// its copy first.
func (p *templatesPage) edit() {
	info, known := p.info(p.chosen)
	if !known {
		return
	}
	file, err := info.File, error(nil)
	if file == "" {
		if file, err = document.Copy(p.o.Dir, info.Name); err != nil {
			p.o.Failed(assets.Text("templates.copy.failed"), err)
			return
		}
		kit.Toast(p.o.Window.Canvas(), assets.Text("templates.copied", filepath.Base(file)))
	}
	p.Load()
	p.o.OpenFile(file)
}

// putAside asks, and takes the office's file out of use.
func (p *templatesPage) putAside(info document.Info) {
	title, question, verb, do := "templates.restore", "templates.restore.text", "templates.restore.do", document.Restore
	if !info.Shipped {
		title, question, verb, do = "templates.remove", "templates.remove.text", "templates.remove.do", document.Remove
	}
	kit.Confirm(p.o.Window, kit.TitleOf(title), assets.Text(question, info.Title), assets.Text(verb), func() {
		aside, err := do(p.o.Dir, info.Name)
		if err != nil {
			p.o.Failed(assets.Text("templates.aside.failed"), err)
			return
		}
		kit.Toast(p.o.Window.Canvas(), assets.Text("templates.aside", aside))
		p.Load()
	})
}

// openFolder opens the folder of the office's templates, once there is one.
func (p *templatesPage) openFolder() {
	folder := filepath.Join(p.o.Dir, document.OfficeFolder)
	if !slices.ContainsFunc(p.all, func(i document.Info) bool { return i.File != "" }) {
		kit.ShowNotice(p.o.Window, assets.Text("templates.title"), assets.Text("templates.noFolder"))
		return
	}
	p.o.OpenFile(folder)
}
