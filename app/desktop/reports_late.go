package desktop

import (
	"log/slog"

	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// sentReportsNow are the reports that were sent. Without them nothing is flagged
// as late; everything else on the screen still stands.
func (o *office) sentReportsNow() []data.SealedReport {
	sent, err := o.store.SealedReports(o.ctx())
	if err != nil {
		slog.Error("sent reports", "error", err)
	}
	return sent
}

// lateWords says that a step to be written comes late for a report that was sent,
// "" when it does not.
func (o *office) lateWords(kind data.StepType, days ...data.Date) string {
	sent := o.sentReportsNow()
	for _, on := range days {
		if report, late := forms.LateFor(sent, kind, on, 0); late {
			return assets.Text("late.beforeSaving", report.Period.Name(), report.Number)
		}
	}
	return ""
}

// arrangeLate says whether the step comes late for a report that was sent: by its
// day, or by the day of the step that is put right.
func (f *stepForm) arrangeLate() {
	days := []data.Date{f.day()}
	if f.mended != nil {
		days = append(days, f.mended.On)
	}
	words := f.o.lateWords(f.kind, days...)
	f.late.Hidden = words == ""
	if words != f.late.Text {
		f.late.SetText(words)
	}
}

// writtenLate says of steps, by number, that they were written after a report that
// they count in was sent.
func writtenLate(sent []data.SealedReport, steps []data.Step) map[int64]string {
	days := map[int64]data.Date{}
	kinds := map[int64]data.StepType{}
	words := map[int64]string{}
	for _, s := range steps {
		days[s.Seq], kinds[s.Seq] = s.On, s.Content.StepType()
		tries := []data.Date{s.On}
		if c, ok := s.Content.(data.Corrected); ok {
			kinds[s.Seq], days[s.Seq] = kinds[c.Step], days[c.Step]
			tries = []data.Date{c.On, days[c.Step]}
			if !c.On.IsZero() {
				days[s.Seq] = c.On
			}
		}
		for _, on := range tries {
			if report, late := forms.LateFor(sent, kinds[s.Seq], on, s.Seq); late {
				words[s.Seq] = assets.Text("late.written", report.Period.Name(), report.Number)
				break
			}
		}
	}
	return words
}
