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
	Sheet string // of a workbook of several lists
	From  Listed
}

// Listed is a table: it hands over its headings and the rows that are marked, else all.
type Listed interface {
	Listed(done func(headings []string, rows [][]string))
}

// Lines are a list that no table shows, such as one of several that are printed at once.
type Lines struct {
	Headings []string
	Rows     [][]string
}

// Listed hands over the lines.
func (l Lines) Listed(done func([]string, [][]string)) { done(l.Headings, l.Rows) }

// gather hands the lists, and how many rows they have, to then on the screen's thread.
func (o *Desk) gather(all []Listing, then func(lists []listing.List, rows int)) {
	var lists []listing.List
	count := 0
	var next func()
	next = func() {
		if len(lists) == len(all) {
			then(lists, count)
			return
		}
		l := all[len(lists)]
		l.From.Listed(func(headings []string, rows [][]string) {
			count += len(rows)
			lists = append(lists, listing.List{Office: o.Store.Settings().Ward, Title: l.Title, Sheet: l.Sheet, Headings: headings, Rows: rows,
				About: assets.Text("listing.about", "count", kit.Number(len(rows)), "day", o.Today().Shown())})
			next()
		})
	}
	next()
}

// PrintList opens lists in the browser, each on a sheet of its own, and it asks for a
// printer. The file has the name of the first.
func (o *Desk) PrintList(all ...Listing) {
	o.gather(all, func(lists []listing.List, rows int) {
		file := o.Do().DocumentPath(all[0].Name + ".html")
		kit.RunAsync(func() (string, error) {
			var b bytes.Buffer
			if err := listing.WriteHTML(&b, lists...); err != nil {
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
				kit.Toast(o.Window.Canvas(), assets.Text("listing.printed", "count", kit.Number(rows)))
			})
		})
	})
}

// ExportList asks where to and writes the lists as a workbook there, each on a sheet.
func (o *Desk) ExportList(all ...Listing) {
	o.gather(all, func(lists []listing.List, rows int) {
		o.Save(FileToWrite{Title: assets.Text("listing.export"), Name: all[0].Name + ".xlsx", Pattern: "*.xlsx", Writing: assets.Text("listing.writing"), Failed: assets.Text("listing.notWritten"),
			Write: func(_ context.Context, file string, _ func(float64, string)) error {
				return workbook.Save(file, func(w io.Writer) error { return workbook.WriteList(w, lists...) })
			},
			Written: func(file string) {
				kit.Toast(o.Window.Canvas(), assets.Text("listing.written", "count", kit.Number(rows), "file", file))
			}})
	})
}
