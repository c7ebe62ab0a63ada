package documents_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/documents"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// accepted are petitions that were accepted, one of them without the sender's
// address, and a complaint.
func accepted(t *testing.T) (*desktop.Program, []register.Letter) {
	t.Helper()
	o := desktest.New(t)
	var all []register.Letter
	for i, name := range []string{"Nguyễn Thị Ánh", "Trần Văn Bình", "Lê Thị Cúc", "Phạm Văn Dũng"} {
		f := desktest.ComplaintOn(name, "Đề nghị sửa đèn đường hẻm 12", "2026-11-02")
		f.Kind, f.Against, f.Sender.Address = register.Petition, "", fmt.Sprintf("%d Nguyễn Xí", i+1)
		if i == 2 {
			f.Sender.Address = ""
		}
		if i == 3 {
			f.Kind, f.Against = register.Complaint, "UBND phường"
		}
		l := desktest.AddLetter(t, o, f)
		on := day.Must("2026-11-09")
		l, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
			steps.Draft{On: on, Content: register.Accepted{}})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	return o, all
}

// markRows marks the rows with the names in the list on the screen.
func markRows(t *testing.T, o *desktop.Program, names []string) {
	t.Helper()
	found := false
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if list, ok := object.(interface{ SetMarked([]string) }); ok {
			list.SetMarked(names)
			found = true
		}
		return !found
	})
	if !found {
		t.Fatal("no list on the screen")
	}
}

// goes takes a document of the letter on today.
func goes(t *testing.T, o *desktop.Program, l register.Letter, r register.Reply, state register.DeliveryState) {
	t.Helper()
	if _, err := o.Do().RecordDelivery(o.Ctx(), l.ID, o.Today(), register.Delivery{Document: r.Step, State: state}, store.DeliveryFiles{}); err != nil {
		t.Fatal(err)
	}
}

func TestTheSameDocumentForTheMarkedLetters(t *testing.T) {
	o, all := accepted(t)
	opened := opensNothing(t)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	desktest.MustShow(t, o, "Văn bản hàng loạt…")
	markRows(t, o, []string{fmt.Sprint(all[0].ID), fmt.Sprint(all[1].ID), fmt.Sprint(all[2].ID), fmt.Sprint(all[3].ID)})
	desktest.MustShow(t, o, "Đã chọn 4 đơn", "Bỏ chọn")
	desktest.TapButton(t, o, "Soạn văn bản…")
	p := o.Shell.Top().(*documents.BatchPage)
	p.Template().SetValue(register.DocumentAnswer)
	p.Type("", nil)
	desktest.TapButton(t, o, "Ghi 0 bản nháp")
	desktest.MustShow(t, o, "Chưa có nội dung.", "Mẫu không dùng cho loại đơn này.")
	if len(desktest.Stored(t, o, all[0]).Unissued) > 0 {
		t.Fatal("an incomplete document was written")
	}
	p.Type("Đỗ Minh Trí", map[string]string{"noi_dung_tra_loi": "Phường đã sửa đèn ngày 15/11/2026."})
	desktest.MustShow(t, o, "Sẽ ghi 2 bản nháp", "2 đơn bị bỏ ra", "Bỏ ra", "Còn thiếu: địa chỉ")
	p.Table().Select(1)
	desktest.TapButton(t, o, "Xem văn bản đang chọn")
	desktest.MustShow(t, o, "Phường đã sửa đèn", "Trần Văn Bình")
	desktest.TapButton(t, o, "Đóng")
	p.Focus("noi_dung_tra_loi")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.TapButton(t, o, "Hủy")
	o.Window.Canvas().Unfocus()
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl) // also when no field has the focus
	desktest.MustShow(t, o, "Ghi 2 bản nháp “Công văn trả lời kiến nghị, phản ánh”")
	desktest.TapButton(t, o, "Ghi")

	desktest.MustShow(t, o, "Đã ghi 2 bản nháp; 2 đơn không ghi. Đã gộp 2 văn bản vào một tệp để in: tra-loi-kien-nghi-phan-anh-", "Lưu PDF…", "Còn thiếu: địa chỉ", "Mẫu không dùng cho loại đơn này.")
	for i, drafts := range []int{1, 1, 0, 0} {
		l := desktest.Stored(t, o, all[i])
		if len(l.Unissued) != drafts || len(l.Replies) > 0 {
			t.Errorf("letter %d has %+v, in force %+v", i, l.Unissued, l.Replies)
		}
		if drafts == 0 || len(l.Unissued) == 0 {
			continue
		}
		draft := l.Unissued[0]
		raw, err := os.ReadFile(o.Do().DocumentPath(draft.File))
		if err != nil {
			t.Fatal(err)
		}
		text, err := docx.Text(raw)
		if err != nil || !strings.Contains(text, l.Sender.Name) || !strings.Contains(text, string(docx.NoNumber)+"/UBND") || draft.Number != "" || draft.Symbol != "UBND" || strings.Contains(text, docx.Dots) {
			t.Errorf("%v: %s", err, text)
		}
		if draft.To != l.Sender.Name {
			t.Errorf("goes to %q", draft.To)
		}
	}
	desktest.TapButton(t, o, "Mở tệp gộp để in")
	if len(*opened) != 1 || filepath.Base(filepath.Dir((*opened)[0])) != "in-gop" {
		t.Fatalf("opened %v", *opened)
	}
	raw, err := os.ReadFile((*opened)[0])
	if err != nil {
		t.Fatal(err)
	}
	if text, err := docx.Text(raw); err != nil || !strings.Contains(text, "Nguyễn Thị Ánh") || !strings.Contains(text, "Trần Văn Bình") {
		t.Errorf("%v: %s", err, text)
	}
	desktest.Press(o, fyne.KeyEscape)
	if !desktest.InRoom(o, "room.register") {
		t.Errorf("in front is %T", o.Shell.Top())
	}
	documents.OpenBatch(o.Desk, []register.Letter{desktest.Stored(t, o, all[0]), desktest.Stored(t, o, all[1])}, register.DocumentAnswer)
	p = o.Shell.Top().(*documents.BatchPage)
	p.Type("Đỗ Minh Trí", map[string]string{"noi_dung_tra_loi": "Đã sửa."})
	desktest.MustShow(t, o, "Đã có văn bản này: bản nháp 20/11/2026", "Sẽ ghi 0 bản nháp")
}

