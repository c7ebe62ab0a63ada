package documents

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

// fieldsPage lists what templates may ask for, with what each says on a letter of
// the register.
type fieldsPage struct {
	desk.PlainPage
	manual
	o      *desk.Desk
	search *kit.Entry
	of     *widget.Label // the letter of the examples
	table  *kit.TableOf[field]
	all    []field
	whole  fyne.CanvasObject
}

// field is something that templates may ask for.
type field struct{ name, meaning, example, group string }

func newFieldsPage(o *desk.Desk) *fieldsPage {
	p := &fieldsPage{o: o, of: widget.NewLabel("")}
	p.table = kit.NewTableOf(
		kit.Col("fields.column.name", 230, func(f field) string { return f.name }),
		kit.Col("fields.column.meaning", 360, func(f field) string { return f.meaning }).Growing(),
		kit.Col("fields.column.example", 270, func(f field) string { return f.example }),
		kit.Col("fields.column.group", 225, func(f field) string { return f.group }))
	p.table.Empty = assets.Text("fields.nothing")
	p.table.Open = p.copy
	search := newSearch(o, "fields.search", p.table)
	p.search = search.Fields()[0].Widget.(*kit.Entry)
	p.search.OnChanged = func(string) { p.list() }
	copying := kit.NewButton(assets.Text("fields.copy"), theme.ContentCopyIcon(), func() {
		if f, selected := p.table.SelectedRow(); selected {
			p.copy(f)
		}
	})
	copying.Importance = widget.HighImportance
	back := kit.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), o.Back)
	p.whole = kit.TopDown(container.NewVBox(kit.Remark("fields.about", strings.Join(document.Styles, ", ")), p.of, kit.Inset(search)), p.table,
		container.NewHBox(copying, layout.NewSpacer(), back))
	return p
}

func (p *fieldsPage) Title() string              { return assets.Text("fields.title") }
func (p *fieldsPage) Content() fyne.CanvasObject { return p.whole }

// Enter lists the fields with what they say on the newest letter that has been
// settled, else on the newest one; denunciations give no examples.
func (p *fieldsPage) Enter() {
	o := p.o
	o.Window.Canvas().Focus(p.search)
	desk.Load(o, p, func(ctx context.Context) (data.Letter, error) { return exampleLetter(ctx, o.Store) }, func(l data.Letter, err error) {
		if err != nil {
			o.Failed(assets.Text("fields.failed"), err)
			return
		}
		say(p.of, kit.Prefixed("fields.of", l.Number.String()))
		p.all = fieldsOn(l, o.Store.Settings(), o.Today())
		p.list()
		p.whole.Refresh() // the wrapped words at the top know their height now
	})
}

func exampleLetter(ctx context.Context, s *store.Store) (data.Letter, error) {
	for _, state := range []data.State{data.Executing, data.AwaitingResult, data.Closed, data.Settling, ""} {
		for _, kind := range []data.Kind{data.Complaint, data.Petition, data.Reflection} {
			page, err := s.Letters(ctx, store.Query{State: state, Kind: kind, Descending: true, Limit: 1})
			if err != nil {
				return data.Letter{}, err
			}
			for _, l := range page.Letters {
				return l, nil
			}
		}
	}
	return data.Letter{}, nil
}

// fieldsOn are all fields with what they say on the letter; without one there are no
// examples of what it says.
func fieldsOn(l data.Letter, s data.Settings, on data.Date) []field {
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

// list shows the fields that hold every word of the search.
func (p *fieldsPage) list() {
	wanted := strings.Fields(data.FoldText(p.search.Value()))
	rows := slices.DeleteFunc(slices.Clone(p.all), func(f field) bool {
		folded := data.FoldText(strings.Join([]string{f.name, f.meaning, f.example, f.group}, " "))
		return slices.ContainsFunc(wanted, func(word string) bool { return !strings.Contains(folded, word) })
	})
	p.table.SetRows(rows)
	p.table.Select(0)
}

// copy puts a placeholder into the clipboard, to be pasted in Word.
func (p *fieldsPage) copy(f field) {
	p.o.App.Clipboard().SetContent(f.name)
	kit.Toast(p.o.Window.Canvas(), assets.Text("fields.copied", f.name))
}
