package views

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

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

// NewActions is the row of the actions of a page, which folds from the right. first is
// the first that fits and stands out; nil when none does. One that does not fit is away.
func NewActions[P any](p P, all []Action[P]) (bar *kit.Toolbar, first *kit.Button) {
	actions := make([]kit.Action, len(all))
	found := -1
	for i, a := range all {
		away := a.Fits != nil && !a.Fits(p)
		actions[i] = kit.Action{Text: assets.Text(a.Key), Icon: a.Icon, Key: "Alt+" + strconv.Itoa(i+1), Do: func() { a.Do(p) },
			Away: func() bool { return away }, Main: !away && found < 0}
		if actions[i].Main {
			found = i
		}
	}
	bar = kit.NewToolbar(nil, actions...)
	if found >= 0 {
		first = bar.Buttons[found]
	}
	return bar, first
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
	Chips       []look.Chip         // behind the name
	State       []fyne.CanvasObject // at the right of the name
	Said        []fyne.CanvasObject // below them
	Left, Right fyne.CanvasObject
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
	head := kit.NewHead(s.O.Back, f.Name, nil)
	head.Set(f.Name, "", f.Chips...)
	top := container.NewVBox(beside(head, f.State))
	actions, act := NewActions(s.page, s.Actions)
	if len(s.Actions) > 0 {
		top.Add(actions.Content())
	}
	for _, said := range f.Said {
		top.Add(said)
	}
	s.body.Objects = []fyne.CanvasObject{kit.TopDown(top, container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), NewColumns(f.Left, f.Right, f.Share)), nil)}
	s.body.Refresh()
	switch {
	case f.First != nil:
		s.O.FocusIn(s.page, f.First)
	case act != nil:
		s.O.FocusIn(s.page, act)
	}
}

// NewColumns are two cards beside each other that the mouse can move; share is that of
// the left one in the width.
func NewColumns(left, right fyne.CanvasObject, share float64) fyne.CanvasObject {
	split := container.NewHSplit(look.Card("", "", look.Inset(10, 8, left)), look.Card("", "", look.Inset(10, 8, right)))
	split.Offset = share
	return split
}

// NewHead is the line over a page that was opened from another: the way back, its
// name, and more.
func NewHead(o *desk.Desk, name string, more ...fyne.CanvasObject) *fyne.Container {
	return beside(kit.NewHead(o.Back, name, nil), more)
}

// beside puts more at the right of a head.
func beside(head fyne.CanvasObject, more []fyne.CanvasObject) *fyne.Container {
	if len(more) == 0 {
		return container.NewStack(head)
	}
	return container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(more...)), head)
}

// NewHistory lists steps below how many they are, the last one first, and scrolls.
func NewHistory(o *desk.Desk, steps []steps.Step) fyne.CanvasObject {
	return kit.TopDown(kit.NewHeading(assets.Text("letter.history", "count", kit.Number(len(steps)))), container.NewVScroll(NewTimelineOf(o, steps)), nil)
}

// AddLetter puts a button for the letter that a text names at the end of column, where
// it names one.
func AddLetter(o *desk.Desk, column *fyne.Container, number string) {
	if _, err := register.ParseNumber(number); err == nil {
		column.Add(container.NewHBox(kit.NewButton(assets.Text("visitPage.openLetter", "letter", number), look.IconLetter, func() { o.OpenNumbered(number) })))
	}
}
