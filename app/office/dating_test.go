package office

import (
	"testing"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
)

// One rule tells the day of every letter that a book calls processed, and no more; what it
// wrote can be taken back, and gives way to the day that somebody finds.
func TestOneRuleTellsTheDaysOfABook(t *testing.T) {
	o := newOffice(t)
	book := "../../testdata/samples/so-theo-doi-13-cot.xlsx"
	if result, err := o.Import(t.Context(), book, intake.Options{}); err != nil || result.Letters != 120 {
		t.Fatalf("%+v, %v", result, err)
	}
	undated := func() (ids []int64) {
		ids, err := o.undated(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return ids
	}
	ids := undated()
	before := letterNow(t, o, ids[0])
	count, err := o.CountUndated(t.Context(), nil, register.OnMonthEnd)
	if err != nil || count.Letters != len(ids) || count.Without != 0 {
		t.Fatalf("of %d: %+v, %v", len(ids), count, err)
	}
	done, written, err := o.DateHandled(t.Context(), nil, register.OnMonthEnd)
	if err != nil || written != count || len(undated()) != 0 {
		t.Fatalf("%+v, %v; %d have no day", written, err, len(undated()))
	}
	dated := letterNow(t, o, ids[0])
	if dated.HandledOn < before.ReceivedOn || dated.HandledOn > o.Today() || dated.HandledRule != register.OnMonthEnd || dated.State() != before.State() || dated.Handling != before.Handling {
		t.Errorf("%+v became %+v", before, dated)
	}
	if err := o.TakeBack(t.Context(), done, "Chọn nhầm quy tắc"); err != nil || len(undated()) != len(ids) {
		t.Errorf("taken back: %v, %d of %d", err, len(undated()), len(ids))
	}
	if _, written, err = o.DateHandled(t.Context(), ids[:3], register.OnReceipt); err != nil || written.Letters != 3 {
		t.Errorf("of three: %+v, %v", written, err)
	}
	on := letterNow(t, o, ids[0]).ReceivedOn
	found, err := o.Record(t.Context(), ids[0], steps.Draft{On: on.AddDays(2), Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}})
	if err != nil || found.HandledOn != on.AddDays(2) || found.HandledRule != "" {
		t.Errorf("the true day: %s by %q, %v", found.HandledOn, found.HandledRule, err)
	}
	if found, err := o.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%v, %v", err, found.Err())
	}
}

func TestTheDayOfARule(t *testing.T) {
	l := register.Letter{Handled: true, Facts: register.Facts{ReceivedOn: day.Must("2026-02-10"), Note: "Ngày hẹn trả KQ: 21/03/2026"}}
	for rule, want := range map[register.DayRule]string{register.OnReceipt: "2026-02-10", register.OnMonthEnd: "2026-02-28", register.OnPromised: "2026-03-21", "": ""} {
		if got := rule.Day(&l, testDay); got.String() != want {
			t.Errorf("%s: %s, want %s", rule, got, want)
		}
	}
	l.Settlement.On = day.Must("2026-02-20")
	if got := register.OnPromised.Day(&l, testDay); got != l.Settlement.On {
		t.Errorf("after the settlement: %s", got)
	}
	if got := register.OnMonthEnd.Day(&l, day.Must("2026-02-15")); got != day.Must("2026-02-15") {
		t.Errorf("after today: %s", got)
	}
	if l.Note = "Hẹn gặp lại"; register.OnPromised.Day(&l, testDay) != 0 {
		t.Error("a promise without a day tells one")
	}
}
