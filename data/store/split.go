package store

import (
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// mostBranches is how many branches one number can have, a to z.
const mostBranches = 26

// Split splits a letter of several contents (TT 05/2021): each of the facts becomes a
// letter of its own under the same number with a suffix (12a/2026), and a step of the
// letter itself names them. The letter keeps its own facts, which the caller corrects
// to the one content that stays with it. A *CheckError names what forbids it.
func (t *Tx) Split(id int64, on day.Date, reason string, branches ...register.Facts) (made []register.Letter, err error) {
	_, err = letters.write(t.l, id, func(whole register.Letter) ([]steps.Draft, error) {
		if whole.Number.Branch != "" {
			return nil, data.Tell(nil, "store.splitBranch", "letter", whole.Number.String())
		}
		var had int
		if _, err := t.l.scan("SELECT count(*) FROM letters WHERE year = ? AND number = ? AND branch <> ''",
			[]any{whole.Number.Year, whole.Number.Count}, &had); err != nil {
			return nil, err
		}
		if had+len(branches) > mostBranches {
			return nil, data.Tell(nil, "store.splitMany", "most", mostBranches)
		}
		split := register.Split{Reason: text.CleanLines(reason)}
		for i, facts := range branches {
			number := whole.Number
			number.Branch = string(rune('a' + had + i))
			letter, err := t.l.register(facts.Tidy(), number)
			if err != nil {
				return nil, err
			}
			made, split.Branches = append(made, letter), append(split.Branches, number)
		}
		return []steps.Draft{{On: on, Content: split}}, nil
	})
	return made, err
}
