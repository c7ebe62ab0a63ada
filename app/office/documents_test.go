package office

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"donthu/data/day"
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
		Options: word.Options{On: testDay, SignedBy: "Trần Thị Ký"}.For(info), SignedBy: "Trần Thị Ký"}
}

func TestADocumentHasItsNumberItsStepAndItsFile(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	reply, file, err := o.IssueFile(t.Context(), receipt(t, o, l.ID))
	if now := letterNow(t, o, l.ID); err != nil || reply.Number != "01/UBND" || now.LastReply().Document != reply.Document {
		t.Fatalf("%+v, %v", reply, err)
	}
	kept, err := o.Document(t.Context(), reply.Document)
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
	if err := os.WriteFile(filepath.Join(o.Dir(), store.DocumentsFolder), nil, 0o600); err != nil { // no folder
		t.Fatal(err)
	}
	reply, _, err := o.IssueFile(t.Context(), receipt(t, o, l.ID))
	if err == nil || reply.Document == 0 || len(letterNow(t, o, l.ID).Replies) != 1 {
		t.Errorf("%+v, %v", reply, err)
	}
}

func TestDocumentsForManyLettersPassOverTakenNumbers(t *testing.T) {
	o := newOffice(t)
	var drafts []Draft
	for _, name := range []string{"Nguyễn Thị Ánh", "Trần Văn Bình", "Lê Văn Cường"} {
		drafts = append(drafts, receipt(t, o, registered(t, o, facts(name, "Xin sửa cống")).ID))
	}
	taken := drafts[0]
	taken.Count = 6
	if _, err := o.Issue(t.Context(), taken); err != nil {
		t.Fatal(err)
	}
	drafts[0].Count = 5
	drafts[2].Of = 999 // no letter
	drafts = append(drafts, drafts[1])
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	seen := 0
	all := o.IssueBatch(ctx, drafts, func(int) { seen++ })
	if seen != 4 || all[0].Reply.Number != "05/UBND" || all[1].Reply.Number != "07/UBND" {
		t.Errorf("%d, %+v", seen, all[:2])
	}
	if all[2].Err == nil || all[2].Stopped || !all[3].Stopped || all[3].Reply.Document != 0 {
		t.Errorf("an error of the register does not end the work: %+v", all[2:])
	}
	merged, err := o.Merge(t.Context(), []register.Reply{all[0].Reply, all[1].Reply})
	if content, errRead := os.ReadFile(merged); err != nil || errRead != nil || len(content) == 0 {
		t.Errorf("%q, %v, %v", merged, err, errRead)
	}
	if one, err := o.Merge(t.Context(), []register.Reply{all[0].Reply}); one != "" || err != nil {
		t.Errorf("one document alone is merged: %q, %v", one, err)
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
	first, err := o.Issue(t.Context(), receipt(t, o, l.ID))
	if err != nil {
		t.Fatal(err)
	}
	second, err := o.Issue(t.Context(), receipt(t, o, l.ID))
	if err != nil {
		t.Fatal(err)
	}
	signed := func(on day.Date, documents ...int64) (all []Delivery) {
		for _, d := range documents {
			all = append(all, Delivery{Of: l.ID, On: on, What: register.Delivery{Document: d, State: register.Signed}})
		}
		return all
	}
	issued := func() (steps []int64) {
		for _, r := range letterNow(t, o, l.ID).Replies {
			steps = append(steps, r.Step)
		}
		return steps
	}()
	if len(issued) != 2 || first.Document == second.Document {
		t.Fatalf("%v", issued)
	}
	done, refused, err := o.Deliver(t.Context(), append(signed(testDay, issued[0]), append(signed(testDay.AddDays(1), issued[1]), signed(testDay, issued[1])...)...))
	if err != nil || len(done) != 2 || len(refused) != 1 || len(refused[1]) == 0 {
		t.Fatalf("%v, %v, %v", done, refused, err)
	}
	if r := letterNow(t, o, l.ID).Replies; r[0].State != register.Signed || r[1].State != register.Signed {
		t.Errorf("%+v", r)
	}
	unchanged(t, o, func() error { return o.TakeBack(t.Context(), append([]Delivered{{999, 1}}, done...), "Nhầm") })
	if err := o.TakeBack(t.Context(), done, "Nhầm"); err != nil {
		t.Fatal(err)
	}
	if r := letterNow(t, o, l.ID).Replies; r[0].State != register.Written || r[1].State != register.Written {
		t.Errorf("%+v", r)
	}
}

func TestAPaperIsWhatTheRegisterKeepsOnceItIsSigned(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	_, file, err := o.IssueFile(t.Context(), receipt(t, o, l.ID))
	if err != nil {
		t.Fatal(err)
	}
	r := letterNow(t, o, l.ID).Replies[0]
	if changed, err := o.ChangedInWord(t.Context(), r); changed != nil || err != nil {
		t.Errorf("nothing was changed: %v", err)
	}
	other, err := receipt(t, o, l.ID).Write(Fields(store.Occasion{Letter: l}, o.Settings(), word.Options{SignedBy: "Người khác"}))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, other, 0o600); err != nil {
		t.Fatal(err)
	}
	if changed, err := o.ChangedInWord(t.Context(), r); !bytes.Equal(changed, other) || err != nil {
		t.Errorf("%d bytes, %v", len(changed), err)
	}
	if path, err := o.PaperFile(t.Context(), r); path != file || err != nil {
		t.Errorf("%q, %v", path, err)
	}
	if _, _, err := o.Deliver(t.Context(), []Delivery{{Of: l.ID, On: testDay, What: register.Delivery{Document: r.Step, State: register.Signed}}}); err != nil {
		t.Fatal(err)
	}
	r = letterNow(t, o, l.ID).Replies[0]
	if _, err := o.PaperFile(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	kept, _ := o.Document(t.Context(), r.Kept())
	if now, _ := os.ReadFile(file); !bytes.Equal(now, kept) {
		t.Error("a signed document is not the one that the register keeps")
	}
	if aside, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*-20261120-093000.docx")); len(aside) != 1 {
		t.Errorf("the changed file is gone: %v", aside)
	}
}

func TestAResultIsSentWithItsDocument(t *testing.T) {
	o := newOffice(t)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	d := receipt(t, o, l.ID)
	d.Sent, d.SentTo = true, "UBND thành phố"
	reply, err := o.Issue(t.Context(), d)
	if sent := letterNow(t, o, l.ID).Life.Results; err != nil || len(sent) != 1 || sent[0].Number != reply.Number || sent[0].To != d.SentTo {
		t.Fatalf("%+v, %v", sent, err)
	}
	breakAt(t, o, register.LetterSubject, register.StepResultSent)
	unchanged(t, o, func() error { _, err := o.Issue(t.Context(), d); return err }) // no document stays, no number is taken
	d.Sent = false
	if reply, err := o.Issue(t.Context(), d); err != nil || reply.Number != "02/UBND" {
		t.Errorf("%+v, %v", reply, err)
	}
}
