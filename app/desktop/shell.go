package desktop

import (
	"image/color"

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

// rooms are the places of the window, in the order of the navigation.
func rooms() []room {
	return []room{
		{roomHome, "room.home", theme.HomeIcon(), func(o *office) page { return newHome(o) }},
		{roomRegister, "room.register", theme.DocumentIcon(), func(o *office) page { return newRegister(o) }},
		{roomReception, "room.reception", theme.AccountIcon(), func(o *office) page { return newReceptionRoom(o) }},
		{roomReplies, "room.replies", theme.MailSendIcon(), func(o *office) page { return newReplyRoom(o) }},
		{roomReports, "room.reports", theme.StorageIcon(), func(o *office) page { return newReports(o) }},
		{roomBooks, "room.books", theme.ListIcon(), func(o *office) page { return newBooks(o) }},
		{roomStatistics, "room.statistics", theme.GridIcon(), func(o *office) page { return newStatistics(o) }},
		{roomSettings, "room.settings", theme.SettingsIcon(), func(o *office) page { return newSettings(o) }},
	}
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
}

func newShell(o *office) *shell {
	s := &shell{office: o, buttons: map[roomID]*ui.Button{}, built: map[roomID]page{}, front: container.NewStack()}
	o.shell = s
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
	add := ui.NewButton(assets.Text("shell.newLetter"), theme.ContentAddIcon(), s.office.newLetter)
	add.Importance = widget.HighImportance
	help := ui.NewButton(assets.Text("help.open"), theme.HelpIcon(), s.office.help)
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

// saver is a page with something to write. Ctrl+S reaches it through its form while
// a field has the focus, and through the window when none has.
type saver interface{ save() }

// listenToSave gives Ctrl+S to the page in front; a page may take it when it enters.
func (s *shell) listenToSave() {
	c := s.office.window.Canvas()
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) {
		if p, ok := s.top().(saver); ok && c.Overlays().Top() == nil {
			p.save()
		}
	})
}

// shortcuts are the keys that work everywhere in the window, except while a
// dialog waits for its answer.
func (s *shell) shortcuts(c fyne.Canvas) {
	add := func(key fyne.KeyName, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				do()
			}
		})
	}
	for i, r := range rooms() {
		add(fyne.KeyName(rune('1'+i)), func() { s.goTo(r.id, nil) })
	}
	add(fyne.KeyN, s.office.newLetter)
	add(fyne.KeyF, func() { s.goTo(roomRegister, func(p page) { p.(*register).focusSearch() }) })
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch e.Name {
		case fyne.KeyEscape:
			s.back()
		case fyne.KeyF5:
			s.refresh()
		case fyne.KeyF1:
			if c.Overlays().Top() == nil {
				s.office.help()
			}
		}
	})
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
	s.stack[len(s.stack)-1].leave(func() {
		if len(s.stack) > 0 {
			s.stack = s.stack[:len(s.stack)-1]
		}
		s.leaveAll(next)
	})
}

// push opens a page on top of the present one.
func (s *shell) push(p page) {
	if form, open := p.(*letterForm); open {
		if top, isForm := s.top().(*letterForm); isForm && top.letter == nil && form.letter == nil {
			return // the form is open already
		}
	}
	s.stack = append(s.stack, p)
	s.show()
}

// back leaves the page on top, unless it is a room.
func (s *shell) back() {
	if len(s.stack) < 2 {
		return
	}
	s.stack[len(s.stack)-1].leave(s.drop)
}

// drop takes the page on top away without asking it.
func (s *shell) drop() {
	if len(s.stack) < 2 {
		return
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.show()
}

// replace puts p in the place of the page on top.
func (s *shell) replace(p page) {
	s.stack[len(s.stack)-1] = p
	s.show()
}

// refresh loads what the present page shows anew.
func (s *shell) refresh() {
	if p := s.top(); p != nil {
		p.enter()
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
	s.front.Objects = []fyne.CanvasObject{p.content()}
	s.front.Refresh()
	s.office.window.SetTitle(assets.Text("shell.title", p.title()))
	s.listenToSave()
	p.enter()
}
