package kit

import (
	"fyne.io/fyne/v2"

	"donthu/assets"
)

// showPhrases opens the menu of the texts that are used often in the entry; the chosen one
// is written where the cursor is.
func (e *Entry) showPhrases() {
	var items []*fyne.MenuItem
	for _, words := range e.Phrases() {
		items = append(items, fyne.NewMenuItem(Shortened(OneLine(words), 80), func() {
			e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: held(words)})
		}))
	}
	if len(items) == 0 {
		none := fyne.NewMenuItem(assets.Text("ui.phrases.none"), nil)
		none.Disabled = true
		items = append(items, none)
	}
	ShowMenu(e, items...)
}

// held is a clipboard that holds a text, so that Fyne's entry writes it as it writes what
// is pasted: over what is selected, and with a way back by Ctrl+Z.
type held string

func (h held) Content() string { return string(h) }
func (held) SetContent(string) {}
