package chart

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// Shape tells the bars of a series from those of the others, beside their colour.
type Shape int

// The shapes.
const (
	Full   Shape = iota // a whole bar
	Hollow              // its outline
	Narrow              // half as wide
)

// Series is what a Trend shows of every month.
type Series struct {
	Name   string
	Shape  Shape
	Values []int // as many as there are labels
	NoSum  bool  // the values are not to be added up, such as what waits in each month
}

// Trend draws a few series as bars that stand side by side, month by month, so that one
// sees whether they grow. The series are told apart by shape, colour and order; numbers
// stand over the bars where there is room. A table has the figures, and the keys.
type Trend struct {
	widget.BaseWidget

	// OnOpen gets the series and the month of the bar that is pressed, AllMonths for the
	// name of a series with its sum; nil for a trend that only shows.
	OnOpen func(series, month int)

	labels []string
	series []Series
	named  []float32 // where the names of the series end
}

// AllMonths is the month of a sum.
const AllMonths = -1

// Tapped opens what is pressed.
func (t *Trend) Tapped(e *fyne.PointEvent) {
	months, all := len(t.labels), len(t.series)
	if t.OnOpen == nil || months == 0 || all == 0 {
		return
	}
	if e.Position.Y < look.Scaled(trendLegend) {
		for i, end := range t.named {
			if e.Position.X < end {
				t.OnOpen(i, AllMonths)
				return
			}
		}
		return
	}
	width := t.Size().Width / float32(months)
	month := min(max(int(e.Position.X/width), 0), months-1)
	bar, left := t.room(width)
	within := e.Position.X - width*float32(month) - left
	t.OnOpen(min(max(int(within/bar), 0), all-1), month)
}

// room is the room of a bar in that of a month, and what is left of it at the left of the first:
// the bars of a month stand together, also where there are few months.
func (t *Trend) room(month float32) (bar, left float32) {
	all := float32(max(1, len(t.series)))
	bar = min((month-look.Scaled(trendGap))/all, look.Scaled(trendMost))
	return bar, (month - bar*all) / 2
}

