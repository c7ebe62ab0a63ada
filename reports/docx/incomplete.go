package docx

import (
	"strings"

	"donthu/assets"
)

// IncompleteError says which placeholders of a template have nothing to put in
// their place.
type IncompleteError struct {
	Missing []string // names of fields that are empty
	Unknown []string // names that no field has
}

// Error is the Sentence.
func (e *IncompleteError) Error() string { return e.Sentence() }

// Sentence names the placeholders, each with what it stands for.
func (e *IncompleteError) Sentence() string {
	var sentences []string
	if len(e.Missing) > 0 {
		sentences = append(sentences, assets.Text("document.missing", "fields", explained(e.Missing)))
	}
	if len(e.Unknown) > 0 {
		sentences = append(sentences, assets.Text("document.unknown", "fields", "{{"+strings.Join(e.Unknown, "}}, {{")+"}}"))
	}
	return strings.Join(sentences, "\n")
}

// explained lists names, each with what it stands for.
func explained(names []string) string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = "{{" + name + "}}"
		if words := Explain(name); words != "" {
			all[i] += " (" + words + ")"
		}
	}
	return strings.Join(all, ", ")
}

// Explain says in Vietnamese what a field stands for; empty for a name that no
// field has.
func Explain(name string) string {
	if key := "document.field." + name; assets.HasText(key) {
		return assets.Text(key)
	}
	return ""
}
