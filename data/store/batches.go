package store

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"donthu/assets"
	"donthu/data"
	"donthu/data/chain"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// imports are what books brought in, each a batch.
var imports = keeping(register.Batches, table[register.Batch]{projection: projection{name: "imports", column: "id"},
	columns: []string{"doc"}, rows: func(_ *text.SortKeys, b *register.Batch) [][]any { return [][]any{{doc{b}}} }})

// Batches are all imports of books, the oldest first: the nth of them is what the office calls
// import n.
func (s *Store) Batches(ctx context.Context) ([]register.Batch, error) {
	return readDocs[register.Batch](ctx, s.read, nil, "SELECT id, doc FROM imports ORDER BY id")
}

// backupBeforeImport makes a checked copy of the register beside its other backups.
func (s *Store) backupBeforeImport(ctx context.Context) (file string, err error) {
	if file, _, err = s.Backup(ctx, ""); err != nil && ctx.Err() == nil {
		err = data.Tell(err, "store.backupBeforeImport")
	}
	return file, err
}

// TakeBackBatch takes all that a batch brought in out again, by a step on each letter, visit and
// day and one on the batch. The error wraps *register.BuiltOn when something was done with any of them
// since; nothing is written then.
func (s *Store) TakeBackBatch(ctx context.Context, id int64, reason string) (batch register.Batch, err error) {
	err = s.inLedger(ctx, func(l *ledger) error {
		reason := text.CleanLines(reason)
		taken := steps.Draft{On: s.Today(), Content: register.BatchTaken{Reason: reason}}
		if batch, err = imports.writeThese(l, id, taken); err != nil {
			return err
		}
		built, err := l.builtOn(&batch)
		if err != nil {
			return err
		}
		if len(built) > 0 {
			return (&register.BuiltOn{All: built}).Tell()
		}
		begun, err := sqlite.List(l.ctx, l.tx, func(row sqlite.Scan) (s steps.Step, err error) { return s, row(&s.Subject, &s.SubjectID, &s.Seq) },
			"SELECT subject, subject_id, seq FROM steps AS s WHERE seq BETWEEN ? AND ? AND type = (SELECT type FROM steps WHERE seq = s.subject_id) ORDER BY seq", batch.First, batch.Last)
		if err != nil {
			return err
		}
		for i, of := range begun {
			if i%1000 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			subject, err := subjectOf(of.Subject)
			if err != nil {
				return err
			}
			out := steps.Annul(of.Seq, s.Today(), reason)
			c := out.Content.(steps.Corrected)
			c.Batch = id
			out.Content = c
			if err := subject.takeOut(l, of.SubjectID, out); err != nil {
				return err
			}
		}
		return nil
	})
	return batch, err
}

// takeOut writes the step that takes out all of a subject, without asking what follows from it:
// nothing of it stays.
func (s *subject[T]) takeOut(l *ledger, id int64, out steps.Draft) error {
	if _, err := l.append(s.Subject, id, out); err != nil {
		return err
	}
	for i := range s.tables {
		if err := l.exec(s.tables[i].delete, id); err != nil {
			return err
		}
	}
	return nil
}

