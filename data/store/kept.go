package store

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

// fileTable keeps files beside steps, for ever, one that has the step's seq for its id;
// the step carries the hash of the bytes, so that the chain of steps covers them.
type fileTable struct {
	table, column string
	hash          string       // where the content of the step has the hash
	types         []steps.Type // of the steps
	since         int          // version of the file that has the table
	changed       string       // key of the sentence about bytes that differ
}

var (
	documentFiles = fileTable{"documents", "content", "$.sha256", []steps.Type{register.StepReplied, register.StepDelivery}, 5, "documentChanged"}
	reportFiles   = fileTable{"sealed_reports", "workbook", "$.workbook", []steps.Type{register.StepSealed}, 3, "sealedChanged"}
	wardFiles     = fileTable{"ward_files", "content", "$.sha256", []steps.Type{register.StepWardReport}, 13, "wardFileChanged"}
	keptFiles     = []fileTable{reportFiles, documentFiles, wardFiles}
)

// keptFile is the file that is kept with the step id, byte for byte; sql.ErrNoRows when
// there is none. Bytes that do not match the hash of the step are an error.
func (s *Store) keptFile(ctx context.Context, k fileTable, id int64) ([]byte, error) {
	content, err := sqlite.One[[]byte](ctx, s.read, "SELECT "+k.column+" FROM "+k.table+" WHERE id = ?", id)
	if err != nil {
		return nil, err
	}
	told, err := sqlite.One[sql.NullString](ctx, s.read, "SELECT json_extract(content, ?) FROM steps WHERE seq = ?", k.hash, id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	if told.String != papers.Hash(content) {
		return nil, data.Tell(nil, "verify."+k.changed, "step", id)
	}
	return content, nil
}

// checkKept makes sure that every step that tells a hash has its file, with that hash,
// and every file its step.
func checkKept(ctx context.Context, db *sql.DB, v *chain.Verification) error {
	version, err := sqlite.One[int](ctx, db, "PRAGMA user_version")
	if err != nil {
		return err
	}
	for _, k := range keptFiles {
		if version < k.since {
			continue
		}
		if err := k.check(ctx, db, v); err != nil {
			return err
		}
	}
	return nil
}

func (k fileTable) check(ctx context.Context, db *sql.DB, v *chain.Verification) error {
	args := []any{k.hash}
	for _, t := range k.types {
		args = append(args, string(t))
	}
	return sqlite.Each(ctx, db, func(row sqlite.Scan) error {
		var id int64
		var told string
		var kept sql.NullString
		var content []byte
		err := row(&id, &told, &kept, &content)
		if err == nil && (told != kept.String || told != papers.Hash(content)) {
			v.Find(k.changed, "step", id)
		}
		return err
	}, "SELECT coalesce(told.seq, kept.id), coalesce(told.hash, ''), sha256, kept."+k.column+`
		FROM (SELECT seq, json_extract(content, ?1) AS hash FROM steps WHERE type IN (?`+strings.Repeat(", ?", len(k.types)-1)+`) AND json_extract(content, ?1) <> '') AS told
		FULL JOIN `+k.table+" AS kept ON kept.id = told.seq", args...)
}
