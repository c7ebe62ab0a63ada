package forms

import (
	"donthu/data/law/numbers"
	"donthu/data/register"
	"donthu/data/text"
	"maps"
)

// words are those of a vocabulary that hold of something, a bit each.
type words uint64

// vocabulary is what may be asked of a T, in the period of the basis.
type vocabulary[T any] []struct {
	name  string
	holds func(b *basis, of T) bool
}

// word is the bit of a word, 0 when the vocabulary has none of the name.
func (v vocabulary[T]) word(name string) words {
	for i := range v {
		if v[i].name == name {
			return 1 << i
		}
	}
	return 0
}

func (v vocabulary[T]) of(b *basis, x T) words {
	var all words
	for i := range v {
		if v[i].holds(b, x) {
			all |= 1 << i
		}
	}
	return all
}

// letterWords are asked of a letter; of the letters that are counted as one, of the
// first.
var letterWords = vocabulary[*register.Letter]{
	{"complaint", func(_ *basis, l *register.Letter) bool { return l.Kind == register.Complaint }},
	{"denunciation", func(_ *basis, l *register.Letter) bool { return l.Kind == register.Denunciation }},
	{"petition", func(_ *basis, l *register.Letter) bool {
		return l.Kind == register.Petition || l.Kind == register.Reflection
	}},
	{"reflection", func(_ *basis, l *register.Letter) bool { return l.Kind == register.Reflection }},

	{"carried", func(b *basis, l *register.Letter) bool { return l.ReceivedOn < b.period.From }},
	{"new", func(b *basis, l *register.Letter) bool { return b.period.Contains(l.ReceivedOn) }},
	{"reception", func(_ *basis, l *register.Letter) bool { return l.Source == register.AtReception }},

	{"many", func(_ *basis, l *register.Letter) bool { return signed(l) == signedByMany }},
	{"one", func(_ *basis, l *register.Letter) bool { return signed(l) == signedByOne }},
	{"other", func(_ *basis, l *register.Letter) bool { return signed(l) == signedOtherwise }},

	{"handled", func(b *basis, l *register.Letter) bool { return b.period.Contains(l.HandledOn) }},
	{"classified", func(_ *basis, l *register.Letter) bool { return l.Kind != "" && l.Competent != "" }},
	// Processed in the period, and meets the conditions; unfit does not meet them.
	{"eligible", func(b *basis, l *register.Letter) bool {
		return b.period.Contains(l.HandledOn) && l.Eligible == register.Yes
	}},
	{"unfit", func(_ *basis, l *register.Letter) bool { return l.Eligible == register.No }},
	// Has a place in every classification: by content, and by what became of it.
	{"placed", func(_ *basis, l *register.Letter) bool {
		return l.Kind != "" && (l.Competent == register.Yes || l.Competent == register.No && (guided(l) || l.Handling == register.Forward))
	}},

	{"within", func(_ *basis, l *register.Letter) bool { return l.Competent == register.Yes }},
	{"outside", func(_ *basis, l *register.Letter) bool { return l.Competent == register.No }},
	{"guided", func(_ *basis, l *register.Letter) bool { return guided(l) }},
	{"returned", func(_ *basis, l *register.Letter) bool { return l.Handling == register.Return }},
	{"forwarded", func(_ *basis, l *register.Letter) bool { return l.Handling == register.Forward }},

	{"policy", func(_ *basis, l *register.Letter) bool { return l.Field == register.Policy }},
	{"land", func(_ *basis, l *register.Letter) bool { return l.Field == register.Land }},
	{"administration", func(_ *basis, l *register.Letter) bool { return l.Field == register.Administration }},
	{"justice", func(_ *basis, l *register.Letter) bool { return l.Field == register.Justice }},
	{"corruption", func(_ *basis, l *register.Letter) bool { return l.Field == register.Corruption }},

	// Withdrawn or stopped in the period, after it was processed in an earlier one.
	{"endedLater", func(b *basis, l *register.Letter) bool {
		s := l.Settlement
		return s.Result.EndsWithoutDecision() && b.period.Contains(s.On) && l.HandledOn < b.period.From && !l.HandledOn.IsZero()
	}},

	// A complaint of the second round, a continued denunciation.
	{"again", func(_ *basis, l *register.Letter) bool { return again(l) }},
	{"settled", func(b *basis, l *register.Letter) bool { return b.settled(l) }},
	{"settling", func(b *basis, l *register.Letter) bool { return !b.settled(l) && b.accepted(l) }},
	{"waiting", func(b *basis, l *register.Letter) bool { return !b.settled(l) && !b.accepted(l) }},
	{"overdue", func(b *basis, l *register.Letter) bool {
		return !b.settled(l) && !l.Due.Settle.IsZero() && l.Due.Settle < b.period.To
	}},
	{"late", func(b *basis, l *register.Letter) bool { return l.Late(b.today) }},

	{"right", func(_ *basis, l *register.Letter) bool { return l.Settlement.Result == register.Right }},
	{"wrong", func(_ *basis, l *register.Letter) bool { return l.Settlement.Result == register.Wrong }},
	{"partly", func(_ *basis, l *register.Letter) bool { return partly(l.Settlement.Result) }},
	{"upheld", func(_ *basis, l *register.Letter) bool { return l.Settlement.Result == register.Upheld }},
	{"overturned", func(_ *basis, l *register.Letter) bool { return l.Settlement.Result == register.Overturned }},
	// The result is one that the round can have.
	{"fitsRound", func(_ *basis, l *register.Letter) bool {
		r := l.Settlement.Result
		if l.Kind == register.Complaint && again(l) {
			return r == register.Upheld || r == register.Overturned
		}
		return r == register.Right || r == register.Wrong || partly(r)
	}},
}

