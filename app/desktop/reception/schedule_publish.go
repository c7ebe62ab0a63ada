package reception

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/notice"
	"donthu/reports/word"
	"donthu/reports/workbook"
)

// publishing writes the schedule as files to post and to send, and records the day on
// which it was made public.
type publishing struct {
	*kit.Record[noticeAnswers]
	o       *desk.Desk
	period  day.Period
	days    []register.ReceptionDay
	checked checkedDays
	written *desk.WrittenBar
}

// noticeAnswers are what the notice says beside the days.
type noticeAnswers struct {
	On                   day.Date
	Number, Signer, Role string
	Regular              string // hours of regular reception
}

// options are for the document that a clerk posts; what is not known yet, as its
// number, stays as dots.
func (a noticeAnswers) options() word.Options {
	return word.Options{On: a.On, Number: a.Number, SignedBy: a.Signer, Role: a.Role, Typed: map[string]string{"gio_thuong_xuyen": a.Regular}}
}

// regularPreference keeps the hours of regular reception as typed last.
const regularPreference = "publish.regular"

func newPublishing(o *desk.Desk, period day.Period, days []register.ReceptionDay) *publishing {
	p := &publishing{o: o, period: period, days: days, checked: checkDays(days, o.Today())}
	p.written = desk.NewWrittenBar(o, func() { p.Content().Refresh() })
	p.Record = kit.NewRecord(o.Around(func() desk.Page { return p }), 2, p.begin(),
		kit.Day("publish.on", register.FieldOn, o.DateField(), func(a *noticeAnswers) *day.Date { return &a.On }).Must("check.on.missing"),
		kit.Line("publish.number", "", func(a *noticeAnswers) *string { return &a.Number }),
		desk.AskSigner(o, "", func(a *noticeAnswers) *string { return &a.Signer }),
		desk.AskRole("", func(a *noticeAnswers) *string { return &a.Role }),
		kit.Line("publish.regular", "", func(a *noticeAnswers) *string { return &a.Regular }),
		kit.Shown[noticeAnswers](p.files()))
	p.Heading, p.Explained = assets.Text("publish.title", "period", (&notice.Notice{Period: period}).Span()), assets.Text("publish.explained")
	p.SaveText, p.CancelText = assets.Text("publish.record"), assets.Text("form.back")
	q := quarter{today: o.Today(), law: o.Law()}
	table := kit.NewTable(kit.Col("schedule.column.on", 164, onWords),
		kit.Col("schedule.column.host", 140, hostWords).Yielding(1),
		kit.Col("schedule.column.published", 170, standing).Growing().As(func(d register.ReceptionDay) look.Chip {
			if q.unpublished(d) && (d.Hours == "" || d.Place == "") {
				return look.Chip{Icon: look.IconError, Text: assets.Text("publish.chip.lacking"), Tone: look.Late}
			}
			return q.publishedChip(d)
		}).Tips(q.publishedWords))
	table.SetRows(days)
	p.Beside = kit.Sized(look.Scaled(300), 200, table)
	p.Before = func(_ *noticeAnswers, write func()) {
		if p.checked.unready(o) {
			return
		}
		doubts := p.checked.doubts()
		if len(p.checked.past) > 0 {
			doubts = append([]string{assets.Text("publish.past", "days", datesOf(p.checked.past))}, doubts...)
		}
		if len(doubts) == 0 {
			write()
			return
		}
		kit.Confirm(o.Window, assets.Text("schedule.publish"), strings.Join(doubts, "\n\n"), assets.Text("publish.do", "count", kit.Number(len(p.checked.wanted))), write)
	}
	p.Write = func(a noticeAnswers) (kit.Saved, error) {
		published, err := o.Do().Publish(o.Ctx(), p.checked.wanted, a.On)
		if published == 0 {
			return kit.Saved{Said: assets.Text("publish.already")}, err
		}
		return kit.Saved{Said: assets.Text("publish.recorded", "count", kit.Number(published), "day", a.On.Shown()), Then: o.Drop}, err
	}
	p.Failed = func(err error) { o.Failed(assets.Text("day.failed"), err) }
	return p
}

// noticeWriter writes the schedule as a file of one kind.
type noticeWriter func(context.Context, io.Writer, *notice.Notice, word.Options) error

