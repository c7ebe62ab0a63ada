package docx

import (
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/text"
)

// tagKind says what stands between two pairs of braces.
type tagKind int

const (
	valueTag tagKind = iota
	ifTag
	eachTag
	elseTag
	endIfTag
	endEachTag
)

// tag is one {{…}} in a text; from and to are byte offsets around it.
type tag struct {
	kind     tagKind
	name     string   // of the field
	not      bool     // of an if: only when the field has nothing to say
	styles   []string // how the value is written, see Styles
	from, to int
	source   string
}

func (t tag) opens() bool  { return t.kind == ifTag || t.kind == eachTag }
func (t tag) closes() bool { return t.kind == endIfTag || t.kind == endEachTag }

// ends reports whether t ends what opening began.
func (t tag) ends(opening tag) bool {
	return t.kind == endIfTag && opening.kind == ifTag || t.kind == endEachTag && opening.kind == eachTag
}

// Name is a field's name as the templates write it, from a name as somebody
// typed it: lower case, no accents, underscores between words.
func Name(typed string) string {
	return strings.Join(strings.FieldsFunc(text.Fold(typed), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-'
	}), "_")
}

// tagsIn finds the tags of a text.
func tagsIn(text string) (tags []tag, err error) {
	defer func() { err = atParagraph(err, text) }()
	for at := 0; ; {
		before, _, found := strings.Cut(text[at:], "{{")
		if strings.Contains(before, "}}") {
			return nil, templateError("document.template.unopened", "text", snippet(text[at:]))
		}
		if !found {
			return tags, nil
		}
		from := at + len(before)
		inside, _, closed := strings.Cut(text[from+2:], "}}")
		if !closed || strings.Contains(inside, "{{") {
			return nil, templateError("document.template.unclosed", "text", snippet(text[from:]))
		}
		t, err := readTag(inside)
		if err != nil {
			return nil, err
		}
		t.from, t.to = from, from+2+len(inside)+2
		t.source = text[t.from:t.to]
		tags = append(tags, t)
		at = t.to
	}
}

func readTag(inside string) (tag, error) {
	words := strings.TrimSpace(inside)
	wrong := func() (tag, error) {
		return tag{}, templateError("document.template.badTag", "field", "{{"+snippet(inside)+"}}")
	}
	if t, is := spokenTag(words); is {
		return t, nil
	}
	switch folded := text.Fold(words); {
	case folded == "else":
		return tag{kind: elseTag}, nil
	case folded == "/if":
		return tag{kind: endIfTag}, nil
	case folded == "/each":
		return tag{kind: endEachTag}, nil
	case strings.HasPrefix(folded, "/"):
		return wrong()
	case strings.HasPrefix(folded, "#"):
		control, name, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(folded, "#")), " ")
		positive, not := strings.CutPrefix(strings.TrimSpace(name), "not ")
		t := tag{name: fieldName(positive), not: not}
		switch strings.TrimSpace(control) {
		case "if":
			t.kind = ifTag
		case "each":
			if t.kind = eachTag; not {
				return wrong()
			}
		default:
			return wrong()
		}
		if t.name == "" || strings.ContainsAny(t.name, ":#/") {
			return wrong()
		}
		return t, nil
	}
	name, style, styled := strings.Cut(words, ":")
	t := tag{kind: valueTag, name: fieldName(name)}
	if t.name == "" || strings.ContainsAny(t.name, "#/") {
		return wrong()
	}
	if !styled {
		return t, nil
	}
	for style := range strings.SplitSeq(style, ":") {
		if !slices.Contains(Styles, Name(style)) {
			return tag{}, templateError("document.template.badStyle", "field", "{{"+snippet(inside)+"}}", "styles", strings.Join(Styles, ", "))
		}
		t.styles = append(t.styles, Name(style))
	}
	return t, nil
}

// balanced reports whether every control word of the tags begins and ends
// among them.
func balanced(tags []tag) bool {
	var open []tag
	for _, t := range tags {
		switch {
		case t.opens():
			open = append(open, t)
		case t.kind == elseTag && (len(open) == 0 || open[len(open)-1].kind != ifTag):
			return false
		case t.closes():
			if len(open) == 0 || !t.ends(open[len(open)-1]) {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// closing is the position among tags of the end of tags[at] and of its else;
// −1 where there is none.
func closing(tags []tag, at int) (otherwise, end int) {
	otherwise, depth := -1, 0
	for i := at + 1; i < len(tags); i++ {
		switch {
		case tags[i].opens():
			depth++
		case tags[i].closes() && depth > 0:
			depth--
		case tags[i].closes():
			return otherwise, i
		case tags[i].kind == elseTag && depth == 0:
			otherwise = i
		}
	}
	return otherwise, -1
}

// templateProblem is a sentence about a template that cannot be read.
type templateProblem struct{ sentence string }

func (p templateProblem) Error() string    { return p.sentence }
func (p templateProblem) Sentence() string { return p.sentence }

func templateError(key string, args ...any) error { return templateProblem{assets.Text(key, args...)} }

// snippet is the beginning of a text, for a sentence about it.
func snippet(text string) string {
	runes := []rune(strings.TrimSpace(text))
	if len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return string(runes)
}

// around is a stretch of a text in which words stand, for a sentence about them.
func around(text, words string) string {
	text = strings.TrimSpace(text)
	at := strings.Index(text, words)
	if at < 0 {
		return snippet(text)
	}
	before := []rune(text[:at])
	if len(before)+len([]rune(words)) <= 40 {
		return snippet(text)
	}
	near := string(before[max(0, len(before)-15):])
	if _, whole, cut := strings.Cut(near, " "); cut {
		near = whole
	}
	return "…" + snippet(near+text[at:])
}
