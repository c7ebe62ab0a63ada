package desktop

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/data"
	"donthu/reports/document"
)

// written is the text of a document issued on a visit.
func written(t *testing.T, o *office, r data.Reply) string {
	t.Helper()
	raw, err := os.ReadFile(o.documentPath(r.File))
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Text(raw)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func saysAll(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("the document lacks %q:\n%s", want, text)
		}
	}
}

// composed writes the document that the visit asks for with keys alone.
func composed(t *testing.T, o *office, p *visitPage, template string) string {
	t.Helper()
	before := len(p.visit.Replies)
	shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	c, ok := o.shell.top().(*composePage)
	if !ok {
		t.Fatalf("Alt+6 opens %T", o.shell.top())
	}
	if c.info.Name != template {
		t.Fatalf("%s stands in front, not %s", c.info.Name, template)
	}
	if c.beside[data.FieldSignedBy] != nil {
		c.signer.SetText("Phạm Văn Chủ")
	}
	shortcut(o, fyne.KeyS, control)
	if o.window.Canvas().Overlays().Top() != nil {
		t.Fatalf("%s is asked about: %s", template, shown(o))
	}
	if len(p.visit.Replies) != before+1 {
		t.Fatalf("%s was not written: %s", template, shown(o))
	}
	return written(t, o, p.visit.Replies[before])
}

// What is handed in gets a receipt, and what the head concluded a notice, each a
// document of the visit that says what the desk wrote down.
func TestReceiptAndConclusionOfAVisit(t *testing.T) {
	o := newTestOffice(t)
	p := oneVisit(t, o)
	visit := p.visit
	visit.Type, visit.Host, visit.ReceivedBy, visit.Handling = data.Scheduled, data.Head, "Phạm Văn Chủ", "Kiểm tra lại mức hỗ trợ"
	if err := o.store.CorrectReception(o.ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	p.enter()
	receipt := composed(t, o, p, receiptTemplate)
	saysAll(t, receipt, "GIẤY BIÊN NHẬN", "Hồ Văn Núi", "ngày 09 tháng 11 năm 2026", "Quyết định 12", "Tổ 4", "079")
	if strings.Contains(receipt, "Đơn khiếu nại") {
		t.Errorf("no letter was handed in:\n%s", receipt)
	}
	saysAll(t, composed(t, o, p, visitConclusionTemplate), "Số: 01/TB-UBND", "Ngày 09 tháng 11 năm 2026", "Phạm Văn Chủ", "Hồ Văn Núi",
		"Không đồng ý mức hỗ trợ", "Kiểm tra lại mức hỗ trợ")
	mustShow(t, o, "Giấy biên nhận thông tin, tài liệu", "Thông báo kết luận việc tiếp công dân")
	if v, err := o.store.Verify(o.ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

// A visit that is refused gets the notice of it.
func TestRefusalOfAVisit(t *testing.T) {
	o := newTestOffice(t)
	p := oneVisit(t, o)
	visit := p.visit
	visit.Refusal, visit.Papers = "Vụ việc đã giải quyết đúng chính sách, pháp luật", nil
	if err := o.store.CorrectReception(o.ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	p.enter()
	mustShow(t, o, "Từ chối tiếp: Vụ việc đã giải quyết")
	saysAll(t, composed(t, o, p, visitRefusalTemplate), "THÔNG BÁO", "từ chối tiếp", "Hồ Văn Núi", "Ngày 09 tháng 11 năm 2026", "khoản 3 Điều 9", "Không đồng ý mức hỗ trợ")
}
