package documents

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/word"
)

// batchDone is what became of one letter.
type batchDone struct {
	office.Issued
	letter register.Letter
	why    string // why no document was written; empty when it was
	red    bool   // none could be written
}

// batchOutcome is what became of all of them.
type batchOutcome struct {
	done   []batchDone
	merged []office.Merged // the files with all documents for printing, none when nobody wanted them
	notes  []string
}

// written are the documents that were.
func (b batchOutcome) written() (all []register.Reply) {
	for _, d := range b.done {
		if d.Reply.Document != 0 {
			all = append(all, d.Reply)
		}
	}
	return all
}

// writeBatch writes the documents and says what became of each.
func writeBatch(o *desk.Desk, ctx context.Context, letters []register.Letter, drafts []office.Draft, merge bool, set func(float64, string)) (outcome batchOutcome) {
	stopped := assets.Text("batch.stopped")
	issued := o.Do().IssueBatch(ctx, drafts, func(i int) {
		set(float64(i)/float64(len(drafts)), assets.Text("batch.progress", "number", i+1, "count", len(drafts)))
	})
	for i, d := range issued {
		done := batchDone{Issued: d, letter: letters[i]}
		switch {
		case d.Reply.Document != 0:
			if d.Err != nil {
				done.why = saying.Of(d.Err)
			}
		case len(d.Refused) > 0:
			done.why = d.Refused[0].Sentence
		case d.Err != nil:
			stopped = assets.Text("batch.failed", "reason", saying.Of(d.Err))
			done.why = stopped
		default:
			done.why = stopped
		}
		outcome.done = append(outcome.done, done)
	}
	if !merge {
		return outcome
	}
	var err error
	if outcome.merged, err = o.Do().Merge(o.Ctx(), outcome.written()); err != nil {
		outcome.notes = append(outcome.notes, assets.Text("batch.notMerged", "reason", saying.Of(err)))
	}
	return outcome
}

// newBatchResult lists what became of each letter of a batch.
func newBatchResult(o *desk.Desk, info word.Info, outcome batchOutcome) desk.Page {
	written, folder := 0, ""
	for _, d := range outcome.done {
		if d.Reply.Document != 0 {
			written++
			folder = filepath.Dir(o.Do().DocumentPath(d.Reply.File))
		}
	}
	table := kit.NewTable(
		kit.Col("batch.column.letter", 82, func(d batchDone) string { return d.letter.Number.String() }),
		kit.Col("batch.column.sender", 180, func(d batchDone) string { return views.SendersName(&d.letter) }).
			As(func(d batchDone) look.Chip { return views.SenderChip(&d.letter) }),
		kit.Col("batch.column.state", 124, func(d batchDone) string { return d.chip().Text }).As(batchDone.chip),
		kit.Col("batch.column.result", 300, func(d batchDone) string {
			if d.why == "" {
				return filepath.Base(d.File)
			}
			return d.why
		}).Growing())
	table.Open = func(d batchDone) {
		if d.File != "" {
			o.OpenFile(d.File)
		}
	}
	table.SetRows(outcome.done)
	words := assets.Text("batch.done", "written", kit.Number(written), "refused", kit.Number(len(outcome.done)-written))
	var actions []kit.Action
	if folder != "" {
		actions = append(actions, kit.Action{Text: assets.Text("written.folder"), Icon: look.IconFolder, Do: func() { o.OpenFile(folder) }})
	}
	if written > 0 {
		actions = append(actions, kit.Action{Text: assets.Text("replies.pdf"), Icon: look.IconDownload, Do: func() { views.SavePDF(o, outcome.written()) }})
	}
	if len(outcome.merged) > 0 {
		actions = append(actions, kit.Action{Text: assets.Text("batch.openMerged"), Icon: look.IconPrint, Do: func() { views.OpenMerged(o, outcome.merged) }, Main: true})
		words = kit.Joined(" ", words, views.MergedWords(outcome.merged))
	}
	head := kit.NewHead(o.Back, info.Title, kit.NewToolbar(nil, actions...))
	top := container.NewVBox(head, look.Banner(look.Told, words, nil))
	for _, note := range outcome.notes {
		top.Add(look.Banner(look.Late, note, nil))
	}
	return &page{newFixed("batch.title", kit.TopDown(top, container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), table), nil)), func() { o.Window.Canvas().Focus(table) }}
}

