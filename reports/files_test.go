// Package reports_test looks at every kind of file that leaves the office: whether
// formulas give the values beside them, and whether strict readers open the file.
package reports_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/consolidate"
	"donthu/reports/docx"
	"donthu/reports/forms"
	"donthu/reports/listing"
	"donthu/reports/notice"
	"donthu/reports/statistics"
	"donthu/reports/word"
	"donthu/reports/workbook"
)

// file is something that the program wrote, or ships to be filled in.
type file struct {
	name string // with its extension
	raw  []byte
}

var june = day.MonthPeriod(2026, 6, false)

// nasty are texts that a careless writer would turn into formulas, markup or
// files that no program opens.
var nasty = []string{
	`=HYPERLINK("http://example.com";"bấm")`, "+84 903 123 456", "-2+3", "@SUM(A1)", "0123", "1/2", "'một", "<b>&amp; \"hai\" 'ba' ]]>", " đầu và cuối ",
	"dòng một\ndòng hai\r\ndòng ba\tcột", "chuông\a xóa\b thoát\x1b trang\f _x0041_ \ufffe \uffff \u200b", "😀 𝒳 học", strings.Repeat("Nguyễn Thị Ánh kiến nghị sửa đường. ", 1200),
}

// files are all kinds of files, written once from one register.
func files(t *testing.T) []file {
	t.Helper()
	made, err := writtenFiles()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

var writtenFiles = sync.OnceValues(func() ([]file, error) {
	dir, err := os.MkdirTemp("", "donthu-files-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	w := writer{ctx: context.Background(), dir: dir}
	if err := w.open(); err != nil {
		return nil, err
	}
	defer w.s.Close()
	w.reports()
	w.books()
	w.consolidated()
	w.documents()
	return w.made, w.err
})

// writer writes files and keeps the first error.
type writer struct {
	ctx  context.Context
	dir  string
	s    *store.Store
	made []file
	err  error
}

func (w *writer) open() error {
	clock := func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) }
	var err error
	w.s, err = store.Create(w.ctx, filepath.Join(w.dir, "so"), register.Settings{Ward: "UBND phường Bình Thạnh", Receiver: "Ban Tiếp công dân Thành phố", Clerk: "Lê Thị Thu Hà"},
		store.Options{Clock: clock, Deadlines: func(s register.Settings) store.Deadlines { return law.NewOffice(s) }})
	if err != nil {
		return err
	}
	if _, err := intake.ImportSample(w.ctx, w.s); err != nil {
		return err
	}
	day := day.Must("2026-06-02")
	for i, text := range nasty {
		letter, err := w.s.AddLetter(w.ctx, register.Facts{ReceivedOn: day, Kind: register.Kinds[i%len(register.Kinds)], Round: 1, Field: register.Land,
			Sender: register.Person{Name: "Người " + text[:min(len(text), 9)], Address: text[:min(len(text), 60)]}, Content: text, Request: text, Against: text, Note: text})
		if err != nil {
			return fmt.Errorf("letter %q: %w", text, err)
		}
		if _, err := w.s.AddSteps(w.ctx, letter.ID, steps.Draft{On: day, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
			steps.Draft{On: day, Content: register.Accepted{}}, steps.Draft{On: day, Content: register.Reply{Number: text[:min(len(text), 30)], Type: text[:min(len(text), 40)], To: text}},
			steps.Draft{On: day.AddDays(9), Content: register.Settlement{Result: register.Right, Recovery: register.Recovery{CollectMoney: 18.621, CollectLand: 0.1, ReturnMoney: 0.2}}}); err != nil {
			return fmt.Errorf("steps of %q: %w", text, err)
		}
		if _, err := w.s.AddReception(w.ctx, register.Reception{On: day, Type: register.Regular, Host: register.Officer, People: 1, Visitor: register.Person{Name: "Ông " + text[:min(len(text), 9)]}, Content: text, Handling: text}); err != nil {
			return err
		}
	}
	return w.s.SaveFigures(w.ctx, register.TypedFigures{Form: "06_QLKNTC", Period: june, Values: map[int]float64{1: 3, 6: 2, 8: 1}, Note: nasty[7]})
}

func (w *writer) write(name string, write func(io.Writer) error) {
	var b bytes.Buffer
	if w.err == nil {
		if w.err = write(&b); w.err != nil {
			w.err = fmt.Errorf("%s: %w", name, w.err)
		}
	}
	w.made = append(w.made, file{name, b.Bytes()})
}

func (w *writer) report(p day.Period, edition string) *forms.Report {
	ed, err := forms.ByID(edition)
	var rep *forms.Report
	if err == nil {
		rep, err = forms.Compute(w.ctx, w.s, ed, p, forms.Options{Today: w.s.Today()})
	}
	if w.err == nil {
		w.err = err
	}
	return rep
}

func (w *writer) reports() {
	settings, options := w.s.Settings(), workbook.Options{Number: "25/BC-UBND", On: day.Must("2026-06-15"), Place: "Bình Thạnh"}
	for name, p := range map[string]day.Period{"thang": june, "quy": day.QuarterPeriod(2026, 2), "6-thang": day.HalfYearPeriod(2026), "nam": day.YearPeriod(2026)} {
		for _, edition := range []string{"tt06-2025", "tt02-2021"} {
			rep := w.report(p, edition)
			w.write("bao-cao-"+name+"-"+edition+".xlsx", func(out io.Writer) error { return workbook.WriteReport(out, rep, settings, options) })
		}
	}
	now := w.report(june, "tt06-2025")
	form := now.Edition.Form("02_XLD")
	w.write("bao-cao-dieu-chinh.xlsx", func(out io.Writer) error {
		return workbook.WriteAdjustedReport(out, now, []forms.Adjustment{{
			Report:      register.SealedReport{Sealed: register.Sealed{Period: june.Previous(), Number: nasty[0]}},
			Steps:       []forms.LateStep{{Name: nasty[7], Step: steps.Step{On: june.From, WrittenAt: time.Unix(0, 0), Content: register.Accepted{}}}},
			Differences: []forms.Difference{{Form: form, Column: form.Column(1), Sent: 41, Now: 42.5}},
		}}, settings, options)
	})
	w.write("bao-cao.docx", func(out io.Writer) error {
		info, template, err := word.Read(w.dir, forms.EditionFor(june).Words)
		if err != nil {
			return err
		}
		o := word.Options{Number: "25", On: june.To, SignedBy: "Phạm Văn Chủ", Typed: map[string]string{"du_bao": nasty[7] + nasty[10]}}
		return docx.Render(out, template, word.ReportFields(now, w.report(june.Previous(), "tt06-2025"), w.report(word.LastYear(june), "tt06-2025"), settings, o.For(info)))
	})
}

func (w *writer) books() {
	settings := w.s.Settings()
	for _, book := range workbook.Books() {
		for _, show := range []bool{false, true} {
			w.write(fmt.Sprintf("so-in-%s-%t.xlsx", book, show), func(out io.Writer) error {
				return workbook.WriteBook(w.ctx, out, book, w.s, day.YearPeriod(2026), settings, workbook.BookOptions{Today: w.s.Today(), ShowDenouncers: show})
			})
		}
	}
	w.write("so-don.xlsx", func(out io.Writer) error { return workbook.WriteRegister(w.ctx, out, w.s, nil) })
	w.write("so-don-che.xlsx", func(out io.Writer) error { return workbook.WriteRegister(w.ctx, out, workbook.Masked(w.s), nil) })
	w.write("thong-ke.xlsx", func(out io.Writer) error {
		counted, err := statistics.Compute(w.ctx, w.s, day.YearPeriod(2026), w.s.Today())
		if err != nil {
			return err
		}
		return workbook.WriteStatistics(out, counted, settings)
	})
	w.write("danh-sach.xlsx", func(out io.Writer) error {
		return workbook.WriteList(out, listing.List{Office: settings.Ward, Title: "Đơn đang mở", About: "1 dòng", Headings: []string{"Số đơn", "Nội dung"}, Rows: [][]string{{"1/2026", "=1+1 & <b>"}}})
	})
	w.write("lich-tiep.xlsx", func(out io.Writer) error {
		return workbook.WriteSchedule(out, &notice.Notice{Ward: settings.Ward, Period: day.Period{From: 20261001, To: 20261231}, PublishedOn: 20260920, Signer: "CHỦ TỊCH\nPhạm Văn Chủ",
			Days: []register.ReceptionDay{{On: 20261217, Host: register.Head, Leader: nasty[7], Hours: "8:00 – 11:00", Place: nasty[0], Note: nasty[10]}, {On: 20261001, Host: register.Delegate}}})
	})
}

// consolidated brings wards of both editions together, one with a text in a figure.
func (w *writer) consolidated() {
	var sent []string
	for i, edition := range []string{"tt06-2025", "tt06-2025", "tt02-2021"} {
		rep, ward := w.report(june, edition), w.s.Settings()
		ward.Ward = fmt.Sprintf("UBND phường %d & “Hai”", i+1)
		path := filepath.Join(w.dir, fmt.Sprint(i, ".xlsx"))
		if err := workbook.Save(path, func(out io.Writer) error { return workbook.WriteReport(out, rep, ward, workbook.Options{}) }); err != nil && w.err == nil {
			w.err = err
		}
		sent = append(sent, path)
	}
	res, err := consolidate.Run(w.ctx, append(sent, filepath.Join(w.dir, "khong-co.xlsx")), consolidate.Options{Wards: []string{"UBND phường 1 & “Hai”", "UBND phường Chưa Gửi"}, Today: w.s.Today()})
	if err != nil && w.err == nil {
		w.err = err
	}
	w.write("tong-hop.xlsx", func(out io.Writer) error {
		return workbook.WriteConsolidated(out, res, "Thanh tra Thành phố", workbook.Options{})
	})
}

// documents are every shipped template as it is, and filled for each kind of
// letter that it is for.
func (w *writer) documents() {
	infos, err := word.Templates(w.dir)
	if err != nil && w.err == nil {
		w.err = err
	}
	for _, info := range infos {
		w.write("mau-"+info.Name+".docx", func(out io.Writer) error {
			_, raw, err := word.Read(w.dir, info.Name)
			if err == nil {
				_, err = out.Write(raw)
			}
			return err
		})
		for _, kind := range info.Kinds {
			letter := register.Letter{ID: 3, Number: register.Number{Year: 2026, Count: 12}, Facts: register.Facts{ReceivedOn: june.From, Kind: kind, Round: 1, Sender: register.Person{Name: nasty[7], Address: nasty[9]},
				CoSigners: []register.Person{{Name: "Ông Hai"}, {Name: "Bà Ba"}}, Content: nasty[10] + nasty[9], Request: nasty[8], Against: nasty[0], Attachments: []register.Attachment{{Name: nasty[7], Pages: 2}, {Name: "B"}}},
				Replies: []register.Reply{{Type: "Thông báo", Number: "1/TB", On: june.To}}, Settlement: register.Settlement{Result: register.Right, On: june.To}}
			w.write(info.Name+"-"+string(kind)+".docx", func(out io.Writer) error {
				_, template, err := word.Read(w.dir, info.Name)
				if err != nil {
					return err
				}
				return docx.RenderDraft(out, template, word.LetterFields(letter, w.s.Settings(), word.Options{On: june.To}.For(info)))
			})
		}
	}
}
