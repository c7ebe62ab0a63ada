package documents

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// officeFactsPage asks what documents say of the office beside its name, and who
// signs them.
type officeFactsPage struct {
	desk.PlainPage
	o       *desk.Desk
	facts   map[string]*kit.Entry // by the name of officeFactNames
	signers []*signerRow
	form    *kit.Form
	signed  *kit.Form
	box     *fyne.Container // of signed
	begun   string
	whole   fyne.CanvasObject
}

// signerRow asks for one who signs.
type signerRow struct {
	name      *kit.Entry
	role      *kit.SuggestEntry
	authority *kit.Dropdown
}

// officeFactNames are the facts in the order in which the page asks for them, with
// the template's field that shows what stands in a document while one is empty.
var officeFactNames = []struct {
	name, field string
	of          func(*data.OfficeFacts) *string
}{
	{"superior", "", func(f *data.OfficeFacts) *string { return &f.Superior }},
	{"second", "nguoi_giai_quyet_lan_hai", func(f *data.OfficeFacts) *string { return &f.SecondInstance }},
	{"inspectorate", "co_quan_thanh_tra", func(f *data.OfficeFacts) *string { return &f.Inspectorate }},
	{"phone", "", func(f *data.OfficeFacts) *string { return &f.Phone }},
	{"place", "dia_danh", func(f *data.OfficeFacts) *string { return &f.Place }},
	{"short", "viet_tat", func(f *data.OfficeFacts) *string { return &f.Short }},
	{"address", "dia_diem", func(f *data.OfficeFacts) *string { return &f.Address }},
	{"reception", "dia_diem_tiep_dan", func(f *data.OfficeFacts) *string { return &f.Reception }},
}

func NewOfficeFacts(o *desk.Desk) *officeFactsPage {
	p := &officeFactsPage{o: o, facts: map[string]*kit.Entry{}, box: container.NewStack()}
	kept := o.Store.Settings()
	plain := kept
	plain.Office = data.OfficeFacts{}
	without := document.LetterFields(data.Letter{}, plain, document.Options{})
	var fields []*kit.Field
	for _, fact := range officeFactNames {
		entry := kit.NewEntry()
		entry.SetText(*fact.of(&kept.Office))
		entry.SetPlaceHolder(assets.Text("officeFacts.example." + fact.name))
		if given := fmt.Sprint(without[fact.field]); fact.field != "" && without[fact.field] != "" {
			entry.SetPlaceHolder(assets.Text("officeFacts.otherwise", given))
		}
		p.facts[fact.name] = entry
		fields = append(fields, kit.NewField(assets.Text("officeFacts."+fact.name), entry))
	}
	p.form = kit.NewForm(2, fields...)
	p.form.OnSave, p.form.OnCancel = func() { p.save(nil) }, o.Back
	for _, s := range kept.Office.Signers {
		p.add(s)
	}
	p.add(data.Signer{})
	p.arrange()
	p.begun = p.text()

	save := kit.NewButton(assets.Text("officeFacts.save"), theme.DocumentSaveIcon(), func() { p.save(nil) })
	save.Importance = widget.HighImportance
	more := kit.NewButton(assets.Text("officeFacts.more"), theme.ContentAddIcon(), func() {
		p.add(data.Signer{})
		p.arrange()
		o.Window.Canvas().Focus(p.signers[len(p.signers)-1].name)
	})
	back := kit.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), o.Back)
	body := container.NewVBox(kit.Remark("officeFacts.about"), p.form, kit.NewHeading(assets.Text("officeFacts.signers")),
		kit.Remark("officeFacts.signers.about"), p.box, container.NewHBox(more))
	scroll := container.NewVScroll(kit.Padded(body))
	p.form.KeepInView(scroll)
	p.whole = kit.TopDown(nil, scroll, container.NewHBox(save, layout.NewSpacer(), back))
	return p
}

// add puts a row for one more who signs at the end.
func (p *officeFactsPage) add(s data.Signer) {
	row := &signerRow{name: kit.NewEntry(), authority: kit.NewDropdown(authorityOptions(), nil)}
	row.role = kit.NewSuggestEntry(func(typed string) []string { return kit.Fitting(desk.SigningRoles(), typed) })
	row.role.SetPlaceHolder(assets.Text("compose.role.example"))
	row.name.SetText(s.Name)
	row.role.SetText(s.Role)
	row.authority.SetValue(string(s.Authority))
	p.signers = append(p.signers, row)
}

func authorityOptions() []kit.Option {
	all := []kit.Option{{Value: "", Text: assets.Text("officeFacts.authority.byRole")}}
	for _, a := range data.Authorities {
		all = append(all, kit.Option{Value: string(a), Text: a.Label()})
	}
	return all
}

func (p *officeFactsPage) arrange() {
	var fields []*kit.Field
	for i, row := range p.signers {
		fields = append(fields, kit.NewField(assets.Text("officeFacts.signer", i+1), row.name),
			kit.NewField(assets.Text("compose.role"), row.role), kit.NewField(assets.Text("officeFacts.authority"), row.authority))
	}
	p.signed = kit.NewForm(3, fields...)
	p.signed.OnSave, p.signed.OnCancel = p.form.OnSave, p.form.OnCancel
	p.form.OnLastEnter = p.signed.FocusFirst
	p.box.Objects = []fyne.CanvasObject{p.signed}
	p.box.Refresh()
}

// answers are the office's facts as they stand on the page.
func (p *officeFactsPage) answers() data.OfficeFacts {
	var f data.OfficeFacts
	for _, fact := range officeFactNames {
		*fact.of(&f) = p.facts[fact.name].Value()
	}
	for _, row := range p.signers {
		f.Signers = append(f.Signers, data.Signer{Name: row.name.Value(), Role: row.role.Value(), Authority: data.Authority(row.authority.Value())})
	}
	return f.Tidy()
}

func (p *officeFactsPage) text() string { return fmt.Sprint(p.answers()) }

// save keeps the facts and calls then, which may be nil.
func (p *officeFactsPage) save(then func()) {
	settings := p.o.Store.Settings()
	settings.Office = p.answers()
	p.o.ChangeSettings(settings, func() {
		p.begun = p.text()
		kit.Toast(p.o.Window.Canvas(), assets.Text("officeFacts.saved"))
		if then != nil {
			then()
		}
	})
}

func (p *officeFactsPage) Title() string              { return assets.Text("officeFacts.title") }
func (p *officeFactsPage) Content() fyne.CanvasObject { return p.whole }
func (*officeFactsPage) Help() string                 { return "van-ban" }
func (p *officeFactsPage) Enter()                     { p.o.FocusForm(p.form) }

// Leave asks about answers that are not kept yet.
func (p *officeFactsPage) Leave(next func()) {
	if p.text() == p.begun {
		next()
		return
	}
	desk.AskToSave(p.o.Window, assets.Text("settings.unsaved"), assets.Text("officeFacts.unsaved"), func() { p.save(next) }, next)
}