// What is stopped is not written, and what is written takes no number.
func TestAStoppedBatchLeavesWhatItWrote(t *testing.T) {
	o, all := accepted(t)
	ctx, stop := context.WithCancel(context.Background())
	info, template, err := word.Read(o.Dir, "giay-bien-nhan")
	if err != nil {
		t.Fatal(err)
	}
	draft := func(l register.Letter) office.Draft {
		return office.Draft{Of: l.ID, Info: info, Template: template, Symbol: "UBND", Options: word.Options{On: o.Today()}}
	}
	outcome := documents.WriteBatch(o.Desk, ctx, all[:2], []office.Draft{draft(all[0]), draft(all[1])}, false, func(part float64, _ string) {
		if part > 0 {
			stop()
		}
	})
	if d := outcome.Done(); len(d) != 2 || d[0].Reply.Document == 0 || d[0].Reply.Number != "" || d[1].Reply.Document != 0 || !strings.Contains(d[1].Why(), "đã dừng") {
		t.Errorf("%+v", outcome.Done())
	}
	if next, err := o.Store.NextReplyNumber(o.Ctx(), 2026, "UBND"); err != nil || next != 1 {
		t.Errorf("next number %d, %v", next, err)
	}
}

// Papers without a number are written for many letters too.
func TestReceiptsForManyLetters(t *testing.T) {
	o, all := accepted(t)
	documents.OpenBatch(o.Desk, all[:2], "giay-bien-nhan")
	p := o.Shell.Top().(*documents.BatchPage)
	desktest.MustShow(t, o, "Sẽ ghi 2 bản nháp")
	p.Save(false)
	desktest.TapButton(t, o, "Ghi")
	desktest.MustShow(t, o, "Đã ghi 2 bản nháp; 0 đơn không ghi.")
	for _, l := range all[:2] {
		now := desktest.Stored(t, o, l)
		if r := now.Unissued[0]; r.Template != "giay-bien-nhan" || r.Number != "" {
			t.Errorf("%+v", r)
		}
	}
}

