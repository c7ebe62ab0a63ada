package desktop_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/app/desktest"
	"donthu/app/saying"
)

// After a window that ended by itself the next one offers what may be sent, once.
func TestACrashIsOfferedAtTheNextStart(t *testing.T) {
	o := desktest.New(t)
	crashed := func() {
		t.Helper()
		file := saying.CrashFile(o.Dir)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700),
			os.WriteFile(file, []byte("panic: đơn của Lò Thị Sương\n\ngoroutine 1 [running]:\nmain.main()\n\tdonthu/main.go:12 +0x1\n"), 0o600),
			saying.PutCrashAside(o.Dir)); err != nil {
			t.Fatal(err)
		}
	}
	const title, place = "Lần trước chương trình đã tự đóng", "donthu/main.go:12"
	crashed()
	o.Show(desktest.Register(t, o))
	desktest.MustShow(t, o, title, place, "Sổ không mất gì đã lưu")
	desktest.MustNotShow(t, o, "Sương")
	file := filepath.Join(t.TempDir(), "bao-loi.txt")
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Lưu bản báo lỗi…")
	raw, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(raw), place) || strings.Contains(string(raw), "Sương") {
		t.Errorf("%s, %v", raw, err)
	}
	desktest.MustNotShow(t, o, title)
	if crash, err := saying.LastCrash(o.Dir); crash != nil || err != nil {
		t.Error("what was saved is offered again", err)
	}

	crashed()
	o.Show(desktest.Register(t, o))
	desktest.TapButton(t, o, "Bỏ qua")
	desktest.MustNotShow(t, o, title)
	o.Show(desktest.Register(t, o))
	desktest.MustNotShow(t, o, title)
}
