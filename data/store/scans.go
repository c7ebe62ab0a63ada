package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// keepScan copies the scan of a document into the folder of documents. The name tells the
// document and no person.
func (s *Store) keepScan(r register.Reply, of, file string) (kept register.KeptFile, made string, err error) {
	content, err := papers.Read(file)
	if err != nil {
		return kept, "", err
	}
	extension := papers.ScanKind(content)
	if extension == "" {
		return kept, "", data.Tell(nil, "store.noScan", "file", file)
	}
	name := strings.TrimSuffix(r.File, ".docx")
	if name == "" {
		year := r.On.Year()
		if r.On.IsZero() {
			year = s.Today().Year()
		}
		name = fmt.Sprintf("%d/%s-%s", year, text.Plain(r.Number), of)
	}
	return papers.Of(s.dir).Keep(name+"-quet-", extension, content)
}

// Scan is where the scan of a signed paper lies. The error says that it is gone, or
// that it is no longer what was attached.
func (s *Store) Scan(k register.KeptFile) (path string, err error) {
	return papers.Of(s.dir).Path(k), papers.Of(s.dir).Check(k)
}

// eachScan calls visit with every scan and file that steps name, also those of steps that were
// taken back.
func eachScan(ctx context.Context, q sqlite.Querier, visit func(register.KeptFile) error) error {
	read := func(row sqlite.Scan) (k register.KeptFile, err error) { return k, row(&k.Name, &k.SHA256) }
	scans, err := sqlite.List(ctx, q, read, `SELECT DISTINCT name, hash FROM (
			SELECT json_extract(content, '$.scan.name') AS name, json_extract(content, '$.scan.sha256') AS hash FROM steps WHERE type = ?
			UNION ALL SELECT json_extract(content, '$.file.name'), json_extract(content, '$.file.sha256') FROM steps WHERE type = ?
			UNION ALL SELECT json_extract(content, '$.content.scan.name'), json_extract(content, '$.content.scan.sha256') FROM steps WHERE type = ?3
			UNION ALL SELECT json_extract(content, '$.content.file.name'), json_extract(content, '$.content.file.sha256') FROM steps WHERE type = ?3)
		WHERE name <> '' ORDER BY name`, string(register.StepDelivery), string(register.StepFiled), string(steps.StepCorrected))
	for _, k := range scans {
		if err = ctx.Err(); err == nil {
			err = visit(k)
		}
		if err != nil {
			break
		}
	}
	return err
}

// checkScans makes sure that every scan lies in the data folder as it was attached.
func (s *Store) checkScans(ctx context.Context, v *chain.Verification) error {
	return eachScan(ctx, s.read, func(k register.KeptFile) error {
		var told *data.Told
		if _, err := s.Scan(k); errors.As(err, &told) {
			slog.Error("a scan does not verify", "error", err)
			v.Say(told.Sentence())
		}
		return nil
	})
}

// backUpScans copies the scans that the folder of a backup does not hold yet beside
// it; all backups of the folder share them. missing are the names of those that are gone from
// the data folder or were changed there.
func (s *Store) backUpScans(ctx context.Context, backup string) (missing []string, err error) {
	from, to := papers.Of(s.dir), backups.Beside(filepath.Dir(backup))
	err = eachScan(ctx, s.read, func(k register.KeptFile) error {
		if info, err := os.Stat(to.Path(k)); err == nil && info.Size() > 0 {
			return nil // it was compared when it was written
		}
		if from.Check(k) != nil {
			missing = append(missing, k.Name)
		} else if err := to.Copy(from, k, s.options.Clock()); err != nil {
			return data.Tell(err, "store.backupScan", "file", k.Name)
		}
		return nil
	})
	return missing, err
}

// restoreScans puts the scans that a backup names back into the data folder, from
// beside the backup or from the folder's own backups, and returns the names of those
// that are nowhere. A file that differs goes aside.
func restoreScans(ctx context.Context, dir, backup string, now time.Time) (missing []string, err error) {
	db, err := sqlite.Look(ctx, backup)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	err = eachScan(ctx, db, func(k register.KeptFile) error {
		to := papers.Of(dir)
		if to.Check(k) == nil {
			return nil
		}
		for _, from := range []papers.Folder{backups.Beside(filepath.Dir(backup)), backups.Beside(backups.Folder(dir))} {
			if from.Check(k) != nil {
				continue
			}
			if err := to.Copy(from, k, now); err != nil {
				return data.Tell(err, "store.restoreScan", "file", k.Name)
			}
			return nil
		}
		missing = append(missing, k.Name)
		return nil
	})
	return missing, err
}

// ScanTakenBack reports whether the file of the hash was attached once as the scan of a signed
// document, and taken off again: that was wrong then.
func (s *Store) ScanTakenBack(ctx context.Context, hash string) (bool, error) {
	n, err := sqlite.One[int](ctx, s.read, `SELECT count(*) FROM steps WHERE type = ? AND json_extract(content, '$.scan.sha256') = ?
		AND NOT EXISTS (SELECT 1 FROM files WHERE sha256 = ?2 AND signed = 1)`, string(register.StepDelivery), hash)
	return n > 0, err
}
