package docx

import (
	"archive/zip"
	"errors"
	"io"
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
	Err    error             // why it cannot be filled at all: a sentence with the place; nil when it can
}

// Examine looks through a template (a .docx): which fields it asks for, and whether
// its conditions and rows end where they must.
func Examine(template []byte) Examination {
	e := Examination{Places: map[string]string{}}
	if e.Names, e.Err = Placeholders(template); e.Err != nil {
		return e
	}
	e.Err = eachParagraph(template, func(p *node) error {
		l := newLine(p)
		tags, err := tagsIn(l.text)
		if err != nil {
			return err
		}
		for _, t := range tags {
			if e.Places[t.name] == "" {
				e.Places[t.name] = snippet(l.text)
			}
			if !l.whole(t) {
				e.Torn++
			}
		}
		return nil
	})
	// Every branch is taken once: with all fields filled, then with none.
	full, none := Fields{}, Fields{}
	for _, name := range e.Names {
		full[name], none[name] = []Fields{{}}, ""
	}
	for _, fields := range []Fields{full, none} {
		if e.Err == nil {
			e.Err = RenderDraft(io.Discard, template, fields)
		}
	}
	return e
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
	return eachText(archive, func(_ string, root *node) error {
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
