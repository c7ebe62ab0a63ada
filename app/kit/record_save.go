package kit

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/assets"
	"donthu/data"
)

// Save writes what is typed when nothing forbids it; next goes on to another record
// in the same form. While a write is under way, or a question open, it does nothing.
func (r *Record[T]) Save(next bool) { r.saveAnd(next, nil) }

// saveAnd is Save, after which the clerk leaves unless leave is nil.
func (r *Record[T]) saveAnd(next bool, leave func()) {
	if r.busy || r.done || r.asking {
		return
	}
	r.leaving = nil
	at := r.settle()
	v, unread := r.Read()
	all := r.problems(v, unread)
	if wrong := data.Blocking(all); len(wrong) > 0 {
		r.refuse(all, wrong)
		return
	}
	r.try()
	r.say(all, nil)
	if at != nil {
		r.Window.Canvas().Focus(at)
	}
	if r.Examine == nil {
		r.confirm(v, all, next, leave)
		return
	}
	r.setBusy(true)
	RunAsync(func() ([]data.Problem, error) { return r.Examine(v) }, func(found []data.Problem, err error) {
		r.setBusy(false)
		switch wrong := data.Blocking(found); {
		case err != nil:
			r.Failed(err)
			r.stay()
		case len(wrong) > 0:
			r.hold(wrong)
			r.stay()
		default:
			r.confirm(v, append(all, found...), next, leave)
		}
	})
}

// settle ends what the clerk is in the middle of: a list of suggestions would outlive
// the form, and a date field would say what it says after the problems are shown.
func (r *Record[T]) settle() (at fyne.Focusable) {
	c := r.Window.Canvas()
	if list, ok := c.Focused().(*suggestList); ok {
		list.entry.close()
	}
	at = c.Focused()
	c.Unfocus()
	return at
}

// try remembers that the clerk wanted to save: from now on he has been everywhere.
func (r *Record[T]) try() {
	r.tried = true
	for _, q := range r.questions {
		q.been = true
	}
}

// refuse shows all and goes to the first of wrong.
func (r *Record[T]) refuse(all, wrong []data.Problem) {
	r.try()
	r.settle()
	for _, p := range wrong {
		if q := r.Question(p.Field); q != nil && q.more && !r.moreOpen {
			r.showMore(true)
		}
	}
	r.say(all, nil)
	if !r.goTo(wrong) {
		r.FocusFirst()
	}
	Toast(r.Window.Canvas(), assets.Text("form.refused", "count", len(wrong)))
}

// goTo goes to the first question about which there is a problem, and reports whether there is one.
func (r *Record[T]) goTo(problems []data.Problem) bool {
	at := slices.IndexFunc(r.questions, func(q *Question[T]) bool {
		return q.focusTarget() != nil && slices.ContainsFunc(problems, func(p data.Problem) bool { return p.Field == q.Name })
	})
	return at >= 0 && r.Focus(r.questions[at].Name)
}

// hold shows what the register has against the record: each beside its question until
// that is answered anew, the rest until any is.
func (r *Record[T]) hold(wrong []data.Problem) {
	for _, p := range wrong {
		if q := r.Question(p.Field); q != nil && q.applies {
			q.held = Joined(" ", q.held, p.Sentence)
		} else {
			r.heldRest = append(r.heldRest, p.Sentence)
		}
	}
	r.refuse(r.problems(r.Read()), wrong)
}

// confirm asks about what is unusual.
func (r *Record[T]) confirm(v T, unusual []data.Problem, next bool, leave func()) {
	write := func() { r.write(v, next, leave) }
	if r.Before != nil {
		write = func() {
			typed := v
			r.Before(&typed, func() { r.write(typed, next, leave) })
		}
	}
	if len(unusual) == 0 {
		write()
		return
	}
	sentences := make([]string, len(unusual))
	for i, p := range unusual {
		sentences[i] = "• " + p.Sentence
	}
	r.ask(warning, assets.Text("step.unusual"), strings.Join(sentences, "\n"),
		Answer{Text: assets.Text("step.saveAnyway"), Do: write}, Answer{Text: assets.Text("step.mend"), Do: func() { r.goTo(unusual) }})
}

func (r *Record[T]) write(v T, next bool, leave func()) {
	if r.busy || r.done {
		return
	}
	r.setBusy(true)
	typed, _ := r.Read()
	forget := r.Drafts.writing(nil)
	done := func(s Saved, err error) {
		r.setBusy(false)
		var refused Refusal
		switch {
		case err == nil:
			r.leaving = firstOf(r.leaving, leave)
			r.saved(typed, s, next)
			return
		case errors.As(err, &refused):
			r.hold(refused.Refused())
		case !errors.Is(err, context.Canceled):
			r.Failed(err)
		}
		r.stay()
	}
	if r.Run != nil {
		r.Run(v, func(s Saved, err error) {
			if err == nil {
				inBackground(forget)
			}
			done(s, err)
		})
		return
	}
	RunAsync(func() (Saved, error) {
		s, err := r.Write(v)
		if err == nil {
			forget()
		}
		return s, err
	}, done)
}

func firstOf(all ...func()) func() {
	for _, f := range all {
		if f != nil {
			return f
		}
	}
	return nil
}

// saved tells what became of the write, and goes on.
func (r *Record[T]) saved(typed T, s Saved, next bool) {
	r.first, r.done = typed, s.Then != nil || r.hide != nil
	if s.Said != "" {
		Toast(r.Window.Canvas(), s.Said)
	}
	if s.Tell != nil {
		s.Tell()
	}
	leave := r.leaving
	r.leaving = nil
	switch {
	case r.hide != nil:
		r.hide()
		firstOf(s.Then, func() {})()
	case leave != nil:
		leave()
	case next && r.Next != nil:
		r.FocusFirst() // before: the question that is left must not complain in the empty form
		r.Begin(r.Next(typed))
		r.scroll.ScrollToTop()
	case s.Then != nil && r.Front != nil && !r.Front():
		r.then = s.Then // the clerk went elsewhere meanwhile
	case s.Then != nil:
		s.Then()
	}
}

func (r *Record[T]) setBusy(busy bool) {
	r.busy = busy
	SetEnabled(!busy, slices.DeleteFunc([]*Button{r.save, r.saveNext}, func(b *Button) bool { return b == nil })...)
}
