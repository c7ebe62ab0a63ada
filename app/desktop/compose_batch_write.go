package desktop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
	"donthu/reports/document"
)

// batchRow is a letter with what its document lacks.
type batchRow struct {
	letter data.Letter
	to     string
	why    string // why it is left out; empty when it can be written
	note   string // what speaks against writing it once more
}

// batchJob is what the page's documents say, read once from the screen.
type batchJob struct {
	info     document.Info
	source   []byte
	settings data.Settings
	options  document.Options
	today    data.Date
}

func (p *batchPage) job() batchJob {
	return batchJob{info: p.info, source: p.source, settings: p.settings(), options: p.options(), today: p.o.today()}
}

// rows are the letters with what their documents lack.
func (j batchJob) rows(letters []data.Letter) []batchRow {
	rows := make([]batchRow, len(letters))
	for i, l := range letters {
		rows[i] = batchRow{letter: l, to: j.info.Recipient(&l, j.settings), why: j.against(l), note: j.already(&l)}
		if j.info.Reader == document.Sender {
			rows[i].to = l.ShownSender()
		}
	}
	return rows
}

// against says why the document cannot be written on the letter.
func (j batchJob) against(l data.Letter) string {
	if !j.info.For(l.Kind) {
		return assets.Text("batch.otherKind")
	}
	if j.info.Name == data.DocumentResult {
		if sent := l.Life.Results; len(sent) > 0 {
			return assets.Text("batch.sentAlready", sent[len(sent)-1].To, sent[len(sent)-1].On.Shown())
		}
		next := law.FindNext(law.NewOffice(j.settings).NextSteps(l, j.today), data.ResultSent{})
		if next == nil || !next.Allowed {
			return assets.Text("batch.noResult")
		}
	}
	missing, unknown, err := document.Check(j.source, document.LetterFields(l, j.settings, j.options))
	if err != nil {
		return saying.Of(err)
	}
	if j.info.Symbol != "" { // the number is given when the document is written
		missing = slices.DeleteFunc(missing, func(name string) bool { return name == "so" })
	}
	if lacking := lackingWords(missing, unknown); lacking != "" {
		return lacking
	}
	draft := data.Draft{On: j.options.On, Content: data.Reply{Type: j.info.Title, On: j.options.On, SignedBy: j.options.SignedBy,
		Template: j.info.Name, SHA256: "-"}} // one that the program writes
	for _, problem := range data.Blocking(data.CheckStep(l, draft, j.today)) {
		return problem.Sentence
	}
	return ""
}

// already says that the letter has such a document.
func (j batchJob) already(l *data.Letter) string {
	for _, r := range l.Replies {
		if r.Template == j.info.Name {
			return assets.Text("batch.already", joined(" ", r.Number, r.On.Shown()))
		}
	}
	return ""
}

// confirm checks what is common, and asks before the numbers are taken.
func (p *batchPage) confirm() {
	if p.writing {
		return
	}
	p.o.window.Canvas().Unfocus()
	p.clearProblems()
	p.rows = p.job().rows(p.letters) // with what was typed last
	p.list()
	wanted := p.wanted()
	for name, field := range p.beside {
		if answer := p.typed[name]; answer != nil && answer.value() == "" && field.Required && len(wanted) == 0 {
			field.SetProblem(assets.Text("compose.missing"))
		}
	}
	if slices.Contains(p.asks, "nguoi_ky") && p.signer.Value() == "" {
		p.beside[data.FieldSignedBy].SetProblem(assets.Text("compose.missing"))
	}
	if p.form.FocusFirstProblem() {
		return
	}
	if len(wanted) == 0 {
		ui.ShowNotice(p.o.window, assets.Text("batch.title"), assets.Text("batch.nobody"))
		return
	}
	var issues []store.Issue
	for _, l := range wanted {
		issue, err := p.issue(l)
		var refused *store.CheckError
		if errors.As(err, &refused) {
			p.showProblems(p.o, refused.Problems)
			return
		}
		if err != nil {
			p.o.failed(assets.Text("compose.failed"), err)
			return
		}
		issues = append(issues, issue)
	}
	ui.Confirm(p.o.window, assets.Text("batch.title"), assets.Text("batch.confirm", number(len(wanted)), p.info.Title), assets.Text("batch.confirm.do"),
		func() { p.writeIssues(wanted, issues) })
}

// batchDone is what became of one letter.
type batchDone struct {
	letter data.Letter
	reply  data.Reply
	file   string
	why    string // why no document was written; empty when it was
}

// batchOutcome is what became of all of them.
type batchOutcome struct {
	done   []batchDone
	merged string // the file with all documents for printing, empty for none
	notes  []string
}

