package meetings

import (
	"fyne.io/fyne/v2/test"

	"donthu/app/kit"
	"donthu/data/register"
	"donthu/reports/word"
)

// What the tests of this package, which see the whole window, reach inside it.

func (p *Day) Invited() *kit.Table[invitedRow] { return p.invited }

func (p *Day) Print() { p.write("dayPage.print", word.DossierTemplate, len(p.Now.Parts)) }

func (p *attendancePage) List() *attendeeList { return p.list }

func (p *attendanceTally) Table() *kit.Table[register.AttendanceTally] { return p.table }

func (a *attendeeList) Persons() []register.Attendee { return a.persons() }

func (a *attendeeList) Rows() []*attendeeRow { return a.rows }

// Drop presses the button behind a line.
func (a *attendeeList) Drop(row int) { test.Tap(a.rows[row].drop) }

func (r *attendeeRow) Presence() *kit.Dropdown { return r.presence }

func (r *attendeeRow) Replaced() *kit.Entry { return r.replaced }

func (p *inviteePicker) Table() *kit.Table[known] { return p.table }

type (
	AttendancePage  = attendancePage
	AttendanceTally = attendanceTally
	InviteePicker   = inviteePicker
	MeetingResult   = meetingResult
	Plan            = plan
	ResultAnswers   = resultAnswers
)
