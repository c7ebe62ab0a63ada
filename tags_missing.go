//go:build !sqlite_fts5 || !migrated_fynedo

package main

import (
	"fmt"
	"os"
	"runtime"

	"donthu/assets"
)

// Without sqlite_fts5 the search fails at the first letter typed, without
// migrated_fynedo Fyne runs background work as older versions did: such a
// program starts well and fails later, in front of a clerk.
func init() {
	tags := "sqlite_fts5,migrated_fynedo"
	if runtime.GOOS == "linux" {
		tags += ",x11"
	}
	fmt.Fprintln(os.Stderr, assets.Text("build.tags.missing", "tags", tags))
	os.Exit(2)
}
