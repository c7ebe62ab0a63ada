package letters

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

// relatedLetters are the letters that a clerk should know beside this one.
type relatedLetters struct {
	matter  []register.Letter // of the same matter
	all     int               // how many the matter has, this one not counted
	similar []store.Alike     // probably the same once more, or about the same
}

// relatedLetters lists them; each opens its page.
func (p *Page) relatedLetters() fyne.CanvasObject {
	related, o := &p.Now.related, p.O
	column := look.NewColumn(4)
	title := func(key string) {
		column.Add(look.NewPara(assets.Text(key), theme.ColorNameForeground, theme.SizeNameText).Bold())
	}
	if len(related.matter) > 0 {
		title("related.matter")
	}
	for i := range related.matter {
		column.Add(p.relatedLetter(&related.matter[i]))
	}
	if related.all > len(related.matter) {
		column.Add(container.NewHBox(kit.NewButton(assets.Text("related.all", "count", fmt.Sprint(related.all+1)), nil, func() {
			o.Open(desk.Letters{Query: store.Query{Matter: p.Now.Letter.Matter},
				Caption: assets.Text("related.caption", "letter", p.Now.Letter.Number.String())})
		})))
	}
	if len(related.similar) > 0 {
		title("related.similar")
	}
	for i := range related.similar {
		found := &related.similar[i]
		column.Add(p.relatedLetter(&found.Letter))
		column.Add(look.NewPara(saying.WhyAlike(found.Why), look.Ink2, theme.SizeNameCaptionText))
		column.Add(container.NewHBox(kit.NewButton(assets.Text("form.similar.compare"), look.IconCopy, func() { p.compare(found) })))
	}
	if len(column.Objects) == 0 {
		column.Add(look.NewPara(assets.Text("related.none"), look.Ink2, theme.SizeNameText))
	}
	return column
}

func (p *Page) relatedLetter(other *register.Letter) fyne.CanvasObject {
	sender := other.ShownSender()
	if code := views.SenderChip(other); code.Text != "" {
		sender = code.Text
	}
	words := assets.Text("related.letter", "letter", other.Number.String(), "day", other.ReceivedOn.Shown(),
		"sender", kit.Shortened(sender, 32), "state", strings.ToLower(other.State().Label()))
	open := kit.NewButton(words, look.IconLetter, func() { p.O.Open(desk.Letter{ID: other.ID}) }).Leading().Quiet()
	open.SetToolTip(words)
	return look.Yielding(80, open)
}

// compare shows the letter beside one that looks alike, and writes down what the clerk finds.
func (p *Page) compare(found *store.Alike) {
	letter := p.Now.Letter
	if !p.secrecy.Shown {
		letter = letter.Masked()
	}
	compare(p.O, assets.Text("compare.this", "letter", letter.Number), &letter.Facts, found, func(r office.Relation) {
		o, number := p.O, found.Letter.Number
		kit.RunAsync(func() (office.Related, error) { return o.Do().Relate(o.Ctx(), p.Now.Letter.ID, found.Letter.ID, r) }, func(done office.Related, err error) {
			if err != nil {
				o.Failed(assets.Text("compare.failed"), err)
				return
			}
			p.Enter()
			kit.ToastUndo(o.Window.Canvas(), assets.Text("compare.done."+string(r), "letter", number), func() {
				kit.RunAsyncErr(func() error { return o.Do().Unrelate(o.Ctx(), done) }, func(err error) {
					if err != nil {
						o.Failed(assets.Text("compare.undo.failed"), err)
						return
					}
					p.Enter()
				})
			})
		})
	})
}
