package docx

import (
	"bytes"
	"fmt"
	"slices"
)

const (
	footerType = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
	footerKind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"

	footerPart = xmlHead + `<w:ftr` + namespaces + `><w:p><w:pPr><w:jc w:val="right"/></w:pPr>` +
		`<w:r><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `" w:cs="` + font + `"/><w:sz w:val="14"/></w:rPr><w:t>%s</w:t></w:r></w:p></w:ftr>`
)

// WithFoot is the document with words printed small at the foot of each page. Sections that
// have a foot of their own, as in an office's template, keep it.
func WithFoot(document []byte, words string) ([]byte, error) {
	p, err := openParcel(document)
	if err != nil {
		return nil, err
	}
	var main *node
	err = eachText(p.archive, func(name string, root *node) error {
		if name == mainPart {
			main = root
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if main == nil {
		return document, nil
	}
	var sections []*node
	for section := range main.all("sectPr") {
		if len(section.end) > 0 && section.child("footerReference") == nil {
			sections = append(sections, section)
		}
	}
	if len(sections) == 0 {
		return document, nil
	}
	name := p.add("word/footer1.xml", footerType, fmt.Appendf(nil, footerPart, escape(words)))
	id := p.relate(relation{Type: footerKind, Target: name[len("word/"):]})
	for _, section := range sections {
		reference := fmt.Sprintf(`<w:footerReference xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="%[1]s"/>`+
			`<w:footerReference xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="first" r:id="%[1]s"/>`, id)
		at := 0 // references stand before all else in a section
		for i, c := range section.children {
			if c.element && c.name == "headerReference" {
				at = i + 1
			}
		}
		section.children = slices.Insert(section.children, at, &node{start: []byte(reference)})
	}
	p.changed[mainPart] = main
	var b bytes.Buffer
	err = p.write(&b)
	return b.Bytes(), err
}
