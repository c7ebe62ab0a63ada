// Package schema is what a register's file is made of, and how an older one becomes one of today.
package schema

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"donthu/data/sqlite"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the statements that bring a register from version i to i+1.
func Migrations() ([]string, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	all := make([]string, len(names))
	for i, name := range names {
		if want := fmt.Sprintf("%04d_", i+1); !strings.HasPrefix(filepath.Base(name), want) {
			return nil, fmt.Errorf("migration %s should begin with %s", name, want)
		}
		raw, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all[i] = string(raw)
	}
	return all, nil
}

// Version is the version of registers that this program writes. It opens
// older ones and refuses newer ones.
func Version() int {
	all, err := Migrations()
	if err != nil {
		panic("schema: " + err.Error()) // shipped files; every test reads them
	}
	return len(all)
}

// New is what a new register's file is made of.
func New(ctx context.Context) (sqlite.Schema, error) {
	all, err := Migrations()
	if err != nil {
		return nil, err
	}
	return sqlite.SchemaBy(ctx, all...)
}
