package desktop

import (
	"cmp"
	"path"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/board"
	"donthu/app/desktop/books"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/directions"
	"donthu/app/desktop/documents"
	"donthu/app/desktop/duties"
	"donthu/app/desktop/files"
	"donthu/app/desktop/health"
	"donthu/app/desktop/help"
	"donthu/app/desktop/home"
	"donthu/app/desktop/intake"
	"donthu/app/desktop/letters"
	"donthu/app/desktop/meetings"
	"donthu/app/desktop/reception"
	"donthu/app/desktop/reports"
	"donthu/app/desktop/scans"
	"donthu/app/desktop/settings"
	"donthu/app/desktop/steps"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/table"
)

// rooms are the places of the window, in the order of the navigation.
func rooms() []room {
	return []room{
		{RoomHome, "room.home", look.IconHome, func(o *desk.Desk) desk.Page { return home.NewRoom(o) }},
		{RoomRegister, "room.register", look.IconLetter, func(o *desk.Desk) desk.Page { return letters.NewRegister(o) }},
		{RoomReception, "room.reception", look.IconPeople, func(o *desk.Desk) desk.Page { return reception.NewRoom(o, meetings.NewPart(o)) }},
		{RoomDirections, "room.directions", look.IconClipboard, func(o *desk.Desk) desk.Page { return directions.NewRoom(o) }},
		{RoomReplies, "room.replies", look.IconMail, func(o *desk.Desk) desk.Page { return documents.NewRoom(o) }},
		{RoomReports, "room.reports", look.IconGrid, func(o *desk.Desk) desk.Page { return reports.NewRoom(o) }},
		{RoomBooks, "room.books", look.IconBook, func(o *desk.Desk) desk.Page { return books.NewRoom(o) }},
		{RoomStatistics, "room.statistics", look.IconBars, func(o *desk.Desk) desk.Page { return books.NewStatistics(o) }},
		{RoomSettings, "room.settings", look.IconSettings, func(o *desk.Desk) desk.Page { return settings.NewRoom(o) }},
	}
}

// roomOfArea says in which room the pages of an area are at home; those of an area that is
// not here are at home wherever they are opened.
var roomOfArea = map[string]roomID{"letters": RoomRegister, "steps": RoomRegister, "intake": RoomRegister, "scans": RoomRegister, "reception": RoomReception, "meetings": RoomReception,
	"directions": RoomDirections, "documents": RoomReplies, "reports": RoomReports, "board": RoomReports, "settings": RoomSettings, "health": RoomSettings}

// lit is the room that the navigation marks: where the page in front is at home, or what it
// was opened from, so that
// the clerk finds it again there. The way back leads where it was opened.
func (s *shell) lit() roomID {
	for i := len(s.Stack) - 1; i > 0; i-- {
		if id, known := roomOfArea[path.Base(reflect.TypeOf(s.Stack[i]).Elem().PkgPath())]; known {
			return id
		}
	}
	return s.current
}

// Open shows what ref stands for.
func (s *shell) Open(ref desk.Ref) { s.open(ref, s.Push) }

// OpenInstead shows it in the place of the page in front.
func (s *shell) OpenInstead(ref desk.Ref) { s.open(ref, s.Replace) }

