// Package enclosures is about the files that steps of a register name: those kept in its own tables,
// and those that lie beside it. It reads them out of any SQLite file, the register's or a copy's,
// and examines whether each is what its step says.
package enclosures

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

// Files is a table that keeps files beside steps, for ever, one that has the step's seq for its
// id; the step carries the hash of the bytes, so that the chain of steps covers them.
type Files struct {
	Table, Column string
	hash          string       // where the content of the step has the hash
	types         []steps.Type // of the steps
	since         int          // version of the file that has the table
	changed       string       // key of the sentence about bytes that differ
}

// The tables that keep files.
var (
	Documents = Files{"documents", "content", "$.sha256", []steps.Type{register.StepReplied, register.StepDelivery}, 5, "documentChanged"}
	Reports   = Files{"sealed_reports", "workbook", "$.workbook", []steps.Type{register.StepSealed}, 3, "sealedChanged"}
	WardFiles = Files{"ward_files", "content", "$.sha256", []steps.Type{register.StepWardReport}, 13, "wardFileChanged"}
	All       = []Files{Reports, Documents, WardFiles}
)

// Read is the file that is kept with the step id, byte for byte; sql.ErrNoRows when there is
// none. Bytes that do not match the hash of the step are an error.
func (f Files) Read(ctx context.Context, q sqlite.Querier, id int64) ([]byte, error) {
	content, err := sqlite.One[[]byte](ctx, q, "SELECT "+f.Column+" FROM "+f.Table+" WHERE id = ?", id)
	if err != nil {
		return nil, err
	}
	told, err := sqlite.One[sql.NullString](ctx, q, "SELECT json_extract(content, ?) FROM steps WHERE seq = ?", f.hash, id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	if told.String != papers.Hash(content) {
		return nil, data.Tell(nil, "verify."+f.changed, "step", id)
	}
	return content, nil
}

// Examine examines a register as far as its steps and what they name go: SQLite's own check,
// foreign keys, the chain of hashes over all steps, and the files in its tables.
func Examine(ctx context.Context, db *sql.DB) (chain.Verification, error) {
	v := chain.Verification{Findings: []string{}}
	for _, check := range []func(context.Context, *sql.DB, *chain.Verification) error{chain.CheckPages, chain.CheckKeys, chain.CheckSteps, checkTables} {
		if err := check(ctx, db, &v); err != nil {
			return v, err
		}
	}
	return v, nil
}

// checkTables makes sure that every step that tells a hash has its file, with that hash,
// and every file its step.
func checkTables(ctx context.Context, db *sql.DB, v *chain.Verification) error {
	version, err := sqlite.One[int](ctx, db, "PRAGMA user_version")
	if err != nil {
		return err
	}
	for _, f := range All {
		if version < f.since {
			continue
		}
		if err := f.check(ctx, db, v); err != nil {
			return err
		}
	}
	return nil
}

func (f Files) check(ctx context.Context, db *sql.DB, v *chain.Verification) error {
	args := []any{f.hash}
	for _, t := range f.types {
		args = append(args, string(t))
	}
	return sqlite.Each(ctx, db, func(row sqlite.Scan) error {
		var id int64
		var told string
		var kept sql.NullString
		var content []byte
		err := row(&id, &told, &kept, &content)
		if err == nil && (told != kept.String || told != papers.Hash(content)) {
			v.Find(f.changed, "step", id)
		}
		return err
	}, "SELECT coalesce(told.seq, kept.id), coalesce(told.hash, ''), sha256, kept."+f.Column+`
		FROM (SELECT seq, json_extract(content, ?1) AS hash FROM steps WHERE type IN (?`+strings.Repeat(", ?", len(f.types)-1)+`) AND json_extract(content, ?1) <> '') AS told
		FULL JOIN `+f.Table+" AS kept ON kept.id = told.seq", args...)
}
