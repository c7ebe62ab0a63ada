package look

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

// Column is how a column of a table is drawn.
type Column struct {
	Title string
	Width float32 // before it grows, in the text size 1
	Align fyne.TextAlign
	Grow  bool // shares the room that is left; shrinks before the table is wider than its room
	// Yield ranks the columns that leave where the room is short: the highest first, 0
	// never.
	Yield  int
	Hidden bool // the user does not want to see it
	// Found are the stretches of a text, in bytes, that are what is looked for; nil: nothing
	// is marked.
	Found Finder
}

// Finder finds stretches of a text, from its beginning.
type Finder func(words string) [][2]int

// Slot is where a column stands now.
type Slot struct {
	Column   int
	X, Width float32
}

// End is where the slot ends.
func (s Slot) End() float32 { return s.X + s.Width }

// growLeast is the narrowest that a column which grows becomes when the room is short.
const growLeast = 96

// Arrange places the columns, in the order in which the user wants them. Where the room
// is short those that may leave do; what must stay may be wider than the room in the end.
func Arrange(columns []Column, order []int, room float32) []Slot {
	var slots []Slot
	for _, i := range order {
		if !columns[i].Hidden {
			slots = append(slots, Slot{Column: i, Width: columns[i].Width})
		}
	}
	for width(slots) > room {
		first := -1
		for at, s := range slots {
			if y := columns[s.Column].Yield; y > 0 && (first < 0 || y >= columns[slots[first].Column].Yield) {
				first = at
			}
		}
		if first < 0 {
			break
		}
		slots = append(slots[:first], slots[first+1:]...)
	}
	share(columns, slots, room-width(slots))
	x := float32(0)
	for i := range slots {
		slots[i].X = x
		x += slots[i].Width
	}
	return slots
}

// share gives the columns that grow the room that is left, or takes what lacks from them.
func share(columns []Column, slots []Slot, left float32) {
	var growing []int
	for at, s := range slots {
		if columns[s.Column].Grow {
			growing = append(growing, at)
		}
	}
	if len(growing) == 0 && left > 0 && len(slots) > 0 {
		growing = []int{len(slots) - 1}
	}
	for _, at := range growing {
		wanted := slots[at].Width + left/float32(len(growing))
		slots[at].Width = max(wanted, min(slots[at].Width, growLeast))
	}
}

func width(slots []Slot) float32 {
	width := float32(0)
	for _, s := range slots {
		width += s.Width
	}
	return width
}

// Place puts columns into an order that was kept: each counted from 1, negative when it is
// hidden. What is not such an order changes nothing.
func Place(columns []Column, places []int, kept []float64) {
	order := make([]int, 0, len(kept))
	for _, number := range kept {
		order = append(order, int(math.Abs(number))-1)
	}
	sorted := slices.Sorted(slices.Values(order))
	if len(order) != len(columns) || sorted[0] != 0 || slices.ContainsFunc(sorted, func(i int) bool { return i < 0 || i >= len(sorted) || sorted[i] != i }) {
		return
	}
	copy(places, order)
	for at, number := range kept {
		columns[places[at]].Hidden = number < 0
	}
}

// Placed are the widths of columns, and their order as Place reads it.
func Placed(columns []Column, order []int) (widths, places []float64) {
	widths, places = make([]float64, len(columns)), make([]float64, len(columns))
	for i, column := range columns {
		widths[i] = float64(column.Width)
	}
	for at, i := range order {
		places[at] = float64(i + 1)
		if columns[i].Hidden {
			places[at] = -places[at]
		}
	}
	return widths, places
}

// Titled is how many columns with a title are shown.
func Titled(columns []Column) (shown int) {
	for _, column := range columns {
		if !column.Hidden && column.Title != "" {
			shown++
		}
	}
	return shown
}

// Shift moves a column past the next one that is shown; where the first holds marks it
// stays the first.
func Shift(columns []Column, places []int, column, by int, marks bool) {
	at := slices.Index(places, column)
	for to := at + by; to >= 0 && to < len(places); to += by {
		other := places[to]
		if other == 0 && marks {
			return
		}
		if !columns[other].Hidden {
			copy(places, slices.Insert(slices.Delete(slices.Clone(places), at, at+1), to, column))
			return
		}
	}
}

// AsFirst shows all columns in their own order.
func AsFirst(columns []Column, places []int) {
	for i := range columns {
		places[i], columns[i].Hidden = i, false
	}
}
