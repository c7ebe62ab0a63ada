package docx

import (
	"regexp"
	"slices"
	"strings"

	"donthu/assets"
)

// strays are what looks like a place to fill and is none: it would be printed as it stands.
var strays = []struct {
	key  string
	like *regexp.Regexp // its first group is the name
}{
	{"document.control.outside", regexp.MustCompile(`‹([^‹›\n]{1,80})›`)},
	{"document.stray.merge", regexp.MustCompile(`«\s*([^«»\n]{1,60}?)\s*»`)},
	{"document.stray.merge", regexp.MustCompile(`<<\s*([\p{L}_][\p{L}\d_ :]{1,60}?)\s*>>`)},
	{"document.stray.square", regexp.MustCompile(`\[\[\s*([^\[\]\n]{1,60}?)\s*\]\]`)},
	{"document.stray.brace", regexp.MustCompile(`\{\s*(#?/?[\p{L}_][\p{L}\d_ :/]{0,60}?)\s*\}`)},
}

// straysIn finds them in the text of a paragraph, outside of its tags; shown is the
// paragraph as somebody sees it in Word.
func straysIn(text string, tags []tag, shown string) (found []Finding) {
	for _, s := range strays {
		for _, at := range s.like.FindAllStringSubmatchIndex(text, -1) {
			if slices.ContainsFunc(tags, func(t tag) bool { return at[0] < t.to && t.from < at[1] }) {
				continue
			}
			f := Finding{Sentence: assets.Text(s.key, "text", snippet(text[at[0]:at[1]])), Place: around(shown, text[at[0]:at[1]])}
			name, _, _ := strings.Cut(text[at[2]:at[3]], ":")
			if s.key != "document.control.outside" {
				f.Name = Name(strings.TrimLeft(name, "#/"))
			} else if t, known := titledTag(name); known {
				f.Name = t.name
			}
			if !slices.Contains(found, f) {
				found = append(found, f)
			}
		}
	}
	return found
}
