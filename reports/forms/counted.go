package forms

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/register"
)

// part is a letter, a visit or a published day.
type part struct {
	id     int64
	letter *register.Letter
	visit  *register.Reception
	day    *register.ReceptionDay
}

// item is what counts as one, with the words that hold of it.
type item struct {
	holds words
	parts []part // more than one for letters of one matter or settlement, visits of one matter
}

// countable is something that a measure can count.
type countable struct {
	subject  Subject
	word     func(name string) words
	amounts  map[string]*amount
	gathered bool // out of those that keep the base condition
	items    func(b *basis, base condition) []item
}

// counted are the things that a measure can count.
var counted = map[string]*countable{
	"letters": {subject: Letters, word: letterWords.word, items: func(b *basis, _ condition) []item { return b.letters() }},
	"matters": {subject: Letters, word: wordTogether, gathered: true, items: func(b *basis, base condition) []item {
		return b.together(gather(b.letters(), base, func(p part) string { return p.letter.MatterKey() }))
	}},
	"decisions":   ofSettlements(settlementAmounts, func(b *basis, s settlement) bool { return b.period.Contains(s.issued()) }),
	"due":         ofSettlements(executionAmounts, func(b *basis, s settlement) bool { return s.due(b.period) }),
	"done":        ofSettlements(executionAmounts, func(b *basis, s settlement) bool { return s.due(b.period) && s.doneIn(b.period) }),
	"withdrawals": {subject: Letters, word: wordTogether, items: func(b *basis, _ condition) []item { return b.withdrawals() }},
	"concluded":   {subject: Letters, word: letterWords.word, items: func(b *basis, _ condition) []item { return each(b.concluded, b.letter) }},
	"visits":      {subject: Receptions, word: visitWords.word, amounts: visitAmounts, items: func(b *basis, _ condition) []item { return b.visits() }},
	"seen": {subject: Receptions, word: visitWords.word, gathered: true, items: func(b *basis, base condition) []item {
		return gather(b.ownVisits(), base, func(p part) string { return receptionMatter(p.visit) })
	}},
	"days": {subject: Days, word: dayWords.word, items: func(b *basis, _ condition) []item { return b.publishedDays() }},
}

func wordTogether(name string) words {
	if word := letterWords.word(name); word != 0 {
		return word
	}
	return togetherWords.word(name) << len(letterWords)
}

// ofSettlements counts decisions and conclusions: those issued in the period, those
// to be carried out in it, those carried out.
func ofSettlements(amounts map[string]*amount, keep func(b *basis, s settlement) bool) *countable {
	return &countable{subject: Letters, word: wordTogether, amounts: amounts, items: func(b *basis, _ condition) []item {
		var kept []item
		for _, i := range b.settlements() {
			if keep(b, i.letters()) {
				kept = append(kept, i)
			}
		}
		return kept
	}}
}

func (i item) letters() settlement {
	all := make(settlement, len(i.parts))
	for n, p := range i.parts {
		all[n] = p.letter
	}
	return all
}

// each makes an item of every one of a list.
func each[T any](list []T, read func(x *T) (part, words)) []item {
	items, parts := make([]item, len(list)), make([]part, len(list))
	for i := range list {
		parts[i], items[i].holds = read(&list[i])
		items[i].parts = parts[i : i+1 : i+1]
	}
	return items
}

// gather puts the parts of the items that keep the condition and have one key
// together, the first of them first: its words hold. Those without a key stay out.
func gather(items []item, base condition, key func(part) string) []item {
	at := map[string]int{}
	var groups []item
	for _, i := range items {
		if !base.holds(i.holds) {
			continue
		}
		p := i.parts[0]
		name := key(p)
		n, known := at[name]
		if !known {
			if name != "" {
				at[name] = len(groups)
				groups = append(groups, i)
			}
			continue
		}
		g := &groups[n]
		g.parts = append(g.parts, p)
		if first := g.parts[0]; p.before(first) {
			g.parts[0], g.parts[len(g.parts)-1] = p, first
			g.holds = i.holds
		}
	}
	return groups
}

func (p part) before(other part) bool {
	if p.letter == nil {
		return p.id < other.id
	}
	return cmp.Or(byNumber(p.letter, other.letter), cmp.Compare(p.id, other.id)) < 0
}

func byNumber(a, b *register.Letter) int {
	return cmp.Or(a.Number.Year-b.Number.Year, a.Number.Count-b.Number.Count)
}

// together adds the words that are asked of all letters of an item.
func (b *basis) together(items []item) []item {
	for n := range items {
		items[n].holds |= togetherWords.of(b, items[n].letters()) << len(letterWords)
	}
	return items
}

func (b *basis) letter(l *register.Letter) (part, words) {
	return part{id: l.ID, letter: l}, letterWords.of(b, l)
}

