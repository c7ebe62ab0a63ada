package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Toast is a short message on a dark ground, with at most one thing to do.
type Toast struct {
	widget.BaseWidget
	text   string
	action fyne.CanvasObject
	acts   bool
}

// NewToast is an empty message, which is not seen.
func NewToast(action fyne.CanvasObject) *Toast {
	t := &Toast{action: action}
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Set shows a message, "" for none; acts shows what there is to do.
func (t *Toast) Set(text string, acts bool) {
	t.text, t.acts = text, acts
	t.Hidden = text == ""
	t.Refresh()
}

// Text is the message.
func (t *Toast) Text() string { return t.text }

// CreateRenderer belongs to Fyne.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	r := &toastRenderer{t, newBox(8), NewText("", OnShade, body)}
	r.Refresh()
	return r
}

type toastRenderer struct {
	t      *Toast
	ground *canvas.Rectangle
	words  *canvas.Text
}

func (r *toastRenderer) Destroy() {}

func (r *toastRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.words, r.t.action}
}

func (r *toastRenderer) action() fyne.Size {
	if !r.t.acts {
		return fyne.Size{}
	}
	return r.t.action.MinSize().AddWidthHeight(8, 0)
}

func (r *toastRenderer) MinSize() fyne.Size {
	return fyne.NewSize(fyne.MeasureText(r.t.text, Size(body), fyne.TextStyle{}).Width+r.action().Width+33, Scaled(44))
}

func (r *toastRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	action := r.action()
	r.words.Text = Fit(r.t.text, Size(body), size.Width-32-action.Width, false)
	words := r.words.MinSize()
	place(r.words, 16, (size.Height-words.Height)/2, words.Width, words.Height)
	place(r.t.action, size.Width-action.Width, (size.Height-action.Height)/2, max(0, action.Width-8), action.Height)
}

func (r *toastRenderer) Refresh() {
	r.t.action.Hide()
	if r.t.acts {
		r.t.action.Show()
	}
	r.ground.FillColor = Color(Shade)
	r.ground.Shadow = canvas.Shadow{Color: Color(theme.ColorNameShadow), BlurRadius: 12, Offset: fyne.NewPos(0, 3)}
	repaint(r.words, r.t.text, OnShade, body)
	r.Layout(r.t.Size())
	r.ground.Refresh()
}

// Corner lays a message over the bottom right of content, above what a page has at its
// foot: the buttons that save.
type Corner struct{}

// MinSize belongs to Fyne.
func (Corner) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout belongs to Fyne.
func (Corner) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	least := objects[1].MinSize()
	width := min(least.Width, size.Width-40)
	place(objects[1], size.Width-width-20, size.Height-least.Height-footHeight(), width, least.Height)
}

// footHeight is how high the message stands over the end of the window: over the edge of a
// page, its bar of buttons and the room around that.
func footHeight() float32 { return 12 + Scaled(controlHeight) + 2*8 + 12 }
