package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is the text of one paragraph and the elements that hold it.
type line struct {
	text   string
	pieces []piece // w:t elements in order
	marks  []mark  // tabs, breaks and other things between the words
}

type piece struct {
	node     *node
	from, to int // byte offsets in the line's text
}

type mark struct {
	node *node
	at   int
}

// change puts words in the place of a stretch of a line; they take the looks of
// the run in which the stretch begins.
type change struct {
	from, to int
	words    string
}

// newLine reads a paragraph; paragraphs inside it (text boxes) are not part of
// its line.
func newLine(p *node) line {
	var l line
	var b strings.Builder
	var walk func(n *node, inRun bool)
	walk = func(n *node, inRun bool) {
		for _, child := range n.children {
			switch {
			case !child.element || child.dropped || child.name == "p":
			case child.name == "t":
				l.pieces = append(l.pieces, piece{child, b.Len(), b.Len() + len(child.text)})
				b.WriteString(child.text)
			case inRun && child.name != "rPr":
				l.marks = append(l.marks, mark{child, b.Len()})
				walk(child, false)
			default:
				walk(child, child.name == "r")
			}
		}
	}
	walk(p, false)
	l.text = b.String()
	return l
}

func paragraphText(p *node) string { return newLine(p).text }

// blockText is the text of a paragraph, or of all paragraphs of a row, one
// after the other.
func blockText(n *node) string {
	if n.name == "p" {
		return paragraphText(n)
	}
	var b strings.Builder
	for p := range n.all("p") {
		b.WriteString(paragraphText(p))
	}
	return b.String()
}

func hasDrawing(n *node) bool {
	return hasName(n, "drawing") || hasName(n, "pict") || hasName(n, "object")
}

// replace makes the changes, which are in order and do not overlap.
func (l line) replace(changes []change) {
	for _, p := range l.pieces {
		var b strings.Builder
		at := p.from
		for _, c := range changes {
			if c.from >= p.from && c.from < p.to {
				b.WriteString(l.text[at:max(at, c.from)])
				b.WriteString(c.words)
				at = max(at, min(c.to, p.to))
			} else if c.from < p.from && c.to > p.from {
				at = max(at, min(c.to, p.to))
			}
		}
		b.WriteString(l.text[min(at, p.to):p.to])
		if words := b.String(); words != p.node.text {
			p.node.text, p.node.written = words, true
		}
	}
	for _, m := range l.marks {
		for _, c := range changes {
			if c.from < m.at && m.at < c.to {
				m.node.dropped = true
			}
		}
	}
}

// fillParagraph fills the placeholders and control words of one paragraph and
// of the text boxes inside it. A paragraph that held nothing but conditions
// that failed is dropped.
func (f *filling) fillParagraph(p *node, s scope) error {
	var boxes []*node
	var find func(n *node)
	find = func(n *node) {
		for _, child := range n.children {
			if child.element && child.name == "txbxContent" {
				boxes = append(boxes, child)
				continue
			}
			find(child)
		}
	}
	find(p)
	for _, box := range boxes {
		if err := f.fill(box, s); err != nil {
			return err
		}
	}
	l := newLine(p)
	if !strings.Contains(l.text, "{{") && !strings.Contains(l.text, "}}") {
		return nil
	}
	tags, err := tagsIn(l.text)
	if err != nil {
		return err
	}
	if !balanced(tags) {
		return templateError("document.template.unbalanced", "paragraph", snippet(l.text))
	}
	var changes []change
	if err := f.fillTags(l.text, tags, s, &changes); err != nil {
		return err
	}
	dropStops(l.text, changes)
	l.replace(changes)
	controlled := slices.ContainsFunc(tags, func(t tag) bool { return t.kind != valueTag })
	if controlled && strings.TrimSpace(paragraphText(p)) == "" && !hasDrawing(p) {
		p.dropped = true
	}
	return nil
}

// fillTags makes the changes for all tags of a line, which are balanced.
func (f *filling) fillTags(text string, tags []tag, s scope, changes *[]change) error {
	for i := 0; i < len(tags); i++ {
		t := tags[i]
		if t.kind == valueTag {
			*changes = append(*changes, change{t.from, t.to, f.value(t, s)})
			continue
		}
		otherwise, end := closing(tags, i)
		if end < 0 {
			return templateError("document.template.noEnd", "tag", t.source)
		}
		value, _ := f.lookup(t.name, s)
		if t.kind == eachTag {
			var b strings.Builder
			rows, _ := value.([]Fields)
			for j, row := range rows {
				words, err := f.flat(text, tags, i+1, end, inner(s, row, j))
				if err != nil {
					return err
				}
				b.WriteString(words)
			}
			*changes = append(*changes, change{t.from, tags[end].to, b.String()})
			i = end
			continue
		}
		first, last := i, end // the control words around the branch that is taken
		switch taken := says(value) != t.not; {
		case otherwise < 0 && !taken:
			first = end
		case otherwise >= 0 && taken:
			last = otherwise
		case otherwise >= 0:
			first = otherwise
		}
		*changes = append(*changes, change{from: t.from, to: tags[first].to})
		if first < last {
			if err := f.fillTags(text, tags[first+1:last], s, changes); err != nil {
				return err
			}
			*changes = append(*changes, change{from: tags[last].from, to: tags[end].to})
		}
		i = end
	}
	return nil
}

