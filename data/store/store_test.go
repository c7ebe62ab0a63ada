package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/schema"
	"donthu/data/site"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

var (
	testNow     = time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC)
	restoration = backups.Restoration{Now: testNow, Known: schema.Version()}
)

func testOptions() Options {
	return Options{Clock: func() time.Time { return testNow }}
}

func newStore(t *testing.T) *Store {
	t.Helper()
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "Sổ của Ủy ban #1 50%"), register.Settings{Ward: "Phường Thử", Receiver: "Ban Tiếp công dân", Year: 2026, Clerk: "Chị Hoa"}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func facts(sender, content string) register.Facts {
	return register.Facts{
		ReceivedOn: day.Must("2026-11-02"), Source: register.Post, Kind: register.Complaint, Round: 1, Field: register.Land,
		Sender: register.Person{Name: sender}, Content: content,
	}
}

func add(t *testing.T, s *Store, f register.Facts) register.Letter {
	t.Helper()
	l, err := s.AddLetter(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLifeOfALetterIsKeptAndFolded(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("  Nguyễn  Thị Ánh ", "Khiếu nại việc thu hồi đất"))
	if l.Number.String() != "1/2026" || l.Sender.Name != "Nguyễn Thị Ánh" || l.State() != register.Waiting {
		t.Fatalf("registered as %+v", l)
	}
	l, err := s.AddSteps(t.Context(), l.ID,
		steps.Draft{On: day.Must("2026-11-05"), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: day.Must("2026-11-06"), Content: register.Accepted{}},
		steps.Draft{On: day.Must("2026-11-06"), Content: register.Reply{Number: "12/TB-UBND", SignedBy: "Chủ tịch", To: "Bà Ánh"}},
		steps.Draft{On: day.Must("2026-11-18"), Content: register.Settlement{Result: register.Right}})
	if err != nil {
		t.Fatal(err)
	}
	stored, err := s.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 1})
	if err != nil {
		t.Fatal(err)
	}
	if stored.State() != register.Closed || stored.LastReply().Number != "12/TB-UBND" || stored.Settlement.On != day.Must("2026-11-18") || fmt.Sprint(stored) != fmt.Sprint(l) {
		t.Fatalf("stored %+v", stored)
	}
	steps, err := s.Steps(t.Context(), register.LetterSubject, l.ID)
	if err != nil || len(steps) != 5 || steps[0].Author != "Chị Hoa" || !steps[0].WrittenAt.Equal(testNow) {
		t.Fatalf("steps %+v, %v", steps, err)
	}
}

func TestRefusedStepLeavesNothingBehind(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	_, err := s.AddSteps(t.Context(), l.ID,
		steps.Draft{On: day.Must("2026-11-05"), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: day.Must("2026-11-06"), Content: register.Settlement{Result: register.Right}})
	if err == nil || !strings.Contains(err.Error(), "chưa được thụ lý") {
		t.Fatalf("settlement before acceptance: %v", err)
	}
	again, err := s.Letter(t.Context(), l.ID)
	if err != nil || again.Handled {
		t.Fatalf("half of the steps stayed: %+v, %v", again, err)
	}
}

func TestCorrectionKeepsTheHistory(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	all, _ := s.Steps(t.Context(), register.LetterSubject, l.ID)
	mended := l.Facts
	mended.Sender.Name = "Nguyễn Thị Oanh"
	draft, err := steps.Correct(all[0].Seq, mended.ReceivedOn, register.Received{Number: l.Number, Facts: mended}, "gõ nhầm tên")
	if err != nil {
		t.Fatal(err)
	}
	if l, err = s.AddSteps(t.Context(), l.ID, draft); err != nil || l.Sender.Name != "Nguyễn Thị Oanh" {
		t.Fatalf("%+v, %v", l, err)
	}
	all, _ = s.Steps(t.Context(), register.LetterSubject, l.ID)
	if len(all) != 2 || all[0].Content.(register.Received).Sender.Name != "Nguyễn Thị Ánh" {
		t.Fatalf("the first step changed: %+v", all)
	}
	page, _ := s.Letters(t.Context(), Query{Text: "anh"})
	if page.Total != 0 {
		t.Fatal("the old name is still found")
	}
}

