package help_test

import (
	"bytes"
	"database/sql"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/help"
	"donthu/app/manual"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

func TestTheProgramSaysWhatItIsAndShowsTheLicencesOfItsParts(t *testing.T) {
	o := desktest.New(t)
	o.Shell.GoTo(desktop.RoomSettings, nil)
	desktest.TapButton(t, o, "Về chương trình")
	desktest.TapButton(t, o, "Giới thiệu, giấy phép…")
	p, open := o.Shell.Top().(*help.About)
	if !open {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
	desktest.MustShow(t, o, "Sổ Đơn Thư, phiên bản "+assets.Version(), "fyne.io/fyne/v2", "github.com/alecthomas/kong", "BSD-3-Clause")
	if p.List().Len() != len(assets.LicensedParts()) {
		t.Errorf("%d parts in the list, %d have a licence", p.List().Len(), len(assets.LicensedParts()))
	}
	desktest.TypeInto(o, "sqlite blessing")
	if p.List().Len() != 1 || !strings.Contains(p.Text().Text, "May you share freely") {
		t.Errorf("found %v, shown %q", p.List().Cells(0), p.Text().Text)
	}
	p.Search().SetText("go-sqlite3")
	if licence, _ := assets.LicenceOf("github.com/mattn/go-sqlite3"); !strings.Contains(p.Text().Text, licence.Text) {
		t.Errorf("shown %q", p.Text().Text)
	}
	p.Search().SetText("không có")
	desktest.MustShow(t, o, "Không có phần mềm nào có những từ này.")
	desktest.Press(o, fyne.KeyEscape)
	if !desktest.InRoom(o, "room.settings") {
		t.Errorf("in front is %T", o.Shell.Top())
	}
}

func TestWhatIsNewIsToldOnceAfterAnUpgrade(t *testing.T) {
	page := manual.Page{Sections: []manual.Section{{Title: "Có gì mới"},
		{Title: "Phiên bản 0.3.0", Text: "- In nhanh hơn."}, {Title: "Phiên bản 0.2.0", Text: "- Có lịch tiếp."}, {Title: "Phiên bản 0.1.0", Text: "- Bản đầu."}}}
	for seen, want := range map[string]int{"": 0, "0.3.0": 0, "0.2.0": 1, "0.1.0": 2, "0.4.0": 0} {
		if got := help.NewsSince(page, seen); len(got) != want {
			t.Errorf("after %q: %v", seen, got)
		}
	}
	o := desktest.New(t)
	if o.Window.Canvas().Overlays().Top() != nil || o.App.Preferences().String(help.VersionPreference) != assets.Version() {
		t.Error("a first start tells news, or does not remember the version")
	}
	help.ShowNews(o.Desk, "0.1.0", help.NewsSince(page, "0.1.0"))
	desktest.MustShow(t, o, "được nâng từ phiên bản 0.1.0 lên", "giữ nguyên", "In nhanh hơn.", "Có lịch tiếp.")
	if strings.Contains(desktest.Shown(o), "Bản đầu.") {
		t.Error("tells what was there before")
	}
	desktest.TapButton(t, o, "Đóng")
	o.Show(desktest.Register(t, o))
	if o.Window.Canvas().Overlays().Top() != nil {
		t.Error("tells the news again")
	}
}

func TestTheNewestVersionHasItsNews(t *testing.T) {
	page, ok := manual.Find(help.NewsPage)
	if !ok || len(page.Sections) < 2 || page.Sections[1].Title != "Phiên bản "+assets.Version() {
		t.Errorf("assets/help says nothing of version %s first", assets.Version())
	}
}

// A register that a newer program wrote is left as it is, and the window says why.
func TestARegisterOfANewerProgramIsRefused(t *testing.T) {
	dir := t.TempDir()
	made, err := store.Create(t.Context(), dir, register.Settings{Ward: "UBND phường Thử Nghiệm"}, desktop.StoreOptions(desktest.TestClock))
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := sql.Open("sqlite3", store.Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(store.Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	app, window := desktest.NewWindow(t)
	o := &desktop.Program{Desk: &desk.Desk{App: app, Window: window, Clock: desktest.TestClock, Dir: dir}}
	o.Begin()
	desktest.MustShow(t, o, "phiên bản mới hơn", "dữ liệu không bị thay đổi")
	if after, err := os.ReadFile(store.Path(dir)); err != nil || !bytes.Equal(before, after) {
		t.Error("the register was changed", err)
	}
}
