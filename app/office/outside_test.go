package office

import (
	"testing"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

// An answer on paper meets a visit's duty on its day; on a day that nobody knows only when
// nothing is written. A correction of the visit keeps it, taking it back brings the duty
// back.
func TestAVisitorWasAnsweredOnPaper(t *testing.T) {
	o := newOffice(t)
	settings := o.Settings()
	settings.RecordsFrom = testDay.AddDays(-100)
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	at := testDay.AddDays(-60)
	visit, err := o.AddReception(t.Context(), register.Reception{On: at, Type: register.Regular, Visitor: register.Person{Name: "Nguyễn Thị Ánh"}, Kind: register.Petition, Content: "Xin sửa cống", People: 1, Host: register.Officer})
	if err != nil {
		t.Fatal(err)
	}
	standing := func() law.Standing {
		t.Helper()
		all, err := o.Duties(t.Context(), DutyQuery{Met: true})
		for _, d := range all {
			if d.Subject == register.ReceptionSubject && d.ID == visit.ID {
				return d.Standing(o.Today())
			}
		}
		t.Fatalf("no duty to answer: %v", err)
		return ""
	}
	if s := standing(); s != law.Overdue {
		t.Fatalf("it stands %s", s)
	}
	meant := OnPaper{IDs: []int64{visit.ID}, Named: map[int64][]register.DutyName{visit.ID: {{Rule: "P1"}}}}
	for _, on := range []day.Date{0, at.AddDays(-1)} { // it is owed, as the register knows; nobody had come
		count, err := o.CountOutside(t.Context(), on, meant)
		done, met, errMet := o.MetOutside(t.Context(), on, meant)
		if err != nil || errMet != nil || count != met || met.Duties != 0 || met.Early+met.Known != 1 || len(done) != 0 {
			t.Errorf("on %s: %+v %+v %v %v", on, count, met, err, errMet)
		}
	}
	count, err := o.CountOutside(t.Context(), at.AddDays(3), meant)
	done, met, errMet := o.MetOutside(t.Context(), at.AddDays(3), meant)
	if want := (PaperCount{Duties: 1, Visits: 1}); err != nil || errMet != nil || count != want || met != want {
		t.Fatalf("%+v %+v %v %v", count, met, err, errMet)
	}
	now, err := o.Reception(t.Context(), visit.ID)
	if err != nil {
		t.Fatal(err)
	}
	now.Note = "Đã xem lại"
	if err := o.CorrectReception(t.Context(), now, "ghi thêm"); err != nil {
		t.Fatal(err)
	}
	if s := standing(); s != law.InTime {
		t.Errorf("after a correction it stands %s", s)
	}
	if err := o.TakeBack(t.Context(), done, "nhầm"); err != nil {
		t.Fatal(err)
	}
	if s := standing(); s != law.Overdue {
		t.Errorf("taken back, it stands %s", s)
	}
	settings.RecordsFrom = o.Today()
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	if s := standing(); s != law.Unrecorded {
		t.Fatalf("it stands %s", s)
	}
	if _, met, err := o.MetOutside(t.Context(), 0, OnPaper{IDs: meant.IDs}); err != nil || met.Duties != 1 || standing() != law.Finished {
		t.Errorf("%+v %v, it stands %s", met, err, standing())
	}
}
