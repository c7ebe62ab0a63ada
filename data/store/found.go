package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"donthu/data/finding"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/text"
)

// ranking is how the letters of a search stand: first those whose number was typed in
// full, then those that hold the words just as they were typed, then all others; within
// each in the order that the query asks for.
type ranking struct {
	where string // what the letters must meet beside the words
	args  []any
	first []int64
	match string // of letters_text: all that is found
	best  string // what is found better; "" where all is found alike
	order string
	scans []int64 // that are found in a scan alone, behind all others
	total int
	more  bool
}

// byRow is the order in which the index itself reads its hits.
const byRow = "t.rowid DESC"

// Letters lists the letters that q asks for; see ranking for the order of what is searched.
func (s *Store) Letters(ctx context.Context, q Query) (Page, error) {
	if q.Limit == 0 {
		q.Limit = 100
	}
	where, args := s.conditionsOf(q)
	r, searched, err := s.rank(ctx, q, where, args)
	if err != nil {
		return Page{}, err
	}
	if searched {
		page := Page{Total: r.total, More: r.more}
		if page.Letters, err = s.ranked(ctx, r, q.Limit, q.Offset); err != nil || len(r.scans) == 0 {
			return page, err
		}
		first := max(0, q.Offset-(r.total-len(r.scans)))
		ids := r.scans[min(first, len(r.scans)):min(first+q.Limit-len(page.Letters), len(r.scans))]
		found, err := s.lettersOf(ctx, ids)
		if err != nil {
			return page, err
		}
		page.Letters = append(page.Letters, found...)
		page.Scans, err = s.scanTexts(ctx, finding.Parse(q.Text).Match(false), ids)
		return page, err
	}
	var page Page
	if page.Total, err = sqlite.One[int](ctx, s.read, "SELECT count(*) FROM letters WHERE "+where, args...); err != nil {
		return page, err
	}
	page.Letters, err = s.listLetters(ctx,
		"SELECT doc FROM letters WHERE "+where+" ORDER BY "+q.order("")+" LIMIT ? OFFSET ?", append(args, q.Limit, q.Offset)...)
	return page, err
}

// rank says how what is searched stands; not searched when no word is looked for.
func (s *Store) rank(ctx context.Context, q Query, where string, args []any) (r ranking, searched bool, err error) {
	asked := finding.Parse(q.Text)
	if _, isCode := register.TypedCode(q.Text); isCode || asked.Empty() {
		return r, false, nil
	}
	r.where, r.args = where, args
	if r.first, err = s.numbered(ctx, q.Text, where, args); err != nil {
		return r, true, err
	}
	if n, ok := register.TypedNumber(q.Text); ok {
		asked = finding.Parse(n.String())
		r.best = finding.Parse(`"` + n.String() + `"`).Match(false)
	}
	r.match = asked.Match(false)
	if asked.Ranked() {
		r.best = asked.Match(true)
	}
	for _, facet := range q.facets() { // fewer letters are looked at
		r.match += ` AND facets:"` + facet + `"`
		if r.best != "" {
			r.best += ` AND facets:"` + facet + `"`
		}
	}
	r.total, err = s.countHits(ctx, r)
	if r.total > CountLimit {
		r.total, r.more = CountLimit, true
	}
	if err == nil && !r.more {
		r.scans, err = s.inScans(ctx, q, r, finding.Parse(q.Text))
		r.total += len(r.scans)
	}
	r.order = q.order("letters.")
	if r.more && (q.Sort == "" || q.Sort == ByNumber) && q.Descending {
		r.order = byRow // letters are numbered as they are written: near enough, and no sort of all hits
	}
	return r, true, err
}

// facets are the words under which the index of words knows what the query's filters ask
// for. They only leave out what does not meet the filters: these are asked all the same.
func (q Query) facets() (all []string) {
	add := func(name, value string) {
		if value != "" {
			all = append(all, finding.Facet(name, value))
		}
	}
	add("kind", string(q.Kind))
	add("state", string(q.State))
	add("field", string(q.Field))
	add("source", string(q.Source))
	add("officer", q.Officer)
	if q.Year != 0 {
		add("year", strconv.Itoa(q.Year))
	}
	if q.Open {
		all = append(all, "open")
	}
	return all
}

// countHits counts what is found, one more than CountLimit at most.
func (s *Store) countHits(ctx context.Context, r ranking) (int, error) {
	hits := "FROM letters_text t JOIN letters ON letters.id = t.rowid WHERE letters_text MATCH ? AND " + r.where
	if len(r.args) == 0 && r.where == everyLetter {
		hits = "FROM letters_text WHERE letters_text MATCH ?" // no letter need be looked at
	}
	return sqlite.One[int](ctx, s.read, fmt.Sprintf("SELECT count(*) FROM (SELECT 1 %s LIMIT %d)", hits, CountLimit+1), append([]any{r.match}, r.args...)...)
}

