package office

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// receipt is the receipt for a letter (giấy biên nhận), ready to be issued.
func receipt(t *testing.T, o *Office, of int64) Draft {
	t.Helper()
	info, template, err := word.Read(o.Dir(), "giay-bien-nhan")
	if err != nil {
		t.Fatal(err)
	}
	return Draft{Of: of, Info: info, Template: template, Settings: o.Settings(), Symbol: "UBND",
		Options: word.Options{On: testDay, SignedBy: "Trần Thị Ký"}.For(info), SignedBy: "Trần Thị Ký", Sign: true}
}

// draftOf is an answer to a letter, a draft.
func draftOf(t *testing.T, o *Office, of int64) Draft {
	t.Helper()
	d := receipt(t, o, of)
	var err error
	if d.Info, d.Template, err = word.Read(o.Dir(), register.DocumentAnswer); err != nil {
		t.Fatal(err)
	}
	d.Sign, d.Insisted = false, "Trả lời ngay" // the letter waits for its processing
	return d
}

// What does not fit its letter is written only with a reason, which stays in the step; what
// cannot be is not written at all.
func TestADocumentThatDoesNotFitAsksForAReason(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	d := draftOf(t, o, l.ID)
	d.Insisted = ""
	err := unchanged(t, o, func() error { _, err := o.Issue(t.Context(), d); return err })
	var refused *store.CheckError
	if !errors.As(err, &refused) || refused.Problems[0].Field != register.FieldTemplate || !strings.Contains(err.Error(), "chờ xử lý") {
		t.Errorf("an answer before the letter was processed: %v", err)
	}
	d.Insisted = "Chủ tịch yêu cầu trả lời ngay"
	reply, err := o.Issue(t.Context(), d)
	if err != nil || reply.Insisted != d.Insisted {
		t.Fatalf("%+v, %v", reply, err)
	}
	d.Insisted = ""
	if err := unchanged(t, o, func() error { _, err := o.Issue(t.Context(), d); return err }); !errors.As(err, &refused) || !strings.Contains(err.Error(), "đã có bản nháp") {
		t.Errorf("the same document twice: %v", err)
	}
	if err := o.Discard(t.Context(), l.ID, reply, "Thôi"); err != nil {
		t.Fatal(err)
	}
	invitation := d
	var lost error
	if invitation.Info, invitation.Template, lost = word.Read(o.Dir(), word.InvitationTemplate); lost != nil {
		t.Fatal(lost)
	}
	invitation.Insisted, invitation.Options.Typed = "Cứ viết", map[string]string{"ngay_moi": "31/02/2027"}
	if err := unchanged(t, o, func() error { _, err := o.Issue(t.Context(), invitation); return err }); err == nil || !strings.Contains(err.Error(), "31/02/2027") {
		t.Errorf("an invitation for a day that no calendar has: %v", err)
	}
}

func TestADocumentHasItsNumberItsStepAndItsFile(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	reply, file, err := o.IssueFile(t.Context(), receipt(t, o, l.ID))
	if now := letterNow(t, o, l.ID); err != nil || reply.Number != "01/UBND" || now.LastReply().Document != reply.Document {
		t.Fatalf("%+v, %v", reply, err)
	}
	kept, err := o.Document(t.Context(), reply.Kept())
	onDisk, errDisk := os.ReadFile(file)
	if err != nil || errDisk != nil || !bytes.Equal(kept, onDisk) {
		t.Fatalf("the file is not what the register keeps: %v, %v", err, errDisk)
	}
	if _, err := docx.Text(kept); err != nil {
		t.Errorf("no Word document: %v", err)
	}

	taken := receipt(t, o, l.ID)
	taken.Count = 1
	if err := unchanged(t, o, func() error { _, err := o.Issue(t.Context(), taken); return err }); !errors.As(err, new(*store.CheckError)) {
		t.Errorf("a number that is taken: %v", err)
	}
	lacking := receipt(t, o, l.ID)
	lacking.Template, lacking.Lacking = kept, func(*docx.IncompleteError) error { return errors.New("nothing lacks") }
	if _, err := o.Issue(t.Context(), lacking); err != nil {
		t.Errorf("a template without placeholders: %v", err)
	}
	refusing := receipt(t, o, l.ID)
	refusing.Settings, refusing.Options = register.Settings{}, word.Options{On: testDay}.For(refusing.Info)
	refusing.Lacking = func(missing *docx.IncompleteError) error { return missing }
	if err := unchanged(t, o, func() error { _, err := o.Issue(t.Context(), refusing); return err }); !errors.As(err, new(*docx.IncompleteError)) {
		t.Errorf("what lacks was not refused: %v", err)
	}
	breakAt(t, o, register.LetterSubject, register.StepReplied)
	unchanged(t, o, func() error { _, err := o.Issue(t.Context(), receipt(t, o, l.ID)); return err })
}

