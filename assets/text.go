package assets

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Language names the translation files in use: assets/translations/*.<language>.json.
// A second language is a second set of files.
const Language = "vi"

var loadTexts = sync.OnceValue(func() map[string]string {
	texts, err := readTexts(Files, Language)
	if err != nil {
		panic("assets: " + err.Error()) // shipped files; a test reads them
	}
	return texts
})

// Text returns the sentence stored under key in the language in use. The arguments
// are pairs as in log/slog, the name of a place and what stands there:
//
//	Text("late.letter", "period", period.Name(), "number", number)
//
// fills "Báo cáo {period}, số {number}". A place is written as package fmt writes %v,
// or by a verb of its own: {day:02d} as %02d. Doubled braces stand for themselves, as
// the templates of documents have them. A key without a sentence is returned as it is
// and a place without an argument stays, so that a gap is seen and nothing breaks.
func Text(key string, args ...any) string {
	rest, ok := loadTexts()[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return rest
	}
	var filled strings.Builder
	for {
		before, after, open := strings.Cut(rest, "{")
		filled.WriteString(before)
		if !open {
			return filled.String()
		}
		place, behind, closed := strings.Cut(after, "}")
		name, verb, _ := strings.Cut(place, ":")
		switch value, given := argument(name, args); {
		case closed && given:
			fmt.Fprintf(&filled, "%"+cmp.Or(verb, "v"), value)
			rest = behind
		case strings.HasPrefix(after, "{"):
			filled.WriteString("{{")
			rest = after[1:]
		default:
			filled.WriteString("{")
			rest = after
		}
	}
}

// argument is what stands in the place called name.
func argument(name string, args []any) (any, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return nil, false
}

// KeysUnder are what follows prefix in the keys that begin with it, in order.
func KeysUnder(prefix string) []string {
	var all []string
	for key := range loadTexts() {
		if rest, is := strings.CutPrefix(key, prefix); is {
			all = append(all, rest)
		}
	}
	slices.Sort(all)
	return all
}

// HasText reports whether key has a sentence in the language in use.
func HasText(key string) bool {
	_, ok := loadTexts()[key]
	return ok
}

// readTexts merges all translation files of one language; a key that stands in
// two files is an error, because one of the two would never be seen.
func readTexts(files fs.FS, language string) (map[string]string, error) {
	names, err := fs.Glob(files, "translations/*."+language+".json")
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, name := range names {
		if strings.HasPrefix(path.Base(name), "fyne.") {
			continue // the toolkit's own words: its keys are English sentences
		}
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var part map[string]string
		if err := json.Unmarshal(raw, &part); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for key, sentence := range part {
			if _, double := texts[key]; double {
				return nil, fmt.Errorf("%s: the key %q stands in another file too", name, key)
			}
			texts[key] = sentence
		}
	}
	return texts, nil
}
