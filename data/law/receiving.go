package law

import (
	"cmp"
	"fmt"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Answer is the clock within which the visitor is answered (P1: LTCD Điều 28
// khoản 1, or the office's own). ok is false when no limit runs, as for a refusal.
func (o *Office) Answer(r *register.Reception) (answer Duty, ok bool) {
	if r.Refusal != "" {
		return answer, false
	}
	answer.Clock, ok = o.clock("P1", r.On, o.optionsFor(r.Kind), nil, nil)
	answer.What, answer.Met = answer.Name, r.AnsweredOn
	// Books that name an outcome but no day say that the visitor was answered.
	answer.Done = !r.AnsweredOn.IsZero() || r.Outcome != "" && r.Turn == 0
	// What a book (which gives no turn) or a time before the office's records leaves open is
	// not known.
	answer.Unrecorded = !answer.Done && (r.Turn == 0 || answer.Due < cmp.Or(register.RecordsOf(r.Former), o.settings.RecordsFrom))
	one := []Duty{answer}
	for _, outside := range r.Outside {
		meetOutside(one, outside)
	}
	return one[0], ok
}

// PublishBy is the last day on which the schedule with the day may be posted
// (R3: LTCD Điều 24 khoản 4), and why. ok is false for a day out of the schedule, and
// when no limit is known.
func (o *Office) PublishBy(d *register.ReceptionDay) (clock Clock, ok bool) {
	if d.Type != register.Scheduled {
		return clock, false
	}
	return o.clock("R3", d.On, o.options, nil, nil)
}

// Finding is something that the schedule lacks, in words for the clerk.
type Finding struct {
	On       day.Date // the day, or the first day of the week or month
	Sentence string   // Vietnamese, with the article
	Chosen   bool     // the office chose otherwise; the law has nothing against it
}

// CheckSchedule examines the days of a schedule against the law of each day: how often
// the head receives in person, whether offices work, when the day was published; and
// against what the office chose about delegation. period is what is examined; days beside it may be given too
// and complete the weeks at its ends.
func (o *Office) CheckSchedule(days []register.ReceptionDay, period day.Period, today day.Date) []Finding {
	findings := o.frequency(days, period)
	for _, d := range days {
		if period.Contains(d.On) {
			findings = append(findings, o.checkDay(d, today)...)
		}
	}
	return append(findings, o.delegated(days, period)...)
}

// delegated names the days on which the head sends somebody else though the office chose
// that the head does not (R6), choice by choice.
func (o *Office) delegated(days []register.ReceptionDay, period day.Period) (found []Finding) {
	var whys []string
	delegated := map[string][]string{} // days by reason
	for _, d := range days {
		rule, err := o.rules.Rule("R6", d.On)
		if err != nil || d.Host != register.Delegate || !period.Contains(d.On) {
			continue
		}
		chosen := rule.Form == Internal || rule.Office
		why := assets.Text("receiving.delegate", "finding", rule.Sentence, "article", rule.Article)
		if chosen {
			why = assets.Text("receiving.chosen", "finding", rule.Sentence, "article", rule.Article)
		}
		if delegated[why] == nil {
			whys = append(whys, why)
			found = append(found, Finding{On: d.On, Chosen: chosen})
		}
		delegated[why] = append(delegated[why], d.On.Shown())
	}
	for i, why := range whys {
		found[i].Sentence = assets.Text("receiving.delegated", "finding", strings.Join(delegated[why], ", "), "reason", why)
	}
	return found
}

func (o *Office) checkDay(d register.ReceptionDay, today day.Date) []Finding {
	var found []Finding
	say := func(key string, args ...any) {
		found = append(found, Finding{On: d.On, Sentence: assets.Text("receiving."+key, args...)})
	}
	if why := o.calendar.WhyOff(d.On); why != "" {
		say("off", "day", d.On.Shown(), "reason", why)
	}
	if clock, ok := o.PublishBy(&d); ok {
		switch {
		case d.PublishedOn.IsZero() && d.On >= today && today > clock.Due:
			say("notPublished", "day", d.On.Shown(), "due", clock.Due.Shown(), "article", clock.Article)
		case d.PublishedOn > clock.Due:
			say("publishedLate", "day", d.On.Shown(), "published", d.PublishedOn.Shown(), "due", clock.Due.Shown(), "article", clock.Article)
		}
	}
	return found
}

// frequency finds the weeks or months of the period in which the head receives
// on fewer days than the law of the time asks for (R1).
func (o *Office) frequency(days []register.ReceptionDay, period day.Period) []Finding {
	var found []Finding
	for from := period.From; from <= period.To; {
		rule, err := o.rules.Rule("R1", from)
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
			if o.calendar.WorkingDays(span.From.AddDays(-1), span.To) == 0 {
				continue // Tết: nobody can receive
			}
			if n := headDays(days, span); n < rule.Times {
				found = append(found, Finding{On: span.From, Sentence: assets.Text("receiving."+rule.Per,
					"period", shownSpan(rule.Per, span), "count", n, "least", rule.Times, "article", rule.Article)})
			}
		}
		from = to.AddDays(1)
	}
	return found
}

func shownSpan(per string, span day.Period) string {
	if per == "week" {
		return assets.Text("receiving.week.name", "from", span.From.Shown(), "to", span.To.Shown())
	}
	return fmt.Sprintf("%02d/%d", span.From.Month(), span.From.Year())
}

// headDays counts the days on which the head receives in person.
func headDays(days []register.ReceptionDay, span day.Period) int {
	seen := map[day.Date]bool{}
	for _, d := range days {
		if d.Host == register.Head && span.Contains(d.On) {
			seen[d.On] = true
		}
	}
	return len(seen)
}

// weeks are the weeks from Monday to Sunday that lie mostly between from and to:
// those whose Thursday does.
func weeks(from, to day.Date) []day.Period {
	var all []day.Period
	monday := from.AddDays(-(int(from.Weekday()) + 6) % 7)
	for ; monday <= to; monday = monday.AddDays(7) {
		if thursday := monday.AddDays(3); from <= thursday && thursday <= to {
			all = append(all, day.Period{From: monday, To: monday.AddDays(6)})
		}
	}
	return all
}

// months are the months between from and to; a month cut off by either end is
// examined whole.
func months(from, to day.Date) []day.Period {
	var all []day.Period
	for at := from; at <= to; {
		whole := day.MonthPeriod(at.Year(), at.Month(), true)
		all = append(all, whole)
		at = whole.To.AddDays(1)
	}
	return all
}
