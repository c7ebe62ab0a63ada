package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const toastTime = 4 * time.Second

// WithToasts puts the layer in which Toast shows its messages over the content
// of a window: win.SetContent(kit.WithToasts(content)). A layer, not an overlay:
// an overlay would take the keys from the clerk who types.
func WithToasts(content fyne.CanvasObject) fyne.CanvasObject {
	layer := &toastLayer{content: content, back: canvas.NewRectangle(color.Transparent),
		words: canvas.NewText("", color.Transparent)}
	layer.back.CornerRadius = 4
	layer.ExtendBaseWidget(layer)
	return layer
}

// Toast shows a short message at the bottom of the window for four seconds, and
// does nothing in a window whose content is not made by WithToasts.
func Toast(c fyne.Canvas, text string) {
	if layer, ok := c.Content().(*toastLayer); ok {
		layer.show(text)
	}
}

type toastLayer struct {
	widget.BaseWidget
	content fyne.CanvasObject
	back    *canvas.Rectangle
	words   *canvas.Text
	shown   int
}

func (l *toastLayer) show(text string) {
	l.shown++
	mine := l.shown
	l.words.Text = text
	l.Refresh()
	foreground := runner.Foreground
	runner.After(toastTime, func() {
		foreground(func() {
			if mine == l.shown {
				l.words.Text = ""
				l.Refresh()
			}
		})
	})
}

func (l *toastLayer) CreateRenderer() fyne.WidgetRenderer {
	r := &toastRenderer{Shapes{[]fyne.CanvasObject{l.content, l.back, l.words}}, l}
	r.style()
	return r
}

type toastRenderer struct {
	Shapes
	l *toastLayer
}

func (r *toastRenderer) MinSize() fyne.Size { return r.l.content.MinSize() }

func (r *toastRenderer) Layout(size fyne.Size) {
	r.l.content.Resize(size)
	r.place(size)
}

func (r *toastRenderer) place(size fyne.Size) {
	inner := 2 * theme.Size(theme.SizeNameInnerPadding)
	text := r.l.words.MinSize()
	box := text.AddWidthHeight(2*inner, inner)
	pos := fyne.NewPos((size.Width-box.Width)/2, size.Height-box.Height-3*inner)
	r.l.back.Move(pos)
	r.l.back.Resize(box)
	r.l.words.Move(pos.AddXY(inner, inner/2))
	r.l.words.Resize(text)
}

func (r *toastRenderer) style() {
	hidden := r.l.words.Text == ""
	r.l.back.Hidden, r.l.words.Hidden = hidden, hidden
	r.l.back.FillColor = theme.Color(theme.ColorNameForeground)
	r.l.words.Color, r.l.words.TextSize = theme.Color(theme.ColorNameBackground), theme.Size(theme.SizeNameText)
}

func (r *toastRenderer) Refresh() {
	r.style()
	r.place(r.l.Size())
	r.l.back.Refresh()
	r.l.words.Refresh()
}

// EmptyState fills a screen that has nothing to show yet: an icon, a sentence,
// and a button with the next thing to do. button may be "" for no button.
func EmptyState(icon fyne.Resource, title, text, button string, do func()) fyne.CanvasObject {
	picture := canvas.NewImageFromResource(theme.NewDisabledResource(icon))
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSquareSize(56))
	head := NewTitle(title)
	head.Alignment = fyne.TextAlignCenter
	words := Wrapped(text, widget.LowImportance)
	words.Alignment = fyne.TextAlignCenter
	column := container.NewVBox(picture, head, words)
	if button != "" {
		next := NewButton(button, nil, do)
		next.Importance = widget.HighImportance
		column.Add(container.NewCenter(next))
	}
	return container.NewCenter(Wide(420, column))
}
