package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/steps"
)

// filedPatterns are the names of the files that may be put with a letter beside scans: what
// an office opens, and no program.
var filedPatterns = []string{".tif", ".tiff", ".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".eml", ".mp3", ".m4a", ".wav", ".mp4"}

// FilePatterns are the names of files that may be put with a letter, for file dialogs.
var FilePatterns = ScanPatterns + " *" + strings.Join(filedPatterns, " *")

// fileKind is the extension under which a file is kept, "" when it is none that may be: what
// looks like a scan is one whatever it is called.
func fileKind(content []byte, name string) string {
	if scan := scanKind(content); scan != "" {
		return scan
	}
	extension := strings.ToLower(filepath.Ext(name))
	if !slices.Contains(filedPatterns, extension) || len(content) == 0 {
		return ""
	}
	return extension
}

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
			content, err := readScan(file)
			if err != nil {
				return err
			}
			extension := fileKind(content, file)
			if extension == "" {
				return data.Tell(nil, "store.noFileKind", "file", filepath.Base(file))
			}
			c := register.Filed{Kind: about.Kind, Title: about.Title, Size: int64(len(content))}
			var path string
			c.File, path, err = s.keep(fmt.Sprintf("%d/%s-kem-", s.Today().Year(), o.FileName()), extension, content)
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
	content, err := readScan(file)
	if err != nil {
		return nil, err
	}
	read := func(row scan) (a register.About, err error) { return a, row(&a.Subject, &a.ID) }
	steps, err := list(ctx, s.read, read, `SELECT subject, subject_id FROM steps WHERE type = ? AND json_extract(content, '$.file.sha256') = ?
		GROUP BY subject, subject_id ORDER BY min(seq)`, string(register.StepFiled), hashOf(content))
	for _, a := range steps {
		o, err := s.Occasion(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(o.Files(), func(f register.Filed) bool { return f.File.SHA256 == hashOf(content) }) { // not taken back
			all = append(all, a)
		}
	}
	return all, err
}

// Files are the files that lie with it.
func (o *Occasion) Files() []register.Filed {
	if o.Visit.ID != 0 {
		return o.Visit.Files
	}
	return o.Letter.Files
}
