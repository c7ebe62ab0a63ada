// Package viewer shows the pages of a file: one at a time, turned and as large as the clerk
// wants, with boxes over them where a copy is made without what lies under the boxes.
package viewer

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/pages"
)

// fit is how large a page is shown.
type fit int

const (
	fitWidth fit = iota // as wide as there is room
	fitPage             // all of it
	zoomed              // as wide as zoom says, in widths of the room
)

// Bounds and step of the zoom.
const (
	zoomStep  = 1.25
	leastZoom = 0.2
	mostZoom  = 6
)

// turns are the quarters to the right by which files were turned, while the program runs: who
// scans upside down does so page after page.
var turns = map[string]int{}

// View shows the pages of a file. It is used on the screen's thread.
type View struct {
	// Boxes are drawn over the pages; nil where none may be.
	Boxes *Boxes
	// OnChanged is called when another page is shown, or something else that the page around
	// may tell; may be nil.
	OnChanged func()
	// OnSeen is called with a page when all of it has been in view; may be nil.
	OnSeen func(page int)

	file    string
	book    *pages.Book
	page    int
	fit     fit
	zoom    float32
	room    fyne.Size  // for the page
	ratio   float32    // height of the page as it is shown by its width; 0 while unknown
	asked   pages.View // the view that is drawn or on its way
	top     bool       // the page is yet to be shown from its head
	trouble string
	turn    int // of what is read: the answer to an older question is dropped
	stop    context.CancelFunc

	sheet  *sheet
	scroll *container.Scroll
	said   *widget.Label
	whole  *fyne.Container
	again  func()
	bar    *kit.Toolbar
	at     *widget.Label
}

// New is a view that shows nothing yet.
func New() *View {
	v := &View{zoom: 1, stop: func() {}}
	v.sheet = newSheet(v)
	v.scroll = container.NewScroll(v.sheet)
	v.scroll.OnScrolled = func(fyne.Position) { v.seen() }
	v.said = kit.Wrapped("", widget.MediumImportance)
	v.said.Alignment = fyne.TextAlignCenter
	v.whole = container.New(&room{v}, v.scroll, v.said)
	v.again = kit.Debounce(150*time.Millisecond, v.draw)
	v.at = widget.NewLabel("")
	v.at.Alignment = fyne.TextAlignCenter
	return v
}

// room is where the pages are shown: it knows how much there is.
type room struct{ v *View }

func (r *room) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.Position{})
	}
	if r.v.said.Visible() {
		high := r.v.said.MinSize().Height
		kit.Put(r.v.said, 12, max(0, (size.Height-high)/2), size.Width-24, high)
	}
	if r.v.room != size {
		r.v.room = size
		r.v.arrange()
		if r.v.asked == (pages.View{}) {
			r.v.draw()
		} else {
			r.v.again()
		}
	}
}

func (*room) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 100) }

// Content is the place of the pages.
func (v *View) Content() fyne.CanvasObject { return v.whole }

// Sheet is what takes the keys.
func (v *View) Sheet() fyne.Focusable { return v.sheet }

// Count is the number of pages, 0 while none are known.
func (v *View) Count() int {
	if v.book == nil {
		return 0
	}
	return v.book.Count
}

// Page is the page that is shown, from 0.
func (v *View) Page() int { return v.page }

// File is the file that is shown, "" for none.
func (v *View) File() string { return v.file }

// Book is what draws the pages, nil while the file is not open.
func (v *View) Book() *pages.Book { return v.book }

// Trouble says why no page is shown; "" when one is, or is on its way.
func (v *View) Trouble() string { return v.trouble }

// Show shows the first page of a file, in the place of what was shown before.
func (v *View) Show(file string) {
	v.Close()
	v.file = file
	v.turn++
	mine := v.turn
	ctx, stop := context.WithCancel(context.Background())
	v.stop = stop
	v.say(assets.Text("viewer.opening"))
	kit.RunAsync(func() (*pages.Book, error) { return pages.Open(ctx, file) }, func(b *pages.Book, err error) {
		if mine != v.turn {
			if b != nil {
				b.Close()
			}
			return
		}
		if err != nil {
			v.fail(err)
			return
		}
		v.book, v.top = b, true
		v.draw()
		v.changed()
	})
}