func TestADocumentWhoseFileCannotBeWrittenIsInTheRegister(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	if err := os.WriteFile(filepath.Join(o.Dir(), papers.FolderName), nil, 0o600); err != nil { // no folder
		t.Fatal(err)
	}
	reply, _, err := o.IssueFile(t.Context(), receipt(t, o, l.ID))
	if err == nil || reply.Document == 0 || len(letterNow(t, o, l.ID).Replies) != 1 {
		t.Errorf("%+v, %v", reply, err)
	}
}

func TestDocumentsForManyLetters(t *testing.T) {
	o := newOffice(t)
	var drafts []Draft
	for _, name := range []string{"Nguyễn Thị Ánh", "Trần Văn Bình", "Lê Văn Cường"} {
		drafts = append(drafts, draftOf(t, o, registered(t, o, facts(name, "Xin sửa cống")).ID))
	}
	drafts[2].Of = 999 // no letter
	drafts = append(drafts, drafts[1])
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	seen := 0
	all := o.IssueBatch(ctx, drafts, func(int) { seen++ })
	if seen != 4 || all[0].Reply.State != register.Drafted || all[1].Reply.State != register.Drafted || all[1].Reply.Number != "" {
		t.Errorf("%d, %+v", seen, all[:2])
	}
	if all[2].Err == nil || all[2].Stopped || !all[3].Stopped || all[3].Reply.Document != 0 {
		t.Errorf("an error of the register does not end the work: %+v", all[2:])
	}
	merged, err := o.Merge(t.Context(), []register.Reply{all[0].Reply, all[1].Reply})
	if err != nil || len(merged) != 1 || merged[0].Count != 2 {
		t.Fatalf("%v, %v", merged, err)
	}
	if content, err := os.ReadFile(merged[0].File); err != nil || len(content) == 0 {
		t.Errorf("%v, %v", merged, err)
	}
	if one, err := o.Merge(t.Context(), []register.Reply{all[0].Reply}); one != nil || err != nil {
		t.Errorf("one document alone is merged: %v, %v", one, err)
	}
	stop()
	if all := o.IssueBatch(ctx, drafts[:1], func(int) {}); !all[0].Stopped {
		t.Errorf("%+v", all)
	}
	drafts[0].Options.On = testDay.AddDays(1)
	if all := o.IssueBatch(t.Context(), drafts[:1], func(int) {}); len(all[0].Refused) == 0 {
		t.Errorf("a document of tomorrow: %+v", all)
	}
}

