package documents

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/reports/word"
)

// batchPreference keeps which template was last used for many letters.
const batchPreference = "batch.template"

// batchPage writes the same document on many letters: what they have in common is
// typed once, each letter gives the rest, and those that lack something are left out.
type batchPage struct {
	*form
	letters []register.Letter // in the order of their numbers

	summary  *look.CardHead // of the letters
	out      *look.ChipView // how many cannot be written
	table    *kit.Table[batchRow]
	merge    *kit.Check
	writeAll *kit.Button
	parts    *views.TwoParts
	whole    fyne.CanvasObject

	rows      []batchRow
	unwanted  map[int64]bool // letters that could be written, but the clerk took the mark away
	examining bool           // before the clerk is asked
}

// batchRow is a letter with what its document lacks.
type batchRow struct {
	letter register.Letter
	to     string
	why    string // why it is left out; empty when it can be written
	note   string // what speaks against writing it once more
}

// name marks a row that can be written.
func (r batchRow) name() string {
	if r.why != "" {
		return ""
	}
	return fmt.Sprint(r.letter.ID)
}

// openBatch shows the page that writes one kind of document on the letters, from the
// template of the name, else from the one used last.
func openBatch(o *desk.Desk, letters []register.Letter, name string) {
	names := []string{name, o.App.Preferences().String(batchPreference)}
	withTemplates(o, "batch.title", names, func() ([]word.Info, error) {
		infos, err := word.Templates(o.Dir)
		return slices.DeleteFunc(infos, func(info word.Info) bool { return !onLetters(info) || firstFor(info, letters) < 0 }), err
	}, func(all []word.Info, first template) error {
		p := &batchPage{letters: letters, unwanted: map[int64]bool{}}
		p.form = newForm(o, func() desk.Page { return p }, all, nil, nil)
		p.common, p.Heading = true, assets.Text("batch.title")
		p.Before, p.Run = p.confirm, p.write
		p.taken = func() {
			p.sample = letters[max(0, firstFor(p.info, letters))]
			p.letter = register.Letter{Facts: register.Facts{Kind: p.sample.Kind}}
			clear(p.unwanted)
		}
		p.show = func(paper paper) {
			desk.Load(o, p, func(context.Context) ([]batchRow, error) { return paper.rows(letters), nil }, func(rows []batchRow, _ error) { p.list(rows) })
		}
		p.build()
		if err := p.use(first); err != nil {
			return err
		}
		o.Push(p)
		return nil
	})
}

// firstFor is the place of the first letter that the template is for, -1 for none.
func firstFor(info word.Info, letters []register.Letter) int {
	return slices.IndexFunc(letters, func(l register.Letter) bool { return info.For(l.Kind) })
}

func (p *batchPage) build() {
	p.table = kit.NewTable(kit.Column[batchRow]{Width: 36},
		kit.Col("batch.column.letter", 78, func(r batchRow) string { return r.letter.Number.String() }),
		kit.Col("batch.column.sender", 140, func(r batchRow) string { return views.SendersName(&r.letter) }).
			As(func(r batchRow) look.Chip { return views.SenderChip(&r.letter) }),
		kit.Col("batch.column.to", 130, func(r batchRow) string { return r.to }).Yielding(1),
		kit.Col("batch.column.state", 116, func(r batchRow) string { return p.chip(r).Text }).As(p.chip),
		kit.Col("batch.column.lacks", 170, func(r batchRow) string { return kit.Joined(" ", r.why, r.note) }).Growing())
	p.table.MarkBy, p.table.OnMark = batchRow.name, p.marked
	p.table.Open = func(batchRow) { p.preview() }
	p.merge = kit.NewCheck(assets.Text("batch.merge"), nil)
	p.merge.SetChecked(true)
	p.out = look.NewChip(look.Chip{})
	p.summary = look.NewCardHead("", "", p.out)
	list := container.NewStack(look.NewSheet(), views.NewUnder(p.summary, p.table))
	p.parts = views.NewTwoParts([2]string{assets.Text("batch.form"), assets.Text("batch.letters")}, p.left(), list, 0.42, 940)
	head := kit.NewHead(p.o.Back, assets.Text("batch.title"), kit.NewToolbar(nil, kit.Action{Text: assets.Text("batch.preview"), Icon: look.IconEye, Key: "Enter", Do: p.preview}))
	head.Set(assets.Text("batch.title"), assets.Text("batch.heading", "count", kit.Number(len(p.letters))))
	bar := kit.NewToolbar(nil, kit.Action{Icon: look.IconSave, Key: "Ctrl+S", Do: func() { p.Save(false) }, Main: true})
	p.writeAll = bar.Buttons[0]
	p.whole = kit.TopDown(head, p.parts.Content(), look.Inset(0, 8, container.NewBorder(nil, nil, container.NewHBox(bar.Content(), p.merge), backButton(p.o))))
}

