package assets

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
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

// Text returns the sentence stored under key in the language in use, with the
// arguments put in its places (%s, %d, %[1]s as in package fmt). A key without
// a sentence is returned as it is, so that a gap is seen and nothing breaks.
func Text(key string, args ...any) string {
	sentence, ok := loadTexts()[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return sentence
	}
	return fmt.Sprintf(sentence, args...)
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
