package table_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"donthu/data/table"
)

// What hostile files cost: each is refused with a sentence, and what was in use at most
// stays far below what the program may use.

// rels are the parts that make a zip file a workbook with so many sheets.
func workbookParts(sheets int) map[string]string {
	var list, rels strings.Builder
	for i := 1; i <= sheets; i++ {
		fmt.Fprintf(&list, `<sheet name="T%d" sheetId="%d" r:id="r%d"/>`, i, i, i)
		fmt.Fprintf(&rels, `<Relationship Id="r%d" Type="http://x/worksheet" Target="worksheets/sheet%d.xml"/>`, i, i)
	}
	rels.WriteString(`<Relationship Id="s" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="http://x/styles" Target="styles.xml"/>`)
	return map[string]string{
		"[Content_Types].xml":        `<Types/>`,
		"_rels/.rels":                `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="x"><sheets>` + list.String() + `</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships>` + rels.String() + `</Relationships>`,
		"xl/sharedStrings.xml":       `<sst/>`,
		"xl/styles.xml":              `<styleSheet/>`,
	}
}

// zipped writes a zip file of small parts and one that is written piece by piece.
func zipped(t testing.TB, parts map[string]string, long string, write func(io.Writer)) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "so.xlsx")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, content := range parts {
		if name == long {
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, content)
	}
	if long != "" {
		w, err := z.CreateHeader(&zip.FileHeader{Name: long, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		write(w)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	return file
}

const largest = 70 << 20

// forged is a workbook whose sheet says that it unpacks to so many bytes from so many.
func forged(t testing.TB, says uint64, packed int) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "so.xlsx")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range workbookParts(1) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, content)
	}
	var sheet bytes.Buffer
	deflated, err := flate.NewWriter(&sheet, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(deflated, sheetHead)
	for sheet.Len() < packed {
		repeat(deflated, "<row><c><v>1</v></c></row>", 1<<14)
	}
	deflated.Close()
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: uint64(sheet.Len()), UncompressedSize64: says})
	if err != nil {
		t.Fatal(err)
	}
	w.Write(sheet.Bytes())
	z.Close()
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func written(t testing.TB, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "so.xls")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func repeat(w io.Writer, piece string, times int) {
	block := strings.Repeat(piece, max(1, 1<<16/len(piece)))
	n := len(block) / len(piece)
	for ; times >= n; times -= n {
		io.WriteString(w, block)
	}
	io.WriteString(w, strings.Repeat(piece, times))
}

const sheetHead, sheetFoot = `<worksheet><sheetData>`, `</sheetData></worksheet>`

func sheetOf(t testing.TB, rows func(io.Writer)) string {
	return zipped(t, workbookParts(1), "xl/worksheets/sheet1.xml", func(w io.Writer) {
		io.WriteString(w, sheetHead)
		rows(w)
		io.WriteString(w, sheetFoot)
	})
}

const odsHead = `<office:document-content><office:body><office:spreadsheet><table:table table:name="T">`
const odsFoot = `</table:table></office:spreadsheet></office:body></office:document-content>`

func odsOf(t testing.TB, rows string) string {
	return zipped(t, map[string]string{
		"mimetype":    "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": odsHead + rows + odsFoot,
	}, "", nil)
}

// mostOfHeap is what making all the files and refusing them may take.
const mostOfHeap = 150 << 20

