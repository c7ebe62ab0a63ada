package documents

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"donthu/app/kit"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/register"
)

// snippetFields are the fields for which an office keeps texts (register.SnippetFields), by
// how the names of the templates' fields begin.
var snippetFields = []struct{ begins, field string }{
	{"ly_do", data.FieldReason}, {"noi_dung", register.FieldContent}, {"yeu_cau", "request"}, {"ket_qua", register.FieldOutcome}, {"y_kien", register.FieldText},
}

// phrases are the texts that F4 offers in a field of the template: where a reason is typed
// those that the law of the day gives (LKN Điều 11, LTC Điều 29 …), then the office's own.
func (f *form) phrases(name string) (all []string) {
	if f.offersGrounds(name) {
		a, _ := f.Read()
		for _, g := range law.GroundsFor(f.info.Grounds, f.letter.Kind, a.On) {
			all = append(all, reasonWords(g))
		}
	}
	field := name
	if at := slices.IndexFunc(snippetFields, func(s struct{ begins, field string }) bool { return strings.HasPrefix(name, s.begins) }); at >= 0 {
		field = snippetFields[at].field
	}
	return append(all, f.o.Phrases(field, f.letter.Kind)...)
}

// offersGrounds reports whether a reason that the law gives is asked for.
func (f *form) offersGrounds(name string) bool {
	return strings.HasPrefix(name, "ly_do") && f.info.Grounds != ""
}

// reasonWords are a ground as it stands within a sentence of a document. A refusal cites the
// articles itself.
func reasonWords(g law.Ground) string {
	words := strings.TrimSuffix(g.Text, ".")
	if first, size := utf8.DecodeRuneInString(words); size > 0 {
		words = string(unicode.ToLower(first)) + words[size:]
	}
	if g.Use == string(register.Refuse) {
		return words
	}
	return kit.Joined(" ", words, "("+g.Article+")")
}
