// Package assets holds everything that ships inside the program: words of the
// screens and documents, time limits of the law, official forms, icons, help.
// It knows nothing of the rooms above it.
package assets

import "embed"

// Files is the tree of shipped files, rooted at this folder.
//
//go:embed translations
var Files embed.FS
