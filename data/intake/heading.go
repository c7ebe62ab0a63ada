package intake

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data/text"
)

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

// meaning is a rule by which the words of a heading tell a column: is must be found in the plain
// heading, not must not.
type meaning struct {
	key     string
	is, not *regexp.Regexp // not may be nil
}

// meanings are the rules of each subject, the first that holds wins.
var meanings = sync.OnceValue(func() map[subject][]meaning {
	all := map[subject][]meaning{}
	for of, name := range map[subject]string{letters: "letters", receptions: "receptions"} {
		for _, rule := range otherSpellings().Meaning[name] {
			m := meaning{key: rule.Key, is: regexp.MustCompile(rule.Is)}
			if rule.Not != "" {
				m.not = regexp.MustCompile(rule.Not)
			}
			all[of] = append(all[of], m)
		}
	}
	return all
})

// longestHeading is how many bytes the plain text of a heading may have: longer ones are a
// title or a letter's content.
const longestHeading = 90

// spelledOut is a plain heading whose abbreviations are written out.
func spelledOut(heading string) string {
	words := strings.Fields(plain(heading))
	for i, w := range words {
		if long, known := otherSpellings().Short[w]; known {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}

// meantBy are the keys that the words of a heading may mean, the likeliest first.
func meantBy(of subject, heading string) (keys []string) {
	words := spelledOut(heading)
	if words == "" || len(words) > longestHeading {
		return nil
	}
	for _, m := range meanings()[of] {
		if m.is.MatchString(words) && (m.not == nil || !m.not.MatchString(words)) && !slices.Contains(keys, m.key) {
			keys = append(keys, m.key)
		}
	}
	return keys
}

// heading is what stands above a column: the groups above it, and its own words.
type heading struct{ group, own string }

// joinHeadings puts rows of headings together: what stands alone in an upper row is the group of
// the headings below it, up to the next of that row.
func joinHeadings(rows [][]string) []heading {
	width := 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	headings := make([]heading, width)
	groups := make([]string, len(rows)-1)
	for i := range headings {
		var path []string
		for level := range rows {
			own := cell(rows[level], i)
			if level < len(groups) {
				if own != "" {
					groups[level] = own
					clear(groups[level+1:]) // a new group begins
				}
				continue
			}
			if own != "" {
				path = append(slices.DeleteFunc(slices.Clone(groups), func(g string) bool { return g == "" }), own)
			}
		}
		if path == nil { // merged downwards: the lowest that stands in its own column
			for level := len(rows) - 1; level >= 0 && path == nil; level-- {
				if own := cell(rows[level], i); own != "" {
					path = append(slices.DeleteFunc(slices.Clone(groups[:min(level, len(groups))]), func(g string) bool { return g == "" || g == own }), own)
				}
			}
		}
		if n := len(path); n > 0 {
			headings[i] = heading{group: strings.Join(path[:n-1], " "), own: path[n-1]}
		}
	}
	return headings
}

func cell(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return text.Clean(row[i])
}

// match names the column of each heading: first those whose heading is known word for word, then
// those whose words mean one. The score is the number of columns that are known. A second column
// of the same key stays unknown.
func match(of subject, headings []heading) ([]column, int) {
	keys := headingKeys()[of]
	columns := make([]column, len(headings))
	taken := map[string]bool{}
	take := func(c *column, key string) bool {
		if key == "" || taken[key] && key != "letter.kept" {
			return false
		}
		c.key, taken[key] = key, true
		return true
	}
	for i, h := range headings {
		c := &columns[i]
		c.heading, c.letter = h.own, letterOf(i)
		if h.own == "" {
			c.heading = assets.Text("intake.column.unnamed", "column", c.letter)
			continue
		}
		words := strings.Fields(plain(h.own))
		c.maybeDay = slices.Contains(words, "ngay") || slices.Contains(words, "han")
		for _, try := range []string{h.group + " " + h.own, h.own, brackets.ReplaceAllString(h.own, "")} {
			if take(c, keys[plain(try)]) {
				break
			}
		}
	}
	for i, h := range headings {
		c := &columns[i]
		if c.key != "" || h.own == "" {
			continue
		}
		tries := []string{h.own}
		if h.group != "" {
			tries = []string{h.own, h.group + " " + h.own}
		}
		for _, try := range tries {
			if meant := meantBy(of, try); len(meant) > 0 && take(c, meant[0]) {
				c.meant = true
				break
			}
		}
	}
	for i := range columns {
		columns[i].unit = unitOf(headings[i])
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
