package day

import "donthu/assets"

// PeriodKind says what part of a year a period is.
type PeriodKind string

// The kinds of periods (NĐ 09/2019 Điều 12, TT 06/2025 Điều 7).
const (
	Monthly    PeriodKind = "month"
	Quarterly  PeriodKind = "quarter"
	HalfYearly PeriodKind = "half-year"
	NineMonths PeriodKind = "nine-months"
	Yearly     PeriodKind = "year"
	FreePeriod PeriodKind = "dates"
)

// PeriodKinds are the kinds that end with a month of a year, the shortest first.
var PeriodKinds = []PeriodKind{Monthly, Quarterly, HalfYearly, NineMonths, Yearly}

// PeriodOf is the period of the kind that ends in the month of the year;
// wholeMonth is for months alone. ok is false where none of the kind ends there.
func PeriodOf(kind PeriodKind, year, month int, wholeMonth bool) (p Period, ok bool) {
	switch {
	case kind == Monthly:
		return MonthPeriod(year, month, wholeMonth), true
	case kind == Quarterly && month%3 == 0:
		return QuarterPeriod(year, month/3), true
	case kind == HalfYearly && month == 6:
		return HalfYearPeriod(year), true
	case kind == NineMonths && month == 9:
		return NineMonthsPeriod(year), true
	case kind == Yearly && month == 12:
		return YearPeriod(year), true
	}
	return Period{}, false
}

// Kind is what part of a year the period is.
func (p Period) Kind() PeriodKind {
	for _, kind := range PeriodKinds {
		for _, whole := range []bool{false, true} {
			if same, ok := PeriodOf(kind, p.To.Year(), p.To.Month(), whole); ok && same == p {
				return kind
			}
		}
	}
	return FreePeriod
}

// Name is what a report of the period is called: "tháng 11/2026", "quý II/2026",
// "từ ngày 01/03/2026 đến ngày 31/03/2026".
func (p Period) Name() string {
	switch kind := p.Kind(); kind {
	case Monthly:
		return assets.Text("period.month", "month", p.To.Month(), "year", p.To.Year())
	case Quarterly:
		return assets.Text("period.quarter", "quarter", [...]string{"I", "II", "III", "IV"}[(p.To.Month()-1)/3], "year", p.To.Year())
	case FreePeriod:
		return assets.Text("period.dates", "from", p.From.Shown(), "to", p.To.Shown())
	default:
		return assets.Text("period."+string(kind), "year", p.To.Year())
	}
}

// ReportDue is the day by which the report of a period is due, before days off are
// looked at: the first of the given day of a month after the period's end (TT
// 06/2025 Điều 7: the 17th of the period's last month). In a month that has no
// such day it is the last one.
func ReportDue(p Period, day int) Date {
	first := Date(p.To.Year()*10000 + p.To.Month()*100 + 1).Time()
	for months := 0; ; months++ {
		last := Of(first.AddDate(0, months+1, -1))
		if due := last.AddDays(min(day, last.Day()) - last.Day()); due > p.To {
			return due
		}
	}
}

// Period is the closed interval of days that a report covers.
type Period struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// Contains reports whether d lies in the period; no day lies in none.
func (p Period) Contains(d Date) bool { return !d.IsZero() && p.From <= d && d <= p.To }

// Days is the number of days in the period.
func (p Period) Days() int { return p.From.DaysUntil(p.To) + 1 }

// MonthPeriod is the reporting month of NĐ 09/2019 Điều 12: from the 15th of the
// month before to the 14th; with wholeMonth the calendar month.
func MonthPeriod(year, month int, wholeMonth bool) Period {
	first := Date(year*10000 + month*100 + 1)
	if wholeMonth {
		return Period{From: first, To: Of(first.Time().AddDate(0, 1, -1))}
	}
	return Period{From: Of(first.Time().AddDate(0, -1, 14)), To: first.AddDays(13)}
}

// QuarterPeriod is the quarter of TT 06/2025 Điều 4: from the 15th of the month
// before the quarter to the 14th of its last month.
func QuarterPeriod(year, quarter int) Period { return monthsPeriod(year, 3*quarter-2, 3*quarter) }

// monthsPeriod is the reporting months first to last of a year.
func monthsPeriod(year, first, last int) Period {
	return Period{From: MonthPeriod(year, first, false).From, To: MonthPeriod(year, last, false).To}
}

// HalfYearPeriod is the first half of the year of TT 06/2025 Điều 7: 15/12 to
// 14/6.
func HalfYearPeriod(year int) Period { return monthsPeriod(year, 1, 6) }

// NineMonthsPeriod is the first nine months of the year of TT 06/2025 Điều 7:
// 15/12 to 14/9.
func NineMonthsPeriod(year int) Period { return monthsPeriod(year, 1, 9) }

// YearPeriod is the year of TT 06/2025 Điều 4: 15/12 to 14/12.
func YearPeriod(year int) Period { return monthsPeriod(year, 1, 12) }

// Previous is the period before p: of the same months when p runs from one day
// of the month to the day before it, else of the same number of days.
func (p Period) Previous() Period {
	to := p.From.AddDays(-1)
	from, end := p.From.Time(), p.To.AddDays(1).Time()
	months := (end.Year()-from.Year())*12 + int(end.Month()) - int(from.Month())
	if months > 0 && from.Day() == end.Day() {
		return Period{From: Of(from.AddDate(0, -months, 0)), To: to}
	}
	return Period{From: to.AddDays(1 - p.Days()), To: to}
}
