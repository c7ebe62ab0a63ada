package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
)

// Schema is what a file is made of: its tables, indexes, triggers and views, by name.
type Schema map[string]Part

// Part is one of them.
type Part struct {
	Kind string // table, index, trigger or view
	Made string // the statement that makes it; "" where FTS5 makes it
}

// SchemaOf reads what a file is made of.
func SchemaOf(ctx context.Context, q Querier) (Schema, error) {
	all := Schema{}
	err := Each(ctx, q, func(row Scan) error {
		var name string
		var p Part
		err := row(&name, &p.Kind, &p.Made)
		all[name] = p
		return err
	}, `SELECT name, type, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'`)
	for name := range all {
		for words, p := range all { // what FTS5 keeps an index of words in is made as its version makes it
			if p.isIndexOfWords() && strings.HasPrefix(name, words+"_") {
				all[name] = Part{Kind: "table"}
			}
		}
	}
	return all, err
}

func (p Part) isIndexOfWords() bool {
	return strings.HasPrefix(p.Made, "CREATE VIRTUAL TABLE ") && strings.Contains(p.Made, "fts5")
}

// SchemaBy is what statements make of an empty file.
func SchemaBy(ctx context.Context, statements ...string) (Schema, error) {
	db, err := inMemory()
	if err != nil {
		return nil, err
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.ExecContext(ctx, s); err != nil {
			return nil, err
		}
	}
	return SchemaOf(ctx, db)
}

// inMemory is an empty database of one connection.
func inMemory() (*sql.DB, error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// Differs names, in order, what is missing, is more or is made otherwise in another.
func (s Schema) Differs(other Schema) (names []string) {
	for name, p := range s {
		if there, ok := other[name]; !ok || there != p {
			names = append(names, name)
		}
	}
	for name := range other {
		if _, ok := s[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Mend makes a file of what the schema says, within a transaction. A table that may not be made
// anew, because nothing gives back what is in it, stays as it is.
func (s Schema) Mend(ctx context.Context, tx *sql.Tx, anew func(table string) bool) error {
	there, err := SchemaOf(ctx, tx)
	if err != nil {
		return err
	}
	for _, name := range s.Differs(there) {
		p, ok := there[name]
		if !ok || p.Made == "" || p.Kind == "table" && !anew(name) {
			continue
		}
		if _, err := tx.ExecContext(ctx, "DROP "+strings.ToUpper(p.Kind)+" IF EXISTS \""+strings.ReplaceAll(name, `"`, `""`)+`"`); err != nil {
			return err
		}
	}
	if there, err = SchemaOf(ctx, tx); err != nil {
		return err
	}
	for _, kind := range []string{"table", "view", "index", "trigger"} {
		for _, name := range slices.Sorted(maps.Keys(s)) {
			if _, ok := there[name]; ok || s[name].Kind != kind || s[name].Made == "" {
				continue
			}
			if _, err := tx.ExecContext(ctx, s[name].Made); err != nil {
				return err
			}
		}
	}
	return nil
}
