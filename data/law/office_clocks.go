package law

import (
	"cmp"
	"slices"

	"donthu/data/day"
	"donthu/data/register"
)

func (o *Office) processing(l *register.Letter) (Clock, bool) {
	return o.clock(o.processingRule(l), l.ReceivedOn, o.optionsFor(l.Kind), nil, extensions(l, true))
}

// optionsFor are the options of clocks on what is of the kind.
func (o *Office) optionsFor(kind register.Kind) Options {
	options := o.options
	options.Kind = kind
	return options
}

func (o *Office) processingRule(l *register.Letter) string {
	if l.AboutDiscipline() {
		return "K11"
	}
	return cmp.Or(o.rules.Find(UseProcessing, l.Kind, l.Round, l.ReceivedOn), o.rules.Find(UseProcessing, l.Kind, 1, l.ReceivedOn))
}

// levelOn is what had been found about the complexity of the matter by the end of the
// day, by now for the zero day; empty when nobody had judged.
func levelOn(l *register.Letter, on day.Date) (level register.ComplexityLevel) {
	for _, found := range append(slices.Clone(l.Life.Levels), l.Life.Complexity) {
		if on.IsZero() || found.On <= on {
			level = found.Level
		}
	}
	return level
}

func (o *Office) settlementRule(l *register.Letter) string {
	if l.AboutDiscipline() {
		return "K11.2"
	}
	return o.rules.Settlement(l.Kind, l.Round, l.AcceptedOn)
}

func (o *Office) settlement(l *register.Letter) (Clock, bool) {
	if l.AcceptedOn.IsZero() {
		return Clock{}, false
	}
	id := o.settlementRule(l)
	longer, options, stood := extensions(l, false), o.optionsFor(l.Kind), pauses(l)
	for i := range longer {
		longer[i].Level = levelOn(l, longer[i].On)
	}
	simple, ok := o.clock(id, l.AcceptedOn, options, stood, longer)
	// What is found when the limit has run out does not heal it. Once a decision says by
	// how much a complex matter takes longer, it counts and not the law's most.
	if level := levelOn(l, simple.Due); ok && level.Complex() && len(longer) == 0 {
		options.Level, options.Complex = level, true
		return o.clock(id, l.AcceptedOn, options, stood, longer)
	}
	return simple, ok
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
	for _, c := range quiet.Duties(l) {
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
			longer = append(longer, Extension{Days: e.Days, Decision: e.Number, On: e.On})
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
