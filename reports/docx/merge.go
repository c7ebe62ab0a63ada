package docx

import (
	"archive/zip"
	"errors"
	"io"
	"slices"

	"donthu/data"
)

// Merge writes documents that were made from one template as a single document for
// printing: each begins on a page of its own, with its own page numbers. Styles,
// headers and pictures are those of the first, so documents of other templates must
// not be among them.
func Merge(w io.Writer, documents [][]byte) error {
	if len(documents) == 0 {
		return data.Tell(nil, "document.merge.none")
	}
	first, err := open(documents[0])
	if err != nil {
		return err
	}
	root, body, err := bodyOf(first)
	if err != nil {
		return err
	}
	for _, docx := range documents[1:] {
		archive, err := open(docx)
		if err != nil {
			return err
		}
		_, more, err := bodyOf(archive)
		if err != nil {
			return err
		}
		endSection(body)
		body.children = append(body.children, more.children...)
	}
	return rewrite(w, first, map[string]*node{mainPart: root})
}

// bodyOf is the body of a document within its tree.
func bodyOf(archive *zip.Reader) (root, body *node, err error) {
	at := slices.IndexFunc(archive.File, func(file *zip.File) bool { return file.Name == mainPart })
	if root, err = treeOf(archive.File[at]); err != nil {
		return nil, nil, err
	}
	for body := range root.all("body") {
		return root, body, nil
	}
	return nil, nil, notWord(errors.New("no body"))
}

// endSection makes the body's own section end with its last paragraph, so that what
// is put after it begins on a new page.
func endSection(body *node) {
	at := slices.IndexFunc(body.children, func(n *node) bool { return n.element && n.name == "sectPr" })
	if at < 0 {
		return
	}
	section := body.children[at]
	body.children = slices.Delete(body.children, at, at+1)
	last := body.last()
	if last < 0 || body.children[last].name != "p" {
		body.children = append(body.children, body.sibling("p"))
		last = len(body.children) - 1
	}
	p := body.children[last]
	properties := p.child("pPr")
	if properties == nil {
		properties = p.sibling("pPr")
		p.children = slices.Insert(p.children, 0, properties)
	}
	properties.children = append(properties.children, section)
}
