package desktop

import (
	"bytes"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// Preferences that keep who signed the last document, and in which office.
const (
	signerPreference = "compose.signer"
	rolePreference   = "compose.role"
)

// composePage writes a Word document on a letter from a template and records it
// as issued.
type composePage struct {
	o      *office
	letter data.Letter
	next   data.NextStep // what the guide proposed, for recording without a document
	all    []document.Info
	info   document.Info
	source []byte // the template as a Word document

	template              *ui.Dropdown
	number, signer, role  *ui.Entry
	on                    *ui.DateField
	typed                 map[string]*ui.Entry // by name of the template's field
	beside                map[string]*ui.Field
	form                  *ui.Form
	formBox               *fyne.Container
	preview, secret, head *widget.Label
	look                  func() // draws the preview once the fingers rest
}

// compose shows the page that writes a document on a letter; next is the step
// that asked for it and may name the template.
func (o *office) compose(l data.Letter, next data.NextStep) {
	all, err := document.Templates(o.dir)
	if err != nil {
		o.failed(assets.Text("compose.noTemplates"), err)
		return
	}
	p := &composePage{o: o, letter: l, next: next}
	for _, info := range all {
		if info.For(l.Kind) && info.When != "report" && info.When != "reception" {
			p.all = append(p.all, info)
		}
	}
	if len(p.all) == 0 {
		ui.ShowNotice(o.window, assets.Text("compose.title"), assets.Text("compose.noTemplates"))
		return
	}
	p.build()
	first := p.all[0].Name
	for _, info := range p.all {
		if info.Name == next.Document {
			first = info.Name
		}
	}
	p.template.SetValue(first)
	p.take(first)
	o.shell.push(p)
}

func (p *composePage) build() {
	options := make([]ui.Option, len(p.all))
	for i, info := range p.all {
		options[i] = ui.Option{Value: info.Name, Text: info.Title}
	}
	p.template = ui.NewDropdown(options, func(name string) {
		if name != p.info.Name {
			p.take(name)
		}
	})
	preferences := p.o.app.Preferences()
	p.number, p.signer, p.role = ui.NewEntry(), ui.NewEntry(), ui.NewEntry()
	p.signer.SetText(preferences.String(signerPreference))
	p.role.SetText(preferences.String(rolePreference))
	p.role.SetPlaceHolder(assets.Text("compose.role.example"))
	p.on = p.o.dateField()
	p.on.SetDate(p.o.today())
	p.look = ui.Debounce(ui.TypingPause, p.draw)
	for _, entry := range []*ui.Entry{p.number, p.signer, p.role} {
		entry.OnChanged = func(string) { p.look() }
	}
	p.on.OnChanged = p.look
	p.preview = widget.NewLabel("")
	p.preview.Wrapping = fyne.TextWrapWord
	p.secret = widget.NewLabel(assets.Text("compose.secret"))
	p.secret.Wrapping, p.secret.Importance = fyne.TextWrapWord, widget.WarningImportance
	p.head = widget.NewLabelWithStyle(assets.Text("compose.heading", p.letter.Number.String()), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	p.head.SizeName = theme.SizeNameSubHeadingText
	p.formBox = container.NewStack()
}

// take begins with another template: its fields that the letter does not fill
// are asked for. What was typed for a field of the same name stays.
func (p *composePage) take(name string) {
	info, source, err := document.Read(p.o.dir, name)
	if err != nil {
		p.o.failed(assets.Text("compose.noTemplate"), err)
		return
	}
	p.info, p.source = info, source
	before := p.typed
	p.typed = map[string]*ui.Entry{}
	p.beside = map[string]*ui.Field{
		"template":         ui.NewField(assets.Text("compose.template"), p.template).Across(),
		data.FieldNumber:   ui.NewField(assets.Text("compose.number"), p.number),
		data.FieldOn:       ui.NewField(assets.Text("compose.on"), p.on).Require(),
		data.FieldSignedBy: ui.NewField(assets.Text("compose.signer"), p.signer).Require(),
		"role":             ui.NewField(assets.Text("compose.role"), p.role),
	}
	fields := []*ui.Field{p.beside["template"]}
	if info.Symbol != "" {
		fields = append(fields, p.beside[data.FieldNumber])
	}
	fields = append(fields, p.beside[data.FieldOn], p.beside[data.FieldSignedBy], p.beside["role"])
	p.beside[data.FieldNumber].SetHint(p.ending())
	missing, _, err := document.Check(source, p.fields())
	if err != nil {
		p.o.failed(assets.Text("compose.noTemplate"), err)
		return
	}
	for _, name := range missing {
		if p.beside[name] != nil || askedAbove[name] {
			continue
		}
		entry := ui.NewTextEntry(2)
		if old := before[name]; old != nil {
			entry.SetText(old.Text)
		}
		entry.OnChanged = func(string) { p.look() }
		p.typed[name] = entry
		p.beside[name] = ui.NewField(sentenceCase(document.Explain(name)), entry).Across()
		fields = append(fields, p.beside[name])
	}
	p.form = ui.NewForm(2, fields...)
	p.form.OnSave, p.form.OnCancel = func() { p.write(false) }, p.o.shell.back
	p.formBox.Objects = []fyne.CanvasObject{p.form.Scrolled()}
	p.formBox.Refresh()
	p.secret.Hidden = !info.Reader.Hides(p.letter.Kind)
	p.propose()
	p.draw()
}

// askedAbove are the templates' fields that the form asks for under names of its
// own.
var askedAbove = map[string]bool{"so": true, "ngay": true, "nguoi_ky": true, "chuc_vu_ky": true}

// ending is what follows the number that the clerk types: /TB-UBND.
func (p *composePage) ending() string {
	if p.info.Symbol == "" {
		return ""
	}
	return "/" + p.info.Symbol + "-" + fmt.Sprint(p.fields()["viet_tat"])
}

// propose asks the register for the next number of the kind of document.
func (p *composePage) propose() {
	ending, year := p.ending(), p.o.today().Year()
	if ending == "" || p.number.Text != "" {
		return
	}
	ui.RunAsync(func() (int, error) { return p.o.store.NextReplyNumber(p.o.ctx(), year, ending) }, func(n int, err error) {
		if err == nil && p.number.Text == "" && p.ending() == ending {
			p.number.SetText(fmt.Sprintf("%02d", n))
		}
	})
}

// fields are what the template is filled with, as typed so far.
func (p *composePage) fields() document.Fields {
	return document.LetterFields(p.letter, p.o.store.Settings(), p.options())
}

func (p *composePage) options() document.Options {
	on, err := p.on.Date()
	if err != nil {
		on = 0
	}
	typed := map[string]string{}
	for name, entry := range p.typed {
		if text := entry.Value(); text != "" {
			typed[name] = text
		}
	}
	return document.Options{Number: p.number.Value(), On: on, SignedBy: p.signer.Value(), Role: p.role.Value(), Typed: typed}.For(p.info)
}

func (p *composePage) draw() {
	var b bytes.Buffer
	err := document.RenderDraft(&b, p.source, p.fields())
	text := ""
	if err == nil {
		text, err = document.Text(b.Bytes())
	}
	if err != nil {
		text = err.Error()
	}
	p.preview.SetText(text)
}

func (p *composePage) title() string { return assets.Text("compose.title") }

func (p *composePage) content() fyne.CanvasObject {
	write := ui.NewButton(assets.Text("compose.write"), theme.DocumentSaveIcon(), func() { p.write(false) })
	write.Importance = widget.HighImportance
	open := ui.NewButton(assets.Text("compose.writeAndOpen"), theme.FileIcon(), func() { p.write(true) })
	record := ui.NewButton(assets.Text("compose.recordOnly"), theme.DocumentCreateIcon(), p.recordOnly)
	back := ui.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), p.o.shell.back)
	heading := widget.NewLabelWithStyle(assets.Text("compose.preview"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	paper := container.NewBorder(container.NewVBox(heading, p.secret), nil, nil, nil, container.NewVScroll(p.preview))
	split := container.NewHSplit(container.NewPadded(p.formBox), paper)
	split.Offset = 0.55
	return container.NewBorder(p.head, container.NewBorder(nil, nil, container.NewHBox(write, open, record), back), nil, nil, split)
}

func (p *composePage) enter() { p.o.focusForm(p.form) }

// leave asks before what was typed is thrown away.
func (p *composePage) leave(next func()) {
	for _, entry := range p.typed {
		if entry.Value() != "" {
			ui.Confirm(p.o.window, assets.Text("step.throw"), assets.Text("step.throw.text"), assets.Text("step.throw.do"), next)
			return
		}
	}
	next()
}

// recordOnly records a document that was written elsewhere.
func (p *composePage) recordOnly() {
	next := p.next
	if next.Type == "" {
		next = data.NextStep{Type: data.StepReplied, Default: data.Draft{Content: data.Reply{}}}
	}
	p.o.shell.replace(newStepForm(p.o, p.letter, next))
}

// sentenceCase begins a text with a capital.
func sentenceCase(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return text
	}
	return strings.ToUpper(string(runes[:1])) + string(runes[1:])
}
