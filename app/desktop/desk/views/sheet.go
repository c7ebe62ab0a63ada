package views

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
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

// ActionButtons are the buttons of the actions in a row that folds. first is the first
// that fits, which stands out; nil when none does.
func ActionButtons[P any](p P, all []Action[P]) (buttons *fyne.Container, first *kit.Button) {
	var parts []look.Part
	for i, a := range all {
		key := fmt.Sprintf("Alt+%d", i+1)
		button := kit.NewButton(assets.Text(a.Key), a.Icon, func() { a.Do(p) }).Keyed(key)
		part := look.Part{Object: button}
		if a.Fits != nil && !a.Fits(p) {
			button.Disable()
		} else {
			part.Menu = fyne.NewMenuItem(assets.Text(a.Key), func() { a.Do(p) })
			if first == nil {
				first, part.Menu = button.Main(), nil
			}
		}
		if button.Disabled() {
			part.Menu = fyne.NewMenuItem(assets.Text(a.Key), nil)
			part.Menu.Disabled = true
		}
		parts = append(parts, part)
	}
	return kit.NewToolbar(parts).Content(), first
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
	// Actions stand in a row below the name.
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
	tab  string // the one in front
}

// Face is what a sheet shows beside its actions.
type Face struct {
	Name        string
	Chips       []look.Chip         // beside the name
	State       []fyne.CanvasObject // at the right of the name
	Said        []fyne.CanvasObject // below it
	Left, Right fyne.CanvasObject
	Tabs        []Tab          // in the place of Right: views of which one is in front
	LeftName    string         // of the left column, which then fills its card; "" for none
	Share       float64        // of the left column in the width
	First       fyne.Focusable // takes the keys; nil is the first action that fits
	// Whole stands in the place of all that: the page lays itself out.
	Whole fyne.CanvasObject
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
	if f.Whole != nil {
		s.body.Objects = []fyne.CanvasObject{f.Whole}
		s.body.Refresh()
		s.O.FocusIn(s.page, f.First)
		return
	}
	back := kit.NewButton("", look.IconBack, s.O.Back)
	back.SetToolTip(assets.Text("ui.back"))
	var parts []look.Part
	for _, o := range f.State {
		parts = append(parts, look.Part{Object: o})
	}
	head := look.NewHead(back, f.Name, kit.NewToolbar(parts).Bar)
	head.Set(f.Name, "", f.Chips...)
	actions, act := ActionButtons(s.page, s.Actions)
	first := f.First
	switch {
	case first != nil:
	case act != nil:
		first = act
	default:
		first = back
	}
	top := look.NewColumn(8, append(append([]fyne.CanvasObject{head}, f.Said...), actions, container.NewStack())...)
	left := look.Card("", "", look.Inset(14, 12, f.Left))
	if f.LeftName != "" {
		left = look.Card(f.LeftName, "", f.Left)
	}
	var right fyne.CanvasObject
	if len(f.Tabs) > 0 {
		right = NewCardTabs(&s.tab, f.Tabs...)
	} else {
		right = look.Card("", "", look.Inset(14, 12, f.Right))
	}
	split := container.New(&sideBySide{f.Share}, left, right)
	s.body.Objects = []fyne.CanvasObject{kit.TopDown(top, split, nil)}
	s.body.Refresh()
	s.O.FocusIn(s.page, first)
}

// sideBySide gives the left of two cards its share of the width.
type sideBySide struct{ share float64 }

const cardGap = 12

func (l *sideBySide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - cardGap) * float32(l.share)
	kit.Put(objects[0], 0, 0, left, size.Height)
	kit.Put(objects[1], left+cardGap, 0, size.Width-cardGap-left, size.Height)
}

func (l *sideBySide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width+right.Width+cardGap, max(left.Height, right.Height))
}

// NewHead is the line over a page that was opened from another: the way back, its
// name, and more.
func NewHead(o *desk.Desk, name string, more ...fyne.CanvasObject) *fyne.Container {
	back := kit.NewButton("", look.IconBack, o.Back)
	back.SetToolTip(assets.Text("ui.back"))
	var parts []look.Part
	for _, o := range more {
		parts = append(parts, look.Part{Object: o})
	}
	return container.NewStack(look.NewHead(back, name, kit.NewToolbar(parts).Bar))
}

// NewHistory lists steps below how many they are, the last one first, and scrolls.
func NewHistory(o *desk.Desk, steps []steps.Step) fyne.CanvasObject {
	return kit.TopDown(kit.NewHeading(assets.Text("letter.history", "count", kit.Number(len(steps)))), container.NewVScroll(NewTimelineOf(o, steps)), nil)
}

// NewHistoryTab is the history of a thing as one of several views.
func NewHistoryTab(o *desk.Desk, steps []steps.Step) Tab {
	return Tab{Name: assets.Text("views.history"), Count: kit.ShownCount(len(steps)), Content: container.NewVScroll(look.Inset(14, 10, NewTimelineOf(o, steps)))}
}

// AddLetter puts a button for the letter that a text names at the end of column, where
// it names one.
func AddLetter(o *desk.Desk, column *fyne.Container, number string) {
	if _, err := register.ParseNumber(number); err == nil {
		column.Add(container.NewHBox(kit.NewButton(assets.Text("visitPage.openLetter", "letter", number), look.IconLetter, func() { o.OpenNumbered(number) })))
	}
}
