package backups_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"donthu/data/backups"
	"donthu/data/register"
	"donthu/data/schema"
	"donthu/data/site"
	"donthu/data/sqlite"
	"donthu/data/store"
)

var (
	testNow     = time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC)
	restoration = backups.Restoration{Now: testNow, Known: schema.Version()}
	options     = store.Options{Clock: func() time.Time { return testNow }}
)

// newRegister makes a register with as many letters in dir.
func newRegister(t *testing.T, dir string, letters int) *store.Store {
	t.Helper()
	s, err := store.Create(t.Context(), dir, register.Settings{Ward: "Phường Hiệp An", Receiver: "Ban Tiếp công dân", Clerk: "Chị Hoa"}, options)
	if err != nil {
		t.Fatal(err)
	}
	for range letters {
		addLetter(t, s)
	}
	return s
}

func addLetter(t *testing.T, s *store.Store) {
	t.Helper()
	f := register.Facts{Kind: register.Complaint, Content: "Khiếu nại việc bồi thường", ReceivedOn: s.Today(), Sender: register.Person{Name: "Nguyễn Thị Ánh"}}
	if _, err := s.AddLetter(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

// letters is how many letters the whole register in dir has.
func letters(t *testing.T, dir string) int {
	t.Helper()
	s, err := store.Open(t.Context(), dir, options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n, err := s.LetterCount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
		t.Fatalf("%+v, %v", v, err)
	}
	return n
}

// twoRegisters is a data folder whose register has two letters, and a backup with one.
func twoRegisters(t *testing.T) (dir, backup string) {
	t.Helper()
	dir, backup = filepath.Join(t.TempDir(), "so"), filepath.Join(t.TempDir(), "cu.db")
	s := newRegister(t, dir, 1)
	if _, _, err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	addLetter(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, backup
}

// leftovers are what a restore must not leave behind.
func leftovers(t *testing.T, dir string) (found []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "dang-phuc-hoi") || strings.HasSuffix(e.Name(), ".tmp") {
			found = append(found, e.Name())
		}
	}
	return found
}

const killedIn, killedAt, killedWith = "DONTHU_TEST_RESTORE_IN", "DONTHU_TEST_RESTORE_UNTIL", "DONTHU_TEST_RESTORE_FROM"

// The process ends before each change of files in turn, without anything tidied up behind it:
// the register that is opened then is the old one or the new one, whole.
func TestARestoreThatIsKilledLeavesTheOldOrTheNewRegister(t *testing.T) {
	if dir := os.Getenv(killedIn); dir != "" {
		at, _ := strconv.Atoi(os.Getenv(killedAt))
		backups.StopBefore(func(string) error {
			if at--; at < 0 {
				os.Exit(9)
			}
			return nil
		})
		if _, err := backups.Restore(context.Background(), dir, os.Getenv(killedWith), restoration); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	template, backup := twoRegisters(t)
	saw := map[int]int{}
	for at := 0; ; at++ {
		dir := filepath.Join(t.TempDir(), "so")
		if err := os.CopyFS(dir, os.DirFS(template)); err != nil {
			t.Fatal(err)
		}
		child := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
		child.Env = append(os.Environ(), killedIn+"="+dir, killedAt+"="+strconv.Itoa(at), killedWith+"="+backup)
		out, err := child.CombinedOutput()
		ended := child.ProcessState.ExitCode()
		if ended != 0 && ended != 9 {
			t.Fatalf("at %d: %v %s", at, err, out)
		}
		n := letters(t, dir)
		if n != 1 && n != 2 {
			t.Errorf("killed before change %d: %d letters", at, n)
		}
		saw[n]++
		if left := leftovers(t, dir); ended == 9 && len(left) > 0 {
			t.Errorf("killed before change %d: %v stay", at, left)
		}
		if ended == 0 {
			if n != 1 {
				t.Errorf("a restore that went well: %d letters", n)
			}
			break
		}
	}
	if saw[1] < 5 || saw[2] < 3 { // the mark parts them
		t.Errorf("new and old after the kills: %v", saw)
	}
}

// When a change of files fails, the old register is there as it was, and nothing else is.
func TestARestoreThatFailsPutsTheRegisterBack(t *testing.T) {
	full := errors.New("the disk is full")
	for at := 0; ; at++ {
		dir, backup := twoRegisters(t)
		left := at
		again := backups.StopBefore(func(string) error {
			if left--; left == -1 {
				return full
			}
			return nil
		})
		done, err := backups.Restore(t.Context(), dir, backup, restoration)
		again()
		n := letters(t, dir)
		switch {
		case left >= 0: // nothing failed
			if err != nil || n != 1 {
				t.Errorf("%+v, %v, %d letters", done, err, n)
			}
			return
		case err != nil && (n != 2 || done.Aside != ""), err == nil && n != 1:
			t.Errorf("change %d failed: %+v, %v, %d letters", at, done, err, n)
		}
		if found := leftovers(t, dir); len(found) > 0 {
			t.Errorf("change %d failed: %v stay", at, found)
		}
		if asides, _ := filepath.Glob(filepath.Join(dir, "truoc-phuc-hoi-*")); err != nil && len(asides) > 0 {
			t.Errorf("change %d failed: %v stay", at, asides)
		}
	}
}

// What was written last and lies beside the chosen file comes along.
func TestARestoreTakesAlongWhatLiesBesideTheFile(t *testing.T) {
	other := t.TempDir()
	s := newRegister(t, other, 1)
	addLetter(t, s)
	copied := filepath.Join(t.TempDir(), "chep.db")
	for _, suffix := range []string{"", "-wal"} {
		raw, err := os.ReadFile(site.Path(other) + suffix) // as a copy of a running program's folder has it
		if err != nil || len(raw) == 0 {
			t.Fatalf("%s: %v", suffix, err)
		}
		if err := os.WriteFile(copied+suffix, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	dir := filepath.Join(t.TempDir(), "so")
	if _, err := backups.Restore(t.Context(), dir, copied, restoration); err != nil {
		t.Fatal(err)
	}
	if n := letters(t, dir); n != 2 {
		t.Errorf("%d letters", n)
	}
	if raw, err := os.ReadFile(copied + "-wal"); err != nil || len(raw) == 0 {
		t.Errorf("the chosen file was changed: %v", err)
	}
}

// A register of a newer program is refused, one of this program is not, and nothing has moved.
func TestARestoreRefusesWhatANewerProgramWrote(t *testing.T) {
	for _, c := range []struct {
		known   int
		refused bool
	}{{schema.Version() - 1, true}, {schema.Version(), false}} {
		dir, backup := twoRegisters(t)
		_, err := backups.Restore(t.Context(), dir, backup, backups.Restoration{Now: testNow, Known: c.known})
		if errors.Is(err, sqlite.ErrNewer) != c.refused {
			t.Errorf("a program that reads %d: %v", c.known, err)
		}
		if made, _ := filepath.Glob(filepath.Join(backups.Folder(dir), "*")); c.refused && (len(made) > 0 || letters(t, dir) != 2) {
			t.Errorf("%v was made", made)
		}
	}
}

// Who has the register open keeps a restore away, and a restore keeps everybody away.
func TestARestoreIsAlone(t *testing.T) {
	dir, backup := twoRegisters(t)
	s, err := store.Open(t.Context(), dir, options)
	if err != nil {
		t.Fatal(err)
	}
	second, err := store.Open(t.Context(), dir, options) // a command beside the window
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := backups.Restore(t.Context(), dir, backup, restoration); !errors.Is(err, site.ErrInUse) || !strings.Contains(err.Error(), "chờ xong việc ấy") {
		t.Errorf("beside a command: %v", err)
	}
	second.Close()
	asked := false
	again := backups.StopBefore(func(string) error {
		if !asked {
			asked = true
			if _, err := store.Open(t.Context(), dir, options); !errors.Is(err, site.ErrInUse) || !strings.Contains(err.Error(), "đang được phục hồi") {
				t.Errorf("opened beside a restore: %v", err)
			}
		}
		return nil
	})
	defer again()
	if _, err := backups.Restore(t.Context(), dir, backup, restoration); err != nil || !asked {
		t.Errorf("%v, %v", err, asked)
	}
	if n := letters(t, dir); n != 1 {
		t.Errorf("%d letters", n)
	}
}

// The register that was there lies aside, and verified among the backups; one that is broken lies
// aside as it was, and that is told.
func TestWhatWasThereIsKept(t *testing.T) {
	dir, backup := twoRegisters(t)
	done, err := backups.Restore(t.Context(), dir, backup, restoration)
	if err != nil || done.Unkept != nil {
		t.Fatalf("%+v, %v", done, err)
	}
	for _, file := range []string{done.Backup, filepath.Join(done.Aside, site.FileName)} {
		if b := backups.Look(t.Context(), file, time.UTC); b.Err != nil || b.Letters != 2 {
			t.Errorf("%+v", b)
		}
		if _, err := backups.Verify(t.Context(), file, ""); err != nil {
			t.Error(err)
		}
	}
	undone, err := backups.Restore(t.Context(), dir, backups.LastAside(dir), restoration)
	if n := letters(t, dir); err != nil || n != 2 {
		t.Errorf("taken back: %v, %d letters", err, n)
	}
	// In the same second, so that the folders differ by a number alone.
	if last := backups.LastAside(dir); last != filepath.Join(undone.Aside, site.FileName) {
		t.Errorf("%s was put aside last, not %s", undone.Aside, last)
	}
	all, err := backups.List(t.Context(), dir, time.UTC, nil)
	before := 0
	for _, b := range all {
		if b.Before {
			before++
		}
	}
	if err != nil || before != 2 || len(all) != 4 {
		t.Errorf("%d of %d lie aside, %v", before, len(all), err)
	}
	broken := []byte("hỏng")
	if err := os.WriteFile(site.Path(dir), broken, 0o600); err != nil {
		t.Fatal(err)
	}
	if done, err = backups.Restore(t.Context(), dir, backup, restoration); err != nil || done.Unkept == nil || done.Backup != "" {
		t.Errorf("%+v, %v", done, err)
	}
	if raw, err := os.ReadFile(filepath.Join(done.Aside, site.FileName)); err != nil || string(raw) != string(broken) {
		t.Errorf("%q, %v", raw, err)
	}
	if n := letters(t, dir); n != 1 {
		t.Errorf("%d letters", n)
	}
	if _, err := backups.Restore(t.Context(), dir, site.Path(dir), restoration); err == nil || !strings.Contains(err.Error(), "chính là sổ đang dùng") {
		t.Errorf("the register itself: %v", err)
	}
}
