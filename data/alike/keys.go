package alike

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// Keys are by what a letter is found again: letters that are alike have some in common. Each
// is one word of small letters and digits.
type Keys struct {
	Sure   []string // identity papers and telephones
	Names  []string // all syllables, in any order
	Givens []string // the given name with the initial of the surname: a shortened name has it too
	Houses []string
	Words  []string // two neighbours among the words that not every letter has
}

// most is how many pairs of words of a content are kept, with a number among them and without.
const most = 3

// key is short, because a register keeps some for each letter.
func key(kind byte, value string) string {
	h := fnv.New64a()
	h.Write([]byte{kind})
	h.Write([]byte(value))
	return string(kind) + strconv.FormatUint(h.Sum64()&(1<<40-1), 36)
}

// Keys are what a register keeps of a letter.
func (t *Traits) Keys() (k Keys) { return t.keys((*person).given) }

// Asked are the keys by which letters like this one are looked for: of a name that may be
// written in another order, all that it may be kept under.
func (t *Traits) Asked() (k Keys) { return t.keys((*person).givens) }

func (t *Traits) keys(givens func(*person) []string) (k Keys) {
	for i := range t.people {
		p := &t.people[i]
		if p.identity != "" {
			k.Sure = append(k.Sure, key('i', p.identity))
		}
		for _, phone := range p.phones {
			k.Sure = append(k.Sure, key('p', phone))
		}
		if len(p.name) > 1 {
			k.Names = append(k.Names, key('n', strings.Join(slices.Sorted(slices.Values(p.name)), " ")))
			k.Givens = append(k.Givens, givens(p)...)
		}
		k.Houses = append(k.Houses, p.address.keys()...)
	}
	k.Words = t.content.keys()
	return k
}

// All are all of them, each once.
func (k Keys) All() []string {
	all := slices.Concat(k.Sure, k.Names, k.Givens, k.Houses, k.Words)
	slices.Sort(all)
	return slices.Compact(all)
}

func givenKey(given, surname string) string { return key('g', given+" "+surname[:1]) }

func (p *person) given() []string {
	return []string{givenKey(p.name[len(p.name)-1], p.name[0])}
}

func (p *person) givens() []string {
	first, last := p.name[0], p.name[len(p.name)-1]
	all := []string{givenKey(last, first), givenKey(first, p.name[1]), givenKey(first, last)}
	slices.Sort(all)
	return slices.Compact(all)
}

// keys are none where the address names no house: too many live in a street.
func (a *address) keys() []string {
	switch n := len(a.numbers); {
	case n > 1:
		return []string{key('h', strings.Join(a.numbers, "/"))} // the street may be left out
	case n == 1 && len(a.street) > 0:
		return []string{key('h', a.numbers[0]+" "+a.street[len(a.street)-1])}
	}
	return nil
}

// keys are those of the pairs whose keys come first: of two contents that share most pairs,
// some of those are among the first of both.
func (c *content) keys() (all []string) {
	plain, numbered := c.pairs()
	for i, pairs := range [][]string{numbered, plain} {
		first := make([]string, len(pairs))
		for j, pair := range pairs {
			first[j] = key("xw"[i], pair)
		}
		slices.Sort(first)
		first = slices.Compact(first)
		all = append(all, first[:min(len(first), most)]...)
	}
	return all
}
