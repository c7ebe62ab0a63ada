package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"donthu/assets"
)

// Clean is a text as the register stores it: composed (NFC), without control
// characters, and with single spaces. Capitals stay as they were typed.
func Clean(s string) string {
	s = norm.NFC.String(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b' || r == '\ufeff':
			return -1
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// CleanLines is Clean for texts of several lines: line breaks stay.
func CleanLines(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = Clean(line)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// Fold is s for comparing and searching without accents: lower case, marks
// dropped, đ made d, single spaces. "Đơn  Thư" and "don thu" fold to the same.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false // one is owed before the next word
	write := func(r rune) {
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && !unicode.IsSpace(r):
			write(unicode.ToLower(r))
		case unicode.IsSpace(r):
			space = true
		case r == '\u200b' || r == '\ufeff' || unicode.Is(unicode.Mn, r):
		default:
			if base, known := latinBases[r]; known {
				write(base)
				continue
			}
			for _, part := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.Mn, part) {
					write(unicode.ToLower(part))
				}
			}
		}
	}
	return b.String()
}

// latinBases are the lower-case letters without marks of all composed Latin
// letters: looking them up costs a tenth of decomposing them.
var latinBases = func() map[rune]rune {
	bases := map[rune]rune{'đ': 'd', 'Đ': 'd'}
	for _, block := range [][2]rune{{0xC0, 0x24F}, {0x1E00, 0x1EFF}} {
		for r := block[0]; r <= block[1]; r++ {
			parts := []rune(norm.NFD.String(string(r)))
			if len(parts) > 1 && parts[0] < utf8.RuneSelf {
				bases[r] = unicode.ToLower(parts[0])
			}
		}
	}
	return bases
}()

// Capital is s with a capital at its beginning.
func Capital(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// Number is a decimal number of a computer, "-1234.50", as Vietnamese documents write
// it: -1.234,5.
func Number(decimal string) string {
	digits, negative := strings.CutPrefix(decimal, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		whole += "," + fraction
	}
	if negative && strings.Trim(digits, "0.") != "" { // there is no -0
		return "-" + whole
	}
	return whole
}

// Label is the text of a code, empty for none.
func Label(prefix, code string) string {
	if code == "" {
		return ""
	}
	return assets.Text(prefix + code)
}
