package table_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"donthu/data/table"
)

// book makes the workbook from which LibreOffice made testdata/so.*: what offices have
// in their books and readers get wrong.
func book(t testing.TB, from1904 bool) string {
	t.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	if from1904 {
		must(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
	}
	must(f.SetSheetName("Sheet1", "Sổ đơn"))
	_, err := f.NewSheet("Ẩn")
	must(err)
	must(f.SetSheetVisible("Ẩn", false))
	must(f.SetCellValue("Ẩn", "B2", "không thấy"))
	dayStyle, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(err)
	ownStyle, err := f.NewStyle(&excelize.Style{CustomNumFmt: pointer(`"ngày" d/m/yy`)})
	must(err)
	set := func(cell string, value any) { t.Helper(); must(f.SetCellValue("Sổ đơn", cell, value)) }
	set("A1", "SỔ THEO DÕI ĐƠN")
	must(f.MergeCell("Sổ đơn", "A1", "D1"))
	set("A3", "STT")
	set("B3", "Ngày nhận")
	set("C3", "Người gửi")
	set("D3", "CCCD")
	set("E3", "Ghi chú")
	set("A4", 1)
	set("B4", time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC))
	must(f.SetCellStyle("Sổ đơn", "B4", "B5", dayStyle))
	set("C4", "Nguyễn Thị Sương\nvà 3 người")
	set("D4", 79200001234)
	set("E4", " có  hai dấu cách & <ký hiệu> ")
	must(f.SetCellFormula("Sổ đơn", "A5", "A4+1"))
	set("B5", 46087.5)
	must(f.SetCellRichText("Sổ đơn", "C5", []excelize.RichTextRun{{Text: "Đặng "}, {Text: "Ưởng", Font: &excelize.Font{Bold: true}}}))
	set("D5", "079200001234")
	set("E5", true)
	set("A6", 1.5)
	set("B6", 46088)
	must(f.SetCellStyle("Sổ đơn", "B6", "B6", ownStyle))
	must(f.SetCellFormula("Sổ đơn", "C6", "1/0"))
	set("E6", "=A1")
	must(f.SetRowVisible("Sổ đơn", 6, false))
	set("A8", "cuối")
	must(f.SetColVisible("Sổ đơn", "D", false))
	must(f.MergeCell("Sổ đơn", "B8", "C9"))
	file := filepath.Join(t.TempDir(), "so.xlsx")
	must(f.SaveAs(file))
	return file
}

func pointer[T any](v T) *T { return &v }

// read is what a file holds, a line a row.
func read(t testing.TB, file string) (*table.Book, []string) {
	t.Helper()
	b, err := table.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	var lines []string
	for i := range b.Sheets() {
		count := 0
		for number, row := range b.Rows(i) {
			if count++; number != count {
				t.Errorf("row %d stands at place %d", number, count)
			}
			line := fmt.Sprintf("%d.%d %q", i, number, row.Cells)
			if row.Hidden {
				line += " hidden"
			}
			for c := range row.Cells {
				if kind := row.Kind(c); kind != table.Text {
					line += fmt.Sprintf(" %d:%d", c, kind)
				}
			}
			lines = append(lines, line)
		}
		if err := b.Err(); err != nil {
			t.Fatal(err)
		}
		if count != b.RowCount(i) {
			t.Errorf("%d rows, not the %d that were announced", count, b.RowCount(i))
		}
	}
	return b, lines
}

// want are the rows of book in every format that keeps all of it.
var want = []string{
	`0.1 ["SỔ THEO DÕI ĐƠN"]`,
	`0.2 []`,
	`0.3 ["STT" "Ngày nhận" "Người gửi" "CCCD" "Ghi chú"]`,
	`0.4 ["1" "46086" "Nguyễn Thị Sương\nvà 3 người" "79200001234" " có  hai dấu cách & <ký hiệu> "] 0:1 1:2 3:1`,
	`0.5 ["2" "46087.5" "Đặng Ưởng" "079200001234" "1"] 0:1 1:2 4:3`,
	`0.6 ["1.5" "46088" "#DIV/0!" "" "=A1"] hidden 0:1 1:2 2:4`,
	`0.7 []`,
	`0.8 ["cuối"]`,
	`1.1 []`,
	`1.2 ["" "không thấy"]`,
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("got  %s\nwant %s", g, w)
		}
	}
}

