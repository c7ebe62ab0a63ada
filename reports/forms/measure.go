package forms

import (
	"fmt"
	"strings"
)

// measure says what a column counts, as the file of an edition writes it: one or
// more terms joined by " + ". A term names what it counts (counted) and words that
// must all hold of it, with "!" before a word that must not:
//
//	letters eligible complaint settled !again
//	matters eligible complaint / within
//	returnMoney of decisions complaint toBodies
//
// Matters are gathered among the letters that keep the words before the slash, and
// the words after it are asked of the matter's first letter: so a matter stands in
// one column only, whatever its letters say. An amount before "of" is added up
// instead of counted.
type measure []term

type term struct {
	of     *countable
	amount *amount   // nil for counting
	base   condition // of what is gathered
	asked  condition // of what is counted
}

// condition are the words that must hold and those that must not.
type condition struct{ all, none words }

func (c condition) holds(w words) bool { return w&c.all == c.all && w&c.none == 0 }

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
	of := ""
	if len(tokens) > 2 && tokens[1] == "of" {
		of, tokens = tokens[0], tokens[2:]
	}
	if len(tokens) == 0 {
		return t, fmt.Errorf("nothing to count")
	}
	if t.of = counted[tokens[0]]; t.of == nil {
		return t, fmt.Errorf("nothing that is counted is called %q", tokens[0])
	}
	if of != "" {
		if t.amount = t.of.amounts[of]; t.amount == nil {
			return t, fmt.Errorf("%s have no amount %q", tokens[0], of)
		}
	}
	slash := false
	for _, token := range tokens[1:] {
		if token == "/" && t.of.gathered && !slash {
			t.base, t.asked, slash = t.asked, condition{}, true
			continue
		}
		name, not := strings.CutPrefix(token, "!")
		word := t.of.word(name)
		switch {
		case word == 0:
			return t, fmt.Errorf("%s know no word %q", tokens[0], name)
		case not:
			t.asked.none |= word
		default:
			t.asked.all |= word
		}
	}
	if t.of.gathered && !slash {
		t.base, t.asked = t.asked, condition{}
	}
	return t, nil
}

// unit is the mark that the column of a measure must carry.
func (m measure) unit() Unit {
	for _, t := range m {
		if t.amount != nil && t.amount.unit != Count {
			return t.amount.unit
		}
	}
	return Count
}
