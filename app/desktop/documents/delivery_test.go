package documents_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/documents"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// The page offers what may become of a document where it stands, what leads on first.
func TestWhatMayBecomeOfADocumentIsOffered(t *testing.T) {
	o, room, letter := draftsOn(t)
	name := "Thông báo thụ lý"
	for _, c := range []struct {
		next register.DeliveryState // what is recorded after looking
		want string
	}{
		{register.Submitted, "Trình ký|Đã ký, cấp số"},
		{register.Drafted, "Đã ký, cấp số|Trả lại để sửa"},
		{register.Submitted, "Trình ký|Đã ký, cấp số"},
		{register.Signed, "Đã ký, cấp số|Trả lại để sửa"},
		{register.Sent, "Đã gửi|Đã giao|Thu hồi"},
		{register.SentBack, "Đã giao|Bị trả lại, không giao được|Thu hồi"},
		{register.Sent, "Đã gửi|Đã giao|Thu hồi"},
		{register.Delivered, "Đã giao|Bị trả lại, không giao được|Thu hồi"},
		{register.Recalled, "Thu hồi"},
	} {
		form := recording(t, o, room, name)
		if got := strings.Join(form.Offered(), "|"); got != c.want {
			t.Fatalf("before %s: offered %s, want %s", c.next, got, c.want)
		}
		form.Edit(func(s *documents.DeliverySaid) { s.State, s.Reason = c.next, "Ghi sai căn cứ" })
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		if o.Shell.Top() != desk.Page(room) {
			t.Fatalf("%s: in front is %T:\n%s", c.next, o.Shell.Top(), desktest.Shown(o))
		}
		if c.next == register.Signed {
			name = "01/TB-UBND"
		}
	}
	now := desktest.Stored(t, o, letter)
	if slices.ContainsFunc(now.Replies, func(r register.Reply) bool { return r.Number == name }) {
		t.Error("what was recalled counts")
	}
	if next, err := o.Store.NextReplyNumber(o.Ctx(), 2026, "TB-UBND"); err != nil || next != 2 {
		t.Errorf("the number of what was recalled is free again: %d, %v", next, err)
	}
	desktest.MustShow(t, o, "01/TB-UBND", "Đã thu hồi")
}

// Who gives back, gets back or recalls a document says why; who signed is not left open.
func TestAReasonAndWhoSignedAreWanted(t *testing.T) {
	o, room, letter := draftsOn(t)
	nobody := draftOn(t, o, letter.ID, "TB-UBND", "Không người ký", "Bà Ánh", "2026-11-16")
	nobody.SignedBy = ""
	if _, _, err := o.Do().IssueFile(o.Ctx(), nobody); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	form := recording(t, o, room, "Không người ký")
	form.Edit(func(s *documents.DeliverySaid) { s.State = register.Signed })
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Chưa ghi người ký")
	form.Edit(func(s *documents.DeliverySaid) { s.Signer = "Trần Văn Chủ" })
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	name := "01/TB-UBND"
	if signed := desktest.Stored(t, o, letter); o.Shell.Top() != desk.Page(room) || !slices.ContainsFunc(signed.Replies, func(r register.Reply) bool { return r.Number == name && r.SignedBy == "Trần Văn Chủ" }) {
		t.Fatalf("not signed:\n%s", desktest.Shown(o))
	}
	for _, state := range []register.DeliveryState{register.Sent, register.SentBack, register.Recalled} {
		form := recording(t, o, room, name)
		form.Edit(func(s *documents.DeliverySaid) { s.State = state })
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		if state == register.Sent {
			continue
		}
		if o.Shell.Top() == desk.Page(room) {
			t.Fatalf("%s without a reason", state)
		}
		desktest.MustShow(t, o, "Hãy ghi lý do.")
		form.Edit(func(s *documents.DeliverySaid) { s.Reason = "Người nhận chuyển nhà" })
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		if o.Shell.Top() != desk.Page(room) {
			t.Fatalf("%s with a reason:\n%s", state, desktest.Shown(o))
		}
	}
}

