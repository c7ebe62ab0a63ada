package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/finding"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// DirectionQuery says which directions to list.
type DirectionQuery struct {
	Text    string // words looked for, with or without accents, or a denouncer's code
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
		columns: []string{"given_on", "due_on", "done_on", "letter", "visit", "words", "doc"}, rows: func(_ *text.SortKeys, d *register.Direction) [][]any {
			return [][]any{{int(d.GivenOn), int(d.DueOn), int(d.DoneOn), d.Letter, d.Visit, directionWords(d), doc{d}}}
		}})
	s.beyond = func(l *ledger, _ *register.Direction, c steps.Content) (found []data.Problem, err error) {
		directed, _ := c.(register.Directed)
		err = l.findLetter(directed.Letter, &found)
		return found, err
	}
	return s
}()

// directionWords are the words by which a direction is found.
func directionWords(d *register.Direction) string {
	return foundBy([]string{d.Content, d.Doer, d.Unit, d.With, d.Leader, d.Letter, d.Document, d.Result, d.Latest}, nil)
}

// tellingOf are the directions that hold the words only because they name somebody whom the
// law keeps secret: nobody finds those. What a direction came of is another record, so that
// its words cannot be covered where they are kept.
func (s *Store) tellingOf(ctx context.Context, words string) (ids []int64, err error) {
	c := holdingWords("words", words)
	if len(c.All) == 0 {
		return nil, nil
	}
	c.AddIf(true, "(letter <> '' OR visit <> 0)")
	all, err := readDocs[register.Direction](ctx, s.read, nil, "SELECT id, doc FROM directions WHERE "+c.Where(), c.Args...)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	files, err := s.DirectionFiles(ctx, all...)
	asked := finding.Parse(words)
	for _, f := range files {
		if masked := f.Masked().Direction; !asked.In(directionWords(&masked)) {
			ids = append(ids, f.Direction.ID)
		}
	}
	return ids, err
}

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

// Direction is the direction with the given id; sql.ErrNoRows when there is none.
func (s *Store) Direction(ctx context.Context, id int64) (register.Direction, error) {
	return readDoc[register.Direction](ctx, s.read, nil, "SELECT id, doc FROM directions WHERE id = ?", id)
}

// Directions lists the directions that q asks for, those that are due first
// before the others, and says how many there are without Offset and Limit.
func (s *Store) Directions(ctx context.Context, q DirectionQuery) (all []register.Direction, total int, err error) {
	asked, err := s.searchFor(ctx, q.Text)
	if err != nil {
		return nil, 0, err
	}
	where, args := q.conditions(asked, s.Today())
	if !asked.coded {
		telling, err := s.tellingOf(ctx, q.Text)
		if err != nil {
			return nil, 0, err
		}
		telling = append(telling, 0) // no direction
		where, args = where+" AND id NOT IN (SELECT value FROM json_each(?))", append(args, sqlite.JSON(telling))
	}
	if total, err = sqlite.One[int](ctx, s.read, "SELECT count(*) FROM directions WHERE "+where, args...); err != nil {
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

func (q DirectionQuery) conditions(asked search, today day.Date) (string, []any) {
	c := holdingWords("words", asked.words)
	if asked.coded {
		c = sqlite.Conditions{}
		c.AddIf(true, "(visit IN (SELECT value FROM json_each(?)) OR letter IN (SELECT value FROM json_each(?)))", sqlite.JSON(asked.ids), sqlite.JSON(asked.letters))
	}
	c.AddIf(q.Open, "done_on = 0")
	c.AddIf(q.Overdue, "done_on = 0 AND due_on BETWEEN 1 AND ?", int(today)-1)
	c.AddIf(q.Done, "done_on > 0")
	c.AddIf(q.Reported, "done_on = 0 AND json_extract(doc, '$.reported')")
	c.AddIf(q.Unit != "", "coalesce(json_extract(doc, '$.unit'), json_extract(doc, '$.doer')) = ?", q.Unit)
	c.AddIf(q.Letter != "", "letter = ?", q.Letter)
	c.AddIf(q.Visit != 0, "visit = ?", q.Visit)
	c.AddIf(q.Meeting != 0, "json_extract(doc, '$.meeting') = ?", q.Meeting)
	c.AddIf(q.Given != day.Period{}, "given_on BETWEEN ? AND ?", int(q.Given.From), int(q.Given.To))
	return c.Where(), c.Args
}

// OverdueDirections counts the directions whose last day is over.
func (s *Store) OverdueDirections(ctx context.Context) (int, error) {
	where, args := DirectionQuery{Overdue: true}.conditions(search{}, s.Today())
	return sqlite.One[int](ctx, s.read, "SELECT count(*) FROM directions WHERE "+where, args...)
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
	files, err := s.DirectionFiles(ctx, all...)
	for i := 0; i < len(files) && err == nil; i++ {
		err = visit(&files[i])
	}
	return err
}

// DirectionFiles are the directions with their steps and the letters and visits that they
// came of, in their order. What it asks of the register does not grow with their number.
func (s *Store) DirectionFiles(ctx context.Context, all ...register.Direction) ([]register.DirectionFile, error) {
	var ids, visits []int64
	var letters [][]any
	for _, d := range all {
		ids, visits = append(ids, d.ID), append(visits, d.Visit)
		if n, wrong := register.ParseNumber(d.Letter); wrong == nil {
			letters = append(letters, []any{n.Year, n.Count, n.Branch})
		}
	}
	history, err := chain.List(ctx, s.read, "WHERE subject = ? AND subject_id IN (SELECT value FROM json_each(?)) ORDER BY seq", string(register.DirectionSubject), sqlite.JSON(ids))
	if err != nil {
		return nil, err
	}
	numbers, err := json.Marshal(letters)
	if err != nil {
		return nil, err
	}
	about, err := s.listLetters(ctx, "SELECT doc FROM letters WHERE (year, number, branch) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))", string(numbers))
	if err != nil {
		return nil, err
	}
	at, err := s.listVisits(ctx, "SELECT id, doc FROM receptions WHERE id IN (SELECT value FROM json_each(?))", sqlite.JSON(visits))
	told := map[int64][]steps.Step{}
	for _, step := range history {
		told[step.SubjectID] = append(told[step.SubjectID], step)
	}
	letterOf, visitOf := map[register.Number]*register.Letter{}, map[int64]*register.Reception{}
	for i := range about {
		letterOf[about[i].Number] = &about[i]
	}
	for i := range at {
		visitOf[at[i].ID] = &at[i]
	}
	files := make([]register.DirectionFile, len(all))
	for i, d := range all {
		number, _ := register.ParseNumber(d.Letter) // the zero number has no letter
		files[i] = register.DirectionFile{Direction: d, Steps: told[d.ID], Letter: letterOf[number], Visit: visitOf[d.Visit]}
	}
	return files, err
}
