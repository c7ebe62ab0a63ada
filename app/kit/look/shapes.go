package look

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Shapes is what the renderers of widgets drawn by hand have in common.
type Shapes struct {
	All []fyne.CanvasObject // what is drawn, the undermost first
}

// Destroy belongs to Fyne.
func (*Shapes) Destroy() {}

// Objects belongs to Fyne.
func (s *Shapes) Objects() []fyne.CanvasObject { return s.All }

// Faint is a colour as thin as alpha, of 255, lets it shine.
func Faint(c color.Color, alpha uint8) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = alpha
	return n
}
