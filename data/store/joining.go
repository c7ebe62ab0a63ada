package store

import (
	"context"
	"errors"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/enclosures"
	"donthu/data/joining"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

// What forbids joining another register.
var (
	ErrSameRegister = errors.New("the other register is a copy of this one")
	ErrJoinedOn     = errors.New("the other register was joined before and went on since")
)

// Coming looks what of another register, which is open, would come in, and how it would fit.
// The error wraps ErrSameRegister for a copy of this one, ErrJoinedOn when what came in before was
// gone on with since.
func (s *Store) Coming(ctx context.Context, other *Store) (*joining.Coming, error) {
	c, err := s.coming(ctx, s.read, other)
	if err == nil {
		err = other.eachComing(ctx, s.read, c, func(steps.Step) error { return nil })
	}
	return c, err
}

func (s *Store) coming(ctx context.Context, q sqlite.Querier, other *Store) (*joining.Coming, error) {
	var first [2]string
	var held [2]joining.Holdings
	var began [2]map[string]int64
	for i, of := range []sqlite.Querier{q, other.read} {
		hashes, err := sqlite.Values[string](ctx, of, "SELECT hash FROM steps WHERE seq = 1")
		if err != nil {
			return nil, err
		}
		first[i] = append(hashes, "")[0]
		if held[i], err = holdings(ctx, of); err != nil {
			return nil, err
		}
		if began[i], err = begun(ctx, of, i == 0); err != nil {
			return nil, err
		}
	}
	if first[0] == first[1] {
		return nil, data.Tell(ErrSameRegister, "store.joinSame")
	}
	ours := map[int64]joining.Here{}
	for _, l := range held[0].Letters {
		ours[l.ID] = joining.Here{Number: l.Number, Matter: l.Matter}
	}
	held[1].Met = map[int64]joining.Here{}
	for hash, id := range began[1] {
		if at, came := began[0][hash]; came {
			held[1].Met[id] = ours[at]
		}
	}
	settings := other.Settings()
	plan := joining.NewPlan(held[0], held[1], settings.Ward)
	plan.RecordsFrom, plan.Register = settings.RecordsFrom, first[1]
	c := joining.NewComing(plan)
	c.Known = began[0]
	files, err := enclosures.Beside(ctx, other.read)
	c.Files = files
	return c, err
}

// begun says where each letter, visit and other began, by the hash under which its first step was
// written first; still leaves out what was taken back with its batch, which may come in again.
func begun(ctx context.Context, q sqlite.Querier, still bool) (map[string]int64, error) {
	at := map[string]int64{}
	return at, sqlite.Each(ctx, q, func(row sqlite.Scan) error {
		var hash string
		var seq int64
		err := row(&hash, &seq)
		at[hash] = seq
		return err
	}, `SELECT coalesce(json_extract(content, '$.origin.hash'), hash), seq FROM steps AS begun WHERE seq = subject_id AND NOT (? AND EXISTS (SELECT 1 FROM steps
		WHERE subject = begun.subject AND subject_id = begun.subject_id AND type = 'corrected' AND json_extract(content, '$.batch') > 0 AND json_extract(content, '$.origin') IS NULL))`, still)
}

// holdings are what a register holds beside which another must find room.
func holdings(ctx context.Context, q sqlite.Querier) (h joining.Holdings, _ error) {
	var errs [4]error
	h.Letters, errs[0] = sqlite.List(ctx, q, func(row sqlite.Scan) (n joining.Letter, err error) {
		return n, row(&n.ID, &n.Year, &n.Count, &n.Branch, &n.Matter)
	}, "SELECT id, year, number, branch, matter FROM letters")
	h.Matters, errs[1] = sqlite.Values[string](ctx, q, "SELECT matter FROM letters WHERE matter <> '' UNION SELECT doc ->> 'matter' FROM receptions WHERE doc ->> 'matter' <> '' ORDER BY 1")
	h.Documents, errs[2] = sqlite.List(ctx, q, func(row sqlite.Scan) (d joining.Document, err error) {
		return d, row(&d.Of, &d.Year, &d.Symbol, &d.Count)
	}, "SELECT occasion, year, symbol, count FROM replies WHERE symbol <> '' AND count > 0")
	h.Visits, errs[3] = sqlite.List(ctx, q, func(row sqlite.Scan) (v joining.Visit, err error) { return v, row(&v.ID, &v.On, &v.Turn) },
		"SELECT id, held_on, coalesce(doc ->> 'turn', 0) FROM receptions")
	return h, errors.Join(errs[:]...)
}

// eachComing calls visit with every step of the other register s that comes in; q reads this one.
func (s *Store) eachComing(ctx context.Context, q sqlite.Querier, c *joining.Coming, visit func(steps.Step) error) error {
	later := 0
	err := chain.Each(ctx, s.read, func(step steps.Step) error {
		if c.Comes(step) {
			return visit(step)
		}
		if c.Here(step) == 0 {
			return nil
		}
		there, err := sqlite.One[bool](ctx, q, "SELECT EXISTS (SELECT 1 FROM steps WHERE subject = ? AND subject_id = ? AND coalesce(json_extract(content, '$.origin.hash'), hash) = ?)",
			string(step.Subject), c.Here(step), step.Written().Hash)
		if !there {
			later++
		}
		return err
	})
	if err == nil && later > 0 {
		err = data.Tell(ErrJoinedOn, "store.joinedOn", "count", later)
	}
	return err
}

// Join takes the other register in as one batch: every step of it that Coming says, in its
// order, with who wrote it and when. progress is told about steps. The batch of the answer has
// no id when nothing came in. The error wraps ErrJoinedOn when what came in before was gone on
// with since.
func (s *Store) Join(ctx context.Context, other *Store, batch register.Imported, progress func(done, all int)) (kept register.Batch, err error) {
	all, err := other.LastStep(ctx)
	if err != nil {
		return kept, err
	}
	err = s.inLedger(ctx, func(l *ledger) error {
		c, err := s.coming(ctx, l.tx, other)
		if err != nil {
			return err
		}
		first := l.seq + 1
		if err := other.eachComing(ctx, l.tx, c, func(step steps.Step) error {
			progress(int(step.Seq), int(all))
			c.Place(step, l.seq+1)
			content, err := c.Content(step)
			if err == nil {
				_, err = l.appendFrom(step.Subject, c.Step(step.SubjectID), steps.Draft{On: step.On, Content: content}, c.From(step))
			}
			return err
		}); err != nil {
			return err
		}
		if l.seq < first {
			return nil
		}
		if err := l.copyKept(c, other); err != nil {
			return err
		}
		if err := chain.EachSubject(ctx, l.tx, "WHERE subject_id BETWEEN ? AND ?", func(all []steps.Step) error {
			return errors.Join(ctx.Err(), l.projectSubject(all))
		}, first, l.seq); err != nil {
			return err
		}
		c.Counted.File, c.Counted.Backup, c.Counted.First, c.Counted.Last = batch.File, batch.Backup, first, l.seq
		kept, err = imports.writeThese(l, 0, steps.Draft{On: s.Today(), Content: c.Counted})
		return err
	})
	return kept, err
}

// copyKept copies the files that are kept beside steps that came in.
func (l *ledger) copyKept(c *joining.Coming, other *Store) error {
	for _, k := range enclosures.All {
		if err := sqlite.Each(l.ctx, other.read, func(row sqlite.Scan) error {
			var id int64
			var hash string
			var content []byte
			if err := row(&id, &hash, &content); err != nil || c.Step(id) == 0 {
				return err
			}
			return l.exec("INSERT INTO "+k.Table+" (id, sha256, "+k.Column+") VALUES (?, ?, ?)", c.Step(id), hash, content)
		}, "SELECT id, sha256, "+k.Column+" FROM "+k.Table+" ORDER BY id"); err != nil {
			return err
		}
	}
	return nil
}