func TestEveryFormatHoldsTheSame(t *testing.T) {
	if folder := os.Getenv("DONTHU_BOOKS"); folder != "" { // to make testdata/so.* anew: soffice --convert-to
		content, err := os.ReadFile(book(t, false))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "so.xlsx"), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"testdata/so.xlsx", "testdata/so.ods", "testdata/so.fods", "testdata/so.xls"} {
		t.Run(filepath.Base(file), func(t *testing.T) {
			b, got := read(t, file)
			if strings.Contains(file, "ods") { // where LibreOffice keeps true as the number 1
				got[4] = strings.Replace(got[4], "4:1", "4:3", 1)
			}
			same(t, got, want)
			if s := b.Sheets(); s[0] != (table.Sheet{Name: "Sổ đơn"}) || s[1] != (table.Sheet{Name: "Ẩn", Hidden: true}) {
				t.Errorf("the sheets are %v", s)
			}
			if m := b.Merged(0); !slices.Equal(m, []table.Range{{1, 1, 0, 3}, {8, 9, 1, 2}}) {
				t.Errorf("merged are %v", m)
			}
			if h := b.HiddenColumns(0); !slices.Equal(h, []int{3}) {
				t.Errorf("hidden are %v", h)
			}
			if b.Encoding() != "" || b.Notes() != nil {
				t.Errorf("%q, %q", b.Encoding(), b.Notes())
			}
		})
	}
}

// What excelize writes has no results of formulas: they are shown as what they are.
func TestAFormulaWithoutResultIsNoEmptyCell(t *testing.T) {
	_, got := read(t, book(t, false))
	expected := slices.Clone(want)
	expected[4] = strings.NewReplacer(`"2"`, `"=A4+1"`, "0:1 1:2", "0:5 1:2").Replace(want[4])
	expected[5] = strings.NewReplacer(`"#DIV/0!"`, `"=1/0"`, "2:4", "2:5").Replace(want[5])
	same(t, got, expected)
}

func TestDaysFrom1904AreThoseOf1900(t *testing.T) {
	_, got := read(t, book(t, true))
	for i, day := range map[int]string{3: `"46086"`, 4: `"47549.5"`, 5: `"47550"`} { // excelize counts only dates from 1904
		if !strings.Contains(got[i], day) {
			t.Errorf("%s has no %s", got[i], day)
		}
	}
	if !strings.Contains(got[3], `"79200001234"`) {
		t.Errorf("a number became another: %s", got[3])
	}
}

func TestAWebPageCalledXLSIsRead(t *testing.T) {
	_, got := read(t, "testdata/so.html")
	for i, line := range []string{ // without the hidden column, as LibreOffice writes it
		`0.1 ["SỔ THEO DÕI ĐƠN"]`, `0.2 []`, `0.3 ["STT" "Ngày nhận" "Người gửi" "Ghi chú"]`,
		`0.4 ["1" "46086" "Nguyễn Thị Sương\nvà 3 người" "có hai dấu cách & <ký hiệu>"] 0:1 1:2`,
	} {
		if got[i] != line {
			t.Errorf("got  %s\nwant %s", got[i], line)
		}
	}
	b, got := read(t, written(t, `<table><col><col style='display:none' span=2><tr><td rowspan=2>a<td colspan=2>b</tr><tr style='display: none'><td>c<td>d<tr><td x:num="46086.5">05/03<td><table><tr><td>trong</table><td>sau</table>`))
	same(t, got, []string{`0.1 ["a" "b"]`, `0.2 ["" "c" "d"] hidden`, `0.3 ["46086.5" "trong" "sau"] 0:1`})
	if h := b.HiddenColumns(0); !slices.Equal(h, []int{1, 2}) {
		t.Errorf("hidden are %v", h)
	}
	_, got = read(t, written(t, "<html><meta charset=windows-1258><table><tr><td>Nguy\xea\xden"))
	same(t, got, []string{`0.1 ["Nguyễn"]`})
	if m := b.Merged(0); !slices.Equal(m, []table.Range{{1, 2, 0, 0}, {1, 1, 1, 2}}) {
		t.Errorf("merged are %v", m)
	}
}

func TestAnExcel2003XMLIsRead(t *testing.T) {
	b, got := read(t, written(t, `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Đơn"><Table><Column ss:Index="2" ss:Hidden="1"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Tên &amp; họ</Data></Cell><Cell><Data ss:Type="Number">7.92E+10</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="DateTime">2026-03-05T00:00:00.000</Data><Comment><Data>lời</Data></Comment></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=A1"/></Row></Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`))
	same(t, got, []string{`0.1 ["Tên & họ" "" "79200000000"] 2:1`, `0.2 []`, `0.3 ["" "46086" "#REF!" "=A1"] hidden 1:2 2:4 3:5`})
	if !b.Sheets()[1].Hidden || !slices.Equal(b.HiddenColumns(0), []int{1}) || len(b.Merged(0)) != 1 {
		t.Errorf("%v %v %v", b.Sheets(), b.HiddenColumns(0), b.Merged(0))
	}
}

func TestAProtectedWorkbookIsToldSo(t *testing.T) {
	f := excelize.NewFile()
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if err := f.SaveAs(file, excelize.Options{Password: "1"}); err != nil {
		t.Fatal(err)
	}
	if _, err := table.Open(file); err == nil || !strings.Contains(err.Error(), "bỏ mật khẩu") {
		t.Errorf("the error is %v", err)
	}
}

