package intake

import (
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

func TestDaysInEveryShape(t *testing.T) {
	for cell, want := range map[string]string{
		"46029":                               "2026-01-07",
		"46029.5":                             "2026-01-07",
		"07/01/2026":                          "2026-01-07",
		"7/1/26":                              "2026-01-07",
		"07-01-2026":                          "2026-01-07",
		"7.1.2026":                            "2026-01-07",
		"2026-01-07":                          "2026-01-07",
		"2026-01-07T00:00:00":                 "2026-01-07",
		"07/01/2026 08:30":                    "2026-01-07",
		" 07/01/2026 ":                        "2026-01-07",
		"07012026":                            "2026-01-07",
		"Ngày 07 tháng 01 năm 2026":           "2026-01-07",
		norm.NFD.String("7 tháng 1 năm 2026"): "2026-01-07",
	} {
		if day, err := readDay(cell); err != nil || day.String() != want {
			t.Errorf("%q: %s, %v", cell, day, err)
		}
	}
	for cell, want := range map[string]error{
		"31/02/2026": errNoSuchDay, "12/31/2026": errNoSuchDay, "29/02/2025": errNoSuchDay, "00/00/2026": errNoSuchDay,
		"2026": errUnreadable, "tháng 5": errUnreadable, "x": errUnreadable, "-5": errUnreadable, "1": errUnreadable,
		"123456789": errUnreadable, "5/2026": errUnreadable,
	} {
		if day, err := readDay(cell); err != want {
			t.Errorf("%q: %s, %v, want %v", cell, day, err, want)
		}
	}
}

func TestSerialIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := day.Must("1930-01-01").AddDays(rapid.IntRange(0, 80000).Draw(t, "days"))
		serial, ok := Serial(day)
		if !ok {
			t.Fatalf("no serial for %s", day)
		}
		if back, err := serialDay(serial); err != nil || back != day {
			t.Fatalf("%s came back as %s, %v", day, back, err)
		}
	})
}

func TestAmounts(t *testing.T) {
	for cell, want := range map[string]float64{
		"286": 286, "286.35000000000002": 286.35, "12,5": 12.5, "12.5": 12.5, "1.234,5": 1234.5, "1,234.5": 1234.5,
		"1.234.567": 1234567, "1,234,567": 1234567, "0": 0, " 7 ": 7, "1.5E+3": 1500,
	} {
		if got, _, err := readAmount(cell); err != nil || got != want {
			t.Errorf("%q: %v, %v", cell, got, err)
		}
	}
	for _, cell := range []string{"-3", "ba", "NaN", "Inf", "1.2.3", ""} {
		if got, _, err := readAmount(cell); err == nil {
			t.Errorf("%q was read as %v", cell, got)
		}
	}
	if _, doubtful, _ := readAmount("1.500"); !doubtful {
		t.Error("1.500 may be one and a half or fifteen hundred")
	}
}

func TestNumbersOfLetters(t *testing.T) {
	for cell, want := range map[string]register.Number{
		"12/2026": {Year: 2026, Count: 12}, " 012 / 2026 ": {Year: 2026, Count: 12}, "12/26": {Year: 2026, Count: 12},
		"12": {Count: 12}, "12.0": {Count: 12}, "Số 12/2026": {Year: 2026, Count: 12}, "12/ĐT-2026": {Year: 2026, Count: 12},
		"2026/12": {Year: 2026, Count: 12}, "12/2026/ĐT": {Year: 2026, Count: 12}, "12/ĐT": {Count: 12}, "12a/2026": {Year: 2026, Count: 12, Branch: "a"},
	} {
		if got, err := readNumber(cell); err != nil || got != want {
			t.Errorf("%q: %+v, %v", cell, got, err)
		}
	}
	for _, cell := range []string{"", "không số", "0/2026", "A-1-2", "12/13/14", "12a", "46143", "45789"} {
		if got, err := readNumber(cell); err == nil {
			t.Errorf("%q was read as %+v", cell, got)
		}
	}
}

func TestCounts(t *testing.T) {
	for cell, want := range map[string]int{"3": 3, "3.0": 3, "3 người": 3, " 12 ": 12} {
		if got, err := readCount(cell); err != nil || got != want {
			t.Errorf("%q: %d, %v", cell, got, err)
		}
	}
	for _, cell := range []string{"-1", "2.5", "ba", "99999999999"} {
		if got, err := readCount(cell); err == nil {
			t.Errorf("%q was read as %d", cell, got)
		}
	}
}

func TestShippedSpellings(t *testing.T) {
	if !norm.NFC.IsNormal(assets.IntakeWords) {
		t.Error("headings.json is not in NFC")
	}
	known := map[string]bool{}
	for _, shape := range shapes {
		owner := map[string]string{}
		for _, key := range shape.keys {
			known[key] = true
			words := otherSpellings().Columns[key]
			if assets.HasText("intake.column." + key) {
				words = append([]string{assets.Text("intake.column." + key)}, words...)
			} else if len(words) == 0 {
				t.Errorf("%s has no heading", key)
			}
			for _, word := range words {
				if other, taken := owner[plain(word)]; taken && other != key {
					t.Errorf("%q means both %s and %s", word, other, key)
				}
				owner[plain(word)] = key
			}
		}
	}
	for key := range otherSpellings().Columns {
		if !known[key] {
			t.Errorf("headings.json has headings for %s, which no book has", key)
		}
	}
	for key, words := range otherSpellings().Words {
		if len(words) == 0 {
			t.Errorf("%s has no words", key)
		}
	}
}

func TestEveryLabelIsReadBack(t *testing.T) {
	readBack(t, register.Kinds, register.Kind.Label, kindWords())
	readBack(t, register.Fields, register.Field.Label, fieldWords())
	readBack(t, register.Sources, register.Source.Label, sourceWords())
	readBack(t, register.Answers, register.Answer.Label, answerWords())
	readBack(t, register.Handlings, register.Handling.Label, handlingWords())
	readBack(t, register.Results, register.Result.Label, resultWords())
	readBack(t, register.ReceptionTypes, register.ReceptionType.Label, receptionWords())
	readBack(t, register.Hosts, register.Host.Label, hostWords())
}

func readBack[K ~string](t *testing.T, codes []K, label func(K) string, words vocabulary[K]) {
	t.Helper()
	for _, code := range codes {
		for _, spelling := range []string{label(code), norm.NFD.String(label(code)), " " + text.Fold(label(code)) + " "} {
			if got, known := words.find(spelling); !known || got != code {
				t.Errorf("%q means %q, want %q", spelling, got, code)
			}
		}
	}
}
