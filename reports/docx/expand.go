package docx

import (
	"slices"
	"strings"
)

// filling puts fields into the tree of one part and notes what it lacks.
type filling struct {
	lacks IncompleteError
	draft bool // Dots for what is lacking
	every bool // for looking only: every branch is taken, and every row is there once
}

// lookup is the value of a field, and notes a name that none has.
func (f *filling) lookup(name string, s scope) (value any, known bool) {
	if value, known = s.lookup(name); !known {
		f.lacks.Unknown = note(f.lacks.Unknown, name)
	}
	return value, known
}

func note(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// blocks are the elements that hold paragraphs and tables, and must not be left
// without a paragraph at their end.
var blocks = []string{"body", "tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "comment"}

// fill expands everything inside n.
func (f *filling) fill(n *node, s scope) error {
	switch n.name {
	case "p":
		return f.fillParagraph(n, s)
	case "tbl", "sdtContent":
	default:
		if !slices.Contains(blocks, n.name) {
			for _, child := range n.children {
				if err := f.fill(child, s); err != nil {
					return err
				}
			}
			return nil
		}
	}
	children, err := f.expand(n.children, s)
	if err != nil {
		return err
	}
	n.children = children
	mend(n)
	return nil
}

// mend keeps the part valid after paragraphs and rows went away: a table without
// rows goes too, a cell ends with a paragraph.
func mend(n *node) {
	for _, child := range n.children {
		if child.name == "tbl" && !hasName(child, "tr") {
			child.dropped = true
		}
	}
	if !slices.Contains(blocks, n.name) {
		return
	}
	last := n.last()
	if last >= 0 && (n.children[last].name == "p" || n.children[last].name == "sdt" && n.name != "tc") {
		return
	}
	if n.name == "body" && last >= 0 && n.children[last].name != "tbl" {
		return
	}
	n.children = slices.Insert(n.children, last+1, n.sibling("p"))
}

// expand handles a list of sibling paragraphs, tables or rows: control words
// that stand alone govern the siblings up to their end.
func (f *filling) expand(siblings []*node, s scope) ([]*node, error) {
	var out []*node
	for i := 0; i < len(siblings); i++ {
		n := siblings[i]
		control, err := controlOf(n)
		if err != nil {
			return nil, err
		}
		if control == nil {
			made, err := f.expandOne(n, s)
			if err != nil {
				return nil, err
			}
			out = append(out, made...)
			continue
		}
		if !control.opens() {
			return nil, atParagraph(templateError("document.template.strayEnd", "tag", control.source), near(siblings, i))
		}
		otherwise, end, err := blockEnd(siblings, i, *control)
		if err != nil {
			return nil, atParagraph(err, near(siblings, i))
		}
		controls, body, other := []*node{n, siblings[end]}, siblings[i+1:end], []*node(nil)
		if otherwise > 0 {
			controls = append(controls, siblings[otherwise])
			body, other = siblings[i+1:otherwise], siblings[otherwise+1:end]
		}
		made, err := f.branch(*control, s, func(taken bool, first bool, inner scope) ([]*node, error) {
			if taken {
				return f.expand(cloneAll(body, first), inner)
			}
			return f.expand(other, inner)
		})
		if err != nil {
			return nil, err
		}
		out = append(out, keepSections(controls)...)
		out = append(out, made...)
		i = end
	}
	return out, nil
}

// near is the text around siblings[at] by which a reader finds it: of the sibling
// after it, else of the one before.
func near(siblings []*node, at int) string {
	for _, step := range []int{1, -1} {
		for i := at + step; i >= 0 && i < len(siblings); i += step {
			if text := strings.TrimSpace(blockText(siblings[i])); text != "" {
				return text
			}
		}
	}
	return ""
}

// branch calls body for the branch of an if, or for each row.
func (f *filling) branch(control tag, s scope, body func(taken, first bool, inner scope) ([]*node, error)) ([]*node, error) {
	value, _ := f.lookup(control.name, s)
	if f.every {
		if _, err := body(true, true, s); err != nil || control.kind == eachTag {
			return nil, err
		}
		return body(false, true, s)
	}
	if control.kind == ifTag {
		return body(says(value) != control.not, true, s)
	}
	var out []*node
	rows, _ := value.([]Fields)
	for i, row := range rows {
		made, err := body(true, i == 0, inner(s, row, i))
		if err != nil {
			return nil, err
		}
		out = append(out, made...)
	}
	return out, nil
}

// inner is the scope inside row i of an each; stt counts the rows from 1.
func inner(s scope, row Fields, i int) scope {
	return append(slices.Clone(s), Fields{"stt": i + 1}, row)
}

// expandOne fills a sibling that is no control word; a row whose tags only
// balance over the whole row is governed by its first tag.
func (f *filling) expandOne(n *node, s scope) ([]*node, error) {
	switch n.name {
	case "tr":
		control, err := rowControl(n)
		if err != nil {
			return nil, err
		}
		if control == nil {
			break
		}
		return f.branch(*control, s, func(taken, first bool, inner scope) ([]*node, error) {
			if !taken {
				return nil, nil
			}
			row := cloneAll([]*node{n}, first)[0]
			return []*node{row}, f.fill(row, inner)
		})
	case "p":
		before := paragraphText(n)
		if err := f.fillParagraph(n, s); err != nil {
			return nil, err
		}
		if n.dropped {
			return keepSections([]*node{n}), nil
		}
		if strings.Contains(before, "{{") {
			return splitLines(n), nil
		}
		return []*node{n}, nil
	}
	return []*node{n}, f.fill(n, s)
}

// controlOf is the control word that n consists of, nil when it has other text.
func controlOf(n *node) (*tag, error) {
	if !n.element || n.name != "p" && n.name != "tr" {
		return nil, nil
	}
	if n.name == "tr" && hasName(n, "tbl") {
		return nil, nil
	}
	text := strings.TrimSpace(blockText(n))
	if !strings.HasPrefix(text, "{{") || hasDrawing(n) {
		return nil, nil
	}
	tags, err := tagsIn(text)
	if err != nil {
		return nil, err
	}
	if len(tags) != 1 || tags[0].kind == valueTag || tags[0].from != 0 || tags[0].to != len(text) {
		return nil, nil
	}
	return &tags[0], nil
}

// blockEnd finds the siblings that hold the else and the end of the control
// word in siblings[at]; otherwise is 0 when there is no else.
func blockEnd(siblings []*node, at int, opening tag) (otherwise, end int, err error) {
	depth := []tag{opening}
	for i := at + 1; i < len(siblings); i++ {
		control, err := controlOf(siblings[i])
		if err != nil {
			return 0, 0, err
		}
		switch {
		case control == nil:
		case control.opens():
			depth = append(depth, *control)
		case control.kind == elseTag:
			if len(depth) == 1 && opening.kind == ifTag && otherwise == 0 {
				otherwise = i
			}
		default:
			if !control.ends(depth[len(depth)-1]) {
				return 0, 0, templateError("document.template.crossed", "opening", depth[len(depth)-1].source, "closing", control.source)
			}
			if depth = depth[:len(depth)-1]; len(depth) == 0 {
				return otherwise, i, nil
			}
		}
	}
	return 0, 0, templateError("document.template.noEnd", "tag", opening.source)
}

// rowControl looks whether the first tag of a table row governs the whole row
// (its end stands in another cell), and takes both its ends out of the row.
func rowControl(row *node) (*tag, error) {
	apart := true
	paragraphs := slices.Collect(row.all("p"))
	for _, cell := range row.children {
		tags, err := tagsIn(blockText(cell))
		if err != nil {
			return nil, err
		}
		apart = apart && balanced(tags)
	}
	if apart {
		return nil, nil
	}
	text := blockText(row)
	tags, err := tagsIn(text)
	if err != nil {
		return nil, err
	}
	if len(tags) == 0 || !tags[0].opens() {
		return nil, nil // controls inside the cells; the paragraphs say what is wrong
	}
	otherwise, end := closing(tags, 0)
	if end != len(tags)-1 || otherwise >= 0 || strings.TrimSpace(text[:tags[0].from]) != "" || strings.TrimSpace(text[tags[end].to:]) != "" {
		return nil, nil
	}
	control := tags[0]
	cut(paragraphs, tags[0].source, false)
	cut(paragraphs, tags[end].source, true)
	return &control, nil
}

// cut takes the first (or last) occurrence of a tag out of paragraphs.
func cut(paragraphs []*node, source string, last bool) {
	if last {
		paragraphs = slices.Clone(paragraphs)
		slices.Reverse(paragraphs)
	}
	for _, p := range paragraphs {
		line := newLine(p)
		at := strings.Index(line.text, source)
		if last {
			at = strings.LastIndex(line.text, source)
		}
		if at >= 0 {
			line.replace([]change{{from: at, to: at + len(source)}})
			return
		}
	}
}

// keepSections are empty paragraphs in the place of those that end a section
// and were taken out.
func keepSections(gone []*node) []*node {
	var kept []*node
	for _, n := range gone {
		if n.name != "p" {
			continue
		}
		properties := n.child("pPr")
		if properties == nil || properties.child("sectPr") == nil {
			continue
		}
		control, _ := controlOf(n)
		if control == nil && !n.dropped {
			continue
		}
		empty := n.clone()
		empty.dropped = false
		empty.children = slices.DeleteFunc(empty.children, func(c *node) bool { return c.name != "pPr" })
		kept = append(kept, empty)
	}
	return kept
}

func hasName(n *node, name string) bool {
	for d := range n.all(name) {
		if d != n {
			return true
		}
	}
	return false
}

// err says what the parts lacked.
func (f *filling) err() error {
	if f.lacks.Missing == nil && f.lacks.Unknown == nil {
		return nil
	}
	return &f.lacks
}
