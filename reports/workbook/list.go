package workbook

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/reports/listing"
)

const (
	listHeadRow           = 4
	leastWidth, mostWidth = 8, 34 // of a column of a list, in characters
)

// WriteList writes lists of the window as a workbook ready for printing, each on a sheet:
// A4 landscape, one page wide, headings repeated on every page. All cells are texts, so
// that no number of a letter becomes a day; but whole days, dd/mm/yyyy, are days.
func WriteList(w io.Writer, lists ...listing.List) error {
	return create(w, lists[0].Title, lists[0].Office, "", func(f *excelize.File, st *styles) error {
		for i := range lists {
			if err := listOn(f, st, &lists[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func listOn(f *excelize.File, st *styles, l *listing.List) error {
	name := listSheet(f, cmp.Or(l.Sheet, assets.Text("listing.sheet")))
	p := page{file: f, styles: st, widths: listWidths(l)}
	p.try(newSheet(f, name))
	p.open(name, "A4", listHeadRow, listHeadRow, 0)
	p.across(lineHeights[bookWardLook.size]+4, bookWardLook, strings.ToUpper(l.Office))
	p.across(lineHeights[titleLook.size]+4, titleLook, l.Title)
	p.across(lineHeights[periodLook.size]+4, periodLook, l.About)
	p.textRow(bookHeadLook, l.Headings)
	for _, row := range l.Rows {
		p.textRow(look{size: bookSize, align: "left", vertical: "top", wrap: true, border: true}, row)
	}
	return p.close()
}

// mostSheetName is how long Excel lets the name of a sheet be.
const mostSheetName = 31

// listSheet is a name for a sheet that Excel takes and no other sheet has.
func listSheet(f *excelize.File, wanted string) string {
	name := strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, wanted), " '")
	for n := 1; ; n++ {
		tail := ""
		if n > 1 {
			tail = fmt.Sprintf(" (%d)", n)
		}
		runes := []rune(name)
		fits := strings.TrimSpace(string(runes[:min(len(runes), mostSheetName-len(tail))])) + tail
		if taken, err := f.GetSheetIndex(fits); err != nil || taken < 0 {
			return fits
		}
	}
}

// textRow writes texts in the next row, as high as they need.
func (p *page) textRow(l look, texts []string) {
	cells, lines := make([]any, len(texts)), 1
	for i, text := range texts {
		cells[i] = text
		if on, is := wholeDay(text); is {
			cells[i] = on
		}
		lines = max(lines, linesOf(text, p.widths[i]-1))
	}
	p.put(float64(min(lines, mostLines))*lineHeights[l.size]+4, []look{l}, cells...)
}

// listWidths are as wide as what stands in the columns, within bounds.
func listWidths(l *listing.List) []float64 {
	widths := make([]float64, len(l.Headings))
	for _, row := range append([][]string{l.Headings}, l.Rows...) {
		for i, text := range row {
			widths[i] = min(max(widths[i], leastWidth, float64(len([]rune(text))+2)), mostWidth)
		}
	}
	return widths
}

// wholeDay is the day that a text is, written as the screens write one and nothing else.
func wholeDay(text string) (day.Date, bool) {
	if len(text) != len("31/12/2026") || text[2] != '/' || text[5] != '/' {
		return 0, false
	}
	on, err := day.Parse(text[6:] + "-" + text[3:5] + "-" + text[:2])
	return on, err == nil && on.Shown() == text
}
