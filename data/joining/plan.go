// Package joining says how what another office wrote in its register fits into this one: which
// numbers its letters and visits get, and what its steps say then. It knows no table.
package joining

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// Holdings are what a register holds, as far as another one must find room beside it.
type Holdings struct {
	Letters   []Letter
	Matters   []string // keys of its matters
	Visits    []Visit
	Documents []Document     // that have a number
	Met       map[int64]Here // letters and visits of the other register that came into this one before, by id
}

// Letter is a letter with its number.
type Letter struct {
	ID int64
	register.Number
	Matter string
}

// Here is how a letter of the other register that came in before is called in this one.
type Here struct {
	register.Number
	Matter string
}

// Visit is a visit of citizens with its turn of the day, 0 for none.
type Visit struct {
	ID   int64
	On   day.Date
	Turn int
}

// Document is a document of a letter or visit with its number of the year.
type Document struct {
	Of   int64
	Year int
	register.DocumentNumber
}

// Renumbered is a letter that gets another number because this register has that
// one already.
type Renumbered struct{ Old, New string }

// series is a letter's number without its branch: branches go where their letter goes.
type series struct{ year, count int }

// Plan is how the other register fits into this one.
type Plan struct {
	Office      string   // whose register it is
	RecordsFrom day.Date // the first day whose papers that office wrote down
	Register    string   // hash of its first step
	Twice       []string // numbers of documents that both have, with their year: 05/TB-UBND (2026)

	letters map[register.Number]bool // that it has
	here    map[register.Number]bool // those that came in before
	live    map[int64]bool           // letters and visits that it has, by id
	numbers map[series]int           // counts that change
	matters map[string]string        // keys that change
	turns   map[int64]int            // turns that change, by visit
	steps   map[int64]int64          // where its steps stand here
	types   map[int64]steps.Type     // what they are, for corrections
}

// NewPlan finds room for theirs beside ours: what is free stays as it is, ours stays whatever
// happens, and a number that both have becomes, for theirs, the next after the highest of the
// year, in the order of their numbers; so a turn of a day. What came in before is called as it is
// called here.
func NewPlan(ours, theirs Holdings, office string) *Plan {
	p := &Plan{Office: office, letters: map[register.Number]bool{}, here: map[register.Number]bool{}, live: map[int64]bool{}, numbers: map[series]int{}, matters: map[string]string{}, turns: map[int64]int{}, steps: map[int64]int64{}, types: map[int64]steps.Type{}}
	p.number(ours.Letters, theirs.Letters, theirs.Met)
	p.turn(ours.Visits, theirs.Visits, theirs.Met)
	p.name(ours.Matters, theirs.Matters)
	p.compareDocuments(ours.Documents, theirs)
	return p
}

// compareDocuments finds the numbers that stand twice then: what was issued keeps its number.
func (p *Plan) compareDocuments(ours []Document, theirs Holdings) {
	type number struct {
		year int
		register.DocumentNumber
	}
	taken := map[number]bool{}
	for _, d := range ours {
		taken[number{d.Year, d.DocumentNumber}] = true
	}
	for _, d := range theirs.Documents {
		if _, came := theirs.Met[d.Of]; !came && taken[number{d.Year, d.DocumentNumber}] {
			p.Twice = append(p.Twice, fmt.Sprintf("%s (%d)", d.DocumentNumber, d.Year))
		}
	}
	slices.Sort(p.Twice)
	p.Twice = slices.Compact(p.Twice) // a document and its copies have one number
}

// New reports whether their register has the letter of the number, and it did not come in before.
func (p *Plan) New(n register.Number) bool { return p.letters[n] && !p.here[n] }

func (p *Plan) number(ours, theirs []Letter, met map[int64]Here) {
	taken, highest := map[series]bool{}, map[int]int{}
	for _, n := range ours {
		taken[series{n.Year, n.Count}] = true
		highest[n.Year] = max(highest[n.Year], n.Count)
	}
	var collide []series
	for _, n := range theirs {
		s := series{n.Year, n.Count}
		if here, came := met[n.ID]; came { // its branches stand beside it
			p.letters[n.Number], p.here[n.Number], p.live[n.ID] = true, true, true
			if p.numbers[s] = here.Count; n.Matter != "" && here.Matter != "" {
				p.matters[n.Matter] = here.Matter
			}
			continue
		}
		highest[n.Year] = max(highest[n.Year], n.Count)
		if p.letters[n.Number], p.live[n.ID] = true, true; taken[s] {
			collide = append(collide, s)
		}
	}
	slices.SortFunc(collide, func(a, b series) int { return cmp.Or(a.year-b.year, a.count-b.count) })
	for _, s := range slices.Compact(collide) {
		if p.numbers[s] != 0 { // a branch of a letter that came in before
			continue
		}
		highest[s.year]++
		p.numbers[s] = highest[s.year]
	}
}

