package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NumberCard shows a figure with its caption; a click, Enter or Space opens the
// list behind it.
type NumberCard struct {
	ownKeys

	// OnOpen opens the list of what was counted.
	OnOpen func()

	number, caption string
	importance      widget.Importance
	inside          bool
}

// NewNumberCard makes a card; the figure is set later with Set.
func NewNumberCard(caption string, open func()) *NumberCard {
	n := &NumberCard{number: "…", caption: caption, OnOpen: open}
	n.self = n
	n.ExtendBaseWidget(n)
	return n
}

// Set shows a figure, written as it is to be read ("1.204"); danger and
// warning importance colour it.
func (n *NumberCard) Set(number string, importance widget.Importance) {
	n.number, n.importance = number, importance
	n.Refresh()
}

// Number is the figure shown.
func (n *NumberCard) Number() string { return n.number }

// Tapped opens the list.
func (n *NumberCard) Tapped(*fyne.PointEvent) {
	if n.OnOpen != nil {
		n.OnOpen()
	}
}

// TypedKey opens the list on Enter and Space.
func (n *NumberCard) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		n.Tapped(nil)
	default:
		n.key(event)
	}
}

// MouseIn lights the card.
func (n *NumberCard) MouseIn(*desktop.MouseEvent) {
	n.inside = true
	n.Refresh()
}

// MouseMoved belongs to Fyne.
func (n *NumberCard) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (n *NumberCard) MouseOut() {
	n.inside = false
	n.Refresh()
}

// Cursor is the hand.
func (n *NumberCard) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer belongs to Fyne.
func (n *NumberCard) CreateRenderer() fyne.WidgetRenderer {
	r := &numberRenderer{n: n, back: canvas.NewRectangle(color.Transparent),
		number: canvas.NewText("", color.Transparent), caption: widget.NewLabel("")}
	r.All = []fyne.CanvasObject{r.back, r.number, r.caption}
	r.back.CornerRadius = 4
	r.number.TextStyle.Bold = true
	r.caption.Wrapping = fyne.TextWrapWord
	r.Refresh()
	return r
}

type numberRenderer struct {
	Shapes
	n       *NumberCard
	back    *canvas.Rectangle
	number  *canvas.Text
	caption *widget.Label
}

func (r *numberRenderer) MinSize() fyne.Size {
	inner := theme.Size(theme.SizeNameInnerPadding)
	number := r.number.MinSize()
	return fyne.NewSize(max(150, number.Width+4*inner), number.Height+r.caption.MinSize().Height+inner)
}

func (r *numberRenderer) Layout(size fyne.Size) {
	inner := theme.Size(theme.SizeNameInnerPadding)
	r.back.Resize(size)
	number := r.number.MinSize()
	r.number.Move(fyne.NewPos(2*inner, inner))
	r.number.Resize(number)
	Put(r.caption, inner, number.Height, size.Width-2*inner, max(0, size.Height-number.Height))
}

func (r *numberRenderer) Refresh() {
	n := r.n
	r.back.FillColor, r.back.StrokeWidth = theme.Color(theme.ColorNameInputBackground), 1
	r.back.StrokeColor = theme.Color(theme.ColorNameSeparator)
	if n.inside {
		r.back.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	}
	if n.focused {
		r.back.StrokeColor, r.back.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
	r.number.Text, r.number.TextSize = n.number, 1.3*theme.Size(theme.SizeNameHeadingText)
	r.number.Color = theme.Color(importanceColor(n.importance))
	r.caption.SetText(n.caption)
	r.Layout(n.Size())
	r.back.Refresh()
	r.number.Refresh()
}

// TimelineEntry is what happened on a day.
type TimelineEntry struct {
	Date   string // as shown: 01/12/2026
	Title  string
	Text   string // "" for none
	Author string // who wrote it, and when; "" for none
	// Importance colours the dot.
	Importance widget.Importance
}

// NewTimeline lists entries in the order given, with dates at the left and a
// line through their dots. Put it into a scroll when it may be long.
func NewTimeline(entries []TimelineEntry) fyne.CanvasObject {
	column := container.New(&CloseColumn{whole: true}) // so that the line has no gaps
	for i, entry := range entries {
		column.Add(newTimelineRow(entry, i == 0, i == len(entries)-1))
	}
	return column
}

func newTimelineRow(entry TimelineEntry, first, last bool) fyne.CanvasObject {
	date := widget.NewLabel(entry.Date)
	title := Bold(entry.Title)
	title.Wrapping = fyne.TextWrapWord
	words := container.New(&tightColumn{}, title)
	if entry.Text != "" {
		words.Add(Wrapped(entry.Text, widget.MediumImportance))
	}
	if entry.Author != "" {
		words.Add(Caption(entry.Author))
	}
	dot := &timelineDot{importance: entry.Importance, first: first, last: last}
	dot.ExtendBaseWidget(dot)
	return container.New(&timelineLayout{}, date, dot, words)
}

type timelineDot struct {
	widget.BaseWidget
	importance  widget.Importance
	first, last bool
}

func (d *timelineDot) CreateRenderer() fyne.WidgetRenderer {
	r := &dotRenderer{d: d, line: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent)}
	r.All = []fyne.CanvasObject{r.line, r.dot}
	r.Refresh()
	return r
}

type dotRenderer struct {
	Shapes
	d    *timelineDot
	line *canvas.Rectangle
	dot  *canvas.Circle
}

func (r *dotRenderer) MinSize() fyne.Size { return fyne.NewSize(22, 12) }

func (r *dotRenderer) Layout(size fyne.Size) {
	const side = 9
	middle := theme.Size(theme.SizeNameText) * 0.7
	from, to := float32(0), size.Height
	if r.d.first {
		from = middle
	}
	if r.d.last {
		to = middle
	}
	Put(r.line, size.Width/2-1, from, 2, to-from)
	r.dot.Move(fyne.NewPos((size.Width-side)/2, middle-side/2))
	r.dot.Resize(fyne.NewSquareSize(side))
}

func (r *dotRenderer) Refresh() {
	name := importanceColor(r.d.importance)
	if r.d.importance == widget.MediumImportance {
		name = theme.ColorNamePrimary
	}
	r.line.FillColor, r.dot.FillColor = theme.Color(theme.ColorNameSeparator), theme.Color(name)
	r.line.Refresh()
	r.dot.Refresh()
}

type timelineLayout struct{}

func (*timelineLayout) widths() (date, dot float32) {
	return fyne.MeasureText("00/00/0000", theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width + 2, 26
}

func (l *timelineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	date, dot := l.widths()
	inset := labelInset(objects[0])
	Put(objects[0], -inset, -inset, date+2*inset, objects[0].MinSize().Height)
	Put(objects[1], date, 0, dot, size.Height)
	Put(objects[2], date+dot, 0, size.Width-date-dot, size.Height)
}

func (l *timelineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	date, dot := l.widths()
	least := objects[2].MinSize()
	return fyne.NewSize(date+dot+max(least.Width, 120), least.Height+10)
}
