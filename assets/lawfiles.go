package assets

import "embed"

// Law holds the rules that change with the law and not with the program:
// law/limits.toml, every time limit with the days between which it is in force,
// law/numbers.toml, what is fixed in numbers that are no length of time, and
// law/calendar.json, the days off that were swapped by announcement.
//
//go:embed law
var Law embed.FS
