package reception

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
)

// sign is what a day of the quarter says: a ground or an edge, always with an icon, for
// colour alone says nothing.
type sign struct {
	key                string // of its words in the legend
	icon               fyne.Resource
	ground, edge, text fyne.ThemeColorName // "" for none
}

// The signs of days, in the order of the legend.
var (
	signReceived    = &sign{"schedule.sign.received", look.IconCheck, look.Sunken, "", theme.ColorNameForeground}
	signPosted      = &sign{"schedule.sign.posted", look.IconSend, look.PrimarySoft, "", theme.ColorNamePrimary}
	signUrgent      = &sign{"schedule.sign.urgent", look.IconWarning, look.WarnSoft, theme.ColorNameWarning, theme.ColorNameWarning}
	signUnpublished = &sign{"schedule.sign.unpublished", look.IconCircle, "", theme.ColorNamePrimary, theme.ColorNamePrimary}
	signMeeting     = &sign{"schedule.sign.meeting", look.IconPeople, "", "", theme.ColorNameForeground}
	signHoliday     = &sign{"schedule.sign.holiday", look.IconClose, look.DangerSoft, "", theme.ColorNameError}
	signs           = []*sign{signReceived, signPosted, signUrgent, signUnpublished, signMeeting, signHoliday}
)

// months shows the three months of a quarter beside each other and a cursor on a day.
// Arrows move it by a day or a week, Enter opens the day.
type months struct {
	widget.BaseWidget
	o       *desk.Desk
	period  day.Period
	cursor  day.Date
	signOf  func(day.Date) *sign // nil for none
	about   func(month day.Period) string
	onMove  func(day.Date)
	onEnter func(day.Date)

	focused bool
}

func newMonths(o *desk.Desk, period day.Period) *months {
	m := &months{o: o, period: period, cursor: o.Today(), signOf: func(day.Date) *sign { return nil }, about: func(day.Period) string { return "" }}
	m.ExtendBaseWidget(m)
	return m
}

// show shows another quarter, or this one anew.
func (m *months) show(period day.Period) {
	if m.period = period; !period.Contains(m.cursor) {
		m.cursor = period.From
	}
	m.Refresh()
}

func (m *months) moveTo(d day.Date) {
	if d = min(max(d, m.period.From), m.period.To); d == m.cursor {
		return
	}
	m.cursor = d
	m.Refresh()
	m.onMove(d)
}

// TypedKey moves the cursor and opens the day under it.
func (m *months) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		m.moveTo(m.cursor.AddDays(kit.DaysOfKey[event.Name]))
	case fyne.KeyPageUp:
		m.moveTo(kit.MonthsOn(m.cursor, -1))
	case fyne.KeyPageDown:
		m.moveTo(kit.MonthsOn(m.cursor, 1))
	case fyne.KeyHome:
		m.moveTo(m.o.Today())
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.onEnter(m.cursor)
	default:
		kit.KeyToWindow(m, event)
	}
}

// TypedShortcut hands shortcuts to the window.
func (m *months) TypedShortcut(s fyne.Shortcut) { kit.ShortcutToWindow(m, s) }

// TypedRune belongs to Fyne.
func (m *months) TypedRune(rune) {}

// FocusGained shows the focus.
func (m *months) FocusGained() {
	m.focused = true
	m.Refresh()
}

// FocusLost pales the cursor.
func (m *months) FocusLost() {
	m.focused = false
	m.Refresh()
}

// MouseDown moves the cursor at once: waiting for a double click would feel slow.
func (m *months) MouseDown(event *desktop.MouseEvent) {
	m.o.Window.Canvas().Focus(m)
	if d := m.dayAt(event.Position); !d.IsZero() {
		m.moveTo(d)
	}
}

// MouseUp belongs to Fyne.
func (m *months) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the day under the mouse.
func (m *months) DoubleTapped(event *fyne.PointEvent) {
	if d := m.dayAt(event.Position); !d.IsZero() {
		m.onEnter(d)
	}
}

