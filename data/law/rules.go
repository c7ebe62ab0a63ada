// Package law is the one door to the law: an Office knows the limits, the calendar
// and the office's own choices, and says the clocks of letters and visits, what may
// follow and what is out of order, the days of reception and of reports. The rules
// themselves stand in assets/law/limits.toml; a new law is a new entry there, or in
// an office's own file, and no code.
package law

import (
	"errors"
	"fmt"
	"slices"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Unit is what a limit counts. The laws tell "ngày" and "ngày làm việc" apart.
type Unit string

const (
	CalendarDays Unit = "calendar" // ngày
	WorkingDays  Unit = "working"  // ngày làm việc
	Years        Unit = "years"    // năm: ends on the same day of the last year (BLDS 2015 Điều 148 khoản 4)
)

// Label is the unit as the law writes it: "ngày", "ngày làm việc" or "năm".
func (u Unit) Label() string { return assets.Text("law.unit." + string(u)) }

// Form is what kind of a rule a rule is.
type Form string

const (
	Limit     Form = "limit"     // must be done within Length after Starts
	Before    Form = "before"    // must be done at least Length before Starts
	Minimum   Form = "minimum"   // must last at least Length from Starts
	Internal  Form = "internal"  // no limit by law; the office sets one
	Extended  Form = "extension" // each extension at most Length, at most Times
	Excluded  Form = "excluded"  // a span of time that is not counted
	Frequency Form = "frequency" // at least Times days in every Per
	Norm      Form = "duty"      // a norm without a number of days
)

// The clocks of the register for which a rule can be looked up by kind of letter.
const (
	UseProcessing = "processing" // from receipt to acceptance, refusal, forwarding …
	UseSettlement = "settlement" // from acceptance to the decision or conclusion
)

// Rule is one rule as it stands between two days. Rules with the same ID are
// versions of each other and never in force on the same day.
type Rule struct {
	ID     string          `toml:"id"`   // K1–K12, T1–T14, P1–P6, R1–R8, B1, L1; ".2" marks a further limit of the same rule
	Name   string          `toml:"name"` // Vietnamese, for lists
	Form   Form            `toml:"form"`
	Use    string          `toml:"use"`    // UseProcessing, UseSettlement or nothing
	Kinds  []register.Kind `toml:"kinds"`  // letters that the rule is about; none: any
	Rounds []int           `toml:"rounds"` // 1 first, 2 second complaint or continued denunciation; none: any
	Starts string          `toml:"starts"` // event whose day starts the clock and chooses the version
	Ends   string          `toml:"ends"`   // event that fulfils the rule

	Length        int    `toml:"length"`  // days of Unit
	Complex       int    `toml:"complex"` // whole length in a complex case, 0 when the law knows none
	Remote        int    `toml:"remote"`  // whole length in a remote area
	RemoteComplex int    `toml:"remote_complex"`
	Unit          Unit   `toml:"unit"`
	Times         int    `toml:"times"` // of extensions, or days in every Per
	Per           string `toml:"per"`   // week or month

	// Informs marks a limit at whose end nobody is late: a right of the citizen ends,
	// or a decision takes effect.
	Informs bool `toml:"informs"`
	// Pause, of a rule of form Excluded, is the kind of pause that it is about; none:
	// any.
	Pause register.PauseKind `toml:"pause"`
	// Level, of a rule of form Extended, is how complex a matter must be for it.
	Level register.ComplexityLevel `toml:"level"`

	PauseBy  []string `toml:"pause_by"`  // rules of form Excluded, or "office" for any pause
	ExtendBy []string `toml:"extend_by"` // rules of form Extended

	From day.Date `toml:"from"` // first day in force, zero: always was
	To   day.Date `toml:"to"`   // last day in force, zero: no end known

	Article  string   `toml:"article"`
	Sentence string   `toml:"sentence"` // what the clerk reads
	Note     string   `toml:"note"`     // what is unverified or in conflict
	Seen     string   `toml:"seen"`     // where it reaches the clerk, or why it does not, when it is no duty on letters
	Lenient  *Lenient `toml:"lenient"`  // the longer way of counting that another text allows

	Office bool            `toml:"-"` // from the office's own file
	Except []register.Kind `toml:"-"` // kinds for which a rule of the office's stands in its place
}

// Lenient is the longer way of counting where two texts disagree; a clock uses
// it only when the office chose so (Options.StrictAcceptance off).
type Lenient struct {
	Length  int    `toml:"length"`
	Unit    Unit   `toml:"unit"`
	Article string `toml:"article"`
}

// InForce reports whether the rule governs what started on the day.
func (r *Rule) InForce(day day.Date) bool { return r.From <= day && (r.To.IsZero() || day <= r.To) }

func (r *Rule) concerns(kind register.Kind, round int) bool {
	return r.about(kind) && contains(r.Rounds, round)
}

// about reports whether the rule is about letters or visits of the kind.
func (r *Rule) about(kind register.Kind) bool {
	return contains(r.Kinds, kind) && !slices.Contains(r.Except, kind)
}

// contains reports that x is listed, or that nothing is, which means anything.
func contains[T comparable](list []T, x T) bool { return len(list) == 0 || slices.Contains(list, x) }

// Rules are all rules of the law and of the office. They do not change after
// loading and may be used by many goroutines.
type Rules struct {
	all  []Rule
	byID map[string][]*Rule // versions
	used map[string][]*Rule // by use
}

var (
	// ErrUnknownRule means that no rule has the name asked for.
	ErrUnknownRule = errors.New("law: no such rule")
	// ErrNotInForce means that the rule did not exist on the starting day.
	ErrNotInForce = errors.New("law: the rule is not in force on this day")
	// ErrNoLimit means that the rule sets no number of days: a duty, or the
	// settlement of a petition for which the office has set no limit of its own.
	ErrNoLimit = errors.New("law: the rule sets no number of days")
)

// Rule is the version of a rule that governs what starts on the day.
func (r *Rules) Rule(id string, day day.Date) (*Rule, error) { return r.ruleFor(id, day, "") }

// ruleFor is Rule for what is of a kind: where none is about it, any that is in force.
func (r *Rules) ruleFor(id string, day day.Date, kind register.Kind) (found *Rule, err error) {
	versions := r.byID[id]
	if versions == nil {
		return nil, fmt.Errorf("%w: %q", ErrUnknownRule, id)
	}
	for _, v := range versions {
		switch {
		case !v.InForce(day):
		case v.about(kind):
			return v, nil
		case found == nil:
			found = v
		}
	}
	if found == nil {
		err = fmt.Errorf("%w: %s, %s", ErrNotInForce, id, day)
	}
	return found, err
}

// Find names the rule for a clock of the register (UseProcessing,
// UseSettlement) by the kind of letter, the round (0 counts as 1) and the day of
// the starting event; empty when no rule is known.
func (r *Rules) Find(use string, kind register.Kind, round int, day day.Date) string {
	if kind == "" {
		return "" // not sorted yet
	}
	for _, rule := range r.used[use] {
		if rule.concerns(kind, max(round, 1)) && rule.InForce(day) {
			return rule.ID
		}
	}
	return ""
}

// Settlement names the rule that limits the settlement of a letter accepted on
// the day: K3 or K6 for a first or second complaint (LKN Điều 28, 37), T8 for a
// denunciation (LTC Điều 30), T12 for a continued one (round 2; LTC Điều 37: its
// clock starts with the receipt), P5 for petitions and reflections, which has a
// length only when the office set one. Empty when none is known.
func (r *Rules) Settlement(kind register.Kind, round int, accepted day.Date) string {
	return r.Find(UseSettlement, kind, round, accepted)
}
