package reports

import (
	"context"
	"maps"
	"slices"
	"strings"

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
	"donthu/reports/document"
)

// reportWords is the page of the report in words that goes with the forms (TT
// 06/2025, Mẫu số 02): the figures come from the register, the clerk types what they
// mean. Texts of the period before are proposed.
type reportWords struct {
	desk.PlainPage
	o        *desk.Desk
	period   data.Period
	fileName string // proposed for the Word document
	drawn    office.InWords

	number       *kit.Entry
	on           *kit.DateField
	signer, role *kit.SuggestEntry
	texts        map[string]*kit.Entry // by name of document.ReportTexts
	fields       map[string]*kit.Field
	form         *kit.Form
	lacking      *widget.Label
	preview      *views.DocumentPreview
	written      *desk.WrittenBar
	front        *fyne.Container
	all          fyne.CanvasObject
	begun        map[string]string // what stood in the fields when they were kept last
	look         func()
}

// reportSections are the headings of the template over the texts that the clerk
// types, in its order.
var reportSections = []struct {
	key   string
	texts []string
}{
	{"words.section.situation", []string{"tinh_hinh", "nguyen_nhan"}},
	{"words.section.results", []string{"bao_ve_nguoi_to_cao", "chi_dao"}},
	{"words.section.judged", []string{"uu_diem", "ton_tai", "nguyen_nhan_ton_tai"}},
	{"words.section.forecast", []string{"du_bao"}},
	{"words.section.tasks", []string{"phuong_huong"}},
	{"words.section.proposals", []string{"kien_nghi_de_xuat"}},
}

func newReportWords(o *desk.Desk, period data.Period, fileName string) *reportWords {
	w := &reportWords{o: o, period: period, fileName: fileName, number: kit.NewEntry(), on: o.DateField(),
		texts: map[string]*kit.Entry{}, fields: map[string]*kit.Field{}, lacking: widget.NewLabel(""), preview: views.NewDocumentPreview(), front: container.NewStack()}
	w.look = kit.Debounce(kit.TypingPause, w.draw)
	w.lacking.Wrapping, w.lacking.Importance = fyne.TextWrapWord, widget.WarningImportance
	w.written = desk.NewWrittenBar(o, func() { w.all.Refresh() })
	w.build()
	return w
}

func (w *reportWords) build() {
	o := w.o
	w.signer = kit.NewSuggestEntry(func(typed string) []string { return o.EarlierSigners(typed) })
	w.role = kit.NewSuggestEntry(func(typed string) []string {
		return kit.Fitting(strings.Split(assets.Text("compose.roles"), "|"), typed)
	})
	w.role.SetPlaceHolder(assets.Text("compose.role.example"))
	w.number.OnChanged = func(string) { w.look() }
	w.on.OnChanged = w.look
	w.signer.Watch(func(string) { w.look() })
	w.role.Watch(func(string) { w.look() })
	w.fields[document.ReportNumber] = kit.NewField(assets.Text("words.number"), w.number)
	fields := []*kit.Field{w.fields[document.ReportNumber], kit.NewField(assets.Text("words.on"), w.on),
		kit.NewField(assets.Text("compose.signer"), w.signer), kit.NewField(assets.Text("compose.role"), w.role)}
	for _, section := range reportSections {
		fields = append(fields, kit.NewField("", kit.NewHeading(assets.Text(section.key))).Across())
		for _, name := range section.texts {
			entry := kit.NewTextEntry(3)
			entry.SetPlaceHolder(assets.Text("words.about." + name))
			entry.OnChanged = func(string) {
				w.mark(name)
				w.look()
			}
			w.texts[name] = entry
			w.fields[name] = kit.NewField(kit.SentenceCase(document.Explain(name)), entry).Across()
			fields = append(fields, w.fields[name])
		}
	}
	w.form = kit.NewForm(2, fields...)
	w.form.OnSave, w.form.OnCancel = func() { w.save(nil) }, o.Back
	scroll := container.NewVScroll(kit.Padded(w.form))
	w.form.KeepInView(scroll)

	write := kit.NewButton(assets.Text("words.write"), theme.DocumentSaveIcon(), w.write)
	write.Importance = widget.HighImportance
	w.form.OnLastEnter = func() { o.Window.Canvas().Focus(write) }
	save := kit.NewButton(assets.Text("words.save"), theme.DocumentCreateIcon(), func() { w.save(nil) })
	head := widget.NewLabelWithStyle(assets.Text("words.heading", w.period.Name(), w.period.From.Shown(), w.period.To.Shown()), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.SizeName = theme.SizeNameSubHeadingText
	about := widget.NewLabel(assets.Text("words.about"))
	about.Wrapping, about.Importance = fyne.TextWrapWord, widget.LowImportance
	paper := kit.TopDown(container.NewVBox(kit.NewHeading(assets.Text("compose.preview")), w.lacking), w.preview.Scroll, nil)
	split := container.NewHSplit(kit.TopDown(about, scroll, nil), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), paper))
	split.Offset = 0.48
	w.front.Add(split)
	w.all = kit.TopDown(head, w.front, container.NewVBox(w.written.Content(), container.NewHBox(write, save, layout.NewSpacer(), backButton(o))))
}

