package reports_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// spoiled is a file with a text of one part replaced once; an empty text stands
// for the part itself, which is left out.
func spoiled(t *testing.T, raw []byte, part, from, to string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	found := false
	for _, entry := range in.File {
		reader, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		if entry.Name == part {
			found = from == "" || bytes.Contains(content, []byte(from))
			if from == "" {
				continue
			}
			content = bytes.Replace(content, []byte(from), []byte(to), 1)
		}
		w, err := out.Create(entry.Name)
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil || !found {
		t.Fatalf("%s has no %q (%v)", part, from, err)
	}
	return b.Bytes()
}

// What the checks above are for: each of these faults is noticed.
func TestFaultsOfFilesAreNoticed(t *testing.T) {
	byName := map[string][]byte{}
	for _, f := range files(t) {
		byName[f.name] = f.raw
	}
	for _, c := range []struct{ file, part, from, to, words string }{
		{"thong-ke.xlsx", "xl/styles.xml", "", "", "not there"},
		{"thong-ke.xlsx", "xl/worksheets/sheet1.xml", "</worksheet>", "<cols></cols></worksheet>", "out of order"},
		{"thong-ke.xlsx", "xl/worksheets/sheet1.xml", `r="A1"`, `r="B2"`, "cell B2 in row 1"},
		{"thong-ke.xlsx", "xl/worksheets/sheet1.xml", `<mergeCell ref="`, `<mergeCell ref="A1:A1"></mergeCell><mergeCell ref="`, "is none"},
		{"thong-ke.xlsx", "xl/workbook.xml", `<sheet name="`, `<sheet name="một/hai`, "no name"},
		{"thong-ke.xlsx", "xl/workbook.xml", `sheetId="2"`, `sheetId="1"`, "sheet id 1 stands twice"},
		{"thong-ke.xlsx", "xl/_rels/workbook.xml.rels", `Id="rId2"`, `Id="rId1"`, "stands twice"},
		{"thong-ke.xlsx", "[Content_Types].xml", "<Override", "<Else", "no content type"},
		{"thong-ke.xlsx", "xl/worksheets/sheet2.xml", `s="1"`, `s="9999"`, "has style 9999"},
		{"bao-cao-thang-tt06-2025.xlsx", "xl/worksheets/sheet2.xml", "<col min=\"1\" max=\"1\"", "<col min=\"2\" max=\"2\"", "columns 2 to 2"},
		{"bao-cao.docx", "word/document.xml", "</w:p></w:tc>", "</w:p><w:tbl></w:tbl></w:tc>", "does not end with a paragraph"},
		{"bao-cao.docx", "word/document.xml", "<w:pPr>", `<w:pPr><w:jc w:val="left"/><w:keepNext/>`, "out of order"},
		{"bao-cao.docx", "word/document.xml", "</w:body>", "<w:p/></w:body>", "does not end with the section"},
		{"bao-cao.docx", "word/document.xml", "<w:p>", `<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>`, "no numbering"},
		{"bao-cao.docx", "word/document.xml", "</w:body>", "</w:bod>", "element"},
	} {
		var said []string
		problem := func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) }
		p := readPackage(spoiled(t, byName[c.file], c.part, c.from, c.to), problem)
		if strings.HasSuffix(c.file, ".xlsx") {
			checkWorkbook(p, problem)
		} else {
			checkDocument(p, problem)
		}
		if all := strings.Join(said, "\n"); !strings.Contains(all, c.words) {
			t.Errorf("%s %s %q: nothing says %q: %s", c.file, c.part, c.from, c.words, all)
		}
	}
}
