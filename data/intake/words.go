package intake

import (
	"encoding/json"
	"strings"
	"sync"
	"unicode"

	"donthu/assets"
	"donthu/data/register"
	"donthu/data/text"
)

// spellings are the other headings and words of assets/intake/headings.json.
type spellings struct {
	Columns map[string][]string `json:"columns"`
	Words   map[string][]string `json:"words"`
	Short   map[string]string   `json:"short"` // abbreviations in headings, plain
	Meaning map[string][]struct {
		Key string `json:"key"`
		Is  string `json:"is"`
		Not string `json:"not"`
	} `json:"meaning"` // of a sheet of letters, of receptions
}

var otherSpellings = sync.OnceValue(func() spellings {
	var s spellings
	if err := json.Unmarshal(assets.IntakeWords, &s); err != nil {
		panic("assets: intake/headings.json: " + err.Error()) // a shipped file; a test reads it
	}
	return s
})

// plain is s for comparing words: no accents, no capitals, nothing but letters,
// digits and #.
func plain(s string) string {
	s = text.Fold(s)
	if !strings.ContainsFunc(s, func(r rune) bool { return !isWordRune(r) && r != ' ' }) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !isWordRune(r) }), " ")
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' }

// vocabulary is the words by which cells name the codes of one kind.
type vocabulary[K ~string] struct {
	codes  map[string]K
	labels string    // all labels, for telling the clerk what may stand there
	cells  map[K]any // label of each code, boxed once for all cells of an export
}

// shown is the label of code as a cell's value.
func (v vocabulary[K]) shown(code K) any {
	if code == "" {
		return ""
	}
	if cell, known := v.cells[code]; known {
		return cell
	}
	return string(code)
}

// newVocabulary knows each code by its label and by its other spellings.
func newVocabulary[K ~string](prefix string, codes []K, label func(K) string) func() vocabulary[K] {
	return sync.OnceValue(func() vocabulary[K] {
		v := vocabulary[K]{codes: map[string]K{}, cells: map[K]any{}}
		var labels []string
		for _, code := range codes {
			words := otherSpellings().Words[prefix+string(code)]
			if label != nil {
				labels = append(labels, label(code))
				v.cells[code] = label(code)
				v.codes[label(code)] = code // as the program writes it: found without folding
				words = append([]string{label(code)}, words...)
			}
			for _, word := range words {
				v.codes[plain(word)] = code
			}
		}
		v.labels = strings.Join(labels, ", ")
		return v
	})
}

func (v vocabulary[K]) find(s string) (K, bool) {
	if code, known := v.codes[s]; known {
		return code, true
	}
	code, known := v.codes[plain(s)]
	return code, known
}

// status is what an old book says of a letter in its column Tình trạng.
type status string

const (
	statusHandled  status = "handled"
	statusSettling status = "settling"
	statusWaiting  status = "waiting"
)

var (
	kindWords      = newVocabulary("kind.", register.Kinds, register.Kind.Label)
	fieldWords     = newVocabulary("field.", register.Fields, register.Field.Label)
	sourceWords    = newVocabulary("source.", register.Sources, register.Source.Label)
	answerWords    = newVocabulary("answer.", register.Answers, register.Answer.Label)
	handlingWords  = newVocabulary("handling.", register.Handlings, register.Handling.Label)
	resultWords    = newVocabulary("result.", register.Results, register.Result.Label)
	receptionWords = newVocabulary("reception.", register.ReceptionTypes, register.ReceptionType.Label)
	hostWords      = newVocabulary("host.", register.Hosts, register.Host.Label)
	capacityWords  = newVocabulary("capacity.", register.Capacities, register.Capacity.Label)
	roundWords     = newVocabulary[string]("round.", []string{"1", "2"}, nil)
	statusWords    = newVocabulary[status]("status.", []status{statusHandled, statusSettling, statusWaiting}, nil)
	unmarkedWords  = newVocabulary[string]("mark.", []string{"no"}, nil)
	totalWords     = newVocabulary[string]("row.", []string{"total"}, nil)
	sameWords      = newVocabulary[string]("row.", []string{"same"}, nil)
	footWords      = newVocabulary[string]("row.", []string{"foot"}, nil)
)

// carriedWords begin the lines that carry sums from page to page, plain.
var carriedWords = sync.OnceValue(func() (all []string) {
	for _, word := range otherSpellings().Words["row.carried"] {
		all = append(all, plain(word))
	}
	return all
})

// marked reports whether a cell of a column of marks (x) is marked.
func marked(s string) bool {
	if isCross(s) {
		return true
	}
	if plain(s) == "" {
		return false
	}
	_, no := unmarkedWords().find(s)
	return !no
}
