package steps

import (
	"fmt"
	"slices"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/text"
)

// Kind is a type of step of a subject that is a T: all that has to be known of it
// stands in this one value.
type Kind[T any] struct {
	Type  Type
	read  func(raw []byte) (Content, error)
	apply func(now *T, s Step)
	check func(before *T, d Draft, today day.Date) []data.Problem
}

// KindOf is the type of steps that say a C: apply puts one into what the subject is,
// check finds what is wrong with adding one on the day today; nil for nothing.
func KindOf[T any, C Content](apply func(now *T, s Step, c C), check func(before *T, d Draft, c C, today day.Date) []data.Problem) Kind[T] {
	var c C
	k := Kind[T]{
		Type: c.StepType(), read: decode[C],
		apply: func(now *T, s Step) { apply(now, s, s.Content.(C)) },
		check: func(*T, Draft, day.Date) []data.Problem { return nil },
	}
	if check != nil {
		k.check = func(before *T, d Draft, today day.Date) []data.Problem { return check(before, d, d.Content.(C), today) }
	}
	return k
}

// Folding is a subject: how its steps make what it is now, a T, and what may be
// added to them.
type Folding[T any] struct {
	Subject Subject
	begins  Type // a subject whose step of the type is taken out is gone
	kinds   map[Type]Kind[T]
	made    func(now *T, id int64)
	change  func(before, after *T, there bool) []data.Problem
}

// Subjects are all subjects of which steps tell, in no order; every Folding adds its own.
var Subjects []Subject

// NewFolding makes a subject known, with the types of its steps; the first one begins
// it. made finishes what the steps made, and change finds what is wrong with a
// correction that makes after of before, where there is false when nothing is left;
// both may be nil.
func NewFolding[T any](subject Subject, made func(*T, int64), change func(before, after *T, there bool) []data.Problem, kinds ...Kind[T]) *Folding[T] {
	f := &Folding[T]{Subject: subject, begins: kinds[0].Type, kinds: map[Type]Kind[T]{}, made: made, change: change}
	for _, k := range kinds {
		f.kinds[k.Type], contents[k.Type] = k, k.read
	}
	Subjects = append(Subjects, subject)
	return f
}

// Fold computes what a subject is from all its steps, oldest first. there is false
// when it was taken out, or never began.
func (f *Folding[T]) Fold(steps []Step) (now T, there bool, err error) {
	there, err = f.walk(steps, func(s Step, k Kind[T]) { k.apply(&now, s) })
	if err == nil && f.made != nil && len(steps) > 0 {
		f.made(&now, steps[0].SubjectID)
	}
	return now, there, err
}

func (f *Folding[T]) walk(steps []Step, visit func(Step, Kind[T])) (there bool, err error) {
	effective, err := Effective(steps)
	if err != nil {
		return false, err
	}
	for _, s := range effective {
		k, err := f.kind(s.Content)
		if err != nil {
			return false, fmt.Errorf("step %d: %w", s.Seq, err)
		}
		there = there || k.Type == f.begins
		visit(s, k)
	}
	return there, nil
}

func (f *Folding[T]) kind(c Content) (Kind[T], error) {
	k, known := f.kinds[c.StepType()]
	if !known {
		return k, fmt.Errorf("a %s knows no step %q", f.Subject, c.StepType())
	}
	return k, nil
}

// Apply puts one more step into what a subject is; one that it does not know changes
// nothing.
func (f *Folding[T]) Apply(now *T, s Step) {
	if k, err := f.kind(s.Content); err == nil {
		k.apply(now, s)
	}
}

// CheckNew finds what is wrong with adding d, which is no correction, to what a subject
// is.
func (f *Folding[T]) CheckNew(before T, d Draft, today day.Date) []data.Problem {
	if k, err := f.kind(d.Content); err == nil {
		return k.check(&before, d, today)
	}
	return nil
}

// Check finds what is wrong with writing d after the steps of a subject, judged by
// what the subject would be then. Of a correction it is the mended step in its place,
// and what comes out at the end, that may forbid it; a later step that would no
// longer be in order is a warning. What was wrong before, as in an old book, is
// nothing new. The error is that of steps that cannot be folded.
func (f *Folding[T]) Check(steps []Step, d Draft, today day.Date) ([]data.Problem, error) {
	switch c := d.Content.(type) {
	case Revealed:
		return nil, nil
	case Corrected:
		return f.checkCorrection(steps, d, c, today)
	}
	if _, err := f.kind(d.Content); err != nil {
		return nil, err
	}
	now, _, err := f.Fold(steps)
	if err != nil {
		return nil, err
	}
	return f.CheckNew(now, d, today), nil
}

func (f *Folding[T]) checkCorrection(steps []Step, d Draft, c Corrected, today day.Date) ([]data.Problem, error) {
	before, err := f.judge(steps, today)
	if err != nil {
		return nil, err
	}
	after, err := f.judge(append(steps[:len(steps):len(steps)], Step{Seq: -1, On: d.On, Content: c}), today)
	if err != nil {
		return nil, err
	}
	var found []data.Problem
	if text.Clean(c.Reason) == "" {
		found = append(found, data.Forbid(data.FieldReason, "correction.reason"))
	}
	mended := Mended(steps, c.Step)
	for _, s := range after.wrong {
		if s.Seq == mended && !slices.ContainsFunc(before.wrong, func(b judged) bool { return b.Seq == s.Seq && b.Problem == s.Problem }) {
			found = append(found, s.Problem)
		}
	}
	if f.change != nil {
		found = append(found, f.change(&before.now, &after.now, after.there)...)
	}
	for _, s := range after.wrong {
		if s.Seq != mended && !slices.ContainsFunc(before.wrong, func(b judged) bool { return b.Seq == s.Seq && b.Field == s.Field }) {
			found = append(found, data.Warn(s.Field, "consequence", "step", s.Type.Label(), "problem", s.Sentence))
		}
	}
	return found, nil
}

// judged is what forbids a step in the place where it stands.
type judged struct {
	Seq  int64
	Type Type
	data.Problem
}

// judgement is a subject with all that is wrong with its steps, each in its place.
type judgement[T any] struct {
	now   T
	there bool
	wrong []judged
}

func (f *Folding[T]) judge(steps []Step, today day.Date) (j judgement[T], err error) {
	j.there, err = f.walk(steps, func(s Step, k Kind[T]) {
		for _, p := range data.Blocking(k.check(&j.now, Draft{On: s.On, Content: s.Content}, today)) {
			j.wrong = append(j.wrong, judged{s.Seq, k.Type, p})
		}
		k.apply(&j.now, s)
	})
	return j, err
}
