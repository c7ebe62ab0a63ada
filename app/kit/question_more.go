package kit

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2/container"

	"donthu/assets"
	"donthu/data"
)

// Must is Require with the sentence that stands beside the question while it has no
// answer.
func (q *Question[T]) Must(key string) *Question[T] {
	q.missing = assets.Text(key)
	return q.Require()
}

// unanswered are the questions that must be answered and are not; what cannot be read
// is not also missing.
func (r *Record[T]) unanswered(v T, unread []data.Problem) (missing []data.Problem) {
	for _, q := range r.questions {
		if q.missing == "" || !q.applies || slices.ContainsFunc(unread, func(p data.Problem) bool { return p.Field == q.Name }) {
			continue
		}
		without := v
		if q.none(&without); reflect.DeepEqual(without, v) {
			missing = append(missing, data.Problem{Field: q.Name, Sentence: q.missing})
		}
	}
	return missing
}

// Several asks which of a few values apply, with a check for each.
func Several[T any, V interface {
	comparable
	Label() string
}](key, name string, values []V, at func(*T) *[]V) *Question[T] {
	var q *Question[T]
	row := container.NewHBox()
	checks := make([]*Check, len(values))
	for i, v := range values {
		checks[i] = NewCheck(v.Label(), func(bool) { q.Changed() })
		row.Add(checks[i])
	}
	q = Own(key, name, row, func(v *T) error {
		*at(v) = nil
		for i, check := range checks {
			if check.Checked {
				*at(v) = append(*at(v), values[i])
			}
		}
		return nil
	}, func(v *T) {
		for i, check := range checks {
			check.SetChecked(slices.Contains(*at(v), values[i]))
		}
	})
	q.none = func(v *T) { *at(v) = nil }
	return q.Across()
}
