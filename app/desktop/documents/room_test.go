package documents_test

import (
	"bytes"
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
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/word"
)

// repliesOn is an office with the documents of a complaint and of a denunciation, all
// written here but the last, and the room of documents in front.
func repliesOn(t *testing.T) (o *desktop.Program, room *documents.Room, letter register.Letter) {
	t.Helper()
	o = desktest.New(t)
	letter = desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại thu hồi đất", "2026-11-02"))
	secret := desktest.ComplaintOn("Lê Đức Đạt", "Tố cáo cán bộ nhận tiền", "2026-11-02")
	secret.Kind, secret.Against = register.Denunciation, "Ông Hùng"
	denounced := desktest.AddLetter(t, o, secret)
	for i, d := range []struct {
		letter       register.Letter
		symbol, kind string
	}{{letter, "TB-UBND", "Thông báo thụ lý"}, {denounced, "TB-UBND", "Thông báo thụ lý tố cáo"}, {letter, "QĐ-UBND", "Quyết định giải quyết"}} {
		_, r, err := desktest.Register(t, o).IssueDocument(o.Ctx(), store.Issue{Of: d.letter.ID, Symbol: d.symbol,
			Reply: register.Reply{Type: d.kind, On: day.Must("2026-11-16"), SignedBy: "Trần Văn Chủ", To: d.letter.Sender.Name, Template: register.DocumentComplaintAccepted},
			Render: func(_ store.Occasion, number register.DocumentNumber) ([]byte, string, error) {
				return sampleWord(t), fmt.Sprintf("2026/%02d-%d.docx", number.Count, i), nil
			}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.Do().PaperFile(o.Ctx(), r); err != nil {
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

// sampleWord is a Word document that can be read.
func sampleWord(t *testing.T) []byte {
	t.Helper()
	_, raw, err := word.Read(t.TempDir(), register.DocumentGuidance)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// listedReplies are the numbers in the table, from the top.
func listedReplies(r *documents.Room) string {
	var numbers []string
	for row := range r.Table().Len() {
		numbers = append(numbers, r.Table().Cells(row)[1])
	}
	return strings.Join(numbers, " ")
}

// selectReply selects the row of the document.
func selectReply(t *testing.T, o *desktop.Program, r *documents.Room, number string) {
	t.Helper()
	for row := range r.Table().Len() {
		if r.Table().Cells(row)[1] == number {
			r.Table().Select(row)
			o.Window.Canvas().Focus(r.Table())
			return
		}
	}
	t.Fatalf("no %s among %s", number, listedReplies(r))
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

func TestADocumentGoesFromSignatureToReceipt(t *testing.T) {
	o, room, letter := repliesOn(t)
	desktest.KeepMessages(t)
	if got := room.Counts(); got != "3 0 0 4" {
		t.Errorf("cards %s", got)
	}
	desktest.MustShow(t, o, "01/TB-UBND", "15/CV-UBND", "chờ ký", "Thông báo thụ lý")
	desktest.MustNotShow(t, o, "Lê Đức Đạt")

	selectReply(t, o, room, "01/TB-UBND")
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
	form := o.Shell.Top().(*documents.DeliveryForm)
	desktest.MustShow(t, o, "Đã ký", "Bản quét có chữ ký")
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
	desktest.MustShow(t, o, "Đã ghi 1 văn bản là đã ký.", "chờ gửi · ký 17/11/2026", "Hoàn tác 1 văn bản vừa ghi")
	if got := room.Counts(); got != "2 1 0 4" {
		t.Errorf("after signing: cards %s", got)
	}

	for _, next := range []struct{ day, says string }{
		{"2026-11-18", "đã gửi 18/11/2026 · Bưu điện, EA123"}, {"2026-11-19", "đã giao 19/11/2026 · Bưu điện, EA123"},
	} {
		selectReply(t, o, room, "01/TB-UBND")
		desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
		form = o.Shell.Top().(*documents.DeliveryForm)
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
	if r := desktest.Stored(t, o, letter).Replies[0]; r.State != register.Delivered || r.SignedOn != day.Must("2026-11-17") || r.SentOn != day.Must("2026-11-18") || r.Scan.Name == "" {
		t.Errorf("%+v", r)
	}
	if v, err := o.Do().Verify(o.Ctx()); err != nil || v.Err() != nil {
		t.Errorf("%+v, %v", v, err)
	}

	files := desktest.Opened(t, &desk.OpenOutside)
	desktest.Shortcut(o, fyne.KeyQ, fyne.KeyModifierAlt)
	if len(*files) != 1 || !strings.HasPrefix((*files)[0], filepath.Join(o.Dir, store.DocumentsFolder, "2026")) {
		t.Fatalf("opened %v", *files)
	}
	if err := os.WriteFile((*files)[0], []byte("%PDF-1.7 thay"), 0o600); err != nil {
		t.Fatal(err)
	}
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
		{func() { room.Lists().SetValue(string(register.Written)) }, "02/TB-UBND 01/TB-UBND 01/QĐ-UBND"},
		{func() { room.Lists().SetValue(string(register.Signed)) }, ""},
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
	o, room, letter := repliesOn(t)
	desktest.KeepMessages(t)
	selectReply(t, o, room, "01/QĐ-UBND")
	if _, err := o.Do().RecordDelivery(o.Ctx(), letter.ID, day.Must("2026-11-19"),
		register.Delivery{Document: desktest.Stored(t, o, letter).Replies[1].Step, State: register.Signed}, store.DeliveryFiles{}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	room.Table().TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.MustShow(t, o, "Đã chọn 4 văn bản")
	files := desktest.Opened(t, &desk.OpenOutside)
	selectReply(t, o, room, "02/TB-UBND")
	desktest.Shortcut(o, fyne.KeyW, fyne.KeyModifierAlt)
	if len(*files) != 1 || !strings.HasSuffix((*files)[0], "02-1.docx") {
		t.Errorf("Alt+W opens %v and not the selected document", *files)
	}
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
	form := o.Shell.Top().(*documents.DeliveryForm)
	desktest.MustShow(t, o, "Văn bản được ghi (3)") // the one that was written elsewhere has no state
	if said, _ := form.Read(); said.State != register.Signed {
		t.Errorf("proposed %q", said.State)
	}
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Đã ghi 2 văn bản là đã ký.", "01/QĐ-UBND: Văn bản đã ở trạng thái “chờ gửi”")
	desktest.TapButton(t, o, "Đóng")
	if marked := room.Table().Marked(); len(marked) != 1 || room.Counts() != "0 3 0 4" {
		t.Errorf("marked %v, cards %s", marked, room.Counts())
	}
	desktest.MustShow(t, o, "Hoàn tác 2 văn bản vừa ghi")
	desktest.Shortcut(o, fyne.KeyZ, fyne.KeyModifierAlt)
	if got := room.Counts(); got != "2 1 0 4" {
		t.Errorf("after taking back: %s", got)
	}
	desktest.MustNotShow(t, o, "Hoàn tác 2 văn bản vừa ghi")
}

func TestThePaperThatWasSignedIsWhatIsPrintedAgain(t *testing.T) {
	for _, keep := range []bool{true, false} {
		o, room, letter := repliesOn(t)
		first := desktest.Stored(t, o, letter).Replies[0]
		written, err := o.Store.Document(o.Ctx(), first.Document)
		if err != nil {
			t.Fatal(err)
		}
		printed := desktest.Opened(t, &views.PrintOutside)
		print := func() []byte {
			selectReply(t, o, room, "01/TB-UBND")
			desktest.Shortcut(o, fyne.KeyI, fyne.KeyModifierAlt)
			raw, err := os.ReadFile((*printed)[len(*printed)-1])
			if err != nil {
				t.Fatal(err)
			}
			return raw
		}
		if !bytes.Equal(print(), written) {
			t.Error("printed before signing: other bytes")
		}
		changed := append(bytes.Clone(written), 0) // what Word saved
		if err := os.WriteFile(o.Do().DocumentPath(first.File), changed, 0o600); err != nil {
			t.Fatal(err)
		}
		desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		desktest.MustShow(t, o, "Văn bản đã sửa trong Word", "01/TB-UBND")
		want, button := written, "Giữ bản ban đầu"
		if keep {
			want, button = changed, "Giữ bản đã sửa"
		}
		desktest.TapButton(t, o, button)
		if !bytes.Equal(print(), want) {
			t.Errorf("keep %v: printed other bytes", keep)
		}
		if err := os.WriteFile(o.Do().DocumentPath(first.File), []byte("hỏng"), 0o600); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(print(), want) {
			t.Errorf("keep %v: printed what was changed after signing", keep)
		}
		if aside, _ := filepath.Glob(filepath.Join(o.Dir, store.DocumentsFolder, "2026", "*-20261120-*.docx")); len(aside) == 0 {
			t.Error("the changed file was lost")
		}
	}
}

func TestWhatWaitsForASignatureIsOnTheHomeScreen(t *testing.T) {
	o, room, letter := repliesOn(t)
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "3 ký · 0 gửi")
	card := desktest.FindCard(t, o, "Văn bản chờ")
	if card.Number() != "3" {
		t.Errorf("the card says %s", card.Number())
	}
	test.Tap(card)
	if o.Shell.Top() != desk.Page(room) || listedReplies(room) != "02/TB-UBND 01/TB-UBND 01/QĐ-UBND" {
		t.Errorf("%T lists %s", o.Shell.Top(), listedReplies(room))
	}
	selectReply(t, o, room, "01/TB-UBND")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Đơn "+letter.Number.String()+" · ")
}

func TestTheLettersPageShowsItsDocuments(t *testing.T) {
	o, _, letter := repliesOn(t)
	o.Open(desk.Letter{ID: letter.ID})
	desktest.MustShow(t, o, "Văn bản còn ở cơ quan: 01/TB-UBND chờ ký, 01/QĐ-UBND chờ ký", "Văn bản đã ban hành (3)", "Thông báo thụ lý\n01/TB-UBND · 16/11/2026 · chờ ký")
	desktest.Shortcut(o, fyne.KeyV, fyne.KeyModifierAlt)
	if b, ok := o.Window.Canvas().Focused().(*kit.Button); !ok || b.Text != "Đính kèm bản quét" { // the letter of last was written elsewhere
		t.Errorf("Alt+V leads to %T", o.Window.Canvas().Focused())
	}
	desktest.TapButton(t, o, "Ghi ký, gửi, giao")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "chờ gửi · ký 20/11/2026", "01/QĐ-UBND · Đã ký")
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
	if _, _, err := desktest.Register(t, o).IssueDocument(o.Ctx(), store.Issue{Of: visit.ID, Symbol: "TB-UBND",
		Reply: register.Reply{Type: "Thông báo từ chối tiếp", On: day.Must("2026-11-18"), SignedBy: "Trần Văn Chủ", To: "Ngô Kim Hiếu"},
		Render: func(store.Occasion, register.DocumentNumber) ([]byte, string, error) {
			return sampleWord(t), "2026/v.docx", nil
		}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.MustShow(t, o, "03/TB-UBND", "tiếp 10/11/2026")
	desktest.MustNotShow(t, o, "Ngô Kim Hiếu")
	selectReply(t, o, room, "03/TB-UBND")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Thông báo từ chối tiếp\n03/TB-UBND · 18/11/2026 · chờ ký")
	desktest.Shortcut(o, fyne.KeyV, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyReturn)
	if _, ok := o.Shell.Top().(*documents.DeliveryForm); !ok {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
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