// ranked are the letters of a page.
func (s *Store) ranked(ctx context.Context, r ranking, limit, offset int) (all []register.Letter, err error) {
	if offset < len(r.first) {
		ids := r.first[offset:min(offset+limit, len(r.first))]
		if all, err = s.lettersOf(ctx, ids); err != nil {
			return nil, err
		}
	}
	before := len(r.first)
	apart := ""
	args := append([]any(nil), r.args...)
	if before > 0 {
		apart, args = " AND t.rowid NOT IN (SELECT value FROM json_each(?))", append(args, sqlite.JSON(r.first))
	}
	// part adds the page's share of the letters that match, which stand behind the first
	// before letters.
	part := func(match, apart string, args ...any) error {
		if len(all) == limit {
			return nil
		}
		// The page is chosen first: letters are read whole for its rows only.
		ids, err := sqlite.Values[int64](ctx, s.read, "SELECT letters.id FROM letters_text t JOIN letters ON letters.id = t.rowid WHERE letters_text MATCH ? AND "+r.where+apart+
			" ORDER BY "+r.order+" LIMIT ? OFFSET ?", append(append([]any{match}, args...), limit-len(all), max(0, offset-before))...)
		if err != nil {
			return err
		}
		more, err := s.lettersOf(ctx, ids)
		all = append(all, more...)
		return err
	}
	if r.best == "" {
		return all, part(r.match, apart, args...)
	}
	if err := part(r.best, apart, args...); err != nil || len(all) == limit {
		return all, err
	}
	better, err := sqlite.One[int](ctx, s.read, fmt.Sprintf("SELECT count(*) FROM (SELECT 1 FROM letters_text t JOIN letters ON letters.id = t.rowid WHERE letters_text MATCH ? AND %s LIMIT %d)",
		r.where+apart, offset+limit+1), append([]any{r.best}, args...)...)
	if err != nil {
		return all, err
	}
	before += better
	return all, part(r.match, apart+" AND t.rowid NOT IN (SELECT rowid FROM letters_text WHERE letters_text MATCH ?)", append(args, r.best)...)
}

// lettersOf are the letters with the ids, in that order.
func (s *Store) lettersOf(ctx context.Context, ids []int64) ([]register.Letter, error) {
	return s.listLetters(ctx, "SELECT doc FROM json_each(?) AS page CROSS JOIN letters ON letters.id = page.value ORDER BY page.key", sqlite.JSON(append([]int64{}, ids...)))
}

// Beside is the letter that stands before or after another in the order of q, 0 when
// there is none, or when q does not list that letter.
func (s *Store) Beside(ctx context.Context, q Query, id int64, after bool) (other int64, err error) {
	where, args := s.conditionsOf(q)
	r, searched, err := s.rank(ctx, q, where, args)
	if err != nil {
		return 0, err
	}
	order, ordered := q.order(""), []any(nil)
	if searched {
		if r.order == byRow {
			r.order = "letters.id DESC"
		}
		where += " AND (letters.id IN (SELECT rowid FROM letters_text WHERE letters_text MATCH ?) OR letters.id IN (SELECT value FROM json_each(?)))"
		args = append(args, r.match, sqlite.JSON(append([]int64{}, r.scans...)))
		order, ordered = "coalesce((SELECT key FROM json_each(?) WHERE value = letters.id), ?), "+r.order, []any{sqlite.JSON(r.first), len(r.first)}
		if r.best != "" {
			order = "coalesce((SELECT key FROM json_each(?) WHERE value = letters.id), ?), letters.id NOT IN (SELECT rowid FROM letters_text WHERE letters_text MATCH ?), " + r.order
			ordered = append(ordered, r.best)
		}
		order, ordered = "letters.id IN (SELECT value FROM json_each(?)), "+order, append([]any{sqlite.JSON(append([]int64{}, r.scans...))}, ordered...)
	}
	next := "lag"
	if after {
		next = "lead"
	}
	err = s.read.QueryRowContext(ctx, fmt.Sprintf("SELECT other FROM (SELECT id, coalesce(%s(id) OVER (ORDER BY %s), 0) AS other FROM letters WHERE %s) WHERE id = ?",
		next, order, where), append(append(ordered, args...), id)...).Scan(&other)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return other, err
}

