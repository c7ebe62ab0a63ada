package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/calendar"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/register"
)

// What the tests of this package, which see the whole window, reach inside it.

const (
	DayOffAnswer     = dayOffAnswer
	DayWorkingAnswer = dayWorkingAnswer
	LookDark         = lookDark
	LookLight        = lookLight
	MonthWhole       = monthWhole
)

// in brings the section into view that asks for the name, as a clerk does.
func (s *Room) in(name string) *kit.Question[answers] {
	for at := 0; s.Question(name) == nil && at < len(s.sections); at++ {
		s.Show(at)
	}
	return s.Question(name)
}

func (s *Room) entry(name string) *kit.Entry { return s.in(name).Widget.(*kit.Entry) }
func (s *Room) check(name string) *kit.Check { return s.in(name).Widget.(*kit.Check) }

func (s *Room) Clerk() *kit.Entry         { return s.entry("clerk") }
func (s *Room) Petitions() *kit.Entry     { return s.entry("petitions") }
func (s *Room) Notices() *kit.Entry       { return s.entry("notices") }
func (s *Room) Execution() *kit.Entry     { return s.entry("execution") }
func (s *Room) Records() *kit.DateField   { return s.in("records").Widget.(*kit.DateField) }
func (s *Room) Receiver() *kit.Entry      { return s.entry("receiver") }
func (s *Room) ReportDay() *kit.Entry     { return s.entry("reportDay") }
func (s *Room) Results() *kit.Entry       { return s.entry("results") }
func (s *Room) ScanFolder() *kit.Entry    { return s.entry("scanFolder") }
func (s *Room) Ward() *kit.Entry          { return s.entry("ward") }
func (s *Room) Year() *kit.Entry          { return s.entry("year") }
func (s *Room) Earlier() *kit.Check       { return s.check("earlier") }
func (s *Room) Monthly() *kit.Check       { return s.check("monthly") }
func (s *Room) Remote() *kit.Check        { return s.check("remote") }
func (s *Room) Roll() *kit.Check          { return s.check("roll") }
func (s *Room) Month() *kit.Choice        { return s.in("month").Widget.(*kit.Choice) }
func (s *Room) Look() fyne.CanvasObject   { return s.look() }
func (s *Room) Find() *kit.Entry          { return s.find }
func (s *Room) Sections() *kit.Dropdown   { return s.choice }
func (s *Room) Written() *desk.WrittenBar { return s.written }

// Snippets is the table of texts of the section in view.
func (s *Room) Snippets() (table *kit.Table[register.Snippet]) {
	for _, o := range s.in("snippets").Widget.(*fyne.Container).Objects {
		if sized, ok := o.(*fyne.Container); ok {
			for _, inside := range sized.Objects {
				if t, ok := inside.(*kit.Table[register.Snippet]); ok {
					table = t
				}
			}
		}
	}
	return table
}

func (s *Room) ShowVerification(found chain.Verification, err error) {
	s.verifyBy(func(context.Context) (chain.Verification, error) { return found, err })
}

type Workdays = workdays

// Scroll is around the year.
func (w *workdays) Scroll() *container.Scroll { return w.scroll }

var CellsOf = cellsOf

func (w *workdays) Days() *calendar.Calendar          { return w.days }
func (w *workdays) Grid() *yearGrid                   { return w.grid }
func (w *workdays) List() *kit.Table[calendar.Day]    { return w.list }
func (g *yearGrid) CursorDay() day.Date               { return g.cursor }
func (g *yearGrid) DayAt(at fyne.Position) day.Date   { return g.dayAt(at) }
func (g *yearGrid) MoveTo(d day.Date)                 { g.moveTo(d) }
func (g *yearGrid) Year() int                         { return g.year() }
func (c yearCells) Cell() fyne.Size                   { return c.cell }
func (c yearCells) DayPlace(d day.Date) fyne.Position { return c.dayPlace(d) }

func (c yearCells) At(month, line, column int) fyne.Position { return c.at(month, line, column) }

func (s *Room) ReceiverEmail() *kit.Entry { return s.entry("receiverEmail") }

// ReceiverLine are the fields of a line of the receivers.
func (s *Room) ReceiverLine(at int) (fields []*kit.Entry) {
	box := s.in(register.FieldReceivers).Widget.(*fyne.Container)
	for _, part := range box.Objects[1].(*fyne.Container).Objects[at].(*fyne.Container).Objects {
		fields = append(fields, part.(*kit.Entry))
	}
	return fields
}

// Join asks for a register to join.
func (s *Room) Join() { s.join() }
