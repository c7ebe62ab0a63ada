package data

import (
	"slices"

	"donthu/assets"
)

// Problem is something wrong with a record, in words for the clerk.
type Problem struct {
	Field    string // name of the field it stands beside, a Field… constant
	Sentence string // Vietnamese, whole sentence
	Warning  bool   // unusual rather than wrong: the clerk may save all the same
}

// FieldReason is the field of a correction's reason, and of any other.
const FieldReason = "reason"

// Forbid is a problem that forbids saving; key is that of a sentence "check.…".
func Forbid(field, key string, args ...any) Problem {
	return Problem{Field: field, Sentence: assets.Text("check."+key, args...)}
}

// Warn is a problem that the clerk may save in spite of.
func Warn(field, key string, args ...any) Problem {
	p := Forbid(field, key, args...)
	p.Warning = true
	return p
}

// Blocking are the problems that forbid saving.
func Blocking(all []Problem) []Problem {
	return slices.DeleteFunc(slices.Clone(all), func(p Problem) bool { return p.Warning })
}
