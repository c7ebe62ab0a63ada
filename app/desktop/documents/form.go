package documents

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// answers are what a clerk says for a document beside what the register knows.
type answers struct {
	On           day.Date
	Signer, Role string
	Insisted     string            // why it is written though it does not fit
	Annex        bool              // the list of those who signed goes with it
	Sent         bool              // the result counts as sent when this document is
	Typed        map[string]string // by name of the template's field, or data.FieldTo, where it is not what the register gives
}

type question = kit.Question[answers]

// form asks for what a document says, as its template wants: what is missing first,
// then what the register gives, then what may be said.
type form struct {
	*kit.Record[answers]
	subject
	template
	o      *desk.Desk
	sample register.Letter                   // says what is missing: the letter, or one of the many
	common bool                              // the same for many letters: it asks only what does not differ by letter
	to     func(word.Info) string            // who mostly gets the document, for the register
	reads  func(word.Info) []register.Reader // whom the law wants it told; nil where it is not asked
	taken  func()                            // another template is in use, before its questions are asked
	show   func(paper)                       // shows what is typed so far
	look   func()                            // show, once the fingers rest

	opening    bool              // the document is opened once it is written
	submitting bool              // it goes to who signs
	began      map[string]string // what the register gives, by the fields that are asked for
	needed     []string          // those of them that must be typed

	choice *kit.Dropdown // of the template
	why    *look.Para    // it does not fit
	others func()        // offers templates that do not fit
	about  *look.Para
	broken *widget.Label
}

// subject is what documents are written on.
type subject struct {
	letter register.Letter      // which gives what the register knows; of many letters it is the kind alone
	visit  register.Reception   // in the letter's place, which then is what the visit brings
	given  []register.Direction // what was directed at the visit
}

// newForm is the form of the page; fitting are the templates that are recommended.
// others, unless it is nil, offers those that do not fit.
func newForm(o *desk.Desk, of func() desk.Page, all []word.Info, fitting map[string]bool, others func()) *form {
	f := &form{o: o, about: look.NewPara("", theme.ColorNamePlaceHolder, theme.SizeNameCaptionText).Most(2), broken: kit.Wrapped("", widget.DangerImportance)}
	begin := answers{On: o.Today(), Sent: true}
	begin.Signer, begin.Role = o.LastSigner()
	var options []kit.Option
	for _, info := range all {
		title := info.Title
		if fitting[info.Name] {
			title = assets.Text("compose.fitting", "template", title)
		}
		options = append(options, kit.Option{Value: info.Name, Text: title})
	}
	if f.others = others; others != nil {
		options = append(options, kit.Option{Value: otherTemplates, Text: assets.Text("compose.others")})
	}
	f.choice = kit.NewDropdown(options, f.take)
	f.look = kit.Debounce(kit.TypingPause, f.showNow)
	f.Record = kit.NewRecord(o.Around(of), 2, begin)
	f.Arrange = func(answers) { f.look() }
	f.OnChanged = func(string) {
		f.opening, f.submitting = false, false // a Ctrl+S that follows is another save
	}
	f.Phrases = f.phrases
	f.Failed = func(err error) { o.Failed(assets.Text("compose.failed"), err) }
	return f
}

// left is the card with the choice of the template over the questions.
func (f *form) left() fyne.CanvasObject {
	top := look.NewColumn(4, kit.NewField(assets.Text("compose.template"), f.choice), f.broken, f.about)
	return look.Card("", "", kit.TopDown(look.Inset(14, 8, top), f.Body(), nil))
}

// take reads another template and uses it.
func (f *form) take(name string) {
	if name == otherTemplates {
		f.choice.SetValue(f.info.Name)
		f.others()
		return
	}
	if name == f.info.Name {
		return
	}
	kit.RunAsync(func() (template, error) { return readTemplate(f.o.Dir, name) }, func(t template, err error) {
		if f.choice.Value() != name {
			return // the clerk went on to another one
		}
		if err == nil {
			err = f.use(t)
		}
		if err != nil {
			f.o.Failed(assets.Text("compose.noTemplate"), err)
			f.choice.SetValue(f.info.Name)
		}
	})
}

