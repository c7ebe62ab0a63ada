package desktop

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	clerk "donthu/app/office"
	"donthu/data"
	"donthu/data/law"
	"donthu/reports/document"
)

// accepted are petitions that were accepted, one of them without the sender's
// address, and a complaint.
func accepted(t *testing.T) (*program, []data.Letter) {
	t.Helper()
	o := newTestOffice(t)
	var all []data.Letter
	for i, name := range []string{"Nguyễn Thị Ánh", "Trần Văn Bình", "Lê Thị Cúc", "Phạm Văn Dũng"} {
		f := complaintOn(name, "Đề nghị sửa đèn đường hẻm 12", "2026-11-02")
		f.Kind, f.Against, f.Sender.Address = data.Petition, "", fmt.Sprintf("%d Nguyễn Xí", i+1)
		if i == 2 {
			f.Sender.Address = ""
		}
		if i == 3 {
			f.Kind, f.Against = data.Complaint, "UBND phường"
		}
		l := addLetter(t, o, f)
		on := data.MustDate("2026-11-09")
		l, err := o.store.AddSteps(o.ctx(), l.ID, data.Draft{On: on, Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}},
			data.Draft{On: on, Content: data.Accepted{}})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	return o, all
}

func TestTheSameDocumentForTheMarkedLetters(t *testing.T) {
	o, all := accepted(t)
	opened := opensNothing(t)
	o.shell.goTo(roomRegister, nil)
	r := o.shell.top().(*register)
	mustShow(t, o, "Văn bản hàng loạt…")
	r.table.SetMarked([]string{fmt.Sprint(all[0].ID), fmt.Sprint(all[1].ID), fmt.Sprint(all[2].ID), fmt.Sprint(all[3].ID)})
	mustShow(t, o, "Bỏ đánh dấu")
	tapButton(t, o, "Văn bản cho 4 đơn đã đánh dấu…")
	p := o.shell.top().(*batchPage)
	p.template.SetValue(data.DocumentAnswer)
	p.signer.SetText("")
	p.check()
	tapButton(t, o, "Ghi 0 văn bản (Ctrl+S)")
	mustShow(t, o, "Chưa có nội dung.", "Mẫu không dùng cho loại đơn này.")
	if len(stored(t, o, all[0]).Replies) > 0 {
		t.Fatal("an incomplete document was written")
	}
	p.signer.SetText("Đỗ Minh Trí")
	p.typed["noi_dung_tra_loi"].set("Phường đã sửa đèn ngày 15/11/2026.")
	p.check()
	mustShow(t, o, "Sẽ ghi 2 văn bản", "2 đơn ghi chữ đỏ bị bỏ ra.", "Còn thiếu: địa chỉ")
	p.table.Select(1)
	tapButton(t, o, "Xem văn bản của đơn đang chọn")
	mustShow(t, o, "Phường đã sửa đèn", "Trần Văn Bình")
	tapButton(t, o, "Đóng")
	o.window.Canvas().Focus(p.signer)
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	tapButton(t, o, "Hủy")
	o.window.Canvas().Unfocus()
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl) // also when no field has the focus
	mustShow(t, o, "Ghi 2 văn bản “Công văn trả lời kiến nghị, phản ánh”")
	tapButton(t, o, "Ghi")

	mustShow(t, o, "Đã ghi 2 văn bản; 2 đơn không ghi.", "Số từ 01/UBND đến 02/UBND.", "Còn thiếu: địa chỉ", "Mẫu không dùng cho loại đơn này.")
	for i, number := range []string{"01/UBND", "02/UBND", "", ""} {
		l := stored(t, o, all[i])
		if got := l.LastReply().Number; got != number {
			t.Errorf("letter %d got %q, want %q", i, got, number)
		}
		if number == "" {
			continue
		}
		raw, err := os.ReadFile(o.do().DocumentPath(l.LastReply().File))
		if err != nil {
			t.Fatal(err)
		}
		text, err := document.Text(raw)
		if err != nil || !strings.Contains(text, l.Sender.Name) || !strings.Contains(text, number) || strings.Contains(text, document.Dots) {
			t.Errorf("%v: %s", err, text)
		}
		if l.LastReply().To != l.Sender.Name {
			t.Errorf("goes to %q", l.LastReply().To)
		}
	}
	tapButton(t, o, "Mở tệp gộp để in")
	if len(*opened) != 1 || filepath.Base(filepath.Dir((*opened)[0])) != "in-gop" {
		t.Fatalf("opened %v", *opened)
	}
	raw, err := os.ReadFile((*opened)[0])
	if err != nil {
		t.Fatal(err)
	}
	if text, err := document.Text(raw); err != nil || !strings.Contains(text, "Nguyễn Thị Ánh") || !strings.Contains(text, "Trần Văn Bình") {
		t.Errorf("%v: %s", err, text)
	}
	press(o, fyne.KeyEscape)
	if _, back := o.shell.top().(*register); !back {
		t.Errorf("in front is %T", o.shell.top())
	}
	openBatch(o.office, []data.Letter{stored(t, o, all[0]), stored(t, o, all[1])}, data.DocumentAnswer)
	p = o.shell.top().(*batchPage)
	p.typed["noi_dung_tra_loi"].set("Đã sửa.")
	p.check()
	mustShow(t, o, "Đã có văn bản này: 01/UBND", "Sẽ ghi 0 văn bản")
}

