package statistics

import (
	"context"
	"errors"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// How far a trend goes back.
const (
	trendMonths = 12
	trendYears  = 5
)

// Trend counts the letters of the last months or years up to the end of a period, the present
// day at most, each as it stands today: by is ByMonth or ByYear. Months and years before the
// first letter are left out, as nobody knows whether the register was kept then, and a year of
// which only some months are there says so.
func Trend(ctx context.Context, reg Register, p day.Period, today day.Date, by Dimension) (*Statistics, error) {
	last := min(p.To, max(today, p.From))
	first := day.Date((last.Year()-trendYears+1)*10000 + 101)
	if by == ByMonth {
		first = day.Of(last.Time().AddDate(0, 0, 1-last.Day()).AddDate(0, 1-trendMonths, 0))
	}
	seen := &firstSeen{Register: reg}
	s, err := computeBy(ctx, seen, day.Period{From: first, To: last}, today, by)
	if err != nil {
		return nil, err
	}
	rows := s.Tables[0].Rows
	for len(rows) > 1 && rows[0].Cells[Received].Count == 0 {
		rows = rows[1:]
	}
	s.Tables[0].Rows = rows
	if !seen.first.IsZero() {
		s.Period.From = seen.first
	}
	switch {
	case by == ByYear:
		nameParts(rows, seen.first, last)
	case len(rows) > 0 && monthOf(last.AddDays(1)) == monthOf(last): // half a month beside whole ones is no fall
		rows[len(rows)-1].Label = assets.Text("statistics.month.to", "month", rows[len(rows)-1].Label, "day", last.Day())
	}
	return s, nil
}

// nameParts says of the first and the last year which months they have, where that is not all:
// two months beside twelve are no growth.
func nameParts(rows []Row, first, last day.Date) {
	of := func(row *Row, from, to int) {
		switch {
		case from > 1 && to < 12:
			row.Label = assets.Text("statistics.year.part", "year", row.Label, "from", from, "to", to)
		case from > 1:
			row.Label = assets.Text("statistics.year.from", "year", row.Label, "from", from)
		case to < 12:
			row.Label = assets.Text("statistics.year.to", "year", row.Label, "to", to)
		}
	}
	from, to := 1, last.Month()
	if !first.IsZero() {
		from = first.Month()
	}
	if len(rows) == 1 {
		of(&rows[0], from, to)
		return
	}
	of(&rows[0], from, 12)
	of(&rows[len(rows)-1], 1, to)
}

// firstSeen is a register that remembers the day of the first letter that was visited.
type firstSeen struct {
	Register
	first day.Date
}

// EachReceived belongs to Register.
func (f *firstSeen) EachReceived(ctx context.Context, p day.Period, visit func(*register.Letter) error) error {
	return f.Register.EachReceived(ctx, p, func(l *register.Letter) error {
		if f.first.IsZero() || l.ReceivedOn < f.first {
			f.first = l.ReceivedOn
		}
		return visit(l)
	})
}

// keptMonths are the rows of months that can have letters: none that is still to come, and none
// before the first letter of the register, as nobody knows whether it was kept then.
func keptMonths(ctx context.Context, reg Register, p day.Period, today day.Date, rows []Row) ([]Row, error) {
	month := monthOf(p.From)
	for i := range rows {
		if month > monthOf(today) && rows[i].Cells[Received].Count == 0 {
			rows = rows[:max(i, 1)]
			break
		}
		month = nextMonth(month)
	}
	if len(rows) == 0 || rows[0].Cells[Received].Count > 0 {
		return rows, nil
	}
	err := reg.EachReceived(ctx, day.Period{From: day.Must("1000-01-01"), To: p.From.AddDays(-1)}, func(*register.Letter) error { return errSeen })
	if errors.Is(err, errSeen) {
		return rows, nil
	}
	for len(rows) > 1 && rows[0].Cells[Received].Count == 0 {
		rows = rows[1:]
	}
	return rows, err
}

// errSeen ends a visit that has seen what it looked for.
var errSeen = errors.New("seen")
