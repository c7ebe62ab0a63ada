package reports

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/forms"
	"donthu/reports/word"
)

// reportWords is the station "Lời văn": the report in words that goes with the forms (TT
// 06/2025, Mẫu số 02): the figures come from the register, the clerk types what they
// mean. Texts of the period before are proposed.
type reportWords struct {
	*kit.Record[judgement]
	o        *desk.Desk
	period   day.Period
	edition  *forms.Edition // of the forms that the report goes with
	fileName string         // proposed for the Word document
	drawn    office.InWords
	names    []string // of the texts, in the order of the form
	open     *openPlaces
	preview  *views.DocumentPreview
	r        *Room
	pair     *look.Pair
	all      *fyne.Container
	kept     func() // what follows when the texts are kept
}

// judgement is what a clerk says of the figures; Texts stand as reportSections name them.
type judgement struct {
	Number       string
	On           day.Date
	Signer, Role string
	Texts        [15]string
}

// reportSections are the headings of the template over the texts that the clerk
// types, in its order.
var reportSections = []struct {
	key   string
	texts []string
}{
	{"words.section.situation", []string{"tinh_hinh", "nguyen_nhan"}},
	{"words.section.results", append(slices.Clone(word.ReportCounts), "bao_ve_nguoi_to_cao", "chi_dao")},
	{"words.section.judged", []string{"uu_diem", "ton_tai", "nguyen_nhan_ton_tai"}},
	{"words.section.forecast", []string{"du_bao"}},
	{"words.section.tasks", []string{"phuong_huong"}},
	{"words.section.proposals", []string{"kien_nghi_de_xuat"}},
}

// longLabel is how many letters of a label are seen over half of the form.
const longLabel = 40

func newReportWords(r *Room) *reportWords {
	o := r.o
	w := &reportWords{o: o, r: r, period: r.report.Period, edition: r.report.Edition, fileName: strings.TrimSuffix(r.picker.FileName(), ".xlsx") + ".docx", preview: views.NewDocumentPreview()}
	w.open = newOpenPlaces(w)
	frame := o.Around(func() desk.Page { return r })
	frame.Back = func() { r.Escape() }
	w.Record = kit.NewRecord(frame, 2, judgement{}, w.questions()...)
	w.PassEnter()
	soon := kit.Debounce(kit.TypingPause, w.draw)
	w.Explained = assets.Text("words.about")
	w.OfferTitle, w.OfferSave = assets.Text("words.unsaved"), assets.Text("words.unsaved.text")
	w.Write = func(j judgement) (kit.Saved, error) {
		record := w.record(j)
		return kit.Saved{Tell: func() {
			w.drawn.Typed, r.inTurn = record, record
			r.tell()
			w.kept()
		}}, o.Do().SaveFigures(o.Ctx(), record)
	}
	w.Check = checkCounts
	w.Failed = func(err error) {
		w.tellKept()
		o.Failed(assets.Text("words.notSaved"), err)
	}
	paper := kit.TopDown(w.open.all, w.preview.Scroll, nil)
	w.pair = &look.Pair{Form: 620, Narrowed: func() {}}
	w.all = container.New(w.pair, look.Card(assets.Text("words.title"), "", look.Inset(1, 4, w.Body())),
		look.Card(assets.Text("words.preview"), "", look.Inset(8, 8, paper)))
	w.tellKept()
	w.Arrange = func(judgement) { soon() }
	return w
}

// turnWords shows the document instead of the questions where only one of them has room.
func (r *Room) turnWords() {
	if r.words != nil && r.words.pair.Narrow {
		r.words.pair.Beside = !r.words.pair.Beside
		r.words.all.Refresh()
	}
}

func (r *Room) writeWords() {
	if r.words != nil {
		r.words.write()
	}
}

func (w *reportWords) questions() []*kit.Question[judgement] {
	all := []*kit.Question[judgement]{
		kit.Line("words.number", word.ReportNumber, func(j *judgement) *string { return &j.Number }).Hint(func(*judgement) string {
			if w.drawn.Template == nil {
				return ""
			}
			return assets.Text("words.number.hint", "symbol", "/"+w.drawn.Info.SymbolFor(&register.Letter{}, w.drawn.Settings), "next", w.drawn.Number)
		}),
		kit.Day("words.on", word.ReportOn, w.o.DateField(), func(j *judgement) *day.Date { return &j.On }),
		desk.AskSigner(w.o, word.ReportSigner, func(j *judgement) *string { return &j.Signer }),
		desk.AskRole("", func(j *judgement) *string { return &j.Role }).Example("compose.role.example"),
	}
	for _, section := range reportSections {
		all = append(all, kit.Shown[judgement](kit.NewHeading(assets.Text(section.key))))
		for _, name := range section.texts {
			i := len(w.names)
			w.names = append(w.names, name)
			label := kit.SentenceCase(docx.Explain(name))
			if slices.Contains(word.ReportCounts, name) {
				count := kit.Line("", name, func(j *judgement) *string { return &j.Texts[i] }).Label(func(*judgement) string { return label })
				if utf8.RuneCountInString(label) > longLabel {
					count.Across()
				}
				all = append(all, count)
				continue
			}
			all = append(all, kit.Lines("", name, 3, func(j *judgement) *string { return &j.Texts[i] }).Example("words.about."+name).
				Label(func(*judgement) string { return label }).
				Hint(func(j *judgement) string {
					if earlier := w.drawn.Earlier; j.Texts[i] != "" && j.Texts[i] == earlier.Texts[name] {
						return assets.Text("words.takenOver", "period", earlier.Period.Name())
					}
					return ""
				}))
		}
	}
	return all
}

