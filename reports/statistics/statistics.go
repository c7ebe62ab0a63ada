// Package statistics counts the letters of a period by kind, field, area, officer
// and month. It counts a cohort: the letters received in the period, each as it
// stands today, so that what was received is what is done in time, done late, and
// still open.
package statistics

import (
	"context"
	"slices"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// Register is what the figures are computed from; data/store is one.
type Register interface {
	// EachReceived visits the letters received in the period, in any order.
	EachReceived(ctx context.Context, p day.Period, visit func(*register.Letter) error) error
}

// Dimension is by what letters are put into groups.
type Dimension string

// The dimensions.
const (
	ByKind    Dimension = "kind"
	ByField   Dimension = "field"
	ByArea    Dimension = "area" // khu phố or street of the sender, see register.AreaOf
	ByHandler Dimension = "handler"
	ByMonth   Dimension = "month" // calendar month of receipt
	ByYear    Dimension = "year"  // calendar year of receipt; of trends only
)

// Dimensions are the dimensions of a period in the order in which screens list them.
var Dimensions = []Dimension{ByKind, ByField, ByArea, ByHandler, ByMonth}

// Label is the Vietnamese name of the dimension.
func (d Dimension) Label() string { return assets.Text("statistics.by." + string(d)) }

// Measure is what is counted in a group.
type Measure string

// The measures. Received = OnTime + Late + Open; Overdue is a part of Open.
const (
	Received Measure = "received"
	Handled  Measure = "handled" // sorted: conditions and competence judged, or accepted
	Settled  Measure = "settled" // with a decision, conclusion or answer on the matter
	OnTime   Measure = "on-time" // the office is done, within every limit
	Late     Measure = "late"    // the office is done, but a limit was passed
	Open     Measure = "open"    // the office is not done
	Overdue  Measure = "overdue" // open: the last day of something that is owed is over
)

// Measures are all measures in the order in which screens list them.
var Measures = []Measure{Received, Handled, Settled, OnTime, Late, Open, Overdue}

// Label is the Vietnamese name of the measure.
func (m Measure) Label() string { return assets.Text("statistics.measure." + string(m)) }

// Cell is a figure with the ids of the letters that it counts.
type Cell struct {
	Count   int
	Letters []int64
}

// Average is a mean of calendar days over Letters letters; without any it is not
// known.
type Average struct {
	Letters int
	days    int
}

// Days is the mean, 0 when it is not known.
func (a Average) Days() float64 {
	if a.Letters == 0 {
		return 0
	}
	return float64(a.days) / float64(a.Letters)
}

func (a *Average) add(from, to day.Date) {
	if !from.IsZero() && from <= to {
		a.Letters++
		a.days += from.DaysUntil(to)
	}
}

// Row is one group, or the total of all.
type Row struct {
	Label   string
	Cells   map[Measure]Cell // every measure has one
	Process Average          // from receipt to the end of processing
	Settle  Average          // from acceptance (receipt, when none is recorded) to the decision
}

// Table is the groups of one dimension.
type Table struct {
	Dimension Dimension
	Rows      []Row // kinds and fields: all of them; areas and officers: the most letters first; months: all of the period
	Total     Row
}

// Statistics are the tables of a period.
type Statistics struct {
	Period day.Period
	Today  day.Date
	Tables []Table // in the order of Dimensions
}

// Table is the table of a dimension, the zero Table for one that is not there.
func (s *Statistics) Table(d Dimension) Table {
	if at := slices.IndexFunc(s.Tables, func(t Table) bool { return t.Dimension == d }); at >= 0 {
		return s.Tables[at]
	}
	return Table{}
}

// Compute counts the letters received in the period in one pass over them, each
// as it stands on the day today.
func Compute(ctx context.Context, reg Register, p day.Period, today day.Date) (*Statistics, error) {
	s, err := computeBy(ctx, reg, p, today, Dimensions...)
	if err != nil {
		return nil, err
	}
	for i := range s.Tables {
		if t := &s.Tables[i]; t.Dimension == ByMonth {
			if t.Rows, err = keptMonths(ctx, reg, p, today, t.Rows); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

func computeBy(ctx context.Context, reg Register, p day.Period, today day.Date, by ...Dimension) (*Statistics, error) {
	if p.From.IsZero() || p.To < p.From {
		return nil, data.Tell(nil, "statistics.period.wrong", "from", p.From.Shown(), "to", p.To.Shown())
	}
	total := newGroup("")
	groups := make([]*grouping, len(by))
	for i, d := range by {
		groups[i] = newGrouping(d, p)
	}
	err := reg.EachReceived(ctx, p, func(l *register.Letter) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !p.Contains(l.ReceivedOn) {
			return nil
		}
		counted := measure(l, today)
		total.count(l, counted)
		for _, g := range groups {
			g.of(l).count(l, counted)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	s := &Statistics{Period: p, Today: today}
	for _, g := range groups {
		s.Tables = append(s.Tables, Table{Dimension: g.dimension, Rows: g.rows(), Total: total.row()})
	}
	return s, nil
}

// measure says which measures count the letter.
func measure(l *register.Letter, today day.Date) []Measure {
	counted := []Measure{Received}
	if l.Handled || !l.AcceptedOn.IsZero() || l.Settlement.Result != "" {
		counted = append(counted, Handled)
	}
	if l.Decided() {
		counted = append(counted, Settled)
	}
	switch {
	case l.Overdue(today):
		return append(counted, Open, Overdue)
	case !l.DoneWith():
		return append(counted, Open)
	case l.Late(today):
		return append(counted, Late)
	}
	return append(counted, OnTime)
}
