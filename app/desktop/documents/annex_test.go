package documents_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/documents"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/reports/docx"
)

// signedByMany is a letter of several people that was just accepted, of whom so many more
// than the first are known by name, with the page open that writes its notice.
func signedByMany(t *testing.T, kind register.Kind, key fyne.KeyName, others ...string) (*desktop.Program, register.Letter, *documents.ComposePage) {
	t.Helper()
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Việc thu hồi đất làm hẻm", "2026-11-02")
	f.Kind, f.Against, f.Sender.Address, f.Signatories = kind, "Ông Trần Văn Bị", "12 Nguyễn Xí", 9
	for _, name := range others {
		f.CoSigners = append(f.CoSigners, register.Person{Name: name})
	}
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

// annexBox is the tick box for the list of signers, nil where none is shown.
func annexBox(o *desktop.Program) (box *kit.Check) {
	desktest.Visit(o.Window.Content(), func(object fyne.CanvasObject) bool {
		if c, ok := object.(*kit.Check); ok && c.Visible() && strings.Contains(c.Text, "danh sách những người ký đơn") {
			box = c
		}
		return true
	})
	return box
}

// Where several who signed are known by name, a tick puts the list of them behind the
// document, and the document says so at once.
func TestTheListOfSignersIsATick(t *testing.T) {
	o, l, p := signedByMany(t, register.Complaint, fyne.Key1, "Võ Hòa")
	box := annexBox(o)
	if box == nil {
		t.Fatal("no tick for the list")
	}
	p.Type("Trần Văn Chủ", nil)
	if text := p.Preview().Text; strings.Contains(text, "danh sách kèm theo") {
		t.Errorf("without the tick it says\n%s", text)
	}
	box.SetChecked(true)
	p.Type("Trần Văn Chủ", nil)
	if text := p.Preview().Text; !strings.Contains(text, "danh sách kèm theo") || !strings.Contains(text, "DANH SÁCH NGƯỜI KHIẾU NẠI") || !strings.Contains(text, "Võ Hòa") {
		t.Errorf("with the tick it shows\n%s", text)
	}
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	now := desktest.Stored(t, o, l)
	if len(now.Unissued) != 1 {
		t.Fatalf("not written: %+v", now.Unissued)
	}
	raw, err := o.Store.Document(o.Ctx(), now.Unissued[0].Document)
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(raw)
	for _, want := range []string{"bà Nguyễn Thị Ánh và 8 người khác (danh sách kèm theo)", "DANH SÁCH NGƯỜI KHIẾU NẠI", "Võ Hòa", "Và 7 người khác không ghi tên trong đơn."} {
		if err != nil || !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("it does not say %q: %v\n%s", want, err, text)
		}
	}
}

// One name is no list, and who may not know who denounced gets none.
func TestWhereNoListOfSignersIsOffered(t *testing.T) {
	if o, _, _ := signedByMany(t, register.Complaint, fyne.Key1); annexBox(o) != nil {
		t.Error("a list of one name is offered")
	}
	o, _, _ := signedByMany(t, register.Denunciation, fyne.Key2, "Võ Hòa")
	desktest.MustShow(t, o, "Thông báo về nội dung tố cáo")
	if annexBox(o) != nil {
		t.Error("the accused would get the list of denouncers")
	}
}
