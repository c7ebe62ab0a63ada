package documents

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

// composeForm asks for what a document says beside what the register knows.
type composeForm struct {
	settings func() data.Settings
	common   bool        // the same for many letters: it asks only what does not differ by letter
	sample   data.Letter // one of the many, which says what is missing
	info     document.Info
	source   []byte           // the template as a Word document
	visit    data.Reception   // in the letter's place, which then is what the visit brings
	given    []data.Direction // what was directed at the visit
	asks     []string

	number       *kit.Entry
	proposed     string // as the program put it into the number
	signer, role *kit.SuggestEntry
	to           *kit.Entry // as the register records it
	on           *kit.DateField
	sent         *kit.Check                // the result counts as sent with this document
	typed        map[string]*composeAnswer // by name of the template's field
	beside       map[string]*kit.Field
	form         *kit.Form
	box          *fyne.Container
	changed      func()
}

// composeAnswer is a field of the template that the clerk may type.
type composeAnswer struct {
	entry *kit.Entry
	day   *kit.DateField // in the entry's place for a day
	began string         // what the register gives
}

// value is what is typed; a day that cannot be read is given as it is.
func (a *composeAnswer) value() string {
	if a.day == nil {
		return a.entry.Value()
	}
	day, err := a.day.Date()
	if err != nil {
		return ""
	}
	return day.Shown()
}

func (f *composeForm) build(o *desk.Desk, changed func()) {
	preferences := o.App.Preferences()
	f.settings, f.changed = o.Store.Settings, changed
	f.number, f.to = kit.NewEntry(), kit.NewEntry()
	f.sent = kit.NewCheck(assets.Text("compose.sent"), nil)
	f.sent.SetChecked(true)
	f.signer = kit.NewSuggestEntry(func(typed string) []string { return o.EarlierSigners(typed) })
	f.role = kit.NewSuggestEntry(func(typed string) []string { return kit.Fitting(desk.SigningRoles(), typed) })
	f.signer.OnPicked = func(name string) {
		if s, known := signerNamed(o.Store.Settings().Office.Signers, name); known {
			f.role.SetText(s.Role)
			changed()
		}
	}
	f.signer.SetText(preferences.String(desk.SignerPreference))
	f.role.SetText(preferences.String(desk.RolePreference))
	if signers := o.Store.Settings().Office.Signers; f.signer.Text == "" && len(signers) > 0 {
		f.signer.SetText(signers[0].Name)
		f.role.SetText(signers[0].Role)
	}
	f.role.SetPlaceHolder(assets.Text("compose.role.example"))
	f.on = o.DateField()
	f.on.SetDate(o.Today())
	f.number.OnChanged = func(string) { changed() }
	f.signer.Watch(func(string) { changed() })
	f.role.Watch(func(string) { changed() })
	f.on.OnChanged = func() {
		f.propose(o)
		changed()
	}
	f.box = container.NewStack()
}

// signerNamed is the office's signer of that name.
func signerNamed(signers []data.Signer, name string) (s data.Signer, known bool) {
	for _, s := range signers {
		if data.FoldText(s.Name) == data.FoldText(name) {
			return s, true
		}
	}
	return data.Signer{}, false
}

// askedAbove are the templates' fields that the form asks for under names of its
// own, by the problem's field.
var askedAbove = map[string]string{"so": data.FieldNumber, "ngay": data.FieldOn, "nguoi_ky": data.FieldSignedBy, "chuc_vu_ky": "role"}

// notAsked are the groups of fields whose values no clerk types.
var notAsked = []string{"document.fields.law"}

// officeNames are the fields about the office that a clerk may type; the others
// follow from the settings.
var officeNames = []string{"co_quan_cap_tren", "co_quan_thanh_tra", "dien_thoai_lien_he", "cap_tren_truc_tiep", "nguoi_giai_quyet_lan_hai", "dia_diem_tiep_dan"}

// isAsked reports whether the form asks for the field of a template.
func isAsked(name string) bool {
	for _, group := range document.FieldGroups {
		if slices.Contains(group.Names, name) {
			return !slices.Contains(notAsked, group.Key) && (group.Key != "document.fields.office" || slices.Contains(officeNames, name))
		}
	}
	return false
}

// isCommon reports whether the field says the same on many letters, unless the clerk
// says otherwise.
func isCommon(name string) bool {
	for _, group := range document.FieldGroups {
		if group.Key == "document.fields.typed" && slices.Contains(group.Names, name) {
			return true
		}
	}
	return slices.Contains(officeNames, name)
}

// hintNumber says beside the number what follows it.
func (f *composeForm) hintNumber() {
	f.beside[data.FieldNumber].SetHint(assets.Text("compose.number.hint", "/"+f.symbol()))
}