// use asks what the template wants. What was typed for a field of the same name stays.
func (f *form) use(t template) error {
	f.template = t
	f.taken()
	f.choice.SetValue(t.info.Name)
	plain, _ := f.Read()
	plain.Typed = nil
	f.began, f.needed = map[string]string{}, nil
	paper := f.paper(plain)
	missing, _, err := paper.lacking(f.sample)
	if err != nil {
		return err
	}
	f.Ask(f.questions(paper.fields(f.letter), missing)...)
	if !f.common {
		f.PassEnter() // the page takes the document on with it
	}
	kit.Say(f.broken, kit.Prefixed("compose.broken", t.broken))
	f.about.Set(kit.Joined(" ", kit.Prefixed("compose.basis", t.info.Basis), assets.Text("compose.reader."+string(t.info.Reader))))
	f.showNow()
	return nil
}

func (f *form) showNow() {
	if f.source != nil {
		a, _ := f.Read()
		f.sayUnfit(a)
		f.show(f.paper(a))
	}
}

// askedAbove are the templates' fields that the form asks for under names of its
// own, by the problem's field.
var askedAbove = map[string]string{"ngay": register.FieldOn, "nguoi_ky": register.FieldSignedBy, "chuc_vu_ky": fieldRole}

const fieldRole = "role"

// officeNames are the fields about the office that a clerk may type; the others
// follow from the settings.
var officeNames = []string{"co_quan_cap_tren", "co_quan_thanh_tra", "dien_thoai_lien_he", "cap_tren_truc_tiep", "nguoi_giai_quyet_lan_hai", "dia_diem_tiep_dan"}

// isAsked reports whether a clerk may type the field of a template. Of many letters
// that is what says the same on all of them, unless the clerk says otherwise.
func (f *form) isAsked(name string) bool {
	for _, group := range word.FieldGroups {
		switch {
		case !slices.Contains(group.Names, name):
		case group.Key == "document.fields.office":
			return slices.Contains(officeNames, name)
		case f.common:
			return group.Key == "document.fields.typed"
		default:
			return group.Key != "document.fields.law"
		}
	}
	return false
}

func (f *form) questions(given docx.Fields, missing []string) []*question {
	var ask []*question
	if !f.common {
		ask = f.askInsisted()
	}
	ask = append(ask, kit.Day("compose.on", register.FieldOn, f.o.DateField(), func(a *answers) *day.Date { return &a.On }).
		Must("check.on.missing"))
	if f.asksFor("nguoi_ky") {
		signer := desk.AskSigner(f.o, register.FieldSignedBy, func(a *answers) *string { return &a.Signer })
		signer.Widget.(*kit.SuggestEntry).OnPicked = f.pickSigner
		ask = append(ask, signer, desk.AskRole(fieldRole, func(a *answers) *string { return &a.Role }).Example("compose.role.example"))
	}
	if !f.common {
		ask = append(ask, f.ask(register.FieldTo, assets.Text("compose.to"), f.to(f.info)).Across())
	}
	if f.reads != nil {
		ask = append(ask, f.askReaders())
	}
	if f.mayAnnex() {
		ask = append(ask, kit.Tick("compose.annex", "", func(a *answers) *bool { return &a.Annex }))
	}
	if f.info.Name == register.DocumentResult {
		ask = append(ask, kit.Tick("compose.sent", "", func(a *answers) *bool { return &a.Sent }))
	}
	parts := map[string][]*question{}
	for _, name := range f.asks {
		value, shown := textOf(given[name])
		if _, asked := f.began[name]; askedAbove[name] != "" || asked || !shown || !f.isAsked(name) {
			continue
		}
		q, part := f.ask(name, kit.SentenceCase(docx.Explain(name)), value), "compose.optional"
		if slices.Contains(officeNames, name) && name != "co_quan_cap_tren" {
			q.SetHint(assets.Text("compose.inSettings"))
		}
		if f.offersGrounds(name) {
			q.SetHint(assets.Text("compose.phrases"))
		}
		switch {
		case slices.Contains(missing, name):
			part, f.needed = "compose.needed", append(f.needed, name)
			q.Require()
		case value != "":
			part = "compose.known"
		}
		if warned := f.warnOfClues(name); warned != nil {
			parts[part] = append(parts[part], warned)
		}
		parts[part] = append(parts[part], q)
	}
	for _, part := range []string{"compose.needed", "compose.known", "compose.optional"} {
		if len(parts[part]) > 0 {
			ask = append(append(ask, kit.Shown[answers](kit.NewHeading(assets.Text(part)))), parts[part]...)
		}
	}
	return ask
}

