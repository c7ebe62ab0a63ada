package table_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data"
	"donthu/data/table"
)

// tried reads a file twice. Whatever it holds, it is refused by a sentence, without a
// panic, or all of it is read, the same each time: what passes the first look has no
// error later.
func tried(t *testing.T, file string) {
	b, err := table.Open(file)
	if err != nil {
		var told *data.Told
		if !errors.As(err, &told) || strings.Contains(err.Error(), "panic") {
			t.Fatalf("the error is %v", err)
		}
		return
	}
	defer b.Close()
	for i := range b.Sheets() {
		var readings [2][]string
		for n := range readings {
			last := 0
			for number, row := range b.Rows(i) {
				if last++; number != last {
					t.Fatalf("row %d stands at place %d", number, last)
				}
				if last <= 1000 {
					readings[n] = append(readings[n], fmt.Sprintf("%q", row.Cells))
				}
				if last > 20_000 {
					return // a fuzzer's file may well have a million of them
				}
			}
			if err := b.Err(); err != nil {
				t.Fatal(err)
			}
			if last != b.RowCount(i) {
				t.Fatalf("%d rows, not the %d that were announced", last, b.RowCount(i))
			}
		}
		if one, two := strings.Join(readings[0], "\n"), strings.Join(readings[1], "\n"); one != two {
			t.Fatalf("read once %s, and again %s", one, two)
		}
		b.Merged(i)
		b.HiddenColumns(i)
	}
	b.Notes()
}

func content(f *testing.F, file string) []byte {
	f.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		f.Fatal(err)
	}
	return text
}

func file(t *testing.T, name string, content []byte) string {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// FuzzXLSX tries the parts of a workbook that hold what people typed.
func FuzzXLSX(f *testing.F) {
	f.Add(`<row r="1"><c r="B1" t="s" s="1"><v>0</v></c><c><f>A1</f></c></row><row hidden="1"><c t="d"><v>2026-03-05</v></c></row>`, `<si><t>đơn</t></si>`, `<numFmts><numFmt numFmtId="200" formatCode="d/m"/></numFmts><fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf/><xf numFmtId="200" fontId="0"/></cellXfs>`)
	f.Add(`<row><c t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c><c t="e"><v>#REF!</v></c></row>`, `<si><r><t>&amp;</t></r></si>`, ``)
	f.Add(`</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>`, `<![CDATA[x]]>`, `<cols><col min="1" max="3" hidden="1"/></cols>`)
	f.Fuzz(func(t *testing.T, sheet, strings, styles string) {
		parts := workbookParts(1)
		parts["xl/worksheets/sheet1.xml"] = sheetHead + sheet + sheetFoot
		parts["xl/sharedStrings.xml"] = "<sst>" + strings + "</sst>"
		parts["xl/styles.xml"] = "<styleSheet>" + styles + "</styleSheet>"
		tried(t, zipped(t, parts, "", nil))
	})
}

// FuzzAnyFile tries whole files of every format: also torn zip files and records.
func FuzzAnyFile(f *testing.F) {
	for _, name := range []string{"so.xlsx", "so.xls", "so.ods", "so.html", "15_cp1258.csv"} {
		f.Add(content(f, "testdata/"+name))
	}
	f.Add([]byte(stream(0x0600, "", record(0x0203, 0, 0, 0, 1.0))))
	f.Add([]byte(stream(0x0500, record(0x0042, 1258), record(0x0204, 0, 0, 0, 2, "ab"))))
	f.Add([]byte(`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>1</Data></Cell></Row></Table></Worksheet></Workbook>`))
	f.Fuzz(func(t *testing.T, content []byte) { tried(t, file(t, "so.xls", content)) })
}

func FuzzODS(f *testing.F) {
	f.Add(`<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="date" office:date-value="2026-03-05"/><table:covered-table-cell/></table:table-row>`)
	f.Add(`<table:table-header-rows><table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>a<text:s text:c="3"/>b</text:p><text:p>c</text:p><office:annotation><text:p>x</text:p></office:annotation></table:table-cell></table:table-row></table:table-header-rows>`)
	f.Add(`</table:table><table:table table:name="2"><table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>`)
	f.Fuzz(func(t *testing.T, rows string) { tried(t, odsOf(t, rows)) })
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(register))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00"))
	f.Add([]byte("sep=,\na,\"b\"\"\n\",c\r\rd"))
	f.Add(content(f, "testdata/15_cp1258.csv"))
	f.Add(content(f, "testdata/16_utf8_bom.csv"))
	f.Fuzz(func(t *testing.T, content []byte) { tried(t, file(t, "so.csv", content)) })
}

// The library that reads workbooks elsewhere in the program finds the same in them.
func TestWorkbooksAreReadAsExcelizeReadsThem(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*/*.xlsx")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d workbooks, %v", len(files), err)
	}
	for _, name := range files {
		f, err := excelize.OpenFile(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		b, err := table.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, sheet := range b.Sheets() {
			want, err := f.GetRows(sheet.Name)
			if err != nil {
				t.Fatal(err)
			}
			cells := 0
			for number, row := range b.Rows(i) {
				for c, cell := range row.Cells {
					other := ""
					if number <= len(want) && c < len(want[number-1]) {
						other = want[number-1][c]
					}
					if row.Kind(c) != table.Formula && cell != other && strings.TrimSpace(cell+other) != "" {
						t.Errorf("%s, %s, row %d, column %d: %q, not %q", name, sheet.Name, number, c, cell, other)
					}
					cells++
				}
			}
			if err := b.Err(); err != nil {
				t.Error(err)
			}
			merged, err := f.GetMergeCells(sheet.Name)
			if err != nil || len(merged) != len(b.Merged(i)) {
				t.Errorf("%s, %s: %d merged cells, not %d; %v", name, sheet.Name, len(b.Merged(i)), len(merged), err)
			}
			total := 0
			for _, row := range want {
				for _, cell := range row {
					if strings.TrimSpace(cell) != "" {
						total++
					}
				}
			}
			if total > cells {
				t.Errorf("%s, %s: %d cells, not %d", name, sheet.Name, cells, total)
			}
		}
		f.Close()
		b.Close()
	}
}