// Cursor is the hand.
func (m *months) Cursor() desktop.Cursor { return desktop.PointerCursor }

const (
	monthSide = 16 // at the sides of the months
	monthGap  = 20
	monthHead = 30
	monthName = 22 // of a weekday
	monthFoot = 36
)

// cell is the size of a day in a calendar of some size.
func (m *months) cell(size fyne.Size) fyne.Size {
	least := max(32, look.Scaled(31))
	high := (size.Height - look.Scaled(monthHead+monthName+monthFoot)) / 6
	return fyne.NewSize((size.Width-2*monthSide-2*monthGap)/21, min(max(least, high), look.Scaled(44)))
}

// place is where a day stands.
func (m *months) place(d day.Date, cell fyne.Size) fyne.Position {
	month := d.Month() - m.period.From.Month()
	at := day.Date(d.Year()*10000 + d.Month()*100 + 1)
	n := (int(at.Weekday())+6)%7 + d.Day() - 1
	return fyne.NewPos(m.left(month, cell)+float32(n%7)*cell.Width, look.Scaled(monthHead+monthName)+float32(n/7)*cell.Height)
}

func (m *months) left(month int, cell fyne.Size) float32 {
	return monthSide + float32(month)*(7*cell.Width+monthGap)
}

// dayAt is the day at a position, zero where there is none.
func (m *months) dayAt(p fyne.Position) day.Date {
	cell := m.cell(m.Size())
	for d := m.period.From; d <= m.period.To; d = d.AddDays(1) {
		if at := m.place(d, cell); p.X >= at.X && p.X < at.X+cell.Width && p.Y >= at.Y && p.Y < at.Y+cell.Height {
			return d
		}
	}
	return 0
}

// CreateRenderer belongs to Fyne.
func (m *months) CreateRenderer() fyne.WidgetRenderer { return &monthsRenderer{m: m} }

type monthsRenderer struct {
	m    *months
	size fyne.Size
	all  []fyne.CanvasObject
}

func (r *monthsRenderer) Destroy()                     {}
func (r *monthsRenderer) Objects() []fyne.CanvasObject { return r.all }

// MinSize has room for days that a finger or a mouse can meet.
func (r *monthsRenderer) MinSize() fyne.Size {
	cell := r.m.cell(fyne.Size{})
	return fyne.NewSize(2*monthSide+2*monthGap+21*max(32, look.Scaled(27)), look.Scaled(monthHead+monthName+monthFoot)+6*cell.Height)
}

func (r *monthsRenderer) Layout(size fyne.Size) {
	r.size = size
	r.Refresh()
}

// Refresh draws the quarter anew.
func (r *monthsRenderer) Refresh() {
	r.all = nil
	if r.size.Width == 0 {
		return
	}
	m, cell := r.m, r.m.cell(r.size)
	for at := m.period.From; at <= m.period.To; {
		month := day.MonthPeriod(at.Year(), at.Month(), true)
		left, wide := m.left(at.Month()-m.period.From.Month(), cell), 7*cell.Width
		name := look.NewBold(assets.Text("schedule.monthName", "month", at.Month(), "year", at.Year()), theme.ColorNameForeground, look.CardTitle)
		r.put(name, left+4, 4, wide, look.Scaled(monthHead)-4)
		about := look.NewText(m.about(month), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText)
		about.Alignment = fyne.TextAlignTrailing
		r.put(about, left, 4, wide-4, look.Scaled(monthHead)-4)
		for i := range 7 {
			name := look.NewText(assets.Text("schedule.weekday."+strconv.Itoa((i+1)%7)), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText)
			r.middle(name, left+float32(i)*cell.Width, look.Scaled(monthHead), fyne.NewSize(cell.Width, look.Scaled(monthName)))
		}
		for d := month.From; d <= month.To; d = d.AddDays(1) {
			r.day(d, cell)
		}
		at = month.To.AddDays(1)
	}
	r.legend(cell)
	canvas.Refresh(m)
}

