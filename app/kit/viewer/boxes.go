package viewer

import (
	"maps"
	"slices"

	"donthu/data/pages"
)

// Boxes are drawn over the pages of a file; each step can be undone.
type Boxes struct {
	of     map[int][]pages.Box
	chosen int // of the page that is shown, -1 for none
	before []map[int][]pages.Box
	last   string // what was done last, so that a box moved by many keys is one step
}

// NewBoxes are none.
func NewBoxes() *Boxes { return &Boxes{of: map[int][]pages.Box{}, chosen: -1} }

// On are the boxes of a page.
func (b *Boxes) On(page int) []pages.Box { return b.of[page] }

// Count is how many there are on all pages.
func (b *Boxes) Count() (n int) {
	for _, all := range b.of {
		n += len(all)
	}
	return n
}

// Chosen reports whether a box of the page shown is chosen.
func (b *Boxes) Chosen() bool { return b.chosen >= 0 }

// keep remembers how it was before a step called so.
func (b *Boxes) keep(called string) {
	if called != "" && called == b.last {
		return
	}
	b.last = called
	now := maps.Clone(b.of)
	for page, all := range now {
		now[page] = slices.Clone(all)
	}
	b.before = append(b.before, now)
}

// Undo takes the last step back and reports whether there was any.
func (b *Boxes) Undo() bool {
	last := len(b.before) - 1
	if last < 0 {
		return false
	}
	b.of, b.before, b.chosen, b.last = b.before[last], b.before[:last], -1, ""
	return true
}

// Undoes reports whether there is a step to take back.
func (b *Boxes) Undoes() bool { return len(b.before) > 0 }

// leastBox is how large a box is at least, in shares of the page: a slip of the mouse is none.
const leastBox = 0.004

// add puts a box on a page and chooses it.
func (b *Boxes) add(page int, box pages.Box) {
	box = tidy(box)
	if box.Right-box.Left < leastBox || box.Bottom-box.Top < leastBox {
		return
	}
	b.keep("")
	b.of[page] = append(b.of[page], box)
	b.chosen = len(b.of[page]) - 1
}

// put changes the chosen box; steps of one name in a row are undone as one.
func (b *Boxes) put(page int, box pages.Box, called string) {
	if b.chosen < 0 || b.chosen >= len(b.of[page]) {
		return
	}
	b.keep(called)
	b.of[page][b.chosen] = tidy(box)
}

// remove takes the chosen box away.
func (b *Boxes) remove(page int) {
	if b.chosen < 0 || b.chosen >= len(b.of[page]) {
		return
	}
	b.keep("")
	b.of[page] = slices.Delete(b.of[page], b.chosen, b.chosen+1)
	b.chosen = len(b.of[page]) - 1
}

// choose goes to the next box of a page.
func (b *Boxes) choose(page int) {
	if n := len(b.of[page]); n > 0 {
		b.chosen, b.last = (b.chosen+1)%n, ""
	}
}

// at is the box that lies on top at a point, -1 for none.
func (b *Boxes) at(page int, x, y float64) int {
	for i, box := range slices.Backward(b.of[page]) {
		if x >= box.Left && x <= box.Right && y >= box.Top && y <= box.Bottom {
			return i
		}
	}
	return -1
}

// tidy is a box with its sides in order, on the page.
func tidy(b pages.Box) pages.Box {
	on := func(x float64) float64 { return max(0, min(x, 1)) }
	return pages.Box{Left: on(min(b.Left, b.Right)), Top: on(min(b.Top, b.Bottom)), Right: on(max(b.Left, b.Right)), Bottom: on(max(b.Top, b.Bottom))}
}

// moved is a box at another place, as large as it was, on the page.
func moved(b pages.Box, x, y float64) pages.Box {
	x, y = max(-b.Left, min(x, 1-b.Right)), max(-b.Top, min(y, 1-b.Bottom))
	return pages.Box{Left: b.Left + x, Top: b.Top + y, Right: b.Right + x, Bottom: b.Bottom + y}
}

// unturned is where a point of the page as it is shown, turned by quarters to the right, lies
// on the page as it stands.
func unturned(x, y float64, quarters int) (float64, float64) {
	switch quarters & 3 {
	case 1:
		return y, 1 - x
	case 2:
		return 1 - x, 1 - y
	case 3:
		return 1 - y, x
	}
	return x, y
}

// turnedBox is where a box of the page is shown when that is turned.
func turnedBox(b pages.Box, quarters int) pages.Box {
	left, top := unturned(b.Left, b.Top, -quarters)
	right, bottom := unturned(b.Right, b.Bottom, -quarters)
	return tidy(pages.Box{Left: left, Top: top, Right: right, Bottom: bottom})
}
