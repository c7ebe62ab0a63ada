package law

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/unicode/norm"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

const shippedFile = "law/limits.toml"

// loadWith reads the shipped rules and lays the office's own file over them; nil
// for none. A rule in the office's file takes the place of the shipped rule of
// the same id on the days on which it is in force, for the kinds that it names. The error names the rule that
// is wrong and why, in Vietnamese, for the person who wrote the file.
func loadWith(officeFile io.Reader) (*Rules, error) {
	raw, err := assets.Law.ReadFile(shippedFile)
	if err != nil {
		return nil, err
	}
	rules, err := parse(string(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shippedFile, err)
	}
	if officeFile != nil {
		raw, err := io.ReadAll(officeFile)
		if err != nil {
			return nil, err
		}
		own, err := parse(string(raw))
		if err != nil {
			return nil, problem("law.load.office", "reason", err)
		}
		for i := range own {
			own[i].Office = true
			rules = giveWay(rules, &own[i])
		}
		rules = append(rules, own...)
	}
	return collect(rules)
}

func problem(key string, args ...any) error {
	var cause error
	for i, a := range args {
		if told, ok := a.(*data.Told); ok {
			args[i], cause = told.Sentence(), told.Cause
		}
	}
	return data.Tell(cause, key, args...)
}

// parse reads rules from TOML and checks each for itself.
func parse(text string) ([]Rule, error) {
	var file struct {
		Rules []Rule `toml:"rule"`
	}
	if err := decode(text, &file); err != nil {
		return nil, err
	}
	for i := range file.Rules {
		if err := file.Rules[i].check(); err != nil {
			return nil, problem("law.load.rule", "number", i+1, "rule", file.Rules[i].ID, "reason", err)
		}
	}
	return file.Rules, overlaps(file.Rules)
}

// decode reads a file of the law, which holds no word that into does not know.
func decode(text string, into any) error {
	meta, err := toml.Decode(norm.NFC.String(text), into)
	var broken toml.ParseError
	switch {
	case errors.As(err, &broken):
		return data.Tell(err, "law.load.line", "line", broken.Position.Line)
	case err != nil:
		return data.Tell(err, "law.load.type")
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return problem("law.load.word", "word", unknown[0].String())
	}
	return nil
}

// checkEntry refuses an entry of the law that leaves one of the words empty, names an
// unknown kind of letters, or ends before it begins.
func checkEntry(words [][2]string, kinds []register.Kind, from, to day.Date) error {
	for _, word := range words {
		if strings.TrimSpace(word[1]) == "" {
			return problem("law.load.missing", "words", word[0])
		}
	}
	for _, kind := range kinds {
		if !slices.Contains(register.Kinds, kind) {
			return problem("law.load.value", "word", "kinds", "value", string(kind))
		}
	}
	if !to.IsZero() && to < from {
		return problem("law.load.order", "from", from.Shown(), "to", to.Shown())
	}
	return nil
}

// check fills in what is left out and refuses a rule that is not well-formed.
func (r *Rule) check() error {
	if r.Form == "" {
		r.Form = Limit
	}
	words := [][2]string{{"id", r.ID}, {"name", r.Name}, {"article", r.Article}, {"sentence", r.Sentence}}
	if err := checkEntry(words, r.Kinds, r.From, r.To); err != nil {
		return err
	}
	for _, event := range []string{r.Starts, r.Ends} {
		if event != "" && !assets.HasText(eventKey(event)) {
			return problem("law.load.value", "word", "starts/ends", "value", event)
		}
	}
	if !slices.Contains([]string{"", UseProcessing, UseSettlement}, r.Use) {
		return problem("law.load.value", "word", "use", "value", r.Use)
	}
	if r.Pause != "" && !slices.Contains(register.PauseKinds, r.Pause) {
		return problem("law.load.value", "word", "pause", "value", string(r.Pause))
	}
	if r.Level != "" && !slices.Contains(register.ComplexityLevels, r.Level) {
		return problem("law.load.value", "word", "level", "value", string(r.Level))
	}
	return r.checkNumbers()
}

