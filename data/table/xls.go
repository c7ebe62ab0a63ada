package table

import (
	"encoding/binary"
	"fmt"
	"io"
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
			if len(body) > 14 && len(x.fontOf) < mostNames {
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
			if len(x.styles) < mostNames {
				x.styles = append(x.styles, style)
			}
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
