package register

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

func stepsAbout(subject steps.Subject, drafts ...steps.Draft) []steps.Step {
	steps := directionSteps(drafts...)
	for i := range steps {
		steps[i].Subject = subject
	}
	return steps
}

func TestWhoMissedHowOften(t *testing.T) {
	day := func(chair, officer, land Presence, instead string) []Attendee {
		return []Attendee{{Name: "Phạm Văn Chủ", Duty: Presides, Presence: chair}, {Name: "Lê Văn Cần", Duty: Advises, Presence: officer},
			{Unit: "Phòng Kinh tế", Duty: UnitSent, Presence: land, Replaced: instead}, {Name: "Trần Thị Dân", Duty: Party, Presence: Absent}}
	}
	got := TallyAttendance(day(Came, Came, Absent, ""), day(Came, CameLate, Absent, "Đỗ Thị Thay"), day(Came, "", "", ""))
	want := []AttendanceTally{
		{Name: "Phòng Kinh tế", Unit: "Phòng Kinh tế", Summoned: 2, Absent: 2, Replaced: 1},
		{Name: "Lê Văn Cần", Summoned: 2, Came: 1, Late: 1},
		{Name: "Phạm Văn Chủ", Summoned: 3, Came: 3},
		{Summoned: 7, Came: 4, Late: 1, Absent: 2, Replaced: 1},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := TallyAttendance(day("", "", "", "")); got != nil {
		t.Errorf("nothing was noted: %+v", got)
	}
}

// Whatever is noted, each line and the last one add up.
func TestAttendanceAddsUp(t *testing.T) {
	attendee := rapid.Custom(func(t *rapid.T) Attendee {
		return Attendee{Name: rapid.SampledFrom([]string{"A", "B", "C", ""}).Draw(t, "name"), Unit: rapid.SampledFrom([]string{"U", "V"}).Draw(t, "unit"),
			Duty: rapid.SampledFrom(Duties).Draw(t, "duty"), Presence: rapid.SampledFrom(append(Presences, "")).Draw(t, "presence"),
			Replaced: rapid.SampledFrom([]string{"", "X"}).Draw(t, "replaced")}
	})
	rapid.Check(t, func(t *rapid.T) {
		lines := TallyAttendance(rapid.SliceOfN(rapid.SliceOf(attendee), 0, 5).Draw(t, "days")...)
		var sum AttendanceTally
		for i, l := range lines {
			if l.Came+l.Late+l.Absent != l.Summoned || l.Replaced > l.Absent || l.Summoned == 0 {
				t.Fatalf("%+v", l)
			}
			if i < len(lines)-1 {
				sum.Summoned, sum.Came, sum.Late = sum.Summoned+l.Summoned, sum.Came+l.Came, sum.Late+l.Late
				sum.Absent, sum.Replaced = sum.Absent+l.Absent, sum.Replaced+l.Replaced
			}
		}
		if len(lines) > 0 && lines[len(lines)-1] != sum {
			t.Fatalf("the lines give %+v, the last one says %+v", sum, lines[len(lines)-1])
		}
	})
}

func TestAttendanceThatMayNotBeWritten(t *testing.T) {
	for _, c := range []struct {
		name    string
		on      day.Date
		all     []Attendee
		blocked bool
		said    int
	}{
		{"everybody noted", 20261102, []Attendee{{Name: "A", Presence: Came}, {Name: "B", Presence: CameLate, At: "8:20"}}, false, 0},
		{"summoned before the day", 20261202, []Attendee{{Name: "A"}, {Name: "B"}}, false, 0},
		{"noted before the day", 20261202, []Attendee{{Name: "A", Presence: Came}}, true, 1},
		{"twice", 20261102, []Attendee{{Name: "Lê A"}, {Name: "le a"}}, true, 1},
		{"same name of another unit", 20261102, []Attendee{{Name: "Lê A", Unit: "Công an"}, {Name: "Lê A", Unit: "Địa chính"}}, false, 0},
		{"came and is replaced", 20261102, []Attendee{{Name: "A", Presence: Came, Replaced: "B"}}, true, 1},
		{"absent without a reason", 20261102, []Attendee{{Name: "A", Presence: Absent}}, false, 1},
		{"one is not noted", 20261102, []Attendee{{Name: "A", Presence: Came}, {Name: "B"}}, false, 1},
	} {
		problems := CheckAttendance(c.all, c.on, 20261120)
		if len(problems) != c.said || len(data.Blocking(problems)) > 0 != c.blocked {
			t.Errorf("%s: %+v", c.name, problems)
		}
	}
}

func TestDayFileThroughItsLife(t *testing.T) {
	on := steps.Draft{On: 20261203, Content: ReceptionDay{On: 20261203, Leader: "Phạm Văn Chủ"}}
	summoned := steps.Draft{On: 20261203, Content: Attendance{[]Attendee{{Name: "Phạm Văn Chủ"}}}}
	came := steps.Draft{On: 20261203, Content: Attendance{[]Attendee{{Name: "Phạm Văn Chủ", Presence: Came}}}}
	invited := steps.Draft{On: 20261203, Content: Dossier{[]Invitee{{Letter: "1/2026"}}}}
	moved, err := steps.Correct(1, 20261210, ReceptionDay{On: 20261210, MovedFrom: 20261203, MoveReason: "Họp"}, "Họp")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		steps   []steps.Draft
		on      day.Date
		planned bool
		came    Presence
		invited int
	}{
		{"planned", []steps.Draft{on}, 20261203, true, "", 0},
		{"the last list stands", []steps.Draft{on, summoned, invited, came}, 20261203, true, Came, 1},
		{"moved with its file", []steps.Draft{on, summoned, moved, invited}, 20261210, true, "", 1},
		{"taken out", []steps.Draft{on, came, steps.Annul(1, 20261120, "Bão")}, 0, false, Came, 0},
	} {
		record, planned, err := Days.Fold(stepsAbout(ReceptionDaySubject, c.steps...))
		got, file := record.Day, record.File
		var presence Presence
		if len(file.Attendance) > 0 {
			presence = file.Attendance[0].Presence
		}
		if err != nil || planned != c.planned || got.On != c.on || file.On != c.on || presence != c.came || len(file.Invited) != c.invited {
			t.Errorf("%s: %+v %+v %v %v", c.name, got, file, planned, err)
		}
	}
}

