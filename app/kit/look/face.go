package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Style is the kind of thing to press that a face draws.
type Style int

const (
	Control Style = iota // a button with an edge; High importance is the one blue button of a page
	Tab                  // a view above a list; On underlines it
	Pill                 // a filter; On when it is set
	Room                 // a room of the navigation; On for the present one
	RoomNew              // the white button of the navigation
	Bare                 // on a coloured bar: no ground and no edge
	OnDark               // on the dark ground of a message
	Line                 // of a list of things to choose from; Key is a remark at its right
	Item                 // a row of a list of pages; On for the present one
)

// Face is what a button shows.
type Face struct {
	Style      Style
	Text       string
	Key        string // that does the same, in grey after the words
	Count      string // in a small round ground after the words; "" for none
	CountLate  bool   // the count is of what is late
	Icon       fyne.Resource
	Importance widget.Importance
	On         bool
	Leading    bool // the words begin at the left
	Trailing   fyne.Resource
	Folded     bool // only the icon, the count at its corner
	Off        bool
	Inside     bool // the mouse is over it
	Focused    bool
}

// Draw draws the face that face gives, anew at each Refresh.
func Draw(face func() Face) fyne.WidgetRenderer {
	r := &faceRenderer{face: face, ground: newBox(6), mark: newBox(1), icon: newPicture(), trailing: newPicture(),
		text: canvas.NewText("", color.Transparent), key: canvas.NewText("", color.Transparent),
		badge: newBox(10), count: canvas.NewText("", color.Transparent)}
	r.count.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type faceRenderer struct {
	face           func() Face
	f              Face
	size           fyne.Size
	ground, mark   *canvas.Rectangle // mark shows the present room or view
	icon, trailing *canvas.Image
	text, key      *canvas.Text
	badge          *canvas.Rectangle
	count          *canvas.Text
}

const (
	controlHeight = 34
	roomHeight    = 36
	facePadding   = 12
	faceGap       = 7
	keyGap        = 8
)

func (r *faceRenderer) Destroy() {}

func (r *faceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.mark, r.icon, r.text, r.key, r.badge, r.count, r.trailing}
}

func (r *faceRenderer) iconSide() float32 {
	if r.f.Style == Room {
		return Scaled(20)
	}
	return Scaled(18)
}

func (r *faceRenderer) height() float32 {
	switch r.f.Style {
	case Room, RoomNew:
		return Scaled(roomHeight)
	case Tab:
		return Scaled(38)
	case Item:
		return Scaled(48)
	}
	return Scaled(controlHeight)
}

// parts are the widths of what stands beside each other, gaps with them.
func (r *faceRenderer) parts() (icon, text, key, badge, trailing float32) {
	if r.f.Icon != nil {
		icon = r.iconSide()
	}
	if r.f.Folded {
		return icon, 0, 0, 0, 0
	}
	if r.f.Text != "" {
		text = fyne.MeasureText(r.f.Text, Size(body), r.text.TextStyle).Width
		if icon > 0 {
			icon += faceGap
		}
	}
	if r.f.Key != "" {
		key = fyne.MeasureText(r.f.Key, Size(caption), fyne.TextStyle{}).Width + keyGap
	}
	if r.f.Count != "" {
		badge = r.badgeWidth() + faceGap
	}
	if r.f.Trailing != nil {
		trailing = Scaled(14) + faceGap
	}
	return icon, text, key, badge, trailing
}

func (r *faceRenderer) badgeWidth() float32 {
	return max(Scaled(20), fyne.MeasureText(r.f.Count, Size(caption), fyne.TextStyle{}).Width+Scaled(12))
}

func (r *faceRenderer) MinSize() fyne.Size {
	icon, text, key, badge, trailing := r.parts()
	padding := float32(facePadding)
	if text == 0 {
		padding = 8
	}
	return fyne.NewSize(max(Scaled(controlHeight), icon+text+key+badge+trailing+2*padding), r.height())
}

func (r *faceRenderer) Layout(size fyne.Size) {
	r.size = size
	icon, text, key, badge, trailing := r.parts()
	ground := fyne.NewSize(size.Width, min(size.Height, r.height()))
	top := (size.Height - ground.Height) / 2
	place(r.ground, 0, top, ground.Width, ground.Height)
	switch r.f.Style {
	case Tab:
		place(r.mark, 6, size.Height-3, size.Width-12, 3)
	default:
		place(r.mark, 0, top, 3, ground.Height)
	}
	room := size.Width - icon - key - badge - trailing - 16
	r.text.Text = r.f.Text
	if text > room {
		if key > 0 && text <= room+key && r.f.Style != Line { // the key goes before the words are cut; a remark stays
			room, key = room+key, 0
		}
		if text > room {
			r.text.Text = Fit(r.f.Text, Size(body), max(room, 0), r.text.TextStyle.Bold)
			text = max(room, 0)
		}
	}
	r.key.Hidden = key == 0
	x := (size.Width - icon - text - key - badge - trailing) / 2
	if r.f.Leading {
		x = facePadding
	}
	middle := func(o fyne.CanvasObject, x, width, height float32) {
		place(o, x, (size.Height-height)/2, width, height)
	}
	middle(r.icon, x, r.iconSide(), r.iconSide())
	x += icon
	middle(r.text, x, text, r.text.MinSize().Height)
	x += text
	if r.f.Style == Line {
		middle(r.key, size.Width-facePadding-key+keyGap, key, r.key.MinSize().Height)
	} else {
		middle(r.key, x+keyGap, key, r.key.MinSize().Height)
	}
	x += key
	if r.f.Leading && !r.f.Folded {
		x = size.Width - facePadding - badge - trailing
	}
	side := r.badgeWidth()
	high := Scaled(20)
	if r.f.Style == Tab {
		high = Scaled(18)
	}
	if r.f.Folded {
		place(r.badge, size.Width-side-2, 1, side, Scaled(18))
		place(r.count, size.Width-side-2, 1, side, Scaled(18))
	} else {
		middle(r.badge, x+faceGap, side, high)
		middle(r.count, x+faceGap, side, high)
	}
	x += badge
	middle(r.trailing, x+faceGap, Scaled(14), Scaled(14))
}

