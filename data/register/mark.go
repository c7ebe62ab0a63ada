package register

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Mark is what the square code on a signed document says, so that the scan of the signed
// paper finds its way back: what it was issued on, and its number. It names nobody, no
// kind and no content, since whoever holds the paper can read it.
type Mark struct {
	Register string         // CodeOf the register that made it; "" where older programs did
	Letter   Number         // zero for a document on a visit
	Visit    int64          // id of the visit; 0 for a document on a letter
	Number   DocumentNumber // zero for a document without a number, such as minutes
	Year     int            // of the number
}

// markBegins is before every mark: the code of another program is none of ours. The digit
// counts the ways of writing it.
const markBegins = "DONTHU1"

// CodeOf is by which the marks of a register, whose first step has the hash, are told from
// those of all others: two wards may both have a 05/TB-UBND on a letter 12/2026.
func CodeOf(firstStep string) string {
	return strings.ToUpper(firstStep[:min(codeLength, len(firstStep))])
}

const codeLength = 8

// MarkOf is the mark of a document on the letter or the visit, the other of which is empty, of
// the register of the code.
func MarkOf(code string, l *Letter, v *Reception, number DocumentNumber, year int) Mark {
	m := Mark{Register: code, Letter: l.Number, Number: number, Year: year}
	if v.ID != 0 {
		m.Letter, m.Visit = Number{}, v.ID
	}
	if number.Count == 0 || number.Symbol == "" {
		m.Number, m.Year = DocumentNumber{}, 0
	}
	return m
}

// String is the mark as the code holds it: "DONTHU1 R:3FA2C19B L:12/2026 D:5/TB-UBND/2026",
// V: before a visit. It keeps to the letters that the code packs closest (ISO/IEC 18004, alphanumeric
// mode), so that the square stays small; others, such as Đ, are written as %C4%90.
func (m Mark) String() string {
	parts := []string{markBegins}
	if m.Register != "" {
		parts = append(parts, "R:"+m.Register)
	}
	switch {
	case m.Visit != 0:
		parts = append(parts, "V:"+strconv.FormatInt(m.Visit, 10))
	case m.Letter.Count != 0:
		parts = append(parts, "L:"+strings.ToUpper(m.Letter.String()))
	}
	if m.Number.Count != 0 {
		parts = append(parts, fmt.Sprintf("D:%d/%s/%d", m.Number.Count, packed(m.Number.Symbol), m.Year))
	}
	return strings.Join(parts, " ")
}

// ParseMark reads what a code says; ok is false for the code of anything else, and for a
// way of writing that a later program invents.
func ParseMark(said string) (m Mark, ok bool) {
	words := strings.Fields(said)
	if len(words) < 2 || len(words) > 4 || words[0] != markBegins {
		return Mark{}, false
	}
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, ":")
		good := false
		switch {
		case key == "R" && m.Register == "":
			m.Register, good = value, registerCode.MatchString(value)
		case key == "L" && m.Letter.Count == 0 && m.Visit == 0:
			number, err := ParseNumber(strings.ToLower(value))
			m.Letter, good = number, err == nil
		case key == "V" && m.Letter.Count == 0 && m.Visit == 0:
			id, err := strconv.ParseInt(value, 10, 64)
			m.Visit, good = id, err == nil && id > 0
		case key == "D" && m.Number.Count == 0:
			m.Number, m.Year, good = unpackedNumber(value)
		}
		if !good {
			return Mark{}, false
		}
	}
	return m, m.Letter.Count != 0 || m.Visit != 0
}

var registerCode = regexp.MustCompile(`^[0-9A-F]{8}$`)

func unpackedNumber(value string) (n DocumentNumber, year int, ok bool) {
	parts := strings.Split(value, "/")
	if len(parts) != 3 {
		return n, 0, false
	}
	count, errCount := strconv.Atoi(parts[0])
	symbol, errSymbol := url.PathUnescape(parts[1])
	year, errYear := strconv.Atoi(parts[2])
	if errCount != nil || errSymbol != nil || errYear != nil || count < 1 || symbol == "" || year < 1900 || year > 2200 {
		return n, 0, false
	}
	return DocumentNumber{Count: count, Symbol: symbol}, year, true
}

// packed writes a symbol with the letters of a mark.
func packed(symbol string) string {
	var b strings.Builder
	for _, c := range []byte(symbol) {
		if 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
