package help

import (
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/manual"
)

// allCards are the pages of the manual, each with its first sentence.
func (p *Page) allCards() *fyne.Container {
	all := container.New(cardGrid{})
	for _, page := range manual.Pages() {
		open := kit.NewButton(page.Title, nil, func() { p.show(page, 0) }).As(look.Item)
		open.Folded = true // the words are drawn over it
		words := look.NewColumn(2, look.NewPara(page.Title, theme.ColorNameForeground, theme.SizeNameText).Bold().Most(1),
			look.NewPara(firstSentence(page.Sections[0].Text), look.Ink2, theme.SizeNameCaptionText).Most(2))
		all.Add(container.NewStack(look.NewSheet(), open, look.Inset(12, 8, words)))
	}
	return all
}

// showCards shows all pages.
func (p *Page) showCards() {
	p.Search.SetText("")
	p.place.list = false
	p.scroll.Hide()
	p.cards.Show()
	p.cards.ScrollToTop()
	p.whole.Refresh()
}

var markdown = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)|[*_#>` + "`" + `]`)

// firstSentence is how a text begins, without its marks.
func firstSentence(text string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(markdown.ReplaceAllString(line, "$1"))
		if line == "" || strings.HasPrefix(line, "!") || strings.HasPrefix(line, "|") {
			continue
		}
		if first, _, more := strings.Cut(line, ". "); more {
			return first + "."
		}
		return line
	}
	return ""
}

// cardGrid lays cards of one size in as many columns as have room.
type cardGrid struct{}

const (
	cardLeast = 250
	cardHigh  = 78
	cardGap   = 10
)

func (cardGrid) columns(width float32) int {
	return max(1, int((width-cardGap)/(look.Scaled(cardLeast)+cardGap)))
}

// MinSize is high enough for the width that the cards have.
func (g cardGrid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	if len(objects) > 0 {
		width = max(0, objects[len(objects)-1].Position().X+objects[len(objects)-1].Size().Width)
		for _, o := range objects {
			width = max(width, o.Position().X+o.Size().Width)
		}
	}
	columns := g.columns(width + cardGap)
	rows := (len(objects) + columns - 1) / columns
	return fyne.NewSize(look.Scaled(cardLeast)+2*cardGap, float32(rows)*(look.Scaled(cardHigh)+cardGap)+cardGap)
}

// Layout belongs to Fyne.
func (g cardGrid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	columns := g.columns(size.Width)
	width, high := (size.Width-cardGap)/float32(columns)-cardGap, look.Scaled(cardHigh)
	for i, o := range objects {
		kit.Put(o, cardGap+float32(i%columns)*(width+cardGap), cardGap+float32(i/columns)*(high+cardGap), width, high)
	}
}
