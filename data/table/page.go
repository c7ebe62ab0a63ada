package table

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/unicode/norm"
)

// page is a web page with tables: programs of offices write such pages and call them
// .xls. Each table that is not within another is a sheet.
type page struct {
	f    *os.File
	size int64
	list []Sheet
	fits []string
}

func (p *page) sheets() []Sheet  { return p.list }
func (p *page) fonts() []string  { return p.fits }
func (p *page) encoding() string { return "" }

func openHTML(f *os.File, size int64) (source, error) {
	p := &page{f: f, size: size}
	depth := 0
	err := p.each(func(t *html.Tokenizer, kind html.TokenType, tag string) error {
		switch {
		case kind == html.StartTagToken && tag == "table":
			if depth++; depth == 1 {
				if len(p.list) == mostSheets {
					return &refusal{key: "table.tooMany.sheets", args: []any{"most", mostSheets}}
				}
				p.list = append(p.list, Sheet{Name: fmt.Sprintf("%d", len(p.list)+1)})
			}
		case kind == html.EndTagToken && tag == "table" && depth > 0:
			depth--
		case kind == html.StartTagToken && tag == "font" && len(p.fits) < 1000:
			p.fits = append(p.fits, attributes(t)["face"])
		}
		return nil
	})
	if err == nil && uint64(size)*uint64(len(p.list)) > mostPassed {
		err = &refusal{key: "table.tooMuch"}
	}
	return p, err
}

func (p *page) each(use func(t *html.Tokenizer, kind html.TokenType, tag string) error) error {
	r, err := charset.NewReader(io.NewSectionReader(p.f, 0, p.size), "text/html")
	if err != nil {
		return err
	}
	t := html.NewTokenizer(r)
	t.SetMaxBuf(2 * mostCellText)
	for {
		kind := t.Next()
		if kind == html.ErrorToken {
			switch err := t.Err(); err {
			case io.EOF:
				return nil
			case html.ErrBufferExceeded:
				return errTooMuch
			default:
				return err
			}
		}
		tag := ""
		if kind == html.StartTagToken || kind == html.EndTagToken || kind == html.SelfClosingTagToken {
			name, _ := t.TagName()
			tag = string(name)
		}
		if err := use(t, kind, tag); err != nil {
			return err
		}
	}
}

var attributesUsed = []string{"face", "style", "colspan", "rowspan", "span", "x:num", "sdval", "sdnum"}

func attributes(t *html.Tokenizer) map[string]string {
	all := map[string]string{}
	for {
		key, value, more := t.TagAttr()
		if len(value) <= mostName && slices.Contains(attributesUsed, string(key)) {
			all[string(key)] = string(value)
		}
		if !more {
			return all
		}
	}
}

// pageTable is a table while it is read.
type pageTable struct {
	to      *sink
	row     int
	columns int // described before the rows
	column  int
	within  bool   // a cell
	text    []byte // of it
	number  string // of a cell that says its value
	kind    Kind   // of that value
	wide    int
	high    int
	taken   map[int]int // columns → rows below that a cell above still takes
}

func (p *page) read(first, last int, to func(int) *sink) error {
	at, depth := -1, 0
	var table *pageTable
	skip := ""
	finish := func() error {
		if table == nil {
			return nil
		}
		err := table.endCell()
		if err == nil {
			err = table.to.end()
		}
		table = nil
		return err
	}
	err := p.each(func(t *html.Tokenizer, kind html.TokenType, tag string) error {
		switch {
		case skip != "":
			if kind == html.EndTagToken && tag == skip {
				skip = ""
			}
		case kind == html.StartTagToken && (tag == "style" || tag == "script" || tag == "title"):
			skip = tag
		case kind == html.StartTagToken && tag == "table":
			if depth++; depth == 1 {
				if at++; at >= first {
					table = &pageTable{to: to(at), taken: map[int]int{}}
				}
			}
		case kind == html.EndTagToken && tag == "table" && depth > 0:
			if depth--; depth > 0 {
				return nil
			}
			if err := finish(); err != nil {
				return err
			}
			if at >= last {
				return errRead
			}
		case table != nil && depth == 1:
			return table.token(t, kind, tag)
		case table != nil && kind == html.TextToken:
			table.add(t.Text())
		}
		return nil
	})
	if err == nil {
		err = finish() // a page that ends within its table
	}
	if err == errRead {
		return nil
	}
	return err
}

