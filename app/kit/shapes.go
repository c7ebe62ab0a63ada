package kit

import "fyne.io/fyne/v2"

// Put gives an object its place and size.
func Put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
