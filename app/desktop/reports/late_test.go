package reports_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestAStepIntoASentPeriodIsFlagged(t *testing.T) {
	o := desktest.Sample(t)
	letter := desktest.LetterNumbered(t, o, "1/2026")
	late := "Kỳ tháng 6/2026 đã gửi báo cáo (số 25/BC-UBND); bước này sẽ vào danh sách điều chỉnh của báo cáo kỳ sau."
	written := "Ghi sau khi đã gửi báo cáo tháng 6/2026 (số 25/BC-UBND)"

	sendMonth(t, o, "2026", "6")
	o.Open(desk.Step{Letter: letter, Next: law.NextStep{Type: register.StepReplied, Default: steps.Draft{Content: register.Reply{}}}})
	var on *kit.DateField // when the step was taken
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if field, ok := object.(*kit.DateField); ok && on == nil {
			on = field
		}
		return on == nil
	})
	desktest.MustNotShow(t, o, late) // today lies in no sent period
	on.SetDate(day.Must("2026-06-02"))
	desktest.MustShow(t, o, late)
	on.SetDate(day.Must("2026-06-20"))
	desktest.MustNotShow(t, o, late)
	o.Drop()

	o.Open(desk.Letter{ID: letter.ID})
	if shown := unbroken(o); strings.Contains(shown, written) {
		t.Errorf("a letter of no sent period shows %q", written)
	}
	added := lateLetter(t, o)
	o.Open(desk.Letter{ID: added.ID})
	if shown := unbroken(o); strings.Count(shown, written) != 2 { // its receipt and its handling
		t.Errorf("two steps came after the report; the screen shows:\n%s", shown)
	}
}

func TestALetterOfASentPeriodIsAskedAbout(t *testing.T) {
	o := desktest.Sample(t)
	sendMonth(t, o, "2026", "6")
	o.Shell.GoTo(desktop.RoomHome, nil)
	before := desktest.Count(t, o)
	desktest.Shortcut(o, fyne.KeyN, desktest.Control)
	desktest.TypeFields(o, "02062026", "", "p", "", "", "", "Phạm Văn Muộn", "", "", "", "")
	desktest.TypeInto(o, "Đèn đường hỏng")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Ngày nhận thuộc kỳ tháng 6/2026 đã gửi báo cáo (số 25/BC-UBND)")
	desktest.TapButton(t, o, "Lưu như đã nhập")
	if desktest.Count(t, o) != before+1 {
		t.Error("the letter was not saved")
	}
}
