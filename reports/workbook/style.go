package workbook

import (
	"cmp"
	"encoding/xml"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// fontName is the letter of official documents (NĐ 30/2020, Phụ lục I).
const fontName = "Times New Roman"

// describe says what a workbook is, where Explorer and Excel show it: its title,
// the office that wrote it, and a remark, which may be empty.
func describe(f *excelize.File, title, office, remark string) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`)
	for _, property := range [][2]string{{"title", title}, {"creator", office}, {"description", remark}, {"language", "vi-VN"}} {
		if name, text := property[0], property[1]; text != "" {
			b.WriteString("<dc:" + name + ">")
			_ = xml.EscapeText(&b, []byte(text)) // a builder never fails
			b.WriteString("</dc:" + name + ">")
		}
	}
	b.WriteString(`</cp:coreProperties>`)
	f.Pkg.Store("docProps/core.xml", []byte(b.String()))
}

// look is how a cell of a report appears.
type look struct {
	size         float64
	bold, italic bool
	align        string // left, center, right
	vertical     string // top, center; empty: center
	wrap, border bool
	unlocked     bool   // may be filled in by hand on a protected sheet
	format       string // of numbers
	indent       int
}

// Formats of numbers.
const (
	wholeFormat   = "#,##0"
	amountFormat  = "#,##0.######"
	changeFormat  = "+#,##0;-#,##0;0"
	percentFormat = "+0.0%;-0.0%;0.0%"
)

// styles makes each look once in a workbook, and keeps how far its streamed sheets reach.
type styles struct {
	file    *excelize.File
	made    map[look]int
	reached extents
}

func newStyles(f *excelize.File) *styles {
	return &styles{file: f, made: map[look]int{}, reached: extents{}}
}

func (s *styles) id(l look) (int, error) {
	if id, known := s.made[l]; known {
		return id, nil
	}
	style := &excelize.Style{
		Font:       &excelize.Font{Family: fontName, Size: l.size, Bold: l.bold, Italic: l.italic},
		Alignment:  &excelize.Alignment{Horizontal: l.align, Vertical: cmp.Or(l.vertical, "center"), WrapText: l.wrap, Indent: l.indent},
		Protection: &excelize.Protection{Locked: !l.unlocked},
	}
	if l.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	id, err := s.file.NewStyle(style)
	if err != nil {
		return 0, err
	}
	s.made[l] = id
	return id, nil
}

// figureFormat shows fractions only where there are some.
func figureFormat(value float64) string {
	if value != math.Trunc(value) {
		return amountFormat
	}
	return wholeFormat
}

// Paper sizes as the file format numbers them.
var paperSizes = map[string]int{"A3": 8, "A4": 9}

// preparePage sets a sheet for printing: paper, landscape, one page wide, page
// numbers.
func preparePage(f *excelize.File, sheet, paper, footer string) error {
	size, landscape, one, any := cmp.Or(paperSizes[paper], paperSizes["A4"]), "landscape", 1, 0
	side, edge := 0.4, 0.6
	return errors.Join(
		f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &landscape, FitToWidth: &one, FitToHeight: &any}),
		f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}),
		f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &side, Footer: &side, Horizontally: new(true),
		}),
		setFooter(f, sheet, footer),
	)
}

func setFooter(f *excelize.File, sheet, footer string) error {
	return f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: `&C&"` + fontName + `,Regular"&10` + footer})
}

// setWidths sets the widths of a stream's columns, in characters, from the first
// column on. The library writes the column named last first, and strict readers
// want them in order.
func setWidths(stream *excelize.StreamWriter, widths []float64) error {
	for i, width := range slices.Backward(widths) {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	return nil
}

// linesOf is how many lines a text takes in a cell of the given width in
// characters.
func linesOf(text string, width float64) int { return len(wrapped(text, width)) }

// wrapped are the lines that a text takes in a cell of the given width in
// characters, broken at spaces and, where a word is too long, inside it.
func wrapped(text string, width float64) []string {
	room := max(int(width), 1)
	var all []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		used := 0
		for word := range strings.FieldsSeq(paragraph) {
			runes := []rune(word)
			if used > 0 && used+1+len(runes) > room {
				all = append(all, line)
				line, used = "", 0
			} else if used > 0 {
				line += " "
				used++
			}
			for used+len(runes) > room {
				all = append(all, line+string(runes[:room-used]))
				runes = runes[room-used:]
				line, used = "", 0
			}
			line += string(runes)
			used += len(runes)
		}
		all = append(all, line)
	}
	return all
}

// longestWord is the length of the longest word of a text.
func longestWord(text string) int {
	longest := 0
	for word := range strings.FieldsSeq(text) {
		longest = max(longest, len([]rune(word)))
	}
	return longest
}
