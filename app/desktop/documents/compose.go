package documents

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/reports/document"
)

// composePage writes a Word document on a letter from a template and records it
// as issued.
type composePage struct {
	o       *desk.Desk
	letter  data.Letter
	next    law.NextStep // what the guide proposed, for recording without a document
	all     []document.Info
	fitting map[string]bool // templates that the guide names now
	composeForm

	template *kit.Dropdown
	about    *widget.Label
	lacking  *widget.Label // what is still missing, in red
	secret   *widget.Label
	broken   *widget.Label // why the office's own copy is not in use
	preview  *views.DocumentPreview
	printed  *kit.Button
	whole    fyne.CanvasObject
	begun    string // what stood in the fields at first
	writing  bool
	look     func() // draws the preview once the fingers rest
}

// composeOn shows the page that writes a document on a letter for a step of the
// guide: from the template that the step names, else from the first that fits.
func Compose(o *desk.Desk, l data.Letter, next law.NextStep) {
	all, fitting, err := templatesFor(o, l)
	if err != nil {
		o.Failed(assets.Text("compose.noTemplates"), err)
		return
	}
	if len(all) == 0 {
		kit.ShowNotice(o.Window, assets.Text("compose.title"), assets.Text("compose.noTemplates"))
		return
	}
	first := all[0].Name
	if slices.ContainsFunc(all, func(i document.Info) bool { return i.Name == next.Document }) {
		first = next.Document
	}
	(&composePage{o: o, letter: l, next: next, all: all, fitting: fitting}).open(first)
}

// open shows the page with the template in front, or the first that can be read.
func (p *composePage) open(first string) {
	p.build()
	p.template.SetValue(first)
	p.take(first)
	for _, info := range p.all { // the office's own template may be broken
		if p.source == nil {
			p.template.SetValue(info.Name)
			p.take(info.Name)
		}
	}
	if p.source == nil {
		return
	}
	p.begun = p.composeForm.text()
	p.o.Push(p)
}

// templatesFor are the templates for letters like l: those that the guide names
// now in front, in its order. fitting says which these are.
func templatesFor(o *desk.Desk, l data.Letter) (all []document.Info, fitting map[string]bool, err error) {
	infos, err := document.Templates(o.Dir)
	if err != nil {
		return nil, nil, err
	}
	fitting = map[string]bool{}
	var order []string
	for _, step := range o.Law().NextSteps(l, o.Today()) {
		if step.Allowed && step.Document != "" && !fitting[step.Document] {
			fitting[step.Document] = true
			order = append(order, step.Document)
		}
	}
	for _, info := range infos {
		if info.For(l.Kind) && info.When != "report" && info.When != "reception" && info.When != "day" {
			all = append(all, info)
		}
	}
	place := func(i document.Info) int {
		if at := slices.Index(order, i.Name); at >= 0 {
			return at
		}
		return len(order)
	}
	slices.SortStableFunc(all, func(a, b document.Info) int { return place(a) - place(b) })
	return all, fitting, nil
}

func (p *composePage) build() {
	p.template = kit.NewDropdown(p.templateOptions(), func(name string) {
		if name != p.info.Name {
			p.take(name)
		}
	})
	p.look = kit.Debounce(kit.TypingPause, p.draw)
	p.composeForm.build(p.o, p.look)
	p.about = kit.Caption("")
	p.broken = kit.Wrapped("", widget.DangerImportance)
	p.broken.Hide()
	p.lacking, p.secret = widget.NewLabel(""), widget.NewLabel("")
	p.lacking.Wrapping, p.lacking.Importance = fyne.TextWrapWord, widget.DangerImportance
	p.secret.Wrapping, p.secret.Importance = fyne.TextWrapWord, widget.WarningImportance
	p.preview = views.NewDocumentPreview()
	p.printed = kit.NewButton(assets.Text("compose.printed"), theme.DocumentPrintIcon(), p.showPrinted)
	if desk.OfficeProgram() == "" {
		p.printed.Hide()
	}
	p.whole = p.layout()
}

func (p *composePage) templateOptions() []kit.Option {
	options := make([]kit.Option, len(p.all))
	for i, info := range p.all {
		options[i] = kit.Option{Value: info.Name, Text: info.Title}
		if p.fitting[info.Name] {
			options[i].Text = assets.Text("compose.fitting", info.Title)
		}
	}
	return options
}

