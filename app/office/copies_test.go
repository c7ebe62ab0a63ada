package office

import (
	"os"
	"strings"
	"testing"

	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// concluded is what was concluded at the visit of a denouncer, ready to be written for who
// carries it out and for the denouncer.
func concluded(t *testing.T, o *Office) (visit register.Reception, d Draft) {
	t.Helper()
	visit, err := o.AddReception(t.Context(), register.Reception{On: testDay, Type: register.Unscheduled, Kind: register.Denunciation, People: 1, Host: register.Head, ReceivedBy: "Lê Văn Chủ",
		Visitor: register.Person{Name: "Trần Thị Mai Lan", Address: "45/7 đường Bùi Hữu Nghĩa, phường Thử Nghiệm"},
		Content: "Ông Hùng nhận tiền của nhà tôi", Demand: "Xử lý ông Hùng"})
	if err != nil {
		t.Fatal(err)
	}
	d = receipt(t, o, visit.ID)
	if d.Info, d.Template, err = word.Read(o.Dir(), register.DocumentVisitConclusion); err != nil {
		t.Fatal(err)
	}
	d.Symbol, d.Sign = "TB-UBND", false
	d.Options = d.Options.For(d.Info)
	d.Options.Typed = map[string]string{"noi_dung_ket_luan": "Giao kiểm tra trong tháng 11.", "nguoi_thi_hanh": "Phòng Kinh tế", "ngay_tiep": testDay.Shown()}
	return visit, d
}

func onVisit(t *testing.T, o *Office, id int64) []register.Reply {
	t.Helper()
	visit, err := o.Reception(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return visit.Documents()
}

func textOf(t *testing.T, o *Office, r register.Reply) string {
	t.Helper()
	content, err := o.Document(t.Context(), r.Kept())
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(content)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// What is said to a denouncer and to others has a text for each: both are one document, with
// one number, and only the denouncer's names the denouncer.
func TestADocumentHasATextForEachReader(t *testing.T) {
	o := newOffice(t)
	visit, d := concluded(t, o)
	written, file, err := o.IssueFile(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	all := onVisit(t, o, visit.ID)
	if len(all) != 2 || all[1].CopyOf != all[0].Step || all[0].Step != written.Step {
		t.Fatalf("written: %+v", all)
	}
	secrets := []string{"Mai Lan", "Bùi Hữu Nghĩa", "nhà tôi"}
	for _, secret := range secrets {
		if text := textOf(t, o, all[0]); strings.Contains(text, secret) {
			t.Errorf("who carries it out reads %q:\n%s", secret, text)
		}
		if text := textOf(t, o, all[1]); !strings.Contains(text, secret) {
			t.Errorf("the denouncer does not read %q:\n%s", secret, text)
		}
	}
	if !strings.Contains(all[1].Type, "bản gửi công dân") || strings.Contains(all[1].To+all[1].Type+all[1].File, "Lan") || all[1].File == all[0].File {
		t.Errorf("the copy is called %+v", all[1])
	}
	for _, f := range []string{file, o.DocumentPath(all[1].File)} {
		if _, err := os.Stat(f); err != nil {
			t.Error(err)
		}
	}

	// The copy goes no way of its own to the signature, and gets no number of its own.
	alone := unchanged(t, o, func() error {
		became, err := o.Deliver(t.Context(), []Delivery{{Of: visit.ID, On: testDay, What: register.Delivery{Document: all[1].Step, State: register.Submitted}}})
		if err == nil && len(became.Refused) > 0 {
			err = &store.CheckError{Problems: became.Refused[0]}
		}
		return err
	})
	if !strings.Contains(alone.Error(), "cùng với văn bản đó") {
		t.Errorf("the copy alone is submitted: %v", alone)
	}
	if _, _, _, err := o.Sign(t.Context(), visit.ID, all[1], Signature{On: testDay}, store.DeliveryFiles{}); err == nil || !strings.Contains(err.Error(), "cùng với văn bản đó") {
		t.Errorf("the copy alone was signed: %v", err)
	}

	var changed map[int64][]byte
	both := func(state register.DeliveryState) Deliveries {
		t.Helper()
		var deliveries []Delivery
		for _, r := range all {
			deliveries = append(deliveries, Delivery{Of: visit.ID, On: testDay, What: register.Delivery{Document: r.Step, State: state, Reason: "Ghi nhầm đơn vị"},
				Files: store.DeliveryFiles{Copies: changed}})
		}
		became, err := o.Deliver(t.Context(), deliveries)
		if err != nil || len(became.Refused) > 0 {
			t.Fatalf("%s: %+v, %v", state, became, err)
		}
		return became
	}
	both(register.Submitted)
	for _, r := range onVisit(t, o, visit.ID) {
		if r.State != register.Submitted {
			t.Errorf("%s is %s", r.Type, r.State)
		}
	}
	// What was changed in Word is what is signed, of the copy too.
	change := d
	change.Options.Typed = map[string]string{"noi_dung_ket_luan": "Giao kiểm tra trong tháng 12.", "nguoi_thi_hanh": "Phòng Kinh tế", "ngay_tiep": testDay.Shown()}
	change.Options.Reader, change.Options.Draft = word.Sender, true
	content, err := change.Write(Fields(register.Occasion{Visit: visit}, change.Settings, change.Options))
	if err != nil {
		t.Fatal(err)
	}
	changed = map[int64][]byte{all[1].Step: content}
	signing := both(register.Signed)
	now := onVisit(t, o, visit.ID)
	for i, r := range now {
		if r.Number != "01/TB-UBND" || r.State != register.Signed || r.SignedBy != "Trần Thị Ký" || !strings.Contains(textOf(t, o, r), "01/TB-UBND") {
			t.Errorf("signed: %+v", r)
		}
		if want := []string{"tháng 11", "tháng 12"}[i]; !strings.Contains(textOf(t, o, r), want) {
			t.Errorf("%s does not say %q", r.Type, want)
		}
	}
	if len(signing.Numbers) != 1 {
		t.Errorf("numbers taken: %v", signing.Numbers)
	}

	// Taking the signature back takes that of the copy back; a new one signs both again.
	if err := o.TakeBack(t.Context(), signing.Done, "Ký nhầm"); err != nil {
		t.Fatal(err)
	}
	for _, r := range onVisit(t, o, visit.ID) {
		if !r.State.Draft() || r.Number != "" {
			t.Errorf("after the signature was taken back: %+v", r)
		}
	}
	both(register.Signed)
	both(register.Recalled)
	for _, r := range onVisit(t, o, visit.ID) {
		if r.State != register.Recalled || r.Number != "01/TB-UBND" {
			t.Errorf("after the recall: %+v", r)
		}
	}
}

// A draft that is thrown away takes its copies along.
func TestACopyIsThrownAwayWithItsDocument(t *testing.T) {
	o := newOffice(t)
	visit, d := concluded(t, o)
	written, file, err := o.IssueFile(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	files := []string{file, o.DocumentPath(onVisit(t, o, visit.ID)[1].File)}
	if err := o.Discard(t.Context(), visit.ID, written, "Thôi"); err != nil {
		t.Fatal(err)
	}
	if left := onVisit(t, o, visit.ID); len(left) > 0 {
		t.Errorf("left: %+v", left)
	}
	for _, f := range files {
		if _, err := os.Stat(f); !os.IsNotExist(err) {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// Where nobody is kept secret one text serves all readers.
func TestOneTextServesReadersWhoMayKnow(t *testing.T) {
	o := newOffice(t)
	visit, d := concluded(t, o)
	visit.Kind = register.Petition
	if copies := d.Copies(register.Occasion{Visit: visit}); len(copies) > 0 {
		t.Errorf("%d copies of what a petitioner was told", len(copies))
	}
	// A refusal goes to the body above only where the settings name one.
	var err error
	if d.Info, d.Template, err = word.Read(o.Dir(), register.DocumentVisitRefused); err != nil {
		t.Fatal(err)
	}
	visit.Kind = register.Denunciation
	d.Options = d.Options.For(d.Info)
	if copies := d.Copies(register.Occasion{Visit: visit}); len(copies) > 0 {
		t.Error("a copy for nobody")
	}
	d.Options.Superior = "UBND thành phố Thử Nghiệm"
	copies := d.Copies(register.Occasion{Visit: visit})
	if len(copies) != 1 {
		t.Fatal("no copy for the body above")
	}
	content, err := copies[0].Write(Fields(register.Occasion{Visit: visit}, d.Settings, copies[0].Options))
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(content)
	if err != nil || strings.Contains(text, "Lan") || strings.Contains(text, "nhà tôi") || !strings.Contains(text, "một công dân đến") {
		t.Errorf("the body above reads:\n%s, %v", text, err)
	}
}
