package documents

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// batchPreference keeps which template was last used for many letters.
const batchPreference = "batch.template"

// Cells of a row of the letters beyond the columns shown.
const (
	batchCellLetter = iota + 5
	batchCellWhy
)

// batchPage writes the same document on many letters: what they have in common is
// typed once, each letter gives the rest, and those that lack something are left out.
type batchPage struct {
	desk.PlainPage
	o       *desk.Desk
	letters []data.Letter // in the order of their numbers
	all     []document.Info
	composeForm

	template *kit.Dropdown
	about    *widget.Label
	broken   *widget.Label
	summary  *widget.Label
	table    *kit.Table
	merge    *kit.Check
	writeAll *kit.Button
	whole    fyne.CanvasObject

	rows     []batchRow
	unwanted map[string]bool // letters that could be written, but the clerk took the mark away
	marking  bool            // the page sets the marks, not the clerk
	asked    int             // checks begun; answers of older ones come too late
	writing  bool
	look     func() // checks the letters once the fingers rest
}

// openBatch shows the page that writes one kind of document on the letters, from the
// template of the name, else from the one used last.
func openBatch(o *desk.Desk, letters []data.Letter, template string) {
	infos, err := document.Templates(o.Dir)
	if err != nil {
		o.Failed(assets.Text("compose.noTemplates"), err)
		return
	}
	p := &batchPage{o: o, letters: letters, unwanted: map[string]bool{}}
	for _, info := range infos {
		fits := slices.ContainsFunc(letters, func(l data.Letter) bool { return info.For(l.Kind) })
		if fits && info.When != "report" && info.When != "reception" {
			p.all = append(p.all, info)
		}
	}
	if len(p.all) == 0 {
		kit.ShowNotice(o.Window, assets.Text("batch.title"), assets.Text("compose.noTemplates"))
		return
	}
	p.build()
	has := func(name string) bool {
		return slices.ContainsFunc(p.all, func(i document.Info) bool { return i.Name == name })
	}
	if !has(template) {
		template = o.App.Preferences().String(batchPreference)
	}
	if !has(template) {
		template = p.all[0].Name
	}
	p.template.SetValue(template)
	p.take(template)
	o.Push(p)
}

func (p *batchPage) build() {
	p.common = true
	p.look = kit.Debounce(kit.TypingPause, p.check)
	p.composeForm.build(p.o, p.look)
	options := make([]kit.Option, len(p.all))
	for i, info := range p.all {
		options[i] = kit.Option{Value: info.Name, Text: info.Title}
	}
	p.template = kit.NewDropdown(options, func(name string) {
		if name != p.info.Name {
			p.take(name)
		}
	})
	p.about = kit.Caption("")
	p.broken = kit.Wrapped("", widget.DangerImportance)
	p.broken.Hide()
	p.summary = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	p.summary.Wrapping = fyne.TextWrapWord
	p.table = kit.NewTable([]kit.Column{
		{Title: "", Width: 28, Fixed: true},
		{Title: assets.Text("batch.column.letter"), Width: 80, Fixed: true},
		{Title: assets.Text("batch.column.sender"), Width: 150, Fixed: true},
		{Title: assets.Text("batch.column.to"), Width: 140, Fixed: true},
		{Title: assets.Text("batch.column.lacks"), Width: 200, Grow: true, Fixed: true},
	}, nil)
	p.table.MarkBy = func(cells []string) string {
		if cells[batchCellWhy] != "" {
			return ""
		}
		return cells[batchCellLetter]
	}
	p.table.OnMark = p.marked
	p.table.OnOpen = func(int) { p.preview() }
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > batchCellWhy && cells[batchCellWhy] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	p.merge = kit.NewCheck(assets.Text("batch.merge"), nil)
	p.merge.SetChecked(true)
	p.writeAll = kit.NewButton("", theme.DocumentSaveIcon(), p.confirm)
	p.writeAll.Importance = widget.HighImportance
	p.whole = p.layout()
}

func (p *batchPage) layout() fyne.CanvasObject {
	head := widget.NewLabelWithStyle(assets.Text("batch.heading", kit.Number(len(p.letters))), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.SizeName = theme.SizeNameSubHeadingText
	look := kit.NewButton(assets.Text("batch.preview"), theme.VisibilityIcon(), p.preview)
	back := kit.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), p.o.Back)
	chosen := kit.Inset(kit.NewField(assets.Text("compose.template"), p.template))
	left := kit.TopDown(container.NewVBox(chosen, p.broken, p.about), container.NewPadded(p.box), nil)
	right := container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), kit.TopDown(p.summary, p.table, nil))
	split := container.NewHSplit(left, right)
	split.Offset = 0.42
	return kit.TopDown(head, split, container.NewHBox(p.writeAll, p.merge, look, layout.NewSpacer(), back))
}

