package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"log/slog"
	"slices"

	"donthu/assets"
	"donthu/data"
)

// Verification is what an examination of the register found.
type Verification struct {
	Steps    int      `json:"steps"`
	Letters  int      `json:"letters"`
	Findings []string `json:"findings"` // Vietnamese sentences; empty when all is well
}

// maxFindings ends a list of findings that would only repeat itself.
const maxFindings = 20

// found is find for what an error or SQLite says, which goes to the log.
func (v *Verification) found(cause any, key string, args ...any) {
	slog.Error("the register does not verify", "finding", key, "cause", cause)
	v.find(key, args...)
}

func (v *Verification) find(key string, args ...any) {
	v.say(assets.Text("verify."+key, args...))
}

func (v *Verification) say(finding string) {
	if len(v.Findings) < maxFindings && !slices.Contains(v.Findings, finding) {
		v.Findings = append(v.Findings, finding)
	}
}

// Verify examines the register: SQLite's own check, foreign keys, the chain of
// hashes over all steps, the workbooks of sealed reports, the written documents, the
// scans in the data folder, and whether the projection is what the steps give.
func (s *Store) Verify(ctx context.Context) (Verification, error) {
	v, err := verifyFile(ctx, s.read, s.due)
	if err != nil {
		return v, err
	}
	return v, s.checkScans(ctx, &v)
}

func verifyFile(ctx context.Context, db *sql.DB, due func(*data.Letter) data.Due) (Verification, error) {
	v := Verification{Findings: []string{}}
	for _, check := range []func(context.Context, *sql.DB, *Verification) error{checkPages, checkKeys, checkChain, checkSealed, checkDocuments} {
		if err := check(ctx, db, &v); err != nil {
			return v, err
		}
	}
	if due == nil {
		return v, nil
	}
	return v, checkProjection(ctx, db, due, &v)
}

func checkPages(ctx context.Context, db *sql.DB, v *Verification) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// A connection that examined the register before remembers where the words stood
	// and would take a rebuilt search index for a broken one; a search looks anew.
	var found int
	if err := conn.QueryRowContext(ctx, "SELECT count(*) FROM letters_text WHERE letters_text MATCH 'x'").Scan(&found); err != nil {
		v.found(err, "pages")
	}
	rows, err := conn.QueryContext(ctx, "PRAGMA integrity_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			v.found(line, "pages")
		}
	}
	return rows.Err()
}

func checkKeys(ctx context.Context, db *sql.DB, v *Verification) error {
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		v.find("keys")
	}
	return rows.Err()
}

func checkChain(ctx context.Context, db *sql.DB, v *Verification) error {
	rows, err := db.QueryContext(ctx, "SELECT "+stepColumns+" FROM steps ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	before := ""
	for rows.Next() {
		step, content, err := scanStep(rows)
		if err != nil {
			v.found(err, "unreadable", v.Steps+1)
			break
		}
		v.Steps++
		switch {
		case step.Seq != int64(v.Steps):
			v.find("gap", v.Steps, step.Seq)
			return rows.Err()
		case step.Prev != before:
			v.find("chain", step.Seq)
		case data.Sum(step, content) != step.Hash:
			v.find("changed", step.Seq)
		}
		before = step.Hash
	}
	return rows.Err()
}

func checkProjection(ctx context.Context, db *sql.DB, due func(*data.Letter) data.Due, v *Verification) error {
	err := eachSubject(ctx, db, func(steps []data.Step) error {
		if steps[0].Subject != data.LetterSubject {
			return checkRecord(ctx, db, steps, v)
		}
		v.Letters++
		letter, err := data.Fold(steps)
		if err != nil {
			v.found(err, "fold", steps[0].SubjectID)
			return nil
		}
		letter.Due = due(&letter)
		want, err := json.Marshal(letter)
		if err != nil {
			return err
		}
		var stored []byte
		err = db.QueryRowContext(ctx, "SELECT doc FROM letters WHERE id = ?", letter.ID).Scan(&stored)
		if err != nil || !bytes.Equal(stored, want) {
			v.find("projection", letter.Number.String())
		}
		return nil
	})
	if err != nil {
		v.found(err, "steps")
		return nil
	}
	var projected int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM letters").Scan(&projected); err != nil {
		return err
	}
	if projected != v.Letters {
		v.find("count", projected, v.Letters)
	}
	return checkStrays(ctx, db, v)
}

// Err is nil when nothing was found, else an error that names the findings.
func (v Verification) Err() error {
	if len(v.Findings) == 0 {
		return nil
	}
	return data.Tell(nil, "verify.failed", len(v.Findings), v.Findings[0])
}
