package register

import (
	"slices"

	"donthu/data/steps"
)

// About is a letter or a visit.
type About struct {
	Subject steps.Subject
	ID      int64
}

// Named are the letters and visits whose denouncer a list names, each once. A nil one keeps
// nothing.
type Named struct{ All []About }

// Add keeps that the list names who denounced in a.
func (n *Named) Add(a About) {
	if n != nil && a.ID != 0 && !slices.Contains(n.All, a) {
		n.All = append(n.All, a)
	}
}