// files are buttons that write what is posted and sent, and say what was written.
func (p *publishing) files() fyne.CanvasObject {
	column := container.NewVBox(kit.NewHeading(assets.Text("publish.files")))
	for _, f := range []struct {
		key, pattern string
		icon         fyne.Resource
		write        noticeWriter
	}{
		{"publish.word", "*.docx", look.IconLetter, p.writeWord},
		{"publish.pdf", "*.pdf", look.IconPrint, p.writePDF},
		{"publish.excel", "*.xlsx", look.IconGrid, func(_ context.Context, w io.Writer, n *notice.Notice, _ word.Options) error {
			return workbook.WriteSchedule(w, n)
		}},
		{"publish.page", "*.html", look.IconOffice, func(_ context.Context, w io.Writer, n *notice.Notice, _ word.Options) error {
			return notice.WritePage(w, n)
		}},
		{"publish.calendar", "*.ics", look.IconCalendar, func(_ context.Context, w io.Writer, n *notice.Notice, _ word.Options) error {
			return notice.WriteCalendar(w, n, p.o.Clock())
		}},
	} {
		column.Add(kit.NewButton(assets.Text(f.key), f.icon, func() { p.save(f.pattern, f.write) }).Leading())
	}
	column.Add(p.written.Content())
	column.Add(kit.NewHeading(assets.Text("publish.recording")))
	column.Add(kit.Remark("publish.recording.text"))
	return column
}

func (*publishing) Help() string { return "tiep-cong-dan" }

// Leave loses nothing: what is typed is in the files, or typed again in a moment.
func (*publishing) Leave(next func()) { next() }

// begin is what the office typed last, or its settings say.
func (p *publishing) begin() noticeAnswers {
	a := noticeAnswers{On: p.o.Today(), Regular: p.o.App.Preferences().StringWithFallback(regularPreference, assets.Text("publish.regular.usual"))}
	a.Signer, a.Role = p.o.LastSigner()
	return a
}

// save writes one of the files, and remembers what the next notice says again.
func (p *publishing) save(pattern string, write noticeWriter) {
	o := p.o
	if p.checked.unready(o) {
		return
	}
	a, wrong := p.Read()
	if a.On.IsZero() {
		wrong = append(wrong, data.Forbid(register.FieldOn, "on.missing"))
	}
	if len(wrong) > 0 {
		p.Question(register.FieldOn).SetProblem(wrong[0].Sentence)
		p.Focus(register.FieldOn)
		return
	}
	if pattern == "*.pdf" && desk.OfficeProgram() == "" {
		kit.ShowNotice(o.Window, assets.Text("publish.pdf"), assets.Text("publish.pdf.none"))
		return
	}
	o.RememberSigner(a.Signer, a.Role)
	o.App.Preferences().SetString(regularPreference, a.Regular)
	n := &notice.Notice{Ward: o.Store.Settings().Ward, Period: p.period, Days: p.checked.notice, PublishedOn: a.On,
		Signer: text.CleanLines(strings.ToUpper(a.Role) + "\n" + a.Signer)}
	o.Save(desk.FileToWrite{Title: assets.Text("schedule.publish"), Name: n.FileName() + pattern[1:], Pattern: pattern,
		Writing: assets.Text("paper.writing"), Failed: assets.Text("publish.failed"), Written: p.written.Show,
		Write: func(ctx context.Context, path string, _ func(float64, string)) error {
			return workbook.Save(path, func(w io.Writer) error { return write(ctx, w, n, a.options()) })
		}})
}

// writeWord writes the notice as the office posts it.
func (p *publishing) writeWord(_ context.Context, w io.Writer, n *notice.Notice, options word.Options) error {
	info, template, err := word.Read(p.o.Dir, word.ScheduleTemplate)
	if err != nil {
		return err
	}
	return docx.RenderDraft(w, template, word.ScheduleFields(n, p.o.Store.Settings(), options.For(info)))
}

// writePDF prints the notice of writeWord.
func (p *publishing) writePDF(ctx context.Context, w io.Writer, n *notice.Notice, options word.Options) error {
	dir, err := os.MkdirTemp("", "donthu-thong-bao-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var b bytes.Buffer
	if err := p.writeWord(ctx, &b, n, options); err != nil {
		return err
	}
	word := filepath.Join(dir, "thong-bao.docx")
	if err := office.SaveFile(word, b.Bytes()); err != nil {
		return err
	}
	pdf, err := desk.ToPDF(ctx, word)
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(pdf)
	if err == nil {
		_, err = w.Write(raw)
	}
	return err
}
