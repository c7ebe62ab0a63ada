package office

import (
	"cmp"
	"context"
	"errors"
	"os"
	"runtime"
	"slices"
	"sync"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
)

// Incoming is a file that came to the board, and what became of it.
type Incoming struct {
	File     string
	Received []register.WardFile   // what it brought, as it stands now
	Problems []consolidate.Problem // about no cell of a ward
	Refused  string                // why it is not kept; empty: it is
	Replaces []string              // wards of which it replaces something: nothing is kept until a reason is given
}

// Receiving says how files come in.
type Receiving struct {
	On       day.Date              // the day on which they came
	Period   day.Period            // of forms that do not say theirs; zero: such a file is refused
	Reason   string                // why they take the place of what came before; empty: they must not
	Progress func(done, total int) // may be nil
}

// boardOptions are those by which the board reads what wards send.
func (o *Office) boardOptions() consolidate.Options {
	s := o.Settings()
	return consolidate.Options{Wards: s.Board.Names(), WholeMonth: s.WholeMonth, Today: o.Today(), Convert: WorkbookProgram()}
}

// Receive keeps files that came in, in their order, each in a transaction of its own: one
// that cannot be kept says why and never stops the others. The error is that of a
// register that cannot be written, or of a ctx that ended.
func (o *Office) Receive(ctx context.Context, files []string, how Receiving) (all []Incoming, err error) {
	options := o.boardOptions()
	options.Period = how.Period
	read := make([]delivered, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	var telling sync.Mutex
	done := 0
	for range min(runtime.GOMAXPROCS(0), max(1, len(files))) {
		workers.Go(func() {
			for i := range next {
				read[i] = inspect(ctx, files[i], options)
				telling.Lock()
				if done++; how.Progress != nil {
					how.Progress(done, len(files))
				}
				telling.Unlock()
			}
		})
	}
	for i := range files {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return all, err
		}
		in, err := o.keepDelivered(ctx, file, read[i], how)
		if err != nil {
			return all, err
		}
		all = append(all, in)
	}
	return all, nil
}

// delivered is a file as it was read.
type delivered struct {
	raw  []byte
	what *consolidate.Delivered
	err  error
}

func inspect(ctx context.Context, file string, o consolidate.Options) (d delivered) {
	if d.err = consolidate.Examine(file); d.err != nil {
		return d
	}
	if d.raw, d.err = os.ReadFile(file); d.err != nil {
		d.err = data.Tell(d.err, "consolidate.file.locked")
		return d
	}
	d.what, d.err = consolidate.Inspect(ctx, file, d.raw, o)
	return d
}

func (o *Office) keepDelivered(ctx context.Context, file string, d delivered, how Receiving) (in Incoming, err error) {
	in.File = file
	var told *data.Told
	if errors.As(d.err, &told) {
		in.Refused = told.Sentence()
		return in, nil
	}
	if d.err != nil {
		return in, d.err
	}
	in.Problems = d.what.Problems
	parts := slices.Clone(d.what.Parts)
	for i := range parts {
		parts[i].Reason = text.CleanLines(how.Reason)
	}
	in.Received, err = o.store.ReceiveWardFile(ctx, how.On, d.raw, parts)
	for i := range in.Received {
		if f := &in.Received[i]; how.On <= f.Period.To {
			in.Problems = append(in.Problems, consolidate.Problem{Ward: f.Ward, Text: assets.Text("check.wardReport.early", "day", how.On.Shown(), "to", f.Period.To.Shown())})
		}
	}
	var refused *store.CheckError
	if !errors.As(err, &refused) {
		return in, err
	}
	if refused.Problems[0].Field == data.FieldReason {
		for _, part := range parts {
			in.Replaces = append(in.Replaces, part.Ward)
		}
	}
	in.Refused = refused.Problems[0].Sentence
	return in, nil
}

// SaveBoard keeps the board's name and the wards that must report to it.
func (o *Office) SaveBoard(ctx context.Context, board register.Board) error {
	s := o.Settings()
	s.Board = board.Tidy()
	return o.SaveSettings(ctx, s)
}

// ReadWardList reads a list of wards from a file; see consolidate.ReadWardList.
func (o *Office) ReadWardList(ctx context.Context, file string) ([]register.Ward, error) {
	return consolidate.ReadWardList(ctx, file, o.boardOptions())
}

// Consolidated is the consolidated report of a period from what the board keeps. prefer
// says what the row of a ward for a longer period is made of (consolidate.Longer).
func (o *Office) Consolidated(ctx context.Context, p day.Period, prefer string) (*consolidate.Result, error) {
	options := o.boardOptions()
	options.Period, options.DueOn = p, law.NewOffice(o.Settings()).ReportDue(p)
	ended := day.Period{From: p.From, To: day.Of(p.To.Time().AddDate(0, 1, 0))}
	reports, err := o.WardReports(ctx, store.WardQuery{Ended: ended})
	if err != nil {
		return nil, err
	}
	if p.Kind() == day.Monthly {
		return consolidate.Kept(reports, options), nil
	}
	return consolidate.Longer(reports, options, prefer), nil
}

// CompareWards sets beside each other what wards reported in a column of the form over
// periods.
func (o *Office) CompareWards(ctx context.Context, form *forms.Form, column int, periods []day.Period) (*consolidate.Comparison, error) {
	last := periods[len(periods)-1].To
	reports, err := o.WardReports(ctx, store.WardQuery{Ended: day.Period{From: periods[0].From, To: day.Of(last.Time().AddDate(0, 1, 0))}})
	if err != nil {
		return nil, err
	}
	return consolidate.Compare(reports, o.Settings().Board, form, column, periods), nil
}

// LastPeriods are as many periods of the same kind, the given one last: months and quarters
// one after the other, the others those of the years before.
func (o *Office) LastPeriods(last day.Period, count int) []day.Period {
	periods := make([]day.Period, count)
	year, month := last.To.Year(), last.To.Month()
	for i := range periods {
		back := count - 1 - i
		switch last.Kind() {
		case day.Quarterly:
			n := year*4 + (month-1)/3 - back
			periods[i] = day.QuarterPeriod(n/4, n%4+1)
		case day.HalfYearly:
			periods[i] = day.HalfYearPeriod(year - back)
		case day.NineMonths:
			periods[i] = day.NineMonthsPeriod(year - back)
		case day.Yearly:
			periods[i] = day.YearPeriod(year - back)
		default:
			n := year*12 + month - 1 - back
			periods[i] = day.MonthPeriod(n/12, n%12+1, o.Settings().WholeMonth)
		}
	}
	return periods
}

// wardOrder are the wards of the board: those of the list, then those that sent something
// and are not on it.
func wardOrder(board register.Board, entries []store.WardEntry) (all []register.Ward, listed int) {
	all = slices.Clone(board.Wards)
	known := map[string]bool{}
	for _, w := range all {
		known[register.WardKey(w.Name)] = true
	}
	var others []register.Ward
	for _, e := range entries {
		if key := register.WardKey(e.Ward); !known[key] {
			known[key] = true
			others = append(others, register.Ward{Name: e.Ward})
		}
	}
	slices.SortStableFunc(others, func(a, b register.Ward) int { return cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)) })
	return append(all, others...), len(all)
}
