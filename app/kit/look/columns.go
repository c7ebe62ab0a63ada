package look

import "fyne.io/fyne/v2"

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
}

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
