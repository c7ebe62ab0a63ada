package kit

import (
	"donthu/app/kit/look"
	"donthu/assets"
)

// Leave calls next when nothing typed would be lost, keeps it as a draft, or asks. While
// a write is under way it waits for its end, and stays when that went wrong.
func (r *Record[T]) Leave(next func()) {
	switch {
	case r.busy:
		r.leaving = next
	case r.asking:
	case r.done:
		next()
	case r.Drafts != nil:
		r.leaveDraft(next)
	case !r.Typed():
		next()
	case r.OfferSave != "":
		r.offerSave(next)
	default:
		r.throw(next)
	}
}

// stay forgets where the clerk wanted to go, for something keeps him here.
func (r *Record[T]) stay() { r.leaving = nil }

// throw asks before what is typed is thrown away; Enter and Esc stay.
func (r *Record[T]) throw(next func()) {
	r.ask(danger, assets.Text("step.throw"), assets.Text("step.throw.text"),
		Answer{Text: assets.Text("step.throw.do"), Do: next, Danger: true}, Answer{Text: assets.Text("unsaved.stay")})
}

// offerSave asks what becomes of what is typed; Esc and the second answer stay.
func (r *Record[T]) offerSave(next func()) {
	drop := func() {
		r.Begin(r.first)
		next()
	}
	r.ask(warning, r.OfferTitle, r.OfferSave, Answer{Text: assets.Text("unsaved.drop"), Do: drop, Danger: true},
		Answer{Text: assets.Text("unsaved.stay")}, Answer{Text: assets.Text("unsaved.save"), Do: func() { r.saveAnd(false, next) }})
}

// ask asks one question at a time.
func (r *Record[T]) ask(d look.Dialog, title, question string, answers ...Answer) {
	r.asking = true
	ask(r.Window, d, title, question, func() { r.asking = false }, answers...)
}
