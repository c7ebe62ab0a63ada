package forms

import "donthu/data"

// executionBlock is one half of 05/KQTH.
type executionBlock struct {
	due, done int            // columns that count settlements
	owed      map[int]amount // over the settlements to be carried out
	achieved  map[int]amount // over those carried out in the period
}

var executionBlocks = map[data.Kind]executionBlock{
	data.Complaint: {
		due: 1, done: 2,
		owed:     map[int]amount{3: collectMoney, 4: collectLand, 7: returnMoney, 8: returnLand},
		achieved: map[int]amount{5: collectedMoney, 6: collectedLand, 9: returnedMoney, 10: returnedLand, 11: personsDisciplined, 12: officialsDisciplined, 13: prosecutedCases, 14: prosecutedPersons, 15: prosecutedOfficials},
	},
	data.Denunciation: {
		due: 16, done: 17,
		owed:     map[int]amount{18: collectMoney, 19: collectLand, 22: returnMoney, 23: returnLand},
		achieved: map[int]amount{20: collectedMoney, 21: collectedLand, 24: returnedMoney, 25: returnedLand, 26: bodiesDisciplined, 27: personsDisciplined, 28: officialsDisciplined, 29: prosecutedCases, 30: prosecutedPersons, 31: prosecutedOfficials},
	},
}

func collectMoney(l *data.Letter) float64 { return l.Settlement.CollectMoney }
func collectLand(l *data.Letter) float64  { return l.Settlement.CollectLand }
func returnMoney(l *data.Letter) float64  { return l.Settlement.ReturnMoney }
func returnLand(l *data.Letter) float64   { return l.Settlement.ReturnLand }

func collectedMoney(l *data.Letter) float64 { return l.Execution.CollectedMoney }
func collectedLand(l *data.Letter) float64  { return l.Execution.CollectedLand }
func returnedMoney(l *data.Letter) float64  { return l.Execution.ReturnedMoney }
func returnedLand(l *data.Letter) float64   { return l.Execution.ReturnedLand }

func bodiesDisciplined(l *data.Letter) float64  { return float64(l.Execution.BodiesDisciplined) }
func personsDisciplined(l *data.Letter) float64 { return float64(l.Execution.PersonsDisciplined) }
func officialsDisciplined(l *data.Letter) float64 {
	return float64(l.Execution.OfficialsDisciplined)
}
func prosecutedCases(l *data.Letter) float64     { return float64(l.Execution.ProsecutedCases) }
func prosecutedPersons(l *data.Letter) float64   { return float64(l.Execution.ProsecutedPersons) }
func prosecutedOfficials(l *data.Letter) float64 { return float64(l.Execution.ProsecutedOfficials) }

// countExecution counts 05/KQTH.
func countExecution(b *basis, t tally) {
	for _, s := range b.settlements {
		block, counted := executionBlocks[s.kind()]
		if !counted || !s.due(b.period) {
			continue
		}
		t.add(block.due, 1, s.ids()...)
		addAmounts(t, s, block.owed)
		if s.doneIn(b.period) {
			t.add(block.done, 1, s.ids()...)
			addAmounts(t, s, block.achieved)
		}
	}
}

// addAmounts adds the amounts of all letters of a settlement: they stand on one
// of them.
func addAmounts(t tally, s settlement, amounts map[int]amount) {
	for column, of := range amounts {
		for _, l := range s {
			t.add(column, of(l), l.ID)
		}
	}
}
