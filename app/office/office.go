// Package office is what a clerk does, each thing in one method and one transaction:
// it is written down whole or not at all. The window and the commands call the same.
// It draws nothing, and what it has to do with the register's file it leaves to the
// store.
package office

import (
	"cmp"
	"context"
	"errors"
	"time"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// Office is an open register with what is done on it.
type Office struct {
	Reading
	Writing
	store *store.Store
	clock func() time.Time
}

// New is the office on an open register; clock is the present.
func New(s *store.Store, clock func() time.Time) *Office { return &Office{s, s, s, clock} }

// StoreOptions are the options with which every part of the program opens a register.
// progress is told about long work while opening; it may be nil.
func StoreOptions(clock func() time.Time, progress func(what string, done, all int)) store.Options {
	return store.Options{Clock: clock, Progress: progress, Deadlines: func(s register.Settings) store.Deadlines { return law.NewOffice(s) }}
}

// Open opens the register in dir; see store.Open.
func Open(ctx context.Context, dir string, clock func() time.Time) (*Office, error) {
	s, err := store.Open(ctx, dir, StoreOptions(clock, nil))
	return New(s, clock), err
}

// Create makes a new register in dir that begins with the present year, and with the
// papers of today unless the settings name another day (register.Settings.RecordsFrom);
// see store.Create.
func Create(ctx context.Context, dir string, settings register.Settings, clock func() time.Time) (*Office, error) {
	today := day.Of(clock())
	settings.Year, settings.RecordsFrom = today.Year(), cmp.Or(settings.RecordsFrom, today)
	s, err := store.Create(ctx, dir, settings, StoreOptions(clock, nil))
	return New(s, clock), err
}

// OnDay calls do with the office as its register stood at the end of the day, and
// with the present one for the zero day.
func (o *Office) OnDay(ctx context.Context, day day.Date, do func(*Office) error) (err error) {
	if day.IsZero() {
		return do(o)
	}
	end := time.Date(day.Year(), time.Month(day.Month()), day.Day(), 23, 59, 59, 0, o.clock().Location())
	past, closeIt, err := o.store.AsOf(ctx, end)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeIt()) }()
	return do(New(past, o.clock))
}
