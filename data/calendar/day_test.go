package calendar

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
)

func TestDaysSayWhatTheyAreAndWhereThatIsKnownFrom(t *testing.T) {
	c, err := New([]Edit{
		{Date: dayOf("2026-11-23"), Off: true, Name: "Nghỉ theo thông báo của tỉnh"},
		{Date: dayOf("2026-11-28"), Off: false},
		{Date: dayOf("2026-08-22"), Off: true, Name: "Không làm bù"},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		day    string
		kind   DayKind
		origin Origin
		name   string
	}{
		{"2026-11-20", Weekday, ByLaw, ""},
		{"2026-11-22", Weekend, ByLaw, "Chủ nhật"},
		{"2026-11-24", Holiday, ByLaw, "Ngày Văn hóa Việt Nam"},
		{"2026-04-27", Substitute, ByLaw, "Nghỉ bù Giỗ Tổ Hùng Vương"},
		{"2026-08-31", Substitute, ByNotice, "Nghỉ hoán đổi với ngày 22/8/2026"},
		{"2026-01-10", Worked, ByNotice, "Làm bù cho ngày 02/01/2026"},
		{"2026-11-23", Holiday, ByTheOffice, "Nghỉ theo thông báo của tỉnh"},
		{"2026-11-28", Worked, ByTheOffice, "Ngày làm việc của cơ quan"},
		{"2026-08-22", Holiday, ByTheOffice, "Không làm bù"},
	}
	special := c.Special(2026)
	for _, r := range rows {
		want := Day{Date: dayOf(r.day), Kind: r.kind, Origin: r.origin, Name: r.name}
		if got := c.Day(dayOf(r.day)); got != want {
			t.Errorf("%s: got %+v, want %+v", r.day, got, want)
		}
		if listed := slices.Contains(special, want); listed != (r.kind != Weekday && r.kind != Weekend) {
			t.Errorf("%s: listed %v", r.day, listed)
		}
	}
	if !slices.IsSortedFunc(special, func(a, b Day) int { return int(a.Date - b.Date) }) {
		t.Error("the special days are not in order")
	}
}

func TestAnOfficesCalendarLeavesTheOneItCameFromAlone(t *testing.T) {
	plain := standard(t)
	fresh := standard(t)
	rapid.Check(t, func(t *rapid.T) {
		var edits []Edit
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			edits = append(edits, Edit{Date: dayOf("2026-01-01").AddDays(rapid.IntRange(0, 364).Draw(t, "day")), Off: rapid.Bool().Draw(t, "off")})
		}
		own := plain.With(edits, []int{2031})
		last := map[day.Date]bool{}
		for _, e := range edits {
			last[e.Date] = e.Off
		}
		for d := dayOf("2026-01-01"); d.Year() == 2026; d = d.AddDays(1) {
			if off, edited := last[d]; edited && own.IsWorking(d) == off {
				t.Fatalf("%s: the last edit says off=%v", d, off)
			} else if !edited && own.Day(d) != fresh.Day(d) {
				t.Fatalf("%s was not edited and changed", d)
			}
			if plain.Day(d) != fresh.Day(d) {
				t.Fatalf("%s changed in the calendar without edits", d)
			}
		}
		from, to := dayOf("2026-01-01"), dayOf("2026-12-31")
		if own.WorkingDays(from, to)+len(own.Off(from, to)) != 364 || plain.Confirmed(2031) || !own.Confirmed(2031) {
			t.Fatal("the counted working days and the days off do not make a year")
		}
	})
}
