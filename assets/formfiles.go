package assets

import "embed"

// Forms holds the official report forms, one file per edition (the forms of one
// circular): forms/*.json. Package reports/forms reads them.
//
//go:embed forms
var Forms embed.FS
