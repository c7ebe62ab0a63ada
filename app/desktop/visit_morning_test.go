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
func written(t *testing.T, o *program, r data.Reply) string {
	t.Helper()
	raw, err := os.ReadFile(o.do().DocumentPath(r.File))
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Text(raw)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// composed writes the document that the visit asks for with keys alone.
func composed(t *testing.T, o *program, p *visitPage, template string) string {
	t.Helper()
	before := len(p.visit.Replies)
	shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	fillIn(o, "Người ký", "Phạm Văn Chủ")
	shortcut(o, fyne.KeyS, control)
	if o.window.Canvas().Overlays().Top() != nil {
		t.Fatalf("%s is asked about: %s", template, shown(o))
	}
	if len(p.visit.Replies) != before+1 {
		t.Fatalf("%s was not written: %s", template, shown(o))
	}
	reply := p.visit.Replies[before]
	if reply.Template != template {
		t.Fatalf("%s was written, not %s", reply.Template, template)
	}
	return written(t, o, reply)
}

// What is handed in gets a receipt, and what the head concluded a notice, each a
// document of the visit that says what the desk wrote down.
func TestReceiptAndConclusionOfAVisit(t *testing.T) {
	o := newTestOffice(t)
	p := visitInFront(t, o)
	visit := p.visit
	visit.Type, visit.Host, visit.ReceivedBy, visit.Handling = data.Scheduled, data.Head, "Phạm Văn Chủ", "Kiểm tra lại mức hỗ trợ"
	if err := o.store.CorrectReception(o.ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	p.Enter()
	receipt := composed(t, o, p, data.DocumentReceipt)
	saysAll(t, receipt, "GIẤY BIÊN NHẬN", "Hồ Văn Núi", "ngày 09 tháng 11 năm 2026", "Quyết định 12", "Tổ 4", "079")
	if strings.Contains(receipt, "Đơn khiếu nại") {
		t.Errorf("no letter was handed in:\n%s", receipt)
	}
	saysAll(t, composed(t, o, p, data.DocumentVisitConclusion), "Số: 01/TB-UBND", "Ngày 09 tháng 11 năm 2026", "Phạm Văn Chủ", "Hồ Văn Núi",
		"Không đồng ý mức hỗ trợ", "Kiểm tra lại mức hỗ trợ")
	mustShow(t, o, "Giấy biên nhận thông tin, tài liệu", "Thông báo kết luận việc tiếp công dân")
	if v, err := o.store.Verify(o.ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

// A visit that is refused gets the notice of it.
func TestRefusalOfAVisit(t *testing.T) {
	o := newTestOffice(t)
	p := visitInFront(t, o)
	visit := p.visit
	visit.Refusal, visit.Papers = "Vụ việc đã giải quyết đúng chính sách, pháp luật", nil
	if err := o.store.CorrectReception(o.ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	p.Enter()
	mustShow(t, o, "Từ chối tiếp: Vụ việc đã giải quyết")
	saysAll(t, composed(t, o, p, data.DocumentVisitRefused), "THÔNG BÁO", "từ chối tiếp", "Hồ Văn Núi", "Ngày 09 tháng 11 năm 2026", "khoản 3 Điều 9", "Không đồng ý mức hỗ trợ")
}

// openTurn opens a visit of the day from the desk's table with keys.
func openTurn(t *testing.T, o *program, turn int) *visitPage {
	t.Helper()
	room := o.shell.top().(*receptionRoom)
	o.window.Canvas().Focus(room.parts[tabDesk].(*visitDesk).table)
	press(o, fyne.KeyHome)
	for range turn - 1 {
		press(o, fyne.KeyDown)
	}
	press(o, fyne.KeyReturn)
	p, ok := o.shell.top().(*visitPage)
	if !ok || p.visit.Turn != turn {
		t.Fatalf("turn %d opens %T: %s", turn, o.shell.top(), shown(o))
	}
	return p
}

// A morning of twelve visitors of all sorts, from the first greeting to the papers
// that each of them takes home, typed and nothing else.
func TestWholeReceptionMorningByKeyboard(t *testing.T) {
	o := newTestOffice(t)
	if _, err := o.store.AddReception(o.ctx(), data.Reception{On: 20261105, Type: data.Regular, Host: data.Officer, People: 1, Turn: 1,
		Visitor: data.Person{Name: "Lê Thị Cũ", Address: "12 Hàng Bông", Identity: "001099"}, Content: "Hỏi việc bồi thường"}); err != nil {
		t.Fatal(err)
	}
	atDesk(t, o)
	f := o.shell.top().(*visitForm)
	f.focus(f.questions.named(data.FieldType))
	typeInto(o, "2")
	tab(o, 2)
	for i := 1; i <= 12; i++ {
		leader, people, kind, papers, refusal := "", "", "k", "", ""
		name := "Người " + numberWord(i)
		if i == 1 {
			leader = "Phạm Văn Chủ"
		}
		switch i {
		case 2: // was here before: the address is not typed again
			typeInto(o, "Lê Thị Cũ")
			mustShow(t, o, "Đến ngày 05/11/2026")
			shortcut(o, fyne.KeyD, control)
			press(o, fyne.KeyReturn)
			if got := focusedField(o); got != "Loại nội dung" {
				t.Fatalf("the cursor stands in %q", got)
			}
			typeFields(o, "3", "Hỏi lại việc bồi thường", "Trả lời bằng văn bản", "Hướng dẫn")
			shortcut(o, fyne.KeyS, control|fyne.KeyModifierShift)
			continue
		case 3:
			people = "6"
		case 5:
			refusal = "Vụ việc đã giải quyết đúng pháp luật"
		case 6:
			papers = "Quyết định 12; 3 trang"
		case 8:
			kind = "p"
		}
		typeFields(o, name, "Tổ "+numberWord(i), "0790000"+numberWord(i), "")
		if people != "" {
			press(o, fyne.KeyEnd, fyne.KeyBackspace)
		}
		typeFields(o, people, leader)
		if i == 4 { // speaks for somebody, with a paper that says so
			typeInto(o, "3")
			press(o, fyne.KeyTab)
			typeFields(o, "Trần Văn Vắng", "Giấy ủy quyền 15 ngày 02/11/2026")
		} else {
			typeFields(o, "")
		}
		if people != "" {
			mustShow(t, o, "cử 1 hoặc 2 người đại diện")
			typeInto(o, "Lê Thị Một")
			press(o, fyne.KeyReturn)
			typeInto(o, "Trần Văn Hai")
			press(o, fyne.KeyTab)
		}
		typeFields(o, kind, "Việc "+numberWord(i), "Xem xét lại", "Kiểm tra lại hồ sơ", "", "", papers, "", "", refusal)
		if i < 12 {
			shortcut(o, fyne.KeyS, control|fyne.KeyModifierShift)
			if o.window.Canvas().Overlays().Top() != nil || focusedField(o) != "Người được tiếp" {
				t.Fatalf("after visitor %d: %s", i, shown(o))
			}
		} else {
			shortcut(o, fyne.KeyS, control)
		}
	}
	press(o, fyne.KeyEscape)
	mustShow(t, o, "Ngày 20/11/2026: 12 lượt tiếp, 17 người, 1 đoàn đông người")
	visits := visitsOfDay(t, o)
	if again := visits[1]; again.Visitor.Address != "12 Hàng Bông" || again.Visitor.Identity != "001099" {
		t.Errorf("the earlier visitor: %+v", again.Visitor)
	}
	if group := visits[2]; group.People != 6 || strings.Join(group.Representatives, ", ") != "Lê Thị Một, Trần Văn Hai" {
		t.Errorf("the group: %+v", group)
	}
	if r := visits[3]; r.Capacity != data.Authorised || r.ActsFor != "Trần Văn Vắng" || r.Authority != "Giấy ủy quyền 15 ngày 02/11/2026" {
		t.Errorf("the authorised: %+v", r)
	}

	saysAll(t, composed(t, o, openTurn(t, o, 5), data.DocumentVisitRefused), "Người năm", "Việc năm", "khoản 3 Điều 9")
	press(o, fyne.KeyEscape)
	saysAll(t, composed(t, o, openTurn(t, o, 6), data.DocumentReceipt), "Quyết định 12", "Người sáu")
	saysAll(t, composed(t, o, o.shell.top().(*visitPage), data.DocumentVisitConclusion), "Kiểm tra lại hồ sơ", "Phạm Văn Chủ")
	press(o, fyne.KeyEscape)

	openTurn(t, o, 7)
	shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	shortcut(o, fyne.KeyS, control)
	if letter := letterNumbered(t, o, "1/2026"); letter.Sender.Name != "Người bảy" || letter.Content != "Việc bảy" || letter.Request != "Xem xét lại" {
		t.Errorf("the letter: %+v", letter.Facts)
	}
	press(o, fyne.KeyEscape)
	mustShow(t, o, "Mở đơn số 1/2026")
	press(o, fyne.KeyEscape)

	openTurn(t, o, 8)
	shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	press(o, fyne.KeyTab)
	typeInto(o, "Đã giải thích tại chỗ")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Đã trả lời 20/11/2026")
	if v, err := o.store.Verify(o.ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

func numberWord(i int) string {
	return strings.Fields("không một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai")[i]
}
