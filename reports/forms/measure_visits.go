package forms

import (
	"slices"

	"donthu/data"
)

// blockOf is the block of 01/TCD that a visit belongs to, empty for none.
func blockOf(r *data.Reception) string {
	switch {
	case r.Host == data.Head:
		return "head"
	case r.Host == data.Delegate:
		return "delegate"
	case r.Type == data.Regular:
		return "regular"
	}
	return ""
}

// blockOrder is the order in which a matter seen in several blocks is counted:
// once, under the head before the delegate before regular reception.
var blockOrder = []string{"head", "delegate", "regular"}

// blockWord is the block that a term asks for.
func (t term) blockWord() string {
	for _, w := range t.words {
		if visitWords[w.name] {
			return w.name
		}
	}
	return ""
}

// countVisits counts the columns of receptions and of published days.
func (b *basis) countVisits(t tally, column int, term term) {
	block := term.blockWord()
	if term.unit == unitDays {
		b.countDays(t, column, block)
		return
	}
	owners := map[string]string{}
	if term.unit == unitSeen || term.unit == unitGroupSeen {
		owners = b.ownerBlocks()
	}
	counted := map[string]bool{}
	for i := range b.receptions {
		r := &b.receptions[i]
		if !b.period.Contains(r.On) || blockOf(r) != block {
			continue
		}
		group := r.People >= data.GroupSize
		switch term.unit {
		case unitVisits:
			t.one(column, r.ID)
		case unitPeople:
			t.add(column, float64(r.People), r.ID)
		case unitGroups:
			if group {
				t.one(column, r.ID)
			}
		case unitGroupPeople:
			if group {
				t.add(column, float64(r.People), r.ID)
			}
		default:
			key := receptionMatter(r)
			if owners[key] != block || term.unit == unitGroupSeen && !group || !b.seenHolds(r, term.words) {
				continue
			}
			if counted[key] {
				t[column].Letters = append(t[column].Letters, r.ID)
				continue
			}
			counted[key] = true
			t.one(column, r.ID)
		}
	}
}

// seenHolds asks "again": whether the matter was seen before the period began.
func (b *basis) seenHolds(r *data.Reception, words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool {
		return w.name == "again" && (r.Matter != "" && b.measured.seenBefore[r.Matter]) == w.not
	})
}

// ownerBlocks gives every matter of the period the block that counts it.
func (b *basis) ownerBlocks() map[string]string {
	owners := map[string]string{}
	for _, block := range blockOrder {
		for i := range b.receptions {
			r := &b.receptions[i]
			if key := receptionMatter(r); b.period.Contains(r.On) && blockOf(r) == block && owners[key] == "" {
				owners[key] = block
			}
		}
	}
	return owners
}

func (b *basis) countDays(t tally, column int, block string) {
	hosts := map[string]data.Host{"head": data.Head, "delegate": data.Delegate, "regular": data.Officer}
	seen := map[data.Date]bool{}
	for _, d := range b.days {
		switch {
		case d.Host != hosts[block] || !b.period.Contains(d.On):
		case seen[d.On]:
			t[column].Letters = append(t[column].Letters, d.ID)
		default:
			seen[d.On] = true
			t.one(column, d.ID)
		}
	}
}
