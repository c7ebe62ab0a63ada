package settings

import (
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/calendar"
	"donthu/data/day"
)

// dayPaint is how a sort of day is drawn: a pale or no ground, a strong number.
type dayPaint struct {
	key    string              // of its words in the legend
	ground fyne.ThemeColorName // empty: none
	pale   uint8               // how much of the ground shows, of 255
	text   fyne.ThemeColorName
}

var (
	paintWeekday    = dayPaint{text: theme.ColorNameForeground}
	paintWeekend    = dayPaint{"workdays.legend.weekend", theme.ColorNameSeparator, 0xff, theme.ColorNamePlaceHolder}
	paintHoliday    = dayPaint{"workdays.legend.holiday", theme.ColorNameError, 0x3c, theme.ColorNameError}
	paintSubstitute = dayPaint{"workdays.legend.substitute", theme.ColorNameWarning, 0x3c, theme.ColorNameWarning}
	paintWorked     = dayPaint{"workdays.legend.worked", theme.ColorNameSuccess, 0x3c, theme.ColorNameSuccess}
	paintOffice     = dayPaint{"workdays.legend.office", theme.ColorNamePrimary, 0xff, theme.ColorNameForegroundOnPrimary}
	dayPaints       = []dayPaint{paintWeekend, paintHoliday, paintSubstitute, paintWorked, paintOffice}
)

var paintOfKind = map[calendar.DayKind]dayPaint{calendar.Weekday: paintWeekday, calendar.Weekend: paintWeekend,
	calendar.Holiday: paintHoliday, calendar.Substitute: paintSubstitute, calendar.Worked: paintWorked}

func paintOf(d calendar.Day) dayPaint {
	if d.Origin == calendar.ByTheOffice {
		return paintOffice
	}
	return paintOfKind[d.Kind]
}

func (l dayPaint) groundColor() color.Color {
	if l.ground == "" {
		return color.Transparent
	}
	return look.Faint(theme.Color(l.ground), l.pale)
}

// CreateRenderer belongs to Fyne.
func (g *yearGrid) CreateRenderer() fyne.WidgetRenderer {
	r := &yearRenderer{g: g, ring: canvas.NewRectangle(color.Transparent), today: canvas.NewRectangle(color.Transparent)}
	text := func() *canvas.Text {
		t := canvas.NewText("", color.Transparent)
		t.Alignment = fyne.TextAlignCenter
		return t
	}
	for month := range r.months {
		r.months[month] = text()
		r.months[month].Alignment, r.months[month].TextStyle.Bold = fyne.TextAlignLeading, true
		r.All = append(r.All, r.months[month])
		for column := range r.names[month] {
			r.names[month][column] = text()
			r.All = append(r.All, r.names[month][column])
		}
		for day := range r.days[month] {
			ground := canvas.NewRectangle(color.Transparent)
			ground.CornerRadius = 2
			r.grounds[month][day], r.days[month][day] = ground, text()
			r.All = append(r.All, ground, r.days[month][day])
		}
	}
	r.ring.StrokeWidth, r.ring.CornerRadius = 2, 3
	r.All = append(r.All, r.today, r.ring)
	r.Refresh()
	return r
}

type yearRenderer struct {
	look.Shapes
	g       *yearGrid
	months  [12]*canvas.Text
	names   [12][7]*canvas.Text
	days    [12][31]*canvas.Text
	grounds [12][31]*canvas.Rectangle
	today   *canvas.Rectangle // a line below the number
	ring    *canvas.Rectangle
}

// MinSize is as small as a year can be read; where there is less room it is scrolled.
func (r *yearRenderer) MinSize() fyne.Size {
	return fyne.NewSize(leastYear(monthsAcross).Width, leastYear(acrossIn(r.g.room)).Height)
}

// Layout places everything for the year in view.
func (r *yearRenderer) Layout(size fyne.Size) {
	c := cellsOf(size)
	put := func(o fyne.CanvasObject, at fyne.Position, width float32) {
		o.Move(at)
		o.Resize(fyne.NewSize(width, c.cell.Height))
	}
	year := r.g.year()
	for month := range r.months {
		put(r.months[month], c.at(month+1, 0, 0).AddXY(3, 0), c.month.Width-monthGap)
		for column, name := range r.names[month] {
			put(name, c.at(month+1, 1, column), c.cell.Width)
		}
		for date, number := range r.days[month] {
			if number.Hidden {
				continue
			}
			at := c.dayPlace(day.Date(year*10000 + (month+1)*100 + date + 1))
			put(number, at, c.cell.Width)
			ground := r.grounds[month][date]
			ground.Move(at.AddXY(1, 1))
			ground.Resize(c.cell.SubtractWidthHeight(2, 2))
		}
	}
	r.placeCursor(c)
}

func (r *yearRenderer) placeCursor(c yearCells) {
	r.ring.Move(c.dayPlace(r.g.cursor))
	r.ring.Resize(c.cell)
	today := r.g.o.Today()
	r.today.Hidden = today.Year() != r.g.year()
	if !r.today.Hidden {
		r.today.Move(c.dayPlace(today).AddXY(c.cell.Width*0.25, c.cell.Height-4))
		r.today.Resize(fyne.NewSize(c.cell.Width*0.5, 2))
	}
}

// Refresh draws what has changed: moving the cursor must not draw 365 days.
func (r *yearRenderer) Refresh() {
	year, size := r.g.year(), theme.Size(theme.SizeNameText)
	set := func(t *canvas.Text, words string, bold bool, paint color.Color) {
		if t.Text != words || t.Color != paint || t.TextSize != size || t.TextStyle.Bold != bold {
			t.Text, t.Color, t.TextSize, t.TextStyle.Bold = words, paint, size, bold
			t.Refresh()
		}
	}
	for month := range r.months {
		set(r.months[month], assets.Text("workdays.month", "month", month+1), true, theme.Color(theme.ColorNameForeground))
		for column, name := range r.names[month] {
			set(name, assets.Text(fmt.Sprintf("ui.weekday.short.%d", (column+1)%7)), false, theme.Color(theme.ColorNamePlaceHolder))
		}
		for on, text := range r.days[month] {
			ground := r.grounds[month][on]
			d, err := day.NewDate(year, month+1, on+1)
			text.Hidden, ground.Hidden = err != nil, err != nil
			if err != nil {
				continue
			}
			paint := paintOf(r.g.day(d))
			set(text, strconv.Itoa(on+1), paint != paintWeekday && paint != paintWeekend, theme.Color(paint.text))
			if fill := paint.groundColor(); ground.FillColor != fill {
				ground.FillColor = fill
				ground.Refresh()
			}
		}
	}
	ring, today := theme.Color(theme.ColorNamePlaceHolder), theme.Color(theme.ColorNameForeground)
	if r.g.focused {
		ring = theme.Color(theme.ColorNameForeground)
	}
	if r.g.day(r.g.o.Today()).Origin == calendar.ByTheOffice {
		today = theme.Color(theme.ColorNameForegroundOnPrimary)
	}
	r.Layout(r.g.Size())
	if r.ring.StrokeColor != ring || r.today.FillColor != today {
		r.ring.StrokeColor, r.today.FillColor = ring, today
	}
	canvas.Refresh(r.ring)
	canvas.Refresh(r.today)
}
