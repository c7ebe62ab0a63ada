package office

import (
	"context"

	"donthu/data/register"
	"donthu/data/text"
)

// File puts copies of files with the letter or visit, all or none, as about says; the steps
// are for TakeBack.
func (o *Office) File(ctx context.Context, of int64, about register.Filed, files ...string) ([]Delivered, error) {
	about.Title = text.Clean(about.Title)
	ids, err := o.store.File(ctx, of, about, files...)
	done := make([]Delivered, len(ids))
	for i, id := range ids {
		done[i] = Delivered{of, id}
	}
	return done, err
}

// FiledAt names the letters and visits with which the file lies already, byte for byte, as
// everybody may read them ("đơn 12/2026"); first whether that of the id is among them.
func (o *Office) FiledAt(ctx context.Context, of int64, file string) (here bool, elsewhere []string, err error) {
	all, err := o.store.FiledAt(ctx, file)
	for _, a := range all {
		if a.ID == of {
			here = true
			continue
		}
		at, err := o.store.Occasion(ctx, a.ID)
		if err != nil {
			return here, nil, err
		}
		elsewhere = append(elsewhere, occasionCalled(&at))
	}
	return here, elsewhere, err
}