// pickSigner takes the office of a signer whom the settings know.
func (f *form) pickSigner(name string) {
	if signers := f.o.Store.Settings().Office.Signers; signerAmong(signers, name) >= 0 {
		f.Edit(func(a *answers) { a.Role = signers[signerAmong(signers, name)].Role })
	}
}

// signerAmong is the place of the office's signer of that name, -1 for none.
func signerAmong(signers []register.Signer, name string) int {
	return slices.IndexFunc(signers, func(s register.Signer) bool { return text.Fold(s.Name) == text.Fold(name) })
}

// textOf is a value of a template's field as it may be typed; shown is false for
// conditions, counts and rows.
func textOf(value any) (text string, shown bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case day.Date:
		return v.Shown(), true
	}
	return "", false
}

// halfLabel is how many letters a label over half the form, or an answer of one line
// below it, may have.
const halfLabel = 40

// longNames are parts of the names of fields that hold sentences.
var longNames = []string{"noi_dung", "ve_viec", "yeu_cau", "ly_do", "ket_luan", "ket_qua_", "quyet_dinh", "tra_loi", "y_kien", "bien_phap", "thanh_vien",
	"can_cu", "de_xuat", "kien_nghi", "tien_do", "van_de", "mang_theo", "huong_dan", "nguoi_thi_hanh"}

// ask asks for a field of the template, of which the register gives the value.
func (f *form) ask(name, label, value string) *question {
	var q *question
	var answer fyne.CanvasObject
	var get func() (string, error)
	var set func(string)
	across := len([]rune(label)) > halfLabel
	isDay := strings.HasPrefix(name, "ngay") || name == "tu_ngay" || name == "thoi_han_giai_trinh"
	isLong := !strings.HasPrefix(name, "so_") && slices.ContainsFunc(longNames, func(part string) bool { return strings.Contains(name, part) })
	if on, err := day.ParseTypedDate(value); isDay && (err == nil || value == "") {
		field := f.o.DateField()
		value = on.Shown()
		field.OnChanged = func() { q.Changed() }
		answer = field
		get = func() (string, error) {
			day, err := field.Date()
			return day.Shown(), err
		}
		set = func(text string) {
			day, _ := day.ParseTypedDate(text)
			field.SetDate(day)
		}
	} else {
		entry := kit.NewEntry()
		if isLong || len([]rune(value)) > halfLabel {
			entry, across = kit.NewTextEntry(2), true
		}
		entry.OnChanged = func(string) { q.Changed() }
		answer, set = entry, entry.SetText
		get = func() (string, error) { return entry.Value(), nil }
	}
	f.began[name] = value
	q = kit.Own("", name, answer, func(a *answers) error {
		text, err := get()
		a.keep(name, text, value)
		return err
	}, func(a *answers) { set(f.said(*a, name)) })
	q.SetLabel(label)
	q.Wide = across
	return q
}

// keep remembers what stands in the field of the name where the register gives another value.
func (a *answers) keep(name, text, value string) {
	typed := map[string]string{}
	maps.Copy(typed, a.Typed)
	if typed[name] = text; text == value {
		delete(typed, name)
	}
	if a.Typed = typed; len(typed) == 0 {
		a.Typed = nil
	}
}

// said is what stands in the field of the name.
func (f *form) said(a answers, name string) string {
	if typed, other := a.Typed[name]; other {
		return typed
	}
	return f.began[name]
}

// symbol is what follows the number: TB-UBND; empty when the document has none.
func (f *form) symbol() string { return f.info.SymbolFor(&f.letter, f.o.Store.Settings()) }

// point shows beside the fields of the template that they have no answer yet, and
// goes to the first; it reports whether the form asks for one.
func (f *form) point(names []string) (some bool) {
	for _, name := range names {
		name = cmp.Or(askedAbove[name], name)
		if f.Hold(name, assets.Text("compose.missing")) && !some {
			some = f.Focus(name)
		}
	}
	return some
}
