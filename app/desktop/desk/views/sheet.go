package views

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/steps"
)

// Action is something that a clerk does on a page, by its button or by Alt and the
// digit of its place.
type Action[P any] struct {
	Key  string // of its words in the translations
	Icon fyne.Resource
	Do   func(P)
	Fits func(P) bool // nil: always
}

// ActionKeys are Alt and a digit for the actions of a page, which work once ready.
func ActionKeys[P any](p P, all []Action[P], ready func() bool) (keys []kit.Key) {
	for i, a := range all {
		keys = append(keys, kit.AltKey(fyne.KeyName(rune('1'+i)), func() {
			if ready() && (a.Fits == nil || a.Fits(p)) {
				a.Do(p)
			}
		}))
	}
	return keys
}

// ActionButtons are the buttons of the actions in columns. first is the first that
// fits, which stands out; nil when none does.
func ActionButtons[P any](p P, all []Action[P], columns int) (buttons *fyne.Container, first *kit.Button) {
	buttons = container.NewGridWithColumns(columns)
	for i, a := range all {
		button := kit.NewButton(assets.Text("letter.action", "action", assets.Text(a.Key), "key", fmt.Sprint(i+1)), a.Icon, func() { a.Do(p) })
		button.Alignment = widget.ButtonAlignLeading
		if a.Fits != nil && !a.Fits(p) {
			button.Disable()
		} else if first == nil {
			first = button
			button.Importance = widget.HighImportance
		}
		buttons.Add(button)
	}
	return buttons, first
}

// Sheet is what a page P about one thing of the register embeds: it reads the thing as
// a T whenever it comes to the front, and shows its name, its state, what can be done
// with it, and two columns. P has a Title and sets the fields.
type Sheet[P desk.Page, T any] struct {
	O *desk.Desk
	// Now is the thing as it was read last; Known says that it was.
	Now   T
	Known bool
	// Manual is the page of the manual about it.
	Manual string
	// Actions stand in Columns below the name.
	Actions []Action[P]
	Columns int
	// Read reads the thing in the background.
	Read func(context.Context) (T, error)
	// Failed tells the clerk why it could not be read.
	Failed func(error)
	// Face says what is shown of Now.
	Face func() Face

	page P
	body *fyne.Container
}

// Face is what a sheet shows beside its actions.
type Face struct {
	Name        string
	State       []fyne.CanvasObject // beside the name, such as chips
	Said        []fyne.CanvasObject // below it
	Left, Right fyne.CanvasObject
	Share       float64        // of the left column in the width
	First       fyne.Focusable // takes the keys; nil is the first action that fits
}

// NewSheet is the sheet of page, with nothing read yet.
func NewSheet[P desk.Page, T any](o *desk.Desk, page P, read func(context.Context) (T, error)) Sheet[P, T] {
	return Sheet[P, T]{O: o, page: page, Read: read, body: container.NewStack()}
}

// Content is what is shown, nothing at first.
func (s *Sheet[P, T]) Content() fyne.CanvasObject { return s.body }

// Help is the page of the manual.
func (s *Sheet[P, T]) Help() string { return s.Manual }

// Leave asks nothing.
func (*Sheet[P, T]) Leave(next func()) { next() }

// Lasts says that the page can be shown again.
func (*Sheet[P, T]) Lasts() bool { return true }

// Keys are Alt and a digit for the actions.
func (s *Sheet[P, T]) Keys() []kit.Key {
	return ActionKeys(s.page, s.Actions, func() bool { return s.Known })
}

// Enter reads the thing and shows it.
func (s *Sheet[P, T]) Enter() {
	desk.Load(s.O, desk.Page(s.page), s.Read, func(now T, err error) {
		if err != nil {
			s.Failed(err)
			return
		}
		s.Now, s.Known = now, true
		s.O.Retitle(s.page)
		s.show(s.Face())
	})
}

func (s *Sheet[P, T]) show(f Face) {
	head := NewHead(s.O, f.Name, f.State...)
	actions, act := ActionButtons(s.page, s.Actions, s.Columns)
	first := f.First
	switch {
	case first != nil:
	case act != nil:
		first = act
	default:
		first = head.Objects[0].(*kit.Button) // back
	}
	top := container.NewVBox(append(append([]fyne.CanvasObject{head}, f.Said...), actions, widget.NewSeparator())...)
	split := container.NewHSplit(f.Left, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), f.Right))
	split.Offset = f.Share
	s.body.Objects = []fyne.CanvasObject{kit.TopDown(top, split, nil)}
	s.body.Refresh()
	s.O.FocusIn(s.page, first)
}

// NewHead is the line over a page that was opened from another: the way back, its
// name, and more.
func NewHead(o *desk.Desk, name string, more ...fyne.CanvasObject) *fyne.Container {
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), o.Back)
	back.Importance = widget.LowImportance
	return container.NewHBox(append([]fyne.CanvasObject{back, kit.NewTitle(name)}, more...)...)
}

// NewHistory lists steps below how many they are, the last one first, and scrolls.
func NewHistory(o *desk.Desk, steps []steps.Step) fyne.CanvasObject {
	return kit.TopDown(kit.NewHeading(assets.Text("letter.history", "count", kit.Number(len(steps)))), container.NewVScroll(NewTimelineOf(o, steps)), nil)
}

// AddLetter puts a button for the letter that a text names at the end of column, where
// it names one.
func AddLetter(o *desk.Desk, column *fyne.Container, number string) {
	if _, err := register.ParseNumber(number); err == nil {
		column.Add(container.NewHBox(kit.NewButton(assets.Text("visitPage.openLetter", "letter", number), theme.DocumentIcon(), func() { o.OpenNumbered(number) })))
	}
}
