package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// beingSettled is a complaint that is being settled.
func beingSettled(t *testing.T, s *Store) register.Letter {
	t.Helper()
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất"))
	l, err := s.AddSteps(t.Context(), l.ID,
		steps.Draft{On: day.Must("2026-11-03"), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: day.Must("2026-11-04"), Content: register.Accepted{}},
		steps.Draft{On: day.Must("2026-11-05"), Content: register.Verified{By: "Tổ xác minh"}})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func dialogueOn(t *testing.T, s *Store, l register.Letter) register.Meeting {
	t.Helper()
	m, err := s.AddMeeting(t.Context(), register.Convened{Kind: register.ForDialogue, On: day.Must("2026-11-18"), Hour: "8:30", Chair: "Phạm Văn Chủ",
		About: "Mức bồi thường", Letter: l.Number.String(), Persons: []register.Attendee{{Name: "Nguyễn Thị Ánh", Duty: register.Party}, {Name: " "}}})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func wellKept(t *testing.T, s *Store) {
	t.Helper()
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
		t.Errorf("%+v, %v", v.Findings, err)
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Error(err)
	}
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
		t.Errorf("after rebuilding: %+v, %v", v.Findings, err)
	}
}

// The result of a dialogue is a step of the letter; corrected, both are.
func TestDialogueIsAStepOfItsLetter(t *testing.T) {
	s := newStore(t)
	l := beingSettled(t, s)
	if next := law.NewOffice(register.Settings{}).NextSteps(l, s.Today()); next[1].Type != register.StepDialogue {
		t.Fatalf("a verified complaint waits for %s", next[1].Type)
	}
	m := dialogueOn(t, s, l)
	if len(m.Persons) != 1 {
		t.Errorf("empty lines stay: %+v", m.Persons)
	}
	on := day.Must("2026-11-18")
	m, err := s.HoldMeeting(t.Context(), m.ID, on, register.MeetingHeld{Outcome: "Chưa thống nhất", Minutes: "3/BB-UBND", Persons: m.Persons}, "")
	if err != nil || m.HeldOn != on {
		t.Fatalf("%+v, %v", m, err)
	}
	l, err = s.Letter(t.Context(), l.ID)
	want := register.Dialogue{On: on, Minutes: "3/BB-UBND", Outcome: "Chưa thống nhất"}
	if err != nil || len(l.Life.Dialogues) != 1 || l.Life.Dialogues[0] != want {
		t.Fatalf("%+v, %v", l.Life.Dialogues, err)
	}
	for i, next := range law.NewOffice(register.Settings{}).NextSteps(l, s.Today()) {
		if next.Type == register.StepDialogue && i == 0 {
			t.Error("the guide still asks for the dialogue that was held")
		}
	}
	if _, err = s.HoldMeeting(t.Context(), m.ID, on, register.MeetingHeld{Outcome: "Thống nhất mức 2", Minutes: "3/BB-UBND"}, "Ghi nhầm"); err != nil {
		t.Fatal(err)
	}
	if l, err = s.Letter(t.Context(), l.ID); err != nil || len(l.Life.Dialogues) != 1 || l.Life.Dialogues[0].Outcome != "Thống nhất mức 2" {
		t.Errorf("%+v, %v", l.Life.Dialogues, err)
	}
	var refused *CheckError
	if err := s.CancelMeeting(t.Context(), m.ID, "Thôi"); !errors.As(err, &refused) {
		t.Errorf("a meeting that was held is called off: %v", err)
	}
	wellKept(t, s)
	if again, err := s.Meeting(t.Context(), m.ID); err != nil || again.Held.Outcome != "Thống nhất mức 2" || again.Held.LetterStep == 0 {
		t.Errorf("%+v, %v", again, err)
	}
}

