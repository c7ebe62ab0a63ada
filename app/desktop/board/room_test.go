package board_test

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// report writes what a ward sends for a period: so many letters.
func report(t *testing.T, folder, ward string, p day.Period, letters float64) string {
	t.Helper()
	rep := &forms.Report{Edition: forms.EditionFor(p), Period: p}
	for _, f := range rep.Edition.Forms {
		s := forms.Sheet{Form: f, Columns: map[int]forms.Figure{}}
		for _, c := range f.Columns {
			s.Columns[c.Number] = forms.Figure{}
		}
		if f.ID == "02_XLD" {
			s.Columns[1] = forms.Figure{Value: letters}
		}
		rep.Sheets = append(rep.Sheets, s)
	}
	file := filepath.Join(folder, ward+" "+p.To.String()+".xlsx")
	if err := workbook.Save(file, func(w io.Writer) error {
		return workbook.WriteReport(w, rep, register.Settings{Ward: "UBND " + ward}, workbook.Options{})
	}); err != nil {
		t.Fatal(err)
	}
	return file
}

// kept are the reports that the board of a window keeps.
func kept(t *testing.T, o *desktop.Program) []register.WardFile {
	t.Helper()
	all, err := o.Store.WardReports(o.Ctx(), store.WardQuery{})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// picture keeps what the window shows, in two sizes, in the folder that DONTHU_PICTURES
// names; without it none is drawn.
func picture(t *testing.T, o *desktop.Program, name string) {
	t.Helper()
	folder := os.Getenv("DONTHU_PICTURES")
	if folder == "" {
		return
	}
	for _, size := range []fyne.Size{{Width: 1000, Height: 568}, {Width: 1366, Height: 696}} {
		o.Window.Resize(size)
		file, err := os.Create(filepath.Join(folder, fmt.Sprintf("board-%s-%.0f.png", name, size.Width)))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(file, software.RenderCanvas(o.Window.Canvas(), o.App.Settings().Theme())); err != nil {
			t.Fatal(err)
		}
		file.Close()
	}
}

// asked visits what the dialog in front shows.
func asked(o *desktop.Program, inside func(fyne.CanvasObject) bool) {
	overlays := o.Window.Canvas().Overlays().List()
	desktest.Visit(overlays[len(overlays)-1], inside)
}

// tick ticks the box of a dialog with the words.
func tick(t *testing.T, o *desktop.Program, words string) {
	t.Helper()
	found := false
	asked(o, func(object fyne.CanvasObject) bool {
		if check, ok := object.(*kit.Check); ok && check.Text == words {
			check.SetChecked(true)
			found = true
		}
		return true
	})
	if !found {
		t.Fatalf("no box %q in\n%s", words, desktest.Shown(o))
	}
}

// fillIn types into the field of a dialog.
func fillIn(t *testing.T, o *desktop.Program, label, words string) {
	t.Helper()
	found := false
	asked(o, func(object fyne.CanvasObject) bool {
		if entry, ok := object.(*kit.Entry); ok && !found {
			if _, isDay := entry.Text, strings.Contains(entry.Text, "/"); !isDay {
				entry.SetText(words)
				found = true
			}
		}
		return true
	})
	if !found {
		t.Fatalf("no field %q in\n%s", label, desktest.Shown(o))
	}
}

// A month at the board, in the window from the empty room to the consolidated forms.
func TestAMonthAtTheBoard(t *testing.T) {
	o := desktest.New(t)
	october := day.MonthPeriod(2026, 10, false)
	folder := t.TempDir()
	report(t, folder, "phường Một", october, 7)
	report(t, folder, "phường Hai", october, 5)
	if err := os.WriteFile(filepath.Join(folder, "hong.xlsx"), []byte("không phải Excel"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Board{})
	desktest.MustShow(t, o, "Chưa có danh sách phường")

	// The list, from a file.
	list := filepath.Join(t.TempDir(), "phuong.txt")
	if err := os.WriteFile(list, []byte("[Cụm 1]\nPhường Một\nPhường Hai\n[Cụm 2]\nPhường Ba\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.TapButton(t, o, "Danh sách phường, nhóm…")
	desktest.AnswerFiles(t, list)
	desktest.TapButton(t, o, "Lấy từ tệp…")
	desktest.MustShow(t, o, "3 đơn vị, 2 nhóm")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if wards := o.Store.Settings().Board.Wards; len(wards) != 3 || wards[2].Group != "Cụm 2" {
		t.Fatalf("%+v", wards)
	}
	desktest.MustShow(t, o, "Phường Ba")

	// The files of the wards, on the day they came.
	desktest.AnswerFiles(t, folder)
	desktest.Shortcut(o, fyne.KeyT, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Nhận 3 tệp báo cáo", "20/11/2026")
	desktest.TapButton(t, o, "Nhận")
	desktest.MustShow(t, o, "Kết quả nhận báo cáo", "Đã nhận 2 trên 3 tệp", "hong.xlsx", "Không nhận", "Phường Một")
	if all := kept(t, o); len(all) != 2 {
		t.Fatalf("%+v", all)
	}
	picture(t, o, "arrivals")
	desktest.TapButton(t, o, "Xong")
	o.Shell.Top().(interface{ ShowPeriod(day.Period) }).ShowPeriod(october)
	desktest.MustShow(t, o, "Tháng 10/2026", "Hạn 19/10/2026", "20/11m", "32n", "Nhận muộn m: 2", "Quá hạn n: 1")
	picture(t, o, "grid")

	// Who is late, and the letter to them.
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "1 đơn vị còn nợ báo cáo tháng 10/2026", "Phường Ba", "Chưa gửi báo cáo", "quá 32 ngày", "chưa")
	letter := filepath.Join(t.TempDir(), "don-doc.docx")
	picture(t, o, "late")
	desktest.KeepMessages(t)
	desktest.TapButton(t, o, "Đôn đốc cả 1 đơn vị…")
	desktest.AnswerFiles(t, letter)
	desktest.TapButton(t, o, "Ghi ra Word…")
	raw, err := os.ReadFile(letter)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := docx.Text(raw); err != nil || !strings.Contains(text, "Kính gửi: Phường Ba") || !strings.Contains(text, "tháng 10/2026") {
		t.Errorf("%s, %v", text, err)
	}
	desktest.MustShow(t, o, "20/11/2026 (lần 1)", "Đã ghi đôn đốc 1 đơn vị hôm nay")
	desktest.TapButton(t, o, "Hoàn tác")
	desktest.MustNotShow(t, o, "20/11/2026 (lần 1)")

	// The consolidated forms.
	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "2 đơn vị có số liệu, 1 đơn vị chưa gửi")
	picture(t, o, "sums")
	out := filepath.Join(t.TempDir(), "tong-hop.xlsx")
	desktest.AnswerFiles(t, out)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if sheet := desktest.SheetText(t, out, "02_XLD"); !strings.Contains(sheet, "Phường Hai") || !strings.Contains(sheet, "Tổng cộng") {
		t.Errorf("the workbook lacks a ward:\n%s", sheet)
	}

	// Wards beside each other.
	desktest.Shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "02/XLD", "(1) Tổng số đơn", "Phường Ba", "chưa có", "12 (2/3)")
	picture(t, o, "compare")
}

// What came is opened as it came; replaced with a reason, both stay; a mistake is taken
// back.
func TestThePageOfAWard(t *testing.T) {
	o := desktest.New(t)
	october := day.MonthPeriod(2026, 10, false)
	folder := t.TempDir()
	first := report(t, folder, "phường Một", october, 7)
	settings := o.Store.Settings()
	settings.Board.Wards = register.ParseWards("Phường Một")
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Board{})
	room := o.Shell.Top().(interface {
		ShowPeriod(day.Period)
		Drop([]string) bool
	})
	room.ShowPeriod(october)
	if !room.Drop([]string{first}) {
		t.Fatal("a dropped workbook is not taken")
	}
	desktest.TapButton(t, o, "Nhận")
	desktest.Press(o, fyne.KeyEscape)
	before, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	again := report(t, t.TempDir(), "phường Một", october, 9)
	o.Shell.Back()
	room.Drop([]string{again})
	desktest.TapButton(t, o, "Nhận")
	desktest.MustShow(t, o, "Cần lý do", "hãy ghi lý do")
	o.Shell.Back()
	room.Drop([]string{again})
	tick(t, o, "Thay báo cáo đã nhận trước đó (bản cũ vẫn giữ)")
	fillIn(t, o, "Lý do thay", "Phường sửa số đơn")
	desktest.TapButton(t, o, "Nhận")
	desktest.MustShow(t, o, "Đã nhận 1 trên 1 tệp")
	desktest.Press(o, fyne.KeyDown, fyne.KeyReturn)
	desktest.MustShow(t, o, "2 tệp, 1 kỳ báo cáo", "Đang dùng", "Đã thay", "Phường sửa số đơn", "SHA-256", kept(t, o)[0].Versions[1].Hash[:16], kept(t, o)[0].Versions[1].Hash[48:])
	picture(t, o, "ward")

	// The old one, byte for byte.
	copied := filepath.Join(t.TempDir(), "cu.xlsx")
	desktest.Press(o, fyne.KeyDown)
	desktest.AnswerFiles(t, copied)
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	if got, err := os.ReadFile(copied); err != nil || !bytes.Equal(got, before) {
		t.Errorf("not as it came: %v", err)
	}
	desktest.Press(o, fyne.KeyUp)
	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	desktest.TapButton(t, o, "Gỡ tệp")
	desktest.MustShow(t, o, "Hãy ghi lý do")
	fillIn(t, o, "Lý do gỡ", "Nhận nhầm")
	desktest.TapButton(t, o, "Gỡ tệp")
	if f := kept(t, o)[0]; len(f.Versions) != 1 || f.Versions[0].Forms[1].Figures[1] != 7 {
		t.Errorf("%+v", f)
	}
	desktest.MustShow(t, o, "1 tệp, 1 kỳ báo cáo")
}