func (t *pageTable) token(from *html.Tokenizer, kind html.TokenType, tag string) error {
	if kind == html.TextToken {
		t.add(from.Text())
		return nil
	}
	switch {
	case tag == "br" || tag == "p" && kind == html.StartTagToken:
		if t.within && len(bytes.TrimSpace(t.text)) > 0 {
			t.text = append(t.text, '\n')
		}
	case tag == "col":
		set := attributes(from)
		n, _ := strconv.Atoi(set["span"])
		if t.columns += clamp(n, mostColumns); isHidden(set["style"]) {
			t.to.hide(t.columns-clamp(n, mostColumns), t.columns-1)
		}
		t.columns = min(t.columns, mostColumns)
	case tag == "tr" && kind == html.StartTagToken:
		if err := t.endCell(); err != nil {
			return err
		}
		t.row++
		t.column = 0
		for c, rows := range t.taken {
			if t.taken[c] = rows - 1; rows <= 1 {
				delete(t.taken, c)
			}
		}
		return t.to.row(t.row, 1, isHidden(attributes(from)["style"]))
	case (tag == "td" || tag == "th") && kind == html.StartTagToken:
		if err := t.endCell(); err != nil {
			return err
		}
		if t.row == 0 {
			t.row = 1
			if err := t.to.row(1, 1, false); err != nil {
				return err
			}
		}
		set := attributes(from)
		span := func(name string) int {
			n, _ := strconv.Atoi(set[name])
			return n
		}
		t.wide, t.high = clamp(span("colspan"), mostColumns), clamp(span("rowspan"), 1<<16)
		t.number, t.within, t.text = set["x:num"], true, t.text[:0]
		t.kind = Number
		if value, ok := set["sdval"]; ok { // LibreOffice's, with the languages and the format beside it
			t.number = value
			if format := strings.SplitN(set["sdnum"], ";", 3); len(format) == 3 && isDayFormat(format[2]) {
				t.kind = Day
			}
		}
		for t.taken[t.column] > 0 {
			t.column++
		}
	case (tag == "td" || tag == "th" || tag == "tr") && kind == html.EndTagToken:
		return t.endCell()
	}
	return nil
}

func isHidden(style string) bool {
	return strings.Contains(strings.ReplaceAll(strings.ToLower(style), " ", ""), "display:none")
}

// add takes a text of the page, in which all blanks are one.
func (t *pageTable) add(text []byte) {
	if !t.within || len(t.text) > mostCellText {
		return
	}
	for _, r := range string(text) {
		if unicode.IsSpace(r) {
			if n := len(t.text); n == 0 || t.text[n-1] == ' ' || t.text[n-1] == '\n' {
				continue
			}
			r = ' '
		}
		t.text = append(t.text, string(r)...)
	}
}

func (t *pageTable) endCell() error {
	if !t.within {
		return nil
	}
	t.within = false
	column := t.column
	t.column += t.wide
	if column > mostColumns+1 {
		column = mostColumns
	}
	if t.wide > 1 || t.high > 1 {
		if err := t.to.merged(Range{t.row, t.row + t.high - 1, column, column + t.wide - 1}); err != nil {
			return err
		}
	}
	if t.high > 1 {
		for c := column; c < column+t.wide && c < mostColumns; c++ {
			t.taken[c] = t.high
		}
	}
	if f, err := strconv.ParseFloat(t.number, 64); err == nil {
		return t.to.cell(column, appendNumber(nil, f), t.kind, plainFont)
	}
	return t.to.cell(column, norm.NFC.Bytes(bytes.TrimSpace(t.text)), Text, plainFont) // of old encodings, too
}
