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
// testdata keeps a file that went through it): it drops the tags, makes of a control around
// paragraphs one around the first of them, and takes a control apart that holds another.
// So a field's title alone tells which it is, and the words of a condition stay in braces
// inside its control, small and grey: without the control they still govern what stands
// between them. A row keeps its words without a control, and so does a field in bold or
// italics, which would lose them.
func WithControls(template []byte) ([]byte, error) {
	archive, err := open(template)
	if err != nil {
		return nil, err
	}
	m := controlMaker{}
	changed := map[string]*node{}
	err = eachText(archive, func(name string, root *node) error {
		changed[name] = root
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
	if t.kind != valueTag {
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

// atom is a child of a paragraph that lies wholly inside or outside of every tag.
type atom struct {
	node     *node
	from, to int
}

// paragraph makes controls of the tags of a paragraph, and of the text boxes in it.
func (m *controlMaker) paragraph(p *node) error {
	for _, child := range p.children {
		if hasName(child, "txbxContent") {
			return m.inside(child)
		}
	}
	l := newLine(p)
	tags, err := tagsIn(l.text)
	if err != nil || len(tags) == 0 || !balanced(tags) {
		return err
	}
	atoms, plain := split(p, tags)
	if !plain {
		return nil // a hyperlink or a control of the clerk's own: the braces stay
	}
	var children []*node
	if properties := p.child("pPr"); properties != nil {
		children = append(children, properties)
	}
	p.children = append(children, m.build(p, atoms, tags, 0, len(l.text)+1)...)
	return nil
}

// split cuts the runs of a paragraph at the ends of the tags; plain is false when they do
// not all lie in runs of the paragraph itself.
func split(p *node, tags []tag) (atoms []atom, plain bool) {
	at := 0
	for _, child := range p.children {
		switch {
		case child.name == "pPr" || child.name == "proofErr":
			continue
		case child.name != "r":
			if strings.Contains(newLine(child).text, "{{") || child.name == "sdt" {
				return nil, false
			}
			to := at + len(newLine(child).text)
			atoms, at = append(atoms, atom{node: child, from: at, to: to}), to
			continue
		}
		for _, part := range child.children {
			if part.name == "rPr" || !part.element {
				continue
			}
			for _, words := range cutAt(part, at, tags) {
				run := child.sibling("r")
				if looks := child.child("rPr"); looks != nil {
					run.with(looks.clone())
				}
				if part.name == "t" {
					run.with(wordsNode(child, words))
				} else {
					run.with(part)
				}
				atoms = append(atoms, atom{node: run, from: at, to: at + len(words)})
				at += len(words)
			}
		}
	}
	return atoms, true
}

// cutAt are the words of a part of a run that begins at from, cut at the ends of the tags.
func cutAt(part *node, from int, tags []tag) []string {
	if part.name != "t" {
		return []string{""}
	}
	var pieces []string
	last := 0
	for _, t := range tags {
		for _, end := range []int{t.from - from, t.to - from} {
			if last < end && end < len(part.text) {
				pieces, last = append(pieces, part.text[last:end]), end
			}
		}
	}
	return append(pieces, part.text[last:])
}

// build are the atoms between two places with the tags among them as controls.
func (m *controlMaker) build(p *node, atoms []atom, tags []tag, from, to int) []*node {
	var out []*node
	at := from
	plain := func(until int) {
		for _, a := range atoms {
			if at <= a.from && a.to <= until {
				out = append(out, a.node)
			}
		}
		at = until
	}
	for i := 0; i < len(tags); i++ {
		t := tags[i]
		if t.from < from || t.to > to {
			continue
		}
		plain(t.from)
		if t.kind == valueTag {
			out = append(out, m.value(p, atoms, t))
			at = t.to
			continue
		}
		otherwise, end := closing(tags, i)
		parts := []struct {
			t        tag
			from, to int
		}{{t, t.to, tags[end].from}}
		if otherwise >= 0 {
			parts[0].to = tags[otherwise].from
			turned := t
			turned.not = !t.not
			parts = append(parts, parts[0])
			parts[1].t, parts[1].from, parts[1].to = turned, tags[otherwise].to, tags[end].from
		}
		for _, part := range parts {
			body := m.build(p, atoms, tags[i+1:end], part.from, part.to)
			if len(body) == 0 {
				continue
			}
			open, shut := markRun(p, inBraces(part.t)), markRun(p, inBraces(part.t.end()))
			if t.kind == eachTag { // what is repeated takes the looks of its first word
				open, shut = runLike(p, looksAt(atoms, t.from), open), runLike(p, looksAt(atoms, t.from), shut)
			}
			out = append(out, m.control(p, part.t, append(append([]*node{open}, body...), shut)...))
		}
		at, i = tags[end].to, end
	}
	plain(to)
	return out
}

// looksAt are the looks of the run at a place, nil when it has none of its own.
func looksAt(atoms []atom, at int) *node {
	for _, a := range atoms {
		if a.from <= at && at < a.to {
			return a.node.child("rPr")
		}
	}
	return nil
}

// runLike is the run with other looks.
func runLike(p, looks, run *node) *node {
	same := p.sibling("r")
	if looks != nil {
		same.with(looks.clone())
	}
	return same.with(run.child("t"))
}

// value is the control of a field; its braces, where its looks would be lost.
func (m *controlMaker) value(p *node, atoms []atom, t tag) *node {
	looks := looksAt(atoms, t.from)
	if looks != nil && len(looks.children) > 0 {
		return p.sibling("r").with(looks.clone(), wordsNode(p, inBraces(t)))
	}
	shaded := p.sibling("rPr").with(p.sibling("shd").attribute("val", "clear").attribute("color", "auto").attribute("fill", shade))
	return m.control(p, t, p.sibling("r").with(shaded, wordsNode(p, t.placeholder())))
}
