package reception

import (
	"context"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
	"donthu/reports/notice"
	"donthu/reports/workbook"
)

// publishPage writes the schedule as files to post and to send, and records the
// day on which it was made public.
type publishPage struct {
	desk.PlainPage
	o      *desk.Desk
	period data.Period
	days   []data.ReceptionDay

	date    *kit.DateField
	number  *kit.Entry
	signer  *kit.SuggestEntry
	role    *kit.SuggestEntry
	regular *kit.Entry // hours of regular reception
	field   *kit.Field
	form    *kit.Form
	written *desk.WrittenBar
	whole   fyne.CanvasObject
	saving  bool

	options document.Options // of the notice that is being written
}

// regularPreference keeps the hours of regular reception as typed last.
const regularPreference = "publish.regular"

func newPublishPage(o *desk.Desk, period data.Period, days []data.ReceptionDay) *publishPage {
	p := &publishPage{o: o, period: period, days: days, date: o.DateField(), number: kit.NewEntry(), regular: kit.NewEntry(),
		signer: kit.NewSuggestEntry(func(typed string) []string { return o.EarlierSigners(typed) }),
		role:   kit.NewSuggestEntry(func(typed string) []string { return kit.Fitting(desk.SigningRoles(), typed) })}
	p.date.SetDate(o.Today())
	p.begin()
	p.field = kit.NewField(assets.Text("publish.on"), p.date).Require()
	p.form = kit.NewForm(2, p.field, kit.NewField(assets.Text("publish.number"), p.number),
		kit.NewField(assets.Text("compose.signer"), p.signer), kit.NewField(assets.Text("compose.role"), p.role),
		kit.NewField(assets.Text("publish.regular"), p.regular))
	p.form.OnCancel = o.Back
	p.form.OnSave = p.record

	p.written = desk.NewWrittenBar(o, func() { p.whole.Refresh() })
	file := func(key, icon, pattern string, write func(context.Context, io.Writer, *notice.Notice) error) *kit.Button {
		b := kit.NewButton(assets.Text(key), theme.Icon(fyne.ThemeIconName(icon)), func() { p.write(pattern, write) })
		b.Alignment = widget.ButtonAlignLeading
		return b
	}
	record := kit.NewButton(assets.Text("publish.record"), theme.ConfirmIcon(), p.record)
	record.Importance = widget.HighImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	column := container.NewVBox(heading, kit.Remark("publish.explained"), kit.Inset(p.form),
		kit.NewHeading(assets.Text("publish.files")),
		kit.Inset(container.NewVBox(
			file("publish.word", string(theme.IconNameDocument), "*.docx", p.writeWord),
			file("publish.pdf", string(theme.IconNameDocumentPrint), "*.pdf", p.writePDF),
			file("publish.excel", string(theme.IconNameGrid), "*.xlsx", func(_ context.Context, w io.Writer, n *notice.Notice) error { return workbook.WriteSchedule(w, n) }),
			file("publish.page", string(theme.IconNameComputer), "*.html", func(_ context.Context, w io.Writer, n *notice.Notice) error { return notice.WritePage(w, n) }),
			file("publish.calendar", string(theme.IconNameCalendar), "*.ics", func(_ context.Context, w io.Writer, n *notice.Notice) error {
				return notice.WriteCalendar(w, n, o.Clock())
			}), p.written.Content())),
		kit.NewHeading(assets.Text("publish.recording")), kit.Remark("publish.recording.text"),
		kit.Inset(container.NewHBox(record, kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), o.Back))))
	rows := make([][]string, len(days))
	for i := range days {
		rows[i] = receptionDayRow(&days[i], o.Law(), o.Today())
	}
	table := kit.NewTable([]kit.Column{
		{Title: assets.Text("schedule.column.on"), Width: 150, Fixed: true}, {Title: assets.Text("schedule.column.type"), Width: 80, Fixed: true},
		{Title: assets.Text("schedule.column.host"), Width: 160, Grow: true, Fixed: true},
	}, kit.Rows(rows))
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
func (p *publishPage) Enter()                     { p.o.FocusForm(p.form) }

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
		return &notice.Notice{Ward: p.o.Store.Settings().Ward, Period: p.period, Days: p.days, PublishedOn: on,
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
	if pattern == "*.pdf" && desk.OfficeProgram() == "" {
		kit.ShowNotice(p.o.Window, assets.Text("publish.pdf"), assets.Text("publish.pdf.none"))
		return
	}
	p.keep(n.PublishedOn)
	p.o.Save(desk.FileToWrite{Title: assets.Text("schedule.publish"), Name: n.FileName() + pattern[1:], Pattern: pattern,
		Writing: assets.Text("paper.writing"), Failed: assets.Text("publish.failed"), Written: p.written.Show,
		Write: func(ctx context.Context, path string, _ func(float64, string)) error {
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
	kit.RunAsync(func() (int, error) { return p.o.Do().Publish(p.o.Ctx(), p.days, n.PublishedOn) }, func(published int, err error) {
		p.saving = false
		switch {
		case err != nil:
			p.o.Failed(assets.Text("day.failed"), err)
			return
		case published == 0:
			kit.Toast(p.o.Window.Canvas(), assets.Text("publish.already"))
			return
		}
		kit.Toast(p.o.Window.Canvas(), assets.Text("publish.recorded", kit.Number(published), n.PublishedOn.Shown()))
		if p.o.InFront(p) {
			p.o.Drop()
		}
	})
}
