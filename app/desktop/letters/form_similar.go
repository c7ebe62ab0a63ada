package letters

import (
	"image/color"
	"regexp"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// similarPanel lists, beside the form, letters that may be the one being typed.
type similarPanel struct {
	form       *Form
	list       *fyne.Container
	asked      int
	searchSoon func()
	found      atomic.Pointer[[]data.Letter] // also read where matters are suggested
}

func newSimilarPanel(f *Form) *similarPanel {
	p := &similarPanel{form: f, list: container.NewVBox()}
	p.searchSoon = kit.Debounce(kit.TypingPause, p.search)
	p.show(nil)
	return p
}

func (p *similarPanel) content() fyne.CanvasObject {
	title := widget.NewLabel(assets.Text("form.similar.title"))
	title.TextStyle.Bold = true
	width := canvas.NewRectangle(color.Transparent)
	width.SetMinSize(fyne.NewSize(kit.SimilarWidth, 0))
	return container.NewHBox(widget.NewSeparator(),
		container.NewStack(width, container.NewBorder(title, nil, nil, nil, container.NewVScroll(p.list))))
}

// search looks for letters like the one being typed.
func (p *similarPanel) search() {
	now, _ := p.form.read()
	facts, _ := now.facts(p.form.old)
	p.asked++
	mine := p.asked
	o := p.form.office
	kit.RunAsync(func() ([]data.Letter, error) { return o.Store.Similar(o.Ctx(), facts, kit.SimilarShown+1) },
		func(letters []data.Letter, err error) {
			if err == nil && mine == p.asked { // without an answer the clerk can still save
				p.show(letters)
			}
		})
}

// show lists letters.
func (p *similarPanel) show(letters []data.Letter) {
	if own := p.form.letter; own != nil {
		letters = slices.DeleteFunc(letters, func(l data.Letter) bool { return l.ID == own.ID })
	}
	letters = letters[:min(len(letters), kit.SimilarShown)]
	p.found.Store(&letters)
	p.refresh()
}

func (p *similarPanel) refresh() {
	p.list.RemoveAll()
	letters := *p.found.Load()
	if len(letters) == 0 {
		p.list.Add(kit.Words(assets.Text("form.similar.none"), kit.SimilarWidth, widget.LowImportance))
	}
	for _, l := range letters {
		p.list.Add(p.card(l))
	}
}

func (p *similarPanel) card(l data.Letter) fyne.CanvasObject {
	head := widget.NewLabel(assets.Text("form.similar.head", l.Number, l.ReceivedOn.Shown(), l.State().Label()))
	head.TextStyle.Bold = true
	shown := l.Masked()
	sender := kit.Joined(", ", shown.Sender.Name, shown.Sender.Address)
	text := container.New(layout.NewCustomPaddedVBoxLayout(-8), head,
		kit.Words(sender, kit.SimilarWidth, widget.MediumImportance),
		kit.Words(kit.FirstWords(shown.Content, kit.WordsShown), kit.SimilarWidth, widget.LowImportance))
	open := kit.NewButton(assets.Text("form.similar.open"), nil, func() { p.form.office.Open(desk.Letter{ID: l.ID}) })
	mark := kit.NewButton(assets.Text("form.similar.mark"), nil, func() { p.form.markDuplicate(l) })
	if p.form.text(answerDuplicateOf) == l.Number.String() {
		mark = kit.NewButton(assets.Text("form.similar.unmark"), nil, p.form.unmarkDuplicate)
		mark.Importance = widget.WarningImportance
	}
	return container.NewVBox(text, container.NewHBox(mark, open), widget.NewSeparator())
}

// focus goes to the first button of the panel.
func (p *similarPanel) focus() {
	if len(*p.found.Load()) == 0 {
		kit.Toast(p.form.office.Window.Canvas(), assets.Text("form.similar.none"))
		return
	}
	buttons := p.list.Objects[0].(*fyne.Container).Objects[1].(*fyne.Container)
	p.form.office.Window.Canvas().Focus(buttons.Objects[0].(*kit.Button))
}

// markDuplicate writes the letter down as a duplicate of an earlier one, in the
// same matter.
func (f *Form) markDuplicate(l data.Letter) {
	f.answer(answerDuplicateOf).set(l.Number.String())
	f.answer(answerMatter).set(l.PossibleMatter())
	f.similar.refresh()
	kit.Toast(f.office.Window.Canvas(), assets.Text("form.similar.marked", l.Number))
	f.office.Window.Canvas().Focus(f.save)
}

// unmarkDuplicate takes markDuplicate back.
func (f *Form) unmarkDuplicate() {
	f.answer(answerDuplicateOf).set(f.first[answerDuplicateOf])
	f.answer(answerMatter).set(f.first[answerMatter])
	f.similar.refresh()
	f.focus(f.answers[0])
}

// suggestMatters lists the matters of letters that fit what is typed, those of
// similar letters first. It is called away from the screen's thread.
func (f *Form) suggestMatters(typed string) []string {
	var lines []string
	suggest := func(l data.Letter) {
		line := assets.Text("form.matter.join", l.Number, l.ShownSender())
		own := f.letter != nil && f.letter.ID == l.ID
		if !own && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	if n, err := data.ParseNumber(typed); err == nil {
		if l, err := f.office.Store.LetterByNumber(f.office.Ctx(), n); err == nil {
			suggest(l)
		}
	}
	for _, l := range *f.similar.found.Load() {
		suggest(l)
	}
	page, err := f.office.Store.Letters(f.office.Ctx(), store.Query{Text: typed, Sort: store.ByNumber, Descending: true, Limit: kit.SimilarShown})
	if err == nil { // without suggestions the clerk can still type
		for _, l := range page.Letters {
			suggest(l)
		}
	}
	return lines
}

var numberInLine = regexp.MustCompile(`\d+/\d{4}`)

// pickedMatter is the key of the matter that a suggested line stands for.
func (f *Form) pickedMatter(line string) string {
	n, err := data.ParseNumber(numberInLine.FindString(line))
	if err != nil {
		return line
	}
	l, err := f.office.Store.LetterByNumber(f.office.Ctx(), n)
	if err != nil {
		return line
	}
	return l.PossibleMatter()
}
