package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// TwoParts are two parts of a page beside each other; where there is no room for both,
// each stands behind a tab of its name.
type TwoParts struct {
	tabs   *RoomTabs
	share  float32
	narrow float32
	whole  *fyne.Container
}

// The tabs of two parts.
const (
	FirstPart  = "1"
	SecondPart = "2"
)

// NewTwoParts names the parts; share is that of the first in the width, and below the width
// narrow only one has room.
func NewTwoParts(names [2]string, first, second fyne.CanvasObject, share, narrow float32) *TwoParts {
	t := &TwoParts{share: share, narrow: narrow}
	t.tabs = NewRoomTabs([]kit.Option{{Value: FirstPart, Text: names[0]}, {Value: SecondPart, Text: names[1]}}, func(string) {
		if t.whole != nil {
			t.whole.Refresh()
		}
	})
	t.tabs.SetValue(FirstPart)
	t.whole = container.New(t, t.tabs, first, second)
	return t
}

// Show brings the tab of a part to the front, where there are tabs.
func (t *TwoParts) Show(part string) { t.tabs.SetValue(part) }

// Content is both of them.
func (t *TwoParts) Content() *fyne.Container { return t.whole }

const partsGap = 12

// Layout belongs to Fyne.
func (t *TwoParts) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	narrow, top := size.Width < look.Scaled(t.narrow), float32(0)
	first, second := objects[1], objects[2]
	kit.SetVisible(objects[0], narrow)
	kit.SetVisible(first, !narrow || t.tabs.Value() == FirstPart)
	kit.SetVisible(second, !narrow || t.tabs.Value() == SecondPart)
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
func (t *TwoParts) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[1].MinSize().Max(objects[2].MinSize())
	return fyne.NewSize(least.Width, objects[0].MinSize().Height+6+min(least.Height, look.Scaled(160)))
}
