package assets

import "embed"

// Help holds the user's manual: help/<order>-<name>.md, one page each, and the
// pictures that the pages show, help/images/*.png. Package app/manual reads them.
//
//go:embed help
var Help embed.FS
