package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/calendar"
	"donthu/data/day"
)

// yearGrid shows the twelve months of a year, Monday first, and a cursor on a
// day. Arrows move it by a day or a week, PgUp and PgDn by a month, Home to
// today, Enter and Space edit the day, Delete takes the office's edit back. All
// other keys are the window's.
type yearGrid struct {
	widget.BaseWidget
	o      *desk.Desk
	cursor day.Date
	day    func(day.Date) calendar.Day

	onMove     func(day.Date) // the cursor stands on another day
	onHover    func(day.Date) // the mouse is over a day; zero: over none
	onEdit     func(day.Date)
	onTakeBack func(day.Date)

	focused bool
	hovered day.Date
	room    fyne.Size // of the scroll around it
}

const (
	months, monthsAcross, monthsWide = 12, 4, 6 // in a line, and where the room is low and wide
	weekLines                        = 8        // the month's name, the names of the days, six weeks
)

// leastYear is as small as a year with so many months in a line can be read.
func leastYear(across int) fyne.Size {
	text := theme.Size(theme.SizeNameText)
	return fyne.NewSize(float32(across)*(7*text*1.5+monthGap), float32(months/across)*(weekLines*text*1.36+monthGap/2))
}

// acrossIn is how many months stand in a line where there is so much room.
func acrossIn(size fyne.Size) int {
	if size.Height < leastYear(monthsAcross).Height && size.Width >= leastYear(monthsWide).Width {
		return monthsWide
	}
	return monthsAcross
}

func newYearGrid(o *desk.Desk, day func(day.Date) calendar.Day) *yearGrid {
	g := &yearGrid{o: o, cursor: o.Today(), day: day}
	g.ExtendBaseWidget(g)
	return g
}

func (g *yearGrid) year() int { return g.cursor.Year() }

// moveTo puts the cursor on a day, as near as there is one in the years that the
// calendar knows.
func (g *yearGrid) moveTo(d day.Date) {
	d = min(max(d, day.Date(calendar.FirstYear*10000+101)), day.Date(calendar.LastYear*10000+1231))
	if d == g.cursor {
		return
	}
	g.cursor = d
	g.Refresh()
	if g.onMove != nil {
		g.onMove(d)
	}
}

// moveMonths moves the cursor to the same day of another month, or to its last.
func (g *yearGrid) moveMonths(months int) { g.moveTo(kit.MonthsOn(g.cursor, months)) }

// TypedKey moves the cursor and edits the day under it.
func (g *yearGrid) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		g.moveTo(g.cursor.AddDays(kit.DaysOfKey[event.Name]))
	case fyne.KeyPageUp:
		g.moveMonths(-1)
	case fyne.KeyPageDown:
		g.moveMonths(1)
	case fyne.KeyHome:
		g.moveTo(g.o.Today())
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.onEdit(g.cursor)
	case fyne.KeyDelete:
		g.onTakeBack(g.cursor)
	default:
		kit.KeyToWindow(g, event)
	}
}

// TypedShortcut hands shortcuts to the window.
func (g *yearGrid) TypedShortcut(s fyne.Shortcut) { kit.ShortcutToWindow(g, s) }

// TypedRune belongs to Fyne.
func (g *yearGrid) TypedRune(rune) {}

// FocusGained shows the focus.
func (g *yearGrid) FocusGained() {
	g.focused = true
	g.Refresh()
}

// FocusLost pales the cursor.
func (g *yearGrid) FocusLost() {
	g.focused = false
	g.Refresh()
}

// MouseDown moves the cursor at once: waiting for a possible double click would
// feel slow.
func (g *yearGrid) MouseDown(event *desktop.MouseEvent) {
	if d := g.dayAt(event.Position); !d.IsZero() {
		g.moveTo(d)
	}
	g.o.Window.Canvas().Focus(g)
}

// MouseUp belongs to Fyne.
func (g *yearGrid) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped edits the day under the mouse.
func (g *yearGrid) DoubleTapped(event *fyne.PointEvent) {
	if d := g.dayAt(event.Position); !d.IsZero() {
		g.onEdit(d)
	}
}

// MouseIn tells which day the mouse is over.
func (g *yearGrid) MouseIn(event *desktop.MouseEvent) { g.hover(g.dayAt(event.Position)) }

// MouseMoved tells which day the mouse is over.
func (g *yearGrid) MouseMoved(event *desktop.MouseEvent) { g.hover(g.dayAt(event.Position)) }

// MouseOut tells that the mouse is over no day.
func (g *yearGrid) MouseOut() { g.hover(0) }

func (g *yearGrid) hover(d day.Date) {
	if d != g.hovered && g.onHover != nil {
		g.hovered = d
		g.onHover(d)
	}
}

// Cursor is the hand over days.
func (g *yearGrid) Cursor() desktop.Cursor {
	if g.hovered.IsZero() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// yearCells is where things stand in a grid of a certain size.
type yearCells struct {
	across      int
	month, cell fyne.Size
}

// monthGap keeps months apart.
const monthGap = 14

func cellsOf(size fyne.Size) yearCells {
	across := acrossIn(size)
	month := fyne.NewSize((size.Width+monthGap)/float32(across), (size.Height+monthGap/2)/float32(months/across))
	return yearCells{across: across, month: month, cell: fyne.NewSize((month.Width-monthGap)/7, (month.Height-monthGap/2)/weekLines)}
}

// at is the upper left corner of a place in a month from 1 to 12: a line from 0
// (its name) and a column from 0 (Monday).
func (c yearCells) at(month, line, column int) fyne.Position {
	return fyne.NewPos(
		float32((month-1)%c.across)*c.month.Width+float32(column)*c.cell.Width,
		float32((month-1)/c.across)*c.month.Height+float32(line)*c.cell.Height)
}

// firstColumn is the column of the first of a month.
func firstColumn(year, month int) int {
	return (int(day.Date(year*10000+month*100+1).Weekday()) + 6) % 7
}

// dayPlace is the upper left corner of a day.
func (c yearCells) dayPlace(d day.Date) fyne.Position {
	place := firstColumn(d.Year(), d.Month()) + d.Day() - 1
	return c.at(d.Month(), 2+place/7, place%7)
}

// dayAt is the day at a position in the grid, zero where there is none.
func (g *yearGrid) dayAt(p fyne.Position) day.Date {
	c := cellsOf(g.Size())
	if p.X < 0 || p.Y < 0 || c.cell.Width <= 0 || c.cell.Height <= 0 {
		return 0
	}
	across, down := int(p.X/c.month.Width), int(p.Y/c.month.Height)
	if across >= c.across || down >= months/c.across {
		return 0
	}
	month := down*c.across + across + 1
	corner := c.at(month, 2, 0)
	if p.Y < corner.Y {
		return 0
	}
	line, column := int((p.Y-corner.Y)/c.cell.Height), int((p.X-corner.X)/c.cell.Width)
	if column > 6 {
		return 0
	}
	d, err := day.NewDate(g.year(), month, line*7+column-firstColumn(g.year(), month)+1)
	if err != nil {
		return 0
	}
	return d
}
