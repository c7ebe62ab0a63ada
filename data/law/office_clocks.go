package law

import (
	"cmp"
	"strings"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// Due are the last days for processing the letter, for settling it, and for what
// is owed after its decision; a zero day where no limit runs, where the clock
// stands still, or where none is known.
func (o *Office) Due(l *register.Letter) register.Due {
	var due register.Due
	quiet := *o
	quiet.silent = true
	if c, ok := quiet.processing(l); ok {
		due.Process = c.Due
	}
	if c, ok := quiet.settlement(l); ok {
		due.Settle = c.Due
	}
	if l.State() == register.AwaitingResult {
		for _, c := range quiet.followUps(l) {
			if !c.Done && !c.Informs && !c.Due.IsZero() && c.Start >= l.Settlement.On && (due.After.IsZero() || c.Due < due.After) {
				due.After = c.Due
			}
		}
	}
	return due
}

// Clocks are the clocks that the letter's steps have started: for processing, for
// settling, then those of the duties that came with acceptance, suspension,
// decision and keeping. Each tells whether and when its duty was done.
func (o *Office) Clocks(l *register.Letter) []Clock {
	var clocks []Clock
	if c, ok := o.processing(l); ok {
		c.Met, c.Done = processed(l)
		clocks = append(clocks, c)
	}
	if c, ok := o.settlement(l); ok {
		c.Met, c.Done = settled(l)
		clocks = append(clocks, c)
	}
	clocks = append(clocks, o.followUps(l)...)
	if l.State() == register.Closed {
		for i := range clocks {
			clocks[i].Unrecorded = !clocks[i].Done && !clocks[i].Informs
		}
	}
	return clocks
}

func (o *Office) processing(l *register.Letter) (Clock, bool) {
	return o.clock(o.processingRule(l), l.ReceivedOn, o.options, nil, extensions(l, true))
}

func (o *Office) processingRule(l *register.Letter) string {
	return cmp.Or(o.rules.Find(UseProcessing, l.Kind, l.Round, l.ReceivedOn), o.rules.Find(UseProcessing, l.Kind, 1, l.ReceivedOn))
}

// continuedDenunciation is the rule whose clock starts with the receipt of the
// letter and not with its acceptance (LTC Điều 37).
const continuedDenunciation = "T12"

func (o *Office) settlement(l *register.Letter) (Clock, bool) {
	if l.AcceptedOn.IsZero() {
		return Clock{}, false
	}
	id, start := o.rules.Settlement(l.Kind, l.Round, l.AcceptedOn), l.AcceptedOn
	if id == continuedDenunciation {
		start = l.ReceivedOn
	}
	longer, options := extensions(l, false), o.options
	options.Level = l.Life.Complexity.Level
	// Once a decision says by how much a complex matter takes longer, it counts and
	// not the law's most.
	options.Complex = options.Level.Complex() && len(longer) == 0
	return o.clock(id, start, options, pauses(l), longer)
}

// clock is false where the law sets no number of days or did not exist yet.
func (o *Office) clock(id string, start day.Date, options Options, stood []Span, longer []Extension) (Clock, bool) {
	if id == "" || start.IsZero() {
		return Clock{}, false
	}
	c, err := o.rules.clock(id, start, o.calendar, options, stood, longer, o.silent)
	return c, err == nil
}

// Length is how long a rule is for the letter, as documents say it: as its clock
// runs, or else by the version in force on start; on no day, the one in force
// now. 0 where the rule sets no number of days.
func (o *Office) Length(id string, l *register.Letter, start day.Date) (int, Unit) {
	quiet := *o
	quiet.silent = true
	for _, c := range quiet.Clocks(l) {
		if c.Rule == id {
			return c.Length, c.Unit
		}
	}
	for _, version := range o.rules.byID[id] {
		if start.IsZero() && version.To.IsZero() {
			start = version.From
		}
	}
	c, _ := quiet.clock(id, start, o.options, nil, nil)
	return c.Length, c.Unit
}

// extensions are the decisions that lengthen the limit for processing, or for
// settling.
func extensions(l *register.Letter, processing bool) []Extension {
	var longer []Extension
	for _, e := range l.Life.Extensions {
		if e.Processing == processing {
			longer = append(longer, Extension{Days: e.Days, Decision: e.Number})
		}
	}
	return longer
}

// pauses are the pauses of the settlement; one that is open ends with the matter.
func pauses(l *register.Letter) []Span {
	var spans []Span
	for _, p := range l.Life.Pauses {
		span := Span{From: p.On, To: p.Until, Kind: p.Kind}
		if ended, done := settled(l); done && span.To.IsZero() {
			span.To = max(ended, span.From)
		}
		if !span.From.IsZero() {
			spans = append(spans, span)
		}
	}
	return spans
}

// processed says whether the processing of the letter is done, and when.
func processed(l *register.Letter) (day.Date, bool) {
	petition := l.Kind == register.Petition || l.Kind == register.Reflection
	decided := l.Handling != "" && l.Handling != register.Accept || l.Eligible == register.No || l.Competent == register.No
	switch {
	case l.Handled && (decided || petition):
		return l.HandledOn, true
	case !l.AcceptedOn.IsZero():
		return l.AcceptedOn, true
	}
	return settled(l)
}

// settled says whether the matter is settled or ended, and when.
func settled(l *register.Letter) (day.Date, bool) {
	if l.Settlement.Result != "" {
		return l.Settlement.On, true
	}
	return l.Life.Ended.On, l.Life.Ended.Reason != ""
}

// followUp is a duty that a step of a letter brings with it: the rule, the step that
// does it when it is owed next (may be none), the day that starts its clock (zero: it
// does not run), and the day on which it was done (zero: not yet).
type followUp struct {
	rule  string
	by    steps.Type
	start func(*register.Letter) day.Date
	met   func(*register.Letter) day.Date
}

// followUpDuties stand in the order in which they come up in a letter's life. The rules
// say for which kinds of letters and rounds, and how long.
var followUpDuties = []followUp{
	{"T2", "", func(l *register.Letter) day.Date { return dayIf(l.Handling == register.Forward, l.ReceivedOn) },
		func(l *register.Letter) day.Date { return l.HandledOn }},
	{"T5", register.StepResultSent, func(l *register.Letter) day.Date { return dayIf(l.Source == register.Forwarded, l.ReceivedOn) },
		func(l *register.Letter) day.Date { return toldForwarder(l, l.ReceivedOn) }},
	{"T7", register.StepReplied, func(l *register.Letter) day.Date { return l.AcceptedOn }, (*register.Letter).ToldAccepted},
	{"T9.2", "", stopped, func(l *register.Letter) day.Date {
		return l.FirstReply(stopped(l), "dinh chi", register.DocumentSuspendDenunciation, register.DocumentStopDenunciation).On
	}},
	{"T13.2", register.StepSuperior, func(l *register.Letter) day.Date { return l.Life.Superior.RequestedOn },
		func(l *register.Letter) day.Date { return l.Life.Superior.ReportedOn }},
	{"K4", register.StepDecisionSent, decided, decisionSent},
	{"K8", register.StepDecisionSent, decided, decisionSent},
	{"T10", register.StepDecisionSent, decided, decisionSent},
	{"T11", register.StepExecuted, decided, func(l *register.Letter) day.Date { return l.Execution.On }},
	{"K9", register.StepPublished, decided, published},
	{"T14", register.StepPublished, decided, published},
	{"K9.3", "", posted, never},
	{"P2", register.StepResultSent, func(l *register.Letter) day.Date { return dayIf(l.Source == register.Forwarded, l.Settlement.On) },
		func(l *register.Letter) day.Date { return toldForwarder(l, l.Settlement.On) }},
	{"P6", register.StepResultSent, func(l *register.Letter) day.Date { return l.Settlement.On }, func(l *register.Letter) day.Date {
		return firstDay(l.Life.Results, func(r register.ResultSent) day.Date { return r.On })
	}},
	{"K5", "", func(l *register.Letter) day.Date {
		return firstDay(l.Life.Sent, func(s register.DecisionSent) day.Date { return s.DeliveredOn })
	}, func(l *register.Letter) day.Date { return l.Life.Second.On }},
	{"K10", "", func(l *register.Letter) day.Date {
		second := l.Life.Second // LKN Điều 44 khoản 1: only without a second complaint
		return dayIf(second.On.IsZero() || second.Court || l.Round >= 2, decided(l))
	}, never},
	{"L1", "", kept, func(l *register.Letter) day.Date { return l.Life.Destruction.On }},
}

// followUps are the clocks of the duties beside processing and settling.
func (o *Office) followUps(l *register.Letter) []Clock {
	var clocks []Clock
	for _, duty := range followUpDuties {
		start := duty.start(l)
		if start.IsZero() {
			continue
		}
		rule, err := o.rules.Rule(duty.rule, start)
		if err != nil || !rule.concerns(l.Kind, max(l.Round, 1)) {
			continue
		}
		if c, ok := o.clock(duty.rule, start, o.options, nil, nil); ok {
			c.Met, c.MetBy = duty.met(l), duty.by
			c.Done = !c.Met.IsZero()
			clocks = append(clocks, c)
		}
	}
	return clocks
}

func never(*register.Letter) day.Date { return 0 }

// dayIf is the day where something holds, else none.
func dayIf(holds bool, on day.Date) day.Date {
	if !holds {
		return 0
	}
	return on
}

func decided(l *register.Letter) day.Date { return dayIf(l.Decided(), l.Settlement.On) }

// firstDay is the first day that one of all names.
func firstDay[T any](all []T, on func(T) day.Date) day.Date {
	for _, one := range all {
		if day := on(one); !day.IsZero() {
			return day
		}
	}
	return 0
}

func decisionSent(l *register.Letter) day.Date {
	return firstDay(l.Life.Sent, func(s register.DecisionSent) day.Date { return s.On })
}

func published(l *register.Letter) day.Date {
	return firstDay(l.Life.Published, func(p register.Published) day.Date { return p.On })
}

// posted is the day on which a decision was put up for everybody to read.
func posted(l *register.Letter) day.Date {
	return firstDay(l.Life.Published, func(p register.Published) day.Date {
		return dayIf(p.Way == register.Posting || p.Way == register.Website, p.On)
	})
}

// stopped is the day of the last decision that suspends or stops the settlement.
func stopped(l *register.Letter) day.Date {
	if l.Settlement.Result.EndsWithoutDecision() && !l.AcceptedOn.IsZero() {
		return l.Settlement.On
	}
	for i := len(l.Life.Pauses) - 1; i >= 0; i-- {
		if l.Life.Pauses[i].Kind == register.Suspension {
			return l.Life.Pauses[i].On
		}
	}
	return 0
}

func kept(l *register.Letter) day.Date { return dayIf(l.Handling == register.Keep, l.HandledOn) }

// toldForwarder is the first day since the given one on which the body that
// forwarded the letter was told its result.
func toldForwarder(l *register.Letter, since day.Date) day.Date {
	body := text.Fold(l.ForwardingBody)
	to := func(name string) bool { return body != "" && strings.Contains(text.Fold(name), body) }
	var first day.Date
	earlier := func(on day.Date) {
		if on >= since && (first.IsZero() || on < first) {
			first = on
		}
	}
	for _, r := range l.Life.Results {
		if to(r.To) || body == "" {
			earlier(r.On)
		}
	}
	for _, r := range l.Replies {
		if to(r.To) {
			earlier(r.On)
		}
	}
	return first
}
