package consolidate

import (
	"regexp"

	"donthu/data/register"
	"donthu/data/text"
)

var placeKind = regexp.MustCompile(`^(?:phường|xã|thị trấn|đặc khu)\s+`)

func wardKey(name string) string { return register.WardKey(name) }

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