// writeIssues writes one document after the other, each in a transaction of its
// own, and shows what became of them.
func (p *batchPage) writeIssues(letters []data.Letter, issues []store.Issue) {
	p.writing = true
	merge, left := p.merge.Checked, p.leftOut()
	p.remember(p.o)
	p.o.app.Preferences().SetString(batchPreference, p.info.Name)
	ui.RunWithProgress(p.o.window, assets.Text("batch.title"), assets.Text("batch.writing"),
		func(ctx context.Context, set func(float64, string)) (batchOutcome, error) {
			return writeBatch(p.o, ctx, letters, issues, merge, set), nil
		}, func(outcome batchOutcome, err error) {
			p.writing = false
			if err != nil {
				p.o.failed(assets.Text("compose.failed"), err)
				return
			}
			outcome.done = append(outcome.done, left...)
			result := newBatchResult(p.o, p.info, outcome)
			if p.o.inFront(p) {
				p.o.replace(result)
			} else {
				p.o.push(result)
			}
		})
}

// leftOut are the letters that are not written, with the reason.
func (p *batchPage) leftOut() []batchDone {
	marked := p.table.Marked()
	var all []batchDone
	for _, row := range p.rows {
		switch {
		case row.why != "":
			all = append(all, batchDone{letter: row.letter, why: row.why})
		case !slices.Contains(marked, fmt.Sprint(row.letter.ID)):
			all = append(all, batchDone{letter: row.letter, why: assets.Text("batch.unmarked")})
		}
	}
	return all
}

// mostTaken is how many numbers in a row may belong to other documents.
const mostTaken = 200

// writeBatch writes the documents. A number that another document has is passed
// over, so that the book has no gap; an error of the register or of the disk ends
// the work, as does the clerk.
func writeBatch(o *office, ctx context.Context, letters []data.Letter, issues []store.Issue, merge bool, set func(float64, string)) (outcome batchOutcome) {
	stopped := ""
	count := 0 // the number typed for the first; 0: the next one each time
	if len(issues) > 0 {
		count = issues[0].Count
	}
	for i, issue := range issues {
		set(float64(i)/float64(len(issues)), assets.Text("batch.progress", i+1, len(issues)))
		if ctx.Err() != nil && stopped == "" {
			stopped = assets.Text("batch.stopped")
		}
		if stopped != "" {
			outcome.done = append(outcome.done, batchDone{letter: letters[i], why: stopped})
			continue
		}
		done, err := writeOneOfBatch(o, letters[i], issue, &count)
		if err != nil {
			stopped = assets.Text("batch.failed", saying.Of(err))
			done.why = stopped
		}
		outcome.done = append(outcome.done, done)
	}
	if !merge {
		return outcome
	}
	merged, err := mergeBatch(o, outcome.done)
	if err != nil {
		outcome.notes = append(outcome.notes, assets.Text("batch.notMerged", saying.Of(err)))
	}
	outcome.merged = merged
	return outcome
}

// writeOneOfBatch writes the document of one letter. A refusal of the register is no
// error: the letter is left out with the reason.
func writeOneOfBatch(o *office, l data.Letter, issue store.Issue, count *int) (batchDone, error) {
	done := batchDone{letter: l}
	var refused *store.CheckError
	for range mostTaken {
		issue.Count = *count
		_, reply, err := o.store.IssueDocument(o.ctx(), issue)
		switch {
		case errors.As(err, &refused) && *count > 0 && refused.Problems[0].Field == data.FieldNumber:
			*count++
			continue
		case errors.As(err, &refused):
			done.why = refused.Problems[0].Sentence
			return done, nil
		case err != nil:
			return done, err
		}
		if *count > 0 {
			*count++
		}
		done.reply = reply
		if done.file, err = o.newDocumentFile(reply); err != nil {
			done.why = saying.Of(data.Tell(err, "compose.notOnDisk", reply.Number))
		}
		return done, nil
	}
	done.why = refused.Problems[0].Sentence
	return done, nil
}

// mergeBatch writes the documents as one file for printing, when there are several.
func mergeBatch(o *office, done []batchDone) (string, error) {
	var all [][]byte
	var last data.Reply
	for _, d := range done {
		if d.reply.Document == 0 {
			continue
		}
		content, err := o.store.Document(o.ctx(), d.reply.Kept())
		if err != nil {
			return "", err
		}
		all, last = append(all, content), d.reply
	}
	if len(all) < 2 {
		return "", nil
	}
	var b bytes.Buffer
	if err := document.Merge(&b, all); err != nil {
		return "", err
	}
	file := o.documentPath(fmt.Sprintf("%d/in-gop/%s-%s.docx", last.On.Year(), last.Template, o.clock().Format("20060102-150405")))
	return file, saveBytes(file, b.Bytes())
}
