package documents

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/document"
)

// ownReaders are whom a document may be meant for, the likeliest first.
var ownReaders = []document.Reader{document.Sender, document.Body, document.Accused, document.Verifier, document.Office}

// add asks for a Word document, looks through it, and asks what it is used for.
func (p *templatesPage) add() {
	title := kit.TitleOf("templates.add")
	p.o.ChooseOpen(title, "*.docx", func(file string) {
		desk.Try(p.o, assets.Text("templates.add.failed"), func() (document.Examination, error) {
			raw, err := os.ReadFile(file)
			return document.Examine(raw), err
		}, func(e document.Examination) {
			if e.Err != nil {
				kit.ShowProblem(p.o.Window, title, assets.Text("templates.broken", "reason", saying.Of(e.Err)), "", assets.Text("templates.add.mend"))
				return
			}
			p.ask(file, e)
		})
	})
}

func (p *templatesPage) ask(file string, e document.Examination) {
	title := kit.SentenceCase(strings.ReplaceAll(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), "-", " "))
	var unknown []string
	for _, m := range e.Unknown {
		unknown = append(unknown, braced(m.Name))
	}
	r := p.form(document.Info{Title: title, Symbol: "CV", Kinds: register.Kinds}, func(info document.Info) (document.Info, error) {
		return document.Add(p.o.Dir, file, info)
	})
	r.Heading, r.SaveText = kit.TitleOf("templates.add"), assets.Text("templates.add.do")
	r.Explained = kit.Joined(" ", placeholderWords(e), kit.Prefixed("templates.add.unknown", strings.Join(unknown, ", ")))
	r.Question(register.FieldType).Hint(func(info *document.Info) string { return kit.Prefixed("templates.name", document.NameOf(info.Title)) })
	r.Open()
}

// describe asks anew what an own template is used for.
func (p *templatesPage) describe(info document.Info) {
	if len(info.Kinds) == 0 {
		info.Kinds = register.Kinds
	}
	r := p.form(info, func(said document.Info) (document.Info, error) { return document.Describe(p.o.Dir, info.Name, said) })
	r.Heading, r.SaveText, r.Explained = kit.TitleOf("templates.describe"), assets.Text("templates.describe.do"), assets.Text("templates.name", "value", info.Name)
	r.Open()
}

// form asks what a Word document of the office's own is used for, and keeps that.
func (p *templatesPage) form(begin document.Info, keep func(document.Info) (document.Info, error)) *kit.Record[document.Info] {
	whens := []kit.Option{{Value: "", Text: whenWords("")}}
	for _, when := range document.Whens {
		if onLetters(document.Info{When: when}) {
			whens = append(whens, kit.Option{Value: when, Text: whenWords(when)})
		}
	}
	var readers []kit.Option
	for _, reader := range ownReaders {
		readers = append(readers, kit.Option{Value: string(reader), Text: assets.Text("compose.reader." + string(reader))})
	}
	r := kit.NewRecord(p.o.Around(func() desk.Page { return p }), 2, begin,
		kit.Line("templates.add.name", register.FieldType, func(info *document.Info) *string { return &info.Title }).Require().Across(),
		askKinds("templates.add.kinds", register.FieldKind),
		kit.Pick("templates.add.reader", register.FieldTo, readers, func(info *document.Info) *document.Reader { return &info.Reader }).Require(),
		kit.Pick("templates.add.when", "", whens, func(info *document.Info) *string { return &info.When }),
		kit.Line("templates.add.symbol", "", func(info *document.Info) *string { return &info.Symbol }).Example("templates.add.symbol.example"),
		kit.Line("templates.add.basis", "", func(info *document.Info) *string { return &info.Basis }).Example("templates.add.basis.example"))
	r.Check = func(info document.Info) (wrong []data.Problem) {
		if document.NameOf(info.Title) == "" {
			wrong = append(wrong, data.Problem{Field: register.FieldType, Sentence: assets.Text("document.template.noTitle")})
		}
		if len(info.Kinds) == 0 {
			wrong = append(wrong, data.Problem{Field: register.FieldKind, Sentence: assets.Text("templates.add.noKinds")})
		}
		if info.Reader == "" {
			wrong = append(wrong, data.Problem{Field: register.FieldTo, Sentence: assets.Text("templates.add.noReader")})
		}
		return wrong
	}
	r.Write = func(info document.Info) (kit.Saved, error) {
		info.Symbol = strings.ToUpper(info.Symbol)
		kept, err := keep(info)
		return kit.Saved{Said: assets.Text("templates.added", "template", kept.Title), Then: func() {
			p.chosen = kept.Name
			p.search.SetText("")
			p.load()
		}}, err
	}
	r.Failed = func(err error) { r.Hold(register.FieldType, saying.Of(err)) }
	return r
}

