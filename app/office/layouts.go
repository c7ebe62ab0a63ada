package office

import (
	"io"
	"os"

	"donthu/data"
	"donthu/data/intake"
	"donthu/reports/workbook"
)

// ReadLayout reads how a book is to be read from a file that WriteLayout wrote and a person may
// have changed. Its errors are sentences for the clerk.
func ReadLayout(file string) (intake.Layout, error) {
	f, err := os.Open(file)
	if err != nil {
		return intake.Layout{}, data.Tell(err, "intake.layout.unreadable")
	}
	defer f.Close()
	return intake.ReadLayout(f)
}

// WriteLayout writes how a book is read to a file.
func WriteLayout(file string, layout intake.Layout) error {
	return workbook.Save(file, func(w io.Writer) error { return intake.WriteLayout(w, layout) })
}
