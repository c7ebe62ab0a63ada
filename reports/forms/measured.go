package forms

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data"
)

// measuredBasis is what measures count beside the letters and visits of the
// period.
type measuredBasis struct {
	seenBefore  map[string]bool // matters seen at a reception before the period
	withdrawals []settlement    // matters withdrawn or stopped in the period
	decisions   []settlement    // issued in the period, with an outcome that a form takes
	matters     map[string][]settlement
}

// firstDay is before every day of a register.
const firstDay = data.Date(19000101)

func (b *basis) readMeasured(ctx context.Context, reg Register) error {
	before, err := reg.Receptions(ctx, data.Period{From: firstDay, To: b.period.From.AddDays(-1)})
	if err != nil {
		return fmt.Errorf("receptions before the period: %w", err)
	}
	concluded, err := reg.LettersConcluded(ctx, b.period)
	if err != nil {
		return fmt.Errorf("concluded letters: %w", err)
	}
	m := &b.measured
	m.seenBefore, m.matters = map[string]bool{}, map[string][]settlement{}
	for i := range before {
		if before[i].Matter != "" {
			m.seenBefore[before[i].Matter] = true
		}
	}
	outcomes := map[data.Kind]map[outcome]int{data.Complaint: complaintOutcomes, data.Denunciation: denunciationOutcomes}
	lost := map[data.Kind][]*data.Letter{}
	decided := map[string]bool{}
	for _, s := range b.settlements {
		if !b.period.Contains(s.issued()) {
			continue
		}
		decided[matterOfKind(s[0])] = true
		if _, known := outcomes[s.kind()][s.outcome()]; known {
			m.decisions = append(m.decisions, s)
		} else if outcomes[s.kind()] != nil {
			lost[s.kind()] = append(lost[s.kind()], s...)
		}
	}
	var ended []*data.Letter
	for i := range concluded {
		l := &concluded[i]
		if l.Competent == data.Yes && l.Settlement.Result.EndsWithoutDecision() && b.period.Contains(l.Settlement.On) && !decided[matterOfKind(l)] {
			ended = append(ended, l)
		}
	}
	m.withdrawals = groupMatters(ended)
	for _, kind := range data.Kinds {
		if len(lost[kind]) > 0 {
			b.problems = append(b.problems, assets.Text("forms.lost.outcome", kind.Label(), numbers(lost[kind])))
		}
	}
	b.nameUnplaced()
	return nil
}

// nameUnplaced says which letters the forms cannot take.
func (b *basis) nameUnplaced() {
	var unplaced, unclassified []*data.Letter
	for i := range b.toProcess {
		l := &b.toProcess[i]
		if b.eligible(l) && !b.placed(l) {
			unplaced = append(unplaced, l)
		} else if l.Source == data.AtReception && b.period.Contains(l.ReceivedOn) && l.Eligible != data.No && (l.Kind == "" || l.Competent == "") {
			unclassified = append(unclassified, l)
		}
	}
	if len(unplaced) > 0 {
		b.problems = append(b.problems, assets.Text("forms.lost.letters", numbers(unplaced)))
	}
	if len(unclassified) > 0 {
		b.problems = append(b.problems, assets.Text("forms.lost.reception", numbers(unclassified)))
	}
}

func matterOfKind(l *data.Letter) string { return string(l.Kind) + "|" + l.MatterKey() }

// groupMatters puts the letters of one matter and kind together, the one with the
// smallest number first.
func groupMatters(letters []*data.Letter) []settlement {
	return groupBy(letters, matterOfKind)
}

func groupBy(letters []*data.Letter, key func(*data.Letter) string) []settlement {
	at := map[string]int{}
	var groups []settlement
	for _, l := range letters {
		n, known := at[key(l)]
		if !known {
			n = len(groups)
			at[key(l)] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], l)
		if g := groups[n]; before(l, g[0]) {
			g[0], g[len(g)-1] = g[len(g)-1], g[0]
		}
	}
	return groups
}

