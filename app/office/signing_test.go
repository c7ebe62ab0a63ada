package office

import (
	"slices"
	"strings"
	"testing"

	"donthu/data/register"
	"donthu/data/steps"
	"donthu/reports/word"
)

// A draft whose letter went on meanwhile is told of when it is to be signed; one that the
// office insisted on is not asked about again.
func TestADraftThatNoLongerFitsIsToldAtItsSignature(t *testing.T) {
	o := newOffice(t)
	f := facts("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất")
	f.Kind = register.Complaint
	l := registered(t, o, f)
	record := func(all ...steps.Draft) {
		t.Helper()
		if _, err := o.Record(t.Context(), l.ID, all...); err != nil {
			t.Fatal(err)
		}
	}
	record(steps.Draft{On: testDay, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: testDay, Content: register.Accepted{}})
	d := draftOf(t, o, l.ID)
	var err error
	d.Info, d.Template, err = word.Read(o.Dir(), register.DocumentComplaintAccepted)
	if err != nil {
		t.Fatal(err)
	}
	d.Insisted, d.Symbol, d.Options = "", "TB-UBND", d.Options.For(d.Info)
	reply, err := o.Issue(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	sign := Delivery{Of: l.ID, On: testDay, What: register.Delivery{Document: reply.Step, State: register.Signed}}
	against := func() string {
		t.Helper()
		of, err := o.Occasion(t.Context(), l.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.fitting(of, reply, sign); err != nil {
			return err.Error()
		}
		return ""
	}
	if said := against(); said != "" {
		t.Errorf("against a notice that fits: %s", said)
	}
	settings := o.Settings()
	settings.Office.Signers = []register.Signer{{Name: "Trần Thị Ký", Role: "Chánh Văn phòng", Authority: register.ByOrder}}
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	if said := against(); !strings.Contains(said, "TL.") {
		t.Errorf("signed TL. by who may not: %q", said)
	}
	settings.Office.Signers = nil
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	record(steps.Draft{On: testDay, Content: register.Withdrawal{}})
	if said := against(); !strings.Contains(said, "tình trạng") || !strings.Contains(said, "ghi lý do") {
		t.Errorf("of a letter that was withdrawn: %q", said)
	}
	for reason, signs := range map[string]bool{"": false, " . ": false, "Chủ tịch yêu cầu": true} {
		sign.What.Reason = reason
		became, err := o.Deliver(t.Context(), []Delivery{sign})
		if err != nil || (len(became.Done) == 1) != signs {
			t.Errorf("for the reason %q: %+v, %v", reason, became, err)
		}
		if !signs {
			continue
		}
		now, err := o.Letter(t.Context(), l.ID)
		if signed, _ := register.ReplyOf(now.Documents(), reply.Step); err != nil || signed.Reason != reason || signed.State != register.Signed {
			t.Errorf("signed: %+v, %v", signed, err)
		}
		if err := o.TakeBack(t.Context(), became.Done, "Thôi"); err != nil {
			t.Fatal(err)
		}
	}
}

// Each end of a row of numbers is held against the order of days.
func TestARowOfNumbersKeepsTheOrderOfDays(t *testing.T) {
	o := newOffice(t)
	signed := func(count int, on int) {
		t.Helper()
		d := draftOf(t, o, registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống")).ID)
		d.Symbol, d.Sign, d.Count = "TB-UBND", true, count
		d.Options.On = testDay.AddDays(on)
		if _, err := o.Issue(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	signed(10, 0)
	var drafts []Delivery
	for range 3 {
		d := draftOf(t, o, registered(t, o, facts("Trần Văn Bé", "Xin cấp phép")).ID)
		d.Symbol = "TB-UBND"
		reply, err := o.Issue(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, Delivery{Of: d.Of, On: testDay, What: register.Delivery{Document: reply.Step, State: register.Signed}})
	}
	against := func(first, daysBefore int) int {
		t.Helper()
		all := slices.Clone(drafts)
		for i := range all {
			if all[i].On = testDay.AddDays(-daysBefore); first > 0 {
				all[i].Count = first + i
			}
		}
		found, err := o.AgainstSigning(t.Context(), all)
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	for name, c := range map[string]struct{ first, before, want int }{
		"the next ones, today":                   {0, 0, 0},
		"the next ones, dated before the last":   {0, 1, 2},
		"below the last, dated before it":        {7, 1, 0},
		"beginning below, ending above the last": {9, 1, 1},
		"above it, today":                        {11, 0, 0},
	} {
		if got := against(c.first, c.before); got != c.want {
			t.Errorf("%s: %d warnings, want %d", name, got, c.want)
		}
	}
}
