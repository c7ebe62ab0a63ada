package documents_test

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/documents"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// draftsOn is an office with drafts on a complaint and on a denunciation, and a document
// that was written elsewhere, with the room of documents in front.
func draftsOn(t *testing.T) (o *desktop.Program, room *documents.Room, letter register.Letter) {
	t.Helper()
	return documentsOn(t, false)
}

// repliesOn is draftsOn where all were signed on the day on which they were written.
func repliesOn(t *testing.T) (o *desktop.Program, room *documents.Room, letter register.Letter) {
	t.Helper()
	return documentsOn(t, true)
}

func documentsOn(t *testing.T, signed bool) (o *desktop.Program, room *documents.Room, letter register.Letter) {
	t.Helper()
	o = desktest.New(t)
	letter = desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại thu hồi đất", "2026-11-02"))
	secret := desktest.ComplaintOn("Lê Đức Đạt", "Tố cáo cán bộ nhận tiền", "2026-11-02")
	secret.Kind, secret.Against = register.Denunciation, "Ông Hùng"
	denounced := desktest.AddLetter(t, o, secret)
	for _, d := range []struct {
		letter       register.Letter
		symbol, kind string
	}{{letter, "TB-UBND", "Thông báo thụ lý"}, {denounced, "TB-UBND", "Thông báo thụ lý tố cáo"}, {letter, "QĐ-UBND", "Quyết định giải quyết"}} {
		draft := draftOn(t, o, d.letter.ID, d.symbol, d.kind, d.letter.Sender.Name, "2026-11-16")
		draft.Sign = signed
		if _, _, err := o.Do().IssueFile(o.Ctx(), draft); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := o.Do().Record(o.Ctx(), letter.ID, steps.Draft{On: day.Must("2026-11-17"), Content: register.Reply{Number: "15/CV-UBND", Type: "Công văn", SignedBy: "Chủ tịch"}}); err != nil {
		t.Fatal(err)
	}
	desktest.Shortcut(o, fyne.Key5, fyne.KeyModifierControl)
	room, ok := o.Shell.Top().(*documents.Room)
	if !ok {
		t.Fatalf("Ctrl+5 opens %T", o.Shell.Top())
	}
	return o, room, letter
}

// draftOn is a document of the series on the letter or the visit.
func draftOn(t *testing.T, o *desktop.Program, of int64, symbol, kind, to, on string) office.Draft {
	t.Helper()
	_, source, err := word.Read(t.TempDir(), register.DocumentGuidance)
	if err != nil {
		t.Fatal(err)
	}
	return office.Draft{Of: of, Info: word.Info{Name: register.DocumentComplaintAccepted, Title: kind}, Template: source, Settings: o.Store.Settings(), Symbol: symbol,
		To: to, SignedBy: "Trần Văn Chủ", Insisted: "Đơn mẫu có nhiều văn bản", Options: word.Options{On: day.Must(on), SignedBy: "Trần Văn Chủ"}}
}

// named is how a row of the table names its document: by the number, a draft by its type.
func named(cells []string) string { return cmp.Or(cells[1], cells[3]) }

// listedReplies are the documents in the table, from the top.
func listedReplies(r *documents.Room) string {
	var names []string
	for row := range r.Table().Len() {
		names = append(names, named(r.Table().Cells(row)))
	}
	return strings.Join(names, " ")
}

// selectReply selects the row of the document.
func selectReply(t *testing.T, o *desktop.Program, r *documents.Room, name string) {
	t.Helper()
	for row := range r.Table().Len() {
		if named(r.Table().Cells(row)) == name {
			r.Table().Select(row)
			o.Window.Canvas().Focus(r.Table())
			return
		}
	}
	t.Fatalf("no %s among %s", name, listedReplies(r))
}

// recording opens the page that says what became of the document.
func recording(t *testing.T, o *desktop.Program, r *documents.Room, name string) *documents.DeliveryForm {
	t.Helper()
	selectReply(t, o, r, name)
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
	form, ok := o.Shell.Top().(*documents.DeliveryForm)
	if !ok {
		t.Fatalf("in front is %T:\n%s", o.Shell.Top(), desktest.Shown(o))
	}
	return form
}

// setFirstDay puts a day into the first field for one on the screen.
func setFirstDay(o *desktop.Program, day day.Date) {
	found := false
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if field, ok := object.(*kit.DateField); ok && !found {
			found = true
			field.SetDate(day)
		}
		return !found
	})
}

