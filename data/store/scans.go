package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

const (
	// DocumentsFolder is the folder of the data folder in which the files of documents
	// lie by year: the Word documents to work on, and the scans of signed papers.
	DocumentsFolder = "van-ban"
	// scansFolder is the folder beside backups that holds the scans they name.
	scansFolder = "ban-quet"
	// largestScan keeps a film or a whole disk image out of the backups.
	largestScan = 100 << 20
)

// ScanPatterns are the names of files that a scan may have, for file dialogs.
const ScanPatterns = "*.pdf *.jpg *.jpeg *.png"

// scanKind is the extension that fits what the bytes are, "" for what is no scan.
func scanKind(content []byte) string {
	switch head := content[:min(len(content), 1024)]; {
	case bytes.Contains(head, []byte("%PDF-")): // some scanners write a line before it
		return ".pdf"
	case bytes.HasPrefix(head, []byte("\xFF\xD8\xFF")):
		return ".jpg"
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return ".png"
	}
	return ""
}

// keepScan copies the scan of a document into the folder of documents. The name tells the
// document and no person.
func (s *Store) keepScan(r register.Reply, of, file string) (kept register.KeptFile, made string, err error) {
	content, err := readScan(file)
	if err != nil {
		return kept, "", err
	}
	extension := scanKind(content)
	if extension == "" {
		return kept, "", data.Tell(nil, "store.noScan", "file", file)
	}
	name := strings.TrimSuffix(r.File, ".docx")
	if name == "" {
		year := r.On.Year()
		if r.On.IsZero() {
			year = s.Today().Year()
		}
		name = fmt.Sprintf("%d/%s-%s", year, plainName(r.Number), of)
	}
	return s.keep(name+"-quet-", extension, content)
}

// readScan reads a file that is to be kept, when it is not too large.
func readScan(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, data.Tell(err, "store.scanUnread", "file", file)
	case !info.Mode().IsRegular(): // a folder, or a pipe that never ends
		return nil, data.Tell(nil, "store.scanUnread", "file", file)
	case info.Size() > largestScan:
		return nil, data.Tell(nil, "store.scanLarge", "file", file, "size", info.Size()>>20, "most", largestScan>>20)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, data.Tell(err, "store.scanUnread", "file", file)
	}
	return content, nil
}

// keep writes the bytes into the folder of documents. The name holds the beginning of their
// hash, so that no file takes another's place; made is the path when it was not there.
func (s *Store) keep(name, extension string, content []byte) (kept register.KeptFile, made string, err error) {
	kept.SHA256 = hashOf(content)
	kept.Name = name + kept.SHA256[:8] + extension
	path := scanPath(filepath.Join(s.dir, DocumentsFolder), kept)
	if sameFile(path, kept.SHA256) {
		return kept, "", nil
	}
	return kept, path, data.WriteWhole(path, content)
}

// plainName is a number as a part of a file's name.
func plainName(number string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, text.Fold(number))
	if plain == "" {
		return "khong-so"
	}
	return plain
}

func scanPath(folder string, k register.KeptFile) string {
	return filepath.Join(folder, filepath.FromSlash(k.Name))
}

// Scan is where the scan of a signed paper lies. The error says that it is gone, or
// that it is no longer what was attached.
func (s *Store) Scan(k register.KeptFile) (path string, err error) {
	path = scanPath(filepath.Join(s.dir, DocumentsFolder), k)
	return path, checkScan(path, k)
}

func checkScan(path string, k register.KeptFile) error {
	if !filepath.IsLocal(filepath.FromSlash(k.Name)) {
		return data.Tell(nil, "verify.scanGone", "file", k.Name)
	}
	content, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return data.Tell(nil, "verify.scanGone", "file", k.Name)
	case err != nil:
		return data.Tell(err, "store.scanUnread", "file", path)
	case hashOf(content) != k.SHA256:
		return data.Tell(nil, "verify.scanChanged", "file", k.Name)
	}
	return nil
}

func sameFile(path, hash string) bool {
	content, err := os.ReadFile(path)
	return err == nil && hashOf(content) == hash
}

// eachScan calls visit with every scan and file that steps name, also those of steps that were
// taken back.
func eachScan(ctx context.Context, q querier, visit func(register.KeptFile) error) error {
	read := func(row scan) (k register.KeptFile, err error) { return k, row(&k.Name, &k.SHA256) }
	scans, err := list(ctx, q, read, `SELECT DISTINCT name, hash FROM (
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
func (s *Store) checkScans(ctx context.Context, v *Verification) error {
	return eachScan(ctx, s.read, func(k register.KeptFile) error {
		var told *data.Told
		if _, err := s.Scan(k); errors.As(err, &told) {
			slog.Error("a scan does not verify", "error", err)
			v.say(told.Sentence())
		}
		return nil
	})
}

// backUpScans copies the scans that the folder of a backup does not hold yet beside
// it; all backups of the folder share them. What is gone from the data folder or was
// changed there is left to Verify.
func (s *Store) backUpScans(ctx context.Context, backup string) error {
	folder := filepath.Join(filepath.Dir(backup), scansFolder)
	return eachScan(ctx, s.read, func(k register.KeptFile) error {
		to := scanPath(folder, k)
		if info, err := os.Stat(to); err == nil && info.Size() > 0 {
			return nil // it was compared when it was written
		}
		from, err := s.Scan(k)
		if err != nil {
			return nil
		}
		content, err := os.ReadFile(from)
		if err == nil {
			err = data.WriteWhole(to, content)
		}
		if err != nil {
			return data.Tell(err, "store.backupScan", "file", k.Name)
		}
		return nil
	})
}

// restoreScans puts the scans that a backup names back into the data folder, from
// beside the backup or from the folder's own backups, and returns the names of those
// that are nowhere. A file that differs goes aside.
func restoreScans(ctx context.Context, dir, backup string, now time.Time) (missing []string, err error) {
	db, err := sql.Open("sqlite3", dsn(backup, "mode=ro&_query_only=on"))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	err = eachScan(ctx, db, func(k register.KeptFile) error {
		to := scanPath(filepath.Join(dir, DocumentsFolder), k)
		if checkScan(to, k) == nil {
			return nil
		}
		for _, folder := range []string{filepath.Join(filepath.Dir(backup), scansFolder), filepath.Join(dir, backupFolder, scansFolder)} {
			from := scanPath(folder, k)
			if checkScan(from, k) != nil {
				continue
			}
			if err := putBack(from, to, now); err != nil {
				return data.Tell(err, "store.restoreScan", "file", k.Name)
			}
			return nil
		}
		missing = append(missing, k.Name)
		return nil
	})
	return missing, err
}

func putBack(from, to string, now time.Time) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.Rename(to, to+".cu-"+now.Format("20060102-150405")); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return data.WriteWhole(to, content)
}
