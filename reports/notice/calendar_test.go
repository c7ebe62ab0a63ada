package notice

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"donthu/data/day"
	"donthu/data/register"
)

// Another program reads every day of the schedule out of the calendar file, at the
// hours of Vietnam, which has no summer time.
func TestAnotherProgramReadsTheCalendar(t *testing.T) {
	n := sample()
	n.Days = append(n.Days,
		register.ReceptionDay{ID: 9, On: 20260702, Host: register.Delegate, Leader: "Lê Thị Phó", Hours: "8:00 – 11:00, 13:30–17:00", Place: strings.Repeat("Phòng tiếp công dân; tầng 1, ", 8)},
		register.ReceptionDay{ID: 10, On: 20261231, Host: register.Officer, Hours: "7 giờ đến 24 giờ", Expected: "Đất đai\nMôi trường"},
		register.ReceptionDay{ID: 11, On: 20270101, Host: register.Head, Hours: ""},
	)
	var out bytes.Buffer
	if err := WriteCalendar(&out, n, time.Date(2026, 6, 20, 3, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	calendar, err := ics.ParseCalendar(&out)
	if err != nil {
		t.Fatal(err)
	}
	events, days := calendar.Events(), n.Sorted()
	if len(events) != len(days) {
		t.Fatalf("%d events of %d days", len(events), len(days))
	}
	for i, e := range events {
		d := days[i]
		said := func(p ics.ComponentProperty) string {
			if property := e.GetProperty(p); property != nil {
				return ics.FromText(property.Value)
			}
			return ""
		}
		if got := said(ics.ComponentPropertySummary); got != "Tiếp công dân – "+Receiver(d) {
			t.Errorf("%s is called %q", d.On, got)
		}
		if got := said(ics.ComponentPropertyLocation); got != d.Place {
			t.Errorf("%s is at %q, not %q", d.On, got, d.Place)
		}
		if got := said(ics.ComponentPropertyDescription); got != Remark(d) {
			t.Errorf("%s says %q, not %q", d.On, got, Remark(d))
		}
		midnight := time.Date(d.On.Year(), time.Month(d.On.Month()), d.On.Day(), 0, 0, 0, 0, time.FixedZone("", 7*3600))
		from, to, timed := Hours(d.Hours)
		if !timed {
			start, startErr := e.GetAllDayStartAt()
			end, endErr := e.GetAllDayEndAt()
			if startErr != nil || endErr != nil || day.Of(start) != d.On || day.Of(end) != d.On.AddDays(1) {
				t.Errorf("%s lasts from %s to %s (%v, %v)", d.On, start, end, startErr, endErr)
			}
			continue
		}
		start, startErr := e.GetStartAt()
		end, endErr := e.GetEndAt()
		if startErr != nil || endErr != nil || !start.Equal(midnight.Add(time.Duration(from)*time.Minute)) || !end.Equal(midnight.Add(time.Duration(to)*time.Minute)) {
			t.Errorf("%s, %s lasts from %s to %s (%v, %v)", d.On, d.Hours, start, end, startErr, endErr)
		}
	}
}
