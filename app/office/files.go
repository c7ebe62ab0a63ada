package office

import (
	"context"
	"os"
	"path/filepath"

	"donthu/data"
	"donthu/data/pages"
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

// Redact makes a copy of a file that lies with a letter or visit, with boxes of its pages (from
// 0) black, and puts it there as a redacted copy of it. Nothing of the file itself goes into the
// copy. told hears how many pages of all are done.
func (o *Office) Redact(ctx context.Context, of int64, original register.Filed, boxes map[int][]pages.Box, told func(done, all int)) (done Delivered, err error) {
	path, err := o.store.Scan(original.File)
	if err != nil {
		return done, err
	}
	book, err := pages.Open(ctx, path)
	if err != nil {
		return done, err
	}
	defer book.Close()
	folder, err := os.MkdirTemp("", "donthu-che-")
	if err != nil {
		return done, data.Tell(err, "pages.unwritten", "file", filepath.Base(path))
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "ban-che.pdf")
	if err := book.Redact(ctx, copied, boxes, func(page int) { told(page, book.Count) }); err != nil {
		return done, err
	}
	ids, err := o.File(ctx, of, register.Filed{Kind: original.Kind, Title: original.Title, Redacts: original.Step}, copied)
	if err != nil {
		return done, err
	}
	return ids[0], nil
}
