package office

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"donthu/assets"
	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/presence"
	"donthu/data/register"
	"donthu/data/schema"
	"donthu/data/site"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/national"
	"donthu/reports/statistics"
	"donthu/reports/workbook"
)

// CreateSample makes a register in dir filled with the sample book. One that could not
// be filled is closed.
func CreateSample(ctx context.Context, dir string, clock func() time.Time) (*store.Store, intake.Result, error) {
	o, err := Create(context.WithoutCancel(ctx), dir, register.Settings{
		Ward: assets.Text("demo.ward"), Receiver: assets.Text("demo.receiver"), Clerk: assets.Text("demo.clerk"),
	}, clock)
	if err != nil {
		return nil, intake.Result{}, err
	}
	result, err := intake.ImportSample(ctx, o.store)
	if err == nil {
		err = o.furnish(ctx)
	}
	if err == nil {
		result.Letters, err = o.LetterCount(ctx) // more than the book has
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		err = errors.Join(err, o.Close())
	}
	return o.store, result, err
}

// Export writes the register as a workbook to file and returns the number of its
// letters: the whole of it, which Import reads back, or masked, where nobody may read
// who denounced. progress is told about letters; it may be nil.
func (o *Office) Export(ctx context.Context, file string, masked bool, progress func(done, all int)) (letters int, err error) {
	if letters, err = o.LetterCount(ctx); err != nil {
		return 0, err
	}
	from := workbook.Source(o.store)
	if masked {
		from = workbook.Masked(o.store)
	}
	var tell func(int)
	if progress != nil {
		tell = func(done int) { progress(done, letters) }
	}
	return letters, workbook.Save(file, func(w io.Writer) error { return workbook.WriteRegister(ctx, w, from, tell) })
}

// PreviewBook is the beginning of a book of a period, as many rows as asked. That it names
// who denounced is written down.
func (o *Office) PreviewBook(ctx context.Context, book workbook.Book, p day.Period, options workbook.BookOptions, rows int) (workbook.BookPreview, error) {
	options.Named = &register.Named{}
	preview, err := workbook.PreviewBook(ctx, book, o.store, p, o.Settings(), options, rows)
	if err == nil {
		err = o.RevealAll(ctx, options.Named.All...)
	}
	if err != nil {
		return workbook.BookPreview{}, err
	}
	return preview, nil
}

// ExportNational writes the national data set of the register to file, and down whose
// denouncers it names.
func (o *Office) ExportNational(ctx context.Context, file string, showDenouncers bool) (counts national.Counts, err error) {
	named := &register.Named{}
	return counts, workbook.Save(file, func(w io.Writer) (err error) {
		if counts, err = national.Write(ctx, w, o.store, o.Settings(), national.Options{Today: o.Today(), ShowDenouncers: showDenouncers, Named: named}); err != nil {
			return err
		}
		return o.RevealAll(ctx, named.All...) // what could not be written down goes out nowhere
	})
}

// Statistics are the letters of a period in groups.
func (o *Office) Statistics(ctx context.Context, p day.Period) (*statistics.Statistics, error) {
	return statistics.Compute(ctx, o.store, p, o.Today())
}

// Trend is how the letters of the last months or years up to a period went, see
// statistics.Trend.
func (o *Office) Trend(ctx context.Context, p day.Period, by statistics.Dimension) (*statistics.Statistics, error) {
	return statistics.Trend(ctx, o.store, p, o.Today(), by)
}

// WriteStatistics writes the letters of a period in groups, and how the months and years before
// went, as a workbook to file.
func (o *Office) WriteStatistics(ctx context.Context, s *statistics.Statistics, file string) error {
	var trends []*statistics.Statistics
	for _, by := range []statistics.Dimension{statistics.ByMonth, statistics.ByYear} {
		trend, err := o.Trend(ctx, s.Period, by)
		if err != nil {
			return err
		}
		trends = append(trends, trend)
	}
	return workbook.Save(file, func(w io.Writer) error { return workbook.WriteStatistics(w, s, o.Settings(), trends...) })
}

