package forms

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"donthu/assets"
)

// Check is a rule between two columns that the circular's guide sets (TT
// 06/2025, "Hướng dẫn cách ghi biểu"), written "2 <= 1" or "1 = 02_XLD.6".
type Check struct {
	Left     int
	Sign     string // <=, >= or =
	Form     string // of the right side, empty for the same form
	Right    int
	asString string
}

// String is the check as the edition's file writes it.
func (c Check) String() string { return c.asString }

var checkText = regexp.MustCompile(`^(\d+) (<=|>=|=) (?:([0-9A-Z_]+)\.)?(\d+)$`)

// UnmarshalJSON reads "2 <= 1" or "1 = 02_XLD.6".
func (c *Check) UnmarshalJSON(raw []byte) error {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	m := checkText.FindStringSubmatch(s)
	if m == nil {
		return fmt.Errorf("not a check: %q", s)
	}
	left, _ := strconv.Atoi(m[1])
	right, _ := strconv.Atoi(m[4])
	*c = Check{Left: left, Sign: m[2], Form: m[3], Right: right, asString: s}
	return nil
}

func (c Check) holds(left, right float64) bool {
	switch c.Sign {
	case "<=":
		return left <= right+tolerance
	case ">=":
		return left >= right-tolerance
	}
	return math.Abs(left-right) <= tolerance
}

// tolerance covers what adding decimal fractions of đồng and m2 in binary costs.
const tolerance = 1e-6

// checkReferences makes sure that every formula and check names columns that
// exist.
func (e *Edition) checkReferences() error {
	for _, f := range e.Forms {
		for _, c := range f.Columns {
			for _, sum := range c.Sums {
				for _, part := range sum {
					if f.Column(part).Number == 0 || part == c.Number {
						return fmt.Errorf("%s: column %d adds column %d", f.ID, c.Number, part)
					}
				}
			}
		}
		for _, c := range f.Checks {
			other := f
			if c.Form != "" {
				other = e.Form(c.Form)
			}
			if other == nil || f.Column(c.Left).Number == 0 || other.Column(c.Right).Number == 0 {
				return fmt.Errorf("%s: the check %q names a column that does not exist", f.ID, c)
			}
		}
	}
	return nil
}

// Violations are the formulas and checks of the circular that the figures
// break, as sentences for the clerk. An empty list means that the receiver's
// own checks will find nothing.
func Violations(sheets []Sheet) []string {
	byID := map[string]Sheet{}
	for _, s := range sheets {
		byID[s.Form.ID] = s
	}
	var found []string
	for _, s := range sheets {
		for _, column := range s.Form.Columns {
			value := s.Columns[column.Number].Value
			for _, sum := range column.Sums {
				if total := s.sum(sum); math.Abs(total-value) > tolerance {
					found = append(found, assets.Text("forms.broken.sum", s.Form.Number, column.Number, column.Title(),
						Shown(value), joinColumns(sum), Shown(total)))
				}
			}
		}
		for _, c := range s.Form.Checks {
			other := s
			if c.Form != "" {
				var known bool
				if other, known = byID[c.Form]; !known {
					continue
				}
			}
			left, right := s.Columns[c.Left].Value, other.Columns[c.Right].Value
			if !c.holds(left, right) {
				found = append(found, assets.Text(brokenKeys[c.Sign], s.Form.Number, c.Left, s.Form.Column(c.Left).Title(), Shown(left),
					other.Form.Number, c.Right, other.Form.Column(c.Right).Title(), Shown(right)))
			}
		}
	}
	return found
}

var brokenKeys = map[string]string{
	"<=": "forms.broken.atMost",
	">=": "forms.broken.atLeast",
	"=":  "forms.broken.equal",
}

func (s Sheet) sum(columns []int) float64 {
	total := 0.0
	for _, c := range columns {
		total += s.Columns[c].Value
	}
	return settle(total)
}

// settle drops what binary fractions leave behind the sixth decimal.
func settle(value float64) float64 { return math.Round(value*1e6) / 1e6 }

func joinColumns(columns []int) string {
	var texts []string
	for _, c := range columns {
		texts = append(texts, "("+strconv.Itoa(c)+")")
	}
	return strings.Join(texts, " + ")
}

// Shown is a figure as Vietnamese documents write it: 18.621 and 0,5.
func Shown(value float64) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(settle(value)), 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if fraction != "" {
		whole += "," + fraction
	}
	if value < 0 {
		return "-" + whole
	}
	return whole
}