// dropStops takes the full stop off a value that ends with one where the template's own mark
// follows it, or the rest of its sentence: a clerk types whole sentences.
func dropStops(text string, changes []change) {
	for i, c := range changes {
		if words, found := strings.CutSuffix(c.words, "."); found && !strings.HasSuffix(words, ".") && goesOn(after(text, changes, i)) {
			changes[i].words = words
		}
	}
}

// after is the beginning of what stands behind changes[at] once all are made.
func after(text string, changes []change, at int) string {
	from := changes[at].to
	for _, c := range changes[at+1:] {
		if from < c.from {
			return text[from:c.from] + c.words
		}
		if c.words != "" {
			return c.words
		}
		from = c.to
	}
	return text[from:]
}

// goesOn reports whether a sentence goes on with the words.
func goesOn(words string) bool {
	first, size := utf8.DecodeRuneInString(words)
	next, _ := utf8.DecodeRuneInString(words[size:])
	return first != utf8.RuneError && strings.ContainsRune(".,;:)", first) || first == ' ' && unicode.IsLower(next)
}

// flat is the text between tags[from−1] and tags[end] filled for one row.
func (f *filling) flat(text string, tags []tag, from, end int, s scope) (string, error) {
	var changes []change
	if err := f.fillTags(text, tags[from:end], s, &changes); err != nil {
		return "", err
	}
	var b strings.Builder
	at := tags[from-1].to
	for _, c := range changes {
		b.WriteString(text[at:c.from])
		b.WriteString(c.words)
		at = c.to
	}
	b.WriteString(text[at:tags[end].from])
	return b.String(), nil
}

// value is what stands in the place of a placeholder; what is not known keeps
// its braces, so that nothing is silently blank.
func (f *filling) value(t tag, s scope) string {
	value, ok := f.lookup(t.name, s)
	switch {
	case !ok:
	case !known(value):
		f.lacks.Missing = note(f.lacks.Missing, t.name)
	default:
		return strings.TrimRight(strings.ReplaceAll(Shown(value, t.styles), "\r\n", "\n"), "\n ")
	}
	if f.draft {
		return Dots
	}
	return t.source
}

// splitLines makes a paragraph of its own of every line that a value brought.
func splitLines(p *node) []*node {
	if !strings.Contains(paragraphText(p), "\n") {
		return []*node{p}
	}
	var out []*node
	frame := func() *node {
		q := *p
		q.children = nil
		if properties := p.child("pPr"); properties != nil {
			copied := properties.clone()
			if section := copied.child("sectPr"); section != nil {
				section.dropped = true
			}
			q.children = []*node{copied}
		}
		return &q
	}
	current := frame()
	for _, child := range p.children {
		if child.name == "pPr" {
			continue
		}
		if child.name != "r" {
			breakLines(child)
			current.children = append(current.children, child)
			continue
		}
		run := *child
		run.children = nil
		for _, part := range child.children {
			lines := []string{part.text}
			if part.name == "t" {
				lines = strings.Split(part.text, "\n")
			}
			for i, words := range lines {
				if i > 0 {
					finished := run
					current.children = append(current.children, &finished)
					out = append(out, current)
					current = frame()
					run.children = nil
					if looks := child.child("rPr"); looks != nil {
						run.children = []*node{looks.clone()}
					}
				}
				copied := part.clone()
				if part.name == "t" && len(lines) > 1 {
					copied.text, copied.written = words, true
				}
				run.children = append(run.children, copied)
			}
		}
		current.children = append(current.children, &run)
	}
	// The section that p ended is ended by the last of its lines.
	if properties := p.child("pPr"); properties != nil && properties.child("sectPr") != nil {
		current.children[0] = properties.clone()
	}
	return append(out, current)
}

// breakLines puts spaces in the place of line breaks inside hyperlinks and the
// like, which cannot be split.
func breakLines(n *node) {
	n.each(func(d *node) {
		if d.name == "t" && strings.Contains(d.text, "\n") {
			d.text, d.written = strings.ReplaceAll(d.text, "\n", " "), true
		}
	})
}
