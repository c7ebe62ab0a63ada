package docx

import (
	"fmt"
	"strings"

	"donthu/assets"
)

// numberInWords reads a whole number below a million aloud, as documents write
// it in brackets; a larger or negative one stays in figures.
func numberInWords(n int) string {
	if n < 0 || n >= 1_000_000 {
		return fmt.Sprint(n)
	}
	if n == 0 {
		return digitWord(0)
	}
	var words []string
	if thousands := n / 1000; thousands > 0 {
		words = append(words, hundredsInWords(thousands, false), assets.Text("document.number.thousand"))
	}
	if rest := n % 1000; rest > 0 {
		words = append(words, hundredsInWords(rest, n >= 1000))
	}
	return strings.Join(words, " ")
}

// hundredsInWords reads 1 to 999; after a thousand the hundred is always said
// ("hai nghìn không trăm hai mươi sáu").
func hundredsInWords(n int, full bool) string {
	var words []string
	hundreds, tens, ones := n/100, n/10%10, n%10
	if hundreds > 0 || full {
		words = append(words, digitWord(hundreds), assets.Text("document.number.hundred"))
	}
	switch {
	case tens == 0 && ones > 0 && len(words) > 0:
		words = append(words, assets.Text("document.number.odd"))
	case tens == 1:
		words = append(words, assets.Text("document.number.ten"))
	case tens > 1:
		words = append(words, digitWord(tens), assets.Text("document.number.tens"))
	}
	switch {
	case ones == 0:
	case ones == 1 && tens > 1:
		words = append(words, assets.Text("document.number.oneAfterTens"))
	case ones == 5 && tens > 0:
		words = append(words, assets.Text("document.number.fiveAfterTens"))
	default:
		words = append(words, digitWord(ones))
	}
	return strings.Join(words, " ")
}

func digitWord(n int) string { return assets.Text(fmt.Sprintf("document.digit.%d", n)) }
