package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/text"
)

// Own is a question with a widget of its own, such as a list of persons. show may
// be called while the widget is in use; call Changed at every change. The widget's
// own entries know the keys of the form once the record has adopted them.
func Own[T any](key, name string, answer fyne.CanvasObject, read func(*T) error, show func(*T)) *Question[T] {
	q := newQuestion[T](key, name, answer)
	q.read, q.show = read, show
	return q
}

// Shown is something to read between the questions.
func Shown[T any](content fyne.CanvasObject) *Question[T] {
	return newQuestion[T]("", "", content).Across()
}

// Parsed asks in an entry, or a SuggestEntry, for something that is written as a
// text. The error of parse is a sentence for the clerk.
func Parsed[T, V any](key, name string, answer fyne.CanvasObject, at func(*T) *V, parse func(string) (V, error), write func(V) string) *Question[T] {
	q := newQuestion[T](key, name, answer)
	var entry *Entry
	set := func(text string) { entry.SetText(text) }
	switch e := answer.(type) {
	case *SuggestEntry:
		entry, set = &e.Entry, e.SetText
		e.Watch(q.asked.typed)
	case *Entry:
		entry, e.OnChanged = e, q.asked.typed
	}
	entry.OnLeave = q.passed
	var nothing V
	q.read = func(v *T) error {
		value, err := parse(entry.Value())
		if err != nil {
			value = nothing
		}
		*at(v) = value
		return err
	}
	q.show = func(v *T) { set(write(*at(v))) }
	q.none = func(v *T) { *at(v) = nothing }
	return q
}

func lineOf[T any](key, name string, answer fyne.CanvasObject, clean func(string) string, at func(*T) *string) *Question[T] {
	return Parsed(key, name, answer, at, func(typed string) (string, error) { return clean(typed), nil }, func(s string) string { return s })
}

// Line asks for one line.
func Line[T any](key, name string, at func(*T) *string) *Question[T] {
	return lineOf(key, name, NewEntry(), text.Clean, at)
}

// Lines asks for a text of several lines, rows of them visible.
func Lines[T any](key, name string, rows int, at func(*T) *string) *Question[T] {
	return lineOf(key, name, NewTextEntry(rows), text.CleanLines, at).Across()
}

// Suggested asks for one line and offers what is known to fit. suggest is called
// away from the screen's thread.
func Suggested[T any](key, name string, suggest func(typed string) []string, at func(*T) *string) *Question[T] {
	return lineOf(key, name, NewSuggestEntry(suggest), text.Clean, at)
}

// Count asks for a whole number that is not negative; nothing typed is 0. wrong is
// the key of the sentence about anything else, "" for that of ReadCount.
func Count[T any](key, name, wrong string, at func(*T) *int) *Question[T] {
	return Parsed(key, name, NewEntry(), at, func(typed string) (int, error) {
		n, err := ReadCount(typed)
		if (err != nil || n < 0) && wrong != "" {
			err = data.Tell(nil, wrong)
		}
		return n, err
	}, func(n int) string { return ShownAmount(float64(n)) })
}

// Amount asks for an amount as Vietnamese write it, 1.250,5; nothing typed is 0.
func Amount[T any](key, name string, at func(*T) *float64) *Question[T] {
	entry := NewEntry()
	entry.SetPlaceHolder("0")
	return Parsed(key, name, entry, at, ReadAmount, ShownAmount)
}

// Day asks for a day in a date field of the caller's, which knows today and the holidays.
func Day[T any](key, name string, day *DateField, at func(*T) *day.Date) *Question[T] {
	q := newQuestion[T](key, name, day)
	day.OnChanged, day.OnLeave = q.Changed, q.passed
	q.read = func(v *T) (err error) {
		*at(v), err = day.Date()
		return err
	}
	q.show = func(v *T) { day.SetDate(*at(v)) }
	q.none = func(v *T) { *at(v) = 0 }
	return q
}

// chooser is a widget that holds one of several values.
type chooser interface {
	fyne.CanvasObject
	Value() string
	SetValue(string)
}

func chosen[T any, V ~string](key, name string, options []Option, at func(*T) *V, widget func(changed func(string)) chooser) *Question[T] {
	var q *Question[T]
	answer := widget(func(string) { q.chose() })
	q = newQuestion[T](key, name, answer)
	q.read = func(v *T) error {
		*at(v) = V(answer.Value())
		return nil
	}
	q.show = func(v *T) {
		q.kept = string(*at(v))
		q.offer(options, q.kept)
		answer.SetValue(q.kept)
	}
	q.none = func(v *T) { *at(v) = "" }
	return q
}

// Choose asks for one of a few, shown side by side.
func Choose[T any, V ~string](key, name string, options []Option, at func(*T) *V) *Question[T] {
	return chosen(key, name, options, at, func(changed func(string)) chooser { return NewChoice(options, changed) })
}

// Pick asks for one of many, in a list that opens.
func Pick[T any, V ~string](key, name string, options []Option, at func(*T) *V) *Question[T] {
	return chosen(key, name, options, at, func(changed func(string)) chooser { return NewDropdown(options, changed) })
}

// Either asks which of two is the case; yes is the one that sets the flag.
func Either[T any](key, name, no, yes string, at func(*T) *bool) *Question[T] {
	const set, unset = "yes", "no"
	var q *Question[T]
	choice := NewChoice([]Option{{unset, assets.Text(no)}, {set, assets.Text(yes)}}, func(string) { q.chose() })
	q = newQuestion[T](key, name, choice)
	q.read = func(v *T) error {
		*at(v) = choice.Value() == set
		return nil
	}
	q.show = func(v *T) { choice.SetValue(map[bool]string{true: set, false: unset}[*at(v)]) }
	q.none = func(v *T) { *at(v) = false }
	return q
}

// Tick asks whether something is so; key is the sentence beside the box.
func Tick[T any](key, name string, at func(*T) *bool) *Question[T] {
	var q *Question[T]
	check := NewCheck(assets.Text(key), func(bool) { q.chose() })
	q = newQuestion[T]("", name, check).Across()
	q.read = func(v *T) error {
		*at(v) = check.Checked
		return nil
	}
	q.show = func(v *T) { check.SetChecked(*at(v)) }
	q.none = func(v *T) { *at(v) = false }
	return q
}

// OptionsOf are the options for values that have words of their own.
func OptionsOf[V interface {
	~string
	Label() string
}](values ...V) []Option {
	options := make([]Option, len(values))
	for i, v := range values {
		options[i] = Option{Value: string(v), Text: v.Label()}
	}
	return slices.Clip(options)
}
