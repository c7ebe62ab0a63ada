package documents_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/documents"
	"donthu/data/register"
)

// offers reports whether a page offers a template whose title has the words.
func offers(p *documents.ComposePage, words string) bool {
	return slices.ContainsFunc(p.Template().Options, func(title string) bool { return strings.Contains(title, words) })
}

// What does not fit the letter is not offered; who insists gives a reason, which stays in the
// step, and a decision that lengthens by more than the law gives asks for one too.
func TestATemplateThatDoesNotFitAsksForAReason(t *testing.T) {
	o, l, p := composing(t, register.Complaint, fyne.Key1)
	const refusal = "Thông báo không thụ lý"
	if offers(p, refusal) || !offers(p, "Thông báo thụ lý") {
		t.Fatalf("an accepted complaint is offered %q", p.Template().Options)
	}
	desktest.MustNotShow(t, o, "Lý do vẫn soạn văn bản này")
	p.Take("…")
	if !offers(p, refusal) {
		t.Fatalf("asked for all: %q", p.Template().Options)
	}
	p.Template().SetValue(register.DocumentComplaintRefused)
	p.Take(register.DocumentComplaintRefused)
	desktest.MustShow(t, o, "Lý do vẫn soạn văn bản này", refusal)
	p.Type("Trần Văn Chủ", map[string]string{"ly_do": "hết thời hiệu", "khoan_dieu_11": "6"})
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Văn bản không hợp với đơn lúc này: hãy ghi lý do")
	if now := desktest.Stored(t, o, l); len(now.Documents()) != 0 {
		t.Fatalf("written without a reason: %+v", now.Documents())
	}
	p.Insist("Lập lại theo ý kiến Chủ tịch")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if strings.Contains(desktest.Shown(o), "Văn bản còn thiếu") {
		desktest.TapButton(t, o, "Ghi với dấu chấm")
	}
	now := desktest.Stored(t, o, l)
	if len(now.Unissued) != 1 || now.Unissued[0].Insisted != "Lập lại theo ý kiến Chủ tịch" || !strings.Contains(now.Unissued[0].Type, "không thụ lý") {
		t.Errorf("%+v\n%s", now.Unissued, desktest.Shown(o))
	}
	desktest.MustShow(t, o, "Lý do vẫn soạn: Lập lại theo ý kiến Chủ tịch") // in the steps of the letter
}
