package desktop_test

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// firstStart shows the first start on an empty folder. The register that is made
// is closed when the test ends; opened gives it.
func firstStart(t *testing.T, dir string) (o *desktop.Program, opened func() *store.Store) {
	t.Helper()
	app, window := desktest.NewWindow(t)
	o = &desktop.Program{Desk: &desk.Desk{App: app, Window: window, Clock: desktest.TestClock, Dir: dir}}
	var made *store.Store
	desktop.ShowSetup(window, dir, desktest.TestClock, func(s *store.Store) { made = s })
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
	desktest.MustShow(t, o, "Mở sổ đơn thư của cơ quan", "2026", dir, "hạn nội bộ, không phải của luật", "15", "30", "20/11/2026")
	for _, text := range []string{"UBND  phường Hòa Bình", "", "Nguyễn Văn Sổ", "Trịnh Văn Hòa (Chủ tịch), Nghiêm Thị Lụa", "Lê Minh Thảo; Đỗ Thu Nga", "Khu phố 1, Khu phố 2"} {
		desktest.TypeInto(o, text)
		desktest.Press(o, fyne.KeyReturn)
	}
	for range 5 { // the year and the proposals stand; in the last field Enter makes the register
		desktest.Press(o, fyne.KeyReturn)
	}
	if opened() != nil {
		t.Fatal("made without a receiver of the reports")
	}
	desktest.MustShow(t, o, "Hãy ghi cơ quan nhận báo cáo")
	if got := desktest.FocusedField(o); got != "Cơ quan nhận báo cáo" {
		t.Errorf("the cursor stands in %q", got)
	}
	desktest.TypeInto(o, "Ban Tiếp công dân")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if opened() == nil {
		t.Fatalf("no register; the screen shows:\n%s", desktest.Shown(o))
	}
	want := register.Settings{Ward: "UBND phường Hòa Bình", Receiver: "Ban Tiếp công dân", Clerk: "Nguyễn Văn Sổ", Year: 2026,
		PetitionDays: 15, NoticeDays: 3, ExecutionDays: 30, RecordsFrom: day.Must("2026-11-20"),
		Office: register.OfficeFacts{Signers: []register.Signer{{Name: "Trịnh Văn Hòa", Role: "Chủ tịch"}, {Name: "Nghiêm Thị Lụa"}}},
		Lists:  register.Lists{Officers: []register.Member{{Name: "Lê Minh Thảo"}, {Name: "Đỗ Thu Nga"}}, Areas: []string{"Khu phố 1", "Khu phố 2"}}}
	if got := opened().Settings(); !reflect.DeepEqual(got, want) {
		t.Errorf("settings %+v", got)
	}
	if !store.Exists(dir) {
		t.Error("no register in the folder")
	}
}

func TestFirstStartRefusesAStrangeYear(t *testing.T) {
	o, opened := firstStart(t, t.TempDir())
	for _, text := range []string{"UBND phường Hòa Bình", "Ban Tiếp công dân", "Nguyễn Văn Sổ", "", "", "", "5", "", "", "", ""} {
		desktest.TypeInto(o, text)
		desktest.Press(o, fyne.KeyReturn)
	}
	desktest.MustShow(t, o, "Năm phải từ 1998 đến 2027.")
	if opened() != nil {
		t.Error("a register was made")
	}
}

// empty takes away what stands in the field with the cursor.
func empty(o *desktop.Program) {
	o.Window.Canvas().Focused().(interface{ SetText(string) }).SetText("")
}

// The limits that the law does not have are the office's: it changes the proposals, or
// takes them away.
func TestFirstStartProposesOwnLimits(t *testing.T) {
	dir := t.TempDir()
	o, opened := firstStart(t, dir)
	for _, typed := range []string{"UBND phường Hòa Bình", "Ban Tiếp công dân", "Nguyễn Văn Sổ", "", "", "", "", "01/01/2026", "20", "", "ba mươi"} {
		if typed != "" {
			empty(o)
			desktest.TypeInto(o, typed)
		}
		desktest.Press(o, fyne.KeyReturn)
	}
	if opened() != nil {
		t.Fatal("made with a limit that is no number")
	}
	desktest.MustShow(t, o, "Chỉ nhận số ngày từ 0 đến 365")
	empty(o)
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if opened() == nil {
		t.Fatalf("no register; the screen shows:\n%s", desktest.Shown(o))
	}
	got := opened().Settings()
	if got.PetitionDays != 20 || got.NoticeDays != 3 || got.ExecutionDays != 0 || got.RecordsFrom != day.Must("2026-01-01") {
		t.Errorf("settings %+v", got)
	}
}

func TestSampleRegisterStandsApart(t *testing.T) {
	dir := t.TempDir()
	o, opened := firstStart(t, dir)
	desktest.TapButton(t, o, "Mở sổ mẫu để xem thử")
	if opened() == nil {
		t.Fatalf("no sample register; the screen shows:\n%s", desktest.Shown(o))
	}
	if n, err := opened().LetterCount(context.Background()); err != nil || n == 0 {
		t.Errorf("the sample holds %d letters (%v)", n, err)
	}
	if store.Exists(dir) {
		t.Error("the sample stands where the office's own register belongs")
	}
}

func TestFirstStartRestoresABackup(t *testing.T) {
	from := desktest.New(t)
	desktest.AddLetter(t, from, desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi đất"))
	backup, _, err := from.Do().Backup(context.Background(), filepath.Join(t.TempDir(), "sao-luu.db"))
	if err != nil {
		t.Fatal(err)
	}
	ask := desk.SystemFile
	t.Cleanup(func() { desk.SystemFile = ask })
	desk.SystemFile = func(desk.FileQuestion, zenity.Option) (string, error) { return backup, nil }

	o, opened := firstStart(t, t.TempDir())
	desktest.TapButton(t, o, "Phục hồi từ bản sao lưu…")
	if opened() == nil {
		t.Fatalf("not restored; the screen shows:\n%s", desktest.Shown(o))
	}
	if n, err := opened().LetterCount(context.Background()); err != nil || n != 1 {
		t.Errorf("%d letters (%v)", n, err)
	}
}
