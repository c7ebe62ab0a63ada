package desk

import (
	"strings"
	"unicode"

	"donthu/assets"
	"donthu/data"
)

// Digits of a telephone number: the short ones of a town without its code, the long ones of
// a foreign country (E.164).
const leastPhone, mostPhone = 8, 15

// CheckPhone warns of what does not look like telephone numbers, which commas part. The
// clerk may have nothing better, so that it never forbids.
func CheckPhone(question, typed string) []data.Problem {
	warn := func(key string, args ...any) []data.Problem {
		return []data.Problem{{Field: question, Warning: true, Sentence: assets.Text(key, args...)}}
	}
	for number := range strings.FieldsFuncSeq(typed, func(r rune) bool { return r == ',' || r == ';' }) {
		digits := 0
		for _, r := range number {
			switch {
			case unicode.IsDigit(r):
				digits++
			case !unicode.IsSpace(r) && !strings.ContainsRune(".+-()/", r):
				return warn("phone.letters")
			}
		}
		if digits < leastPhone || digits > mostPhone {
			return warn("phone.digits", "number", strings.TrimSpace(number), "count", digits)
		}
	}
	return nil
}
