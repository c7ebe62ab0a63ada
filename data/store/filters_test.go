package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// listedBy are the numbers of the letters that a query lists.
func listedBy(t *testing.T, s *Store, q Query) string {
	t.Helper()
	page, err := s.Letters(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, l := range page.Letters {
		all = append(all, l.Number.String())
	}
	return strings.Join(all, " ")
}

func TestLettersAreFilteredAndADenouncersCodeFindsItsLetter(t *testing.T) {
	s := newStore(t)
	add := func(f register.Facts, officer string) {
		t.Helper()
		l, err := s.AddLetter(t.Context(), f)
		if err == nil && officer != "" {
			_, err = s.AddSteps(t.Context(), l.ID, steps.Draft{On: f.ReceivedOn, Content: register.Assigned{Officer: officer}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	land := facts("Nguyễn Thị Ánh", "Tranh chấp đất")
	land.Field, land.Source = register.Corruption, register.InPerson
	land.ReceivedOn = day.Must("2026-11-01")
	land.Sender.Address = "12 Nguyễn Trãi, khu phố 3"
	add(land, "Lê Minh Thảo")
	accusing := facts("Quách Thị Ẩn", "Cán bộ nhận tiền")
	accusing.Kind = register.Denunciation
	accusing.Sender.Address = land.Sender.Address
	add(accusing, "Đỗ Thu Nga")
	add(facts("Trần Văn Bình", "TC-2/2026 là mã ai đó kể lại"), "")
	year := s.Today().Year()
	n := func(count int) string { return fmt.Sprintf("%d/%d", count, year) }
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Officer: "Đỗ Thu Nga"}, n(2)},
		{Query{Unassigned: true}, n(3)},
		{Query{Field: register.Corruption}, n(1)},
		{Query{Source: register.InPerson, Field: register.Corruption}, n(1)},
		{Query{To: day.Must("2026-11-01")}, n(1)},
		{Query{To: day.Must("2026-10-31")}, ""},
		{Query{From: day.Must("2026-11-01"), To: day.Must("2026-11-01")}, n(1)},
		{Query{From: day.Must("2026-11-02"), Officer: "Lê Minh Thảo"}, ""},
		{Query{Area: "Khu phố 3"}, n(1)}, // not the denouncer who lives there too
		{Query{Text: fmt.Sprintf("TC-2/%d", year)}, n(2)},
		{Query{Text: "tc 2"}, n(2)},
		{Query{Text: "Mã TC-2"}, n(2)},
		{Query{Text: "tc 1"}, ""}, // no denunciation
		{Query{Text: "tc-2/1999"}, ""},
	} {
		if got := listedBy(t, s, c.q); got != c.want {
			t.Errorf("%+v lists %q, want %q", c.q, got, c.want)
		}
	}
	counts, err := s.Counts(t.Context(), Query{}, Query{Unassigned: true}, Query{Text: "không đếm theo chữ"})
	if err != nil || !slices.Equal(counts, []int{3, 1, 3}) {
		t.Errorf("counts %v %v", counts, err)
	}
	if areas, err := s.Areas(t.Context()); err != nil || !slices.Contains(areas, "Khu phố 3") {
		t.Errorf("areas %v %v", areas, err)
	}
	officers, err := s.Officers(t.Context())
	if err != nil || !slices.Equal(officers, []string{"Đỗ Thu Nga", "Lê Minh Thảo"}) {
		t.Errorf("officers %v %v", officers, err)
	}
	// What has no limit comes last whichever way.
	if err := s.alter("UPDATE letters SET due_on = CASE number WHEN 1 THEN 0 WHEN 2 THEN 20261120 ELSE 20261110 END"); err != nil {
		t.Fatal(err)
	}
	for descending, want := range map[bool]string{false: n(3) + " " + n(2) + " " + n(1), true: n(2) + " " + n(3) + " " + n(1)} {
		if got := listedBy(t, s, Query{Sort: ByDue, Descending: descending}); got != want {
			t.Errorf("by limit, descending %v: %q, want %q", descending, got, want)
		}
	}
}

// alter changes a projection behind the store's back.
func (s *Store) alter(statement string) error {
	_, err := s.write.Exec(statement)
	return err
}
