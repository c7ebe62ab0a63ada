package office

import (
	"context"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
	"donthu/reports/national"
)

// NationalSheet lays the letter out for typing it into the national platform; shown says that
// who denounced may be read.
func (o *Office) NationalSheet(l *register.Letter, shown bool) []national.Group {
	return national.Sheet(l, national.Options{Today: o.Today(), ShowDenouncers: shown})
}

// MarkNational writes on each of the letters by which code it is on the national platform, or
// why it is not to be typed there; on all or on none. It returns the steps for TakeBack.
func (o *Office) MarkNational(ctx context.Context, on day.Date, c register.National, ids ...int64) ([]Delivered, error) {
	c.Code, c.Reason = text.Clean(c.Code), text.Clean(c.Reason)
	return o.RecordOnEach(ctx, ids, steps.Draft{On: on, Content: c})
}

// NationalTwins are the numbers of the other letters that have the code: two letters may be one
// record of the platform, but more often a digit was typed wrong.
func (o *Office) NationalTwins(ctx context.Context, code string, id int64) (numbers []string, err error) {
	all, err := o.store.NationalCoded(ctx, text.Clean(code))
	for _, l := range all {
		if l.ID != id {
			numbers = append(numbers, l.Number.String())
		}
	}
	return numbers, err
}
