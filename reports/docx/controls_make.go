package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
)

// The looks of what a template shows and its documents do not: a value's placeholder is
// shaded, a control word is small and grey.
const (
	shade    = "E7EEF8"
	markGrey = "7F7F7F"
	markSize = "16"
)

// WithControls is a template (a .docx) for somebody who changes it in Word: its fields are
// content controls with Vietnamese titles, its conditions and repetitions controls around
// what they govern. It gives the same documents.
//
// What office programs do to controls decides how they are made (seen in LibreOffice 7.4,
// testdata keeps a file that went through it): it drops the tags, of conditions inside a
// paragraph the titles too, makes of a control around paragraphs one around the first of
// them, and takes a control apart that holds another.
// So a field's title alone tells which it is, and the words of a condition stay in braces
// inside its control, small and grey: without the control they still govern what stands
// between them. The words of a row stand in its cells without a control, and so does a
// field in bold or italics, which would lose them.
func WithControls(template []byte) ([]byte, error) {
	archive, err := open(template)
	if err != nil {
		return nil, err
	}
	m := controlMaker{}
	changed := map[string]*node{}
	err = eachText(archive, func(name string, root *node) error {
		changed[name] = root
		new(controlReader).read(root, "") // damaged controls are made anew
		return m.inside(root)
	})
	if err == nil {
		err = addMarkStyle(archive, changed)
	}
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = rewrite(&b, archive, changed)
	return b.Bytes(), err
}

// markStyle is the paragraph style of control words that stand alone.
const markStyle = "DieuKienCuaMau"

func addMarkStyle(archive *zip.Reader, changed map[string]*node) error {
	for _, file := range archive.File {
		if file.Name != "word/styles.xml" {
			continue
		}
		root, err := treeOf(file)
		if err != nil {
			return err
		}
		for style := range root.all("style") {
			if attributeOf(style, "styleId") == markStyle {
				return nil
			}
		}
		for all := range root.all("styles") {
			style := all.sibling("style").attribute("type", "paragraph").attribute("customStyle", "1").attribute("styleId", markStyle).with(
				all.sibling("name").attribute("val", assets.Text("document.control.style")),
				all.sibling("pPr").with(all.sibling("spacing").attribute("before", "0").attribute("after", "0")),
				all.sibling("rPr").with(all.sibling("color").attribute("val", markGrey), all.sibling("sz").attribute("val", markSize)))
			all.with(style)
			changed[file.Name] = root
			break
		}
	}
	return nil
}

// Controls is how many content controls of a template (a .docx) are known by their tags;
// WithControls may make more.
func Controls(template []byte) (count int) {
	archive, err := open(template)
	if err == nil {
		err = eachText(archive, func(_ string, root *node) error {
			for properties := range root.all("sdtPr") {
				if valueOf(properties.child("tag")) != "" {
					count++
				}
			}
			return nil
		})
	}
	if err != nil {
		return 0
	}
	return count
}

// controlMaker makes the controls of one document, each with a number of its own.
type controlMaker struct{ made int }

// inside makes controls of everything in n.
func (m *controlMaker) inside(n *node) error {
	if n.name == "sdt" { // the clerk's own
		return nil
	}
	if slices.Contains(blocks, n.name) {
		children, err := m.siblings(n.children)
		n.children = children
		return err
	}
	for _, child := range n.children {
		if child.name == "p" {
			if err := m.paragraph(child); err != nil {
				return err
			}
		} else if err := m.inside(child); err != nil {
			return err
		}
	}
	return nil
}

