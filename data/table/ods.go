package table

import (
	"bytes"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"time"
)

// ods is a table of LibreOffice, packed or as one XML file.
type ods struct {
	open     func() (io.ReadCloser, error)
	size     uint64
	list     []Sheet
	fontList []string
	hiding   map[string]bool // styles of sheets that are not shown
	known    bool            // list is whole: all was read once
}

func (o *ods) sheets() []Sheet  { return o.list }
func (o *ods) fonts() []string  { return o.fontList }
func (o *ods) encoding() string { return "" }

func openODS(zip *packed) (source, error) {
	if bytes.Contains(zip.first("META-INF/manifest.xml", 1<<20), []byte("encryption-data")) {
		return nil, &refusal{key: "table.password"}
	}
	if err := zip.admit("content.xml"); err != nil {
		return nil, err
	}
	part := zip.parts["content.xml"]
	return &ods{open: part.Open, size: part.UncompressedSize64, hiding: map[string]bool{}}, nil
}

func openFlatODS(f *os.File, size int64) (source, error) {
	whole := func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(f, 0, size)), nil }
	return &ods{open: whole, size: uint64(size), hiding: map[string]bool{}}, nil
}

// each reads the content, tag by tag.
func (o *ods) each(use func(*markup) error) error {
	r, err := o.open()
	if err != nil {
		return err
	}
	defer r.Close()
	return each(r, use)
}

// mostPassed is how many bytes are read at most when each sheet is read for itself: one
// must pass the sheets before it.
const mostPassed = 8 << 30

func (o *ods) read(first, last int, to func(int) *sink) error {
	at, style := -1, ""
	err := o.each(func(m *markup) error {
		switch {
		case m.is("dde-links"), m.is("tracked-changes"):
			return m.pass() // tables of values that nobody sees
		case m.is("style"):
			style = m.called("name")
		case m.is("table-properties") && !o.known:
			if string(m.attr("display")) == "false" && len(o.hiding) < mostNames {
				o.hiding[style] = true
			}
		case m.is("font-face") && !o.known && len(o.fontList) < 1000:
			o.fontList = append(o.fontList, strings.Trim(m.called("font-family"), "'"))
		}
		if !m.is("table") {
			return nil
		}
		if at++; at < first {
			return m.pass()
		}
		if !o.known {
			if len(o.list) == mostSheets {
				return &refusal{key: "table.tooMany.sheets", args: []any{"most", mostSheets}}
			}
			name := m.called("name")
			o.list = append(o.list, Sheet{name, o.hiding[m.called("style-name")]})
		}
		s := to(at)
		if err := (&odsTable{to: s}).read(m); err != nil {
			return err
		}
		if err := s.end(); err != nil || at < last {
			return err
		}
		return errRead
	})
	if err == errRead {
		err = nil
	}
	if o.known = true; err == nil && o.size*uint64(len(o.list)) > mostPassed {
		err = &refusal{key: "table.tooMuch"}
	}
	return err
}

// odsTable reads one sheet.
type odsTable struct {
	to          *sink
	row, column int
	columns     int
	text        []byte
}

func (o *odsTable) read(m *markup) error {
	row := 1
	for depth := m.depth(); ; {
		more, err := m.opens(depth)
		if err != nil || !more {
			return err
		}
		switch {
		case m.is("table-column"):
			times := clamp(m.number("number-columns-repeated", 1), 1<<14)
			if v := string(m.attr("visibility")); v == "collapse" || v == "filter" {
				o.to.hide(o.columns, o.columns+times-1)
			}
			o.columns += times
			if o.columns > 1<<24 {
				return errTooMuch
			}
		case m.is("table-row"):
			times := clamp(m.number("number-rows-repeated", 1), 1<<24)
			v := string(m.attr("visibility"))
			if row > 1<<24 {
				return errTooMuch
			}
			if err := o.to.row(row, times, v == "collapse" || v == "filter"); err != nil {
				return err
			}
			o.row, o.column = row, 0
			row += times
			if err := o.cells(m); err != nil {
				return err
			}
		case m.is("table-header-rows"), m.is("table-rows"), m.is("table-row-group"), m.is("table-columns"), m.is("table-header-columns"), m.is("table-column-group"):
		default:
			if err := m.pass(); err != nil {
				return err
			}
		}
	}
}

// clamp keeps a number of repetitions within bounds; it is at least 1.
func clamp(n, most int) int { return min(max(n, 1), most) }

// cells reads the cells of a row.
func (o *odsTable) cells(m *markup) error {
	for depth := m.depth(); ; {
		more, err := m.opens(depth)
		if err != nil || !more {
			return err
		}
		switch {
		case m.is("table-cell"):
			err = o.cell(m, false)
		case m.is("covered-table-cell"):
			err = o.cell(m, true)
		default:
			err = m.pass()
		}
		if err != nil {
			return err
		}
	}
}

