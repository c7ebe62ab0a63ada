package documents

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// templateForm asks what a Word document of the office's own is used for.
type templateForm struct {
	p      *templatesPage
	file   string        // the Word document to add; empty: own is described anew
	own    document.Info // what is known so far
	title  *kit.Entry
	kinds  []*kit.Check // one for each of data.Kinds
	when   *kit.Dropdown
	reader *kit.Dropdown
	symbol *kit.Entry
	basis  *kit.Entry
	named  *kit.Field
	kind   *kit.Field
	whom   *kit.Field
	form   *kit.Form
	hide   func()
}

// ownReaders are whom a document may be meant for, the likeliest first.
var ownReaders = []document.Reader{document.Sender, document.Body, document.Accused, document.Verifier, document.Office}

// Add asks for a Word document, looks through it, and asks what it is used for.
func (p *templatesPage) Add() {
	p.o.ChooseOpen(kit.TitleOf("templates.add"), "*.docx", func(file string) {
		kit.RunAsync(func() (document.Examination, error) { return examineNew(file) }, func(e document.Examination, err error) {
			switch {
			case err != nil:
				p.o.Failed(assets.Text("templates.add.failed"), err)
			case e.Err != nil:
				kit.ShowProblem(p.o.Window, kit.TitleOf("templates.add"), assets.Text("templates.broken", saying.Of(e.Err)), "", assets.Text("templates.add.mend"))
			default:
				p.ask(file, e)
			}
		})
	})
}

func (p *templatesPage) ask(file string, e document.Examination) {
	title := kit.SentenceCase(strings.ReplaceAll(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), "-", " "))
	f := &templateForm{p: p, file: file, own: document.Info{Title: title, Symbol: "CV", Kinds: data.Kinds}}
	words := placeholderWords(e)
	if len(e.Unknown) > 0 {
		var names []string
		for _, m := range e.Unknown {
			names = append(names, "{{"+m.Name+"}}")
		}
		words = kit.Joined(" ", words, assets.Text("templates.add.unknown", strings.Join(names, ", ")))
	}
	f.show(kit.TitleOf("templates.add"), words, assets.Text("templates.add.do"))
}

// describe asks anew what an own template is used for.
func (p *templatesPage) describe(info document.Info) {
	f := &templateForm{p: p, own: info}
	if len(f.own.Kinds) == 0 {
		f.own.Kinds = data.Kinds
	}
	f.show(kit.TitleOf("templates.describe"), assets.Text("templates.name", info.Name), assets.Text("templates.describe.do"))
}

// show opens the dialog.
func (f *templateForm) show(title, words, do string) {
	p := f.p
	f.title, f.symbol, f.basis = kit.NewEntry(), kit.NewEntry(), kit.NewEntry()
	f.title.SetText(f.own.Title)
	f.symbol.SetText(f.own.Symbol)
	f.basis.SetText(f.own.Basis)
	whens := []kit.Option{{Value: "", Text: whenWords("")}}
	for _, when := range document.Whens {
		if when != "report" && when != "reception" && when != "day" {
			whens = append(whens, kit.Option{Value: when, Text: whenWords(when)})
		}
	}
	f.when = kit.NewDropdown(whens, nil)
	f.when.SetValue(f.own.When)
	var whom []kit.Option
	for _, reader := range ownReaders {
		whom = append(whom, kit.Option{Value: string(reader), Text: assets.Text("compose.reader." + string(reader))})
	}
	f.reader = kit.NewDropdown(whom, nil)
	f.reader.SetValue(string(f.own.Reader))
	row := container.NewHBox()
	for _, kind := range data.Kinds {
		check := kit.NewCheck(kind.Label(), nil)
		check.SetChecked(slices.Contains(f.own.Kinds, kind))
		f.kinds = append(f.kinds, check)
		row.Add(check)
	}
	f.symbol.SetPlaceHolder(assets.Text("templates.add.symbol.example"))
	f.basis.SetPlaceHolder(assets.Text("templates.add.basis.example"))
	f.named = kit.NewField(assets.Text("templates.add.name"), f.title).Require().Across()
	f.kind = kit.NewField(assets.Text("templates.add.kinds"), row).Require().Across()
	f.whom = kit.NewField(assets.Text("templates.add.reader"), f.reader).Require()
	f.title.OnChanged = func(string) { f.showName() }
	f.form = kit.NewForm(2, f.named, f.kind, f.whom, kit.NewField(assets.Text("templates.add.when"), f.when),
		kit.NewField(assets.Text("templates.add.symbol"), f.symbol), kit.NewField(assets.Text("templates.add.basis"), f.basis))
	f.form.OnSave, f.form.OnLastEnter = f.save, f.save
	f.form.OnCancel = func() { f.hide() }
	f.showName()

	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { f.hide() })
	save := kit.NewButton(do, theme.ConfirmIcon(), f.save)
	save.Importance = widget.HighImportance
	f.hide = kit.ShowContent(p.o.Window, title,
		kit.Wide(640, container.NewVBox(kit.Caption(words), f.form)), f.title, cancel, save)
}

// showName says under which name the template is kept.
func (f *templateForm) showName() {
	if f.file == "" {
		return // it stays
	}
	f.named.SetHint(kit.Prefixed("templates.name", document.NameOf(f.title.Value())))
}

func (f *templateForm) save() {
	said := document.Info{Title: f.title.Value(), Basis: f.basis.Value(), When: f.when.Value(),
		Reader: document.Reader(f.reader.Value()), Symbol: strings.ToUpper(f.symbol.Value())}
	for i, kind := range data.Kinds {
		if f.kinds[i].Checked {
			said.Kinds = append(said.Kinds, kind)
		}
	}
	f.form.Clear()
	f.showName()
	if document.NameOf(said.Title) == "" {
		f.named.SetProblem(assets.Text("document.template.noTitle"))
	}
	if len(said.Kinds) == 0 {
		f.kind.SetProblem(assets.Text("templates.add.noKinds"))
	}
	if said.Reader == "" {
		f.whom.SetProblem(assets.Text("templates.add.noReader"))
	}
	if f.form.FocusFirstProblem() {
		return
	}
	info, err := f.keep(said)
	if err != nil {
		f.named.SetProblem(saying.Of(err))
		f.form.FocusFirstProblem()
		return
	}
	f.hide()
	kit.Toast(f.p.o.Window.Canvas(), assets.Text("templates.added", info.Title))
	f.p.chosen = info.Name
	f.p.search.SetText("")
	f.p.Load()
}

func (f *templateForm) keep(said document.Info) (document.Info, error) {
	if f.file == "" {
		return document.Describe(f.p.o.Dir, f.own.Name, said)
	}
	return document.Add(f.p.o.Dir, f.file, said)
}
