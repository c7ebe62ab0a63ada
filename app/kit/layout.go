// Package kit holds the Fyne widgets of the program that know no letter: a date
// field, forms, a table that loads pages, dialogs, the theme, and the rules for
// work outside the screen's thread. Every sentence comes from package assets.
package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
)

// SetEnabled enables or disables buttons.
func SetEnabled(on bool, buttons ...*Button) {
	for _, b := range buttons {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// SetVisible shows or hides o.
func SetVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
		return
	}
	o.Hide()
}

// Words is a paragraph of at most the given width.
func Words(text string, width float32, importance widget.Importance) *widget.Label {
	l := Wrapped(text, importance)
	l.Resize(fyne.NewSize(width, 0)) // wrapped text knows its height only with a width
	return l
}

// NewTitle is the name of a page.
func NewTitle(text string) *widget.Label {
	title := Bold(text)
	title.SizeName = theme.SizeNameSubHeadingText
	return title
}

// NewHeading is the name of a part of a page.
func NewHeading(text string) *widget.Label {
	heading := Bold(text)
	heading.Importance = widget.HighImportance
	return heading
}

// Caption is a pale remark in small letters.
func Caption(text string) *widget.Label {
	label := Wrapped(text, widget.LowImportance)
	label.SizeName = theme.SizeNameCaptionText
	return label
}

// TopDown puts top and bottom, which may be nil, around content, and lets Tab go
// through them as they are read. (Tab enters the middle of Fyne's border first.)
func TopDown(top, content, bottom fyne.CanvasObject) *fyne.Container {
	all := container.New(layout.NewBorderLayout(top, bottom, nil, nil))
	for _, o := range []fyne.CanvasObject{top, content, bottom} {
		if o != nil {
			all.Add(o)
		}
	}
	return all
}

// Sized gives content a least size, for dialogs.
func Sized(width, height float32, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(look.Least(fyne.NewSize(width, height)), content)
}

// Wide gives content a least width.
func Wide(width float32, content fyne.CanvasObject) fyne.CanvasObject {
	return Sized(width, 0, content)
}

// Heading is the sentence of key in bold letters.
func Heading(key string) fyne.CanvasObject { return Bold(assets.Text(key)) }

// Bold is a line of bold letters.
func Bold(text string) *widget.Label {
	return widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}

// Remark is the pale sentence of key.
func Remark(key string, args ...any) *widget.Label {
	return Wrapped(assets.Text(key, args...), widget.LowImportance)
}

// Inset brings a form in line with the labels over it.
func Inset(form fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(4, 4, theme.Size(theme.SizeNameInnerPadding), 0), form)
}

// Wrapped is a label of several lines.
func Wrapped(text string, importance widget.Importance) *widget.Label {
	label := widget.NewLabel(text)
	label.Wrapping, label.Importance = fyne.TextWrapWord, importance
	return label
}

const (
	SimilarWidth = 262
	SimilarShown = 4
	WordsShown   = 90 // letters of a content that a suggestion shows
)

// TitleOf is the name of a button as the title of what it opens.
func TitleOf(key string) string { return strings.TrimSuffix(assets.Text(key), "…") }

// Put gives an object its place and size.
var Put = look.Put
