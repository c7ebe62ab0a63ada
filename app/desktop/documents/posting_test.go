//go:build !windows

package documents_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/documents"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// printsBy puts a program in LibreOffice's place that prints the length of what it gets.
func printsBy(t *testing.T, lines string) {
	t.Helper()
	dir := t.TempDir()
	script := "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && dir=$2; shift; done\nout=$dir/$(basename \"$1\" .docx).pdf\n" + lines + "\n"
	if err := os.WriteFile(filepath.Join(dir, "soffice"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
}

func TestAPDFOfOneAndOfSeveral(t *testing.T) {
	o, room, _ := repliesOn(t)
	desktest.KeepMessages(t)
	printsBy(t, `printf '%%PDF-1.7\n%%%%EOF\n' > "$out"`)
	file := filepath.Join(t.TempDir(), "mot.pdf")
	desktest.AnswerFiles(t, file)
	opened := desktest.Opened(t, &desk.OpenOutside)
	selectReply(t, o, room, "01/QĐ-UBND")
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierAlt)
	if raw, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(raw), "%PDF") || len(*opened) != 1 || (*opened)[0] != file {
		t.Fatalf("%q, %v, opened %v", raw, err, *opened)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	room.Table().TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.TapButton(t, o, "Lưu PDF…")
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
	// One that fails says what to do and leaves nothing.
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	printsBy(t, "exit 3")
	desktest.TapButton(t, o, "Lưu PDF…")
	desktest.MustShow(t, o, "Chưa lưu được tệp PDF", "Hãy mở văn bản trong Word rồi chọn Tệp")
	if _, err := os.Stat(file); err == nil {
		t.Error("a file is left")
	}
}

func TestMarkedDocumentsArePrintedAsOne(t *testing.T) {
	o, room, _ := repliesOn(t)
	opened := desktest.Opened(t, &desk.OpenOutside)
	selectReply(t, o, room, "01/QĐ-UBND")
	desktest.Shortcut(o, fyne.KeyG, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Chọn từ hai văn bản")
	desktest.TapButton(t, o, "Đóng")
	room.Table().TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.Shortcut(o, fyne.KeyG, fyne.KeyModifierAlt)
	if len(*opened) != 1 {
		t.Fatalf("opened %v", *opened)
	}
	raw, err := os.ReadFile((*opened)[0])
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(raw)
	if err != nil || strings.Count(text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") != 3 { // the one written elsewhere has no file
		t.Errorf("%v: %s", err, text)
	}
}

func TestEnvelopesFromTheRoom(t *testing.T) {
	o, room, letter := repliesOn(t)
	opened := desktest.Opened(t, &desk.OpenOutside)
	selectReply(t, o, room, "01/QĐ-UBND")
	desktest.Shortcut(o, fyne.KeyB, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "1 bì. Trên bì có cơ quan gửi", "Bì thư C5")
	desktest.TapButton(t, o, "Tạo bì, nhãn")
	if len(*opened) != 1 || !strings.Contains((*opened)[0], "bi-thu") {
		t.Fatalf("opened %v", *opened)
	}
	raw, err := os.ReadFile((*opened)[0])
	if err != nil {
		t.Fatal(err)
	}
	if text, err := docx.Text(raw); err != nil || !strings.Contains(text, letter.Sender.Address) || strings.Contains(text, "thu hồi đất") {
		t.Errorf("%v: %s", err, text)
	}

	// Who denounced stands on his envelope, which the clerk keeps where she says.
	file := filepath.Join(t.TempDir(), "bi.docx")
	desktest.AnswerFiles(t, file)
	selectReply(t, o, room, "02/TB-UBND")
	desktest.Shortcut(o, fyne.KeyB, fyne.KeyModifierAlt)
	desktest.TapButton(t, o, "Tạo bì, nhãn")
	if raw, err = os.ReadFile(file); err != nil {
		t.Fatal(err)
	}
	if text, err := docx.Text(raw); err != nil || !strings.Contains(text, "Lê Đức Đạt") || strings.Contains(strings.ToLower(text), "tố cáo") {
		t.Errorf("%v: %s", err, text)
	}
	for _, path := range *opened {
		if left, err := os.ReadFile(path); err == nil && path != file {
			if text, _ := docx.Text(left); strings.Contains(text, "Đạt") {
				t.Errorf("%s names who denounced", path)
			}
		}
	}
}

func TestTheListOfThePostOfADay(t *testing.T) {
	o, room, _ := repliesOn(t)
	file := filepath.Join(t.TempDir(), "bang-ke.xlsx")
	desktest.AnswerFiles(t, file)
	o.Window.Canvas().Focus(room.Table())
	desktest.Shortcut(o, fyne.KeyL, fyne.KeyModifierAlt)
	desktest.TapButton(t, o, "Ghi bảng kê…")
	desktest.MustShow(t, o, "Chưa ghi văn bản nào gửi ngày 20/11/2026.")
	desktest.Press(o, fyne.KeyEscape)
	room.Table().TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.Shortcut(o, fyne.KeyL, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "4 văn bản đã chọn")
	desktest.TapButton(t, o, "Ghi bảng kê…")
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprint(rows); !strings.Contains(text, "Người tố cáo – mã TC-2/2026") || strings.Contains(text, "Đạt") || !strings.Contains(text, "Bà Nguyễn Thị Ánh") {
		t.Error(text)
	}
}

// Cards that come back from the post on different days are entered at once.
func TestSeveralReceiptsOnDaysOfTheirOwn(t *testing.T) {
	o, room, letter := repliesOn(t)
	desktest.KeepMessages(t)
	room.Table().TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
	form := o.Shell.Top().(*documents.DeliveryForm)
	desktest.MustNotShow(t, o, "Ngày nhận theo báo phát")
	form.Edit(func(s *documents.DeliverySaid) {
		s.State, s.Way = register.Delivered, "Bưu điện (báo phát)"
	})
	desktest.MustShow(t, o, "Ngày nhận theo báo phát của từng văn bản")
	said, _ := form.Read()
	at := len(said.Days) - 1
	form.Edit(func(s *documents.DeliverySaid) {
		s.Days = slices.Clone(s.Days)
		s.Days[at] = day.Must("2026-11-18")
	})
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Đã ghi 3 văn bản là đã giao.")
	days := map[string]int{}
	for id := letter.ID; id <= letter.ID+1; id++ {
		of, err := o.Store.Occasion(o.Ctx(), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range of.Documents() {
			if r.Document != 0 {
				days[r.DeliveredOn.String()]++
			}
		}
	}
	if days["2026-11-18"] != 1 || days["2026-11-20"] != 2 {
		t.Errorf("received on %v", days)
	}
}
