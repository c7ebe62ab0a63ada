package home

import (
	"image/color"

	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// workList lists what is to be done, section by section. It has the keys as a whole: the
// arrows lead from row to row, Enter opens the letter, or the section in the register.
type workList struct {
	widget.BaseWidget
	o       *desk.Desk
	column  *fyne.Container
	scroll  *container.Scroll
	rows    []*workRow
	current int
	due     float32 // width of the widest chip
	deed    float32 // of the longest deed
	code    float32 // of the longest code of a denouncer
	focused bool
}

func newWorkList(o *desk.Desk) *workList {
	l := &workList{o: o, column: look.NewColumn(0), current: -1}
	l.scroll = container.NewVScroll(l.column)
	l.ExtendBaseWidget(l)
	return l
}

// show lists the sections that hold something.
func (l *workList) show(all []section) {
	at := ""
	if l.current >= 0 && l.current < len(l.rows) {
		at = l.rows[l.current].name
	}
	l.rows, l.current, l.due, l.deed, l.code = nil, -1, 0, 0, 0
	l.column.Objects = nil
	days := l.o.Law().Calendar().WorkingDays
	add := func(r *workRow) {
		r.list, r.at = l, len(l.rows)
		r.ExtendBaseWidget(r)
		r.ExtendToolTipWidget(r)
		if r.name == at {
			l.current = r.at
		}
		l.rows = append(l.rows, r)
		l.column.Objects = append(l.column.Objects, r)
	}
	for _, s := range all {
		if s.total == 0 {
			continue
		}
		list := func() { l.o.Open(listOf(s.query, "home.list."+s.name)) }
		add(&workRow{name: s.name, section: &s, open: list})
		for i := range s.letters {
			letter := &s.letters[i]
			row := &workRow{name: letter.Number.String(), letter: letter, chip: views.DueChip(letter, l.o.Today(), days),
				open: func() { l.o.Open(desk.Letter{ID: letter.ID, In: s.query}) }}
			l.due = max(l.due, row.chip.MinSize().Width)
			row.deed = views.Deed(letter)
			l.deed = max(l.deed, textWidth(row.deed))
			if s.name == noLimit {
				row.since = views.DeedSince(letter)
			}
			if code := views.SenderChip(letter); code != (look.Chip{}) {
				l.code = max(l.code, code.MinSize().Width)
			}
			add(row)
		}
		if more := s.total - len(s.letters); more > 0 {
			add(&workRow{name: s.name + "+", deed: assets.Text("home.more", "count", kit.Number(more)), open: list})
		}
	}
	l.column.Refresh()
	l.Refresh()
}

func textWidth(text string) float32 {
	return fyne.MeasureText(text, look.Size(theme.SizeNameText), fyne.TextStyle{}).Width
}

// CreateRenderer belongs to Fyne.
func (l *workList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }

// MinSize is a few rows.
func (l *workList) MinSize() fyne.Size { return fyne.NewSize(look.Scaled(420), look.Scaled(96)) }

// FocusGained shows the present row.
func (l *workList) FocusGained() {
	l.focused = true
	l.move(max(l.current, 0))
}

// FocusLost hides it.
func (l *workList) FocusLost() {
	l.focused = false
	l.mark()
}

func (l *workList) mark() {
	for _, r := range l.rows {
		if on := l.focused && r.at == l.current; r.on != on {
			r.on = on
			r.Refresh()
		}
	}
}

// move makes a row the present one and brings it into view.
func (l *workList) move(to int) {
	if len(l.rows) == 0 {
		return
	}
	l.current = min(max(to, 0), len(l.rows)-1)
	l.mark()
	r := l.rows[l.current]
	top, high, seen := r.Position().Y, r.Size().Height, l.scroll.Size().Height
	switch {
	case top < l.scroll.Offset.Y:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case seen > 0 && top+high > l.scroll.Offset.Y+seen:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top+high-seen))
	}
}

