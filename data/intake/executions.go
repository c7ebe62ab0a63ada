package intake

import (
	"cmp"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// LetterExecution is one row of the sheet “Thi hành”: what was carried out on one day of the
// settlement of a letter.
type LetterExecution struct {
	Letter register.Number
	register.Execution
}

// ExecutionColumns are the columns of the sheet “Thi hành”.
var ExecutionColumns = []Column[LetterExecution]{
	{
		Key:   "execution.letter",
		Value: func(v *LetterExecution) any { return v.Letter.String() },
		set: func(r *row, v *LetterExecution, s string) {
			number, err := readNumber(s)
			if err != nil || number.Year == 0 {
				r.refuse(assets.Text("intake.reply.letter", "text", s))
			}
			v.Letter = number
		},
	},
	dayColumn("execution.on", func(v *LetterExecution) *day.Date { return &v.On }),
	amount("execution.collectedMoney", func(v *LetterExecution) *float64 { return &v.CollectedMoney }),
	amount("execution.collectedLand", func(v *LetterExecution) *float64 { return &v.CollectedLand }),
	amount("execution.returnedMoney", func(v *LetterExecution) *float64 { return &v.ReturnedMoney }),
	amount("execution.returnedLand", func(v *LetterExecution) *float64 { return &v.ReturnedLand }),
	count("execution.bodies", func(v *LetterExecution) *int { return &v.BodiesDisciplined }),
	count("execution.persons", func(v *LetterExecution) *int { return &v.PersonsDisciplined }),
	count("execution.officials", func(v *LetterExecution) *int { return &v.OfficialsDisciplined }),
	count("execution.prosecutedCases", func(v *LetterExecution) *int { return &v.ProsecutedCases }),
	count("execution.prosecutedPersons", func(v *LetterExecution) *int { return &v.ProsecutedPersons }),
	count("execution.prosecutedOfficials", func(v *LetterExecution) *int { return &v.ProsecutedOfficials }),
	word("execution.done", answerWords, func(v *LetterExecution) *register.Answer { return &v.Done }),
}

// executedRow is a row of the sheet that waits for its letter.
type executedRow struct {
	register.Execution
	row row
}

// readExecutions reads the sheets that tell what was carried out on which day.
func (run *run) readExecutions() error {
	for _, s := range run.sheets {
		if s.subject != executions {
			continue
		}
		read := reading(s, ExecutionColumns)
		err := run.eachRow(s, func(r *row, cells []string) bool {
			var v LetterExecution
			read(r, &v, cells)
			if v.Letter.Count == 0 && v.On.IsZero() && s.isRemark(r, cells) {
				return run.skip(r, cells)
			}
			r.refuseIf(v.Letter.Count == 0 && len(r.refusals) == 0, "execution.letter", "intake.execution.noLetter")
			r.refuseIf(v.On.IsZero() && len(r.refusals) == 0, "execution.on", "check.on.missing")
			r.later("execution.on", v.On)
			if len(r.refusals) > 0 {
				run.result.Problems = append(run.result.Problems, r.problems...)
				return true
			}
			v.OfDay, v.Done = true, cmp.Or(v.Done, register.No)
			run.book.executions[v.Letter] = append(run.book.executions[v.Letter], executedRow{v.Execution, row{sheet: s, number: r.number, today: r.today}})
			return true
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// execute gives the letter what the sheet “Thi hành” says of it; rows that cannot be of it
// are refused. What the letter's own columns say is not asked then.
func (run *run) execute(l *register.Letter) {
	rows := run.book.executions[l.Number]
	delete(run.book.executions, l.Number)
	slices.SortStableFunc(rows, func(a, b executedRow) int { return int(a.On - b.On) })
	for _, e := range rows {
		switch s := l.Settlement; {
		case s.Result.EndsWithoutDecision():
			run.refuseExecution(e, "execution.letter", assets.Text("intake.execution.nothing", "letter", l.Number.String(), "result", strings.ToLower(s.Result.Label())))
		case !l.Decided():
			run.refuseExecution(e, "execution.letter", assets.Text("intake.execution.notSettled", "letter", l.Number.String()))
		case e.On < s.On:
			run.refuseExecution(e, "execution.on", assets.Text("check.executed.beforeSettled", "day", e.On.Shown(), "settled", s.On.Shown()))
		default:
			l.Executed = append(l.Executed, e.Execution)
			run.result.Executions++
		}
	}
}

func (run *run) refuseExecution(e executedRow, key, why string) {
	e.row.refuseFor(key, why)
	run.result.Problems = append(run.result.Problems, e.row.problems...)
}

// tellOrphans refuses the rows of “Thi hành” whose letters are not in the book.
func (run *run) tellOrphans() {
	for number, rows := range run.book.executions {
		for _, e := range rows {
			run.refuseExecution(e, "execution.letter", assets.Text("intake.execution.unknown", "letter", number.String()))
		}
	}
}