// togetherWords are asked of all letters that are counted as one: of a matter, of
// a settlement. Their bits come after those of letterWords.
var togetherWords = vocabulary[settlement]{
	// The register keeps one sum for both; a settlement that restores bodies and
	// no person returns it to bodies.
	{"toBodies", func(_ *basis, s settlement) bool {
		bodies, persons := 0, 0
		for _, l := range s {
			bodies += l.Settlement.BodiesRestored
			persons += l.Settlement.PersonsRestored
		}
		return bodies > 0 && persons == 0
	}},
	{"inTime", func(_ *basis, s settlement) bool {
		return s.all(func(l *register.Letter) bool { return l.Due.Settle.IsZero() || l.Settlement.On <= l.Due.Settle })
	}},
	{"withdrawn", func(_ *basis, s settlement) bool {
		return s.any(func(l *register.Letter) bool { return l.Settlement.Result == register.Withdrawn })
	}},
	// By the end of the period: wholly withdrawn or stopped; accepted; refused.
	{"ended", func(b *basis, s settlement) bool {
		return s.all(func(l *register.Letter) bool { return l.Settlement.Result.EndsWithoutDecision() && b.settled(l) })
	}},
	{"accepted", func(b *basis, s settlement) bool {
		return s.any(func(l *register.Letter) bool { return l.Handling == register.Accept && b.accepted(l) })
	}},
	{"refused", func(_ *basis, s settlement) bool {
		return s.any(func(l *register.Letter) bool { return l.Handling == register.Refuse })
	}},
}

// visitWords are asked of a visit. The first three are the blocks of the form of
// receptions, in the order in which a matter seen in several is counted: once,
// under the head before the delegate before regular reception.
var visitWords = vocabulary[*register.Reception]{
	{"head", func(_ *basis, r *register.Reception) bool { return r.Host == register.Head }},
	{"delegate", func(_ *basis, r *register.Reception) bool { return r.Host == register.Delegate }},
	{"regular", func(_ *basis, r *register.Reception) bool {
		return r.Type == register.Regular && r.Host != register.Head && r.Host != register.Delegate
	}},
	{"group", func(_ *basis, r *register.Reception) bool { return numbers.IsGroup(r.People) }},
	{"again", func(b *basis, r *register.Reception) bool { return r.Matter != "" && b.seenBefore[r.Matter] }}, // its matter, before the period
}

// blocks are the words of visitWords that name a block.
const blocks words = 0b111

// dayWords say who receives on a published day.
var dayWords = vocabulary[*register.ReceptionDay]{
	{"head", func(_ *basis, d *register.ReceptionDay) bool { return d.Host == register.Head }},
	{"delegate", func(_ *basis, d *register.ReceptionDay) bool { return d.Host == register.Delegate }},
	{"regular", func(_ *basis, d *register.ReceptionDay) bool { return d.Host == register.Officer }},
}

// amount is a number that the part at the place of an item carries.
type amount struct {
	unit Unit
	of   func(b *basis, i item, at int) float64
}

// ordered is what a settlement orders.
func ordered[N int | float64](unit Unit, of func(r *register.Recovery) N) *amount {
	return &amount{unit, func(_ *basis, i item, at int) float64 { return float64(of(&i.parts[at].letter.Settlement.Recovery)) }}
}

// carriedOut is what was carried out of a settlement in the period.
func carriedOut[N int | float64](unit Unit, of func(e *register.Execution) N) *amount {
	return &amount{unit, func(b *basis, i item, at int) float64 {
		return i.letters().paid(at, b.period, func(e *register.Execution) float64 { return float64(of(e)) })
	}}
}

