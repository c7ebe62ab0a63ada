package documents

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

// batchResult lists what became of each letter of a batch.
type batchResult struct {
	desk.PlainPage
	o     *desk.Desk
	table *kit.Table
	whole fyne.CanvasObject
}

func newBatchResult(o *desk.Desk, info document.Info, outcome batchOutcome) *batchResult {
	p := &batchResult{o: o}
	var rows [][]string
	var numbers []string
	written, folder := 0, ""
	for _, d := range outcome.done {
		result := d.why
		if d.reply.Document != 0 {
			written++
			folder = filepath.Dir(o.Do().DocumentPath(d.reply.File))
			if d.reply.Number != "" {
				numbers = append(numbers, d.reply.Number)
			}
		}
		if result == "" {
			result = filepath.Base(d.file)
		}
		bad := ""
		if d.why != "" {
			bad = "bad"
		}
		rows = append(rows, []string{d.letter.Number.String(), views.SendersName(&d.letter), d.reply.Number, result, d.file, bad})
	}
	const file, bad = 4, 5
	p.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("batch.column.letter"), Width: 90, Fixed: true},
		{Title: assets.Text("batch.column.sender"), Width: 220, Fixed: true},
		{Title: assets.Text("batch.column.number"), Width: 130, Fixed: true},
		{Title: assets.Text("batch.column.result"), Width: 400, Grow: true, Fixed: true},
	}, kit.Rows(rows))
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > bad && cells[bad] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	p.table.OnOpen = func(row int) {
		if cells := p.table.Row(row); len(cells) > file && cells[file] != "" {
			o.OpenFile(cells[file])
		}
	}
	head := widget.NewLabelWithStyle(info.Title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.SizeName = theme.SizeNameSubHeadingText
	words := assets.Text("batch.done", kit.Number(written), kit.Number(len(outcome.done)-written))
	if len(numbers) > 0 {
		words += " " + assets.Text("batch.done.numbers", numbers[0], numbers[len(numbers)-1])
	}
	top := container.NewVBox(head, kit.Wrapped(words, widget.MediumImportance))
	for _, note := range outcome.notes {
		top.Add(kit.Wrapped(note, widget.DangerImportance))
	}
	buttons := container.NewHBox()
	if outcome.merged != "" {
		whole := kit.NewButton(assets.Text("batch.openMerged"), theme.DocumentPrintIcon(), func() { o.OpenFile(outcome.merged) })
		whole.Importance = widget.HighImportance
		buttons.Add(whole)
	}
	if folder != "" {
		buttons.Add(kit.NewButton(assets.Text("written.folder"), theme.FolderOpenIcon(), func() { o.OpenFile(folder) }))
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(kit.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), o.Back))
	p.whole = kit.TopDown(top, p.table, buttons)
	return p
}

func (p *batchResult) Title() string              { return assets.Text("batch.title") }
func (p *batchResult) Content() fyne.CanvasObject { return p.whole }
func (*batchResult) Help() string                 { return "van-ban" }
func (p *batchResult) Enter()                     { p.o.Window.Canvas().Focus(p.table) }

// mostInBatch is how many letters get a document at once.
const mostInBatch = 500

// batchOf shows the page for many letters on those that q asks for.
func Batch(o *desk.Desk, q store.Query) {
	q.Offset, q.Limit, q.Sort, q.Descending = 0, mostInBatch, store.ByNumber, false
	kit.RunAsync(func() (store.Page, error) { return o.Store.Letters(o.Ctx(), q) }, func(page store.Page, err error) {
		if err != nil {
			o.Failed(assets.Text("register.failed"), err)
			return
		}
		batchUpTo(o, page.Letters, page.Total, "")
	})
}

// batchUpTo is batch, unless there are no letters or more than can be read over.
func batchUpTo(o *desk.Desk, letters []data.Letter, total int, template string) {
	switch {
	case total == 0:
		kit.ShowNotice(o.Window, assets.Text("batch.title"), assets.Text("batch.none"))
	case total > mostInBatch:
		kit.ShowNotice(o.Window, assets.Text("batch.title"), assets.Text("batch.tooMany", kit.Number(total), kit.Number(mostInBatch)))
	default:
		openBatch(o, letters, template)
	}
}

// batchResults shows the page that sends the results of letters to who waits for
// them: of those settled in the period, or of all.
func Results(o *desk.Desk, period data.Period) {
	type loaded struct{ within, all []data.Letter }
	kit.RunAsync(func() (l loaded, err error) {
		ever := data.Period{From: data.MustDate("1900-01-01"), To: o.Today()}
		err = o.Store.EachSettled(o.Ctx(), ever, func(letter *data.Letter) error {
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
	}, func(l loaded, err error) {
		switch {
		case err != nil:
			o.Failed(assets.Text("register.failed"), err)
		case len(l.all) == 0:
			kit.ShowNotice(o.Window, assets.Text("results.title"), assets.Text("results.none"))
		case len(l.within) == len(l.all):
			batchUpTo(o, l.all, len(l.all), data.DocumentResult)
		default:
			askWhichResults(o, period, l.within, l.all)
		}
	})
}

func askWhichResults(o *desk.Desk, period data.Period, within, all []data.Letter) {
	var hide func()
	choose := func(letters []data.Letter) func() {
		return func() {
			hide()
			batchUpTo(o, letters, len(letters), data.DocumentResult)
		}
	}
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	every := kit.NewButton(assets.Text("results.all", kit.Number(len(all))), nil, choose(all))
	ofPeriod := kit.NewButton(assets.Text("results.within", kit.Number(len(within))), nil, choose(within))
	buttons, first := []*kit.Button{cancel, every, ofPeriod}, ofPeriod
	if len(within) == 0 {
		buttons, first = buttons[:2], every
	}
	first.Importance = widget.HighImportance
	hide = kit.ShowContent(o.Window, assets.Text("results.title"),
		kit.Wrapped(assets.Text("results.which", period.From.Shown(), period.To.Shown()), widget.MediumImportance), first, buttons...)
}
