package office

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/forms"
	"donthu/reports/word"
	"donthu/reports/workbook"
)

// Report is a report with all that its workbook holds.
type Report struct {
	*forms.Report
	Adjustments []forms.Adjustment
	Directions  []register.Direction
	Today       day.Date
	Settings    register.Settings
	Cover       register.Sealed // what its sheets say of their document
	Findings    []forms.Finding // what is to be looked at before it leaves
	lastStep    int64           // the last step that its figures may know
	head        string          // of the chain at that step
	sealing     bool            // the sheets carry the head
}

// Compute computes the figures of a period in an edition of the forms.
func (o *Office) Compute(ctx context.Context, edition *forms.Edition, p day.Period) (*forms.Report, error) {
	report, err := forms.Compute(ctx, o.store, edition, p, forms.Options{Today: o.Today()})
	if err != nil {
		return nil, err
	}
	return report, o.name(ctx, report.Incomplete)
}

// mostNamed is how many letters a sentence names.
const mostNamed = 20

// name names the letters behind findings as clerks do, in the order of the register.
func (o *Office) name(ctx context.Context, all []forms.Finding) error {
	for i := range all {
		f := &all[i]
		if f.Subject != forms.Letters || len(f.Letters) == 0 {
			continue
		}
		page, err := o.store.Letters(ctx, store.Query{IDs: f.Letters, Sort: store.ByNumber, Limit: mostNamed})
		if err != nil {
			return err
		}
		var names []string
		for _, l := range page.Letters {
			names = append(names, l.Number.String())
		}
		f.Named = strings.Join(names, ", ")
		if more := len(f.Letters) - len(names); more > 0 {
			f.Named = assets.Text("review.namedMore", "letters", f.Named, "count", more)
		}
	}
	return nil
}

// Adjustments are what happened to earlier reports after they were sent, for the report
// of the period.
func (o *Office) Adjustments(ctx context.Context, p day.Period) ([]forms.Adjustment, error) {
	return forms.Adjustments(ctx, o.store, p, forms.Options{Today: o.Today()})
}

// Review is what is to be looked at before the report of a period leaves.
func (o *Office) Review(ctx context.Context, edition *forms.Edition, p day.Period) ([]forms.Finding, error) {
	report, err := o.Compute(ctx, edition, p)
	if err != nil {
		return nil, err
	}
	return o.review(ctx, report)
}

// review is what is to be looked at, beginning with what an examination of the register found.
func (o *Office) review(ctx context.Context, report *forms.Report) ([]forms.Finding, error) {
	found, err := forms.Review(ctx, o.store, report)
	if err != nil {
		return nil, err
	}
	condemned, err := o.store.Condemned(ctx)
	if condemned > 0 {
		found = append([]forms.Finding{{Concern: forms.Condemned, Text: assets.Text("review.condemned.text", "count", condemned)}}, found...)
	}
	return found, err
}

// DrawReport draws the report of a period in an edition of the forms, with what it
// says about earlier ones and about leaders' directions.
func (o *Office) DrawReport(ctx context.Context, edition *forms.Edition, p day.Period) (r Report, err error) {
	r.Settings, r.Today = o.Settings(), o.Today()
	if r.lastStep, r.head, err = o.store.Head(ctx); err != nil {
		return r, err
	}
	if r.Report, err = o.Compute(ctx, edition, p); err != nil {
		return r, err
	}
	if r.Directions, err = o.store.DirectionsOf(ctx, p); err != nil {
		return r, err
	}
	if r.Cover, err = o.Cover(ctx, p); err != nil {
		return r, err
	}
	if r.Adjustments, err = o.Adjustments(ctx, p); err != nil {
		return r, err
	}
	r.NoteAdjustments(r.Adjustments)
	r.Findings, err = o.review(ctx, r.Report)
	return r, err
}

// Write writes the sheets of the report's workbook.
func (r *Report) Write(w io.Writer, sheets workbook.Sheets) error {
	return workbook.WriteAdjustedReport(w, r.Report, r.Adjustments, r.Settings, r.options(sheets))
}

// Save writes the workbook that is sent to file.
func (r *Report) Save(file string) error {
	return workbook.Save(file, func(w io.Writer) error { return r.Write(w, r.sent()) })
}

// Seal draws a report with the number of its covering document, writes it to file, and
// keeps the very same bytes with what the answers say of its sending. A
// *store.CheckError names what forbids it.
func (o *Office) Seal(ctx context.Context, answers register.Sealed, edition *forms.Edition, file string) (sealed register.SealedReport, err error) {
	for range 3 { // another program may write a step just now
		if sealed, err = o.seal(ctx, answers, edition, file); !errors.Is(err, store.ErrMovedOn) {
			break
		}
	}
	return sealed, err
}

