package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"donthu/data"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
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
			c := register.Filed{Kind: about.Kind, Title: about.Title, Redacts: about.Redacts, Size: int64(len(content))}
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
	content, err := papers.Read(file)
	if err != nil {
		return nil, err
	}
	read := func(row sqlite.Scan) (a register.About, err error) { return a, row(&a.Subject, &a.ID) }
	steps, err := sqlite.List(ctx, s.read, read, `SELECT subject, subject_id FROM steps WHERE type = ? AND json_extract(content, '$.file.sha256') = ?
		GROUP BY subject, subject_id ORDER BY min(seq)`, string(register.StepFiled), papers.Hash(content))
	for _, a := range steps {
		o, err := s.Occasion(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(o.Files(), func(f register.Filed) bool { return f.File.SHA256 == papers.Hash(content) }) { // not taken back
			all = append(all, a)
		}
	}
	return all, err
}
