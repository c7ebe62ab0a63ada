package assets

import "embed"

// Templates holds the texts from which the Word templates are built:
// templates/<name>.md, and templates/laws.toml, the names of the laws with the
// days between which they hold.
//
//go:embed templates
var Templates embed.FS
