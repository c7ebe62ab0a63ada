package look

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// SheetRadius is that of the corners of sheets and tables.
const SheetRadius = 8

// Sheet is a white ground with a thin line around it, the place of a card or a table.
type Sheet struct {
	widget.BaseWidget
	ground fyne.ThemeColorName
	radius float32
	edge   fyne.ThemeColorName // a strip of 4 at the left; "" for none
}

// NewSheet is the ground of a card.
func NewSheet() *Sheet { return newSheet(Surface, 8) }

func newSheet(ground fyne.ThemeColorName, radius float32) *Sheet {
	s := &Sheet{ground: ground, radius: radius}
	s.ExtendBaseWidget(s)
	return s
}

// Edge gives the sheet a strip at the left in the colour of a role, "" for none.
func (s *Sheet) Edge(role fyne.ThemeColorName) {
	s.edge = role
	s.Refresh()
}

// CreateRenderer belongs to Fyne.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{s, NewPaper(s.radius), newBox(2)}
	r.Refresh()
	return r
}

type sheetRenderer struct {
	s     *Sheet
	paper *Paper
	edge  *canvas.Rectangle
}

func (r *sheetRenderer) Destroy()           {}
func (r *sheetRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.paper.All), r.edge)
}

func (r *sheetRenderer) Layout(size fyne.Size) {
	r.paper.Put(0, 0, size.Width, size.Height)
	place(r.edge, 0, 1, 4, size.Height-2)
}

func (r *sheetRenderer) Refresh() {
	line := float32(0)
	if r.s.ground == Surface {
		line = 1
	}
	r.paper.Paint(Color(r.s.ground), Color(theme.ColorNameSeparator), line)
	paint(r.edge, shade(r.s.edge), nil, 0)
}

// Card is a sheet with a title, a word about it in grey, and what is done with it at the
// right of the title. Without a title it has no head.
func Card(title, about string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *fyne.Container {
	if title == "" && len(actions) == 0 {
		return container.NewStack(NewSheet(), content)
	}
	return container.NewStack(NewSheet(), container.New(headed{}, NewCardHead(title, about, actions...), content))
}

// NewCardHead is the head of a card, 44 high, with a line below it.
func NewCardHead(title, about string, actions ...fyne.CanvasObject) *CardHead {
	h := &CardHead{title: title, about: about, actions: container.NewHBox(actions...)}
	h.ExtendBaseWidget(h)
	return h
}

// CardHead is the head of a card.
type CardHead struct {
	widget.BaseWidget
	title, about string
	actions      *fyne.Container
}

// Set changes the words.
func (h *CardHead) Set(title, about string) {
	h.title, h.about = title, about
	h.Refresh()
}

// CreateRenderer belongs to Fyne.
func (h *CardHead) CreateRenderer() fyne.WidgetRenderer {
	r := &cardHeadRenderer{h: h, title: NewBold("", theme.ColorNameForeground, CardTitle),
		about: NewText("", theme.ColorNamePlaceHolder, caption), line: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type cardHeadRenderer struct {
	h            *CardHead
	title, about *canvas.Text
	line         *canvas.Rectangle
}

func (r *cardHeadRenderer) Destroy() {}

func (r *cardHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.title, r.about, r.h.actions, r.line}
}

func (r *cardHeadRenderer) MinSize() fyne.Size {
	actions := r.h.actions.MinSize()
	return fyne.NewSize(min(160, fyne.MeasureText(r.h.title, Size(CardTitle), r.title.TextStyle).Width)+actions.Width+28, max(Scaled(44), actions.Height+8))
}

func (r *cardHeadRenderer) Layout(size fyne.Size) {
	actions := r.h.actions.MinSize()
	place(r.h.actions, size.Width-actions.Width-8, (size.Height-actions.Height)/2, actions.Width, actions.Height)
	room := size.Width - 14 - 8 - actions.Width - 8
	r.title.Text = Fit(r.h.title, r.title.TextSize, room, true)
	title := r.title.MinSize()
	place(r.title, 14, (size.Height-title.Height)/2, title.Width, title.Height)
	room -= title.Width + 8
	r.about.Text = ""
	if room > 40 {
		r.about.Text = Fit(r.h.about, r.about.TextSize, room, false)
	}
	about := r.about.MinSize()
	place(r.about, 14+title.Width+8, (size.Height-about.Height)/2+1, about.Width, about.Height)
	place(r.line, 1, size.Height-1, size.Width-2, 1)
}

func (r *cardHeadRenderer) Refresh() {
	repaint(r.title, r.h.title, theme.ColorNameForeground, CardTitle)
	repaint(r.about, r.h.about, theme.ColorNamePlaceHolder, caption)
	r.line.FillColor = Color(theme.ColorNameSeparator)
	r.line.Refresh()
	r.Layout(r.h.Size())
}

// headed lays a head over its content without a gap.
type headed struct{}

func (headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head := objects[0].MinSize().Height
	place(objects[0], 0, 0, size.Width, head)
	place(objects[1], 0, head, size.Width, max(0, size.Height-head))
}

func (headed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, content := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(head.Width, content.Width), head.Height+content.Height)
}

// Banner is one line over a page that says something, with at most one thing to do.
func Banner(tone Tone, text string, action fyne.CanvasObject) *fyne.Container {
	icon := IconInfo
	if tone == Soon || tone == Late {
		icon = IconWarning
	}
	picture := newPicture()
	picture.SetMinSize(fyne.NewSquareSize(Scaled(18)))
	setPicture(picture, icon, tone.Ink())
	words := widget.NewLabel(text)
	words.Wrapping = fyne.TextWrapWord
	if tone == Soon {
		words.Importance = widget.WarningImportance
	}
	row := container.NewBorder(nil, nil, container.NewCenter(picture), nil, words)
	if action != nil {
		row = container.NewBorder(nil, nil, container.NewCenter(picture), container.NewCenter(action), words)
	}
	return container.NewStack(newSheet(tone.ground(), 8), container.New(inset{10, 2}, row))
}

// inset keeps its content off the edges, x at the sides and y above and below.
type inset struct{ x, y float32 }

func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, i.x, i.y, size.Width-2*i.x, size.Height-2*i.y)
	}
}

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(2*i.x, 2*i.y)
}

// Inset keeps content off the edges of a card: x at the sides, y above and below.
func Inset(x, y float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(inset{x, y}, content)
}

// OnGround lays content on the soft ground of a tone.
func OnGround(tone Tone, content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(newSheet(tone.ground(), 8), Inset(12, 6, content))
}

// Gap keeps room at the left of content.
func Gap(left float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(0, 0, left, 0), content)
}