// chip says whether the letter got its document.
func (d batchDone) chip() look.Chip {
	switch {
	case d.Reply.Document != 0 && d.why == "":
		return look.Chip{Icon: look.IconCheck, Text: assets.Text("batch.state.written"), Tone: look.Done}
	case d.Reply.Document != 0 || d.red: // its file could not be written; it could not be written at all
		return look.Chip{Icon: look.IconWarning, Text: assets.Text("batch.state.see"), Tone: look.Soon}
	}
	return look.Chip{Icon: look.IconCircle, Text: assets.Text("batch.state.not")}
}

// page is a page that keeps nothing.
type page struct {
	desk.Fixed
	enter func()
}

func (*page) Help() string { return "van-ban" }
func (p *page) Enter()     { p.enter() }

func newFixed(title string, whole fyne.CanvasObject) desk.Fixed {
	return desk.Fixed{Name: assets.Text(title), Whole: whole}
}

func backButton(o *desk.Desk) *kit.Button {
	return kit.NewButton(assets.Text("compose.back"), nil, o.Back).Keyed("Esc")
}

// mostInBatch is how many letters get a document at once.
const mostInBatch = 500

// Batch shows the page for many letters on those that q asks for.
func Batch(o *desk.Desk, q store.Query) {
	q.Offset, q.Limit, q.Sort, q.Descending = 0, mostInBatch, store.ByNumber, false
	desk.Try(o, assets.Text("register.failed"), func() (store.Page, error) { return o.Store.Letters(o.Ctx(), q) },
		func(page store.Page) { batchUpTo(o, page.Letters, page.Total, "") })
}

// batchUpTo is openBatch, unless there are no letters or more than can be read over.
func batchUpTo(o *desk.Desk, letters []register.Letter, total int, name string) {
	switch {
	case total == 0:
		kit.ShowNotice(o.Window, assets.Text("batch.title"), assets.Text("batch.none"))
	case total > mostInBatch:
		kit.ShowNotice(o.Window, assets.Text("batch.title"), assets.Text("batch.tooMany", "count", kit.Number(total), "most", kit.Number(mostInBatch)))
	default:
		openBatch(o, letters, name)
	}
}

// Results shows the page that sends the results of letters to who waits for them: of
// those settled in the period, or of all.
func Results(o *desk.Desk, period day.Period) {
	type loaded struct{ within, all []register.Letter }
	desk.Try(o, assets.Text("register.failed"), func() (l loaded, err error) {
		ever := day.Period{From: day.Must("1900-01-01"), To: o.Today()}
		err = o.Store.EachSettled(o.Ctx(), ever, func(letter *register.Letter) error {
			if len(letter.Life.Results) > 0 || !letter.Life.Ended.On.IsZero() {
				return nil
			}
			l.all = append(l.all, *letter)
			if period.Contains(letter.Settlement.On) {
				l.within = append(l.within, *letter)
			}
			return nil
		})
		return l, err
	}, func(l loaded) {
		switch {
		case len(l.all) == 0:
			kit.ShowNotice(o.Window, assets.Text("results.title"), assets.Text("results.none"))
		case len(l.within) == len(l.all):
			batchUpTo(o, l.all, len(l.all), register.DocumentResult)
		default:
			askWhichResults(o, period, l.within, l.all)
		}
	})
}

func askWhichResults(o *desk.Desk, period day.Period, within, all []register.Letter) {
	answer := func(key string, letters []register.Letter) kit.Answer {
		return kit.Answer{Text: assets.Text(key, "count", kit.Number(len(letters))),
			Do: func() { batchUpTo(o, letters, len(letters), register.DocumentResult) }}
	}
	answers := []kit.Answer{answer("results.all", all)}
	if len(within) > 0 {
		answers = append(answers, answer("results.within", within))
	}
	kit.AskWhich(o.Window, assets.Text("results.title"),
		assets.Text("results.which", "from", period.From.Shown(), "to", period.To.Shown()), answers...)
}
