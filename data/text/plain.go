package text

import (
	"strings"
	"unicode"
)

// Plain is a number as a part of a file's name: letters without accents, digits and hyphens.
func Plain(number string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, Fold(number))
	if plain == "" {
		return "khong-so"
	}
	return plain
}
