package letters

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

// relatedLetters are the letters that a clerk should know beside this one.
type relatedLetters struct {
	matter  []register.Letter // of the same matter
	all     int               // how many the matter has, this one not counted
	similar []register.Letter // probably the same once more
}

// relatedLetters lists them; each opens its page. It is nil when there are none.
func (p *Page) relatedLetters() fyne.CanvasObject {
	if len(p.related.matter)+len(p.related.similar) == 0 {
		return nil
	}
	column := container.NewVBox()
	list := func(key string, letters []register.Letter) {
		if len(letters) == 0 {
			return
		}
		column.Add(kit.NewHeading(assets.Text(key)))
		for _, other := range letters {
			words := assets.Text("related.letter", "letter", other.Number.String(), "day", other.ReceivedOn.Shown(),
				"sender", kit.Shortened(other.ShownSender(), 32), "state", strings.ToLower(other.State().Label()))
			open := kit.NewButton(words, theme.DocumentIcon(), func() { p.o.Open(desk.Letter{ID: other.ID}) })
			open.Alignment, open.Importance = widget.ButtonAlignLeading, widget.LowImportance
			column.Add(open)
		}
	}
	list("related.matter", p.related.matter)
	if p.related.all > len(p.related.matter) {
		column.Add(kit.NewButton(assets.Text("related.all", "count", fmt.Sprint(p.related.all+1)), nil, func() {
			p.o.Open(desk.Letters{Query: store.Query{Matter: p.Letter.Matter}, Caption: assets.Text("related.caption", "letter", p.Letter.Number.String())})
		}))
	}
	list("related.similar", p.related.similar)
	return column
}
