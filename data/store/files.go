package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"donthu/data"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/steps"
)

// File puts copies of files with a letter or a visit, all or none, each as the kind and by
// the title of about, and returns the steps. A *CheckError or a sentence names what forbids it.
func (s *Store) File(ctx context.Context, of int64, about register.Filed, files ...string) (ids []int64, err error) {
	var made []string
	err = s.inLedger(ctx, func(l *ledger) error {
		o, err := l.occasion(of)
		if err != nil {
			return err
		}
		for _, file := range files {
			content, err := papers.Read(file)
			if err != nil {
				return err
			}
			extension := papers.Kind(content, file)
			if extension == "" {
				return data.Tell(nil, "store.noFileKind", "file", filepath.Base(file))
			}
			c := register.Filed{Kind: about.Kind, Title: about.Title, Redacts: about.Redacts, WithBook: about.WithBook, Size: int64(len(content))}
			what := "kem"
			if c.Redacted() {
				what = "che"
			}
			var path string
			c.File, path, err = papers.Of(s.dir).Keep(fmt.Sprintf("%d/%s-%s-", s.Today().Year(), o.FileName(), what), extension, content)
			if path != "" {
				made = append(made, path)
			}
			if err != nil {
				return err
			}
			ids = append(ids, l.seq+1)
			if o, err = l.addTo(o, steps.Draft{On: s.Today(), Content: c}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		for _, path := range made {
			err = errors.Join(err, os.Remove(path))
		}
		return nil, err
	}
	return ids, nil
}

// FiledAt are the letters and visits with which the file lies already, byte for byte.
func (s *Store) FiledAt(ctx context.Context, file string) (all []register.About, err error) {
	hash, _, _, err := papers.Sum(file)
	if err != nil {
		return nil, err
	}
	at, err := s.Lying(ctx, hash)
	for _, one := range at[hash] {
		all = append(all, one.About)
	}
	return all, err
}
