package documents_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/documents"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// What in a denunciation may tell who wrote it stands beside the document for others, and
// what of it the clerk writes all the same is shown marked before it is kept.
func TestWhatMayTellTheDenouncerIsShownBeforeItIsWritten(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Ông Bị ép con gái tôi là Lê Thị Bưởi học lớp 5A trường Kim Đồng nộp tiền", "2026-11-02")
	f.Kind, f.Against = register.Denunciation, "Ông Trần Văn Bị"
	o, l := desktest.LetterOn(t, f)
	on := day.Must("2026-11-16")
	if _, err := o.Do().Record(o.Ctx(), l.ID,
		steps.Draft{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: on, Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	p := o.Shell.Top().(*documents.ComposePage)
	p.Template().SetValue(register.DocumentAcceptDenunciation)
	desktest.MustShow(t, o, "tên: Lê Thị Bưởi", "quan hệ: con gái tôi", "lớp 5A, trường Kim Đồng")
	desktest.MustNotShow(t, o, "Trần Văn Bị;") // whom everybody may name

	p.Type("Trần Văn Chủ", map[string]string{"noi_dung_thu_ly": "Ông Bị thu tiền của Lê Thị Bưởi", "nguoi_thi_hanh": "Tổ xác minh", "nguoi_de_nghi": "Văn phòng"})
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Văn bản có thể làm lộ người tố cáo", "Ông Bị thu tiền của «Lê Thị Bưởi»")
	if kept := desktest.Stored(t, o, l); len(kept.Unissued) > 0 {
		t.Fatal("written before the clerk said so")
	}
	desktest.TapButton(t, o, "Đã xem, vẫn ghi")
	if kept := desktest.Stored(t, o, l); len(kept.Unissued) != 1 {
		t.Errorf("written: %+v", kept.Unissued)
	}
}

// Nobody is asked about what tells nothing, nor of a document for the denouncer.
func TestNobodyIsAskedAboutWhatTellsNothing(t *testing.T) {
	o, l, p := composing(t, register.Denunciation, fyne.Key1)
	p.Template().SetValue(register.DocumentAcceptDenunciation)
	p.Type("Trần Văn Chủ", map[string]string{"noi_dung_thu_ly": "Việc thu tiền trái quy định", "nguoi_thi_hanh": "Tổ xác minh", "nguoi_de_nghi": "Văn phòng"})
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustNotShow(t, o, "Văn bản có thể làm lộ người tố cáo")
	if kept := desktest.Stored(t, o, l); len(kept.Unissued) != 1 {
		t.Errorf("written: %+v", kept.Unissued)
	}
}