// theFirst is the document that was written first.
func theFirst(l register.Letter) int64 {
	all := l.Documents()
	return slices.MinFunc(all, func(a, b register.Reply) int { return cmp.Compare(a.Step, b.Step) }).Step
}

func TestADocumentGoesFromDraftToReceipt(t *testing.T) {
	o, room, letter := draftsOn(t)
	desktest.KeepMessages(t)
	if got := room.Counts(); got != "3 0 0 0 4" {
		t.Errorf("tabs %s", got)
	}
	desktest.MustShow(t, o, "15/CV-UBND", "bản nháp", "Thông báo thụ lý")
	desktest.MustNotShow(t, o, "Lê Đức Đạt", "01/TB-UBND")

	recording(t, o, room, "Thông báo thụ lý")
	desktest.MustNotShow(t, o, "Bản quét có chữ ký", "Số văn bản") // of what nobody signed
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if got := room.Counts(); got != "2 1 0 0 4" {
		t.Errorf("given to who signs: tabs %s", got)
	}

	form := recording(t, o, room, "Thông báo thụ lý")
	desktest.MustShow(t, o, "Đã ký", "Bản quét có chữ ký")
	if form.Number().Text != "01" {
		t.Errorf("proposed number %q", form.Number().Text)
	}
	scan := filepath.Join(t.TempDir(), "quet.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.7 có chữ ký"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.AnswerFiles(t, scan)
	desktest.TapButton(t, o, "Chọn tệp PDF, ảnh…")
	form.Edit(func(s *documents.DeliverySaid) { s.On = day.Must("2026-11-17") })
	form.Focus(register.FieldHow)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if o.Shell.Top() != desk.Page(room) {
		t.Fatalf("in front is %T:\n%s", o.Shell.Top(), desktest.Shown(o))
	}
	desktest.MustShow(t, o, "Đã ghi 1 văn bản là đã ký, cấp số.", "Số: 01/TB-UBND.", "chờ gửi · ký 17/11/2026", "Hoàn tác 1 văn bản vừa ghi")
	if got := room.Counts(); got != "2 0 1 0 4" {
		t.Errorf("after signing: tabs %s", got)
	}

	for _, next := range []struct{ day, says string }{
		{"2026-11-18", "đã gửi 18/11/2026 · Bưu điện, EA123"}, {"2026-11-19", "đã giao 19/11/2026 · Bưu điện, EA123"},
	} {
		form = recording(t, o, room, "01/TB-UBND")
		form.Edit(func(s *documents.DeliverySaid) {
			if s.On = day.Must(next.day); s.State == register.Sent {
				s.Detail = "EA123"
			}
		})
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		selectReply(t, o, room, "01/TB-UBND")
		if cells := room.Table().Cells(room.Table().Selected()); !slices.Contains(cells, next.says) {
			t.Errorf("the list says %q, want %q", cells, next.says)
		}
	}
	signed := desktest.Stored(t, o, letter)
	if r, _ := register.ReplyOf(signed.Replies, theFirst(signed)); r.State != register.Delivered || r.On != day.Must("2026-11-17") || r.SignedOn != r.On || r.SentOn != day.Must("2026-11-18") || r.Scan.Name == "" {
		t.Errorf("%+v", r)
	}
	if v, err := o.Do().Verify(o.Ctx()); err != nil || v.Err() != nil {
		t.Errorf("%+v, %v", v, err)
	}

	files := desktest.Opened(t, &desk.OpenOutside)
	desktest.Shortcut(o, fyne.KeyQ, fyne.KeyModifierAlt)
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt) // from the page that shows it
	if len(*files) != 1 || !strings.HasPrefix((*files)[0], filepath.Join(o.Dir, papers.FolderName, "2026")) {
		t.Fatalf("opened %v", *files)
	}
	if err := os.WriteFile((*files)[0], []byte("%PDF-1.7 thay"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.Shortcut(o, fyne.KeyLeft, fyne.KeyModifierAlt)
	desktest.Shortcut(o, fyne.KeyQ, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "đã bị thay đổi sau khi đính kèm")
	if len(*files) != 1 {
		t.Error("a changed scan was opened")
	}
}

func TestDocumentsAreFilteredSoughtAndExported(t *testing.T) {
	o, room, _ := repliesOn(t)
	for _, c := range []struct {
		do   func()
		want string
	}{
		{func() { room.Lists().SetValue(string(register.Signed)) }, "02/TB-UBND 01/TB-UBND 01/QĐ-UBND"},
		{func() { room.Lists().SetValue(string(register.Drafted)) }, ""},
		{func() { room.Show(documents.RepliesUnfollowed) }, "15/CV-UBND"},
		{func() { room.Lists().SetValue("") }, "15/CV-UBND 02/TB-UBND 01/TB-UBND 01/QĐ-UBND"},
		{func() { room.SetSymbol("TB-UBND") }, "02/TB-UBND 01/TB-UBND"},
		{func() { room.Search().SetText("nguyen anh") }, "01/TB-UBND"},
		{func() { desktest.TapButton(t, o, "Bỏ lọc") }, "15/CV-UBND 02/TB-UBND 01/TB-UBND 01/QĐ-UBND"},
		{func() { room.SetYear("2026"); room.Lists().SetValue(documents.RepliesWaiting) }, "02/TB-UBND 01/TB-UBND 01/QĐ-UBND"},
		{func() { room.Table().Order(string(store.ReplyByNumber), true) }, "01/QĐ-UBND 01/TB-UBND 02/TB-UBND"},
	} {
		c.do()
		if got := listedReplies(room); got != c.want {
			t.Errorf("lists %q, want %q", got, c.want)
		}
	}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Xuất Excel")
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("Sổ văn bản đi")
	if err != nil {
		t.Fatal(err)
	}
	var numbers []string
	for _, row := range rows {
		if len(row) > 1 && strings.Contains(row[1], "-UBND") {
			numbers = append(numbers, row[1])
		}
	}
	if got := strings.Join(numbers, " "); got != listedReplies(room) {
		t.Errorf("the book has %s", got)
	}
	if text := fmt.Sprint(rows); strings.Contains(text, "Lê Đức Đạt") || !strings.Contains(text, "Đang chờ, năm 2026") {
		t.Errorf("the book says %s", text)
	}
}

func TestSeveralDocumentsAtOnceAndBack(t *testing.T) {
	o, room, letter := draftsOn(t)
	desktest.KeepMessages(t)
	drafts := desktest.Stored(t, o, letter).Unissued
	desktest.Sign(t, o, letter.ID, drafts[1])
	room.Table().TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.MustShow(t, o, "Đã chọn 4 văn bản")
	files := desktest.Opened(t, &desk.OpenOutside)
	selectReply(t, o, room, "Thông báo thụ lý")
	desktest.Shortcut(o, fyne.KeyW, fyne.KeyModifierAlt)
	if len(*files) != 1 || (*files)[0] != o.Do().DocumentPath(drafts[0].File) {
		t.Errorf("Alt+W opens %v and not the selected document", *files)
	}
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
	form := o.Shell.Top().(*documents.DeliveryForm)
	desktest.MustShow(t, o, "Văn bản được ghi (3)") // the one that was written elsewhere has no state
	if said, _ := form.Read(); said.State != register.Submitted {
		t.Errorf("proposed %q", said.State)
	}
	form.Edit(func(s *documents.DeliverySaid) { s.State = register.Signed })
	desktest.MustShow(t, o, "Số văn bản đầu tiên")
	form.Number().SetText("21")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Đã ghi 2 văn bản là đã ký, cấp số.", "01/QĐ-UBND: Văn bản đã ở trạng thái “chờ gửi”")
	desktest.TapButton(t, o, "Đóng")
	if marked := room.Table().Marked(); len(marked) != 1 || room.Counts() != "0 0 3 0 4" {
		t.Errorf("marked %v, tabs %s", marked, room.Counts())
	}
	for _, number := range []string{"21/TB-UBND", "22/TB-UBND"} { // in a row from the one that was typed
		if !strings.Contains(listedReplies(room), number) {
			t.Errorf("no %s among %s", number, listedReplies(room))
		}
	}
	desktest.MustShow(t, o, "Hoàn tác 2 văn bản vừa ghi")
	desktest.Shortcut(o, fyne.KeyZ, fyne.KeyModifierAlt)
	if got := room.Counts(); got != "2 0 1 0 4" {
		t.Errorf("after taking back: %s", got)
	}
	desktest.MustNotShow(t, o, "Hoàn tác 2 văn bản vừa ghi", "21/TB-UBND")
	if next, err := o.Store.NextReplyNumber(o.Ctx(), 2026, "TB-UBND"); err != nil || next != 1 {
		t.Errorf("next number %d, %v", next, err)
	}
}

func TestThePaperThatWasSignedIsWhatIsPrintedAgain(t *testing.T) {
	for _, keep := range []bool{true, false} {
		o, room, letter := draftsOn(t)
		draft := desktest.Stored(t, o, letter).Unissued[0]
		written, err := o.Store.Document(o.Ctx(), draft.Document)
		if err != nil {
			t.Fatal(err)
		}
		printed := desktest.Opened(t, &views.PrintOutside)
		print := func(name string) []byte {
			selectReply(t, o, room, name)
			desktest.Shortcut(o, fyne.KeyI, fyne.KeyModifierAlt)
			raw, err := os.ReadFile((*printed)[len(*printed)-1])
			if err != nil {
				t.Fatal(err)
			}
			return raw
		}
		if !bytes.Equal(print("Thông báo thụ lý"), written) {
			t.Error("printed before signing: other bytes")
		}
		inWord := draftOn(t, o, letter.ID, "TB-UBND", "Thông báo thụ lý", "Bà Ánh", "2026-11-16")
		inWord.Options.Draft, inWord.Settings.Ward = true, "UBND phường Sửa Trong Word"
		changed, err := inWord.Write(word.LetterFields(letter, inWord.Settings, inWord.Options))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(o.Do().DocumentPath(draft.File), changed, 0o600); err != nil {
			t.Fatal(err)
		}
		recording(t, o, room, "Thông báo thụ lý").Edit(func(s *documents.DeliverySaid) { s.State = register.Signed })
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		desktest.MustShow(t, o, "Văn bản đã sửa trong Word", "Thông báo thụ lý")
		button := "Giữ bản ban đầu"
		if keep {
			button = "Giữ bản đã sửa"
		}
		desktest.TapButton(t, o, button)
		want := print("01/TB-UBND")
		if text, err := docx.Text(want); err != nil || strings.Contains(text, "SỬA TRONG WORD") != keep || !strings.Contains(text, "Số: 01/HD-UBND") || !strings.Contains(text, "ngày 20 tháng 11 năm 2026") {
			t.Errorf("keep %v, %v: signed is\n%s", keep, err, text)
		}
		signed := desktest.Stored(t, o, letter)
		first, _ := register.ReplyOf(signed.Replies, draft.Step)
		if err := os.WriteFile(o.Do().DocumentPath(first.File), []byte("hỏng"), 0o600); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(print("01/TB-UBND"), want) {
			t.Errorf("keep %v: printed what was changed after signing", keep)
		}
		if aside, _ := filepath.Glob(filepath.Join(o.Dir, papers.FolderName, "2026", "*-20261120-*.docx")); len(aside) == 0 {
			t.Error("the changed file was lost")
		}
	}
}

func TestWhatWaitsForASignatureIsOnTheHomeScreen(t *testing.T) {
	o, room, letter := repliesOn(t)
	draft, _, err := o.Do().IssueFile(o.Ctx(), draftOn(t, o, letter.ID, "TB-UBND", "Thông báo gia hạn", "Bà Ánh", "2026-11-10"))
	if err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "0 ký · 3 gửi") // a draft waits for nobody but its clerk
	if _, err := o.Do().RecordDelivery(o.Ctx(), letter.ID, o.Today(), register.Delivery{Document: draft.Step, State: register.Submitted}, store.DeliveryFiles{}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.MustShow(t, o, "1 ký · 3 gửi")
	card := desktest.FindCard(t, o, "Văn bản chờ")
	if card.Number() != "4" {
		t.Errorf("the card says %s", card.Number())
	}
	test.Tap(card)
	if o.Shell.Top() != desk.Page(room) || listedReplies(room) != "02/TB-UBND 01/TB-UBND 01/QĐ-UBND Thông báo gia hạn" {
		t.Errorf("%T lists %s", o.Shell.Top(), listedReplies(room))
	}
	selectReply(t, o, room, "01/TB-UBND")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Đơn "+letter.Number.String()+" · ")
}

func TestTheLettersPageShowsItsDocuments(t *testing.T) {
	o, _, letter := draftsOn(t)
	desktest.Sign(t, o, letter.ID, desktest.Stored(t, o, letter).Unissued[0])
	o.Open(desk.Letter{ID: letter.ID})
	desktest.MustShow(t, o, "01/TB-UBND chờ gửi, Quyết định giải quyết 16/11/2026 bản", "Soạn bản nháp", "Văn bản (3)", "Thông báo thụ lý\n01/TB-UBND · 20/11/2026 · chờ gửi")
	desktest.Shortcut(o, fyne.KeyV, fyne.KeyModifierAlt)
	if b, ok := o.Window.Canvas().Focused().(*kit.Button); !ok || b.Text != "Đính kèm bản quét" { // what was written last was written elsewhere
		t.Errorf("Alt+V leads to %T", o.Window.Canvas().Focused())
	}
	desktest.TapButton(t, o, "Ghi ký, gửi, giao") // of the draft
	o.Shell.Top().(*documents.DeliveryForm).Edit(func(s *documents.DeliverySaid) { s.State = register.Signed })
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "chờ gửi · ký 20/11/2026", "01/QĐ-UBND · Đã ký, cấp số")
	desktest.Shortcut(o, fyne.Key9, fyne.KeyModifierAlt)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Đính chính bước “"+strings.ToLower(register.StepDelivery.Label())+"”")
	setFirstDay(o, day.Must("2026-11-18"))
	desktest.FillIn(o, "Lý do đính chính", "ghi nhầm ngày")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "chờ gửi · ký 18/11/2026")
}

