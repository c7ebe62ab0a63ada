package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/table"
	"donthu/data/text"
)

const (
	searchedRows = 20 // of the top of a sheet may hold its headings
	highest      = 3  // rows of headings
	sampledRows  = 200
)

// subject is what the rows of a sheet are.
type subject int

const (
	letters subject = iota
	receptions
	days
	replies
	executions
)

// shape is how a sheet of one subject is recognised.
type shape struct {
	subject  subject
	keys     []string   // of all columns
	required [][]string // of each group one column must be there
}

func keysOf[T any](columns ...[]Column[T]) []string {
	var keys []string
	for _, c := range slices.Concat(columns...) {
		keys = append(keys, c.Key)
	}
	return keys
}

var shapes = []shape{
	{letters, keysOf(LetterColumns, foreignColumns), [][]string{
		{"letter.receivedOn", "letter.writtenOn", "letter.arrivalOn"},
		{"letter.sender", "letter.senderAddress"},
		{"letter.content", "letter.kind", "letter.mark.complaint", "letter.mark.denunciation"},
	}},
	{receptions, keysOf(ReceptionColumns, foreignReceptionColumns), [][]string{
		{"reception.on"}, {"reception.visitor", "reception.visitorAddress"},
		{"reception.type", "reception.host", "reception.mark.accept", "reception.content"},
	}},
	{days, keysOf(DayColumns, foreignDayColumns), [][]string{{"day.on"}, {"day.host"}, {"day.type", "day.place", "day.hours"}}},
	{replies, keysOf(ReplyColumns), [][]string{{"reply.letter"}, {"reply.number"}}},
	{executions, keysOf(ExecutionColumns), [][]string{{"execution.letter"}, {"execution.on"}, {"execution.done"}}},
}

// column is one column of a sheet as it lies before us.
type column struct {
	heading  string // as the office wrote it
	letter   string // A, B, …
	key      string // empty when nobody knows the column
	meant    bool   // the key is told by the words of the heading, which nobody has listed
	maybeDay bool   // the heading speaks of a day
	unit     unit   // of money or land, as the heading or the line above the table tells
	answered bool   // the office said how its days are to be read
	swapped  bool   // day and month are exchanged, as the office said
	unitName string // as the office said
	filled   int    // cells that are not empty
}

// sheet is a sheet of a book whose headings were recognised.
type sheet struct {
	name     string
	shown    string // the name when the book has several sheets, else empty
	index    int    // position in the book
	subject  subject
	last     int // number of the last row of headings
	raw      [][]string
	columns  []column
	year     int           // that the title names, 0 when it names none or two
	kind     register.Kind // that the sheet's name or title names
	merged   []table.Range
	own      bool       // the program's own workbook, whose cells say what they mean
	byLayout bool       // a person said what the columns are
	samples  [][]string // the first rows below the headings

	// What is known while the sheet is read.
	section    register.Kind          // that the last line between the rows names
	above      []string               // the row before, for “như trên”
	heads      map[table.Range]string // what stands in cells that are merged downwards
	restarts   bool                   // its ordinals begin again, so that they are no numbers
	lastNumber int
	ended      bool // a signature or “Người lập biểu” stood below the rows
	lacking    map[string]int
}

func (s *sheet) has(key string) bool {
	return slices.ContainsFunc(s.columns, func(c column) bool { return c.key == key })
}

// hasFilled reports whether anything stands in the column of a key. It is known
// when the sheet has been read.
func (s *sheet) hasFilled(key string) bool {
	return slices.ContainsFunc(s.columns, func(c column) bool { return c.key == key && c.filled > 0 })
}

// at is the place of the column of a key, -1 when the sheet has none.
func (s *sheet) at(key string) int {
	return slices.IndexFunc(s.columns, func(c column) bool { return c.key == key })
}

// headingOf is the heading of the column of a key as the office wrote it, or
// as the register does when the sheet lacks the column.
func (s *sheet) headingOf(key string) string {
	if i := s.at(key); i >= 0 {
		return s.columns[i].heading
	}
	return assets.Text("intake.column." + key)
}

// unrecognised says what a sheet lacks of the subject that it resembles most.
type unrecognised struct {
	missing []string // headings
	matched int
}

