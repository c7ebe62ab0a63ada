package forms

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rules are what the circulars ask of the figures, form by form, copied from their
// rows MS and filling guides and not from the editions' files: a formula that is
// missing there is missed here. A column of another form is written FORM.n.
var rules = map[string]map[string][]string{
	"tt06-2025": {
		"01_TCD":  {"1 = 5+11+17", "2 = 6+12+18", "3 = 7+13+19", "4 = 8+14+20", "8 <= 5", "14 <= 11", "20 <= 17", "9 <= 6", "15 <= 12", "21 <= 18"},
		"02_XLD":  {"3 = 4+23", "4 = 6+12+19", "6 = 7+8", "6 = 9+10+11", "12 = 13+14", "12 = 15+16+17+18", "19 = 20+21+22", "23 = 24+25", "2 <= 1", "3 <= 2", "4 <= 3", "5 <= 4"},
		"03_GQKN": {"1 = 02_XLD.6", "2 = 3+4+5+6", "2 <= 1", "7 = 8+9+10+11+12", "20 <= 19", "23 <= 22"},
		"04_GQTC": {"1 = 02_XLD.12", "2 = 3+4+5+6", "2 <= 1", "7 = 8+9+10+11+12+13", "22 <= 21", "25 <= 24"},
		"05_KQTH": {
			"1 >= 03_GQKN.7", "2 <= 1", "12 <= 11", "15 <= 14", "16 >= 04_GQTC.7", "17 <= 16", "28 <= 27", "31 <= 30",
			// What a decision of the period orders is to be carried out in it.
			"3 >= 03_GQKN.13", "4 >= 03_GQKN.14", "7 >= 03_GQKN.15", "8 >= 03_GQKN.16",
			"18 >= 04_GQTC.14", "19 >= 04_GQTC.15", "22 >= 04_GQTC.16", "23 >= 04_GQTC.17",
		},
		"06_QLKNTC": {"8 <= 6"},
	},
	"tt02-2021": {
		"01_TCD": {
			"1 = 4+13+22", "2 = 5+14+23", "3 = 6+7+15+16+24+25", "8 <= 4", "17 <= 13", "26 <= 22", "9 <= 5", "18 <= 14", "27 <= 23",
			"10 <= 6", "11 <= 7", "19 <= 15", "20 <= 16", "28 <= 24", "29 <= 25",
		},
		"02_TCD": {"1 = 3+5+7", "1 = 9+11", "2 = 4+6+8", "2 = 10+12", "2 <= 1", "4 <= 3", "6 <= 5", "8 <= 7", "10 <= 9", "12 <= 11"},
		"01_XLD": {
			"1 = 2+3+4+5+6+7", "8 <= 1", "9 <= 8", "10 <= 9", "9 = 11+12+13", "9 = 14+15+16+17", "9 = 18+22", "18 = 19+20+21", "22 = 23+24+25",
			"11 = 02_XLD.9", "12 = 03_XLD.11", "13 = 04_XLD.11", // "the numbers of 01/XLD are the sums of 02, 03, 04/XLD"
			"2 = 02_XLD.2+03_XLD.2+04_XLD.2", "3 = 02_XLD.3+03_XLD.3+04_XLD.3", "5 = 02_XLD.4+03_XLD.5+04_XLD.5", "6 = 02_XLD.5+03_XLD.6+04_XLD.6",
			"1 >= 02_XLD.1+03_XLD.1+04_XLD.1", "8 >= 02_XLD.6+03_XLD.8+04_XLD.8",
		},
		"02_XLD":  {"1 = 2+3+4+5", "6 = 7+8", "10 = 11+15+16+17", "10 = 18+19+20+21+22", "10 = 23+26", "11 = 12+13+14", "23 = 24+25", "26 = 27+28+29", "6 <= 1", "9 <= 6", "10 <= 9"},
		"03_XLD":  {"1 = 2+3+4+5+6+7", "8 = 9+10", "12 = 13+18+19+20+21", "12 = 22+23+24+25", "12 = 26+29", "13 = 14+15+16+17", "26 = 27+28", "29 = 30+31+32", "8 <= 1", "11 <= 8", "12 <= 11"},
		"04_XLD":  {"1 = 2+3+4+5+6+7", "8 = 9+10", "12 = 13+14+15+16", "12 = 17+18+19", "12 = 20+21", "21 = 22+23", "8 <= 1", "11 <= 8", "12 <= 11"},
		"01_KQGQ": {"1 = 2+3", "5 = 20+21+22+23+24", "5 = 25+26", "1 = 01_XLD.19", "4 = 02_XLD.23", "4 <= 1", "16 <= 15", "19 <= 18"},
		"02_KQGQ": {"2 <= 1", "1 >= 01_KQGQ.5", "16 <= 15", "19 <= 18"},
		"03_KQGQ": {
			// The row MS also prints 6 = 24+26+28, which matters withdrawn or stopped
			// (9, 10) cannot keep.
			"1 = 2+3", "6 = 7+8+9+10", "6 = 30+31", "7+8 = 24+26+28", "8 = 25+27+29", "1 = 01_XLD.20", "4 = 03_XLD.26", "5 = 03_XLD.28",
			"4 <= 1", "5 <= 4", "25 <= 24", "27 <= 26", "29 <= 28", "20 <= 19", "23 <= 22",
		},
		"04_KQGQ": {"2 <= 1", "1 >= 03_KQGQ.7+03_KQGQ.8", "21 <= 20", "24 <= 23"},
	},
	"tt01-2027": { // the made-up one
		"01_D":  {"1 = 2+3", "4 <= 1"},
		"02_GQ": {"2 <= 1"},
	},
}

