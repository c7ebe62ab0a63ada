package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// Tab is a view of a card with its name.
type Tab struct {
	Name    string
	Count   string // "" for none
	Late    bool   // the count is of what is late
	Content fyne.CanvasObject
}

// NewCardTabs shows one of several views below their names; chosen is the name of the one in
// front, and keeps the choice. Names that do not fit fold into a menu.
func NewCardTabs(chosen *string, tabs ...Tab) fyne.CanvasObject {
	return NewCardTabsBeside(chosen, nil, tabs...)
}

// NewCardTabsBeside is NewCardTabs with something at the right of the names.
func NewCardTabsBeside(chosen *string, right fyne.CanvasObject, tabs ...Tab) fyne.CanvasObject {
	front := container.NewStack()
	buttons := make([]*kit.Button, len(tabs))
	show := func(i int) {
		*chosen = tabs[i].Name
		for j, b := range buttons {
			b.SetOn(i == j)
		}
		front.Objects = []fyne.CanvasObject{tabs[i].Content}
		front.Refresh()
	}
	var parts []look.Part
	at := 0
	for i, t := range tabs {
		buttons[i] = kit.NewButton(t.Name, nil, func() { show(i) }).As(look.Tab)
		buttons[i].SetCount(t.Count, t.Late)
		part := look.Part{Object: buttons[i]}
		if i > 0 {
			part.Menu = fyne.NewMenuItem(kit.Joined(" ", t.Name, t.Count), func() { show(i) })
		}
		parts = append(parts, part)
		if t.Name == *chosen {
			at = i
		}
	}
	show(at)
	names := fyne.CanvasObject(kit.NewToolbar(parts).Content())
	if right != nil {
		names = container.NewBorder(nil, nil, nil, container.NewCenter(right), names)
	}
	return container.NewStack(look.NewSheet(), NewUnder(newTabRow(names), front))
}

// newTabRow is the head of a card with names of views in it.
func newTabRow(names fyne.CanvasObject) fyne.CanvasObject {
	return container.New(tabRow{}, canvas.NewRectangle(look.Color(theme.ColorNameSeparator)), names)
}

type tabRow struct{}

func (tabRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	kit.Put(objects[0], 1, size.Height-1, size.Width-2, 1)
	high := objects[1].MinSize().Height
	kit.Put(objects[1], 8, size.Height-high, size.Width-16, high)
}

func (tabRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[1].MinSize().Width+16, look.Scaled(44))
}

// NewUnder puts content under the head of a card, without a gap.
func NewUnder(head, content fyne.CanvasObject) *fyne.Container {
	return container.New(under{}, head, content)
}

type under struct{}

func (under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := objects[0].MinSize().Height
	kit.Put(objects[0], 0, 0, size.Width, high)
	kit.Put(objects[1], 0, high, size.Width, max(0, size.Height-high))
}

func (under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, content := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(head.Width, content.Width), head.Height+content.Height)
}
