package viewer

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/data/pages"
)

// sheet is the page that is shown, with its boxes. It takes the keys and the mouse.
type sheet struct {
	widget.BaseWidget
	v       *View
	least   fyne.Size // of the page with its margin
	picture *canvas.Image
	focused bool
	shift   bool
	drag    *drag
}

// drag is what the mouse does with boxes.
type drag struct {
	fromX, fromY float64   // where it began, on the page as it stands
	at           pages.Box // the box as it was; new when it is none
	grip         grip
	name         string
}

// grip is by what a box is held.
type grip int

const (
	gripNew grip = iota
	gripMiddle
	gripLeft   grip = 1 << 2
	gripTop    grip = 1 << 3
	gripRight  grip = 1 << 4
	gripBottom grip = 1 << 5
)

func newSheet(v *View) *sheet {
	s := &sheet{v: v, picture: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheet) shows() bool { return s.picture.Image != nil }

func (s *sheet) show(p *image.RGBA) {
	s.picture.Image = nil
	if p != nil {
		s.picture.Image = p
	}
	s.picture.Refresh()
	s.Refresh()
}

// fit gives the page its size.
func (s *sheet) fit(page fyne.Size) {
	if least := page.AddWidthHeight(2*margin, 2*margin); least != s.least {
		s.least = least
		s.Refresh()
	}
}

// MinSize is the page with its margin.
func (s *sheet) MinSize() fyne.Size { return s.least }

// place is where the page lies on the sheet.
func (s *sheet) place() (fyne.Position, fyne.Size) {
	page := s.least.SubtractWidthHeight(2*margin, 2*margin)
	return fyne.NewPos(max(margin, (s.Size().Width-page.Width)/2), max(margin, (s.Size().Height-page.Height)/2)), page
}

// on is which point of the page as it stands lies there on the sheet.
func (s *sheet) on(at fyne.Position) (x, y float64) {
	from, page := s.place()
	return unturned(float64((at.X-from.X)/page.Width), float64((at.Y-from.Y)/page.Height), s.v.turned())
}

// FocusGained shows that the sheet takes the keys.
func (s *sheet) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost ends FocusGained.
func (s *sheet) FocusLost() { s.focused, s.shift = false, false; s.Refresh() }

// TypedRune shows the page larger or smaller.
func (s *sheet) TypedRune(r rune) {
	switch r {
	case '+':
		s.v.Zoom(true)
	case '-':
		s.v.Zoom(false)
	}
}

// TypedShortcut takes the last box back, and gives all others to the window.
func (s *sheet) TypedShortcut(shortcut fyne.Shortcut) {
	if _, undo := shortcut.(*fyne.ShortcutUndo); undo && s.v.Boxes != nil {
		s.v.UndoBox()
		return
	}
	kit.ShortcutToWindow(s, shortcut)
}

// KeyDown notices Shift, with which the arrows make a box larger.
func (s *sheet) KeyDown(e *fyne.KeyEvent) { s.holds(e, true) }

// KeyUp ends KeyDown.
func (s *sheet) KeyUp(e *fyne.KeyEvent) { s.holds(e, false) }

func (s *sheet) holds(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		s.shift = down
	}
}

// lineStep is how far an arrow moves what is in view, boxStep a box in shares of the page.
const (
	lineStep = 48
	boxStep  = 0.01
)

var arrows = map[fyne.KeyName][2]float32{fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {0, -1}, fyne.KeyDown: {0, 1}}