func (r *Rule) checkNumbers() error {
	counts := true // a number of days with its unit
	switch r.Form {
	case Limit, Before, Minimum:
		if r.Starts == "" || r.Ends == "" {
			return problem("law.load.missing", "words", "starts, ends")
		}
	case Internal:
		counts = r.Length != 0
	case Extended:
		if r.Times < 1 {
			return problem("law.load.missing", "words", "times")
		}
	case Frequency:
		if r.Times < 1 || (r.Per != "week" && r.Per != "month") {
			return problem("law.load.missing", "words", "times, per")
		}
		counts = false
	case Excluded, Norm:
		counts = false
	default:
		return problem("law.load.value", "word", "form", "value", string(r.Form))
	}
	if counts && (r.Length < 1 || r.Length > 1000) {
		return problem("law.load.missing", "words", "length")
	}
	if (counts || r.Unit != "") && !slices.Contains([]Unit{CalendarDays, WorkingDays, Years}, r.Unit) {
		return problem("law.load.value", "word", "unit", "value", string(r.Unit))
	}
	for _, longer := range [][2]int{{r.Complex, r.Length}, {r.Remote, r.Length}, {r.RemoteComplex, max(r.Remote, r.Complex)}} {
		if longer[0] != 0 && (longer[0] < longer[1] || longer[0] > 1000) {
			return problem("law.load.longer")
		}
	}
	if l := r.Lenient; l != nil && (l.Length < 1 || l.Length > 1000 || l.Article == "" || (l.Unit != CalendarDays && l.Unit != WorkingDays)) {
		return problem("law.load.missing", "words", "lenient")
	}
	return nil
}

// overlaps refuses two versions of a rule that are in force on the same day, and
// two rules for the same clock of the same letter, of which one would never be
// seen.
func overlaps(rules []Rule) error {
	for i := range rules {
		for j := range i {
			a, b := &rules[i], &rules[j]
			if !sharesDay(a, b) {
				continue
			}
			if a.ID == b.ID && sharesKind(a, b) || a.Use != "" && a.Use == b.Use && sharesLetter(a, b) {
				return problem("law.load.overlap", "rule", b.ID, "other", a.ID, "day", max(a.From, b.From).Shown())
			}
		}
	}
	return nil
}

func sharesDay(a, b *Rule) bool {
	return (a.To.IsZero() || b.From <= a.To) && (b.To.IsZero() || a.From <= b.To)
}

// sharesKind reports whether some kind, or what has none, is governed by both.
func sharesKind(a, b *Rule) bool {
	return slices.ContainsFunc(append([]register.Kind{""}, register.Kinds...), func(k register.Kind) bool { return a.about(k) && b.about(k) })
}

func sharesLetter(a, b *Rule) bool {
	for _, kind := range register.Kinds {
		for round := 1; round <= 3; round++ {
			if a.concerns(kind, round) && b.concerns(kind, round) {
				return true
			}
		}
	}
	return false
}

// giveWay cuts the days on which own is in force out of the other versions of
// the same rule; where own names kinds, they go on for the others.
func giveWay(rules []Rule, own *Rule) []Rule {
	var kept []Rule
	for _, r := range rules {
		if r.ID != own.ID || !sharesDay(&r, own) {
			kept = append(kept, r)
			continue
		}
		others := r
		if others.Except = append(slices.Clone(r.Except), own.Kinds...); len(own.Kinds) > 0 && (len(r.Kinds) == 0 || slices.ContainsFunc(r.Kinds, others.about)) {
			others.From = max(r.From, own.From)
			if others.To = r.To; !own.To.IsZero() && (r.To.IsZero() || own.To < r.To) {
				others.To = own.To
			}
			kept = append(kept, others)
		}
		if r.From < own.From {
			earlier := r
			earlier.To = own.From.AddDays(-1)
			kept = append(kept, earlier)
		}
		if !own.To.IsZero() && (r.To.IsZero() || own.To < r.To) {
			later := r
			later.From = own.To.AddDays(1)
			kept = append(kept, later)
		}
	}
	return kept
}

// collect checks the rules against each other and makes them findable.
func collect(all []Rule) (*Rules, error) {
	if err := overlaps(all); err != nil {
		return nil, err
	}
	rules := &Rules{all: all, byID: map[string][]*Rule{}, used: map[string][]*Rule{}}
	for i := range all {
		rule := &all[i]
		rules.byID[rule.ID] = append(rules.byID[rule.ID], rule)
		if rule.Use != "" {
			rules.used[rule.Use] = append(rules.used[rule.Use], rule)
		}
	}
	for i := range all {
		if err := rules.checkReferences(&all[i]); err != nil {
			return nil, problem("law.load.rule", "number", i+1, "rule", all[i].ID, "reason", err)
		}
	}
	return rules, nil
}

func (r *Rules) checkReferences(rule *Rule) error {
	refer := func(ids []string, form Form, word string) error {
		for _, id := range ids {
			if id == pauseByOffice && form == Excluded {
				continue
			}
			versions := r.byID[id]
			if len(versions) == 0 || versions[0].Form != form {
				return problem("law.load.value", "word", word, "value", id)
			}
		}
		return nil
	}
	if err := refer(rule.PauseBy, Excluded, "pause_by"); err != nil {
		return err
	}
	return refer(rule.ExtendBy, Extended, "extend_by")
}
