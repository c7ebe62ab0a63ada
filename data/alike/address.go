package alike

import (
	"slices"
	"strconv"
	"strings"
)

// address is where somebody lives: numbers of house and alley, the street, and the part of
// the ward. Of what is not written nothing is known.
type address struct {
	numbers []string // sorted
	street  []string
	part    string // "khu pho 3 to 5"
}

// lanes say that a number names an alley; they and the words before a house's number tell no
// street.
var lanes = setOf("so nha ngo ngach hem kiet duong pho dia chi tai thuong tru tam lau tang can ho")

// parts begin what is larger than a street, with the word that may follow.
var parts = [][]string{{"khu", "pho"}, {"to", "dan", "pho"}, {"khu", "dan", "cu"}, {"to"}, {"ap"}, {"thon"}, {"khom"}, {"phuong"}, {"xa"}, {"quan"}, {"huyen"}, {"thanh", "pho"}, {"thi", "xa"}, {"thi", "tran"}, {"tinh"}}

// wardParts are those within a ward.
var wardParts = setOf("khu to ap thon khom")

func addressOf(s string) (a address) {
	all := words(s)
	for i := 0; i < len(all); {
		if n := partAt(all, i); n > 0 {
			end := i + n
			for end < len(all) && partAt(all, end) == 0 {
				end++
			}
			if wardParts[all[i]] && i+n < end {
				a.part += strings.Join(all[i:min(end, i+n+1)], " ") + " "
			}
			i = end
			continue
		}
		switch word := all[i]; {
		case isNumber(word):
			a.numbers = append(a.numbers, word)
		case !lanes[word] && len(word) > 1:
			a.street = append(a.street, word)
		case len(word) == 1 && len(a.numbers) > 0 && len(a.street) == 0:
			a.numbers[len(a.numbers)-1] += word // 45A
		}
		i++
	}
	slices.Sort(a.numbers)
	return a
}

// partAt is of how many words the beginning of a part of the ward or of a town is that
// stands there, 0 for none. "Tổ" and "Khu phố" are one where a number or name follows.
func partAt(all []string, i int) int {
	for _, part := range parts {
		if i+len(part) <= len(all) && slices.Equal(all[i:i+len(part)], part) {
			if len(part) == 1 && part[0] == "to" && (i+1 == len(all) || !isNumber(all[i+1])) {
				continue // Tố, Tô: a name
			}
			return len(part)
		}
	}
	return 0
}

func (a address) empty() bool { return len(a.numbers) == 0 && len(a.street) == 0 && a.part == "" }

// house reports whether the address names a house.
func (a address) house() bool { return len(a.numbers) > 0 }

// neighbours is how far numbers of houses on one street may be apart.
const neighbours = 6

func compareAddresses(a, b address) Place {
	switch {
	case a.empty() || b.empty():
		return PlaceUnknown
	case !a.house() || !b.house():
		switch {
		case len(a.street)+len(b.street) > 0 && len(a.street)*len(b.street) > 0 && !sameStreet(a.street, b.street):
			return PlaceOther
		case a.part != "" && b.part != "" && a.part != b.part:
			return PlaceOther
		case a.part != "" && a.part == b.part && len(a.street)*len(b.street) == 0:
			return PlaceNear
		case len(a.street) > 0 && sameStreet(a.street, b.street):
			return PlaceNear
		}
		return PlaceUnknown
	case len(a.street) == 0 || len(b.street) == 0:
		switch {
		case !slices.Equal(a.numbers, b.numbers):
			return PlaceOther
		case len(a.street) == len(b.street):
			if a.part != "" && b.part != "" && a.part != b.part {
				return PlaceOther
			}
			return PlaceSame
		}
		return PlaceNear
	case !sameStreet(a.street, b.street):
		return PlaceOther
	case slices.Equal(a.numbers, b.numbers):
		return PlaceSame
	case nextDoor(a.numbers, b.numbers):
		return PlaceNear
	}
	return PlaceOther
}

func sameStreet(a, b []string) bool {
	return len(a) == len(b) && len(a) > 0 && slices.EqualFunc(a, b, func(x, y string) bool { return x == y || near(x, y) })
}

// nextDoor reports whether but one number is the same, and that one is not far off.
func nextDoor(a, b []string) bool {
	onlyA, onlyB := without(a, b), without(b, a)
	if len(onlyA) != 1 || len(onlyB) != 1 {
		return false
	}
	x, errX := strconv.Atoi(strings.TrimRight(onlyA[0], "abcdefgh"))
	y, errY := strconv.Atoi(strings.TrimRight(onlyB[0], "abcdefgh"))
	return errX == nil && errY == nil && max(x-y, y-x) <= neighbours
}

// without are the elements of a that b has not.
func without(a, b []string) (rest []string) {
	for _, s := range a {
		if !slices.Contains(b, s) {
			rest = append(rest, s)
		}
	}
	return rest
}
