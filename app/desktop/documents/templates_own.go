package documents

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// ownReaders are whom a document may be meant for, the likeliest first.
var ownReaders = []string{string(word.Sender), string(word.Body), string(word.Accused), string(word.Verifier),
	string(word.Office)}

// add asks for a Word document, looks through it, and asks what it is used for.
func (p *templatesPage) add() {
	title := kit.TitleOf("templates.add")
	p.o.ChooseOpen(title, "*.docx", func(file string) {
		desk.Try(p.o, assets.Text("templates.add.failed"), func() (word.Examination, error) {
			raw, err := os.ReadFile(file)
			return word.Examine(raw), err
		}, func(e word.Examination) {
			if e.Err != nil {
				kit.ShowProblem(p.o.Window, title, assets.Text("templates.broken", "reason", saying.Of(e.Err)), "", assets.Text("templates.add.mend"))
				return
			}
			p.ask(file, e)
		})
	})
}

func (p *templatesPage) ask(file string, e word.Examination) {
	title := kit.SentenceCase(strings.ReplaceAll(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), "-", " "))
	var unknown []string
	for _, m := range e.Unknown {
		unknown = append(unknown, braced(m.Name))
	}
	r := p.form(word.Info{Title: title, Symbol: "CV", Kinds: register.Kinds}, func(info word.Info) (word.Info, error) {
		return word.Add(p.o.Dir, file, info)
	})
	r.Heading, r.SaveText = kit.TitleOf("templates.add"), assets.Text("templates.add.do")
	doubtful := ""
	if len(e.Told) > 0 {
		doubtful = assets.Text("templates.add.doubtful", "count", len(e.Told))
	}
	r.Explained = kit.Joined(" ", placeholderWords(e), kit.Prefixed("templates.add.unknown", strings.Join(unknown, ", ")), doubtful)
	r.Question(register.FieldType).Hint(func(info *word.Info) string { return kit.Prefixed("templates.name", word.NameOf(info.Title)) })
	r.Open()
}

// describe asks anew what an own template is used for.
func (p *templatesPage) describe(info word.Info) {
	if len(info.Kinds) == 0 {
		info.Kinds = register.Kinds
	}
	r := p.form(info, func(said word.Info) (word.Info, error) { return word.Describe(p.o.Dir, info.Name, said) })
	r.Heading, r.SaveText, r.Explained = kit.TitleOf("templates.describe"), assets.Text("templates.describe.do"), assets.Text("templates.name", "value", info.Name)
	r.Open()
}

// form asks what a Word document of the office's own is used for, and keeps that.
func (p *templatesPage) form(begin word.Info, keep func(word.Info) (word.Info, error)) *kit.Record[word.Info] {
	whens := []kit.Option{{Value: "", Text: whenWords("")}}
	for _, when := range word.Whens {
		if onLetters(word.Info{When: when}) {
			whens = append(whens, kit.Option{Value: when, Text: whenWords(when)})
		}
	}
	r := kit.NewRecord(p.o.Around(func() desk.Page { return p }), 2, begin,
		kit.Line("templates.add.name", register.FieldType, func(info *word.Info) *string { return &info.Title }).Require().Across(),
		kit.Several("templates.add.kinds", register.FieldKind, register.Kinds, func(info *word.Info) *[]register.Kind { return &info.Kinds }).
			Must("templates.add.noKinds"),
		kit.Pick("templates.add.reader", register.FieldTo, kit.Options("compose.reader.", ownReaders...), func(info *word.Info) *word.Reader { return &info.Reader }).
			Must("templates.add.noReader"),
		kit.Pick("templates.add.when", "", whens, func(info *word.Info) *string { return &info.When }),
		kit.Line("templates.add.symbol", "", func(info *word.Info) *string { return &info.Symbol }).Example("templates.add.symbol.example"),
		kit.Line("templates.add.basis", "", func(info *word.Info) *string { return &info.Basis }).Example("templates.add.basis.example"))
	r.Check = func(info word.Info) (wrong []data.Problem) {
		if word.NameOf(info.Title) == "" {
			wrong = append(wrong, data.Problem{Field: register.FieldType, Sentence: assets.Text("document.template.noTitle")})
		}
		return wrong
	}
	r.Write = func(info word.Info) (kit.Saved, error) {
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

// field is something that templates may ask for.
type field struct{ name, meaning, example, group string }

// has reports whether a search finds the field, by any of its words.
func (f field) has(word string) bool {
	return strings.Contains(text.Fold(strings.Join([]string{f.name, f.meaning, f.example, f.group}, " ")), word)
}

// newFieldsPage lists what templates may ask for, with what each says on the newest
// letter that has been settled, else on the newest one; denunciations give no examples.
func newFieldsPage(o *desk.Desk) desk.Page {
	p := &page{Fixed: newFixed("fields.title", nil)}
	var all []field
	table := kit.NewTable(
		kit.Col("fields.column.name", 230, func(f field) string { return f.name }),
		kit.Col("fields.column.meaning", 300, func(f field) string { return f.meaning }).Growing(),
		kit.Col("fields.column.example", 250, func(f field) string { return f.example }).Yielding(1),
		kit.Col("fields.column.group", 225, func(f field) string { return f.group }).Yielding(2))
	table.Empty = assets.Text("fields.nothing")
	table.Open = func(f field) { // to be pasted in Word
		o.App.Clipboard().SetContent(f.name)
		kit.Toast(o.Window.Canvas(), assets.Text("fields.copied", "field", f.name))
	}
	search := newSearch(o, "fields.search", table)
	list := func(string) {
		words := strings.Fields(text.Fold(search.Value()))
		table.SetRows(slices.DeleteFunc(slices.Clone(all), func(f field) bool {
			return slices.ContainsFunc(words, func(word string) bool { return !f.has(word) })
		}))
		table.Select(0)
	}
	search.OnChanged = list
	head := kit.NewHead(o.Back, p.Name, kit.NewToolbar(nil, kit.Action{Text: assets.Text("fields.copy"), Icon: look.IconCopy, Key: "Enter", Main: true, Do: func() {
		if f, selected := table.SelectedRow(); selected {
			table.Open(f)
		}
	}}))
	about := look.NewPara(assets.Text("fields.about", "styles", strings.Join(docx.Styles, ", ")), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText).Most(3)
	p.Whole = kit.TopDown(look.NewColumn(6, head, about, look.Inset(0, 6, search)), table, nil)
	p.enter = func() {
		o.Window.Canvas().Focus(search)
		read := func(ctx context.Context) (register.Letter, error) { return exampleLetter(ctx, o.Store) }
		desk.Read(o, p, assets.Text("fields.failed"), read, func(l register.Letter) {
			if l.ID != 0 {
				head.Set(p.Name, assets.Text("fields.of", "value", l.Number.String()))
			}
			all = fieldsOn(l, o.Store.Settings(), o.Today())
			list("")
			p.Whole.Refresh() // the wrapped words at the top know their height now
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
	values := word.LetterFields(l, s, word.Options{Reader: word.Office, On: on})
	var all []field
	for _, group := range word.FieldGroups {
		for _, name := range group.Names {
			all = append(all, field{braced(name), docx.Explain(name), kit.OneLine(docx.Example(values[name])), assets.Text(group.Key)})
		}
	}
	for _, name := range word.ReportTexts {
		all = append(all, field{braced(name), docx.Explain(name), "", assets.Text("document.fields.report")})
	}
	return all
}
