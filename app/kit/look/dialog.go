package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Dialog is what stands over the window and waits for an answer.
type Dialog struct {
	Icon    fyne.Resource // before the title; nil for none
	Tone    Tone          // of the icon
	Title   string        // "" for none
	Content fyne.CanvasObject
	Buttons []fyne.CanvasObject // at the right below the content
	Width   float32             // that it has where the window is wide enough; 0 for DialogWidth
}

// Sizes of a dialog.
const (
	DialogWidth  = 460
	dialogInset  = 20
	dialogMargin = 20 // that the window keeps around it
)

// Layer is a dialog over the whole window, whose clicks it takes. What is higher or wider
// than the window scrolls, so that the buttons are always in view.
type Layer struct {
	widget.BaseWidget
	d      Dialog
	shade  *canvas.Rectangle
	paper  *canvas.Rectangle
	icon   *canvas.Image
	title  *widget.Label
	inside *fyne.Container // the content
	scroll *container.Scroll
	row    *fyne.Container

	laying bool
	laid   fyne.Size // the least size of the content when the dialog got its own
}

// NewLayer draws a dialog.
func NewLayer(d Dialog) *Layer {
	l := &Layer{d: d, shade: newBox(0), paper: newBox(8), icon: newPicture(), title: widget.NewLabel(d.Title), row: container.NewHBox(d.Buttons...)}
	l.inside = container.New(growing{l}, d.Content)
	l.scroll = container.NewScroll(l.inside)
	l.title.TextStyle.Bold, l.title.Wrapping, l.title.SizeName = true, fyne.TextWrapWord, theme.SizeNameSubHeadingText
	l.ExtendBaseWidget(l)
	return l
}

// Tapped takes the clicks beside the dialog.
func (*Layer) Tapped(*fyne.PointEvent) {}

// TappedSecondary takes the right clicks beside the dialog.
func (*Layer) TappedSecondary(*fyne.PointEvent) {}

// MouseIn keeps what lies below from lighting up.
func (*Layer) MouseIn(*desktop.MouseEvent) {}

// MouseMoved belongs to MouseIn.
func (*Layer) MouseMoved(*desktop.MouseEvent) {}

// MouseOut belongs to MouseIn.
func (*Layer) MouseOut() {}

// Paper is the place of the dialog in the window.
func (l *Layer) Paper() (at fyne.Position, size fyne.Size) { return l.paper.Position(), l.paper.Size() }

// CreateRenderer belongs to Fyne.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer {
	r := &layerRenderer{l}
	r.Refresh()
	return r
}

type layerRenderer struct{ *Layer }

func (r *layerRenderer) Destroy()           {}
func (r *layerRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *layerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.shade, r.paper, r.icon, r.title, r.scroll, r.row}
}

func (r *layerRenderer) Refresh() {
	r.shade.FillColor = Color(theme.ColorNameShadow)
	r.paper.FillColor, r.paper.StrokeColor, r.paper.StrokeWidth = Color(Surface), Color(theme.ColorNameSeparator), 1
	r.paper.Shadow = canvas.Shadow{Color: Color(theme.ColorNameShadow), BlurRadius: 16, Offset: fyne.NewPos(0, 4)}
	setPicture(r.icon, r.d.Icon, r.d.Tone.Ink())
	r.title.Hidden = r.d.Title == ""
	r.row.Hidden = len(r.d.Buttons) == 0
	r.Layout(r.Size())
	r.shade.Refresh()
	r.paper.Refresh()
}

func (r *layerRenderer) Layout(size fyne.Size) {
	if size.IsZero() {
		return
	}
	r.laying = true
	defer func() { r.laying, r.laid = false, r.inside.MinSize() }()
	r.shade.Resize(size)
	indent := float32(0)
	if r.d.Icon != nil {
		indent = Scaled(20) + 8
	}
	liked := r.d.Width
	if liked == 0 {
		liked = Scaled(DialogWidth)
	}
	least, buttons := r.inside.MinSize(), r.row.MinSize()
	width := max(liked, least.Width+indent+2*dialogInset, buttons.Width+2*dialogInset)
	width = min(width, size.Width-2*dialogMargin)
	inner := width - 2*dialogInset - indent

	top := float32(dialogInset)
	inset := theme.Size(theme.SizeNameInnerPadding) // that a label brings along
	titleHeight := float32(0)
	if r.d.Title != "" {
		r.title.Resize(fyne.NewSize(inner+2*inset, r.title.Size().Height)) // it knows its height once it has a width
		titleHeight = r.title.MinSize().Height
		top += titleHeight - 2*inset + 8
	}
	bottom := float32(dialogInset)
	if len(r.d.Buttons) > 0 {
		bottom += buttons.Height + 14
	}
	// What wraps knows its height once it has a width, and what it stands in after that.
	for range 2 {
		r.inside.Resize(fyne.NewSize(max(inner, least.Width), r.inside.Size().Height))
		least = r.inside.MinSize()
	}
	height := min(top+least.Height+bottom, size.Height-2*dialogMargin)
	x, y := (size.Width-width)/2, (size.Height-height)/2
	place(r.paper, x, y, width, height)
	place(r.icon, x+dialogInset, y+dialogInset+1, Scaled(20), Scaled(20))
	place(r.title, x+dialogInset+indent-inset, y+dialogInset-inset, inner+2*inset, titleHeight)
	place(r.scroll, x+dialogInset+indent, y+top, inner, max(0, height-top-bottom))
	place(r.row, x+width-dialogInset-min(buttons.Width, width-2*dialogInset), y+height-dialogInset-buttons.Height, buttons.Width, buttons.Height)
}

// growing holds the content, and gives the dialog the room that it wants anew when that changes:
// Fyne lays out what holds the content, which is in a scroll, and no more.
type growing struct{ l *Layer }

func (growing) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (g growing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
	if !g.l.laying && objects[0].MinSize() != g.l.laid {
		g.l.Refresh()
	}
}

// Meter shows how far work is, as a bar.
type Meter struct {
	widget.BaseWidget
	share float32
}

// NewMeter is a bar of nothing done yet.
func NewMeter() *Meter {
	m := &Meter{}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows a share from 0 to 1.
func (m *Meter) Set(share float64) {
	m.share = min(max(float32(share), 0), 1)
	m.Refresh()
}

// Share is what is shown.
func (m *Meter) Share() float64 { return float64(m.share) }

// CreateRenderer belongs to Fyne.
func (m *Meter) CreateRenderer() fyne.WidgetRenderer {
	r := &meterRenderer{m, canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type meterRenderer struct {
	m           *Meter
	whole, done *canvas.Rectangle
}

func (r *meterRenderer) Destroy()                     {}
func (r *meterRenderer) MinSize() fyne.Size           { return fyne.NewSize(80, 8) }
func (r *meterRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.whole, r.done} }

func (r *meterRenderer) Layout(size fyne.Size) {
	place(r.whole, 0, (size.Height-8)/2, size.Width, 8)
	place(r.done, 0, (size.Height-8)/2, size.Width*r.m.share, 8)
}

func (r *meterRenderer) Refresh() {
	r.whole.CornerRadius, r.done.CornerRadius = 3, 3
	r.whole.FillColor, r.done.FillColor = Color(Sunken), Color(theme.ColorNamePrimary)
	r.Layout(r.m.Size())
	r.whole.Refresh()
	r.done.Refresh()
}
