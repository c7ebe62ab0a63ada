package desktop_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	driver "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// litRooms are the rooms that the navigation marks.
func litRooms(o *desktop.Program) (lit []string) {
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if b, ok := object.(*kit.Button); ok && b.Style == look.Room && b.On {
			lit = append(lit, b.Text)
		}
		return true
	})
	return lit
}

// The navigation marks the room where the page in front is at home, wherever it was opened
// from; a page that is at home nowhere leaves the mark where it was.
func TestTheNavigationMarksTheRoomOfThePage(t *testing.T) {
	o := filled(t)
	mark := func(what, want string) {
		t.Helper()
		if lit := litRooms(o); len(lit) != 1 || lit[0] != assets.Text(want) {
			t.Errorf("%s: %q is marked, want %q", what, lit, assets.Text(want))
		}
	}
	letter, err := o.Store.Letter(o.Ctx(), someLetter(t, o, store.Query{Open: true}).ID)
	if err != nil {
		t.Fatal(err)
	}
	given, _, err := o.Store.Directions(o.Ctx(), store.DirectionQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ref  desk.Ref
		room string
	}{
		{desk.Letter{ID: letter.ID}, "room.register"}, {desk.NewLetter{}, "room.register"},
		{desk.National{ID: letter.ID}, "room.register"},
		{desk.Step{Letter: letter, Next: law.NextStep{Type: register.StepNoted}}, "room.register"},
		{desk.Visit{ID: someVisit(t, o)}, "room.reception"}, {desk.Day{ID: someDay(t, o)}, "room.reception"}, {desk.Meeting{ID: someMeeting(t, o)}, "room.reception"},
		{desk.DayForm{}, "room.reception"}, {desk.Direction{ID: given[0].ID}, "room.directions"}, {desk.NewDirection{}, "room.directions"},
		{desk.Templates{}, "room.replies"}, {desk.OfficeFacts{}, "room.replies"}, {desk.Board{}, "room.reports"}, {desk.Workdays{}, "room.settings"},
		{desk.About{}, "room.home"}, {desk.Help{Name: "vao-so"}, "room.home"},
	} {
		o.Shell.GoTo(desktop.RoomHome, nil)
		mark("before", "room.home")
		o.Open(c.ref)
		mark(fmt.Sprintf("%T", c.ref), c.room)
		desktest.Press(o, fyne.KeyEscape)
		mark("after", "room.home")
	}
	o.Shell.GoTo(desktop.RoomStatistics, nil)
	mark("statistics", "room.statistics")
}

// TestTooltipLeavesWithItsPage: a page left by a key takes along what its buttons say; the
// mouse has not moved.
func TestTooltipLeavesWithItsPage(t *testing.T) {
	o := desktest.New(t)
	o.Open(desk.NewLetter{})
	var back *kit.Button
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if b, ok := object.(*kit.Button); ok && b.Icon == look.IconBack {
			back = b
		}
		return true
	})
	lit := func() bool {
		return test.WidgetRenderer(back).Objects()[0].(*canvas.Rectangle).FillColor == look.Color(look.Sunken)
	}
	if back.MouseIn(&driver.MouseEvent{}); !lit() {
		t.Fatal("the button is not lit under the mouse")
	}
	if o.Shell.GoTo(desktop.RoomHome, nil); lit() {
		t.Error("the button of a page that is gone is told that the mouse is over it still")
	}
}