func TestTwoWritersGiveNumbersWithoutDuplicateOrHole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir := filepath.Join(t.TempDir(), fmt.Sprint(time.Now().UnixNano()))
		first, err := Create(context.Background(), dir, register.Settings{Ward: "Phường"}, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer first.Close()
		second, err := Open(context.Background(), dir, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer second.Close()
		years := rapid.SliceOfN(rapid.SampledFrom([]string{"2025-03-01", "2026-03-01"}), 1, 12).Draw(rt, "received")
		var wg sync.WaitGroup
		for _, s := range []*Store{first, second} {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for _, on := range years {
					f := facts("Người gửi", "Nội dung")
					f.ReceivedOn = day.Must(on)
					if _, err := s.AddLetter(context.Background(), f); err != nil {
						rt.Errorf("add: %v", err)
					}
				}
			}()
		}
		wg.Wait()
		counts := map[int][]int{}
		if err := first.EachLetter(context.Background(), func(l *register.Letter) error {
			counts[l.Number.Year] = append(counts[l.Number.Year], l.Number.Count)
			return nil
		}); err != nil {
			rt.Fatal(err)
		}
		for year, numbers := range counts {
			slices.Sort(numbers)
			for i, n := range numbers {
				if n != i+1 {
					rt.Fatalf("%d: numbers %v", year, numbers)
				}
			}
		}
		if v, err := second.Verify(context.Background()); err != nil || v.Err() != nil || v.Letters != 2*len(years) {
			rt.Fatalf("%+v, %v", v, err)
		}
	})
}

func TestStepsCannotBeChangedAndTamperingShows(t *testing.T) {
	s := newStore(t)
	first := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	add(t, s, facts("Trần Văn Bình", "Khiếu nại"))
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil || v.Steps != 3 { // the settings are a step too

		t.Fatalf("a good register: %+v, %v", v, err)
	}
	change := fmt.Sprintf("UPDATE steps SET content = replace(content, 'Ánh', 'Oanh') WHERE seq = %d", first.ID)
	if _, err := s.write.Exec(change); err == nil {
		t.Fatal("a step could be changed")
	}
	if _, err := s.write.Exec("DELETE FROM steps WHERE seq = 2"); err == nil {
		t.Fatal("a step could be deleted")
	}
	byHand(t, s, change)
	v, err := s.Verify(t.Context())
	if err != nil || len(v.Findings) != 3 || !strings.Contains(v.Findings[0], fmt.Sprintf("bước %d đã bị sửa", first.ID)) || !strings.Contains(v.Findings[1], "1/2026") {
		t.Fatalf("%+v, %v", v, err)
	}
}

func TestRebuildGivesTheSameProjection(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	if _, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: day.Must("2026-11-05"), Content: register.Handled{Eligible: register.No, Handling: register.Keep}}); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveFigures(t.Context(), register.TypedFigures{Form: "06_QLKNTC", Period: day.YearPeriod(2026), Values: map[int]float64{4: 2}}); err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	if _, err := s.write.Exec("UPDATE letters SET doc = '{}', state = 'waiting'"); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.Verify(t.Context()); v.Err() == nil {
		t.Fatal("a wrong projection was not found")
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, s); after != before {
		t.Fatalf("before %s\nafter %s", before, after)
	}
	if page, _ := s.Letters(t.Context(), Query{Text: "nguyen"}); page.Total != 1 {
		t.Fatalf("search after rebuild: %d", page.Total)
	}
}

