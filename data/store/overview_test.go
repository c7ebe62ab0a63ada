package store

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestOpenLettersAreCountedByWhoHasThem(t *testing.T) {
	s := newStore(t)
	for _, officer := range []string{"Lê Thảo", "Lê Thảo", "", "An"} {
		l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất của "+officer))
		if officer == "" {
			continue
		}
		if _, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: s.Today(), Content: register.Assigned{Officer: officer}}); err != nil {
			t.Fatal(err)
		}
	}
	o, err := s.Overview(t.Context(), s.Today().AddDays(30))
	if err != nil {
		t.Fatal(err)
	}
	if o.Letters != 4 || o.Open != 4 || len(o.Loads) != 3 || o.Loads[0].Officer != "Lê Thảo" || o.Loads[0].Open != 2 || o.Loads[2].Officer != "" {
		t.Errorf("%+v", o)
	}
	for q, want := range map[string]Query{"his": {Officer: "Lê Thảo"}, "nobody's": {Unassigned: true}} {
		page, err := s.Letters(t.Context(), want)
		if err != nil || page.Total != map[string]int{"his": 2, "nobody's": 1}[q] {
			t.Errorf("%s: %d %v", q, page.Total, err)
		}
	}
	sum := 0
	for _, q := range []Query{{Overdue: true}, {DueBy: s.Today().AddDays(30)}, {NoLimit: true}, {DueAfter: s.Today().AddDays(30)}} {
		page, err := s.Letters(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		sum += page.Total
	}
	if sum != o.Open || o.Overdue+o.Soon+o.NoLimit > o.Open {
		t.Errorf("the parts are %d of %d: %+v", sum, o.Open, o)
	}
}

// What is late on a closed letter counts as late, as the list of what is late has it; and
// duties are counted beside letters: those too late, and those of which nothing is written.
func TestWhatIsLateCountsWhateverStateItsLetterIsIn(t *testing.T) {
	o := testOptions()
	today := day.Of(o.Clock())
	late := register.Owed{Rule: "H4", Start: today.AddDays(-20), Due: today.AddDays(-3)}
	near, unrecorded := late, late
	near.Due, unrecorded.Unrecorded = today.AddDays(2), true
	o.Deadlines = func(register.Settings) Deadlines {
		return fixedDuties{"Chuyển": {late, late, unrecorded}, "Gần": {near}, "Xa": {{Rule: "H4", Due: today.AddDays(90)}}, "Mở": {late}}
	}
	s, err := Create(t.Context(), t.TempDir(), register.Settings{}, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, name := range []string{"Chuyển", "Gần", "Xa", "Mở"} {
		l := add(t, s, facts(name, "Nội dung "+name))
		if name == "Mở" {
			continue
		}
		if l, err = s.AddSteps(t.Context(), l.ID, steps.Draft{On: today, Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}}); err != nil || l.State() != register.Closed {
			t.Fatal(l.State(), err)
		}
	}
	got, err := s.Overview(t.Context(), today.AddDays(7))
	if err != nil {
		t.Fatal(err)
	}
	counts, err := s.Counts(t.Context(), Query{Overdue: true}, Query{DueBy: today.AddDays(7)})
	if err != nil || got.Open != 1 || got.Overdue != 2 || got.Soon != 1 || got.Overdue != counts[0] || got.Soon != counts[1] || got.Oldest != late.Due {
		t.Errorf("%+v, the lists have %v, %v", got, counts, err)
	}
	if got.LateDuties != 3 || got.Unrecorded != 1 {
		t.Errorf("%d duties late, %d unrecorded", got.LateDuties, got.Unrecorded)
	}
}

func TestTheLetterBesideAnotherInAList(t *testing.T) {
	s := newStore(t)
	var ids []int64
	for _, who := range []string{"Anh", "Bình", "Chi"} {
		ids = append(ids, add(t, s, facts(who, "Khiếu nại đất của "+who)).ID)
	}
	for _, c := range []struct {
		q     Query
		of    int64
		after bool
		want  int64
	}{
		{Query{}, ids[0], true, ids[1]}, {Query{}, ids[0], false, 0}, {Query{Descending: true}, ids[0], false, ids[1]},
		{Query{Text: "chi"}, ids[2], false, 0}, {Query{Text: "khieu nai"}, ids[2], false, ids[1]}, {Query{Kind: register.Reflection}, ids[1], true, 0},
	} {
		if got, err := s.Beside(t.Context(), c.q, c.of, c.after); err != nil || got != c.want {
			t.Errorf("%+v: %d %v, want %d", c, got, err, c.want)
		}
	}
}

// A code without a year stands for letters of several years.
func TestTheLettersOfACodeStandBesideEachOther(t *testing.T) {
	s := newStore(t)
	var ids []int64
	for _, on := range []day.Date{day.Must("2025-11-19"), day.Must("2026-11-19")} {
		f := facts("Quách Thị Ẩn", "Cán bộ nhận tiền")
		f.Kind, f.ReceivedOn = register.Denunciation, on
		ids = append(ids, add(t, s, f).ID)
	}
	for of, want := range map[int64]int64{ids[0]: ids[1], ids[1]: 0} {
		if got, err := s.Beside(t.Context(), Query{Text: "tc 1"}, of, true); err != nil || got != want {
			t.Errorf("after %d stands %d %v, want %d", of, got, err, want)
		}
	}
}

func TestTheLastBackupIsKnown(t *testing.T) {
	s := newStore(t)
	if b, err := s.LastBackup(t.Context()); err != nil || b.File != "" || b.Whole {
		t.Errorf("before any: %+v %v", b, err)
	}
	add(t, s, facts("Anh", "Khiếu nại"))
	file, err := s.BackupIfChanged(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if b, err := s.LastBackup(t.Context()); err != nil || b.File != file || !b.Whole || day.Of(b.At).IsZero() {
		t.Errorf("after one: %+v %v", b, err)
	}
	add(t, s, facts("Bình", "Khiếu nại"))
	if b, _ := s.LastBackup(t.Context()); b.Whole {
		t.Error("a letter was written since")
	}
}
