package store

import (
	"fmt"
	"strings"
	"testing"

	"donthu/data"
)

func TestLettersByWhatHappenedInAPeriod(t *testing.T) {
	s := newStore(t)
	day := data.MustDate
	add := func(received string, steps ...data.Draft) {
		t.Helper()
		l, err := s.AddLetter(t.Context(), data.Facts{ReceivedOn: day(received), Source: data.Post, Kind: data.Petition, Sender: data.Person{Name: "Nguyễn Văn An"}, Content: "Sửa đường"})
		if err != nil {
			t.Fatal(err)
		}
		if len(steps) > 0 {
			if _, err := s.AddSteps(t.Context(), l.ID, steps...); err != nil {
				t.Fatal(err)
			}
		}
	}
	accept := func(on string) []data.Draft {
		return []data.Draft{{On: day(on), Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}}, {On: day(on), Content: data.Accepted{}}}
	}
	add("2026-01-05", data.Draft{On: day("2026-01-10"), Content: data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}},
		data.Draft{On: day("2026-02-03"), Content: data.Reply{Number: "1/TB", On: day("2026-02-03")}})
	add("2026-02-01", append(accept("2026-02-05"), data.Draft{On: day("2026-03-01"), Content: data.Reply{Number: "2/QĐ", On: day("2026-03-01")}},
		data.Draft{On: day("2026-03-01"), Content: data.Settlement{Result: data.Right}})...)
	add("2026-03-05")
	add("2026-03-06", data.Draft{On: day("2026-03-09"), Content: data.Handled{Eligible: data.No, Handling: data.Keep}})

	february := data.Period{From: day("2026-02-01"), To: day("2026-02-28")}
	for what, c := range map[string]struct {
		each func(func(*data.Letter) error) error
		want string
	}{
		"received": {func(v func(*data.Letter) error) error { return s.EachReceived(t.Context(), february, v) }, "2/2026"},
		"replied":  {func(v func(*data.Letter) error) error { return s.EachReplied(t.Context(), february, v) }, "1/2026"},
		"settled in March": {func(v func(*data.Letter) error) error {
			return s.EachSettled(t.Context(), data.MonthPeriod(2026, 3, true), v)
		}, "2/2026"},
		"kept by March":    {func(v func(*data.Letter) error) error { return s.EachKept(t.Context(), day("2026-03-31"), v) }, "4/2026"},
		"kept before":      {func(v func(*data.Letter) error) error { return s.EachKept(t.Context(), day("2026-03-08"), v) }, ""},
		"open in February": {func(v func(*data.Letter) error) error { return s.EachOpenOn(t.Context(), february.To, v) }, "2/2026"},
		"open on 7 January": {func(v func(*data.Letter) error) error {
			return s.EachOpenOn(t.Context(), day("2026-01-07"), v)
		}, "1/2026"},
		"open in April": {func(v func(*data.Letter) error) error { return s.EachOpenOn(t.Context(), day("2026-04-01"), v) }, "3/2026"},
	} {
		var got []string
		if err := c.each(func(l *data.Letter) error { got = append(got, l.Number.String()); return nil }); err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", what, got, c.want)
		}
	}
	stop := fmt.Errorf("enough")
	if err := s.EachReceived(t.Context(), data.YearPeriod(2026), func(*data.Letter) error { return stop }); err != stop {
		t.Errorf("an error of the visitor comes back as %v", err)
	}
}
