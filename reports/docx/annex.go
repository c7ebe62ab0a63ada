package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
)

// annexStyle begins the names of styles that an annex brought along.
const annexStyle = "KemTheo"

// Annex puts a document behind another that may be made from any template: on pages of its
// own, with its own looks, since the first's styles may be of other names and fonts. Heads
// and feet go on as the first has them.
func Annex(document, annex []byte) ([]byte, error) {
	first, err := open(document)
	if err != nil {
		return nil, err
	}
	second, err := open(annex)
	if err != nil {
		return nil, err
	}
	root, body, err := bodyOf(first)
	if err != nil {
		return nil, err
	}
	_, more, err := bodyOf(second)
	if err != nil {
		return nil, err
	}
	if more.child("sectPr") == nil {
		return nil, notWord(errors.New("an annex without a page"))
	}
	changed := map[string]*node{mainPart: root}
	styles, err := treeNamed(first, "word/styles.xml")
	if err != nil {
		return nil, err
	}
	brought, err := treeNamed(second, "word/styles.xml")
	if err != nil {
		return nil, err
	}
	if styles != nil && brought != nil {
		bringStyles(styles, brought, more)
		changed["word/styles.xml"] = styles
		more.each(func(n *node) {
			if n.name == "pStyle" {
				n.start = restyled(n.start)
			}
		})
	}
	more.each(func(n *node) { // the parts that these name are the second's
		n.dropped = n.dropped || n.name == "headerReference" || n.name == "footerReference"
	})
	if body.child("sectPr") == nil {
		body.children = append(body.children, more.child("sectPr").clone())
	}
	endSection(body)
	body.children = append(body.children, more.children...)
	var b bytes.Buffer
	err = rewrite(&b, first, changed)
	return b.Bytes(), err
}

// treeNamed is the tree of a part, nil when there is none.
func treeNamed(archive *zip.Reader, name string) (*node, error) {
	at := slices.IndexFunc(archive.File, func(file *zip.File) bool { return file.Name == name })
	if at < 0 {
		return nil, nil
	}
	return treeOf(archive.File[at])
}

var styleNamed = regexp.MustCompile(`((?:val|styleId)=")([^"]*)(")`)

func restyled(tag []byte) []byte {
	return styleNamed.ReplaceAll(tag, []byte("${1}"+annexStyle+"${2}${3}"))
}

// stylesOf are the ids of the styles that a body uses, and of those that they stand on.
func stylesOf(body, from *node) map[string]bool {
	value := func(n *node) string {
		if found := styleNamed.FindSubmatch(n.start); found != nil {
			return string(found[2])
		}
		return ""
	}
	used := map[string]bool{}
	for n := range body.all("pStyle") {
		used[value(n)] = true
	}
	for before := -1; before < len(used); {
		before = len(used)
		for style := range from.all("style") {
			if base := style.child("basedOn"); base != nil && used[value(style)] {
				used[value(base)] = true
			}
		}
	}
	return used
}

// bringStyles puts the styles that the body of another document uses beside those of the
// first, under names of their own, with the looks that there are without any style.
func bringStyles(into, from, body *node) {
	all := into.child("styles")
	if all == nil || slices.ContainsFunc(all.children, func(n *node) bool { return bytes.Contains(n.start, []byte(`styleId="`+annexStyle)) }) {
		return
	}
	var plain strings.Builder // the looks of the other document's default style
	for defaults := range from.all("docDefaults") {
		for _, name := range []string{"pPr", "rPr"} { // in the order that a style has them
			for looks := range defaults.all(name) {
				var b bytes.Buffer
				looks.write(&b)
				plain.Write(b.Bytes())
				break
			}
		}
	}
	used := stylesOf(body, from)
	for style := range from.all("style") {
		if id := styleNamed.FindSubmatch(style.start); id == nil || !used[string(id[2])] {
			continue
		}
		c := style.clone()
		byDefault := bytes.Contains(c.start, []byte(`default="1"`))
		c.start = restyled(regexp.MustCompile(` \S*default="1"`).ReplaceAll(c.start, nil))
		c.each(func(n *node) {
			if n.name == "name" || n.name == "basedOn" || n.name == "next" || n.name == "link" {
				n.start = restyled(n.start)
			}
		})
		if byDefault {
			c.children = append(c.children, &node{start: []byte(plain.String())})
		}
		all.children = append(all.children, c)
	}
}