func (r *monthsRenderer) put(o fyne.CanvasObject, x, y, width, height float32) {
	kit.Put(o, x, y, width, height)
	r.all = append(r.all, o)
}

func (r *monthsRenderer) middle(t *canvas.Text, x, y float32, size fyne.Size) {
	t.Alignment = fyne.TextAlignCenter
	r.put(t, x, y, size.Width, size.Height)
}

// box is a rounded ground.
func (r *monthsRenderer) box(ground, edge fyne.ThemeColorName, stroke, x, y, width, height float32) {
	b := canvas.NewRectangle(color.Transparent)
	b.CornerRadius = 6
	if ground != "" {
		b.FillColor = look.Color(ground)
	}
	if edge != "" {
		b.StrokeColor, b.StrokeWidth = look.Color(edge), stroke
	}
	r.put(b, x, y, width, height)
}

func (r *monthsRenderer) icon(icon fyne.Resource, role fyne.ThemeColorName, x, y, side float32) {
	picture := canvas.NewImageFromResource(look.Painted(icon, role))
	picture.FillMode = canvas.ImageFillContain
	r.put(picture, x, y, side, side)
}

func (r *monthsRenderer) day(d day.Date, cell fyne.Size) {
	m, at, sign := r.m, r.m.place(d, cell), r.m.signOf(d)
	ink, bold := theme.ColorNameForeground, false
	if w := d.Weekday(); w == 0 || w == 6 {
		ink = theme.ColorNamePlaceHolder
	}
	iconInk := ink
	wide := min(cell.Width-3, cell.Height+8)
	x, y, high := at.X+(cell.Width-wide)/2, at.Y+1, cell.Height-2
	if sign != nil {
		stroke := float32(1)
		if sign == signUrgent {
			stroke = 2
		}
		r.box(sign.ground, sign.edge, stroke, x, y, wide, high)
		ink, iconInk, bold = sign.text, sign.text, sign != signMeeting && sign != signHoliday
	}
	if d == m.o.Today() {
		r.box(theme.ColorNamePrimary, "", 0, x, y, wide, high)
		ink, iconInk, bold = theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnPrimary, true
	}
	if d == m.cursor {
		edge := theme.ColorNamePlaceHolder
		if m.focused {
			edge = theme.ColorNameForeground
		}
		r.box("", edge, 2, x-1, y-1, wide+2, high+2)
	}
	number := look.NewText(strconv.Itoa(d.Day()), ink, theme.SizeNameText)
	number.TextStyle.Bold = bold
	r.middle(number, at.X, at.Y, cell)
	if sign != nil && sign != signHoliday {
		side := look.Scaled(11)
		r.icon(sign.icon, iconInk, x+wide-side-1, y+1, side)
	}
}

// legend says what the signs mean, as many as there is room for.
func (r *monthsRenderer) legend(cell fyne.Size) {
	top := look.Scaled(monthHead+monthName) + 6*cell.Height + 2
	line := canvas.NewRectangle(look.Color(theme.ColorNameSeparator))
	r.put(line, 1, top, r.size.Width-2, 1)
	high, side, x := look.Scaled(monthFoot)-3, look.Scaled(14), float32(monthSide)
	entry := func(words string, icon fyne.Resource, ground, ink fyne.ThemeColorName) {
		t := look.NewText(words, look.Ink2, theme.SizeNameCaptionText)
		wide := t.MinSize().Width
		if x+side+6+wide > r.size.Width-monthSide {
			return
		}
		if ground != "" {
			r.box(ground, "", 0, x-2, top+(high-side)/2-2, side+4, side+4)
		}
		if icon != nil {
			r.icon(icon, ink, x, top+(high-side)/2, side)
		}
		r.put(t, x+side+6, top, wide, high)
		x += side + 6 + wide + 16
	}
	for _, s := range signs {
		entry(assets.Text(s.key), s.icon, s.ground, s.text)
	}
	entry(assets.Text("schedule.sign.today"), nil, theme.ColorNamePrimary, "")
}
