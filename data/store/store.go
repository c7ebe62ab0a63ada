// Package store keeps the register in one SQLite file: the steps, and beside
// them the projection that screens and reports read. Every change is one
// durable transaction; numbers are given inside it.
package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"os"
	"sync"
	"time"

	_ "github.com/mattn/go-sqlite3" // the database/sql driver "sqlite3"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/presence"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/sqlite"
)

// What callers may have to know of a register that they cannot have.
var (
	ErrNoRegister     = presence.ErrNone
	ErrRegisterExists = errors.New("the data folder already holds a register")
)

// Deadlines computes what the law and the office want on a letter, and by when. Version
// changes whenever an answer may change, so that the store computes its
// projection anew.
type Deadlines interface {
	Owed(l *register.Letter) (register.Due, []register.Owed)
	Version() string
}

// Options are what the store needs from outside.
type Options struct {
	Clock     func() time.Time                  // the present; nil means time.Now
	Deadlines func(register.Settings) Deadlines // nil means that no limit runs
	Progress  func(what string, done, all int)  // told about long work while opening; may be nil

	past bool // a copy that shows how the register stood: its settings are those of its steps alone
}

// Store is an open register. Its methods may be called from several goroutines.
type Store struct {
	dir     string
	release func() error // of site.Share
	options Options
	write   *sql.DB // one connection, transactions begin immediate
	read    *sql.DB // read-only pool

	mu        sync.RWMutex
	settings  register.Settings
	deadlines Deadlines
}

// Path is the file of the register in the data folder dir.
func Path(dir string) string { return site.Path(dir) }

// Exists reports whether dir holds a register.
func Exists(dir string) bool { return site.Exists(dir) }

// Create makes a new register in dir, which is made when missing. A register
// that is already there is left alone: ErrRegisterExists; so is what is left of one, see
// presence.Check. One that was not finished is finished.
func Create(ctx context.Context, dir string, settings register.Settings, o Options) (*Store, error) {
	if err := backups.Finish(ctx, dir); err != nil {
		return nil, err
	}
	switch err := presence.Check(ctx, dir); {
	case err == nil:
		return nil, data.Tell(ErrRegisterExists, "store.registerExists", "folder", dir)
	case !presence.Beginning(err):
		return nil, err
	}
	if err := errors.Join(os.MkdirAll(dir, 0o700), chain.ForgetHead(dir)); err != nil {
		return nil, data.Tell(err, "store.makeFolder", "folder", dir)
	}
	s, err := open(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	if err := s.SaveSettings(ctx, settings); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Open opens the register in dir: ErrNoRegister when there is none, a *presence.Trouble when it
// is not what it was, sqlite.ErrNewer when a newer program wrote it. Older registers are brought up
// to date after a verified backup.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	if err := backups.Finish(ctx, dir); err != nil {
		return nil, err
	}
	if err := presence.Check(ctx, dir); err != nil {
		return nil, err
	}
	return open(ctx, dir, o)
}

func open(ctx context.Context, dir string, o Options) (_ *Store, err error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	s := &Store{dir: dir, options: o}
	if s.release, err = site.Share(dir); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			s.Close()
		}
	}()
	if site.Pending(dir) { // it was ended by force since Open looked
		return nil, data.Tell(site.ErrInUse, "store.restoring", "folder", dir)
	}
	if err := site.Keep(dir); err != nil {
		return nil, data.Tell(err, "store.makeFolder", "folder", dir)
	}
	if s.write, err = sql.Open("sqlite3", sqlite.Source(Path(dir), "_txlock=immediate&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_busy_timeout=10000&_cache_size=-64000")); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(ctx); err != nil {
		return nil, err
	}
	if s.read, err = sql.Open("sqlite3", sqlite.Source(Path(dir), "mode=ro&_query_only=on&_foreign_keys=on&_busy_timeout=10000&_cache_size=-16000")); err != nil {
		return nil, err
	}
	s.read.SetMaxOpenConns(4)
	s.read.SetMaxIdleConns(4)
	if err := s.loadSettings(ctx); err != nil {
		return nil, err
	}
	s.keepHead(ctx)
	return s, s.refreshDeadlines(ctx)
}

// keepHead writes down outside the register how far it goes.
func (s *Store) keepHead(ctx context.Context) {
	if !s.options.past {
		chain.KeepHead(ctx, s.dir, s.read)
	}
}

// Close closes the register; what was saved is on the disk already.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(append(errs, s.release())...)
}

// Dir is the data folder.
func (s *Store) Dir() string { return s.dir }

// Today is the present day by the store's clock.
func (s *Store) Today() day.Date { return day.Of(s.options.Clock()) }

// inWrite runs work in one immediate transaction: all of it is kept, or nothing.
func (s *Store) inWrite(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a panic too: there is no other connection that writes
	if err := work(tx); err != nil {
		return cmp.Or(ctx.Err(), err) // what was stopped says so, whatever it was about to do
	}
	return tx.Commit()
}