// The results of a period go to who waits for them, and the register says so.
func TestResultsAreSentInABatch(t *testing.T) {
	o, all := accepted(t)
	on := day.Must("2026-11-12")
	for _, l := range all[:2] {
		if _, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: on, Content: register.Settlement{Result: register.Right, On: on}}); err != nil {
			t.Fatal(err)
		}
	}
	o.Open(desk.Results{Period: day.Period{From: 20261015, To: 20261114}})
	if b := desktest.FindButton(o, "Mọi đơn (2)"); b != nil {
		desktest.TapButton(t, o, "Mọi đơn (2)")
	}
	p, ok := o.Shell.Top().(*documents.BatchPage)
	if !ok || p.Info().Name != register.DocumentResult || len(p.Letters()) != 2 {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
	desktest.MustShow(t, o, "Gửi phiếu này là đã gửi kết quả")
	p.Type("Đỗ Minh Trí", nil)
	p.Save(false)
	desktest.TapButton(t, o, "Ghi")
	for i, l := range all[:2] {
		now := desktest.Stored(t, o, l)
		if len(now.Unissued) != 1 || len(now.Life.Results) != 0 {
			t.Fatalf("a draft sends %+v; %+v", now.Life.Results, now.Unissued)
		}
		slip := desktest.Sign(t, o, l.ID, now.Unissued[0])
		if now = desktest.Stored(t, o, l); len(now.Life.Results) != 0 {
			t.Errorf("a slip that lies at the office sends %+v", now.Life.Results)
		}
		goes(t, o, l, slip, register.Sent)
		now = desktest.Stored(t, o, l)
		sent := now.Life.Results
		if len(sent) != 1 || sent[0].Number != now.LastReply().Number || sent[0].To != "Ban Tiếp công dân thành phố" || sent[0].On != o.Today() {
			t.Errorf("letter %d: sent %+v", i, sent)
		}
		if want := fmt.Sprintf("%02d/PG-UBND", i+1); now.LastReply().Number != want {
			t.Errorf("number %q, want %q", now.LastReply().Number, want)
		}
	}
	found, err := o.Do().Verify(o.Ctx())
	if err != nil || len(found.Findings) > 0 {
		t.Errorf("%v, %v", found.Findings, err)
	}
	documents.OpenBatch(o.Desk, []register.Letter{desktest.Stored(t, o, all[0]), desktest.Stored(t, o, all[2])}, register.DocumentResult)
	desktest.MustShow(t, o, "Sẽ ghi 0 bản nháp")
	p = o.Shell.Top().(*documents.BatchPage)
	for row, want := range []string{"Đã gửi kết quả cho Ban Tiếp công dân thành phố ngày 20/11/2026.", "Chưa có kết quả giải quyết để gửi."} {
		if cells := p.Table().Cells(row); !strings.Contains(cells[len(cells)-1], want) {
			t.Errorf("row %d says %q, want %q", row, cells, want)
		}
	}
	o.Back()
	o.Open(desk.Results{Period: day.Period{From: 20261015, To: 20261114}})
	desktest.MustShow(t, o, "Không có đơn nào đã giải quyết mà chưa gửi kết quả.")
}

// From the letter's page one document tells the result, and with it the step.
func TestTheResultIsSentFromTheLettersPage(t *testing.T) {
	o, all := accepted(t)
	on := day.Must("2026-11-12")
	l, err := o.Do().Record(o.Ctx(), all[0].ID, steps.Draft{On: on, Content: register.Settlement{Result: register.Right, On: on}})
	if err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Letter{ID: l.ID})
	next := o.GuideOf(l)
	at := slices.IndexFunc(next, func(s law.NextStep) bool { return s.Type == register.StepResultSent })
	if at < 0 {
		t.Fatal("the guide does not offer it")
	}
	key := fmt.Sprintf("Alt+%d", at+1)
	if b := desktest.FindButton(o, "Gửi kết quả giải quyết"); b == nil || b.Key != key {
		t.Errorf("the button has not the key %s: %+v", key, b)
	}
	desktest.TapButton(t, o, "Gửi kết quả giải quyết")
	p, ok := o.Shell.Top().(*documents.ComposePage)
	if !ok {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
	p.Type("Đỗ Minh Trí", nil)
	p.Edit(func(a *documents.Answers) { a.Sent = false })
	p.Write(false)
	now := desktest.Stored(t, o, l)
	goes(t, o, l, desktest.Sign(t, o, l.ID, now.Unissued[0]), register.Sent)
	if now = desktest.Stored(t, o, l); len(now.Replies) != 1 || len(now.Life.Results) != 0 {
		t.Errorf("%+v", now.Life.Results)
	}
	o.Open(desk.Compose{Letter: l, Next: next[at]})
	p = o.Shell.Top().(*documents.ComposePage)
	p.Type("Đỗ Minh Trí", nil)
	p.Write(false)
	now = desktest.Stored(t, o, l)
	goes(t, o, l, desktest.Sign(t, o, l.ID, now.Unissued[0]), register.Delivered) // by hand, not sent before
	if now = desktest.Stored(t, o, l); len(now.Replies) != 2 || len(now.Life.Results) != 1 || now.Life.Results[0].Number != "02/PG-UBND" {
		t.Errorf("%+v", now.Life.Results)
	}
}
