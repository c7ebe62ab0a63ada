package workbook

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/reports/listing"
)

const (
	listHeadRow           = 4
	leastWidth, mostWidth = 8, 34 // of a column of a list, in characters
)

// WriteList writes a list of the window as a workbook ready for printing: A4 landscape,
// one page wide, headings repeated on every page. All cells are texts, so that no number
// of a letter becomes a day.
func WriteList(w io.Writer, l listing.List) error {
	return create(w, l.Title, l.Office, "", func(f *excelize.File, st *styles) error {
		name := assets.Text("listing.sheet")
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
	})
}

// textRow writes texts in the next row, as high as they need.
func (p *page) textRow(l look, texts []string) {
	cells, lines := make([]any, len(texts)), 1
	for i, text := range texts {
		cells[i] = text
		lines = max(lines, linesOf(text, p.widths[i]-1))
	}
	p.put(float64(min(lines, mostLines))*lineHeights[l.size]+4, []look{l}, cells...)
}

// listWidths are as wide as what stands in the columns, within bounds.
func listWidths(l listing.List) []float64 {
	widths := make([]float64, len(l.Headings))
	for _, row := range append([][]string{l.Headings}, l.Rows...) {
		for i, text := range row {
			widths[i] = min(max(widths[i], leastWidth, float64(len([]rune(text))+2)), mostWidth)
		}
	}
	return widths
}
