package consolidate

import (
	"regexp"
	"strings"

	"donthu/data/text"
)

var (
	officeWords = regexp.MustCompile(`^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s*`)
	shortWard   = regexp.MustCompile(`^p(?:\.\s*|\s+)`)
	shortVillag = regexp.MustCompile(`^x(?:\.\s*|\s+)`)
	placeKind   = regexp.MustCompile(`^(?:phường|xã|thị trấn|đặc khu)\s+`)
)

// toneStyles writes the tone where most keyboards put it: hoà and hòa are one
// name. After q the u belongs to the consonant (quý).
var toneStyles = strings.NewReplacer(
	"quý", "quý", "quỳ", "quỳ", "quỷ", "quỷ", "quỹ", "quỹ", "quỵ", "quỵ",
	"oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
)

// wardKey is the same for all ways in which one ward writes its name: with or
// without "UBND", "P." for "phường", either style of tones, any capitals.
func wardKey(name string) string {
	key := strings.ToLower(text.Clean(name))
	key = officeWords.ReplaceAllString(key, "")
	key = shortWard.ReplaceAllString(key, "phường ")
	key = shortVillag.ReplaceAllString(key, "xã ")
	return toneStyles.Replace(strings.Trim(key, " .,;:"))
}

// resolver finds the names of the list that wards mean.
type resolver struct {
	names []string
	by    []map[string][]string // keys to names, from strict to lenient
}

// looser are the ways of comparing, from strict to lenient.
var looser = []func(name string) string{
	wardKey,
	func(name string) string { return placeKind.ReplaceAllString(wardKey(name), "") },
	func(name string) string { return text.Fold(wardKey(name)) },
	func(name string) string { return text.Fold(placeKind.ReplaceAllString(wardKey(name), "")) },
}

func newResolver(names []string) *resolver {
	r := &resolver{names: names}
	for _, key := range looser {
		by := map[string][]string{}
		for _, name := range names {
			by[key(name)] = append(by[key(name)], name)
		}
		r.by = append(r.by, by)
	}
	return r
}

// find is the one name of the list that is meant; sure is false when the accents
// had to be guessed.
func (r *resolver) find(name string) (listed string, sure, found bool) {
	for i, key := range looser {
		if same := r.by[i][key(name)]; len(same) == 1 {
			return same[0], i < 2, true
		}
	}
	return "", false, false
}
