package desktop

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// templateForm asks what a Word document of the office's own is used for.
type templateForm struct {
	p      *templatesPage
	file   string        // the Word document to add; empty: own is described anew
	own    document.Info // what is known so far
	title  *ui.Entry
	kinds  []*ui.Check // one for each of data.Kinds
	when   *ui.Dropdown
	reader *ui.Dropdown
	symbol *ui.Entry
	basis  *ui.Entry
	named  *ui.Field
	kind   *ui.Field
	whom   *ui.Field
	form   *ui.Form
	hide   func()
}

// ownReaders are whom a document may be meant for, the likeliest first.
var ownReaders = []document.Reader{document.Sender, document.Body, document.Accused, document.Verifier, document.Office}

// add asks for a Word document, looks through it, and asks what it is used for.
func (p *templatesPage) Add() {
	p.o.chooseOpen(titleOf("templates.add"), "*.docx", func(file string) {
		ui.RunAsync(func() (document.Examination, error) { return examineNew(file) }, func(e document.Examination, err error) {
			switch {
			case err != nil:
				p.o.failed(assets.Text("templates.add.failed"), err)
			case e.Err != nil:
				ui.ShowProblem(p.o.window, titleOf("templates.add"), assets.Text("templates.broken", saying.Of(e.Err)), "", assets.Text("templates.add.mend"))
			default:
				p.ask(file, e)
			}
		})
	})
}

func (p *templatesPage) ask(file string, e document.Examination) {
	title := sentenceCase(strings.ReplaceAll(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), "-", " "))
	f := &templateForm{p: p, file: file, own: document.Info{Title: title, Symbol: "CV", Kinds: data.Kinds}}
	words := placeholderWords(e)
	if len(e.Unknown) > 0 {
		var names []string
		for _, m := range e.Unknown {
			names = append(names, "{{"+m.Name+"}}")
		}
		words = joined(" ", words, assets.Text("templates.add.unknown", strings.Join(names, ", ")))
	}
	f.show(titleOf("templates.add"), words, assets.Text("templates.add.do"))
}

// describe asks anew what an own template is used for.
func (p *templatesPage) describe(info document.Info) {
	f := &templateForm{p: p, own: info}
	if len(f.own.Kinds) == 0 {
		f.own.Kinds = data.Kinds
	}
	f.show(titleOf("templates.describe"), assets.Text("templates.name", info.Name), assets.Text("templates.describe.do"))
}

// show opens the dialog.
func (f *templateForm) show(title, words, do string) {
	p := f.p
	f.title, f.symbol, f.basis = ui.NewEntry(), ui.NewEntry(), ui.NewEntry()
	f.title.SetText(f.own.Title)
	f.symbol.SetText(f.own.Symbol)
	f.basis.SetText(f.own.Basis)
	whens := []ui.Option{{Value: "", Text: whenWords("")}}
	for _, when := range document.Whens {
		if when != "report" && when != "reception" && when != "day" {
			whens = append(whens, ui.Option{Value: when, Text: whenWords(when)})
		}
	}
	f.when = ui.NewDropdown(whens, nil)
	f.when.SetValue(f.own.When)
	var whom []ui.Option
	for _, reader := range ownReaders {
		whom = append(whom, ui.Option{Value: string(reader), Text: assets.Text("compose.reader." + string(reader))})
	}
	f.reader = ui.NewDropdown(whom, nil)
	f.reader.SetValue(string(f.own.Reader))
	row := container.NewHBox()
	for _, kind := range data.Kinds {
		check := ui.NewCheck(kind.Label(), nil)
		check.SetChecked(slices.Contains(f.own.Kinds, kind))
		f.kinds = append(f.kinds, check)
		row.Add(check)
	}
	f.symbol.SetPlaceHolder(assets.Text("templates.add.symbol.example"))
	f.basis.SetPlaceHolder(assets.Text("templates.add.basis.example"))
	f.named = ui.NewField(assets.Text("templates.add.name"), f.title).Require().Across()
	f.kind = ui.NewField(assets.Text("templates.add.kinds"), row).Require().Across()
	f.whom = ui.NewField(assets.Text("templates.add.reader"), f.reader).Require()
	f.title.OnChanged = func(string) { f.showName() }
	f.form = ui.NewForm(2, f.named, f.kind, f.whom, ui.NewField(assets.Text("templates.add.when"), f.when),
		ui.NewField(assets.Text("templates.add.symbol"), f.symbol), ui.NewField(assets.Text("templates.add.basis"), f.basis))
	f.form.OnSave, f.form.OnLastEnter = f.save, f.save
	f.form.OnCancel = func() { f.hide() }
	f.showName()

	cancel := ui.NewButton(assets.Text("ui.cancel"), nil, func() { f.hide() })
	save := ui.NewButton(do, theme.ConfirmIcon(), f.save)
	save.Importance = widget.HighImportance
	f.hide = ui.ShowContent(p.o.window, title,
		wide(640, container.NewVBox(caption(words), f.form)), f.title, cancel, save)
}

// showName says under which name the template is kept.
func (f *templateForm) showName() {
	if f.file == "" {
		return // it stays
	}
	f.named.SetHint(prefixed("templates.name", document.NameOf(f.title.Value())))
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
	ui.Toast(f.p.o.window.Canvas(), assets.Text("templates.added", info.Title))
	f.p.chosen = info.Name
	f.p.search.SetText("")
	f.p.Load()
}

func (f *templateForm) keep(said document.Info) (document.Info, error) {
	if f.file == "" {
		return document.Describe(f.p.o.dir, f.own.Name, said)
	}
	return document.Add(f.p.o.dir, f.file, said)
}