// The number is proposed from its series; one of the mail clerk's book is taken with or
// without its symbol, one of another series or of another document is not.
func TestTheNumberComesWithTheSignature(t *testing.T) {
	o, room, letter := draftsOn(t)
	form := recording(t, o, room, "Thông báo thụ lý")
	form.Edit(func(s *documents.DeliverySaid) { s.State = register.Signed })
	if form.Number().Text != "01" {
		t.Errorf("proposed %q", form.Number().Text)
	}
	for _, wrong := range []string{"0", "-1", "số 5", "/TB", "12/QĐ-UBND"} {
		form.Number().SetText(wrong)
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		if now := desktest.Stored(t, o, letter); slices.ContainsFunc(now.Replies, func(r register.Reply) bool { return r.State != "" }) {
			t.Fatalf("signed under the number %q", wrong)
		}
		desktest.MustShow(t, o, "Hãy ghi một số, ví dụ 12 hoặc 12/TB-UBND.")
	}
	form.Number().SetText("12/tb-ubnd")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if !strings.Contains(listedReplies(room), "12/TB-UBND") {
		t.Fatalf("listed %s:\n%s", listedReplies(room), desktest.Shown(o))
	}
	form = recording(t, o, room, "Thông báo thụ lý tố cáo")
	form.Edit(func(s *documents.DeliverySaid) { s.State = register.Signed })
	if form.Number().Text != "13" {
		t.Errorf("after 12 is proposed %q", form.Number().Text)
	}
	form.Number().SetText("12")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "12/TB-UBND")
	if o.Shell.Top() == desk.Page(room) {
		t.Error("a number is given twice")
	}
}

// A number against the order of days is told, and taken when the clerk says so.
func TestANumberAgainstTheOrderOfDaysIsTold(t *testing.T) {
	o, room, letter := repliesOn(t) // 01 and 02 of the 16th
	for i, c := range []struct {
		number string
		on     string
		told   string // empty: nothing is
	}{
		{"03", "2026-11-16", ""},
		{"10", "2026-11-18", ""},
		{"05", "2026-11-19", "Số 05/TB-UBND ký ngày 19/11/2026, sau số 10/TB-UBND ký ngày 18/11/2026."},
		{"11", "2026-11-17", "Số 11/TB-UBND ký ngày 17/11/2026, trước số 10/TB-UBND ký ngày 18/11/2026."},
		{"08", "2026-11-17", "trước số 05/TB-UBND ký ngày 19/11/2026."},
	} {
		name := "Văn bản " + c.number
		if _, _, err := o.Do().IssueFile(o.Ctx(), draftOn(t, o, letter.ID, "TB-UBND", name, "Bà Ánh", "2026-11-10")); err != nil {
			t.Fatal(err)
		}
		o.Refresh()
		form := recording(t, o, room, name)
		form.Edit(func(s *documents.DeliverySaid) { s.State, s.On = register.Signed, day.Must(c.on) })
		form.Number().SetText(c.number)
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		if told := o.Shell.Top() != desk.Page(room); told != (c.told != "") {
			t.Fatalf("%d: told: %t:\n%s", i, told, desktest.Shown(o))
		} else if told {
			desktest.MustShow(t, o, c.told)
			desktest.TapButton(t, o, "Lưu như đã nhập")
		}
		if !strings.Contains(listedReplies(room), c.number+"/TB-UBND") {
			t.Fatalf("%s is not taken: %s\n%s", c.number, listedReplies(room), desktest.Shown(o))
		}
	}
}

