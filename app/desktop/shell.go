package desktop

import (
	"fmt"
	"image/color"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
)

// roomID names a room of the navigation.
type roomID int

const (
	roomHome roomID = iota
	roomRegister
	roomReception
	roomReplies
	roomReports
	roomBooks
	roomStatistics
	roomSettings
)

// room is an entry of the navigation.
type room struct {
	id    roomID
	key   string // of its name in the translations
	icon  fyne.Resource
	build func(*office) page
}

// navigationWidth fits the longest name of a room.
const navigationWidth = 168

// shell is the frame of the window: the navigation at the left, the page in
// front at the right. Pages opened from a room lie on top of it.
type shell struct {
	office  *office
	buttons map[roomID]*ui.Button
	front   *fyne.Container
	built   map[roomID]page
	current roomID
	stack   []page // the room, and what is opened on top of it
	program *program
	keys    []ui.Key // of the page in front, as the window knows them
}

func newShell(w *program) *shell {
	s := &shell{office: w.office, program: w, buttons: map[roomID]*ui.Button{}, built: map[roomID]page{}, front: container.NewStack()}
	w.frame, w.shell = s, s
	return s
}

// content builds the frame.
func (s *shell) content() fyne.CanvasObject {
	list := container.NewVBox()
	for _, r := range rooms() {
		button := ui.NewButton(assets.Text(r.key), r.icon, func() { s.goTo(r.id, nil) })
		button.Alignment = widget.ButtonAlignLeading
		button.Importance = widget.LowImportance
		s.buttons[r.id] = button
		list.Add(button)
	}
	add := ui.NewButton(assets.Text("shell.newLetter"), theme.ContentAddIcon(), s.newLetter)
	add.Importance = widget.HighImportance
	help := ui.NewButton(assets.Text("help.open"), theme.HelpIcon(), s.help)
	help.Alignment, help.Importance = widget.ButtonAlignLeading, widget.LowImportance
	ward := widget.NewLabel(s.office.store.Settings().Ward)
	ward.Wrapping = fyne.TextWrapWord
	ward.SizeName = theme.SizeNameCaptionText
	width := canvas.NewRectangle(color.Transparent)
	width.SetMinSize(fyne.NewSize(navigationWidth, 0))
	side := container.NewStack(width, container.NewPadded(container.NewBorder(
		container.NewVBox(add, widget.NewSeparator(), list), container.NewVBox(help, ward), nil, nil)))
	return container.NewBorder(nil, nil, container.NewHBox(side, widget.NewSeparator()), nil,
		container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8), s.front))
}

// globalKeys work everywhere in the window.
func (s *shell) globalKeys() []ui.Key {
	var keys []ui.Key
	for i, r := range rooms() {
		keys = append(keys, ui.ControlKey(fyne.KeyName(rune('1'+i)), func() { s.goTo(r.id, nil) }))
	}
	return append(keys, ui.ControlKey(fyne.KeyN, s.newLetter), ui.ControlKey(fyne.KeyF, s.search),
		ui.Key{Name: fyne.KeyF1, Do: s.help}, ui.Key{Name: fyne.KeyF5, Do: s.Refresh}, ui.Key{Name: fyne.KeyEscape, Do: s.Back})
}

func shortcutOf(k ui.Key) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Modifier}
}

// listen registers the keys that work everywhere, except while a dialog waits for
// its answer.
func (s *shell) listen() {
	c := s.office.window.Canvas()
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
		if do := bare[e.Name]; do != nil && c.Overlays().Top() == nil {
			do()
		}
	})
}

// KeyGivenTwice is in the log when a page wants a key that it or the window has
// already; a test that opens such a page fails.
const KeyGivenTwice = "a key is given twice"

// givenTwice names the first of a page's keys that stands twice among them and those
// of the window, "" for none.
func (s *shell) givenTwice(keys []ui.Key) string {
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
func (s *shell) listenTo(p page) {
	c := s.office.window.Canvas()
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

// goTo shows a room; what is opened on the present one is left first. then may
// be nil and gets the room.
func (s *shell) goTo(id roomID, then func(page)) {
	s.leaveAll(func() {
		p := s.built[id]
		if p == nil {
			p = s.roomOf(id).build(s.office)
			s.built[id] = p
		}
		s.current = id
		s.stack = []page{p}
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
	if len(s.stack) == 0 {
		next()
		return
	}
	s.stack[len(s.stack)-1].Leave(func() {
		if len(s.stack) > 0 {
			s.stack = s.stack[:len(s.stack)-1]
		}
		s.leaveAll(next)
	})
}

// Show opens a page on top of the present one.
func (s *shell) Show(p page) {
	s.stack = append(s.stack, p)
	s.show()
}

// InFront reports whether p is the page in front.
func (s *shell) InFront(p page) bool { return s.top() == p }

// Retitle gives the window p's title when p is in front.
func (s *shell) Retitle(p page) {
	if s.InFront(p) {
		s.office.window.SetTitle(assets.Text("shell.title", p.Title()))
	}
}

// Restore puts a backup in the register's place.
func (s *shell) Restore(file string, done func(error)) { s.program.restoreBackup(file, done) }

// Back leaves the page on top, unless it is a room.
func (s *shell) Back() {
	if len(s.stack) < 2 {
		return
	}
	s.stack[len(s.stack)-1].Leave(s.Drop)
}

// Drop takes the page on top away without asking it.
func (s *shell) Drop() {
	if len(s.stack) < 2 {
		return
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.show()
}

// Replace puts p in the place of the page on top.
func (s *shell) Replace(p page) {
	s.stack[len(s.stack)-1] = p
	s.show()
}

// Refresh loads what the present page shows anew.
func (s *shell) Refresh() {
	if p := s.top(); p != nil {
		p.Enter()
	}
}

func (s *shell) top() page {
	if len(s.stack) == 0 {
		return nil
	}
	return s.stack[len(s.stack)-1]
}

func (s *shell) show() {
	p := s.top()
	for id, button := range s.buttons {
		importance := widget.LowImportance
		if id == s.current {
			importance = widget.MediumImportance
		}
		if button.Importance != importance {
			button.Importance = importance
			button.Refresh()
		}
	}
	s.office.window.Canvas().Unfocus()
	s.front.Objects = []fyne.CanvasObject{p.Content()}
	s.front.Refresh()
	s.Retitle(p)
	s.listenTo(p)
	p.Enter()
}
