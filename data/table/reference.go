package table

import (
	"bytes"
	"strconv"
)

// cellName is a cell as Excel names it.
func cellName(column, row int) string { return columnName(column) + strconv.Itoa(row) }

// position reads a name such as BC12; the column counts from 0, the row from 1.
func position(name []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(name); i++ {
		if name[i] == '$' {
			continue
		}
		c := name[i] &^ 0x20
		if c < 'A' || c > 'Z' || column > 1<<20 {
			break
		}
		column = 26*column + int(c-'A') + 1
	}
	if i < len(name) && name[i] == '$' {
		i++
	}
	for ; i < len(name); i++ {
		if name[i] < '0' || name[i] > '9' || row > 1<<24 {
			return 0, 0, false
		}
		row = 10*row + int(name[i]-'0')
	}
	return column - 1, row, column > 0 && row > 0
}

// rangeOf reads A1:C3.
func rangeOf(ref []byte) (Range, bool) {
	first, last, two := bytes.Cut(ref, []byte(":"))
	column, row, ok := position(first)
	if !ok {
		return Range{}, false
	}
	r := Range{FirstRow: row, LastRow: row, FirstColumn: column, LastColumn: column}
	if two {
		if r.LastColumn, r.LastRow, ok = position(last); !ok {
			return Range{}, false
		}
	}
	return r, true
}
