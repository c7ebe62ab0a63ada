package desktop

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

// batchResult lists what became of each letter of a batch.
type batchResult struct {
	plainPage
	o     *office
	table *ui.Table
	whole fyne.CanvasObject
}

func newBatchResult(o *office, info document.Info, outcome batchOutcome) *batchResult {
	p := &batchResult{o: o}
	var rows [][]string
	var numbers []string
	written, folder := 0, ""
	for _, d := range outcome.done {
		result := d.why
		if d.reply.Document != 0 {
			written++
			folder = filepath.Dir(o.do().DocumentPath(d.reply.File))
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
		rows = append(rows, []string{d.letter.Number.String(), sendersName(&d.letter), d.reply.Number, result, d.file, bad})
	}
	const file, bad = 4, 5
	p.table = ui.NewTable([]ui.Column{
		{Title: assets.Text("batch.column.letter"), Width: 90, Fixed: true},
		{Title: assets.Text("batch.column.sender"), Width: 220, Fixed: true},
		{Title: assets.Text("batch.column.number"), Width: 130, Fixed: true},
		{Title: assets.Text("batch.column.result"), Width: 400, Grow: true, Fixed: true},
	}, ui.Rows(rows))
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > bad && cells[bad] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	p.table.OnOpen = func(row int) {
		if cells := p.table.Row(row); len(cells) > file && cells[file] != "" {
			o.openFile(cells[file])
		}
	}
	head := widget.NewLabelWithStyle(info.Title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.SizeName = theme.SizeNameSubHeadingText
	words := assets.Text("batch.done", number(written), number(len(outcome.done)-written))
	if len(numbers) > 0 {
		words += " " + assets.Text("batch.done.numbers", numbers[0], numbers[len(numbers)-1])
	}
	top := container.NewVBox(head, wrapped(words, widget.MediumImportance))
	for _, note := range outcome.notes {
		top.Add(wrapped(note, widget.DangerImportance))
	}
	buttons := container.NewHBox()
	if outcome.merged != "" {
		whole := ui.NewButton(assets.Text("batch.openMerged"), theme.DocumentPrintIcon(), func() { o.openFile(outcome.merged) })
		whole.Importance = widget.HighImportance
		buttons.Add(whole)
	}
	if folder != "" {
		buttons.Add(ui.NewButton(assets.Text("written.folder"), theme.FolderOpenIcon(), func() { o.openFile(folder) }))
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(ui.NewButton(assets.Text("compose.back"), theme.NavigateBackIcon(), o.back))
	p.whole = topDown(top, p.table, buttons)
	return p
}

func (p *batchResult) Title() string              { return assets.Text("batch.title") }
func (p *batchResult) Content() fyne.CanvasObject { return p.whole }
func (*batchResult) Help() string                 { return "van-ban" }
func (p *batchResult) Enter()                     { p.o.window.Canvas().Focus(p.table) }

// mostInBatch is how many letters get a document at once.
const mostInBatch = 500

// batchOf shows the page for many letters on those that q asks for.
func batchOf(o *office, q store.Query) {
	q.Offset, q.Limit, q.Sort, q.Descending = 0, mostInBatch, store.ByNumber, false
	ui.RunAsync(func() (store.Page, error) { return o.store.Letters(o.ctx(), q) }, func(page store.Page, err error) {
		if err != nil {
			o.failed(assets.Text("register.failed"), err)
			return
		}
		batchUpTo(o, page.Letters, page.Total, "")
	})
}

// batchUpTo is batch, unless there are no letters or more than can be read over.
func batchUpTo(o *office, letters []data.Letter, total int, template string) {
	switch {
	case total == 0:
		ui.ShowNotice(o.window, assets.Text("batch.title"), assets.Text("batch.none"))
	case total > mostInBatch:
		ui.ShowNotice(o.window, assets.Text("batch.title"), assets.Text("batch.tooMany", number(total), number(mostInBatch)))
	default:
		openBatch(o, letters, template)
	}
}

// batchResults shows the page that sends the results of letters to who waits for
// them: of those settled in the period, or of all.
func batchResults(o *office, period data.Period) {
	type loaded struct{ within, all []data.Letter }
	ui.RunAsync(func() (l loaded, err error) {
		ever := data.Period{From: data.MustDate("1900-01-01"), To: o.today()}
		err = o.store.EachSettled(o.ctx(), ever, func(letter *data.Letter) error {
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
			o.failed(assets.Text("register.failed"), err)
		case len(l.all) == 0:
			ui.ShowNotice(o.window, assets.Text("results.title"), assets.Text("results.none"))
		case len(l.within) == len(l.all):
			batchUpTo(o, l.all, len(l.all), data.DocumentResult)
		default:
			askWhichResults(o, period, l.within, l.all)
		}
	})
}

func askWhichResults(o *office, period data.Period, within, all []data.Letter) {
	var hide func()
	choose := func(letters []data.Letter) func() {
		return func() {
			hide()
			batchUpTo(o, letters, len(letters), data.DocumentResult)
		}
	}
	cancel := ui.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	every := ui.NewButton(assets.Text("results.all", number(len(all))), nil, choose(all))
	ofPeriod := ui.NewButton(assets.Text("results.within", number(len(within))), nil, choose(within))
	buttons, first := []*ui.Button{cancel, every, ofPeriod}, ofPeriod
	if len(within) == 0 {
		buttons, first = buttons[:2], every
	}
	first.Importance = widget.HighImportance
	hide = ui.ShowContent(o.window, assets.Text("results.title"),
		wrapped(assets.Text("results.which", period.From.Shown(), period.To.Shown()), widget.MediumImportance), first, buttons...)
}
