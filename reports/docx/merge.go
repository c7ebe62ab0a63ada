package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
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
	out := zip.NewWriter(w)
	for _, file := range first.File {
		if file.Name != "word/document.xml" {
			if err := out.Copy(file); err != nil {
				return fmt.Errorf("%s: %w", file.Name, err)
			}
			continue
		}
		var b bytes.Buffer
		root.write(&b)
		to, err := out.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate, Modified: file.Modified})
		if err == nil {
			_, err = to.Write(b.Bytes())
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

// bodyOf is the body of a document within its tree.
func bodyOf(archive *zip.Reader) (root, body *node, err error) {
	for _, file := range archive.File {
		if file.Name != "word/document.xml" {
			continue
		}
		raw, err := readPart(file)
		if err != nil {
			return nil, nil, err
		}
		if root, err = parseTree(raw); err != nil {
			return nil, nil, notWord(err)
		}
		root.each(func(n *node) {
			if n.element && n.name == "body" && body == nil {
				body = n
			}
		})
	}
	if body == nil {
		return nil, nil, notWord(errors.New("no body"))
	}
	return root, body, nil
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
	last := -1
	for i, child := range body.children {
		if child.element && !child.dropped {
			last = i
		}
	}
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
