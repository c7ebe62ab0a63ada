// Package kit holds the Fyne widgets of the program that know no letter: a date
// field, forms, a table that loads pages, dialogs, the theme, and the rules for
// work outside the screen's thread. Every sentence comes from package assets.
package kit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"donthu/assets"
)

// builtInLocales are the languages in which Fyne has words of its own. A user's
// list of languages may lead to any of them, so all of them learn ours.
var builtInLocales = []fyne.Locale{
	"cs", "de", "el", "en", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans",
}

// RegisterWords makes Fyne's own dialogs and menus speak the language of the
// program whatever the locale of the system is (also LANG=C or none). Call it
// once, before the first window. The error says that the shipped words cannot
// be read; the program can run on with Fyne's words.
func RegisterWords() error {
	words, err := fs.ReadFile(assets.Files, "translations/fyne."+assets.Language+".json")
	if err != nil {
		return fmt.Errorf("words of the toolkit: %w", err)
	}
	var check map[string]any
	if err := json.Unmarshal(words, &check); err != nil {
		return fmt.Errorf("words of the toolkit: %w", err)
	}
	locales := append([]fyne.Locale{assets.Language}, builtInLocales...)
	locales = append(locales, lang.SystemLocale()) // a later Fyne may have words in it
	var last error
	for _, locale := range locales {
		// A locale that Fyne has no plural rule for falls back to "en", which is in the list.
		if err := lang.AddTranslationsForLocale(words, locale); err != nil {
			last = errors.Join(last, err)
		}
	}
	if want, _ := check["Cancel"].(string); lang.L("Cancel") != want {
		return fmt.Errorf("words of the toolkit are not in use: %w", last)
	}
	return nil
}

// PrepareFolders makes the user's cache folder, which Fyne takes for granted: on
// a new account it would log an error at start. Call it before the app is made.
func PrepareFolders() error {
	folder, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	return os.MkdirAll(folder, 0o700)
}

// QuietLog passes what package log writes on to w, without the report about
// theme settings that Fyne makes on Linux when no D-Bus runs: harmless, and a
// clerk should not see it. Use it as log.SetOutput(kit.QuietLog(os.Stderr)).
func QuietLog(w io.Writer) io.Writer { return &quietLog{to: w} }

var harmless = []byte("failed to watch theme settings")

type quietLog struct {
	mu     sync.Mutex
	to     io.Writer
	follow [][]byte // the lines of the swallowed report that are still to come
}

// Write takes one line, as package log hands it over.
func (q *quietLog) Write(line []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if bytes.Contains(line, harmless) {
		q.follow = [][]byte{[]byte("  Cause:"), []byte("  At: ")}
		return len(line), nil
	}
	for i, start := range q.follow {
		if bytes.Contains(line, start) {
			q.follow = q.follow[i+1:]
			return len(line), nil
		}
	}
	return q.to.Write(line)
}
