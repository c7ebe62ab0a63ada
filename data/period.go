package data

import (
	"slices"

	"donthu/assets"
)

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
		return assets.Text("period.month", p.To.Month(), p.To.Year())
	case Quarterly:
		return assets.Text("period.quarter", [...]string{"I", "II", "III", "IV"}[(p.To.Month()-1)/3], p.To.Year())
	case FreePeriod:
		return assets.Text("period.dates", p.From.Shown(), p.To.Shown())
	default:
		return assets.Text("period."+string(kind), p.To.Year())
	}
}

// DefaultDueDay is the day of a month by which reports are due where the receiver
// has not fixed another (TT 06/2025 Điều 7).
const DefaultDueDay = 17

// ReportDueDay is the day of a month by which the office's reports are due.
func (s Settings) ReportDueDay() int {
	if s.ReportDay < 1 {
		return DefaultDueDay
	}
	return s.ReportDay
}

// ReportDue is the day by which the report of a period is due, before days off are
// looked at: the first of the given day of a month after the period's end (TT
// 06/2025 Điều 7: the 17th of the period's last month). In a month that has no
// such day it is the last one.
func ReportDue(p Period, day int) Date {
	first := Date(p.To.Year()*10000 + p.To.Month()*100 + 1).Time()
	for months := 0; ; months++ {
		last := DateOf(first.AddDate(0, months+1, -1))
		if due := last.AddDays(min(day, last.Day()) - last.Day()); due > p.To {
			return due
		}
	}
}

// ReportPeriods are the periods about whose reports the office thinks on a day: of
// each kind that it reports, the one that ended last before the day and the one
// after it, in the order of their ends.
func (s Settings) ReportPeriods(today Date) []Period {
	var all []Period
	for _, kind := range PeriodKinds {
		if kind == Monthly && s.NoMonthly {
			continue
		}
		ended, coming := Period{}, Period{}
		for months := -13; coming.To.IsZero(); months++ {
			at := Date(today.Year()*10000+today.Month()*100+1).Time().AddDate(0, months, 0)
			p, ok := PeriodOf(kind, at.Year(), int(at.Month()), s.WholeMonth)
			switch {
			case !ok:
			case p.To < today:
				ended = p
			default:
				coming = p
			}
		}
		all = append(all, ended, coming)
	}
	slices.SortStableFunc(all, func(a, b Period) int { return int(a.To) - int(b.To) })
	return all
}
