package office

import (
	"context"
	"slices"

	"donthu/data"
	"donthu/data/intake"
	"donthu/data/register"
)

// Imported is what an import did.
type Imported struct {
	intake.Result
	Batch  int64  `json:",omitempty"` // id of the batch that came in, for TakeBackBatch; 0: nothing came in
	Backup string `json:",omitempty"` // the register as it was before; empty for a dry run

	Attached Attached `json:",omitzero"` // the files that lie with a book of ExportAll
}

// Import brings a book in as the options say; with DryRun nothing of it stays in the register.
// Before the first write the register is backed up and the copy checked. A book with doubtful
// columns is refused with an *intake.Doubt. Files that ExportAll wrote with the book come to lie
// with their letters.
func (o *Office) Import(ctx context.Context, file string, options intake.Options) (Imported, error) {
	options.Today = o.Today()
	var err error
	if options.Last, err = o.store.LastNumbers(ctx); err != nil {
		return Imported{}, err
	}
	same, see := map[register.Number]bool{}, options.See // letters that are the book's own
	options.See = func(r register.Record, outcome register.Outcome) {
		if received, ok := r.Drafts[0].Content.(register.Received); ok && (outcome == register.Added || outcome == register.Present) {
			same[received.Number] = true
		}
		if see != nil {
			see(r, outcome)
		}
	}
	into := o.store.Importing(file)
	result, err := intake.Import(ctx, into, file, options)
	done := Imported{Result: result, Batch: into.Batch, Backup: into.Backup}
	if err == nil && !options.DryRun {
		done.Attached, err = o.attachListed(ctx, file, same)
	}
	return done, err
}

// Batch is the nth import of a book, from 1, as lists number them; the error names how many
// there are.
func (o *Office) Batch(ctx context.Context, n int) (register.Batch, error) {
	all, err := o.Batches(ctx)
	if err == nil && (n < 1 || n > len(all)) {
		err = data.Tell(nil, "office.noBatch", "number", n, "count", len(all))
	}
	if err != nil {
		return register.Batch{}, err
	}
	return all[n-1], nil
}

// BatchOf is the import of the id.
func (o *Office) BatchOf(ctx context.Context, id int64) (register.Batch, error) {
	all, err := o.Batches(ctx)
	at := slices.IndexFunc(all, func(b register.Batch) bool { return b.ID == id })
	if err == nil && at < 0 {
		err = data.Tell(nil, "office.noBatch.id")
	}
	if err != nil {
		return register.Batch{}, err
	}
	return all[at], nil
}

// Undate takes the days of processing back that a rule of the office told the letters of a
// batch, and returns how many those are. The letters stay.
func (o *Office) Undate(ctx context.Context, b register.Batch, reason string) (letters int, err error) {
	dated, err := o.RuleDays(ctx, b)
	if err != nil {
		return 0, err
	}
	var done []Delivered
	for _, s := range dated {
		done = append(done, Delivered{s.SubjectID, s.Seq})
	}
	return len(done), o.TakeBack(ctx, done, reason)
}
