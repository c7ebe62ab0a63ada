package desktop

import (
	"context"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
	"donthu/reports/notice"
	"donthu/reports/workbook"
)

// publishPage writes the schedule as files to post and to send, and records the
// day on which it was made public.
type publishPage struct {
	plainPage
	o      *office
	period data.Period
	days   []data.ReceptionDay

	date    *ui.DateField
	number  *ui.Entry
	signer  *ui.SuggestEntry
	role    *ui.SuggestEntry
	regular *ui.Entry // hours of regular reception
	field   *ui.Field
	form    *ui.Form
	written *writtenBar
	whole   fyne.CanvasObject
	saving  bool

	options document.Options // of the notice that is being written
}

// regularPreference keeps the hours of regular reception as typed last.
const regularPreference = "publish.regular"

func newPublishPage(o *office, period data.Period, days []data.ReceptionDay) *publishPage {
	p := &publishPage{o: o, period: period, days: days, date: o.dateField(), number: ui.NewEntry(), regular: ui.NewEntry(),
		signer: ui.NewSuggestEntry(func(typed string) []string { return o.earlierSigners(typed) }),
		role:   ui.NewSuggestEntry(func(typed string) []string { return fitting(signingRoles(), typed) })}
	p.date.SetDate(o.today())
	p.begin()
	p.field = ui.NewField(assets.Text("publish.on"), p.date).Require()
	p.form = ui.NewForm(2, p.field, ui.NewField(assets.Text("publish.number"), p.number),
		ui.NewField(assets.Text("compose.signer"), p.signer), ui.NewField(assets.Text("compose.role"), p.role),
		ui.NewField(assets.Text("publish.regular"), p.regular))
	p.form.OnCancel = o.back
	p.form.OnSave = p.record

	p.written = newWrittenBar(o, func() { p.whole.Refresh() })
	file := func(key, icon, pattern string, write func(context.Context, io.Writer, *notice.Notice) error) *ui.Button {
		b := ui.NewButton(assets.Text(key), theme.Icon(fyne.ThemeIconName(icon)), func() { p.write(pattern, write) })
		b.Alignment = widget.ButtonAlignLeading
		return b
	}
	record := ui.NewButton(assets.Text("publish.record"), theme.ConfirmIcon(), p.record)
	record.Importance = widget.HighImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	column := container.NewVBox(heading, remark("publish.explained"), inset(p.form),
		newHeading(assets.Text("publish.files")),
		inset(container.NewVBox(
			file("publish.word", string(theme.IconNameDocument), "*.docx", p.writeWord),
			file("publish.pdf", string(theme.IconNameDocumentPrint), "*.pdf", p.writePDF),
			file("publish.excel", string(theme.IconNameGrid), "*.xlsx", func(_ context.Context, w io.Writer, n *notice.Notice) error { return workbook.WriteSchedule(w, n) }),
			file("publish.page", string(theme.IconNameComputer), "*.html", func(_ context.Context, w io.Writer, n *notice.Notice) error { return notice.WritePage(w, n) }),
			file("publish.calendar", string(theme.IconNameCalendar), "*.ics", func(_ context.Context, w io.Writer, n *notice.Notice) error {
				return notice.WriteCalendar(w, n, o.clock())
			}), p.written.content())),
		newHeading(assets.Text("publish.recording")), remark("publish.recording.text"),
		inset(container.NewHBox(record, ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), o.back))))
	rows := make([][]string, len(days))
	for i := range days {
		rows[i] = receptionDayRow(&days[i], o.law(), o.today())
	}
	table := ui.NewTable([]ui.Column{
		{Title: assets.Text("schedule.column.on"), Width: 150, Fixed: true}, {Title: assets.Text("schedule.column.type"), Width: 80, Fixed: true},
		{Title: assets.Text("schedule.column.host"), Width: 160, Grow: true, Fixed: true},
	}, ui.Rows(rows))
	left := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 18), column))
	left.SetMinSize(fyne.NewSize(600, 0))
	p.whole = container.NewBorder(nil, nil, left, nil, table)
	return p
}

func (p *publishPage) Title() string {
	return assets.Text("publish.title", (&notice.Notice{Period: p.period}).Span())
}
func (p *publishPage) Content() fyne.CanvasObject { return p.whole }
func (*publishPage) Help() string                 { return "tiep-cong-dan" }
func (p *publishPage) Enter()                     { p.o.focusForm(p.form) }

// notice is the schedule as typed; ok is false while the day cannot be read.
func (p *publishPage) notice() (n *notice.Notice, ok bool) {
	p.form.Clear()
	on, err := p.date.Date()
	switch {
	case err != nil:
		p.field.SetProblem(err.Error())
	case on.IsZero():
		p.field.SetProblem(assets.Text("check.on.missing"))
	default:
		return &notice.Notice{Ward: p.o.store.Settings().Ward, Period: p.period, Days: p.days, PublishedOn: on,
			Signer: p.signed()}, true
	}
	p.form.FocusFirstProblem()
	return nil, false
}

func (p *publishPage) write(pattern string, write func(context.Context, io.Writer, *notice.Notice) error) {
	n, ok := p.notice()
	if !ok {
		return
	}
	if pattern == "*.pdf" && officeProgram() == "" {
		ui.ShowNotice(p.o.window, assets.Text("publish.pdf"), assets.Text("publish.pdf.none"))
		return
	}
	p.keep(n.PublishedOn)
	p.o.save(fileToWrite{title: assets.Text("schedule.publish"), name: n.FileName() + pattern[1:], pattern: pattern,
		writing: assets.Text("paper.writing"), failed: assets.Text("publish.failed"), written: p.written.show,
		write: func(ctx context.Context, path string, _ func(float64, string)) error {
			return workbook.Save(path, func(w io.Writer) error { return write(ctx, w, n) })
		}})
}

// record writes the day of publication on every day that has none yet.
func (p *publishPage) record() {
	n, ok := p.notice()
	if !ok || p.saving {
		return
	}
	p.saving = true
	ui.RunAsync(func() (int, error) { return p.o.do().Publish(p.o.ctx(), p.days, n.PublishedOn) }, func(published int, err error) {
		p.saving = false
		switch {
		case err != nil:
			p.o.failed(assets.Text("day.failed"), err)
			return
		case published == 0:
			ui.Toast(p.o.window.Canvas(), assets.Text("publish.already"))
			return
		}
		ui.Toast(p.o.window.Canvas(), assets.Text("publish.recorded", number(published), n.PublishedOn.Shown()))
		if p.o.inFront(p) {
			p.o.drop()
		}
	})
}
