package alike

import (
	"math"
	"slices"
	"strings"
)

// Name is how far two letters come from persons of the same name.
type Name int

// The degrees.
const (
	NameUnknown Name = iota // one of them is not written
	NameOther
	NameNear // shortened, without a middle name, or with one letter wrong
	NameSame // whatever accents, order and form of address
)

// Place is how far two addresses are the same.
type Place int

// The degrees.
const (
	PlaceUnknown Place = iota // one of them is not written
	PlaceOther
	PlaceNear // next door, the same part of the ward, or the same house without its street
	PlaceSame
)

// Likeness is why two letters look alike.
type Likeness struct {
	Identity bool    // the same identity paper
	Phone    bool    // the same telephone
	Name     Name    // of the person that they have in common
	Place    Place   // of that person
	Content  float64 // from 0 to 1; negative while one of them says nothing
	Words    float64 // of the shorter content: how much it says
	Details  float64 // which part of the numbers and names in the content with fewer stands in both
	Of       int     // how many those are
}

// Compare tells how alike two letters are. Of what may not be known of a letter the caller
// gives nothing: of a denunciation its masked facts.
func Compare(a, b Traits) Likeness {
	l := Likeness{Content: -1}
	if a.content.mass > 0 && b.content.mass > 0 {
		l.Content, l.Words = a.content.share(&b.content), min(a.content.mass, b.content.mass)
		l.Details, l.Of = a.content.details(&b.content)
	}
	best := -1
	for i := range a.people {
		for j := range b.people {
			if i > 0 && j > 0 {
				break // of those who signed with others, each is compared with a sender
			}
			p, q := &a.people[i], &b.people[j]
			l.Identity = l.Identity || p.identity != "" && p.identity == q.identity
			l.Phone = l.Phone || slices.ContainsFunc(p.phones, func(n string) bool { return slices.Contains(q.phones, n) })
			name, place := compareNames(p.name, q.name), compareAddresses(p.address, q.address)
			if rank := 10*int(name) + int(place); rank > best {
				best, l.Name, l.Place = rank, name, place
			}
		}
	}
	return l
}

func compareNames(a, b []string) Name {
	if len(a) == 0 || len(b) == 0 {
		return NameUnknown
	}
	sortedA, sortedB := slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	if slices.Equal(sortedA, sortedB) {
		return NameSame
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	given := a[len(a)-1]
	switch {
	case len(a) < 2 || len(given) < 2:
		return NameOther
	case len(a) == len(b):
		return nearNames(a, b)
	case len(b)-len(a) == 1 && given == b[len(b)-1] && begins(a[0], b[0]) && subset(a, b):
		return NameNear // no middle name, or only one of two
	}
	return NameOther
}

// nearNames compares names of as many syllables: some may be shortened, or one have a letter
// wrong, but not the whole of them.
func nearNames(a, b []string) Name {
	wrong, shortened, whole := 0, 0, 0
	for i := range a {
		switch x, y := a[i], b[i]; {
		case x == y:
			if len(x) > 1 {
				whole++
			}
		case begins(x, y):
			shortened++
		case near(x, y):
			wrong++
		default:
			return NameOther
		}
	}
	last := len(a) - 1
	if wrong > 1 || whole == 0 || shortened > 0 && a[last] != b[last] || wrong > 0 && len(a) < 3 {
		return NameOther
	}
	return NameNear
}

// begins reports whether one is a shortened form of the other, or both are the same.
func begins(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) <= 2 && strings.HasPrefix(b, a)
}

func subset(a, b []string) bool {
	at := 0
	for _, word := range b {
		if at < len(a) && begins(a[at], word) {
			at++
		}
	}
	return at == len(a)
}

// What the contents of two letters must have in common beside what their senders have.
const (
	withPhone   = 0.20 // and neither name nor house
	withPerson  = 0.28 // name and house, or name and telephone
	withName    = 0.42 // the name alone, no house known
	withHouse   = 0.50 // the house or its neighbour, another name
	otherHouse  = 0.60 // the same name at another house
	withNothing = 0.66 // others, elsewhere, with most details in common
	allTheSame  = 0.86 // others, elsewhere, and hardly a detail tells that the thing is the same
	mostDetails = 0.7
	halfDetails = 0.5 // of the same name at another house
	someDetails = 2
	littleSaid  = 9.0 // a content that says less than that is compared by nothing but itself
)

// Alike reports whether a clerk should see the one beside the other.
func (l Likeness) Alike() bool {
	name := l.Name >= NameNear
	switch {
	case l.Identity:
		return true
	case l.Content < 0: // nothing is typed of it yet
		return l.Phone || l.Name == NameSame && l.Place != PlaceOther || name && l.Place >= PlaceNear
	case l.Phone && (name || l.Place >= PlaceNear):
		return true
	case l.Phone:
		return l.Content >= withPhone
	case name && l.Place >= PlaceNear:
		return l.Content >= withPerson
	case name && l.Place == PlaceUnknown:
		return l.Content >= withName
	case name:
		return l.Content >= otherHouse && (l.Of == 0 || l.Details >= halfDetails)
	case l.Words < littleSaid:
		return false
	case l.Place >= PlaceNear:
		return l.Content >= withHouse
	}
	return (l.Of == 0 || l.Details >= mostDetails) && l.Content >= withNothing && (l.Of >= someDetails || l.Content >= allTheSame)
}

// Named reports whether it is like the other by who sent it, and not by its content alone.
func (l Likeness) Named() bool {
	return l.Identity || l.Phone || l.Name >= NameNear || l.Place >= PlaceNear
}

// Score orders letters that are alike, the likeliest to be the same first.
func (l Likeness) Score() float64 {
	score := 2 * max(l.Content, 0)
	if l.Identity {
		score++
	}
	if l.Phone {
		score += 0.8
	}
	return score + 0.3*max(0, float64(l.Name-NameOther)) + 0.2*max(0, float64(l.Place-PlaceOther))
}

// Percent is how much the contents have in common, as a sentence says it.
func (l Likeness) Percent() int { return int(math.Round(100 * max(l.Content, 0))) }
