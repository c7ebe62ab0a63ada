package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data"
)

// DirectionQuery says which directions to list.
type DirectionQuery struct {
	Text    string // words looked for, with or without accents
	Open    bool   // not done
	Overdue bool   // not done, and the last day is over
	Done    bool
	Letter  string // number of the letter they were given on
	Visit   int64  // reception at which they were given
	Meeting int64  // meeting at which they were concluded
	Given   data.Period
	Offset  int
	Limit   int // 0: all
}

// AddDirection writes down what a leader directed on the day. A *CheckError names
// what forbids it; nothing is written then.
func (s *Store) AddDirection(ctx context.Context, on data.Date, c data.Directed) (data.Direction, error) {
	var d data.Direction
	err := s.inLedger(ctx, func(l *ledger) error {
		draft := data.Draft{On: on, Content: c}
		if wrong := data.Blocking(data.CheckDirection(data.Direction{}, draft, s.Today())); len(wrong) > 0 {
			return &CheckError{wrong}
		}
		if err := l.letterExists(c.Letter); err != nil {
			return err
		}
		step, err := l.append(data.DirectionSubject, l.seq+1, draft)
		if err != nil {
			return err
		}
		d, err = l.projectDirection([]data.Step{step})
		return err
	})
	return d, err
}

// letterExists refuses a number that no letter has.
func (l *ledger) letterExists(number string) error {
	n, err := data.ParseNumber(number)
	if err != nil {
		return nil // none was named; CheckDirection has judged its form
	}
	var id int64
	found, err := l.scan("SELECT id FROM letters WHERE year = ? AND number = ? LIMIT 1", []any{n.Year, n.Count}, &id)
	if err == nil && !found {
		err = &CheckError{[]data.Problem{{Field: data.FieldLetter, Sentence: assets.Text("store.noLetter", number)}}}
	}
	return err
}

// AddDirectionSteps writes what happened to a direction, all drafts or none, and
// returns what it is now. A *CheckError names what forbids it.
func (s *Store) AddDirectionSteps(ctx context.Context, id int64, drafts ...data.Draft) (data.Direction, error) {
	var d data.Direction
	err := s.inLedger(ctx, func(l *ledger) error {
		steps, err := stepsOf(ctx, l.tx, data.DirectionSubject, id)
		if err != nil {
			return err
		}
		for _, draft := range drafts {
			now, given, err := data.FoldDirection(steps)
			if err != nil || !given {
				return fmt.Errorf("direction %d: %w", id, orGone(err))
			}
			if _, isCorrection := draft.Content.(data.Corrected); !isCorrection {
				if wrong := data.Blocking(data.CheckDirection(now, draft, s.Today())); len(wrong) > 0 {
					return &CheckError{wrong}
				}
			}
			step, err := l.append(data.DirectionSubject, id, draft)
			if err != nil {
				return err
			}
			steps = append(steps, step)
		}
		d, err = l.projectDirection(steps)
		return err
	})
	return d, err
}

func orGone(err error) error {
	if err == nil {
		return sql.ErrNoRows
	}
	return err
}

