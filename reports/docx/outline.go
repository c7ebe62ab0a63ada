package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// Block is a paragraph of a Word document, or a row of a table.
type Block struct {
	Paragraph Paragraph
	Cells     [][]Paragraph // of a row; nil for a paragraph
}

// Paragraph is what a paragraph says and roughly how it looks.
type Paragraph struct {
	Text         string // tabs and line breaks kept
	Align        Align
	Bold, Italic bool // most of it
}

// Align is how the lines of a paragraph stand.
type Align string

// The ways; AlignStart is any other.
const (
	AlignStart  Align = ""
	AlignCenter Align = "center"
	AlignEnd    Align = "right"
)

// Outline is the text of a Word document (a .docx) with enough of its looks to be
// recognised before it is opened in Word. Tables inside tables count as text.
func Outline(docx []byte) ([]Block, error) {
	archive, err := open(docx)
	if err != nil {
		return nil, err
	}
	styles := styleLooks{}
	if raw, err := partNamed(archive, "word/styles.xml"); err == nil && raw != nil {
		var all xmlElement
		if xml.Unmarshal(raw, &all) == nil { // without styles the words still show
			styles.read(all)
		}
	}
	raw, err := partNamed(archive, mainPart)
	if err != nil {
		return nil, err
	}
	var whole xmlElement
	if err := xml.Unmarshal(raw, &whole); err != nil {
		return nil, notWord(err)
	}
	var blocks []Block
	for _, body := range whole.named("body") {
		for _, child := range body.Children {
			switch child.XMLName.Local {
			case "p":
				blocks = append(blocks, Block{Paragraph: styles.paragraph(child)})
			case "tbl":
				for _, row := range child.named("tr") {
					var cells [][]Paragraph
					for _, cell := range row.named("tc") {
						var paragraphs []Paragraph
						cell.each("p", func(p xmlElement) { paragraphs = append(paragraphs, styles.paragraph(p)) })
						cells = append(cells, paragraphs)
					}
					blocks = append(blocks, Block{Cells: cells})
				}
			}
		}
	}
	return blocks, nil
}

// partNamed is a part of a Word document, nil when it has none of the name.
func partNamed(archive *zip.Reader, name string) ([]byte, error) {
	for _, file := range archive.File {
		if file.Name == name {
			return readPart(file)
		}
	}
	return nil, nil
}

// Property is a core property of a Word document (a .docx), such as its category;
// empty when it has none.
func Property(docx []byte, name string) string {
	archive, err := open(docx)
	if err != nil {
		return ""
	}
	var core xmlElement
	if raw, err := partNamed(archive, "docProps/core.xml"); err != nil || xml.Unmarshal(raw, &core) != nil {
		return ""
	}
	return strings.TrimSpace(core.at(name).Text)
}

// xmlElement is an element of a part, for reading only.
type xmlElement struct {
	XMLName  xml.Name
	Attrs    []xml.Attr   `xml:",any,attr"`
	Children []xmlElement `xml:",any"`
	Text     string       `xml:",chardata"`
}

func (e xmlElement) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// named are the children of the name.
func (e xmlElement) named(name string) []xmlElement {
	return slices.DeleteFunc(slices.Clone(e.Children), func(child xmlElement) bool { return child.XMLName.Local != name })
}

// each visits the elements of the name at any depth, but not inside one of them.
func (e xmlElement) each(name string, visit func(xmlElement)) {
	for _, child := range e.Children {
		if child.XMLName.Local == name {
			visit(child)
		} else {
			child.each(name, visit)
		}
	}
}

// at is the descendant along the path, empty when there is none.
func (e xmlElement) at(path ...string) xmlElement {
	for _, name := range path {
		found := e.named(name)
		if len(found) == 0 {
			return xmlElement{}
		}
		e = found[0]
	}
	return e
}

// on reports whether a mark such as w:b is set, nil where it is not there.
func (e xmlElement) on() *bool {
	if e.XMLName.Local == "" {
		return nil
	}
	value := e.attr("val")
	return new(value != "0" && value != "false")
}

// styleLook is what a style of paragraphs says of its looks.
type styleLook struct {
	base, align  string
	bold, italic *bool // nil: it says nothing of them
}

type styleLooks map[string]styleLook

func (s styleLooks) read(styles xmlElement) {
	for _, style := range styles.named("style") {
		s[style.attr("styleId")] = styleLook{style.at("basedOn").attr("val"), style.at("pPr", "jc").attr("val"),
			style.at("rPr", "b").on(), style.at("rPr", "i").on()}
	}
}

// of is the look of a style with what its bases say.
func (s styleLooks) of(id string) styleLook {
	var whole styleLook
	for range len(s) { // a style that is its own base ends here
		look, ok := s[id]
		if !ok {
			break
		}
		whole.align, whole.bold, whole.italic = cmp.Or(whole.align, look.align), cmp.Or(whole.bold, look.bold), cmp.Or(whole.italic, look.italic)
		id = look.base
	}
	return whole
}

func (s styleLooks) paragraph(p xmlElement) Paragraph {
	look := s.of(p.at("pPr", "pStyle").attr("val"))
	look.align = cmp.Or(p.at("pPr", "jc").attr("val"), look.align)
	var text strings.Builder
	letters, bold, italic := 0, 0, 0
	p.each("r", func(run xmlElement) {
		before := text.Len()
		run.write(&text)
		n := text.Len() - before
		letters += n
		if set := cmp.Or(run.at("rPr", "b").on(), look.bold); set != nil && *set {
			bold += n
		}
		if set := cmp.Or(run.at("rPr", "i").on(), look.italic); set != nil && *set {
			italic += n
		}
	})
	align := AlignStart
	switch look.align {
	case "center":
		align = AlignCenter
	case "right", "end":
		align = AlignEnd
	}
	return Paragraph{Text: text.String(), Align: align, Bold: 2*bold > letters, Italic: 2*italic > letters}
}

// write puts the words of a run into w.
func (e xmlElement) write(w io.StringWriter) {
	for _, child := range e.Children {
		switch child.XMLName.Local {
		case "t":
			w.WriteString(child.Text)
		case "tab":
			w.WriteString("\t")
		case "br", "cr":
			w.WriteString("\n")
		}
	}
}

// Text is what a Word document (a .docx) says, one paragraph a line: no looks, the
// cells of a table one after another.
func Text(docx []byte) (string, error) {
	blocks, err := Outline(docx)
	if err != nil {
		return "", err
	}
	var text bytes.Buffer
	for _, b := range blocks {
		for _, cell := range append(b.Cells, []Paragraph{b.Paragraph}) {
			for _, p := range cell {
				text.WriteString(p.Text + "\n")
			}
		}
	}
	return strings.TrimSpace(text.String()), nil
}
