package forms

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"donthu/data"
)

func TestFormsOfCircular06(t *testing.T) {
	ed, err := ByID("tt06-2025")
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string]int{"01_TCD": 21, "02_XLD": 25, "03_GQKN": 23, "04_GQTC": 25, "05_KQTH": 31, "06_QLKNTC": 17}
	for _, f := range ed.Forms {
		if len(f.Columns) != columns[f.ID] {
			t.Errorf("%s has %d columns, want %d", f.ID, len(f.Columns), columns[f.ID])
		}
		if !norm.NFC.IsNormalString(f.Title + f.NoteLine) {
			t.Errorf("%s is not in NFC", f.ID)
		}
	}
	f := ed.Form("02_XLD")
	if c := f.Column(12); c.MS != "12= 13+14= 15+16+17+18" || len(c.Sums) != 2 || !slices.Equal(c.Sums[1], []int{15, 16, 17, 18}) ||
		c.Title() != "Số đơn thuộc thẩm quyền › Tố cáo › Tổng số đơn" {
		t.Errorf("column 12 of 02/XLD: %+v", c)
	}
	if note := f.Column(15).Note; note == "" || f.Column(7).Note != "" {
		t.Errorf("the guide speaks of column 15 (%q) and not of 7 (%q)", note, f.Column(7).Note)
	}
	if ed.Form("01_TCD").SubjectOf(10) != Days || ed.Form("01_TCD").SubjectOf(11) != Receptions {
		t.Error("column 10 of 01/TCD counts days, column 11 visits")
	}
}

func TestEditionIsChosenByThePeriod(t *testing.T) {
	for _, p := range []data.Period{data.YearPeriod(2026), data.MonthPeriod(2031, 1, true), data.MonthPeriod(2015, 1, true)} {
		if ed := EditionFor(p); ed == nil || ed.ID != "tt06-2025" {
			t.Errorf("%v: %v", p, ed)
		}
	}
	if _, err := ByID("tt99-2099"); err == nil || !strings.Contains(err.Error(), "tt99-2099") {
		t.Errorf("an edition that does not exist: %v", err)
	}
}

func TestFaultyEditionFilesAreRefused(t *testing.T) {
	for name, form := range map[string]string{
		"column left out":      `{"id":"x","header":[{"text":"a","column":2,"ms":"2"}]}`,
		"MS of another column": `{"id":"x","header":[{"text":"a","column":1,"ms":"2"}]}`,
		"MS not a formula":     `{"id":"x","header":[{"text":"a","column":1,"ms":"1=a+b"}]}`,
		"sum of no column":     `{"id":"x","header":[{"text":"a","column":1,"ms":"1=2+3"}]}`,
		"check of no column":   `{"id":"x","header":[{"text":"a","column":1,"ms":"1"}],"checks":["2 <= 1"]}`,
		"check of no form":     `{"id":"x","header":[{"text":"a","column":1,"ms":"1"}],"checks":["1 = 99_X.1"]}`,
		"not a check":          `{"id":"x","header":[{"text":"a","column":1,"ms":"1"}],"checks":["1 < 1"]}`,
	} {
		files := fstest.MapFS{"forms/e.json": {Data: []byte(`{"id":"e","from":"2025-01-01","forms":[` + form + `]}`)}}
		if _, err := readEditions(files); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

func TestShownFigures(t *testing.T) {
	for value, want := range map[float64]string{0: "0", 7: "7", 18621: "18.621", 1234567.5: "1.234.567,5", 0.1 + 0.2: "0,3", -1200: "-1.200"} {
		if got := Shown(value); got != want {
			t.Errorf("%v: %q, want %q", value, got, want)
		}
	}
}

func BenchmarkComputeMonthOf20000Letters(b *testing.B) {
	reg := &book{}
	for i := range 20000 {
		on := data.MustDate("2026-05-15").AddDays(i % 30)
		reg.letters = append(reg.letters, data.Letter{
			ID: int64(i + 1), Facts: data.Facts{ReceivedOn: on, Kind: data.Kinds[i%4], Round: 1, Field: data.Fields[i%6]},
			Handled: true, HandledOn: on, Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept, AcceptedOn: on,
			Settlement: data.Settlement{Result: data.Right, On: on},
		})
	}
	for b.Loop() {
		compute(b, reg, data.MonthPeriod(2026, 6, false))
	}
}
