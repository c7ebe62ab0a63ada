package forms

import (
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data"
)

// test says whether an eligible letter counts in a column.
type test func(l *data.Letter) bool

func all(tests ...test) test {
	return func(l *data.Letter) bool {
		for _, holds := range tests {
			if !holds(l) {
				return false
			}
		}
		return true
	}
}

func not(holds test) test { return func(l *data.Letter) bool { return !holds(l) } }

// within is a letter of one of the kinds within the ward's competence.
func within(kinds ...data.Kind) test {
	return func(l *data.Letter) bool { return l.Competent == data.Yes && slices.Contains(kinds, l.Kind) }
}

// outside is a letter outside the ward's competence that was handled in one of
// the ways.
func outside(ways ...data.Handling) test {
	return func(l *data.Letter) bool { return l.Competent == data.No && slices.Contains(ways, l.Handling) }
}

// about is a letter of one of the fields.
func about(fields ...data.Field) test {
	return func(l *data.Letter) bool { return slices.Contains(fields, l.Field) }
}

// again is a complaint of the second round or a continued denunciation.
func again(l *data.Letter) bool { return l.Round == 2 }

var (
	complaint    = within(data.Complaint)
	denunciation = within(data.Denunciation)
	petition     = within(data.Petition, data.Reflection)
)

// processingColumns are the base columns of 02/XLD over the letters processed in
// the period and eligible.
var processingColumns = map[int]test{
	7:  all(complaint, not(again)),
	8:  all(complaint, again),
	9:  all(complaint, about(data.Land)),
	10: all(complaint, about(data.Policy)),
	11: all(complaint, not(about(data.Land, data.Policy))),

	13: all(denunciation, not(again)),
	14: all(denunciation, again),
	15: all(denunciation, about(data.Administration, data.Land, data.Policy)),
	16: all(denunciation, about(data.Corruption)),
	17: all(denunciation, about(data.Justice)),
	18: all(denunciation, not(about(data.Administration, data.Land, data.Policy, data.Corruption, data.Justice))),

	20: all(petition, about(data.Policy)),
	21: all(petition, about(data.Land)),
	22: all(petition, not(about(data.Policy, data.Land))),

	24: outside(data.Guide, data.Return),
	25: outside(data.Forward),
}

// countProcessing counts 02/XLD.
func countProcessing(b *basis, t tally) {
	var ours, lost []*data.Letter
	for i := range b.toProcess {
		l := &b.toProcess[i]
		t.one(1, l.ID)
		if !b.period.Contains(l.HandledOn) {
			continue
		}
		t.one(2, l.ID)
		if l.Eligible != data.Yes {
			continue
		}
		placed := false
		for column, counts := range processingColumns {
			if counts(l) {
				t.one(column, l.ID)
				placed = true
			}
		}
		switch {
		case !placed:
			lost = append(lost, l)
		case l.Competent == data.Yes:
			ours = append(ours, l)
		}
	}
	matters := map[string]bool{}
	for _, l := range ours {
		matters[l.MatterKey()] = true
		t[5].Letters = append(t[5].Letters, l.ID)
	}
	t[5].Value = float64(len(matters))
	if len(lost) > 0 {
		b.problems = append(b.problems, assets.Text("forms.lost.processing", numbers(lost)))
	}
}

// processed are the letters within competence that 02/XLD counts for a kind.
func (b *basis) processed(kind data.Kind) []*data.Letter {
	var set []*data.Letter
	for i := range b.toProcess {
		l := &b.toProcess[i]
		if b.period.Contains(l.HandledOn) && l.Eligible == data.Yes && l.Competent == data.Yes && l.Kind == kind {
			set = append(set, l)
		}
	}
	return set
}

// mostNamed is how many letters a problem names.
const mostNamed = 20

// numbers names letters as clerks do, in the order of the register.
func numbers(letters []*data.Letter) string {
	letters = slices.Clone(letters)
	slices.SortFunc(letters, func(a, b *data.Letter) int {
		if a.Number.Year != b.Number.Year {
			return a.Number.Year - b.Number.Year
		}
		return a.Number.Count - b.Number.Count
	})
	var names []string
	for i, l := range letters {
		if i == mostNamed {
			names = append(names, "…")
			break
		}
		names = append(names, l.Number.String())
	}
	return strings.Join(names, ", ")
}
