package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/app/kit"
	"donthu/data/register"
)

// What the tests of this package, which see the whole window, reach inside it.

// Tile is the figure with the name.
func (r *Room) Tile(key string) *kit.NumberCard {
	for _, t := range r.tiles {
		if t.key == key {
			return t.NumberCard
		}
	}
	return nil
}

// Work is the list of what is to be done.
func (r *Room) Work() *workList { return r.work }

// Letters are those that the list names, top down; a nil letter is the head of a section.
func (l *workList) Letters() (all []*register.Letter) {
	for _, row := range l.rows {
		all = append(all, row.letter)
	}
	return all
}

// Deed is what a row wants done, and its chip.
func (l *workList) Deed(row int) (deed, due string) { return l.rows[row].deed, l.rows[row].chip.Text }

// Narrow says whether the cards are behind tabs.
func (r *Room) Narrow() bool { return r.folding.Now() == 0 }

// Told is what a row that is so wide draws of its deed, and what it says of it under the mouse.
func (l *workList) Told(row int, width float32) (drawn, tip string) {
	l.rows[row].Resize(fyne.NewSize(width, l.rows[row].Size().Height))
	return test.WidgetRenderer(l.rows[row]).(*rowRenderer).texts[0].Text, l.rows[row].ToolTip()
}
