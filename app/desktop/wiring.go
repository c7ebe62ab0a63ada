package desktop

import (
	"cmp"

	"fyne.io/fyne/v2/theme"
)

// rooms are the places of the window, in the order of the navigation.
func rooms() []room {
	return []room{
		{roomHome, "room.home", theme.HomeIcon(), func(o *office) page { return newHome(o) }},
		{roomRegister, "room.register", theme.DocumentIcon(), func(o *office) page { return newRegister(o) }},
		{roomReception, "room.reception", theme.AccountIcon(), func(o *office) page { return newReceptionRoom(o, newMeetingsPart(o), newDirectionsPart(o)) }},
		{roomReplies, "room.replies", theme.MailSendIcon(), func(o *office) page { return newReplyRoom(o) }},
		{roomReports, "room.reports", theme.StorageIcon(), func(o *office) page { return newReports(o) }},
		{roomBooks, "room.books", theme.ListIcon(), func(o *office) page { return newBooks(o) }},
		{roomStatistics, "room.statistics", theme.GridIcon(), func(o *office) page { return newStatistics(o) }},
		{roomSettings, "room.settings", theme.SettingsIcon(), func(o *office) page { return newSettings(o) }},
	}
}

// Open shows what ref stands for.
func (s *shell) Open(ref Ref) { s.open(ref, s.Show) }

// OpenInstead shows it in the place of the page in front.
func (s *shell) OpenInstead(ref Ref) { s.open(ref, s.Replace) }

// open is the one place that knows which area shows what; put gets the page, when it
// is one that lies on top of a room.
func (s *shell) open(ref Ref, put func(page)) {
	o := s.office
	switch r := ref.(type) {
	case LetterRef:
		put(newLetterPage(o, r.ID))
	case NewLetterRef:
		if form, open := s.top().(*letterForm); !open || !form.isNew() { // else the form is open already
			put(newLetterForm(o, r.Known, cmp.Or(r.Draft, "letter"), r.Visit))
		}
	case LettersRef:
		s.goTo(roomRegister, func(p page) { p.(*register).show(r.Query, r.Caption) })
	case ExportRef:
		exportRegister(o, r.Title, r.Name, r.Written)
	case StepRef:
		put(newStepForm(o, r.Letter, r.Next))
	case MendRef:
		openMend(o, r.Letter, r.Steps)
	case ComposeRef:
		composeOn(o, r.Letter, r.Next)
	case VisitComposeRef:
		composeOnVisit(o, r.Visit, r.Given)
	case BatchRef:
		batchOf(o, r.Query)
	case ResultsRef:
		batchResults(o, r.Period)
	case DeliveryRef:
		recordDelivery(o, r.Documents, r.Done)
	case WaitingDocumentsRef:
		s.goTo(roomReplies, func(p page) { p.(*replyRoom).showWaiting() })
	case TemplatesRef:
		put(newTemplatesPage(o))
	case OfficeFactsRef:
		put(newOfficeFactsPage(o))
	case VisitRef:
		put(newVisitPage(o, r.ID))
	case DayRef:
		put(newDayPage(o, r.ID))
	case DayFormRef:
		put(newReceptionDayForm(o, r.Day))
	case AttendanceTallyRef:
		put(newAttendanceTally(o, r.Period))
	case MeetingRef:
		put(newMeetingPage(o, r.ID))
	case NewMeetingRef:
		put(newMeetingForm(o, r.Plan))
	case DirectionRef:
		put(newDirectionPage(o, r.ID))
	case NewDirectionRef:
		put(newDirectionForm(o, r.Known))
	case OverdueDirectionsRef:
		s.goTo(roomReception, func(p page) { p.(*receptionRoom).show(tabDirections).(*directionsPart).showOverdue() })
	case ReportRef:
		s.goTo(roomReports, func(p page) { p.(*reports).showPeriod(r.Period) })
	case BoardRef:
		put(newBoardPage(o))
	case SettingsRef:
		s.goTo(roomSettings, nil)
	case WorkdaysRef:
		put(newWorkdays(o, r.On))
	case ImportRef:
		importBook(o, r.Done)
	case AboutRef:
		put(newAboutPage(o))
	case HelpRef:
		put(newHelpPage(o, r.Name))
	}
}

func (s *shell) newLetter() { s.Open(NewLetterRef{}) }

// search goes to the register with the cursor in its search.
func (s *shell) search() {
	s.goTo(roomRegister, func(p page) { p.(*register).focusSearch() })
}

// help opens the manual at what the present page does.
func (s *shell) help() {
	if top := s.top(); top != nil && top.Help() != "" {
		s.Open(HelpRef{Name: top.Help()})
	}
}