// A draft is thrown away, from the room and from the letter's page, once the clerk says so;
// what is signed is not.
func TestOnlyADraftIsThrownAway(t *testing.T) {
	o, room, letter := draftsOn(t)
	drafts := func() int { return len(desktest.Stored(t, o, letter).Unissued) }
	selectReply(t, o, room, "Thông báo thụ lý")
	desktest.Shortcut(o, fyne.KeyX, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Bỏ bản nháp Thông báo thụ lý")
	desktest.Press(o, fyne.KeyEscape)
	if drafts() != 2 {
		t.Fatal("Esc throws the draft away")
	}
	desktest.Shortcut(o, fyne.KeyX, fyne.KeyModifierAlt)
	desktest.TapButton(t, o, "Bỏ bản nháp")
	if drafts() != 1 || strings.Contains(listedReplies(room), "Thông báo thụ lý Quyết") {
		t.Fatalf("%d drafts, listed %s", drafts(), listedReplies(room))
	}
	if next, err := o.Store.NextReplyNumber(o.Ctx(), 2026, "TB-UBND"); err != nil || next != 1 {
		t.Errorf("next number %d, %v", next, err)
	}

	o.Open(desk.Letter{ID: letter.ID})
	o.Window.Resize(fyne.NewSize(2300, 1000)) // else the button stands in the menu
	desktest.TapButton(t, o, "Bỏ bản nháp")
	desktest.MustShow(t, o, "Chưa có số nào bị dùng")
	desktest.TapButton(t, o, "Bỏ bản nháp")
	if drafts() != 0 {
		t.Fatalf("%d drafts are left:\n%s", drafts(), desktest.Shown(o))
	}
	desktest.MustNotShow(t, o, "Văn bản còn ở cơ quan")

	o, room, letter = repliesOn(t)
	all := func() int {
		now := desktest.Stored(t, o, letter)
		return len(now.Documents())
	}
	before := all()
	selectReply(t, o, room, "01/TB-UBND")
	desktest.Shortcut(o, fyne.KeyX, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Văn bản này đã có số.")
	desktest.Press(o, fyne.KeyEscape)
	if all() != before {
		t.Error("a signed document was thrown away")
	}
	o.Open(desk.Letter{ID: letter.ID})
	if desktest.FindButton(o, "Bỏ bản nháp") != nil {
		t.Error("the letter's page throws a signed document away")
	}
}

// Documents about who is kept secret count apart where the office says so.
func TestSecretDocumentsHaveASeriesOfTheirOwn(t *testing.T) {
	o, _, letter := repliesOn(t)
	secret := desktest.LetterNumbered(t, o, "2/2026")
	settings := o.Store.Settings()
	info := word.Info{Symbol: "TB"}
	for _, c := range []struct{ suffix, open, secret string }{{"", "TB-UBND", "TB-UBND"}, {"-M", "TB-UBND", "TB-UBND-M"}} {
		settings.Office.SecretSuffix = c.suffix
		if a, b := info.SymbolFor(&letter, settings), info.SymbolFor(&secret, settings); a != c.open || b != c.secret {
			t.Errorf("%q: %s and %s", c.suffix, a, b)
		}
	}
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	var numbers []string
	for _, l := range []register.Letter{secret, letter, secret} {
		o.Open(desk.Compose{Letter: l})
		p := o.Shell.Top().(*documents.ComposePage)
		p.Template().SetValue("giay-moi")
		p.Type("Trần Văn Chủ", nil)
		p.Write(false)
		if desktest.FindButton(o, "Ghi với dấu chấm") != nil {
			desktest.TapButton(t, o, "Ghi với dấu chấm")
		}
		now := desktest.Stored(t, o, l)
		if len(now.Unissued) == 0 {
			t.Fatalf("no draft:\n%s", desktest.Shown(o))
		}
		numbers = append(numbers, desktest.Sign(t, o, l.ID, now.Unissued[0]).Number)
	}
	if got := strings.Join(numbers, " "); got != "01/GM-UBND-M 01/GM-UBND 02/GM-UBND-M" {
		t.Errorf("numbers %s", got)
	}
	signed := desktest.Stored(t, o, secret)
	kept, err := o.Do().PaperFile(o.Ctx(), signed.LastReply())
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := docx.Text(raw); err != nil || !strings.Contains(text, "Số: 02/GM-UBND-M") {
		t.Errorf("the document says\n%s", text)
	}
}
