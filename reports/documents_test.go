package reports_test

import (
	"strings"
)

// The sequences of ECMA-376 part 1 that Word's own validator keeps to.
var documentOrders = map[string]string{
	"tbl":  "bookmarkStart bookmarkEnd tblPr tblGrid tr",
	"tr":   "tblPrEx trPr tc",
	"tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"tblPr": `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout
		tblCellMar tblLook tblCaption tblDescription`,
	"pPr": `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap
		overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
		textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
	"rPr": `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern
		position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`,
	"sectPr": `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote
		titlePg textDirection bidi rtlGutter docGrid printerSettings`,
	"pBdr":      "top left bottom right between bar",
	"tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
}

// checkDocument tells what Word would repair or refuse.
func checkDocument(p *opc, problem func(string, ...any)) {
	const part = "word/document.xml"
	document := p.xml[part]
	if document == nil {
		problem("no document")
		return
	}
	styles, numbers := map[string]bool{}, map[string]bool{}
	for _, s := range p.xml["word/styles.xml"].orEmpty().all("style") {
		if id := s.attr("styleId"); styles[id] || id == "" {
			problem("the style %q stands twice or has no name", id)
		} else {
			styles[id] = true
		}
	}
	for _, n := range p.xml["word/numbering.xml"].orEmpty().all("num") {
		numbers[n.attr("numId")] = true
	}
	body := document.child("body")
	if last := len(body.children) - 1; last < 0 || body.children[last].name != "sectPr" {
		problem("the body does not end with the section")
	}
	for name, root := range p.xml {
		if !strings.HasPrefix(name, "word/") || strings.HasSuffix(name, ".rels") {
			continue
		}
		ids := map[string]bool{}
		checkWords(name, root, styles, numbers, ids, problem)
	}
}

func checkWords(part string, n *node, styles, numbers, ids map[string]bool, problem func(string, ...any)) {
	if order, known := documentOrders[n.name]; known {
		if at := inOrder(n, order); at != "" {
			problem("%s: %s in %s is out of order", part, at, n.name)
		}
	}
	switch n.name {
	case "tc":
		if len(n.children) == 0 || n.children[len(n.children)-1].name != "p" {
			problem("%s: a cell does not end with a paragraph", part)
		}
	case "tr":
		if len(n.all("tc")) == 0 {
			problem("%s: a row without cells", part)
		}
	case "tbl":
		if n.child("tblGrid").name == "" || len(n.all("tr")) == 0 {
			problem("%s: a table without a grid or rows", part)
		}
		checkGrid(part, n, problem)
	case "pStyle", "rStyle", "tblStyle":
		if id := n.attr("val"); !styles[id] {
			problem("%s: no style %q", part, id)
		}
	case "numId":
		if id := n.attr("val"); id != "0" && !numbers[id] {
			problem("%s: no numbering %q", part, id)
		}
	case "bookmarkStart", "docPr":
		if key := n.name + n.attr("id"); ids[key] {
			problem("%s: %s stands twice", part, key)
		} else {
			ids[key] = true
		}
	case "t":
		if n.text != strings.TrimSpace(n.text) && n.attr("space") != "preserve" {
			problem("%s: the spaces around %q will be lost", part, n.text)
		}
	case "p":
		for _, c := range n.children {
			if c.name == "p" || c.name == "tbl" {
				problem("%s: a %s inside a paragraph", part, c.name)
			}
		}
	}
	for _, c := range n.children {
		checkWords(part, c, styles, numbers, ids, problem)
	}
}

// checkGrid makes sure that no row is wider than its table's grid.
func checkGrid(part string, table *node, problem func(string, ...any)) {
	columns := len(table.child("tblGrid").children)
	for _, row := range table.children {
		if row.name != "tr" {
			continue
		}
		wide := 0
		for _, cell := range row.children {
			if cell.name != "tc" {
				continue
			}
			span := cell.child("tcPr").child("gridSpan").attr("val")
			if span == "" {
				span = "1"
			}
			wide += number(span)
		}
		if wide > columns {
			problem("%s: a row of %d columns in a grid of %d", part, wide, columns)
		}
	}
}
