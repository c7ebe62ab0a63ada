package data

import "fmt"

// FoldReception computes what a visit is from all its steps, oldest first: what was
// written about it, and the documents issued on it. held is false when it was taken
// out.
func FoldReception(steps []Step) (r Reception, held bool, err error) {
	effective, err := Effective(steps)
	if err != nil {
		return r, false, err
	}
	var replies []Reply
	for _, s := range effective {
		switch c := s.Content.(type) {
		case Reception:
			r, held = c, true
			r.ID = s.SubjectID
		case Reply:
			c.Step = s.Seq
			replies = issued(replies, s.On, c)
		case Delivery:
			deliver(replies, s.On, c)
		default:
			return r, false, fmt.Errorf("step %d: a visit knows no step %q", s.Seq, c.StepType())
		}
	}
	r.Replies = replies
	return r, held, nil
}

// CheckVisitDocument finds what is wrong with adding a Reply or a Delivery to the
// visit on the day today.
func CheckVisitDocument(r Reception, draft Draft, today Date) []Problem {
	var p problems
	switch {
	case draft.On.IsZero():
		p.wrong(FieldOn, "on.missing")
	case draft.On > today:
		p.wrong(FieldOn, "on.future", draft.On.Shown(), today.Shown())
	case draft.On < r.On:
		p.wrong(FieldOn, "on.beforeVisit", draft.On.Shown(), r.On.Shown())
	}
	switch c := draft.Content.(type) {
	case Reply:
		p.replied(c)
	case Delivery:
		p.delivered(r.Replies, draft.On, c)
	}
	return p
}
