package alike

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// content is what a letter says, as it is compared: words and pairs of neighbours with their
// weight, and its details: the numbers of decisions, plots and houses, the names of people,
// streets and firms.
type content struct {
	shingles map[string]float64
	mass     float64
	telling  []string // words that do not stand in letters about anything, in their order
	numbers  map[string]bool
	names    []string
	whole    string // all words, one space before and behind each
}

// Weights of words: those of any letter say little, numbers much.
const (
	commonWeight = 0.25
	wordWeight   = 1
	numberWeight = 1.5
)

func weightOf(word string) float64 {
	switch {
	case isYear(word), len(word) == 1 && !isNumber(word), common[word]:
		return commonWeight
	case isNumber(word):
		return numberWeight
	}
	return wordWeight
}

// telling are the words that do not stand in letters about anything.
func telling(all []string) (some []string) {
	for _, word := range all {
		if weightOf(word) > commonWeight {
			some = append(some, word)
		}
	}
	return some
}

func contentOf(s string) content {
	all := words(s)
	c := content{shingles: make(map[string]float64, 2*len(all)), numbers: map[string]bool{}}
	for i, word := range all {
		weight := weightOf(word)
		c.shingles[word] = weight
		if i > 0 {
			c.shingles[all[i-1]+" "+word] = (weight + weightOf(all[i-1])) / 2
		}
		if weight == numberWeight {
			c.numbers[word] = true
		}
	}
	for _, weight := range c.shingles {
		c.mass += weight
	}
	c.telling = telling(all)
	c.whole = " " + strings.Join(all, " ") + " "
	c.names = namesIn(s)
	return c
}

// namesIn are two and more words with capitals beside each other, folded; none of a text
// that is written in capitals.
func namesIn(s string) (names []string) {
	var run []string
	end := func() {
		if len(run) > 1 {
			names = append(names, " "+strings.Join(words(strings.Join(run, " ")), " ")+" ")
		}
		run = nil
	}
	for _, word := range strings.Fields(norm.NFC.String(s)) {
		letters := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		first := []rune(letters)
		if len(first) < 2 || !unicode.IsUpper(first[0]) || !unicode.IsLower(first[1]) {
			end()
			continue
		}
		run = append(run, letters)
		if !strings.HasSuffix(word, letters) { // a comma, a full stop
			end()
		}
	}
	end()
	return names
}

// otherNumbers is what remains of the likeness of two contents that both name decisions,
// plots or houses, and none in common: many letters say the same of another thing.
const otherNumbers = 0.5

// share is how much two contents say the same, from 0 to 1. What is half typed is compared by
// what is there, so that the whole of the shorter one counts more than the length of both.
func (c *content) share(other *content) float64 {
	if c.mass == 0 || other.mass == 0 {
		return 0
	}
	common := 0.0
	small, large := c, other
	if len(small.shingles) > len(large.shingles) {
		small, large = large, small
	}
	for shingle, weight := range small.shingles {
		if _, there := large.shingles[shingle]; there {
			common += weight
		}
	}
	share := 0.6*common/min(c.mass, other.mass) + 0.4*2*common/(c.mass+other.mass)
	if same, both := c.sameNumbers(other); both {
		share *= otherNumbers + (1-otherNumbers)*same
	}
	return min(share, 1)
}

// sameNumbers is which part of the numbers of the content with fewer stands in the other one
// too; both is false where one of them has none.
func (c *content) sameNumbers(other *content) (same float64, both bool) {
	few, many := c.numbers, other.numbers
	if len(few) > len(many) {
		few, many = many, few
	}
	if len(few) == 0 {
		return 0, false
	}
	for n := range few {
		if many[n] {
			same++
		}
	}
	return same / float64(len(few)), true
}

// details is which part of the numbers and names of the content with fewer stands in the
// other one too, and how many those are.
func (c *content) details(other *content) (same float64, of int) {
	if part, both := c.sameNumbers(other); both {
		of = min(len(c.numbers), len(other.numbers))
		same = part * float64(of)
	}
	few, in := c, other
	if len(few.names) == 0 || len(in.names) > 0 && len(in.names) < len(few.names) {
		few, in = in, few
	}
	of += len(few.names)
	for _, name := range few.names {
		if strings.Contains(in.whole, name) {
			same++
		}
	}
	return same / float64(max(of, 1)), of
}