// TypedKey leads through the rows.
func (l *workList) TypedKey(e *fyne.KeyEvent) {
	page := max(1, int(l.scroll.Size().Height/look.Scaled(rowHigh))-1)
	switch e.Name {
	case fyne.KeyUp:
		l.move(l.current - 1)
	case fyne.KeyDown:
		l.move(l.current + 1)
	case fyne.KeyPageUp:
		l.move(l.current - page)
	case fyne.KeyPageDown:
		l.move(l.current + page)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(len(l.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.current >= 0 && l.current < len(l.rows) {
			l.rows[l.current].open()
		}
	default:
		kit.KeyToWindow(l, e)
	}
}

// TypedRune belongs to Fyne.
func (*workList) TypedRune(rune) {}

// TypedShortcut hands shortcuts to the window.
func (l *workList) TypedShortcut(s fyne.Shortcut) { kit.ShortcutToWindow(l, s) }

// workRow is a letter, the head of a section, or how many letters more there are.
type workRow struct {
	widget.BaseWidget
	tooltip.ToolTipWidgetExtend
	list    *workList
	at      int
	name    string // of the row
	section *section
	letter  *register.Letter
	chip    look.Chip
	deed    string
	since   string // the deed with the day since when it is to be done; "" for none
	open    func()
	inside  bool
	on      bool
}

// seen reports whether something of the row lies in view.
func (r *workRow) seen() bool {
	top := r.Position().Y - r.list.scroll.Offset.Y
	return top < r.list.scroll.Size().Height && top+r.Size().Height > 0
}

// Tapped opens what the row tells of.
func (r *workRow) Tapped(*fyne.PointEvent) {
	r.list.current = r.at
	r.open()
}

// MouseIn lights the row, and begins to wait with what it had no room for.
func (r *workRow) MouseIn(event *desktop.MouseEvent) {
	r.inside = true
	look.Hover(r)
	r.ToolTipWidgetExtend.MouseIn(event)
	r.Refresh()
}

// MouseMoved belongs to Fyne.
func (r *workRow) MouseMoved(event *desktop.MouseEvent) { r.ToolTipWidgetExtend.MouseMoved(event) }

// MouseOut ends MouseIn.
func (r *workRow) MouseOut() {
	r.inside = false
	r.ToolTipWidgetExtend.MouseOut()
	r.Refresh()
}

// Cursor is the hand.
func (*workRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

const (
	rowHigh = 32
	rowSide = 14
)

// CreateRenderer belongs to Fyne.
func (r *workRow) CreateRenderer() fyne.WidgetRenderer {
	d := &rowRenderer{r: r, ground: canvas.NewRectangle(look.Color(look.Surface)), edge: canvas.NewRectangle(look.Color(theme.ColorNamePrimary)),
		line: canvas.NewRectangle(look.Color(theme.ColorNameSeparator)), chip: look.NewChip(r.chip), sender: look.NewChip(look.Chip{})}
	for i := range d.texts {
		d.texts[i] = look.NewText("", theme.ColorNameForeground, theme.SizeNameText)
	}
	d.all = []fyne.CanvasObject{d.ground, d.edge, d.chip, d.texts[0], d.texts[1], d.texts[2], d.texts[3], d.sender, d.line}
	if r.section != nil {
		icon, tone := sectionLook(r.section.name)
		d.mark = look.NewMark(icon, tone, false)
		d.all = append(d.all, d.mark)
	}
	d.Refresh()
	return d
}

// sectionLook is the picture of a part of the work, and the tone of its name.
func sectionLook(name string) (fyne.Resource, look.Tone) {
	switch name {
	case late:
		return look.IconError, look.Late
	case soon:
		return look.IconClock, look.Soon
	case noLimit:
		return look.IconNoDay, look.Plain
	}
	return look.IconFolder, look.Plain
}

type rowRenderer struct {
	r                  *workRow
	size               fyne.Size
	ground, edge, line *canvas.Rectangle
	chip, sender       *look.ChipView
	texts              [4]*canvas.Text // what is to be done, number, sender, officer; of a section its name and the link
	mark               *look.Mark
	all                []fyne.CanvasObject
	stale              bool // it was laid out while out of view
}

func (d *rowRenderer) Destroy() {}

// Objects are none while the row is out of view: a painter would draw all of them.
func (d *rowRenderer) Objects() []fyne.CanvasObject {
	if !d.r.seen() {
		return nil
	}
	if d.stale {
		d.Layout(d.size)
	}
	return d.all
}

func (d *rowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Scaled(300), look.Scaled(rowHigh))
}

func (d *rowRenderer) put(i int, text string, role fyne.ThemeColorName, bold bool, x, width float32) {
	t := d.texts[i]
	t.TextStyle.Bold, t.Color, t.TextSize = bold, look.Color(role), look.Size(theme.SizeNameText)
	t.Text = look.Fit(text, t.TextSize, max(0, width), bold)
	high := t.MinSize().Height
	kit.Put(t, x, (d.size.Height-high)/2, max(0, width), high)
	t.Refresh()
}

func (d *rowRenderer) Layout(size fyne.Size) {
	d.size = size
	if d.stale = !d.r.seen(); d.stale {
		return
	}
	r, side := d.r, look.Scaled(rowSide)
	kit.Put(d.ground, 0, 0, size.Width, size.Height)
	kit.Put(d.edge, 0, 0, 3, size.Height)
	kit.Put(d.line, 0, size.Height-1, size.Width, 1)
	switch {
	case r.section != nil:
		link := assets.Text("home.see.register")
		wide := textWidth(link) + 2
		mark := d.mark.MinSize()
		kit.Put(d.mark, side-3, (size.Height-mark.Height)/2, mark.Width, mark.Height)
		x := side + mark.Width + 4
		_, tone := sectionLook(r.section.name)
		d.put(0, assets.Text("home.section."+r.section.name, "count", kit.Number(r.section.total)), tone.Ink(), true, x, size.Width-x-wide-2*side)
		d.put(1, link, theme.ColorNamePrimary, false, size.Width-wide-side, wide)
	case r.letter == nil:
		d.put(0, r.deed, theme.ColorNamePrimary, false, side, size.Width-2*side)
	default:
		d.letter(size, side)
	}
}

// letter lays the columns of a letter. The deed is seen whole: for it the names give way,
// as far as a code stays whole, then the officer.
func (d *rowRenderer) letter(size fyne.Size, side float32) {
	r, l := d.r, d.r.letter
	chip := d.chip.MinSize()
	due := min(r.list.due, look.Scaled(220)) + 8
	kit.Put(d.chip, side, (size.Height-chip.Height)/2, min(chip.Width, due-4), chip.Height)
	number, sender, officer := look.Scaled(72), look.Scaled(168), look.Scaled(136)
	if size.Width > look.Scaled(1100) { // names first, in a wide window
		sender += look.Scaled(60)
	}
	x := side + due
	room, want := size.Width-x-number-side, r.list.deed+14
	least := max(look.Scaled(130), r.list.code+12)
	if room-least-look.Scaled(110) < want {
		officer = 0
	}
	sender = max(least, min(sender, room-officer-want))
	if officer > 0 {
		officer = max(look.Scaled(110), min(officer, room-sender-want))
	}
	deed := max(look.Scaled(100), room-sender-officer)
	words := r.deed
	if r.since != "" && textWidth(r.since) <= deed-12 {
		words = r.since
	}
	d.put(0, words, theme.ColorNameForeground, false, x, deed-12)
	r.SetToolTip("")
	if d.texts[0].Text != words {
		r.SetToolTip(words)
	}
	x += deed
	d.put(1, l.Number.String(), look.Ink2, false, x, number-4)
	x += number
	if code := views.SenderChip(l); code != (look.Chip{}) {
		code.Tone = look.Veiled
		d.sender.Set(code)
		least := d.sender.MinSize()
		kit.Put(d.sender, x, (size.Height-least.Height)/2, min(least.Width, sender-10), least.Height)
		d.put(2, "", theme.ColorNameForeground, false, x, 0)
	} else {
		d.put(2, views.SendersName(l), theme.ColorNameForeground, false, x, sender-12)
	}
	x += sender
	who := l.Officer
	if who == "" {
		who = assets.Text("home.nobody")
	}
	d.texts[3].Hidden = officer == 0
	d.put(3, who, look.Ink2, false, x, size.Width-x-side)
}

func (d *rowRenderer) Refresh() {
	r := d.r
	ground := color.Color(nil) // the sheet's
	switch {
	case r.on:
		ground = look.Color(look.PrimarySoft)
	case r.section != nil:
		ground = look.Color(look.Sunken)
	case r.inside:
		ground = look.Color(look.Sunken)
	}
	d.ground.Hidden = ground == nil
	d.ground.FillColor, d.line.FillColor = ground, look.Color(theme.ColorNameSeparator)
	d.edge.FillColor, d.edge.Hidden = look.Color(theme.ColorNamePrimary), !r.on
	d.ground.Refresh()
	d.line.Refresh()
	d.edge.Refresh()
	if d.size.Width > 0 {
		d.Layout(d.size)
	}
}
