package documents_test

import (
	"bytes"
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
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// composing is a denunciation or complaint that has just been accepted, with the
// page open that writes the document which the guide asks for.
func composing(t *testing.T, kind register.Kind, key fyne.KeyName) (*desktop.Program, register.Letter, *documents.ComposePage) {
	t.Helper()
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm của bà Nguyễn Thị Ánh", "2026-11-02")
	f.Kind, f.Against, f.Sender.Address = kind, "Ông Trần Văn Bị", "12 Nguyễn Xí"
	o, l := desktest.LetterOn(t, f)
	on := day.Must("2026-11-16")
	if _, err := o.Do().Record(o.Ctx(), l.ID,
		steps.Draft{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: on, Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.Shortcut(o, key, fyne.KeyModifierAlt)
	p, ok := o.Shell.Top().(*documents.ComposePage)
	if !ok {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
	return o, l, p
}

func TestDocumentInTwoStepsFromTheLettersPage(t *testing.T) {
	o, l, p := composing(t, register.Complaint, fyne.Key1)
	desktest.MustShow(t, o, "Thông báo thụ lý giải quyết khiếu nại", "Nguyễn Thị Ánh", "thu hồi đất làm hẻm")
	p.Type("Trần Văn Chủ", nil)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	now := desktest.Stored(t, o, l)
	if len(now.Replies) != 0 || len(now.Unissued) != 1 {
		t.Fatalf("in force %+v, not %+v", now.Replies, now.Unissued)
	}
	reply := now.Unissued[0]
	if reply.Number != "" || reply.Symbol != "TB-UBND" || reply.SignedBy != "Trần Văn Chủ" || reply.To != "Nguyễn Thị Ánh" || reply.Template != register.DocumentComplaintAccepted {
		t.Fatalf("recorded %+v", reply)
	}
	files, _ := filepath.Glob(filepath.Join(o.Dir, papers.FolderName, "2026", "*.docx"))
	if len(files) != 1 {
		t.Fatalf("files %v", files)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(raw)
	if err != nil || !strings.Contains(text, string(docx.NoNumber)+"/TB-UBND") || !strings.Contains(text, string(docx.NoDay)) || !strings.Contains(text, "Trần Văn Chủ") || strings.Contains(text, docx.Dots) {
		t.Fatalf("%v: %s", err, text)
	}
	desktest.MustShow(t, o, "Đơn "+l.Number.String()+" · Nguyễn Thị Ánh")
	kept, err := o.Store.Document(o.Ctx(), reply.Document)
	if err != nil || !bytes.Equal(kept, raw) || reply.State != register.Drafted {
		t.Errorf("kept %d bytes of %d, %v, %+v", len(kept), len(raw), err, reply)
	}
	if next, err := o.Store.NextReplyNumber(o.Ctx(), 2026, "TB-UBND"); err != nil || next != 1 {
		t.Errorf("next number %d, %v", next, err)
	}
}

func TestIncompleteDocumentIsWrittenOnlyWhenTheClerkSaysSo(t *testing.T) {
	o, l, p := composing(t, register.Complaint, fyne.Key1)
	p.Type("", nil)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Văn bản còn thiếu", "Chưa có nội dung.", "còn thiếu 1 chỗ", "Còn thiếu 1 chỗ")
	desktest.Press(o, fyne.KeyReturn)
	if desktest.FindButton(o, "Ghi với dấu chấm") != nil || len(desktest.Stored(t, o, l).Unissued) != 0 {
		t.Fatal("Enter does not lead back to the form")
	}
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if len(desktest.Stored(t, o, l).Unissued) != 0 {
		t.Fatal("written before the clerk agreed")
	}
	desktest.TapButton(t, o, "Ghi với dấu chấm")
	if len(desktest.Stored(t, o, l).Unissued) != 1 {
		t.Error("not written after the clerk agreed")
	}
}

func TestDocumentForTheAccusedNamesNoDenouncer(t *testing.T) {
	o, _, p := composing(t, register.Denunciation, fyne.Key2)
	desktest.MustShow(t, o, "Thông báo về nội dung tố cáo", "đã được bỏ ra")
	for _, secret := range []string{"Nguyễn Thị Ánh", "12 Nguyễn Xí"} {
		if strings.Contains(p.Preview().Text, secret) {
			t.Errorf("the preview says %q", secret)
		}
	}
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if desktest.FindButton(o, "Ghi với dấu chấm") != nil {
		desktest.TapButton(t, o, "Ghi với dấu chấm")
	}
	files, _ := filepath.Glob(filepath.Join(o.Dir, papers.FolderName, "2026", "*.docx"))
	if len(files) != 1 {
		t.Fatalf("files %v", files)
	}
	raw, _ := os.ReadFile(files[0])
	text, err := docx.Text(raw)
	if err != nil || strings.Contains(text, "Nguyễn Thị Ánh") || !strings.Contains(text, "Trần Văn Bị") {
		t.Fatalf("%v: %s", err, text)
	}
}

// Minutes have no number: those of the second meeting do not take the place of the
// first ones.
func TestTwoDocumentsWithoutANumberHaveFilesOfTheirOwn(t *testing.T) {
	o, l, p := composing(t, register.Complaint, fyne.Key1)
	for range 2 {
		p.Template().SetValue("bien-ban-lam-viec")
		p.Type("Trần Văn Chủ", nil)
		p.Write(false)
		if desktest.FindButton(o, "Ghi với dấu chấm") != nil {
			desktest.TapButton(t, o, "Ghi với dấu chấm")
		}
		o.Open(desk.Compose{Letter: l, Next: law.NextStep{}})
		p = o.Shell.Top().(*documents.ComposePage)
	}
	replies := desktest.Stored(t, o, l).Unissued
	if len(replies) != 2 || replies[0].File == replies[1].File || replies[0].Number != "" {
		t.Fatalf("%+v", replies)
	}
	for _, r := range replies {
		if _, err := os.Stat(o.Do().DocumentPath(r.File)); err != nil {
			t.Error(err)
		}
	}
}

// A computer that draws no pictures shows the pages in its viewer; one that cannot
// at all says so, and a clerk who stops it is told nothing.
func TestPagesAsTheyArePrinted(t *testing.T) {
	o, _, p := composing(t, register.Complaint, fyne.Key1)
	opened := opensNothing(t)
	before := desk.DrawPages
	t.Cleanup(func() { desk.DrawPages = before })
	desk.DrawPages = func(context.Context, []byte) (desk.PrintedPages, error) {
		return desk.PrintedPages{Pdf: "/x/trang.pdf"}, nil
	}
	p.ShowPrinted()
	if len(*opened) != 1 || (*opened)[0] != "/x/trang.pdf" {
		t.Errorf("opened %v", *opened)
	}
	desk.DrawPages = func(context.Context, []byte) (desk.PrintedPages, error) { return desk.PrintedPages{}, context.Canceled }
	p.ShowPrinted()
	desktest.MustNotShow(t, o, "Chưa vẽ được trang in")
	desk.DrawPages = func(context.Context, []byte) (desk.PrintedPages, error) { return desk.PrintedPages{}, os.ErrPermission }
	p.ShowPrinted()
	desktest.MustShow(t, o, "Chưa vẽ được trang in")
}

// Ctrl+Enter takes the document to who signs; that spends no number either.
func TestComposingTakesADocumentToWhoSigns(t *testing.T) {
	o, l, p := composing(t, register.Complaint, fyne.Key1)
	desktest.KeepMessages(t)
	if b := desktest.FindButton(o, "Trình ký"); b == nil || b.Key != "Ctrl+Enter" {
		t.Errorf("the button is %+v", b)
	}
	p.Type("", nil)
	// The field that has the keys leaves Ctrl+Enter to the page. Who signs lacks: asked, as with Ctrl+S.
	desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Văn bản còn thiếu")
	desktest.Press(o, fyne.KeyEscape)
	p.Type("Trần Văn Chủ", nil)
	desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	now := desktest.Stored(t, o, l)
	if len(now.Replies) != 0 || len(now.Unissued) != 1 || now.Unissued[0].State != register.Submitted || now.Unissued[0].Number != "" {
		t.Fatalf("%+v, %+v", now.Replies, now.Unissued)
	}
	desktest.MustShow(t, o, "Đã trình ký Thông báo thụ lý")
	if next, err := o.Store.NextReplyNumber(o.Ctx(), 2026, "TB-UBND"); err != nil || next != 1 {
		t.Errorf("next number %d, %v", next, err)
	}
}

// Another template asks other questions: what was typed for those that it shares with
// the one before stays, and to look at a template is nothing that could get lost.
func TestAnotherTemplateKeepsWhatWasTyped(t *testing.T) {
	o, l, p := composing(t, register.Complaint, fyne.Key1)
	before := p.Info().Name
	p.Template().SetValue("giay-moi")
	if p.Info().Name != "giay-moi" {
		t.Fatalf("in use is %s", p.Info().Name)
	}
	o.Back()
	if o.Shell.Top() == desk.Page(p) {
		t.Fatalf("leaving asks:\n%s", desktest.Shown(o))
	}
	o.Open(desk.Compose{Letter: desktest.Stored(t, o, l), Next: law.NextStep{Document: before}})
	p = o.Shell.Top().(*documents.ComposePage)
	p.Type("Trần Văn Chủ", map[string]string{"dia_chi": "99 Bạch Đằng"})
	p.Template().SetValue("phieu-huong-dan")
	p.Template().SetValue(before)
	if a, _ := p.Read(); a.Signer != "Trần Văn Chủ" || a.Typed["dia_chi"] != "99 Bạch Đằng" {
		t.Errorf("after another template: %+v", a)
	}
	desktest.MustShow(t, o, "99 Bạch Đằng")
	o.Back()
	desktest.MustShow(t, o, "Nội dung vừa nhập chưa được lưu.")
}

// The path says that nothing is written yet, and from which series the document gets its
// number when it is signed; where the window is narrow the page as it is printed stands behind a tab.
func TestComposingShowsHowFarTheDocumentIs(t *testing.T) {
	o, l, p := composing(t, register.Complaint, fyne.Key1)
	desktest.MustShow(t, o, "Nháp", "còn thiếu 1 chỗ", "Trình ký", "số …/TB-UBND", "Đã ký", "Đã gửi", "Đã giao", "Đơn "+l.Number.String()+" · Nguyễn Thị Ánh")
	p.Type("Trần Văn Chủ", nil)
	desktest.MustShow(t, o, "đủ nội dung")
	desktest.MustNotShow(t, o, "Còn thiếu")
	o.Window.Resize(fyne.NewSize(1000, 540))
	desktest.TapButton(t, o, "Trang in")
	desktest.MustShow(t, o, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
	if p.FormShown() {
		t.Error("the form stands beside the page")
	}
	p.Type("", nil)
	p.Write(false)
	desktest.Press(o, fyne.KeyEscape)
	if desktest.MustShow(t, o, "Chưa có nội dung."); !p.FormShown() {
		t.Error("what lacks is not shown")
	}
}

func TestStationsOfDocuments(t *testing.T) {
	on := day.Must("2026-11-16")
	sent := register.Reply{On: on, State: register.Sent, SignedOn: on.AddDays(1), SentOn: on.AddDays(2)}
	recalled := sent
	recalled.State = register.Recalled
	for _, c := range []struct {
		replies []register.Reply
		want    string
	}{
		{[]register.Reply{{On: on, State: register.Drafted}}, "Nháp 5 16/11/2026 | Trình ký 0  | Đã ký 0  | Đã gửi 0  | Đã giao 0 "},
		{[]register.Reply{{On: on, State: register.Written}}, "Nháp 3 16/11/2026 | Trình ký 5  | Đã ký 0  | Đã gửi 0  | Đã giao 0 "},
		{[]register.Reply{sent}, "Nháp 3 16/11/2026 | Trình ký 3  | Đã ký 3 17/11/2026 | Đã gửi 5 18/11/2026 | Đã giao 0 "},
		{[]register.Reply{recalled}, "Nháp 3 16/11/2026 | Trình ký 3  | Đã ký 5 đã thu hồi | Đã gửi 0 18/11/2026 | Đã giao 0 "},
		{[]register.Reply{{On: on, State: register.Delivered, DeliveredOn: on}}, "Nháp 3 16/11/2026 | Trình ký 3  | Đã ký 3  | Đã gửi 3  | Đã giao 3 16/11/2026"},
		{[]register.Reply{sent, {On: on, State: register.Signed, SignedOn: on}}, "Nháp 3  | Trình ký 3  | Đã ký 5 có 1 | Đã gửi 0 có 1 | Đã giao 0 "},
	} {
		var got []string
		for _, s := range documents.StationsOf(c.replies) {
			got = append(got, fmt.Sprintf("%s %d %s", s.Name, s.Tone, s.About))
		}
		if all := strings.Join(got, " | "); all != c.want {
			t.Errorf("got  %s\nwant %s", all, c.want)
		}
	}
}

// A document says whom it tells, as far as the law wants it told; who gets it beside is
// ticked (LKN Điều 27: the body that forwarded the complaint too).
func TestDocumentSaysWhomItTells(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-16")
	f.Source, f.ForwardingBody, f.ForwardingNo = register.Forwarded, "Thanh tra thành phố", "45/TTr"
	o, l := desktest.LetterOn(t, f)
	on := day.Must("2026-11-17")
	if _, err := o.Do().Record(o.Ctx(), l.ID,
		steps.Draft{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: on, Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	p, ok := o.Shell.Top().(*documents.ComposePage)
	if !ok {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
	boxes := map[string]*kit.Check{}
	desktest.Visit(p.Content(), func(object fyne.CanvasObject) bool {
		if c, ok := object.(*kit.Check); ok {
			boxes[c.Text] = c
		}
		return true
	})
	for words, want := range map[string]bool{"Người khiếu nại": true, "Nơi chuyển đơn đến": true, "Người bị khiếu nại": false} {
		if boxes[words] == nil || boxes[words].Checked != want {
			t.Fatalf("%s is not %t; the screen shows:\n%s", words, want, desktest.Shown(o))
		}
	}
	boxes["Người bị khiếu nại"].SetChecked(true)
	p.Type("Trần Văn Chủ", nil)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	now := desktest.Stored(t, o, l)
	reply := now.Unissued[0]
	if !slices.Equal(reply.Readers, []register.Reader{register.ToSender, register.ToAccused, register.ToForwarder}) || reply.To != "Nguyễn Thị Ánh; Thanh tra thành phố" {
		t.Errorf("recorded %+v; the screen shows:\n%s", reply, desktest.Shown(o))
	}
	untold := func(l *register.Letter) (n int) {
		for _, d := range o.Law().Duties(l) {
			if d.Rule == "K2" && d.Open() {
				n++
			}
		}
		return n
	}
	if n := untold(&now); n != 2 {
		t.Errorf("a draft tells nobody, but %d of two are still to be told", n)
	}
	desktest.Sign(t, o, now.ID, reply)
	if _, err := o.Do().RecordDelivery(o.Ctx(), now.ID, day.Must("2026-11-20"), register.Delivery{Document: reply.Step, State: register.Sent}, store.DeliveryFiles{}); err != nil {
		t.Fatal(err)
	}
	if now = desktest.Stored(t, o, l); untold(&now) != 0 {
		t.Errorf("sent, but somebody is still to be told: %+v", now.Replies)
	}
}

// A document that names who denounced cannot be addressed to anybody else (LTC Điều 8
// khoản 3).
func TestNobodyElseReadsWhoDenounced(t *testing.T) {
	f := desktest.ComplaintOn("Lò Văn Khoát", "Tố cáo nhận tiền trái quy định", "2026-11-02")
	f.Kind, f.Against = register.Denunciation, "Ông Phạm Văn C"
	o, l := desktest.LetterOn(t, f)
	on := day.Must("2026-11-09")
	if _, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}}, steps.Draft{On: on, Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	l = desktest.Stored(t, o, l)
	for template, want := range map[string]bool{register.DocumentAcceptedNotice: false, register.DocumentAccusedNotice: true} {
		o.Open(desk.Compose{Letter: l, Next: law.NextStep{Type: register.StepReplied, Document: template, Allowed: true}})
		p, ok := o.Shell.Top().(*documents.ComposePage)
		if !ok {
			t.Fatalf("in front is %T", o.Shell.Top())
		}
		offered := false
		desktest.Visit(p.Content(), func(object fyne.CanvasObject) bool {
			if c, ok := object.(*kit.Check); ok && c.Text == "Người bị tố cáo" {
				offered = true
			}
			return true
		})
		if offered != want {
			t.Errorf("%s: the accused is offered: %t", template, offered)
		}
		o.Back()
	}
}

// Whatever was ticked for another template, who denounced is told to nobody else.
func TestReadersGoByTheTemplateThatIsWritten(t *testing.T) {
	both := []register.Reader{register.ToSender, register.ToAccused}
	for _, c := range []struct {
		kind   register.Kind
		reader word.Reader
		want   []register.Reader
	}{
		{register.Denunciation, word.Sender, both[:1]}, {register.Denunciation, word.Office, both[:1]},
		{register.Denunciation, word.Accused, both}, {register.Complaint, word.Sender, both},
	} {
		l := register.Letter{Facts: register.Facts{Kind: c.kind, Sender: register.Person{Name: "Lò Văn Khoát"}}}
		if got := documents.MayRead(&l, c.reader, both); !slices.Equal(got, c.want) {
			t.Errorf("%s, written for %s: %v, want %v", c.kind, c.reader, got, c.want)
		}
	}
}
