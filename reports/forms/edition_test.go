package forms

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"donthu/data/day"
	"donthu/data/law/numbers"
	"donthu/data/register"
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
		to := day.Must(c.to)
		p := day.Period{From: to.AddDays(-30), To: to}
		ed := EditionFor(p)
		unfit := ed.Unfit(p)
		if ed.ID != c.edition || (unfit == "") != (c.sentence == "") || !strings.Contains(unfit, c.sentence) {
			t.Errorf("to %s: %s, %q", c.to, ed.ID, unfit)
		}
	}
	for i, e := range shipped()[1:] {
		if before := shipped()[i]; before.To.IsZero() || before.To >= e.From {
			t.Errorf("%s has not ended on the day that %s begins", before.ID, e.ID)
		}
	}
	june := day.MonthPeriod(2026, 6, false)
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
	const typed = `{"id":"x","subject":"typed","header":[`
	column := func(more string) string {
		return `{"id":"x","subject":"letters","header":[{"text":"a","column":1,"ms":"1"` + more + `}]}`
	}
	for name, c := range map[string]struct{ form, told string }{
		"column left out":      {typed + `{"text":"a","column":2,"ms":"2"}]}`, "column 2 stands after column 0"},
		"MS of another column": {typed + `{"text":"a","column":1,"ms":"2"}]}`, `its MS is "2"`},
		"MS not a formula":     {typed + `{"text":"a","column":1,"ms":"1=a+b"}]}`, "not a column number or formula"},
		"sum of no column":     {`{"id":"x","header":[{"text":"a","column":1,"ms":"1=2+3"}]}`, "column 1 adds column 2"},
		"check of no column":   {typed + `{"text":"a","column":1,"ms":"1"}],"checks":["2 <= 1"]}`, "names a column that does not exist"},
		"check of no form":     {typed + `{"text":"a","column":1,"ms":"1"}],"checks":["1 = 99_X.1"]}`, "names a column that does not exist"},
		"check of no second":   {typed + `{"text":"a","column":1,"ms":"1"}],"checks":["1 = 1 + 2"]}`, "names a column that does not exist"},
		"not a check":          {typed + `{"text":"a","column":1,"ms":"1"}],"checks":["1 < 1"]}`, "not a check"},
		"no such word":         {column(`,"measure":"letters blue"`), `letters know no word "blue"`},
		"a word of visits":     {column(`,"measure":"letters group"`), `letters know no word "group"`},
		"nothing counted":      {column(`,"measure":"birds"`), `"birds"`},
		"no such amount":       {column(`,"measure":"people of decisions"`), `no amount "people"`},
		"no matters to gather": {column(`,"measure":"letters / land"`), `no word "/"`},
		"filled in no way":     {column(``), "filled in 0 ways"},
		"filled in two ways":   {column(`,"measure":"letters","typed":true`), "filled in 2 ways"},
		"money without a mark": {column(`,"measure":"collectMoney of due"`), `marked "" and adds "money"`},
		"land marked as money": {column(`,"unit":"money","measure":"collectLand of due"`), `marked "money" and adds "land"`},
		"a mark on a count":    {column(`,"unit":"land","measure":"letters"`), `marked "land" and adds ""`},
		"no such unit":         {column(`,"unit":"tấn","typed":true`), `no unit "tấn"`},
		"a mistyped name":      {column(`,"mesure":"letters"`), "mesure"},
		"formula without why":  {`{"id":"x","header":[{"text":"a","column":1,"ms":"1=2","formula":"1=2+2"},{"text":"b","column":2,"ms":"2","typed":true}]}`, "printed formula"},
	} {
		files := fstest.MapFS{"forms/e.json": {Data: []byte(`{"id":"e","from":"2025-01-01","forms":[` + c.form + `]}`)}}
		if _, err := readEditions(files); err == nil || !strings.Contains(err.Error(), c.told) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, c := range []struct{ head, told string }{
		{`"id":"f","from":"2025-01-01"`, `holds the edition "f"`},
		{`"id":"e"`, "in force from"},
		{`"id":"e","from":"2025-01-02","to":"2025-01-01"`, "in force from"},
		{`"id":"e","from":"2025-01-02","to":"2025-01-02"`, ""},
		{`"id":"e","from":"2025-01-01","lost":[{"measure":"visits","sentence":"Lượt tiếp."}]`, "names no letters"},
		{`"id":"e","from":"2025-01-01","lost":[{"measure":"letters"}]`, "nothing is said"},
	} {
		_, err := readEditions(fstest.MapFS{"forms/e.json": {Data: []byte("{" + c.head + "}")}})
		if (err == nil) != (c.told == "") || err != nil && !strings.Contains(err.Error(), c.told) {
			t.Errorf("%s: %v", c.head, err)
		}
	}
}

func TestAVocabularyFitsIntoItsBits(t *testing.T) {
	if n := len(letterWords) + len(togetherWords); n > 64 {
		t.Errorf("%d words of letters", n)
	}
	for i, word := range []string{"head", "delegate", "regular"} {
		if visitWords.word(word) != 1<<i || blocks != 1<<3-1 {
			t.Errorf("%s is not block %d", word, i)
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
		on := day.Must("2026-05-15").AddDays(i % 30)
		reg.letters = append(reg.letters, register.Letter{
			ID: int64(i + 1), Facts: register.Facts{ReceivedOn: on, Kind: register.Kinds[i%4], Round: 1, Field: register.Fields[i%6]},
			Handled: true, HandledOn: on, Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept, AcceptedOn: on,
			Settlement: register.Settlement{Result: register.Right, On: on},
		})
	}
	for b.Loop() {
		compute(b, reg, day.MonthPeriod(2026, 6, false))
	}
}

func TestTheCircularInForceGivesTheDayOfReportsToo(t *testing.T) {
	if newest := Editions()[len(Editions())-1]; newest.DueDay != numbers.ReportDueDay() {
		t.Errorf("%s: due on the %d, the law says the %d", newest.ID, newest.DueDay, numbers.ReportDueDay())
	}
}
