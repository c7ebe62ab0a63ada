// Package finding knows what is looked for in the register and where a text holds it:
// words with or without accents, phrases in quotes, places however they are shortened
// (P13, P.13, phường 13), and parts of the numbers of telephones and papers.
//
// What is kept of a text for searching (Indexed) and what is asked (Asked) go through the
// same reading of texts, so that both shorten and join alike.
package finding

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"donthu/data/text"
)

// LeastDigits is how many digits of a number of a telephone or paper find it.
const LeastDigits = 4

// fieldEnd stands between texts, so that no phrase goes from one into the next. It counts
// as a letter for the index, and nobody types it.
const fieldEnd = " \ue000 "

// Indexed is what an index keeps of texts, each word after a space.
type Indexed struct {
	Folded   string // words without accents
	Accented string // the words that have accents, with them
	Digits   string // every ending of the numbers, so that a beginning of one is any part
}

// numberMark stands before what Words has of numbers, which fewer than LeastDigits do not
// find.
const numberMark = "#"

// Words is what LIKE looks through, see Asked.Like: each word between spaces.
func (i Indexed) Words() string {
	return i.Folded + strings.ReplaceAll(i.Digits, " ", " "+numberMark) + " "
}

// Index is what an index keeps of the texts; numbers are those of telephones and papers.
func Index(texts, numbers []string) Indexed {
	var folded, accented, digits, beside strings.Builder
	each := func(into *strings.Builder, words []string) {
		for _, w := range words {
			into.WriteByte(' ')
			into.WriteString(w)
		}
	}
	endings := func(number string) {
		for ; len(number) >= LeastDigits; number = number[1:] {
			digits.WriteByte(' ')
			digits.WriteString(number)
		}
	}
	for _, said := range texts {
		if said == "" {
			continue
		}
		for _, p := range pieces(norm.NFC.String(said)) {
			each(&folded, p.words)
			each(&accented, p.spelt)
			each(&beside, p.said)
			endings(p.number)
		}
		folded.WriteString(fieldEnd)
	}
	folded.WriteString(beside.String())
	for number := range strings.FieldsFuncSeq(strings.Join(numbers, ";"), func(r rune) bool { return strings.ContainsRune(",;/|", r) }) {
		joined := onlyDigits(number)
		endings(national(joined, strings.HasPrefix(strings.TrimSpace(number), "+")))
		if strings.ContainsFunc(number, unicode.IsLetter) { // a passport's
			each(&folded, strings.Fields(text.Fold(number)))
		}
	}
	return Indexed{folded.String(), accented.String(), digits.String()}
}

// onlyDigits are the digits of a number, whatever signs stand between them.
func onlyDigits(number string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
}

// Facet is the word under which an index keeps that what is called name has the value.
func Facet(name, value string) string {
	return name + strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, text.Fold(value))
}
