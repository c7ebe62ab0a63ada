package docx

import (
	"archive/zip"
	"cmp"
	"errors"
	"path"
	"slices"
	"strings"

	"donthu/assets"
)

// Examination is what was found in a template that somebody wrote or changed in
// Word.
type Examination struct {
	Names  []string          // of the fields it asks for, in their order
	Places map[string]string // the paragraph in which each name stands first
	Torn   int               // placeholders that Word tore over runs; they are filled all the same
	Errs   []error           // why it cannot be filled at all: sentences with their places
	Err    error             // the first of them, nil when it can be filled
	Told   []Finding         // what would be printed as it stands, controls that were damaged
}

// Examine looks through a template (a .docx): which fields it asks for, whether its
// conditions and rows end where they must, in every branch of every part, and what in it
// looks like a place to fill and is none.
func Examine(template []byte) Examination {
	e := Examination{Places: map[string]string{}}
	archive, err := open(template)
	if err == nil {
		err = eachText(archive, func(name string, root *node) error {
			c := controlReader{shown: map[*node]string{}}
			c.read(root, "")
			e.Told = append(e.Told, c.found...)
			e.examine(name, root, c.shown)
			return nil
		})
	}
	if err != nil {
		e.Errs = append(e.Errs, err)
	}
	if len(e.Errs) > 0 {
		e.Err = e.Errs[0]
	}
	return e
}

// examine looks through one part; shown is what its paragraphs say in Word.
func (e *Examination) examine(name string, root *node, shown map[*node]string) {
	read := len(e.Errs)
	for p := range root.all("p") {
		l := newLine(p)
		tags, err := tagsIn(l.text)
		if err != nil {
			e.Errs = append(e.Errs, inPart(name, err))
			continue
		}
		for _, t := range tags {
			if t.name != "" {
				e.Names = note(e.Names, t.name)
			}
			if e.Places[t.name] == "" {
				e.Places[t.name] = around(cmp.Or(shown[p], l.text), t.source)
			}
			if !l.whole(t) {
				e.Torn++
			}
		}
		e.Told = append(e.Told, straysIn(l.text, tags, cmp.Or(shown[p], l.text))...)
	}
	if len(e.Errs) > read {
		return
	}
	// Filled once with every branch taken: what no field can end, no field has to begin.
	f := filling{draft: true, every: true}
	if err := f.fill(root, scope{}); err != nil {
		e.Errs = append(e.Errs, inPart(name, err))
	}
}

// whole reports whether a tag stands within one piece of the line.
func (l line) whole(t tag) bool {
	return slices.ContainsFunc(l.pieces, func(p piece) bool { return p.from <= t.from && t.to <= p.to })
}

// eachParagraph calls visit for every paragraph of a template. Its errors say in
// which part of the document they were found, unless it is the text itself.
func eachParagraph(template []byte, visit func(p *node) error) error {
	archive, err := open(template)
	if err != nil {
		return err
	}
	return eachTemplateText(archive, func(_ string, root *node) error {
		for p := range root.all("p") {
			if err := visit(p); err != nil {
				return err
			}
		}
		return nil
	})
}

// eachText calls visit for every part that holds text. Its errors say which one it was,
// unless it is the text itself.
func eachText(archive *zip.Reader, visit func(name string, root *node) error) error {
	for _, file := range archive.File {
		if !holdsText(file.Name) {
			continue
		}
		root, err := treeOf(file)
		if err != nil {
			return err
		}
		if err := visit(file.Name, root); err != nil {
			return inPart(file.Name, err)
		}
	}
	return nil
}

// eachTemplateText is eachText for a template: its content controls are turned into braces.
func eachTemplateText(archive *zip.Reader, visit func(name string, root *node) error) error {
	return eachText(archive, func(name string, root *node) error {
		new(controlReader).read(root, "")
		return visit(name, root)
	})
}

// inPart says of a problem in which part of the document it is.
func inPart(name string, err error) error {
	var problem templateProblem
	key := "document.template.in." + strings.TrimRight(strings.TrimSuffix(path.Base(name), ".xml"), "0123456789")
	if !errors.As(err, &problem) || !assets.HasText(key) {
		return err
	}
	return templateProblem{problem.sentence + " " + assets.Text(key)}
}

// atParagraph says of a problem in which paragraph it is, unless it says so itself.
func atParagraph(err error, text string) error {
	var problem templateProblem
	if place := snippet(text); errors.As(err, &problem) && place != "" && !strings.Contains(problem.sentence, place) {
		return templateProblem{problem.sentence + " " + assets.Text("document.template.at", "paragraph", place)}
	}
	return err
}
