package files_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	program "donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data"
	"donthu/data/pages"
	"donthu/data/register"
	"donthu/data/steps"
)

// fits checks that the page in front wants no more than the least window has.
func fits(t *testing.T, o *program.Program) {
	t.Helper()
	if size := o.Shell.Top().Content().MinSize(); size.Width > 900 || size.Height > 500 {
		t.Errorf("%s wants %v", o.Shell.Top().Title(), size)
	}
}

const control = fyne.KeyModifierControl

// filed is a letter with a file, its page in front.
func filed(t *testing.T, f register.Facts, file string) (*program.Program, register.Letter) {
	t.Helper()
	o, l := desktest.LetterOn(t, f)
	desktest.KeepMessages(t)
	if _, err := o.Do().File(o.Ctx(), l.ID, register.Filed{Kind: register.FiledLetter}, file); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Letter{ID: l.ID})
	return o, l
}

// The pages of a scan are turned over, enlarged and turned by keys, and the page that was in
// front comes back.
func TestTheScanOfALetterIsReadInTheWindow(t *testing.T) {
	o, _ := filed(t, desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại về đất", "2026-11-18"), desktest.Scan(t, "MOT", "HAI", "BA"))
	opened := desktest.Opened(t, &desk.OpenOutside)
	desktest.TapButton(t, o, "Xem tệp")
	desktest.MustShow(t, o, "Trang 1/3", "Đơn", "Lưu bản sao…")
	desktest.MustNotShow(t, o, "Làm bản che…")
	fits(t, o)
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyPageDown, "2/3"}, {fyne.KeyPageDown, "3/3"}, {fyne.KeyPageDown, "3/3"}, {fyne.KeyHome, "1/3"}, {fyne.KeyPageUp, "1/3"}, {fyne.KeyEnd, "3/3"}, {fyne.KeyPageUp, "2/3"}} {
		if desktest.Press(o, c.key); !strings.Contains(desktest.Shown(o), "Trang "+c.want) {
			t.Errorf("after %s the screen does not show page %s", c.key, c.want)
		}
	}
	for _, key := range []fyne.KeyName{fyne.KeyEqual, fyne.KeyEqual, fyne.KeyR, fyne.KeyMinus, fyne.Key0, fyne.Key0} {
		desktest.Shortcut(o, key, control)
		desktest.MustShow(t, o, "Trang 2/3") // size and turn keep the page
	}
	desktest.Shortcut(o, fyne.KeyPageDown, control)
	desktest.MustShow(t, o, "Trang 3/3")
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	if len(*opened) != 1 || !strings.HasSuffix((*opened)[0], ".pdf") {
		t.Errorf("opened %q", *opened)
	}
	saved := filepath.Join(t.TempDir(), "bản sao.pdf")
	desktest.AnswerFiles(t, saved)
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	if copied, err := os.ReadFile(saved); err != nil || !strings.HasPrefix(string(copied), "%PDF-1.7") {
		t.Errorf("saved %d bytes, %v", len(copied), err)
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Tệp kèm theo (1)")
}

// What has no pages opens outside at once.
func TestARecordingOpensOutside(t *testing.T) {
	sound := filepath.Join(t.TempDir(), "ghi âm.mp3")
	if err := os.WriteFile(sound, []byte("ID3"), 0o600); err != nil {
		t.Fatal(err)
	}
	o, _ := filed(t, desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại về đất", "2026-11-18"), sound)
	opened := desktest.Opened(t, &desk.OpenOutside)
	desktest.TapButton(t, o, "Mở tệp")
	if len(*opened) != 1 {
		t.Errorf("opened %q", *opened)
	}
}

// drawOver draws a box with the mouse, in shares of what takes the keys.
func drawOver(t *testing.T, o *program.Program, left, top, right, bottom float32) {
	t.Helper()
	sheet := o.Window.Canvas().Focused().(interface {
		fyne.CanvasObject
		fyne.Draggable
		desktop.Mouseable
	})
	at := func(x, y float32) fyne.Position {
		return fyne.NewPos(x*sheet.Size().Width, y*sheet.Size().Height)
	}
	sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(left, top)}, Button: desktop.MouseButtonPrimary})
	for _, step := range []float32{0.5, 1} {
		sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(left+step*(right-left), top+step*(bottom-top))}})
	}
	sheet.DragEnd()
	sheet.MouseUp(nil)
}

// save presses Ctrl+S, of which the pages have no use.
func save(o *program.Program) {
	o.Window.Canvas().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: control})
}

