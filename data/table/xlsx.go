package table

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
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
		target := m.called("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		all = append(all, relation{id: m.called("Id"), kind: path.Base(m.called("Type")), target: target})
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
			id := m.called("id")
			for _, r := range below {
				if r.id != id || r.kind != "worksheet" {
					continue // a sheet of charts or macros has no rows
				}
				if err := x.zip.admit(r.target); err != nil {
					return err
				}
				state := string(m.attr("state"))
				x.parts = append(x.parts, r.target)
				x.list = append(x.list, Sheet{m.called("name"), state == "hidden" || state == "veryHidden"})
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
		if len(x.styles) > mostNames || len(fonts) > mostNames || len(x.fontList) > mostNames || len(dayFormats) > mostNames {
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
			name := m.called("val")
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
	if strings.EqualFold(code, "Standard") { // the general one, as a German program calls it
		return false
	}
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
		if !m.is("si") {
			return nil
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
