package register

import (
	"reflect"
	"testing"

	"donthu/data/day"
)

func TestDaysAndYearsOfSettingsAreAddedAndTakenBack(t *testing.T) {
	first := DayEdit{Date: day.Must("2026-11-23"), Off: true, Name: "Nghỉ theo thông báo"}
	earlier := DayEdit{Date: day.Must("2026-03-02"), Off: true}
	one := Settings{}.WithDay(first)
	two := one.WithDay(earlier)
	again := two.WithDay(DayEdit{Date: first.Date, Off: false})
	if !reflect.DeepEqual(one.DaysOff, []DayEdit{first}) || !reflect.DeepEqual(two.DaysOff, []DayEdit{earlier, first}) {
		t.Errorf("one day %v, two days %v", one.DaysOff, two.DaysOff)
	}
	if len(again.DaysOff) != 2 || again.DaysOff[1].Off {
		t.Errorf("a day said twice: %v", again.DaysOff)
	}
	if back := two.WithoutDay(first.Date); !reflect.DeepEqual(back.DaysOff, []DayEdit{earlier}) || len(two.DaysOff) != 2 {
		t.Errorf("taken back: %v, from %v", back.DaysOff, two.DaysOff)
	}
	years := Settings{}.WithConfirmed(2027, true).WithConfirmed(2026, true).WithConfirmed(2027, true)
	if !reflect.DeepEqual(years.ConfirmedYears, []int{2026, 2027}) || len(years.WithConfirmed(2026, false).ConfirmedYears) != 1 {
		t.Errorf("confirmed %v", years.ConfirmedYears)
	}
}