// take begins with another template. What was typed for a field of the same name
// stays.
func (p *batchPage) take(name string) {
	for _, info := range p.all {
		if at := slices.IndexFunc(p.letters, func(l data.Letter) bool { return info.For(l.Kind) }); info.Name == name && at >= 0 {
			p.sample = p.letters[at]
		}
	}
	broken, err := p.composeForm.read(p.o, data.Letter{Facts: data.Facts{Kind: p.sample.Kind}}, name)
	if err != nil {
		p.o.Failed(assets.Text("compose.noTemplate"), err)
		p.template.SetValue(p.info.Name)
		return
	}
	p.broken.SetText(kit.Prefixed("compose.broken", broken))
	p.broken.Hidden = broken == ""
	p.form.OnSave, p.form.OnCancel = p.confirm, p.o.Back
	p.about.SetText(kit.Joined(" ", kit.Prefixed("compose.basis", p.info.Basis), assets.Text("compose.reader."+string(p.info.Reader))))
	clear(p.unwanted)
	p.propose(p.o)
	p.check()
}

func (p *batchPage) Title() string              { return assets.Text("batch.title") }
func (p *batchPage) Content() fyne.CanvasObject { return p.whole }
func (*batchPage) Help() string                 { return "van-ban" }
func (p *batchPage) Enter()                     { p.o.FocusForm(p.form) }
func (p *batchPage) Keys() []kit.Key            { return []kit.Key{kit.SaveKey(p.confirm)} }

// check looks which letters have all that the document says.
func (p *batchPage) check() {
	if p.source == nil {
		return
	}
	p.clearProblems()
	p.asked++
	mine, job := p.asked, p.job()
	kit.RunAsync(func() ([]batchRow, error) { return job.rows(p.letters), nil }, func(rows []batchRow, _ error) {
		if mine == p.asked {
			p.rows = rows
			p.list()
		}
	})
}

// list shows the letters, and marks those that are going to be written.
func (p *batchPage) list() {
	cells := make([][]string, len(p.rows))
	var marked []string
	for i, row := range p.rows {
		id := fmt.Sprint(row.letter.ID)
		cells[i] = []string{"", row.letter.Number.String(), views.SendersName(&row.letter), row.to, kit.Joined(" ", row.why, row.note), id, row.why}
		if row.why == "" && !p.unwanted[id] && (row.note == "" || p.kept(id)) {
			marked = append(marked, id)
		}
	}
	p.table.SetLoad(kit.Rows(cells))
	p.marking = true
	p.table.SetMarked(marked)
	p.marking = false
	p.tell()
}

// kept reports whether the clerk marked a letter that has such a document already.
func (p *batchPage) kept(id string) bool { return slices.Contains(p.table.Marked(), id) }

// marked notes what the clerk took out.
func (p *batchPage) marked() {
	if p.marking {
		return
	}
	marked := p.table.Marked()
	for _, row := range p.rows {
		id := fmt.Sprint(row.letter.ID)
		p.unwanted[id] = row.why == "" && !slices.Contains(marked, id)
	}
	p.tell()
}

// tell says how many documents are going to be written, and how many letters are
// left out.
func (p *batchPage) tell() {
	n, out := len(p.wanted()), 0
	for _, row := range p.rows {
		if row.why != "" {
			out++
		}
	}
	words := assets.Text("batch.ready", kit.Number(n))
	if out > 0 {
		words += " " + assets.Text("batch.out", kit.Number(out))
	}
	p.summary.SetText(words)
	p.writeAll.SetText(assets.Text("batch.write", kit.Number(n)))
	p.whole.Refresh()
}

// wanted are the letters that are going to be written, in their order.
func (p *batchPage) wanted() []data.Letter {
	marked := p.table.Marked()
	var all []data.Letter
	for _, row := range p.rows {
		if row.why == "" && slices.Contains(marked, fmt.Sprint(row.letter.ID)) {
			all = append(all, row.letter)
		}
	}
	return all
}

// preview shows the document of the selected letter as it is so far.
func (p *batchPage) preview() {
	at := max(p.table.Selected(), 0)
	if at >= len(p.rows) {
		return
	}
	view := views.NewDocumentPreview()
	view.Show(p.source, p.fields(p.rows[at].letter))
	closing := kit.NewButton(assets.Text("ui.close"), nil, nil)
	closing.Importance = widget.HighImportance
	size := p.o.Window.Canvas().Size()
	closing.OnTapped = kit.ShowContent(p.o.Window, assets.Text("compose.heading", p.rows[at].letter.Number.String(), kit.Shortened(views.SendersName(&p.rows[at].letter), 50)),
		kit.Sized(760, max(300, size.Height-170), view.Scroll), closing, closing)
}
