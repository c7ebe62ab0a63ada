package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/data/backups"
	"donthu/data/day"
	"donthu/data/papers"
	"donthu/data/register"
)

// fileCalled is a file of that name anywhere on the computer.
func fileCalled(t *testing.T, name, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func filesOf(t *testing.T, s *Store, id int64) []register.Filed {
	t.Helper()
	o, err := s.Occasion(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return o.Files()
}

func TestFilesLieWithALetterOrAVisitAndAreWatched(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	visit, err := s.AddReception(t.Context(), register.Reception{On: day.Must("2026-11-05"), Type: register.Regular, Host: register.Officer, Kind: register.Complaint, People: 1,
		Visitor: register.Person{Name: "Lê Văn Tám"}, Content: "Khiếu nại"})
	if err != nil {
		t.Fatal(err)
	}
	photo := fileCalled(t, "Ảnh của bà Ánh.JPEG", "\xFF\xD8\xFFảnh")
	words := fileCalled(t, "loi khai.docx", "PK\x03\x04")
	ids, err := s.File(t.Context(), l.ID, register.Filed{Kind: register.FiledEvidence, Title: "Ảnh chụp tường nứt"}, photo, words)
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	if _, err := s.File(t.Context(), visit.ID, register.Filed{Kind: register.FiledMinutes}, words); err != nil {
		t.Fatal(err)
	}
	files := filesOf(t, s, l.ID)
	if len(files) != 2 || files[0].Step != ids[0] || files[0].Title != "Ảnh chụp tường nứt" || files[0].Size != 8 || files[0].On != s.Today() {
		t.Fatalf("%+v", files)
	}
	for i, want := range []string{"2026/don-1-2026-kem-", "2026/don-1-2026-kem-"} {
		if !strings.HasPrefix(files[i].File.Name, want) || !strings.HasSuffix(files[i].File.Name, []string{".jpg", ".docx"}[i]) {
			t.Errorf("kept as %s", files[i].File.Name)
		}
	}
	if kept := filesOf(t, s, visit.ID); len(kept) != 1 || !strings.HasPrefix(kept[0].File.Name, "2026/luot-tiep-2026-11-05-1-kem-") {
		t.Errorf("%+v", kept)
	}
	at, err := s.FiledAt(t.Context(), words)
	if want := []register.About{{Subject: register.LetterSubject, ID: l.ID}, {Subject: register.ReceptionSubject, ID: visit.ID}}; err != nil || !slices.Equal(at, want) {
		t.Errorf("%v, %v", at, err)
	}

	// Taken back, it lies there no more, and its bytes stay for the step that named it.
	if err := s.Write(t.Context(), func(tx *Tx) error { return tx.TakeBack(l.ID, ids[1], "nhầm đơn") }); err != nil {
		t.Fatal(err)
	}
	if left := filesOf(t, s, l.ID); len(left) != 1 || left[0].Step != ids[0] {
		t.Errorf("%+v", left)
	}
	if at, err := s.FiledAt(t.Context(), words); err != nil || len(at) != 1 || at[0].ID != visit.ID {
		t.Errorf("%v, %v", at, err)
	}

	// Visits that are corrected keep their files.
	visit.Content = "Khiếu nại về đất"
	if err := s.CorrectReception(t.Context(), visit, "ghi thiếu"); err != nil {
		t.Fatal(err)
	}
	if len(filesOf(t, s, visit.ID)) != 1 {
		t.Error("the correction loses the file")
	}

	path, err := s.Scan(files[0].File)
	if err != nil {
		t.Fatal(err)
	}
	if v, err := s.Verify(t.Context()); err != nil || len(v.Findings) > 0 {
		t.Fatal(v.Findings, err)
	}
	if err := os.WriteFile(path, []byte("khác"), 0o600); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Verify(t.Context()); err != nil || len(v.Findings) != 1 || !strings.Contains(v.Findings[0], files[0].File.Name) {
		t.Error(v.Findings, err)
	}
}

func TestFilesThatMayNotLieWithALetterAreRefusedWhole(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	scan := fileCalled(t, "quet.pdf", "%PDF-1.7")
	for name, want := range map[string]string{
		fileCalled(t, "chay.exe", "MZ"):   "chay.exe không thuộc loại kèm được",
		fileCalled(t, "rong.docx", ""):    "rong.docx không có nội dung",
		filepath.Join(t.TempDir(), "mất"): "Không đọc được tệp",
		t.TempDir():                       "là thư mục, không phải tệp",
	} {
		if _, err := s.File(t.Context(), l.ID, register.Filed{Kind: register.FiledOther}, scan, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.File(t.Context(), l.ID, register.Filed{}, scan); err == nil {
		t.Error("a file of no kind is kept")
	}
	if left := filesOf(t, s, l.ID); len(left) != 0 {
		t.Errorf("%+v", left)
	}
	if left, _ := filepath.Glob(filepath.Join(s.Dir(), papers.FolderName, "*", "*")); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestABackupTakesFilesAlong(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	if _, err := s.File(t.Context(), l.ID, register.Filed{Kind: register.FiledLetter}, fileCalled(t, "quet.pdf", "%PDF-1.7")); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "sao.db")
	if _, _, err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if backups.Beside(filepath.Dir(backup)).Check(filesOf(t, s, l.ID)[0].File) != nil {
		t.Error("the file is not beside the backup")
	}
}
