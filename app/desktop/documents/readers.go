package documents

import (
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/data/register"
)

// askReaders asks whom the document tells, as the law names them.
func (f *form) askReaders() *question {
	given := f.reads(f.info)
	value := codesOf(given)
	f.began[views.FieldReaders] = value
	var q *question
	checks := views.NewReaderChecks(f.letter.Kind, views.ReadersFor(&f.letter, given), func() { q.Changed() })
	q = kit.Own("step.readers", views.FieldReaders, checks.Whole, func(a *answers) error {
		a.keep(views.FieldReaders, codesOf(checks.Marked()), value)
		return nil
	}, func(a *answers) { checks.Mark(readersOf(f.said(*a, views.FieldReaders))) })
	return q.Across()
}

// codesOf are readers as answers keep them, readersOf the readers again.
func codesOf(readers []register.Reader) string {
	var all []string
	for _, r := range readers {
		all = append(all, string(r))
	}
	return strings.Join(all, " ")
}

func readersOf(codes string) (all []register.Reader) {
	for _, code := range strings.Fields(codes) {
		all = append(all, register.Reader(code))
	}
	return all
}