func (o *Office) seal(ctx context.Context, answers register.Sealed, edition *forms.Edition, file string) (none register.SealedReport, err error) {
	if condemned, err := o.store.Condemned(ctx); err != nil || condemned > 0 {
		return none, cmp.Or(err, error(data.Tell(nil, "office.condemned", "count", condemned))) // what is sealed is true
	}
	if err := o.FreeNumber(ctx, answers); err != nil {
		return none, err
	}
	if wrong := data.Blocking(register.CheckSealed(answers.Tidy(), o.Today())); len(wrong) > 0 {
		return none, &store.CheckError{Problems: wrong} // before any file says that it was sealed
	}
	report, err := o.DrawReport(ctx, edition, answers.Period)
	if err != nil {
		return none, err
	}
	var book bytes.Buffer
	answers.Number = docx.Numbered(answers.Number)
	if answers.Place == "" {
		answers.Place = report.Cover.Place
	}
	report.Cover, report.sealing = answers, true
	if err := report.Write(&book, report.sent()); err != nil {
		return none, err
	}
	if err := SaveFile(file, book.Bytes()); err != nil {
		return none, err
	}
	if err := ctx.Err(); err != nil {
		return none, err
	}
	if !answers.Whole {
		if err := report.SaveOffice(OfficeFile(file)); err != nil {
			return none, err
		}
	}
	sealed := forms.Seal(report.Report)
	sealed.LastStep, sealed.Head = report.lastStep, report.head
	sealed.Number, sealed.On, sealed.SignedBy = answers.Number, answers.On, answers.SignedBy
	sealed.Role, sealed.Place, sealed.Whole = answers.Role, answers.Place, answers.Whole
	sealed.Ways, sealed.To, sealed.SentOn, sealed.Note = answers.Ways, answers.To, answers.SentOn, answers.Note
	return o.store.SealReport(ctx, sealed, book.Bytes())
}

// Comparison is how a sent report differs from what the register gives now. Same says
// that the register as it stood then gives the very figures that were sent.
type Comparison struct {
	Differences []forms.Difference
	Same        bool
}

// CompareSent draws a sent report from the register as it stood then and as it is now.
func (o *Office) CompareSent(ctx context.Context, sent register.SealedReport) (c Comparison, err error) {
	edition, err := forms.ByID(sent.Edition)
	if err != nil {
		return c, err
	}
	past, closeIt, err := o.store.AsSealed(ctx, sent)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, closeIt()) }()
	then, err := New(past, o.clock).Compute(ctx, edition, sent.Period)
	if err != nil {
		return c, err
	}
	now, err := o.Compute(ctx, edition, sent.Period)
	if err != nil {
		return c, err
	}
	return Comparison{forms.Compare(sent.Sealed, then, now), len(forms.Compare(sent.Sealed, nil, then)) == 0}, nil
}

// InWords is what the report in words of a period is made from (TT 06/2025, Mẫu số 02).
type InWords struct {
	Info                  word.Info
	Template              []byte
	Now, Before, LastYear *forms.Report
	Typed, Earlier        register.TypedFigures // for the period, and for the one before it
	Number                int                   // the next one of the year
	Settings              register.Settings
	Cover                 register.Sealed // what the sheets of the report say of the document
	head                  docx.Fields     // how the days of the head stand to the law
}

// DrawInWords draws the report of a period on the forms of an edition, of the one before
// and of the same one last year, and reads what was typed for it. An edition that has no
// report in words gives way to the one whose has.
func (o *Office) DrawInWords(ctx context.Context, edition *forms.Edition, p day.Period) (w InWords, err error) {
	if edition == nil || edition.Words == "" {
		edition = word.ReportEdition(p)
	}
	w.Settings = o.Settings()
	for _, part := range []struct {
		into   **forms.Report
		period day.Period
	}{{&w.Now, p}, {&w.Before, p.Previous()}, {&w.LastYear, word.LastYear(p)}} {
		if *part.into, err = o.Compute(ctx, edition, part.period); err != nil {
			return w, err
		}
	}
	if w.head, err = o.headFields(ctx, w.Now); err != nil {
		return w, err
	}
	if w.Typed, err = o.TypedFigures(ctx, register.ReportWords, p); err != nil {
		return w, err
	}
	if w.Earlier, err = o.store.TypedBefore(ctx, register.ReportWords, p); err != nil {
		return w, err
	}
	if w.Cover, err = o.Cover(ctx, p); err != nil {
		return w, err
	}
	sealed, err := o.SealedReports(ctx)
	if err != nil {
		return w, err
	}
	w.Number = nextReportNumber(sealed, o.Today().Year())
	w.Info, w.Template, err = word.Read(o.Dir(), edition.Words)
	return w, err
}

