package table

import (
	"io"
	"math"
	"os"
	"strconv"
)

// sheetML is a workbook that Excel 2003 wrote as XML; programs that make “.xls” files
// often write it.
type sheetML struct {
	f        *os.File
	size     int64
	list     []Sheet
	fontList []string
	styles   map[string]font
}

func (x *sheetML) sheets() []Sheet  { return x.list }
func (x *sheetML) fonts() []string  { return x.fontList }
func (x *sheetML) encoding() string { return "" }

func (x *sheetML) each(use func(*markup) error) error {
	return each(io.NewSectionReader(x.f, 0, x.size), use)
}

func openSheetML(f *os.File, size int64) (source, error) {
	x := &sheetML{f: f, size: size, styles: map[string]font{}}
	style, inSheet := "", false
	err := x.each(func(m *markup) (err error) {
		switch {
		case m.is("Style"):
			style = m.called("ID")
		case m.is("Font"):
			if name := m.called("FontName"); name != "" && len(x.fontList) < mostNames {
				x.fontList = append(x.fontList, name)
				x.styles[style] = fontNamed(name)
			}
		case m.is("Worksheet"):
			if len(x.list) == mostSheets {
				return &refusal{key: "table.tooMany.sheets", args: []any{"most", mostSheets}}
			}
			x.list = append(x.list, Sheet{Name: m.called("Name")})
			inSheet = true
		case m.is("Table") && inSheet:
			return m.pass()
		case m.is("Visible") && inSheet:
			var state []byte
			if state, err = collect(m, nil, "", 100); string(state) == "SheetHidden" || string(state) == "SheetVeryHidden" {
				x.list[len(x.list)-1].Hidden = true
			}
		}
		return err
	})
	if err == nil && uint64(size)*uint64(len(x.list)) > mostPassed {
		err = &refusal{key: "table.tooMuch"}
	}
	return x, err
}

func (x *sheetML) read(first, last int, to func(int) *sink) error {
	at := -1
	err := x.each(func(m *markup) error {
		if !m.is("Worksheet") {
			return nil
		}
		if at++; at < first {
			return m.pass()
		}
		s := to(at)
		if err := x.sheet(m, s); err != nil {
			return err
		}
		if err := s.end(); err != nil || at < last {
			return err
		}
		return errRead
	})
	if err == errRead {
		return nil
	}
	return err
}

// sheet reads the sheet whose tag was just opened.
func (x *sheetML) sheet(m *markup, to *sink) error {
	row, column, columns := 0, -1, 0
	for depth := m.depth(); ; {
		more, err := m.opens(depth)
		if err != nil || !more {
			return err
		}
		switch {
		case m.is("Column"):
			columns = m.number("Index", columns+1)
			span := clamp(m.number("Span", 0)+1, mostColumns)
			if m.isSet("Hidden") {
				to.hide(columns-1, columns+span-2)
			}
			columns += span - 1
		case m.is("Row"):
			row, column = m.number("Index", row+1), -1
			span := clamp(m.number("Span", 0)+1, 1<<24)
			if row > 1<<24 || columns > 1<<24 {
				return errTooMuch
			}
			if err := to.row(row, 1, m.isSet("Hidden")); err != nil {
				return err
			}
			row += span - 1
		case m.is("Cell"):
			if err := x.cell(m, to, &column); err != nil {
				return err
			}
		}
	}
}

func (x *sheetML) cell(m *markup, to *sink, column *int) error {
	*column = m.number("Index", *column+2) - 1
	at := *column
	if at < 0 || at > 1<<24 {
		return errOrder
	}
	across, down := clamp(m.number("MergeAcross", 0)+1, 1<<14), clamp(m.number("MergeDown", 0)+1, 1<<20)
	if across > 1 || down > 1 {
		if err := to.merged(Range{to.number, to.number + down - 1, at, at + across - 1}); err != nil {
			return err
		}
		*column += across - 1
	}
	f := x.styles[m.called("StyleID")]
	formula := append([]byte(nil), m.attr("Formula")...)
	has := false
	for depth := m.depth(); ; {
		more, err := m.opens(depth)
		if err == nil && !more && !has && len(formula) > 0 {
			return to.cell(at, formula, Formula, plainFont)
		}
		if err != nil || !more {
			return err
		}
		switch {
		case m.is("Data"):
			has = true
			kind := string(m.attr("Type"))
			text, err := collect(m, nil, "", mostCellText)
			if err != nil {
				return err
			}
			if err := x.value(to, at, kind, text, f); err != nil {
				return err
			}
		case m.is("Comment"):
			if err := m.pass(); err != nil {
				return err
			}
		}
	}
}

func (x *sheetML) value(to *sink, column int, kind string, text []byte, f font) error {
	switch kind {
	case "Number":
		if n, err := strconv.ParseFloat(string(text), 64); err == nil && !math.IsInf(n, 0) && !math.IsNaN(n) {
			return to.cell(column, appendNumber(nil, n), Number, plainFont)
		}
	case "DateTime":
		if serial, ok := odsSerial(string(text)); ok {
			return to.cell(column, appendNumber(nil, serial), Day, plainFont)
		}
	case "Boolean":
		return to.cell(column, text, Bool, plainFont)
	case "Error":
		return to.cell(column, text, Error, plainFont)
	}
	return to.cell(column, text, Text, f)
}
