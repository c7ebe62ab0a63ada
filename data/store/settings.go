package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// OwnLimitsFile is the file in the data folder in which an office may lay its own
// time limits, in the form of assets/law/limits.toml.
const OwnLimitsFile = "thoi-han-rieng.toml"

const (
	settingsKey  = "settings" // of registers in which settings were no steps
	deadlinesKey = "deadlines"
	recordsKey   = "records" // of registers in which no day of records was asked for (migration 0012)
)

// Settings are what the office chose.
func (s *Store) Settings() register.Settings {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.settings
}

// choices are what the office chose.
var choices = keeping(register.Choices, table[register.Settings]{projection: projection{name: "choices", column: "id"}, columns: []string{"doc"},
	rows: func(_ *text.SortKeys, s *register.Settings) [][]any { return [][]any{{doc{s}}} }})

// SaveSettings keeps what the office chose, as a step. When limits depend on it, the
// deadlines of all letters are computed anew.
func (s *Store) SaveSettings(ctx context.Context, settings register.Settings) error {
	settings.OwnLimits = s.Settings().OwnLimits
	settings.Ward, settings.Receiver, settings.Clerk = text.Clean(settings.Ward), text.Clean(settings.Receiver), text.Clean(settings.Clerk)
	settings.Office, settings.Lists = settings.Office.Tidy(), settings.Lists.Tidy()
	settings.ReceiverEmail, settings.Receivers = text.Clean(settings.ReceiverEmail), settings.Receivers.Tidy()
	if wrong := register.CheckReceivers(settings); len(wrong) > 0 {
		return &CheckError{wrong}
	}
	settings.Board = settings.Board.Tidy()
	// A duty that came up while the register was kept is known: no date makes a missed one
	// "not recorded".
	if began, err := s.Began(ctx); err != nil {
		return err
	} else if from := settings.RecordsFrom; !began.IsZero() && from > began && from != s.Settings().RecordsFrom {
		return &CheckError{[]data.Problem{{Field: FieldRecordsFrom, Sentence: assets.Text("check.recordsFrom.late", "day", from.Shown(), "began", began.Shown())}}}
	}
	if err := s.choose(ctx, settings); err != nil {
		return data.Tell(err, "store.settings")
	}
	return s.refreshDeadlines(ctx)
}

// FieldRecordsFrom is the field of settings that a *CheckError names.
const FieldRecordsFrom = "recordsFrom"

// choose writes the settings down unless they are the ones that stand.
func (s *Store) choose(ctx context.Context, settings register.Settings) error {
	err := s.inLedger(ctx, func(l *ledger) error {
		raw, err := json.Marshal(settings)
		if err != nil {
			return err
		}
		var id int64 // 0: nothing was chosen yet
		var stands string
		if _, err := l.scan("SELECT id, doc FROM choices", nil, &id, &stands); err != nil || stands == string(raw) {
			return err
		}
		if l.author == "" {
			l.author = settings.Clerk
		}
		if err := choices.add(l, id, steps.Draft{On: s.Today(), Content: settings}); err != nil {
			return err
		}
		return l.exec("DELETE FROM settings WHERE key = ?", settingsKey)
	})
	if err == nil {
		s.mu.Lock()
		s.settings = settings
		s.mu.Unlock()
	}
	return err
}

// loadSettings reads what the office chose. Own limits that were laid beside the
// register since, and the settings of a register from before they were steps, are
// written down.
func (s *Store) loadSettings(ctx context.Context) error {
	settings, err := readDoc[register.Settings](ctx, s.write, nil, "SELECT id, doc FROM choices")
	isStep, chosen := err == nil, true
	if errors.Is(err, sql.ErrNoRows) {
		settings = s.Settings()
		var raw string
		raw, err = s.value(ctx, settingsKey)
		if chosen = raw != ""; chosen && err == nil {
			err = json.Unmarshal([]byte(raw), &settings)
		}
	}
	if err != nil {
		return err
	}
	own, upgraded := settings.OwnLimits, false
	if settings.RecordsFrom, upgraded, err = s.recordsFrom(ctx, settings.RecordsFrom); err != nil {
		return err
	}
	if !s.options.past {
		raw, err := os.ReadFile(filepath.Join(s.dir, OwnLimitsFile))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		settings.OwnLimits = string(raw)
	}
	s.mu.Lock()
	s.settings = settings
	s.mu.Unlock()
	if !chosen || isStep && own == settings.OwnLimits && !upgraded {
		return nil
	}
	if err := s.choose(ctx, settings); err != nil || !upgraded {
		return err
	}
	_, err = s.write.ExecContext(ctx, "DELETE FROM settings WHERE key = ?", recordsKey)
	return err
}

// recordsFrom is the first day of the papers of a register that was made before anybody
// was asked for it: the day on which it began, once (upgraded); else the chosen one. What
// went out on paper before it is not late, but not known.
func (s *Store) recordsFrom(ctx context.Context, chosen day.Date) (from day.Date, upgraded bool, err error) {
	open, err := s.value(ctx, recordsKey)
	if open == "" || s.options.past || err != nil {
		return chosen, false, err
	}
	began, err := s.Began(ctx)
	return cmp.Or(chosen, began), true, err
}

// refreshDeadlines computes the projection anew when the limits changed since
// it was computed: other settings, other holidays, a new law.
func (s *Store) refreshDeadlines(ctx context.Context) error {
	var deadlines Deadlines = noDeadlines{}
	if s.options.Deadlines != nil {
		deadlines = s.options.Deadlines(s.Settings())
	}
	s.mu.Lock()
	s.deadlines = deadlines
	s.mu.Unlock()
	before, err := s.value(ctx, deadlinesKey)
	if err != nil || before == deadlines.Version() {
		return err
	}
	if err := s.Rebuild(ctx); err != nil {
		return err
	}
	return s.setValue(ctx, deadlinesKey, deadlines.Version())
}

func (s *Store) due(l *register.Letter) (register.Due, []register.Owed) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.deadlines.Owed(l)
}

type noDeadlines struct{}

func (noDeadlines) Owed(*register.Letter) (due register.Due, all []register.Owed) { return due, nil }
func (noDeadlines) Version() string                                               { return "none" }

func (s *Store) value(ctx context.Context, key string) (string, error) {
	value, err := sqlite.One[string](ctx, s.write, "SELECT value FROM settings WHERE key = ?", key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

func (s *Store) setValue(ctx context.Context, key, value string) error {
	_, err := s.write.ExecContext(ctx, "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
	return err
}

// SaveDraft keeps a half-typed form under key, so that it outlives the program.
// Empty content takes it away.
func (s *Store) SaveDraft(ctx context.Context, key string, content []byte) error {
	return s.Write(ctx, func(t *Tx) error { return t.SaveDraft(key, content) })
}

// SaveDraft keeps a half-typed form; see Store.SaveDraft.
func (t *Tx) SaveDraft(key string, content []byte) error {
	if len(content) == 0 {
		return t.l.exec("DELETE FROM drafts WHERE key = ?", key)
	}
	return t.l.exec("INSERT INTO drafts (key, content, saved_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
		key, string(content), t.l.now.Format(time.RFC3339))
}

// Draft is the half-typed form kept under key, nil when there is none.
func (s *Store) Draft(ctx context.Context, key string) ([]byte, error) {
	content, err := sqlite.One[string](ctx, s.read, "SELECT content FROM drafts WHERE key = ?", key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return []byte(content), err
}