// Cursor belongs to Fyne.
func (t *Trend) Cursor() desktop.Cursor {
	if t.OnOpen == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// NewTrend is an empty trend.
func NewTrend() *Trend {
	t := &Trend{}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows series over the labels of the months.
func (t *Trend) Set(labels []string, series ...Series) {
	t.labels, t.series = labels, series
	t.Refresh()
}

// Series are what is shown.
func (t *Trend) Series() []Series { return t.series }

// Labels name the months that are shown.
func (t *Trend) Labels() []string { return t.labels }

// CreateRenderer belongs to Fyne.
func (t *Trend) CreateRenderer() fyne.WidgetRenderer {
	r := &trendRenderer{t: t}
	r.Layout(t.Size())
	return r
}

type trendRenderer struct {
	look.Shapes
	t *Trend
}

// Measures of a trend, in the text size 1.
const (
	trendLegend = 24
	trendLabel  = 22
	trendNumber = 19
	trendLeast  = 40 // height of the tallest bar
	trendGap    = 8  // beside the bars of a month
	trendMost   = 44 // room of a bar
)

// trendSmallest is the part of its size to which a number shrinks that is broader than its bar.
const trendSmallest = 0.75

// MinSize has room for the names of the series and a few short bars.
func (r *trendRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Scaled(280), look.Scaled(trendLegend+trendNumber+trendLeast+trendLabel))
}

// Refresh draws what is shown anew.
func (r *trendRenderer) Refresh() {
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

// Layout draws everything: it is cheap, and all of it depends on the size.
func (r *trendRenderer) Layout(size fyne.Size) {
	r.All = nil
	r.legend()
	n := len(r.t.labels)
	if n == 0 || size.Width <= 0 {
		return
	}
	most := 1
	for _, s := range r.t.series {
		for _, v := range s.Values {
			most = max(most, v)
		}
	}
	foot := size.Height - look.Scaled(trendLabel)
	high := foot - look.Scaled(trendLegend+trendNumber)
	month := size.Width / float32(n)
	bar, left := r.t.room(month)
	for i, label := range r.t.labels {
		x := month*float32(i) + left
		for j, s := range r.t.series {
			r.bar(s, s.Values[i], x+bar*float32(j), foot, bar, high*float32(s.Values[i])/float32(most))
		}
		every := 1 + int(fyne.MeasureText(label, r.small(), fyne.TextStyle{}).Width/month)
		if (n-1-i)%every == 0 { // the present month always has its name
			words := r.words(label, look.Ink2, false)
			kit.Put(words, month*float32(i)+(month-words.MinSize().Width)/2, foot+2, words.MinSize().Width, look.Scaled(trendLabel)-2)
		}
	}
	line := canvas.NewRectangle(theme.Color(theme.ColorNameInputBorder))
	kit.Put(line, 0, foot, size.Width, 1)
	r.All = append(r.All, line)
}

func (r *trendRenderer) small() float32 { return theme.Size(theme.SizeNameCaptionText) }

func (r *trendRenderer) words(text string, role fyne.ThemeColorName, bold bool) *canvas.Text {
	t := canvas.NewText(text, theme.Color(role))
	t.TextSize, t.TextStyle.Bold = r.small(), bold
	r.All = append(r.All, t)
	return t
}

// legend names the series, each behind a bar of its own.
func (r *trendRenderer) legend() {
	x := float32(0)
	r.t.named = nil
	for _, s := range r.t.series {
		box := r.box(s.Shape)
		side := look.Scaled(13)
		width := side
		if s.Shape == Narrow {
			width = side / 2
		}
		kit.Put(box, x+(side-width)/2, look.Scaled(4), width, side)
		said := s.Name
		if !s.NoSum {
			total := 0
			for _, v := range s.Values {
				total += v
			}
			said += " " + kit.Number(total)
		}
		words := r.words(said, theme.ColorNameForeground, false)
		kit.Put(words, x+side+6, 0, words.MinSize().Width, words.MinSize().Height)
		x += side + 6 + words.MinSize().Width + look.Scaled(18)
		r.t.named = append(r.t.named, x)
	}
}

// bar draws a value, and writes it over the bar where it fits.
func (r *trendRenderer) bar(s Series, value int, x, foot, room, high float32) {
	if value == 0 {
		return
	}
	box := r.box(s.Shape)
	width := min(room-2, look.Scaled(30))
	at := x + (room-width)/2
	if s.Shape == Narrow {
		at, width = at+width/4, width/2
	}
	high = max(high, 2)
	kit.Put(box, at, foot-high, width, high)
	number, size := strconv.Itoa(value), r.small()
	broad := room + 2
	if len(r.t.series) == 1 { // nobody else's number stands beside it in the month
		broad = r.t.Size().Width/float32(len(r.t.labels)) - 1
	}
	if needs := fyne.MeasureText(number, size, fyne.TextStyle{}).Width; needs > broad {
		if size *= broad / needs; size < trendSmallest*r.small() {
			return
		}
	}
	role := look.Ink2
	if s.Shape == Narrow {
		role = theme.ColorNameError
	}
	words := r.words(number, role, false)
	words.TextSize = size
	kit.Put(words, x+(room-words.MinSize().Width)/2, foot-high-words.MinSize().Height+1, words.MinSize().Width, words.MinSize().Height)
}

func (r *trendRenderer) box(s Shape) *canvas.Rectangle {
	box := canvas.NewRectangle(theme.Color(theme.ColorNamePrimary))
	box.TopLeftCornerRadius, box.TopRightCornerRadius = 2, 2
	switch s {
	case Hollow:
		box.FillColor, box.StrokeColor, box.StrokeWidth = color.Transparent, theme.Color(theme.ColorNameSuccess), 2
	case Narrow:
		box.FillColor = theme.Color(theme.ColorNameError)
	}
	r.All = append(r.All, box)
	return box
}
