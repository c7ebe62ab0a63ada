package store

import (
	"context"
	"slices"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/text"
)

// How a duty stands whatever day it is.
const (
	dutyOpen       = "open"
	dutyPaused     = "paused"
	dutyDone       = "done"
	dutyUnrecorded = "unrecorded"
)

// openDuty is the condition of a duty that is to be met on the day; one without a last day
// that has not come up yet is not.
const openDuty = "duties.standing IN ('open', 'paused') AND (duties.due_on > 0 OR duties.standing = 'paused' OR duties.start_on <= ?)"

// dutyRows are the rows of a letter in the table of duties.
func dutyRows(_ *text.SortKeys, l *register.Letter) [][]any {
	var rows [][]any
	for place, d := range l.Duties {
		standing := dutyOpen
		switch {
		case d.Done:
			standing = dutyDone
		case d.Unrecorded:
			standing = dutyUnrecorded
		case d.Paused:
			standing = dutyPaused
		}
		rows = append(rows, []any{place, d.Rule, string(d.To), int(d.Start), int(d.Due), int(d.Met), standing, d.SettledLate})
	}
	return rows
}

// DutyQuery says which duties of letters to list.
type DutyQuery struct {
	Officer    string   // in charge of the letter
	Until      day.Date // the last day is not after this one; those without one are not listed then
	Open       bool     // still to be met
	Late       bool     // open, and the last day is over
	Unrecorded bool     // of which nothing is written
	Rule       string
	To         register.Reader
}

// LetterDuty is a duty with the letter that it is about.
type LetterDuty struct {
	register.Owed
	Letter register.Letter
}

// Duties lists duties of letters, the earliest last day first, those without one last.
func (s *Store) Duties(ctx context.Context, q DutyQuery) ([]LetterDuty, error) {
	var c sqlite.Conditions
	c.AddIf(q.Open, openDuty, int(s.Today()))
	c.AddIf(q.Late, "duties.standing = 'open' AND duties.due_on BETWEEN 1 AND ?", int(s.Today())-1)
	c.AddIf(q.Unrecorded, "duties.standing = 'unrecorded'")
	c.AddIf(q.Officer != "", "letters.officer = ?", q.Officer)
	c.AddIf(!q.Until.IsZero(), "duties.due_on BETWEEN 1 AND ?", int(q.Until))
	c.AddIf(q.Rule != "", "duties.rule = ?", q.Rule)
	c.AddIf(q.To != "", "duties.reader = ?", string(q.To))
	type row struct {
		letter                 int64
		rule, reader, standing string
		start, due, met        int
		late                   bool
	}
	found, err := sqlite.List(ctx, s.read, func(scan sqlite.Scan) (r row, err error) {
		err = scan(&r.letter, &r.rule, &r.reader, &r.start, &r.due, &r.met, &r.standing, &r.late)
		return r, err
	}, "SELECT letter, rule, reader, start_on, duties.due_on, met_on, standing, met_late FROM duties JOIN letters ON letters.id = duties.letter WHERE "+
		c.Where()+" ORDER BY duties.due_on = 0, duties.due_on, letters.year, letters.number, letters.branch, place", c.Args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	var ids []int64
	for _, r := range found {
		ids = append(ids, r.letter)
	}
	slices.Sort(ids)
	page, err := s.Letters(ctx, Query{IDs: slices.Compact(ids), Limit: len(ids)})
	if err != nil {
		return nil, err
	}
	letters := map[int64]register.Letter{}
	for _, l := range page.Letters {
		letters[l.ID] = l
	}
	all := make([]LetterDuty, len(found))
	for i, r := range found {
		all[i] = LetterDuty{register.Owed{Rule: r.rule, To: register.Reader(r.reader), Start: day.Date(r.start), Due: day.Date(r.due), Met: day.Date(r.met),
			Paused: r.standing == dutyPaused, Done: r.standing == dutyDone, Unrecorded: r.standing == dutyUnrecorded, SettledLate: r.late}, letters[r.letter]}
	}
	return all, nil
}

// DutyRules are the rules by which something is open on letters, with how many duties.
func (s *Store) DutyRules(ctx context.Context) (map[string]int, error) {
	counts := map[string]int{}
	err := sqlite.Each(ctx, s.read, func(row sqlite.Scan) error {
		var rule string
		var n int
		err := row(&rule, &n)
		counts[rule] = n
		return err
	}, "SELECT rule, count(*) FROM duties WHERE "+openDuty+" GROUP BY rule", int(s.Today()))
	return counts, err
}
