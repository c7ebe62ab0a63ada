package command

import (
	"archive/zip"
	"io"
	"os"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"donthu/reports/docx"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// worddoc FILE WORDS…: the Word document can be read, says each of the words,
// and holds no placeholder.
func wordDocument(ts *testscript.TestScript, not bool, args []string) {
	archive, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer archive.Close()
	part, err := archive.Open("word/document.xml")
	ts.Check(err)
	raw, err := io.ReadAll(part)
	ts.Check(err)
	text := tags.ReplaceAllString(string(raw), "")
	for _, words := range args[1:] {
		if strings.Contains(text, words) == not {
			ts.Fatalf("%s says or lacks %q: %s", args[0], words, text)
		}
	}
	if strings.Contains(text, "{{") {
		ts.Fatalf("%s holds placeholders: %s", args[0], text)
	}
}

// wordtemplate FILE PARAGRAPHS…: a Word document with the paragraphs.
func wordTemplate(ts *testscript.TestScript, _ bool, args []string) {
	raw, err := docx.Layout{Sign: docx.SignNobody, Heading: "x", Body: args[1:]}.Build()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), raw, 0o600))
}
