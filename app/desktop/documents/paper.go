package documents

import (
	"cmp"
	"slices"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// template is a template as it was read.
type template struct {
	info   word.Info
	source []byte   // the Word document
	asks   []string // the fields in it
	broken string   // why the shipped one stands in for the office's own copy; empty when it does not
}

func (t template) asksFor(name string) bool { return slices.Contains(t.asks, name) }

// readTemplate reads the template of the name. The shipped one stands in for the
// office's changed copy when that is broken.
func readTemplate(dir, name string) (t template, err error) {
	t.info, t.source, err = word.Read(dir, name)
	if err != nil && t.info.File == "" {
		return t, err
	}
	if err == nil {
		err = docx.Examine(t.source).Err
	}
	if err != nil && t.info.Shipped {
		t.broken = saying.Of(err)
		t.source, err = word.Shipped(t.info.Name)
	}
	if err == nil {
		t.asks, err = docx.Placeholders(t.source)
	}
	return t, err
}

// withTemplates hands the templates of a list to show with the first of the names that
// can be read, else the first of all; what could not be read is told.
func withTemplates(o *desk.Desk, title string, names []string, list func() ([]word.Info, error), show func([]word.Info, template) error) {
	type found struct {
		all    []word.Info
		first  template
		failed error // to read one that was to stand in front
	}
	kit.RunAsync(func() (f found, err error) {
		if f.all, err = list(); err != nil {
			return f, err
		}
		order := slices.Clone(f.all)
		slices.SortStableFunc(order, func(a, b word.Info) int { return place(names, a) - place(names, b) })
		for _, info := range order {
			t, err := readTemplate(o.Dir, info.Name)
			if err == nil {
				f.first = t
				break
			}
			f.failed = err
		}
		return f, nil
	}, func(f found, err error) {
		if err == nil && len(f.all) == 0 {
			kit.ShowNotice(o.Window, assets.Text(title), assets.Text("compose.noTemplates"))
			return
		}
		if err != nil {
			o.Failed(assets.Text("compose.noTemplates"), err)
			return
		}
		if f.first.source != nil {
			err = show(f.all, f.first)
		}
		if f.failed != nil || err != nil {
			o.Failed(assets.Text("compose.noTemplate"), cmp.Or(err, f.failed))
		}
	})
}

// place is where the template stands among the names, behind all when it does not.
func place(names []string, info word.Info) int {
	if at := slices.Index(names, info.Name); at >= 0 {
		return at
	}
	return len(names)
}

// onLetters reports whether a document from the template is written on a letter.
func onLetters(info word.Info) bool {
	return info.When != "report" && info.When != "reception" && info.When != "day" && info.When != word.Blank
}

// paper is a document as it is typed so far. It holds all that is needed to write it,
// so that it can be written anywhere.
type paper struct {
	office.Draft
	asks   []string // the fields in the template
	visit  register.Reception
	rules  *law.Office // for many letters, each of which says who is told
	common bool        // each of many letters says where it goes
	sends  bool        // the result of the letter goes with it
	today  day.Date
}

func (f *form) paper(a answers) paper {
	s := f.o.Store.Settings()
	p := paper{asks: f.asks, visit: f.visit, common: f.common, today: f.o.Today(), Draft: office.Draft{Info: f.info, Template: f.source, Settings: s,
		Symbol: f.symbol(), To: text.Clean(f.said(a, register.FieldTo))}, sends: a.Sent && f.info.Name == register.DocumentResult}
	p.Readers, p.Insisted = readersOf(f.said(a, views.FieldReaders)), text.Clean(a.Insisted)
	if f.common {
		p.rules = f.o.Law()
	}
	if f.asksFor("nguoi_ky") {
		p.SignedBy = a.Signer
	}
	typed := visitFields(f.visit, f.given, s)
	for name, text := range a.Typed {
		if _, asked := f.began[name]; asked && name != register.FieldTo && name != views.FieldReaders { // the others were typed for another template
			typed[name] = text
		}
	}
	p.Options = word.Options{Draft: p.Symbol != "", Annex: a.Annex && f.mayAnnex(), On: a.On, SignedBy: a.Signer, Role: a.Role, Typed: typed}.For(f.info)
	if at := signerAmong(s.Office.Signers, a.Signer); at >= 0 && text.Fold(s.Office.Signers[at].Role) == text.Fold(a.Role) {
		p.Options.Authority = s.Office.Signers[at].Authority
	}
	return p
}

// fields are what the template is filled with.
func (p paper) fields(l register.Letter) docx.Fields {
	return office.Fields(register.Occasion{Letter: l, Visit: p.visit}, p.Settings, p.Options)
}

// copies are the texts of the document for other readers.
func (p paper) copies(l register.Letter) []office.Draft {
	return p.Draft.Copies(register.Occasion{Letter: l, Visit: p.visit})
}

// tellings are what the document says that may tell its readers who denounced.
func (p paper) tellings(l register.Letter) []word.Telling {
	found, err := p.Draft.Tellings(register.Occasion{Letter: l, Visit: p.visit})
	if err != nil {
		return nil // a template that cannot be read is told where it is chosen
	}
	return found
}

// lacking are the fields of the template that nobody filled, for one of its readers, and
// those that it misspells.
func (p paper) lacking(l register.Letter) (missing, unknown []string, err error) {
	missing, unknown, err = docx.Check(p.Template, p.fields(l))
	for _, c := range p.copies(l) {
		p.Options = c.Options
		more, _, also := docx.Check(p.Template, p.fields(l))
		err = cmp.Or(err, also)
		missing = append(missing, slices.DeleteFunc(more, func(name string) bool { return slices.Contains(missing, name) })...)
	}
	return missing, unknown, err
}

// on is the document on the letter as it is to be issued.
func (p paper) on(l register.Letter) office.Draft {
	d := p.Draft
	d.Of = l.ID + p.visit.ID
	if p.common {
		d.To, d.Symbol = p.Info.Recipient(&l, p.Settings), p.Info.SymbolFor(&l, p.Settings)
		d.Readers = views.OpenReaders(&l, p.rules.Duties(&l), p.Info.Name)
	}
	d.Readers = mayRead(&l, p.Info, d.Readers) // ticked for another template, or of another letter
	if p.sends {
		d.ResultTo, _ = word.LetterFields(l, p.Settings, p.Options)["noi_nhan_ket_qua"].(string)
	}
	return d
}

// removed says what of a denouncer was taken out of the document; empty when its
// reader may know who sent the letter.
func (p paper) removed(l register.Letter) string {
	if !p.Options.Hides(&l) {
		return ""
	}
	covered := word.LetterFields(l, p.Settings, p.Options)
	p.Options.Reader = word.Sender
	open := word.LetterFields(l, p.Settings, p.Options)
	var parts []string
	for _, name := range p.asks {
		before, isText := open[name].(string)
		after, _ := covered[name].(string)
		words := docx.Explain(name)
		switch {
		case !isText || before == after || words == "":
		case after == "":
			parts = append(parts, words)
		default:
			parts = append(parts, assets.Text("compose.secret.part", "words", words))
		}
	}
	return kit.Joined(" ", assets.Text("compose.secret"), kit.Prefixed("compose.secret.parts", strings.Join(parts, "; ")))
}

// visitFields are the fields of documents that a visit fills beside those of a letter,
// by name; given is what was directed at it.
func visitFields(visit register.Reception, given []register.Direction, s register.Settings) map[string]string {
	typed := map[string]string{}
	if visit.ID == 0 {
		return typed
	}
	typed["ngay_tiep"], typed["so_don"] = visit.On.Shown(), visit.Letter
	concluded(typed, visit, given)
	if visit.Host != register.Officer {
		typed["nguoi_chu_tri"] = word.WhoReceives(register.ReceptionDay{Host: visit.Host, Leader: visit.ReceivedBy}, s)
	}
	return typed
}

// concluded fills in what was concluded at the visit, who does it and by when.
func concluded(typed map[string]string, visit register.Reception, given []register.Direction) {
	said := cmp.Or(visit.Outcome, visit.Handling)
	lines, doers, days := []string{said}, []string{}, []string{}
	add := func(all *[]string, value string) {
		if !slices.Contains(*all, value) {
			*all = append(*all, value)
		}
	}
	for _, d := range given {
		doer, day := kit.Joined(", ", d.Doer, d.Unit), d.DueOn.Shown()
		line := d.Content
		if more := kit.Joined("; ", doer, kit.Prefixed("visitPage.document.due", day)); len(given) > 1 && more != "" {
			line = kit.Joined(" ", line, "("+more+")")
		}
		if line != said {
			lines = append(lines, line)
		}
		add(&doers, doer)
		add(&days, day)
	}
	if len(days) != 1 {
		days = nil
	}
	for name, value := range map[string]string{"noi_dung_ket_luan": kit.Joined("\n", lines...), "nguoi_thi_hanh": kit.Joined("; ", doers...),
		"ngay_hoan_thanh": strings.Join(days, "")} {
		if value != "" {
			typed[name] = value
		}
	}
}
