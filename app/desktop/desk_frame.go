package desktop

import (
	"fyne.io/fyne/v2"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// frame is the window around the pages, as the areas see it.
type frame interface {
	// Open shows what ref stands for.
	Open(ref Ref)
	// OpenInstead shows it in the place of the page in front.
	OpenInstead(ref Ref)
	// Show puts a page on top of the one in front.
	Show(p page)
	// Replace puts a page in the place of the one in front.
	Replace(p page)
	// Back leaves the page in front, unless it is a room.
	Back()
	// Drop takes the page in front away without asking it.
	Drop()
	// Refresh loads what the page in front shows anew.
	Refresh()
	// InFront reports whether p is the page in front.
	InFront(p page) bool
	// Retitle gives the window p's title when p is in front.
	Retitle(p page)
	// Restore puts a backup in the register's place, shows it and calls done on the
	// screen's thread. On an error the register shown stays.
	Restore(file string, done func(error))
}

func (o *office) open(ref Ref)        { o.frame.Open(ref) }
func (o *office) openInstead(ref Ref) { o.frame.OpenInstead(ref) }
func (o *office) push(p page)         { o.frame.Show(p) }
func (o *office) replace(p page)      { o.frame.Replace(p) }
func (o *office) back()               { o.frame.Back() }
func (o *office) drop()               { o.frame.Drop() }
func (o *office) refresh()            { o.frame.Refresh() }
func (o *office) inFront(p page) bool { return o.frame.InFront(p) }
func (o *office) retitle(p page)      { o.frame.Retitle(p) }

// restore puts a backup in the register's place.
func (o *office) restore(file string, done func(error)) { o.frame.Restore(file, done) }

// around is what a record on a page asks of the window.
func (o *office) around(of func() page) ui.Frame {
	return ui.Frame{Window: o.window, Back: o.back, Front: func() bool { return o.inFront(of()) }}
}

// focusIn gives the keys to a widget of p, while p is in front and nothing is asked.
func (o *office) focusIn(p page, first fyne.Focusable) {
	if c := o.window.Canvas(); o.inFront(p) && c.Overlays().Top() == nil {
		c.Focus(first)
	}
}

// openNumbered shows the page of the letter with the number, such as 12/2026.
func (o *office) openNumbered(number string) {
	n, err := data.ParseNumber(number)
	var letter data.Letter
	if err == nil {
		letter, err = o.store.LetterByNumber(o.ctx(), n)
	}
	if err != nil {
		o.failed(assets.Text("letter.failed"), err)
		return
	}
	o.open(LetterRef{ID: letter.ID})
}
