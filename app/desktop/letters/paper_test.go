package letters_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/office"
	"donthu/data/register"
	"donthu/reports/word"
)

// issue writes a document on the letter, as the page that composes it does.
func issue(t *testing.T, o *desktop.Program, l register.Letter, template string, to register.Reader) register.Reply {
	t.Helper()
	info, source, err := word.Read(o.Dir, template)
	if err != nil {
		t.Fatal(err)
	}
	settings := o.Store.Settings()
	reply, err := o.Do().Issue(o.Ctx(), office.Draft{Of: l.ID, Info: info, Template: source, Settings: settings, Symbol: info.SymbolFor(&l, settings), To: l.ShownSender(), Readers: []register.Reader{to},
		SignedBy: "Trần Văn Chủ", Options: word.Options{On: o.Today(), SignedBy: "Trần Văn Chủ", Role: "Chủ tịch"}.For(info)})
	if err != nil {
		t.Fatal(err)
	}
	return reply
}

// Where the document that is wanted is written and waits, the card leads to its signature
// and its sending; another is written only when the clerk says so.
func TestADocumentThatWaitsIsSentAndNotWrittenOnceMore(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-02"))
	p := after(t, o, l, accepted("2026-11-16")...)
	reply := issue(t, o, l, register.DocumentComplaintAccepted, register.ToSender)
	o.Refresh()
	desktest.MustShow(t, o, "Trình ký: ")
	in := func() string { return fmt.Sprintf("%T", o.Shell.Top()) }
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	if strings.Contains(in(), "composePage") {
		t.Error("the card writes the document once more")
	}
	for o.Window.Canvas().Overlays().Top() != nil {
		desktest.Press(o, fyne.KeyEscape)
	}
	if in() != fmt.Sprintf("%T", p) {
		desktest.Press(o, fyne.KeyEscape)
	}
	desktest.TapButton(t, o, "Soạn văn bản") // in the list of duties
	desktest.MustShow(t, o, "Văn bản này đã có", reply.Type+" "+reply.On.Shown()+": bản nháp", "Soạn nữa là có hai văn bản.")
	desktest.Press(o, fyne.KeyEscape)
	if in() != fmt.Sprintf("%T", p) {
		t.Fatalf("in front is %s", in())
	}
	desktest.TapButton(t, o, "Soạn văn bản")
	desktest.TapButton(t, o, "Soạn văn bản mới")
	if !strings.Contains(in(), "composePage") {
		t.Errorf("a second one cannot be written: %s", in())
	}
}

// The card names one duty that is late, and says how many more there are.
func TestTheCardCountsTheOtherLateDuties(t *testing.T) {
	o, l := desktest.LetterOn(t, accusing("2026-10-01"))
	after(t, o, l, accepted("2026-10-05")...)
	desktest.MustShow(t, o, "và 2 việc quá hạn khác") // the notice to the accused, and the settlement
	desktest.TapButton(t, o, "và 2 việc quá hạn khác")
	desktest.MustShow(t, o, "Thông báo nội dung tố cáo – người bị tố cáo")
	if o.Window.Canvas().Focused() == nil {
		t.Error("the keys lead nowhere")
	}
}
