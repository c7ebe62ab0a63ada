package register

import (
	"encoding/json"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/steps"
)

func denunciation() Letter {
	return Letter{ID: 7, Number: Number{Year: 2026, Count: 12}, Facts: Facts{
		ReceivedOn: day.Must("2026-06-01"), Kind: Denunciation, Sender: Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp, phường 3", Phone: "0903 123 456"},
		CoSigners: []Person{{Name: "Tôn Nữ Giàu"}}, Against: "Ông Lê Văn Cán", Content: "Bà Quách Thị Ẩn và bà Giàu tố cáo ông Lê Văn Cán", Matter: "A",
		Attachments: []Attachment{{Name: "Đơn của Quach Thi An", Pages: 2}},
	}, Replies: []Reply{{Number: "12/TB-UBND", To: "bà Quách Thị Ẩn, 88/2 Vạn Kiếp"}}}
}

func TestMaskedLettersNameNoDenouncer(t *testing.T) {
	l := denunciation()
	masked := l.Masked()
	raw, _ := json.Marshal(masked)
	for _, secret := range []string{"Quách", "Quach", "Ẩn", "Giàu", "Vạn Kiếp", "0903"} {
		if strings.Contains(string(raw), secret) {
			t.Errorf("%q is told: %s", secret, raw)
		}
	}
	if masked.Sender.Name != "Người tố cáo – mã TC-12/2026" || masked.Signatories != 2 || masked.Matter != "A" || masked.Against != "Ông Lê Văn Cán" || masked.Replies[0].Number != "12/TB-UBND" {
		t.Errorf("%+v", masked)
	}
	if l.Content != denunciation().Content || l.Replies[0].To != denunciation().Replies[0].To || l.Attachments[0] != denunciation().Attachments[0] {
		t.Error("the letter itself was changed")
	}
	l.Kind = Complaint
	if masked := l.Masked(); masked.Sender.Name != "Quách Thị Ẩn" || l.ShownSender() != "Quách Thị Ẩn" {
		t.Errorf("a complainant is no secret: %+v", masked.Sender)
	}
	if l.Kind = ""; l.ShownSender() != "Người tố cáo – mã TC-12/2026" {
		t.Error("what speaks of a denunciation and has no kind yet is secret too")
	}
}

func TestMaskedVisitsNameNoDenouncer(t *testing.T) {
	r := Reception{ID: 4, Kind: Denunciation, Visitor: Person{Name: "Quách Thị Ẩn", Identity: "079171001234"}, ActsFor: "Tôn Nữ Giàu", Representatives: []string{"Quách Thị Ẩn", "Ông Bí Mật"}, Content: "Bà Ẩn tố cáo"}
	masked := r.Masked()
	raw, _ := json.Marshal(masked)
	for _, secret := range []string{"Ẩn", "Giàu", "Bí Mật", "0791"} {
		if strings.Contains(string(raw), secret) {
			t.Errorf("%q is told: %s", secret, raw)
		}
	}
	if masked.Visitor.Name != "Người tố cáo – mã TC-lượt 4" {
		t.Error(masked.Visitor.Name)
	}
	if r.Letter = "12/2026"; r.ShownVisitor() != "Người tố cáo – mã TC-12/2026" {
		t.Error(r.ShownVisitor())
	}
}

// A name that was misspelt at first and put right stays in the history: both are
// hidden there. When the letter turns out to be no denunciation nothing is.
func TestMaskedStepsNameNoDenouncer(t *testing.T) {
	l := denunciation()
	first := l.Facts
	first.Sender.Name, first.Content = "Quách Thị Ấn", "Đơn của bà Quách Thị Ấn"
	mended, err := steps.Correct(1, first.ReceivedOn, Received{Number: l.Number, Facts: l.Facts}, "Đúng tên là Quách Thị Ẩn")
	if err != nil {
		t.Fatal(err)
	}
	all := []steps.Step{
		{Seq: 1, SubjectID: 7, On: first.ReceivedOn, Content: Received{Number: l.Number, Facts: first}},
		{Seq: 2, SubjectID: 7, On: first.ReceivedOn, Content: Noted{Text: "Bà Quách Thị Ấn gọi hỏi từ số 0903.123.456"}},
		{Seq: 3, SubjectID: 7, Content: mended.Content},
		{Seq: 4, SubjectID: 7, Content: steps.Revealed{}},
	}
	raw, _ := json.Marshal(MaskSteps(all))
	for _, secret := range []string{"Quách", "Ẩn", "Ấn", "0903", "Vạn Kiếp"} {
		if strings.Contains(string(raw), secret) {
			t.Errorf("%q is told: %s", secret, raw)
		}
	}
	if all[1].Content.(Noted).Text != "Bà Quách Thị Ấn gọi hỏi từ số 0903.123.456" {
		t.Error("the steps themselves were changed")
	}
	if now, err := Fold(all); err != nil || now.Sender.Name != "Quách Thị Ẩn" {
		t.Errorf("a look changes the letter: %v %+v", err, now.Sender)
	}
	facts := l.Facts
	facts.Kind = Complaint
	if mended, err = steps.Correct(1, first.ReceivedOn, Received{Number: l.Number, Facts: facts}, "Là đơn khiếu nại"); err != nil {
		t.Fatal(err)
	}
	if shown := MaskSteps(append(all, steps.Step{Seq: 5, SubjectID: 7, Content: mended.Content})); shown[0].Content.(Received).Sender.Name != "Quách Thị Ấn" {
		t.Error("a complainant is no secret")
	}
}