func (p *Plan) turn(ours, theirs []Visit, met map[int64]Here) {
	type turn struct {
		on   day.Date
		turn int
	}
	taken, highest := map[turn]bool{}, map[day.Date]int{}
	for _, v := range ours {
		taken[turn{v.On, v.Turn}] = v.Turn > 0
		highest[v.On] = max(highest[v.On], v.Turn)
	}
	theirs = slices.DeleteFunc(slices.Clone(theirs), func(v Visit) bool {
		p.live[v.ID] = true
		_, came := met[v.ID]
		return came
	})
	for _, v := range theirs {
		highest[v.On] = max(highest[v.On], v.Turn)
	}
	theirs = slices.SortedFunc(slices.Values(theirs), func(a, b Visit) int { return cmp.Or(int(a.On-b.On), a.Turn-b.Turn, int(a.ID-b.ID)) })
	for _, v := range theirs {
		if taken[turn{v.On, v.Turn}] {
			highest[v.On]++
			p.turns[v.ID] = highest[v.On]
		}
	}
}

// matterOf is the key of a matter that begins with a letter, see register.Letter.PossibleMatter.
var matterOf = regexp.MustCompile(`^VV-(\d+)([a-z]?)-(\d{4})$`)

func (p *Plan) name(ours, theirs []string) {
	taken := map[string]bool{}
	for _, key := range ours {
		taken[key] = true
	}
	for _, key := range theirs {
		as := key
		if p.matters[key] != "" { // it goes on where its letters stand
			continue
		}
		if m := matterOf.FindStringSubmatch(key); m != nil {
			n, err := register.ParseNumber(m[1] + m[2] + "/" + m[3])
			if to, here := p.Number(n); err == nil && here {
				as = fmt.Sprintf("VV-%d%s-%d", to.Count, to.Branch, to.Year)
			} else {
				as = p.apart(key) // here the number may be another letter's
			}
		}
		if taken[as] {
			as = p.apart(key)
		}
		for again := 2; taken[as]; again++ {
			as = p.apart(key) + " " + strconv.Itoa(again)
		}
		if taken[as] = true; as != key {
			p.matters[key] = as
		}
	}
}

// apart is a name of theirs that cannot be mistaken for one of ours.
func (p *Plan) apart(name string) string { return name + " (" + p.Office + ")" }

// Number is which number a letter of theirs gets; there is false for one that their register
// does not have.
func (p *Plan) Number(n register.Number) (to register.Number, there bool) {
	there = p.letters[n]
	if count, moves := p.numbers[series{n.Year, n.Count}]; moves {
		n.Count = count
	}
	return n, there
}

// named is what a text that names a letter of theirs says here.
func (p *Plan) named(letter string) string {
	n, err := register.ParseNumber(letter)
	if err != nil {
		return letter
	}
	if to, there := p.Number(n); there {
		return to.String()
	}
	return p.apart(letter)
}

// Matter is the key that a matter of theirs has here.
func (p *Plan) Matter(key string) string { return cmp.Or(p.matters[key], key) }

// Letters are the letters that get another number, by number.
func (p *Plan) Letters() (all []Renumbered) {
	for n := range p.letters {
		if to, _ := p.Number(n); to != n && p.New(n) {
			all = append(all, Renumbered{Old: n.String(), New: to.String()})
		}
	}
	slices.SortFunc(all, func(a, b Renumbered) int {
		m, _ := register.ParseNumber(a.Old) // both are numbers
		n, _ := register.ParseNumber(b.Old)
		return cmp.Or(m.Year-n.Year, m.Count-n.Count, strings.Compare(m.Branch, n.Branch))
	})
	return all
}

// Turns is how many visits get another turn of their day.
func (p *Plan) Turns() int { return len(p.turns) }

// Place says that a step of theirs stands here as the step seq. Their steps are placed in their
// order, each before its content is asked for.
func (p *Plan) Place(theirs steps.Step, seq int64) {
	p.steps[theirs.Seq] = seq
	if _, mends := theirs.Content.(steps.Corrected); !mends {
		p.types[theirs.Seq] = theirs.Content.StepType()
	}
}

// Step is where a step of theirs stands here, 0 for one that did not come.
func (p *Plan) Step(theirs int64) int64 { return p.steps[theirs] }

// upTo is where the last step of theirs stands here that is not after that one.
func (p *Plan) upTo(theirs int64) int64 {
	for theirs > 0 && p.steps[theirs] == 0 {
		theirs--
	}
	return p.steps[theirs]
}

// file is where a Word document of theirs is worked on here: beside ours, never in its place.
func (p *Plan) file(name string) string {
	if name == "" {
		return ""
	}
	ending := path.Ext(name)
	return strings.TrimSuffix(name, ending) + "-" + p.Register[:min(len(p.Register), 8)] + ending
}