// chip says whether the letter's document is going to be written.
func (p *batchPage) chip(r batchRow) look.Chip {
	switch {
	case r.why != "":
		return look.Chip{Icon: look.IconWarning, Text: assets.Text("batch.state.out"), Tone: look.Soon}
	case slices.Contains(p.table.Marked(), r.name()):
		return look.Chip{Icon: look.IconCheck, Text: assets.Text("batch.state.ready"), Tone: look.Done}
	}
	return look.Chip{Icon: look.IconCircle, Text: assets.Text("batch.state.unmarked")}
}

func (p *batchPage) Content() fyne.CanvasObject { return p.whole }
func (*batchPage) Help() string                 { return "van-ban" }

// list shows the letters, and marks those that are going to be written: one that has
// such a document already only when the clerk marked it.
func (p *batchPage) list(rows []batchRow) {
	p.rows = rows
	before := p.table.Marked()
	p.table.SetRows(rows)
	p.table.MarkRows(slices.DeleteFunc(slices.Clone(rows), func(r batchRow) bool {
		return r.why != "" || p.unwanted[r.letter.ID] || r.note != "" && !slices.Contains(before, r.name())
	}))
}

// marked notes what the clerk took out, and says how many documents are going to be
// written, and how many letters are left out.
func (p *batchPage) marked() {
	wanted, left := p.wanted()
	out := 0
	for _, l := range wanted {
		p.unwanted[l.ID] = false
	}
	for _, d := range left {
		p.unwanted[d.letter.ID] = !d.red
		if d.red {
			out++
		}
	}
	p.summary.Set(assets.Text("batch.ready", "count", kit.Number(len(wanted))), "")
	p.out.Hidden = out == 0
	p.out.Set(look.Chip{Icon: look.IconWarning, Text: assets.Text("batch.out", "count", kit.Number(out)), Tone: look.Soon})
	p.summary.Refresh()
	p.writeAll.SetText(assets.Text("batch.write", "count", kit.Number(len(wanted))))
	p.whole.Refresh()
}

// wanted are the letters that are going to be written, in their order, and those that
// are not, with the reason.
func (p *batchPage) wanted() (wanted []register.Letter, left []batchDone) {
	marked := p.table.Marked()
	for _, row := range p.rows {
		switch {
		case row.why != "":
			left = append(left, batchDone{letter: row.letter, why: row.why, red: true})
		case slices.Contains(marked, row.name()):
			wanted = append(wanted, row.letter)
		default:
			left = append(left, batchDone{letter: row.letter, why: assets.Text("batch.unmarked")})
		}
	}
	return wanted, left
}

// preview shows the document of the selected letter as it is so far.
func (p *batchPage) preview() {
	at := max(p.table.Selected(), 0)
	if at >= len(p.rows) {
		return
	}
	a, _ := p.Read()
	l, view := p.rows[at].letter, views.NewDocumentPreview()
	view.Show(p.source, p.paper(a).fields(l))
	showPaper(p.o, assets.Text("compose.heading", "letter", l.Number.String(), "sender", kit.Shortened(views.SendersName(&l), 50)), 760, view.Scroll)
}

