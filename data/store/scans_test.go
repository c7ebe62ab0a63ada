package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/data/backups"
	"donthu/data/day"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/steps"
)

// scanOf is a file that a scanner wrote.
func scanOf(t *testing.T, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "Quét 20261107.PDF")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// scanned is a register with one written and one typed document, each with a scan.
func scanned(t *testing.T) (s *Store, letter int64, scans []register.KeptFile) {
	t.Helper()
	s = newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	if _, _, err := issue(s, l.ID, "2026-11-06", "TB-UBND", 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: day.Must("2026-11-05"), Content: register.Reply{Number: "15/CV-UBND"}}); err != nil {
		t.Fatal(err)
	}
	for i, r := range replies(t, s, l.ID) {
		if _, err := s.RecordDelivery(t.Context(), l.ID, day.Must("2026-11-07"), register.Delivery{Document: r.Step},
			DeliveryFiles{Scan: scanOf(t, "%PDF-1.7 "+strings.Repeat("x", i+1))}); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range replies(t, s, l.ID) {
		scans = append(scans, r.Scan)
	}
	return s, l.ID, scans
}

func replies(t *testing.T, s *Store, letter int64) []register.Reply {
	t.Helper()
	l, err := s.Letter(t.Context(), letter)
	if err != nil {
		t.Fatal(err)
	}
	return l.Replies
}

func TestAScanIsCopiedAndWatched(t *testing.T) {
	s, letter, scans := scanned(t)
	for i, begin := range []string{"2026/van-ban-quet-", "2026/15-cv-ubnd-don-1-2026-quet-"} {
		path, err := s.Scan(scans[i])
		if err != nil || !strings.HasPrefix(scans[i].Name, begin) || filepath.Dir(path) != filepath.Join(s.Dir(), papers.FolderName, "2026") {
			t.Errorf("%s in %s: %v", scans[i].Name, path, err)
		}
	}
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
		t.Fatalf("%+v, %v", v, err)
	}
	typed := replies(t, s, letter)[1]
	_, err := s.RecordDelivery(t.Context(), letter, day.Must("2026-11-08"), register.Delivery{Document: typed.Step, State: register.Sent}, DeliveryFiles{})
	if err == nil || !strings.Contains(err.Error(), "chỉ đính kèm được bản quét") {
		t.Errorf("a document that was written elsewhere was sent: %v", err)
	}
	for content, want := range map[string]string{"MZ": "không phải là bản quét"} {
		_, err := s.RecordDelivery(t.Context(), letter, day.Must("2026-11-08"), register.Delivery{Document: typed.Step}, DeliveryFiles{Scan: scanOf(t, content)})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", content, err)
		}
	}
	before, _ := filepath.Glob(filepath.Join(s.Dir(), papers.FolderName, "2026", "*"))
	if _, err := s.RecordDelivery(t.Context(), letter, day.Must("2026-11-01"), register.Delivery{Document: typed.Step}, DeliveryFiles{Scan: scanOf(t, "%PDF-1.4")}); err == nil {
		t.Error("a scan of a day before the document")
	}
	if after, _ := filepath.Glob(filepath.Join(s.Dir(), papers.FolderName, "2026", "*")); len(after) != len(before) || len(before) != 2 {
		t.Errorf("a refused scan left a file: %v", after)
	}
	path, _ := s.Scan(scans[0])
	if err := os.WriteFile(path, []byte("%PDF-1.7 khác"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Scan(scans[0]); err == nil || !strings.Contains(err.Error(), "đã bị thay đổi") {
		t.Errorf("a changed scan: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Scan(scans[0]); err == nil || !strings.Contains(err.Error(), "không còn") {
		t.Errorf("a lost scan: %v", err)
	}
	if v, _ := s.Verify(t.Context()); v.Err() == nil {
		t.Error("verify does not miss the scan")
	}
}

func TestScansComeBackWithTheBackup(t *testing.T) {
	s, _, scans := scanned(t)
	backup := filepath.Join(t.TempDir(), "usb", "so.db")
	if _, _, err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	dir := s.Dir()
	changed, _ := s.Scan(scans[0])
	lost, _ := s.Scan(scans[1])
	s.Close()
	if err := os.WriteFile(changed, []byte("khác"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(lost); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{dir, filepath.Join(t.TempDir(), "may-moi")} {
		done, err := backups.Restore(t.Context(), place, backup, restoration)
		if err != nil || len(done.Missing) > 0 {
			t.Fatalf("%+v, %v", done, err)
		}
		restored, err := Open(t.Context(), place, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		if v, err := restored.Verify(t.Context()); err != nil || v.Err() != nil {
			t.Errorf("%s: %+v, %v", place, v, err)
		}
		restored.Close()
	}
	if aside, _ := filepath.Glob(changed + ".cu-*"); len(aside) != 1 {
		t.Errorf("the file that differed went to %v", aside)
	}
	alone := filepath.Join(t.TempDir(), "so.db")
	raw, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(alone, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := backups.Restore(t.Context(), filepath.Join(t.TempDir(), "noi-khac"), alone, restoration)
	if err != nil || len(done.Missing) != 2 {
		t.Errorf("without its scans: %+v, %v", done, err)
	}
}

func TestDocumentsAreCountedByState(t *testing.T) {
	s, letter, _ := scanned(t)
	if _, _, err := draft(s, letter, "2026-11-06", "QĐ-UBND", nil); err != nil {
		t.Fatal(err)
	}
	first := replies(t, s, letter)[0]
	for _, c := range []struct {
		q    ReplyQuery
		want map[register.DeliveryState]int
	}{
		{ReplyQuery{}, map[register.DeliveryState]int{register.Drafted: 1, register.Signed: 1, "": 1}},
		{ReplyQuery{Symbol: "QĐ-UBND"}, map[register.DeliveryState]int{register.Drafted: 1}},
		{ReplyQuery{States: []register.DeliveryState{register.Signed, ""}}, map[register.DeliveryState]int{register.Signed: 1, "": 1}},
	} {
		got, err := s.ReplyCounts(t.Context(), c.q)
		if err != nil || len(got) != len(c.want) {
			t.Fatalf("%+v: %v, %v", c.q, got, err)
		}
		for state, n := range c.want {
			if got[state] != n {
				t.Errorf("%+v: %d %q, want %d", c.q, got[state], state, n)
			}
		}
	}
	step, err := s.RecordDelivery(t.Context(), letter, day.Must("2026-11-09"), register.Delivery{Document: first.Step, State: register.Sent, How: "bưu điện"}, DeliveryFiles{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSteps(t.Context(), letter, steps.Annul(step, s.Today(), "ghi nhầm")); err != nil {
		t.Fatal(err)
	}
	if r := replies(t, s, letter)[0]; r.State != register.Signed || !r.SentOn.IsZero() || r.How != "" {
		t.Errorf("taken back: %+v", r)
	}
}
