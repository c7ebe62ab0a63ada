package forms

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Cell is a place in a form's header: rows and columns counted from 0 at the
// heading of column 1, both ends included.
type Cell struct {
	Text     string
	Row, Col int
	LastRow  int
	LastCol  int
}

// HeaderRows is the number of rows of the form's header, the row MS not counted.
func (f *Form) HeaderRows() int { return depth(f.Header) }

// HeaderCells lays the header out as the official form does: a heading over
// others takes its own rows, one over a column reaches down to the row MS.
func (f *Form) HeaderCells() []Cell {
	var cells []Cell
	last, col := f.HeaderRows()-1, 0
	var place func(headings []Heading, row int)
	place = func(headings []Heading, row int) {
		for _, h := range headings {
			c := Cell{Text: h.Text, Row: row, Col: col, LastRow: last}
			at := len(cells)
			cells = append(cells, c)
			if len(h.Below) > 0 {
				cells[at].LastRow = row + h.rows() - 1
				place(h.Below, row+h.rows())
			} else {
				col++
			}
			cells[at].LastCol = col - 1
		}
	}
	place(f.Header, 0)
	return cells
}

func (h Heading) rows() int { return max(h.Rows, 1) }

func depth(headings []Heading) int {
	deepest := 0
	for _, h := range headings {
		deepest = max(deepest, h.rows()+depth(h.Below))
	}
	return deepest
}

// readColumns fills Columns from the header and the guide.
func (f *Form) readColumns() error {
	months := map[int]string{}
	var read func(headings []Heading, path []string) error
	read = func(headings []Heading, path []string) error {
		for _, h := range headings {
			own := append(path[:len(path):len(path)], h.Text)
			if len(h.Below) > 0 {
				if err := read(h.Below, own); err != nil {
					return err
				}
				continue
			}
			if h.Column != len(f.Columns)+1 {
				return fmt.Errorf("column %d stands after column %d", h.Column, len(f.Columns))
			}
			number, sums, err := ParseMS(h.MS)
			if err != nil {
				return err
			}
			if number != h.Column {
				return fmt.Errorf("column %d: its MS is %q", h.Column, h.MS)
			}
			c := Column{Number: number, MS: h.MS, Path: own, Sums: sums, Note: f.guideOn(number), Unit: h.Unit, Typed: h.Typed, TakenFrom: h.TakenFrom, Remark: h.Remark, unkept: h.Unkept}
			if h.Formula != "" {
				if number, c.Sums, err = ParseMS(h.Formula); err != nil || number != h.Column {
					return fmt.Errorf("column %d: its formula is %q", h.Column, h.Formula)
				}
				c.Printed = sums
			}
			if c.measured, err = parseMeasure(h.Measure); err != nil {
				return fmt.Errorf("column %d: %w", h.Column, err)
			}
			if err := c.filledOnce(f.Subject == Typed); err != nil {
				return fmt.Errorf("column %d: %w", h.Column, err)
			}
			months[number] = h.Months
			f.Columns = append(f.Columns, c)
		}
		return nil
	}
	if err := read(f.Header, nil); err != nil {
		return err
	}
	return f.readMonths(months)
}

// filledOnce makes sure that a column is filled in one way, and that it is marked
// as money or land when its measure adds that.
func (c Column) filledOnce(typedForm bool) error {
	ways := 0
	for _, way := range []bool{len(c.Sums) > 0 && !typedForm, c.measured != nil, c.Typed || typedForm, c.Remark && !typedForm} {
		if way {
			ways++
		}
	}
	switch {
	case c.Unit != Count && c.Unit != Money && c.Unit != Land:
		return fmt.Errorf("there is no unit %q", c.Unit)
	case ways != 1:
		return fmt.Errorf("it is filled in %d ways", ways)
	case c.measured != nil && c.measured.unit() != c.Unit:
		return fmt.Errorf("it is marked %q and adds %q", c.Unit, c.measured.unit())
	case len(c.Printed) > 0 && c.unkept == "":
		return errors.New("nothing says why its printed formula may not hold")
	}
	return nil
}

// ParseMS reads what the row MS prints under a column: its number and, after
// equal signs, the sums that it must equal ("6= 7+8= 9+10+11"). Dots between two
// numbers stand for those between them ("5=20+..+24").
func ParseMS(ms string) (number int, sums [][]int, err error) {
	for i, side := range strings.Split(ms, "=") {
		columns, err := columnList(side)
		switch {
		case err != nil:
			return 0, nil, fmt.Errorf("not a column number or formula: %q", ms)
		case i > 0:
			sums = append(sums, columns)
		case len(columns) == 1:
			number = columns[0]
		default:
			return 0, nil, fmt.Errorf("no column number before the formula: %q", ms)
		}
	}
	return number, sums, nil
}

// mostColumns is more than any form has: a mistyped range must not grow.
const mostColumns = 200

func columnList(side string) ([]int, error) {
	var columns []int
	open := false
	for part := range strings.SplitSeq(side, "+") {
		part = strings.TrimSpace(part)
		if part != "" && strings.Trim(part, ".…") == "" {
			open = true
			continue
		}
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || n > mostColumns || open && (len(columns) == 0 || columns[len(columns)-1] >= n) {
			return nil, fmt.Errorf("not a column: %q", part)
		}
		for open && columns[len(columns)-1] < n-1 {
			columns = append(columns, columns[len(columns)-1]+1)
		}
		open = false
		columns = append(columns, n)
	}
	if open {
		return nil, fmt.Errorf("a range without an end: %q", side)
	}
	return columns, nil
}

var (
	guideRange = regexp.MustCompile(`^Từ Cột \((\d+)\) đến Cột \((\d+)\)`)
	guideList  = regexp.MustCompile(`^Cột \(\d+\)(?:, \(\d+\))*`)
	guideOne   = regexp.MustCompile(`\d+`)
)

// guideOn gathers the lines of the guide that begin with the column's number.
func (f *Form) guideOn(column int) string {
	var lines []string
	for _, line := range f.Guide {
		about := false
		if m := guideRange.FindStringSubmatch(line); m != nil {
			from, _ := strconv.Atoi(m[1])
			to, _ := strconv.Atoi(m[2])
			about = from <= column && column <= to
		} else {
			for _, n := range guideOne.FindAllString(guideList.FindString(line), -1) {
				about = about || n == strconv.Itoa(column)
			}
		}
		if about {
			lines = append(lines, strings.TrimSuffix(line, ".")+".")
		}
	}
	return strings.Join(lines, " ")
}
