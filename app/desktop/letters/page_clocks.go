package letters

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
)

// dutyChip is how a duty stands on the day today.
func dutyChip(c *law.Duty, today day.Date, days views.Workdays) look.Chip {
	words, importance := StandingWords(c, today)
	if c.Open() && c.Due.IsZero() && c.PausedSince.IsZero() {
		return look.Chip{Icon: look.IconNoDay, Text: assets.Text("chip.due.none"), Tone: look.Undecided}
	}
	switch c.Standing(today) {
	case law.Running, law.LastDay, law.Overdue:
		return views.DayChip(c.Due, today, days)
	case law.Stopped:
		return look.Chip{Icon: look.IconPause, Text: words, Tone: look.Undecided}
	}
	switch {
	case groupOf(c) == groupUnrecorded:
		return look.Chip{Text: kit.Joined(" · ", c.Due.Shown(), assets.Text("letter.duties.unrecorded.chip")), Tone: look.Plain} // the head over it says why
	case importance == widget.SuccessImportance:
		return look.Chip{Icon: look.IconCheck, Text: words, Tone: look.Done}
	case importance == widget.DangerImportance:
		return look.Chip{Icon: look.IconError, Text: words, Tone: look.Late}
	}
	return look.Chip{Text: kit.Joined(" · ", c.Due.Shown(), words), Tone: look.Plain}
}

// StandingWords say how a duty stands on the day today, in a few words.
func StandingWords(c *law.Duty, today day.Date) (string, widget.Importance) {
	switch standing := c.Standing(today); standing {
	case law.Running, law.LastDay:
		return views.DaysText(c.Due, today), kit.ImportantIf(c.Near(today), widget.WarningImportance)
	case law.Overdue:
		return views.DaysText(c.Due, today), widget.DangerImportance
	case law.Stopped:
		return assets.Text("clocks.stopped", "count", c.Remaining, "unit", c.Unit.Label()), widget.WarningImportance
	case law.InTime:
		return assets.Text("clocks.inTime", "day", c.Met.Shown()), widget.SuccessImportance
	case law.TooLate:
		return assets.Text("clocks.tooLate", "days", kit.Number(c.Due.DaysUntil(c.Met)), "day", c.Met.Shown()), widget.DangerImportance
	default:
		return strings.ToLower(standing.Label()), widget.LowImportance
	}
}

// leastClockName is what stays of the name of a limit beside its chip.
const leastClockName = 96

// clockLayout puts the chip of a limit at the right of its name.
type clockLayout struct{}

func (clockLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, chip := objects[0], objects[1]
	least := chip.MinSize()
	least.Width = min(least.Width, max(0, size.Width-leastClockName))
	width := size.Width - least.Width - 8
	name.Resize(fyne.NewSize(width, name.Size().Height))
	high := name.MinSize().Height
	kit.Put(name, 0, max(4, (size.Height-high)/2), width, high)
	kit.Put(chip, size.Width-least.Width, (size.Height-least.Height)/2, least.Width, least.Height)
}

func (clockLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, max(look.Scaled(32), objects[0].MinSize().Height+8))
}

// clock is the duty that the step in front meets, with its own limit; without a step that
// is owed, the open one whose last day comes first. nil when nothing is open.
func (p *Page) clock() *law.Duty {
	g := &p.Now.guide
	if !g.owed {
		return law.NextDuty(p.Now.duties, "", "")
	}
	return law.NextDuty(p.Now.duties, g.quick[0].Type, g.quick[0].Document)
}

// explained is how the last day of the limit that counts now is found: the days, what
// today is among them, and the article. It is empty when no limit runs.
func (p *Page) explained() *fyne.Container {
	c, rules, today := p.clock(), p.O.Law(), p.O.Today()
	column := look.NewColumn(3)
	if c == nil {
		return column
	}
	title := look.NewBold(assets.Text("letter.count"), theme.ColorNameForeground, theme.SizeNameText)
	if c.Due.IsZero() && c.PausedSince.IsZero() { // no number of days is set
		column.Add(title)
		column.Add(look.NewPara(kit.Joined(" ", kit.SentenceCase(c.Explanation), c.Note), look.Ink2, theme.SizeNameCaptionText).Most(4))
		return column
	}
	runs := look.NewPara(rules.Runs(&c.Clock), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText).Most(1)
	column.Add(container.NewBorder(nil, nil, title, nil, look.Inset(8, 1, runs)))
	strip := rules.Strip(&c.Clock)
	if len(strip) > 0 {
		column.Add(look.NewStrip(cells(strip, c, today)))
	}
	column.Add(look.NewPara(todaySentence(strip, c, today), theme.ColorNameForeground, theme.SizeNameCaptionText).Most(2))
	column.Add(look.NewPara(kit.Joined(" ", kit.SentenceCase(c.Explanation), c.Note), look.Ink2, theme.SizeNameCaptionText).Most(4))
	return column
}

// cells are the days of a limit as they are drawn.
func cells(strip []law.StripDay, c *law.Duty, today day.Date) []look.StripDay {
	all := make([]look.StripDay, len(strip))
	for i, d := range strip {
		cell := look.StripDay{Head: assets.Text(fmt.Sprintf("ui.weekday.short.%d", d.On.Weekday())), Day: fmt.Sprintf("%02d", d.On.Day()),
			Foot: assets.Text("letter.strip." + string(d.What)), Tone: look.Still, Past: d.On < today, Today: d.On == today, Last: d.Last}
		switch {
		case d.Last && c.Due < today:
			cell.Tone = look.Late
		case d.Last:
			cell.Tone = look.Soon
		case d.What == law.Holiday:
			cell.Tone = look.Late
		case d.What == law.Counted:
			cell.Tone = look.Plain
		}
		if d.What == law.Counted {
			cell.Foot = kit.Number(d.Nth)
		}
		all[i] = cell
	}
	return all
}

// todaySentence says what today is in the count of a limit, and when it ends.
func todaySentence(strip []law.StripDay, c *law.Duty, today day.Date) string {
	switch {
	case c.Due.IsZero():
		return assets.Text("letter.stopped", "day", c.PausedSince.Shown(), "count", c.Remaining, "unit", c.Unit.Label())
	case c.Due < today:
		return assets.Text("letter.count.late", "due", c.Due.Shown(), "days", kit.Number(c.Due.DaysUntil(today)))
	}
	for _, d := range strip {
		switch {
		case d.On != today:
		case d.What == law.Counted:
			return assets.Text("letter.count.today", "unit", c.Unit.Label(), "nth", d.Nth, "due", c.Due.Shown())
		case d.What == law.Began:
			return assets.Text("letter.count.began", "due", c.Due.Shown())
		}
	}
	return assets.Text("letter.count.off", "due", c.Due.Shown())
}
