package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/ui"
	"donthu/assets"
)

// receptionRoom is the room "Tiếp công dân": the desk at which visitors are
// received, the schedule of the days, meetings, and what leaders directed.
type receptionRoom struct {
	plainPage
	tabs  *ui.Choice
	parts map[string]part
	front *fyne.Container
	whole fyne.CanvasObject
}

// The tabs of the room.
const (
	tabDesk       = "desk"
	tabSchedule   = "schedule"
	tabDirections = "directions"
	tabMeetings   = "meetings"
)

// newReceptionRoom is the room with its own tabs and those that other areas give it.
func newReceptionRoom(o *office, meetings, directions part) *receptionRoom {
	r := &receptionRoom{front: container.NewStack()}
	r.parts = map[string]part{tabDesk: newVisitDesk(o), tabSchedule: newSchedulePart(o), tabMeetings: meetings, tabDirections: directions}
	var options []ui.Option
	for _, tab := range []string{tabDesk, tabSchedule, tabMeetings, tabDirections} {
		options = append(options, ui.Option{Value: tab, Text: assets.Text("receptionRoom." + tab)})
	}
	r.tabs = ui.NewChoice(options, func(string) { r.Enter() })
	r.tabs.SetValue(tabDesk)
	r.whole = topDown(r.tabs, r.front, nil)
	return r
}

func (r *receptionRoom) Title() string              { return assets.Text("room.reception") }
func (r *receptionRoom) Content() fyne.CanvasObject { return r.whole }
func (*receptionRoom) Help() string                 { return "tiep-cong-dan" }

func (r *receptionRoom) part() part { return r.parts[r.tabs.Value()] }

// show goes to a tab and is what stands behind it.
func (r *receptionRoom) show(tab string) part {
	r.tabs.SetValue(tab)
	return r.part()
}

// Keys has Ctrl+T, which begins what the tab in front lists.
func (r *receptionRoom) Keys() []ui.Key {
	return []ui.Key{ui.ControlKey(fyne.KeyT, func() { r.part().Add() })}
}

func (r *receptionRoom) Enter() {
	part := r.part()
	if part == nil {
		return
	}
	r.front.Objects = []fyne.CanvasObject{part.Content()}
	r.front.Refresh()
	part.Load()
}
