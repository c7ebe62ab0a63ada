package documents

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// ownReaders are whom a document may be meant for, the likeliest first.
var ownReaders = []document.Reader{document.Sender, document.Body, document.Accused, document.Verifier, document.Office}

// add asks for a Word document, looks through it, and asks what it is used for.
func (p *templatesPage) add() {
	title := kit.TitleOf("templates.add")
	p.o.ChooseOpen(title, "*.docx", func(file string) {
		kit.RunAsync(func() (document.Examination, error) {
			raw, err := os.ReadFile(file)
			return document.Examine(raw), err
		}, func(e document.Examination, err error) {
			switch {
			case err != nil:
				p.o.Failed(assets.Text("templates.add.failed"), err)
			case e.Err != nil:
				kit.ShowProblem(p.o.Window, title, assets.Text("templates.broken", saying.Of(e.Err)), "", assets.Text("templates.add.mend"))
			default:
				p.ask(file, e)
			}
		})
	})
}

func (p *templatesPage) ask(file string, e document.Examination) {
	title := kit.SentenceCase(strings.ReplaceAll(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), "-", " "))
	var unknown []string
	for _, m := range e.Unknown {
		unknown = append(unknown, braced(m.Name))
	}
	r := p.form(document.Info{Title: title, Symbol: "CV", Kinds: data.Kinds}, func(info document.Info) (document.Info, error) {
		return document.Add(p.o.Dir, file, info)
	})
	r.Heading, r.SaveText = kit.TitleOf("templates.add"), assets.Text("templates.add.do")
	r.Explained = kit.Joined(" ", placeholderWords(e), kit.Prefixed("templates.add.unknown", strings.Join(unknown, ", ")))
	r.Question(data.FieldType).Hint(func(info *document.Info) string { return kit.Prefixed("templates.name", document.NameOf(info.Title)) })
	r.Open()
}

// describe asks anew what an own template is used for.
func (p *templatesPage) describe(info document.Info) {
	if len(info.Kinds) == 0 {
		info.Kinds = data.Kinds
	}
	r := p.form(info, func(said document.Info) (document.Info, error) { return document.Describe(p.o.Dir, info.Name, said) })
	r.Heading, r.SaveText, r.Explained = kit.TitleOf("templates.describe"), assets.Text("templates.describe.do"), assets.Text("templates.name", info.Name)
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
		kit.Line("templates.add.name", data.FieldType, func(info *document.Info) *string { return &info.Title }).Require().Across(),
		askKinds("templates.add.kinds", data.FieldKind),
		kit.Pick("templates.add.reader", data.FieldTo, readers, func(info *document.Info) *document.Reader { return &info.Reader }).Require(),
		kit.Pick("templates.add.when", "", whens, func(info *document.Info) *string { return &info.When }),
		kit.Line("templates.add.symbol", "", func(info *document.Info) *string { return &info.Symbol }).Example("templates.add.symbol.example"),
		kit.Line("templates.add.basis", "", func(info *document.Info) *string { return &info.Basis }).Example("templates.add.basis.example"))
	r.Check = func(info document.Info) (wrong []data.Problem) {
		if document.NameOf(info.Title) == "" {
			wrong = append(wrong, data.Problem{Field: data.FieldType, Sentence: assets.Text("document.template.noTitle")})
		}
		if len(info.Kinds) == 0 {
			wrong = append(wrong, data.Problem{Field: data.FieldKind, Sentence: assets.Text("templates.add.noKinds")})
		}
		if info.Reader == "" {
			wrong = append(wrong, data.Problem{Field: data.FieldTo, Sentence: assets.Text("templates.add.noReader")})
		}
		return wrong
	}
	r.Write = func(info document.Info) (kit.Saved, error) {
		info.Symbol = strings.ToUpper(info.Symbol)
		kept, err := keep(info)
		return kit.Saved{Said: assets.Text("templates.added", kept.Title), Then: func() {
			p.chosen = kept.Name
			p.search.SetText("")
			p.load()
		}}, err
	}
	r.Failed = func(err error) { r.Hold(data.FieldType, saying.Of(err)) }
	return r
}

// askKinds asks for which kinds of letters a document is.
func askKinds(key, name string) *kit.Question[document.Info] {
	var q *kit.Question[document.Info]
	row := container.NewHBox()
	boxes := make([]*kit.Check, len(data.Kinds))
	for i, kind := range data.Kinds {
		boxes[i] = kit.NewCheck(kind.Label(), func(bool) { q.Changed() })
		row.Add(boxes[i])
	}
	q = kit.Own(key, name, row, func(info *document.Info) error {
		info.Kinds = nil
		for i, kind := range data.Kinds {
			if boxes[i].Checked {
				info.Kinds = append(info.Kinds, kind)
			}
		}
		return nil
	}, func(info *document.Info) {
		for i, kind := range data.Kinds {
			boxes[i].SetChecked(slices.Contains(info.Kinds, kind))
		}
	}).Require().Across()
	return q
}