// cell reads a cell; what stands in covered ones, which a merged cell hides, is not
// what the clerk sees.
func (o *odsTable) cell(m *markup, covered bool) error {
	times := clamp(m.number("number-columns-repeated", 1), 1<<14)
	wide, high := 1, 1
	if bytes.Contains(m.attrs, []byte("-spanned")) {
		wide, high = clamp(m.number("number-columns-spanned", 1), 1<<14), clamp(m.number("number-rows-spanned", 1), 1<<20)
	}
	kind, value := Text, o.text[:0]
	shown := true // the value is what is written in the cell
	given := func(name string) []byte { return append(value, m.attr(name)...) }
	fallback := ""
	switch string(m.attr("value-type")) {
	case "float", "currency", "percentage":
		kind, value, shown = Number, given("value"), false
	case "date":
		kind, value, shown = Day, given("date-value"), false
	case "time":
		kind, value, shown = Day, given("time-value"), false
	case "boolean":
		kind, value, shown = Bool, given("boolean-value"), false
	case "string":
		fallback = string(m.attr("string-value"))
	}
	set := string(value) == "true"
	failed := kind == Text && bytes.Contains(m.attrs, []byte("formula")) && m.attr("formula") != nil
	text, err := o.paragraphs(m, nil)
	if err != nil {
		return err
	}
	switch {
	case shown && len(text) == 0:
		value = []byte(fallback)
	case shown:
		if value = text; failed && isErrorName(text) {
			kind = Error
		}
	case isErrorName(text):
		kind, value = Error, text
	case kind == Bool:
		if value = []byte("0"); set {
			value = []byte("1")
		}
	case kind == Day:
		if serial, ok := odsSerial(string(value)); ok {
			value = appendNumber(nil, serial)
		} else {
			kind, value = Text, text
		}
	default:
		if f, err := strconv.ParseFloat(string(value), 64); err == nil && !math.IsInf(f, 0) && !math.IsNaN(f) {
			value = appendNumber(nil, f)
		} else {
			kind, value = Text, text
		}
	}
	column := o.column
	if o.column += times; o.column > 1<<24 {
		return errTooMuch
	}
	if covered {
		return nil
	}
	if wide > 1 || high > 1 {
		if err := o.to.merged(Range{o.row, o.row + high - 1, column, column + wide - 1}); err != nil {
			return err
		}
	}
	if len(value) == 0 {
		return nil
	}
	for i := range times {
		if err := o.to.cell(column+i, value, kind, plainFont); err != nil {
			return err
		}
	}
	return nil
}

// paragraphs are the texts of the cell that was just opened, a line each.
func (o *odsTable) paragraphs(m *markup, to []byte) ([]byte, error) {
	lines, within, depth := 0, 0, m.depth()
	for {
		t, err := m.next()
		switch {
		case err != nil:
			return to, err
		case t == ended:
			return to, io.ErrUnexpectedEOF
		case t == closed && m.depth() < depth:
			return to, nil
		case t == closed && m.is("p"):
			within--
		case t == opened:
			switch string(m.name) {
			case "p":
				if lines++; lines > 1 {
					to = append(to, '\n')
				}
				within++
			case "s":
				to = append(to, bytes.Repeat([]byte(" "), clamp(m.number("c", 1), 1000))...)
			case "tab":
				to = append(to, '\t')
			case "line-break":
				to = append(to, '\n')
			case "annotation", "table", "frame", "custom-shape", "shapes", "ruby-text":
				if err := m.pass(); err != nil {
					return to, err
				}
			}
		case t == written && within > 0:
			to = append(to, m.text...)
		}
		if len(to) > mostCellText {
			return to, errTooMuch
		}
	}
}

// isErrorName reports whether a text is how a formula that failed looks.
func isErrorName(text []byte) bool {
	if bytes.HasPrefix(text, []byte("Err:")) {
		return true
	}
	return len(text) > 2 && text[0] == '#' && (text[len(text)-1] == '!' || text[len(text)-1] == '?' || string(text) == "#N/A")
}

// odsSerial is the serial number of a day, a moment or a time such as PT08H30M00S.
func odsSerial(text string) (float64, bool) {
	if strings.HasPrefix(text, "PT") {
		d, err := time.ParseDuration(strings.ToLower(strings.TrimPrefix(text, "PT")))
		return d.Hours() / 24, err == nil
	}
	if i := strings.IndexByte(text, '.'); i > 0 { // parts of a second
		text = text[:i]
	}
	return isoSerial(text)
}
