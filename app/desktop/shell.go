package desktop

import (
	"fmt"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
)

// roomID names a room of the navigation.
type roomID int

const (
	RoomHome roomID = iota
	RoomRegister
	RoomReception
	RoomDirections
	RoomReplies
	RoomReports
	RoomBooks
	RoomStatistics
	RoomSettings
)

// room is an entry of the navigation.
type room struct {
	id    roomID
	key   string // of its name in the translations
	icon  fyne.Resource
	build func(*desk.Desk) desk.Page
}

// shell is the frame of the window: the navigation at the left, the page in
// front at the right. Pages opened from a room lie on top of it.
type shell struct {
	office     *desk.Desk
	navigation *navigation
	front      *fyne.Container
	page       *container.Scroll // around front
	built      map[roomID]desk.Page
	current    roomID
	Stack      []desk.Page // the room, and what is opened on top of it
	program    *Program
	keys       []kit.Key // of the page in front, as the window knows them
	history    history
	recent     []int64 // letters opened, the latest first
}

func newShell(w *Program) *shell {
	s := &shell{office: w.Desk, program: w, built: map[roomID]desk.Page{}, front: container.NewStack()}
	w.Frame, w.Shell = s, s
	return s
}

// content builds the frame.
func (s *shell) content() fyne.CanvasObject {
	settings := s.office.Store.Settings()
	s.navigation = newNavigation(s, settings.Ward, settings.Clerk)
	// A page that wants more than there is can be scrolled to: nothing of it is lost, and the
	// window stays as it is.
	s.page = container.NewScroll(container.New(layout.NewCustomPaddedLayout(0, 12, 20, 20), s.front))
	return container.New(&frame{s.navigation}, s.navigation.whole, s.page)
}

// globalKeys work everywhere in the window.
func (s *shell) globalKeys() []kit.Key {
	var keys []kit.Key
	for i, r := range rooms() {
		keys = append(keys, kit.ControlKey(fyne.KeyName(rune('1'+i)), func() { s.GoTo(r.id, nil) }))
	}
	return append(keys, kit.ControlKey(fyne.KeyN, s.newLetter), kit.ControlKey(fyne.KeyF, s.search),
		kit.Key{Name: fyne.KeyF1, Do: s.help}, kit.Key{Name: fyne.KeyF5, Do: s.Refresh}, kit.Key{Name: fyne.KeyEscape, Do: s.escape},
		kit.AltKey(fyne.KeyLeft, s.GoBack), kit.AltKey(fyne.KeyRight, s.GoForward), kit.ControlKey(fyne.KeyK, s.jump), kit.ControlKey(fyne.KeyP, s.print))
}

func shortcutOf(k kit.Key) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Modifier}
}

// listen registers the keys that work everywhere, except while a dialog waits for
// its answer.
func (s *shell) listen() {
	c := s.office.Window.Canvas()
	s.office.Window.SetOnDropped(s.dropped)
	bare := map[fyne.KeyName]func(){}
	for _, k := range s.globalKeys() {
		if k.Modifier == 0 {
			bare[k.Name] = k.Do
			continue
		}
		c.AddShortcut(shortcutOf(k), func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				k.Do()
			}
		})
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch do := bare[e.Name]; {
		case e.Name == fyne.KeyEscape && s.office.CloseFiles != nil:
			s.office.CloseFiles()
		case do != nil && c.Overlays().Top() == nil:
			do()
		}
	})
}

// KeyGivenTwice is in the log when a page wants a key that it or the window has
// already; a test that opens such a page fails.
const KeyGivenTwice = "a key is given twice"

// givenTwice names the first of a page's keys that stands twice among them and those
// of the window, "" for none.
func (s *shell) givenTwice(keys []kit.Key) string {
	given := map[string]bool{}
	for _, k := range append(s.globalKeys(), keys...) {
		name := shortcutOf(k).ShortcutName()
		if given[name] {
			return name
		}
		given[name] = true
	}
	return ""
}

