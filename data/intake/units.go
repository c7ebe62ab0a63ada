package intake

import (
	"regexp"
	"strings"

	"donthu/assets"
	"donthu/data/text"
)

// unit is by what the amounts of a column are multiplied to be millions of đồng or square
// metres; 0 when nothing names a unit, and then they are taken as the register keeps them.
type unit float64

// unknownUnit is a unit that nobody knows: the column is asked for.
const unknownUnit unit = -1

// units are the units that headings name, by their plain words.
var units = map[string]unit{
	"dong": 1e-6, "d": 1e-6, "vnd": 1e-6, "dvn": 1e-6,
	"nghin dong": 1e-3, "ngan dong": 1e-3, "1000 dong": 1e-3, "1 000 dong": 1e-3, "1000d": 1e-3, "nghin": 1e-3, "ngan": 1e-3,
	"trieu dong": 1, "trd": 1, "trieu": 1, "tr dong": 1, "tr d": 1,
	"ty dong": 1e3, "ty": 1e3, "ti dong": 1e3,
	"m2": 1, "m 2": 1, "met vuong": 1, "m²": 1, "ha": 1e4, "hec ta": 1e4, "hecta": 1e4,
}

var (
	bracketed  = regexp.MustCompile(`\(([^)]*)\)`)
	unitedLine = regexp.MustCompile(`don vi tinh(?: tien)?\s*:?\s*([^,;.)]+)`)
)

// unitOf is the unit in the brackets of a heading or of the group above it.
func unitOf(h heading) unit {
	for _, words := range []string{h.own, h.group} {
		for _, m := range bracketed.FindAllStringSubmatch(words, -1) {
			name := strings.TrimPrefix(strings.TrimPrefix(plain(m[1]), "don vi tinh "), "dvt ")
			if u, known := units[name]; known {
				return u
			}
			if strings.ContainsAny(text.Fold(m[1]), "$") || strings.Contains(name, "usd") || strings.Contains(name, "cong dat") || strings.Contains(name, "sao") {
				return unknownUnit
			}
		}
	}
	return 0
}

// measure gives the unit of a line such as “Đơn vị tính: nghìn đồng” to the columns of money
// that name none.
func (s *sheet) measure(titles [][]string) {
	var said unit
	for _, line := range titles {
		if m := unitedLine.FindStringSubmatch(text.Fold(strings.Join(line, " "))); m != nil {
			if u, known := units[plain(m[1])]; known {
				said = u
			}
		}
	}
	for i := range s.columns {
		c := &s.columns[i]
		if c.unit == 0 && strings.Contains(c.key, "Money") {
			c.unit = said
		}
	}
}

// mostMoney is the largest sum, in millions of đồng, and mostLand the largest area, in square
// metres, that is taken without asking: a ward's letter is about less.
const (
	mostMoney = 1_000_000
	mostLand  = 50_000_000
)

// amountIn reads an amount of the column that is read in its unit.
func (r *row) amountIn(s string) float64 {
	n, doubtful, err := readAmount(s)
	at := &r.sheet.columns[r.column]
	switch {
	case err != nil:
		r.refuse(assets.Text("intake.amount", "text", s))
		return 0
	case at.unit > 0:
		n *= float64(at.unit)
		if n != 0 {
			n = float64(int64(n*1e6+0.5)) / 1e6 // 0.5 ha and 15 000 000 đồng without the rest of the floating point
		}
	case doubtful:
		r.warn(assets.Text("intake.amount.doubtful", "text", s))
	}
	most := float64(mostMoney)
	if strings.Contains(at.key, "Land") {
		most = mostLand
	}
	if n > most && !r.sheet.own {
		r.refuse(assets.Text("intake.amount.huge", "text", text.Clean(s)))
	}
	return n
}
