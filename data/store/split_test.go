package store

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/schema"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

func split(t *testing.T, s *Store, id int64, on day.Date, reason string, branches ...register.Facts) ([]register.Letter, error) {
	t.Helper()
	return Within(t.Context(), s, func(tx *Tx) ([]register.Letter, error) { return tx.Split(id, on, reason, branches...) })
}

func takeBack(t *testing.T, s *Store, of, step int64, reason string) error {
	t.Helper()
	_, err := Within(t.Context(), s, func(tx *Tx) (any, error) { return nil, tx.TakeBack(of, step, reason) })
	return err
}

func TestBranchesOfALetterShareItsNumber(t *testing.T) {
	s := newStore(t)
	whole := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại bồi thường, phản ánh tiếng ồn, tố cáo cán bộ"))
	noise, officer := facts("Nguyễn Thị Ánh", "Phản ánh tiếng ồn"), facts("Nguyễn Thị Ánh", "Tố cáo cán bộ địa chính")
	noise.Kind, officer.Kind = register.Reflection, register.Denunciation
	made, err := split(t, s, whole.ID, whole.ReceivedOn, "Ba nội dung", noise, officer)
	if err != nil || len(made) != 2 {
		t.Fatalf("%d branches, %v", len(made), err)
	}
	if made[0].Number.String() != "1a/2026" || made[1].Number.String() != "1b/2026" || made[1].Kind != register.Denunciation {
		t.Fatalf("branches %s and %s, %s", made[0].Number, made[1].Number, made[1].Kind)
	}
	again, err := s.LetterByNumber(t.Context(), whole.Number)
	if err != nil || again.ID != whole.ID || len(again.Life.Split.Branches) != 2 {
		t.Fatalf("the letter itself: %+v, %v", again.Life.Split, err)
	}
	forwarded, err := s.AddSteps(t.Context(), made[1].ID, steps.Draft{On: whole.ReceivedOn,
		Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward, ForwardTo: "UBND thành phố"}})
	if err != nil || forwarded.State() != register.Closed {
		t.Fatalf("a branch is handled on its own: %s, %v", forwarded.State(), err)
	}
	if whole, _ := s.LetterByNumber(t.Context(), whole.Number); whole.State() != register.Waiting {
		t.Errorf("the letter itself is %s", whole.State())
	}
	if more, err := split(t, s, whole.ID, whole.ReceivedOn, "", noise); err != nil || more[0].Number.String() != "1c/2026" {
		t.Errorf("a later branch: %+v, %v", more, err)
	}
	if _, err := split(t, s, made[0].ID, whole.ReceivedOn, "", noise); err == nil || !strings.Contains(err.Error(), "1a/2026") {
		t.Errorf("a branch of a branch: %v", err)
	}
	var refused *CheckError
	if _, err := split(t, s, whole.ID, whole.ReceivedOn, "", register.Facts{}); !errors.As(err, &refused) {
		t.Errorf("a branch without facts: %v", err)
	}
	if next := add(t, s, facts("Trần Văn Bình", "Đơn khác")); next.Number.String() != "2/2026" {
		t.Errorf("the next letter is %s", next.Number)
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	found, err := s.Verify(t.Context())
	if err != nil || found.Err() != nil || found.Letters != 5 {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestRegisterWithoutBranchesIsBroughtUp(t *testing.T) {
	s := newStore(t)
	letter := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	dir := s.Dir()
	s.Close()

	all, err := schema.Migrations()
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(all[0], "CREATE TABLE letters (")
	table, _, _ = strings.Cut(table, ") STRICT;")
	db, err := sql.Open("sqlite3", sqlite.Source(Path(dir), ""))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DROP TRIGGER letters_secret; DROP VIEW secret_files; DROP VIEW visits_letters; DROP INDEX receptions_letter; DROP TABLE files; DROP TABLE passed_scans; DROP TABLE recognised; DROP TABLE recognised_text; ALTER TABLE letters RENAME TO now; CREATE TABLE letters (" + table + `) STRICT;
		INSERT INTO letters SELECT id, year, number, received_on, kind, state, due_on, handled, handled_on, competent, result,
			settled_on, settlement_key, executed_on, concluded_on, matter, sender_fold, sender_sort, identity, same_key, doc FROM now;
		DROP TABLE now; DROP TABLE sealed_reports; DROP TABLE directions; DROP TABLE reception_words; DROP TABLE replies; DROP TABLE documents;
		DROP TABLE day_files; DROP TABLE meetings; DROP TABLE choices; DROP TABLE duties;
		DROP TABLE letters_alike; DROP TABLE denouncers_text; DROP TABLE ward_reports; DROP TABLE ward_files; DROP TABLE ward_reminders; DROP TABLE imports; DROP INDEX steps_corrected; PRAGMA user_version = 1;`); err != nil {
		t.Fatal(err)
	}
	db.Close()

	s, err = Open(t.Context(), dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if again, err := s.LetterByNumber(t.Context(), letter.Number); err != nil || again.Content != "Khiếu nại" {
		t.Errorf("%+v, %v", again, err)
	}
	if found, err := s.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%+v, %v", found, err)
	}
}
