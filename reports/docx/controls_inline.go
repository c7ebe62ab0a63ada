package docx

import "strings"

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
	if err != nil || len(tags) == 0 {
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
			if strings.Contains(newLine(child).text, "{{") {
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
		otherwise, end := -1, -1
		if t.opens() {
			otherwise, end = closing(tags, i)
		}
		if end < 0 { // of a row: its end, or its beginning, stands in another cell
			out, at = append(out, markRun(p, inBraces(t))), t.to
			continue
		}
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
