package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"donthu/app/kit"
)

// What the tests of the whole window reach inside it.

var (
	ShowSetup  = showSetup
	ShortcutOf = shortcutOf
)

func (s *shell) GivenTwice(keys []kit.Key) string { return s.givenTwice(keys) }

// Dropped is what the window does with files that are dropped on it.
func (s *shell) Dropped(files ...string) {
	var uris []fyne.URI
	for _, file := range files {
		uris = append(uris, storage.NewFileURI(file))
	}
	s.dropped(fyne.Position{}, uris)
}
