package kit

// The tables whose rows are texts, until every list is converted: then this file goes,
// with what is marked in TableOf, and TableOf becomes Table. testdata/windows/fields
// uses none of it.
type (
	// Table is a table whose rows are texts. Use TableOf.
	Table = TableOf[[]string]
	// Column is a column of a Table. Use ColumnOf.
	Column = ColumnOf[[]string]
	// LoadFunc loads the rows of a Table. Use TableOf.Load.
	LoadFunc = loadFunc[[]string]
)

// NewTable is a table whose rows are texts. Use NewTableOf.
func NewTable(columns []Column, load LoadFunc) *Table {
	own := make([]Column, len(columns))
	for i, c := range columns {
		own[i] = c
		own[i].Text = func(cells []string) string {
			if i < len(cells) {
				return cells[i]
			}
			return ""
		}
	}
	t := NewTableOf(own...)
	t.pages.load = load
	return t
}

// Rows makes a LoadFunc of rows that are all there. Use TableOf.SetRows.
func Rows(rows [][]string) LoadFunc { return listed(rows) }