// Close lets the file go. Whoever shows a view calls it when the page is left.
func (v *View) Close() {
	v.stop()
	v.turn++
	if v.book != nil {
		book := v.book
		kit.RunAsyncErr(func() error { book.Close(); return nil }, nil)
	}
	v.book, v.file, v.page, v.ratio, v.asked, v.trouble = nil, "", 0, 0, pages.View{}, ""
	v.sheet.show(nil)
}

func (v *View) say(sentence string) {
	v.said.SetText(sentence)
	kit.SetVisible(v.said, sentence != "")
	v.whole.Refresh()
	(&room{v}).Layout(v.whole.Objects, v.whole.Size())
}

func (v *View) fail(err error) {
	v.trouble = saying.Of(err)
	v.sheet.show(nil)
	v.say(v.trouble)
	v.changed()
}

func (v *View) changed() {
	v.tell()
	if v.OnChanged != nil {
		v.OnChanged()
	}
}

// GoTo shows another page.
func (v *View) GoTo(page int) {
	page = max(0, min(page, v.Count()-1))
	if page == v.page || v.book == nil {
		return
	}
	v.page, v.ratio, v.top = page, 0, true
	v.sheet.show(nil)
	if v.Boxes != nil {
		v.Boxes.chosen = -1
	}
	v.draw()
	v.changed()
}

// Move shows a page so many further.
func (v *View) Move(by int) { v.GoTo(v.page + by) }

// Turn turns the pages by quarters to the right.
func (v *View) Turn(quarters int) {
	turns[v.file] = (turns[v.file] + quarters) & 3
	v.ratio, v.top = 0, true
	v.draw()
	v.changed()
}

// turned is by how many quarters to the right the pages stand.
func (v *View) turned() int { return turns[v.file] }

// Zoom shows the page larger or smaller.
func (v *View) Zoom(larger bool) {
	by := float32(zoomStep)
	if !larger {
		by = 1 / by
	}
	v.zoom, v.fit = max(leastZoom, min(v.size().Width/max(1, v.paper())*by, mostZoom)), zoomed
	v.resized()
}

// Fit shows the page as wide as there is room, or all of it when it is so already.
func (v *View) Fit() {
	if v.fit == fitWidth {
		v.FitPage()
		return
	}
	v.fit = fitWidth
	v.resized()
}

// FitPage shows all of the page.
func (v *View) FitPage() {
	v.fit = fitPage
	v.resized()
}

func (v *View) resized() {
	v.arrange()
	v.draw()
	v.changed()
}

// margin lies around a page, in points.
const margin = 8

// paper is how wide a page is that fits the width.
func (v *View) paper() float32 { return max(40, v.room.Width-2*margin) }

// size is how large the page is shown, in points.
func (v *View) size() fyne.Size {
	ratio := v.ratio
	if ratio == 0 {
		ratio = 1.414 // A4, until it is known
	}
	width := v.paper()
	switch v.fit {
	case fitPage:
		width = min(width, max(40, v.room.Height-2*margin)/ratio)
	case zoomed:
		width *= v.zoom
	}
	return fyne.NewSize(width, width*ratio)
}

// arrange gives the page its size and keeps the middle of what is in view there; a page that
// has just come or was turned is shown from its head.
func (v *View) arrange() {
	before, offset := v.sheet.least, v.scroll.Offset
	v.sheet.fit(v.size())
	v.scroll.Refresh()
	if v.top {
		v.scroll.ScrollToOffset(fyne.Position{})
		return
	}
	if now := v.sheet.least; before.Width > 0 && before.Height > 0 && now != before {
		v.scroll.ScrollToOffset(fyne.NewPos((offset.X+v.room.Width/2)*now.Width/before.Width-v.room.Width/2, (offset.Y+v.room.Height/2)*now.Height/before.Height-v.room.Height/2))
	}
}

// wanted is the view of the page that the screen needs, in its pixels.
func (v *View) wanted() pages.View {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.whole); c != nil {
		scale = c.Scale()
	}
	q := pages.View{Page: v.page, Turn: v.turned(), Width: int(v.size().Width * scale)}
	if v.fit == fitPage {
		q.Width, q.Height = int(v.paper()*scale), int(max(40, v.room.Height-2*margin)*scale)
	}
	return q
}

