package workbook

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
	"donthu/reports/listing"
	"donthu/reports/notice"
	"donthu/reports/statistics"
)

// openpyxl in its mode for large files, and every reader that streams, reads only what
// lies in the dimension of a sheet.
func TestTheDimensionOfEverySheetIsWhereItsCellsAre(t *testing.T) {
	ctx := t.Context()
	rep := expectedReport(t, "Ghi chú")
	consolidated := &consolidate.Result{Period: june, Parts: []consolidate.Part{{Edition: rep.Edition}},
		Problems: []consolidate.Problem{{Ward: "UBND phường 1", Text: "Thiếu biểu"}}}
	for _, f := range rep.Edition.Forms {
		consolidated.Parts[0].Tables = append(consolidated.Parts[0].Tables, consolidate.Table{Form: f,
			Rows: []consolidate.Row{{Ward: "UBND phường 1"}, {Ward: "UBND phường 2"}}, Total: map[int]float64{1: 2}})
	}
	writers := map[string]func(w io.Writer) error{
		"report": func(w io.Writer) error {
			return WriteReport(w, rep, settings, Options{Sheets: AllSheets, Directions: []register.Direction{{Directed: register.Directed{Doer: "Phòng Kinh tế"}}}, Today: 20261130})
		},
		"adjusted report": func(w io.Writer) error {
			return WriteAdjustedReport(w, rep, []forms.Adjustment{{Report: register.SealedReport{Sealed: register.Sealed{Period: june, Number: "5/BC"}}}}, settings, Options{Sheets: OfficeSheets})
		},
		"consolidation": func(w io.Writer) error { return WriteConsolidated(w, consolidated, "Thanh tra", Options{}) },
		"lists": func(w io.Writer) error {
			l := listing.List{Title: "Đơn", Headings: []string{"Số", "Nội dung"}, Rows: [][]string{{"1/2026", ""}, {"2/2026", "Đất"}}}
			return WriteList(w, l, l)
		},
		"register": func(w io.Writer) error {
			m := &memory{letters: []register.Letter{{Number: register.Number{Year: 2026, Count: 1}}, {Number: register.Number{Year: 2026, Count: 2}}}}
			return WriteRegister(ctx, w, m, nil)
		},
		"schedule": func(w io.Writer) error {
			return WriteSchedule(w, &notice.Notice{Ward: settings.Ward, Period: june, PublishedOn: 20260601, Days: []register.ReceptionDay{{On: 20260610, Host: register.Head}}})
		},
		"statistics": func(w io.Writer) error {
			s, err := statistics.Compute(ctx, fullShelf(), june, bookToday)
			if err != nil {
				return err
			}
			return WriteStatistics(w, s, settings)
		},
		"issued": func(w io.Writer) error {
			return WriteReplies(ctx, w, func(visit func(IssuedDocument) error) error {
				return visit(IssuedDocument{Letter: &register.Letter{}, Reply: register.Reply{Number: "1/TB"}})
			}, "các văn bản đã chọn", settings, BookOptions{})
		},
		"posting": func(w io.Writer) error {
			return WritePosting(ctx, w, []PostedEnvelope{{On: 20260610, To: "Ông A"}}, "ngày 10/06/2026", settings, BookOptions{})
		},
	}
	for _, book := range Books() {
		writers[string(book)] = func(w io.Writer) error {
			return WriteBook(ctx, w, book, fullShelf(), june, settings, BookOptions{Today: bookToday})
		}
	}
	for name, write := range writers {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		sheets := 0
		for part, text := range reportParts(t, b.Bytes()) {
			if !strings.HasPrefix(part, "xl/worksheets/sheet") {
				continue
			}
			sheets++
			got := ""
			if m := regexp.MustCompile(`<dimension ref="([^"]*)"`).FindAllStringSubmatch(text, -1); len(m) == 1 {
				got = m[0][1]
			}
			if want := "A1:" + lastCell(t, text); got != want {
				t.Errorf("%s, %s: the dimension is %s, the cells reach over %s", name, part, got, want)
			}
		}
		if sheets == 0 {
			t.Errorf("%s has no sheets", name)
		}
	}
}

// lastCell is the corner of a sheet's cells that lies furthest from A1.
func lastCell(t *testing.T, sheet string) string {
	t.Helper()
	last := [2]int{}
	for _, m := range regexp.MustCompile(`<c [^>]*?r="([A-Z]+[0-9]+)"`).FindAllStringSubmatch(sheet, -1) {
		column, row, err := excelize.CellNameToCoordinates(m[1])
		if err != nil {
			t.Fatal(err)
		}
		last = [2]int{max(last[0], column), max(last[1], row)}
	}
	name, err := excelize.CoordinatesToCellName(last[0], last[1])
	if err != nil {
		t.Fatal(err)
	}
	return name
}
