package register

import (
	"slices"
	"strings"

	"donthu/data"
	"donthu/data/text"
)

// Lists are the names that an office chooses from in its forms, beside those who sign
// (OfficeFacts.Signers). They are kept in the register: another register has others.
type Lists struct {
	Officers []Member  `json:"officers,omitempty"`
	Units    []string  `json:"units,omitempty"` // that do or check something
	Areas    []string  `json:"areas,omitempty"` // parts of the ward: khu phố, thôn, tổ
	Snippets []Snippet `json:"snippets,omitempty"`
}

// Member is an officer of the office.
type Member struct {
	Name string `json:"name"`
	Unit string `json:"unit,omitempty"`
	// Retired officers are offered no more; their names stay where they stand.
	Retired bool `json:"retired,omitempty"`
}

// SnippetFields are the fields for which an office keeps texts, in the order in which it
// thinks of them: the content and the request of a letter, the note on a step, the reason
// for one, its outcome, and the summary of a document.
var SnippetFields = []string{FieldContent, "request", FieldText, data.FieldReason, FieldOutcome, "summary"}

// Snippet is a text that the office uses often in a field, of letters of a kind or of all;
// without a field in every one.
type Snippet struct {
	Field string `json:"field"`
	Kind  Kind   `json:"kind,omitempty"`
	Text  string `json:"text"`
}

// Tidy is l with every text cleaned, without what has no name.
func (l Lists) Tidy() Lists {
	var officers []Member
	for _, m := range l.Officers {
		if m.Name, m.Unit = text.Clean(m.Name), text.Clean(m.Unit); m.Name != "" {
			officers = append(officers, m)
		}
	}
	var snippets []Snippet
	for _, s := range l.Snippets {
		if s.Text = text.CleanLines(s.Text); s.Text != "" {
			snippets = append(snippets, s)
		}
	}
	return Lists{Officers: officers, Units: cleaned(l.Units), Areas: cleaned(l.Areas), Snippets: snippets}
}

// Phrases are the texts that the office uses often in a field of letters of the kind, in
// its order.
func (l Lists) Phrases(field string, kind Kind) (all []string) {
	for _, s := range l.Snippets {
		if (s.Field == "" || s.Field == field) && (s.Kind == "" || s.Kind == kind) {
			all = append(all, s.Text)
		}
	}
	return all
}

// cleaned are the names that are not empty, each once.
func cleaned(names []string) (all []string) {
	for _, name := range names {
		if name = text.Clean(name); name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// OfficerNames are those who may be given something.
func (l Lists) OfficerNames() (names []string) {
	for _, m := range l.Officers {
		if !m.Retired {
			names = append(names, m.Name)
		}
	}
	return names
}

// Retired reports whether the office has taken an officer out of use.
func (l Lists) Retired(name string) bool {
	return slices.ContainsFunc(l.Officers, func(m Member) bool { return m.Retired && text.Fold(m.Name) == text.Fold(name) })
}

// UnitNames are the units, with those in which the officers work.
func (l Lists) UnitNames() []string {
	names := slices.Clone(l.Units)
	for _, m := range l.Officers {
		names = append(names, m.Unit)
	}
	return cleaned(names)
}

// SplitArea parts an address from the area of the ward at its end; area is "" when the
// office keeps none that stands there.
func (l Lists) SplitArea(address string) (street, area string) {
	for _, area := range l.Areas {
		if street, is := strings.CutSuffix(address, area); is && (street == "" || strings.HasSuffix(street, ", ")) {
			return strings.TrimSuffix(street, ", "), area
		}
	}
	return address, ""
}

// JoinArea is the address with the area at its end.
func JoinArea(street, area string) string {
	if street == "" || area == "" {
		return street + area
	}
	return street + ", " + area
}
