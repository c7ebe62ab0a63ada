package forms

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

const samples = "../../testdata/samples"

var today = day.Must("2026-12-20")

func compute(t testing.TB, reg Register, p day.Period) *Report {
	t.Helper()
	rep, err := Compute(t.Context(), reg, EditionFor(p), p, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

func TestSampleRegistersGiveTheExpectedFigures(t *testing.T) {
	for name, periods := range map[string][]day.Period{
		"so-chuan-2026":     {day.MonthPeriod(2026, 6, false), day.YearPeriod(2026)},
		"so-chuan-2026-moi": {day.MonthPeriod(2026, 6, false), day.YearPeriod(2026)},
		"so-chuan-thi-hanh": {{From: day.Must("2026-07-15"), To: day.Must("2026-08-14")}, {From: day.Must("2026-08-15"), To: day.Must("2026-09-14")},
			{From: day.Must("2026-06-15"), To: day.Must("2026-09-14")}},
	} {
		reg := readSample(t, filepath.Join(samples, name+".xlsx"))
		for _, p := range periods {
			expectFigures(t, reg, p, fmt.Sprintf("%s.expected-%s_%s.json", name, p.From, p.To))
		}
	}
}

func expectFigures(t *testing.T, reg Register, p day.Period, file string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(samples, file))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]map[string]float64
	if err := json.Unmarshal(raw, &expected); err != nil {
		t.Fatal(err)
	}
	rep := compute(t, reg, p)
	for form, columns := range expected {
		sheet, ok := rep.Sheet(form)
		if !ok || len(sheet.Columns) != len(columns) {
			t.Errorf("%s: %d columns, want %d", form, len(sheet.Columns), len(columns))
		}
		for column, want := range columns {
			n, _ := strconv.Atoi(column)
			if got := sheet.Columns[n].Value; got != want {
				t.Errorf("%s, %s column %d (%s): %v, want %v", file, form, n, sheet.Form.Column(n).Title(), got, want)
			}
		}
	}
	for _, problem := range rep.Problems {
		t.Errorf("%s: %s", file, problem)
	}
}

func TestEveryCountListsTheLettersBehindIt(t *testing.T) {
	rep := compute(t, readSample(t, filepath.Join(samples, "so-chuan-2026.xlsx")), day.YearPeriod(2026))
	processing, _ := rep.Sheet("02_XLD")
	for n, f := range processing.Columns {
		if n != 5 && len(f.Letters) != int(f.Value) {
			t.Errorf("02/XLD column %d counts %v and lists %d letters", n, f.Value, len(f.Letters))
		}
	}
	for _, s := range rep.Sheets {
		for n, f := range s.Columns {
			if (f.Value == 0) != (len(f.Letters) == 0) {
				t.Errorf("%s column %d: %v with %d letters behind it", s.Form.ID, n, f.Value, len(f.Letters))
			}
		}
	}
}

func TestTypedFormTakesWhatWasTypedForThePeriod(t *testing.T) {
	p := day.MonthPeriod(2026, 6, false)
	reg := &book{typed: map[string]register.TypedFigures{"06_QLKNTC": {
		Form: "06_QLKNTC", Period: p, Values: map[int]float64{1: 3, 6: 1, 8: 2, 99: 5}, Note: "Đã tập huấn",
	}}}
	rep := compute(t, reg, p)
	sheet, _ := rep.Sheet("06_QLKNTC")
	if sheet.Columns[1].Value != 3 || sheet.Note != "Đã tập huấn Cột (2)–(5), (7), (9)–(17) chưa nhập." || len(sheet.Columns) != 17 {
		t.Errorf("got %+v", sheet)
	}
	if len(rep.Problems) != 1 || !strings.Contains(rep.Problems[0], "06/QLKNTC, cột (8)") {
		t.Errorf("8 > 6 must be reported, got %q", rep.Problems)
	}
	if other, _ := compute(t, reg, day.MonthPeriod(2026, 7, false)).Sheet("06_QLKNTC"); other.Columns[1].Value != 0 {
		t.Errorf("typed figures of June show in July: %v", other.Columns[1].Value)
	}
}

