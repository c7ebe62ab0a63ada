package desk

import (
	"bytes"
	"context"
	"io"
	"log/slog"

	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/reports/listing"
	"donthu/reports/workbook"
)

// Listing is a list of the window that is printed or written as a workbook: the columns
// that the clerk shows, the marked rows or else all, as the screen shows them.
type Listing struct {
	Title string // of the list: "Đơn đang mở"
	Name  string // of the file, without its ending
	From  Listed
}

// Listed is a table: it hands over its headings and the rows that are marked, else all.
type Listed interface {
	Listed(done func(headings []string, rows [][]string))
}

// gather hands the list to then, on the screen's thread.
func (o *Desk) gather(l Listing, then func(listing.List)) {
	l.From.Listed(func(headings []string, rows [][]string) {
		then(listing.List{Office: o.Store.Settings().Ward, Title: l.Title, Headings: headings, Rows: rows,
			About: assets.Text("listing.about", "count", kit.Number(len(rows)), "day", o.Today().Shown())})
	})
}

// PrintList opens the list in the browser, which asks for a printer.
func (o *Desk) PrintList(l Listing) {
	o.gather(l, func(list listing.List) {
		file := o.Do().DocumentPath(l.Name + ".html")
		kit.RunAsync(func() (string, error) {
			var b bytes.Buffer
			if err := list.WriteHTML(&b); err != nil {
				return "", err
			}
			return file, office.KeepFile(file, b.Bytes())
		}, func(file string, err error) {
			if err != nil {
				o.Failed(assets.Text("listing.notPrinted"), err)
				return
			}
			kit.RunAsyncErr(func() error { return OpenOutside(file) }, func(err error) {
				if err != nil {
					slog.Warn("no browser for a list", "error", err)
					kit.ShowProblem(o.Window, assets.Text("listing.notOpened"), assets.Text("listing.noBrowser"), "", assets.Text("written.openByHand", "file", file))
					return
				}
				kit.Toast(o.Window.Canvas(), assets.Text("listing.printed", "count", kit.Number(len(list.Rows))))
			})
		})
	})
}

// ExportList asks where to and writes the list as a workbook there.
func (o *Desk) ExportList(l Listing) {
	o.gather(l, func(list listing.List) {
		o.Save(FileToWrite{Title: assets.Text("listing.export"), Name: l.Name + ".xlsx", Pattern: "*.xlsx", Writing: assets.Text("listing.writing"), Failed: assets.Text("listing.notWritten"),
			Write: func(_ context.Context, file string, _ func(float64, string)) error {
				return workbook.Save(file, func(w io.Writer) error { return workbook.WriteList(w, list) })
			},
			Written: func(file string) {
				kit.Toast(o.Window.Canvas(), assets.Text("listing.written", "count", kit.Number(len(list.Rows)), "file", file))
			}})
	})
}
