package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Text is what a Word document (a .docx) says, one paragraph a line, for showing
// before it is opened in Word: no styles, the cells of a table one after another.
func Text(docx []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return "", err
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		return "", err
	}
	defer part.Close()
	var text strings.Builder
	inText := false
	decoder := xml.NewDecoder(part)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return strings.TrimSpace(text.String()), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			if t.Name.Local == "br" {
				text.WriteByte('\n')
			}
		case xml.EndElement:
			inText = false
			if t.Name.Local == "p" {
				text.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
}
