package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/reports/forms"
)

// NewTimelineOf lists the steps of a letter, the last one first. Steps that were
// corrected stay in the list and say so. That a step came late for a report is said
// once the register has told which were sent.
func NewTimelineOf(o *desk.Desk, steps []steps.Step) fyne.CanvasObject {
	whole := container.NewStack(timeline(o, steps, nil))
	kit.RunAsync(func() ([]register.SealedReport, error) { return o.SentReportsNow(), nil }, func(sent []register.SealedReport, _ error) {
		if late := writtenLate(sent, steps); len(late) > 0 {
			whole.Objects = []fyne.CanvasObject{timeline(o, steps, late)}
			whole.Refresh()
		}
	})
	return whole
}

// timeline draws the steps; late are remarks on some, by their numbers.
func timeline(o *desk.Desk, all []steps.Step, late map[int64]string) fyne.CanvasObject {
	byCorrection := map[int64]int64{} // from a correction to the step corrected at first
	mended := map[int64]string{}      // what became of a step, in words
	kinds := map[int64]steps.Type{}
	papers := map[int64]string{} // how documents are called, by their steps
	for _, s := range all {
		c, isCorrection := s.Content.(steps.Corrected)
		if !isCorrection {
			kinds[s.Seq] = s.Content.StepType()
			if reply, isReply := s.Content.(register.Reply); isReply {
				papers[s.Seq] = DocumentCalled(reply)
			}
			continue
		}
		root := c.Step
		if first, ok := byCorrection[root]; ok {
			root = first
		}
		byCorrection[s.Seq] = root
		mended[root] = assets.Text("timeline.mended", "reason", c.Reason)
		if c.Annul {
			mended[root] = assets.Text("timeline.annulled", "reason", c.Reason)
		}
	}
	entries := make([]kit.TimelineEntry, 0, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		s := all[i]
		entry := kit.TimelineEntry{
			Date: DayOrUnknown(s.On), Title: s.Content.StepType().Label(), Text: StepSummary(s.Content),
			Author: assets.Text("timeline.author", "author", s.Author, "time", o.InOfficeTime(s.WrittenAt)), Importance: widget.HighImportance,
		}
		if d, ok := s.Content.(register.Delivery); ok {
			entry.Text = deliverySummary(d, papers[d.Document])
		}
		if c, isCorrection := s.Content.(steps.Corrected); isCorrection {
			entry.Importance = widget.WarningImportance
			entry.Title, entry.Text = correctionWords(c, kinds[byCorrection[s.Seq]])
		} else if what, ok := mended[s.Seq]; ok {
			entry.Importance = widget.LowImportance
			struck := "timeline.struck"
			if s.Subject == register.ReceptionDaySubject { // a schedule that changes is no schedule that was void
				struck = "timeline.replaced"
			}
			entry.Title = assets.Text(struck, "step", entry.Title)
			entry.Text = kit.Joined("\n", what, entry.Text)
		}
		if words := late[s.Seq]; words != "" {
			entry.Importance, entry.Text = widget.WarningImportance, kit.Joined("\n", entry.Text, words)
		}
		entries = append(entries, entry)
	}
	return kit.NewTimeline(entries)
}

func correctionWords(c steps.Corrected, kind steps.Type) (title, text string) {
	why := assets.Text("timeline.reason", "reason", c.Reason)
	if c.Annul {
		return assets.Text("timeline.annul", "step", strings.ToLower(kind.Label())), why
	}
	title = assets.Text("timeline.mend", "step", strings.ToLower(kind.Label()))
	content, err := steps.DecodeContent(kind, c.Content)
	if err != nil {
		return title, why
	}
	return title, lines(kit.Prefixed("timeline.newDay", c.On.Shown()), StepSummary(content), why)
}

// DayOrUnknown is a day, or that the register does not know it.
func DayOrUnknown(d day.Date) string {
	if d.IsZero() {
		return assets.Text("timeline.noDay")
	}
	return d.Shown()
}

// writtenLate says of steps, by number, that they were written after a report that
// they count in was sent.
func writtenLate(sent []register.SealedReport, history []steps.Step) map[int64]string {
	days := map[int64]day.Date{}
	kinds := map[int64]steps.Type{}
	words := map[int64]string{}
	for _, s := range history {
		days[s.Seq], kinds[s.Seq] = s.On, s.Content.StepType()
		tries := []day.Date{s.On}
		if c, ok := s.Content.(steps.Corrected); ok {
			kinds[s.Seq], days[s.Seq] = kinds[c.Step], days[c.Step]
			tries = []day.Date{c.On, days[c.Step]}
			if !c.On.IsZero() {
				days[s.Seq] = c.On
			}
		}
		for _, on := range tries {
			if report, late := forms.LateFor(sent, kinds[s.Seq], on, s.Seq); late {
				words[s.Seq] = assets.Text("late.written", "period", report.Period.Name(), "number", report.Number)
				break
			}
		}
	}
	return words
}
