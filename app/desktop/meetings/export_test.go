package meetings

import (
	"donthu/app/kit"
	"donthu/data"
)

// What the tests of this package, which see the whole window, reach inside it.

func (r *Day) Invited() *kit.Table { return r.invited }

func (r *Day) Print() { r.print() }

func (r *Form) Chair() *kit.Entry { return r.chair }

func (r *Form) Hour() *kit.Entry { return r.hour }

func (r *Form) Letter() *kit.Entry { return r.letter }

func (r *Page) Meeting() data.Meeting { return r.meeting }

func (r *attendancePage) List() *attendeeList { return r.list }

func (r *attendanceTally) Table() *kit.Table { return r.table }

func (r *attendeeList) Persons() []data.Attendee { return r.persons() }

func (r *attendeeList) Rows() []*attendeeRow { return r.rows }

func (r *attendeeRow) Presence() *kit.Dropdown { return r.presence }

func (r *attendeeRow) Replaced() *kit.Entry { return r.replaced }

func (r *inviteePicker) Table() *kit.Table { return r.table }

func (r *meetingResult) Minutes() *kit.Entry { return r.minutes }

func (r *meetingResult) Opinions() *kit.Entry { return r.opinions }

func (r *meetingResult) Outcome() *kit.Entry { return r.outcome }

type AttendancePage = attendancePage

type AttendanceTally = attendanceTally

type InviteePicker = inviteePicker

type MeetingResult = meetingResult
