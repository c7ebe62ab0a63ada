package forms

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/text"
)

// Check is a rule between columns that the circular's guide sets (TT 06/2025,
// "Hướng dẫn cách ghi biểu"), written "2 <= 1", "1 = 02_XLD.6" or
// "1 >= 03_KQGQ.7 + 03_KQGQ.8".
type Check struct {
	Left     int
	Sign     string      // <=, >= or =
	Right    []Reference // that are added up
	asString string
}

// Reference is a column of a form; an empty Form is the form that refers.
type Reference struct {
	Form   string
	Column int
}

// String is the check as the edition's file writes it.
func (c Check) String() string { return c.asString }

var (
	checkText     = regexp.MustCompile(`^(\d+) (<=|>=|=) (.+)$`)
	referenceText = regexp.MustCompile(`^(?:([0-9A-Z_]+)\.)?(\d+)$`)
)

// UnmarshalJSON reads a check as the edition's file writes it.
func (c *Check) UnmarshalJSON(raw []byte) error {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	m := checkText.FindStringSubmatch(s)
	if m == nil {
		return fmt.Errorf("not a check: %q", s)
	}
	var right []Reference
	for part := range strings.SplitSeq(m[3], " + ") {
		r := referenceText.FindStringSubmatch(part)
		if r == nil {
			return fmt.Errorf("not a check: %q", s)
		}
		column, _ := strconv.Atoi(r[2])
		right = append(right, Reference{r[1], column})
	}
	left, _ := strconv.Atoi(m[1])
	*c = Check{Left: left, Sign: m[2], Right: right, asString: s}
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
			if c.TakenFrom != 0 && f.Column(c.TakenFrom).Number == 0 {
				return fmt.Errorf("%s: column %d is part of column %d", f.ID, c.Number, c.TakenFrom)
			}
			for _, sum := range append(c.Printed[:len(c.Printed):len(c.Printed)], c.Sums...) {
				for _, part := range sum {
					if f.Column(part).Number == 0 || part == c.Number {
						return fmt.Errorf("%s: column %d adds column %d", f.ID, c.Number, part)
					}
				}
			}
		}
		for _, c := range f.Checks {
			known := f.Column(c.Left).Number != 0
			for _, r := range c.Right {
				other := f
				if r.Form != "" {
					other = e.Form(r.Form)
				}
				known = known && other != nil && other.Column(r.Column).Number != 0
			}
			if !known {
				return fmt.Errorf("%s: the check %q names a column that does not exist", f.ID, c)
			}
		}
	}
	return nil
}

// Break is a formula or check that the figures of a form do not keep.
type Break struct {
	Form   *Form
	Column int
	Text   string // a sentence for the clerk
}

// Violations are the formulas and checks of the circular that the figures
// break, as sentences for the clerk. An empty list means that the receiver's
// own checks will find nothing.
func Violations(sheets []Sheet) []string {
	var found []string
	for _, b := range Breaks(sheets) {
		found = append(found, b.Text)
	}
	return found
}

// Breaks is Violations with the places. A rule about a column that a sheet does
// not hold, or about a sheet that is not there, is not judged.
func Breaks(sheets []Sheet) []Break {
	byID := map[string]Sheet{}
	for _, s := range sheets {
		byID[s.Form.ID] = s
	}
	var found []Break
	for _, s := range sheets {
		for _, column := range s.Form.Columns {
			found = append(found, s.brokenSums(column, column.Sums)...)
		}
		for _, c := range s.Form.Checks {
			if text := s.broken(c, byID); text != "" {
				found = append(found, Break{s.Form, c.Left, text})
			}
		}
	}
	return found
}

// brokenSums are the sums of a column that its figure differs from.
func (s Sheet) brokenSums(column Column, sums [][]int) []Break {
	value, known := s.Columns[column.Number]
	var found []Break
	for _, sum := range sums {
		if known && s.holds(sum) && math.Abs(s.sum(sum)-value.Value) > tolerance {
			found = append(found, Break{s.Form, column.Number, assets.Text("forms.broken.sum", "form", s.Form.Number, "column", column.Number, "title", column.Title(),
				"value", Shown(value.Value), "columns", Columns(sum, " + "), "sum", Shown(s.sum(sum)))})
		}
	}
	return found
}

func (s Sheet) broken(c Check, byID map[string]Sheet) string {
	left, known := s.Columns[c.Left]
	right := 0.0
	var names []string
	var last Sheet
	for _, r := range c.Right {
		other := s
		if r.Form != "" {
			other = byID[r.Form]
		}
		figure, there := other.Columns[r.Column]
		if !there {
			return ""
		}
		right += figure.Value
		last = other
		names = append(names, assets.Text("forms.broken.column", "form", other.Form.Number, "column", r.Column, "title", other.Form.Column(r.Column).Title()))
	}
	if !known || c.holds(left.Value, right) {
		return ""
	}
	title := s.Form.Column(c.Left).Title()
	if len(names) == 1 {
		return assets.Text("forms.broken."+signs[c.Sign], "form", s.Form.Number, "column", c.Left, "title", title, "value", Shown(left.Value),
			"otherForm", last.Form.Number, "otherColumn", c.Right[0].Column,
			"otherTitle", last.Form.Column(c.Right[0].Column).Title(), "otherValue", Shown(right))
	}
	return assets.Text("forms.broken.sum."+signs[c.Sign], "form", s.Form.Number, "column", c.Left, "title", title, "value", Shown(left.Value), "columns", strings.Join(names, " + "), "sum", Shown(right))
}

func (s Sheet) holds(columns []int) bool {
	return !slices.ContainsFunc(columns, func(c int) bool {
		_, known := s.Columns[c]
		return !known
	})
}

// signs are the ends of the keys of the sentences about a broken check.
var signs = map[string]string{"<=": "atMost", ">=": "atLeast", "=": "equal"}

func (s Sheet) sum(columns []int) float64 {
	total := 0.0
	for _, c := range columns {
		total += s.Columns[c].Value
	}
	return settle(total)
}

// settle drops what binary fractions leave behind the sixth decimal.
func settle(value float64) float64 { return math.Round(value*1e6) / 1e6 }

// Columns names columns as the row MS prints them: "(3), (5)".
func Columns(numbers []int, by string) string {
	var texts []string
	for _, c := range numbers {
		texts = append(texts, "("+strconv.Itoa(c)+")")
	}
	return strings.Join(texts, by)
}

// Shown is a figure as Vietnamese documents write it: 18.621 and 0,5.
func Shown(value float64) string { return text.Number(strconv.FormatFloat(settle(value), 'f', -1, 64)) }

// Add is a plus b without what binary fractions leave behind the sixth decimal.
func Add(a, b float64) float64 { return settle(a + b) }

// unkeptPrint says where a printed formula that cannot always hold does not.
func unkeptPrint(sheets []Sheet) []string {
	var found []string
	for _, s := range sheets {
		for _, c := range s.Form.Columns {
			if len(s.brokenSums(c, c.Printed)) > 0 {
				found = append(found, assets.Text("forms.unkeptPrint", "form", s.Form.Number, "column", c.Number, "title", c.Title(), "formula", c.MS, "reason", c.unkept))
			}
		}
	}
	return found
}