// TypedKey turns pages, moves what is in view, and moves the chosen box.
func (s *sheet) TypedKey(e *fyne.KeyEvent) {
	v := s.v
	arrow, isArrow := arrows[e.Name]
	switch {
	case isArrow && v.Boxes != nil && v.Boxes.Chosen():
		s.push(float64(arrow[0]), float64(arrow[1]))
	case isArrow:
		v.pan(fyne.NewDelta(arrow[0]*lineStep, arrow[1]*lineStep))
	case e.Name == fyne.KeyPageDown:
		v.Move(1)
	case e.Name == fyne.KeyPageUp:
		v.Move(-1)
	case e.Name == fyne.KeyHome:
		v.GoTo(0)
	case e.Name == fyne.KeyEnd:
		v.GoTo(v.Count() - 1)
	case v.Boxes != nil && e.Name == fyne.KeyInsert:
		v.AddBox()
	case v.Boxes != nil && e.Name == fyne.KeyDelete:
		v.RemoveBox()
	case v.Boxes != nil && e.Name == fyne.KeySpace:
		v.NextBox()
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(e) // in a dialog it closes that
		}
	default:
		kit.KeyToWindow(s, e)
	}
}

// push moves the chosen box as an arrow says on the screen; with Shift its right and lower
// sides alone.
func (s *sheet) push(x, y float64) {
	b, page := s.v.Boxes, s.v.page
	shown := turnedBox(b.On(page)[b.chosen], s.v.turned())
	name := "move"
	if s.shift {
		name = "size"
		shown.Right, shown.Bottom = max(shown.Left+boxStep, shown.Right+x*boxStep), max(shown.Top+boxStep, shown.Bottom+y*boxStep)
	} else {
		shown = moved(shown, x*boxStep, y*boxStep)
	}
	b.put(page, turnedBox(shown, -s.v.turned()), name)
	s.v.boxed()
}

// MouseDown takes the keys, and hold of the box under the mouse.
func (s *sheet) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
	b := s.v.Boxes
	if b == nil || !s.shows() || e.Button != desktop.MouseButtonPrimary {
		return
	}
	x, y := s.on(e.Position)
	s.drag = &drag{fromX: x, fromY: y}
	b.last = ""
	near := float64(gripWidth / max(1, s.least.Width))
	if b.Chosen() { // its sides may be held from outside
		if grip := gripOf(b.On(s.v.page)[b.chosen], x, y, near); grip != gripNew {
			s.drag.grip, s.drag.at = grip, b.On(s.v.page)[b.chosen]
			return
		}
	}
	if b.chosen = b.at(s.v.page, x, y); b.Chosen() {
		s.drag.at = b.On(s.v.page)[b.chosen]
		s.drag.grip = gripOf(s.drag.at, x, y, near)
	}
	s.v.boxed()
}

// gripWidth is how near a side is held, in points.
const gripWidth = 7

// gripOf is by what a box is held at a point; gripNew where it is not.
func gripOf(b pages.Box, x, y, near float64) (g grip) {
	if x < b.Left-near || x > b.Right+near || y < b.Top-near || y > b.Bottom+near {
		return gripNew
	}
	if math.Abs(x-b.Left) <= near {
		g |= gripLeft
	} else if math.Abs(x-b.Right) <= near {
		g |= gripRight
	}
	if math.Abs(y-b.Top) <= near {
		g |= gripTop
	} else if math.Abs(y-b.Bottom) <= near {
		g |= gripBottom
	}
	if g == gripNew {
		return gripMiddle
	}
	return g
}

// MouseUp lets go.
func (s *sheet) MouseUp(*desktop.MouseEvent) { s.DragEnd() }

// Dragged draws, moves or resizes a box; without boxes it moves what is in view.
func (s *sheet) Dragged(e *fyne.DragEvent) {
	b := s.v.Boxes
	if b == nil {
		s.v.pan(fyne.NewDelta(-e.Dragged.DX, -e.Dragged.DY))
		return
	}
	if s.drag == nil {
		return
	}
	x, y := s.on(e.Position)
	d := s.drag
	switch {
	case d.grip == gripNew:
		box := pages.Box{Left: d.fromX, Top: d.fromY, Right: x, Bottom: y}
		if d.name == "" {
			before := len(b.On(s.v.page))
			if b.add(s.v.page, box); len(b.On(s.v.page)) > before {
				d.name = "draw"
				b.last = d.name
			}
		} else {
			b.put(s.v.page, box, d.name)
		}
	case d.grip == gripMiddle:
		b.put(s.v.page, moved(d.at, x-d.fromX, y-d.fromY), "drag")
	default:
		box := d.at
		for _, side := range []struct {
			of grip
			at *float64
			to float64
		}{{gripLeft, &box.Left, x}, {gripRight, &box.Right, x}, {gripTop, &box.Top, y}, {gripBottom, &box.Bottom, y}} {
			if d.grip&side.of != 0 {
				*side.at = side.to
			}
		}
		b.put(s.v.page, box, "drag")
	}
	s.v.boxed()
}

