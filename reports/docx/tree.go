package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

// node is an element of a part, or a stretch of anything else. What the
// templater does not touch goes out byte for byte as it came in.
type node struct {
	name     string // local name of an element of WordprocessingML; other elements have a prefix
	start    []byte // raw start tag, or the raw bytes of a stretch that is no element
	end      []byte // raw end tag; empty when the element closes itself
	element  bool
	children []*node

	text    string // of a w:t: its words
	written bool   // text replaces what was read
	dropped bool   // not written out
}

// deepest keeps a hostile file from exhausting the stack.
const deepest = 200

var wordNamespaces = []string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"http://purl.oclc.org/ooxml/wordprocessingml/main",
}

var errNotWellFormed = errors.New("not well-formed XML")

// parseTree reads a part of a Word document.
func parseTree(raw []byte) (*node, error) {
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		if strings.EqualFold(label, "utf-8") || strings.EqualFold(label, "us-ascii") {
			return input, nil
		}
		return nil, fmt.Errorf("unknown charset %q", label)
	}
	root := &node{element: true}
	open := []*node{root}
	opened := []xml.Name{{}}
	prefix := "w"
	var from int64
	for {
		token, err := decoder.RawToken()
		to := decoder.InputOffset()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		bytesRead := raw[from:to]
		from = to
		parent := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if len(open) == 1 && len(root.children) > 0 && hasElement(root.children) {
				return nil, errNotWellFormed
			}
			if len(open) == 1 {
				prefix = wordPrefix(token, prefix)
			}
			if len(open) > deepest {
				return nil, fmt.Errorf("elements nest deeper than %d", deepest)
			}
			child := &node{element: true, start: bytesRead, name: token.Name.Local}
			if token.Name.Space != prefix {
				child.name = token.Name.Space + ":" + token.Name.Local
			}
			parent.children = append(parent.children, child)
			open, opened = append(open, child), append(opened, token.Name)
		case xml.EndElement:
			if len(open) == 1 || opened[len(opened)-1] != token.Name {
				return nil, errNotWellFormed
			}
			parent.end = bytesRead
			if parent.name == "t" {
				parent.text = wordsOf(parent)
			}
			open, opened = open[:len(open)-1], opened[:len(opened)-1]
		case xml.CharData:
			if len(open) == 1 && len(bytes.TrimSpace(token)) > 0 && !bytes.Equal(token, []byte("\ufeff")) {
				return nil, errNotWellFormed
			}
			parent.children = append(parent.children, &node{start: bytesRead, text: string(token)})
		default:
			parent.children = append(parent.children, &node{start: bytesRead})
		}
	}
	if len(open) != 1 || !hasElement(root.children) {
		return nil, errNotWellFormed
	}
	return root, nil
}

func hasElement(nodes []*node) bool {
	return slices.ContainsFunc(nodes, func(n *node) bool { return n.element })
}

func wordPrefix(root xml.StartElement, otherwise string) string {
	for _, attr := range root.Attr {
		if !slices.Contains(wordNamespaces, attr.Value) {
			continue
		}
		if attr.Name.Space == "xmlns" {
			return attr.Name.Local
		}
		if attr.Name.Space == "" && attr.Name.Local == "xmlns" {
			return ""
		}
	}
	return otherwise
}

func wordsOf(n *node) string {
	var b strings.Builder
	for _, child := range n.children {
		b.WriteString(child.text)
	}
	return b.String()
}

// write puts the part out.
func (n *node) write(b *bytes.Buffer) {
	if n.dropped {
		return
	}
	if n.written {
		n.writeWords(b)
		return
	}
	if n.element && len(n.start) > 0 && len(n.end) == 0 && len(n.children) > 0 {
		// A self-closing element that was given children.
		b.Write(bytes.TrimSuffix(bytes.TrimSpace(n.start), []byte("/>")))
		b.WriteByte('>')
		n.writeChildren(b)
		fmt.Fprintf(b, "</%s>", n.qualifiedName())
		return
	}
	b.Write(n.start)
	n.writeChildren(b)
	b.Write(n.end)
}

func (n *node) writeChildren(b *bytes.Buffer) {
	for _, child := range n.children {
		child.write(b)
	}
}

// qualifiedName is the element's name as it stands in the file.
func (n *node) qualifiedName() string {
	tag := bytes.TrimLeft(n.start, "<")
	if i := bytes.IndexAny(tag, " \t\r\n/>"); i >= 0 {
		tag = tag[:i]
	}
	return string(tag)
}

func (n *node) writeWords(b *bytes.Buffer) {
	name := n.qualifiedName()
	fmt.Fprintf(b, `<%s xml:space="preserve">`, name)
	_ = xml.EscapeText(b, []byte(safeText(n.text))) // a bytes.Buffer takes everything
	fmt.Fprintf(b, "</%s>", name)
}

// safeText is s without the characters that XML 1.0 cannot hold.
func safeText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < 0x20 || r == 0xFFFE || r == 0xFFFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// clone copies n and everything in it.
func (n *node) clone() *node {
	c := *n
	c.children = make([]*node, len(n.children))
	for i, child := range n.children {
		c.children[i] = child.clone()
	}
	return &c
}

// cloneAll copies nodes for a repetition after the first: bookmarks stay with
// the first copy, because their names must be unique.
func cloneAll(nodes []*node, first bool) []*node {
	copies := make([]*node, 0, len(nodes))
	for _, n := range nodes {
		c := n.clone()
		if !first {
			c.each(func(d *node) {
				if d.name == "bookmarkStart" || d.name == "bookmarkEnd" {
					d.dropped = true
				}
			})
		}
		copies = append(copies, c)
	}
	return copies
}

// each visits n and everything in it, from the top down.
func (n *node) each(visit func(*node)) {
	visit(n)
	for _, child := range n.children {
		child.each(visit)
	}
}

// all are the elements of the name, n itself too, from the top down.
func (n *node) all(name string) iter.Seq[*node] {
	return func(yield func(*node) bool) {
		on := true
		n.each(func(d *node) {
			if on && d.element && d.name == name {
				on = yield(d)
			}
		})
	}
}

// child is the first child element of the given name, nil when there is none.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.element && c.name == name && !c.dropped {
			return c
		}
	}
	return nil
}

// last is the place of the last child element that is no section's properties, −1 when
// there is none.
func (n *node) last() int {
	for i, c := range slices.Backward(n.children) {
		if c.element && !c.dropped && c.name != "sectPr" {
			return i
		}
	}
	return -1
}

// sibling makes an element with the given local name in the namespace prefix of n.
func (n *node) sibling(name string) *node {
	qualified := name
	if prefix, _, found := strings.Cut(n.qualifiedName(), ":"); found {
		qualified = prefix + ":" + name
	}
	return &node{element: true, name: name, start: []byte("<" + qualified + "/>")}
}
