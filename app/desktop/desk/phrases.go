package desk

import (
	"strings"

	"donthu/data/register"
)

// Phrases are the texts that the office uses often as the answer to a question of a form
// about a letter of the kind.
func (o *Desk) Phrases(question string, kind register.Kind) []string {
	return o.Store.Settings().Lists.Phrases(question[strings.LastIndex(question, ".")+1:], kind)
}
