package documents

import (
	"slices"
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/data/register"
	"donthu/reports/word"
)

// askReaders asks whom the document tells, as the law names them.
func (f *form) askReaders() *question {
	given := mayRead(&f.letter, f.info, f.reads(f.info))
	value := codesOf(given)
	f.began[views.FieldReaders] = value
	var q *question
	checks := views.NewReaderChecks(f.letter.Kind, mayRead(&f.letter, f.info, views.ReadersFor(&f.letter, given)), func() { q.Changed() })
	q = kit.Own("step.readers", views.FieldReaders, checks.Whole, func(a *answers) error {
		a.keep(views.FieldReaders, codesOf(checks.Marked()), value)
		return nil
	}, func(a *answers) { checks.Mark(readersOf(f.said(*a, views.FieldReaders))) })
	return q.Across()
}

// mayRead leaves of the readers those who may read the document: one that names who
// denounced is for the denouncer alone (LTC Điều 8 khoản 3).
func mayRead(l *register.Letter, info word.Info, all []register.Reader) []register.Reader {
	if !l.Secret() || info.Reader.Hides(l.Kind) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(r register.Reader) bool { return r != register.ToSender })
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
