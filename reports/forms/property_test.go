package forms

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
)

// anyLetter is a letter as a careless office might keep it: fields that
// contradict each other, days missing or in any order.
func anyLetter(t *rapid.T, id int64) register.Letter {
	on := func(name string) day.Date {
		n := rapid.IntRange(-10, 200).Draw(t, name)
		if n < 0 {
			return 0
		}
		return day.Must("2026-02-01").AddDays(n)
	}
	or := func(s []string) string { return rapid.SampledFrom(append(s, "")).Draw(t, "code") }
	l := register.Letter{ID: id, Number: register.Number{Year: 2026, Count: int(id)}}
	l.ReceivedOn = day.Must("2026-02-01").AddDays(rapid.IntRange(0, 200).Draw(t, "received"))
	l.Kind = register.Kind(or(codes(register.Kinds)))
	l.Round = rapid.IntRange(0, 2).Draw(t, "round")
	l.Field = register.Field(or(codes(register.Fields)))
	l.Matter = rapid.SampledFrom([]string{"", "A", "B", "C"}).Draw(t, "matter")
	l.HandledOn = on("handled")
	l.Handled = !l.HandledOn.IsZero()
	l.Eligible = register.Answer(or(codes(register.Answers)))
	l.Competent = register.Answer(or(codes(register.Answers)))
	l.Handling = register.Handling(or(codes(register.Handlings)))
	l.AcceptedOn = on("accepted")
	l.Source = register.Source(or(codes(register.Sources)))
	l.Signatories = rapid.IntRange(0, 3).Draw(t, "signatories")
	l.Sender.Name = rapid.SampledFrom([]string{"", "Nguyễn Văn An"}).Draw(t, "sender")
	l.Due.Settle = on("due")
	if rapid.Bool().Draw(t, "settled") {
		l.Settlement.Result = rapid.SampledFrom(register.Results).Draw(t, "result")
		l.Settlement.On = on("settled on")
		l.Settlement.CollectMoney = float64(rapid.IntRange(0, 30).Draw(t, "money")) / 10
		l.Settlement.ReturnLand = float64(rapid.IntRange(0, 300).Draw(t, "land")) / 100
		l.Settlement.BodiesRestored = rapid.IntRange(0, 1).Draw(t, "bodies restored")
		l.Settlement.PersonsRestored = rapid.IntRange(0, 1).Draw(t, "persons restored")
		l.Settlement.PersonsDisciplined = rapid.IntRange(0, 5).Draw(t, "persons")
		l.Settlement.OfficialsDisciplined = rapid.IntRange(0, l.Settlement.PersonsDisciplined).Draw(t, "officials")
		l.Settlement.InvestigatedPersons = rapid.IntRange(0, 5).Draw(t, "investigated")
		l.Settlement.InvestigatedOfficials = rapid.IntRange(0, l.Settlement.InvestigatedPersons).Draw(t, "investigated officials")
		l.Execution.Done = register.Answer(or(codes(register.Answers)))
		l.Execution.On = on("executed")
		l.Execution.PersonsDisciplined = rapid.IntRange(0, 5).Draw(t, "disciplined")
		l.Execution.OfficialsDisciplined = rapid.IntRange(0, l.Execution.PersonsDisciplined).Draw(t, "disciplined officials")
		l.Execution.ProsecutedPersons = rapid.IntRange(0, 5).Draw(t, "prosecuted")
		l.Execution.ProsecutedOfficials = rapid.IntRange(0, l.Execution.ProsecutedPersons).Draw(t, "prosecuted officials")
	}
	l.Due.Late = !l.Settlement.On.IsZero() && !l.Due.Settle.IsZero() && l.Settlement.On > l.Due.Settle
	l.Due.Next = l.Due.Settle
	return l
}

func codes[C ~string](all []C) []string {
	var texts []string
	for _, c := range all {
		texts = append(texts, string(c))
	}
	return texts
}

func anyBook(t *rapid.T) *book {
	b := anyReceptions(t)
	for i := range rapid.IntRange(0, 25).Draw(t, "letters") {
		b.letters = append(b.letters, anyLetter(t, int64(i+1)))
	}
	return b
}

