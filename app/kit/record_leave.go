package kit

import (
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

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

func (r *Record[T]) throw(next func()) {
	r.ask(assets.Text("step.throw"), assets.Text("step.throw.text"), assets.Text("step.throw.do"), widget.HighImportance, next)
}

// offerSave asks what becomes of what is typed; Esc and the first button stay.
func (r *Record[T]) offerSave(next func()) {
	r.asking = true
	d := dialog.NewCustomWithoutButtons(r.OfferTitle, Wrapped(r.OfferSave, widget.MediumImportance), r.Window)
	d.SetOnClosed(func() { r.asking = false })
	button := func(key string, then func()) *Button {
		return NewButton(assets.Text(key), nil, func() {
			d.Hide()
			then()
		})
	}
	keep := button("unsaved.save", func() { r.saveAnd(false, next) })
	keep.Importance = widget.HighImportance
	showDialog(r.Window, d, keep, d.Hide, button("unsaved.stay", func() {}), button("unsaved.drop", func() {
		r.Begin(r.first)
		next()
	}), keep)
}
