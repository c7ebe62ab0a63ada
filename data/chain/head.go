package chain

import (
	"context"
	"errors"

	"database/sql"

	"donthu/data/sqlite"
)

// Head is how far a chain goes: by it a register is told from a shorter one, and from another.
type Head struct {
	Seq         int64  // of the last step, which is how many there are; 0 for none
	First, Hash string // of the first step, and of the last
}

// HeadOf is the head of the chain in a file; the zero Head where no step is.
func HeadOf(ctx context.Context, q sqlite.Querier) (h Head, err error) {
	read := func(row sqlite.Scan) (h Head, err error) { return h, row(&h.Seq, &h.First, &h.Hash) }
	h, err = sqlite.Only(sqlite.List(ctx, q, read, "SELECT seq, coalesce((SELECT hash FROM steps WHERE seq = 1), ''), hash FROM steps ORDER BY seq DESC LIMIT 1"))
	if errors.Is(err, sql.ErrNoRows) {
		return Head{}, nil
	}
	return h, err
}

// Holds reports whether the chain in a file has the step with which another ended.
func (h Head) Holds(ctx context.Context, q sqlite.Querier) (bool, error) {
	hashes, err := sqlite.Values[string](ctx, q, "SELECT hash FROM steps WHERE seq = ?", h.Seq)
	return len(hashes) == 1 && hashes[0] == h.Hash, err
}