// draw reads the page anew when the screen needs another picture of it.
func (v *View) draw() {
	q := v.wanted()
	if v.book == nil || v.room.IsZero() || q == v.asked {
		return
	}
	v.stop()
	v.asked = q
	v.turn++
	mine, book := v.turn, v.book
	ctx, stop := context.WithCancel(context.Background())
	v.stop = stop
	if !v.sheet.shows() {
		v.say(assets.Text("viewer.drawing"))
	}
	kit.RunAsync(func() (*image.RGBA, error) { return book.Draw(ctx, q) }, func(p *image.RGBA, err error) {
		switch {
		case mine != v.turn:
		case err != nil:
			v.fail(err)
		default:
			v.trouble = ""
			v.ratio = float32(p.Rect.Dy()) / float32(p.Rect.Dx())
			v.sheet.show(p)
			v.say("")
			v.arrange()
			v.top = false
			v.seen()
			v.changed()
		}
	})
}

// seen tells that all of the page was in view.
func (v *View) seen() {
	if v.OnSeen != nil && v.sheet.shows() && v.scroll.Offset.Y+v.room.Height >= v.sheet.least.Height-margin {
		v.OnSeen(v.page)
	}
}

// pan moves what is in view.
func (v *View) pan(by fyne.Delta) {
	v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(by.DX, by.DY))
	v.seen()
}

// Keys are those of a page that holds the view; they work wherever the focus is.
func (v *View) Keys() []kit.Key {
	return []kit.Key{
		kit.ControlKey(fyne.KeyPageDown, func() { v.Move(1) }), kit.ControlKey(fyne.KeyPageUp, func() { v.Move(-1) }),
		kit.ControlKey(fyne.KeyPlus, func() { v.Zoom(true) }), kit.ControlKey(fyne.KeyEqual, func() { v.Zoom(true) }),
		kit.ControlKey(fyne.KeyMinus, func() { v.Zoom(false) }), kit.ControlKey(fyne.Key0, v.Fit),
		kit.AltKey(fyne.KeyDown, func() { v.pan(fyne.NewDelta(0, v.room.Height/3)) }), kit.AltKey(fyne.KeyUp, func() { v.pan(fyne.NewDelta(0, -v.room.Height/3)) }),
		kit.ControlKey(fyne.KeyR, func() { v.Turn(1) }), {Name: fyne.KeyR, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift, Do: func() { v.Turn(-1) }},
	}
}

// Bar is what can be done with the view, with further parts of the page around behind it.
func (v *View) Bar(further ...kit.Action) *kit.Toolbar {
	if v.bar != nil {
		return v.bar
	}
	icon := func(key string, picture fyne.Resource, do func()) look.Part {
		b := kit.NewButton("", picture, do)
		b.SetToolTip(assets.Text(key))
		return look.Part{Object: b, Menu: fyne.NewMenuItem(assets.Text(key), do)}
	}
	before := icon("viewer.before", look.IconUp, func() { v.Move(-1) })
	after := icon("viewer.after", look.IconDown, func() { v.Move(1) })
	before.Menu, after.Menu = nil, nil
	v.bar = kit.NewToolbar([]look.Part{before, {Object: kit.Wide(look.Scaled(104), v.at)}, after,
		icon("viewer.larger", look.IconZoomIn, func() { v.Zoom(true) }), icon("viewer.smaller", look.IconZoomOut, func() { v.Zoom(false) }),
		icon("viewer.right", look.IconRefresh, func() { v.Turn(1) })},
		append([]kit.Action{
			{Text: assets.Text("viewer.left"), Icon: look.IconTurnLeft, Key: "Ctrl+Shift+R", Rare: true, Do: func() { v.Turn(-1) }},
			{Text: assets.Text("viewer.fit"), Key: "Ctrl+0", Rare: true, Do: v.Fit},
		}, further...)...)
	v.tell()
	return v.bar
}

// tell says which page is shown.
func (v *View) tell() {
	words := ""
	if n := v.Count(); n > 0 {
		words = assets.Text("viewer.at", "page", kit.Number(v.page+1), "pages", kit.Number(n))
	}
	if v.at.Text != words {
		v.at.SetText(words)
	}
}