var ruleText = regexp.MustCompile(`^(\S+) (=|<=|>=) (\S+)$`)

// brokenRules are the rules that the figures of a report do not keep.
func brokenRules(rep *Report) []string {
	var broken []string
	for _, sheet := range rep.Sheets {
		for _, rule := range rules[rep.Edition.ID][sheet.Form.ID] {
			m := ruleText.FindStringSubmatch(rule)
			left, right := valueOf(rep, sheet, m[1]), valueOf(rep, sheet, m[3])
			kept := map[string]bool{"=": math.Abs(left-right) < 1e-6, "<=": left <= right+1e-6, ">=": left >= right-1e-6}
			if !kept[m[2]] {
				broken = append(broken, fmt.Sprintf("%s: %s: %v and %v", sheet.Form.ID, rule, left, right))
			}
		}
	}
	return broken
}

func valueOf(rep *Report, own Sheet, sum string) float64 {
	total := 0.0
	for part := range strings.SplitSeq(sum, "+") {
		sheet, column := own, part
		if form, number, other := strings.Cut(part, "."); other {
			sheet, _ = rep.Sheet(form)
			column = number
		}
		n, err := strconv.Atoi(column)
		if err != nil || sheet.Form == nil || sheet.Form.Column(n).Number == 0 {
			panic("no column " + part + " beside " + own.Form.ID)
		}
		total += sheet.Columns[n].Value
	}
	return total
}

// Each column whose printed MS has a formula has one among the rules, and each
// check of the editions' files is one of them.
func TestRulesCoverEveryFormulaAndCheckOfTheEditions(t *testing.T) {
	for _, ed := range Editions() {
		for _, f := range ed.Forms {
			own := rules[ed.ID][f.ID]
			for _, c := range f.Columns {
				for _, sum := range c.Sums {
					var parts []string
					for _, part := range sum {
						parts = append(parts, strconv.Itoa(part))
					}
					if rule := fmt.Sprintf("%d = %s", c.Number, strings.Join(parts, "+")); !slices.Contains(own, rule) {
						t.Errorf("%s %s: no rule %q", ed.ID, f.ID, rule)
					}
				}
				if strings.Contains(c.MS, "=") && !slices.ContainsFunc(own, func(r string) bool { return strings.HasPrefix(r, fmt.Sprintf("%d = ", c.Number)) }) {
					t.Errorf("%s %s: column %d prints %q and has no rule", ed.ID, f.ID, c.Number, c.MS)
				}
			}
			for _, c := range f.Checks {
				if rule := strings.ReplaceAll(c.String(), " + ", "+"); !slices.Contains(own, rule) {
					t.Errorf("%s %s: no rule %q", ed.ID, f.ID, rule)
				}
			}
		}
	}
}
