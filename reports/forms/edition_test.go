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
	for _, c := range []struct{ to, edition, sentence string }{
		{"2015-01-31", "tt02-2021", "Thông tư số 03/2013/TT-TTCP"},
		{"2021-05-09", "tt02-2021", "Thông tư số 03/2013/TT-TTCP"},
		{"2021-05-10", "tt02-2021", ""},
		{"2024-03-04", "tt02-2021", ""},
		{"2024-03-05", "tt02-2021", "Thông tư số 01/2024/TT-TTCP"},
		{"2025-09-29", "tt02-2021", "Thông tư số 01/2024/TT-TTCP"},
		{"2025-09-30", "tt06-2025", ""},
		{"2031-01-31", "tt06-2025", ""},
	} {
		to := data.MustDate(c.to)
		p := data.Period{From: to.AddDays(-30), To: to}
		ed := EditionFor(p)
		unfit := ed.Unfit(p)
		if ed.ID != c.edition || (unfit == "") != (c.sentence == "") || !strings.Contains(unfit, c.sentence) {
			t.Errorf("to %s: %s, %q", c.to, ed.ID, unfit)
		}
	}
	june := data.MonthPeriod(2026, 6, false)
	older, _ := ByID("tt02-2021")
	rep, err := Compute(t.Context(), &book{}, older, june, Options{Today: today})
	if err != nil || len(rep.Problems) != 1 || !strings.Contains(rep.Problems[0], "04/03/2024") {
		t.Errorf("forms of TT 02/2021 for June 2026: %v %q", err, rep.Problems)
	}
	if _, err := ByID("tt99-2099"); err == nil || !strings.Contains(err.Error(), "tt99-2099") {
		t.Errorf("an edition that does not exist: %v", err)
	}
}

func TestRangesInPrintedFormulas(t *testing.T) {
	for ms, want := range map[string][][]int{
		"1=2+3+...+7":                      {{2, 3, 4, 5, 6, 7}},
		"5=20+..+24":                       {{20, 21, 22, 23, 24}},
		"12=13+18+...+21=22+...+25 =26+29": {{13, 18, 19, 20, 21}, {22, 23, 24, 25}, {26, 29}},
		"10=11+15+16 +17= 18+…+22=23+26":   {{11, 15, 16, 17}, {18, 19, 20, 21, 22}, {23, 26}},
		"3=6+7+15+ 16 + 24 +25":            {{6, 7, 15, 16, 24, 25}},
	} {
		if _, sums, err := ParseMS(ms); err != nil || !slices.EqualFunc(sums, want, slices.Equal[[]int]) {
			t.Errorf("%q: %v, %v", ms, sums, err)
		}
	}
	for _, ms := range []string{"1=2+...", "1=...+3", "1=5+..+3", "1=2++3", "1=2+..+9999"} {
		if _, sums, err := ParseMS(ms); err == nil {
			t.Errorf("%q was read as %v", ms, sums)
		}
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
		"no such measure":      `{"id":"x","header":[{"text":"a","column":1,"ms":"1","measure":"letters blue"}]}`,
		"no such unit":         `{"id":"x","header":[{"text":"a","column":1,"ms":"1","measure":"birds"}]}`,
		"check of no second":   `{"id":"x","header":[{"text":"a","column":1,"ms":"1"}],"checks":["1 = 1 + 2"]}`,
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