// groupSettlements are the decisions and conclusions among the settled letters
// within competence, those of one key together.
func (b *basis) groupSettlements() []item {
	within := condition{all: letterWords.word("within")}
	return b.together(gather(each(b.decided, b.letter), within, func(p part) string { return p.letter.SettlementKey() }))
}

func matterOfKind(l *register.Letter) string { return string(l.Kind) + "|" + l.MatterKey() }

// withdrawals are the matters that were withdrawn or stopped in the period and had
// no decision in it.
func (b *basis) withdrawals() []item {
	decided := map[string]bool{}
	for _, i := range b.settlements() {
		if s := i.letters(); b.period.Contains(s.issued()) {
			decided[matterOfKind(s[0])] = true
		}
	}
	within := condition{all: letterWords.word("within")}
	return b.together(gather(each(b.concluded, b.letter), within, func(p part) string {
		s, key := p.letter.Settlement, matterOfKind(p.letter)
		if !s.Result.EndsWithoutDecision() || !b.period.Contains(s.On) || decided[key] {
			return ""
		}
		return key
	}))
}

// ownVisits are the visits in the block under which their matter is counted.
func (b *basis) ownVisits() []item {
	owner := map[string]words{}
	for block := words(1); block&blocks != 0; block <<= 1 {
		for _, i := range b.visits() {
			if key := receptionMatter(i.parts[0].visit); i.holds&block != 0 && owner[key] == 0 {
				owner[key] = block
			}
		}
	}
	var own []item
	for _, i := range b.visits() {
		if i.holds&owner[receptionMatter(i.parts[0].visit)] != 0 {
			own = append(own, i)
		}
	}
	return own
}

func receptionMatter(r *register.Reception) string { return cmp.Or(r.Matter, fmt.Sprintf("#%d", r.ID)) }

// publishedDays are the days of each host; the lines of a day count once.
func (b *basis) publishedDays() []item {
	items := each(b.days, func(d *register.ReceptionDay) (part, words) { return part{id: d.ID, day: d}, dayWords.of(b, d) })
	return gather(items, condition{}, func(p part) string { return fmt.Sprint(p.day.Host, p.day.On) })
}

// itemsOf are what a term counts, before its words are asked.
func (b *basis) itemsOf(t term) []item {
	key := gathering{t.of, t.base}
	items, known := b.gathered[key]
	if !known {
		items = t.of.items(b, t.base)
		b.gathered[key] = items
	}
	return items
}

// gathering names what was gathered for the terms that count the same.
type gathering struct {
	of   *countable
	base condition
}

// figure counts what a measure says. Nothing stands behind an amount of zero.
func (b *basis) figure(m measure) Figure {
	var f Figure
	b.eachOf(m, func(t term, i item) {
		if t.amount == nil {
			f.Value++
		}
		for at, p := range i.parts { // the amounts of a settlement stand on one of its letters
			if t.amount != nil {
				amount := t.amount.of(b, i, at)
				if amount == 0 {
					continue
				}
				f.Value = settle(f.Value + amount)
			}
			f.Letters = append(f.Letters, p.id)
		}
	})
	return f
}

func (b *basis) eachOf(m measure, use func(t term, i item)) {
	for _, t := range m {
		for _, i := range b.itemsOf(t) {
			if t.asked.holds(i.holds) {
				use(t, i)
			}
		}
	}
}

// lost names the letters that the forms cannot take.
func (b *basis) lost(e *Edition) (problems []string) {
	for i := range e.Lost {
		if letters := b.lettersOf(&e.Lost[i]); len(letters) > 0 {
			problems = append(problems, e.Lost[i].Sentence+" "+assets.Text("forms.lost", "letters", namesOf(letters)))
		}
	}
	return problems
}

// remarks say what the columns of a form cannot hold.
func (b *basis) remarks(f *Form) (all []string) {
	for i := range f.Remarks {
		if letters := b.lettersOf(&f.Remarks[i]); len(letters) > 0 {
			all = append(all, assets.Text("forms.note.remark", "what", f.Remarks[i].Sentence, "count", len(letters), "letters", namesOf(letters)))
		}
	}
	return all
}

func (b *basis) lettersOf(lost *Lost) (letters settlement) {
	b.eachOf(lost.measured, func(_ term, i item) { letters = append(letters, i.letters()...) })
	return letters
}

// mostNamed is how many letters a problem names.
const mostNamed = 20

// namesOf names letters as clerks do, in the order of the register.
func namesOf(letters settlement) string {
	slices.SortStableFunc(letters, byNumber)
	var names []string
	for i, l := range letters {
		if i == mostNamed {
			names = append(names, "…")
			break
		}
		names = append(names, l.Number.String())
	}
	return strings.Join(names, ", ")
}
