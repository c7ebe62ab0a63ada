package table

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// The records of old workbooks (BIFF) that say something of cells.
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDate1904   = 0x0022
	recFilePass   = 0x002F
	recFont       = 0x0031
	recContinue   = 0x003C
	recCodePage   = 0x0042
	recColInfo    = 0x007D
	recBoundSheet = 0x0085
	recMulRK      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMergeCells = 0x00E5
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recArray      = 0x0221
	recTable      = 0x0236
	recRK         = 0x027E
	recFormat     = 0x041E
	recShared     = 0x04BC
	recBOF        = 0x0809
)

var errRecord = fmt.Errorf("%w: a broken record", errMarkup)

// xls is a workbook of Excel 95 to 2003: records one after the other, each with its
// kind and length. Libraries read no results of formulas, no merged and no hidden
// cells, or keep what they cannot read to themselves; so it is read here, from the
// stream that mscfb finds.
type xls struct {
	stream   []byte
	version8 bool
	page     int // the code page of texts before version 8
	from1904 bool
	list     []Sheet
	starts   []int // of the sheets in stream
	strings  stringTable
	fontList []string
	styles   []cellStyle
	fontOf   []font
	dayCodes map[int]bool
	walked   int // records that the present reading came to
}

// mostRecords is how many records one reading comes to at most: sheets of a file that is
// made for it may all be the same long one.
const mostRecords = 60_000_000

func (x *xls) sheets() []Sheet { return x.list }
func (x *xls) fonts() []string { return x.fontList }
func (x *xls) Close() error    { return x.strings.Close() }
func (x *xls) encoding() string {
	if !x.version8 && x.page == 1258 {
		return "Windows-1258"
	}
	return ""
}

// records calls use for each record from a place in the stream, until it returns false.
func (x *xls) records(at int, use func(at, id int, body []byte) (bool, error)) error {
	for {
		if x.walked++; x.walked > mostRecords {
			return fmt.Errorf("%w: records", errTooMuch)
		}
		id, body, err := x.record(at)
		if err != nil {
			return err
		}
		if more, err := use(at, id, body); err != nil || !more {
			return err
		}
		at += 4 + len(body)
	}
}

func (x *xls) record(at int) (id int, body []byte, err error) {
	if at < 0 || at+4 > len(x.stream) {
		return 0, nil, io.ErrUnexpectedEOF
	}
	size := int(binary.LittleEndian.Uint16(x.stream[at+2:]))
	if at+4+size > len(x.stream) {
		return 0, nil, io.ErrUnexpectedEOF
	}
	return int(binary.LittleEndian.Uint16(x.stream[at:])), x.stream[at+4 : at+4+size], nil
}

