package statistics

import (
	"fmt"
	"slices"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// Beyond ten officers the others stand in one row; the rows add up to the total as before.
func TestOfficersBeyondTenAreOneRow(t *testing.T) {
	year := day.Period{From: day.Must("2026-01-01"), To: day.Must("2026-12-31")}
	for _, officers := range []int{10, 11, 14} {
		var b book
		for i := range officers {
			for n := range 20 - i { // the first has most
				l := letter(int64(100*i+n), register.Complaint, "2026-10-01")
				l.Officer = fmt.Sprintf("Cán bộ %c", 'A'+i)
				l.Handled, l.HandledOn = true, day.Must("2026-10-01").AddDays(i)
				b = append(b, l)
			}
		}
		b = append(b, letter(9999, register.Complaint, "2026-10-02")) // nobody's
		table := compute(t, b, year).Table(ByHandler)
		want := []string{"Cán bộ A", "Cán bộ B", "Cán bộ C", "Cán bộ D", "Cán bộ E", "Cán bộ F", "Cán bộ G", "Cán bộ H", "Cán bộ I", "Cán bộ J"}
		if more := officers - 10; more > 0 {
			want = append(want, fmt.Sprintf("Các cán bộ khác (%d)", more))
		}
		want = append(want, "(Chưa phân công)")
		if got := labels(table); !slices.Equal(got, want) {
			t.Errorf("%d officers: %q", officers, got)
		}
		for _, m := range Measures {
			sum, ids := 0, 0
			for _, r := range table.Rows {
				sum, ids = sum+r.Cells[m].Count, ids+len(r.Cells[m].Letters)
			}
			if all := table.Total.Cells[m].Count; sum != all || ids != all {
				t.Errorf("%d officers: %s sums to %d of %d letters, the total is %d", officers, m, sum, ids, all)
			}
		}
		letters, days := 0, 0
		for _, r := range table.Rows {
			letters, days = letters+r.Process.Letters, days+r.Process.days
		}
		if table.Total.Process != (Average{letters, days}) {
			t.Errorf("%d officers: the averages are over %d letters and %d days, the total's %+v", officers, letters, days, table.Total.Process)
		}
	}
}

// A trend ends with the period, or today; it begins where the register does.
func TestATrendGoesBackMonthsAndYears(t *testing.T) {
	b := book{letter(1, register.Complaint, "2020-05-05"), letter(2, register.Complaint, "2023-12-31"), letter(3, register.Complaint, "2025-11-30"),
		letter(4, register.Complaint, "2025-12-01"), letter(5, register.Complaint, "2026-11-20"), letter(6, register.Complaint, "2026-11-21")}
	for _, c := range []struct {
		by       Dimension
		from, to string
		want     string
	}{
		{ByYear, "2026-10-15", "2026-11-14", "2023 (từ tháng 12):1 2024:0 2025:2 2026 (đến tháng 11):0"},
		{ByYear, "2026-01-01", "2026-12-31", "2023 (từ tháng 12):1 2024:0 2025:2 2026 (đến tháng 11):1"}, // to today, the 20th
		{ByMonth, "2026-01-01", "2026-12-31", "12/2025:1 01/2026:0 02/2026:0 03/2026:0 04/2026:0 05/2026:0 06/2026:0 07/2026:0 08/2026:0 09/2026:0 10/2026:0 11/2026 (đến ngày 20):1"},
		{ByYear, "2024-01-01", "2024-12-31", "2020 (từ tháng 5):1 2021:0 2022:0 2023:1 2024:0"},
		{ByYear, "2019-01-01", "2019-12-31", "2019:0"},
		{ByYear, "2020-01-01", "2020-06-14", "2020 (tháng 5 đến tháng 6):1"},
	} {
		s, err := Trend(t.Context(), b, day.Period{From: day.Must(c.from), To: day.Must(c.to)}, today, c.by)
		if err != nil {
			t.Fatal(err)
		}
		got, sum := "", 0
		for _, r := range s.Tables[0].Rows {
			got += fmt.Sprintf(" %s:%d", r.Label, r.Cells[Received].Count)
			sum += r.Cells[Received].Count
		}
		if got[1:] != c.want || sum != s.Tables[0].Total.Cells[Received].Count {
			t.Errorf("%s to %s by %s: %s (total %d), want %s", c.from, c.to, c.by, got, s.Tables[0].Total.Cells[Received].Count, c.want)
		}
	}
}

// Months to come, and those before the register began, are no months without letters.
func TestMonthsAreThoseOfTheRegister(t *testing.T) {
	b := book{letter(1, register.Complaint, "2026-03-05"), letter(2, register.Complaint, "2026-05-05")}
	for year, want := range map[string]string{"2026": "03/2026:1 04/2026:0 05/2026:1 06/2026:0 07/2026:0 08/2026:0 09/2026:0 10/2026:0 11/2026:0", "2027": "01/2027:0"} {
		s, err := Compute(t.Context(), b, day.Period{From: day.Must(year + "-01-01"), To: day.Must(year + "-12-31")}, today)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range s.Table(ByMonth).Rows {
			got += fmt.Sprintf(" %s:%d", r.Label, r.Cells[Received].Count)
		}
		if got[1:] != want {
			t.Errorf("%s: %s, want %s", year, got, want)
		}
	}
	late := append(b, letter(3, register.Complaint, "2025-12-31"))
	if s, err := Compute(t.Context(), late, day.Period{From: day.Must("2026-01-01"), To: day.Must("2026-12-31")}, today); err != nil || len(s.Table(ByMonth).Rows) != 11 {
		t.Errorf("a month of a kept register is left out: %v", err)
	}
}
