package store

import (
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestVerifyComparesEveryRecordWithItsSteps(t *testing.T) {
	on := day.Must("2026-11-02")
	for table, change := range map[string]string{
		"Lượt tiếp":          "UPDATE receptions SET doc = '{}'",
		"Ngày tiếp":          "UPDATE reception_days SET doc = replace(doc, '2026', '2027')",
		"Số liệu":            "UPDATE figures SET doc = replace(doc, '2', '3')",
		"Chỉ đạo":            "UPDATE directions SET doc = replace(doc, 'Kiểm tra', 'Bỏ qua')",
		"Ngày tiếp công dân": "UPDATE day_files SET doc = replace(doc, 'Chủ', 'Khác')",
		"Cuộc họp":           "UPDATE meetings SET held_on = 0, doc = replace(doc, 'Chủ', 'Khác')",
		"2 bản ghi":          "INSERT INTO day_files (id, held_on, doc) VALUES (998, 20261102, '{}'), (999, 20261102, '{}')",
		"1 bản ghi":          "INSERT INTO receptions (id, held_on, fingerprint, doc) VALUES (999, 20261102, '', '{}')",
	} {
		s := newStore(t)
		records := []register.Record{
			{Drafts: []steps.Draft{{On: on, Content: register.Reception{On: on, People: 2}}}},
			{Drafts: []steps.Draft{{On: on, Content: register.ReceptionDay{On: on, Type: register.Scheduled, Host: register.Head}}}},
		}
		if err := s.Import(t.Context(), slices.Values(records), false, func(register.Record, register.Outcome) {}); err != nil {
			t.Fatal(err)
		}
		figures := register.TypedFigures{Form: "06_QLKNTC", Period: day.YearPeriod(2026), Values: map[int]float64{4: 2}}
		for range 2 {
			if err := s.SaveFigures(t.Context(), figures); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.AddDirection(t.Context(), on, register.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Leader: "Trần Văn Chủ", Due: day.Must("2026-11-30")}); err != nil {
			t.Fatal(err)
		}
		days, err := s.ReceptionDays(t.Context(), day.Period{From: on, To: on})
		if err != nil || len(days) != 1 {
			t.Fatal(days, err)
		}
		if _, err := s.SaveAttendance(t.Context(), days[0].ID, []register.Attendee{{Name: "Trần Văn Chủ", Presence: register.Came}}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddMeeting(t.Context(), register.Convened{Kind: register.ForCounsel, On: on, About: "Bãi rác", Chair: "Trần Văn Chủ"}); err != nil {
			t.Fatal(err)
		}
		if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
			t.Fatalf("a good register: %+v, %v", v, err)
		}
		if _, err := s.write.Exec(change); err != nil {
			t.Fatal(err)
		}
		v, err := s.Verify(t.Context())
		if err != nil || len(v.Findings) != 1 || !strings.Contains(v.Findings[0], table) {
			t.Errorf("%s: %+v, %v", table, v.Findings, err)
		}
	}
}

// Who examines a register twice is not told that its search index broke when the
// register was computed anew in between.
func TestRebuiltRegisterIsWhole(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	if _, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: day.Must("2026-11-10"), Content: register.Reply{Number: "5/CV"}}); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
			t.Fatalf("%+v, %v", v, err)
		}
		if err := s.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := s.Letters(t.Context(), Query{Text: "nguyen thi anh"}); err != nil || len(found.Letters) != 1 {
		t.Errorf("%+v, %v", found, err)
	}
}

// writesOnce is the law of an office where somebody registers a letter while the register is
// examined.
type writesOnce struct {
	noDeadlines
	write func()
}

func (w *writesOnce) Owed(l *register.Letter) (register.Due, []register.Owed) {
	if do := w.write; do != nil {
		w.write = nil
		do()
	}
	return w.noDeadlines.Owed(l)
}

func TestWhoWritesMeanwhileCondemnsNoRegister(t *testing.T) {
	other := newStore(t)
	add(t, other, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	law := &writesOnce{}
	o := testOptions()
	o.Deadlines = func(register.Settings) Deadlines { return law }
	s, err := Open(t.Context(), other.Dir(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	law.write = func() { add(t, other, facts("Trần Văn Bình", "Kiến nghị sửa cống")) }
	if v, err := s.Verify(t.Context()); err != nil || len(v.Findings) > 0 || v.Letters != 2 {
		t.Errorf("%+v, %v", v, err)
	}
}
