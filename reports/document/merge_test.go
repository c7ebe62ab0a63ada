package document

import (
	"bytes"
	"strings"
	"testing"

	"donthu/data/register"
)

func TestDocumentsOfOneTemplateArePrintedAsOne(t *testing.T) {
	var all [][]byte
	for _, name := range []string{"Trần Thị Mai Lan", "Võ Văn Tấn Phát", "Lê Thị Út"} {
		l := sampleLetter(register.Complaint)
		l.Sender.Name = name
		var b bytes.Buffer
		if err := writeLetter(&b, t.TempDir(), register.DocumentComplaintAccepted, l, ward, sampleOptions()); err != nil {
			t.Fatal(err)
		}
		all = append(all, b.Bytes())
	}
	var b bytes.Buffer
	if err := Merge(&b, all); err != nil {
		t.Fatal(err)
	}
	text := textOf(t, b.Bytes())
	for _, name := range []string{"Trần Thị Mai Lan", "Võ Văn Tấn Phát", "Lê Thị Út"} {
		if !strings.Contains(text, name) {
			t.Errorf("%s is missing", name)
		}
	}
	part := partOf(t, b.Bytes(), "word/document.xml")
	if got := strings.Count(part, "<w:sectPr>"); got != 3 {
		t.Errorf("%d sections", got)
	}
	if got := strings.Count(part, "</w:sectPr></w:pPr>"); got != 2 || !strings.HasSuffix(part, "</w:sectPr></w:body></w:document>") {
		t.Errorf("%d sections end within the document: %s", got, part[len(part)-200:])
	}
	keepDocument(t, "in-gop", b.Bytes())
	if err := Merge(&b, nil); err == nil {
		t.Error("nothing was merged, and nothing said")
	}
	if err := Merge(&b, [][]byte{all[0], []byte("hỏng")}); err == nil {
		t.Error("a broken file was merged")
	}
	b.Reset()
	odd := wordFile(t, `<w:tbl>`+cellsXML("a", "b")+`</w:tbl>`)
	if err := Merge(&b, [][]byte{odd, wordFile(t, para("c"))}); err != nil {
		t.Fatal(err)
	}
	if got := partOf(t, b.Bytes(), "word/document.xml"); !strings.Contains(got, "</w:tbl><w:p><w:pPr><w:sectPr/></w:pPr></w:p>") {
		t.Error(got)
	}
}