// settlementAmounts are what decisions order.
var settlementAmounts = map[string]*amount{
	"collectMoney":          ordered(Money, func(r *register.Recovery) float64 { return r.CollectMoney }),
	"collectLand":           ordered(Land, func(r *register.Recovery) float64 { return r.CollectLand }),
	"returnMoney":           ordered(Money, func(r *register.Recovery) float64 { return r.ReturnMoney }),
	"returnLand":            ordered(Land, func(r *register.Recovery) float64 { return r.ReturnLand }),
	"bodiesRestored":        ordered(Count, func(r *register.Recovery) int { return r.BodiesRestored }),
	"personsRestored":       ordered(Count, func(r *register.Recovery) int { return r.PersonsRestored }),
	"bodiesToDiscipline":    ordered(Count, func(r *register.Recovery) int { return r.BodiesDisciplined }),
	"personsToDiscipline":   ordered(Count, func(r *register.Recovery) int { return r.PersonsDisciplined }),
	"officialsToDiscipline": ordered(Count, func(r *register.Recovery) int { return r.OfficialsDisciplined }),
	"investigatedCases":     ordered(Count, func(r *register.Recovery) int { return r.InvestigatedCases }),
	"investigatedPersons":   ordered(Count, func(r *register.Recovery) int { return r.InvestigatedPersons }),
	"investigatedOfficials": ordered(Count, func(r *register.Recovery) int { return r.InvestigatedOfficials }),
}

// executionAmounts are what was to be carried out in the period, which is what remained
// before it and what is new, and what was.
var executionAmounts = func() map[string]*amount {
	all := maps.Clone(settlementAmounts)
	for _, a := range []struct {
		due, done string
		unit      Unit
		ordered   func(r *register.Recovery) float64
		carried   func(e *register.Execution) float64
	}{
		{"collectMoney", "collectedMoney", Money, func(r *register.Recovery) float64 { return r.CollectMoney }, func(e *register.Execution) float64 { return e.CollectedMoney }},
		{"collectLand", "collectedLand", Land, func(r *register.Recovery) float64 { return r.CollectLand }, func(e *register.Execution) float64 { return e.CollectedLand }},
		{"returnMoney", "returnedMoney", Money, func(r *register.Recovery) float64 { return r.ReturnMoney }, func(e *register.Execution) float64 { return e.ReturnedMoney }},
		{"returnLand", "returnedLand", Land, func(r *register.Recovery) float64 { return r.ReturnLand }, func(e *register.Execution) float64 { return e.ReturnedLand }},
	} {
		all[a.due] = &amount{a.unit, func(b *basis, i item, at int) float64 { return i.letters().remains(at, b.period, a.ordered, a.carried) }}
		all[a.done] = carriedOut(a.unit, a.carried)
	}
	maps.Copy(all, map[string]*amount{
		"bodiesDisciplined":    carriedOut(Count, func(e *register.Execution) int { return e.BodiesDisciplined }),
		"personsDisciplined":   carriedOut(Count, func(e *register.Execution) int { return e.PersonsDisciplined }),
		"officialsDisciplined": carriedOut(Count, func(e *register.Execution) int { return e.OfficialsDisciplined }),
		"prosecutedCases":      carriedOut(Count, func(e *register.Execution) int { return e.ProsecutedCases }),
		"prosecutedPersons":    carriedOut(Count, func(e *register.Execution) int { return e.ProsecutedPersons }),
		"prosecutedOfficials":  carriedOut(Count, func(e *register.Execution) int { return e.ProsecutedOfficials }),
	})
	return all
}()

var visitAmounts = map[string]*amount{
	"people": {Count, func(_ *basis, i item, at int) float64 { return float64(i.parts[at].visit.People) }},
}

type signature int

const (
	signedByOne signature = iota
	signedByMany
	signedOtherwise
)

// signed divides letters by who signs: "nhiều người đứng tên" from two signatories.
// "Đơn khác" are letters without a sender's name and those that are none of the
// four kinds; a complaint is never among them, its form has no such column
// (02/XLD of TT 02/2021).
func signed(l *register.Letter) signature {
	switch {
	case l.Kind == "":
		return signedOtherwise
	case max(l.Signatories, len(l.CoSigners)+1) > 1:
		return signedByMany
	case l.Kind != register.Complaint && text.Clean(l.Sender.Name) == "":
		return signedOtherwise
	}
	return signedByOne
}

func guided(l *register.Letter) bool {
	return l.Handling == register.Guide || l.Handling == register.Return
}

func again(l *register.Letter) bool { return l.Round == 2 }

// partly is the result of a complaint and of a denunciation that some clerks write
// for the other: "đúng một phần", "có đúng có sai".
func partly(r register.Result) bool { return r == register.PartlyRight || r == register.RightAndWrong }

// settled reports whether the letter had its result by the end of the period.
func (b *basis) settled(l *register.Letter) bool {
	s := l.Settlement
	return s.Result != "" && !s.On.IsZero() && s.On <= b.period.To
}

func (b *basis) accepted(l *register.Letter) bool {
	return !l.AcceptedOn.IsZero() && l.AcceptedOn <= b.period.To
}
