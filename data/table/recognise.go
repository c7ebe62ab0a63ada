package table

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Patterns are what files are called that Open reads, for a dialog to choose one.
const Patterns = "*.xlsx *.xlsm *.xls *.ods *.fods *.csv *.tsv *.txt"

// Reads reports whether a file is called like one that Open reads; what it is, Open says.
func Reads(file string) bool {
	return slices.Contains(strings.Fields(Patterns), "*"+strings.ToLower(filepath.Ext(file)))
}

// pictures are how files of pictures begin.
var pictures = []string{"\x89PNG\r\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\x00", "MM\x00*"}

// sniffed is how much of a file tells what it is.
const sniffed = 8 << 10

// recognise opens a file as what its first bytes say it is, whatever it is called.
func recognise(f *os.File, size int64) (source, error) {
	head := make([]byte, sniffed)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	head = head[:n]
	switch {
	case strings.HasPrefix(baseName(f), "~$"):
		return nil, other("lock")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return recognisePacked(f, size)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return recogniseOLE(f, size)
	case isRawWorkbook(head):
		return openBIFF(f, size)
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return nil, other("pdf")
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return nil, other("word")
	case bytes.HasPrefix(head, []byte("MIME-Version:")):
		return nil, other("unknown")
	case slices.ContainsFunc(pictures, func(begins string) bool { return bytes.HasPrefix(head, []byte(begins)) }):
		return nil, other("picture")
	}
	if text := strings.ToLower(strings.TrimLeft(plainHead(head), " \t\r\n")); strings.HasPrefix(text, "<") {
		switch {
		case strings.Contains(text, "urn:schemas-microsoft-com:office:spreadsheet"):
			return openSheetML(f, size)
		case strings.Contains(text, "<office:document") && strings.Contains(text, "opendocument.spreadsheet"):
			return openFlatODS(f, size)
		case strings.Contains(text, "<html"), strings.Contains(text, "<table"), strings.Contains(text, "<!doctype html"), strings.Contains(text, "<meta"):
			if size > mostPage {
				return nil, &refusal{key: "table.tooMuch"}
			}
			return openHTML(f, size)
		}
		return nil, other("unknown")
	}
	if size > mostPlain {
		return nil, &refusal{key: "table.tooMuch"}
	}
	return openText(f, head)
}

// other refuses a file that is no table, by a sentence that says what it is.
func other(what string) error { return &refusal{key: "table.other." + what} }

// plainHead is a head as letters, whether it is in UTF-8 or UTF-16.
func plainHead(head []byte) string {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	return string(head)
}

func recognisePacked(f *os.File, size int64) (source, error) {
	zip, err := unpack(f, size)
	if err != nil {
		return nil, err
	}
	kind := string(zip.first("mimetype", 200))
	switch {
	case strings.Contains(kind, "opendocument.spreadsheet"):
		return openODS(zip)
	case strings.Contains(kind, "opendocument.text"), zip.has("word/document.xml"):
		return nil, other("word")
	case zip.has("xl/workbook.bin"):
		return nil, other("binary")
	case zip.has("[Content_Types].xml") && !zip.has("ppt/presentation.xml"):
		return openXLSX(zip)
	}
	return nil, other("unknown")
}
