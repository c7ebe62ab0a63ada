package forms

import (
	"fmt"
	"strings"

	"donthu/data"
)

// measure says what a column counts, as the file of an edition names it: one or
// more terms joined by " + ". A term is a unit and words that must all hold of
// what is counted, with "!" before a word that must not:
//
//	letters eligible complaint settled !again
//	matters eligible complaint / within
//	returnMoney of decisions complaint toBodies
//
// Matters are grouped among the letters before the slash, and the words after it
// are asked of the matter's first letter: so a matter stands in one column only,
// whatever its letters say. An amount before "of" is added up instead of counted.
type measure []term

type term struct {
	unit   unit
	amount amount // nil for counting
	base   []word // letters among which matters are grouped
	words  []word
}

// word is a test by its name.
type word struct {
	name string
	not  bool
}

// unit is what a term counts.
type unit string

const (
	unitLetters     unit = "letters"
	unitMatters     unit = "matters"
	unitDecisions   unit = "decisions"   // decisions and conclusions issued in the period
	unitWithdrawals unit = "withdrawals" // matters withdrawn or stopped in the period
	unitDue         unit = "due"         // decisions and conclusions to be carried out in the period
	unitDone        unit = "done"        // those carried out in it
	unitVisits      unit = "visits"
	unitPeople      unit = "people"
	unitSeen        unit = "seen" // matters of visits
	unitGroups      unit = "groups"
	unitGroupPeople unit = "groupPeople"
	unitGroupSeen   unit = "groupSeen"
	unitDays        unit = "days"
)

// amounts are what the edition's files call the numbers of a settlement and of
// its execution.
var amounts = map[string]amount{
	"collectMoney":          collectMoney,
	"collectLand":           collectLand,
	"returnMoney":           returnMoney,
	"returnLand":            returnLand,
	"bodiesRestored":        func(l *data.Letter) float64 { return float64(l.Settlement.BodiesRestored) },
	"personsRestored":       func(l *data.Letter) float64 { return float64(l.Settlement.PersonsRestored) },
	"personsToDiscipline":   func(l *data.Letter) float64 { return float64(l.Settlement.PersonsDisciplined) },
	"officialsToDiscipline": func(l *data.Letter) float64 { return float64(l.Settlement.OfficialsDisciplined) },
	"investigatedCases":     func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedCases) },
	"investigatedPersons":   func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedPersons) },
	"investigatedOfficials": func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedOfficials) },
	"collectedMoney":        collectedMoney,
	"collectedLand":         collectedLand,
	"returnedMoney":         returnedMoney,
	"returnedLand":          returnedLand,
	"bodiesDisciplined":     bodiesDisciplined,
	"personsDisciplined":    personsDisciplined,
	"officialsDisciplined":  officialsDisciplined,
	"prosecutedCases":       prosecutedCases,
	"prosecutedPersons":     prosecutedPersons,
	"prosecutedOfficials":   prosecutedOfficials,
}

// wordsOf says which words each unit knows.
func wordsOf(u unit) func(name string) bool {
	switch u {
	case unitLetters, unitMatters:
		return func(name string) bool { return letterWords[name] != nil }
	case unitDecisions, unitWithdrawals, unitDue, unitDone:
		return func(name string) bool { return letterWords[name] != nil || settlementWords[name] != nil }
	case unitVisits, unitPeople, unitSeen, unitGroups, unitGroupPeople, unitGroupSeen, unitDays:
		return func(name string) bool { return visitWords[name] || name == "again" }
	}
	return nil
}

func parseMeasure(text string) (measure, error) {
	if text == "" {
		return nil, nil
	}
	var m measure
	for part := range strings.SplitSeq(text, " + ") {
		t, err := parseTerm(strings.Fields(part))
		if err != nil {
			return nil, fmt.Errorf("measure %q: %w", text, err)
		}
		m = append(m, t)
	}
	return m, nil
}

func parseTerm(tokens []string) (term, error) {
	var t term
	if len(tokens) > 2 && tokens[1] == "of" {
		if t.amount = amounts[tokens[0]]; t.amount == nil {
			return t, fmt.Errorf("no amount is called %q", tokens[0])
		}
		tokens = tokens[2:]
	}
	if len(tokens) == 0 {
		return t, fmt.Errorf("nothing to count")
	}
	t.unit = unit(tokens[0])
	known := wordsOf(t.unit)
	if known == nil {
		return t, fmt.Errorf("no unit is called %q", tokens[0])
	}
	for _, token := range tokens[1:] {
		if token == "/" {
			t.base, t.words = t.words, nil
			continue
		}
		w := word{name: strings.TrimPrefix(token, "!"), not: strings.HasPrefix(token, "!")}
		if !known(w.name) {
			return t, fmt.Errorf("%s knows no word %q", t.unit, w.name)
		}
		t.words = append(t.words, w)
	}
	if t.unit == unitMatters && t.base == nil {
		t.base, t.words = t.words, nil
	}
	return t, nil
}

// baseKey names the letters among which a term groups matters.
func (t term) baseKey() string {
	var names []string
	for _, w := range t.base {
		name := w.name
		if w.not {
			name = "!" + name
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func (e *Edition) hasMeasures() bool {
	for _, f := range e.Forms {
		for _, c := range f.Columns {
			if c.measured != nil {
				return true
			}
		}
	}
	return false
}
