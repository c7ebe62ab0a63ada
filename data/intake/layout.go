package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/text"
)

// searchedRows is how many rows at the top of a sheet may hold its headings.
const searchedRows = 20

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
		{"letter.receivedOn", "letter.writtenOn"},
		{"letter.sender"},
		{"letter.content", "letter.kind", "letter.mark.complaint", "letter.mark.denunciation"},
	}},
	{receptions, keysOf(ReceptionColumns, foreignReceptionColumns), [][]string{
		{"reception.on"}, {"reception.visitor"}, {"reception.type", "reception.host"},
	}},
	{days, keysOf(DayColumns, foreignDayColumns), [][]string{{"day.on"}, {"day.host"}, {"day.type", "day.place", "day.hours"}}},
	{replies, keysOf(ReplyColumns), [][]string{{"reply.letter"}, {"reply.number"}}},
	{executions, keysOf(ExecutionColumns), [][]string{{"execution.letter"}, {"execution.on"}, {"execution.done"}}},
}

var brackets = regexp.MustCompile(`\([^)]*\)`)

// headingKeys finds a column's key by its plain heading, for each subject.
var headingKeys = sync.OnceValue(func() map[subject]map[string]string {
	all := map[subject]map[string]string{}
	for _, shape := range shapes {
		keys := map[string]string{}
		add := func(heading, key string) {
			for _, h := range []string{plain(heading), plain(brackets.ReplaceAllString(heading, ""))} {
				if _, taken := keys[h]; !taken && h != "" {
					keys[h] = key
				}
			}
		}
		for _, key := range shape.keys {
			if own := "intake.column." + key; assets.HasText(own) {
				add(assets.Text(own), key)
			}
			for _, heading := range otherSpellings().Columns[key] {
				add(heading, key)
			}
		}
		all[shape.subject] = keys
	}
	return all
})

// column is one column of a sheet as it lies before us.
type column struct {
	heading  string // as the office wrote it
	key      string // empty when nobody knows the column
	maybeDay bool   // the heading speaks of a day
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
	year     int // that the title names, 0 when it names none or two
	from1904 bool

	// Rows of one sheet that all lack the same, told once.
	lacking map[string]int
}

func (s *sheet) has(key string) bool {
	return slices.ContainsFunc(s.columns, func(c column) bool { return c.key == key })
}

// hasFilled reports whether anything stands in the column of a key. It is known
// when the sheet has been read.
func (s *sheet) hasFilled(key string) bool {
	return slices.ContainsFunc(s.columns, func(c column) bool { return c.key == key && c.filled > 0 })
}

// headingOf is the heading of the column of a key as the office wrote it, or
// as the register does when the sheet lacks the column.
func (s *sheet) headingOf(key string) string {
	for _, c := range s.columns {
		if c.key == key {
			return c.heading
		}
	}
	return assets.Text("intake.column." + key)
}

// unrecognised says what a sheet lacks of the subject that it resembles most.
type unrecognised struct {
	missing []string // headings
	matched int
}

// recognise finds the headings among the first rows of a sheet: one row, or a
// row of groups with a row of headings below it.
func recognise(name string, top [][]string) (*sheet, unrecognised) {
	var best *sheet
	bestScore := 0
	var near unrecognised
	for i := range min(len(top), searchedRows) {
		for height := 1; height <= 2 && i+height <= len(top); height++ {
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
				if score > bestScore || score == bestScore && height < len(best.raw) { // a title is no group
					bestScore = score
					best = &sheet{name: name, subject: shape.subject, last: i + height, raw: top[i : i+height], columns: columns}
				}
			}
		}
	}
	if best != nil {
		best.year = titleYear(top[:best.last-len(best.raw)])
		best.lacking = map[string]int{}
	}
	return best, near
}

// heading is what stands above a column: a group, or a heading under a group.
type heading struct{ group, own string }

func joinHeadings(rows [][]string) []heading {
	width := 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	headings := make([]heading, width)
	group := ""
	for i := range headings {
		top := cell(rows[0], i)
		if len(rows) == 1 {
			headings[i].own = top
			continue
		}
		if top != "" {
			group = top
		}
		if own := cell(rows[1], i); own != "" {
			headings[i] = heading{group, own}
		} else {
			headings[i].own = top
		}
	}
	return headings
}

func cell(row []string, i int) string {
	if i >= len(row) {
		return ""
	}
	return text.Clean(row[i])
}

// match names the column of each heading; the score is the number of columns
// that are known. A second column of the same key stays unknown.
func match(subject subject, headings []heading) ([]column, int) {
	keys := headingKeys()[subject]
	columns := make([]column, len(headings))
	taken := map[string]bool{}
	for i, h := range headings {
		c := &columns[i]
		c.heading = h.own
		if h.own == "" {
			c.heading = assets.Text("intake.column.unnamed", "column", letterOf(i))
			continue
		}
		words := strings.Fields(plain(h.own))
		c.maybeDay = slices.Contains(words, "ngay") || slices.Contains(words, "han")
		for _, try := range []string{h.group + " " + h.own, h.own, brackets.ReplaceAllString(h.own, "")} {
			key := keys[plain(try)]
			if key != "" && (!taken[key] || key == "letter.kept") {
				c.key, taken[key] = key, true
				break
			}
		}
	}
	return columns, len(taken)
}

// letterOf is the letter of a column counted from 0.
func letterOf(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
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
)

// titleYear is the year of the book that the lines above the headings name.
func titleYear(lines [][]string) int {
	for _, line := range lines {
		folded := text.Fold(strings.Join(line, " "))
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

// skips reports whether a row below the headings holds no record: headings
// again, numbers of the columns, a total.
func (s *sheet) skips(number int, cells []string) bool {
	first := slices.IndexFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
	if first < 0 {
		return true
	}
	for _, headings := range s.raw {
		if first < len(headings) && cells[first] == headings[first] && repeats(cells, headings) {
			return true
		}
	}
	if number == s.last+1 && numbersColumns(cells) {
		return true
	}
	word := cells[first]
	if len(word) > 60 || word[0] >= '0' && word[0] <= '9' {
		return false
	}
	if _, total := totalWords().find(word); total {
		return true
	}
	lower := strings.ToLower(text.Clean(word))
	return strings.HasPrefix(lower, "tổng cộng") || strings.HasPrefix(lower, "tổng số")
}

// repeats reports whether most filled cells of a row are the headings above them.
func repeats(cells, headings []string) bool {
	same, filled := 0, 0
	for i, c := range cells {
		if c = text.Clean(c); c == "" {
			continue
		}
		if filled++; c == cell(headings, i) {
			same++
		}
	}
	return 2*same > filled
}

// numbersColumns reports whether a row counts the columns: 1, 2, 3 … or (1), (2) ….
func numbersColumns(cells []string) bool {
	counted := 0
	for i, c := range cells {
		switch strings.Trim(c, "() ") {
		case "":
		case strconv.Itoa(i + 1):
			counted++
		default:
			return false
		}
	}
	return counted >= 3
}