func TestHostileFilesAreRefusedInLittleMemory(t *testing.T) {
	tests := []struct {
		name, says string
		file       func(t testing.TB) string
	}{
		{"a gigabyte in three megabytes", "quá lớn", func(t testing.TB) string {
			return forged(t, 1<<30, 3<<20)
		}},
		{"a gigabyte that says it is little", "bị hỏng", func(t testing.TB) string {
			return forged(t, 4096, 3<<20)
		}},
		{"60 MB that unfold from little", "quá lớn", func(t testing.TB) string { return forged(t, largest, largest/300) }},
		{"one text of 40 MB", "quá lớn", func(t testing.TB) string {
			parts := workbookParts(1)
			parts["xl/worksheets/sheet1.xml"] = sheetHead + sheetFoot
			return zipped(t, parts, "xl/sharedStrings.xml", func(w io.Writer) {
				io.WriteString(w, "<sst><si><t>")
				repeat(w, "đơn ", 6<<20)
				io.WriteString(w, "</t></si></sst>")
			})
		}},
		{"one tag of 60 MB", "quá lớn", func(t testing.TB) string {
			return sheetOf(t, func(w io.Writer) {
				io.WriteString(w, `<row r="1" x="`)
				repeat(w, "a", 60<<20)
				io.WriteString(w, `"/>`)
			})
		}},
		{"ten million cells", "quá nhiều ô", func(t testing.TB) string {
			return sheetOf(t, func(w io.Writer) {
				row := "<row>" + strings.Repeat("<c><v>1</v></c>", 100) + "</row>"
				repeat(w, row, 100_000)
			})
		}},
		{"the column XFD", "ở ô XFD1", func(t testing.TB) string {
			return sheetOf(t, func(w io.Writer) { io.WriteString(w, `<row r="1"><c r="XFD1"><v>1</v></c></row>`) })
		}},
		{"row 1048577", "quá nhiều dòng", func(t testing.TB) string {
			return sheetOf(t, func(w io.Writer) { io.WriteString(w, `<row r="1048577"><c><v>1</v></c></row>`) })
		}},
		{"20,000 sheets", "quá nhiều trang", func(t testing.TB) string {
			parts := workbookParts(20_000)
			for i := 1; i <= 20_000; i++ {
				parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i)] = sheetHead + sheetFoot
			}
			return zipped(t, parts, "", nil)
		}},
		{"1,000 sheets that are one", "quá lớn", func(t testing.TB) string {
			parts := workbookParts(1000)
			rels := parts["xl/_rels/workbook.xml.rels"]
			for i := 1000; i > 1; i-- {
				rels = strings.ReplaceAll(rels, fmt.Sprintf("sheet%d.xml", i), "sheet1.xml")
			}
			parts["xl/_rels/workbook.xml.rels"] = rels
			return zipped(t, parts, "xl/worksheets/sheet1.xml", func(w io.Writer) {
				io.WriteString(w, sheetHead)
				repeat(w, "<!-- -->", 8<<20)
				io.WriteString(w, sheetFoot)
			})
		}},
		{"tags within tags", "quá lớn", func(t testing.TB) string {
			return sheetOf(t, func(w io.Writer) { repeat(w, "<a>", 1<<20) })
		}},
		{"an entity that grows", "bị hỏng", func(t testing.TB) string {
			return zipped(t, workbookParts(1), "xl/worksheets/sheet1.xml", func(w io.Writer) {
				io.WriteString(w, `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>`+sheetHead+sheetFoot)
			})
		}},
		{"a text that each cell asks for", "quá nhiều chữ", func(t testing.TB) string {
			parts := workbookParts(1)
			parts["xl/sharedStrings.xml"] = "<sst><si><t>" + strings.Repeat("x", 1<<20) + "</t></si></sst>"
			return zipped(t, parts, "xl/worksheets/sheet1.xml", func(w io.Writer) {
				io.WriteString(w, sheetHead)
				repeat(w, "<row>"+strings.Repeat(`<c t="s"><v>0</v></c>`, 1000)+"</row>", 1000)
				io.WriteString(w, sheetFoot)
			})
		}},
		{"rows of long texts that make a gigabyte", "quá lớn", func(t testing.TB) string {
			parts := workbookParts(1)
			parts["xl/sharedStrings.xml"] = "<sst><si><t>" + strings.Repeat("x", 1<<20) + "</t></si></sst>"
			return zipped(t, parts, "xl/worksheets/sheet1.xml", func(w io.Writer) {
				io.WriteString(w, sheetHead)
				repeat(w, `<row><c t="s"><v>0</v></c></row>`, 1000)
				io.WriteString(w, sheetFoot)
			})
		}},
		{"a torn workbook", "bị hỏng", func(t testing.TB) string {
			return zipped(t, workbookParts(1), "xl/worksheets/sheet1.xml", func(w io.Writer) {
				io.WriteString(w, sheetHead+"<row><c><v>1</v></c></row>")
			})
		}},
		{"an .ods of few bytes and 10^10 cells", "xa hơn cột", func(t testing.TB) string {
			return odsOf(t, `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>đơn</text:p></table:table-cell></table:table-row>`)
		}},
		{"an .ods of few bytes and a million rows", "quá nhiều ô", func(t testing.TB) string {
			return odsOf(t, `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="50" office:value-type="float" office:value="1"/></table:table-row>`)
		}},
		{"a text file of one line", "quá lớn", func(t testing.TB) string {
			return written(t, `"`+strings.Repeat("đơn", 1<<20))
		}},
		{"an old workbook whose parts are in a ring", "bị hỏng", func(t testing.TB) string {
			head := make([]byte, 4096)
			copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
			head[24], head[26], head[28], head[30], head[32] = 0x3e, 3, 0xfe, 9, 6
			binary.LittleEndian.PutUint32(head[44:], 1)
			for i := 512; i+4 <= len(head); i += 4 {
				binary.LittleEndian.PutUint32(head[i:], uint32(i/4%7))
			}
			return written(t, string(head))
		}},
		{"an old workbook without an end", "bị hỏng", func(t testing.TB) string {
			return written(t, "\x09\x08\x10\x00\x00\x06\x05\x00"+strings.Repeat("\x00", 12)+strings.Repeat("\x5d\x00\x00\x00", 1<<20))
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := test.file(t)
			book, err := table.Open(file)
			if err == nil {
				book.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "panic") {
				t.Errorf("the error is %v, without %q", err, test.says)
			}
		})
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapSys > mostOfHeap { // what the heap had at its largest
		t.Errorf("all this took %d MB", m.HeapSys>>20)
	}
}

