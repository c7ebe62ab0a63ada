package desk

import (
	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
)

// Frame is the window around the pages, as the areas see it.
type Frame interface {
	// Open shows what ref stands for.
	Open(ref Ref)
	// OpenInstead shows it in the place of the page in front.
	OpenInstead(ref Ref)
	// Push puts a page on top of the one in front.
	Push(p Page)
	// Replace puts a page in the place of the one in front.
	Replace(p Page)
	// Back leaves the page in front, unless it is a room.
	Back()
	// Drop takes the page in front away without asking it.
	Drop()
	// Refresh loads what the page in front shows anew, and what the navigation counts.
	Refresh()
	// InFront reports whether p is the page in front.
	InFront(p Page) bool
	// Retitle gives the window p's title when p is in front.
	Retitle(p Page)
	// Restore puts a backup in the register's place, shows it and calls done on the
	// screen's thread. On an error the register shown stays.
	Restore(file, passphrase string, done func(error))
}

// Around is what a record on a page asks of the window.
func (o *Desk) Around(of func() Page) kit.Frame {
	return kit.Frame{Window: o.Window, Back: o.Back, Front: func() bool { return o.InFront(of()) },
		Phrases: func(question string) []string { return o.Phrases(question, "") }}
}

// FocusIn gives the keys to a widget of p, while p is in front and nothing is asked.
func (o *Desk) FocusIn(p Page, first fyne.Focusable) {
	if c := o.Window.Canvas(); o.InFront(p) && c.Overlays().Top() == nil {
		c.Focus(first)
	}
}

// OpenNumbered shows the page of the letter with the number, such as 12/2026.
func (o *Desk) OpenNumbered(number string) {
	kit.RunAsync(func() (register.Letter, error) {
		n, err := register.ParseNumber(number)
		if err != nil {
			return register.Letter{}, err
		}
		return o.Store.LetterByNumber(o.Ctx(), n)
	}, func(letter register.Letter, err error) {
		if err != nil {
			o.Failed(assets.Text("letter.failed"), err)
			return
		}
		o.Open(Letter{ID: letter.ID})
	})
}
