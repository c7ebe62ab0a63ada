package steps

import (
	"donthu/app/desktop/desk"
	"donthu/data"
)

// What the tests of this package, which see the whole window, reach inside it.

// LaterHandling is the choice of a clerk who takes no direction yet.
const LaterHandling = laterHandling

// HandlingOptions are the directions on offer.
var HandlingOptions = directions

// SetDay puts a day into the form.
func (f *Form) SetDay(on data.Date) { f.date.SetDate(on) }

// Mending is the form that puts a step of the letter right.
func Mending(o *desk.Desk, letter data.Letter, step data.Step) *Form {
	return (&Form{o: o, letter: letter, kind: step.Content.StepType(), mended: &step}).build()
}

// Asked reports whether a type of step has a form.
func Asked(kind data.StepType) bool { return asked[kind] != nil }

// Said is the step as it stands in the form, and what of it cannot be read.
func (f *Form) Said() (data.Content, []data.Problem) {
	return f.record.(interface {
		said() (data.Content, []data.Problem)
	}).said()
}

func (r *stepRecord[W]) said() (data.Content, []data.Problem) {
	a, unread := r.Read()
	c := r.content(a.Step)
	if r.examine != nil {
		c, unread, _ = r.examine(a.Step)
	}
	return c, unread
}
