package law

import (
	"fmt"
	"strings"

	"donthu/assets"
	"donthu/data/calendar"
	"donthu/data/day"
)

// explainer collects what happened to a clock and says it in Vietnamese.
type explainer struct {
	clock      *Clock
	rule       *Rule
	silent     bool // nobody reads the words
	extensions []Extension
	exceeded   bool
	rolled     []calendar.DayOff
	notes      []string
}

func (e *explainer) note(key string, args ...any) {
	if e.silent {
		return
	}
	e.notes = append(e.notes, assets.Text(key, args...))
	e.setNote()
}

func (e *explainer) setNote() {
	e.clock.Note = strings.TrimSpace(e.rule.Note + " " + strings.Join(e.notes, " "))
}

// explain says how the clock came about: of a duty before a day, of a clock that
// stands still, or of a limit that runs from its start.
func (e *explainer) explain(o Options, cal *calendar.Calendar) {
	if e.silent {
		return
	}
	c := e.clock
	key := "law.explain.start"
	if e.rule.Form == Before {
		key = "law.explain.before"
	}
	text := []string{assets.Text(key, "article", c.Article, "length", fmt.Sprintf("%02d", c.Length), "unit", c.Unit.Label(), "event", assets.Text(eventKey(e.rule.Starts)), "day", c.Start.Shown())}
	text = e.changed(text)
	if leftOut := c.LeftOut[:len(c.LeftOut)-len(e.rolled)]; len(leftOut) > 0 {
		text = append(text, assets.Text("law.explain.left-out", "days", summary(leftOut)))
	}
	switch {
	case !c.PausedSince.IsZero():
		text = append(text, assets.Text("law.explain.open", "day", c.PausedSince.Shown(), "count", c.Remaining, "unit", c.Unit.Label()))
	case len(e.rolled) > 0:
		text = append(text, assets.Text("law.explain.rolled", "day", c.Unrolled.Shown(), "reason", summary(e.rolled)))
	case e.rule.Form != Before && !o.RollLastDay && !cal.IsWorking(c.Unrolled):
		text = append(text, assets.Text("law.explain.kept", "day", c.Unrolled.Shown(), "reason", cal.WhyOff(c.Unrolled)))
	}
	if c.PausedSince.IsZero() {
		text = append(text, assets.Text("law.explain.due", "day", c.Due.Shown()))
	}
	e.clock.Explanation = strings.Join(text, " ")
	e.setNote()
}

// changed says what pauses and extensions did.
func (e *explainer) changed(text []string) []string {
	c := e.clock
	if len(e.extensions) > 0 {
		var decisions []string
		for _, x := range e.extensions {
			if x.Decision != "" {
				decisions = append(decisions, x.Decision)
			}
		}
		if len(decisions) > 0 {
			text = append(text, assets.Text("law.explain.extended-by", "count", c.Extended, "unit", c.Unit.Label(), "decisions", strings.Join(decisions, "; ")))
		} else {
			text = append(text, assets.Text("law.explain.extended", "count", c.Extended, "unit", c.Unit.Label()))
		}
	}
	if len(e.clock.Stood) > 0 {
		spans := make([]string, len(e.clock.Stood))
		for i, p := range e.clock.Stood {
			spans[i] = assets.Text("law.explain.span", "from", p.From.Shown(), "to", p.To.AddDays(-1).Shown())
		}
		text = append(text, assets.Text("law.explain.paused", "days", c.Paused, "spans", strings.Join(spans, "; ")))
	}
	return text
}

// eventKey is the key of the words for an event that starts or ends a clock.
func eventKey(event string) string { return fmt.Sprintf("law.event.%s", event) }

// summary names days off: weekends by their number, holidays with their dates:
// "4 ngày thứ Bảy, Chủ nhật; Quốc khánh 01/9, 02/9".
func summary(days []calendar.DayOff) string {
	weekends := 0
	var names, dates []string
	for _, d := range days {
		if d.Weekend {
			weekends++
			continue
		}
		if n := len(names); n > 0 && names[n-1] == d.Name {
			dates[n-1] += ", " + shortDate(d.Date)
			continue
		}
		names, dates = append(names, d.Name), append(dates, shortDate(d.Date))
	}
	var parts []string
	if weekends > 0 {
		parts = append(parts, assets.Text("law.explain.weekends", "count", weekends))
	}
	for i, name := range names {
		parts = append(parts, name+" "+dates[i])
	}
	return strings.Join(parts, "; ")
}

// shortDate is the day without its year as administrative documents write it:
// 01/9, 15/02 (Nghị định 30/2020/NĐ-CP: a zero before days below 10 and the
// months 1 and 2).
func shortDate(d day.Date) string {
	if d.Month() <= 2 {
		return fmt.Sprintf("%02d/%02d", d.Day(), d.Month())
	}
	return fmt.Sprintf("%02d/%d", d.Day(), d.Month())
}