func (w *reportWords) Title() string              { return assets.Text("words.title") }
func (w *reportWords) Content() fyne.CanvasObject { return w.all }
func (*reportWords) Help() string                 { return "bao-cao" }

// Enter draws the figures and fills in what was typed, once: what stands in the
// fields is not overwritten.
func (w *reportWords) Enter() {
	if w.begun != nil {
		return
	}
	kit.RunWithProgress(w.o.Window, w.Title(), assets.Text("reports.computing"),
		func(ctx context.Context, set func(float64, string)) (office.InWords, error) {
			set(-1, "")
			return w.o.Do().DrawInWords(ctx, w.period)
		}, func(drawn office.InWords, err error) {
			if err != nil {
				w.o.Drop()
				w.o.Failed(assets.Text("words.failed"), err)
				return
			}
			w.drawn = drawn
			w.fill()
		})
}

// fill puts what was typed into the fields; where nothing was, the texts of the
// period before.
func (w *reportWords) fill() {
	typed, earlier := w.drawn.Typed.Texts, w.drawn.Earlier.Texts
	preferences := w.o.App.Preferences()
	first := func(texts ...string) string {
		i := slices.IndexFunc(texts, func(t string) bool { return t != "" })
		if i < 0 {
			return ""
		}
		return texts[i]
	}
	w.number.SetText(typed[document.ReportNumber])
	w.on.SetDate(document.ReportOptions(w.drawn.Typed, w.o.Today()).On)
	w.signer.SetText(first(typed[document.ReportSigner], earlier[document.ReportSigner], preferences.String(desk.SignerPreference)))
	w.role.SetText(first(typed[document.ReportRole], earlier[document.ReportRole], preferences.String(desk.RolePreference)))
	for _, name := range document.ReportTexts {
		text := typed[name]
		if typed == nil {
			text = earlier[name]
		}
		w.texts[name].SetText(text)
		w.mark(name)
	}
	w.fields[document.ReportNumber].SetHint(assets.Text("words.number.hint", "/"+w.symbol(), w.drawn.Number))
	w.begun = w.typed()
	w.draw()
	w.o.FocusForm(w.form)
}

// symbol is what follows the number: BC-UBND.
func (w *reportWords) symbol() string { return w.drawn.Info.SymbolFor(w.o.Store.Settings()) }

// mark says of a text that it is still the one of the period before.
func (w *reportWords) mark(name string) {
	earlier := w.drawn.Earlier
	hint := ""
	if text := w.texts[name].Value(); text != "" && text == earlier.Texts[name] {
		hint = assets.Text("words.takenOver", earlier.Period.Name())
	}
	w.fields[name].SetHint(hint)
}

// typed is what stands in the fields, by name; empty ones are left out.
func (w *reportWords) typed() map[string]string {
	number, _, _ := strings.Cut(w.number.Value(), "/")
	all := map[string]string{document.ReportNumber: number, document.ReportSigner: w.signer.Value(), document.ReportRole: w.role.Value()}
	if on, err := w.on.Date(); err == nil {
		all[document.ReportOn] = on.Shown()
	}
	for name, entry := range w.texts {
		all[name] = data.CleanLines(entry.Value())
	}
	maps.DeleteFunc(all, func(_, text string) bool { return text == "" })
	return all
}

// record is what stands in the fields as the register keeps it.
func (w *reportWords) record() data.TypedFigures {
	return data.TypedFigures{Form: data.ReportWords, Period: w.period, Texts: w.typed()}
}

// documentFields are what the template is filled with, as typed so far.
func (w *reportWords) documentFields() document.Fields {
	return w.drawn.Fields(w.record(), w.o.Today())
}

// draw shows the report as it is so far, and what it lacks.
func (w *reportWords) draw() {
	if w.drawn.Template == nil {
		return
	}
	fields := w.documentFields()
	w.preview.Show(w.drawn.Template, fields)
	lacking := ""
	if missing, unknown, err := document.Check(w.drawn.Template, fields); err == nil {
		lacking = views.LackingWords(missing, unknown)
	}
	w.lacking.SetText(lacking)
	w.lacking.Hidden = lacking == ""
	w.preview.Scroll.Refresh()
	w.all.Refresh()
}

// Leave asks about texts that are not kept yet.
func (w *reportWords) Leave(next func()) {
	if w.begun == nil || maps.Equal(w.typed(), w.begun) {
		next()
		return
	}
	desk.AskToSave(w.o.Window, assets.Text("words.unsaved"), assets.Text("words.unsaved.text"), func() { w.save(next) }, next)
}
