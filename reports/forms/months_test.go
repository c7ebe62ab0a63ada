package forms

import (
	"context"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
)

// monthsOf are the figures of the form in each of the reporting months of a year.
func monthsOf(t interface{ Fatal(...any) }, reports []*Report, form string) (all []map[int]float64) {
	for _, r := range reports {
		s, ok := r.Sheet(form)
		if !ok {
			t.Fatal(form)
		}
		figures := map[int]float64{}
		for n, f := range s.Columns {
			figures[n] = f.Value
		}
		all = append(all, figures)
	}
	return all
}

// Which columns of the circular's forms may be added over months is counted by hand from
// its guide: no matters, and nothing that is still to be paid.
func TestColumnsThatMonthsDoNotTell(t *testing.T) {
	untold := map[string][]int{
		"01_TCD": {3, 7, 13, 19}, "02_XLD": {5}, "03_GQKN": {2, 3, 4, 5, 6}, "04_GQTC": {2, 3, 4, 5, 6},
		"05_KQTH": {3, 4, 7, 8, 18, 19, 22, 23}, "06_QLKNTC": {7, 13},
	}
	carried := map[string][]int{"02_XLD": {1}, "05_KQTH": {1, 16}, "06_QLKNTC": {6}}
	e, err := ByID("tt06-2025")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range e.Forms {
		if got := f.Untold(); !slices.Equal(got, untold[f.ID]) {
			t.Errorf("%s: months do not tell %v, want %v", f.ID, got, untold[f.ID])
		}
		if got := f.Carried(); !slices.Equal(got, carried[f.ID]) {
			t.Errorf("%s: carried over are %v, want %v", f.ID, got, carried[f.ID])
		}
	}
}

// A year of the canonical register: what its twelve months tell of a quarter, of half a
// year, of nine months and of the year is what the register itself counts for it.
func TestMonthsTellTheLongerPeriod(t *testing.T) {
	for _, file := range []string{"so-chuan-2026.xlsx", "so-chuan-thi-hanh.xlsx"} {
		b := readSample(t, "../../testdata/samples/"+file)
		for _, ed := range Editions() {
			var months []*Report
			for month := 1; month <= 12; month++ {
				months = append(months, computed(t, b, ed, day.MonthPeriod(2026, month, false)))
			}
			for _, p := range []struct {
				period      day.Period
				first, last int
			}{{day.QuarterPeriod(2026, 1), 0, 3}, {day.QuarterPeriod(2026, 3), 6, 9}, {day.HalfYearPeriod(2026), 0, 6}, {day.NineMonthsPeriod(2026), 0, 9}, {day.YearPeriod(2026), 0, 12}} {
				toldAs(t, months[p.first:p.last], computed(t, b, ed, p.period))
			}
		}
	}
}

func computed(t interface {
	Fatal(...any)
}, reg Register, ed *Edition, p day.Period) *Report {
	rep, err := Compute(context.Background(), reg, ed, p, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

func toldAs(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, months []*Report, whole *Report) {
	for _, s := range whole.Sheets {
		told := s.Form.OfMonths(monthsOf(t, months, s.Form.ID))
		for _, n := range slices.Sorted(maps.Keys(told)) {
			if want := s.Columns[n].Value; told[n] != want {
				t.Fatalf("%s %s, %s, column %d: the months tell %v, the register %v", whole.Edition.ID, s.Form.ID, whole.Period.Name(), n, told[n], want)
			}
		}
	}
}

// orderly puts the days of a careless letter in the order of a letter's life.
func orderly(l register.Letter) register.Letter {
	if l.HandledOn.IsZero() {
		l.Handled, l.Eligible, l.Competent, l.Handling, l.AcceptedOn = false, "", "", "", 0
		l.Settlement, l.Execution = register.Settlement{}, register.Execution{}
		return l
	}
	l.HandledOn = max(l.HandledOn, l.ReceivedOn)
	if l.Settlement.On.IsZero() {
		l.Settlement, l.Execution = register.Settlement{}, register.Execution{}
		return l
	}
	l.Settlement.On = max(l.Settlement.On, l.HandledOn)
	if l.Execution.Done != register.Yes || l.Execution.On.IsZero() {
		l.Execution = register.Execution{}
		return l
	}
	l.Execution.On = max(l.Execution.On, l.Settlement.On)
	return l
}

// The same of any register whose letters live in order.
func TestMonthsTellTheQuarterOfAnyRegister(t *testing.T) {
	onEachRegister(t, func(t *rapid.T) {
		b := anyBook(t)
		for i := range b.letters {
			b.letters[i] = orderly(b.letters[i])
		}
		quarter := rapid.IntRange(1, 3).Draw(t, "quarter")
		for _, ed := range Editions() {
			var months []*Report
			for month := 3*quarter - 2; month <= 3*quarter; month++ {
				months = append(months, computed(t, b, ed, day.MonthPeriod(2026, month, false)))
			}
			toldAs(t, months, computed(t, b, ed, day.QuarterPeriod(2026, quarter)))
		}
	})
}

// What one month lacks is told of no longer period.
func TestAMonthThatLacksAColumnTellsNothingOfIt(t *testing.T) {
	e, err := ByID("tt06-2025")
	if err != nil {
		t.Fatal(err)
	}
	f := e.Form("02_XLD")
	whole, lacking := map[int]float64{}, map[int]float64{}
	for _, c := range f.Columns {
		whole[c.Number], lacking[c.Number] = 1, 1
	}
	delete(lacking, 24)
	told := f.OfMonths([]map[int]float64{whole, lacking, whole})
	for _, n := range []int{24, 23, 3, 5} { // 23 = 24 + 25, 3 = 4 + 23
		if value, known := told[n]; known {
			t.Errorf("column %d is %v", n, value)
		}
	}
	if told[25] != 3 || told[1] != 3 {
		t.Errorf("%v", told)
	}
	if len(f.OfMonths(nil)) != 0 {
		t.Error("no month tells something")
	}
}
