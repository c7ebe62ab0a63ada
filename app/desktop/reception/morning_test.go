package reception_test

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/reception"
	"donthu/data/register"
	"donthu/reports/docx"
)

// written is the text of a document issued on a visit.
func written(t *testing.T, o *desktop.Program, r register.Reply) string {
	t.Helper()
	raw, err := os.ReadFile(o.Do().DocumentPath(r.File))
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(raw)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// composed writes the document that the visit asks for with keys alone.
func composed(t *testing.T, o *desktop.Program, p *reception.Visit, template string) string {
	t.Helper()
	before := len(p.Visit().Unissued)
	desktest.Shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	desktest.FillIn(o, "Người ký", "Phạm Văn Chủ")
	if template == register.DocumentVisitRefused { // says on which answer it stands (LTCD Điều 9 khoản 3)
		desktest.FillIn(o, "Văn bản đã kiểm tra, rà soát, trả lời", "Văn bản số 12/UBND ngày 05/10/2026")
	}
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if o.Window.Canvas().Overlays().Top() != nil {
		t.Fatalf("%s is asked about: %s", template, desktest.Shown(o))
	}
	if all := p.Visit().Unissued; len(all)-len(register.CopiesOf(all, all[len(all)-1].CopyOf)) != before+1 {
		t.Fatalf("%s was not written: %s", template, desktest.Shown(o))
	}
	reply := p.Visit().Unissued[before]
	if reply.Template != template {
		t.Fatalf("%s was written, not %s", reply.Template, template)
	}
	return written(t, o, reply)
}

// What is handed in gets a receipt, and what the head concluded a notice, each a
// document of the visit that says what the desk wrote down.
func TestReceiptAndConclusionOfAVisit(t *testing.T) {
	o := desktest.New(t)
	p := visitInFront(t, o)
	visit := p.Visit()
	visit.Type, visit.Host, visit.ReceivedBy, visit.Handling = register.Scheduled, register.Head, "Phạm Văn Chủ", "Kiểm tra lại mức hỗ trợ"
	if err := o.Do().CorrectReception(o.Ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	p.Enter()
	receipt := composed(t, o, p, register.DocumentReceipt)
	desktest.SaysAll(t, receipt, "GIẤY BIÊN NHẬN", "Hồ Văn Núi", "ngày 09 tháng 11 năm 2026", "Quyết định 12", "Tổ 4", "079")
	if strings.Contains(receipt, "Đơn khiếu nại") {
		t.Errorf("no letter was handed in:\n%s", receipt)
	}
	desktest.SaysAll(t, composed(t, o, p, register.DocumentVisitConclusion), "Số: "+string(docx.NoNumber)+"/TB-UBND", "Ngày 09 tháng 11 năm 2026", "Phạm Văn Chủ", "Hồ Văn Núi",
		"Không đồng ý mức hỗ trợ", "Kiểm tra lại mức hỗ trợ")
	desktest.MustShow(t, o, "Giấy biên nhận thông tin, tài liệu", "Thông báo kết luận việc tiếp công dân")
	if v, err := o.Do().Verify(o.Ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

// A visit that is refused gets the notice of it.
func TestRefusalOfAVisit(t *testing.T) {
	o := desktest.New(t)
	p := visitInFront(t, o)
	visit := p.Visit()
	visit.Refusal, visit.Papers = "Vụ việc đã giải quyết đúng chính sách, pháp luật", nil
	if err := o.Do().CorrectReception(o.Ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	p.Enter()
	desktest.MustShow(t, o, "Từ chối tiếp: Vụ việc đã giải quyết")
	desktest.SaysAll(t, composed(t, o, p, register.DocumentVisitRefused), "THÔNG BÁO", "từ chối tiếp", "Hồ Văn Núi", "Ngày 09 tháng 11 năm 2026", "khoản 3 Điều 9", "Không đồng ý mức hỗ trợ")
}

// openTurn opens a visit of the day from the desk's table with keys.
func openTurn(t *testing.T, o *desktop.Program, turn int) *reception.Visit {
	t.Helper()
	room := o.Shell.Top().(*reception.Room)
	o.Window.Canvas().Focus(room.Parts()[reception.TabDesk].(*reception.VisitDesk).Table())
	desktest.Press(o, fyne.KeyHome)
	for range turn - 1 {
		desktest.Press(o, fyne.KeyDown)
	}
	desktest.Press(o, fyne.KeyReturn)
	p, ok := o.Shell.Top().(*reception.Visit)
	if !ok || p.Visit().Turn != turn {
		t.Fatalf("turn %d opens %T: %s", turn, o.Shell.Top(), desktest.Shown(o))
	}
	return p
}

// A morning of twelve visitors of all sorts, from the first greeting to the papers
// that each of them takes home, typed and nothing else.
func TestWholeReceptionMorningByKeyboard(t *testing.T) {
	o := desktest.New(t)
	if _, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20261105, Type: register.Regular, Host: register.Officer, People: 1, Turn: 1,
		Visitor: register.Person{Name: "Lê Thị Cũ", Address: "12 Hàng Bông", Identity: "001099"}, Content: "Hỏi việc bồi thường"}); err != nil {
		t.Fatal(err)
	}
	atDesk(t, o)
	o.Shell.Top().(*reception.VisitForm).Focus(register.FieldType)
	desktest.TypeInto(o, "2")
	tab(o, 2)
	for i := 1; i <= 12; i++ {
		leader, people, kind, papers, refusal := "", "", "k", "", ""
		name := "Người " + numberWord(i)
		if i == 1 {
			leader = "Phạm Văn Chủ"
		}
		switch i {
		case 2: // was here before: the address is not typed again
			desktest.TypeInto(o, "Lê Thị Cũ")
			desktest.MustShow(t, o, "Đến ngày 05/11/2026")
			desktest.Shortcut(o, fyne.KeyD, desktest.Control)
			desktest.Press(o, fyne.KeyReturn)
			if got := desktest.FocusedField(o); got != "Loại nội dung" {
				t.Fatalf("the cursor stands in %q", got)
			}
			desktest.TypeFields(o, "3", "Hỏi lại việc bồi thường", "Trả lời bằng văn bản", "Hướng dẫn")
			desktest.Shortcut(o, fyne.KeyS, desktest.Control|fyne.KeyModifierShift)
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
		desktest.TypeFields(o, name, "Tổ "+numberWord(i), "0790000"+numberWord(i), "")
		if people != "" {
			desktest.Press(o, fyne.KeyEnd, fyne.KeyBackspace)
		}
		desktest.TypeFields(o, people, leader)
		if i == 4 { // speaks for somebody, with a paper that says so
			desktest.TypeInto(o, "3")
			desktest.Press(o, fyne.KeyTab)
			desktest.TypeFields(o, "Trần Văn Vắng", "Giấy ủy quyền 15 ngày 02/11/2026")
		} else {
			desktest.TypeFields(o, "")
		}
		if people != "" {
			desktest.MustShow(t, o, "cử 1 hoặc 2 người đại diện")
			desktest.TypeInto(o, "Lê Thị Một")
			desktest.Press(o, fyne.KeyReturn)
			desktest.TypeInto(o, "Trần Văn Hai")
			desktest.Press(o, fyne.KeyTab)
		}
		desktest.TypeFields(o, kind, "Việc "+numberWord(i), "Xem xét lại", "Kiểm tra lại hồ sơ", "", "", papers, "", "", refusal)
		if i < 12 {
			desktest.Shortcut(o, fyne.KeyS, desktest.Control|fyne.KeyModifierShift)
			if o.Window.Canvas().Overlays().Top() != nil || desktest.FocusedField(o) != "Người được tiếp" {
				t.Fatalf("after visitor %d: %s", i, desktest.Shown(o))
			}
		} else {
			desktest.Shortcut(o, fyne.KeyS, desktest.Control)
		}
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Ngày 20/11/2026: 12 lượt tiếp, 17 người, 1 đoàn đông người")
	visits := visitsOfDay(t, o)
	if again := visits[1]; again.Visitor.Address != "12 Hàng Bông" || again.Visitor.Identity != "001099" {
		t.Errorf("the earlier visitor: %+v", again.Visitor)
	}
	if group := visits[2]; group.People != 6 || strings.Join(group.Representatives, ", ") != "Lê Thị Một, Trần Văn Hai" {
		t.Errorf("the group: %+v", group)
	}
	if r := visits[3]; r.Capacity != register.Authorised || r.ActsFor != "Trần Văn Vắng" || r.Authority != "Giấy ủy quyền 15 ngày 02/11/2026" {
		t.Errorf("the authorised: %+v", r)
	}

	desktest.SaysAll(t, composed(t, o, openTurn(t, o, 5), register.DocumentVisitRefused), "Người năm", "Việc năm", "khoản 3 Điều 9")
	desktest.Press(o, fyne.KeyEscape)
	desktest.SaysAll(t, composed(t, o, openTurn(t, o, 6), register.DocumentReceipt), "Quyết định 12", "Người sáu")
	desktest.SaysAll(t, composed(t, o, o.Shell.Top().(*reception.Visit), register.DocumentVisitConclusion), "Kiểm tra lại hồ sơ", "Phạm Văn Chủ")
	desktest.Press(o, fyne.KeyEscape)

	openTurn(t, o, 7)
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if letter := desktest.LetterNumbered(t, o, "1/2026"); letter.Sender.Name != "Người bảy" || letter.Content != "Việc bảy" || letter.Request != "Xem xét lại" {
		t.Errorf("the letter: %+v", letter.Facts)
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Mở đơn số 1/2026")
	desktest.Press(o, fyne.KeyEscape)

	openTurn(t, o, 8)
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "Đã giải thích tại chỗ")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Đã trả lời 20/11/2026")
	if v, err := o.Do().Verify(o.Ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

func numberWord(i int) string {
	return strings.Fields("không một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai")[i]
}
