package store

import (
	"fmt"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestLettersByWhatHappenedInAPeriod(t *testing.T) {
	s := newStore(t)
	date := day.Must
	add := func(received string, steps ...steps.Draft) {
		t.Helper()
		l, err := s.AddLetter(t.Context(), register.Facts{ReceivedOn: date(received), Source: register.Post, Kind: register.Petition, Sender: register.Person{Name: "Nguyễn Văn An"}, Content: "Sửa đường"})
		if err != nil {
			t.Fatal(err)
		}
		if len(steps) > 0 {
			if _, err := s.AddSteps(t.Context(), l.ID, steps...); err != nil {
				t.Fatal(err)
			}
		}
	}
	accept := func(on string) []steps.Draft {
		return []steps.Draft{{On: date(on), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}}, {On: date(on), Content: register.Accepted{}}}
	}
	add("2026-01-05", steps.Draft{On: date("2026-01-10"), Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}},
		steps.Draft{On: date("2026-02-03"), Content: register.Reply{Number: "1/TB", On: date("2026-02-03")}})
	add("2026-02-01", append(accept("2026-02-05"), steps.Draft{On: date("2026-03-01"), Content: register.Reply{Number: "2/QĐ", On: date("2026-03-01")}},
		steps.Draft{On: date("2026-03-01"), Content: register.Settlement{Result: register.Right}})...)
	add("2026-03-05")
	add("2026-03-06", steps.Draft{On: date("2026-03-09"), Content: register.Handled{Eligible: register.No, Handling: register.Keep}})

	february := day.Period{From: date("2026-02-01"), To: date("2026-02-28")}
	for what, c := range map[string]struct {
		each func(func(*register.Letter) error) error
		want string
	}{
		"received": {func(v func(*register.Letter) error) error { return s.EachReceived(t.Context(), february, v) }, "2/2026"},
		"replied":  {func(v func(*register.Letter) error) error { return s.EachReplied(t.Context(), february, v) }, "1/2026"},
		"settled in March": {func(v func(*register.Letter) error) error {
			return s.EachSettled(t.Context(), day.MonthPeriod(2026, 3, true), v)
		}, "2/2026"},
		"kept by March": {func(v func(*register.Letter) error) error { return s.EachKept(t.Context(), date("2026-03-31"), v) }, "4/2026"},
		"kept before":   {func(v func(*register.Letter) error) error { return s.EachKept(t.Context(), date("2026-03-08"), v) }, ""},
	} {
		var got []string
		if err := c.each(func(l *register.Letter) error { got = append(got, l.Number.String()); return nil }); err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", what, got, c.want)
		}
	}
	stop := fmt.Errorf("enough")
	if err := s.EachReceived(t.Context(), day.YearPeriod(2026), func(*register.Letter) error { return stop }); err != stop {
		t.Errorf("an error of the visitor comes back as %v", err)
	}
}
