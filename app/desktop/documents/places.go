package documents

import (
	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// bannerOver lays a banner of as many lines as it needs over the rest, while it is there.
type bannerOver struct{}

const bannerGap = 8

// Layout belongs to Fyne.
func (bannerOver) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top := float32(0)
	if banner := objects[0]; banner.Visible() {
		banner.Resize(fyne.NewSize(size.Width, banner.Size().Height)) // what wraps needs a width to know its height
		kit.Put(banner, 0, 0, size.Width, banner.MinSize().Height)
		top = banner.MinSize().Height + bannerGap
	}
	kit.Put(objects[1], 0, top, size.Width, size.Height-top)
}

// MinSize is that of the rest: it scrolls.
func (bannerOver) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(objects[1].MinSize())
}

// pathOver lays a path over the rest of a page, in two lines where the page is high enough.
type pathOver struct{}

const (
	pathHigh, pathLow = 56, 40
	pathHighFrom      = 500 // of the page below its head
)

// Layout belongs to Fyne.
func (pathOver) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := look.Scaled(pathLow)
	if size.Height >= look.Scaled(pathHighFrom) {
		high = look.Scaled(pathHigh)
	}
	kit.Put(objects[0], 0, 0, size.Width, high)
	kit.Put(objects[1], 0, high+10, size.Width, size.Height-high-10)
}

// MinSize belongs to Fyne.
func (pathOver) MinSize(objects []fyne.CanvasObject) fyne.Size {
	path, rest := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(path.Width, rest.Width), look.Scaled(pathLow)+10+rest.Height)
}
