package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"donthu/data"
)

// OwnLimitsFile is the file in the data folder in which an office may lay its own
// time limits, in the form of assets/law/limits.toml.
const OwnLimitsFile = "thoi-han-rieng.toml"

const (
	settingsKey  = "settings"
	deadlinesKey = "deadlines"
)

// Settings are what the office chose.
func (s *Store) Settings() data.Settings {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.settings
}

// SaveSettings keeps what the office chose. When limits depend on it, the
// deadlines of all letters are computed anew.
func (s *Store) SaveSettings(ctx context.Context, settings data.Settings) error {
	settings.OwnLimits = s.Settings().OwnLimits
	settings.Ward, settings.Receiver, settings.Clerk = data.Clean(settings.Ward), data.Clean(settings.Receiver), data.Clean(settings.Clerk)
	settings.Office = settings.Office.Tidy()
	raw, err := json.Marshal(settings)
	if err != nil {
		return err
	}
	if err := s.setValue(ctx, settingsKey, string(raw)); err != nil {
		return data.Tell(err, "store.settings")
	}
	s.mu.Lock()
	s.settings = settings
	s.mu.Unlock()
	return s.refreshDeadlines(ctx)
}

func (s *Store) loadSettings(ctx context.Context) error {
	raw, err := s.value(ctx, settingsKey)
	if err != nil {
		return err
	}
	if raw != "" {
		if err := json.Unmarshal([]byte(raw), &s.settings); err != nil {
			return err
		}
	}
	own, err := os.ReadFile(filepath.Join(s.dir, OwnLimitsFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.settings.OwnLimits = string(own)
	return nil
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

func (s *Store) due(l *data.Letter) data.Due {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.deadlines.Due(l)
}

type noDeadlines struct{}

func (noDeadlines) Due(*data.Letter) data.Due { return data.Due{} }
func (noDeadlines) Version() string           { return "" }

func (s *Store) value(ctx context.Context, key string) (string, error) {
	var value string
	err := s.write.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = ?", key).Scan(&value)
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
	if len(content) == 0 {
		_, err := s.write.ExecContext(ctx, "DELETE FROM drafts WHERE key = ?", key)
		return err
	}
	_, err := s.write.ExecContext(ctx, "INSERT INTO drafts (key, content, saved_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
		key, string(content), s.options.Clock().UTC().Format(time.RFC3339))
	return err
}

// Draft is the half-typed form kept under key, nil when there is none.
func (s *Store) Draft(ctx context.Context, key string) ([]byte, error) {
	var content string
	err := s.read.QueryRowContext(ctx, "SELECT content FROM drafts WHERE key = ?", key).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return []byte(content), err
}