func (p *composePage) layout() fyne.CanvasObject {
	write := kit.NewButton(assets.Text("compose.write"), theme.DocumentSaveIcon(), func() { p.write(false) })
	write.Importance = widget.HighImportance
	open := kit.NewButton(assets.Text("compose.writeAndOpen"), theme.FileIcon(), func() { p.write(true) })
	record := kit.NewButton(assets.Text("compose.recordOnly"), theme.DocumentCreateIcon(), p.recordOnly)
	back := kit.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), p.o.Back)
	whom := assets.Text("compose.heading", p.letter.Number.String(), kit.Shortened(views.SendersName(&p.letter), 50))
	if p.visit.ID != 0 {
		record.Hide()
		whom = assets.Text("compose.heading.visit", office.VisitName(&p.visit), kit.Shortened(p.visit.ShownVisitor(), 50))
	}
	head := widget.NewLabelWithStyle(whom, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.SizeName = theme.SizeNameSubHeadingText
	heading := widget.NewLabelWithStyle(assets.Text("compose.preview"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	paper := kit.TopDown(container.NewVBox(container.NewBorder(nil, nil, heading, p.printed), p.secret, p.lacking), p.preview.Scroll, nil)
	chosen := kit.Inset(kit.NewField(assets.Text("compose.template"), p.template))
	split := container.NewHSplit(kit.TopDown(container.NewVBox(chosen, p.broken, p.about), container.NewPadded(p.box), nil),
		container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), paper))
	split.Offset = 0.5
	return kit.TopDown(head, split, container.NewHBox(write, open, record, layout.NewSpacer(), back))
}

// take begins with another template. What was typed for a field of the same name
// stays.
func (p *composePage) take(name string) {
	broken, err := p.composeForm.read(p.o, p.letter, name)
	if err != nil {
		p.o.Failed(assets.Text("compose.noTemplate"), err)
		p.template.SetValue(p.info.Name)
		return
	}
	p.broken.SetText(kit.Prefixed("compose.broken", broken))
	p.broken.Hidden = broken == ""
	p.form.OnSave, p.form.OnCancel = func() { p.write(false) }, p.o.Back
	p.to.SetText(p.recipient())
	p.about.SetText(kit.Joined(" ", kit.Prefixed("compose.basis", p.info.Basis), assets.Text("compose.reader."+string(p.info.Reader))))
	p.propose(p.o)
	p.draw()
}

// recipient is who mostly gets the document, for the register.
func (p *composePage) recipient() string {
	if proposed, ok := p.next.Default.Content.(data.Reply); ok && p.next.Document == p.info.Name && proposed.To != "" {
		return proposed.To
	}
	return p.info.Recipient(&p.letter, p.o.Store.Settings())
}

// draw shows the document as it is so far, and what it lacks.
func (p *composePage) draw() {
	if p.source == nil {
		return
	}
	fields := p.fields(p.letter)
	p.preview.Show(p.source, fields)
	missing, unknown, err := document.Check(p.source, fields)
	lacking := ""
	if err == nil {
		lacking = views.LackingWords(missing, unknown)
	}
	p.lacking.SetText(lacking)
	p.lacking.Hidden = lacking == ""
	secret := p.removed(p.letter)
	p.secret.SetText(secret)
	p.secret.Hidden = secret == ""
	p.preview.Scroll.Refresh()
	p.whole.Refresh()
}

func (p *composePage) Title() string              { return assets.Text("compose.title") }
func (p *composePage) Content() fyne.CanvasObject { return p.whole }
func (*composePage) Help() string                 { return "van-ban" }
func (p *composePage) Enter()                     { p.o.FocusForm(p.form) }

// Leave asks before what was typed is thrown away.
func (p *composePage) Leave(next func()) {
	p.o.LeaveTyped(p.composeForm.text() == p.begun, next)
}

// recordOnly records a document that was written elsewhere.
func (p *composePage) recordOnly() {
	next := p.next
	if next.Type == "" {
		next = law.NextStep{Type: data.StepReplied, Default: data.Draft{Content: data.Reply{}}}
	}
	p.o.OpenInstead(desk.Step{Letter: p.letter, Next: next})
}
