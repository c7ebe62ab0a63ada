package reports_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// node is an element of an XML part.
type node struct {
	name     string // without its namespace
	space    string
	attrs    []xml.Attr
	children []*node
	text     string // of the element itself
}

// attr is an attribute by its name without namespace, "" when there is none.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all are the elements of the name below n, in the order of the text.
func (n *node) all(name string) []*node {
	var found []*node
	for _, c := range n.children {
		if c.name == name {
			found = append(found, c)
		}
		found = append(found, c.all(name)...)
	}
	return found
}

// child is the first child of the name, an empty node when there is none.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return &node{}
}

func parseXML(raw []byte) (*node, error) {
	if !utf8.Valid(raw) {
		return nil, fmt.Errorf("not UTF-8")
	}
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	root := &node{}
	open := []*node{root}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, space: token.Name.Space, attrs: slices.Clone(token.Attr)}
			seen := map[xml.Name]bool{}
			for _, a := range n.attrs {
				if seen[a.Name] {
					return nil, fmt.Errorf("%s has the attribute %s twice", n.name, a.Name.Local)
				}
				seen[a.Name] = true
			}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
	if len(root.children) != 1 {
		return nil, fmt.Errorf("%d roots", len(root.children))
	}
	return root.children[0], nil
}

// opc is a package of parts (ECMA-376 part 2) whose parts hang together.
type opc struct {
	parts map[string][]byte
	xml   map[string]*node
	types map[string]string            // content type of each part
	rels  map[string]map[string]target // of a part ("" for the package), by id
}

type target struct {
	kind string // last word of the relationship's type
	part string // "" for one outside
}

// readPackage reads a package; problem is told everything that strict readers
// refuse.
func readPackage(raw []byte, problem func(format string, args ...any)) *opc {
	p := &opc{parts: map[string][]byte{}, xml: map[string]*node{}, types: map[string]string{}, rels: map[string]map[string]target{}}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		problem("not a package: %v", err)
		return p
	}
	folded := map[string]bool{}
	for _, entry := range archive.File {
		name := entry.Name
		if key := strings.ToLower(name); folded[key] || strings.ContainsAny(name, `\:`) || strings.HasPrefix(name, "/") || path.Clean(name) != name {
			problem("the part %q has a bad name or stands twice", name)
		} else {
			folded[key] = true
		}
		reader, err := entry.Open()
		if err == nil {
			p.parts[name], err = io.ReadAll(reader)
		}
		if err != nil {
			problem("%s: %v", name, err)
			continue
		}
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if p.xml[name], err = parseXML(p.parts[name]); err != nil {
				problem("%s: %v", name, err)
				p.xml[name] = &node{}
			}
		}
	}
	p.readTypes(problem)
	p.readRelations(problem)
	return p
}

const typesPart = "[Content_Types].xml"

func (p *opc) readTypes(problem func(string, ...any)) {
	types := p.xml[typesPart]
	if types == nil {
		problem("no %s", typesPart)
		return
	}
	byEnding, seen := map[string]string{}, map[string]bool{}
	for _, n := range types.children {
		key := strings.ToLower(n.name + " " + n.attr("Extension") + n.attr("PartName"))
		if seen[key] {
			problem("%s: %s twice", typesPart, key)
		}
		seen[key] = true
		part := strings.TrimPrefix(n.attr("PartName"), "/")
		switch {
		case n.name == "Default":
			byEnding[strings.ToLower(n.attr("Extension"))] = n.attr("ContentType")
		case p.parts[part] == nil:
			problem("%s names the part %q, which is not there", typesPart, part)
		default:
			p.types[part] = n.attr("ContentType")
		}
	}
	for part := range p.parts {
		if part != typesPart && p.types[part] == "" {
			if p.types[part] = byEnding[strings.TrimPrefix(strings.ToLower(path.Ext(part)), ".")]; p.types[part] == "" {
				problem("the part %s has no content type", part)
			}
		}
	}
}

func (p *opc) readRelations(problem func(string, ...any)) {
	reached := map[string]bool{}
	for part, relations := range p.xml {
		if path.Ext(part) != ".rels" {
			continue
		}
		folder, own := path.Split(part)
		source := strings.TrimSuffix(path.Join(path.Dir(path.Clean(folder)), strings.TrimSuffix(own, ".rels")), "/")
		if source != "" && source != "." && p.parts[source] == nil {
			problem("%s: its part %q is not there", part, source)
		}
		if part == "_rels/.rels" {
			source = ""
		}
		p.rels[source] = map[string]target{}
		for _, r := range relations.children {
			id := r.attr("Id")
			if _, twice := p.rels[source][id]; twice || id == "" {
				problem("%s: the id %q stands twice or is empty", part, id)
			}
			to := target{kind: path.Base(r.attr("Type"))}
			if r.attr("TargetMode") != "External" {
				to.part = path.Join(path.Dir(source), r.attr("Target"))
				if absolute, ok := strings.CutPrefix(r.attr("Target"), "/"); ok {
					to.part = absolute
				}
				if p.parts[to.part] == nil {
					problem("%s: %s points at %q, which is not there", part, id, to.part)
				}
				reached[to.part] = true
			}
			p.rels[source][id] = to
		}
	}
	for part, root := range p.xml {
		if path.Ext(part) == ".rels" {
			continue
		}
		if part != typesPart && !reached[part] {
			problem("no relationship leads to the part %s", part)
		}
		p.checkReferences(part, root, problem)
	}
}

// checkReferences looks for ids of relationships that do not exist.
func (p *opc) checkReferences(part string, n *node, problem func(string, ...any)) {
	for _, a := range n.attrs {
		if strings.HasSuffix(a.Name.Space, "/officeDocument/2006/relationships") {
			if _, known := p.rels[part][a.Value]; !known {
				problem("%s: %s refers to %q, which is no relationship", part, n.name, a.Value)
			}
		}
	}
	for _, c := range n.children {
		p.checkReferences(part, c, problem)
	}
}

// inOrder reports the first child of n that does not stand where the schema's
// sequence wants it, "" when all do.
func inOrder(n *node, sequence string) string {
	order := strings.Fields(sequence)
	at := 0
	for _, c := range n.children {
		next := slices.Index(order, c.name)
		if next < 0 {
			return c.name + " (unknown)"
		}
		if next < at {
			return c.name
		}
		at = next
	}
	return ""
}

func TestEveryFileIsWhatStrictReadersOpen(t *testing.T) {
	for _, f := range files(t) {
		t.Run(f.name, func(t *testing.T) {
			seen := map[string]int{}
			problem := func(format string, args ...any) {
				if sentence := fmt.Sprintf(format, args...); seen[sentence] < 1 && len(seen) < 20 {
					seen[sentence]++
					t.Error(sentence)
				}
			}
			p := readPackage(f.raw, problem)
			if strings.HasSuffix(f.name, ".xlsx") {
				checkWorkbook(p, problem)
			} else {
				checkDocument(p, problem)
			}
		})
	}
}