// builtOn finds what was done with the letters, visits and days of a batch since it came in.
func (l *ledger) builtOn(b *register.Batch) ([]register.Built, error) {
	ofBatch := func(id int64) bool { return b.First <= id && id <= b.Last }
	called, numbers, matters := map[int64]string{}, map[string]int64{}, map[string]int64{}
	err := sqlite.Each(l.ctx, l.tx, func(row sqlite.Scan) error {
		var id int64
		var n register.Number
		var matter string
		err := row(&id, &n.Year, &n.Count, &n.Branch, &matter)
		called[id], numbers[n.String()] = assets.Text("store.builtOn.letter", "letter", n.String()), id
		if matter != "" {
			matters[matter] = id
		}
		return err
	}, "SELECT id, year, number, branch, matter FROM letters WHERE id BETWEEN ? AND ?", b.First, b.Last)
	if err != nil {
		return nil, err
	}
	for table, key := range map[string]string{"receptions": "store.builtOn.visit", "reception_days": "store.builtOn.day"} {
		err := sqlite.Each(l.ctx, l.tx, func(row sqlite.Scan) error {
			var id int64
			on := register.Reception{}
			err := row(&id, &on.On)
			called[id] = assets.Text(key, "day", on.On.Shown())
			return err
		}, "SELECT id, held_on FROM "+table+" WHERE id BETWEEN ? AND ?", b.First, b.Last)
		if err != nil {
			return nil, err
		}
	}
	found := map[int64]string{}
	add := func(id int64, what string) {
		if _, told := found[id]; !told {
			found[id] = what
		}
	}
	for _, of := range []steps.Subject{register.LetterSubject, register.ReceptionSubject, register.ReceptionDaySubject, register.MeetingSubject, register.DirectionSubject} {
		err := chain.EachSubject(l.ctx, l.tx, "WHERE subject = ? AND subject_id BETWEEN ? AND ?", func(all []steps.Step) error {
			what, err := register.DoneSince(all, b.Last)
			if id := all[0].SubjectID; what != "" {
				called[id] = cmp.Or(called[id], of.Label())
				add(id, what)
			}
			return err
		}, string(of), b.First, b.Last)
		if err != nil {
			return nil, err
		}
	}
	named := func(what, query string, args ...any) error { // letters and visits that others name
		return sqlite.Each(l.ctx, l.tx, func(row sqlite.Scan) error {
			var id, visit int64
			var letter, matter string
			if err := row(&id, &letter, &matter, &visit); err != nil || ofBatch(id) {
				return err
			}
			for _, on := range []int64{numbers[letter], matters[matter], visit} {
				if _, ours := called[on]; ours {
					add(on, what)
				}
			}
			return nil
		}, query, args...)
	}
	err = cmp.Or(
		named(register.DirectionSubject.Label(), "SELECT id, letter, '', visit FROM directions"),
		named(register.MeetingSubject.Label(), "SELECT id, letter, '', 0 FROM meetings"),
		named(assets.Text("store.builtOn.invited"), "SELECT d.id, coalesce(i.value ->> 'letter', ''), '', coalesce(i.value ->> 'visit', 0) FROM day_files d, json_each(d.doc, '$.invited') i"),
		named(register.ReceptionSubject.Label(), "SELECT id, coalesce(doc ->> 'letter', ''), '', 0 FROM receptions"),
		named(assets.Text("store.builtOn.joined"), "SELECT id, coalesce(doc ->> 'duplicateOf', ''), matter, 0 FROM letters WHERE id > ?", b.Last),
		l.sealedSince(b, func(what string) { found[0] = what }))
	if err != nil {
		return nil, err
	}
	var all []register.Built
	for _, id := range slices.Sorted(maps.Keys(found)) {
		all = append(all, register.Built{On: cmp.Or(called[id], assets.Text("store.builtOn.report")), What: found[id]})
	}
	return all, nil
}

// sealedSince tells of the first report that was sent with the letters of the batch.
func (l *ledger) sealedSince(b *register.Batch, found func(what string)) error {
	sealed, err := chain.List(l.ctx, l.tx, "WHERE subject = ? AND subject_id > ? AND type = ? ORDER BY seq", string(register.ReportSubject), b.Last, string(register.StepSealed))
	for _, s := range sealed {
		if c, ok := s.Content.(register.Sealed); ok && c.LastStep >= b.Last {
			found(assets.Text("store.builtOn.period", "from", c.Period.From.Shown(), "to", c.Period.To.Shown()))
			break
		}
	}
	return err
}

// RuleDays are the steps by which a rule of the office tells the day of processing of letters of
// the batch, with their letters.
func (s *Store) RuleDays(ctx context.Context, b register.Batch) (all []steps.Step, err error) {
	err = chain.EachSubject(ctx, s.read, "WHERE subject = ? AND subject_id BETWEEN ? AND ?", func(of []steps.Step) error {
		now, err := steps.Effective(of)
		for _, step := range now {
			if register.OfRule(step.Content) {
				all = append(all, step)
			}
		}
		return err
	}, string(register.LetterSubject), b.First, b.Last)
	return all, err
}
