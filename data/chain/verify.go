package chain

import (
	"context"
	"database/sql"
	"log/slog"
	"slices"

	"donthu/assets"
	"donthu/data"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

// Verification is what an examination of the register found.
type Verification struct {
	Steps    int      `json:"steps"`
	Letters  int      `json:"letters"`
	Findings []string `json:"findings"` // Vietnamese sentences; empty when all is well
}

// maxFindings ends a list of findings that would only repeat itself.
const maxFindings = 20

// Found is Find for what an error or SQLite says, which goes to the log.
func (v *Verification) Found(cause any, key string, args ...any) {
	slog.Error("the register does not verify", "finding", key, "cause", cause)
	v.Find(key, args...)
}

// Find adds the sentence under the key of "verify.".
func (v *Verification) Find(key string, args ...any) {
	v.Say(assets.Text("verify."+key, args...))
}

// Say adds a sentence, once.
func (v *Verification) Say(finding string) {
	if len(v.Findings) < maxFindings && !slices.Contains(v.Findings, finding) {
		v.Findings = append(v.Findings, finding)
	}
}

// Survives reports whether an examination goes on after err: what cannot be read is a finding, what
// was stopped or is being written by another is none.
func (v *Verification) Survives(err error) bool {
	if fault := sqlite.FaultOf(err); err == nil || fault == data.FaultCancelled || fault == data.FaultBusy {
		return err == nil
	}
	v.Found(err, "unread")
	return true
}

// CheckPages is SQLite's own check of the file and of its indexes of words.
func CheckPages(ctx context.Context, db *sql.DB, v *Verification) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// A connection that examined the register before remembers where the words stood
	// and would take a rebuilt search index for a broken one; a search looks anew.
	words, err := sqlite.Values[string](ctx, conn, "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'")
	if err != nil {
		return err
	}
	for _, table := range words {
		if _, err := sqlite.One[int](ctx, conn, "SELECT count(*) FROM "+table+" WHERE "+table+" MATCH 'x'"); err != nil {
			v.Found(err, "pages")
		}
	}
	lines, err := sqlite.Values[string](ctx, conn, "PRAGMA integrity_check")
	for _, line := range lines {
		if line != "ok" {
			v.Found(line, "pages")
		}
	}
	return err
}

// CheckKeys looks for rows whose foreign keys lead nowhere.
func CheckKeys(ctx context.Context, db *sql.DB, v *Verification) error {
	return sqlite.Each(ctx, db, func(sqlite.Scan) error {
		v.Find("keys")
		return nil
	}, "PRAGMA foreign_key_check")
}

// CheckSteps computes the hash of every step anew, and counts them.
func CheckSteps(ctx context.Context, db *sql.DB, v *Verification) error {
	rows, err := db.QueryContext(ctx, "SELECT "+Columns+" FROM steps ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	before := ""
	for rows.Next() {
		step, content, err := Read(rows.Scan)
		if err != nil {
			v.Found(err, "unreadable", "step", v.Steps+1)
			break
		}
		v.Steps++
		switch {
		case step.Seq != int64(v.Steps):
			v.Find("gap", "step", v.Steps, "found", step.Seq)
			return rows.Err()
		case step.Prev != before:
			v.Find("chain", "step", step.Seq)
		case steps.Sum(step, content) != step.Hash:
			v.Find("changed", "step", step.Seq)
		}
		before = step.Hash
	}
	return rows.Err()
}

// Err is nil when nothing was found, else an error that names the findings.
func (v Verification) Err() error {
	if len(v.Findings) == 0 {
		return nil
	}
	return data.Tell(nil, "verify.failed", "count", len(v.Findings), "finding", v.Findings[0])
}
