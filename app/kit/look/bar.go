package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Part is one of the things that stand in a Bar.
type Part struct {
	Object fyne.CanvasObject // nil for what is only in the menu
	// Menu is what stands for it in the menu; nil for what never folds.
	Menu *fyne.MenuItem
	// Grows takes the room that is left.
	Grows bool
	// Stays says that the part folds only when all others have: it tells what is in force.
	Stays func() bool
	// Away says that the part is not there now; nil: it always is.
	Away func() bool
}

// Bar is a row of things that folds from the right: what does not fit goes into a menu
// behind the last button. Its least width is that of what never folds.
type Bar struct {
	parts  []Part
	more   fyne.CanvasObject
	folded []*fyne.MenuItem
	whole  *fyne.Container
}

// NewBar is a bar; more is the button that opens a menu of Folded, shown while something
// is folded.
func NewBar(more fyne.CanvasObject, parts ...Part) *Bar {
	b := &Bar{parts: parts, more: more}
	b.whole = container.New(&barLayout{b})
	for _, p := range parts {
		if p.Object != nil {
			b.whole.Add(p.Object)
		}
	}
	b.whole.Add(more)
	more.Hide()
	return b
}

// Content is the bar.
func (b *Bar) Content() *fyne.Container { return b.whole }

// Folded is what is in the menu now, in the order of the row.
func (b *Bar) Folded() []*fyne.MenuItem { return b.folded }

// Refresh asks every part anew whether it is there.
func (b *Bar) Refresh() { b.whole.Refresh() }

func (b *Bar) there() (there []Part) {
	for _, p := range b.parts {
		if p.Away == nil || !p.Away() {
			there = append(there, p)
		}
	}
	return there
}

type barLayout struct{ b *Bar }

const barGap = 8

func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	add := func(o fyne.CanvasObject) {
		size := o.MinSize()
		least = fyne.NewSize(least.Width+size.Width+barGap, max(least.Height, size.Height))
	}
	folds := false
	for _, p := range l.b.there() {
		if p.Menu == nil {
			add(p.Object)
		} else if folds = true; p.Object != nil {
			least.Height = max(least.Height, p.Object.MinSize().Height)
		}
	}
	if folds {
		add(l.b.more)
	}
	least.Width = max(0, least.Width-barGap)
	return least
}

func (l *barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	there := l.b.there()
	shown := l.fold(there, size.Width)
	room := size.Width + barGap
	growing := 0
	for i, p := range there {
		if shown[i] {
			room -= p.Object.MinSize().Width + barGap
			if p.Grows {
				growing++
			}
		}
	}
	if l.b.more.Visible() {
		room -= l.b.more.MinSize().Width + barGap
	}
	for _, p := range l.b.parts {
		if p.Object != nil {
			p.Object.Hide()
		}
	}
	x := float32(0)
	put := func(o fyne.CanvasObject, more float32) {
		least := o.MinSize()
		o.Show()
		place(o, x, (size.Height-least.Height)/2, least.Width+more, least.Height)
		x += least.Width + more + barGap
	}
	for i, p := range there {
		switch {
		case !shown[i]:
		case p.Grows:
			put(p.Object, max(0, room)/float32(growing))
		default:
			put(p.Object, 0)
		}
	}
	if l.b.more.Visible() {
		put(l.b.more, 0)
	}
}

// fold says which parts have room, and puts the others into the menu.
func (l *barLayout) fold(there []Part, width float32) []bool {
	shown, whole, more := make([]bool, len(there)), -float32(barGap), l.b.more.MinSize().Width+barGap
	folds := false
	for i, p := range there {
		if shown[i] = p.Object != nil; shown[i] {
			whole += p.Object.MinSize().Width + barGap
		} else if !folds {
			folds, whole = true, whole+more
		}
	}
	for _, stays := range []bool{false, true} {
		for i := len(there) - 1; i >= 0 && whole > width; i-- {
			if there[i].Menu == nil || !shown[i] || stays != (there[i].Stays != nil && there[i].Stays()) {
				continue
			}
			if !folds {
				folds, whole = true, whole+more
			}
			whole -= there[i].Object.MinSize().Width + barGap
			shown[i] = false
		}
	}
	l.b.folded = nil
	for i, p := range there {
		if !shown[i] {
			l.b.folded = append(l.b.folded, p.Menu)
		}
	}
	if len(l.b.folded) == 0 {
		l.b.more.Hide()
	} else {
		l.b.more.Show()
	}
	return shown
}

// liked is the width at which nothing folds.
func (b *Bar) liked() float32 {
	width, more := -float32(barGap), float32(0)
	for _, p := range b.there() {
		if p.Object == nil {
			more = b.more.MinSize().Width + barGap
			continue
		}
		width += p.Object.MinSize().Width + barGap
	}
	return max(0, width+more)
}
