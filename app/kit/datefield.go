package kit

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
)

// DateField is an entry for a day, always dd/mm/yyyy whatever the system's
// region is. Typing 01122026 or 1/12/26 works and is rewritten when the clerk
// leaves the field or presses Enter. Up and Down move by a day, F4 opens a
// calendar. Beside it stands the weekday and what Hint says, or what is wrong.
type DateField struct {
	widget.BaseWidget

	// Hint says more about a day than its weekday: lunar date, holiday. May be nil.
	Hint func(day.Date) string
	// Today is the clock; nil means that no day is marked and Up and Down do
	// nothing in an empty field.
	Today func() day.Date
	// OnChanged is called after every change of the text, also of an unreadable one.
	OnChanged func()
	// OnLeave is called when the clerk has left the field; may be nil.
	OnLeave func()

	entry   *dateEntry
	note    *widget.Label
	outside func(text string, problem bool) // set by a Field that shows the note itself
}

// NewDateField is an empty date field; today and hint may be nil.
func NewDateField(today func() day.Date, hint func(day.Date) string) *DateField {
	d := &DateField{Today: today, Hint: hint, note: Caption("")}
	d.note.Hide()
	d.entry = newDateEntry(d)
	d.ExtendBaseWidget(d)
	return d
}

// Date is the day in the field, the zero Date when the field is empty. The
// error is a sentence for the clerk.
func (d *DateField) Date() (day.Date, error) { return readDate(d.entry.Text) }

// SetDate puts a day into the field; the zero Date empties it.
func (d *DateField) SetDate(day day.Date) {
	d.entry.SetText(day.Shown())
	d.settle()
}

// Weekday names the day of the week: "thứ Tư".
func Weekday(day day.Date) string {
	return assets.Text(fmt.Sprintf("ui.weekday.%d", day.Weekday()))
}

var dateShape = regexp.MustCompile(`^(\d{1,2}[/\-. ]\d{1,2}[/\-. ]\d{2,4}|\d{6}|\d{8}|\d{4}-\d{1,2}-\d{1,2})$`)

func readDate(typed string) (day.Date, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return 0, nil
	}
	day, err := day.ParseTypedDate(typed)
	if err == nil {
		return day, nil
	}
	if dateShape.MatchString(typed) {
		return 0, data.Tell(nil, "ui.date.no_such_day", "text", typed)
	}
	return 0, data.Tell(nil, "ui.date.not_a_date", "text", typed)
}

// settle rewrites the text to dd/mm/yyyy and shows what there is to say. It is
// never called between two keys: rewriting while a clerk types breaks UniKey.
func (d *DateField) settle() {
	day, err := d.Date()
	if err != nil {
		d.say(err.Error(), true)
		return
	}
	if shown := day.Shown(); shown != d.entry.Text {
		d.entry.SetText(shown)
	}
	d.say(d.hintFor(day), false)
}

func (d *DateField) leave() {
	d.settle()
	if d.OnLeave != nil {
		d.OnLeave()
	}
}

func (d *DateField) hintFor(day day.Date) string {
	if day.IsZero() {
		return ""
	}
	hint := Weekday(day)
	if d.Hint != nil {
		if more := d.Hint(day); more != "" {
			hint += ", " + more
		}
	}
	return hint
}

func (d *DateField) typed(string) {
	day, err := d.Date()
	if err != nil {
		day = 0 // half a date is no mistake yet
	}
	d.say(d.hintFor(day), false)
	if d.OnChanged != nil {
		d.OnChanged()
	}
}

func (d *DateField) say(text string, problem bool) {
	if d.outside != nil {
		d.outside(text, problem)
		return
	}
	d.note.Importance = widget.LowImportance
	if problem {
		d.note.Importance = widget.DangerImportance
	}
	Say(d.note, text)
}

