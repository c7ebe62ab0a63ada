package docx

import (
	"bytes"
	"strings"
	"testing"
)

func TestWhatIsMergedNeedsToBeWordDocuments(t *testing.T) {
	var b bytes.Buffer
	if err := Merge(&b, nil); err == nil {
		t.Error("nothing was merged, and nothing said")
	}
	odd := wordFile(t, `<w:tbl>`+cellsXML("a", "b")+`</w:tbl>`)
	if err := Merge(&b, [][]byte{odd, []byte("hỏng")}); err == nil {
		t.Error("a broken file was merged")
	}
	b.Reset()
	if err := Merge(&b, [][]byte{odd, wordFile(t, para("c"))}); err != nil {
		t.Fatal(err)
	}
	if got := partOf(t, b.Bytes(), "word/document.xml"); !strings.Contains(got, "</w:tbl><w:p><w:pPr><w:sectPr/></w:pPr></w:p>") {
		t.Error(got)
	}
}
