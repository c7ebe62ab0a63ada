package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"donthu/app/ui"
	"donthu/assets"
)

// receptionRoom is the room "Tiếp công dân": the desk at which visitors are
// received, the schedule of the days, meetings, and what leaders directed.
type receptionRoom struct {
	o          *office
	tabs       *ui.Choice
	desk       *visitDesk
	directions *directionsPart
	parts      map[string]roomPart
	front      *fyne.Container
	whole      fyne.CanvasObject
}

// roomPart is what stands behind a tab of a room.
type roomPart interface {
	content() fyne.CanvasObject
	// load shows what the register holds now.
	load()
	// add is what Ctrl+T does while the part is in front.
	add()
}

// The tabs of the room.
const (
	tabDesk       = "desk"
	tabSchedule   = "schedule"
	tabDirections = "directions"
	tabMeetings   = "meetings"
)

func newReceptionRoom(o *office) *receptionRoom {
	r := &receptionRoom{o: o, front: container.NewStack(), desk: newVisitDesk(o), directions: newDirectionsPart(o)}
	r.parts = map[string]roomPart{tabDesk: r.desk, tabSchedule: newSchedulePart(o), tabMeetings: newMeetingsPart(o), tabDirections: r.directions}
	var options []ui.Option
	for _, tab := range []string{tabDesk, tabSchedule, tabMeetings, tabDirections} {
		options = append(options, ui.Option{Value: tab, Text: assets.Text("receptionRoom." + tab)})
	}
	r.tabs = ui.NewChoice(options, func(string) { r.enter() })
	r.tabs.SetValue(tabDesk)
	r.whole = topDown(r.tabs, r.front, nil)
	return r
}

func (r *receptionRoom) title() string              { return assets.Text("room.reception") }
func (r *receptionRoom) content() fyne.CanvasObject { return r.whole }
func (r *receptionRoom) leave(next func())          { next() }

func (r *receptionRoom) part() roomPart { return r.parts[r.tabs.Value()] }

// show goes to a tab.
func (r *receptionRoom) show(tab string) { r.tabs.SetValue(tab) }

func (r *receptionRoom) enter() {
	part := r.part()
	if part == nil {
		return
	}
	// The handler asks which page is in front, because the window keeps it when this
	// room is left.
	r.o.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyT, Modifier: fyne.KeyModifierControl},
		func(fyne.Shortcut) {
			front, ok := r.o.shell.top().(*receptionRoom)
			if ok && r.o.window.Canvas().Overlays().Top() == nil {
				front.part().add()
			}
		})
	r.front.Objects = []fyne.CanvasObject{part.content()}
	r.front.Refresh()
	part.load()
}
