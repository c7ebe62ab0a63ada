package intake

import (
	"iter"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/table"
)

// Annexed is a part of a text that is longer than a cell of Excel holds: the cell has its
// beginning and names the text's number in the annex, the sheet “Phần dài”, which has all of it.
type Annexed struct {
	Text int // its number, from 1
	Part int // from 1
	Said string
}

// AnnexColumns are the columns of the annex.
var AnnexColumns = []Column[Annexed]{
	{Key: "annex.text", Holds: Count, Value: func(a *Annexed) any { return a.Text }},
	{Key: "annex.part", Holds: Count, Value: func(a *Annexed) any { return a.Part }},
	{Key: "annex.said", Holds: Lines, Value: func(a *Annexed) any { return a.Said }},
}

// AnnexSheet is the name of the annex.
func AnnexSheet() string { return assets.Text("intake.annex.sheet") }

// leastAnnexed is how many bytes a cell that names the annex has at least: what is shorter is not
// looked at.
const leastAnnexed = 30_000

// InAnnex is the end of a cell whose text stands whole in the annex under the number.
func InAnnex(number int) string { return assets.Text("intake.annex.cell", "number", number) }

// readAnnex reads the annex of the program's own workbook, nil when it has none.
func (w *workbook) readAnnex() (whole map[string]string, err error) {
	for i, s := range w.Sheets() {
		if s.Name != AnnexSheet() {
			continue
		}
		whole = map[string]string{}
		for number, row := range w.rows(i, s.Name) {
			if n, err := strconv.Atoi(cell(row.Cells, 0)); number > 1 && err == nil && len(row.Cells) > 2 {
				whole[InAnnex(n)] += row.Cells[2]
			}
		}
		return whole, w.err
	}
	return nil, nil
}

// annexed are the rows with the texts of the annex in the place of their beginnings.
func (w *workbook) annexed(rows iter.Seq2[int, table.Row]) iter.Seq2[int, table.Row] {
	if len(w.annex) == 0 {
		return rows
	}
	return func(yield func(int, table.Row) bool) {
		for number, row := range rows {
			for i, c := range row.Cells {
				if len(c) < leastAnnexed {
					continue
				}
				for end, whole := range w.annex {
					if strings.HasSuffix(c, end) {
						row.Cells[i] = whole
					}
				}
			}
			if !yield(number, row) {
				return
			}
		}
	}
}
