package office

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/forms"
	"donthu/reports/mail"
	"donthu/reports/word"
)

// Standing is how far a sealed report has come with one of those who get it.
type Standing struct {
	register.ReportReceiver
	Due  day.Date // by which it wants the report
	Sent bool
	Went register.Sending // the last time, when it was sent
}

// Standings are how far the report of the period has come with each receiver. sealed is the
// one that was sealed last, nil when none was.
func (o *Office) Standings(p day.Period, sealed *register.SealedReport) []Standing {
	rules, receivers := law.NewOffice(o.Settings()), o.Settings().ReportReceivers()
	all := make([]Standing, len(receivers))
	for i, r := range receivers {
		all[i] = Standing{ReportReceiver: r, Due: rules.ReportDueTo(p, r)}
		if sealed != nil {
			all[i].Went, all[i].Sent = sealed.WentTo(receivers, i)
		}
	}
	return all
}

// Sealed is the report of the period that was sealed last, nil when none was.
func (o *Office) Sealed(ctx context.Context, p day.Period) (*register.SealedReport, error) {
	all, err := o.SealedReports(ctx)
	if err != nil {
		return nil, err
	}
	if sealed, is := register.LastSealed(all, p); is {
		return &sealed, nil
	}
	return nil, nil
}

// Outgoing is a sealed report ready to go out: its sheets byte for byte, its words with the
// figures as they were sealed, and what the words lack.
type Outgoing struct {
	Report         register.SealedReport
	Workbook, Word []byte
	Open           []word.Open            // what is still to be filled in of the words
	Replaces       *register.SealedReport // the report of the period that went out before; nil for none
	asOf           day.Date               // the last day that the figures know, where the period was not over
	office         *Office
}

// outgoing is a sealed report without its files.
func (o *Office) outgoing(ctx context.Context, report register.SealedReport) (out Outgoing, err error) {
	out = Outgoing{Report: report, office: o}
	if drawn := day.Of(report.WrittenAt.In(o.clock().Location())); drawn < report.Period.To {
		out.asOf = drawn
	}
	earlier, err := o.EarlierSealed(ctx, report)
	if len(earlier) > 0 {
		out.Replaces = &earlier[len(earlier)-1]
	}
	return out, err
}

// EarlierSealed are the reports of the same period that were sealed before, in that order: the
// report takes their place.
func (o *Office) EarlierSealed(ctx context.Context, report register.SealedReport) (earlier []register.SealedReport, err error) {
	all, err := o.SealedReports(ctx)
	for _, r := range all {
		if r.Period == report.Period && r.ID < report.ID {
			earlier = append(earlier, r)
		}
	}
	return earlier, err
}

// until is the last day that the figures know: of a period that is not over, when they were
// drawn.
func (g *Outgoing) until() day.Date {
	if p := g.Report.Period; !g.asOf.IsZero() && g.asOf >= p.From {
		return min(g.asOf, p.To)
	}
	return g.Report.Period.To
}

// replacing says which report the report takes the place of, empty for none.
func (g *Outgoing) replacing() string {
	if g.Replaces == nil {
		return ""
	}
	return assets.Text("sending.replaces", "number", g.Replaces.Number, "day", g.Replaces.On.Shown(), "sent", g.Replaces.SentOn.Shown())
}

// Outgoing makes a sealed report ready to go out. The words are those typed now, the figures
// those of the register as it stood when the report was sealed.
func (o *Office) Outgoing(ctx context.Context, report register.SealedReport) (out Outgoing, err error) {
	if out, err = o.outgoing(ctx, report); err != nil {
		return out, err
	}
	if out.Workbook, err = o.SealedWorkbook(ctx, report.ID); err != nil {
		return out, err
	}
	past, closeIt, err := o.store.AsSealed(ctx, report)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, closeIt()) }()
	sealing := func() time.Time { return report.WrittenAt.In(o.clock().Location()) }
	words, err := New(past, sealing).DrawInWords(ctx, forms.EditionOf(report.Edition, report.Period), report.Period)
	if err != nil {
		return out, err
	}
	if words.Info, words.Template, err = word.Read(o.Dir(), words.Info.Name); err != nil {
		return out, err // the copy has no templates of the office's own
	}
	if words.Typed, err = o.TypedFigures(ctx, register.ReportWords, report.Period); err != nil {
		return out, err
	}
	words.Under(report.Sealed)
	if out.Word, out.Open, err = words.render(words.Fields(words.Typed)); err != nil {
		return out, err
	}
	if report.Head != "" {
		out.Word, err = docx.WithFoot(out.Word, assets.Text("report.chain", "head", report.Head))
	}
	return out, err
}

// SaveFiles writes the sheets and the words of the report into the folder, side by side.
func (g *Outgoing) SaveFiles(folder string) (words string, err error) {
	if err := MakeFolder(folder); err != nil {
		return "", err
	}
	if err := SaveFile(filepath.Join(folder, g.stem()+".xlsx"), g.Workbook); err != nil {
		return "", err
	}
	words = filepath.Join(folder, g.stem()+".docx")
	return words, SaveFile(words, g.Word)
}

// stem is how files of the report are called.
func (g *Outgoing) stem() string {
	return assets.Text("sending.file", "from", g.Report.Period.From, "to", g.Report.Period.To)
}

