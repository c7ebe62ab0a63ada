package desk

import (
	"fyne.io/fyne/v2"

	"donthu/app/kit"
)

// Page is what the window shows: a room, or something opened from one.
type Page interface {
	// Title names the page in the window's title.
	Title() string
	// Content is built once.
	Content() fyne.CanvasObject
	// Enter is called whenever the page comes to the front: load what it shows.
	Enter()
	// Leave is called before the page goes; it calls next when nothing would be
	// lost, or asks first.
	Leave(next func())
	// Help names the manual's page about what the page does; "" for the manual.
	Help() string
	// Keys are the page's own keys. They work while it is in front and no dialog
	// waits for an answer.
	Keys() []kit.Key
}

// PlainPage is embedded by pages that have no keys or lose nothing when they are left.
type PlainPage struct{}

// Keys are none.
func (PlainPage) Keys() []kit.Key { return nil }

// Leave asks nothing.
func (PlainPage) Leave(next func()) { next() }

// Part is what stands behind a tab of a room.
type Part interface {
	Content() fyne.CanvasObject
	// Bar is what is done with the part, at the right of the room's name.
	Bar() *kit.Toolbar
	// Beside stands at the right of the tabs, nil for nothing.
	Beside() fyne.CanvasObject
	// Load shows what the register holds now.
	Load()
	// Add is what Ctrl+T does while the part is in front.
	Add()
}

// Lasting is a page that can be shown again after it was left, where Alt and the left arrow
// lead: one that only shows. A form is none, since its question was answered.
type Lasting interface{ Lasts() bool }

// Lasts says that the page can be shown again.
func (PlainPage) Lasts() bool { return true }

// Remembering is a room that shows different things at different times. Remember gives
// what shows again what it shows now.
type Remembering interface{ Remember() (again func()) }

// Dropping is a page that takes files dropped on the window; Drop reports whether it did.
type Dropping interface{ Drop(files []string) bool }

// Holding is a page that holds something of the computer's, such as who reads a file; Release
// lets it go when the page is taken away. Enter takes it up again.
type Holding interface{ Release() }

// Printing is a page that prints on Ctrl+P otherwise than the table in view.
type Printing interface{ Print() }

// Searching is a page with a search of its own, where Ctrl+F leads.
type Searching interface{ FocusSearch() }

// Escaping is a page with something of its own that Esc leaves first, such as a panel;
// Escape reports whether there was any.
type Escaping interface{ Escape() bool }
