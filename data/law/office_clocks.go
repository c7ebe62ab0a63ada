package law

import (
	"strings"

	"donthu/data"
)

// Due are the last days for processing the letter, for settling it, and for what
// is owed after its decision; a zero day where no limit runs, where the clock
// stands still, or where none is known.
func (o *Office) Due(l *data.Letter) data.Due {
	var due data.Due
	quiet := *o
	quiet.silent = true
	if c, ok := quiet.processing(l); ok {
		due.Process = c.Due
	}
	if c, ok := quiet.settlement(l); ok {
		due.Settle = c.Due
	}
	if l.State() == data.AwaitingResult {
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
func (o *Office) Clocks(l *data.Letter) []Clock {
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
	if l.State() == data.Closed {
		for i := range clocks {
			clocks[i].Unrecorded = !clocks[i].Done && !clocks[i].Informs
		}
	}
	return clocks
}

func (o *Office) processing(l *data.Letter) (Clock, bool) {
	return o.clock(o.processingRule(l), l.ReceivedOn, o.options, nil, extensions(l, true))
}

func (o *Office) processingRule(l *data.Letter) string {
	if id := o.rules.Find(UseProcessing, l.Kind, l.Round, l.ReceivedOn); id != "" {
		return id
	}
	return o.rules.Processing(l.Kind, l.ReceivedOn)
}

// continuedDenunciation is the rule whose clock starts with the receipt of the
// letter and not with its acceptance (LTC Điều 37).
const continuedDenunciation = "T12"

func (o *Office) settlement(l *data.Letter) (Clock, bool) {
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
func (o *Office) clock(id string, start data.Date, options Options, stood []Span, longer []Extension) (Clock, bool) {
	if id == "" || start.IsZero() {
		return Clock{}, false
	}
	c, err := o.rules.clock(id, start, o.calendar, options, stood, longer, o.silent)
	return c, err == nil
}

// Length is how long a rule is for the letter, as documents say it: as its clock
// runs, or else by the version in force on start; on no day, the one in force
// now. 0 where the rule sets no number of days.
func (o *Office) Length(id string, l *data.Letter, start data.Date) (int, Unit) {
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
func extensions(l *data.Letter, processing bool) []Extension {
	var longer []Extension
	for _, e := range l.Life.Extensions {
		if e.Processing == processing {
			longer = append(longer, Extension{Days: e.Days, Decision: e.Number})
		}
	}
	return longer
}

// pauses are the pauses of the settlement; one that is open ends with the matter.
func pauses(l *data.Letter) []Span {
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
func processed(l *data.Letter) (data.Date, bool) {
	petition := l.Kind == data.Petition || l.Kind == data.Reflection
	decided := l.Handling != "" && l.Handling != data.Accept || l.Eligible == data.No || l.Competent == data.No
	switch {
	case l.Handled && (decided || petition):
		return l.HandledOn, true
	case !l.AcceptedOn.IsZero():
		return l.AcceptedOn, true
	}
	return settled(l)
}

// settled says whether the matter is settled or ended, and when.
func settled(l *data.Letter) (data.Date, bool) {
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
	by    data.StepType
	start func(*data.Letter) data.Date
	met   func(*data.Letter) data.Date
}

// followUpDuties stand in the order in which they come up in a letter's life. The rules
// say for which kinds of letters and rounds, and how long.
var followUpDuties = []followUp{
	{"T2", "", forwarded, func(l *data.Letter) data.Date { return l.HandledOn }},
	{"T5", data.StepResultSent, receivedFromBody, func(l *data.Letter) data.Date { return toldForwarder(l, l.ReceivedOn) }},
	{"T7", data.StepReplied, func(l *data.Letter) data.Date { return l.AcceptedOn }, (*data.Letter).ToldAccepted},
	{"T9.2", "", stopped, func(l *data.Letter) data.Date {
		return l.FirstReply(stopped(l), "dinh chi", data.DocumentSuspendDenunciation, data.DocumentStopDenunciation).On
	}},
	{"T13.2", data.StepSuperior, func(l *data.Letter) data.Date { return l.Life.Superior.RequestedOn },
		func(l *data.Letter) data.Date { return l.Life.Superior.ReportedOn }},
	{"K4", data.StepDecisionSent, decided, decisionSent},
	{"K8", data.StepDecisionSent, decided, decisionSent},
	{"T10", data.StepDecisionSent, decided, decisionSent},
	{"T11", data.StepExecuted, decided, func(l *data.Letter) data.Date { return l.Execution.On }},
	{"K9", data.StepPublished, decided, published},
	{"T14", data.StepPublished, decided, published},
	{"K9.3", "", posted, never},
	{"P2", data.StepResultSent, func(l *data.Letter) data.Date {
		if l.Source != data.Forwarded {
			return 0
		}
		return l.Settlement.On
	}, func(l *data.Letter) data.Date { return toldForwarder(l, l.Settlement.On) }},
	{"P6", data.StepResultSent, func(l *data.Letter) data.Date { return l.Settlement.On }, func(l *data.Letter) data.Date {
		return firstDay(l.Life.Results, func(r data.ResultSent) data.Date { return r.On })
	}},
	{"K5", "", func(l *data.Letter) data.Date {
		return firstDay(l.Life.Sent, func(s data.DecisionSent) data.Date { return s.DeliveredOn })
	}, func(l *data.Letter) data.Date { return l.Life.Second.On }},
	{"K10", "", func(l *data.Letter) data.Date {
		if second := l.Life.Second; !second.On.IsZero() && !second.Court && l.Round < 2 {
			return 0 // LKN Điều 44 khoản 1: only without a second complaint
		}
		return decided(l)
	}, never},
	{"L1", "", kept, func(l *data.Letter) data.Date { return l.Life.Destruction.On }},
}

// followUps are the clocks of the duties beside processing and settling.
func (o *Office) followUps(l *data.Letter) []Clock {
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

func never(*data.Letter) data.Date { return 0 }

func decided(l *data.Letter) data.Date {
	if !l.Decided() {
		return 0
	}
	return l.Settlement.On
}

// firstDay is the first day that one of all names.
func firstDay[T any](all []T, on func(T) data.Date) data.Date {
	for _, one := range all {
		if day := on(one); !day.IsZero() {
			return day
		}
	}
	return 0
}

func decisionSent(l *data.Letter) data.Date {
	return firstDay(l.Life.Sent, func(s data.DecisionSent) data.Date { return s.On })
}

func published(l *data.Letter) data.Date {
	return firstDay(l.Life.Published, func(p data.Published) data.Date { return p.On })
}

// posted is the day on which a decision was put up for everybody to read.
func posted(l *data.Letter) data.Date {
	return firstDay(l.Life.Published, func(p data.Published) data.Date {
		if p.Way != data.Posting && p.Way != data.Website {
			return 0
		}
		return p.On
	})
}

func forwarded(l *data.Letter) data.Date {
	if l.Handling != data.Forward {
		return 0
	}
	return l.ReceivedOn
}

func receivedFromBody(l *data.Letter) data.Date {
	if l.Source != data.Forwarded {
		return 0
	}
	return l.ReceivedOn
}

// stopped is the day of the last decision that suspends or stops the settlement.
func stopped(l *data.Letter) data.Date {
	if l.Settlement.Result.EndsWithoutDecision() && !l.AcceptedOn.IsZero() {
		return l.Settlement.On
	}
	for i := len(l.Life.Pauses) - 1; i >= 0; i-- {
		if l.Life.Pauses[i].Kind == data.Suspension {
			return l.Life.Pauses[i].On
		}
	}
	return 0
}

func kept(l *data.Letter) data.Date {
	if l.Handling != data.Keep {
		return 0
	}
	return l.HandledOn
}

// toldForwarder is the first day since the given one on which the body that
// forwarded the letter was told its result.
func toldForwarder(l *data.Letter, since data.Date) data.Date {
	body := data.FoldText(l.ForwardingBody)
	to := func(name string) bool { return body != "" && strings.Contains(data.FoldText(name), body) }
	var first data.Date
	earlier := func(on data.Date) {
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