// listenTo registers the keys of a page that comes to the front, in the place of
// those of the page before.
func (s *shell) listenTo(p desk.Page) {
	c := s.office.Window.Canvas()
	for _, k := range s.keys {
		c.RemoveShortcut(shortcutOf(k))
	}
	s.keys = p.Keys()
	if twice := s.givenTwice(s.keys); twice != "" {
		slog.Error(KeyGivenTwice, "page", fmt.Sprintf("%T", p), "key", twice)
	}
	for _, k := range s.keys {
		c.AddShortcut(shortcutOf(k), func(fyne.Shortcut) {
			if c.Overlays().Top() == nil && s.InFront(p) {
				k.Do()
			}
		})
	}
}

// GoTo shows a room; what is opened on the present one is left first. then may
// be nil and gets the room.
func (s *shell) GoTo(id roomID, then func(desk.Page)) {
	s.leaving()
	s.leaveAll(func() {
		p := s.built[id]
		if p == nil {
			p = s.roomOf(id).build(s.office)
			s.built[id] = p
		}
		s.current = id
		s.Stack = []desk.Page{p}
		if then != nil {
			then(p)
		}
		s.show()
	})
}

func (s *shell) roomOf(id roomID) room {
	for _, r := range rooms() {
		if r.id == id {
			return r
		}
	}
	return rooms()[0]
}

// leaveAll asks every page from the top down, the room last, and calls next when
// all agree.
func (s *shell) leaveAll(next func()) {
	if len(s.Stack) == 0 {
		next()
		return
	}
	s.Stack[len(s.Stack)-1].Leave(func() {
		s.pop()
		s.leaveAll(next)
	})
}

// Push opens a page on top of the present one.
func (s *shell) Push(p desk.Page) {
	s.leaving()
	s.Stack = append(s.Stack, p)
	s.show()
}

// InFront reports whether p is the page in front.
func (s *shell) InFront(p desk.Page) bool { return s.Top() == p }

// Retitle gives the window p's title when p is in front.
func (s *shell) Retitle(p desk.Page) {
	if s.InFront(p) {
		s.office.Window.SetTitle(assets.Text("shell.title", "page", p.Title()))
	}
}

// Restore puts a backup in the register's place.
func (s *shell) Restore(file, passphrase string, done func(error)) {
	s.program.restoreBackup(file, passphrase, done)
}

// Back leaves the page on top, unless it is a room.
func (s *shell) Back() {
	if len(s.Stack) < 2 {
		return
	}
	s.Stack[len(s.Stack)-1].Leave(s.Drop)
}

// escape leaves what the page has open, else the page.
func (s *shell) escape() {
	if p, ok := s.Top().(desk.Escaping); !ok || !p.Escape() {
		s.Back()
	}
}

// Drop takes the page on top away without asking it.
func (s *shell) Drop() {
	if len(s.Stack) < 2 {
		return
	}
	s.pop()
	s.history.left = true
	s.show()
	s.history.left = false
}

// Replace puts p in the place of the page on top.
func (s *shell) Replace(p desk.Page) {
	s.pop()
	s.Push(p)
}

// Refresh loads what the present page shows anew.
func (s *shell) Refresh() {
	if p := s.Top(); p != nil {
		p.Enter()
		s.tell()
	}
}

func (s *shell) Top() desk.Page {
	if len(s.Stack) == 0 {
		return nil
	}
	return s.Stack[len(s.Stack)-1]
}

// pop takes the page on top away; what it still reads ends.
func (s *shell) pop() {
	if last := len(s.Stack) - 1; last >= 0 {
		s.office.Left(s.Stack[last])
		if p, ok := s.Stack[last].(desk.Holding); ok {
			p.Release()
		}
		s.Stack = s.Stack[:last]
	}
}

func (s *shell) show() {
	p := s.Top()
	look.Unhover()
	for id, button := range s.navigation.rooms {
		button.SetOn(id == s.lit())
	}
	s.office.Window.Canvas().Unfocus()
	s.front.Objects = []fyne.CanvasObject{p.Content()}
	s.page.Offset = fyne.Position{} // each page begins at its head
	s.page.Refresh()
	s.Retitle(p)
	s.listenTo(p)
	s.arrived()
	p.Enter()
	s.tell()
}
