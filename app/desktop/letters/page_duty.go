package letters

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
)

// duty is the card that says what is to be done next.
type duty struct {
	p      *Page
	main   *kit.Button // nil when nothing is owed
	others *kit.Button // leads to all steps
	deed   string
	chip   look.Chip
	said   []string // why, and what is to be thought of
	warned string   // documents that have not left the office
	late   int      // duties that are late beside the one named
}

func (p *Page) newDuty() *duty {
	g, today := &p.Now.guide, p.O.Today()
	d := &duty{p: p, deed: assets.Text("deed.closed"), said: []string{g.sentence}}
	d.others = kit.NewButton(assets.Text("guide.others.short"), nil, p.others)
	if c := p.clock(); c != nil {
		d.chip = dutyChip(c, today, p.O.Law().Calendar().WorkingDays)
	}
	d.late = p.lateBeside(p.clock())
	if waiting := views.WaitingPapers(p.Now.Letter.Replies); waiting != "" {
		d.warned = assets.Text("letter.papersWait", "documents", waiting)
	}
	if !g.owed {
		return d
	}
	step := g.quick[0]
	words := nextLabel(&step, p.Now.titles)
	if d.deed = words; p.Now.Letter.State() == register.Waiting || p.Now.Letter.State() == register.Deciding {
		d.deed = views.Deed(&p.Now.Letter) // the guide only names the likeliest of several
	}
	c := p.clock()
	if c != nil && c.Use != "" && c.Open() {
		d.deed = c.Says(p.Now.Letter.Kind) // as every list has it
	}
	if c != nil && c.Use == "" && step.Type == c.By {
		d.deed = c.What
		if readers := views.ReaderWords(step.Default.Content, p.Now.Letter.Kind); readers != "" {
			d.said = append([]string{assets.Text("told.readers", "value", readers)}, d.said...)
		}
	}
	if document := p.Now.titles[step.Document]; document != "" && step.Type != register.StepReplied {
		d.said = append(d.said, assets.Text("lifeForm.document", "document", document))
	}
	icon := views.StepIcon(step.Type, step.Handling)
	if r := p.written(step.Document); written(step) && waits(r) {
		words, icon = deliverWords(r), look.IconSend
	}
	d.main = kit.NewButton(kit.Shortened(words, 44), icon, p.owed).Keyed("Alt+1").Main()
	return d
}

// lateBeside counts the duties that are late beside the one that is named.
func (p *Page) lateBeside(named *law.Duty) (n int) {
	for i := range p.Now.duties {
		if d := &p.Now.duties[i]; d.Standing(p.O.Today()) == law.Overdue && (named == nil || d.Key() != named.Key() || d.Start != named.Start) {
			n++
		}
	}
	return n
}

// lateButton says how many duties more are late and leads to them; nil where none are.
func (d *duty) lateButton(show func()) *kit.Button {
	if d.late == 0 {
		return nil
	}
	b := kit.NewButton(assets.Text("letter.lateBeside", "count", kit.Number(d.late)), look.IconError, show).Quiet()
	b.Opens = true
	return b
}

// buttons are the one thing to do, and the same done outside the program; with more, the
// steps that the law allows beside it follow.
func (d *duty) buttons(more bool) fyne.CanvasObject {
	p := d.p
	var parts []look.Part
	if d.main == nil {
		parts = append(parts, look.Part{Object: d.others})
	} else {
		parts = append(parts, look.Part{Object: d.main})
		if step := p.Now.guide.quick[0]; written(step) {
			parts = append(parts, part(assets.Text("letter.outside"), "", nil, func() { p.O.Open(desk.Step{Letter: p.Now.Letter, Next: step}) }))
		}
	}
	if more {
		parts = append(parts, p.quickParts()...)
		for _, a := range letterActions() {
			if !a.rare {
				parts = append(parts, part(assets.Text(a.key), "Alt+"+string(a.letter), a.icon, func() { a.do(p) }))
			}
		}
	}
	return kit.NewToolbar(parts).Content()
}

// part is a button that folds into a menu.
func part(words, key string, icon fyne.Resource, do func()) look.Part {
	return look.Part{Object: kit.NewButton(kit.Shortened(words, 30), icon, do).Keyed(key), Menu: fyne.NewMenuItem(kit.Joined(kit.KeyGap, words, key), do)}
}

// quickParts are the buttons of the steps that the law allows now, beside the one that is
// owed.
func (p *Page) quickParts() (parts []look.Part) {
	for i, step := range p.Now.guide.quick {
		if i > 0 || !p.Now.guide.owed { // what is owed has its own button
			parts = append(parts, part(nextLabel(&step, p.Now.titles), fmt.Sprintf("Alt+%d", i+1), nil, func() { p.Record(step) }))
		}
	}
	return parts
}