// A clerk covers who denounced, page by page, and the copy is read without a look; the file
// itself stays behind one.
func TestARedactedCopyOfADenunciation(t *testing.T) {
	o, l := filed(t, desktest.Accusing(), desktest.Scan(t, "NGUYEN", "NOI DUNG"))
	desktest.TapButton(t, o, "Xem tệp")
	desktest.MustNotShow(t, o, "Trang 1/2")
	desktest.Press(o, fyne.KeyReturn) // the look
	desktest.MustShow(t, o, "Trang 1/2", "Làm bản che…")
	desktest.MustNotShow(t, o, "Lưu bản sao…")
	looks := revealed(t, o, l)
	desktest.TapButton(t, o, "Làm bản che…")
	desktest.MustShow(t, o, "Đã xem 1/2 trang, 0 ô che.")
	fits(t, o)

	drawOver(t, o, 0.1, 0.05, 0.9, 0.3)
	desktest.MustShow(t, o, "1 ô che")
	desktest.Press(o, fyne.KeyInsert, fyne.KeyLeft, fyne.KeyUp)
	desktest.MustShow(t, o, "2 ô che")
	desktest.Press(o, fyne.KeyDelete)
	desktest.MustShow(t, o, "1 ô che")
	o.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	desktest.MustShow(t, o, "2 ô che")
	desktest.Press(o, fyne.KeySpace, fyne.KeySpace, fyne.KeyDelete)
	desktest.MustShow(t, o, "1 ô che")

	// A page nobody looked at is not released.
	save(o)
	desktest.MustShow(t, o, "Còn trang chưa xem: 2.", "Trang 2/2")
	if n := len(desktest.Stored(t, o, l).Files); n != 1 {
		t.Fatalf("%d files", n)
	}
	desktest.MustShow(t, o, "Đã xem 2/2 trang, 1 ô che.")
	save(o)
	desktest.MustShow(t, o, "Bản che có 2 trang với 1 ô đen.", "Trang không có ô che nào: 2.")
	desktest.Press(o, fyne.KeyReturn) // the safe answer goes back
	if n := len(desktest.Stored(t, o, l).Files); n != 1 {
		t.Fatalf("%d files", n)
	}
	save(o)
	desktest.TapButton(t, o, "Ghi bản che")
	files := desktest.Stored(t, o, l).Files
	if len(files) != 2 || files[1].Redacts != files[0].Step || files[1].By == "" || !strings.Contains(files[1].File.Name, "-che-") || !strings.HasSuffix(files[1].File.Name, ".pdf") {
		t.Fatalf("%+v", files)
	}
	desktest.MustShow(t, o, "Đã ghi bản che vào tệp kèm theo.", "Bản che của đơn", files[1].By)

	path, err := o.Store.Scan(files[1].File)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(raw), "NGUYEN") || strings.Contains(string(raw), "Font") {
		t.Errorf("the copy tells words: %v", err)
	}
	book, err := pages.Open(t.Context(), path)
	if err != nil || book.Count != 2 {
		t.Fatal(book, err)
	}
	defer book.Close()
	if page, err := book.Draw(t.Context(), pages.View{Width: 200}); err != nil || page.RGBAAt(60, 45).R > 8 || page.RGBAAt(100, 200).R < 200 {
		t.Errorf("the box is not black, or more than the box is: %v", err)
	}

	// The copy opens without a look, also once who denounced is covered again.
	o.Open(desk.Letter{ID: l.ID})
	var last *kit.Button
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if b, ok := object.(*kit.Button); ok && b.Text == "Xem tệp" {
			last = b
		}
		return true
	})
	test.Tap(last)
	desktest.MustShow(t, o, "Trang 1/2", "Lưu bản sao…")
	desktest.MustNotShow(t, o, "Làm bản che…")
	if now := revealed(t, o, l); now != looks {
		t.Errorf("%d looks, there were %d", now, looks)
	}
}

// revealed counts the looks at who denounced.
func revealed(t *testing.T, o *program.Program, l register.Letter) (n int) {
	t.Helper()
	all, err := o.Store.Steps(o.Ctx(), register.LetterSubject, l.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.Content.StepType() == steps.StepRevealed {
			n++
		}
	}
	return n
}

// A file is seen before it is put with a letter, over the question what it is, which waits; that
// it lies there already, or twice among what is chosen, is told.
func TestAChosenFileIsSeenBeforeItIsKept(t *testing.T) {
	scan := desktest.Scan(t, "MOT", "HAI")
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại về đất", "2026-11-18"))
	desktest.KeepMessages(t)
	choose := func() {
		desktest.AnswerFiles(t, scan)
		desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
		desktest.MustShow(t, o, "Xem tệp", "quét.pdf")
	}
	choose()
	desktest.Shortcut(o, fyne.KeyX, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Trang 1/2")
	desktest.Press(o, fyne.KeyPageDown)
	desktest.MustShow(t, o, "Trang 2/2")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustNotShow(t, o, "Trang 2/2")
	desktest.TapButton(t, o, "Kèm tệp")
	if n := len(desktest.Stored(t, o, l).Files); n != 1 {
		t.Fatalf("%d files", n)
	}
	desktest.Shortcut(o, fyne.KeyX, fyne.KeyModifierAlt) // the dialog is gone
	desktest.MustNotShow(t, o, "Trang 1/2")
	choose()
	desktest.MustShow(t, o, "quét.pdf đã có ở chính đơn")
	desktest.Press(o, fyne.KeyEscape)

	copied := filepath.Join(t.TempDir(), "bản hai.pdf")
	if err := data.CopyFile(scan, copied); err != nil {
		t.Fatal(err)
	}
	o.Shell.Top().(desk.Dropping).Drop([]string{scan, copied})
	desktest.MustShow(t, o, "bản hai.pdf giống hệt quét.pdf")
}