// Nothing is written of a result that may not be: neither on the meeting nor on the
// letter.
func TestRefusedResultLeavesNoTrace(t *testing.T) {
	s := newStore(t)
	l := beingSettled(t, s)
	m := dialogueOn(t, s, l)
	before, err := s.Steps(t.Context(), register.LetterSubject, l.ID)
	if err != nil {
		t.Fatal(err)
	}
	var refused *CheckError
	if _, err := s.HoldMeeting(t.Context(), m.ID, day.Must("2026-11-18"), register.MeetingHeld{}, ""); !errors.As(err, &refused) || refused.Problems[0].Field != register.FieldOutcome {
		t.Errorf("a result that says nothing: %v", err)
	}
	// A day before the letter came in: the letter refuses it, after the meeting took it.
	if _, err := s.HoldMeeting(t.Context(), m.ID, day.Must("2026-10-01"), register.MeetingHeld{Outcome: "x"}, ""); !errors.As(err, &refused) {
		t.Errorf("a dialogue before the letter came in: %v", err)
	}
	after, err := s.Steps(t.Context(), register.LetterSubject, l.ID)
	if again, _ := s.Meeting(t.Context(), m.ID); err != nil || len(after) != len(before) || !again.HeldOn.IsZero() {
		t.Errorf("%d steps became %d; held %s; %v", len(before), len(after), again.HeldOn, err)
	}
	for name, c := range map[string]register.Convened{
		"a letter that does not exist": {Kind: register.ForDialogue, On: s.Today(), About: "x", Letter: "99/2026"},
		"without a letter":             {Kind: register.ForDialogue, On: s.Today(), About: "x"},
	} {
		if _, err := s.AddMeeting(t.Context(), c); !errors.As(err, &refused) || refused.Problems[0].Field != register.FieldLetter {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMeetingsAreFoundMovedAndCalledOff(t *testing.T) {
	s := newStore(t)
	l := beingSettled(t, s)
	m := dialogueOn(t, s, l)
	counsel, err := s.AddMeeting(t.Context(), register.Convened{Kind: register.ForCounsel, On: day.Must("2026-11-25"), About: "Chuẩn bị buổi tiếp", Letter: l.Number.String()})
	if err != nil {
		t.Fatal(err)
	}
	list := func(q MeetingQuery) (found []int64) {
		all, err := s.Meetings(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range all {
			found = append(found, m.ID)
		}
		return found
	}
	if got := list(MeetingQuery{Letter: "1/2026"}); len(got) != 2 || got[0] != m.ID {
		t.Errorf("of the letter: %v", got)
	}
	moved := counsel.Convened
	moved.On = day.Must("2026-12-01")
	if counsel, err = s.ChangeMeeting(t.Context(), counsel.ID, moved, "Chủ tịch bận"); err != nil || counsel.On != moved.On {
		t.Fatalf("%+v, %v", counsel, err)
	}
	november := day.Period{From: day.Must("2026-11-01"), To: day.Must("2026-11-30")}
	if got := list(MeetingQuery{Planned: november, Open: true}); len(got) != 1 || got[0] != m.ID {
		t.Errorf("in November: %v", got)
	}
	if _, err := s.NoteInvited(t.Context(), m.ID, s.Today(), register.MeetingInvited{Names: []string{"Nguyễn Thị Ánh"}, Number: "điện thoại"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.HoldMeeting(t.Context(), counsel.ID, s.Today(), register.MeetingHeld{Outcome: "Mời ra tiếp"}, ""); err != nil {
		t.Fatal(err)
	}
	steps, err := s.Steps(t.Context(), register.LetterSubject, l.ID)
	if note, ok := steps[len(steps)-1].Content.(register.Noted); err != nil || !ok || !strings.Contains(note.Text, "Mời ra tiếp") {
		t.Errorf("the letter knows nothing of the counsel: %+v, %v", steps[len(steps)-1], err)
	}
	if err := s.CancelMeeting(t.Context(), m.ID, "Rút đơn"); err != nil {
		t.Fatal(err)
	}
	if got := list(MeetingQuery{}); len(got) != 1 || got[0] != counsel.ID {
		t.Errorf("after calling one off: %v", got)
	}
	wellKept(t, s)
}

func TestDayKeepsItsFileWhenItMoves(t *testing.T) {
	s := newStore(t)
	beingSettled(t, s)
	days := []register.ReceptionDay{{On: day.Must("2026-11-19"), Type: register.Scheduled, Host: register.Head, Hours: "8:00", Leader: "Phạm Văn Chủ"}}
	if err := s.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	id := days[0].ID
	if _, err := s.SaveDossier(t.Context(), id, []register.Invitee{{Letter: "1/2026", Advice: "Giải thích mức 2"}, {}}); err != nil {
		t.Fatal(err)
	}
	var refused *CheckError
	if _, err := s.SaveDossier(t.Context(), id, []register.Invitee{{Letter: "77/2026"}}); !errors.As(err, &refused) {
		t.Errorf("a letter that does not exist: %v", err)
	}
	if _, err := s.SaveAttendance(t.Context(), id, []register.Attendee{{Name: "Phạm Văn Chủ", Duty: register.Presides, Presence: register.Came}}); err != nil {
		t.Fatal(err)
	}
	on := days[0]
	on.On, on.MovedFrom, on.MoveReason = day.Must("2026-11-18"), on.On, "Họp"
	if err := s.SaveReceptionDays(t.Context(), []register.ReceptionDay{on}, "Họp"); err != nil {
		t.Fatal(err)
	}
	files, err := s.DayFiles(t.Context(), day.Period{From: on.On, To: on.On})
	if f := files[id]; err != nil || len(f.Invited) != 1 || f.Invited[0].Advice != "Giải thích mức 2" || len(f.Attendance) != 1 {
		t.Errorf("%+v, %v", files, err)
	}
	if again, f, err := s.ReceptionDay(t.Context(), id); err != nil || again.MoveReason != "Họp" || again.ID != id || f.Attendance[0].Presence != register.Came {
		t.Errorf("%+v %+v, %v", again, f, err)
	}
	wellKept(t, s)
	if err := s.CancelReceptionDay(t.Context(), id, "Bão"); err != nil {
		t.Fatal(err)
	}
	if files, err := s.DayFiles(t.Context(), day.Period{From: 20260101, To: 20261231}); err != nil || len(files) != 0 {
		t.Errorf("%+v, %v", files, err)
	}
	wellKept(t, s)
}

// An invitation is a document of the letter and a line of the dossier, or neither.
func TestInvitationIsOneTransaction(t *testing.T) {
	s := newStore(t)
	l := beingSettled(t, s)
	days := []register.ReceptionDay{{On: day.Must("2026-12-03"), Type: register.Scheduled, Host: register.Head, Hours: "8:00"}}
	if err := s.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SaveDossier(t.Context(), days[0].ID, []register.Invitee{{Letter: "1/2026"}}); err != nil {
		t.Fatal(err)
	}
	invite := func(to register.Invites, sign *Signing) (register.Reply, error) {
		_, r, err := s.IssueDocument(t.Context(), Issue{Of: l.ID, Sign: sign,
			Reply:  register.Reply{Type: "Giấy mời", On: s.Today(), Template: "giay-moi", To: l.Sender.Name, SignedBy: "Chủ tịch", Symbol: "GM-UBND", Invites: to},
			Render: func(register.Occasion) ([]byte, string, error) { return []byte("PK"), "2026/01.docx", nil }})
		return r, err
	}
	invited := func() register.Invitee {
		t.Helper()
		_, file, err := s.ReceptionDay(t.Context(), days[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		return file.Invited[0]
	}
	today := s.Today().String()
	r, err := invite(register.Invites{Day: days[0].ID}, nil)
	if err != nil || !invited().InvitedOn.IsZero() {
		t.Fatalf("a draft invites: %+v, %v", invited(), err)
	}
	if _, r, err = s.SignDocument(t.Context(), l.ID, r.Step, *signing(today, 0), DeliveryFiles{}); err != nil || r.Number != "01/GM-UBND" || invited().Invitation != r.Number || invited().InvitedOn != s.Today() {
		t.Fatalf("%+v %+v, %v", r, invited(), err)
	}
	if _, err := invite(register.Invites{Day: 9999}, signing(today, 0)); err == nil {
		t.Error("an invitation to no day")
	}
	m := dialogueOn(t, s, l)
	if _, err = invite(register.Invites{Meeting: m.ID, Name: "Nguyễn Thị Ánh"}, signing(today, 0)); err != nil {
		t.Fatal(err)
	}
	if m, err = s.Meeting(t.Context(), m.ID); err != nil || m.Invited("Nguyễn Thị Ánh").Number != "02/GM-UBND" {
		t.Errorf("%+v, %v", m.Invitations, err) // 2: the refused one took no number
	}
	wellKept(t, s)
}

func TestDaysAndMeetingsAsTheyStood(t *testing.T) {
	now := testNow
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "so"), register.Settings{Ward: "Phường Thử", Year: 2026, Clerk: "Chị Hoa"}, Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	l := beingSettled(t, s)
	days := []register.ReceptionDay{{On: day.Must("2026-11-19"), Type: register.Scheduled, Host: register.Head, Hours: "8:00"}}
	if err := s.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SaveAttendance(t.Context(), days[0].ID, []register.Attendee{{Name: "Phạm Văn Chủ"}}); err != nil {
		t.Fatal(err)
	}
	m := dialogueOn(t, s, l)
	then := now
	now = now.Add(time.Hour)
	if _, err := s.SaveAttendance(t.Context(), days[0].ID, []register.Attendee{{Name: "Phạm Văn Chủ", Presence: register.Absent, Reason: "Ốm"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.HoldMeeting(t.Context(), m.ID, day.Must("2026-11-18"), register.MeetingHeld{Outcome: "Xong"}, ""); err != nil {
		t.Fatal(err)
	}
	past, closeIt, err := s.AsOf(t.Context(), then)
	if err != nil {
		t.Fatal(err)
	}
	defer closeIt()
	if _, f, err := past.ReceptionDay(t.Context(), days[0].ID); err != nil || f.Attendance[0].Presence != "" {
		t.Errorf("%+v, %v", f, err)
	}
	if files, err := past.DayFiles(t.Context(), day.Period{From: 20261101, To: 20261130}); err != nil || files[days[0].ID].Attendance[0].Presence != "" {
		t.Errorf("%+v, %v", files, err)
	}
	if was, err := past.Meeting(t.Context(), m.ID); err != nil || !was.HeldOn.IsZero() {
		t.Errorf("%+v, %v", was, err)
	}
	wellKept(t, past)
}

// A decision may be published at a meeting: its result is the letter's publication; before
// there is a decision the program asks, of a petition it refuses.
func TestADecisionIsPublishedAtAMeeting(t *testing.T) {
	s := newStore(t)
	l := beingSettled(t, s)
	called := register.Convened{Kind: register.ForPublishing, On: day.Must("2026-11-18"), Hour: "8:30", Chair: "Phạm Văn Chủ", About: "Công khai quyết định", Letter: l.Number.String()}
	problems := func(of *register.Letter) (words string) {
		for _, p := range register.CheckConvenedOn(called, of) {
			words += p.Field + ": " + p.Sentence
		}
		return words
	}
	if got := problems(&l); !strings.Contains(got, "chưa có quyết định") {
		t.Errorf("not decided: %q", got)
	}
	petition := l
	petition.Kind = register.Petition
	if got := problems(&petition); !strings.Contains(got, "chỉ quy định công khai") {
		t.Errorf("a petition: %q", got)
	}
	if got := problems(nil); !strings.Contains(got, "hãy ghi số đơn") {
		t.Errorf("no letter: %q", got)
	}
	l, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: day.Must("2026-11-10"), Content: register.Settlement{Result: register.Right, Follow: true}})
	if err != nil {
		t.Fatal(err)
	}
	if got := problems(&l); got != "" {
		t.Errorf("decided: %q", got)
	}
	m, err := s.AddMeeting(t.Context(), called)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = s.HoldMeeting(t.Context(), m.ID, m.On, register.MeetingHeld{Outcome: "Đã công bố quyết định"}, ""); err != nil {
		t.Fatal(err)
	}
	l, err = s.Letter(t.Context(), l.ID)
	if want := (register.Published{On: m.On, Way: register.AtMeeting}); err != nil || len(l.Life.Published) != 1 || l.Life.Published[0] != want {
		t.Errorf("%+v, %v", l.Life.Published, err)
	}
	wellKept(t, s)
}
