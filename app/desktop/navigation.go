package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
)

// navigation is the navy side of the window: the ward, the rooms, the manual and who
// works here. In a narrow window only its icons stay.
type navigation struct {
	whole   *fyne.Container
	ground  *canvas.Rectangle
	ward    *canvas.Text
	name    *canvas.Text
	clerk   *kit.Button
	buttons []*kit.Button // all, from the top down
	rooms   map[roomID]*kit.Button
	words   string // the ward's name whole
	folded  bool
}

const (
	navigationWidth = 200
	foldedWidth     = 56
	// foldBelow is the width of a window under which the navigation folds.
	foldBelow = 1180
)

func newNavigation(s *shell, ward, clerk string) *navigation {
	n := &navigation{rooms: map[roomID]*kit.Button{}, words: ward, ground: canvas.NewRectangle(look.Color(look.Nav)),
		name: look.NewBold(assets.Text("desktop.name"), look.NavInk, theme.SizeNameText), ward: look.NewText(ward, look.NavInk2, theme.SizeNameCaptionText)}
	picture := canvas.NewImageFromResource(smallIcon())
	picture.FillMode = canvas.ImageFillContain
	add := n.button(assets.Text("shell.newLetter"), look.IconAdd, s.newLetter).As(look.RoomNew)
	all := []fyne.CanvasObject{n.ground, picture, n.name, n.ward, add}
	line := canvas.NewRectangle(look.Color(look.NavLine))
	for _, r := range rooms() {
		n.rooms[r.id] = n.button(assets.Text(r.key), r.icon, func() { s.GoTo(r.id, nil) }).As(look.Room)
		all = append(all, n.rooms[r.id])
	}
	help := n.button(assets.Text("help.open"), look.IconHelp, s.help).As(look.Room).Keyed("F1")
	n.clerk = n.button(clerk, look.IconUser, func() { s.GoTo(RoomSettings, nil) }).As(look.Room)
	n.whole = container.New(n, append(all, line, help, n.clerk)...)
	return n
}

func (n *navigation) button(text string, icon fyne.Resource, do func()) *kit.Button {
	b := kit.NewButton(text, icon, do).Leading()
	n.buttons = append(n.buttons, b)
	return b
}

// fold shows the icons only, or the words too.
func (n *navigation) fold(folded bool) {
	if n.folded == folded {
		return
	}
	n.folded = folded
	for _, b := range n.buttons {
		b.SetFolded(folded)
		if folded {
			b.Alignment = 0
		} else {
			b.Leading()
		}
		b.Refresh()
	}
}

// MinSize is that of the icons.
func (n *navigation) MinSize([]fyne.CanvasObject) fyne.Size {
	if n.folded {
		return fyne.NewSize(look.Scaled(foldedWidth), 0)
	}
	return fyne.NewSize(look.Scaled(navigationWidth), 0)
}

// Layout puts the settings below a line, the manual and the clerk at the foot. Where the
// window is low, rooms are lower too.
func (n *navigation) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	n.ground.FillColor = look.Color(look.Nav) // here, because a change of the theme lays out anew
	put(n.ground, 0, 0, size.Width, size.Height)
	picture, add := objects[1], objects[4]
	rooms, line, foot := objects[5:len(objects)-3], objects[len(objects)-3], objects[len(objects)-2:]
	n.name.Hidden, n.ward.Hidden = n.folded, n.folded
	side := look.Scaled(30)
	high := min(look.Scaled(38), (size.Height-look.Scaled(122))/float32(len(rooms)+len(foot)+1))
	if n.folded {
		put(picture, (size.Width-side)/2, 12, side, side)
		put(add, 8, look.Scaled(56), size.Width-16, look.Scaled(36))
	} else {
		put(picture, 14, 12, side, side)
		x := 14 + side + 10
		put(n.name, x, 10, size.Width-x, n.name.MinSize().Height)
		n.ward.Text = look.Fit(n.words, n.ward.TextSize, size.Width-x-8, false)
		put(n.ward, x, 10+n.name.MinSize().Height-1, size.Width-x, n.ward.MinSize().Height)
		put(add, 12, look.Scaled(56), size.Width-24, look.Scaled(36))
	}
	y := look.Scaled(56 + 36 + 10)
	for i, room := range rooms {
		if i == len(rooms)-1 { // the settings
			put(line, 14, y+8, size.Width-28, 1)
			y += 17
		}
		put(room, 0, y, size.Width, high-2)
		y += high
	}
	y = size.Height - 8 - high*float32(len(foot))
	for _, o := range foot {
		put(o, 0, y, size.Width, high-2)
		y += high
	}
}

// frame is the navigation beside the page in front. It never asks for more than the
// least window: what a page wants beyond that is scrolled to.
type frame struct{ n *navigation }

// leastInside is the least size of the window's content, see toolkit.LeastWindow.
var leastInside = fyne.NewSize(1000, 540)

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return leastInside }

func (f *frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.n.fold(size.Width < look.Scaled(foldBelow))
	width := f.n.MinSize(nil).Width
	objects[0].Move(fyne.Position{})
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[1].Move(fyne.NewPos(width, 0))
	objects[1].Resize(fyne.NewSize(size.Width-width, size.Height))
}
