package desk

import (
	"context"
	"errors"

	"donthu/app/kit"
)

// loading is what a page reads at present.
type loading struct {
	turn int
	stop context.CancelFunc
}

// Load reads what p shows away from the screen's thread and hands it to done on it.
// The context of read ends when p is left or loads anew; the answer to an older load
// comes too late and is dropped.
func Load[T any](o *Desk, p Page, read func(context.Context) (T, error), done func(T, error)) {
	LoadPart(o, p, "", read, done)
}

// LoadPart is Load of a part of a page: what is read anew for one part does not put an end
// to what is read for another.
func LoadPart[T any](o *Desk, p Page, name string, read func(context.Context) (T, error), done func(T, error)) {
	of := part{p, name}
	ctx, mine := o.begin(of)
	kit.RunAsync(func() (T, error) { return read(ctx) }, func(v T, err error) {
		if l := o.loading[of]; l != nil && l.turn == mine {
			done(v, err)
		}
	})
}

// part is a part of a page, for which one thing at a time is read.
type part struct {
	page Page
	name string
}

// Try does work away from the screen's thread and hands its result to done on it; an
// error is told under the sentence failed.
func Try[T any](o *Desk, failed string, work func() (T, error), done func(T)) {
	kit.RunAsync(work, func(v T, err error) {
		if err != nil {
			o.Failed(failed, err)
			return
		}
		done(v)
	})
}

// Wait does work of unknown length away from the screen's thread, under a dialog that
// can stop it, and hands its result to done on it. When the clerk stopped it nothing
// more happens; any other error is told under the sentence failed.
func Wait[T any](o *Desk, title, text, failed string, work func(context.Context) (T, error), done func(T)) {
	kit.RunWithProgress(o.Window, title, text, func(ctx context.Context, set func(float64, string)) (T, error) {
		set(-1, "")
		return work(ctx)
	}, func(v T, err error) {
		switch {
		case err == nil:
			done(v)
		case !errors.Is(err, context.Canceled):
			o.Failed(failed, err)
		}
	})
}

// begin ends what p still reads; the context is for what it reads now.
func (o *Desk) begin(p part) (context.Context, int) {
	if o.loading == nil {
		o.loading = map[part]*loading{}
	}
	l := o.loading[p]
	if l == nil {
		l = &loading{}
		o.loading[p] = l
	} else {
		l.stop()
	}
	l.turn++
	ctx, stop := context.WithCancel(o.Ctx())
	l.stop = stop
	return ctx, l.turn
}

// Left ends what a page still reads that is no longer shown. The frame calls it.
func (o *Desk) Left(p Page) {
	for of, l := range o.loading {
		if of.page == p {
			l.stop()
			delete(o.loading, of)
		}
	}
}