// row is a line for the other steps that the law allows now, and for what fits any letter.
func (p *Page) row() fyne.CanvasObject {
	right := container.NewHBox()
	for _, a := range letterActions() {
		if !a.rare {
			right.Add(kit.NewButton(assets.Text(a.key), a.icon, func() { a.do(p) }).Quiet().Keyed("Alt+" + string(a.letter)))
		}
	}
	var steps fyne.CanvasObject = container.NewStack()
	if parts := p.quickParts(); len(parts) > 0 {
		caption := container.NewCenter(look.NewText(assets.Text("letter.allowed"), look.Ink2, theme.SizeNameCaptionText))
		steps = kit.NewToolbar(append([]look.Part{{Object: caption}}, parts...)).Content()
	}
	return container.NewBorder(nil, nil, nil, right, steps)
}

// title is what is to be done, with the last day.
func (d *duty) title() fyne.CanvasObject {
	parts := []fyne.CanvasObject{look.NewPara(d.deed, theme.ColorNameForeground, theme.SizeNameSubHeadingText).Bold().Most(1)}
	if d.chip != (look.Chip{}) {
		parts = append(parts, look.NewChip(d.chip))
	}
	return container.New(chipped{fyne.MeasureText(d.deed, look.Size(theme.SizeNameSubHeadingText), fyne.TextStyle{Bold: true}).Width + 2}, parts...)
}

// high is the card beside the count of the days; late leads to the list of duties.
func (d *duty) high(count *fyne.Container, late func()) fyne.CanvasObject {
	left := look.NewColumn(4, look.NewPara(assets.Text("letter.next"), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText), d.title())
	for _, words := range d.said {
		left.Add(look.NewPara(words, look.Ink2, theme.SizeNameText).Most(2))
	}
	if d.warned != "" {
		left.Add(look.NewPara(d.warned, theme.ColorNameWarning, theme.SizeNameCaptionText).Most(2))
	}
	if b := d.lateButton(late); b != nil {
		left.Add(container.NewHBox(b))
	}
	left.Add(look.Inset(0, 4, d.buttons(false)))
	if len(count.Objects) == 0 {
		return views.NewPanel(left)
	}
	line := canvas.NewRectangle(look.Color(theme.ColorNameSeparator))
	return views.NewPanel(container.New(halves{}, left, line, count))
}

// low is the card in a small window; why leads to how the last day is found.
func (d *duty) low(why func()) fyne.CanvasObject {
	top := d.title()
	if d.p.clock() != nil {
		button := kit.NewButton(assets.Text("letter.count"), nil, why).Quiet()
		button.Opens = true
		right := container.NewHBox(button)
		if b := d.lateButton(why); b != nil {
			right = container.NewHBox(b, button)
		}
		top = container.NewBorder(nil, nil, nil, right, top)
	}
	column := look.NewColumn(2, top, look.NewPara(kit.Joined(" ", d.said...), look.Ink2, theme.SizeNameCaptionText).Most(1))
	if d.warned != "" {
		column.Add(look.NewPara(d.warned, theme.ColorNameWarning, theme.SizeNameCaptionText).Most(1))
	}
	column.Add(look.Inset(0, 3, d.buttons(true)))
	return views.NewPanel(column)
}

// chipped puts a chip behind a title that gives way.
type chipped struct{ title float32 }

func (c chipped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(c.title, size.Width)
	if len(objects) > 1 {
		least := objects[1].MinSize()
		width = min(c.title, max(0, size.Width-least.Width-10))
		kit.Put(objects[1], width+10, (size.Height-least.Height)/2, least.Width, least.Height)
	}
	high := objects[0].MinSize().Height
	kit.Put(objects[0], 0, (size.Height-high)/2, width, high)
}

func (c chipped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if len(objects) > 1 {
		size = fyne.NewSize(size.Width+10+objects[1].MinSize().Width, max(size.Height, objects[1].MinSize().Height))
	}
	return size
}

// halves are two columns with a line between them.
type halves struct{}

const halfGap = 16

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := size.Width * 0.51
	kit.Put(objects[0], 0, 0, left-halfGap, size.Height)
	kit.Put(objects[1], left, -7, 1, size.Height+14)
	kit.Put(objects[2], left+halfGap, 0, size.Width-left-halfGap, size.Height)
}

func (halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[2].MinSize()
	return fyne.NewSize(left.Width+right.Width+2*halfGap, max(left.Height, right.Height))
}

// written reports whether a document belongs to the step, which the program writes.
func written(step law.NextStep) bool {
	return (step.Type == register.StepReplied || step.Type == register.StepResultSent) && step.Document != "" && step.Allowed
}
