package alike

import (
	"slices"
	"strconv"

	"donthu/data/register"
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

// key is short, because a register keeps some for each letter: FNV-1a of its words.
func key(kind byte, values ...string) string {
	h := uint64(14695981039346656037)
	add := func(b byte) { h = (h ^ uint64(b)) * 1099511628211 }
	add(kind)
	for _, value := range values {
		for i := range len(value) {
			add(value[i])
		}
		add(' ')
	}
	return string(strconv.AppendUint([]byte{kind}, h&(1<<40-1), 36))
}

// KeysOf are what a register keeps of a letter.
func KeysOf(f *register.Facts) Keys {
	return keysOf(peopleOf(f), telling(words(f.Content)), (*person).given)
}

// Asked are the keys by which letters like this one are looked for: of a name that may be
// written in another order, all that it may be kept under.
func (t *Traits) Asked() Keys { return keysOf(t.people, t.content.telling, (*person).givens) }

func keysOf(people []person, telling []string, givens func(*person) []string) (k Keys) {
	for i := range people {
		p := &people[i]
		if p.identity != "" {
			k.Sure = append(k.Sure, key('i', p.identity))
		}
		for _, phone := range p.phones {
			k.Sure = append(k.Sure, key('p', phone))
		}
		if len(p.name) > 1 {
			k.Names = append(k.Names, key('n', slices.Sorted(slices.Values(p.name))...))
			k.Givens = append(k.Givens, givens(p)...)
		}
		k.Houses = append(k.Houses, p.address.keys()...)
	}
	k.Words = wordKeys(telling)
	return k
}

// All are all of them, each once.
func (k Keys) All() []string {
	all := slices.Concat(k.Sure, k.Names, k.Givens, k.Houses, k.Words)
	slices.Sort(all)
	return slices.Compact(all)
}

func givenKey(given, surname string) string { return key('g', given, surname[:1]) }

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
		return []string{key('h', a.numbers...)} // the street may be left out
	case n == 1 && len(a.street) > 0:
		return []string{key('h', a.numbers[0], a.street[len(a.street)-1])}
	}
	return nil
}

// wordKeys are those of the neighbours whose keys come first: of two contents that share most
// neighbours, some of those are among the first of both.
func wordKeys(telling []string) []string {
	var plain, numbered []string
	for i := 1; i < len(telling); i++ {
		a, b := telling[i-1], telling[i]
		if isNumber(a) || isNumber(b) {
			numbered = append(numbered, key('x', a, b))
		} else {
			plain = append(plain, key('w', a, b))
		}
	}
	return append(firstOf(numbered), firstOf(plain)...)
}

func firstOf(keys []string) []string {
	slices.Sort(keys)
	keys = slices.Compact(keys)
	return keys[:min(len(keys), most)]
}
