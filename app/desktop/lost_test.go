package desktop_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/store"
)

// keptRegister is the folder of a closed register with a letter, and a backup of it when wanted.
func keptRegister(t *testing.T, backup bool) string {
	return keptBy(t, "UBND phường Hòa Bình", backup)
}

func keptBy(t *testing.T, ward string, backup bool) string {
	t.Helper()
	dir := t.TempDir()
	s, err := store.Create(t.Context(), dir, register.Settings{Ward: ward, Receiver: "Ban Tiếp công dân", Year: 2026}, desktop.StoreOptions(desktest.TestClock))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddLetter(t.Context(), desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi đất")); err != nil {
		t.Fatal(err)
	}
	if backup {
		if _, _, err := s.Backup(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// begin starts the program on a folder.
func begin(t *testing.T, dir string) *desktop.Program {
	t.Helper()
	app, window := desktest.NewWindow(t)
	o := &desktop.Program{Desk: &desk.Desk{App: app, Window: window, Clock: desktest.TestClock, Dir: dir}}
	t.Cleanup(func() {
		if o.Store != nil {
			o.Do().Close()
		}
	})
	o.Begin()
	return o
}

func remove(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
}

// A register that vanished is no first start: the window says so and restores the newest backup.
func TestAVanishedRegisterIsRestoredFromTheWindow(t *testing.T) {
	dir := keptRegister(t, true)
	remove(t, dir, site.FileName)
	o := begin(t, dir)
	desktest.MustShow(t, o, "Chưa mở được sổ", "Không thấy tệp sổ", "bản sao lưu mới nhất so-don-thu-20261120-093000.db", "có 1 đơn", "bước cuối ghi ngày 20/11/2026")
	if strings.Contains(desktest.Shown(o), "Tên cơ quan") || store.Exists(dir) {
		t.Error("a new register is begun")
	}
	if strings.Contains(desktest.Shown(o), "Vẫn dùng sổ này") {
		t.Error("what is not there may be used")
	}
	desktest.TapButton(t, o, "Phục hồi bản sao lưu mới nhất")
	desktest.MustShow(t, o, "không bị xóa")
	desktest.TapButton(t, o, "Phục hồi")
	if n, err := o.Store.LetterCount(context.Background()); err != nil || n != 1 {
		t.Errorf("%d letters, %v; the screen shows:\n%s", n, err, desktest.Shown(o))
	}
}

func TestEachRegisterThatIsNotItselfHasItsPage(t *testing.T) {
	for name, row := range map[string]struct {
		do   func(file string) error
		show string
	}{
		"empty":   {func(file string) error { return os.Truncate(file, 0) }, "rỗng"},
		"cut":     {func(file string) error { return os.Truncate(file, 40960) }, "bị cụt"},
		"foreign": {func(file string) error { return os.WriteFile(file, []byte("PK\x03\x04"), 0o600) }, "tệp loại khác"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := keptRegister(t, false)
			if err := row.do(store.Path(dir)); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(store.Path(dir))
			if err != nil {
				t.Fatal(err)
			}
			o := begin(t, dir)
			desktest.MustShow(t, o, row.show, "Chưa ghi gì", "Không thấy bản sao lưu nào đọc được", "Chọn bản sao lưu khác…", "Để sang bên và tạo sổ mới…", "Đóng")
			if after, err := os.ReadFile(store.Path(dir)); err != nil || string(after) != string(before) {
				t.Errorf("the file was written, %v", err)
			}
		})
	}
}

// What is put aside is kept, the first start follows, and later it can be taken back.
func TestARegisterIsPutAsideAndTakenBack(t *testing.T) {
	dir := keptRegister(t, true)
	other := keptBy(t, "UBND phường Khác", false)
	raw, err := os.ReadFile(store.Path(other))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(store.Path(dir), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	o := begin(t, dir)
	desktest.MustShow(t, o, "là một sổ đơn thư khác", "Vẫn dùng sổ này…")
	desktest.TapButton(t, o, "Để sang bên và tạo sổ mới…")
	desktest.MustShow(t, o, "các đơn đã ghi không có trong đó")
	desktest.TapButton(t, o, "Để sang bên")
	desktest.MustShow(t, o, "Mở sổ đơn thư của cơ quan") // backups from before say nothing of the new register
	aside, err := os.ReadFile(filepath.Join(dir, "de-sang-ben-20261120-093000", site.FileName))
	if err != nil || string(aside) != string(raw) {
		t.Fatalf("what was put aside is not whole: %v", err)
	}
	if err := os.WriteFile(store.Path(dir), []byte("rác"), 0o600); err != nil {
		t.Fatal(err)
	}
	o = begin(t, dir)
	desktest.MustShow(t, o, "de-sang-ben-20261120-093000, có 1 đơn")
	desktest.TapButton(t, o, "Lấy lại sổ đã để sang bên")
	desktest.TapButton(t, o, "Phục hồi")
	if n, err := o.Store.LetterCount(context.Background()); err != nil || n != 1 {
		t.Errorf("%d letters, %v", n, err)
	}
}

// Who knows better takes the register as it is.
func TestAShorterRegisterIsTakenAsItIs(t *testing.T) {
	dir := keptRegister(t, false)
	before, err := os.ReadFile(store.Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), dir, desktop.StoreOptions(desktest.TestClock))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddLetter(t.Context(), desktest.Complaint("Trần Văn Bình", "Thu hồi đất")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := os.WriteFile(store.Path(dir), before, 0o600); err != nil {
		t.Fatal(err)
	}
	o := begin(t, dir)
	desktest.MustShow(t, o, "bị thiếu: chỉ còn 2 bước, trong khi đã ghi đến bước 3")
	desktest.TapButton(t, o, "Vẫn dùng sổ này…")
	desktest.MustShow(t, o, "Những bước bị thiếu không nằm trong sổ")
	desktest.TapButton(t, o, "Dùng sổ này")
	if n, err := o.Store.LetterCount(context.Background()); err != nil || n != 1 {
		t.Errorf("%d letters, %v", n, err)
	}
}
