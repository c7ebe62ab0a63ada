package forms

import "donthu/data"

// complaintOutcomes are the columns 8–12 of 03/GQKN. "Có đúng có sai" is what
// some clerks write for "đúng một phần".
var complaintOutcomes = map[outcome]int{
	{false, data.Right}:         8,
	{false, data.Wrong}:         9,
	{false, data.PartlyRight}:   10,
	{false, data.RightAndWrong}: 10,
	{true, data.Upheld}:         11,
	{true, data.Overturned}:     12,
}

// complaintAmounts are the columns 13–23 of 03/GQKN.
var complaintAmounts = map[int]amount{
	13: func(l *data.Letter) float64 { return l.Settlement.CollectMoney },
	14: func(l *data.Letter) float64 { return l.Settlement.CollectLand },
	15: func(l *data.Letter) float64 { return l.Settlement.ReturnMoney },
	16: func(l *data.Letter) float64 { return l.Settlement.ReturnLand },
	17: func(l *data.Letter) float64 { return float64(l.Settlement.BodiesRestored) },
	18: func(l *data.Letter) float64 { return float64(l.Settlement.PersonsRestored) },
	19: func(l *data.Letter) float64 { return float64(l.Settlement.PersonsDisciplined) },
	20: func(l *data.Letter) float64 { return float64(l.Settlement.OfficialsDisciplined) },
	21: func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedCases) },
	22: func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedPersons) },
	23: func(l *data.Letter) float64 { return float64(l.Settlement.InvestigatedOfficials) },
}

// countComplaints counts 03/GQKN.
func countComplaints(b *basis, t tally) {
	countSettling(b, t, data.Complaint, complaintOutcomes, complaintAmounts)
}
