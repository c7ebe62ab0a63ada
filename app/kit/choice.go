package kit

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/unicode/norm"

	"donthu/app/kit/look"
)

// Option is one answer of a Choice or Dropdown.
type Option struct {
	// Value is what the program keeps.
	Value string
	// Text is what the clerk reads.
	Text string
}

// Choice shows all of a few options side by side. Arrows go through them, a
// number takes the option at that place, a letter without its accent the next
// option that begins with it.
type Choice struct {
	ownKeys

	// OnChanged is called with the Value of the new choice; may be nil.
	OnChanged func(value string)

	options []Option
	chosen  int // -1: none yet
}

// NewChoice is a choice with nothing chosen; changed may be nil.
func NewChoice(options []Option, changed func(value string)) *Choice {
	c := &Choice{options: options, chosen: -1, OnChanged: changed}
	c.self = c
	c.ExtendBaseWidget(c)
	return c
}

// Value is the chosen option's value, "" when nothing is chosen.
func (c *Choice) Value() string {
	if c.chosen < 0 {
		return ""
	}
	return c.options[c.chosen].Value
}

// Options are what is offered.
func (c *Choice) Options() []Option { return c.options }

// SetValue chooses the option with the value; an unknown one chooses nothing.
func (c *Choice) SetValue(value string) {
	for i, option := range c.options {
		if option.Value == value {
			c.choose(i)
			return
		}
	}
	c.choose(-1)
}

// SetOptions replaces the options and keeps the choice when its value is still among them.
func (c *Choice) SetOptions(options []Option) {
	value := c.Value()
	c.options, c.chosen = options, -1
	for i, option := range options {
		if option.Value == value && value != "" {
			c.chosen = i
		}
	}
	c.Refresh()
}

func (c *Choice) choose(index int) {
	if index == c.chosen {
		return
	}
	c.chosen = index
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(c.Value())
	}
}

// TypedKey moves the choice with the arrow keys, Home and End.
func (c *Choice) TypedKey(event *fyne.KeyEvent) {
	last := len(c.options) - 1
	if c.Disabled() || last < 0 {
		return
	}
	switch event.Name {
	case fyne.KeyRight, fyne.KeyDown:
		c.choose(min(c.chosen+1, last))
	case fyne.KeyLeft, fyne.KeyUp:
		c.choose(max(c.chosen-1, 0))
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(last)
	case fyne.KeySpace:
		c.choose(max(c.chosen, 0))
	default:
		c.key(event)
	}
}

// TypedRune chooses by number or first letter.
func (c *Choice) TypedRune(r rune) {
	if c.Disabled() {
		return
	}
	if next := byTyped(c.options, c.chosen, r); next >= 0 {
		c.choose(next)
	}
}

// byTyped finds the option meant by a typed number or letter, -1 when none is.
func byTyped(options []Option, chosen int, r rune) int {
	if n := int(r - '1'); n >= 0 && n < len(options) && n < 9 {
		return n
	}
	letter := firstLetter(string(r))
	for step := 1; step <= len(options); step++ {
		i := (max(chosen, -1) + step + len(options)) % len(options)
		if letter != 0 && firstLetter(options[i].Text) == letter {
			return i
		}
	}
	return -1
}

// firstLetter is the first letter of a text, small and without marks: đ is d.
func firstLetter(text string) rune {
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		if r == 'đ' {
			return 'd'
		}
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// Tapped chooses the option under the mouse.
func (c *Choice) Tapped(event *fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	focus(c)
	for i, box := range c.segments().Boxes(c.Size().Width) {
		if box.Has(event.Position) {
			c.choose(i)
		}
	}
}

func (c *Choice) segments() look.Segments {
	texts := make([]string, len(c.options))
	for i, option := range c.options {
		texts[i] = option.Text
	}
	return look.Segments{Texts: texts, On: c.chosen, Off: c.Disabled(), Focused: c.focused, Width: c.Size().Width}
}

// Cursor is the hand.
func (c *Choice) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Resize lays the options out anew: a narrow choice takes more lines.
func (c *Choice) Resize(size fyne.Size) {
	changed := size.Width != c.Size().Width
	c.DisableableWidget.Resize(size)
	if changed {
		c.Refresh()
	}
}

// CreateRenderer belongs to Fyne.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer { return look.DrawSegments(c.segments) }

// Dropdown is Fyne's select for more options than a Choice can show. Letters
// and numbers choose as in a Choice, Space opens the list.
type Dropdown struct {
	widget.Select
	relay
	options []Option
	focused bool
}

// NewDropdown has nothing chosen; changed gets the option's Value and may be nil.
func NewDropdown(options []Option, changed func(value string)) *Dropdown {
	d := &Dropdown{}
	d.self = d
	d.PlaceHolder = " "
	d.SetChoices(options)
	d.Select.OnChanged = func(string) {
		if changed != nil {
			changed(d.Value())
		}
	}
	d.ExtendBaseWidget(d)
	return d
}

// SetChoices replaces the options.
func (d *Dropdown) SetChoices(options []Option) {
	d.options = options
	texts := make([]string, len(options))
	for i, option := range options {
		texts[i] = option.Text
	}
	d.Options = texts
	d.Refresh()
}

// Value is the chosen option's value, "" when nothing is chosen.
func (d *Dropdown) Value() string {
	if i := d.SelectedIndex(); i >= 0 && i < len(d.options) {
		return d.options[i].Value
	}
	return ""
}

// SetValue chooses the option with the value; an unknown one chooses nothing.
func (d *Dropdown) SetValue(value string) {
	for i, option := range d.options {
		if option.Value == value {
			d.SetSelectedIndex(i)
			return
		}
	}
	d.ClearSelected()
}

// FocusGained brings the select into view in a form.
func (d *Dropdown) FocusGained() {
	d.focused = true
	d.Select.FocusGained()
	d.gained()
}

// FocusLost takes the sign of focus away.
func (d *Dropdown) FocusLost() {
	d.focused = false
	d.Select.FocusLost()
}

// TypedRune chooses by number or first letter.
func (d *Dropdown) TypedRune(r rune) {
	if next := byTyped(d.options, d.SelectedIndex(), r); next >= 0 && !d.Disabled() {
		d.SetSelectedIndex(next)
	}
}

// TypedKey hands the keys that a select has no use for to the form and the window.
func (d *Dropdown) TypedKey(event *fyne.KeyEvent) {
	if !d.key(event) {
		d.Select.TypedKey(event)
	}
}

// CreateRenderer gives the select the edge of an entry.
func (d *Dropdown) CreateRenderer() fyne.WidgetRenderer {
	return &edged{d.Select.CreateRenderer(), look.NewEdge(), d}
}

type edged struct {
	fyne.WidgetRenderer
	edge look.Edge
	d    *Dropdown
}

func (r *edged) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.WidgetRenderer.Objects()), r.edge.Rectangle)
}

func (r *edged) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.edge.Resize(size)
}

func (r *edged) Refresh() {
	r.WidgetRenderer.Refresh()
	if r.d.focused {
		r.edge.Set(theme.ColorNamePrimary, 2)
		return
	}
	r.edge.Set(theme.ColorNameInputBorder, 1)
}
