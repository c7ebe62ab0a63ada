package word

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"donthu/data/register"
	"donthu/reports/docx"
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
	if err := docx.Merge(&b, all); err != nil {
		t.Fatal(err)
	}
	text := textOf(t, b.Bytes())
	for _, name := range []string{"Trần Thị Mai Lan", "Võ Văn Tấn Phát", "Lê Thị Út"} {
		if !strings.Contains(text, name) {
			t.Errorf("%s is missing", name)
		}
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	document := readElement(t, archive, "word/document.xml")
	if got := len(document.all("sectPr")); got != 3 {
		t.Errorf("%d sections", got)
	}
	body := document.find("body")[0].Children
	if got := len(document.find("body", "p", "pPr", "sectPr")); got != 2 || body[len(body)-1].XMLName.Local != "sectPr" {
		t.Errorf("%d sections end within the document, %s is the last of it", got, body[len(body)-1].XMLName.Local)
	}
	keepDocument(t, "in-gop", b.Bytes())
}
