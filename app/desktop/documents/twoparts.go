package documents

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
)

// twoParts are two parts of a page beside each other; where there is no room for both,
// each stands behind a tab of its name.
type twoParts struct {
	tabs   *views.RoomTabs
	share  float32 // of the first part in the width
	narrow float32 // below this width only one has room
	whole  *fyne.Container
}

// The tabs of two parts.
const (
	firstPart  = "1"
	secondPart = "2"
)

func newTwoParts(names [2]string, first, second fyne.CanvasObject, share, narrow float32) *twoParts {
	t := &twoParts{share: share, narrow: narrow}
	t.tabs = views.NewRoomTabs([]kit.Option{{Value: firstPart, Text: names[0]}, {Value: secondPart, Text: names[1]}}, func(string) {
		if t.whole != nil {
			t.whole.Refresh()
		}
	})
	t.tabs.SetValue(firstPart)
	t.whole = container.New(t, t.tabs, first, second)
	return t
}

// show brings the tab of a part to the front, where there are tabs.
func (t *twoParts) show(part string) { t.tabs.SetValue(part) }

const partsGap = 12

// Layout belongs to Fyne.
func (t *twoParts) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	narrow, top := size.Width < look.Scaled(t.narrow), float32(0)
	first, second := objects[1], objects[2]
	kit.SetVisible(objects[0], narrow)
	kit.SetVisible(first, !narrow || t.tabs.Value() == firstPart)
	kit.SetVisible(second, !narrow || t.tabs.Value() == secondPart)
	if narrow {
		high := objects[0].MinSize().Height
		kit.Put(objects[0], 0, 0, size.Width, high)
		top = high + 6
		kit.Put(first, 0, top, size.Width, size.Height-top)
		kit.Put(second, 0, top, size.Width, size.Height-top)
		return
	}
	left := (size.Width - partsGap) * t.share
	kit.Put(first, 0, 0, left, size.Height)
	kit.Put(second, left+partsGap, 0, size.Width-partsGap-left, size.Height)
}

// MinSize is that of the larger part under the tabs.
func (t *twoParts) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[1].MinSize().Max(objects[2].MinSize())
	return fyne.NewSize(least.Width, objects[0].MinSize().Height+6+min(least.Height, look.Scaled(160)))
}

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