func TestPeriodThatEndsBeforeItBeginsIsRefused(t *testing.T) {
	p := day.Period{From: day.Must("2026-06-14"), To: day.Must("2026-05-15")}
	if _, err := Compute(t.Context(), &book{}, EditionFor(p), p, Options{}); err == nil || !strings.Contains(err.Error(), "14/06/2026") {
		t.Errorf("got %v", err)
	}
}

func TestSettlementOfSeveralLettersIsDoneWhenAllAre(t *testing.T) {
	p := day.MonthPeriod(2026, 6, false)
	letter := func(id int64, done register.Answer, on string) register.Letter {
		l := register.Letter{
			ID: id, Facts: register.Facts{Kind: register.Complaint, Round: 1, Matter: "A", ReceivedOn: day.Must("2026-03-01")},
			Handled: true, HandledOn: day.Must("2026-03-05"), Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept,
			Settlement: register.Settlement{Result: register.Right, On: day.Must("2026-04-20"), Recovery: register.Recovery{CollectMoney: 0.1}},
			Execution:  register.Execution{Done: done, CollectedMoney: 0.2},
		}
		if on != "" {
			l.Execution.On = day.Must(on)
		}
		return l
	}
	for _, c := range []struct {
		name      string
		letters   []register.Letter
		due, done float64
	}{
		{"one of two not carried out", []register.Letter{letter(1, register.Yes, "2026-05-20"), letter(2, register.No, "")}, 1, 0},
		{"the last in the period", []register.Letter{letter(1, register.Yes, "2026-05-01"), letter(2, register.Yes, "2026-06-14")}, 1, 1},
		{"all before the period", []register.Letter{letter(1, register.Yes, "2026-05-01"), letter(2, register.Yes, "2026-05-14")}, 0, 0},
		{"after the period", []register.Letter{letter(1, register.Yes, "2026-05-20"), letter(2, register.Yes, "2026-06-15")}, 1, 0},
		{"nobody has said", []register.Letter{letter(1, "", ""), letter(2, "", "")}, 1, 0},
	} {
		s, _ := compute(t, &book{letters: c.letters}, p).Sheet("05_KQTH")
		if s.Columns[1].Value != c.due || s.Columns[2].Value != c.done || s.Columns[3].Value != c.due*0.2 || s.Columns[5].Value != c.done*0.4 {
			t.Errorf("%s: due %v, done %v, to collect %v, collected %v", c.name, s.Columns[1].Value, s.Columns[2].Value, s.Columns[3].Value, s.Columns[5].Value)
		}
	}
}

