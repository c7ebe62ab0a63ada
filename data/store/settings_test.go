package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestSettingsAreSteps(t *testing.T) {
	now, dir := testNow, filepath.Join(t.TempDir(), "so")
	options := Options{Clock: func() time.Time { return now }}
	s, err := Create(t.Context(), dir, register.Settings{Ward: "Phường Cũ", Clerk: "Chị Hoa"}, options)
	if err != nil {
		t.Fatal(err)
	}
	chosen := func(s *Store) []steps.Step {
		t.Helper()
		steps, err := chain.List(t.Context(), s.read, "WHERE subject = 'settings' ORDER BY seq")
		if err != nil {
			t.Fatal(err)
		}
		return steps
	}
	if steps := chosen(s); len(steps) != 1 || steps[0].Author != "Chị Hoa" || steps[0].Content.(register.Settings).Ward != "Phường Cũ" {
		t.Fatalf("%+v", steps)
	}
	if err := s.SaveSettings(t.Context(), s.Settings()); err != nil || len(chosen(s)) != 1 {
		t.Errorf("nothing changed, yet a step is written (%v)", err)
	}
	then := now
	now = now.Add(time.Hour)
	changed := s.Settings()
	changed.Ward, changed.Clerk = "Phường Mới", "Anh Nam"
	if err := s.SaveSettings(t.Context(), changed); err != nil {
		t.Fatal(err)
	}
	if steps := chosen(s); len(steps) != 2 || steps[1].Author != "Chị Hoa" {
		t.Errorf("%+v", steps)
	}
	if began, err := s.Began(t.Context()); err != nil || !began.IsZero() {
		t.Errorf("a register of settings alone began on %s, %v", began, err)
	}
	s.Close()

	const limits = "[[limit]]\n"
	if err := os.WriteFile(filepath.Join(dir, OwnLimitsFile), []byte(limits), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if s, err = Open(t.Context(), dir, options); err != nil {
			t.Fatal(err)
		}
		if steps := chosen(s); s.Settings().OwnLimits != limits || len(steps) != 3 || steps[2].Content.(register.Settings).OwnLimits != limits || steps[2].Author != "Anh Nam" {
			t.Fatalf("own limits laid beside the register: %+v", steps)
		}
		wellKept(t, s)
		if s.Settings().Ward != "Phường Mới" {
			t.Errorf("%+v", s.Settings())
		}
		s.Close()
	}
	if s, err = Open(t.Context(), dir, options); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for at, want := range map[time.Time]register.Settings{then: {Ward: "Phường Cũ", Clerk: "Chị Hoa"}, now: {Ward: "Phường Mới", Clerk: "Anh Nam", OwnLimits: limits}} {
		past, closeIt, err := s.AsOf(t.Context(), at)
		if err != nil {
			t.Fatal(err)
		}
		if got := past.Settings(); got.Ward != want.Ward || got.Clerk != want.Clerk || got.OwnLimits != want.OwnLimits {
			t.Errorf("as of %s: %+v", at, got)
		}
		wellKept(t, past)
		closeIt()
	}
	if _, err := s.write.Exec("UPDATE choices SET doc = replace(doc, 'Mới', 'Khác')"); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Verify(t.Context()); err != nil || len(v.Findings) != 1 || !strings.Contains(v.Findings[0], "Cài đặt") {
		t.Errorf("%+v, %v", v, err)
	}
}

