package table

import (
	"encoding/binary"
	"math"
	"slices"
)

func (x *xls) read(first, last int, to func(int) *sink) error {
	x.walked = 0
	for i := first; i <= min(last, len(x.list)-1); i++ {
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

// cellRecords are the records that hold cells; each begins with its row.
var cellRecords = []int{recFormula, recMulRK, recRString, recLabelSST, recNumber, recLabel, recBoolErr, recRK}

// own calls use for the records of a sheet that are not of a chart within it.
func (x *xls) own(sheet int, use func(at, id int, body []byte) error) error {
	depth := 0
	return x.records(x.starts[sheet], func(at, id int, body []byte) (bool, error) {
		switch id {
		case recBOF:
			depth++
		case recEOF:
			depth--
		}
		if depth == 1 {
			if err := use(at, id, body); err != nil {
				return false, err
			}
		}
		return depth > 0, nil
	})
}

func (x *xls) readSheet(sheet int, to *sink) error {
	var hidden [1 << 16]bool
	ordered, last := true, -1
	err := x.own(sheet, func(_, id int, body []byte) error {
		switch {
		case id == recRow && len(body) >= 14:
			hidden[u16(body, 0)] = u16(body, 12)&0x20 != 0
		case id == recColInfo && len(body) >= 10:
			if u16(body, 8)&1 != 0 {
				to.hide(u16(body, 0), u16(body, 2))
			}
		case id == recMergeCells:
			for i := 2; i+8 <= len(body); i += 8 {
				r := Range{u16(body, i) + 1, u16(body, i+2) + 1, u16(body, i+4), u16(body, i+6)}
				if err := to.merged(r); err != nil {
					return err
				}
			}
		case slices.Contains(cellRecords, id):
			row := u16(body, 0)
			ordered = ordered && row >= last
			last = row
		}
		return nil
	})
	if err != nil {
		return err
	}
	present := -1
	take := func(at, id int, body []byte) error {
		row := u16(body, 0)
		if row != present {
			if err := to.row(row+1, 1, hidden[row]); err != nil {
				return err
			}
			present = row
		}
		return x.cell(at, id, body, to)
	}
	if ordered {
		return x.own(sheet, func(at, id int, body []byte) error {
			if !slices.Contains(cellRecords, id) {
				return nil
			}
			return take(at, id, body)
		})
	}
	var places []int // of the cells, in the order of their rows
	err = x.own(sheet, func(at, id int, _ []byte) error {
		if slices.Contains(cellRecords, id) {
			places = append(places, at)
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(places, func(a, b int) int { return u16(x.stream, a+4) - u16(x.stream, b+4) })
	for _, at := range places {
		id, body, err := x.record(at)
		if err == nil {
			err = take(at, id, body)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *xls) cell(at, id int, body []byte, to *sink) error {
	if len(body) < 6 {
		return errRecord
	}
	column := u16(body, 2)
	style := x.style(u16(body, 4))
	rest := body[6:]
	switch id {
	case recLabelSST:
		if len(rest) < 4 {
			return errRecord
		}
		i := int(binary.LittleEndian.Uint32(rest))
		if i >= len(x.strings.ends) {
			return errRecord
		}
		text, err := x.strings.at(i)
		if err != nil {
			return err
		}
		return to.cell(column, text, Text, style.font)
	case recLabel, recRString:
		text, err := x.text(rest, 2)
		if err != nil {
			return err
		}
		return to.cell(column, text, Text, style.font)
	case recNumber:
		if len(rest) < 8 {
			return errRecord
		}
		return x.number(to, column, math.Float64frombits(binary.LittleEndian.Uint64(rest)), style)
	case recRK:
		if len(rest) < 4 {
			return errRecord
		}
		return x.number(to, column, shortNumber(binary.LittleEndian.Uint32(rest)), style)
	case recMulRK:
		for i := 4; i+6 <= len(body)-2; i += 6 {
			n := shortNumber(binary.LittleEndian.Uint32(body[i+2:]))
			if err := x.number(to, column, n, x.style(u16(body, i))); err != nil {
				return err
			}
			column++
		}
		return nil
	case recBoolErr:
		if len(rest) < 2 {
			return errRecord
		}
		return truthOrError(to, column, rest[0], rest[1] != 0)
	}
	return x.formula(at, column, rest, style, to)
}

func (x *xls) style(i int) cellStyle {
	if i < len(x.styles) {
		return x.styles[i]
	}
	return cellStyle{}
}

// formula hands on the result that is kept with a formula.
func (x *xls) formula(at, column int, rest []byte, style cellStyle, to *sink) error {
	if len(rest) < 8 {
		return errRecord
	}
	if rest[6] != 0xFF || rest[7] != 0xFF {
		return x.number(to, column, math.Float64frombits(binary.LittleEndian.Uint64(rest)), style)
	}
	switch rest[0] {
	case 1, 2:
		return truthOrError(to, column, rest[2], rest[0] == 2)
	case 3:
		return nil
	}
	// A text stands in a record behind, after what the formula shares with others.
	return x.records(at, func(place, id int, body []byte) (bool, error) {
		switch id {
		case recString:
			text, err := x.text(body, 2)
			if err != nil {
				return false, err
			}
			return false, to.cell(column, text, Text, style.font)
		case recArray, recShared, recTable, recContinue:
			return true, nil
		}
		return place == at, nil
	})
}

func (x *xls) number(to *sink, column int, n float64, style cellStyle) error {
	kind := Number
	if style.day {
		kind = Day
		if x.from1904 {
			n += days1904
		}
	}
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return to.cell(column, []byte("#NUM!"), Error, plainFont)
	}
	return to.cell(column, appendNumber(nil, n), kind, plainFont)
}

// shortNumber is a number in four bytes: 30 bits of a whole one or the first of a
// floating one, whole or in hundredths.
func shortNumber(rk uint32) float64 {
	n := float64(int32(rk) >> 2)
	if rk&2 == 0 {
		n = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		n /= 100
	}
	return n
}

var errorNames = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func truthOrError(to *sink, column int, value byte, isError bool) error {
	if !isError {
		return to.cell(column, []byte{'0' + min(value, 1)}, Bool, plainFont)
	}
	name, known := errorNames[value]
	if !known {
		name = "#VALUE!"
	}
	return to.cell(column, []byte(name), Error, plainFont)
}
