package workbook

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/text"
	"donthu/reports/forms"
)

// heading is a cell of a form's header in the workbook: rows of the sheet, and
// the numbers of the first and last form column that it stands over.
type heading struct {
	text              string
	firstRow, lastRow int
	first, last       int
}

// headings reads the header of a form's sheet, from row 6 to the row MS, in
// reading order.
func headings(t *testing.T, f *excelize.File, sheet string) []heading {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	ms := msRow(t, rows)
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var found []heading
	for r := headerRow; r <= ms; r++ {
		for c, said := range rows[r-1] {
			if said = text.Clean(said); said == "" {
				continue
			}
			h := heading{text: said, firstRow: r, lastRow: r, first: c + 1, last: c + 1}
			for _, m := range merged {
				c1, r1, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
				c2, r2, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
				if c1 == c+1 && r1 == r {
					h.lastRow, h.last = r2, c2
				}
			}
			found = append(found, h)
		}
	}
	return found
}

// The official layouts were torn when they were turned into sheets: headings
// stand up to a few cells beside their columns, and some over a column lost the
// cells below them. So columns are compared by their order, the first rows of all
// headings and the last rows of those over others exactly.
func TestHeadersAreThoseOfTheOfficialForms(t *testing.T) {
	files, err := filepath.Glob("../../testdata/forms/bieu_*.xlsx")
	if err != nil || len(files) != 6 {
		t.Fatal(files, err)
	}
	ours := openReport(t, writtenReport(t, expectedReport(t, ""), Options{}))
	for _, file := range files {
		official, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		defer official.Close()
		sheet := official.GetSheetName(0)
		want, got := headings(t, official, sheet), headings(t, ours, sheet)
		if len(want) != len(got) {
			t.Errorf("%s: %d headings, the official form has %d", sheet, len(got), len(want))
			continue
		}
		for i := range want {
			w, g := want[i], got[i]
			overOne := g.first == g.last
			if g.text != w.text || g.firstRow != w.firstRow || g.lastRow != w.lastRow && !(overOne && g.lastRow > w.lastRow) {
				t.Errorf("%s: %q in rows %d–%d, officially %q in rows %d–%d", sheet, g.text, g.firstRow, g.lastRow, w.text, w.firstRow, w.lastRow)
			}
		}
		for _, at := range []string{"A1", "A2"} {
			w, _ := official.GetCellValue(sheet, at)
			if g, _ := ours.GetCellValue(sheet, at); text.Clean(w) != g {
				t.Errorf("%s!%s: %q, officially %q", sheet, at, g, w)
			}
		}
		compareMS(t, official, ours, sheet)
	}
}

func compareMS(t *testing.T, official, ours *excelize.File, sheet string) {
	t.Helper()
	line := func(f *excelize.File) (int, []string) {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		row := msRow(t, rows)
		var texts []string
		for _, words := range rows[row] {
			if words = text.Clean(words); words != "" {
				texts = append(texts, words)
			}
		}
		return row, texts
	}
	wantRow, want := line(official)
	gotRow, got := line(ours)
	if wantRow != gotRow || !slices.Equal(got, want) {
		t.Errorf("%s: MS in row %d %q, officially in row %d %q", sheet, gotRow+1, got, wantRow+1, want)
	}
	rows, _ := official.GetRows(sheet)
	note := ""
	for _, row := range rows {
		if len(row) > 0 && strings.Contains(row[0], "Ghi chú:") {
			note = text.Clean(row[0])
		}
	}
	if form := forms.EditionFor(june).Form(sheet); form.NoteLine != note {
		t.Errorf("%s: %q, officially %q", sheet, form.NoteLine, note)
	}
}

// Every heading over others stands exactly over their columns.
func TestHeadingsStandOverTheirColumns(t *testing.T) {
	ours := openReport(t, writtenReport(t, expectedReport(t, ""), Options{}))
	for _, form := range forms.EditionFor(june).Forms {
		found := headings(t, ours, form.ID)
		for _, c := range form.Columns {
			var path []string
			for _, h := range found {
				if h.first <= c.Number+1 && c.Number+1 <= h.last {
					path = append(path, h.text)
				}
			}
			if !slices.Equal(path, c.Path) {
				t.Errorf("%s column %d stands under %q, want %q", form.ID, c.Number, path, c.Path)
			}
		}
	}
}
