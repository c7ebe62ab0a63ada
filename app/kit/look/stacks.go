package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TightColumn stacks objects without the padding that labels bring along.
type TightColumn struct{}

func labelInset(o fyne.CanvasObject) float32 {
	switch o.(type) {
	case *widget.Label:
		return theme.Size(theme.SizeNameInnerPadding)
	}
	return 0
}

// Layout belongs to Fyne.
func (TightColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		inset := labelInset(o)
		o.Resize(fyne.NewSize(size.Width+2*inset, o.Size().Height))
		height := o.MinSize().Height
		if i == 1 && len(objects) > 2 { // the answer may grow, labels keep their height
			rest := float32(0)
			for _, below := range objects[2:] {
				if below.Visible() {
					below.Resize(fyne.NewSize(size.Width+2*labelInset(below), below.Size().Height))
					rest += below.MinSize().Height - 2*labelInset(below)
				}
			}
			height = max(height, size.Height-y-rest)
		}
		place(o, -inset, y-inset, size.Width+2*inset, height)
		y += height - 2*inset
	}
}

// MinSize belongs to Fyne.
func (TightColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		inset, least := labelInset(o), o.MinSize()
		size.Width = max(size.Width, least.Width-2*inset)
		size.Height += least.Height - 2*inset
	}
	return size
}

// CloseColumn stacks labels with little room between them.
type CloseColumn struct{}

func (CloseColumn) overlap() float32 { return 1.4 * theme.Size(theme.SizeNameInnerPadding) }

// Layout belongs to Fyne.
func (c CloseColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // wrapped text needs a width to know its height
		height := o.MinSize().Height
		place(o, 0, y, size.Width, height)
		y += height - c.overlap()
	}
}

// MinSize belongs to Fyne.
func (c CloseColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height - c.overlap()
	}
	size.Height += c.overlap()
	return size
}

// Least gives content a least size; without a height that is the one that what wraps
// needs at the width.
type Least fyne.Size

// Layout belongs to Fyne.
func (Least) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize belongs to Fyne.
func (l Least) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size(l)
	if size.Height == 0 {
		for _, o := range objects {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // what wraps needs a width to know its height
			size.Height = max(size.Height, o.MinSize().Height)
		}
	}
	return size
}