// Numbers that the mail clerk's book gave to other documents are passed over, and
// what is stopped takes none.
func TestNumbersOfABatchFollowEachOther(t *testing.T) {
	o, all := accepted(t)
	if _, err := o.store.AddSteps(o.ctx(), all[3].ID, data.Draft{On: data.MustDate("2026-11-10"),
		Content: data.Reply{Type: "Công văn", Number: "06/UBND", On: data.MustDate("2026-11-10")}}); err != nil {
		t.Fatal(err)
	}
	openBatch(o.office, all[:2], data.DocumentAnswer)
	p := o.shell.top().(*batchPage)
	p.signer.SetText("Đỗ Minh Trí")
	p.typed["noi_dung_tra_loi"].set("Đã sửa.")
	p.number.SetText("5")
	p.check()
	p.confirm()
	tapButton(t, o, "Ghi")
	first, second := stored(t, o, all[0]), stored(t, o, all[1])
	if a, b := first.LastReply().Number, second.LastReply().Number; a != "05/UBND" || b != "07/UBND" {
		t.Errorf("numbers %q and %q", a, b)
	}

	ctx, stop := context.WithCancel(context.Background())
	wanted := []data.Letter{all[0], all[1]}
	info, template, err := document.Read(o.dir, "giay-bien-nhan")
	if err != nil {
		t.Fatal(err)
	}
	draft := func(l data.Letter) clerk.Draft {
		return clerk.Draft{Of: l.ID, Info: info, Template: template, Symbol: "UBND", Options: document.Options{On: o.today()}}
	}
	outcome := writeBatch(o.office, ctx, wanted, []clerk.Draft{draft(all[0]), draft(all[1])}, false, func(part float64, _ string) {
		if part > 0 {
			stop()
		}
	})
	if d := outcome.done; len(d) != 2 || d[0].reply.Number != "08/UBND" || d[1].reply.Number != "" || !strings.Contains(d[1].why, "đã dừng") {
		t.Errorf("%+v", outcome.done)
	}
	if next, err := o.store.NextReplyNumber(o.ctx(), 2026, "UBND"); err != nil || next != 9 {
		t.Errorf("next number %d, %v", next, err)
	}
}

// Papers without a number are written for many letters too.
func TestReceiptsForManyLetters(t *testing.T) {
	o, all := accepted(t)
	openBatch(o.office, all[:2], "giay-bien-nhan")
	p := o.shell.top().(*batchPage)
	mustShow(t, o, "Sẽ ghi 2 văn bản")
	p.confirm()
	tapButton(t, o, "Ghi")
	mustShow(t, o, "Đã ghi 2 văn bản; 0 đơn không ghi.")
	for _, l := range all[:2] {
		now := stored(t, o, l)
		if r := now.LastReply(); r.Template != "giay-bien-nhan" || r.Number != "" {
			t.Errorf("%+v", r)
		}
	}
}

