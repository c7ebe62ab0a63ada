package docx

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	qrcode "github.com/skip2/go-qrcode"

	"donthu/assets"
)

// MarkSlot is the name of the bookmark that keeps the place of the code on a document: it
// stands at the foot of the page on which the bookmark is, and takes no room from the text.
// An office sets it in its own template by Word's "Dấu trang"; without it there is no code.
const MarkSlot = "ma_qr"

const markBookmark = `<w:bookmarkStart w:id="1" w:name="` + MarkSlot + `"/><w:bookmarkEnd w:id="1"/>`

// slot is a paragraph of the style that holds the place of the code.
func slot(style string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + markBookmark + `</w:p>`
}

// Lengths of the code in English Metric Units (36 000 to a millimetre). It stands in the
// bottom margin, which is free on every page, and keeps clear of where no printer prints.
const (
	emuInTwip    = 635
	millimetre   = 36000
	markMost     = 18 * millimetre
	markLeast    = 15 * millimetre
	markFromEdge = 9 * millimetre / 2
)

var (
	bookmarkName = regexp.MustCompile(`\b(?:\w+:)?name="` + MarkSlot + `"`)
	ofPage       = regexp.MustCompile(`\b(?:\w+:)?h="(\d+)"`)
	ofBottom     = regexp.MustCompile(`\b(?:\w+:)?bottom="(\d+)"`)
	ofLeft       = regexp.MustCompile(`\b(?:\w+:)?left="(\d+)"`)
)

// putMark draws the code that says the words at its slot in the document; it reports false
// when the slot is gone, as when the last lines were written anew in Word.
func (p *parcel) putMark(root *node, words string) (bool, error) {
	paragraph := slotIn(root)
	if paragraph == nil {
		return false, nil
	}
	code, err := qrcode.New(words, qrcode.Medium)
	if err != nil {
		return false, err
	}
	picture, err := code.PNG(-8)
	if err != nil {
		return false, err
	}
	name := p.add("word/media/ma-qr.png", "image/png", picture)
	id := p.relate(relation{Type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", Target: name[len("word/"):]})
	paragraph.children = append(paragraph.children, &node{start: []byte(markDrawing(root, id))})
	p.changed[mainPart] = root
	return true, nil
}

// slotIn is the paragraph that holds the slot, or the one behind a slot between paragraphs.
func slotIn(root *node) (found *node) {
	root.each(func(n *node) {
		at := slices.IndexFunc(n.children, func(c *node) bool { return c.name == "bookmarkStart" && bookmarkName.Match(c.start) })
		if at < 0 || found != nil {
			return
		}
		if n.name == "p" {
			found = n
			return
		}
		for _, next := range n.children[at:] {
			if next.name == "p" {
				found = next
				return
			}
		}
	})
	return found
}

// markDrawing is the run that draws the picture of the relation at the foot of its page.
func markDrawing(root *node, relation string) string {
	height, bottom, left := pageHeight, marginBottom, marginLeft
	for section := range root.all("sectPr") { // the last one is that of the end
		if size, margins := section.child("pgSz"), section.child("pgMar"); size != nil && margins != nil {
			height, bottom, left = lengthIn(size, ofPage, height), lengthIn(margins, ofBottom, bottom), lengthIn(margins, ofLeft, left)
		}
	}
	room := bottom * emuInTwip
	side := min(max(room-markFromEdge-millimetre/2, markLeast), markMost)
	return fmt.Sprintf(`<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:drawing>`+
		`<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="1" locked="0" layoutInCell="0" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>%[1]d</wp:posOffset></wp:positionH>`+
		`<wp:positionV relativeFrom="page"><wp:posOffset>%[2]d</wp:posOffset></wp:positionV>`+
		`<wp:extent cx="%[3]d" cy="%[3]d"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="9001" name="%[4]s" descr="%[5]s"/><wp:cNvGraphicFramePr/>`+
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="9001" name="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[6]s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[3]d" cy="%[3]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`+
		`</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`,
		left*emuInTwip, height*emuInTwip-markFromEdge-side, side, MarkSlot, escape(assets.Text("document.mark")), relation)
}

func lengthIn(n *node, which *regexp.Regexp, otherwise int) int {
	if found := which.FindSubmatch(n.start); found != nil {
		if length, err := strconv.Atoi(string(found[1])); err == nil {
			return length
		}
	}
	return otherwise
}
