package assets

import (
	_ "embed"
	"strings"
)

//go:embed version.txt
var version string

// commit is what the program was built from; make package gives it to the linker.
var commit string

// Version is the program's version, such as "1.2.3": the one place where it
// stands is version.txt.
func Version() string { return strings.TrimSpace(version) }

// Commit is the short name of the commit that the program was built from, empty
// in a build that make package did not make.
func Commit() string { return commit }
