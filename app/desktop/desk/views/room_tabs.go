package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// RoomTabs are views of the same room beside each other, each with how many it holds; those
// that do not fit fold into a menu.
type RoomTabs struct {
	widget.BaseWidget
	// OnChanged is called with the value of the tab that was chosen; may be nil.
	OnChanged func(value string)

	options []kit.Option
	value   string
	buttons []*kit.Button
	whole   *fyne.Container
}

// NewRoomTabs has none chosen.
func NewRoomTabs(options []kit.Option, changed func(value string)) *RoomTabs {
	t := &RoomTabs{OnChanged: changed, whole: container.NewStack()}
	t.ExtendBaseWidget(t)
	t.SetOptions(options)
	return t
}

// CreateRenderer belongs to Fyne.
func (t *RoomTabs) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.whole) }

// Options are what is offered.
func (t *RoomTabs) Options() []kit.Option { return t.options }

// Value is the value of the tab in front, "" for none.
func (t *RoomTabs) Value() string { return t.value }

// SetValue goes to a tab; an unknown value chooses none.
func (t *RoomTabs) SetValue(value string) {
	if !t.offers(value) {
		value = ""
	}
	if value == t.value {
		return
	}
	t.value = value
	t.mark()
	if t.OnChanged != nil {
		t.OnChanged(value)
	}
}

func (t *RoomTabs) offers(value string) bool {
	for _, o := range t.options {
		if o.Value == value {
			return true
		}
	}
	return false
}

func (t *RoomTabs) mark() {
	for i, b := range t.buttons {
		b.SetOn(t.options[i].Value == t.value)
	}
	t.whole.Refresh() // the tab in front has room before the others
}

// SetOptions offers other tabs and keeps the one in front when it is still among them.
func (t *RoomTabs) SetOptions(options []kit.Option) {
	t.options, t.buttons = options, nil
	if !t.offers(t.value) {
		t.value = ""
	}
	parts := make([]look.Part, len(options))
	for i, o := range options {
		choose := func() { t.SetValue(o.Value) }
		b := kit.NewButton(o.Text, nil, choose).As(look.Tab)
		t.buttons = append(t.buttons, b)
		parts[i] = look.Part{Object: b, Menu: fyne.NewMenuItem(o.Text, choose), Stays: func() bool { return b.On }}
	}
	line := canvas.NewRectangle(look.Color(theme.ColorNameSeparator))
	line.SetMinSize(fyne.NewSize(0, 1))
	t.whole.Objects = []fyne.CanvasObject{container.NewBorder(nil, line, nil, nil), kit.NewToolbar(parts).Content()}
	t.mark()
	t.whole.Refresh()
}

// SetCount says how many a tab holds, "" for nothing; late when some of them are late.
func (t *RoomTabs) SetCount(value, count string, late bool) {
	for i, o := range t.options {
		if o.Value == value {
			t.buttons[i].SetCount(count, late)
		}
	}
	t.whole.Refresh()
}

// SetIcon puts a sign before the name of a tab, nil for none.
func (t *RoomTabs) SetIcon(value string, icon fyne.Resource) {
	for i, o := range t.options {
		if o.Value == value {
			t.buttons[i].SetIcon(icon)
		}
	}
}
