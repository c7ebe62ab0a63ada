package document

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"donthu/assets"
	"donthu/data/day"
)

// Examination is what was found in a template that somebody wrote or changed in
// Word.
type Examination struct {
	Names   []string   // of the fields it asks for, in their order
	Unknown []Misspelt // names that no field has
	Torn    int        // placeholders that Word tore over runs; they are filled all the same
	Err     error      // why it cannot be filled at all: a sentence with the place; nil when it can
}

// Misspelt is a name in a template that no field has.
type Misspelt struct {
	Name    string
	Nearest string // the field that is probably meant, empty when none is near
	Place   string // the paragraph in which it stands
}

// Examine looks through a template (a .docx): which fields it asks for, which of
// them do not exist, and whether its conditions and rows end where they must.
func Examine(template []byte) Examination {
	var e Examination
	if e.Names, e.Err = Placeholders(template); e.Err != nil {
		return e
	}
	unknown := Unknown(e.Names)
	for _, name := range unknown {
		e.Unknown = append(e.Unknown, Misspelt{Name: name, Nearest: Nearest(name)})
	}
	e.Err = eachParagraph(template, func(p *node) error {
		l := newLine(p)
		tags, err := tagsIn(l.text)
		if err != nil {
			return err
		}
		for _, t := range tags {
			for i := range e.Unknown {
				if m := &e.Unknown[i]; m.Name == t.name && m.Place == "" {
					m.Place = snippet(l.text)
				}
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
	for _, p := range l.pieces {
		if p.from <= t.from && t.to <= p.to {
			return true
		}
	}
	return false
}

// eachParagraph calls visit for every paragraph of a template. Its errors say in
// which part of the document they were found, unless it is the text itself.
func eachParagraph(template []byte, visit func(p *node) error) error {
	archive, err := open(template)
	if err != nil {
		return err
	}
	for _, file := range archive.File {
		if !holdsText(file.Name) {
			continue
		}
		raw, err := readPart(file)
		if err != nil {
			return err
		}
		root, err := parseTree(raw)
		if err != nil {
			return notWord(fmt.Errorf("%s: %w", file.Name, err))
		}
		var failure error
		root.each(func(n *node) {
			if n.element && n.name == "p" && failure == nil {
				failure = visit(n)
			}
		})
		if failure != nil {
			return inPart(file.Name, failure)
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

// Nearest is the field that a name which no field has probably means: one spelt
// nearly alike, or one whose explanation is; empty for none.
func Nearest(name string) string {
	best, least := "", 1+len(name)/3
	for _, field := range append(append([]string(nil), FieldNames...), rowNames...) {
		for _, as := range []string{field, Name(Explain(field))} {
			d := distance(name, as)
			if strings.HasPrefix(name, as+"_") { // a word too many is nearer than other letters
				d = (len(name) - len(as)) / 4
			}
			if d < least {
				best, least = field, d
			}
		}
	}
	return best
}

// distance is the number of letters to change, put in or take out to make b of a.
func distance(a, b string) int {
	before := make([]int, len(b)+1)
	for j := range before {
		before[j] = j
	}
	for i := range len(a) {
		now := make([]int, len(b)+1)
		now[0] = i + 1
		for j := range len(b) {
			change := before[j]
			if a[i] != b[j] {
				change++
			}
			now[j+1] = min(change, before[j+1]+1, now[j]+1)
		}
		before = now
	}
	return before[len(b)]
}

// Example is what a field says on a letter, for a list of fields: a value as the
// document would write it, or how many rows there are.
func Example(value any) string {
	switch v := value.(type) {
	case []Fields:
		if len(v) == 0 {
			return ""
		}
		return assets.Text("document.rows", "count", len(v))
	case day.Date:
		return v.Shown()
	}
	return plain(value, nil)
}
