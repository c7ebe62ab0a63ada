package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"donthu/data"
)

var june = data.MonthPeriod(2026, 6, false)

// sealable is a report of June as a screen fills it in.
func sealable(t *testing.T, s *Store) data.Sealed {
	t.Helper()
	last, err := s.LastStep(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return data.Sealed{
		Period: june, Edition: "tt06-2025", Figures: map[string]map[int]float64{"02_XLD": {1: 41}}, LastStep: last,
		Number: " 25/BC-UBND", On: data.MustDate("2026-06-16"), SignedBy: "Lê Văn Chủ", Ways: []data.SendWay{data.ByEmail, data.ByPost},
		To: "Ban Tiếp công dân", SentOn: data.MustDate("2026-06-17"),
	}
}

func seal(t *testing.T, s *Store) data.SealedReport {
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
	if _, err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "sao.db")); err != nil {
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
		if _, err := s.write.Exec("DROP TRIGGER sealed_reports_stay; DROP TRIGGER sealed_reports_never_go; " + change); err != nil {
			t.Fatal(err)
		}
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
	report.To, report.SentOn = "", data.MustDate("2026-06-15")
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
	if steps, err := s.Steps(t.Context(), data.ReportSubject, sealed.ID); err != nil || len(steps) != 2 {
		t.Errorf("%+v, %v", steps, err)
	}
	if found, err := s.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestStepsDatedIntoASealedPeriodAreFound(t *testing.T) {
	s := newStore(t)
	f := facts("Nguyễn Thị Ánh", "Khiếu nại")
	f.ReceivedOn = data.MustDate("2026-06-01")
	before := add(t, s, f)
	sealed := seal(t, s)
	day := data.MustDate("2026-06-10")
	handled := data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}
	if _, err := s.AddSteps(t.Context(), before.ID, data.Draft{On: day, Content: handled},
		data.Draft{On: day, Content: data.Noted{Text: "đã gọi điện"}}); err != nil {
		t.Fatal(err)
	}
	july := f
	july.ReceivedOn = data.MustDate("2026-07-20")
	add(t, s, july)
	// A letter of June is moved out of it: its old date lies in the period.
	mended := f
	mended.ReceivedOn = data.MustDate("2026-07-01")
	draft, err := data.Correct(before.ID, mended.ReceivedOn, data.Received{Number: before.Number, Facts: mended}, "ghi nhầm ngày")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSteps(t.Context(), before.ID, draft); err != nil {
		t.Fatal(err)
	}
	for form, p := range map[string]data.Period{"06_QLKNTC": june, "other": {From: june.From.AddDays(-30), To: june.To}} {
		if err := s.SaveFigures(t.Context(), data.TypedFigures{Form: form, Period: p}); err != nil {
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
	s, err := Create(t.Context(), t.TempDir(), data.Settings{Ward: "Phường"}, Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	first, second := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại")), add(t, s, facts("Trần Văn Bình", "Kiến nghị"))
	visit := data.Reception{On: data.MustDate("2026-11-03"), Type: data.Regular, Host: data.Officer, Visitor: data.Person{Name: "Lê Thị Cúc"}, Content: "Hỏi đường", People: 1}
	if visit, err = s.AddReception(t.Context(), visit); err != nil {
		t.Fatal(err)
	}
	sealed := seal(t, s)
	then := now

	now = now.Add(48 * time.Hour)
	add(t, s, facts("Phạm Văn Sau", "Phản ánh"))
	if _, err := s.AddSteps(t.Context(), first.ID, data.Draft{On: first.ReceivedOn, Content: data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}}); err != nil {
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
	if visits, err := past.Receptions(t.Context(), data.Period{From: visit.On, To: visit.On}); err != nil || len(visits) != 1 {
		t.Errorf("%+v, %v", visits, err)
	}
	if reports, err := past.SealedReports(t.Context()); err != nil || len(reports) != 1 {
		t.Errorf("%+v, %v", reports, err)
	}
	if past.Today() != data.DateOf(then) {
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
	if left, err := os.ReadDir(s.Dir()); err != nil || len(left) > 3 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if again, err := s.Letter(t.Context(), second.ID); err != nil || again.ID != second.ID {
		t.Errorf("the register itself: %+v, %v", again, err)
	}
}

func TestEveryProjectionIsMadeAnewInACopy(t *testing.T) {
	s := newStore(t)
	known := map[string]bool{"steps": true, "settings": true, "drafts": true, "sealed_reports": true, "documents": true}
	for _, subject := range subjects {
		for _, p := range subject.projections() {
			known[p.name] = true
		}
	}
	rows, err := s.read.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'letters\\_text\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
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
