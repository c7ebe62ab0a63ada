package register

import (
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
)

func TestPeriodsOfTheCirculars(t *testing.T) {
	// TT 06/2025 Điều 7.
	for _, c := range []struct {
		period   day.Period
		from, to string
		kind     day.PeriodKind
		name     string
	}{
		{day.MonthPeriod(2026, 6, false), "2026-05-15", "2026-06-14", day.Monthly, "tháng 6/2026"},
		{day.MonthPeriod(2026, 1, false), "2025-12-15", "2026-01-14", day.Monthly, "tháng 1/2026"},
		{day.MonthPeriod(2026, 2, true), "2026-02-01", "2026-02-28", day.Monthly, "tháng 2/2026"},
		{day.QuarterPeriod(2026, 1), "2025-12-15", "2026-03-14", day.Quarterly, "quý I/2026"},
		{day.QuarterPeriod(2026, 4), "2026-09-15", "2026-12-14", day.Quarterly, "quý IV/2026"},
		{day.HalfYearPeriod(2026), "2025-12-15", "2026-06-14", day.HalfYearly, "6 tháng đầu năm 2026"},
		{day.NineMonthsPeriod(2026), "2025-12-15", "2026-09-14", day.NineMonths, "9 tháng đầu năm 2026"},
		{day.YearPeriod(2026), "2025-12-15", "2026-12-14", day.Yearly, "năm 2026"},
		{day.Period{From: day.Must("2026-03-02"), To: day.Must("2026-03-31")}, "2026-03-02", "2026-03-31", day.FreePeriod, "từ ngày 02/03/2026 đến ngày 31/03/2026"},
	} {
		if c.period.From != day.Must(c.from) || c.period.To != day.Must(c.to) {
			t.Errorf("%s: from %s to %s", c.name, c.period.From, c.period.To)
		}
		if c.period.Kind() != c.kind || c.period.Name() != c.name {
			t.Errorf("%s: %s, %q", c.name, c.period.Kind(), c.period.Name())
		}
	}
}

func TestReportsAreDueOnTheDayOfTheMonthAfterTheirEnd(t *testing.T) {
	for _, c := range []struct {
		period day.Period
		day    int
		due    string
	}{
		{day.MonthPeriod(2026, 11, false), 17, "2026-11-17"},
		{day.HalfYearPeriod(2026), 17, "2026-06-17"}, // Điều 7: the 17th of the last month
		{day.MonthPeriod(2026, 11, true), 17, "2026-12-17"},
		{day.MonthPeriod(2026, 11, false), 14, "2026-12-14"}, // not on the day it still counts
		{day.MonthPeriod(2026, 2, false), 31, "2026-02-28"},
		{day.YearPeriod(2026), 5, "2027-01-05"},
	} {
		if due := day.ReportDue(c.period, c.day); due != day.Must(c.due) {
			t.Errorf("%s, day %d: %s, want %s", c.period.Name(), c.day, due, c.due)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := day.MonthPeriod(rapid.IntRange(2000, 2100).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.Bool().Draw(t, "whole"))
		due := day.ReportDue(p, rapid.IntRange(1, 31).Draw(t, "day"))
		if wait := p.To.DaysUntil(due); wait < 1 || wait > 31 {
			t.Fatalf("%s is due %d days after its end", p.Name(), wait)
		}
	})
}

func TestReportPeriodsAreTheLastAndTheNextOfEachKind(t *testing.T) {
	names := func(s Settings, on string) (all []string) {
		for _, p := range s.ReportPeriods(day.Must(on)) {
			all = append(all, p.Name())
		}
		return all
	}
	want := []string{"năm 2025", "quý II/2026", "6 tháng đầu năm 2026", "9 tháng đầu năm 2026", "quý III/2026", "năm 2026"}
	got := names(Settings{NoMonthly: true}, "2026-06-15")
	for _, name := range want {
		found := false
		for _, n := range got {
			found = found || n == name
		}
		if !found {
			t.Errorf("%s is missing in %v", name, got)
		}
	}
	monthly := names(Settings{}, "2026-06-14") // the period ends with this very day
	if len(monthly) != 10 || len(got) != 8 {
		t.Errorf("%v and %v", monthly, got)
	}
	rapid.Check(t, func(t *rapid.T) {
		today := day.Must("2020-01-01").AddDays(rapid.IntRange(0, 5000).Draw(t, "day"))
		s := Settings{WholeMonth: rapid.Bool().Draw(t, "whole")}
		ended := 0
		for _, p := range s.ReportPeriods(today) {
			if p.To < today {
				ended++
			}
		}
		if ended != len(day.PeriodKinds) {
			t.Fatalf("on %s %d periods ended last", today, ended)
		}
	})
}
