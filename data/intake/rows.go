package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"donthu/data/register"
	"donthu/data/table"
	"donthu/data/text"
)

// rowKind is what a row below the headings is.
type rowKind int

const (
	recordRow rowKind = iota
	blankRow
	headingRow // the headings again, or others
	totalRow   // totals, page sums, numbers of the columns
	sectionRow // a line between the rows: “I. Khiếu nại”, “THÁNG 4”
)

// kindOfRow tells what row number of the sheet is.
func (s *sheet) kindOfRow(number int, cells []string) rowKind {
	first, filled := -1, 0
	for i, c := range cells {
		if strings.TrimSpace(c) != "" {
			if filled++; first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return blankRow
	}
	for _, headings := range s.raw {
		if first < len(headings) && cells[first] == headings[first] && repeats(cells, headings) {
			return headingRow
		}
	}
	word := text.Clean(cells[first])
	switch {
	case s.own:
		if isTotal(word) || number == s.last+1 && numbersColumns(cells) {
			return totalRow
		}
		return recordRow
	case numbersColumns(cells):
		return totalRow
	case isTotal(word) || filled <= 3 && slices.ContainsFunc(cells, isTotal):
		return totalRow
	case filled == 1 && len(word) <= 60 && (startsSection.MatchString(text.Fold(word)) || titledKind(word) != ""):
		return sectionRow
	case filled >= 4 && len(word) < 40 && headingKeys()[s.subject][plain(word)] != "" && s.headingsAgain(cells):
		return headingRow
	}
	return recordRow
}

var startsSection = regexp.MustCompile(`^([ivx]+|[a-h]|\d+)[.)] ?\D|^(thang|quy|nam|phan|muc|dot) (\d|[ivx])`)

var countedSum = regexp.MustCompile(`^(tổng|cộng)\s*:?\s*\d`)

func isTotal(word string) bool {
	word = text.Clean(word)
	if word == "" || len(word) > 120 || word[0] >= '0' && word[0] <= '9' {
		return false
	}
	if _, total := totalWords().find(word); total {
		return true
	}
	lower := strings.ToLower(word)
	if strings.HasPrefix(lower, "tổng cộng") || strings.HasPrefix(lower, "tổng số") || countedSum.MatchString(lower) {
		return true
	}
	folded := plain(word)
	return slices.ContainsFunc(carriedWords(), func(carried string) bool { return strings.HasPrefix(folded, carried) })
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
	counted, last := 0, 0
	for _, c := range cells {
		c = strings.Trim(c, "() ")
		if c == "" {
			continue
		}
		n, err := strconv.Atoi(c)
		if err != nil || n != last+1 && n != last {
			return false
		}
		last = n
		counted++
	}
	return counted >= 3
}

// headingsAgain reports whether a row names at least as many columns of the sheet's subject as it
// has other cells: headings that stand in another order further down.
func (s *sheet) headingsAgain(cells []string) bool {
	keys := headingKeys()[s.subject]
	known, filled := 0, 0
	for _, c := range cells {
		if c = text.Clean(c); c == "" {
			continue
		}
		filled++
		if len(c) < 40 && keys[plain(c)] != "" {
			known++
		}
	}
	return known >= 4 && 3*known >= 2*filled
}

// relearn takes the columns as a row of headings further down orders them.
func (s *sheet) relearn(number int, cells []string) {
	columns, _ := match(s.subject, joinHeadings([][]string{cells}))
	if slices.ContainsFunc(shapes, func(sh shape) bool { return sh.subject == s.subject && len(sh.missing(columns)) == 0 }) {
		for i := range columns {
			if i < len(s.columns) {
				columns[i].filled = s.columns[i].filled
			}
		}
		s.columns, s.raw, s.last = columns, [][]string{slices.Clone(cells)}, number
		s.settle()
	}
}

// titledKind is the one kind that a short title names: “Tố cáo”, “I. Khiếu nại”, “Sổ đơn kiến nghị”.
func titledKind(title string) (kind register.Kind) {
	words := " " + plain(title) + " "
	for _, k := range register.Kinds {
		if strings.Contains(words, " "+plain(k.Label())+" ") {
			if kind != "" {
				return ""
			}
			kind = k
		}
	}
	if kind != "" || len(words) > 8 {
		return kind
	}
	kind, _ = kindWords().find(title) // KN, TC
	return kind
}

var errorCells = []string{"#REF!", "#NAME?", "#VALUE!", "#N/A", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}

// isError reports whether a cell holds an error of a formula.
func isError(s string) bool {
	return strings.HasPrefix(s, "#") && slices.Contains(errorCells, strings.TrimSpace(s))
}

// sameAsAbove reports whether a cell says that it is as the one above: nt, như trên, ".
func sameAsAbove(s string) bool {
	if len(s) > 24 {
		return false
	}
	if _, same := sameWords().find(s); same && plain(s) != "" {
		return true
	}
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, `"”“″'/\- `) == "" && strings.ContainsAny(s, `"”“″'/`)
}

// filledIn is the row with what it says to be as above.
func (s *sheet) filledIn(cells []string) []string {
	var own []string
	for i, c := range cells {
		if c != "" && i < len(s.above) && sameAsAbove(c) && s.above[i] != "" {
			if own == nil {
				own = slices.Clone(cells)
			}
			own[i] = s.above[i]
		}
	}
	if own != nil {
		return own
	}
	return cells
}

// mended is the row with what a person put into its cells.
func (s *sheet) mended(cells []string, by map[string]string) []string {
	own := slices.Clone(cells)
	for i, c := range s.columns {
		if value, said := by[c.letter]; said {
			for len(own) <= i {
				own = append(own, "")
			}
			own[i] = value
		}
	}
	return own
}

// unmerged is the row with what a cell that is merged downwards says for each of its rows.
func (s *sheet) unmerged(number int, cells []string) []string {
	if len(s.merged) == 0 {
		return cells
	}
	var own []string
	for _, m := range s.merged {
		switch {
		case m.FirstRow <= s.last || m.LastRow == m.FirstRow || number < m.FirstRow || number > m.LastRow:
		case number == m.FirstRow:
			if s.heads == nil {
				s.heads = map[table.Range]string{}
			}
			s.heads[m] = ""
			if m.FirstColumn < len(cells) {
				s.heads[m] = cells[m.FirstColumn]
			}
		case s.heads[m] != "":
			if own == nil {
				own = slices.Clone(cells)
			}
			for len(own) <= m.FirstColumn {
				own = append(own, "")
			}
			if own[m.FirstColumn] == "" {
				own[m.FirstColumn] = s.heads[m]
			}
		}
	}
	if own == nil {
		return cells
	}
	return own
}