func TestMeetingThroughItsLife(t *testing.T) {
	called := steps.Draft{On: 20261203, Content: Convened{Kind: ForDialogue, On: 20261203, About: "Bồi thường", Letter: "1/2026", Persons: []Attendee{{Name: "A"}}}}
	invited := steps.Draft{On: 20261120, Content: MeetingInvited{Names: []string{"A", "B"}, Number: "5/GM-UBND"}}
	held := steps.Draft{On: 20261203, Content: MeetingHeld{Outcome: "Thống nhất", Persons: []Attendee{{Name: "A", Presence: Came}}}}
	m, convened, err := Meetings.Fold(stepsAbout(MeetingSubject, called, invited))
	if err != nil || !convened || m.Invited("B") != (Invitation{"B", 20261120, "5/GM-UBND"}) || m.Invited("C").On != 0 || m.Attending()[0].Presence != "" {
		t.Errorf("%+v, %v", m, err)
	}
	m, convened, err = Meetings.Fold(stepsAbout(MeetingSubject, called, invited, held))
	if err != nil || !convened || m.HeldOn != 20261203 || m.Attending()[0].Presence != Came {
		t.Errorf("%+v, %v", m, err)
	}
	if _, convened, err = Meetings.Fold(stepsAbout(MeetingSubject, called, invited, steps.Annul(1, 20261121, "Hoãn"))); err != nil || convened {
		t.Errorf("a meeting that was called off is still there (%v)", err)
	}
}

func TestMeetingsThatMayNotBeCalled(t *testing.T) {
	complaint := accepted(Complaint)
	denunciation, waiting := accepted(Denunciation), received(Complaint)
	secretly := accepted(Denunciation)
	secretly.Sender = Person{Name: "Quách Thị Ẩn"}
	fine := Convened{Kind: ForDialogue, On: 20261203, Hour: "8:30", Chair: "Phạm Văn Chủ", About: "Bồi thường", Letter: "12/2026"}
	with := func(change func(*Convened)) Convened {
		c := fine
		change(&c)
		return c
	}
	for _, c := range []struct {
		name    string
		plan    Convened
		letter  *Letter
		field   string
		blocked bool
	}{
		{"in order", fine, &complaint, "", false},
		{"LKN Điều 30: a dialogue has a complaint", with(func(c *Convened) { c.Letter = "" }), nil, FieldLetter, true},
		{"LKN Điều 30: … and no denunciation", fine, &denunciation, FieldLetter, true},
		{"LKN Điều 30 khoản 1: while it is being settled", fine, &waiting, FieldLetter, false},
		{"counsel needs no letter", with(func(c *Convened) { c.Kind, c.Letter = ForCounsel, "" }), nil, "", false},
		{"about nothing", with(func(c *Convened) { c.About = "" }), &complaint, FieldAbout, true},
		{"no day", with(func(c *Convened) { c.On = 0 }), &complaint, FieldOn, true},
		{"of no kind", with(func(c *Convened) { c.Kind = "" }), &complaint, FieldMeetingKind, true},
		{"nobody presides", with(func(c *Convened) { c.Chair = "" }), &complaint, FieldChair, false},
		{"LTC Điều 56: who denounced is not named", with(func(c *Convened) { c.Kind, c.About = ForCounsel, "Đơn của bà Quách Thị Ẩn" }), &secretly, FieldAbout, true},
		{"… nor called", with(func(c *Convened) { c.Kind, c.Persons = ForCounsel, []Attendee{{Name: "Quách Thị Ẩn"}} }), &secretly, FieldPersons, true},
		{"… and others are", with(func(c *Convened) { c.Kind, c.Persons = ForCounsel, []Attendee{{Name: "Lê Văn Cần"}} }), &secretly, "", false},
		{"a number that is none", with(func(c *Convened) { c.Letter = "abc" }), nil, FieldLetter, true},
	} {
		problems := append(checkPlan(c.plan, 20261120), CheckConvenedOn(c.plan, c.letter)...)
		switch {
		case c.field == "" && len(problems) > 0, c.field != "" && (len(problems) == 0 || problems[0].Field != c.field),
			len(data.Blocking(problems)) > 0 != c.blocked:
			t.Errorf("%s: %+v", c.name, problems)
		}
	}
	m := Meeting{Convened: fine}
	if problems := CheckMeetingHeld(m, &secretly, 20261203, MeetingHeld{Outcome: "Bà Ẩn nói đúng", Minutes: "3/BB"}, 20261210); len(data.Blocking(problems)) != 1 {
		t.Errorf("the result names who denounced: %+v", problems)
	}
	for _, c := range []struct {
		name    string
		on      day.Date
		held    MeetingHeld
		blocked bool
		said    int
	}{
		{"in order", 20261203, MeetingHeld{Outcome: "Thống nhất", Minutes: "3/BB"}, false, 0},
		{"no result", 20261203, MeetingHeld{Minutes: "3/BB"}, true, 1},
		{"in the future", 20261220, MeetingHeld{Outcome: "x", Minutes: "3/BB"}, true, 1},
		{"no minutes (LKN Điều 30 khoản 4)", 20261203, MeetingHeld{Outcome: "x"}, false, 1},
		{"nobody to talk with, no minutes", 20261203, MeetingHeld{Outcome: "Vắng mặt", Absent: true}, false, 0},
		{"on another day", 20261204, MeetingHeld{Outcome: "x", Minutes: "3/BB"}, false, 1},
	} {
		problems := CheckMeetingHeld(m, &complaint, c.on, c.held, 20261210)
		if len(problems) != c.said || len(data.Blocking(problems)) > 0 != c.blocked {
			t.Errorf("%s: %+v", c.name, problems)
		}
	}
}