// A sheet of Excel whose cells stand in another order than usual, without names, in
// another namespace, with readings beside the signs.
func TestOddWorkbooksAreReadRightOrRefused(t *testing.T) {
	for _, test := range []struct{ name, sheet, says string }{
		{"cells out of order", `<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row>`, `[] | ["1" "" "3"]`},
		{"no names", `<row><c><v>1</v></c><c/><c t="str"><f>A1</f><v> a </v></c></row><row/><row><c t="b"><v>0</v></c></row>`, `["1" "" " a "] | [] | ["0"]`},
		{"a prefix", `<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Hà</x:t><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c></x:row>`, `["Hà"]`},
		{"signs", `<row><c t="inlineStr"><is><t><![CDATA[<a>&]]]>&#273;&#x1EA5;t _x000D__x0041_</t></is></c></row>`, `["<a>&]đất \rA"]`},
		{"a day as text", `<row><c t="d"><v>2026-03-05T12:00:00</v></c></row>`, `["46086.5"]`},
		{"powers", `<row><c><v>7.9E+10</v></c><c><v>1.5E-3</v></c><c><v>1E+20</v></c></row>`, `["79000000000" "0.0015" "1E+20"]`},
		{"an extension", `<row><c><v>1</v></c><extLst><ext><c r="B1"><v>9</v></c></ext></extLst></row>`, `["1"]`},
		{"rows back", `<row r="2"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>`, "bị hỏng"},
		{"a text that is not there", `<row><c t="s"><v>7</v></c></row>`, "bị hỏng"},
		{"a tag that closes another", `<row><c><v>1</c></v></row>`, "bị hỏng"},
		{"no UTF-8", "<row><c t=\"str\"><v>\xe0</v></c></row>", "bị hỏng"},
		{"blanks alone", "<row><c t=\"str\"><v>  \u00a0</v></c></row><row><c><v>1</v></c></row>", `[] | ["1"]`},
	} {
		parts := workbookParts(1)
		parts["xl/worksheets/sheet1.xml"] = sheetHead + test.sheet + sheetFoot
		b, err := table.Open(zipped(t, parts, "", nil))
		if err != nil {
			if !strings.Contains(err.Error(), test.says) {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		var rows []string
		for _, row := range b.Rows(0) {
			rows = append(rows, fmt.Sprintf("%q", row.Cells))
		}
		b.Close()
		if got := strings.Join(rows, " | "); got != test.says {
			t.Errorf("%s: got %s, not %s", test.name, got, test.says)
		}
	}
}

func TestOddTablesOfLibreOfficeAreReadRight(t *testing.T) {
	const text = `<table:table-cell office:value-type="string"><text:p>`
	for _, test := range []struct{ name, rows, want string }{
		{"a remark and a picture beside the text", `<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>lời</text:p></office:annotation><text:p>đơn</text:p><draw:frame><text:p>hình</text:p></draw:frame></table:table-cell></table:table-row>`, `["đơn"]`},
		{"lines and blanks", `<table:table-row>` + text + `một<text:s text:c="3"/><text:span>hai</text:span><text:tab/></text:p><text:p>ba<text:line-break/>bốn</text:p></table:table-cell></table:table-row>`, `["một   hai\t\nba\nbốn"]`},
		{"repeated cells and rows", `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1.5"/></table:table-row>`, `["" "" "1.5" "1.5"] | ["" "" "1.5" "1.5"]`},
		{"what a merged cell hides", `<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="float" office:value="1"/><table:covered-table-cell office:value-type="float" office:value="2"/></table:table-row>`, `["1"]`},
		{"groups of rows", `<table:table-header-rows><table:table-row>` + text + `a</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row-group><table:table-row>` + text + `b</text:p></table:table-cell></table:table-row></table:table-row-group>`, `["a"] | ["b"]`},
		{"days and times", `<table:table-row><table:table-cell office:value-type="date" office:date-value="2026-03-05T06:00:00.5"/><table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/><table:table-cell office:value-type="percentage" office:value="5E-2"/></table:table-row>`, `["46086.25" "0.3541666666666667" "0.05"]`},
		{"a day before Excel's", `<table:table-row><table:table-cell office:value-type="date" office:date-value="1890-01-02"><text:p>02/01/1890</text:p></table:table-cell></table:table-row>`, `["02/01/1890"]`},
	} {
		b, err := table.Open(odsOf(t, test.rows))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var rows []string
		for _, row := range b.Rows(0) {
			rows = append(rows, fmt.Sprintf("%q", row.Cells))
		}
		b.Close()
		if got := strings.Join(rows, " | "); got != test.want {
			t.Errorf("%s: got %s, not %s", test.name, got, test.want)
		}
	}
}
