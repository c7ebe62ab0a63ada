package intake

import (
	"donthu/assets"
	"donthu/data/register"
)

// outcome counts what the register did with a record.
func (run *run) outcome(rec register.Record, outcome register.Outcome) {
	if run.o.See != nil {
		run.o.See(rec, outcome)
	}
	first := rec.Drafts[0].Content
	switch outcome {
	case register.Present, register.NumberTaken:
		all := Differing(rec)
		if outcome == register.Present && len(all) == 0 {
			run.result.Present++
			return
		}
		run.tellThere(rec, all)
	case register.Repeated:
		if run.o.Repeated == RepeatedIsOne {
			run.result.Repeated++
			return
		}
		p := run.rowOf(rec).problem("", assets.Text("intake.repeated", "row", rec.Twin.Row))
		if rec.Twin.Sheet != rec.Sheet {
			p.Reason = assets.Text("intake.repeated.sheet", "row", rec.Twin.Row, "sheet", rec.Twin.Sheet)
		}
		p.Repeats = true
		run.result.Problems = append(run.result.Problems, p)
	default:
		run.result.Added++
		switch first.(type) {
		case register.Received:
			run.result.Letters++
			if byRule(rec.Drafts) {
				run.result.Dated++
			}
		case register.Reception:
			run.result.Receptions++
		case register.ReceptionDay:
			run.result.Days++
		}
	}
}

// tellThere says of a row that stays out which letter the register has in its place, and in what
// they differ.
func (run *run) tellThere(rec register.Record, all []Difference) {
	r := run.rowOf(rec)
	received, _ := rec.Drafts[0].Content.(register.Received)
	number, key := received.Number.String(), r.numberKey()
	if rec.There != nil {
		number = rec.There.Number.String()
	}
	if received.Number.Count == 0 && len(all) > 0 { // found by what it says: there is no number to mend
		key = all[0].Key
	}
	reason := assets.Text("intake.number.taken", "letter", number)
	if len(all) > 0 {
		reason = assets.Text("intake.differs", "letter", number, "fields", toldDifferences(all))
	}
	p := r.problemOf(key, reason)
	p.Differs = all
	if key == r.numberKey() {
		p.Value = number
	}
	run.result.Problems = append(run.result.Problems, p)
}

func (run *run) rowOf(rec register.Record) *row {
	return &row{sheet: run.sheetOf(rec.Sheet), number: rec.Row}
}

func (run *run) sheetOf(name string) *sheet {
	for _, s := range run.sheets {
		if s.name == name {
			return s
		}
	}
	return run.sheets[0]
}