func TestMatterSeenByHeadAndInRegularReceptionCountsUnderTheHead(t *testing.T) {
	on := day.Must("2026-06-01")
	reg := &book{receptions: []register.Reception{
		{ID: 1, On: on, Type: register.Regular, Host: register.Officer, People: 6, Matter: "A"},
		{ID: 2, On: on, Type: register.Scheduled, Host: register.Delegate, People: 1, Matter: "A"},
		{ID: 3, On: on, Type: register.Scheduled, Host: register.Head, People: 4, Matter: "A"},
		{ID: 4, On: on, Type: register.Regular, Host: register.Officer, People: 5},
	}, days: []register.ReceptionDay{{ID: 1, On: on, Host: register.Head}, {ID: 2, On: on, Host: register.Head}}}
	s, _ := compute(t, reg, day.MonthPeriod(2026, 6, false)).Sheet("01_TCD")
	got := []float64{}
	for n := 1; n <= 21; n++ {
		got = append(got, s.Columns[n].Value)
	}
	want := []float64{4, 16, 2, 2, 2, 11, 1, 2, 11, 1, 1, 4, 1, 0, 0, 0, 1, 1, 0, 0, 0}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestLettersThatNoColumnTakesAreNamed(t *testing.T) {
	on := day.Must("2026-06-01")
	eligible := func(count int, change func(l *register.Letter)) register.Letter {
		l := register.Letter{
			ID: int64(count), Number: register.Number{Year: 2026, Count: count}, Facts: register.Facts{Kind: register.Complaint, Round: 1, ReceivedOn: on},
			Handled: true, HandledOn: on, Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept, AcceptedOn: on,
		}
		change(&l)
		return l
	}
	reg := &book{letters: []register.Letter{
		eligible(3, func(l *register.Letter) {}),
		eligible(5, func(l *register.Letter) { l.Competent, l.Handling = register.No, register.Keep }),
		eligible(7, func(l *register.Letter) {
			l.Round, l.Settlement = 2, register.Settlement{Result: register.Right, On: on}
		}),
	}}
	rep := compute(t, reg, day.MonthPeriod(2026, 6, false))
	text := strings.Join(rep.Problems, "\n")
	if len(rep.Problems) != 2 || !strings.Contains(text, "5/2026") || !strings.Contains(text, "7/2026") || strings.Contains(text, "3/2026") {
		t.Errorf("got %q", rep.Problems)
	}
}

func TestSummarySetsTwoPeriodsSideBySide(t *testing.T) {
	reg := readSample(t, filepath.Join(samples, "so-chuan-2026.xlsx"))
	rep := compute(t, reg, day.MonthPeriod(2026, 6, false))
	if rep.Previous.Period != day.MonthPeriod(2026, 5, false) {
		t.Errorf("previous period %v", rep.Previous.Period)
	}
	before := compute(t, reg, day.MonthPeriod(2026, 5, false))
	for i, line := range rep.Previous.Lines {
		if line.Name != rep.Summary.Lines[i].Name || line.Value != before.Summary.Lines[i].Value {
			t.Errorf("%s: %v beside %s, May's own report says %v", line.Name, line.Value, rep.Summary.Lines[i].Name, before.Summary.Lines[i].Value)
		}
	}
	value := func(n LineName) float64 { return rep.Summary.Line(n).Value }
	if value(Opening) != rep.Previous.Line(Closing).Value {
		t.Errorf("opens with %v, the period before closed with %v", value(Opening), rep.Previous.Line(Closing).Value)
	}
	if value(Opening)+value(Received)-value(Concluded) != value(Closing) {
		t.Errorf("balance: %v + %v − %v ≠ %v", value(Opening), value(Received), value(Concluded), value(Closing))
	}
	if value(Complaints)+value(Denunciations)+value(Petitions)+value(Reflections) != value(Received) ||
		value(Competent)+value(NotCompetent)+value(NotEligible)+value(NotJudged) != value(Received) ||
		value(OnTime)+value(Late) != value(Concluded) {
		t.Errorf("parts do not add up: %+v", rep.Summary.Lines)
	}
	if visits, _ := rep.Sheet("01_TCD"); visits.Columns[1].Value != value(Visits) || visits.Columns[2].Value != value(Visitors) {
		t.Errorf("visits %v, visitors %v differ from 01/TCD", value(Visits), value(Visitors))
	}
}

func TestASettlementCarriedOutBeforeItWasIssuedCountsInTheMonthOfItsIssue(t *testing.T) {
	l := register.Letter{ID: 1, Settlement: register.Settlement{Result: register.Right, On: day.Must("2026-05-20")},
		Execution: register.Execution{Done: register.Yes, On: day.Must("2026-04-20")}}
	s := settlement{&l}
	for _, c := range []struct {
		p         day.Period
		due, done bool
	}{{day.MonthPeriod(2026, 5, false), false, false}, {day.MonthPeriod(2026, 6, false), true, true}, {day.MonthPeriod(2026, 7, false), false, false}} {
		if s.due(c.p) != c.due || s.doneIn(c.p) != c.done {
			t.Errorf("%s: due %v, done %v", c.p.From, s.due(c.p), s.doneIn(c.p))
		}
	}
}
