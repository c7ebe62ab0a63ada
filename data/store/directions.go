package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// DirectionQuery says which directions to list.
type DirectionQuery struct {
	Text    string // words looked for, with or without accents
	Open    bool   // not done
	Overdue bool   // not done, and the last day is over
	Done    bool
	// Reported asks for those that are reported as done and not confirmed.
	Reported bool
	Unit     string // that carries them out, or the person where no unit is named
	Letter   string // number of the letter they were given on
	Visit    int64  // reception at which they were given
	Meeting  int64  // meeting at which they were concluded
	Given    day.Period
	Offset   int
	Limit    int // 0: all
}

// directions are what leaders directed.
var directions = func() *subject[register.Direction] {
	s := keeping(register.Directions, table[register.Direction]{projection: projection{name: "directions", column: "id"},
		columns: []string{"given_on", "due_on", "done_on", "letter", "visit", "words", "doc"}, rows: func(_ *sortKeys, d *register.Direction) [][]any {
			words := foldedWords(d.Content, d.Doer, d.Unit, d.With, d.Leader, d.Letter, d.Document, d.Result, d.Latest)
			return [][]any{{int(d.GivenOn), int(d.DueOn), int(d.DoneOn), d.Letter, d.Visit, words, doc{d}}}
		}})
	s.beyond = func(l *ledger, _ *register.Direction, c steps.Content) (found []data.Problem, err error) {
		directed, _ := c.(register.Directed)
		err = l.findLetter(directed.Letter, &found)
		return found, err
	}
	return s
}()

// AddDirection writes down what a leader directed on the day. A *CheckError names
// what forbids it; nothing is written then.
func (s *Store) AddDirection(ctx context.Context, on day.Date, c register.Directed) (register.Direction, error) {
	return directions.begin(ctx, s, on, c)
}

// AddDirectionSteps writes what happened to a direction, all drafts or none, and
// returns what it is now. A *CheckError names what forbids it.
func (s *Store) AddDirectionSteps(ctx context.Context, id int64, drafts ...steps.Draft) (register.Direction, error) {
	return directions.change(ctx, s, id, func(*ledger, register.Direction) ([]steps.Draft, error) { return drafts, nil })
}

// foldedWords are the words of texts without accents, each after a space, so that
// LIKE finds the beginnings of words.
func foldedWords(texts ...string) string {
	return " " + strings.Join(searchTerms(text.Fold(strings.Join(texts, " "))), " ")
}

// holdingWords is a condition that a column made by foldedWords holds all words
// of text, each as the beginning of a word.
func holdingWords(column, words string) (conditions []string, args []any) {
	for _, term := range searchTerms(text.Fold(words)) {
		conditions, args = append(conditions, column+" LIKE ?"), append(args, "% "+term+"%")
	}
	return conditions, args
}

// Direction is the direction with the given id; sql.ErrNoRows when there is none.
func (s *Store) Direction(ctx context.Context, id int64) (register.Direction, error) {
	return readDoc[register.Direction](ctx, s.read, nil, "SELECT id, doc FROM directions WHERE id = ?", id)
}

// Directions lists the directions that q asks for, those that are due first
// before the others, and says how many there are without Offset and Limit.
func (s *Store) Directions(ctx context.Context, q DirectionQuery) (all []register.Direction, total int, err error) {
	where, args := q.conditions(s.Today())
	if total, err = one[int](ctx, s.read, "SELECT count(*) FROM directions WHERE "+where, args...); err != nil {
		return nil, 0, err
	}
	if q.Limit == 0 {
		q.Limit = -1 // no limit, as SQLite says it
	}
	// What is not done comes first, by its last day; then what was done last.
	all, err = readDocs[register.Direction](ctx, s.read, nil, "SELECT id, doc FROM directions WHERE "+where+
		" ORDER BY done_on > 0, CASE WHEN done_on > 0 THEN -done_on WHEN due_on = 0 THEN 99999999 ELSE due_on END, id DESC LIMIT ? OFFSET ?",
		append(args, q.Limit, q.Offset)...)
	return all, total, err
}

func (q DirectionQuery) conditions(today day.Date) (string, []any) {
	parts, args := holdingWords("words", q.Text)
	add := func(condition string, values ...any) {
		parts, args = append(parts, condition), append(args, values...)
	}
	if q.Open {
		add("done_on = 0")
	}
	if q.Overdue {
		add("done_on = 0 AND due_on BETWEEN 1 AND ?", int(today)-1)
	}
	if q.Done {
		add("done_on > 0")
	}
	if q.Reported {
		add("done_on = 0 AND json_extract(doc, '$.reported')")
	}
	if q.Unit != "" {
		add("coalesce(json_extract(doc, '$.unit'), json_extract(doc, '$.doer')) = ?", q.Unit)
	}
	if q.Reported {
		add("done_on = 0 AND json_extract(doc, '$.reported')")
	}
	if q.Unit != "" {
		add("coalesce(json_extract(doc, '$.unit'), json_extract(doc, '$.doer')) = ?", q.Unit)
	}
	if q.Letter != "" {
		add("letter = ?", q.Letter)
	}
	if q.Visit != 0 {
		add("visit = ?", q.Visit)
	}
	if q.Meeting != 0 {
		add("json_extract(doc, '$.meeting') = ?", q.Meeting)
	}
	if q.Given != (day.Period{}) {
		add("given_on BETWEEN ? AND ?", int(q.Given.From), int(q.Given.To))
	}
	return strings.Join(append(parts, "1"), " AND "), args
}

// OverdueDirections counts the directions whose last day is over.
func (s *Store) OverdueDirections(ctx context.Context) (int, error) {
	where, args := DirectionQuery{Overdue: true}.conditions(s.Today())
	return one[int](ctx, s.read, "SELECT count(*) FROM directions WHERE "+where, args...)
}

// DirectionsOf are the directions that the office had to carry out in the period
// (see data.DirectionsOf).
func (s *Store) DirectionsOf(ctx context.Context, p day.Period) ([]register.Direction, error) {
	all, _, err := s.Directions(ctx, DirectionQuery{})
	return register.DirectionsOf(all, p), err
}

// EachDirection calls visit with every direction given in the period, by day.
func (s *Store) EachDirection(ctx context.Context, p day.Period, visit func(*register.DirectionFile) error) error {
	all, _, err := s.Directions(ctx, DirectionQuery{Given: p})
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b register.Direction) int {
		return cmp.Or(cmp.Compare(a.GivenOn, b.GivenOn), cmp.Compare(a.ID, b.ID))
	})
	for _, d := range all {
		file, err := s.DirectionFile(ctx, d)
		if err != nil {
			return err
		}
		if err := visit(&file); err != nil {
			return err
		}
	}
	return nil
}

// DirectionFile is the direction with its steps and the letter and visit that it
// came of.
func (s *Store) DirectionFile(ctx context.Context, d register.Direction) (file register.DirectionFile, err error) {
	file.Direction = d
	if file.Steps, err = s.Steps(ctx, register.DirectionSubject, d.ID); err != nil {
		return file, err
	}
	if n, wrong := register.ParseNumber(d.Letter); wrong == nil {
		if file.Letter, err = ifThere(s.LetterByNumber(ctx, n)); err != nil {
			return file, err
		}
	}
	if d.Visit != 0 {
		file.Visit, err = ifThere(s.Reception(ctx, d.Visit))
	}
	return file, err
}

// ifThere is what was read, nil when there is none.
func ifThere[T any](found T, err error) (*T, error) {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &found, nil
}
