package kit

import (
	"reflect"
	"slices"

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