// What has a name keeps no more of it than a name has.
func TestNamesAreNoTexts(t *testing.T) {
	long := strings.Repeat("đ", 1<<18)
	parts := workbookParts(1)
	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], `name="T1"`, `name="`+long+`"`, 1)
	parts["xl/worksheets/sheet1.xml"] = sheetHead + sheetFoot
	for format, file := range map[string]string{
		"xlsx": zipped(t, parts, "", nil),
		"ods":  odsOf(t, `</table:table><table:table table:name="`+long+`">`),
		"xml":  written(t, `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="`+long+`"/></Workbook>`),
	} {
		b, err := table.Open(file)
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		for _, s := range b.Sheets() {
			if len(s.Name) > 200 || !utf8.ValidString(s.Name) {
				t.Errorf("%s: a name of %d bytes", format, len(s.Name))
			}
		}
		b.Close()
	}
}

func TestWhatIsNoFileIsNotRead(t *testing.T) {
	for _, test := range []struct{ file, says string }{
		{t.TempDir(), "thư mục hoặc thiết bị"},
		{os.DevNull, "thư mục hoặc thiết bị"},
		{filepath.Join(t.TempDir(), "khong-co.xlsx"), "Không tìm thấy tệp"},
		{written(t, ""), "trống"},
	} {
		book, err := table.Open(test.file)
		if err == nil {
			book.Close()
		}
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: the error is %v", test.file, err)
		}
	}
}

func TestOtherFilesAreCalledWhatTheyAre(t *testing.T) {
	for content, says := range map[string]string{
		"%PDF-1.7\n%âãÏÓ":           "là tệp PDF",
		`{\rtf1\ansi đơn}`:          "văn bản Word",
		"\x89PNG\r\n\x1a\n\x00\x00": "là ảnh",
		"\xff\xd8\xff\xe0\x00\x10":  "là ảnh",
		"GIF89a\x01\x00\x01\x00":    "là ảnh",
		"MIME-Version: 1.0\nX":      "không phải bảng tính",
		"\x7fELF\x02\x01\x01\x00":   "không phải bảng tính",
		"<svg></svg>":               "không phải bảng tính",
		"S? ??n;Ng??i g?i;N?i dung\n1;Nguy?n V?n A;Khi?u n?i v? ??t\n": "mất dấu tiếng Việt",
		string(bytes.Repeat([]byte{0x09, 0x00, 0x04, 0x00}, 64)):       "trước Excel 95",
	} {
		book, err := table.Open(written(t, content))
		if err == nil {
			book.Close()
		}
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.20q: the error is %v", content, err)
		}
	}
	lock := filepath.Join(t.TempDir(), "~$so.xlsx")
	if err := os.WriteFile(lock, []byte("\x05Nguyen"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := table.Open(lock); err == nil || !strings.Contains(err.Error(), "tệp tạm của Excel") {
		t.Errorf("a file of Excel's own: %v", err)
	}
	word := zipped(t, map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": "<d/>"}, "", nil)
	if _, err := table.Open(word); err == nil || !strings.Contains(err.Error(), "văn bản Word") {
		t.Errorf("a Word document: %v", err)
	}
	binaryBook := zipped(t, map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.bin": ""}, "", nil)
	if _, err := table.Open(binaryBook); err == nil || !strings.Contains(err.Error(), ".xlsb") {
		t.Errorf("a binary workbook: %v", err)
	}
}
