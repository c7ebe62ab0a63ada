package home

import (
	"context"

	"donthu/app/desktop/desk"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// figures are what the home screen shows.
type figures struct {
	store.Overview
	signing, sending int // documents that wait for the signature, and for being sent
	work             []section
	ahead            []line
	setup            []task
}

// section is a part of the work to do, the most urgent first.
type section struct {
	name    string // of its words in the translations
	total   int
	letters []register.Letter // the first of them; who denounced is masked
	query   store.Query
}

// The parts of the work.
const (
	late    = "late"
	soon    = "soon"
	noLimit = "noLimit"
	later   = "later"
)

// shownRows is how many letters of a part the home screen names; the register has them all.
const shownRows = 25

// sections are the parts of the work of an officer, of the whole office for "".
func sections(today, near day.Date, officer string) []section {
	return []section{
		{name: late, query: store.Query{Overdue: true, Sort: store.ByDue, Officer: officer}},
		{name: soon, query: store.Query{DueBy: near, Sort: store.ByDue, Officer: officer}},
		{name: noLimit, query: store.Query{NoLimit: true, Sort: store.ByReceived, Officer: officer}},
		{name: later, query: store.Query{DueAfter: near, Sort: store.ByDue, Officer: officer}},
	}
}

// loadWork reads the work of an officer, of the whole office for "".
func loadWork(ctx context.Context, o *desk.Desk, today day.Date, officer string) ([]section, error) {
	all := sections(today, o.Law().Soon(today), officer)
	for i := range all {
		s := &all[i]
		q := s.query
		q.Limit = shownRows
		page, err := o.Store.Letters(ctx, q)
		if err != nil {
			return nil, err
		}
		s.total, s.letters = page.Total, page.Letters
		for j := range s.letters {
			s.letters[j] = s.letters[j].Masked()
		}
	}
	return all, nil
}

func load(ctx context.Context, o *desk.Desk, today day.Date, officer string) (f figures, err error) {
	if f.Overview, err = o.Store.Overview(ctx, o.Law().Soon(today)); err != nil || f.Letters == 0 {
		return f, err
	}
	waiting, err := o.Store.ReplyCounts(ctx, store.ReplyQuery{States: []register.DeliveryState{register.Submitted, register.Written, register.Signed, register.SentBack}})
	if err != nil {
		return f, err
	}
	f.signing, f.sending = waiting[register.Submitted]+waiting[register.Written], waiting[register.Signed]+waiting[register.SentBack]
	if f.work, err = loadWork(ctx, o, today, officer); err != nil {
		return f, err
	}
	if f.ahead, err = loadAhead(ctx, o, today, &f.Overview); err != nil {
		return f, err
	}
	backed, err := o.Store.LastBackup(ctx)
	if err != nil {
		return f, err
	}
	f.ahead = append(f.ahead, backupLine(o, backed, today))
	if place := o.Store.Settings().BackupFolder; place != "" {
		f.ahead = append(f.ahead, secondLine(o, backed, place, today))
	}
	f.setup = tasks(o.Store.Settings(), o.Law(), today, backed)
	return f, nil
}

// listOf opens the register at the letters of a query.
func listOf(q store.Query, key string, args ...any) desk.Ref {
	return desk.Letters{Query: q, Caption: assets.Text(key, args...)}
}