func TestStepsOfDocumentsAreTakenBackTogether(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	var all []Delivery
	for i := range 2 {
		d, err := o.Issue(t.Context(), draftOf(t, o, l.ID))
		if err != nil {
			t.Fatal(err)
		}
		for _, on := range []day.Date{testDay.AddDays(i), testDay} { // the second's first is tomorrow
			all = append(all, Delivery{Of: l.ID, On: on, What: register.Delivery{Document: d.Step, State: register.Signed}})
		}
	}
	became, err := o.Deliver(t.Context(), all)
	if err != nil || len(became.Done) != 2 || len(became.Refused) != 2 || len(became.Refused[1]) == 0 || len(became.Refused[2]) == 0 || !slices.Equal(became.Numbers, []string{"01/UBND", "02/UBND"}) {
		t.Fatalf("%+v, %v", became, err)
	}
	if r := letterNow(t, o, l.ID).Replies; len(r) != 2 || r[0].State != register.Signed || r[1].State != register.Signed {
		t.Errorf("%+v", r)
	}
	unchanged(t, o, func() error {
		return o.TakeBack(t.Context(), append([]Delivered{{999, 1}}, became.Done...), "Nhầm")
	})
	if err := o.TakeBack(t.Context(), became.Done, "Nhầm"); err != nil {
		t.Fatal(err)
	}
	if l := letterNow(t, o, l.ID); len(l.Replies) != 0 || len(l.Unissued) != 2 || l.Unissued[0].State != register.Drafted || l.Unissued[0].Number != "" {
		t.Errorf("%+v", l.Unissued)
	}
}

