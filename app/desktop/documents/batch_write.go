package documents

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/app/saying"
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
	return batchJob{info: p.info, source: p.source, settings: p.settings(), options: p.options(), today: p.o.Today()}
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
	if lacking := views.LackingWords(missing, unknown); lacking != "" {
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
			return assets.Text("batch.already", kit.Joined(" ", r.Number, r.On.Shown()))
		}
	}
	return ""
}

// confirm checks what is common, and asks before the numbers are taken.
func (p *batchPage) confirm() {
	if p.writing {
		return
	}
	p.o.Window.Canvas().Unfocus()
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
		kit.ShowNotice(p.o.Window, assets.Text("batch.title"), assets.Text("batch.nobody"))
		return
	}
	var drafts []office.Draft
	for _, l := range wanted {
		draft, err := p.draft(l)
		var refused *store.CheckError
		if errors.As(err, &refused) {
			p.showProblems(p.o, refused.Problems)
			return
		}
		if err != nil {
			p.o.Failed(assets.Text("compose.failed"), err)
			return
		}
		drafts = append(drafts, draft)
	}
	kit.Confirm(p.o.Window, assets.Text("batch.title"), assets.Text("batch.confirm", kit.Number(len(wanted)), p.info.Title), assets.Text("batch.confirm.do"),
		func() { p.writeDrafts(wanted, drafts) })
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

// writeDrafts writes one document after the other, each in a transaction of its
// own, and shows what became of them.
func (p *batchPage) writeDrafts(letters []data.Letter, drafts []office.Draft) {
	p.writing = true
	merge, left := p.merge.Checked, p.leftOut()
	p.remember(p.o)
	p.o.App.Preferences().SetString(batchPreference, p.info.Name)
	kit.RunWithProgress(p.o.Window, assets.Text("batch.title"), assets.Text("batch.writing"),
		func(ctx context.Context, set func(float64, string)) (batchOutcome, error) {
			return writeBatch(p.o, ctx, letters, drafts, merge, set), nil
		}, func(outcome batchOutcome, err error) {
			p.writing = false
			if err != nil {
				p.o.Failed(assets.Text("compose.failed"), err)
				return
			}
			outcome.done = append(outcome.done, left...)
			result := newBatchResult(p.o, p.info, outcome)
			if p.o.InFront(p) {
				p.o.Replace(result)
			} else {
				p.o.Push(result)
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

// writeBatch writes the documents and says what became of each.
func writeBatch(o *desk.Desk, ctx context.Context, letters []data.Letter, drafts []office.Draft, merge bool, set func(float64, string)) (outcome batchOutcome) {
	stopped := assets.Text("batch.stopped")
	var written []data.Reply
	issued := o.Do().IssueBatch(ctx, drafts, func(i int) { set(float64(i)/float64(len(drafts)), assets.Text("batch.progress", i+1, len(drafts))) })
	for i, d := range issued {
		done := batchDone{letter: letters[i], reply: d.Reply, file: d.File}
		switch {
		case d.Stopped:
			done.why = stopped
		case len(d.Refused) > 0:
			done.why = d.Refused[0].Sentence
		case d.Err != nil && d.Reply.Document == 0:
			stopped = assets.Text("batch.failed", saying.Of(d.Err))
			done.why = stopped
		case d.Err != nil:
			done.why = saying.Of(d.Err)
		}
		if d.Reply.Document != 0 {
			written = append(written, d.Reply)
		}
		outcome.done = append(outcome.done, done)
	}
	if !merge {
		return outcome
	}
	var err error
	if outcome.merged, err = o.Do().Merge(o.Ctx(), written); err != nil {
		outcome.notes = append(outcome.notes, assets.Text("batch.notMerged", saying.Of(err)))
	}
	return outcome
}