// read arranges the form for the template of the name. The shipped one stands in for
// the office's changed copy when that is broken; then broken says what is wrong.
func (f *composeForm) read(o *desk.Desk, l data.Letter, name string) (broken string, err error) {
	info, source, err := document.Read(o.Dir, name)
	if err != nil && info.File == "" {
		return "", err
	}
	if err == nil {
		err = document.Examine(source).Err
	}
	if err != nil && info.Shipped {
		broken = saying.Of(err)
		source, err = document.Shipped(info.Name)
	}
	if err != nil {
		return "", err
	}
	return broken, f.take(o, l, info, source)
}

// take arranges the form for a template: what is missing first, then what the
// register gives, then what may be said.
func (f *composeForm) take(o *desk.Desk, l data.Letter, info document.Info, source []byte) error {
	asks, err := document.Placeholders(source)
	if err != nil {
		return err
	}
	before := f.typed
	f.info, f.source, f.asks = info, source, asks
	f.typed = map[string]*composeAnswer{}
	given := f.fields(l)
	checked := given
	if f.common {
		checked = f.fields(f.sample)
	}
	missing, _, err := document.Check(source, checked)
	if err != nil {
		return err
	}
	f.beside = map[string]*kit.Field{
		data.FieldNumber: kit.NewField(assets.Text("compose.number"), f.number),
		data.FieldOn:     kit.NewField(assets.Text("compose.on"), f.on).Require(),
		data.FieldTo:     kit.NewField(assets.Text("compose.to"), f.to),
	}
	fields := []*kit.Field{f.beside[data.FieldOn]}
	if info.Symbol != "" {
		fields = append(fields, f.beside[data.FieldNumber])
		if f.common {
			f.beside[data.FieldNumber].SetLabel(assets.Text("batch.number"))
		}
		f.hintNumber()
	}
	if slices.Contains(asks, "nguoi_ky") {
		f.beside[data.FieldSignedBy] = kit.NewField(assets.Text("compose.signer"), f.signer).Require()
		f.beside["role"] = kit.NewField(assets.Text("compose.role"), f.role)
		fields = append(fields, f.beside[data.FieldSignedBy], f.beside["role"])
	}
	if !f.common {
		fields = append(fields, f.beside[data.FieldTo].Across())
	}
	if info.Name == data.DocumentResult {
		fields = append(fields, kit.NewField("", f.sent).Across())
	}
	var needed, known, optional []*kit.Field
	for _, name := range asks {
		value, shown := textOf(given[name])
		if askedAbove[name] != "" || f.typed[name] != nil || !shown || !isAsked(name) || f.common && !isCommon(name) {
			continue
		}
		answer := f.answer(o, name, value)
		if old := before[name]; old != nil && old.value() != old.began {
			answer.set(old.value())
		}
		label := kit.SentenceCase(document.Explain(name))
		field := kit.NewField(label, answer.widget())
		if answer.day == nil && answer.entry.MultiLine || len([]rune(label)) > halfLabel {
			field.Across()
		}
		if slices.Contains(officeNames, name) && name != "co_quan_cap_tren" {
			field.SetHint(assets.Text("compose.inSettings"))
		}
		f.typed[name], f.beside[name] = answer, field
		switch {
		case slices.Contains(missing, name):
			needed = append(needed, field.Require())
		case value != "":
			known = append(known, field)
		default:
			optional = append(optional, field)
		}
	}
	for _, part := range []struct {
		key    string
		fields []*kit.Field
	}{{"compose.needed", needed}, {"compose.known", known}, {"compose.optional", optional}} {
		if len(part.fields) > 0 {
			fields = append(append(fields, kit.NewField("", kit.NewHeading(assets.Text(part.key))).Across()), part.fields...)
		}
	}
	f.form = kit.NewForm(2, fields...)
	scroll := container.NewVScroll(kit.Padded(f.form))
	f.form.KeepInView(scroll)
	f.box.Objects = []fyne.CanvasObject{scroll}
	f.box.Refresh()
	return nil
}

// textOf is a value of a template's field as it may be typed; shown is false for
// conditions, counts and rows.
func textOf(value any) (text string, shown bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case data.Date:
		return v.Shown(), true
	}
	return "", false
}

// halfLabel is how many letters a label over half the form may have.
const halfLabel = 40

// longNames are parts of the names of fields that hold sentences.
var longNames = []string{"noi_dung", "ve_viec", "yeu_cau", "ly_do", "ket_luan", "ket_qua_", "quyet_dinh", "tra_loi", "y_kien", "bien_phap", "thanh_vien",
	"can_cu", "de_xuat", "kien_nghi", "tien_do", "van_de", "mang_theo", "huong_dan", "nguoi_thi_hanh"}