// siblings makes controls of paragraphs and tables beside each other.
func (m *controlMaker) siblings(all []*node) ([]*node, error) {
	var out []*node
	for i := 0; i < len(all); i++ {
		n := all[i]
		control, err := controlOf(n)
		if err != nil {
			return nil, err
		}
		if control == nil || !control.opens() || n.name != "p" {
			if n.name == "p" {
				err = m.paragraph(n)
			} else {
				err = m.inside(n)
			}
			if err != nil {
				return nil, err
			}
			out = append(out, n)
			continue
		}
		otherwise, end, err := blockEnd(all, i, *control)
		if err != nil {
			return nil, atParagraph(err, near(all, i))
		}
		body, other := all[i+1:end], []*node(nil)
		if otherwise > 0 {
			body, other = all[i+1:otherwise], all[otherwise+1:end]
		}
		if body, err = m.siblings(body); err != nil {
			return nil, err
		}
		if other, err = m.siblings(other); err != nil {
			return nil, err
		}
		ends := []*node{n, all[end]}
		if otherwise > 0 {
			ends = append(ends, all[otherwise])
		}
		turned := *control
		turned.not = !turned.not
		switch {
		case slices.ContainsFunc(ends, endsSection): // stays as it is
			out = append(append(out, n), body...)
			if otherwise > 0 {
				out = append(append(out, all[otherwise]), other...)
			}
			out = append(out, all[end])
		default:
			if len(body) > 0 {
				out = append(out, m.block(*control, n, body, all[end]))
			}
			if len(other) > 0 {
				out = append(out, m.block(turned, n, other, all[end]))
			}
		}
		i = end
	}
	return out, nil
}

// endsSection reports whether a paragraph ends a section, which must not lie in a control.
func endsSection(p *node) bool {
	properties := p.child("pPr")
	return properties != nil && properties.child("sectPr") != nil
}

// block is the control of a condition or a repetition around what it governs.
func (m *controlMaker) block(t tag, opening *node, body []*node, closing *node) *node {
	word := func(p *node, words string) *node {
		marked := p.sibling("p")
		properties := p.sibling("pPr").with(p.sibling("pStyle").attribute("val", markStyle))
		return marked.with(properties, plainRun(p, words))
	}
	content := append([]*node{word(opening, inBraces(t))}, body...)
	return m.control(opening, t, append(content, word(closing, inBraces(t.end())))...)
}

// inBraces is a tag as a page shows it to somebody who is no programmer.
func inBraces(t tag) string {
	switch t.kind {
	case valueTag:
	case elseTag:
		return "{{else}}"
	default:
		return "{{" + t.spoken() + "}}"
	}
	return "{{" + strings.Join(append([]string{Title(t.name)}, t.styles...), ":") + "}}"
}

// markRun is a run with a control word, small and grey.
func markRun(like *node, words string) *node {
	looks := like.sibling("rPr").with(like.sibling("color").attribute("val", markGrey), like.sibling("sz").attribute("val", markSize))
	return like.sibling("r").with(looks, wordsNode(like, words))
}

func wordsNode(like *node, words string) *node {
	t := like.sibling("t")
	t.text, t.written = words, true
	return t
}

// control is a content control with the title and the tag of t.
func (m *controlMaker) control(like *node, t tag, content ...*node) *node {
	m.made++
	properties := like.sibling("sdtPr").with(
		like.sibling("alias").attribute("val", t.title()),
		like.sibling("tag").attribute("val", t.code()),
		like.sibling("id").attribute("val", strconv.Itoa(30_000_000+m.made)))
	if t.kind == valueTag {
		properties.with(like.sibling("text"))
	}
	return like.sibling("sdt").with(properties, like.sibling("sdtContent").with(content...))
}

// with puts children into an element that was made.
func (n *node) with(children ...*node) *node {
	n.children = append(n.children, children...)
	return n
}

// attribute gives an element that was made an attribute of its own namespace.
func (n *node) attribute(name, value string) *node {
	if prefix, _, found := strings.Cut(n.qualifiedName(), ":"); found {
		name = prefix + ":" + name
	}
	n.start = fmt.Appendf(bytes.TrimSuffix(n.start, []byte("/>")), ` %s="%s"/>`, name, escape(value))
	return n
}
