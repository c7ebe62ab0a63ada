package office

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

func TestDaysAndTheRulesThatFoundThemAreKeptTogether(t *testing.T) {
	o := newOffice(t)
	day := register.ReceptionDay{On: testDay.AddDays(10), Type: register.Scheduled, Host: register.Head}
	if err := o.Plan(t.Context(), []register.ReceptionDay{day}, "rules", []byte("thứ Năm")); err != nil {
		t.Fatal(err)
	}
	if kept, err := o.Draft(t.Context(), "rules"); string(kept) != "thứ Năm" || err != nil {
		t.Errorf("%q, %v", kept, err)
	}
	lacking := register.ReceptionDay{On: testDay.AddDays(11)}
	unchanged(t, o, func() error {
		return o.Plan(t.Context(), []register.ReceptionDay{day, lacking}, "rules", []byte("thứ Sáu"))
	})
	breakDrafts(t, o)
	unchanged(t, o, func() error { return o.Plan(t.Context(), []register.ReceptionDay{day}, "rules", []byte("thứ Sáu")) })
	if kept, _ := o.Draft(t.Context(), "rules"); string(kept) != "thứ Năm" {
		t.Errorf("the rules of days that are not there are kept: %q", kept)
	}
}

func TestOnlyDaysWithoutADayOfPublicationArePublished(t *testing.T) {
	o := newOffice(t)
	on := register.ReceptionDay{On: testDay.AddDays(10), Type: register.Scheduled, Host: register.Head}
	published := on
	published.On, published.PublishedOn = testDay.AddDays(3), testDay.AddDays(-5)
	days := []register.ReceptionDay{on, published}
	if err := o.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	if n, err := o.Publish(t.Context(), days, testDay); n != 1 || err != nil {
		t.Fatalf("%d days, %v", n, err)
	}
	now, _ := o.ReceptionDays(t.Context(), day.Period{From: testDay, To: testDay.AddDays(30)})
	if len(now) != 2 || now[0].PublishedOn != published.PublishedOn || now[1].PublishedOn != testDay {
		t.Errorf("%+v", now)
	}
	if n, err := o.Publish(t.Context(), now, testDay); n != 0 || err != nil {
		t.Errorf("%d days once more, %v", n, err)
	}
}
