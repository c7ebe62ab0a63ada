package documents_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/documents"
	"donthu/data/register"
)

// What was concluded at a denouncer's visit is written for who carries it out and for the
// denouncer: the page says so, and shows both.
func TestTheTextForTheOtherReaderIsShown(t *testing.T) {
	o := desktest.New(t)
	visit := desktest.OneVisit(t, o)
	visit.Kind, visit.Visitor.Name, visit.Content = register.Denunciation, "Trần Thị Mai Lan", "Ông Hùng nhận tiền"
	documents.ComposeOnVisit(o.Desk, visit, nil)
	p := o.Shell.Top().(*documents.ComposePage)
	p.Template().SetValue(register.DocumentVisitConclusion)
	p.Type("Trần Văn Chủ", map[string]string{"noi_dung_ket_luan": "Kiểm tra trong tháng này", "nguoi_chu_tri": "Chủ tịch"})
	p.ShowNow()
	says := func(want bool) {
		t.Helper()
		if text := p.Preview().Text; strings.Contains(text, "Mai Lan") != want || !strings.Contains(text, "Kiểm tra trong tháng này") {
			t.Errorf("names the denouncer: %v; shown is\n%s", !want, text)
		}
	}
	says(false)
	p.Type("Trần Văn Chủ", map[string]string{"noi_dung_ket_luan": "Kiểm tra trong tháng này việc bà Mai Lan kể", "nguoi_chu_tri": "Chủ tịch"})
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "còn cho biết người tố cáo")
	if now, err := o.Store.Reception(o.Ctx(), visit.ID); err != nil || len(now.Unissued) > 0 {
		t.Fatalf("written: %+v, %v", now.Unissued, err)
	}
	p.Type("Trần Văn Chủ", map[string]string{"noi_dung_ket_luan": "Kiểm tra trong tháng này", "nguoi_chu_tri": "Chủ tịch"})
	p.ShowNow()
	desktest.TapButton(t, o, "Xem bản gửi công dân")
	says(true)
	desktest.TapButton(t, o, "Xem bản chính")
	says(false)
	p.Template().SetValue("bien-ban-lam-viec")
	p.ShowNow()
	desktest.MustNotShow(t, o, "Xem bản gửi công dân")
}
