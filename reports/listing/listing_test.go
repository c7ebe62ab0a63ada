package listing_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/reports/listing"
)

var list = listing.List{Office: "UBND phường Thử Nghiệm", Title: "Đơn đang mở", About: "2 đơn, ngày 20/11/2026",
	Headings: []string{"Số đơn", "Người gửi", "Hạn"}, Rows: [][]string{{"01/2026", "Nguyễn <Văn> Sổ", "30/11"}, {"2/2026", "Mã TC-2/2026", ""}}}

func TestAListIsWrittenAsAPageThatPrintsItself(t *testing.T) {
	var b bytes.Buffer
	if err := list.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{"UBND phường Thử Nghiệm", "<h1>Đơn đang mở</h1>", "2 đơn, ngày 20/11/2026", "<th>Số đơn</th>", "Nguyễn &lt;Văn&gt; Sổ", "window.print()", "Mã TC-2/2026", "A4 landscape"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	if rows := strings.Count(page, "<tr>"); rows != 3 {
		t.Errorf("%d rows, want the headings and two letters", rows)
	}
}

func TestAListIsWrittenAsAWorkbookOfTexts(t *testing.T) {
	var b bytes.Buffer
	if err := list.WriteWorkbook(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	sheet := f.GetSheetName(0)
	for at, want := range map[string]string{"A1": "UBND phường Thử Nghiệm", "A2": "Đơn đang mở", "A3": "2 đơn, ngày 20/11/2026", "B4": "Người gửi", "A5": "01/2026", "B6": "Mã TC-2/2026", "C6": ""} {
		if got, _ := f.GetCellValue(sheet, at); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
	if kind, _ := f.GetCellType(sheet, "A5"); kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
		t.Errorf("a letter's number is stored as %v, Excel would make a day of it", kind)
	}
	if layout, err := f.GetPageLayout(sheet); err != nil || layout.Orientation == nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("does not fit the width of A4: %+v %v", layout, err)
	}
}