// numbered are the letters that bear the number which the words are, and those on which
// the document of that number was issued; a number without its year is meant of the latest
// first. where and args are what they must meet.
func (s *Store) numbered(ctx context.Context, words, where string, args []any) ([]int64, error) {
	said := text.Clean(words)
	if n, ok := register.TypedNumber(words); ok {
		return sqlite.Values[int64](ctx, s.read, "SELECT id FROM letters WHERE year = ? AND number = ? AND "+where+" ORDER BY branch <> ?, branch",
			append(append([]any{n.Year, n.Count}, args...), n.Branch)...)
	}
	count, counted := register.TypedCount(said)
	document, issued := register.ParseDocumentNumber(said)
	if !counted && !issued || len(said) > 40 {
		return nil, nil
	}
	years, err := s.years(ctx)
	if err != nil {
		return nil, err
	}
	if counted {
		return sqlite.Values[int64](ctx, s.read, "SELECT id FROM letters WHERE year IN (SELECT value FROM json_each(?)) AND number = ? AND "+where+" ORDER BY year DESC, branch",
			append([]any{years, count}, args...)...)
	}
	return sqlite.Values[int64](ctx, s.read, `SELECT id FROM letters WHERE id IN (SELECT occasion FROM replies WHERE symbol = ? AND year IN (SELECT value FROM json_each(?)) AND count = ?
		AND subject = 'letter') AND `+where+" ORDER BY id DESC", append([]any{document.Symbol, years, document.Count}, args...)...)
}

// mostYears is how many years back a number without its year is looked for.
const mostYears = 60

// years are those of the register's letters and of its documents, as a list for json_each.
func (s *Store) years(ctx context.Context) (string, error) {
	var first, last int
	err := s.read.QueryRowContext(ctx, "SELECT coalesce((SELECT min(year) FROM letters), 0), coalesce((SELECT max(year) FROM letters), 0)").Scan(&first, &last)
	last = max(last, s.Today().Year())
	var years []int64
	for year := last; year >= max(first, last-mostYears); year-- {
		years = append(years, int64(year))
	}
	return sqlite.JSON(years), err
}

// Lack is why a search finds nothing, as far as that can be told.
type Lack struct {
	Unfiltered int      // letters that hold the words but do not meet the filters
	Apart      int      // letters that hold the words of the phrases, not beside each other
	Words      []string // that no letter holds
}

// Lacks says why q lists nothing: what would list something.
func (s *Store) Lacks(ctx context.Context, q Query) (lack Lack, err error) {
	asked := finding.Parse(q.Text)
	if _, isCode := register.TypedCode(q.Text); isCode || asked.Empty() {
		return lack, nil
	}
	count := func(asked finding.Asked) (n int) {
		if err == nil {
			n, err = s.countHits(ctx, ranking{where: everyLetter, match: asked.Match(false)})
		}
		return n
	}
	lack.Unfiltered = count(asked)
	if lack.Unfiltered > 0 {
		return lack, err
	}
	if asked.Phrases() {
		lack.Apart = count(asked.Loose())
	}
	for _, one := range asked.Terms() {
		if count(one) == 0 {
			lack.Words = append(lack.Words, one.Said())
		}
	}
	return lack, err
}

// DenouncedBy are the letters of denouncers whose names, addresses or numbers hold the
// words, the latest first, at most as many. It tells who denounced: whoever asks must be
// written down in the same transaction.
func (t *Tx) DenouncedBy(words string, most int) ([]register.Letter, error) {
	asked := finding.Parse(words)
	if asked.Empty() {
		return nil, nil
	}
	return sqlite.List(t.l.ctx, t.l.tx, func(row sqlite.Scan) (l register.Letter, err error) {
		var raw sql.RawBytes
		if err = row(&raw); err == nil {
			err = json.Unmarshal(raw, &l)
		}
		return l, err
	}, "SELECT doc FROM denouncers_text t JOIN letters ON letters.id = t.rowid WHERE denouncers_text MATCH ? ORDER BY letters.id DESC LIMIT ?", asked.Match(false), most)
}

// foundBy is the column of words by which LIKE finds a record, see finding.Indexed.Words.
func foundBy(texts, numbers []string) string { return finding.Index(texts, numbers).Words() }

// holdingWords is a condition that a column made by foundBy holds all that is looked for.
func holdingWords(column, words string) (c sqlite.Conditions) {
	for _, way := range finding.Parse(words).Like() {
		var either []string
		var args []any
		for _, all := range way {
			either = append(either, "("+strings.Repeat(column+" LIKE ? AND ", len(all)-1)+column+" LIKE ?)")
			for _, pattern := range all {
				args = append(args, pattern)
			}
		}
		c.AddIf(true, "("+strings.Join(either, " OR ")+")", args...)
	}
	return c
}
