package scans_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/data/pages"
	"donthu/data/register"
	"donthu/data/store"
)

// scanner is a register whose scanner's folder holds a scan.
func scanner(t *testing.T) (o *desktop.Program, folder string) {
	t.Helper()
	before := pages.Start
	pages.Start = pages.Inside
	t.Cleanup(func() { pages.Start = before })
	o = desktest.FourLetters(t)
	desktest.KeepMessages(t)
	folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "quet001.png"), []byte("\x89PNG\r\n\x1a\nmột trang"), 0o600); err != nil {
		t.Fatal(err)
	}
	settings := o.Store.Settings()
	settings.ScanFolder = folder
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	for range 2 { // a file is taken when the second look finds it alike
		o.LookAtScans()
	}
	return o, folder
}

func filesOf(t *testing.T, o *desktop.Program, number string) []register.Filed {
	t.Helper()
	return desktest.Stored(t, o, desktest.LetterNumbered(t, o, number)).Files
}

// A new scan is told at home, put with a letter by the keyboard, and taken off again by the toast.
func TestAScanIsPutWithALetterByKeys(t *testing.T) {
	o, folder := scanner(t)
	desktest.MustShow(t, o, "1 bản quét mới chờ gắn")
	o.Open(desk.Scans{})
	desktest.MustShow(t, o, "quet001.png", "Chờ gắn", "tệp của máy quét vẫn nằm nguyên chỗ cũ")
	desktest.Shortcut(o, fyne.KeyG, fyne.KeyModifierAlt)
	desktest.TypeInto(o, "không có đơn này")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Hãy chọn một đơn trong danh sách")
	number := desktest.LetterNumbered(t, o, "1/2026").Number.String()
	o.Window.Canvas().Focused().(interface{ SetText(string) }).SetText(number)
	desktest.Press(o, fyne.KeyReturn)
	if all := filesOf(t, o, number); len(all) != 1 || all[0].Kind != register.FiledLetter {
		t.Fatalf("%+v", all)
	}
	desktest.MustShow(t, o, "Đã gắn 1 bản quét vào đơn "+number)
	desktest.MustNotShow(t, o, "Chờ gắn")
	desktest.Shortcut(o, fyne.KeyT, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đã gắn", "đơn "+number)
	if _, err := os.Stat(filepath.Join(folder, "quet001.png")); err != nil {
		t.Error("the scanner's file is gone")
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if all := filesOf(t, o, number); len(all) != 0 {
		t.Errorf("after undo: %+v", all)
	}
	desktest.MustShow(t, o, "Chờ gắn")
}

func TestAScanIsPassedOverAndTakenBack(t *testing.T) {
	o, _ := scanner(t)
	o.Open(desk.Scans{})
	desktest.Shortcut(o, fyne.KeyB, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đã bỏ qua 1 bản quét", "Không có bản quét nào chờ gắn")
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustNotShow(t, o, "bản quét mới chờ gắn")
	o.Open(desk.Scans{All: true})
	desktest.MustShow(t, o, "Đã bỏ qua")
	desktest.Shortcut(o, fyne.KeyB, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Chờ gắn")
}

// A letter begun from a scan has it as its own once it is registered.
func TestALetterBeginsWithItsScan(t *testing.T) {
	o, _ := scanner(t)
	o.Open(desk.Scans{})
	desktest.Shortcut(o, fyne.KeyM, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Nhận đơn mới từ bản quét quet001.png")
	desktest.ChooseOption(t, o, string(register.Petition))
	desktest.FillIn(o, "Người gửi", "Lê Thị Quét")
	desktest.FillIn(o, "Nội dung", "Xin sửa cống")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	page, err := o.Store.Letters(context.Background(), store.Query{Text: "Lê Thị Quét"})
	if err != nil || len(page.Letters) != 1 || len(page.Letters[0].Files) != 1 || page.Letters[0].Files[0].Kind != register.FiledLetter {
		t.Errorf("%+v, %v", page, err)
	}
}

// A folder that is gone is told at home and on the page; the window works on.
func TestAFolderThatIsGoneIsTold(t *testing.T) {
	o, folder := scanner(t)
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	o.LookAtScans()
	desktest.MustShow(t, o, "Thư mục máy quét không xem được")
	o.Open(desk.Scans{})
	desktest.MustShow(t, o, "Không mở được thư mục máy quét")
}

// A letter found in a scan alone says so on its row; the scan of a denunciation finds nothing.
func TestAWordInAScanIsShownOnTheRow(t *testing.T) {
	o, _ := scanner(t)
	l := desktest.LetterNumbered(t, o, "1/2026")
	file := filepath.Join(t.TempDir(), "don.png")
	if err := os.WriteFile(file, []byte("\x89PNG\r\n\x1a\nđơn"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Do().File(o.Ctx(), l.ID, register.Filed{Kind: register.FiledLetter}, file); err != nil {
		t.Fatal(err)
	}
	s := desktest.Register(t, o)
	hash := filesOf(t, o, "1/2026")[0].File.SHA256
	if err := s.KeepRecognised(o.Ctx(), hash, store.Recognised, "ở cạnh cây xăng Hòa Bình"); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomRegister, nil)
	o.Open(desk.Letters{Query: store.Query{Text: "cay xang hoa binh"}})
	desktest.MustShow(t, o, "Trong bản quét", "cây xăng")
}

// A file that cannot be kept stands out at home and in the list, with the reason.
func TestARefusedScanStandsOut(t *testing.T) {
	o, folder := scanner(t)
	if err := os.WriteFile(filepath.Join(folder, "hỏng.pdf"), []byte("không phải PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		o.LookAtScans()
	}
	desktest.MustShow(t, o, "1 bản quét không nhận được", "xem lý do rồi quét lại")
	o.Open(desk.Scans{})
	desktest.MustShow(t, o, "hỏng.pdf", "Không nhận được", "quet001.png")
	desktest.MustNotShow(t, o, "bản khác đã gắn")
}