// askKinds asks for which kinds of letters a document is.
func askKinds(key, name string) *kit.Question[document.Info] {
	var q *kit.Question[document.Info]
	row := container.NewHBox()
	boxes := make([]*kit.Check, len(register.Kinds))
	for i, kind := range register.Kinds {
		boxes[i] = kit.NewCheck(kind.Label(), func(bool) { q.Changed() })
		row.Add(boxes[i])
	}
	q = kit.Own(key, name, row, func(info *document.Info) error {
		info.Kinds = nil
		for i, kind := range register.Kinds {
			if boxes[i].Checked {
				info.Kinds = append(info.Kinds, kind)
			}
		}
		return nil
	}, func(info *document.Info) {
		for i, kind := range register.Kinds {
			boxes[i].SetChecked(slices.Contains(info.Kinds, kind))
		}
	}).Require().Across()
	return q
}

// field is something that templates may ask for.
type field struct{ name, meaning, example, group string }

// has reports whether a search finds the field, by any of its words.
func (f field) has(word string) bool {
	return strings.Contains(text.Fold(strings.Join([]string{f.name, f.meaning, f.example, f.group}, " ")), word)
}

// newFieldsPage lists what templates may ask for, with what each says on the newest
// letter that has been settled, else on the newest one; denunciations give no examples.
func newFieldsPage(o *desk.Desk) desk.Page {
	p, of := &page{title: assets.Text("fields.title")}, widget.NewLabel("")
	var all []field
	table := kit.NewTable(
		kit.Col("fields.column.name", 230, func(f field) string { return f.name }),
		kit.Col("fields.column.meaning", 360, func(f field) string { return f.meaning }).Growing(),
		kit.Col("fields.column.example", 270, func(f field) string { return f.example }),
		kit.Col("fields.column.group", 225, func(f field) string { return f.group }))
	table.Empty = assets.Text("fields.nothing")
	table.Open = func(f field) { // to be pasted in Word
		o.App.Clipboard().SetContent(f.name)
		kit.Toast(o.Window.Canvas(), assets.Text("fields.copied", "field", f.name))
	}
	search, bar := newSearch(o, "fields.search", table)
	list := func(string) {
		words := strings.Fields(text.Fold(search.Value()))
		table.SetRows(slices.DeleteFunc(slices.Clone(all), func(f field) bool {
			return slices.ContainsFunc(words, func(word string) bool { return !f.has(word) })
		}))
		table.Select(0)
	}
	search.OnChanged = list
	copying := kit.NewButton(assets.Text("fields.copy"), theme.ContentCopyIcon(), func() {
		if f, selected := table.SelectedRow(); selected {
			table.Open(f)
		}
	})
	copying.Importance = widget.HighImportance
	p.whole = kit.TopDown(container.NewVBox(kit.Remark("fields.about", "styles", strings.Join(document.Styles, ", ")), of, bar), table,
		container.NewHBox(copying, layout.NewSpacer(), backButton(o)))
	p.enter = func() {
		o.Window.Canvas().Focus(search)
		desk.Load(o, p, func(ctx context.Context) (register.Letter, error) { return exampleLetter(ctx, o.Store) }, func(l register.Letter, err error) {
			if err != nil {
				o.Failed(assets.Text("fields.failed"), err)
				return
			}
			say(of, kit.Prefixed("fields.of", l.Number.String()))
			all = fieldsOn(l, o.Store.Settings(), o.Today())
			list("")
			p.whole.Refresh() // the wrapped words at the top know their height now
		})
	}
	return p
}

func exampleLetter(ctx context.Context, s office.Reading) (register.Letter, error) {
	for _, state := range []register.State{register.Executing, register.AwaitingResult, register.Closed, register.Settling, ""} {
		for _, kind := range []register.Kind{register.Complaint, register.Petition, register.Reflection} {
			page, err := s.Letters(ctx, store.Query{State: state, Kind: kind, Descending: true, Limit: 1})
			if err != nil {
				return register.Letter{}, err
			}
			for _, l := range page.Letters {
				return l, nil
			}
		}
	}
	return register.Letter{}, nil
}

// fieldsOn are all fields with what they say on the letter; without one there are no
// examples of what it says.
func fieldsOn(l register.Letter, s register.Settings, on day.Date) []field {
	values := document.LetterFields(l, s, document.Options{Reader: document.Office, On: on})
	var all []field
	for _, group := range document.FieldGroups {
		for _, name := range group.Names {
			all = append(all, field{braced(name), document.Explain(name), kit.OneLine(document.Example(values[name])), assets.Text(group.Key)})
		}
	}
	for _, name := range document.ReportTexts {
		all = append(all, field{braced(name), document.Explain(name), "", assets.Text("document.fields.report")})
	}
	return all
}
