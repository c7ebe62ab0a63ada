package assets

import "embed"

// Law holds the rules that change with the law and not with the program:
// law/limits.toml, every time limit with the days between which it is in force,
// and law/calendar.json, the days off that were swapped by announcement.
//
//go:embed law
var Law embed.FS