func TestWhatTheFilesOfADayLack(t *testing.T) {
	complaint := accepted(Complaint)
	answered := complaint
	answered.Replies = []Reply{{Type: "Thông báo thụ lý", Number: "1/TB-UBND", On: day.Must("2026-07-06")}}
	late := answered
	late.Due.Next = day.Must("2026-08-05")
	visit := Reception{ID: 7, On: day.Must("2026-07-01"), Visitor: Person{Name: "Hồ Văn Núi"}}
	told := visit
	told.AnsweredOn = day.Must("2026-07-03")
	ready := Invitee{Letter: "12/2026", Advice: "Giải thích", InvitedOn: day.Must("2026-07-20")}
	here := []Attendee{{Name: "Phạm Văn Chủ"}}
	for _, c := range []struct {
		name   string
		d      DayDossier
		lacks  int
		begins string
	}{
		{"nothing prepared", DayDossier{}, 2, "Chưa có người nào được mời."},
		{"all is there", DayDossier{Attendance: here, Parts: []DossierPart{{Invitee: ready, Of: &answered}}}, 0, ""},
		{"nobody answered the letter", DayDossier{Attendance: here, Parts: []DossierPart{{Invitee: ready, Of: &complaint}}}, 1, "Đơn chưa có văn bản"},
		{"the letter is late", DayDossier{Attendance: here, Parts: []DossierPart{{Invitee: ready, Of: &late}}}, 1, "Đơn đã quá hạn ngày 05/08/2026."},
		{"not invited, no advice", DayDossier{Attendance: here, Parts: []DossierPart{{Invitee: Invitee{Letter: "12/2026"}, Of: &answered}}}, 2, "Chưa mời."},
		{"a visitor who was not answered", DayDossier{Attendance: here, Parts: []DossierPart{{Invitee: ready, Came: &visit}}}, 1, "Chưa trả lời lượt tiếp ngày 01/07/2026."},
		{"… and one who was", DayDossier{Attendance: here, Parts: []DossierPart{{Invitee: ready, Came: &told}}}, 0, ""},
		{"the letter is gone", DayDossier{Attendance: here, Parts: []DossierPart{{Invitee: ready, NotThere: true}}}, 1, "Đơn hoặc lượt tiếp không còn"},
	} {
		lacks := c.d.Lacking(day.Must("2026-08-10"))
		if len(lacks) != c.lacks || len(lacks) > 0 && !strings.HasPrefix(lacks[0].Sentence, c.begins) {
			t.Errorf("%s: %+v", c.name, lacks)
		}
	}
	if problems := CheckDossier(Dossier{[]Invitee{{Visit: 7}, {Visit: 7}}}, 20261203, 20261120); len(data.Blocking(problems)) != 1 {
		t.Errorf("the same visit twice: %+v", problems)
	}
	if problems := CheckDossier(Dossier{[]Invitee{{Letter: "1/2026", InvitedOn: 20261121}}}, 20261203, 20261120); len(data.Blocking(problems)) != 1 {
		t.Errorf("invited tomorrow: %+v", problems)
	}
}
