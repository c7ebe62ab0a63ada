package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// LineHeight is the height of a line to choose from.
func LineHeight() float32 {
	return fyne.MeasureText("Ậg", Size(body), fyne.TextStyle{}).Height + theme.Size(theme.SizeNameInnerPadding)
}

// DrawLines draws at most so many lines to choose from, and which is marked; -1 is none.
func DrawLines(most int, state func() (lines []string, marked int)) fyne.WidgetRenderer {
	r := &linesRenderer{state: state, bar: newBox(0)}
	r.all = []fyne.CanvasObject{r.bar}
	for range most {
		text := canvas.NewText("", color.Transparent)
		r.texts, r.all = append(r.texts, text), append(r.all, text)
	}
	r.Refresh()
	return r
}

type linesRenderer struct {
	state func() ([]string, int)
	bar   *canvas.Rectangle
	texts []*canvas.Text
	all   []fyne.CanvasObject
	width float32
}

func (r *linesRenderer) Destroy()                     {}
func (r *linesRenderer) Objects() []fyne.CanvasObject { return r.all }

func (r *linesRenderer) MinSize() fyne.Size {
	lines, _ := r.state()
	return fyne.NewSize(120, LineHeight()*float32(len(lines)))
}

func (r *linesRenderer) Layout(size fyne.Size) {
	r.width = size.Width
	_, marked := r.state()
	height, inner := LineHeight(), theme.Size(theme.SizeNameInnerPadding)
	place(r.bar, 0, float32(max(marked, 0))*height, size.Width, height)
	for i, text := range r.texts {
		place(text, inner, float32(i)*height+inner/2, size.Width-2*inner, height-inner)
	}
}

func (r *linesRenderer) Refresh() {
	lines, marked := r.state()
	for i, text := range r.texts {
		text.Hidden = i >= len(lines)
		if !text.Hidden {
			repaint(text, lines[i], theme.ColorNameForeground, body)
		}
	}
	r.bar.Hidden, r.bar.FillColor = marked < 0, Color(theme.ColorNameSelection)
	r.bar.Refresh()
	r.Layout(fyne.NewSize(r.width, 0))
}