// The results of a period go to who waits for them, and the register says so.
func TestResultsAreSentInABatch(t *testing.T) {
	o, all := accepted(t)
	on := data.MustDate("2026-11-12")
	for _, l := range all[:2] {
		if _, err := o.store.AddSteps(o.ctx(), l.ID, data.Draft{On: on, Content: data.Settlement{Result: data.Right, On: on}}); err != nil {
			t.Fatal(err)
		}
	}
	o.shell.goTo(roomReports, nil)
	tapButton(t, o, "Gửi kết quả…")
	if b := findButton(o, "Mọi đơn (2)"); b != nil {
		tapButton(t, o, "Mọi đơn (2)")
	}
	p, ok := o.shell.top().(*batchPage)
	if !ok || p.info.Name != data.DocumentResult || len(p.letters) != 2 {
		t.Fatalf("in front is %T", o.shell.top())
	}
	mustShow(t, o, "Ghi luôn vào sổ là đã gửi kết quả")
	p.signer.SetText("Đỗ Minh Trí")
	p.check()
	p.confirm()
	tapButton(t, o, "Ghi")
	for i, l := range all[:2] {
		now := stored(t, o, l)
		sent := now.Life.Results
		if len(sent) != 1 || sent[0].Number != now.LastReply().Number || sent[0].To != "Ban Tiếp công dân thành phố" || sent[0].On != o.today() {
			t.Errorf("letter %d: sent %+v", i, sent)
		}
		if want := fmt.Sprintf("%02d/PG-UBND", i+1); now.LastReply().Number != want {
			t.Errorf("number %q, want %q", now.LastReply().Number, want)
		}
	}
	found, err := o.store.Verify(o.ctx())
	if err != nil || len(found.Findings) > 0 {
		t.Errorf("%v, %v", found.Findings, err)
	}
	openBatch(o.office, []data.Letter{stored(t, o, all[0]), stored(t, o, all[2])}, data.DocumentResult)
	mustShow(t, o, "Đã gửi kết quả cho Ban Tiếp công dân thành phố ngày 20/11/2026.", "Chưa có kết quả giải quyết để gửi.", "Sẽ ghi 0 văn bản")
	o.back()
	o.shell.goTo(roomReports, nil)
	tapButton(t, o, "Gửi kết quả…")
	mustShow(t, o, "Không có đơn nào đã giải quyết mà chưa gửi kết quả.")
}

// From the letter's page one document tells the result, and with it the step.
func TestTheResultIsSentFromTheLettersPage(t *testing.T) {
	o, all := accepted(t)
	on := data.MustDate("2026-11-12")
	l, err := o.store.AddSteps(o.ctx(), all[0].ID, data.Draft{On: on, Content: data.Settlement{Result: data.Right, On: on}})
	if err != nil {
		t.Fatal(err)
	}
	o.open(LetterRef{ID: l.ID})
	next := o.guideOf(l)
	at := slices.IndexFunc(next, func(s law.NextStep) bool { return s.Type == data.StepResultSent })
	if at < 0 {
		t.Fatal("the guide does not offer it")
	}
	o.shell.top().(*letterPage).record(next[at])
	p, ok := o.shell.top().(*composePage)
	if !ok {
		t.Fatalf("in front is %T", o.shell.top())
	}
	p.signer.SetText("Đỗ Minh Trí")
	p.sent.SetChecked(false)
	p.write(false)
	if now := stored(t, o, l); len(now.Replies) != 1 || len(now.Life.Results) != 0 {
		t.Errorf("%+v", now.Life.Results)
	}
	o.open(ComposeRef{Letter: l, Next: next[at]})
	p = o.shell.top().(*composePage)
	p.signer.SetText("Đỗ Minh Trí")
	p.write(false)
	if now := stored(t, o, l); len(now.Replies) != 2 || len(now.Life.Results) != 1 || now.Life.Results[0].Number != "02/PG-UBND" {
		t.Errorf("%+v", now.Life.Results)
	}
}