func u16(b []byte, at int) int {
	if at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func openWorkbookStream(stream []byte) (source, error) {
	x := &xls{stream: stream, page: 1252, dayCodes: map[int]bool{}}
	if len(stream) < 8 {
		return nil, io.ErrUnexpectedEOF
	}
	switch version := u16(stream, 4); {
	case u16(stream, 0) != recBOF:
		return nil, other("old")
	case version == 0x0600:
		x.version8 = true
	case version != 0x0500:
		return nil, other("old")
	}
	err := x.records(0, func(at, id int, body []byte) (bool, error) {
		switch id {
		case recFilePass:
			return false, &refusal{key: "table.password"}
		case recEOF:
			return false, nil
		case recDate1904:
			x.from1904 = u16(body, 0) == 1
		case recCodePage:
			x.page = u16(body, 0)
		case recFont:
			if len(body) > 14 {
				name, _ := x.text(body[14:], 1)
				x.fontList, x.fontOf = append(x.fontList, string(name)), append(x.fontOf, fontNamed(string(name)))
			}
		case recFormat:
			if len(body) > 3 {
				lengthSize := 2
				if !x.version8 {
					lengthSize = 1
				}
				code, _ := x.text(body[2:], lengthSize)
				x.dayCodes[u16(body, 0)] = isDayFormat(string(code))
			}
		case recXF:
			style := cellStyle{day: x.isDay(u16(body, 2))}
			f := u16(body, 0)
			if f > 4 { // there is no font of the number 4
				f--
			}
			if f < len(x.fontOf) {
				style.font = x.fontOf[f]
			}
			x.styles = append(x.styles, style)
		case recBoundSheet:
			if len(body) > 7 && body[5] == 0 { // no chart and no macros
				name, err := x.text(body[6:], 1)
				if err != nil {
					return false, err
				}
				x.list = append(x.list, Sheet{string(name), body[4]&3 != 0})
				x.starts = append(x.starts, int(binary.LittleEndian.Uint32(body)))
			}
			if len(x.list) > mostSheets {
				return false, &refusal{key: "table.tooMany.sheets", args: []any{"most", mostSheets}}
			}
		case recSST:
			return true, x.readStrings(at)
		}
		return true, nil
	})
	if err != nil {
		x.Close()
		return nil, err
	}
	return x, nil
}

// isDay: a format of the workbook's own hides the built-in one of its number.
func (x *xls) isDay(format int) bool {
	if day, own := x.dayCodes[format]; own {
		return day
	}
	return isBuiltInDay(format)
}

// text is a text within one record, behind its length of one or two bytes.
func (x *xls) text(body []byte, lengthSize int) ([]byte, error) {
	if len(body) < lengthSize {
		return nil, errRecord
	}
	length := int(body[0])
	if lengthSize == 2 {
		length = u16(body, 0)
	}
	body = body[lengthSize:]
	if !x.version8 {
		if length > len(body) {
			return nil, errRecord
		}
		return x.old(body[:length]), nil
	}
	if len(body) == 0 {
		if length == 0 {
			return nil, nil
		}
		return nil, errRecord
	}
	r := &pieces{all: [][]byte{body[1:]}}
	if body[0]&8 != 0 {
		r.skip(2)
	}
	if body[0]&4 != 0 {
		r.skip(4)
	}
	return r.letters(nil, length, body[0]&1 != 0)
}

// old is a text of a version that knows no Unicode.
func (x *xls) old(text []byte) []byte {
	if x.page == 1258 {
		decoded, _ := charmap.Windows1258.NewDecoder().Bytes(text)
		return norm.NFC.Bytes(decoded)
	}
	decoded, _ := charmap.Windows1252.NewDecoder().Bytes(text)
	return decoded
}

// pieces are a record and those that continue it.
type pieces struct{ all [][]byte }

func (p *pieces) skip(n int) error {
	for n > 0 {
		if len(p.all) == 0 {
			return errRecord
		}
		step := min(n, len(p.all[0]))
		p.all[0] = p.all[0][step:]
		if n -= step; n > 0 {
			p.all = p.all[1:]
		}
	}
	return nil
}

// number reads a number of size bytes, which are never torn.
func (p *pieces) number(size int) (int, error) {
	for len(p.all) > 0 && len(p.all[0]) == 0 {
		p.all = p.all[1:]
	}
	if len(p.all) == 0 || len(p.all[0]) < size {
		return 0, errRecord
	}
	n := 0
	for i := range size {
		n |= int(p.all[0][i]) << (8 * i)
	}
	p.all[0] = p.all[0][size:]
	return n, nil
}

// letters reads a text; each piece that continues it says anew whether a letter takes
// one byte or two.
func (p *pieces) letters(to []byte, count int, two bool) ([]byte, error) {
	high := rune(0) // the first half of a letter that takes four bytes
	for count > 0 {
		if len(p.all) == 0 {
			return to, errRecord
		}
		if len(p.all[0]) == 0 {
			if p.all = p.all[1:]; len(p.all) == 0 || len(p.all[0]) == 0 {
				return to, errRecord
			}
			two = p.all[0][0]&1 != 0
			p.all[0] = p.all[0][1:]
			continue
		}
		piece, size := p.all[0], 1
		r := rune(piece[0])
		if two {
			if len(piece) < 2 {
				return to, errRecord
			}
			size, r = 2, rune(u16(piece, 0))
		}
		p.all[0] = piece[size:]
		count--
		switch {
		case high != 0:
			to = utf8.AppendRune(to, utf16.DecodeRune(high, r))
			high = 0
		case r >= 0xD800 && r < 0xDC00:
			high = r
		default:
			to = utf8.AppendRune(to, r)
		}
	}
	return to, nil
}

// readStrings reads the table of texts, which goes on in the records behind it.
func (x *xls) readStrings(at int) error {
	var p pieces
	err := x.records(at, func(place, id int, body []byte) (bool, error) {
		if place > at && id != recContinue {
			return false, nil
		}
		p.all = append(p.all, body)
		return true, nil
	})
	if err != nil {
		return err
	}
	if err := p.skip(4); err != nil {
		return err
	}
	count, err := p.number(4)
	if err != nil || count > mostCells {
		return errRecord
	}
	var text []byte
	for range count {
		length, err := p.number(2)
		if err != nil {
			return err
		}
		flags, err := p.number(1)
		if err != nil {
			return err
		}
		runs, more := 0, 0
		if flags&8 != 0 {
			if runs, err = p.number(2); err != nil {
				return err
			}
		}
		if flags&4 != 0 {
			if more, err = p.number(4); err != nil {
				return err
			}
		}
		if text, err = p.letters(text[:0], length, flags&1 != 0); err != nil {
			return err
		}
		if err := p.skip(4*runs + more); err != nil {
			return err
		}
		if err := x.strings.add(text); err != nil {
			return err
		}
	}
	return nil
}

func (x *xls) read(first, last int, to func(int) *sink) error {
	x.walked = 0
	for i := first; i <= last; i++ {
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
