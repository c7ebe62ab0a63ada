package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

func noProgress(int, int) {}

// neighbour is the register of another ward.
func neighbour(t *testing.T) *Store {
	t.Helper()
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "phuong-b"), register.Settings{Ward: "UBND phường B", Clerk: "Anh Bình"}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func join(t *testing.T, s, other *Store) register.Batch {
	t.Helper()
	b, err := s.Join(t.Context(), other, register.Imported{File: "so-don-thu.db"}, noProgress)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Whatever two registers hold: all of both is in the joined one, it verifies, no number is
// given twice, joining once more adds nothing, and taken back nothing of it is left.
func TestWhateverTwoRegistersHoldIsJoined(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ctx, now := context.Background(), testNow
		options := Options{Clock: func() time.Time { return now }}
		var both [2]*Store
		for i, ward := range []string{"UBND phường A", "UBND phường B"} {
			s, err := Create(ctx, filepath.Join(t.TempDir(), fmt.Sprint(time.Now().UnixNano())), register.Settings{Ward: ward, Clerk: "Chị " + ward}, options)
			if err != nil {
				rt.Fatal(err)
			}
			defer s.Close()
			if _, err := s.write.Exec("PRAGMA synchronous = OFF"); err != nil { // nothing falls over here
				rt.Fatal(err)
			}
			w := &writer{t: rt, s: s, ctx: ctx}
			for range rapid.IntRange(1, 8).Draw(rt, "appends") {
				if err := w.append(); err != nil && refusedFor(err) == "" && !errors.Is(err, errRefused) {
					rt.Fatalf("neither accepted nor refused: %v", err)
				}
				now = now.Add(time.Minute)
			}
			both[i] = s
		}
		ours, theirs := both[0], both[1]
		count := func(s *Store, query string, args ...any) int {
			n, err := sqlite.One[int](ctx, s.read, query, args...)
			if err != nil {
				rt.Fatal(err)
			}
			return n
		}
		tables := []string{"letters", "receptions", "reception_days", "day_files", "meetings", "directions", "replies", "duties", "sealed_reports", "documents"}
		want := map[string]int{}
		for _, table := range tables {
			want[table] = count(ours, "SELECT count(*) FROM "+table) + count(theirs, "SELECT count(*) FROM "+table)
		}
		before := everyRow(rt, ours)
		batch, err := ours.Join(ctx, theirs, register.Imported{}, noProgress)
		if err != nil {
			rt.Fatal(err)
		}
		well := func(what string) {
			if v, err := ours.Verify(ctx); err != nil || v.Err() != nil {
				rt.Fatalf("%s: %+v, %v", what, v, err)
			}
		}
		well("joined")
		for _, table := range tables {
			if got := count(ours, "SELECT count(*) FROM "+table); got != want[table] {
				rt.Fatalf("%s: %d, in both %d", table, got, want[table])
			}
		}
		if err := chain.Each(ctx, theirs.read, func(s steps.Step) error {
			if s.Subject == register.SettingsSubject || s.Subject == register.BatchSubject || s.Subject == register.FiguresSubject || s.Subject == register.WardReportSubject || s.Subject == register.WardReminderSubject {
				return nil
			}
			here, err := chain.List(ctx, ours.read, "WHERE json_extract(content, '$.origin.hash') = ?", s.Hash)
			if err != nil || len(here) != 1 {
				rt.Fatalf("step %d of the other register stands here %d times (%v)", s.Seq, len(here), err)
			}
			if h := here[0]; h.On != s.On || h.Origin.Author != s.Author || !h.Origin.WrittenAt.Equal(s.WrittenAt) || h.Origin.From != theirs.Settings().Ward || h.Content.StepType() != s.Content.StepType() || h.Subject != s.Subject {
				rt.Fatalf("%+v became %+v", s, h)
			}
			return nil
		}); err != nil {
			rt.Fatal(err)
		}
		joined := everyRow(rt, ours)
		if again, err := ours.Join(ctx, theirs, register.Imported{}, noProgress); err != nil || again.ID != 0 || everyRow(rt, ours) != joined {
			rt.Fatalf("joined again: batch %d, %v", again.ID, err)
		}
		if err := ours.Rebuild(ctx); err != nil {
			rt.Fatal(err)
		}
		if well("computed anew"); everyRow(rt, ours) != joined {
			rt.Fatal("computed anew it shows something else")
		}
		if batch.ID == 0 {
			return
		}
		if _, err := ours.TakeBackBatch(ctx, batch.ID, "chọn nhầm sổ"); err != nil {
			rt.Fatal(err)
		}
		well("taken back")
		left := slices.DeleteFunc(strings.Split(everyRow(rt, ours), "\n"), func(row string) bool { return row == "" || strings.HasPrefix(row, "imports") })
		was := slices.DeleteFunc(strings.Split(before, "\n"), func(row string) bool { return row == "" || strings.HasPrefix(row, "imports") })
		if !slices.Equal(left, was) {
			rt.Fatalf("taken back it shows\n%s\nbefore\n%s", strings.Join(left, "\n"), strings.Join(was, "\n"))
		}
		if again, err := ours.Join(ctx, theirs, register.Imported{}, noProgress); err != nil || again.ID == 0 {
			rt.Fatalf("joined after it was taken back: %d, %v", again.ID, err)
		}
		well("joined after it was taken back")
	})
}

