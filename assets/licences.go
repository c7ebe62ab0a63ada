package assets

import (
	"embed"
	"path"
	"slices"
	"strings"
)

// licences/<part>.txt: the kind of licence in the first line, then its text. They
// are written by go run ./build/parts licences.
//
//go:embed licences
var licenceFiles embed.FS

// Licence is under which terms a part of the program is used.
type Licence struct {
	Kind string // as SPDX names it: "MIT", "BSD-3-Clause AND Zlib"
	Text string // in full, as its authors wrote it
}

// LicenceFile is the file in this folder that holds the licence of a part, such
// as the module "github.com/mattn/go-sqlite3".
func LicenceFile(part string) string {
	return "licences/" + strings.ReplaceAll(part, "/", "~") + ".txt"
}

// LicenceOf is the licence of a part of the program.
func LicenceOf(part string) (Licence, bool) {
	raw, err := licenceFiles.ReadFile(LicenceFile(part))
	if err != nil {
		return Licence{}, false
	}
	kind, text, _ := strings.Cut(strings.TrimSuffix(string(raw), "\n"), "\n\n")
	return Licence{Kind: kind, Text: text}, true
}

// LicensedParts names all parts of the program that have a licence of their own:
// its modules on every system, Go itself, and libraries in C.
func LicensedParts() []string {
	entries, err := licenceFiles.ReadDir("licences")
	if err != nil {
		panic("assets: " + err.Error()) // shipped files
	}
	var parts []string
	for _, entry := range entries {
		parts = append(parts, strings.ReplaceAll(strings.TrimSuffix(path.Base(entry.Name()), ".txt"), "~", "/"))
	}
	slices.SortFunc(parts, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return parts
}
