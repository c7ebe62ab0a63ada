package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"donthu/data/backups"
	"donthu/data/day"
	"donthu/data/register"
)

// Load is how many open letters somebody has.
type Load struct {
	Officer string // "" for the letters of nobody
	Open    int
	Overdue int // something that is owed is late
	Soon    int // the running limit ends between today and a day
}

// Overview is how many letters stand where, for the home screen.
type Overview struct {
	Letters int // in the whole register
	Open    int
	Overdue int // something that is owed is late
	Soon    int // the running limit ends between today and a day
	NoLimit int // see Query.NoLimit
	Undated int // see Query.Undated
	// LateDuties and Unrecorded are duties on letters: too late, and of which nothing is
	// written.
	LateDuties, Unrecorded int
	// Oldest is the last day of the limit that has been over for longest, zero for none.
	Oldest day.Date
	// Loads are the open letters by who is in charge, the most first, those of nobody last.
	Loads []Load
}

// Overview counts the letters for the home screen on the store's today; soon is the day
// up to which a limit is near.
func (s *Store) Overview(ctx context.Context, soon day.Date) (o Overview, err error) {
	today := s.Today()
	if o.Letters, err = s.LetterCount(ctx); err != nil {
		return o, err
	}
	// A letter that is closed may want something all the same: an answer that is awaited, the
	// end of its keeping.
	rows, err := s.read.QueryContext(ctx, `SELECT coalesce(json_extract(doc, '$.officer'), '') AS officer, sum(state <> ?5) AS open,
		coalesce(sum(due_on BETWEEN 1 AND ?1), 0), coalesce(sum(due_on BETWEEN ?2 AND ?3), 0),
		coalesce(sum(due_on = 0 AND state <> ?4), 0), coalesce(min(CASE WHEN due_on > 0 THEN due_on END), 0)
		FROM letters WHERE state <> ?5 OR due_on BETWEEN 1 AND ?3 GROUP BY officer ORDER BY officer = '', open DESC, officer`,
		int(today)-1, int(today), int(soon), string(register.Suspended), string(register.Closed))
	if err != nil {
		return o, err
	}
	defer rows.Close()
	for rows.Next() {
		var l Load
		var noLimit int
		var first day.Date
		if err := rows.Scan(&l.Officer, &l.Open, &l.Overdue, &l.Soon, &noLimit, &first); err != nil {
			return o, err
		}
		o.Open, o.Overdue, o.Soon, o.NoLimit = o.Open+l.Open, o.Overdue+l.Overdue, o.Soon+l.Soon, o.NoLimit+noLimit
		if !first.IsZero() && first < today && (o.Oldest.IsZero() || first < o.Oldest) {
			o.Oldest = first
		}
		o.Loads = append(o.Loads, l)
	}
	if err := rows.Err(); err != nil {
		return o, err
	}
	err = s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM duties WHERE standing = 'open' AND due_on BETWEEN 1 AND ?),
		(SELECT count(*) FROM duties WHERE standing = 'unrecorded')`, int(today)-1).Scan(&o.LateDuties, &o.Unrecorded)
	if err != nil {
		return o, err
	}
	where, args := Query{Undated: true}.conditions(today)
	return o, s.read.QueryRowContext(ctx, "SELECT count(*) FROM letters WHERE "+where, args...).Scan(&o.Undated)
}

// Backed says which backup in the data folder is the last.
type Backed struct {
	File  string // "" when there is none
	At    time.Time
	Whole bool // nothing was written since
	// Second is when the last was copied to the office's second place; zero when none was, or
	// there is no such place (register.Settings.BackupFolder).
	Second time.Time
}

// LastBackup is the last backup in the data folder.
func (s *Store) LastBackup(ctx context.Context) (b Backed, err error) {
	if b.File, b.At, err = backups.Newest(s.dir); err != nil {
		return b, err
	}
	seq, err := s.LastStep(ctx)
	if err != nil {
		return b, err
	}
	var backed string
	if err = s.read.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = ?", backedUpKey).Scan(&backed); errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	b.Whole = b.File != "" && backed == fmt.Sprint(seq)
	if err == nil {
		b.Second, err = s.secondAt(ctx)
	}
	return b, err
}