// inks are the roles of the colours of ground, edge and words; "" is none.
func (f Face) inks() (ground, edge, words fyne.ThemeColorName) {
	switch f.Style {
	case Tab:
		if f.On {
			return "", "", theme.ColorNamePrimary
		}
		return "", "", Ink2
	case Pill:
		if f.On {
			return PrimarySoft, theme.ColorNamePrimary, theme.ColorNamePrimary
		}
		return Surface, theme.ColorNameSeparator, theme.ColorNameForeground
	case Room:
		if f.On {
			return NavActive, "", NavInk
		}
		return "", "", NavInk2
	case RoomNew:
		return NavInk, "", Nav
	case Bare:
		return "", "", theme.ColorNameForegroundOnPrimary
	case OnDark:
		return "", "", ShadeLink
	case Line:
		if f.On {
			return PrimarySoft, "", theme.ColorNameForeground
		}
		return "", "", theme.ColorNameForeground
	case Item:
		if f.On {
			return PrimarySoft, "", theme.ColorNamePrimary
		}
		return "", "", theme.ColorNameForeground
	}
	switch {
	case f.Off && f.Importance == widget.LowImportance:
		return "", "", theme.ColorNameDisabled
	case f.Off:
		return theme.ColorNameDisabledButton, theme.ColorNameSeparator, theme.ColorNameDisabled
	case f.Importance == widget.HighImportance:
		return theme.ColorNamePrimary, "", theme.ColorNameForegroundOnPrimary
	case f.Importance == widget.LowImportance:
		return "", "", theme.ColorNamePrimary
	case f.Importance == widget.DangerImportance:
		return Surface, theme.ColorNameSeparator, theme.ColorNameError
	}
	return Surface, theme.ColorNameSeparator, theme.ColorNameForeground
}

func (r *faceRenderer) Refresh() {
	r.f = r.face()
	f := r.f
	ground, edge, words := f.inks()
	r.ground.CornerRadius = 6
	if f.Style == Pill {
		r.ground.CornerRadius = r.height() / 2
	}
	if f.Style == Room || f.Style == Item {
		r.ground.CornerRadius = 0
	}
	fill, line, width := shade(ground), shade(edge), float32(1)
	if f.Inside && !f.Off {
		fill = lit(ground, f.Style)
	}
	if f.Focused {
		line, width = Color(focusEdge(f)), 2
	}
	paint(r.ground, fill, line, width)
	mark := fyne.ThemeColorName("")
	if f.On && (f.Style == Tab || f.Style == Item) {
		mark = theme.ColorNamePrimary
	}
	if f.On && f.Style == Room {
		mark = Gold
	}
	paint(r.mark, shade(mark), nil, 0)
	r.text.TextStyle.Bold = f.Importance == widget.HighImportance && f.Style == Control || f.Style == RoomNew || f.On && f.Style != Pill && f.Style != Line
	repaint(r.text, f.Text, words, body)
	r.text.Hidden = f.Folded
	key := words
	if words == theme.ColorNameForeground {
		key = theme.ColorNamePlaceHolder
	}
	repaint(r.key, f.Key, key, caption)
	setPicture(r.icon, f.Icon, words)
	setPicture(r.trailing, f.Trailing, words)
	r.trailing.Hidden = r.trailing.Hidden || f.Folded
	r.drawCount()
	r.Layout(r.size)
}

func (r *faceRenderer) drawCount() {
	r.badge.Hidden, r.count.Hidden = r.f.Count == "", r.f.Count == ""
	ground, ink := Sunken, Ink2
	switch {
	case r.f.CountLate:
		ground, ink = DangerSoft, theme.ColorNameError
	case r.f.Style == Room:
		ground, ink = NavLine, NavInk
	}
	r.badge.FillColor, r.badge.CornerRadius = Color(ground), Scaled(9)
	r.count.TextStyle.Bold = r.f.Style == Room
	repaint(r.count, r.f.Count, ink, caption)
	r.badge.Refresh()
}

// lit is a ground under the mouse.
func lit(ground fyne.ThemeColorName, style Style) color.Color {
	switch {
	case style == Room:
		return Color(NavActive)
	case ground == theme.ColorNamePrimary:
		return Color(PrimaryDeep)
	case ground == "":
		return Color(theme.ColorNameHover)
	}
	return Color(Sunken)
}

func focusEdge(f Face) fyne.ThemeColorName {
	switch {
	case f.Style == Room || f.Style == RoomNew:
		return Gold
	case f.Style == Bare:
		return theme.ColorNameForegroundOnPrimary
	case f.Style == OnDark:
		return ShadeLink
	case f.Importance == widget.HighImportance:
		return theme.ColorNameForeground
	}
	return theme.ColorNamePrimary
}
