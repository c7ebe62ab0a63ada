package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/richardlehane/mscfb"
)

// mostStream is how many bytes of an old workbook are read; it lies in memory. Its
// largest sheet, 65,536 rows of 52 filled columns, needs about 50 MB.
const mostStream = 64 << 20

// recogniseOLE opens what lies in a compound file: an old workbook, a protected new
// one, a Word document.
func recogniseOLE(f *os.File, size int64) (source, error) {
	m := &metered{f, mostDirectory} // its lists; a broken file may have no end of them
	folder, err := mscfb.New(m)
	if m.left == 0 {
		return nil, fmt.Errorf("%w: parts of a compound file", errTooMuch)
	}
	if err != nil {
		return nil, err
	}
	m.left = -1
	var book *mscfb.File
	for _, part := range folder.File {
		switch part.Name {
		case "EncryptedPackage", "EncryptionInfo":
			return nil, &refusal{key: "table.password"}
		case "WordDocument":
			return nil, other("word")
		case "Workbook":
			book = part
		case "Book":
			if book == nil {
				book = part
			}
		}
	}
	if book == nil {
		return nil, other("unknown")
	}
	if book.Size > mostStream {
		return nil, &refusal{key: "table.tooMuch"}
	}
	if book.Size > size {
		return nil, io.ErrUnexpectedEOF
	}
	stream := make([]byte, book.Size)
	if _, err := io.ReadFull(book, stream); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return openWorkbookStream(stream)
}

// isRawWorkbook reports whether a file is the stream of an old workbook alone.
func isRawWorkbook(head []byte) bool {
	return slices.ContainsFunc([]string{"\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00", "\x09\x08\x08\x00", "\x09\x08\x10\x00"}, func(begins string) bool {
		return bytes.HasPrefix(head, []byte(begins))
	})
}

// openBIFF opens such a file.
func openBIFF(f *os.File, size int64) (source, error) {
	if size > mostStream {
		return nil, &refusal{key: "table.tooMuch"}
	}
	stream := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(f, 0, size), stream); err != nil {
		return nil, err
	}
	return openWorkbookStream(stream)
}
