package intake

import (
	"cmp"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/register"
)

// widestGap is how many numbers may lack between two letters of a book before the higher ones are
// asked about: more than a book leaves out, unless it is long itself.
const widestGap = 100

// findSeries finds the numbers of letters that stand far above all others of their year, in the
// book and in the register: one of them taken in, the register would count on from there.
func (run *run) findSeries() error {
	given := map[int][]int{} // by year
	for _, s := range run.sheets {
		at := s.at(s.numberKey())
		if s.subject != letters || s.own || s.restarts || at < 0 {
			continue
		}
		for number, row := range run.w.rows(s.index, s.name) {
			cells := row.Cells
			if number <= s.last || s.kindOfRow(number, cells) != recordRow {
				continue
			}
			if n, err := readNumber(cell(cells, at)); err == nil && n.Count > 0 {
				year := cmp.Or(n.Year, s.year, s.yearOf(cells))
				given[year] = append(given[year], n.Count)
			}
		}
		if run.w.err != nil {
			return run.w.err
		}
	}
	run.book.far = map[register.Number]int{}
	for year, all := range given {
		for n := range run.o.Last[year] { // a year's letters that the register has are the series too
			all = append(all, n+1)
		}
		for count, last := range farAbove(all) {
			run.book.far[register.Number{Year: year, Count: count}] = last
		}
	}
	return nil
}

// farAbove are those of the numbers that stand above a gap which is wider than the book is long,
// each with the last number below the gap. Where most stand above it, the book goes on from
// another one, and none is far.
func farAbove(numbers []int) map[int]int {
	all := slices.Compact(slices.Sorted(slices.Values(numbers)))
	far := map[int]int{}
	for i := 1; i < len(all); i++ {
		if above := len(all) - i; all[i]-all[i-1]-1 > max(widestGap, len(all)) && above < i {
			for _, n := range all[i:] {
				far[n] = all[i-1]
			}
			break
		}
	}
	return far
}

// numberKey is the key of the column in which the sheet keeps letters' numbers.
func (s *sheet) numberKey() string {
	if s.has("letter.number") {
		return "letter.number"
	}
	return "letter.ordinal"
}

// numberColumn is that column, A, B, …; empty for none.
func (s *sheet) numberColumn() string {
	if i := s.at(s.numberKey()); i >= 0 {
		return s.columns[i].letter
	}
	return ""
}

// Guess is a column that was taken for something by the meaning of its heading, which nobody has
// listed: it is said, so that somebody looks.
type Guess struct {
	Sheet   string // empty when the book has a single sheet
	Column  string // A, B, …
	Heading string // as the office wrote it
	As      string // what it is taken for
}

// guessed are the columns of the sheets that nobody said anything of.
func guessed(sheets []*sheet) (all []Guess) {
	for _, s := range sheets {
		for _, c := range s.columns {
			if c.meant && c.key != "" && !s.byLayout {
				all = append(all, Guess{s.shown, c.letter, c.heading, c.as()})
			}
		}
	}
	return all
}

// GuessedColumns are the columns in one line of words.
func GuessedColumns(all []Guess) string {
	var said []string
	for _, g := range all {
		at := g.Column
		if g.Sheet != "" {
			at = assets.Text("intake.guessed.sheet", "sheet", g.Sheet, "column", g.Column)
		}
		said = append(said, assets.Text("intake.guessed", "column", at, "heading", g.Heading, "as", g.As))
	}
	return strings.Join(slices.Compact(said), "; ")
}