func TestDocumentsOnAVisitAreFollowedTheSameWay(t *testing.T) {
	o, room, _ := repliesOn(t)
	visit, err := o.Do().AddReception(o.Ctx(), register.Reception{On: day.Must("2026-11-10"), Type: register.Regular, Host: register.Officer,
		Visitor: register.Person{Name: "Ngô Kim Hiếu"}, Kind: register.Denunciation, Content: "Tố cáo cán bộ", People: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.Do().IssueFile(o.Ctx(), draftOn(t, o, visit.ID, "TB-UBND", "Thông báo từ chối tiếp", "Ngô Kim Hiếu", "2026-11-18")); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.MustShow(t, o, "Thông báo từ chối tiếp", "tiếp 10/11/2026")
	desktest.MustNotShow(t, o, "Ngô Kim Hiếu")
	selectReply(t, o, room, "Thông báo từ chối tiếp")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Thông báo từ chối tiếp\n18/11/2026 · bản nháp")
	desktest.Shortcut(o, fyne.KeyV, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyReturn)
	form, ok := o.Shell.Top().(*documents.DeliveryForm)
	if !ok {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
	form.Edit(func(s *documents.DeliverySaid) { s.State = register.Signed })
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "chờ gửi · ký 20/11/2026", "03/TB-UBND · Đã ký")
	file := filepath.Join(t.TempDir(), "so.xlsx")
	desktest.AnswerFiles(t, file)
	o.Shell.GoTo(desktop.RoomReplies, nil)
	desktest.TapButton(t, o, "Xuất Excel")
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if rows, err := book.GetRows("Sổ văn bản đi"); err != nil || !strings.Contains(fmt.Sprint(rows), "Lượt tiếp 10/11/2026") || strings.Contains(fmt.Sprint(rows), "Ngô Kim Hiếu") {
		t.Errorf("%v, %v", rows, err)
	}
}
