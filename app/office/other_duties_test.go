package office

import (
	"testing"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

// Meetings and the files of reception days stand in the one list too: who is to be invited,
// what came of it, what the files lack.
func TestMeetingsAndDossiersAreOwed(t *testing.T) {
	o := newOffice(t)
	m, err := o.AddMeeting(t.Context(), register.Convened{Kind: register.ForCounsel, On: testDay.AddDays(3), Hour: "8:30", Place: "Phòng họp", Chair: "Chủ tịch", About: "Chuẩn bị buổi tiếp", Persons: []register.Attendee{{Name: "Trần Văn Ba", Duty: register.Advises}}})
	if err != nil {
		t.Fatal(err)
	}
	near := o.Settings().DossierAhead()
	var days []register.ReceptionDay
	for _, ahead := range []int{near, near + 1} {
		days = append(days, register.ReceptionDay{On: testDay.AddDays(ahead), Type: register.Scheduled, Host: register.Head, Leader: "Chủ tịch", Hours: "8:00", Place: "Phòng tiếp dân"})
	}
	if err := o.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	owed := func() map[string]day.Date {
		t.Helper()
		all, err := o.Duties(t.Context(), DutyQuery{})
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]day.Date{}
		for _, d := range all {
			switch {
			case d.Subject == register.MeetingSubject && d.ID == m.ID:
				if d.Rule != law.RuleMeeting || d.ByRule() {
					t.Errorf("%s by rule %q", d.What, d.Rule)
				}
				found[d.What] = d.Due
			case d.Rule == DutyDossier:
				if _, twice := found["dossier"]; twice || d.ByRule() {
					t.Errorf("the files of more than one day are asked for, up to %s", d.Due)
				}
				found["dossier"] = d.Due
			}
		}
		return found
	}
	const invite, result = "Mời những người phải dự: Họp tham mưu", "Ghi kết quả: Họp tham mưu"
	if got := owed(); len(got) != 3 || got[invite] != m.On || got[result] != m.On || got["dossier"] != testDay.AddDays(near) {
		t.Errorf("owed: %v", got)
	}
	if _, err := o.NoteInvited(t.Context(), m.ID, testDay, register.MeetingInvited{Names: []string{"Trần Văn Ba"}}); err != nil {
		t.Fatal(err)
	}
	if got := owed(); len(got) != 2 || got[invite] != 0 {
		t.Errorf("invited: %v", got)
	}
}