// open is the one place that knows which area shows what; put gets the page, when it
// is one that lies on top of a room.
func (s *shell) open(ref desk.Ref, put func(desk.Page)) {
	o := s.office
	switch r := ref.(type) {
	case desk.Letter:
		s.opened(r.ID)
		put(letters.NewPage(o, r))
	case desk.NewLetter:
		if form, open := s.Top().(*letters.Form); !open || !form.IsNew() { // else the form is open already
			put(letters.NewForm(o, r.Known, cmp.Or(r.Draft, "letter"), r.Visit).WithScan(r.Scan))
		}
	case desk.Letters:
		s.GoTo(RoomRegister, func(p desk.Page) { p.(*letters.Register).Show(r.Query, r.Caption) })
	case desk.Export:
		letters.Export(o, r.Title, r.Name, r.Written)
	case desk.Step:
		put(steps.NewForm(o, r.Letter, r.Next))
	case desk.National:
		put(letters.NewNational(o, r))
	case desk.Mend:
		steps.OpenMend(o, r.Letter, r.Steps)
	case desk.Compose:
		documents.Compose(o, r.Letter, r.Next)
	case desk.VisitCompose:
		documents.ComposeOnVisit(o, r.Visit, r.Given)
	case desk.Batch:
		documents.Batch(o, r.Query)
	case desk.Results:
		documents.Results(o, r.Period)
	case desk.Delivery:
		documents.RecordDelivery(o, r.Documents, r.Done)
	case desk.WaitingDocuments:
		s.GoTo(RoomReplies, func(p desk.Page) { p.(*documents.Room).ShowWaiting() })
	case desk.Templates:
		put(documents.NewTemplates(o))
	case desk.OfficeFacts:
		put(documents.NewOfficeFacts(o))
	case desk.Visit:
		put(reception.NewVisit(o, r.ID))
	case desk.Day:
		put(meetings.NewDay(o, r.ID))
	case desk.DayForm:
		put(reception.NewDayForm(o, r.Day))
	case desk.AttendanceTally:
		put(meetings.NewAttendanceTally(o, r.Period))
	case desk.Meeting:
		put(meetings.NewPage(o, r.ID))
	case desk.NewMeeting:
		put(meetings.NewForm(o, r.Plan))
	case desk.Direction:
		put(directions.NewPage(o, r.ID))
	case desk.NewDirection:
		put(directions.NewForm(o, r.Known))
	case desk.OverdueDirections:
		s.GoTo(RoomDirections, func(p desk.Page) { p.(*directions.Room).ShowOverdue() })
	case desk.Duties:
		put(duties.NewPage(o, r))
	case desk.Report:
		s.GoTo(RoomReports, func(p desk.Page) { p.(*reports.Room).ShowPeriod(r.Period) })
	case desk.Board:
		put(board.NewRoom(o))
	case desk.Settings:
		s.GoTo(RoomSettings, func(p desk.Page) { p.(*settings.Room).ShowNamed(r.Section) })
	case desk.Workdays:
		put(settings.NewWorkdays(o, r.On))
	case desk.Import:
		put(intake.NewPage(o, r.File, r.Done))
	case desk.Imports:
		put(intake.NewBatches(o))
	case desk.Reconcile:
		put(intake.NewReconcile(o, r.File))
	case desk.File:
		put(files.NewPage(o, r))
	case desk.Scans:
		put(scans.NewPage(o, r.All))
	case desk.Health:
		put(health.NewPage(o))
	case desk.About:
		put(help.NewAbout(o))
	case desk.Help:
		put(help.NewPage(o, r.Name))
	}
}

func (s *shell) newLetter() { s.Open(desk.NewLetter{}) }

// search puts the cursor into the search of the page in front, or of the register where it
// has none.
func (s *shell) search() {
	if page, ok := s.Top().(desk.Searching); ok {
		page.FocusSearch()
		s.Refresh()
		if entry, ok := s.office.Window.Canvas().Focused().(*kit.Entry); ok { // the next word takes the place of the last
			entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
		return
	}
	s.GoTo(RoomRegister, func(p desk.Page) { p.(*letters.Register).FocusSearch() })
}

// print opens the list of the page in front for the printer; a page that says nothing else
// has that of the table in view.
func (s *shell) print() {
	page := s.Top()
	if own, ok := page.(desk.Printing); ok {
		own.Print()
		return
	}
	if table := tableIn(page.Content()); table != nil {
		s.office.PrintList(desk.Listing{Title: page.Title(), Name: assets.Text("listing.name"), From: table})
		return
	}
	kit.Toast(s.office.Window.Canvas(), assets.Text("listing.none"))
}

// tableIn is the first table that is in view within the object, nil for none.
func tableIn(object fyne.CanvasObject) desk.Listed {
	if object == nil || !object.Visible() {
		return nil
	}
	if table, ok := object.(desk.Listed); ok {
		return table
	}
	switch o := object.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if table := tableIn(child); table != nil {
				return table
			}
		}
	case *container.Scroll:
		return tableIn(o.Content)
	}
	return nil
}

// dropped hands files that were dropped on the window to the page in front; a book that it
// has no use for is brought in.
func (s *shell) dropped(_ fyne.Position, dropped []fyne.URI) {
	var files []string
	for _, uri := range dropped {
		files = append(files, uri.Path())
	}
	c := s.office.Window.Canvas()
	if len(files) == 0 || c.Overlays().Top() != nil { // a question waits for its answer
		return
	}
	if page, ok := s.Top().(desk.Dropping); ok && page.Drop(files) {
		return
	}
	if len(files) == 1 && table.Reads(files[0]) {
		s.Open(desk.Import{File: files[0]})
		return
	}
	kit.Toast(c, assets.Text("shell.dropped.none"))
}

// help opens the manual at what the present page does.
func (s *shell) help() {
	if top := s.Top(); top != nil && top.Help() != "" {
		s.Open(desk.Help{Name: top.Help()})
	}
}
