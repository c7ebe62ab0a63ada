package store

import (
	"context"
	"fmt"
	"strings"

	"donthu/data"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
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

// ScanTakenBack reports whether the file of the hash was attached once as the scan of a signed
// document, and taken off again: that was wrong then.
func (s *Store) ScanTakenBack(ctx context.Context, hash string) (bool, error) {
	n, err := sqlite.One[int](ctx, s.read, `SELECT count(*) FROM steps WHERE type = ? AND json_extract(content, '$.scan.sha256') = ?
		AND NOT EXISTS (SELECT 1 FROM files WHERE sha256 = ?2 AND signed = 1)`, string(register.StepDelivery), hash)
	return n > 0, err
}
