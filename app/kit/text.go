package kit

import (
	"fmt"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/text"
)

// SentenceCase begins a text with a capital.
func SentenceCase(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return text
	}
	return strings.ToUpper(string(runes[:1])) + string(runes[1:])
}

func ShownCount(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// FirstWords are the first words of a text, at most about n letters.
func FirstWords(words string, n int) string {
	words = text.Clean(words)
	letters := []rune(words)
	if len(letters) <= n {
		return words
	}
	cut := string(letters[:n])
	if at := strings.LastIndex(cut, " "); at > 0 {
		cut = cut[:at]
	}
	return cut + "…"
}

// Joined puts the parts that are not empty together.
func Joined(with string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, with)
}

// Prefixed is the sentence with the value in its place, "" without a value.
func Prefixed(key, value string) string {
	if value == "" {
		return ""
	}
	return assets.Text(key, "value", value)
}

// OneLine is a text of several lines as a table shows it.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Shortened is a line of at most n letters.
func Shortened(line string, n int) string {
	letters := []rune(line)
	if len(letters) <= n {
		return line
	}
	return strings.TrimSpace(string(letters[:n])) + "…"
}

// Number writes a count as Vietnamese documents do, with dots: 1.204.
func Number(n int) string {
	digits := fmt.Sprint(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "." + digits[at:]
	}
	return digits
}

// Fitting are the lines that hold what is typed, with or without accents.
func Fitting(lines []string, typed string) []string {
	wanted := text.Fold(typed)
	var fits []string
	for _, line := range lines {
		if strings.Contains(text.Fold(line), wanted) {
			fits = append(fits, line)
		}
	}
	return fits
}
