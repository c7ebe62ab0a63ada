package workbook_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/reports/listing"
	"donthu/reports/workbook"
)

func TestAListIsWrittenAsAWorkbookOfTexts(t *testing.T) {
	long := "Khiếu nại về việc bồi thường khi thu hồi đất làm đường ngõ 5, tổ 3, khu phố 2"
	list := listing.List{Office: "UBND phường Thử Nghiệm", Title: "Đơn đang mở", About: "2 dòng, ngày 20/11/2026",
		Headings: []string{"Số đơn", "Người gửi", "Nội dung"}, Rows: [][]string{{"01/2026", "Nguyễn <Văn> Sổ", long}, {"2/2026", "Mã TC-2/2026", "20/11/2026"}, {"3/2026", "31/02/2026", "20/11"}}}
	var b bytes.Buffer
	if err := workbook.WriteList(&b, list); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	sheet := f.GetSheetName(0)
	for at, want := range map[string]string{"A1": "UBND PHƯỜNG THỬ NGHIỆM", "A2": "Đơn đang mở", "A3": "2 dòng, ngày 20/11/2026", "B4": "Người gửi", "A5": "01/2026", "C5": long, "B6": "Mã TC-2/2026", "C6": "20/11/2026", "B7": "31/02/2026", "C7": "20/11"} {
		if got, _ := f.GetCellValue(sheet, at); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
	if kind, _ := f.GetCellType(sheet, "A5"); kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
		t.Errorf("a letter's number is stored as %v, Excel would make a day of it", kind)
	}
	for at, want := range map[string]string{"C6": "46346", "B7": "31/02/2026"} { // a day that Excel counts with; what is none stays as it is
		if raw, _ := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true}); raw != want {
			t.Errorf("%s holds %q, want %q", at, raw, want)
		}
	}
	one, _ := f.GetRowHeight(sheet, 6)
	if three, _ := f.GetRowHeight(sheet, 5); three < 2.5*one {
		t.Errorf("a text of three lines has a row of %.0f points, one line has %.0f", three, one)
	}
	if layout, err := f.GetPageLayout(sheet); err != nil || layout.Orientation == nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("does not fit the width of A4: %+v %v", layout, err)
	}
}

func TestSeveralListsStandOnSheetsOfTheirOwn(t *testing.T) {
	one := listing.List{Office: "UBND phường Thử Nghiệm", Title: "Việc phải làm", Sheet: "Lê Thị Mai: tổ 1/2", Headings: []string{"Việc"}, Rows: [][]string{{"Gửi thông báo"}}}
	two, three := one, one
	two.Rows = [][]string{{"Gửi kết luận"}}
	three.Sheet = "Nguyễn Hoàng Phương Thảo – Văn phòng HĐND và UBND"
	var b bytes.Buffer
	if err := workbook.WriteList(&b, one, two, three); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	sheets := f.GetSheetList()
	if want := []string{"Lê Thị Mai  tổ 1 2", "Lê Thị Mai  tổ 1 2 (2)", "Nguyễn Hoàng Phương Thảo – Văn"}; !slices.Equal(sheets, want) {
		t.Fatalf("%q, want %q", sheets, want)
	}
	for sheet, want := range map[string]string{sheets[0]: "Gửi thông báo", sheets[1]: "Gửi kết luận"} {
		if got, _ := f.GetCellValue(sheet, "A5"); got != want {
			t.Errorf("%s: %q, want %q", sheet, got, want)
		}
	}
}