func TestANumberThatBothHaveBecomesAFormerOne(t *testing.T) {
	s, other := newStore(t), neighbour(t)
	add(t, s, facts("Lò Thị Sương", "Khiếu nại"))
	add(t, s, facts("Hà Văn Chín", "Khiếu nại"))
	first := add(t, other, facts("Đặng Văn Ưởng", "Khiếu nại về hẻm"))
	second := add(t, other, facts("Trịnh Thị Mận", "Khiếu nại về cống"))
	add(t, other, facts("Đỗ Văn Lành", "Khiếu nại về chợ"))
	matter := first.PossibleMatter()
	for _, id := range []int64{first.ID, second.ID} {
		if _, err := other.AddSteps(t.Context(), id, steps.Draft{On: day.Must("2026-11-03"), Content: register.Joined{Matter: matter, With: first.Number.String()}}); err != nil {
			t.Fatal(err)
		}
	}
	b := join(t, s, other)
	if b.Letters != 3 || b.Office != "UBND phường B" {
		t.Errorf("batch %+v", b)
	}
	for number, want := range map[string]struct{ sender, former, matter string }{
		"1/2026": {"Lò Thị Sương", "", ""}, "2/2026": {"Hà Văn Chín", "", ""},
		"3/2026": {"Đỗ Văn Lành", "", ""}, // free here: it stays
		"4/2026": {"Đặng Văn Ưởng", "số cũ 1/2026 (UBND phường B)", "VV-4-2026"},
		"5/2026": {"Trịnh Thị Mận", "số cũ 2/2026 (UBND phường B)", "VV-4-2026"},
	} {
		n, _ := register.ParseNumber(number)
		l, err := s.LetterByNumber(t.Context(), n)
		if former := register.FormerShown(l.Former, number); err != nil || l.Sender.Name != want.sender || former != want.former || l.Matter != want.matter {
			t.Errorf("%s is of %s, %q, matter %q (%v)", number, l.Sender.Name, former, l.Matter, err)
		}
	}
	page, err := s.Letters(t.Context(), Query{Text: "2/2026"})
	if err != nil || len(page.Letters) < 2 || page.Letters[0].Sender.Name != "Hà Văn Chín" || page.Letters[1].Sender.Name != "Trịnh Thị Mận" {
		t.Fatalf("by the number: %+v, %v", page, err)
	}
	all, err := s.Steps(t.Context(), register.LetterSubject, page.Letters[1].ID)
	if err != nil || len(all) != 2 || all[1].Content.(register.Joined).With != "4/2026" || all[1].Author != "Chị Hoa" || all[1].Written().Author != "Anh Bình" {
		t.Errorf("steps %+v, %v", all, err)
	}
	// A receipt that is put right keeps the former number.
	l := page.Letters[1]
	l.Facts.Sender.Name = "Trịnh Thị Mơ"
	draft, _ := steps.Correct(l.ID, l.ReceivedOn, register.Received{Number: l.Number, Facts: l.Facts}, "gõ nhầm")
	if l, err = s.AddSteps(t.Context(), l.ID, draft); err != nil || len(l.Former) != 1 || l.Former[0].Number != "2/2026" {
		t.Errorf("put right: %+v, %v", l.Former, err)
	}
	if _, err := s.TakeBackBatch(t.Context(), b.ID, "nhầm"); err == nil || !strings.Contains(err.Error(), "5/2026") {
		t.Errorf("something was built on it, yet it was taken back: %v", err)
	}
	wellKept(t, s)
}

