package desktop

import "donthu/app/kit"

// What the tests of the whole window reach inside it.

var (
	ShowSetup  = showSetup
	ShortcutOf = shortcutOf
)

func (s *shell) GivenTwice(keys []kit.Key) string { return s.givenTwice(keys) }
