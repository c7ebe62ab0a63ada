package reception_test

import (
	"strings"
	"testing"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/reception"
	"donthu/data/register"
)

// concluded is the page of a visit that the head received, where he directed something.
func concluded(t *testing.T, kind register.Kind, given ...register.Directed) (*desktop.Program, *reception.Visit) {
	t.Helper()
	o := desktest.New(t)
	p := visitInFront(t, o)
	visit := p.Visit()
	visit.Kind, visit.Type, visit.Host, visit.ReceivedBy = kind, register.Scheduled, register.Head, "Phạm Văn Chủ"
	if err := o.Do().CorrectReception(o.Ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	for _, d := range given {
		d.Source, d.Visit = register.FromVisit, p.Id()
		desktest.Give(t, o, d)
	}
	p.Enter()
	composed(t, o, p, register.DocumentReceipt)
	return o, p
}

// The notice of what the head concluded says who does what by when, as the visit's
// directions have it.
func TestConclusionNamesWhoDoesWhatByWhen(t *testing.T) {
	recount := register.Directed{Content: "Tính lại mức hỗ trợ", Doer: "Lê Văn Cần", Unit: "Phòng Kinh tế", Due: 20261130}
	o, p := concluded(t, register.Complaint, recount)
	desktest.SaysAll(t, composed(t, o, p, register.DocumentVisitConclusion), "Tính lại mức hỗ trợ",
		"Giao Lê Văn Cần, Phòng Kinh tế thực hiện, hoàn thành trước ngày 30 tháng 11 năm 2026")

	o, p = concluded(t, register.Complaint, recount, register.Directed{Content: "Đo lại thửa đất", Doer: "Trần Thị Đào", Due: 20261215})
	text := composed(t, o, p, register.DocumentVisitConclusion)
	desktest.SaysAll(t, text, "Tính lại mức hỗ trợ (Lê Văn Cần, Phòng Kinh tế; hạn 30/11/2026)", "Đo lại thửa đất (Trần Thị Đào; hạn 15/12/2026)",
		"Giao Lê Văn Cần, Phòng Kinh tế; Trần Thị Đào thực hiện")
	if strings.Contains(text, "hoàn thành trước") {
		t.Errorf("two days of completion become one:\n%s", text)
	}
}

// Who carries out reads nothing of a denouncer in the notice; the denouncer has a text that
// names who came (LTC Điều 8 khoản 3).
func TestConclusionOfADenouncerNamesNobodyToOthers(t *testing.T) {
	o, p := concluded(t, register.Denunciation, register.Directed{Content: "Xác minh việc thu tiền", Doer: "Lê Văn Cần", Due: 20261130})
	text := composed(t, o, p, register.DocumentVisitConclusion)
	desktest.SaysAll(t, text, "Xác minh việc thu tiền", "Giao Lê Văn Cần thực hiện")
	all := p.Visit().Unissued
	copies := register.CopiesOf(all, all[len(all)-2].Step)
	if len(copies) != 1 {
		t.Fatalf("no text for the denouncer: %+v", all)
	}
	own := written(t, o, copies[0])
	desktest.SaysAll(t, own, "Xác minh việc thu tiền", "Hồ Văn Núi", "Không đồng ý mức hỗ trợ")
	for _, secret := range []string{"Núi", "Tổ 4", "0988123456", "Không đồng ý mức hỗ trợ"} {
		if strings.Contains(text, secret) {
			t.Errorf("who carries it out reads %q:\n%s", secret, text)
		}
	}
}
