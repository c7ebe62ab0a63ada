package word

import (
	"context"
	"math/rand/v2"

	"donthu/data/day"
	"donthu/data/register"
)

// book is a register in memory.
type book struct {
	letters    []register.Letter
	receptions []register.Reception
	days       []register.ReceptionDay
	typed      map[string]register.TypedFigures
	kept       register.Kept
}

func kept[T any](all []T, keep func(*T) bool) (some []T) {
	for i := range all {
		if keep(&all[i]) {
			some = append(some, all[i])
		}
	}
	return some
}

func (b *book) LettersToProcess(_ context.Context, p day.Period) ([]register.Letter, error) {
	return kept(b.letters, func(l *register.Letter) bool {
		return p.Contains(l.ReceivedOn) || l.ReceivedOn < p.From && (l.HandledOn.IsZero() && !l.Undated() || l.HandledOn >= p.From)
	}), nil
}
func (b *book) UndatedBefore(context.Context, day.Date) ([]int64, error)  { return nil, nil }
func (b *book) UndatedSettled(context.Context, day.Date) ([]int64, error) { return nil, nil }
func (b *book) LettersSettled(_ context.Context, p day.Period) ([]register.Letter, error) {
	settled := kept(b.letters, func(l *register.Letter) bool {
		return l.SettlementKey() != "" && l.Competent == register.Yes && (l.Kind == register.Complaint || l.Kind == register.Denunciation)
	})
	wanted := map[string]bool{}
	for _, l := range settled {
		if p.Contains(l.Settlement.On) || l.Settlement.On < p.From && (l.Execution.Done != register.Yes || l.Execution.On >= p.From) {
			wanted[l.SettlementKey()] = true
		}
	}
	return kept(settled, func(l *register.Letter) bool { return wanted[l.SettlementKey()] }), nil
}
func (b *book) LettersConcluded(_ context.Context, p day.Period) ([]register.Letter, error) {
	return kept(b.letters, func(l *register.Letter) bool { return p.Contains(l.ConcludedOn()) }), nil
}
func (b *book) OpenLetters(context.Context, day.Date) ([]int64, error) { return nil, nil }
func (b *book) Receptions(_ context.Context, p day.Period) ([]register.Reception, error) {
	return kept(b.receptions, func(r *register.Reception) bool { return p.Contains(r.On) }), nil
}
func (b *book) ReceptionDays(_ context.Context, p day.Period) ([]register.ReceptionDay, error) {
	return kept(b.days, func(d *register.ReceptionDay) bool { return p.Contains(d.On) }), nil
}
func (b *book) TypedFigures(_ context.Context, form string, _ day.Period) (register.TypedFigures, error) {
	return b.typed[form], nil
}
func (b *book) Kept(context.Context) (register.Kept, error) { return b.kept, nil }

// anyRegister is a small register of any letters, visits and days of the first half of 2026,
// with a few figures that a clerk typed.
func anyRegister(r *rand.Rand) *book {
	of := func(n int) int { return r.IntN(n) }
	on := func() day.Date { return day.Must("2026-02-01").AddDays(of(150)) }
	b := &book{typed: map[string]register.TypedFigures{}}
	ever := []day.Period{{From: 20200101, To: 20300101}}
	if of(2) == 0 {
		b.kept.Letters = ever
	}
	if of(2) == 0 {
		b.kept.Visits = ever
	}
	for i := range of(30) {
		l := register.Letter{ID: int64(i + 1), Number: register.Number{Year: 2026, Count: i + 1}}
		l.ReceivedOn, l.Kind, l.Round, l.Field = on(), register.Kinds[of(len(register.Kinds))], of(3), register.Fields[of(len(register.Fields))]
		l.Source, l.Matter = register.Sources[of(len(register.Sources))], []string{"", "", "A", "B", "C"}[of(5)]
		l.Signatories, l.Sender.Name = of(3), "Nguyễn Văn An"
		if of(5) > 0 {
			l.HandledOn, l.Handled = l.ReceivedOn.AddDays(of(20)), true
			l.Eligible, l.Competent, l.Handling = register.Answers[of(2)], register.Answers[of(2)], register.Handlings[of(len(register.Handlings))]
			if of(2) == 0 {
				l.Eligible, l.Competent = register.Yes, register.Yes
			}
		}
		if of(2) == 0 {
			l.AcceptedOn = l.ReceivedOn.AddDays(of(30))
		}
		if of(2) == 0 {
			s := &l.Settlement
			s.Result, s.On = register.Results[of(len(register.Results))], l.ReceivedOn.AddDays(of(60))
			s.CollectMoney, s.CollectLand, s.ReturnMoney, s.ReturnLand = float64(of(9000))/8, float64(of(300))/100, float64(of(20000))/10, float64(of(30))
			s.BodiesRestored, s.PersonsRestored, s.BodiesDisciplined, s.PersonsDisciplined = of(3), of(3), of(3), of(5)
			s.OfficialsDisciplined, s.InvestigatedCases, s.InvestigatedPersons = of(s.PersonsDisciplined+1), of(3), of(4)
			s.InvestigatedOfficials = of(s.InvestigatedPersons + 1)
			e := &l.Execution
			e.Done, e.On = register.Answers[of(2)], s.On.AddDays(of(60))
			e.CollectedMoney, e.ReturnedMoney, e.CollectedLand, e.ReturnedLand = float64(of(9000))/8, float64(of(2000))/10, float64(of(30)), float64(of(300))/100
			e.BodiesDisciplined, e.PersonsDisciplined, e.ProsecutedCases, e.ProsecutedPersons = of(3), of(4), of(2), of(3)
			e.OfficialsDisciplined, e.ProsecutedOfficials = of(e.PersonsDisciplined+1), of(e.ProsecutedPersons+1)
		}
		b.letters = append(b.letters, l)
	}
	for i := range of(15) {
		b.receptions = append(b.receptions, register.Reception{ID: int64(i + 1), On: on(), Type: register.ReceptionTypes[of(len(register.ReceptionTypes))],
			Host: register.Hosts[of(len(register.Hosts))], People: of(9), Matter: []string{"", "A", "B"}[of(3)]})
	}
	for i := range of(6) {
		b.days = append(b.days, register.ReceptionDay{ID: int64(i + 1), On: on(), Host: register.Hosts[of(len(register.Hosts))]})
	}
	return b
}
