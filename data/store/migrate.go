package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/schema"
	"donthu/data/sqlite"
)

// migrate brings the file to the newest version, each step with its record in
// one transaction, after a verified backup when there is something to lose.
func (s *Store) migrate(ctx context.Context) error {
	all, err := schema.Migrations()
	if err != nil {
		return err
	}
	var id, version, tables int
	for query, into := range map[string]*int{
		"PRAGMA application_id": &id, "PRAGMA user_version": &version, "SELECT count(*) FROM sqlite_schema": &tables,
	} {
		if *into, err = sqlite.One[int](ctx, s.write, query); err != nil {
			return sqlite.Unreadable(err, Path(s.dir))
		}
	}
	switch {
	case id != 0 && id != sqlite.Mark, id == 0 && version+tables != 0:
		return data.Tell(sqlite.ErrForeign, "store.foreign", "file", Path(s.dir))
	case version > len(all):
		return data.Tell(sqlite.ErrNewer, "store.newer", "version", version, "known", len(all))
	case version > 0 && version < len(all):
		name := fmt.Sprintf("truoc-nang-cap-%d-%s.db", version, s.options.Clock().Format("20060102-150405"))
		if err := backups.Write(ctx, s.dir, filepath.Join(backups.Folder(s.dir), name)); err != nil {
			return data.Tell(err, "store.backupBeforeMigration")
		}
	}
	for ; version < len(all); version++ {
		err := s.inWrite(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, all[version]+
				fmt.Sprintf("\nPRAGMA application_id = %d;\nPRAGMA user_version = %d;", sqlite.Mark, version+1))
			return err
		})
		if err != nil {
			return data.Tell(err, "store.migration", "version", version+1)
		}
	}
	return nil
}
