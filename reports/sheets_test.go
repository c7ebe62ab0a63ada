package reports_test

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// The sequences of ECMA-376 part 1 (CT_Worksheet, CT_Workbook, CT_Stylesheet) that
// Excel keeps to: a child out of its place makes it offer a repair.
const (
	worksheetOrder = `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState
		dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter
		rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls
		webPublishItems tableParts extLst`
	workbookOrder = `fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize
		customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst`
	stylesOrder = `numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst`
)

// checkWorkbook tells what Excel would repair or refuse.
func checkWorkbook(p *opc, problem func(string, ...any)) {
	const part = "xl/workbook.xml"
	book := p.xml[part]
	if book == nil {
		problem("no workbook")
		return
	}
	if at := inOrder(book, workbookOrder); at != "" {
		problem("%s: %s is out of order", part, at)
	}
	styles := p.xml["xl/styles.xml"]
	if styles == nil {
		problem("no styles")
		return
	}
	checkStyles(styles, problem)
	texts := len(p.xml["xl/sharedStrings.xml"].orEmpty().children)
	names, ids := map[string]bool{}, map[string]bool{}
	sheets := book.child("sheets").children
	for _, s := range sheets {
		name := s.attr("name")
		key := strings.ToLower(name)
		if name == "" || len(utf16.Encode([]rune(name))) > 31 || strings.ContainsAny(name, `[]:*?/\`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") || names[key] {
			problem("the sheet name %q is no name or stands twice", name)
		}
		if ids[s.attr("sheetId")] {
			problem("the sheet id %s stands twice", s.attr("sheetId"))
		}
		names[key], ids[s.attr("sheetId")] = true, true
		for _, a := range s.attrs {
			if sheet := p.xml[p.rels[part][a.Value].part]; a.Name.Local == "id" && sheet != nil {
				checkSheet(name, sheet, len(styles.child("cellXfs").children), texts, problem)
			}
		}
	}
	if active := book.child("bookViews").child("workbookView").attr("activeTab"); active != "" && number(active) >= len(sheets) {
		problem("the active sheet %s does not exist", active)
	}
	defined := map[string]bool{}
	for _, d := range book.child("definedNames").children {
		key := strings.ToLower(d.attr("name")) + "|" + d.attr("localSheetId")
		if defined[key] {
			problem("the name %s is defined twice", key)
		}
		defined[key] = true
		if local := d.attr("localSheetId"); local != "" && number(local) >= len(sheets) {
			problem("the name %s belongs to no sheet", key)
		}
		if quoted, _, ok := strings.Cut(strings.TrimPrefix(d.text, "'"), "'!"); ok && !names[strings.ToLower(strings.ReplaceAll(quoted, "''", "'"))] {
			problem("the name %s refers to %q, which is no sheet", key, d.text)
		}
	}
	for chart, root := range p.xml {
		if !strings.HasPrefix(chart, "xl/charts/chart") {
			continue
		}
		for _, f := range root.all("f") {
			if sheet, _, ok := strings.Cut(strings.TrimPrefix(f.text, "'"), "'!"); !ok || !names[strings.ToLower(sheet)] {
				problem("%s: %q refers to no sheet", chart, f.text)
			}
		}
	}
}

func (n *node) orEmpty() *node {
	if n == nil {
		return &node{}
	}
	return n
}

// number is a count in an attribute; what is none is too large for anything.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 1 << 30
	}
	return n
}

func checkStyles(styles *node, problem func(string, ...any)) {
	if at := inOrder(styles, stylesOrder); at != "" {
		problem("styles: %s is out of order", at)
	}
	count := func(name string) int {
		list := styles.child(name)
		if said := list.attr("count"); said != "" && number(said) != len(list.children) {
			problem("styles: %s says %s, there are %d", name, said, len(list.children))
		}
		return len(list.children)
	}
	fonts, fills, borders, base := count("fonts"), count("fills"), count("borders"), count("cellStyleXfs")
	count("cellXfs")
	formats := map[string]bool{}
	for _, f := range styles.child("numFmts").children {
		if id := f.attr("numFmtId"); formats[id] || number(id) < 164 || f.attr("formatCode") == "" {
			problem("styles: the number format %s", id)
		} else {
			formats[id] = true
		}
	}
	for _, x := range append(slices.Clone(styles.child("cellXfs").children), styles.child("cellStyleXfs").children...) {
		for name, most := range map[string]int{"fontId": fonts, "fillId": fills, "borderId": borders, "xfId": base} {
			if id := x.attr(name); id != "" && number(id) >= most {
				problem("styles: %s %s of %d", name, id, most)
			}
		}
		if id := x.attr("numFmtId"); id != "" && number(id) >= 164 && !formats[id] {
			problem("styles: no number format %s", id)
		}
	}
}

func checkSheet(name string, sheet *node, styles, texts int, problem func(string, ...any)) {
	if at := inOrder(sheet, worksheetOrder); at != "" {
		problem("%s: %s is out of order", name, at)
	}
	last := 0
	for _, row := range sheet.child("sheetData").children {
		r := number(row.attr("r"))
		if r <= last || r > excelize.TotalRows {
			problem("%s: row %d after row %d", name, r, last)
		}
		last = r
		if height, err := strconv.ParseFloat(row.attr("ht"), 64); row.attr("ht") != "" && (err != nil || height < 0 || height > excelize.MaxRowHeight) {
			problem("%s: row %d is %s high", name, r, row.attr("ht"))
		}
		column := 0
		for _, c := range row.children {
			at, in, err := excelize.CellNameToCoordinates(c.attr("r"))
			if err != nil || in != r || at <= column || at > excelize.MaxColumns {
				problem("%s: cell %s in row %d after column %d", name, c.attr("r"), r, column)
			}
			column = at
			if s := c.attr("s"); s != "" && number(s) >= styles {
				problem("%s: cell %s has style %s of %d", name, c.attr("r"), s, styles)
			}
			checkCell(name, c, texts, problem)
		}
	}
	checkMerged(name, sheet.child("mergeCells"), problem)
	before := 0
	for _, c := range sheet.child("cols").children {
		from, to := number(c.attr("min")), number(c.attr("max"))
		if width, err := strconv.ParseFloat(c.attr("width"), 64); from <= before || to < from || to > excelize.MaxColumns || err != nil || width < 0 || width > excelize.MaxColumnWidth {
			problem("%s: columns %d to %d, %s wide", name, from, to, c.attr("width"))
		}
		before = to
	}
	for _, part := range sheet.child("headerFooter").children {
		if len(utf16.Encode([]rune(part.text))) > 255 {
			problem("%s: %s is longer than 255 letters", name, part.name)
		}
	}
	for _, v := range sheet.child("dataValidations").children {
		for _, limit := range []struct {
			what string
			most int
		}{{v.attr("promptTitle"), 32}, {v.attr("errorTitle"), 32}, {v.attr("prompt"), 255}, {v.attr("error"), 255}, {v.child("formula1").text, 255}} {
			if len(utf16.Encode([]rune(limit.what))) > limit.most {
				problem("%s: a validation's %q is longer than %d letters", name, limit.what, limit.most)
			}
		}
	}
}

func checkCell(name string, c *node, texts int, problem func(string, ...any)) {
	value := c.child("v").text
	text := c.child("is").text
	for _, t := range c.child("is").all("t") {
		text += t.text
	}
	switch c.attr("t") {
	case "s":
		if number(value) >= texts {
			problem("%s: cell %s shows text %s of %d", name, c.attr("r"), value, texts)
		}
	case "", "n":
		if _, err := strconv.ParseFloat(value, 64); value != "" && err != nil {
			problem("%s: cell %s holds the number %q", name, c.attr("r"), value)
		}
	case "inlineStr", "str", "b":
	default:
		problem("%s: cell %s is of type %s", name, c.attr("r"), c.attr("t"))
	}
	if len(utf16.Encode([]rune(text+value))) > excelize.TotalCellChars {
		problem("%s: cell %s holds more than Excel can", name, c.attr("r"))
	}
	if c.child("f").text != "" && value == "" {
		problem("%s: the formula in %s has no value", name, c.attr("r"))
	}
}

// checkMerged looks for merged areas of one cell and for those that overlap.
func checkMerged(name string, merged *node, problem func(string, ...any)) {
	if said := merged.attr("count"); said != "" && number(said) != len(merged.children) {
		problem("%s: %s merged areas are said, there are %d", name, said, len(merged.children))
	}
	owner := map[[2]int]string{}
	for _, m := range merged.children {
		area := m.attr("ref")
		from, to, ok := strings.Cut(area, ":")
		c1, r1, err1 := excelize.CellNameToCoordinates(from)
		c2, r2, err2 := excelize.CellNameToCoordinates(to)
		if !ok || err1 != nil || err2 != nil || c2 < c1 || r2 < r1 || from == to {
			problem("%s: the merged area %q is none", name, area)
			continue
		}
		for r := r1; r <= r2; r++ {
			for c := c1; c <= c2; c++ {
				if other := owner[[2]int{c, r}]; other != "" {
					problem("%s: the merged areas %s and %s overlap", name, other, area)
				}
				owner[[2]int{c, r}] = area
			}
		}
	}
}
