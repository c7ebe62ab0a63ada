package word

import (
	"path/filepath"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/reports/docx"
)

// Examination is what was found in a template that somebody wrote or changed in
// Word.
type Examination struct {
	docx.Examination
	Unknown  []Misspelt // names that no field has
	Findings []Finding  // all that does not forbid its use: what to look at first, then what to know
	Of       string     // the shipped template that it is compared with, empty for none
	Change   *Change    // how that one changed since, nil when it did not
}

// Misspelt is a name in a template that no field has.
type Misspelt struct {
	Name    string
	Nearest string // the field that is probably meant, empty when none is near
	Place   string // the paragraph in which it stands
}

// Finding is a sentence about a template. A note is only to be known; the others should be
// looked at before a document goes out.
type Finding struct {
	Sentence string
	Place    string // the beginning of the paragraph it is about, empty for the whole
	Note     bool
}

// Doubtful reports whether something should be looked at.
func (e Examination) Doubtful() bool {
	return slices.ContainsFunc(e.Findings, func(f Finding) bool { return !f.Note })
}

// Examine looks through a template (a .docx): which fields it asks for, which of
// them do not exist, whether its conditions and rows end where they must, and what in it
// would be printed as it stands.
func Examine(template []byte) Examination {
	e := Examination{Examination: docx.Examine(template)}
	for _, name := range Unknown(e.Names) {
		e.Unknown = append(e.Unknown, Misspelt{Name: name, Nearest: Nearest(name), Place: e.Places[name]})
	}
	for _, m := range e.Unknown {
		e.find(assets.Text("document.found.unknown", "field", m.Name), m.Name, m.Place)
	}
	for _, told := range e.Told {
		e.find(told.Sentence, told.Name, told.Place)
	}
	if e.Torn > 0 {
		e.Findings = append(e.Findings, Finding{assets.Text("document.found.torn", "count", e.Torn), "", true})
	}
	return e
}

// find notes a sentence, with the field that is probably meant by the name.
func (e *Examination) find(sentence, name, place string) {
	nearest := ""
	if name != "" {
		nearest = name
		if len(Unknown([]string{name})) > 0 {
			nearest = Nearest(name)
		}
	}
	if nearest != "" {
		sentence += " " + assets.Text("document.found.nearest", "field", nearest, "meaning", docx.Title(nearest))
	}
	e.Findings = append(e.Findings, Finding{Sentence: sentence, Place: place})
}

// Look examines the office's copy of a shipped template, and compares the two: what the
// shipped one has and the copy has not, and what the shipped one changed since the copy was
// made. file is where the copy lies; of is the shipped one's name, empty for what the copy
// itself says, or its file's name.
func Look(file, of string, raw []byte) (Examination, error) {
	e := Examine(raw)
	if of == "" {
		of = docx.Custom(raw, propertyOf)
	}
	if of == "" {
		of = strings.TrimSuffix(filepath.Base(file), ".docx")
	}
	shipped, err := shippedLines(of)
	if err != nil || len(e.Errs) > 0 {
		return e, nil // of no shipped one, or nothing that could be compared
	}
	lines, err := docx.Lines(raw)
	if err != nil {
		return e, err
	}
	e.Of = of
	if e.Change, err = changed(of, file, raw); err != nil {
		return e, err
	}
	if c := e.Change; c != nil {
		e.Findings = slices.Insert(e.Findings, 0, Finding{Sentence: c.sentence()})
	}
	written, conditions := docx.Asked(shipped)
	ownWritten, ownConditions := docx.Asked(lines)
	for _, lack := range []struct {
		key         string
		shipped, of []string
	}{{"document.found.lacksField", written, ownWritten}, {"document.found.lacksCondition", conditions, append(ownConditions, lackingOf(written, ownWritten)...)}} {
		if lacking := lackingOf(lack.shipped, lack.of); len(lacking) > 0 {
			e.Findings = append(e.Findings, Finding{assets.Text(lack.key, "fields", titles(lacking)), "", true})
		}
	}
	return e, nil
}

// lackingOf are those of all that own has not.
func lackingOf(all, own []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(name string) bool { return slices.Contains(own, name) })
}

// titles are fields as a clerk knows them.
func titles(names []string) string {
	var all []string
	for _, name := range names {
		all = append(all, "“"+docx.Title(name)+"”")
	}
	return strings.Join(all, ", ")
}

// sentence tells what changed, in the fields that came and went, else in the number of
// paragraphs.
func (c *Change) sentence() string {
	if len(c.Added)+len(c.Gone) == 0 {
		return assets.Text("document.found.changed")
	}
	count := assets.Text("document.found.paragraphs", "added", len(c.Added), "gone", len(c.Gone))
	var words []string
	for _, way := range []struct {
		key           string
		these, others []string
	}{{"document.found.added", c.Added, c.Gone}, {"document.found.gone", c.Gone, c.Added}} {
		written, conditions := docx.Asked(way.these)
		others, otherConditions := docx.Asked(way.others)
		if names := lackingOf(append(written, lackingOf(conditions, written)...), append(others, otherConditions...)); len(names) > 0 {
			words = append(words, assets.Text(way.key, "fields", titles(names)))
		}
	}
	return assets.Text("document.found.changedIn", "what", strings.Join(append(words, count), "; "))
}

// Nearest is the field that a name which no field has probably means: one spelt
// nearly alike, or one whose explanation is; empty for none.
func Nearest(name string) string {
	best, least := "", 1+len(name)/3
	for _, field := range slices.Concat(FieldNames, rowNames) {
		for _, as := range []string{field, docx.Name(docx.Explain(field)), docx.Name(docx.Title(field))} {
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