func (f *composeForm) answer(o *desk.Desk, name, value string) *composeAnswer {
	a := &composeAnswer{began: value}
	if strings.HasPrefix(name, "ngay") || name == "tu_ngay" || name == "thoi_han_giai_trinh" {
		if day, err := data.ParseTypedDate(value); err == nil || value == "" {
			a.day = o.DateField()
			a.day.SetDate(day)
			a.day.OnChanged = f.changed
			return a
		}
	}
	long := slices.ContainsFunc(longNames, func(part string) bool { return strings.Contains(name, part) }) && !strings.HasPrefix(name, "so_")
	if long || len([]rune(value)) > 40 {
		a.entry = kit.NewTextEntry(2)
	} else {
		a.entry = kit.NewEntry()
	}
	a.entry.SetText(value)
	a.entry.OnChanged = func(string) { f.changed() }
	return a
}

func (a *composeAnswer) set(value string) {
	if a.day == nil {
		a.entry.SetText(value)
	} else if day, err := data.ParseTypedDate(value); err == nil {
		a.day.SetDate(day)
	}
}

func (a *composeAnswer) widget() fyne.CanvasObject {
	if a.day != nil {
		return a.day
	}
	return a.entry
}

// symbol is what follows the number: TB-UBND; empty when the document has none.
func (f *composeForm) symbol() string { return f.info.SymbolFor(f.settings()) }

// propose puts the next number of the kind of document and year into the form,
// unless the clerk typed another.
func (f *composeForm) propose(o *desk.Desk) {
	symbol := f.symbol()
	on, err := f.on.Date()
	if symbol == "" || err != nil || on.IsZero() || f.number.Text != f.proposed {
		return
	}
	kit.RunAsync(func() (int, error) { return o.Store.NextReplyNumber(o.Ctx(), on.Year(), symbol) }, func(n int, err error) {
		if err == nil && f.number.Text == f.proposed && f.symbol() == symbol {
			f.proposed = fmt.Sprintf("%02d", n)
			f.number.SetText(f.proposed)
		}
	})
}

// count is the number typed; 0 when the program's proposal stands, so that the
// number is the next one at the moment of writing.
func (f *composeForm) count() (int, error) {
	text := f.number.Value()
	if f.info.Symbol == "" || text == "" || text == f.proposed {
		return 0, nil
	}
	text, _, _ = strings.Cut(text, "/")
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 {
		return 0, data.Tell(nil, "compose.number.bad")
	}
	return n, nil
}

// options are what the document says beside the letter, as typed so far.
func (f *composeForm) options() document.Options {
	on, err := f.on.Date()
	if err != nil {
		on = 0
	}
	typed := f.visitTyped()
	for name, answer := range f.typed {
		if text := answer.value(); text != answer.began {
			typed[name] = text
		}
	}
	number, _, _ := strings.Cut(f.number.Value(), "/")
	options := document.Options{Number: number, On: on, SignedBy: f.signer.Value(), Role: f.role.Value(), Typed: typed}
	if s, known := signerNamed(f.settings().Office.Signers, options.SignedBy); known && data.FoldText(s.Role) == data.FoldText(options.Role) {
		options.Authority = s.Authority
	}
	return options.For(f.info)
}

// fields are what the template is filled with, as typed so far.
func (f *composeForm) fields(l data.Letter) document.Fields {
	return office.Fields(store.Occasion{Letter: l, Visit: f.visit}, f.settings(), f.options())
}

// text is all that stands in the form, for telling whether anything was typed.
func (f *composeForm) text() string {
	options := f.options()
	return fmt.Sprint(f.info.Name, options.On, options.SignedBy, options.Role, options.Typed, f.to.Value(), f.number.Text == f.proposed)
}

// removed says what of a denouncer was taken out of the document; empty when its
// reader may know who sent the letter.
func (f *composeForm) removed(l data.Letter) string {
	if !f.info.Reader.Hides(l.Kind) {
		return ""
	}
	options := f.options()
	covered := document.LetterFields(l, f.settings(), options)
	options.Reader = document.Sender
	open := document.LetterFields(l, f.settings(), options)
	var parts []string
	for _, name := range f.asks {
		before, isText := open[name].(string)
		after, _ := covered[name].(string)
		words := document.Explain(name)
		switch {
		case !isText || before == after || words == "":
		case after == "":
			parts = append(parts, words)
		default:
			parts = append(parts, assets.Text("compose.secret.part", words))
		}
	}
	if len(parts) == 0 {
		return assets.Text("compose.secret")
	}
	return assets.Text("compose.secret") + " " + assets.Text("compose.secret.parts", strings.Join(parts, "; "))
}
