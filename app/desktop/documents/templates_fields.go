package documents

import (
	"os"
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
	o      *desk.Desk
	search *kit.Entry
	of     *widget.Label // the letter of the examples
	table  *kit.Table
	rows   [][]string
	whole  fyne.CanvasObject
}

func newFieldsPage(o *desk.Desk) *fieldsPage {
	p := &fieldsPage{o: o, search: kit.NewEntry(), of: widget.NewLabel("")}
	p.search.SetPlaceHolder(assets.Text("fields.search"))
	p.search.OnChanged = func(string) { p.list() }
	p.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("fields.column.name"), Width: 230, Fixed: true},
		{Title: assets.Text("fields.column.meaning"), Width: 360, Grow: true, Fixed: true},
		{Title: assets.Text("fields.column.example"), Width: 270, Fixed: true},
		{Title: assets.Text("fields.column.group"), Width: 225, Fixed: true},
	}, nil)
	p.table.Empty = assets.Text("fields.nothing")
	p.table.OnOpen = func(int) { p.copy() }
	form := kit.NewForm(1, kit.NewField("", p.search).Across())
	form.OnCancel = o.Back
	form.OnLastEnter = func() { o.Window.Canvas().Focus(p.table) }
	copying := kit.NewButton(assets.Text("fields.copy"), theme.ContentCopyIcon(), p.copy)
	copying.Importance = widget.HighImportance
	back := kit.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), o.Back)
	p.whole = kit.TopDown(container.NewVBox(kit.Remark("fields.about", strings.Join(document.Styles, ", ")), p.of, kit.Inset(form)), p.table,
		container.NewHBox(copying, layout.NewSpacer(), back))
	return p
}

func (p *fieldsPage) Title() string              { return assets.Text("fields.title") }
func (p *fieldsPage) Content() fyne.CanvasObject { return p.whole }
func (*fieldsPage) Help() string                 { return "van-ban" }

// Enter lists the fields with what they say on the newest letter that has been
// settled, else on the newest one; denunciations give no examples.
func (p *fieldsPage) Enter() {
	p.o.Window.Canvas().Focus(p.search)
	o := p.o
	kit.RunAsync(func() (data.Letter, error) { return exampleLetter(o) }, func(l data.Letter, err error) {
		if err != nil {
			o.Failed(assets.Text("fields.failed"), err)
			return
		}
		p.of.SetText(kit.Prefixed("fields.of", l.Number.String()))
		p.of.Hidden = l.ID == 0
		p.rows = fieldRows(l, o.Store.Settings(), o.Today())
		p.list()
		p.whole.Refresh() // the wrapped words at the top know their height now
	})
}

func exampleLetter(o *desk.Desk) (data.Letter, error) {
	for _, state := range []data.State{data.Executing, data.AwaitingResult, data.Closed, data.Settling, ""} {
		for _, kind := range []data.Kind{data.Complaint, data.Petition, data.Reflection} {
			page, err := o.Store.Letters(o.Ctx(), store.Query{State: state, Kind: kind, Descending: true, Limit: 1})
			if err != nil || len(page.Letters) > 0 {
				return first(page.Letters), err
			}
		}
	}
	return data.Letter{}, nil
}

func first(letters []data.Letter) data.Letter {
	if len(letters) == 0 {
		return data.Letter{}
	}
	return letters[0]
}

// fieldRows are the rows of all fields; without a letter there are no examples of
// what it says.
func fieldRows(l data.Letter, s data.Settings, on data.Date) [][]string {
	values := document.LetterFields(l, s, document.Options{Reader: document.Office, On: on})
	var rows [][]string
	for _, group := range document.FieldGroups {
		for _, name := range group.Names {
			rows = append(rows, []string{"{{" + name + "}}", document.Explain(name), kit.OneLine(document.Example(values[name])), assets.Text(group.Key)})
		}
	}
	for _, name := range document.ReportTexts {
		rows = append(rows, []string{"{{" + name + "}}", document.Explain(name), "", assets.Text("document.fields.report")})
	}
	return rows
}

func (p *fieldsPage) list() {
	wanted := strings.Fields(data.FoldText(p.search.Value()))
	var rows [][]string
	for _, row := range p.rows {
		folded := data.FoldText(strings.Join(row, " "))
		fits := true
		for _, word := range wanted {
			fits = fits && strings.Contains(folded, word)
		}
		if fits {
			rows = append(rows, row)
		}
	}
	p.table.SetLoad(kit.Rows(rows))
	if len(rows) > 0 {
		p.table.Select(0)
	}
}

// copy puts the selected placeholder into the clipboard, to be pasted in Word.
func (p *fieldsPage) copy() {
	if row := p.table.Row(p.table.Selected()); row != nil {
		p.o.App.Clipboard().SetContent(row[0])
		kit.Toast(p.o.Window.Canvas(), assets.Text("fields.copied", row[0]))
	}
}

// examineNew looks through a Word document that is no template yet.
func examineNew(file string) (document.Examination, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return document.Examination{}, err
	}
	return document.Examine(raw), nil
}
