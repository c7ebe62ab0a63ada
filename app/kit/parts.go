package kit

import (
	"fyne.io/fyne/v2/widget"

	"donthu/assets"
)

// ImportantIf is the colour of what is so, and the usual one of what is not.
func ImportantIf(is bool, colour widget.Importance) widget.Importance {
	if is {
		return colour
	}
	return widget.MediumImportance
}

// NewSearch is an entry over a list; look is called once the fingers rest.
func NewSearch(key string, look func()) *Entry {
	e := NewEntry()
	e.SetPlaceHolder(assets.Text(key))
	soon := Debounce(TypingPause, look)
	e.OnChanged = func(string) { soon() }
	return e
}

// Say shows a sentence in a label, or hides it when there is none.
func Say(label *widget.Label, sentence string) {
	label.Hidden = sentence == ""
	if sentence != label.Text {
		label.SetText(sentence)
	}
}
