package documents_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/documents"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// F4 where the reason of a refusal is typed offers the nine of LKN Điều 11 and the office's
// own; the one that is chosen stands in the document.
func TestTheReasonsOfTheLawAreOffered(t *testing.T) {
	o := desktest.New(t)
	s := o.Store.Settings()
	s.Lists.Snippets = []register.Snippet{{Field: data.FieldReason, Kind: register.Complaint, Text: "đơn đã được trả lời nhiều lần"}, {Field: register.FieldContent, Text: "nội dung khác"}}
	if err := o.Do().SaveSettings(o.Ctx(), s); err != nil {
		t.Fatal(err)
	}
	l := desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại thu hồi đất", "2026-11-02"))
	l, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: day.Must("2026-11-05"), Content: register.Handled{Eligible: register.No, Competent: register.Yes, Handling: register.Refuse, Reason: "Đã hết thời hiệu"}})
	if err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Compose{Letter: l, Next: law.NextStep{Document: register.DocumentComplaintRefused}})
	p := o.Shell.Top().(*documents.ComposePage)
	offered := p.Phrases("ly_do")
	if len(offered) != 10 || offered[5] != "thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng" || offered[9] != "đơn đã được trả lời nhiều lần" {
		t.Fatalf("%d: %s", len(offered), strings.Join(offered, "\n"))
	}
	if !strings.HasPrefix(offered[0], "quyết định, hành vi hành chính mang tính nội bộ") { // as of 1/7/2026
		t.Errorf("by the law of another day: %s", offered[0])
	}
	if other := p.Phrases("noi_dung_khieu_nai"); len(other) != 1 || other[0] != "nội dung khác" {
		t.Errorf("where no reason is typed: %q", other)
	}
	p.Focus("ly_do")
	o.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.Press(o, fyne.KeyF4)
	desktest.Press(o, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	desktest.MustShow(t, o, "vì lý do sau đây: thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng.")
}