// projectDirection writes what a direction is now; an annulled one goes.
func (l *ledger) projectDirection(steps []data.Step) (data.Direction, error) {
	d, given, err := data.FoldDirection(steps)
	if err != nil {
		return d, err
	}
	if !given {
		return d, l.exec("DELETE FROM directions WHERE id = ?", steps[0].SubjectID)
	}
	doc, err := json.Marshal(d)
	if err != nil {
		return d, err
	}
	words := foldedWords(d.Content, d.Doer, d.Unit, d.With, d.Leader, d.Letter, d.Document, d.Result, d.Latest)
	return d, l.exec("INSERT OR REPLACE INTO directions (id, given_on, due_on, done_on, letter, visit, words, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		d.ID, int(d.GivenOn), int(d.DueOn), int(d.DoneOn), d.Letter, d.Visit, words, string(doc))
}

// foldedWords are the words of texts without accents, each after a space, so that
// LIKE finds the beginnings of words.
func foldedWords(texts ...string) string {
	return " " + strings.Join(searchTerms(data.FoldText(strings.Join(texts, " "))), " ")
}

// holdingWords is a condition that a column made by foldedWords holds all words
// of text, each as the beginning of a word.
func holdingWords(column, text string) (conditions []string, args []any) {
	for _, term := range searchTerms(data.FoldText(text)) {
		conditions, args = append(conditions, column+" LIKE ?"), append(args, "% "+term+"%")
	}
	return conditions, args
}

// Direction is the direction with the given id; sql.ErrNoRows when there is none.
func (s *Store) Direction(ctx context.Context, id int64) (data.Direction, error) {
	var d data.Direction
	var doc []byte
	if err := s.read.QueryRowContext(ctx, "SELECT doc FROM directions WHERE id = ?", id).Scan(&doc); err != nil {
		return d, err
	}
	return d, json.Unmarshal(doc, &d)
}

// Directions lists the directions that q asks for, those that are due first
// before the others, and says how many there are without Offset and Limit.
func (s *Store) Directions(ctx context.Context, q DirectionQuery) (all []data.Direction, total int, err error) {
	where, args := q.conditions(s.Today())
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM directions WHERE "+where, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	if q.Limit == 0 {
		q.Limit = -1 // no limit, as SQLite says it
	}
	// What is not done comes first, by its last day; then what was done last.
	rows, err := s.read.QueryContext(ctx, "SELECT doc FROM directions WHERE "+where+
		" ORDER BY done_on > 0, CASE WHEN done_on > 0 THEN -done_on WHEN due_on = 0 THEN 99999999 ELSE due_on END, id DESC LIMIT ? OFFSET ?",
		append(args, q.Limit, q.Offset)...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var doc sql.RawBytes
		var d data.Direction
		if err := rows.Scan(&doc); err != nil {
			return nil, 0, err
		}
		if err := json.Unmarshal(doc, &d); err != nil {
			return nil, 0, err
		}
		all = append(all, d)
	}
	return all, total, rows.Err()
}

func (q DirectionQuery) conditions(today data.Date) (string, []any) {
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
	if q.Letter != "" {
		add("letter = ?", q.Letter)
	}
	if q.Visit != 0 {
		add("visit = ?", q.Visit)
	}
	if q.Meeting != 0 {
		add("json_extract(doc, '$.meeting') = ?", q.Meeting)
	}
	if q.Given != (data.Period{}) {
		add("given_on BETWEEN ? AND ?", int(q.Given.From), int(q.Given.To))
	}
	return strings.Join(append(parts, "1"), " AND "), args
}

// OverdueDirections counts the directions whose last day is over.
func (s *Store) OverdueDirections(ctx context.Context) (int, error) {
	var n int
	where, args := DirectionQuery{Overdue: true}.conditions(s.Today())
	err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM directions WHERE "+where, args...).Scan(&n)
	return n, err
}

// DirectionsOf are the directions that the office had to carry out in the period
// (see data.DirectionsOf).
func (s *Store) DirectionsOf(ctx context.Context, p data.Period) ([]data.Direction, error) {
	all, _, err := s.Directions(ctx, DirectionQuery{})
	return data.DirectionsOf(all, p), err
}

// EachDirection calls visit with every direction given in the period, by day.
func (s *Store) EachDirection(ctx context.Context, p data.Period, visit func(*data.DirectionFile) error) error {
	all, _, err := s.Directions(ctx, DirectionQuery{Given: p})
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b data.Direction) int {
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
func (s *Store) DirectionFile(ctx context.Context, d data.Direction) (file data.DirectionFile, err error) {
	file.Direction = d
	if file.Steps, err = s.Steps(ctx, data.DirectionSubject, d.ID); err != nil {
		return file, err
	}
	if n, wrong := data.ParseNumber(d.Letter); wrong == nil {
		letter, err := s.LetterByNumber(ctx, n)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return file, err
		}
		if err == nil {
			file.Letter = &letter
		}
	}
	if d.Visit != 0 {
		reception, err := s.Reception(ctx, d.Visit)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return file, err
		}
		if err == nil {
			file.Visit = &reception
		}
	}
	return file, nil
}