// recognise finds the headings among the first rows of a sheet: one row, or one
// or two rows of groups with a row of headings below.
func recognise(name string, top [][]string) (*sheet, unrecognised) {
	var best *sheet
	bestScore := 0
	var near unrecognised
	for i := range min(len(top), searchedRows) {
		if len(top[i]) == 0 {
			continue
		}
		for height := 1; height <= highest && i+height <= len(top); height++ {
			headings := joinHeadings(top[i : i+height])
			for _, shape := range shapes {
				columns, score := match(shape.subject, headings)
				missing := shape.missing(columns)
				if len(missing) > 0 {
					if score > near.matched {
						near = unrecognised{missing, score}
					}
					continue
				}
				score = 4*score + shape.hint(name, top[:i])
				if score > bestScore || score == bestScore && height < len(best.raw) { // a title is no group
					bestScore = score
					best = &sheet{name: name, subject: shape.subject, last: i + height, raw: top[i : i+height], columns: columns}
				}
			}
		}
	}
	if best != nil {
		titles := top[:best.last-len(best.raw)]
		best.year = titleYear(titles)
		best.kind = titledKind(name)
		best.samples = top[best.last:]
		best.measure(titles)
		best.settle()
		best.own = best.isOwn()
		best.lacking = map[string]int{}
	}
	return best, near
}

// isOwn reports whether the sheet is laid out as the export writes it: its texts are then as the
// register has them, whatever they look like.
func (s *sheet) isOwn() bool {
	keys := map[subject][]string{letters: keysOf(LetterColumns), receptions: keysOf(ReceptionColumns), days: keysOf(DayColumns)}[s.subject]
	canonical := map[subject]int{letters: canonicalColumns, receptions: 13, days: 6}[s.subject]
	if s.subject == replies || s.subject == executions {
		return true // nobody else has such a sheet
	}
	if len(keys) == 0 || len(s.columns) < canonical || len(s.raw) != 1 {
		return false
	}
	for i, c := range s.columns {
		if i < canonical && c.key != keys[i] || c.key == "" || c.heading != assets.Text("intake.column."+c.key) {
			return false
		}
	}
	return true
}

// canonicalColumns is how many columns the letters of a canonical workbook have.
const canonicalColumns = 50

// settle takes a column for what the sheet lacks where nothing else can be it: of a book of
// arrived papers the day of arrival is that of receipt.
func (s *sheet) settle() {
	if s.subject != letters || s.has("letter.receivedOn") {
		return
	}
	if i := s.at("letter.arrivalOn"); i >= 0 {
		s.columns[i].key = "letter.receivedOn"
	}
}

// hint is what the sheet's name and the lines above the headings add to a shape's score.
func (s shape) hint(name string, titles [][]string) int {
	words := plain(name)
	for _, line := range titles {
		words += " " + plain(strings.Join(line, " "))
	}
	visits := strings.Contains(words, "tiep cong dan") || strings.Contains(words, "tiep dan")
	if s.subject == receptions && visits {
		return 6
	}
	return 0
}

func (s shape) missing(columns []column) []string {
	var missing []string
	for _, group := range s.required {
		if !slices.ContainsFunc(columns, func(c column) bool { return slices.Contains(group, c.key) }) {
			missing = append(missing, assets.Text("intake.column."+group[0]))
		}
	}
	return missing
}

var (
	titlePeriod = regexp.MustCompile(`tu ngay (\S+) den ngay (\S+)`)
	titledYear  = regexp.MustCompile(`\bnam (\d{4})\b`)
	ofALaw      = regexp.MustCompile(`\b(thong tu|nghi dinh|quyet dinh|ban hanh|luat|cong van)\b`)
)

// titleYear is the year of the book that the lines above the headings name; the year of the
// circular that a form belongs to is none.
func titleYear(lines [][]string) int {
	for _, line := range lines {
		folded := text.Fold(strings.Join(line, " "))
		if ofALaw.MatchString(folded) {
			continue
		}
		if m := titlePeriod.FindStringSubmatch(folded); m != nil {
			from, errFrom := day.ParseTypedDate(m[1])
			to, errTo := day.ParseTypedDate(m[2])
			if errFrom == nil && errTo == nil && from.Year() == to.Year() {
				return from.Year()
			}
			return 0
		}
		if m := titledYear.FindStringSubmatch(folded); m != nil {
			year, _ := strconv.Atoi(m[1])
			return year
		}
	}
	return 0
}
