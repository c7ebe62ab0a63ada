package desktop

import (
	"testing"

	"fyne.io/fyne/v2"

	"donthu/data"
	"donthu/data/law"
)

func TestAStepIntoASentPeriodIsFlagged(t *testing.T) {
	o := sampleOffice(t)
	letter := letterNumbered(t, o, "1/2026")
	late := "Kỳ tháng 6/2026 đã gửi báo cáo (số 25/BC-UBND); bước này sẽ vào danh sách điều chỉnh của báo cáo kỳ sau."
	written := "Ghi sau khi đã gửi báo cáo tháng 6/2026 (số 25/BC-UBND)"

	sendMonth(t, o, "2026", "6")
	form := newStepForm(o.office, letter, law.NextStep{Type: data.StepReplied, Default: data.Draft{Content: data.Reply{}}})
	o.push(form)
	mustNotShow(t, o, late) // today lies in no sent period
	form.date.SetDate(data.MustDate("2026-06-02"))
	mustShow(t, o, late)
	form.date.SetDate(data.MustDate("2026-06-20"))
	mustNotShow(t, o, late)
	o.drop()

	o.open(LetterRef{ID: letter.ID})
	mustNotShow(t, o, written)
	added := lateLetter(t, o)
	o.open(LetterRef{ID: added.ID})
	mustShow(t, o, written)
}

func TestALetterOfASentPeriodIsAskedAbout(t *testing.T) {
	o := sampleOffice(t)
	sendMonth(t, o, "2026", "6")
	o.shell.goTo(roomHome, nil)
	before := count(t, o)
	shortcut(o, fyne.KeyN, control)
	typeFields(o, "02062026", "", "", "Phạm Văn Muộn", "", "", "", "", "", "p", "", "", "")
	typeInto(o, "Đèn đường hỏng")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Ngày nhận thuộc kỳ tháng 6/2026 đã gửi báo cáo (số 25/BC-UBND)")
	tapButton(t, o, "Vẫn lưu")
	if count(t, o) != before+1 {
		t.Error("the letter was not saved")
	}
}