// rows are the letters with what their documents lack.
func (p paper) rows(letters []register.Letter) []batchRow {
	rows := make([]batchRow, len(letters))
	for i, l := range letters {
		rows[i] = batchRow{letter: l, to: p.Info.Recipient(&l, p.Settings), why: p.against(l)}
		if p.Info.Reader == word.Sender {
			rows[i].to = l.ShownSender()
		}
		written := l.Documents()
		if at := slices.IndexFunc(written, func(r register.Reply) bool { return r.Template == p.Info.Name && r.State != register.Recalled }); at >= 0 {
			rows[i].note = assets.Text("batch.already", "document", kit.Joined(" ", written[at].Number, written[at].State.Label(), written[at].On.Shown()))
		}
	}
	return rows
}

// against says why the document cannot be written on the letter.
func (p paper) against(l register.Letter) string {
	if !p.Info.For(l.Kind) {
		return assets.Text("batch.otherKind")
	}
	if p.Info.Name == register.DocumentResult {
		if sent := l.Life.Results; len(sent) > 0 {
			return assets.Text("batch.sentAlready", "receiver", sent[len(sent)-1].To, "day", sent[len(sent)-1].On.Shown())
		}
		next := law.FindNext(law.NewOffice(p.Settings).NextSteps(l, p.today), register.ResultSent{})
		if next == nil || !next.Allowed {
			return assets.Text("batch.noResult")
		}
	}
	if against := p.on(l).Against(&l); len(against) > 0 {
		return against[0].Sentence
	}
	if len(p.tellings(l)) > 0 {
		return assets.Text("batch.telling")
	}
	missing, unknown, err := p.lacking(l)
	if err != nil {
		return saying.Of(err)
	}
	if lacking := views.LackingWords(missing, unknown); lacking != "" {
		return lacking
	}
	draft := steps.Draft{On: p.Options.On, Content: register.Reply{Type: p.Info.Title, On: p.Options.On, SignedBy: p.Options.SignedBy,
		Template: p.Info.Name, SHA256: "-", State: register.Drafted}} // one that the program writes
	for _, problem := range data.Blocking(register.CheckStep(l, draft, p.today)) {
		return problem.Sentence
	}
	return ""
}

// confirm looks at the letters with what was typed last, and asks before the drafts are
// written.
func (p *batchPage) confirm(a *answers, write func()) {
	if p.examining {
		return
	}
	p.examining = true
	paper := p.paper(*a)
	kit.RunAsync(func() ([]batchRow, error) { return paper.rows(p.letters), nil }, func(rows []batchRow, _ error) {
		p.examining = false
		p.list(rows)
		wanted, _ := p.wanted()
		empty := slices.DeleteFunc(slices.Clone(p.needed), func(name string) bool { return p.said(*a, name) != "" })
		switch {
		case len(wanted) > 0:
			kit.Confirm(p.o.Window, assets.Text("batch.title"), assets.Text("batch.confirm", "count", kit.Number(len(wanted)), "document", paper.Info.Title), assets.Text("batch.confirm.do"), write)
		case !p.pointAt(empty):
			kit.ShowNotice(p.o.Window, assets.Text("batch.title"), assets.Text("batch.nobody"))
		}
	})
}

// pointAt is point where the form is in front.
func (p *batchPage) pointAt(names []string) bool {
	p.parts.Show(views.FirstPart)
	return p.point(names)
}

// write writes one document after the other, each in a transaction of its own, and
// shows what became of them.
func (p *batchPage) write(a answers, done func(kit.Saved, error)) {
	o, paper, merge := p.o, p.paper(a), p.merge.Checked
	wanted, left := p.wanted()
	kit.RunWithProgress(o.Window, assets.Text("batch.title"), assets.Text("batch.writing"),
		func(ctx context.Context, set func(float64, string)) (batchOutcome, error) {
			drafts := make([]office.Draft, len(wanted))
			for i, l := range wanted {
				drafts[i] = paper.on(l)
			}
			return writeBatch(o, ctx, wanted, drafts, merge, set), nil
		}, func(outcome batchOutcome, err error) {
			outcome.done = append(outcome.done, left...)
			done(kit.Saved{Tell: func() {
				o.RememberSigner(a.Signer, a.Role)
				o.App.Preferences().SetString(batchPreference, paper.Info.Name)
			}, Then: func() { o.Replace(newBatchResult(o, paper.Info, outcome)) }}, err)
		})
}
