package docx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"donthu/data"
)

// Merge writes documents as a single one for printing: each begins on a page of its own,
// with its own margins, heads and page numbers. Styles and numbered lists are those of the
// first, so documents of other Looks must not be among them.
func Merge(w io.Writer, documents [][]byte) error {
	if len(documents) == 0 {
		return data.Tell(nil, "document.merge.none")
	}
	whole, err := openParcel(documents[0])
	if err != nil {
		return err
	}
	root, body, err := bodyOf(whole.archive)
	if err != nil {
		return err
	}
	for n, docx := range documents[1:] {
		from, err := openParcel(docx)
		if err != nil {
			return err
		}
		_, more, err := bodyOf(from.archive)
		if err != nil {
			return err
		}
		if err := whole.take(from, more, n+1); err != nil {
			return err
		}
		onNewPage(more)
		endSection(body)
		body.children = append(body.children, more.children...)
	}
	whole.changed[mainPart] = root
	return whole.write(w)
}

// Looks tell documents apart that cannot be merged, since their styles, lists or fonts
// differ: one that was written anew in Word has others than its template. Equal looks are
// equal texts.
func Looks(docx []byte) (string, error) {
	archive, err := open(docx)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, name := range []string{"word/styles.xml", "word/numbering.xml", "word/fontTable.xml"} {
		raw, err := partNamed(archive, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%d:", len(raw))
		sum.Write(raw)
	}
	return fmt.Sprintf("%x", sum.Sum(nil)), nil
}

var (
	relationID = regexp.MustCompile(`(\br:(?:id|embed|link|pict|href)=")([^"]+)(")`)
	drawingID  = regexp.MustCompile(`(\bid=")([0-9]+)(")`)
)

// take makes what stands in a document's body ready to stand in the parcel: what the body
// refers to comes along under other ids, and what may be there but once stays behind. nth is
// the place of the document behind the first.
func (p *parcel) take(from *parcel, body *node, nth int) (err error) {
	body.each(func(n *node) {
		switch {
		case n.name == "bookmarkStart" || n.name == "bookmarkEnd":
			n.dropped = true
		case n.name == "wp:docPr":
			n.start = drawingID.ReplaceAll(n.start, fmt.Appendf(nil, "${1}%d${3}", 9001+nth))
		}
		if !bytes.Contains(n.start, []byte("r:")) || !relationID.Match(n.start) {
			return
		}
		n.start = relationID.ReplaceAllFunc(n.start, func(found []byte) []byte {
			parts := relationID.FindSubmatch(found)
			id, failed := p.bring(from, string(parts[2]))
			if failed != nil {
				err = errors.Join(err, failed)
			}
			return slices.Concat(parts[1], []byte(id), parts[3])
		})
	})
	return err
}

// bring lets the parcel refer to what another document refers to by the id, and returns its
// own id for that. Of parts that both have alike there is one.
func (p *parcel) bring(from *parcel, id string) (string, error) {
	at := slices.IndexFunc(from.relations.All, func(r relation) bool { return r.ID == id })
	if at < 0 {
		return id, nil // the document was damaged before
	}
	to := from.relations.All[at]
	if to.Mode == "External" {
		return p.relate(to), nil
	}
	name := path.Join("word", to.Target)
	if strings.HasPrefix(to.Target, "/") {
		name = to.Target[1:]
	}
	raw, err := partNamed(from.archive, name)
	if err != nil {
		return id, err
	}
	if own, err := partNamed(p.archive, name); err != nil || own != nil && bytes.Equal(own, raw) && p.types.of(name) == from.types.of(name) {
		return p.relate(relation{Type: to.Type, Target: to.Target}), err
	}
	relationsOf := func(name string) string {
		return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	}
	own, err := partNamed(from.archive, relationsOf(name))
	if err != nil {
		return id, err
	}
	kept := p.add(name, from.types.of(name), raw)
	if own != nil { // pictures in a head come along too
		if err := p.bringOwn(from, relationsOf(kept), own); err != nil {
			return id, err
		}
	}
	return p.relate(relation{Type: to.Type, Target: strings.TrimPrefix(kept, "word/")}), nil
}

// bringOwn brings what a part that came along refers to itself, under the list's name.
func (p *parcel) bringOwn(from *parcel, list string, raw []byte) error {
	if p.holds(list) {
		return nil
	}
	var own relations
	if err := xml.Unmarshal(raw, &own); err != nil {
		return err
	}
	for i, r := range own.All {
		if r.Mode == "External" {
			continue
		}
		name := path.Join("word", r.Target)
		content, err := partNamed(from.archive, name)
		if err != nil {
			return err
		}
		own.All[i].Target = strings.TrimPrefix(p.add(name, from.types.of(name), content), "word/")
	}
	written, err := writtenList(own)
	if err == nil {
		p.added = append(p.added, addedPart{list, written})
	}
	return err
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

// onNewPage lets the first section of a body begin on a new page, whatever it began on while
// it was the first.
func onNewPage(body *node) {
	for section := range body.all("sectPr") {
		if kind := section.child("type"); kind != nil {
			kind.dropped = true
		}
		return
	}
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
