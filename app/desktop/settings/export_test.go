package settings

import (
	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data"
	"donthu/data/calendar"
	"donthu/data/store"
)

// What the tests of this package, which see the whole window, reach inside it.

const DayOffAnswer = dayOffAnswer

const DayWorkingAnswer = dayWorkingAnswer

const LookDark = lookDark

const LookLight = lookLight

const MonthWhole = monthWhole

func (r *Room) Clerk() *kit.Entry { return r.clerk }

func (r *Room) Dirty() bool { return r.dirty() }

func (r *Room) Earlier() *kit.Check { return r.earlier }

func (r *Room) Look() fyne.CanvasObject { return r.look() }

func (r *Room) Month() *kit.Choice { return r.month }

func (r *Room) Petitions() *kit.Entry { return r.petitions }

func (r *Room) Receiver() *kit.Entry { return r.receiver }

func (r *Room) Remote() *kit.Check { return r.remote }

func (r *Room) Results() *kit.Entry { return r.results }

func (r *Room) Roll() *kit.Check { return r.roll }

func (r *Room) ShowVerification(a0_0 store.Verification, a1_0 error) { r.showVerification(a0_0, a1_0) }

func (r *Room) Ward() *kit.Entry { return r.ward }

func (r *Room) Written() *desk.WrittenBar { return r.written }

func (r *Room) Year() *kit.Entry { return r.year }

func (r *workdays) Days() *calendar.Calendar { return r.days }

func (r *workdays) Grid() *yearGrid { return r.grid }

func (r *workdays) List() *kit.Table { return r.list }

func (r *yearCells) Cell() fyne.Size { return r.cell }

func (r *yearGrid) CursorDay() data.Date { return r.cursor }

func (r *yearGrid) DayAt(a0_0 fyne.Position) data.Date { return r.dayAt(a0_0) }

func (r *yearGrid) MoveTo(a0_0 data.Date) { r.moveTo(a0_0) }

func (r *yearGrid) Year() int { return r.year() }

func (r yearCells) At(a0_0 int, a0_1 int, a0_2 int) fyne.Position { return r.at(a0_0, a0_1, a0_2) }

func (r yearCells) DayPlace(a0_0 data.Date) fyne.Position { return r.dayPlace(a0_0) }

type Workdays = workdays

var CellsOf = cellsOf
