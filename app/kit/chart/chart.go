// Package chart draws figures as bars.
package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// Bar is one bar of a Chart.
type Bar struct {
	Label string
	// Value gives the length of the bar; negative values count as 0.
	Value float64
	// Marked is the part of Value that is drawn in the colour of warnings, such as
	// what is late; Text should say it too.
	Marked float64
	// Text is written behind the bar: the value in words.
	Text string
}

// Chart draws values as bars from the left, one below the other, the longest
// over the whole width. A table beside it has the keys.
type Chart struct {
	widget.BaseWidget

	// OnOpen gets the bar that is pressed; nil for a chart that only shows.
	OnOpen func(at int)

	bars []Bar
}

// Tapped opens the bar that is pressed, its name and its words.
func (c *Chart) Tapped(e *fyne.PointEvent) {
	if at := int(e.Position.Y / lineOfBar()); c.OnOpen != nil && at >= 0 && at < len(c.bars) {
		c.OnOpen(at)
	}
}

// Cursor belongs to Fyne.
func (c *Chart) Cursor() desktop.Cursor {
	if c.OnOpen == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// New is an empty chart.
func New() *Chart {
	c := &Chart{}
	c.ExtendBaseWidget(c)
	return c
}

// SetBars shows other bars, in the order given.
func (c *Chart) SetBars(bars []Bar) {
	c.bars = bars
	c.Refresh()
}

// Bars are the bars shown.
func (c *Chart) Bars() []Bar { return c.bars }

// CreateRenderer belongs to Fyne.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{chart: c}
	r.Refresh()
	return r
}

// drawnBar is a bar as it is drawn.
type drawnBar struct {
	label, text  *canvas.Text
	whole, marks *canvas.Rectangle
}

type renderer struct {
	look.Shapes
	chart *Chart
	drawn []drawnBar
}

// Measures of a bar, in device independent pixels.
const (
	barHeight = 14
	barGap    = 8
	barLeast  = 60 // room for the longest bar
)

// lineOfBar is the height of a bar with the label above it.
func lineOfBar() float32 {
	return fyne.MeasureText("Ậg", theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Height + barHeight + barGap
}

// MinSize has room for all bars.
func (r *renderer) MinSize() fyne.Size {
	width := float32(barLeast)
	for _, bar := range r.drawn {
		width = max(width, barLeast+bar.text.MinSize().Width)
	}
	return fyne.NewSize(width, float32(len(r.drawn))*lineOfBar())
}

// Layout gives every bar its length.
func (r *renderer) Layout(size fyne.Size) {
	longest, words := 0.0, float32(0)
	for i, bar := range r.chart.bars {
		longest = max(longest, bar.Value)
		words = max(words, r.drawn[i].text.MinSize().Width)
	}
	room := max(size.Width-words-2*theme.Padding(), barLeast)
	line := lineOfBar()
	for i, bar := range r.chart.bars {
		y, drawn := float32(i)*line, r.drawn[i]
		label := drawn.label.MinSize()
		drawn.label.Text = shortened(bar.Label, size.Width, drawn.label)
		kit.Put(drawn.label, 0, y, size.Width, label.Height)
		length := float32(0)
		if longest > 0 && bar.Value > 0 {
			length = max(room*float32(bar.Value/longest), 1)
		}
		marked := float32(0)
		if bar.Value > 0 {
			marked = length * float32(min(max(bar.Marked, 0)/bar.Value, 1))
		}
		top := y + label.Height
		kit.Put(drawn.whole, 0, top, length, barHeight)
		kit.Put(drawn.marks, length-marked, top, marked, barHeight)
		text := drawn.text.MinSize()
		drawn.text.Resize(text)
		drawn.text.Move(fyne.NewPos(length+theme.Padding(), top+(barHeight-text.Height)/2))
	}
}

// shortened is the text as far as it fits, with "…" where it does not.
func shortened(text string, width float32, like *canvas.Text) string {
	fits := func(s string) bool { return fyne.MeasureText(s, like.TextSize, like.TextStyle).Width <= width }
	if width <= 0 || fits(text) {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && !fits(string(runes)+"…") {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// Refresh draws the bars as they are now.
func (r *renderer) Refresh() {
	for len(r.drawn) < len(r.chart.bars) {
		r.drawn = append(r.drawn, drawnBar{
			label: canvas.NewText("", nil), text: canvas.NewText("", nil), whole: canvas.NewRectangle(nil), marks: canvas.NewRectangle(nil),
		})
	}
	r.drawn = r.drawn[:len(r.chart.bars)]
	r.All = nil
	for i, bar := range r.chart.bars {
		drawn := r.drawn[i]
		for _, t := range []*canvas.Text{drawn.label, drawn.text} {
			t.Color, t.TextSize = theme.Color(theme.ColorNameForeground), theme.Size(theme.SizeNameCaptionText)
		}
		drawn.label.Text, drawn.text.Text = bar.Label, bar.Text
		drawn.whole.FillColor, drawn.marks.FillColor = theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNameError)
		r.All = append(r.All, drawn.label, drawn.whole, drawn.marks, drawn.text)
	}
	r.Layout(r.chart.Size())
	canvas.Refresh(r.chart)
}