// Message is the message in which the report goes to a receiver. It says what the report is
// and no more: nobody who denounced, complained or asked stands in it.
func (g *Outgoing) Message(to register.ReportReceiver) mail.Message {
	p, settings := g.Report.Period, g.office.Settings()
	numbered, dated, replaces := "", "", g.replacing()
	if replaces != "" {
		replaces = assets.Text("sending.replacing", "replaces", replaces)
	}
	if g.Report.Number != "" {
		numbered = assets.Text("sending.numbered", "number", docx.Numbered(g.Report.Number))
	}
	if numbered != "" && !g.Report.On.IsZero() {
		dated = assets.Text("sending.dated", "day", g.Report.On.Shown())
	}
	return mail.Message{
		Name: to.Name, Address: to.Email,
		Subject: assets.Text("sending.subject", "period", p.Name(), "ward", settings.Ward, "numbered", numbered) + replaces,
		Text: assets.Text("sending.text", "to", to.Name, "ward", settings.Ward, "period", p.Name(), "from", p.From.Shown(), "until", g.until().Shown(),
			"replaces", replaces, "numbered", numbered+dated, "clerk", cmp.Or(settings.Clerk, settings.Ward)),
		Files: []mail.File{{Name: g.stem() + ".xlsx", Content: g.Workbook}, {Name: g.stem() + ".docx", Content: g.Word}},
	}
}

// SaveMessage writes the message for a receiver to file.
func (g *Outgoing) SaveMessage(file string, to register.ReportReceiver) error {
	var b bytes.Buffer
	if err := mail.Write(&b, g.Message(to)); err != nil {
		return err
	}
	return SaveFile(file, b.Bytes())
}

// SaveMessage writes the message in which the report, that nobody sealed yet, would go to the
// usual receiver, and says what is still to be filled in of its words.
func (r *Report) SaveMessage(file string, words *InWords, o *Office) (open []word.Open, err error) {
	var book bytes.Buffer
	if err := r.Write(&book, r.sent()); err != nil {
		return nil, err
	}
	out := Outgoing{Workbook: book.Bytes(), office: o}
	out.Report.Sealed, out.asOf = r.Cover, r.AsOf
	if out.Word, open, err = words.render(words.Fields(words.Typed)); err != nil {
		return open, err
	}
	return open, out.SaveMessage(file, o.Settings().ReportReceivers()[0])
}

// SaveMessages writes a message for each of the receivers into the folder and returns the
// files in their order.
func (g *Outgoing) SaveMessages(folder string, to []register.ReportReceiver) (files []string, err error) {
	return g.saveEach(folder, to, "sending.mailFile", g.SaveMessage)
}

// SaveSlips writes the slip that goes with the report for each of the receivers into the
// folder and returns the files in their order.
func (o *Office) SaveSlips(ctx context.Context, folder string, report register.SealedReport, to []register.ReportReceiver) (files []string, err error) {
	g, err := o.outgoing(ctx, report)
	if err != nil {
		return nil, err
	}
	return g.saveEach(folder, to, "sending.slipFile", g.saveSlip)
}

func (g *Outgoing) saveSlip(file string, to register.ReportReceiver) error {
	settings := g.office.Settings()
	info, template, err := word.Read(g.office.Dir(), word.SlipTemplate)
	if err != nil {
		return err
	}
	edition, err := forms.ByID(g.Report.Edition)
	if err != nil {
		return err
	}
	var numbers []string
	for _, form := range edition.Forms {
		numbers = append(numbers, form.Number)
	}
	receivers := settings.ReportReceivers()
	went, _ := g.Report.WentTo(receivers, receivers.Find(to.Name))
	settings.Office.Place = cmp.Or(g.Report.Place, settings.Office.Place) // as on the sheets
	fields := word.SlipFields(word.Slip{Period: g.Report.Period, Until: g.until(), To: to.Name, Number: g.Report.Number, On: g.Report.On, Forms: strings.Join(numbers, ", "),
		Replaces: g.replacing(), Sent: went.On, Due: law.NewOffice(settings).ReportDueTo(g.Report.Period, to)}, settings, word.Options{On: g.Report.On, SignedBy: g.Report.SignedBy, Role: g.Report.Role}.For(info))
	var b bytes.Buffer
	if err := docx.RenderDraft(&b, template, fields); err != nil {
		return err
	}
	return SaveFile(file, b.Bytes())
}

// saveEach writes a file for each receiver, numbered as the office lists them: names of
// offices are long and alike.
func (g *Outgoing) saveEach(folder string, to []register.ReportReceiver, key string, save func(string, register.ReportReceiver) error) (files []string, err error) {
	if err := MakeFolder(folder); err != nil {
		return nil, err
	}
	all := g.office.Settings().ReportReceivers()
	for _, r := range to {
		file := filepath.Join(folder, assets.Text(key, "stem", g.stem(), "receiver", fmt.Sprint(all.Find(r.Name)+1)))
		if err := save(file, r); err != nil {
			return files, err
		}
		files = append(files, file)
	}
	return files, nil
}

// MakeFolder makes a folder for files of reports, which only their owner reads.
func MakeFolder(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return data.Tell(err, "store.makeFolder", "folder", folder)
	}
	return nil
}

// FreeNumber refuses a number that another period's report of the year has: it would be two
// documents.
func (o *Office) FreeNumber(ctx context.Context, answers register.Sealed) error {
	all, err := o.SealedReports(ctx)
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.Period != answers.Period && r.On.Year() == answers.On.Year() && answers.Number != "" && sameNumber(r.Number, answers.Number) {
			return &store.CheckError{Problems: []data.Problem{{Field: register.FieldNumber,
				Sentence: assets.Text("sealed.numberTaken", "number", answers.Number, "period", r.Period.Name(), "day", r.On.Shown())}}}
		}
	}
	return nil
}

// sameNumber reports whether two numbers of documents are one: 06/BC-UBND is 6/BC-UBND.
func sameNumber(a, b string) bool {
	plain := func(number string) string { return strings.TrimLeft(text.Fold(number), "0 ") }
	return plain(a) == plain(b)
}
