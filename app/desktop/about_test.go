package desktop

import (
	"bytes"
	"database/sql"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/manual"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

func TestTheProgramSaysWhatItIsAndShowsTheLicencesOfItsParts(t *testing.T) {
	o := newTestOffice(t)
	o.shell.goTo(roomSettings, nil)
	tapButton(t, o, "Giới thiệu, giấy phép…")
	p, open := o.shell.top().(*aboutPage)
	if !open {
		t.Fatalf("in front is %T", o.shell.top())
	}
	mustShow(t, o, "Sổ Đơn Thư, phiên bản "+assets.Version(), "fyne.io/fyne/v2", "github.com/alecthomas/kong", "BSD-3-Clause")
	if p.list.Len() != len(assets.LicensedParts()) {
		t.Errorf("%d parts in the list, %d have a licence", p.list.Len(), len(assets.LicensedParts()))
	}
	typeInto(o, "sqlite blessing")
	if p.list.Len() != 1 || !strings.Contains(p.text.Text, "May you share freely") {
		t.Errorf("found %v, shown %q", p.parts, p.text.Text)
	}
	p.search.SetText("go-sqlite3")
	if licence, _ := assets.LicenceOf("github.com/mattn/go-sqlite3"); !strings.Contains(p.text.Text, licence.Text) {
		t.Errorf("shown %q", p.text.Text)
	}
	p.search.SetText("không có")
	mustShow(t, o, "Không có phần mềm nào có những từ này.")
	press(o, fyne.KeyEscape)
	if _, back := o.shell.top().(*settings); !back {
		t.Errorf("in front is %T", o.shell.top())
	}
}

func TestWhatIsNewIsToldOnceAfterAnUpgrade(t *testing.T) {
	page := manual.Page{Sections: []manual.Section{{Title: "Có gì mới"},
		{Title: "Phiên bản 0.3.0", Text: "- In nhanh hơn."}, {Title: "Phiên bản 0.2.0", Text: "- Có lịch tiếp."}, {Title: "Phiên bản 0.1.0", Text: "- Bản đầu."}}}
	for seen, want := range map[string]int{"": 0, "0.3.0": 0, "0.2.0": 1, "0.1.0": 2, "0.4.0": 0} {
		if got := newsSince(page, seen); len(got) != want {
			t.Errorf("after %q: %v", seen, got)
		}
	}
	o := newTestOffice(t)
	if o.window.Canvas().Overlays().Top() != nil || o.app.Preferences().String(versionPreference) != assets.Version() {
		t.Error("a first start tells news, or does not remember the version")
	}
	showNews(o.office, "0.1.0", newsSince(page, "0.1.0"))
	mustShow(t, o, "được nâng từ phiên bản 0.1.0 lên", "giữ nguyên", "In nhanh hơn.", "Có lịch tiếp.")
	if strings.Contains(shown(o), "Bản đầu.") {
		t.Error("tells what was there before")
	}
	tapButton(t, o, "Đóng")
	o.show(o.store)
	if o.window.Canvas().Overlays().Top() != nil {
		t.Error("tells the news again")
	}
}

func TestTheNewestVersionHasItsNews(t *testing.T) {
	page, ok := manual.Find(newsPage)
	if !ok || len(page.Sections) < 2 || page.Sections[1].Title != "Phiên bản "+assets.Version() {
		t.Errorf("assets/help says nothing of version %s first", assets.Version())
	}
}

// A register that a newer program wrote is left as it is, and the window says why.
func TestARegisterOfANewerProgramIsRefused(t *testing.T) {
	dir := t.TempDir()
	made, err := store.Create(t.Context(), dir, data.Settings{Ward: "UBND phường Thử Nghiệm"}, storeOptions(testClock))
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
	app, window := newTestWindow(t)
	o := &program{office: &office{app: app, window: window, clock: testClock, dir: dir}}
	o.begin()
	mustShow(t, o, "phiên bản mới hơn", "dữ liệu không bị thay đổi")
	if after, err := os.ReadFile(store.Path(dir)); err != nil || !bytes.Equal(before, after) {
		t.Error("the register was changed", err)
	}
}