func before(a, b *data.Letter) bool {
	switch {
	case a.Number.Year != b.Number.Year:
		return a.Number.Year < b.Number.Year
	case a.Number.Count != b.Number.Count:
		return a.Number.Count < b.Number.Count
	}
	return a.ID < b.ID
}

// countMeasures counts the columns of a form that name a measure.
func (b *basis) countMeasures(t tally, form *Form) {
	for _, c := range form.Columns {
		for _, term := range c.measured {
			b.count(t, c.Number, term)
		}
	}
}

func (b *basis) count(t tally, column int, term term) {
	switch term.unit {
	case unitLetters:
		for i := range b.toProcess {
			if l := &b.toProcess[i]; b.holds(l, term.words) {
				t.one(column, l.ID)
			}
		}
	case unitMatters:
		b.countSettlements(t, column, term, b.mattersOf(term))
	case unitDecisions:
		b.countSettlements(t, column, term, b.measured.decisions)
	case unitWithdrawals:
		b.countSettlements(t, column, term, b.measured.withdrawals)
	case unitDue:
		b.countSettlements(t, column, term, filterSettlements(b.settlements, func(s settlement) bool { return s.due(b.period) }))
	case unitDone:
		b.countSettlements(t, column, term, filterSettlements(b.settlements, func(s settlement) bool { return s.due(b.period) && s.doneIn(b.period) }))
	default:
		b.countVisits(t, column, term)
	}
}

// mattersOf are the matters among the letters that the words before the slash
// name.
func (b *basis) mattersOf(t term) []settlement {
	key := t.baseKey()
	if matters, known := b.measured.matters[key]; known {
		return matters
	}
	var letters []*data.Letter
	for i := range b.toProcess {
		if l := &b.toProcess[i]; b.holds(l, t.base) {
			letters = append(letters, l)
		}
	}
	matters := groupBy(letters, (*data.Letter).MatterKey)
	b.measured.matters[key] = matters
	return matters
}

func filterSettlements(all []settlement, keep func(settlement) bool) []settlement {
	var kept []settlement
	for _, s := range all {
		if keep(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

func (b *basis) countSettlements(t tally, column int, term term, all []settlement) {
	for _, s := range all {
		if !b.settlementHolds(s, term.words) {
			continue
		}
		if term.amount != nil {
			addAmounts(t, s, map[int]amount{column: term.amount})
		} else {
			t.add(column, 1, s.ids()...)
		}
	}
}

func (b *basis) holds(l *data.Letter, words []word) bool {
	for _, w := range words {
		if letterWords[w.name](b, l) == w.not {
			return false
		}
	}
	return true
}

func (b *basis) settlementHolds(s settlement, words []word) bool {
	for _, w := range words {
		var holds bool
		if of := settlementWords[w.name]; of != nil {
			holds = of(s)
		} else {
			holds = letterWords[w.name](b, s[0])
		}
		if holds == w.not {
			return false
		}
	}
	return true
}

// missingNote names the columns that no register knows and nobody has typed.
func (f *Form) missingNote(typed data.TypedFigures) string {
	if f.Subject == Typed {
		return ""
	}
	var columns []string
	for _, c := range f.Columns {
		if _, there := typed.Values[c.Number]; c.Typed && !there {
			columns = append(columns, "("+strconv.Itoa(c.Number)+")")
		}
	}
	if len(columns) == 0 {
		return ""
	}
	return assets.Text("forms.note.missing", strings.Join(columns, ", "))
}

// unkeptPrint says where a printed formula that cannot always hold does not.
func unkeptPrint(sheets []Sheet) []string {
	var found []string
	for _, s := range sheets {
		for _, c := range s.Form.Columns {
			if len(s.brokenSums(c, c.Printed)) > 0 {
				found = append(found, assets.Text("forms.unkeptPrint", s.Form.Number, c.Number, c.Title(), c.MS))
			}
		}
	}
	return found
}
