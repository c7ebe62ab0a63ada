package enclosures

import (
	"context"
	"errors"
	"log/slog"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

// Beside are the scans and files that steps name and that lie beside the register, also those of
// steps that were taken back.
func Beside(ctx context.Context, q sqlite.Querier) ([]register.KeptFile, error) {
	return sqlite.List(ctx, q, func(row sqlite.Scan) (k register.KeptFile, err error) { return k, row(&k.Name, &k.SHA256) },
		`SELECT DISTINCT name, hash FROM (
			SELECT json_extract(content, '$.scan.name') AS name, json_extract(content, '$.scan.sha256') AS hash FROM steps WHERE type = ?
			UNION ALL SELECT json_extract(content, '$.file.name'), json_extract(content, '$.file.sha256') FROM steps WHERE type = ?
			UNION ALL SELECT json_extract(content, '$.content.scan.name'), json_extract(content, '$.content.scan.sha256') FROM steps WHERE type = ?3
			UNION ALL SELECT json_extract(content, '$.content.file.name'), json_extract(content, '$.content.file.sha256') FROM steps WHERE type = ?3)
		WHERE name <> '' ORDER BY name`, string(register.StepDelivery), string(register.StepFiled), string(steps.StepCorrected))
}

// EachBeside calls visit with each of them, until the context ends.
func EachBeside(ctx context.Context, q sqlite.Querier, visit func(register.KeptFile) error) error {
	all, err := Beside(ctx, q)
	for _, k := range all {
		if err = ctx.Err(); err == nil {
			err = visit(k)
		}
		if err != nil {
			break
		}
	}
	return err
}

// CheckBeside makes sure that each of them lies in the folder as it was attached.
func CheckBeside(ctx context.Context, q sqlite.Querier, in papers.Folder, v *chain.Verification) error {
	return EachBeside(ctx, q, func(k register.KeptFile) error {
		var told *data.Told
		if errors.As(in.Check(k), &told) {
			slog.Error("a scan does not verify", "error", told)
			v.Say(told.Sentence())
		}
		return nil
	})
}