// WriteBook writes a book of a period for printing to file.
func (o *Office) WriteBook(ctx context.Context, book workbook.Book, p day.Period, options workbook.BookOptions, file string) error {
	options.Named = &register.Named{}
	return workbook.Save(file, func(w io.Writer) error {
		if err := workbook.WriteBook(ctx, w, book, o.store, p, o.Settings(), options); err != nil {
			return err
		}
		return o.RevealAll(ctx, options.Named.All...)
	})
}

// Restore puts a backup in the place of the register, which it closes, and opens what
// lies in the folder then: after a failure or a stop too, when that is the register
// that was there. The present register is moved aside, never deleted. Without a
// register in the answer none could be opened.
func (o *Office) Restore(ctx context.Context, file, passphrase string, options store.Options) (*store.Store, backups.Restored, error) {
	if err := o.Close(); err != nil {
		return nil, backups.Restored{}, err
	}
	return OpenRestored(ctx, o.Dir(), file, passphrase, options)
}

// OpenRestored is Restore where no register is open, such as at the first start.
func OpenRestored(ctx context.Context, dir, file, passphrase string, options store.Options) (*store.Store, backups.Restored, error) {
	done, err := backups.Restore(ctx, dir, file, restoration(options.Clock, passphrase))
	opened, errOpen := store.Open(context.WithoutCancel(ctx), dir, options)
	var lost *presence.Trouble
	if err != nil && (errors.Is(errOpen, store.ErrNoRegister) || errors.As(errOpen, &lost)) {
		errOpen = nil // there was none before
	}
	return opened, done, errors.Join(err, errOpen)
}

func restoration(clock func() time.Time, passphrase string) backups.Restoration {
	return backups.Restoration{Now: clock(), Known: schema.Version(), Passphrase: passphrase}
}

// Repaired is what became of a register that did not verify.
type Repaired struct {
	Before             string   `json:"before"` // a copy of it as it was; "" where nothing was to be done
	Mended             []string `json:"mended"` // what is no longer found
	chain.Verification          // afterwards
}

// Repair makes anew what is computed from the steps where an examination finds it to be otherwise,
// see store.Repair, and examines the register again: what is found still, nothing here gives back.
func (o *Office) Repair(ctx context.Context) (done Repaired, err error) {
	found, err := o.Verify(ctx)
	if done.Verification = found; err != nil || len(found.Findings) == 0 {
		return done, err
	}
	if done.Before, err = o.store.Repair(ctx); err != nil {
		return done, err
	}
	if done.Verification, err = o.Verify(ctx); err != nil {
		return done, err
	}
	for _, finding := range found.Findings {
		if !slices.Contains(done.Findings, finding) {
			done.Mended = append(done.Mended, finding)
		}
	}
	return done, nil
}

// RestoreInto puts a backup in the place of the register in dir, which nobody may have
// open; see backups.Restore. When a window of the program has, the error is
// site.ErrInUse.
func RestoreInto(ctx context.Context, dir, file, passphrase string, clock func() time.Time) (done backups.Restored, err error) {
	release, err := site.Lock(dir)
	if err != nil {
		return done, err
	}
	defer release()
	return backups.Restore(ctx, dir, file, restoration(clock, passphrase))
}

// CorrectDirection puts c in the place of what was written that a leader directed on
// the day, with the reason. A *store.CheckError names what forbids it.
func (o *Office) CorrectDirection(ctx context.Context, id int64, on day.Date, c register.Directed, reason string) (register.Direction, error) {
	correction, err := steps.Correct(id, on, c, reason) // the step that gave it has its id
	if err != nil {
		return register.Direction{}, err
	}
	return o.AddDirectionSteps(ctx, id, correction)
}
