package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// NewTimelineOf lists the steps of a letter, the last one first. Steps that were
// corrected stay in the list and say so. That a step came late for a report is said
// once the register has told which were sent.
func NewTimelineOf(o *desk.Desk, steps []data.Step) fyne.CanvasObject {
	whole := container.NewStack(timeline(o, steps, nil))
	kit.RunAsync(func() ([]data.SealedReport, error) { return o.SentReportsNow(), nil }, func(sent []data.SealedReport, _ error) {
		if late := writtenLate(sent, steps); len(late) > 0 {
			whole.Objects = []fyne.CanvasObject{timeline(o, steps, late)}
			whole.Refresh()
		}
	})
	return whole
}

// timeline draws the steps; late are remarks on some, by their numbers.
func timeline(o *desk.Desk, steps []data.Step, late map[int64]string) fyne.CanvasObject {
	byCorrection := map[int64]int64{} // from a correction to the step corrected at first
	mended := map[int64]string{}      // what became of a step, in words
	kinds := map[int64]data.StepType{}
	papers := map[int64]string{} // how documents are called, by their steps
	for _, s := range steps {
		c, isCorrection := s.Content.(data.Corrected)
		if !isCorrection {
			kinds[s.Seq] = s.Content.StepType()
			if reply, isReply := s.Content.(data.Reply); isReply {
				papers[s.Seq] = DocumentCalled(reply)
			}
			continue
		}
		root := c.Step
		if first, ok := byCorrection[root]; ok {
			root = first
		}
		byCorrection[s.Seq] = root
		mended[root] = assets.Text("timeline.mended", c.Reason)
		if c.Annul {
			mended[root] = assets.Text("timeline.annulled", c.Reason)
		}
	}
	entries := make([]kit.TimelineEntry, 0, len(steps))
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		entry := kit.TimelineEntry{
			Date: DayOrUnknown(s.On), Title: s.Content.StepType().Label(), Text: StepSummary(s.Content),
			Author: assets.Text("timeline.author", s.Author, o.InOfficeTime(s.WrittenAt)), Importance: widget.HighImportance,
		}
		if d, ok := s.Content.(data.Delivery); ok {
			entry.Text = deliverySummary(d, papers[d.Document])
		}
		if c, isCorrection := s.Content.(data.Corrected); isCorrection {
			entry.Importance = widget.WarningImportance
			entry.Title, entry.Text = correctionWords(c, kinds[byCorrection[s.Seq]])
		} else if what, ok := mended[s.Seq]; ok {
			entry.Importance = widget.LowImportance
			entry.Title = assets.Text("timeline.struck", entry.Title)
			entry.Text = kit.Joined("\n", what, entry.Text)
		}
		if words := late[s.Seq]; words != "" {
			entry.Importance, entry.Text = widget.WarningImportance, kit.Joined("\n", entry.Text, words)
		}
		entries = append(entries, entry)
	}
	return kit.NewTimeline(entries)
}

func correctionWords(c data.Corrected, kind data.StepType) (title, text string) {
	why := assets.Text("timeline.reason", c.Reason)
	if c.Annul {
		return assets.Text("timeline.annul", strings.ToLower(kind.Label())), why
	}
	title = assets.Text("timeline.mend", strings.ToLower(kind.Label()))
	content, err := data.DecodeContent(kind, c.Content)
	if err != nil {
		return title, why
	}
	return title, lines(kit.Prefixed("timeline.newDay", c.On.Shown()), StepSummary(content), why)
}

// DayOrUnknown is a day, or that the register does not know it.
func DayOrUnknown(d data.Date) string {
	if d.IsZero() {
		return assets.Text("timeline.noDay")
	}
	return d.Shown()
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
