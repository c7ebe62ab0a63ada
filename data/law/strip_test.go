package law

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// A limit of working days over a weekend and a holiday says of each day what it does.
func TestAStripSaysWhatEachDayDoes(t *testing.T) {
	o := NewOffice(register.Settings{})
	l := register.Letter{Facts: register.Facts{Kind: register.Complaint, Round: 1, ReceivedOn: day.Must("2026-11-19")}}
	c := o.Duties(&l)[0].Clock
	strip := o.Strip(&c)
	if len(strip) != c.Start.DaysUntil(c.Due)+1 || strip[0].What != Began || !strip[len(strip)-1].Last {
		t.Fatalf("%+v", strip)
	}
	counted := 0
	for _, d := range strip {
		want := Counted
		switch {
		case d.On == c.Start:
			want = Began
		case d.On == day.Must("2026-11-24"):
			want = Holiday
		case d.On.Weekday() == 0 || d.On.Weekday() == 6:
			want = Weekend
		}
		if d.What == Counted {
			counted++
		}
		if d.What != want || (d.What == Counted) != (d.Nth > 0) || d.Nth > 0 && d.Nth != counted {
			t.Errorf("%s: %+v, want %s", d.On, d, want)
		}
	}
	if counted != c.Length {
		t.Errorf("%d days count of %d", counted, c.Length)
	}
}

func TestDaysOfAPauseDoNotCount(t *testing.T) {
	o := NewOffice(register.Settings{})
	c, err := shipped().rules.Clock("K7", day.Must("2026-11-19"), o.calendar, o.options, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	c.Stood = []Span{{From: day.Must("2026-11-20"), To: day.Must("2026-11-21")}}
	if strip := o.Strip(&c); strip[1].What != Paused || strip[1].Nth != 0 {
		t.Errorf("%+v", strip[1])
	}
}

// On a Saturday a limit on the Wednesday after is near.
func TestWhatIsNearDoesNotEndOnSunday(t *testing.T) {
	o := NewOffice(register.Settings{})
	if soon := o.Soon(day.Must("2026-11-28")); soon != day.Must("2026-12-04") {
		t.Errorf("near on a Saturday: %s", soon)
	}
	if soon := o.Soon(day.Must("2026-11-26")); soon != day.Must("2026-12-03") {
		t.Errorf("near on a Thursday: %s", soon)
	}
}
