package table

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"path"
	"strconv"
	"strings"
	"time"
)

// xlsx is a workbook of Excel since 2007, with macros or not.
type xlsx struct {
	zip      *packed
	parts    []string // of the sheets
	list     []Sheet
	strings  stringTable
	styles   []cellStyle
	fontList []string
	from1904 bool
}

// cellStyle is what of a cell's style says how its value is meant.
type cellStyle struct {
	day  bool
	font font
}

func (x *xlsx) sheets() []Sheet  { return x.list }
func (x *xlsx) fonts() []string  { return x.fontList }
func (x *xlsx) encoding() string { return "" }
func (x *xlsx) Close() error     { return x.strings.Close() }

// relation is a line of a .rels part.
type relation struct{ id, kind, target string }

func openXLSX(zip *packed) (_ *xlsx, err error) {
	x := &xlsx{zip: zip}
	defer func() {
		if err != nil {
			x.Close()
		}
	}()
	book := "xl/workbook.xml"
	tops, err := x.relations("", "_rels/.rels")
	if err != nil {
		return nil, err
	}
	for _, r := range tops {
		if r.kind == "officeDocument" {
			book = r.target
		}
	}
	below, err := x.relations(path.Dir(book), path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"))
	if err != nil {
		return nil, err
	}
	if err := x.readBook(book, below); err != nil {
		return nil, err
	}
	for _, r := range below {
		switch r.kind {
		case "styles":
			err = x.readStyles(r.target)
		case "sharedStrings":
			err = x.readStrings(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	return x, nil
}

func (x *xlsx) relations(folder, part string) ([]relation, error) {
	if err := x.zip.admit(part); err != nil {
		return nil, err
	}
	var all []relation
	err := x.zip.each(part, func(m *markup) error {
		if !m.is("Relationship") {
			return nil
		}
		target := string(m.attr("Target"))
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		all = append(all, relation{id: string(m.attr("Id")), kind: path.Base(string(m.attr("Type"))), target: target})
		if len(all) > 2*mostSheets {
			return &refusal{key: "table.tooMany.sheets", args: []any{"most", mostSheets}}
		}
		return nil
	})
	return all, err
}

func (x *xlsx) readBook(part string, below []relation) error {
	if err := x.zip.admit(part); err != nil {
		return err
	}
	return x.zip.each(part, func(m *markup) error {
		switch {
		case m.is("workbookPr"):
			x.from1904 = m.isSet("date1904")
		case m.is("sheet"):
			id := string(m.attr("id"))
			for _, r := range below {
				if r.id != id || r.kind != "worksheet" {
					continue // a sheet of charts or macros has no rows
				}
				if err := x.zip.admit(r.target); err != nil {
					return err
				}
				state := string(m.attr("state"))
				x.parts = append(x.parts, r.target)
				x.list = append(x.list, Sheet{string(m.attr("name")), state == "hidden" || state == "veryHidden"})
				if len(x.list) > mostSheets {
					return &refusal{key: "table.tooMany.sheets", args: []any{"most", mostSheets}}
				}
			}
		}
		return nil
	})
}

func (x *xlsx) readStyles(part string) error {
	if err := x.zip.admit(part); err != nil {
		return err
	}
	dayFormats := map[int]bool{}
	var fonts []font
	within := ""
	return x.zip.each(part, func(m *markup) error {
		if m.depth() == 2 {
			within = string(m.name)
			return nil
		}
		if len(x.styles) > 1<<17 || len(fonts) > 1<<16 || len(dayFormats) > 1<<16 {
			return fmt.Errorf("%w: styles", errTooMuch)
		}
		switch {
		case within == "numFmts" && m.is("numFmt"):
			if id := m.number("numFmtId", -1); isDayFormat(string(m.attr("formatCode"))) {
				dayFormats[id] = true
			}
		case within == "fonts" && m.is("font"):
			fonts = append(fonts, plainFont)
		case within == "fonts" && m.is("name") && len(fonts) > 0:
			name := string(m.attr("val"))
			fonts[len(fonts)-1] = fontNamed(name)
			x.fontList = append(x.fontList, name)
		case within == "cellXfs" && m.is("xf"):
			style := cellStyle{}
			id := m.number("numFmtId", 0)
			style.day = dayFormats[id] || isBuiltInDay(id)
			if f := m.number("fontId", 0); f >= 0 && f < len(fonts) {
				style.font = fonts[f]
			}
			x.styles = append(x.styles, style)
		}
		return nil
	})
}

// isBuiltInDay: the formats of days and times that every workbook has without naming them.
func isBuiltInDay(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// isDayFormat reports whether a format shows a day or a time: d, m, y or h outside of
// quotes and brackets.
func isDayFormat(code string) bool {
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '\\', '_', '*':
			i++
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[code[i]])
			if end < 0 {
				return false
			}
			i += end + 1
		case 'd', 'D', 'm', 'M', 'y', 'Y', 'h', 'H':
			return true
		}
	}
	return false
}

// collect appends the texts within the tag that was just opened, up to most bytes. The
// readings of signs (rPh) are not of the text.
func collect(m *markup, to []byte, tag string, most int) ([]byte, error) {
	from, taking, depth := len(to), tag == "", m.depth()
	for {
		t, err := m.next()
		switch {
		case err != nil:
			return to, err
		case t == ended:
			return to, io.ErrUnexpectedEOF
		case t == opened && m.is("rPh"):
			if err := m.pass(); err != nil {
				return to, err
			}
		case t == opened && m.is(tag):
			taking = true
		case t == closed && m.depth() < depth:
			return to, nil
		case t == closed && m.is(tag):
			taking = false
		case t == written && taking:
			if to = append(to, m.text...); len(to)-from > most {
				return to, fmt.Errorf("%w: a text", errTooMuch)
			}
		}
	}
}

func (x *xlsx) readStrings(part string) error {
	if err := x.zip.admit(part); err != nil {
		return err
	}
	var text []byte
	return x.zip.each(part, func(m *markup) (err error) {
		switch {
		case !m.is("si"):
			return nil
		case len(x.strings.ends) == mostCells:
			return &refusal{key: "table.tooMany.cells", args: []any{"most", mostCells}}
		}
		if text, err = collect(m, text[:0], "t", mostCellText); err != nil {
			return err
		}
		return x.strings.add(unescape(text))
	})
}

// unescape resolves _x000D_, by which Excel keeps characters that XML cannot.
func unescape(text []byte) []byte {
	if !bytes.Contains(text, []byte("_x")) {
		return text
	}
	out := text[:0]
	for len(text) > 0 {
		if len(text) >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' {
			if r, err := strconv.ParseUint(string(text[2:6]), 16, 16); err == nil && r < 0x80 && r > 0 {
				out, text = append(out, byte(r)), text[7:]
				continue
			}
		}
		out, text = append(out, text[0]), text[1:]
	}
	return out
}

func (x *xlsx) read(first, last int, to func(int) *sink) error {
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

func (x *xlsx) readSheet(sheet int, to *sink) error {
	var row int
	var c xlsxCell
	return x.zip.each(x.parts[sheet], func(m *markup) error {
		switch {
		case m.is("row"):
			if row = m.number("r", row+1); row > 1<<24 {
				return errOrder
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
		t, err := m.next()
		switch {
		case err != nil:
			return err
		case t == ended:
			return io.ErrUnexpectedEOF
		case t == closed && m.depth() < depth:
			return nil
		case t != opened:
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

// days1904 is how many days lie between the beginnings of Excel's two calendars.
const days1904 = 1462

// numberCell hands on a number as it stands, unless it is written as a power of ten or
// is a day of the calendar that begins in 1904.
func numberCell(to *sink, column int, value []byte, style cellStyle, from1904 bool) error {
	value = bytes.TrimSpace(value)
	kind := Number
	if style.day {
		kind = Day
	}
	power := bytes.IndexByte(value, 'E') >= 0 || bytes.IndexByte(value, 'e') >= 0
	if power || kind == Day && from1904 || !isPlainNumber(value) {
		f, err := strconv.ParseFloat(string(value), 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			return to.cell(column, value, Text, style.font)
		}
		if kind == Day && from1904 {
			f += days1904
		}
		value = appendNumber(nil, f)
	}
	return to.cell(column, value, kind, plainFont)
}

func isPlainNumber(value []byte) bool {
	dots := 0
	for i, c := range value {
		switch {
		case c >= '0' && c <= '9', i == 0 && c == '-' && len(value) > 1:
		case c == '.' && dots == 0 && i > 0:
			dots++
		default:
			return false
		}
	}
	return len(value) > 0
}

// appendNumber writes a number as Excel keeps it, without a power of ten as long as it
// is exact.
func appendNumber(to []byte, f float64) []byte {
	if math.Abs(f) < 1e15 {
		return strconv.AppendFloat(to, f, 'f', -1, 64)
	}
	return strconv.AppendFloat(to, f, 'G', -1, 64)
}

var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// isoSerial is the serial number of 2026-03-05 or 2026-03-05T08:30:00.
func isoSerial(text string) (float64, bool) {
	text = strings.TrimSuffix(text, "Z")
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			return serialOf(t)
		}
	}
	return 0, false
}

// serialOf is the number by which Excel keeps a moment; Excel's 1900 had a 29 February,
// so that days before March 1900 have other numbers there.
func serialOf(t time.Time) (float64, bool) {
	seconds := t.Unix() - dayZero.Unix()
	if t.Year() < 1900 || t.Year() > 9999 || seconds < 86400 {
		return 0, false
	}
	return float64(seconds/86400) + float64(seconds%86400)/86400, true
}