// A draft can be printed, changed in Word and thrown away, and spends nothing; with its
// signature it gets number and day, also where it was changed.
func TestADraftGetsItsNumberWithTheSignature(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	r, file, err := o.IssueFile(t.Context(), draftOf(t, o, l.ID))
	if err != nil || r.State != register.Drafted {
		t.Fatal(r, err)
	}
	words := func(content []byte, err error) string {
		t.Helper()
		said, wrong := docx.Text(content)
		if err != nil || wrong != nil {
			t.Fatal(err, wrong)
		}
		return said
	}
	if said := words(os.ReadFile(file)); !strings.Contains(said, "Số: "+string(docx.NoNumber)+"/UBND") || !strings.Contains(said, string(docx.NoDay)) {
		t.Errorf("a draft has a number or a day: %s", said)
	}
	other, err := draftOf(t, o, l.ID).Write(Fields(register.Occasion{Letter: l}, o.Settings(), word.Options{On: testDay, SignedBy: "Người khác", Draft: true}))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, other, 0o600); err != nil {
		t.Fatal(err)
	}
	changed, err := o.ChangedInWord(t.Context(), r)
	if !bytes.Equal(changed, other) || err != nil {
		t.Fatalf("%d bytes, %v", len(changed), err)
	}
	if path, err := o.PaperFile(t.Context(), r); path != file || err != nil {
		t.Errorf("%q, %v", path, err)
	}
	_, signed, lacks, err := o.Sign(t.Context(), l.ID, r, Signature{On: testDay, Count: 7}, store.DeliveryFiles{Final: changed})
	if err != nil || signed.Number != "07/UBND" || signed.On != testDay || lacks != (Unfilled{}) {
		t.Fatalf("%+v, %+v, %v", signed, lacks, err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("the file of the draft is still there")
	}
	paper, err := o.PaperFile(t.Context(), signed)
	if err != nil || !strings.Contains(filepath.Base(paper), "07-UBND") {
		t.Fatal(paper, err)
	}
	if said := words(os.ReadFile(paper)); !strings.Contains(said, "Số: 07/UBND") || !strings.Contains(said, "ngày 20 tháng 11 năm 2026") || !strings.Contains(said, "Người khác") {
		t.Errorf("signed as changed: %s", said)
	}
	if err := os.WriteFile(paper, other, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := o.PaperFile(t.Context(), signed); err != nil {
		t.Fatal(err)
	}
	kept, _ := o.Document(t.Context(), signed.Kept())
	if now, _ := os.ReadFile(paper); !bytes.Equal(now, kept) {
		t.Error("a signed document is not the one that the register keeps")
	}
	if aside, _ := filepath.Glob(filepath.Join(filepath.Dir(paper), "*-20261120-093000.docx")); len(aside) != 1 {
		t.Errorf("the changed file is gone: %v", aside)
	}
	next, _, err := o.IssueFile(t.Context(), draftOf(t, o, l.ID))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Discard(t.Context(), l.ID, next, "Không cần nữa"); err != nil {
		t.Fatal(err)
	}
	if n, err := o.NextReplyNumber(t.Context(), testDay.Year(), "UBND"); n != 8 || err != nil || len(letterNow(t, o, l.ID).Unissued) != 0 {
		t.Errorf("a draft that was thrown away: the next number is %d, %v", n, err)
	}
}

// A signed document carries its code, also when it was signed at once; not where the office
// does without.
func TestASignedDocumentHasACodeUnlessTheOfficeDoesWithout(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	drawn := func(d Draft) bool {
		t.Helper()
		r, err := o.Issue(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if !d.Sign {
			if _, r, _, err = o.Sign(t.Context(), l.ID, r, Signature{On: testDay}, store.DeliveryFiles{}); err != nil {
				t.Fatal(err)
			}
		}
		content, err := o.Document(t.Context(), r.Kept())
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(content, []byte("word/media/ma-qr.png"))
	}
	if !drawn(receipt(t, o, l.ID)) || !drawn(draftOf(t, o, l.ID)) {
		t.Error("a signed document has no code")
	}
	s := o.Settings()
	s.Office.NoMark = true
	if err := o.SaveSettings(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if drawn(receipt(t, o, l.ID)) || drawn(draftOf(t, o, l.ID)) {
		t.Error("a document has a code though the office does without")
	}
}

// The result counts as sent when its document was, not while it is a draft.
func TestAResultIsSentWithItsDocument(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	d := receipt(t, o, l.ID)
	d.ResultTo = "UBND thành phố"
	reply, err := o.Issue(t.Context(), d)
	if sent := letterNow(t, o, l.ID).Life.Results; err != nil || len(sent) != 0 {
		t.Fatalf("%+v, %v", sent, err)
	}
	goes := []Delivery{{Of: l.ID, On: testDay, What: register.Delivery{Document: reply.Step, State: register.Sent, How: "Bưu điện"}}}
	if _, err := o.Deliver(t.Context(), goes); err != nil {
		t.Fatal(err)
	}
	if sent := letterNow(t, o, l.ID).Life.Results; len(sent) != 1 || sent[0].Number != reply.Number || sent[0].To != d.ResultTo {
		t.Errorf("%+v", sent)
	}
	if reply, err = o.Issue(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	goes[0].What.Document = reply.Step
	breakAt(t, o, register.LetterSubject, register.StepResultSent)
	unchanged(t, o, func() error { _, err := o.Deliver(t.Context(), goes); return err }) // neither is sent
}

// The list of those who signed the letter goes with the draft and is signed with it.
func TestTheListOfSignersIsSignedWithTheDocument(t *testing.T) {
	o := newOffice(t)
	f := facts("Nguyễn Thị Ánh", "Xin sửa cống")
	f.CoSigners, f.Signatories = []register.Person{{Name: "Võ Hòa", Address: "số 2 hẻm 4"}}, 5
	l := registered(t, o, f)
	d := draftOf(t, o, l.ID)
	d.Symbol = "UBND"
	for _, wanted := range []bool{false, true} {
		d.Options.Annex = wanted
		draft, err := o.Issue(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		d.Insisted += " nữa"
		_, signed, lacks, err := o.Sign(t.Context(), l.ID, draft, Signature{On: testDay}, store.DeliveryFiles{})
		if err != nil || lacks != (Unfilled{}) {
			t.Fatal(lacks, err)
		}
		raw, err := o.Document(t.Context(), signed.Kept())
		if err != nil {
			t.Fatal(err)
		}
		text, err := docx.Text(raw)
		if err != nil || strings.Contains(text, "DANH SÁCH NGƯỜI KÝ ĐƠN") != wanted {
			t.Fatalf("with the list %v: %v\n%s", wanted, err, text)
		}
		count, _, _ := strings.Cut(signed.Number, "/")
		for _, said := range []string{"và 4 người khác (danh sách kèm theo)", "(Kèm theo Công văn số 0" + count + "/UBND " + docx.LongDate(testDay), "Võ Hòa", "Và 3 người khác không ghi tên trong đơn."} {
			if strings.Contains(text, said) != wanted && strings.Contains(text, strings.Replace(said, "số 0", "số ", 1)) != wanted {
				t.Errorf("with the list %v it says or lacks %q:\n%s", wanted, said, text)
			}
		}
	}
}
