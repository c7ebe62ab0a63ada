package documents

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/reports/word"
)

// officeFactsPage asks what documents say of the office beside its name, and who
// signs them.
type officeFactsPage struct {
	*kit.Record[register.OfficeFacts]
	o       *desk.Desk
	signers int // how many are asked for
	paper   *letterhead
}

// officeFactNames are the facts in the order in which the page asks for them, with
// the template's field that shows what stands in a document while one is empty; a part
// begins with its heading.
var officeFactNames = []struct {
	heading, name, field string
	span                 int
	of                   func(*register.OfficeFacts) *string
}{
	{"officeFacts.paper.head", "superior", "", 3, func(f *register.OfficeFacts) *string { return &f.Superior }},
	{"", "place", "dia_danh", 1, func(f *register.OfficeFacts) *string { return &f.Place }},
	{"", "short", "viet_tat", 1, func(f *register.OfficeFacts) *string { return &f.Short }},
	{"", "secret", "", 1, func(f *register.OfficeFacts) *string { return &f.SecretSuffix }},
	{"officeFacts.paper.where", "address", "dia_diem", 3, func(f *register.OfficeFacts) *string { return &f.Address }},
	{"", "reception", "dia_diem_tiep_dan", 2, func(f *register.OfficeFacts) *string { return &f.Reception }},
	{"", "phone", "", 1, func(f *register.OfficeFacts) *string { return &f.Phone }},
	{"officeFacts.paper.others", "second", "nguoi_giai_quyet_lan_hai", 2, func(f *register.OfficeFacts) *string { return &f.SecondInstance }},
	{"", "inspectorate", "co_quan_thanh_tra", 1, func(f *register.OfficeFacts) *string { return &f.Inspectorate }},
}

// NewOfficeFacts is the page with the facts that are kept, and room for one more who
// signs.
func NewOfficeFacts(o *desk.Desk) desk.Page {
	begin := o.Store.Settings().Office
	p := &officeFactsPage{o: o, signers: len(begin.Signers) + 1}
	p.Record = kit.NewRecord(o.Around(func() desk.Page { return p }), 3, begin, p.questions()...)
	p.Heading, p.Explained = assets.Text("officeFacts.title"), assets.Text("officeFacts.about")
	p.SaveText, p.CancelText = assets.Text("officeFacts.save"), assets.Text("compose.back")
	p.OfferTitle, p.OfferSave = assets.Text("settings.unsaved"), assets.Text("officeFacts.unsaved")
	p.Check = func(f register.OfficeFacts) []data.Problem { return desk.CheckPhone("officeFacts.phone", f.Phone) }
	p.Write = func(f register.OfficeFacts) (kit.Saved, error) {
		settings := o.Store.Settings()
		settings.Office = f.Tidy()
		return kit.Saved{Said: assets.Text("officeFacts.saved")}, o.Do().SaveSettings(o.Ctx(), settings)
	}
	p.Failed = func(err error) { o.Failed(assets.Text("settings.failed"), err) }
	p.paper = newLetterhead()
	p.Beside = p.paper.whole
	p.Arrange = func(f register.OfficeFacts) {
		settings := o.Store.Settings()
		settings.Office = f.Tidy()
		p.paper.show(settings)
	}
	return p
}

func (p *officeFactsPage) questions() []*kit.Question[register.OfficeFacts] {
	plain := p.o.Store.Settings()
	plain.Office = register.OfficeFacts{}
	without := word.LetterFields(register.Letter{}, plain, word.Options{})
	var all []*kit.Question[register.OfficeFacts]
	for _, fact := range officeFactNames {
		q := kit.Line("officeFacts."+fact.name, "", fact.of).Example("officeFacts.example." + fact.name)
		if given := without[fact.field]; fact.field != "" && given != "" {
			q.Widget.(*kit.Entry).SetPlaceHolder(assets.Text("officeFacts.otherwise", "given", fmt.Sprint(given)))
		}
		if fact.heading != "" {
			all = append(all, partOf(fact.heading, ""))
		}
		all = append(all, q.Over(fact.span))
	}
	all = append(all, kit.Either("officeFacts.mark", "mark", "officeFacts.mark.drawn", "officeFacts.mark.none", func(f *register.OfficeFacts) *bool { return &f.NoMark }).Over(3))
	all = append(all, partOf("officeFacts.signers", "officeFacts.signers.about"))
	authorities := append([]kit.Option{{Value: "", Text: assets.Text("officeFacts.authority.byRole")}}, kit.OptionsOf(register.Authorities...)...)
	for i := range p.signers {
		name := kit.Line("", signerName(i), func(s *register.Signer) *string { return &s.Name })
		name.SetLabel(assets.Text("officeFacts.signer", "number", i+1))
		all = append(all, kit.Within(signerAt(i), name,
			desk.AskRole(fmt.Sprint("role", i), func(s *register.Signer) *string { return &s.Role }).Example("compose.role.example"),
			kit.Pick("officeFacts.authority", fmt.Sprint("authority", i), authorities, func(s *register.Signer) *register.Authority { return &s.Authority }))...)
	}
	return append(all, kit.Shown[register.OfficeFacts](container.NewHBox(kit.NewButton(assets.Text("officeFacts.more"), look.IconAdd, p.more))))
}

// partOf is the heading of a part of the page, and a word about it.
func partOf(heading, about string) *kit.Question[register.OfficeFacts] {
	column := look.NewColumn(2, look.NewPara(assets.Text(heading), theme.ColorNameForeground, theme.SizeNameText).Bold())
	if about != "" {
		column.Add(look.NewPara(assets.Text(about), look.Ink2, theme.SizeNameCaptionText))
	}
	return kit.Shown[register.OfficeFacts](look.Inset(0, 4, column))
}

func signerName(i int) string { return fmt.Sprint("signer", i) }

// signerAt is the signer at a place, in a list that no other value of the record holds.
func signerAt(i int) func(*register.OfficeFacts) *register.Signer {
	return func(f *register.OfficeFacts) *register.Signer {
		f.Signers = slices.Clone(f.Signers)
		for len(f.Signers) <= i {
			f.Signers = append(f.Signers, register.Signer{})
		}
		return &f.Signers[i]
	}
}

func (*officeFactsPage) Help() string { return "van-ban" }

// more asks for one more who signs.
func (p *officeFactsPage) more() {
	p.signers++
	p.Ask(p.questions()...)
	p.Focus(signerName(p.signers - 1))
}
