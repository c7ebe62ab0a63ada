package table

import (
	"fmt"
	"strconv"
)

func (x *xlsx) read(first, last int, to func(int) *sink) error {
	for i := first; i <= min(last, len(x.parts)-1); i++ {
		s := to(i)
		if err := x.readSheet(i, s); err != nil {
			return err
		}
		if err := s.end(); err != nil {
			return err
		}
	}
	return nil
}

func (x *xlsx) readSheet(sheet int, to *sink) error {
	var row int
	var c xlsxCell
	return x.zip.each(x.parts[sheet], func(m *markup) error {
		switch {
		case m.is("row"):
			if row = m.number("r", row+1); row > 1<<24 {
				return to.tooManyRows()
			}
			c.column = -1
			return to.row(row, 1, m.isSet("hidden"))
		case m.is("c"):
			if err := c.read(m); err != nil || c.column < 0 {
				return err
			}
			return x.cell(&c, to)
		case m.is("col"):
			if m.isSet("hidden") {
				to.hide(m.number("min", 0)-1, m.number("max", 0)-1)
			}
		case m.is("mergeCell"):
			if r, ok := rangeOf(m.attr("ref")); ok {
				return to.merged(r)
			}
		case m.is("extLst"):
			return m.pass() // what newer programs add has cells of its own kind
		}
		return nil
	})
}

// xlsxCell is a cell as the file has it.
type xlsxCell struct {
	column  int
	style   int
	kind    string
	value   []byte
	formula []byte
	valued  bool // a formula whose result is an empty text has one
}

var cellKinds = map[string]string{"": "n", "n": "n", "s": "s", "str": "str", "inlineStr": "inlineStr", "b": "b", "e": "e", "d": "d"}

func (c *xlsxCell) read(m *markup) (err error) {
	c.column++
	if name := m.attr("r"); name != nil {
		column, _, ok := position(name)
		if !ok {
			return fmt.Errorf("%w: the cell %.20s", errMarkup, name)
		}
		c.column = column
	}
	c.style, c.kind = m.number("s", 0), cellKinds[string(m.attr("t"))]
	c.value, c.formula, c.valued = c.value[:0], c.formula[:0], false
	for depth := m.depth(); ; {
		more, err := m.opens(depth)
		if err != nil || !more {
			return err
		}
		switch {
		case m.is("v"):
			c.valued = true
			c.value, err = collect(m, c.value[:0], "", mostCellText)
		case m.is("is"):
			c.value, err = collect(m, c.value[:0], "t", mostCellText)
		case m.is("f"):
			c.formula = append(c.formula[:0], '=')
			c.formula, err = collect(m, c.formula, "", mostCellText)
		default:
			err = m.pass()
		}
		if err != nil {
			return err
		}
	}
}

func (x *xlsx) cell(c *xlsxCell, to *sink) error {
	var style cellStyle
	if c.style >= 0 && c.style < len(x.styles) {
		style = x.styles[c.style]
	}
	value := c.value
	if !c.valued && len(c.formula) > 0 {
		return to.cell(c.column, c.formula, Formula, plainFont)
	}
	if len(value) == 0 {
		return nil
	}
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(string(value))
		if err != nil || i < 0 || i >= len(x.strings.ends) {
			return fmt.Errorf("%w: the text %.20s", errMarkup, value)
		}
		text, err := x.strings.at(i)
		if err != nil {
			return err
		}
		return to.cell(c.column, text, Text, style.font)
	case "str", "inlineStr":
		return to.cell(c.column, unescape(value), Text, style.font)
	case "b":
		return to.cell(c.column, value, Bool, plainFont)
	case "e":
		return to.cell(c.column, value, Error, plainFont)
	case "d":
		if serial, ok := isoSerial(string(value)); ok {
			return to.cell(c.column, appendNumber(nil, serial), Day, plainFont)
		}
		return to.cell(c.column, value, Text, plainFont)
	case "n":
		return numberCell(to, c.column, value, style, x.from1904)
	}
	return fmt.Errorf("%w: a cell of no known kind", errMarkup)
}
