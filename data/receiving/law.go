// Package receiving knows how an office receives citizens: the days of a quarter
// that come from rules, what the law asks of them, and the clock of the answer.
package receiving

import (
	"fmt"
	"sync"

	"donthu/assets"
	"donthu/data"
	"donthu/data/calendar"
	"donthu/data/law"
)

// Law is what the law and the calendar say about receiving citizens. It does not
// change and may be used by many goroutines.
type Law struct {
	rules    *law.Rules
	calendar *calendar.Calendar
	options  law.Options
}

var shippedRules = sync.OnceValues(law.Load)

// NewLaw is the law for an office with the given settings. The error says that
// the shipped rules cannot be read.
func NewLaw(s data.Settings) (*Law, error) {
	rules, err := shippedRules()
	return &Law{rules: rules, calendar: law.NewOffice(s).Calendar(), options: law.OptionsOf(s)}, err
}

// WhyOff is the reason why nobody works on the day, empty on a working day.
func (l *Law) WhyOff(d data.Date) string { return l.calendar.WhyOff(d) }

// Answer is the clock within which the visitor is answered: 10 working days
// (LTCD Điều 28 khoản 1). ok is false when no limit runs, as for a refusal.
func (l *Law) Answer(r *data.Reception) (clock law.Clock, ok bool) {
	if r.On.IsZero() || r.Refusal != "" {
		return clock, false
	}
	clock, err := l.rules.Clock("P1", r.On, l.calendar, l.options, nil, nil)
	if err != nil {
		return clock, false
	}
	clock.Met = r.AnsweredOn
	// Books that name an outcome but no day say that the visitor was answered.
	clock.Done = !r.AnsweredOn.IsZero() || r.Outcome != "" && r.Turn == 0
	return clock, true
}

// PublishBy is the last day on which the schedule with the day may be posted
// (LTCD Điều 24 khoản 4), and why. ok is false when no limit is known.
func (l *Law) PublishBy(on data.Date) (clock law.Clock, ok bool) {
	clock, err := l.rules.Clock("R3", on, l.calendar, l.options, nil, nil)
	return clock, err == nil
}

// Finding is something that the schedule lacks, in words for the clerk.
type Finding struct {
	On       data.Date // the day, or the first day of the week or month
	Sentence string    // Vietnamese, with the article
}

// Check examines the days of a schedule against the law of each day: how often
// the head receives in person, whether offices work, when the day was published,
// and delegation. period is what is examined; days beside it may be given too
// and complete the weeks at its ends.
func (l *Law) Check(days []data.ReceptionDay, period data.Period, today data.Date) []Finding {
	findings := l.frequency(days, period)
	for _, d := range days {
		if period.Contains(d.On) {
			findings = append(findings, l.checkDay(d, today)...)
		}
	}
	return append(findings, l.delegated(days, period)...)
}

// delegated names the days on which the law no longer lets the head send somebody
// else (R6), law by law.
func (l *Law) delegated(days []data.ReceptionDay, period data.Period) []Finding {
	var found []Finding
	sentences := map[string]int{} // places in found
	for _, d := range days {
		rule, err := l.rules.Rule("R6", d.On)
		if err != nil || d.Host != data.Delegate || !period.Contains(d.On) {
			continue
		}
		why := assets.Text("receiving.delegate", rule.Sentence, rule.Article)
		at, known := sentences[why]
		if !known {
			at = len(found)
			sentences[why] = at
			found = append(found, Finding{On: d.On})
		} else {
			found[at].Sentence += ", "
		}
		found[at].Sentence += d.On.Shown()
	}
	for why, at := range sentences {
		found[at].Sentence = assets.Text("receiving.delegated", found[at].Sentence, why)
	}
	return found
}

func (l *Law) checkDay(d data.ReceptionDay, today data.Date) []Finding {
	var found []Finding
	say := func(key string, args ...any) {
		found = append(found, Finding{d.On, assets.Text("receiving."+key, args...)})
	}
	if why := l.calendar.WhyOff(d.On); why != "" {
		say("off", d.On.Shown(), why)
	}
	if clock, ok := l.PublishBy(d.On); ok && d.Type == data.Scheduled {
		switch {
		case d.PublishedOn.IsZero() && d.On >= today && today > clock.Due:
			say("notPublished", d.On.Shown(), clock.Due.Shown(), clock.Article)
		case d.PublishedOn > clock.Due:
			say("publishedLate", d.On.Shown(), d.PublishedOn.Shown(), clock.Due.Shown(), clock.Article)
		}
	}
	return found
}

// frequency finds the weeks or months of the period in which the head receives
// on fewer days than the law of the time asks for (R1).
func (l *Law) frequency(days []data.ReceptionDay, period data.Period) []Finding {
	var found []Finding
	for from := period.From; from <= period.To; {
		rule, err := l.rules.Rule("R1", from)
		if err != nil {
			return found
		}
		to := period.To
		if !rule.To.IsZero() {
			to = min(to, rule.To)
		}
		spans := months(from, to)
		if rule.Per == "week" {
			spans = weeks(from, to)
		}
		for _, span := range spans {
			if l.calendar.WorkingDays(span.From.AddDays(-1), span.To) == 0 {
				continue // Tết: nobody can receive
			}
			if n := headDays(days, span); n < rule.Times {
				found = append(found, Finding{span.From, assets.Text("receiving."+rule.Per,
					shownSpan(rule.Per, span), n, rule.Times, rule.Article)})
			}
		}
		from = to.AddDays(1)
	}
	return found
}

func shownSpan(per string, span data.Period) string {
	if per == "week" {
		return assets.Text("receiving.week.name", span.From.Shown(), span.To.Shown())
	}
	return fmt.Sprintf("%02d/%d", span.From.Month(), span.From.Year())
}

// headDays counts the days on which the head receives in person.
func headDays(days []data.ReceptionDay, span data.Period) int {
	seen := map[data.Date]bool{}
	for _, d := range days {
		if d.Host == data.Head && span.Contains(d.On) {
			seen[d.On] = true
		}
	}
	return len(seen)
}

// weeks are the weeks from Monday to Sunday that lie mostly between from and to:
// those whose Thursday does.
func weeks(from, to data.Date) []data.Period {
	var all []data.Period
	monday := from.AddDays(-(int(from.Weekday()) + 6) % 7)
	for ; monday <= to; monday = monday.AddDays(7) {
		if thursday := monday.AddDays(3); from <= thursday && thursday <= to {
			all = append(all, data.Period{From: monday, To: monday.AddDays(6)})
		}
	}
	return all
}

// months are the months between from and to; a month cut off by either end is
// examined whole.
func months(from, to data.Date) []data.Period {
	var all []data.Period
	for at := from; at <= to; {
		whole := data.MonthPeriod(at.Year(), at.Month(), true)
		all = append(all, whole)
		at = whole.To.AddDays(1)
	}
	return all
}
