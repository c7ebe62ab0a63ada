package views

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
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
	written := map[int64]steps.Content{}
	papers := map[int64]string{}  // how documents are called, by their steps
	numbers := map[int64]string{} // that drafts got with their signatures
	for _, s := range all {
		if d, ok := s.Content.(register.Delivery); ok && d.Number != "" {
			numbers[d.Document] = d.Number
		}
		c, isCorrection := s.Content.(steps.Corrected)
		if !isCorrection {
			written[s.Seq] = s.Content
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
	entries := make([]pastEntry, 0, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		s := all[i]
		entry := pastEntry{
			date: DayOrUnknown(s.On), title: StepTitle(s.Content), text: StepSummary(s.Content), icon: StepIcon(s.Content.StepType(), ""),
			author: authorWords(o, s),
		}
		if !s.On.IsZero() {
			entry.date = ShortDay(s.On, o.Today())
		}
		switch c := s.Content.(type) {
		case register.Delivery:
			entry.text = deliverySummary(c, cmp.Or(numbers[c.Document], papers[c.Document]))
		case register.Reply:
			if c.State.Draft() {
				entry.title = assets.Text("timeline.draft")
			}
		}
		if c, isCorrection := s.Content.(steps.Corrected); isCorrection {
			entry.tone, entry.icon = look.Soon, look.IconEdit
			entry.title, entry.text = correctionWords(c, written[byCorrection[s.Seq]])
		} else if what, ok := mended[s.Seq]; ok {
			entry.struck = true
			struck := "timeline.struck"
			if s.Subject == register.ReceptionDaySubject { // a schedule that changes is no schedule that was void
				struck = "timeline.replaced"
			}
			entry.title = assets.Text(struck, "step", entry.title)
			entry.text = kit.Joined("\n", what, entry.text)
		}
		if words := late[s.Seq]; words != "" {
			entry.tone, entry.text = look.Soon, kit.Joined("\n", entry.text, words)
		}
		entries = append(entries, entry)
	}
	return newTimeline(entries)
}

// authorWords say who wrote a step and when, and of one that came with another register where
// that was.
func authorWords(o *desk.Desk, s steps.Step) string {
	written := s.Written()
	said := assets.Text("timeline.author", "author", written.Author, "time", o.InOfficeTime(written.WrittenAt))
	if written.From != "" {
		said = assets.Text("timeline.joined", "written", said, "office", written.From, "time", o.InOfficeTime(s.WrittenAt))
	}
	return said
}

// StepTitle is what a step is called: by its type, but one that does the opposite by itself.
func StepTitle(c steps.Content) string {
	if joined, ok := c.(register.Joined); ok && joined.Left {
		return assets.Text("told.left.title")
	}
	return c.StepType().Label()
}

// correctionWords say what a correction does to the step that was written.
func correctionWords(c steps.Corrected, written steps.Content) (title, text string) {
	why := assets.Text("timeline.reason", "reason", c.Reason)
	if c.Annul {
		return assets.Text("timeline.annul", "step", strings.ToLower(StepTitle(written))), why
	}
	title = assets.Text("timeline.mend", "step", strings.ToLower(StepTitle(written)))
	content, err := steps.DecodeContent(written.StepType(), c.Content)
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

// pastEntry is what happened on a day.
type pastEntry struct {
	date, title  string
	text, author string // "" for none
	icon         fyne.Resource
	tone         look.Tone
	struck       bool // no longer stands
}

// newTimeline lists entries in the order given, with dates at the left and a line through
// their marks.
func newTimeline(entries []pastEntry) fyne.CanvasObject {
	column, wide := look.NewColumn(0), float32(0)
	for _, e := range entries {
		wide = max(wide, fyne.MeasureText(e.date, look.Size(theme.SizeNameText), fyne.TextStyle{}).Width)
	}
	latest := true
	for i, e := range entries {
		role, strong := theme.ColorNameForeground, latest && !e.struck && e.tone == look.Still
		if strong {
			latest = false
		}
		if e.struck {
			role = theme.ColorNamePlaceHolder
		}
		words := look.NewColumn(1, look.NewPara(e.title, role, theme.SizeNameText).Bold())
		if e.text != "" {
			said := look.Ink2
			if e.tone == look.Soon {
				said = theme.ColorNameWarning
			}
			words.Add(look.NewPara(e.text, said, theme.SizeNameCaptionText))
		}
		if e.author != "" {
			words.Add(look.NewPara(e.author, theme.ColorNamePlaceHolder, theme.SizeNameCaptionText))
		}
		line := canvas.NewRectangle(look.Color(theme.ColorNameSeparator))
		line.Hidden = i == len(entries)-1
		column.Add(container.New(pastLayout{wide}, look.NewText(e.date, look.Ink2, theme.SizeNameText), line, look.NewMark(e.icon, e.tone, strong), words))
	}
	return column
}

// pastLayout puts a date, a mark with the line below it, and words beside each other.
type pastLayout struct{ date float32 }

const pastGap = 12 // below an entry

func (l pastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	date, line, mark, words := objects[0], objects[1], objects[2], objects[3]
	side := mark.MinSize()
	kit.Put(date, 0, 1, l.date, date.MinSize().Height)
	x := l.date + 10
	kit.Put(mark, x, 0, side.Width, side.Height)
	kit.Put(line, x+side.Width/2-1, side.Height, 2, max(0, size.Height-side.Height))
	x += side.Width + 10
	kit.Put(words, x, 1, max(0, size.Width-x), words.MinSize().Height)
}

func (l pastLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	side, words := objects[2].MinSize(), objects[3].MinSize()
	return fyne.NewSize(l.date+side.Width+140, max(side.Height, words.Height+1)+pastGap)
}
