// Package reception draws the room “Tiếp công dân”: the visits of a day, the form and
// the page of a visit, and the schedule of the days on which the ward receives.
package reception

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
)

// Room has the desk at which visitors are received, the schedule of the days, and
// meetings, which another area draws.
type Room struct {
	desk.Fixed
	tabs   *views.RoomTabs
	parts  map[string]desk.Part
	heads  map[string]fyne.CanvasObject
	head   *fyne.Container
	beside *fyne.Container // at the right of the tabs
	front  *fyne.Container
}

// The tabs of the room.
const (
	tabDesk     = "desk"
	tabSchedule = "schedule"
	tabMeetings = "meetings"
)

// NewRoom is the room with its own tabs and the one that another area gives it.
func NewRoom(o *desk.Desk, meetings desk.Part) *Room {
	r := &Room{head: container.NewStack(), beside: container.NewStack(), front: container.NewStack(), heads: map[string]fyne.CanvasObject{}}
	r.Name = assets.Text("room.reception")
	r.parts = map[string]desk.Part{tabDesk: newVisitDesk(o, r), tabSchedule: newSchedule(o, r), tabMeetings: meetings}
	for tab, part := range r.parts {
		r.heads[tab] = kit.NewHead(nil, r.Name, part.Bar())
	}
	r.tabs = views.NewRoomTabs(kit.Options("receptionRoom.", tabDesk, tabSchedule, tabMeetings), func(string) { r.Enter() })
	row := container.NewStack(r.tabs, container.NewHBox(layout.NewSpacer(), container.NewCenter(r.beside)))
	r.Whole = kit.TopDown(container.NewVBox(r.head, row), container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), r.front), nil)
	r.tabs.SetValue(tabDesk)
	return r
}

// Help names the manual's page.
func (*Room) Help() string { return "tiep-cong-dan" }

func (r *Room) part() desk.Part { return r.parts[r.tabs.Value()] }

// Show goes to a tab and is what stands behind it.
func (r *Room) Show(tab string) desk.Part {
	r.tabs.SetValue(tab)
	return r.part()
}

// Keys has Ctrl+T, which begins what the tab in front lists, and Alt with PgUp and PgDn,
// which go through its time.
func (r *Room) Keys() []kit.Key {
	move := func(by int) func() {
		return func() {
			if part, ok := r.part().(moving); ok {
				part.move(by)
			}
		}
	}
	return []kit.Key{kit.ControlKey(fyne.KeyT, func() { r.part().Add() }), kit.AltKey(fyne.KeyPageUp, move(-1)), kit.AltKey(fyne.KeyPageDown, move(1))}
}

// moving is a part that shows a time: a day, a quarter.
type moving interface{ move(by int) }

// FocusSearch puts the cursor into the search for visits.
func (r *Room) FocusSearch() { r.Show(tabDesk).(*visitDesk).wantsSearch = true }

// Remember gives what shows the tab in front again.
func (r *Room) Remember() (again func()) {
	tab := r.tabs.Value()
	return func() { r.tabs.SetValue(tab) }
}

// Enter shows what the tab in front lists now.
func (r *Room) Enter() {
	part := r.part()
	beside := []fyne.CanvasObject{}
	if b := part.Beside(); b != nil {
		beside = append(beside, b)
	}
	r.head.Objects, r.beside.Objects, r.front.Objects = []fyne.CanvasObject{r.heads[r.tabs.Value()]}, beside, []fyne.CanvasObject{part.Content()}
	r.Whole.Refresh()
	part.Load()
}

// newStep is the button of an arrow that goes through the time that a part shows.
func newStep(icon fyne.Resource, tip string, do func()) *kit.Button {
	b := kit.NewButton("", icon, do)
	b.SetToolTip(assets.Text(tip))
	return b
}
