package viewer

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/pages"
)

func near(a, b pages.Box) bool {
	return math.Abs(a.Left-b.Left)+math.Abs(a.Top-b.Top)+math.Abs(a.Right-b.Right)+math.Abs(a.Bottom-b.Bottom) < 1e-9
}

// A box lies on the same words however the page is turned.
func TestABoxIsTurnedWithThePage(t *testing.T) {
	corner := pages.Box{Left: 0, Top: 0, Right: 0.5, Bottom: 0.1} // above, at the left
	for quarters, want := range []pages.Box{corner, {Left: 0.9, Top: 0, Right: 1, Bottom: 0.5}, {Left: 0.5, Top: 0.9, Right: 1, Bottom: 1}, {Left: 0, Top: 0.5, Right: 0.1, Bottom: 1}} {
		if got := turnedBox(corner, quarters); !near(got, want) {
			t.Errorf("turned %d times it lies at %v, want %v", quarters, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		share := rapid.Float64Range(0, 1)
		x, y, q := share.Draw(t, "x"), share.Draw(t, "y"), rapid.IntRange(-4, 4).Draw(t, "q")
		b := tidy(pages.Box{Left: x, Top: y, Right: share.Draw(t, "r"), Bottom: share.Draw(t, "b")})
		if back := turnedBox(turnedBox(b, q), -q); !near(back, b) {
			t.Fatalf("%v turned %d times and back is %v", b, q, back)
		}
		shownX, shownY := unturned(x, y, -q)
		if backX, backY := unturned(shownX, shownY, q); math.Abs(backX-x)+math.Abs(backY-y) > 1e-9 {
			t.Fatalf("the point %v,%v is taken for %v,%v", x, y, backX, backY)
		}
	})
}

// Whatever is done with boxes stays on the page and is undone step by step.
func TestBoxesStayOnThePageAndAreUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := NewBoxes()
		states := []map[int][]pages.Box{{}}
		number := rapid.Float64Range(-0.5, 1.5)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			page, before := rapid.IntRange(0, 2).Draw(t, "page"), len(b.before)
			b.chosen = min(b.chosen, len(b.On(page))-1)
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				b.add(page, pages.Box{Left: number.Draw(t, "l"), Top: number.Draw(t, "t"), Right: number.Draw(t, "r"), Bottom: number.Draw(t, "b")})
			case 1:
				b.last = ""
				if b.Chosen() {
					b.put(page, moved(b.On(page)[b.chosen], number.Draw(t, "x"), number.Draw(t, "y")), "move")
				}
			case 2:
				b.remove(page)
			}
			if len(b.before) > before {
				states = append(states, map[int][]pages.Box{})
				for p := range 3 {
					if all := b.On(p); len(all) > 0 {
						states[len(states)-1][p] = append([]pages.Box(nil), all...)
					}
				}
			}
			for p := range 3 {
				for _, box := range b.On(p) {
					if box.Left < 0 || box.Top < 0 || box.Right > 1+1e-9 || box.Bottom > 1+1e-9 || box.Right < box.Left || box.Bottom < box.Top {
						t.Fatalf("a box lies at %v", box)
					}
				}
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			if !b.Undo() {
				t.Fatal("a step cannot be undone")
			}
			now := map[int][]pages.Box{}
			for p := range 3 {
				if all := b.On(p); len(all) > 0 {
					now[p] = append([]pages.Box(nil), all...)
				}
			}
			if !reflect.DeepEqual(now, states[i]) {
				t.Fatalf("undone to %v, was %v", now, states[i])
			}
		}
		if b.Undo() || b.Count() != 0 {
			t.Fatal("more was undone than was done")
		}
	})
}

// A slip of the mouse makes no box.
func TestTheLeastBox(t *testing.T) {
	for _, c := range []struct {
		side float64
		n    int
	}{{leastBox, 1}, {leastBox - 0.0001, 0}} {
		b := NewBoxes()
		b.add(0, pages.Box{Right: c.side, Bottom: c.side})
		if b.Count() != c.n || b.Undoes() != (c.n > 0) {
			t.Errorf("a box of %v makes %d", c.side, b.Count())
		}
	}
}

func TestByWhatABoxIsHeld(t *testing.T) {
	b := pages.Box{Left: 0.2, Top: 0.2, Right: 0.6, Bottom: 0.4}
	for _, c := range []struct {
		x, y float64
		want grip
	}{{0.4, 0.3, gripMiddle}, {0.2, 0.3, gripLeft}, {0.61, 0.3, gripRight}, {0.6, 0.4, gripRight | gripBottom}, {0.4, 0.19, gripTop}, {0.7, 0.3, gripNew}, {0.4, 0.5, gripNew}} {
		if got := gripOf(b, c.x, c.y, 0.011); got != c.want {
			t.Errorf("at %v,%v the box is held by %v, want %v", c.x, c.y, got, c.want)
		}
	}
}
