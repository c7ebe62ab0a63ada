package desktop

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"donthu/data"
	"donthu/data/store"
)

// firstStart shows the first start on an empty folder. The register that is made
// is closed when the test ends; opened gives it.
func firstStart(t *testing.T, dir string) (o *program, opened func() *store.Store) {
	t.Helper()
	app, window := newTestWindow(t)
	o = &program{office: &office{app: app, window: window, clock: testClock, dir: dir}}
	var made *store.Store
	showSetup(window, dir, testClock, func(s *store.Store) { made = s })
	t.Cleanup(func() {
		if made != nil {
			made.Close()
		}
	})
	return o, func() *store.Store { return made }
}

func TestFirstStartMakesARegister(t *testing.T) {
	dir := t.TempDir()
	o, opened := firstStart(t, dir)
	mustShow(t, o, "Mở sổ đơn thư của cơ quan", "2026", dir)
	for _, text := range []string{"UBND  phường Hòa Bình", "", "Nguyễn Văn Sổ"} {
		typeInto(o, text)
		press(o, fyne.KeyReturn)
	}
	press(o, fyne.KeyReturn) // in the last field: makes the register
	if opened() != nil {
		t.Fatal("made without a receiver of the reports")
	}
	mustShow(t, o, "Hãy ghi cơ quan nhận báo cáo")
	if got := focusedField(o); got != "Cơ quan nhận báo cáo" {
		t.Errorf("the cursor stands in %q", got)
	}
	typeInto(o, "Ban Tiếp công dân")
	shortcut(o, fyne.KeyS, control)
	if opened() == nil {
		t.Fatalf("no register; the screen shows:\n%s", shown(o))
	}
	want := data.Settings{Ward: "UBND phường Hòa Bình", Receiver: "Ban Tiếp công dân", Clerk: "Nguyễn Văn Sổ", Year: 2026}
	if got := opened().Settings(); !reflect.DeepEqual(got, want) {
		t.Errorf("settings %+v", got)
	}
	if !store.Exists(dir) {
		t.Error("no register in the folder")
	}
}

func TestFirstStartRefusesAStrangeYear(t *testing.T) {
	o, opened := firstStart(t, t.TempDir())
	for _, text := range []string{"UBND phường Hòa Bình", "Ban Tiếp công dân", "Nguyễn Văn Sổ", "5"} {
		typeInto(o, text)
		press(o, fyne.KeyReturn)
	}
	mustShow(t, o, "Năm phải từ 1998 đến 2027.")
	if opened() != nil {
		t.Error("a register was made")
	}
}

func TestSampleRegisterStandsApart(t *testing.T) {
	dir := t.TempDir()
	o, opened := firstStart(t, dir)
	tapButton(t, o, "Mở sổ mẫu để xem thử")
	if opened() == nil {
		t.Fatalf("no sample register; the screen shows:\n%s", shown(o))
	}
	if n, err := opened().LetterCount(context.Background()); err != nil || n == 0 {
		t.Errorf("the sample holds %d letters (%v)", n, err)
	}
	if store.Exists(dir) {
		t.Error("the sample stands where the office's own register belongs")
	}
}

func TestFirstStartRestoresABackup(t *testing.T) {
	from := newTestOffice(t)
	addLetter(t, from, complaint("Nguyễn Thị Hòa", "Thu hồi đất"))
	backup, err := from.store.Backup(context.Background(), filepath.Join(t.TempDir(), "sao-luu.db"))
	if err != nil {
		t.Fatal(err)
	}
	ask := systemFile
	t.Cleanup(func() { systemFile = ask })
	systemFile = func(fileQuestion, zenity.Option) (string, error) { return backup, nil }

	o, opened := firstStart(t, t.TempDir())
	tapButton(t, o, "Phục hồi từ bản sao lưu…")
	if opened() == nil {
		t.Fatalf("not restored; the screen shows:\n%s", shown(o))
	}
	if n, err := opened().LetterCount(context.Background()); err != nil || n != 1 {
		t.Errorf("%d letters (%v)", n, err)
	}
}
