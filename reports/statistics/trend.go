package statistics

import (
	"context"

	"donthu/data/day"
)

// How far a trend goes back.
const (
	trendMonths = 12
	trendYears  = 5
)

// Trend counts the letters of the last months or years up to the end of a period, the present
// day at most, each as it stands today: by is ByMonth or ByYear. Months and years before the
// first letter are left out, as nobody knows whether the register was kept then.
func Trend(ctx context.Context, reg Register, p day.Period, today day.Date, by Dimension) (*Statistics, error) {
	last := min(p.To, max(today, p.From))
	first := day.Date((last.Year()-trendYears+1)*10000 + 101)
	if by == ByMonth {
		first = day.Of(last.Time().AddDate(0, 0, 1-last.Day()).AddDate(0, 1-trendMonths, 0))
	}
	s, err := computeBy(ctx, reg, day.Period{From: first, To: last}, today, by)
	if err != nil {
		return nil, err
	}
	rows := s.Tables[0].Rows
	for len(rows) > 1 && rows[0].Cells[Received].Count == 0 {
		rows = rows[1:]
	}
	s.Tables[0].Rows = rows
	return s, nil
}
