package alike

import (
	"slices"
	"strings"
)

// Part is a stretch of a text that another text has too, or has not.
type Part struct {
	Text string
	Same bool
}

// mostWords bounds what is compared word by word.
const mostWords = 600

// Differ are two texts in parts: what both say, whatever accents and abbreviations, and what
// only one says.
func Differ(a, b string) (inA, inB []Part) {
	x, y := cut(a), cut(b)
	// longest[i][j] is how many words x[i:] and y[j:] have in common in their order.
	longest := make([][]int, len(x)+1)
	for i := range longest {
		longest[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i].folded == y[j].folded {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	sameX, sameY := make([]bool, len(x)), make([]bool, len(y))
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].folded == y[j].folded:
			sameX[i], sameY[j] = true, true
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return together(x, sameX), together(y, sameY)
}

// written is a word as it stands, and as it is compared.
type written struct{ text, folded string }

func cut(s string) []written {
	all := strings.Fields(s)
	all = all[:min(len(all), mostWords)]
	cut := make([]written, len(all))
	for i, word := range all {
		cut[i] = written{word, strings.Join(words(word), " ")}
	}
	return cut
}

func together(all []written, same []bool) (parts []Part) {
	for i, word := range all {
		if n := len(parts); n > 0 && parts[n-1].Same == same[i] {
			parts[n-1].Text += " " + word.text
			continue
		}
		parts = append(parts, Part{word.text, same[i]})
	}
	return slices.Clip(parts)
}
