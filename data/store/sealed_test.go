package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

var june = day.MonthPeriod(2026, 6, false)

// sealable is a report of June as a screen fills it in.
func sealable(t *testing.T, s *Store) register.Sealed {
	t.Helper()
	last, err := s.LastStep(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return register.Sealed{
		Period: june, Edition: "tt06-2025", Figures: map[string]map[int]float64{"02_XLD": {1: 41}}, LastStep: last,
		Number: " 25/BC-UBND", On: day.Must("2026-06-16"), SignedBy: "Lê Văn Chủ", Ways: []register.SendWay{register.ByEmail, register.ByPost},
		To: "Ban Tiếp công dân", SentOn: day.Must("2026-06-17"),
	}
}

func seal(t *testing.T, s *Store) register.SealedReport {
	t.Helper()
	report, err := s.SealReport(t.Context(), sealable(t, s), []byte("sổ Excel"))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestASealedReportIsKeptByteForByte(t *testing.T) {
	s := newStore(t)
	add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	sealed := seal(t, s)
	all, err := s.SealedReports(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	got := all[0]
	if got.ID != sealed.ID || got.Author != "Chị Hoa" || !got.WrittenAt.Equal(testNow) || got.Number != "25/BC-UBND" ||
		got.Figures["02_XLD"][1] != 41 || got.Period != june || len(got.Ways) != 2 {
		t.Errorf("%+v", got)
	}
	workbook, err := s.SealedWorkbook(t.Context(), sealed.ID)
	if err != nil || string(workbook) != "sổ Excel" {
		t.Errorf("%q, %v", workbook, err)
	}
	for _, change := range []string{"UPDATE sealed_reports SET workbook = x'00'", "DELETE FROM sealed_reports"} {
		if _, err := s.write.Exec(change); err == nil {
			t.Errorf("%s: allowed", change)
		}
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%+v, %v", found, err)
	}
	if _, _, err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "sao.db")); err != nil {
		t.Error(err)
	}
}

func TestAChangedSealedWorkbookShows(t *testing.T) {
	for _, change := range []string{
		"UPDATE sealed_reports SET workbook = x'00'",
		"UPDATE sealed_reports SET sha256 = 'x'",
		"DELETE FROM sealed_reports",
		"INSERT INTO sealed_reports (id, sha256, workbook) VALUES (99, '', x'')",
	} {
		s := newStore(t)
		sealed := seal(t, s)
		byHand(t, s, change)
		found, err := s.Verify(t.Context())
		if err != nil || len(found.Findings) != 1 || !strings.Contains(found.Findings[0], "không còn đúng như khi gửi") {
			t.Errorf("%s: %+v, %v", change, found, err)
		}
		if strings.HasPrefix(change, "UPDATE sealed_reports SET workbook") {
			if _, err := s.SealedWorkbook(t.Context(), sealed.ID); err == nil {
				t.Error("the changed workbook was handed out")
			}
		}
	}
}

func TestAReportWhoseFiguresAreOldIsNotSealed(t *testing.T) {
	s := newStore(t)
	report := sealable(t, s)
	add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	if _, err := s.SealReport(t.Context(), report, nil); !errors.Is(err, ErrMovedOn) {
		t.Errorf("sealed: %v", err)
	}
	report = sealable(t, s)
	report.To, report.SentOn = "", day.Must("2026-06-15")
	var refused *CheckError
	if _, err := s.SealReport(t.Context(), report, nil); !errors.As(err, &refused) || len(refused.Problems) != 2 {
		t.Errorf("sealed: %v", err)
	}
}

func TestASealTakenBackStaysInTheHistory(t *testing.T) {
	s := newStore(t)
	sealed := seal(t, s)
	if err := s.AnnulSeal(t.Context(), sealed.ID, "đánh dấu nhầm kỳ"); err != nil {
		t.Fatal(err)
	}
	if all, err := s.SealedReports(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	if steps, err := s.Steps(t.Context(), register.ReportSubject, sealed.ID); err != nil || len(steps) != 2 {
		t.Errorf("%+v, %v", steps, err)
	}
	if found, err := s.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestStepsDatedIntoASealedPeriodAreFound(t *testing.T) {
	s := newStore(t)
	f := facts("Nguyễn Thị Ánh", "Khiếu nại")
	f.ReceivedOn = day.Must("2026-06-01")
	before := add(t, s, f)
	sealed := seal(t, s)
	on := day.Must("2026-06-10")
	handled := register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}
	if _, err := s.AddSteps(t.Context(), before.ID, steps.Draft{On: on, Content: handled},
		steps.Draft{On: on, Content: register.Noted{Text: "đã gọi điện"}}); err != nil {
		t.Fatal(err)
	}
	july := f
	july.ReceivedOn = day.Must("2026-07-20")
	add(t, s, july)
	// A letter of June is moved out of it: its old date lies in the period.
	mended := f
	mended.ReceivedOn = day.Must("2026-07-01")
	draft, err := steps.Correct(before.ID, mended.ReceivedOn, register.Received{Number: before.Number, Facts: mended}, "ghi nhầm ngày")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSteps(t.Context(), before.ID, draft); err != nil {
		t.Fatal(err)
	}
	for form, p := range map[string]day.Period{"06_QLKNTC": june, "other": {From: june.From.AddDays(-30), To: june.To}} {
		if err := s.SaveFigures(t.Context(), register.TypedFigures{Form: form, Period: p}); err != nil {
			t.Fatal(err)
		}
	}
	late, err := s.LateSteps(t.Context(), sealed.ID, 0, june)
	if err != nil {
		t.Fatal(err)
	}
	var types []string
	for _, step := range late {
		types = append(types, string(step.Content.StepType()))
	}
	if got := strings.Join(types, " "); got != "handled corrected figures" {
		t.Errorf("late: %s", got)
	}
	if late, err = s.LateSteps(t.Context(), sealed.ID, sealed.ID+1, june); err != nil || len(late) != 1 {
		t.Errorf("up to the first: %+v, %v", late, err)
	}
}

func TestTheRegisterAsItStood(t *testing.T) {
	now := testNow
	s, err := Create(t.Context(), t.TempDir(), register.Settings{Ward: "Phường"}, Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	first, second := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại")), add(t, s, facts("Trần Văn Bình", "Kiến nghị"))
	visit := register.Reception{On: day.Must("2026-11-03"), Type: register.Regular, Host: register.Officer, Visitor: register.Person{Name: "Lê Thị Cúc"}, Content: "Hỏi đường", People: 1}
	if visit, err = s.AddReception(t.Context(), visit); err != nil {
		t.Fatal(err)
	}
	sealed := seal(t, s)
	then := now

	now = now.Add(48 * time.Hour)
	add(t, s, facts("Phạm Văn Sau", "Phản ánh"))
	if _, err := s.AddSteps(t.Context(), first.ID, steps.Draft{On: first.ReceivedOn, Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}}); err != nil {
		t.Fatal(err)
	}
	if err := s.AnnulReception(t.Context(), visit.ID, "ghi nhầm"); err != nil {
		t.Fatal(err)
	}
	seal(t, s)

	past, closeIt, err := s.AsOf(t.Context(), then)
	if err != nil {
		t.Fatal(err)
	}
	if letters, err := past.Letters(t.Context(), Query{}); err != nil || letters.Total != 2 || letters.Letters[0].Handled {
		t.Errorf("%+v, %v", letters, err)
	}
	if found, err := past.Letters(t.Context(), Query{Text: "anh"}); err != nil || found.Total != 1 {
		t.Errorf("search: %+v, %v", found, err)
	}
	if found, err := past.Letters(t.Context(), Query{Text: "pham"}); err != nil || found.Total != 0 {
		t.Errorf("search finds a later letter: %+v, %v", found, err)
	}
	if visits, err := past.Receptions(t.Context(), day.Period{From: visit.On, To: visit.On}); err != nil || len(visits) != 1 {
		t.Errorf("%+v, %v", visits, err)
	}
	if reports, err := past.SealedReports(t.Context()); err != nil || len(reports) != 1 {
		t.Errorf("%+v, %v", reports, err)
	}
	if past.Today() != day.Of(then) {
		t.Errorf("its day is %s", past.Today())
	}
	if found, err := past.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%+v, %v", found, err)
	}
	if err := closeIt(); err != nil {
		t.Fatal(err)
	}

	past, closeIt, err = s.AsSealed(t.Context(), sealed)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := past.LetterCount(t.Context()); err != nil || n != 2 {
		t.Errorf("%d letters when it was sealed, %v", n, err)
	}
	if reports, err := past.SealedReports(t.Context()); err != nil || len(reports) != 0 {
		t.Errorf("a report knows itself: %+v, %v", reports, err)
	}
	if err := closeIt(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(s.Dir()); err != nil || len(left) > 5 { // its file, its log and index, how far it goes, who has it open
		t.Errorf("left behind: %v, %v", left, err)
	}
	if again, err := s.Letter(t.Context(), second.ID); err != nil || again.ID != second.ID {
		t.Errorf("the register itself: %+v, %v", again, err)
	}
}

func TestEveryProjectionIsMadeAnewInACopy(t *testing.T) {
	s := newStore(t)
	known := map[string]bool{"steps": true, "settings": true, "drafts": true, "sealed_reports": true, "documents": true, "ward_files": true, "recognised": true, "recognised_text": true, "passed_scans": true}
	for _, subject := range subjects {
		for _, p := range subject.projections() {
			known[p.name] = true
		}
	}
	rows, err := s.read.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_text\\_%' ESCAPE '\\' AND name NOT LIKE 'letters\\_alike\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if !known[name] {
			t.Errorf("the table %s is no projection that AsOf knows", name)
		}
	}
}