func TestACopyIsNotJoinedAndAJoinedRegisterThatWentOnIsTold(t *testing.T) {
	s, other := newStore(t), neighbour(t)
	l := add(t, other, facts("Đặng Văn Ưởng", "Khiếu nại"))
	copied := filepath.Join(t.TempDir(), site.FileName)
	if _, _, err := other.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	same, err := Open(t.Context(), filepath.Dir(copied), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer same.Close()
	if _, err := other.Coming(t.Context(), same); !errors.Is(err, ErrSameRegister) {
		t.Errorf("a copy: %v", err)
	}
	join(t, s, other)
	add(t, other, facts("Trịnh Thị Mận", "Kiến nghị")) // new there: it comes in
	if b := join(t, s, same); b.ID != 0 {
		t.Errorf("a copy of what was joined: batch %d", b.ID)
	}
	if b := join(t, s, other); b.Letters != 1 {
		t.Errorf("what was new came in as %+v", b)
	}
	if _, err := other.AddSteps(t.Context(), l.ID, steps.Draft{On: day.Must("2026-11-05"), Content: register.Noted{Text: "Đã gọi"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Join(t.Context(), other, register.Imported{}, noProgress); !errors.Is(err, ErrJoinedOn) || !strings.Contains(err.Error(), "1 bước") {
		t.Errorf("what went on since: %v", err)
	}
	wellKept(t, s)
}

func TestAStoppedJoiningLeavesNothing(t *testing.T) {
	s, other := newStore(t), neighbour(t)
	add(t, other, facts("Đặng Văn Ưởng", "Khiếu nại"))
	before, _ := s.LastStep(t.Context())
	ctx, stop := context.WithCancel(t.Context())
	if _, err := s.Join(ctx, other, register.Imported{}, func(int, int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if after, _ := s.LastStep(t.Context()); after != before {
		t.Errorf("%d steps stayed", after-before)
	}
}

// What is new in a register that was joined before names its letters as they are called here.
func TestWhatIsNewNamesLettersByTheirNumbersHere(t *testing.T) {
	s, other := newStore(t), neighbour(t)
	add(t, s, facts("Lò Thị Sương", "Khiếu nại"))
	first := add(t, other, facts("Đặng Văn Ưởng", "Khiếu nại"))
	join(t, s, other)
	again := facts("Đặng Văn Ưởng", "Khiếu nại")
	again.DuplicateOf = first.Number.String()
	add(t, other, again)
	c, err := s.Coming(t.Context(), other)
	if err != nil || len(c.Letters()) != 1 || c.Present != 1 {
		t.Fatalf("told %v, %d present, %v", c.Letters(), c.Present, err)
	}
	join(t, s, other)
	n, _ := register.ParseNumber("3/2026")
	if l, err := s.LetterByNumber(t.Context(), n); err != nil || l.DuplicateOf != "2/2026" {
		t.Errorf("the new one is a duplicate of %q, %v", l.DuplicateOf, err)
	}
	wellKept(t, s)
}
