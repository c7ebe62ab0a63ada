package word

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"donthu/data/register"
	"donthu/reports/docx"
)

// wordPictures names the folder into which the documents go that the manual shows as
// pictures; build/word-pictures.sh draws them.
const wordPictures = "WORD_PICTURES"

var controlMarks = regexp.MustCompile(`<w:sdtPr>.*?</w:sdtPr>|</?w:sdt>|</?w:sdtContent>`)

// TestWordPictures writes a template as the office gets it and what becomes of it. The
// controls themselves are left out: LibreOffice draws no shade inside of one.
func TestWordPictures(t *testing.T) {
	dir := os.Getenv(wordPictures)
	if dir == "" {
		t.Skip(wordPictures + " is not set")
	}
	write := func(name string, raw []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shipped, err := Shipped(register.DocumentComplaintAccepted)
	if err != nil {
		t.Fatal(err)
	}
	piece, err := docx.Layout{Issuer: docx.IssuerCitizen, Heading: "x", Sign: docx.SignNobody, Body: []string{
		"Địa chỉ: {{dia_chi}};", "{{#if giay_to}}", "{{loai_giay_to:dau}}: {{giay_to}}{{#if ngay_cap}}, ngày cấp {{ngay_cap}}{{/if}};", "{{/if}}",
		"Tài liệu gửi kèm:", "{{#each tai_lieu}}", "- {{ten}};", "{{/each}}"}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	for name, template := range map[string][]byte{"template": shipped, "piece": piece} {
		raw, err := docx.WithControls(template)
		if err != nil {
			t.Fatal(err)
		}
		write(name, withoutControls(t, raw))
	}
	l := sampleLetter(register.Complaint)
	var filled bytes.Buffer
	if err := docx.RenderDraft(&filled, piece, LetterFields(l, ward, Options{Reader: Sender})); err != nil {
		t.Fatal(err)
	}
	write("filled", filled.Bytes())
}

func withoutControls(t *testing.T, raw []byte) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, file := range archive.File {
		to, err := out.Create(file.Name)
		if err == nil {
			_, err = io.Copy(to, bytes.NewReader(controlMarks.ReplaceAll(partOf(t, raw, file.Name), nil)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
