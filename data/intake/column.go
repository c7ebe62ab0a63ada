package intake

import (
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/text"
)

// Holding is the kind of value that the cells of a column hold.
type Holding int

// The kinds of cells.
const (
	Text   Holding = iota // one line of text, or a word of a fixed list
	Lines                 // text of several lines
	Day                   // a real date
	Count                 // a whole number
	Amount                // money in millions of đồng or land in square metres
)

// Column is one column of a book of T: what it is called, how its value is
// taken from a record, and how a cell becomes part of one. Import and export
// share the columns, so that one reads what the other writes.
type Column[T any] struct {
	Key   string // of the heading: intake.column.<Key>
	Holds Holding

	// Value is what the export writes: a string, an int, a float64 or a
	// data.Date; its zero value stands for an empty cell. It is nil for columns
	// that only other offices' books have.
	Value func(*T) any

	// set takes a cell that is not empty into the record.
	set func(*row, *T, string)
}

// Heading is the heading that the export writes.
func (c Column[T]) Heading() string { return assets.Text("intake.column." + c.Key) }

// part is a column of a part of the record, which read takes from a cell.
func part[T, V any](key string, holds Holding, at func(*T) *V, read func(*row, string) V) Column[T] {
	return Column[T]{
		Key: key, Holds: holds,
		Value: func(v *T) any { return *at(v) },
		set:   func(r *row, v *T, s string) { *at(v) = read(r, s) },
	}
}

func textColumn[T any](key string, at func(*T) *string) Column[T] {
	return part(key, Text, at, func(_ *row, s string) string { return text.Clean(s) })
}

func lines[T any](key string, at func(*T) *string) Column[T] {
	return part(key, Lines, at, func(_ *row, s string) string { return text.CleanLines(s) })
}

func dayColumn[T any](key string, at func(*T) *day.Date) Column[T] {
	return part(key, Day, at, (*row).day)
}

func count[T any](key string, at func(*T) *int) Column[T] { return part(key, Count, at, (*row).count) }

func amount[T any](key string, at func(*T) *float64) Column[T] {
	return part(key, Amount, at, (*row).amountIn)
}

// numberColumn is a column of phone or identity numbers; lengths are those of numbers that lost
// the zeros before them.
func numberColumn[T any](key string, lengths map[int]string, at func(*T) *string) Column[T] {
	return part(key, Text, at, func(r *row, s string) string { return r.numberKept(s, lengths) })
}

// word is a column of words that the figures depend on: an unknown one is a
// reason to refuse the row.
func word[T any, K ~string](key string, words func() vocabulary[K], at func(*T) *K) Column[T] {
	return wordColumn(key, words, at, func(r *row, s string) {
		r.refuse(assets.Text("intake.word.unknown", "word", text.Clean(s), "known", words().labels))
	})
}

// freeWord is a column in which an unknown word is kept as a note.
func freeWord[T any, K ~string](key string, words func() vocabulary[K], at func(*T) *K) Column[T] {
	return wordColumn(key, words, at, (*row).keepUnknown)
}

func wordColumn[T any, K ~string](key string, words func() vocabulary[K], at func(*T) *K, unknown func(*row, string)) Column[T] {
	return Column[T]{
		Key: key, Holds: Text,
		Value: func(v *T) any { return words().shown(*at(v)) },
		set: func(r *row, v *T, s string) {
			if code, known := words().find(s); known {
				*at(v) = code
			} else {
				unknown(r, s)
			}
		},
	}
}

// kept is a column whose cells are kept as a note.
func kept[T any](key string) Column[T] {
	return Column[T]{Key: key, set: func(r *row, _ *T, s string) { r.keep(s) }}
}

// ignored is a column that says nothing, such as a mere count of rows.
func ignored[T any](key string) Column[T] { return Column[T]{Key: key, set: func(*row, *T, string) {}} }
