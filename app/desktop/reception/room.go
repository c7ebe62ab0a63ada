// Package reception draws the room “Tiếp công dân”: the visits of a day, the form and
// the page of a visit, and the schedule of the days on which the ward receives.
package reception

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
)

// Room has the desk at which visitors are received, the schedule of the days, and
// meetings and directions, which other areas draw.
type Room struct {
	desk.Fixed
	tabs  *kit.Choice
	parts map[string]desk.Part
	front *fyne.Container
}

// The tabs of the room.
const (
	tabDesk       = "desk"
	tabSchedule   = "schedule"
	TabDirections = "directions"
	tabMeetings   = "meetings"
)

// NewRoom is the room with its own tabs and those that other areas give it.
func NewRoom(o *desk.Desk, meetings, directions desk.Part) *Room {
	r := &Room{front: container.NewStack()}
	r.parts = map[string]desk.Part{tabDesk: newVisitDesk(o, r), tabSchedule: newSchedule(o, r), tabMeetings: meetings, TabDirections: directions}
	r.tabs = kit.NewChoice(kit.Options("receptionRoom.", tabDesk, tabSchedule, tabMeetings, TabDirections), func(string) { r.Enter() })
	r.tabs.SetValue(tabDesk)
	r.Fixed = desk.Fixed{Name: assets.Text("room.reception"), Manual: "tiep-cong-dan", Whole: kit.TopDown(r.tabs, r.front, nil)}
	return r
}

func (r *Room) part() desk.Part { return r.parts[r.tabs.Value()] }

// Show goes to a tab and is what stands behind it.
func (r *Room) Show(tab string) desk.Part {
	r.tabs.SetValue(tab)
	return r.part()
}

// Keys has Ctrl+T, which begins what the tab in front lists.
func (r *Room) Keys() []kit.Key {
	return []kit.Key{kit.ControlKey(fyne.KeyT, func() { r.part().Add() })}
}

// Enter shows what the tab in front lists now.
func (r *Room) Enter() {
	part := r.part()
	r.front.Objects = []fyne.CanvasObject{part.Content()}
	r.front.Refresh()
	part.Load()
}