func dump(t *testing.T, s *Store) string {
	t.Helper()
	var text string
	err := s.read.QueryRow(`SELECT group_concat(id || year || number || state || due_on || settlement_key || doc) || (SELECT group_concat(id || doc) FROM figures) FROM letters`).Scan(&text)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestNewerAndForeignFilesAreRefused(t *testing.T) {
	s := newStore(t)
	dir := s.Dir()
	if _, err := s.write.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(t.Context(), dir, testOptions()); err == nil || !strings.Contains(err.Error(), "phiên bản mới hơn") {
		t.Fatalf("newer: %v", err)
	}
	other := t.TempDir()
	db, err := sql.Open("sqlite3", Path(other))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA application_id = 7; CREATE TABLE x (y)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := Open(t.Context(), other, testOptions()); err == nil || !strings.Contains(err.Error(), "không phải là sổ đơn thư") {
		t.Fatalf("foreign: %v", err)
	}
	if _, err := Open(t.Context(), other, testOptions()); !errors.Is(err, sqlite.ErrForeign) {
		t.Fatalf("foreign: %v", err)
	}
	for _, empty := range []string{"", "CREATE TABLE x (y)"} { // no bytes, and no mark
		other := t.TempDir()
		if err := os.WriteFile(Path(other), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite3", Path(other))
		if err == nil && empty != "" {
			_, err = db.Exec(empty)
		}
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
		if _, err := Open(t.Context(), other, testOptions()); !errors.Is(err, sqlite.ErrForeign) {
			t.Fatalf("%q: %v", empty, err)
		}
	}
	text := t.TempDir()
	if err := os.WriteFile(Path(text), []byte(strings.Repeat("không phải SQLite ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), text, testOptions()); err == nil || !strings.Contains(err.Error(), "không phải là sổ đơn thư") {
		t.Fatalf("text: %v", err)
	}
	if _, err := Open(t.Context(), t.TempDir(), testOptions()); err != ErrNoRegister {
		t.Fatalf("empty folder: %v", err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	s := newStore(t)
	add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	file, err := s.BackupIfChanged(t.Context())
	if err != nil || file == "" {
		t.Fatalf("%q, %v", file, err)
	}
	if again, err := s.BackupIfChanged(t.Context()); err != nil || again != "" {
		t.Fatalf("nothing changed, yet a backup: %q, %v", again, err)
	}
	add(t, s, facts("Trần Văn Bình", "Khiếu nại"))
	dir := s.Dir()
	s.Close()
	done, err := backups.Restore(t.Context(), dir, file, restoration)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(done.Aside, site.FileName)); err != nil {
		t.Fatal("the present register was not kept:", err)
	}
	restored, err := Open(t.Context(), dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	if n, _ := restored.LetterCount(t.Context()); n != 1 {
		t.Fatalf("%d letters after restoring", n)
	}
	broken := filepath.Join(t.TempDir(), "hong.db")
	raw, _ := os.ReadFile(file)
	for i := len(raw) / 2; i < len(raw)/2+3000; i++ {
		raw[i] ^= 0xFF
	}
	if err := os.WriteFile(broken, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := backups.Restore(t.Context(), dir, broken, restoration); err == nil {
		t.Fatal("a broken backup was restored")
	}
	if n, _ := restored.LetterCount(t.Context()); n != 1 {
		t.Fatal("the register suffered from a refused restore")
	}
}

func TestSearchFoldsAndRanksAccentedHitsFirst(t *testing.T) {
	s := newStore(t)
	add(t, s, facts("Đặng Thị Dung", "Đơn về lối đi chung"))
	add(t, s, facts("Đặng Thị Dũng", "Đơn về hẻm 12"))
	add(t, s, facts("Trần Văn Bình", "Khác"))
	for text, want := range map[string]string{
		"dang thi dung": "Đặng Thị Dũng, Đặng Thị Dung",
		"dung":          "Đặng Thị Dũng, Đặng Thị Dung",
		"Dũng":          "Đặng Thị Dũng, Đặng Thị Dung",
		"ĐẶNG dung":     "Đặng Thị Dũng, Đặng Thị Dung",
		"loi di":        "Đặng Thị Dung",
		"hẻm":           "Đặng Thị Dũng",
		"hem 1":         "Đặng Thị Dũng",
		"3/2026":        "Trần Văn Bình",
		`"*(`:           "Trần Văn Bình, Đặng Thị Dũng, Đặng Thị Dung",
		"không có":      "",
	} {
		page, err := s.Letters(t.Context(), Query{Text: text, Descending: true})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		var names []string
		for _, l := range page.Letters {
			names = append(names, l.Sender.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%q: %s", text, got)
		}
	}
	s.AddLetter(t.Context(), facts("Đặng Thị Dúng", "x"))
	page, _ := s.Letters(t.Context(), Query{Text: "dúng", Limit: 1, Offset: 1, Descending: true})
	if len(page.Letters) != 1 || page.Letters[0].Sender.Name != "Đặng Thị Dũng" || page.Total != 3 {
		t.Fatalf("second page: %+v", page)
	}
}

type fixedDeadlines struct{ days int }

// runs is a limit for processing that runs while the letter is open.
func runs(l *register.Letter, last day.Date) (register.Due, []register.Owed) {
	due := register.Due{Process: last}
	if l.State() != register.Closed {
		due.Next = last
	}
	return due, []register.Owed{{Rule: "K2", Start: l.ReceivedOn, Due: last, Done: due.Next.IsZero()}}
}

func (f fixedDeadlines) Owed(l *register.Letter) (register.Due, []register.Owed) {
	return runs(l, l.ReceivedOn.AddDays(f.days))
}
func (f fixedDeadlines) Version() string { return fmt.Sprint(f.days) }

func TestChangedLimitsMoveTheDeadlines(t *testing.T) {
	o := testOptions()
	days := 5
	o.Deadlines = func(register.Settings) Deadlines { return fixedDeadlines{days} }
	dir := t.TempDir()
	s, err := Create(t.Context(), dir, register.Settings{}, o)
	if err != nil {
		t.Fatal(err)
	}
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	if overview, _ := s.Overview(t.Context(), s.Today().AddDays(3)); overview.Overdue != 1 || overview.Open != 1 {
		t.Fatalf("%+v", overview)
	}
	s.Close()
	days = 20
	if s, err = Open(t.Context(), dir, o); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	again, _ := s.Letter(t.Context(), l.ID)
	if again.DueOn() != day.Must("2026-11-22") {
		t.Fatalf("due %v", again.DueOn())
	}
	if overview, _ := s.Overview(t.Context(), day.Must("2026-11-22")); overview.Overdue != 0 || overview.Soon != 1 {
		t.Fatalf("%+v", overview)
	}
}

func TestImportTakesNothingTwice(t *testing.T) {
	s := newStore(t)
	record := func(number int, sender string) register.Record {
		return register.Record{Sheet: "Đơn thư", Row: number + 1, Drafts: []steps.Draft{{
			On:      day.Must("2026-11-02"),
			Content: register.Received{Number: register.Number{Year: 2026, Count: number}, Facts: facts(sender, "Nội dung")},
		}}}
	}
	visit := register.Record{Sheet: "Tiếp công dân", Row: 2, Drafts: []steps.Draft{{On: day.Must("2026-11-02"), Content: register.Reception{On: day.Must("2026-11-02"), People: 2}}}}
	records := []register.Record{record(3, "A"), record(4, "B"), record(0, "C"), record(4, "D"), visit, visit}
	take := func(dryRun bool) string {
		var outcomes []register.Outcome
		if err := s.Import(t.Context(), slices.Values(records), dryRun, func(_ register.Record, o register.Outcome) { outcomes = append(outcomes, o) }); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(outcomes)
	}
	fresh := fmt.Sprint([]register.Outcome{register.Added, register.Added, register.Added, register.NumberTaken, register.Added, register.Added})
	if got := take(true); got != fresh {
		t.Fatalf("dry run: %s", got)
	}
	if got := take(false); got != fresh {
		t.Fatalf("first: %s", got)
	}
	if got := take(false); got != fmt.Sprint([]register.Outcome{register.Present, register.Present, register.Present, register.NumberTaken, register.Present, register.Present}) {
		t.Fatalf("second: %s", got)
	}
	if l, err := s.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 5}); err != nil || l.Sender.Name != "C" {
		t.Fatalf("%+v, %v", l, err)
	}
}

func TestDraftOutlivesTheProgram(t *testing.T) {
	s := newStore(t)
	if err := s.SaveDraft(t.Context(), "letter", []byte(`{"sender":"Ánh"}`)); err != nil {
		t.Fatal(err)
	}
	dir := s.Dir()
	s.Close()
	s, err := Open(t.Context(), dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if draft, err := s.Draft(t.Context(), "letter"); err != nil || string(draft) != `{"sender":"Ánh"}` {
		t.Fatalf("%q, %v", draft, err)
	}
	s.SaveDraft(t.Context(), "letter", nil)
	if draft, err := s.Draft(t.Context(), "letter"); err != nil || draft != nil {
		t.Fatalf("%q, %v", draft, err)
	}
}

func TestListOfMoreLettersThanSQLiteBinds(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	ids := []int64{l.ID}
	for i := range int64(40_000) {
		ids = append(ids, 1000+i)
	}
	if page, err := s.Letters(t.Context(), Query{IDs: ids}); err != nil || page.Total != 1 {
		t.Fatalf("%d letters, %v", page.Total, err)
	}
}

// Who denounced stands in the register: nobody else of the computer reads it, or a backup.
func TestOnlyTheUserReadsTheRegisterAndItsBackups(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps rights elsewhere")
	}
	s := newStore(t)
	add(t, s, facts("Lò Thị Sương", "Tố cáo"))
	backup, _, err := s.Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	private := func() {
		t.Helper()
		for _, file := range []string{Path(s.Dir()), Path(s.Dir()) + "-wal", Path(s.Dir()) + "-shm", filepath.Join(s.Dir(), chain.HeadName), backup} {
			if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %v, %v", filepath.Base(file), info.Mode(), err)
			}
		}
	}
	private()
	if err := errors.Join(s.Close(), os.Chmod(Path(s.Dir()), 0o644)); err != nil { // as older programs made it
		t.Fatal(err)
	}
	if s, err = Open(t.Context(), s.Dir(), testOptions()); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add(t, s, facts("Lò Thị Sương", "Tố cáo"))
	private()
}

// byHand changes the file as somebody does who knows SQLite: the triggers that forbid it are put
// back.
func byHand(t *testing.T, s *Store, change string) {
	t.Helper()
	made, err := sqlite.Values[string](t.Context(), s.write, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	names, err := sqlite.Values[string](t.Context(), s.write, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("DROP TRIGGER " + strings.Join(names, "; DROP TRIGGER ") + "; " + change + "; " + strings.Join(made, "; ")); err != nil {
		t.Fatal(err)
	}
}