// anyReceptions is a register of visits and published days alone.
func anyReceptions(t *rapid.T) *book {
	b := &book{}
	on := func() day.Date {
		return day.Must("2026-03-10").AddDays(rapid.IntRange(0, 110).Draw(t, "on"))
	}
	for i := range rapid.IntRange(0, 10).Draw(t, "receptions") {
		b.receptions = append(b.receptions, register.Reception{
			ID: int64(i + 1), On: on(),
			Type:   rapid.SampledFrom(register.ReceptionTypes).Draw(t, "type"),
			Host:   rapid.SampledFrom(register.Hosts).Draw(t, "host"),
			People: rapid.IntRange(0, 8).Draw(t, "people"),
			Matter: rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "matter"),
		})
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "days") {
		b.days = append(b.days, register.ReceptionDay{ID: int64(i + 1), On: on(), Host: rapid.SampledFrom(register.Hosts).Draw(t, "day's host")})
	}
	return b
}

// registers is how many generated registers the forms are proved on.
const registers = 1000

// onEachRegister runs a property on at least as many generated registers as
// registers says, whatever -rapid.checks is.
func onEachRegister(t *testing.T, property func(t *rapid.T)) {
	t.Helper()
	seen := 0
	for seen < registers {
		rapid.Check(t, func(t *rapid.T) { seen++; property(t) })
		if t.Failed() {
			return
		}
	}
	t.Logf("%d registers", seen)
}

var proofPeriods = []day.Period{
	day.MonthPeriod(2026, 6, false), day.MonthPeriod(2026, 5, true), day.QuarterPeriod(2026, 2), day.HalfYearPeriod(2026), day.YearPeriod(2026),
}

// The formulas and checks of the forms are identities of the way the columns
// are counted: no register, however careless, can break them, in any edition.
func TestEveryFormulaAndCheckHoldsForAnyRegister(t *testing.T) {
	editions := withCircular2027(t)
	onEachRegister(t, func(t *rapid.T) {
		b := anyBook(t)
		p := rapid.SampledFrom(proofPeriods).Draw(t, "period")
		for _, ed := range editions {
			everyFormulaHolds(t, ed, b, p)
		}
	})
}

func everyFormulaHolds(t *rapid.T, ed *Edition, reg Register, p day.Period) *Report {
	rep, err := Compute(t.Context(), reg, ed, p, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if broken := Violations(rep.Sheets); len(broken) > 0 {
		t.Fatalf("%s: %q", ed.ID, broken)
	}
	if broken := brokenRules(rep); len(broken) > 0 {
		t.Fatalf("%s: %q", ed.ID, broken)
	}
	for _, s := range rep.Sheets {
		for n, f := range s.Columns {
			typed := s.Form.SubjectOf(n) == Typed || len(s.Form.Column(n).Sums) > 0
			if f.Value < 0 || f.Value != 0 && len(f.Letters) == 0 && !typed {
				t.Fatalf("%s column %d: %+v", s.Form.ID, n, f)
			}
		}
	}
	for _, line := range rep.Summary.Lines {
		if line.Value < 0 {
			t.Fatalf("%s: %v", line.Name, line.Value)
		}
	}
	return rep
}

func TestFiguresDoNotDependOnTheOrderOfTheRegister(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBook(t)
		p := day.QuarterPeriod(2026, 2)
		turned := &book{letters: slices.Clone(b.letters), receptions: slices.Clone(b.receptions), days: slices.Clone(b.days)}
		slices.Reverse(turned.letters)
		slices.Reverse(turned.receptions)
		slices.Reverse(turned.days)
		for _, ed := range Editions() {
			first, err := Compute(t.Context(), b, ed, p, Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			second, err := Compute(t.Context(), turned, ed, p, Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			for i, s := range first.Sheets {
				for n, f := range s.Columns {
					other := second.Sheets[i].Columns[n]
					if f.Value != other.Value || !sameIDs(f.Letters, other.Letters) {
						t.Fatalf("%s %s column %d: %v then %v", ed.ID, s.Form.ID, n, f, other)
					}
				}
			}
		}
	})
}

func sameIDs(a, b []int64) bool {
	set := func(ids []int64) []int64 {
		all := map[int64]bool{}
		for _, id := range ids {
			all[id] = true
		}
		return slices.Sorted(maps.Keys(all))
	}
	return slices.Equal(set(a), set(b)) && len(a) == len(b)
}