// Enter draws the figures and fills in what was typed, once: what stands in the
// fields is not overwritten.
func (w *reportWords) Enter() {
	if w.drawn.Template != nil {
		w.Record.Enter()
		w.drawAnew()
		return
	}
	kit.RunWithProgress(w.o.Window, assets.Text("words.title"), assets.Text("reports.computing"),
		func(ctx context.Context, set func(float64, string)) (office.InWords, error) {
			set(-1, "")
			return w.o.Do().DrawInWords(ctx, w.edition, w.period)
		}, func(drawn office.InWords, err error) {
			if err != nil {
				w.r.goTo(figuresStation)
				if !errors.Is(err, context.Canceled) {
					w.o.Failed(assets.Text("words.failed"), err)
				}
				return
			}
			w.drawn = drawn
			w.Begin(w.begun())
			w.draw()
			w.FocusFirst()
		})
}

// drawAnew draws the figures again: the clerk may have filled in a form meanwhile. What was
// typed here stays.
func (w *reportWords) drawAnew() {
	desk.Read(w.o, w.r, assets.Text("words.failed"), func(ctx context.Context) (office.InWords, error) {
		return w.o.Do().DrawInWords(ctx, w.edition, w.period)
	}, func(drawn office.InWords) {
		w.drawn = drawn
		w.draw()
	})
}

// begun is what was typed for the period; where nothing was, what the one before says. Its
// number, day and signer are those of the sheets.
func (w *reportWords) begun() judgement {
	typed, earlier, cover := w.drawn.Typed.Texts, w.drawn.Earlier.Texts, w.drawn.Cover
	number, _, _ := strings.Cut(cover.Number, "/")
	j := judgement{Number: number, On: cmp.Or(cover.On, w.o.Today())}
	lastSigner, lastRole := w.o.LastSigner()
	j.Signer = cmp.Or(typed[word.ReportSigner], earlier[word.ReportSigner], lastSigner)
	j.Role = cmp.Or(typed[word.ReportRole], earlier[word.ReportRole], lastRole)
	if sent, ok := forms.LastSealed(w.r.sealed, w.period); ok {
		j.Signer, j.Role = cmp.Or(sent.SignedBy, j.Signer), cmp.Or(sent.Role, j.Role)
	}
	for i, name := range w.names {
		j.Texts[i] = typed[name]
		if typed == nil && !slices.Contains(word.ReportCounts, name) { // a number is of its own period
			j.Texts[i] = earlier[name]
		}
	}
	return j
}

// record is what stands in the fields as the register keeps it; empty ones are left out.
func (w *reportWords) record(j judgement) register.TypedFigures {
	number, _, _ := strings.Cut(j.Number, "/")
	all := map[string]string{word.ReportNumber: number, word.ReportSigner: j.Signer, word.ReportRole: j.Role, word.ReportOn: j.On.Shown()}
	for i, name := range w.names {
		all[name] = j.Texts[i]
	}
	maps.DeleteFunc(all, func(_, text string) bool { return text == "" })
	return register.TypedFigures{Form: register.ReportWords, Period: w.period, Texts: all}
}

// fields are what the template is filled with, as typed so far.
func (w *reportWords) fields() docx.Fields {
	typed, _ := w.Read()
	return w.drawn.Fields(w.record(typed))
}

// draw shows the report as it is so far, and what it lacks.
func (w *reportWords) draw() {
	if w.drawn.Template == nil {
		return
	}
	fields := w.fields()
	w.preview.Marks = []string{assets.Text("document.report.notTyped")}
	w.preview.Show(w.drawn.Template, fields)
	open, _ := w.drawn.Open(fields) // of a template that cannot be read the preview tells
	w.open.set(open)
	w.r.tell()
	w.preview.Scroll.Refresh()
	w.all.Refresh()
}

// tellKept lets what is kept be told, and nothing more follow.
func (w *reportWords) tellKept() {
	w.kept = func() { kit.Toast(w.o.Window.Canvas(), assets.Text("words.saved")) }
}

// write keeps the texts and writes the Word document; what it lacks is asked about
// first and stays as dots.
func (w *reportWords) write() {
	keep := func() {
		if _, unread := w.Read(); len(unread) == 0 { // else nothing is kept
			w.kept = w.askAndWrite
		}
		w.Save(false)
	}
	if words := w.open.words(); words != "" {
		kit.Confirm(w.o.Window, assets.Text("compose.incomplete"), words+"\n\n"+assets.Text("compose.incomplete.text"), assets.Text("compose.incomplete.do"), keep)
		return
	}
	keep()
}

func (w *reportWords) askAndWrite() {
	w.tellKept()
	o, drawn, fields := w.o, w.drawn, w.fields()
	o.Save(desk.FileToWrite{Title: assets.Text("words.title"), Name: w.fileName, Pattern: "*.docx",
		Writing: assets.Text("reports.writing"), Failed: assets.Text("words.failed"), Written: w.r.written.Show,
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			_, err := drawn.Save(file, fields)
			return err
		}})
}
