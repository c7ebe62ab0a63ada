package kit

import (
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
)

// calendar is one month, Monday first. Arrows move by a day or week, PgUp and
// PgDn by a month, Enter picks, Esc closes.
type calendar struct {
	widget.BaseWidget
	cursor  day.Date
	today   day.Date // zero: not marked
	onPick  func(day.Date)
	onClose func()
}

func newCalendar(cursor, today day.Date) *calendar {
	c := &calendar{cursor: cursor, today: today}
	c.ExtendBaseWidget(c)
	return c
}

// firstShown is the Monday in the upper left corner.
func (c *calendar) firstShown() day.Date {
	first, _ := day.NewDate(c.cursor.Year(), c.cursor.Month(), 1)
	return first.AddDays(-(int(first.Weekday()) + 6) % 7)
}

func (c *calendar) moveTo(day day.Date) {
	c.cursor = day
	c.Refresh()
}

func (c *calendar) moveMonths(months int) { c.moveTo(MonthsOn(c.cursor, months)) }

// MonthsOn is the same day of another month, or its last where that is shorter.
func MonthsOn(from day.Date, months int) day.Date {
	index := from.Year()*12 + from.Month() - 1 + months
	for on := from.Day(); ; on-- {
		if moved, err := day.NewDate(index/12, index%12+1, on); err == nil || on == 1 {
			return moved
		}
	}
}

// DaysOfKey is by how many days an arrow moves a cursor in a calendar.
var DaysOfKey = map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -7, fyne.KeyDown: 7}

// FocusGained belongs to Fyne.
func (c *calendar) FocusGained() {}

// FocusLost belongs to Fyne.
func (c *calendar) FocusLost() {}

// TypedRune belongs to Fyne.
func (c *calendar) TypedRune(rune) {}

func (c *calendar) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		c.moveTo(c.cursor.AddDays(DaysOfKey[event.Name]))
	case fyne.KeyPageUp:
		c.moveMonths(-1)
	case fyne.KeyPageDown:
		c.moveMonths(1)
	case fyne.KeyHome:
		if !c.today.IsZero() {
			c.moveTo(c.today)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.onPick(c.cursor)
	case fyne.KeyEscape, fyne.KeyF4:
		c.onClose()
	}
}

// The grid: a row for the month, one for the weekdays, six weeks, one for today.
const calendarRows, calendarColumns = 9, 7

func (c *calendar) cell() fyne.Size {
	size := theme.Size(theme.SizeNameText)
	return fyne.NewSize(size*2.6, size*2)
}

func (c *calendar) Tapped(event *fyne.PointEvent) {
	cell := c.cell()
	row, column := int(event.Position.Y/cell.Height), int(event.Position.X/cell.Width)
	switch {
	case row == 0 && column == 0:
		c.moveMonths(-1)
	case row == 0 && column == calendarColumns-1:
		c.moveMonths(1)
	case row == calendarRows-1 && !c.today.IsZero():
		c.onPick(c.today)
	case row >= 2 && row < calendarRows-1 && column < calendarColumns:
		c.onPick(c.firstShown().AddDays((row-2)*7 + column))
	}
}

func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{c: c, mark: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.ring.StrokeWidth = 1.5
	r.mark.CornerRadius, r.ring.CornerRadius = 3, 3
	r.back, r.forth = widget.NewIcon(theme.NavigateBackIcon()), widget.NewIcon(theme.NavigateNextIcon())
	r.All = []fyne.CanvasObject{r.mark, r.ring, r.back, r.forth}
	newText := func() *canvas.Text {
		text := canvas.NewText("", color.Transparent)
		text.Alignment = fyne.TextAlignCenter
		r.All = append(r.All, text)
		return text
	}
	r.month, r.footer = newText(), newText()
	r.month.TextStyle.Bold = true
	for range calendarColumns {
		r.names = append(r.names, newText())
	}
	for range 6 * calendarColumns {
		r.days = append(r.days, newText())
	}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	look.Shapes
	c             *calendar
	mark, ring    *canvas.Rectangle
	back, forth   *widget.Icon
	month, footer *canvas.Text
	names, days   []*canvas.Text
}

func (r *calendarRenderer) MinSize() fyne.Size {
	cell := r.c.cell()
	return fyne.NewSize(cell.Width*calendarColumns, cell.Height*calendarRows)
}

func (r *calendarRenderer) Layout(fyne.Size) {
	cell := r.c.cell()
	place := func(o fyne.CanvasObject, row, column, span int) {
		Put(o, float32(column)*cell.Width, float32(row)*cell.Height, float32(span)*cell.Width, cell.Height)
	}
	place(r.back, 0, 0, 1)
	place(r.month, 0, 1, 5)
	place(r.forth, 0, 6, 1)
	for i, name := range r.names {
		place(name, 1, i, 1)
	}
	first := r.c.firstShown()
	r.ring.Hide()
	for i, text := range r.days {
		place(text, 2+i/7, i%7, 1)
		if first.AddDays(i) == r.c.cursor {
			place(r.mark, 2+i/7, i%7, 1)
		}
		if first.AddDays(i) == r.c.today {
			place(r.ring, 2+i/7, i%7, 1)
			r.ring.Show()
		}
	}
	place(r.footer, calendarRows-1, 0, 7)
}

func (r *calendarRenderer) Refresh() {
	c, size := r.c, theme.Size(theme.SizeNameText)
	set := func(text *canvas.Text, words string, name fyne.ThemeColorName) {
		text.Text, text.Color, text.TextSize = words, theme.Color(name), size
		text.Refresh()
	}
	set(r.month, assets.Text("ui.calendar.month", "month", c.cursor.Month(), "year", c.cursor.Year()), theme.ColorNameForeground)
	for i, name := range r.names {
		set(name, assets.Text(fmt.Sprintf("ui.weekday.short.%d", (i+1)%7)), theme.ColorNamePlaceHolder)
	}
	first := c.firstShown()
	for i, text := range r.days {
		day := first.AddDays(i)
		name := theme.ColorNameForeground
		switch {
		case day == c.cursor:
			name = theme.ColorNameForegroundOnPrimary
		case day.Month() != c.cursor.Month():
			name = theme.ColorNameDisabled
		case i%7 >= 5:
			name = theme.ColorNameError
		}
		text.TextStyle.Bold = day == c.cursor
		set(text, strconv.Itoa(day.Day()), name)
	}
	footer := ""
	if !c.today.IsZero() {
		footer = assets.Text("ui.calendar.today", "day", c.today.Shown())
	}
	set(r.footer, footer, theme.ColorNamePrimary)
	r.mark.FillColor = theme.Color(theme.ColorNamePrimary)
	r.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	r.mark.Refresh()
	r.ring.Refresh()
	r.Layout(c.Size())
}
