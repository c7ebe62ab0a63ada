package consolidate

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/text"
	"donthu/reports/forms"
)

var (
	plainNumber   = regexp.MustCompile(`^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$`)
	dottedNumber  = regexp.MustCompile(`^\d{1,3}(?:\.\d{3})+$`)
	spacedNumber  = regexp.MustCompile(`^\d{1,3}(?: \d{3})+$`)
	decimalNumber = regexp.MustCompile(`^(\d{1,3}(?:\.\d{3})+|\d+),(\d+)$`)
	withUnit      = regexp.MustCompile(`^(\d[\d., ]*?)\s*(\p{L}[\p{L}\s/.]*|%)$`)
	nothingWords  = map[string]bool{"-": true, "–": true, "—": true, "không": true, "không có": true, "ko": true, "0đ": true}
)

// mostFigure is more than any ward can report.
const mostFigure = 1e12

// reading is what a cell of figures says.
type reading struct {
	value   float64
	known   bool   // value counts; else nothing does
	blank   bool   // nothing stands there
	problem string // a sentence, empty when the cell is in order
}

// readFigure reads what stands in a cell of figures. amount: the column may have
// fractions. number: the cell holds a number, so that a dot in it is certainly a
// decimal point.
func readFigure(words string, amount, number bool) reading {
	t := text.Clean(words)
	switch {
	case t == "":
		return reading{known: true, blank: true}
	case dottedNumber.MatchString(t) && !(amount && number):
		return readAs(t, strings.ReplaceAll(t, ".", ""))
	case plainNumber.MatchString(t):
		return readPlain(t, amount)
	case nothingWords[strings.ToLower(t)]:
		return readAs(t, "0")
	case spacedNumber.MatchString(t):
		return readAs(t, strings.ReplaceAll(t, " ", ""))
	}
	if m := decimalNumber.FindStringSubmatch(t); m != nil && amount {
		return readAs(t, strings.ReplaceAll(m[1], ".", "")+"."+m[2])
	}
	if m := withUnit.FindStringSubmatch(t); m != nil && m[2] != "%" {
		if r := readFigure(m[1], amount, false); r.known && !r.blank {
			return readAs(t, strconv.FormatFloat(r.value, 'f', -1, 64))
		}
	}
	return unread("consolidate.cell.unread", t)
}

func readPlain(t string, amount bool) reading {
	value, err := strconv.ParseFloat(t, 64)
	if whole := math.Round(value); math.Abs(value-whole) < 1e-9 {
		value = whole
	}
	switch {
	case err != nil || math.Abs(value) > mostFigure:
		return unread("consolidate.cell.unread", t)
	case value < 0:
		return reading{problem: assets.Text("consolidate.cell.negative", "value", forms.Shown(value))}
	case !amount && value != math.Trunc(value):
		return reading{problem: assets.Text("consolidate.cell.decimal", "value", forms.Shown(value))}
	}
	return reading{value: value, known: true}
}

// readAs is a text read as the number that it must mean, with the sentence that
// says so.
func readAs(text, number string) reading {
	value, err := strconv.ParseFloat(number, 64)
	if err != nil || value > mostFigure {
		return unread("consolidate.cell.unread", text)
	}
	return reading{value: value, known: true, problem: assets.Text("consolidate.cell.read", "text", shortened(text), "value", forms.Shown(value))}
}

// unread is a cell that says no figure, with the sentence of the key about it.
func unread(key, said string) reading {
	return reading{problem: assets.Text(key, "text", shortened(said))}
}

// shortened keeps a sentence readable when a cell holds a whole paragraph.
func shortened(text string) string {
	runes := []rune(text)
	if len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}