// The settings of a register in which they were no steps become one.
func TestSettingsOfAnOlderRegister(t *testing.T) {
	s := newStore(t)
	dir := s.Dir()
	for _, statement := range []string{
		"DROP TRIGGER steps_never_go", "DELETE FROM steps", "DROP TABLE choices",
		`INSERT INTO settings (key, value) VALUES ('settings', '{"ward":"Phường Cũ","receiver":"","year":2025,"clerk":"Chị Hoa","wholeMonth":false,"remote":false,"keepLastDay":true,"petitionDays":0,"receiverDays":0}')`,
		"CREATE TRIGGER steps_never_go BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END", "PRAGMA user_version = 9",
		"DROP TRIGGER letters_secret", "DROP VIEW secret_files", "DROP VIEW visits_letters", "DROP INDEX receptions_letter", "DROP TABLE files", "DROP TABLE passed_scans", "DROP TABLE recognised", "DROP TABLE recognised_text", "DROP TABLE letters_alike", "DROP TABLE denouncers_text", "DROP TABLE ward_reports", "DROP TABLE ward_files", "DROP TABLE ward_reminders", "DROP TABLE imports", "DROP INDEX steps_corrected",
		"DROP INDEX letters_national", "DROP INDEX letters_national_code", "ALTER TABLE letters DROP COLUMN national", "ALTER TABLE letters DROP COLUMN national_code",
		"DROP TABLE duties", "DROP INDEX letters_unrecorded", "ALTER TABLE letters DROP COLUMN late", "ALTER TABLE letters DROP COLUMN unrecorded", "DROP INDEX letters_officer", "DROP INDEX letters_field", "DROP INDEX letters_source", "DROP INDEX letters_area", "DROP INDEX letters_due_last",
		"ALTER TABLE letters DROP COLUMN officer", "ALTER TABLE letters DROP COLUMN field", "ALTER TABLE letters DROP COLUMN source", "ALTER TABLE letters DROP COLUMN secret", "ALTER TABLE letters DROP COLUMN area",
	} {
		if _, err := s.write.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	if err := os.Remove(filepath.Join(dir, chain.HeadName)); err != nil { // which older programs did not keep
		t.Fatal(err)
	}
	for range 2 {
		s, err := Open(t.Context(), dir, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		steps, err := chain.List(t.Context(), s.read, "")
		if err != nil || len(steps) != 1 || s.Settings().Ward != "Phường Cũ" || !s.Settings().KeepLastDay || steps[0].Author != "Chị Hoa" {
			t.Errorf("%+v %+v, %v", s.Settings(), steps, err)
		}
		wellKept(t, s)
		s.Close()
	}
}

// In a register in which nobody was asked from which day its papers are whole, the day on
// which it began is written down when it is opened; it holds for the past too, and once.
func TestRecordsOfAnOlderRegisterBeginWithIt(t *testing.T) {
	now := testNow
	options := Options{Clock: func() time.Time { return now }}
	s, err := Create(t.Context(), t.TempDir(), register.Settings{Ward: "Phường Cũ", Clerk: "Chị Hoa"}, options)
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, facts("Lê Thị Cũ", "Xin sửa cống"))
	then, began := now, s.Today()
	if err := s.setValue(t.Context(), recordsKey, "open"); err != nil { // as the migration does
		t.Fatal(err)
	}
	s.Close()
	now = now.AddDate(0, 2, 0)
	for range 2 {
		if s, err = Open(t.Context(), s.Dir(), options); err != nil {
			t.Fatal(err)
		}
		all, err := chain.List(t.Context(), s.read, "WHERE subject = 'settings'")
		if err != nil || len(all) != 2 || s.Settings().RecordsFrom != began {
			t.Errorf("%d steps, papers from %s, want %s (%v)", len(all), s.Settings().RecordsFrom, began, err)
		}
		wellKept(t, s)
		past, closeIt, err := s.AsOf(t.Context(), then)
		if err != nil {
			t.Fatal(err)
		}
		if past.Settings().RecordsFrom != began {
			t.Errorf("as of then papers are whole from %s", past.Settings().RecordsFrom)
		}
		wellKept(t, past)
		if err := closeIt(); err != nil {
			t.Error(err)
		}
		s.Close()
	}
}

// No date makes a duty that was missed while the register was kept one that nobody wrote
// down: the first day of the records is not after the register's own.
func TestRecordsDoNotBeginAfterTheRegister(t *testing.T) {
	s := newStore(t)
	settings := s.Settings()
	settings.RecordsFrom = s.Today().AddDays(1)
	if err := s.SaveSettings(t.Context(), settings); err != nil {
		t.Errorf("an empty register has missed nothing: %v", err)
	}
	add(t, s, facts("Nguyễn Văn An", "Khiếu nại"))
	for from, refused := range map[day.Date]bool{s.Today().AddDays(-100): false, s.Today(): false, s.Today().AddDays(2): true} {
		settings.RecordsFrom = from
		if err := s.SaveSettings(t.Context(), settings); (refusedFor(err) == FieldRecordsFrom) != refused {
			t.Errorf("from %s: %v", from, err)
		}
	}
}
