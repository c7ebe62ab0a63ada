package steps

import (
	"iter"
	"maps"

	"donthu/app/desktop/desk"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// What the tests of this package, which see the whole window, reach inside it.

// LaterHandling is the choice of a clerk who takes no direction yet.
const LaterHandling = laterHandling

// HandlingOptions are the directions on offer.
var HandlingOptions = directions

// SetDay puts a day into the form.
func (f *Form) SetDay(on day.Date) { f.date.SetDate(on) }

// Mending is the form that puts a step of the letter right.
func Mending(o *desk.Desk, letter register.Letter, step steps.Step) *Form {
	return (&Form{o: o, letter: letter, kind: step.Content.StepType(), mended: &step}).build()
}

// Kinds are the types of steps that have a form.
func Kinds() iter.Seq[steps.Type] { return maps.Keys(asked) }

// Asked reports whether a type of step has a form.
func Asked(kind steps.Type) bool { return asked[kind] != nil }

// Said is the step as it stands in the form, and what of it cannot be read.
func (f *Form) Said() (steps.Content, []data.Problem) {
	return f.record.(interface {
		said() (steps.Content, []data.Problem)
	}).said()
}

func (r *stepRecord[W]) said() (steps.Content, []data.Problem) {
	a, unread := r.Read()
	c := r.content(a.Step)
	if r.examine != nil {
		c, unread, _ = r.examine(a.Step)
	}
	return c, unread
}
