package desktop

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// newTimelineOf lists the steps of a letter, the last one first. Steps that were
// corrected stay in the list and say so.
func newTimelineOf(o *office, steps []data.Step) fyne.CanvasObject {
	byCorrection := map[int64]int64{} // from a correction to the step corrected at first
	mended := map[int64]string{}      // what became of a step, in words
	kinds := map[int64]data.StepType{}
	papers := map[int64]string{} // how documents are called, by their steps
	for _, s := range steps {
		c, isCorrection := s.Content.(data.Corrected)
		if !isCorrection {
			kinds[s.Seq] = s.Content.StepType()
			if reply, isReply := s.Content.(data.Reply); isReply {
				papers[s.Seq] = documentCalled(reply)
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
	late := writtenLate(o.sentReportsNow(), steps)
	entries := make([]ui.TimelineEntry, 0, len(steps))
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		entry := ui.TimelineEntry{
			Date: dayOrUnknown(s.On), Title: s.Content.StepType().Label(), Text: stepSummary(s.Content),
			Author: assets.Text("timeline.author", s.Author, o.inOfficeTime(s.WrittenAt)), Importance: widget.HighImportance,
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
			entry.Text = joined("\n", what, entry.Text)
		}
		if words := late[s.Seq]; words != "" {
			entry.Importance, entry.Text = widget.WarningImportance, joined("\n", entry.Text, words)
		}
		entries = append(entries, entry)
	}
	return ui.NewTimeline(entries)
}

func correctionWords(c data.Corrected, kind data.StepType) (title, text string) {
	reason := assets.Text("timeline.reason", c.Reason)
	if c.Annul {
		return assets.Text("timeline.annul", strings.ToLower(kind.Label())), reason
	}
	content, err := data.DecodeContent(kind, c.Content)
	if err != nil {
		return assets.Text("timeline.mend", strings.ToLower(kind.Label())), reason
	}
	day := ""
	if !c.On.IsZero() {
		day = assets.Text("timeline.newDay", c.On.Shown())
	}
	return assets.Text("timeline.mend", strings.ToLower(kind.Label())), joined("\n", day, stepSummary(content), reason)
}

// stepSummary is what a step says, in a few lines; "" when its type says it all.
func stepSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Received:
		return joined(" · ", c.Kind.Label(), c.Source.Label(), c.Sender.Name)
	case data.Assigned:
		return c.Officer
	case data.Handled:
		return joined("\n", joined(" · ", handlingWords(c), conditionWords(c)),
			prefixed("letter.forwardTo", c.ForwardTo), prefixed("letter.reason", c.Reason))
	case data.Reply:
		return joined("\n", joined(" · ", c.Type, prefixed("letter.replyNumber", c.Number), c.SignedBy),
			prefixed("letter.replyTo", c.To), c.Summary)
	case data.Settlement:
		return joined("\n", c.Result.Label(), amountWords(&c.Recovery, recoveryAmounts))
	case data.Execution:
		done := ""
		if c.Done != "" {
			done = assets.Text("step.done." + string(c.Done))
		}
		return joined("\n", done, amountWords(&c, executionAmounts))
	case data.Noted:
		return c.Text
	case data.Delivery:
		return deliverySummary(c, "")
	case data.Reception:
		return visitSummary(c)
	case data.ReceptionDay:
		return receptionDaySummary(c)
	}
	if life := lifeSummary(content); life != "" {
		return life
	}
	if met := meetingSummary(content); met != "" {
		return met
	}
	return directionSummary(content)
}

func handlingWords(c data.Handled) string {
	if c.Handling == "" && c.Eligible != data.No && c.Competent != data.No {
		return assets.Text("step.handling.later")
	}
	return c.Handling.Label()
}

func conditionWords(c data.Handled) string {
	var words []string
	if c.Eligible != "" {
		words = append(words, assets.Text("letter.eligible."+string(c.Eligible)))
	}
	if c.Competent != "" {
		words = append(words, assets.Text("letter.competent."+string(c.Competent)))
	}
	return strings.Join(words, ", ")
}

// amountWords lists the amounts that are not 0.
func amountWords[T any](of *T, amounts []amountOf[T]) string {
	var words []string
	for _, a := range amounts {
		value := 0.0
		switch at := a.at(of).(type) {
		case *float64:
			value = *at
		case *int:
			value = float64(*at)
		}
		if value != 0 {
			words = append(words, assets.Text(a.key)+": "+forms.Shown(value))
		}
	}
	return strings.Join(words, "; ")
}

// joined puts the parts that are not empty together.
func joined(with string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, with)
}

// prefixed is the sentence with the value in its place, "" without a value.
func prefixed(key, value string) string {
	if value == "" {
		return ""
	}
	return assets.Text(key, value)
}

func dayOrUnknown(d data.Date) string {
	if d.IsZero() {
		return assets.Text("timeline.noDay")
	}
	return d.Shown()
}

// oneLine is a text of several lines as a table shows it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// shortened is a line of at most n letters.
func shortened(line string, n int) string {
	letters := []rune(line)
	if len(letters) <= n {
		return line
	}
	return strings.TrimSpace(string(letters[:n])) + "…"
}

// sendersName is the sender, and how many signed beside; a denouncer stays hidden.
func sendersName(l *data.Letter) string {
	if others := max(l.Signatories-1, len(l.CoSigners)); others > 0 {
		return assets.Text("letter.senders", l.ShownSender(), strconv.Itoa(others))
	}
	return l.ShownSender()
}