func (d *DateField) move(days int) {
	day, err := d.Date()
	switch {
	case err != nil:
		return
	case day.IsZero() && d.Today != nil:
		d.SetDate(d.Today())
	case !day.IsZero():
		d.SetDate(day.AddDays(days))
	}
	d.entry.Entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

func (d *DateField) openCalendar() {
	c := canvasOf(d.entry)
	if c == nil || d.Disabled() {
		return
	}
	var today day.Date
	if d.Today != nil {
		today = d.Today()
	}
	start, err := d.Date()
	if err != nil || start.IsZero() {
		start = today
	}
	if start.IsZero() {
		start = day.Of(time.Now()) // only where the calendar opens: nothing is computed from it
	}
	month := newCalendar(start, today)
	popup := widget.NewPopUp(month, c)
	month.onPick = func(day day.Date) {
		popup.Hide()
		d.SetDate(day)
		c.Focus(d.entry)
	}
	month.onClose = func() {
		popup.Hide()
		c.Focus(d.entry)
	}
	showBelow(popup, d.entry, month.MinSize())
	c.Focus(month)
}

// showBelow opens a pop-up under an object, or above it where the window ends.
func showBelow(popup *widget.PopUp, under fyne.CanvasObject, size fyne.Size) {
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	below := pos.AddXY(0, under.Size().Height)
	window := popup.Canvas.Size()
	if below.Y+size.Height > window.Height && pos.Y > size.Height {
		below.Y = pos.Y - size.Height
	}
	if below.X+size.Width > window.Width {
		below.X = max(0, window.Width-size.Width)
	}
	popup.ShowAtPosition(below)
	popup.Resize(size)
}

// Enable makes the field ready for typing.
func (d *DateField) Enable() { d.entry.Enable() }

// Disable makes the field show its day only.
func (d *DateField) Disable() { d.entry.Disable() }

// Disabled reports whether the field only shows its day.
func (d *DateField) Disabled() bool { return d.entry.Disabled() }

// FocusTarget is the part of the field that takes the keys.
func (d *DateField) FocusTarget() fyne.Focusable { return d.entry }

func (d *DateField) setFormKeys(keys *formKeys) { d.entry.setFormKeys(keys) }

func (d *DateField) setOutsideNote(say func(text string, problem bool)) {
	d.outside = say
	d.note.Hide()
	d.settle() // what was said before is said in the new place
}

// CreateRenderer belongs to Fyne.
func (d *DateField) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(look.TightColumn{}, d.entry, d.note))
}

// dateEntry is the typing part of a DateField.
type dateEntry struct {
	Entry
	field *DateField
}

func newDateEntry(field *DateField) *dateEntry {
	e := &dateEntry{field: field}
	e.self = field
	e.PlaceHolder = assets.Text("ui.date.placeholder")
	e.ActionItem = newTapIcon(theme.CalendarIcon(), field.openCalendar)
	e.OnChanged = field.typed
	e.OnLeave = field.leave
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained selects the text, so that a date typed over it replaces it.
func (e *dateEntry) FocusGained() {
	e.Entry.FocusGained()
	if e.Text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

func (e *dateEntry) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp:
		e.field.move(1)
		return
	case fyne.KeyDown:
		e.field.move(-1)
		return
	case fyne.KeyF4:
		e.field.openCalendar()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		e.field.settle()
	}
	e.Entry.TypedKey(event)
}

func (e *dateEntry) TypedShortcut(shortcut fyne.Shortcut) {
	if custom, ok := shortcut.(*desktop.CustomShortcut); ok && custom.KeyName == fyne.KeyDown && custom.Modifier == fyne.KeyModifierAlt {
		e.field.openCalendar()
		return
	}
	e.Entry.TypedShortcut(shortcut)
}

// tapIcon is an icon for the mouse only: it is no stop for Tab.
type tapIcon struct {
	widget.Icon
	tapped func()
}

func newTapIcon(resource fyne.Resource, tapped func()) *tapIcon {
	i := &tapIcon{tapped: tapped}
	i.Resource = resource
	i.ExtendBaseWidget(i)
	return i
}

func (i *tapIcon) Tapped(*fyne.PointEvent) { i.tapped() }

func (i *tapIcon) Cursor() desktop.Cursor { return desktop.PointerCursor }
