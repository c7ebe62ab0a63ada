package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// NewBeside is a panel at the right of a form that lists what the register knows; title
// is the key of its heading.
func NewBeside(title string, list fyne.CanvasObject) fyne.CanvasObject {
	return look.Card(assets.Text(title), "", container.NewVScroll(look.Inset(8, 6, list)))
}

// NewBesideCard is a letter or a visit in such a panel: who came, what it was about, what
// came of it, and what can be done with it.
func NewBesideCard(head string, who register.Person, content, outcome string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	text := container.New(layout.NewCustomPaddedVBoxLayout(-8), kit.Bold(head),
		kit.Words(kit.Joined(", ", who.Name, who.Address), kit.SimilarWidth, widget.MediumImportance),
		kit.Words(kit.FirstWords(content, kit.WordsShown), kit.SimilarWidth, widget.LowImportance))
	if outcome != "" {
		text.Add(kit.Words(kit.FirstWords(outcome, kit.WordsShown), kit.SimilarWidth, widget.MediumImportance))
	}
	return container.NewVBox(text, container.NewHBox(buttons...), widget.NewSeparator())
}

// Correct opens a form that shows all that is known of who sent something; where that is
// secret the look is asked about and written down before.
func (s *Secrecy) Correct(secret bool, open func()) {
	if secret {
		s.Reveal(open)
		return
	}
	open()
}
