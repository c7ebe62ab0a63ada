package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
)

// SuggestEntry is an entry that lists what is known to fit what is typed. Down
// enters the list, Enter or the mouse takes a line, Esc closes it. The text is
// changed by the clerk's pick and by nothing else.
type SuggestEntry struct {
	Entry

	// Suggest gives the lines for what is typed, best first. It is called
	// away from the screen's thread. nil or an empty answer closes the list.
	Suggest func(typed string) []string
	// OnPicked is called with the line taken; may be nil.
	OnPicked func(line string)

	list   *suggestList
	popup  *widget.PopUp
	asked  int
	search func()
	quiet  bool // the text is being set by the program
}

// NewSuggestEntry is an empty entry with the given source of lines.
func NewSuggestEntry(suggest func(typed string) []string) *SuggestEntry {
	e := &SuggestEntry{Suggest: suggest}
	e.self = e
	e.search = Debounce(TypingPause, e.ask)
	e.list = newSuggestList(e)
	e.OnChanged = func(string) { e.changed() }
	e.ExtendBaseWidget(e)
	return e
}

// Watch sets what is called at every change of the text. (Use it in place of
// OnChanged, which the entry needs itself.)
func (e *SuggestEntry) Watch(changed func(text string)) {
	e.OnChanged = func(text string) {
		e.changed()
		changed(text)
	}
}

// SetText fills the entry without asking for suggestions.
func (e *SuggestEntry) SetText(text string) {
	e.quiet = true
	e.Entry.SetText(text)
	e.quiet = false
}

func (e *SuggestEntry) changed() {
	e.asked++ // answers to older questions come too late
	if !e.quiet && e.Suggest != nil && e.focused {
		e.search()
	}
}

func (e *SuggestEntry) ask() {
	typed, mine := e.Value(), e.asked
	if typed == "" {
		e.close()
		return
	}
	RunAsync(func() ([]string, error) { return e.Suggest(typed), nil }, func(lines []string, err error) {
		if err != nil || mine != e.asked || !e.focused {
			return
		}
		if len(lines) == 0 || len(lines) == 1 && lines[0] == e.Text {
			e.close()
			return
		}
		e.show(lines)
	})
}

func (e *SuggestEntry) show(lines []string) {
	c := canvasOf(e)
	if c == nil {
		return
	}
	e.list.set(lines)
	size := fyne.NewSize(e.Size().Width, e.list.MinSize().Height)
	if e.popup == nil {
		e.popup = widget.NewPopUp(e.list, c)
	}
	showBelow(e.popup, e, size)
	// An overlay takes all keys of the window; the list passes typing on to the entry.
	c.Focus(e.list)
}

func (e *SuggestEntry) close() {
	if e.popup != nil && e.popup.Visible() {
		e.popup.Hide()
	}
}

func (e *SuggestEntry) pick(line string) {
	e.close()
	e.asked++
	e.SetText(line)
	e.Entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if e.OnPicked != nil {
		e.OnPicked(line)
	}
}

// FocusLost closes the list.
func (e *SuggestEntry) FocusLost() {
	e.close()
	e.asked++
	e.Entry.FocusLost()
}

// TypedKey asks for the list on Down; the rest is the entry's.
func (e *SuggestEntry) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyDown && e.Suggest != nil {
		e.ask()
		return
	}
	e.Entry.TypedKey(event)
}

const suggestLines = 8

// suggestList is the list below a SuggestEntry. It holds the window's focus
// while it is open and passes on to the entry all keys but its own few.
type suggestList struct {
	widget.BaseWidget
	entry  *SuggestEntry
	lines  []string
	marked int // -1: none, Enter belongs to the entry
}

func newSuggestList(entry *SuggestEntry) *suggestList {
	l := &suggestList{entry: entry, marked: -1}
	l.ExtendBaseWidget(l)
	return l
}

func (l *suggestList) set(lines []string) {
	l.lines, l.marked = lines[:min(len(lines), suggestLines)], -1
	l.Refresh()
}

func (l *suggestList) mark(index int) {
	l.marked = index
	l.Refresh()
}

func (l *suggestList) FocusGained()     {}
func (l *suggestList) FocusLost()       {}
func (l *suggestList) AcceptsTab() bool { return true }

func (l *suggestList) TypedRune(r rune) { l.entry.TypedRune(r) }

func (l *suggestList) KeyDown(event *fyne.KeyEvent) { l.entry.KeyDown(event) }
func (l *suggestList) KeyUp(event *fyne.KeyEvent)   { l.entry.KeyUp(event) }

func (l *suggestList) TypedShortcut(shortcut fyne.Shortcut) { l.entry.TypedShortcut(shortcut) }

func (l *suggestList) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyDown:
		l.mark(min(l.marked+1, len(l.lines)-1))
	case fyne.KeyUp:
		l.mark(max(l.marked-1, -1))
	case fyne.KeyEscape:
		l.entry.close()
	case fyne.KeyTab:
		l.entry.close()
		if c := canvasOf(l.entry); c != nil {
			if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok &&
				driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
				c.FocusPrevious()
				return
			}
			c.FocusNext()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.marked >= 0 {
			l.entry.pick(l.lines[l.marked])
			return
		}
		l.entry.close()
		l.entry.TypedKey(event)
	default:
		l.entry.TypedKey(event)
	}
}

func (l *suggestList) lineAt(pos fyne.Position) int {
	if i := int(pos.Y / look.LineHeight()); pos.Y >= 0 && i < len(l.lines) {
		return i
	}
	return -1
}

func (l *suggestList) Tapped(event *fyne.PointEvent) {
	if i := l.lineAt(event.Position); i >= 0 {
		l.entry.pick(l.lines[i])
	}
}

func (l *suggestList) MouseIn(*desktop.MouseEvent) {}
func (l *suggestList) MouseOut()                   {}

func (l *suggestList) MouseMoved(event *desktop.MouseEvent) {
	if i := l.lineAt(event.Position); i >= 0 && i != l.marked {
		l.mark(i)
	}
}

func (l *suggestList) CreateRenderer() fyne.WidgetRenderer {
	return look.DrawLines(suggestLines, func() ([]string, int) { return l.lines, l.marked })
}
