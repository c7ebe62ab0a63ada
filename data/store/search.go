package store

import (
	"context"
	"encoding/json"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"donthu/data/day"
	"donthu/data/register"
)

// Sort names the order of a page of letters.
type Sort string

// The orders.
const (
	ByNumber   Sort = "number"
	ByReceived Sort = "received"
	BySender   Sort = "sender"
	ByKind     Sort = "kind"
	ByState    Sort = "state"
	ByDue      Sort = "due"
	ByOfficer  Sort = "officer"
)

var sortColumns = map[Sort][]string{
	ByNumber:   {"year", "number", "branch"},
	ByReceived: {"received_on", "id"},
	BySender:   {"sender_sort", "id"},
	ByKind:     {"kind", "year", "number", "branch"},
	ByState:    {"state", "due_on", "id"},
	ByDue:      {"due_on", "id"}, // those without a limit last, see order
	ByOfficer:  {"officer", "due_on", "id"},
}

// Query says which letters to list, and in which order. The zero Query lists
// all, the newest number first when Descending is set.
type Query struct {
	Text       string // words looked for, with or without accents
	Kind       register.Kind
	State      register.State
	Year       int
	Open       bool     // the office still owes something
	Overdue    bool     // the running limit ended before today
	DueBy      day.Date // the running limit ends between today and this day
	Duty       string   // something is open by this rule
	LateOnce   bool     // something was done late
	Unrecorded bool     // of some duty nothing is written
	Undated    bool     // processed or settled on a day that the old book does not name
	IDs        []int64  // exactly these
	Officer    string   // in charge
	Unassigned bool     // nobody is in charge
	NoLimit    bool     // open, and no limit runs though the clock does not stand still
	DueAfter   day.Date // open, and the running limit ends after this day or stands still
	Field      register.Field
	Source     register.Source
	Area       string                 // of the ward, where the sender lives; no letter of a denouncer
	National   register.NationalState // whether it is on the national platform
	From, To   day.Date               // received between these days; zero: from the first, to the last
	Matter     string
	Sort       Sort // empty: ByNumber
	Descending bool
	Offset     int
	Limit      int // 0: 100
}

// Page is a part of the letters that a Query asks for.
type Page struct {
	Letters []register.Letter
	Total   int              // letters that match, at most CountLimit when More is set
	More    bool             // a search matches more than CountLimit letters
	Scans   map[int64]string // of letters that hold the words in a scan alone: what was recognised there
}

// CountLimit is how far hits of a search are counted: beyond it nobody reads on,
// and counting would cost more than finding.
const CountLimit = 1000

// order is the ORDER BY list of the query.
func (q Query) order(prefix string) string {
	columns := sortColumns[q.Sort]
	if columns == nil {
		columns = sortColumns[ByNumber]
	}
	direction := ""
	if q.Descending {
		direction = " DESC"
	}
	var parts []string
	if q.Sort == ByDue {
		parts = []string{prefix + "due_on = 0"} // whichever way: what has no limit is not the most urgent
	}
	for _, column := range columns {
		parts = append(parts, prefix+column+direction)
	}
	return strings.Join(parts, ", ")
}

// everyLetter is the condition that all letters meet.
const everyLetter = "1"

// conditionsOf is the WHERE list of a query on what the office chose: letters that came
// before it types any into the national platform are not to be typed there.
func (s *Store) conditionsOf(q Query) (string, []any) {
	if q.National == register.NationalToType {
		q.From = max(q.From, s.Settings().NationalFrom)
	}
	return q.conditions(s.Today())
}

// conditions is the WHERE list of the query without its search words.
func (q Query) conditions(today day.Date) (string, []any) {
	parts, args := []string{everyLetter}, []any(nil)
	add := func(condition string, values ...any) {
		parts, args = append(parts, condition), append(args, values...)
	}
	if q.Kind != "" {
		add("kind = ?", string(q.Kind))
	}
	if q.State != "" {
		add("state = ?", string(q.State))
	}
	if q.Year != 0 {
		add("year = ?", q.Year)
	}
	if q.Open {
		add("state <> ?", string(register.Closed))
	}
	if q.Overdue {
		add("due_on BETWEEN 1 AND ?", int(today)-1)
	}
	if !q.DueBy.IsZero() {
		add("due_on BETWEEN ? AND ?", int(today), int(q.DueBy))
	}
	if q.Duty != "" {
		add("letters.id IN (SELECT letter FROM duties WHERE rule = ? AND "+openDuty+")", q.Duty, int(today))
	}
	if q.LateOnce {
		add("late = 1")
	}
	if q.Unrecorded {
		add("unrecorded > 0")
	}
	if q.Undated {
		add("(handled = 1 AND handled_on = 0 OR result <> '' AND settled_on = 0)")
	}
	if q.Matter != "" {
		add("matter = ?", q.Matter)
	}
	if q.Officer != "" {
		add("officer = ?", q.Officer)
	}
	if q.Unassigned {
		add("officer = ''")
	}
	if q.NoLimit {
		add("due_on = 0 AND state NOT IN (?, ?)", string(register.Closed), string(register.Suspended))
	}
	if !q.DueAfter.IsZero() {
		add("(state <> ? AND due_on > ? OR due_on = 0 AND state = ?)", string(register.Closed), int(q.DueAfter), string(register.Suspended))
	}
	if q.Field != "" {
		add("field = ?", string(q.Field))
	}
	if q.Source != "" {
		add("source = ?", string(q.Source))
	}
	if q.Area != "" {
		add("area = ?", q.Area)
	}
	if q.National != "" {
		add("national = ?", string(q.National))
	}
	if !q.From.IsZero() {
		add("received_on >= ?", int(q.From))
	}
	if !q.To.IsZero() {
		add("received_on BETWEEN 1 AND ?", int(q.To))
	}
	if c, ok := register.TypedCode(q.Text); ok {
		condition, values := ofLetters(c)
		add(condition, values...)
	}
	if q.IDs != nil {
		ids, err := json.Marshal(q.IDs)
		if err != nil {
			ids = []byte("[]") // numbers always marshal
		}
		add("letters.id IN (SELECT value FROM json_each(?))", string(ids))
	}
	return strings.Join(parts, " AND "), args
}

// Counts are how many letters each query lists, without their search words.
func (s *Store) Counts(ctx context.Context, queries ...Query) ([]int, error) {
	counts := make([]int, len(queries))
	for i, q := range queries {
		where, args := s.conditionsOf(q)
		if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM letters WHERE "+where, args...).Scan(&counts[i]); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// Officers are all who are or were in charge of a letter, as a Vietnamese list has them.
func (s *Store) Officers(ctx context.Context) ([]string, error) {
	return s.names(ctx, "SELECT DISTINCT officer FROM letters WHERE officer <> ''")
}

// Areas are the parts of the ward from which most letters come, at most forty, as a
// Vietnamese list has them.
func (s *Store) Areas(ctx context.Context) ([]string, error) {
	return s.names(ctx, "SELECT area FROM letters WHERE area <> '' GROUP BY area ORDER BY count(*) DESC, area LIMIT 40")
}

// names reads and sorts names.
func (s *Store) names(ctx context.Context, query string) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		all = append(all, name)
	}
	collate.New(language.Vietnamese).SortStrings(all)
	return all, rows.Err()
}
