package forms

import (
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// LateFor is the sent report into whose period a step comes late: it is dated on
// the day and written after the report's figures were drawn, as step number seq
// (0: not written yet). Of several reports it is the one of the shortest period.
// Steps that change no figure come late for none.
func LateFor(sent []register.SealedReport, kind steps.Type, on day.Date, seq int64) (late register.SealedReport, ok bool) {
	switch kind {
	case register.StepNoted, register.StepAssigned, register.StepNational, register.StepDelivery, steps.StepRevealed, register.StepSealed:
		return late, false
	}
	for _, report := range sent {
		if !report.Period.Contains(on) || seq != 0 && seq <= report.LastStep {
			continue
		}
		if !ok || report.Period.Days() <= late.Period.Days() {
			late, ok = report, true
		}
	}
	return late, ok
}