// headFields say how the days on which the head receives stand to the law.
func (o *Office) headFields(ctx context.Context, now *forms.Report) (docx.Fields, error) {
	p := word.HeadPeriod(now)
	days, err := o.ReceptionDays(ctx, law.DaysForHeadSpans(p))
	if err != nil {
		return nil, err
	}
	return word.HeadFields(law.NewOffice(o.Settings()).HeadSpans(days, p), len(days) > 0), nil
}

// DrawDenunciations is DrawInWords for the report on settling denunciations, for the people's
// council (LTC Điều 61 khoản 3), on the forms whose columns its template names. Of what was
// typed for the report in words it takes the texts, and not the number and day, which are
// another document's.
func (o *Office) DrawDenunciations(ctx context.Context, p day.Period) (InWords, error) {
	edition, err := forms.ByID(denunciationsEdition)
	if err != nil {
		return InWords{}, err
	}
	w, err := o.DrawInWords(ctx, edition, p)
	if err != nil {
		return w, err
	}
	typed := register.TypedFigures{Texts: map[string]string{}}
	for _, name := range word.ReportTexts {
		typed.Texts[name] = w.Typed.Texts[name]
	}
	w.Typed, w.Cover = typed, register.Sealed{On: o.Today()}
	w.Info, w.Template, err = word.Read(o.Dir(), word.DenunciationsTemplate)
	return w, err
}

// denunciationsEdition is the edition whose columns the report on denunciations names.
const denunciationsEdition = "tt06-2025"

// nextReportNumber is one more than the highest number of the reports that were sent
// in the year.
func nextReportNumber(sealed []register.SealedReport, year int) int {
	highest := 0
	for _, s := range sealed {
		digits, _, _ := strings.Cut(s.Number, "/")
		if n, err := strconv.Atoi(strings.TrimSpace(digits)); err == nil && s.On.Year() == year {
			highest = max(highest, n)
		}
	}
	return highest + 1
}

// Under puts the document's number, day, place and signer in the place of what was typed:
// the document says what the sheets say.
func (w *InWords) Under(cover register.Sealed) {
	w.Cover = cover
	texts := maps.Clone(w.Typed.Texts)
	for name, text := range map[string]string{word.ReportNumber: numberOf(cover), word.ReportOn: cover.On.Shown(), word.ReportSigner: cover.SignedBy, word.ReportRole: cover.Role} {
		if texts == nil {
			texts = map[string]string{}
		}
		texts[name] = text
	}
	w.Typed.Texts = texts
}

// numberOf is the number of a document without its symbol.
func numberOf(cover register.Sealed) string {
	number, _, _ := strings.Cut(cover.Number, "/")
	return strings.TrimSpace(number)
}

// Fields are what the template is filled with when typed is what the clerk typed. What was
// not is as on the sheets: a day that nobody gave is left free on both.
func (w *InWords) Fields(typed register.TypedFigures) docx.Fields {
	o := word.ReportOptions(typed, w.Cover.On).For(w.Info)
	o.Number, o.SignedBy = cmp.Or(o.Number, numberOf(w.Cover)), cmp.Or(o.SignedBy, w.Cover.SignedBy)
	if o.SignedBy == w.Cover.SignedBy {
		o.Role = cmp.Or(o.Role, w.Cover.Role)
	}
	settings := w.Settings
	settings.Office.Place = cmp.Or(w.Cover.Place, settings.Office.Place)
	f := word.ReportFields(w.Now, w.Before, w.LastYear, settings, o.InOffice(settings)).With(w.head)
	if o.On.IsZero() {
		f["ngay"] = docx.NoDay
	}
	return f
}

// Open are the places of the report that are still to be filled in.
func (w *InWords) Open(fields docx.Fields) ([]word.Open, error) {
	return word.OpenPlaces(w.Template, fields, w.Now)
}

// Save writes the report in words to file, with dots for what the fields lack, and says
// what is still to be filled in.
func (w *InWords) Save(file string, fields docx.Fields) (open []word.Open, err error) {
	document, open, err := w.render(fields)
	if err == nil {
		err = SaveFile(file, document)
	}
	return open, err
}

// render is the report in words, and what is still to be filled in.
func (w *InWords) render(fields docx.Fields) (document []byte, open []word.Open, err error) {
	if open, err = w.Open(fields); err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	err = docx.RenderDraft(&b, w.Template, fields)
	return b.Bytes(), open, err
}