// DragEnd ends a step.
func (s *sheet) DragEnd() {
	s.drag = nil
	if s.v.Boxes != nil {
		s.v.Boxes.last = ""
	}
}

// AddBox puts a box into the middle of what is in view, for the arrows.
func (v *View) AddBox() {
	if v.Boxes == nil || !v.sheet.shows() {
		return
	}
	x, y := v.sheet.on(v.scroll.Offset.AddXY(v.room.Width/2, v.room.Height/2))
	x, y = max(0.15, min(x, 0.85)), max(0.03, min(y, 0.97))
	v.Boxes.add(v.page, pages.Box{Left: x - 0.15, Top: y - 0.015, Right: x + 0.15, Bottom: y + 0.015})
	v.boxed()
}

// RemoveBox takes the chosen box away.
func (v *View) RemoveBox() { v.Boxes.remove(v.page); v.boxed() }

// NextBox chooses the next box of the page.
func (v *View) NextBox() { v.Boxes.choose(v.page); v.boxed() }

// UndoBox takes the last step with boxes back.
func (v *View) UndoBox() { v.Boxes.Undo(); v.boxed() }

func (v *View) boxed() {
	v.sheet.Refresh()
	v.changed()
}

// CreateRenderer belongs to Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{s: s, paper: canvas.NewRectangle(color.White), focus: canvas.NewRectangle(color.Transparent)}
	r.paper.StrokeWidth, r.focus.StrokeWidth = 1, 2
	r.Refresh()
	return r
}

type sheetRenderer struct {
	s            *sheet
	paper, focus *canvas.Rectangle
	boxes        []fyne.CanvasObject
}

// Destroy belongs to Fyne.
func (*sheetRenderer) Destroy() {}

// MinSize is the page with its margin.
func (r *sheetRenderer) MinSize() fyne.Size { return r.s.least }

// Objects are the paper, the page on it, the boxes.
func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.paper, r.s.picture, r.focus}, r.boxes...)
}

// Layout puts the page into the middle.
func (r *sheetRenderer) Layout(fyne.Size) {
	at, page := r.s.place()
	for _, o := range []fyne.CanvasObject{r.paper, r.s.picture, r.focus} {
		o.Move(at)
		o.Resize(page)
	}
	v := r.s.v
	if v.Boxes == nil {
		return
	}
	for i, box := range v.Boxes.On(v.page) {
		if i < len(r.boxes) {
			b := turnedBox(box, v.turned())
			kit.Put(r.boxes[i], at.X+float32(b.Left)*page.Width, at.Y+float32(b.Top)*page.Height, float32(b.Right-b.Left)*page.Width, float32(b.Bottom-b.Top)*page.Height)
		}
	}
}

// Refresh draws the boxes anew.
func (r *sheetRenderer) Refresh() {
	r.paper.StrokeColor, r.focus.StrokeColor = theme.Color(theme.ColorNameSeparator), color.Transparent
	if r.s.focused {
		r.focus.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
	kit.SetVisible(r.paper, r.s.shows())
	kit.SetVisible(r.focus, r.s.shows())
	kit.SetVisible(r.s.picture, r.s.shows())
	r.boxes = nil
	if v := r.s.v; v.Boxes != nil && r.s.shows() {
		for i := range v.Boxes.On(v.page) {
			box := canvas.NewRectangle(color.Black)
			if i == v.Boxes.chosen {
				box.FillColor = color.NRGBA{A: 150} // what lies under it can be compared
				box.StrokeColor, box.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
			}
			r.boxes = append(r.boxes, box)
		}
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
