package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"donthu/assets"
)

// Question is one question of a Record, and the place of its answer in what the
// record writes. What it says of itself follows the answers: When, Hint, Label,
// Options and Follow are asked anew after every change, so they only look.
type Question[T any] struct {
	*asked

	read   func(*T) error // the error is a sentence for the clerk
	show   func(*T)
	none   func(*T)      // what a question that does not apply leaves
	when   func(*T) bool // nil: it always applies
	follow []func(*T) (moved bool)
}

// asked is what a question is without the type that it fills in.
type asked struct {
	*Field
	// Name is the data.Problem.Field that stands beside it.
	Name string

	applies bool
	more    bool   // shown once the clerk opens “Thông tin thêm”
	been    bool   // the clerk has answered or passed it, so that a mistake may be shown
	held    string // what the register said against the answer; it stands until that changes
	kept    string // the value of a choice that stays on offer
	missing string // what is said while it has no answer; empty when it need not have one
	changed func() // set by the record
	left    func()
}

// newQuestion is a question under the sentence of key, "" for none. name may be ""
// when no check speaks of it.
func newQuestion[T any](key, name string, answer fyne.CanvasObject) *Question[T] {
	label := ""
	if key != "" {
		label = assets.Text(key)
	}
	if name == "" {
		name = key
	}
	nothing := func(*T) {}
	return &Question[T]{
		asked: &asked{Field: NewField(label, answer), Name: name, applies: true, changed: func() {}, left: func() {}},
		read:  func(*T) error { return nil }, show: nothing, none: nothing,
	}
}

// Changed tells the record that the answer is another one; the widgets of the kit
// do so themselves, that of an Own question has to.
func (a *asked) Changed() { a.changed() }

// typed follows a key in an answer, which is shown right or wrong when the clerk
// has left it.
func (a *asked) typed(string) { a.changed() }

// chose follows a choice, which is right or wrong at once.
func (a *asked) chose() {
	a.been = true
	a.changed()
}

func (a *asked) passed() { a.left() }

// Require marks the question as one that must be answered.
func (q *Question[T]) Require() *Question[T] {
	q.Field.Require()
	return q
}

// Across gives the question the whole width of its form.
func (q *Question[T]) Across() *Question[T] {
	q.Field.Across()
	return q
}

// InMore puts the question under “Thông tin thêm”, which is closed at first. The
// questions there stand together, after all others.
func (q *Question[T]) InMore() *Question[T] {
	q.more = true
	return q
}

// When shows the question only while the answers say so. While it does not apply
// its answer reads as none; what was typed comes back with it.
func (q *Question[T]) When(applies func(*T) bool) *Question[T] {
	q.when = applies
	return q
}

// Example puts the sentence of key into the empty entry.
func (q *Question[T]) Example(key string) *Question[T] {
	if entry, ok := q.Widget.(interface{ SetPlaceHolder(string) }); ok {
		entry.SetPlaceHolder(assets.Text(key))
	}
	return q
}

// Follow fits the field to the answers: a star that comes and goes, for example.
func (q *Question[T]) Follow(fit func(*T, *Field)) *Question[T] {
	q.follow = append(q.follow, func(v *T) bool {
		fit(v, q.Field)
		return false
	})
	return q
}

// Hint shows a grey remark that the answers decide.
func (q *Question[T]) Hint(hint func(*T) string) *Question[T] {
	return q.Follow(func(v *T, f *Field) {
		f.SetHint(hint(v))
	})
}

// Notice shows below the question what the answers make necessary to know.
func (q *Question[T]) Notice(notice func(*T) string) *Question[T] {
	q.follow = append(q.follow, func(v *T) bool {
		before := q.Field.notice.Text()
		q.Field.SetNotice(notice(v))
		return q.Field.notice.Text() != before
	})
	return q
}

// Over gives the question as many columns of its form.
func (q *Question[T]) Over(columns int) *Question[T] {
	q.Span, q.Wide = columns, false
	return q
}

// Label gives the question words that the answers decide.
func (q *Question[T]) Label(label func(*T) string) *Question[T] {
	return q.Follow(func(v *T, f *Field) {
		if text := label(v); text != f.head.Label() {
			f.SetLabel(text)
		}
	})
}

// Options gives a choice the options that fit the answers. What is chosen stays
// while it is on offer; what was recorded before stays on offer.
func (q *Question[T]) Options(options func(*T) []Option) *Question[T] {
	q.follow = append(q.follow, func(v *T) bool { return q.offer(options(v), q.kept) })
	return q
}

// Fitting is Options without what was recorded before, unless options has it.
func (q *Question[T]) Fitting(options func(*T) []Option) *Question[T] {
	q.follow = append(q.follow, func(v *T) bool { return q.offer(options(v), "") })
	return q
}

// offer shows options, and kept beside them; it reports whether that took an answer away.
func (a *asked) offer(options []Option, kept string) (moved bool) {
	known := slices.ContainsFunc(options, func(o Option) bool { return o.Value == kept })
	if kept != "" && !known {
		options = append(slices.Clip(options), Option{Value: kept, Text: kept})
	}
	switch answer := a.Widget.(type) {
	case *Choice:
		before := answer.Value()
		if !slices.Equal(answer.options, options) {
			answer.SetOptions(options)
		}
		return answer.Value() != before
	case *Dropdown:
		before := answer.Value()
		if !slices.Equal(answer.options, options) {
			answer.SetChoices(options)
			answer.SetValue(before)
		}
		return answer.Value() != before
	}
	return false
}

// Within puts questions about a part of something into the record of the whole.
func Within[T, P any](part func(*T) *P, questions ...*Question[P]) []*Question[T] {
	all := make([]*Question[T], len(questions))
	for i, q := range questions {
		of := &Question[T]{asked: q.asked,
			read: func(v *T) error { return q.read(part(v)) },
			show: func(v *T) { q.show(part(v)) },
			none: func(v *T) { q.none(part(v)) }}
		if q.when != nil {
			of.when = func(v *T) bool { return q.when(part(v)) }
		}
		for _, follow := range q.follow {
			of.follow = append(of.follow, func(v *T) bool { return follow(part(v)) })
		}
		all[i] = of
	}
	return all
}
