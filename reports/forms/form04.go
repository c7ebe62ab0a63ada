package forms

import "donthu/data"

// denunciationOutcomes are the columns 8–13 of 04/GQTC. "Đúng một phần" is what
// some clerks write for "có đúng có sai".
var denunciationOutcomes = map[outcome]int{
	{false, data.Right}:         8,
	{false, data.Wrong}:         9,
	{false, data.RightAndWrong}: 10,
	{false, data.PartlyRight}:   10,
	{true, data.Right}:          11,
	{true, data.Wrong}:          12,
	{true, data.RightAndWrong}:  13,
	{true, data.PartlyRight}:    13,
}

// denunciationAmounts are the columns 14–25 of 04/GQTC.
var denunciationAmounts = map[int]amount{
	14: func(l *data.Letter) float64 { return l.Settlement.CollectMoney },
	15: func(l *data.Letter) float64 { return l.Settlement.CollectLand },
	16: func(l *data.Letter) float64 { return l.Settlement.ReturnMoney },
	17: func(l *data.Letter) float64 { return l.Settlement.ReturnLand },
	18: func(l *data.Letter) float64 { return float64(l.Settlement.BodiesRestored) },
	19: func(l *data.Letter) float64 { return float64(l.Settlement.PersonsRestored) },
	20: func(l *data.Letter) float64 { return float64(l.Settlement.BodiesDisciplined) },
	21: func(l *data.Letter) float64 { return float64(l.Settlement.PersonsDisciplined) },
	22: func(l *data.Letter) float64 { return float64(l.Settlement.OfficialsDisciplined) },
	23: func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedCases) },
	24: func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedPersons) },
	25: func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedOfficials) },
}

// countDenunciations counts 04/GQTC.
func countDenunciations(b *basis, t tally) {
	countSettling(b, t, data.Denunciation, denunciationOutcomes, denunciationAmounts)
}
