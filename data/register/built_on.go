package register

import (
	"fmt"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/steps"
)

// Built is what keeps a batch from being taken back: what was done with one of its letters,
// visits or days since.
type Built struct {
	On   string // the letter, visit or day, without the names of persons
	What string // Vietnamese, what was done
}

// BuiltOn is the error of a batch that cannot be taken back.
type BuiltOn struct{ All []Built }

func (b *BuiltOn) Error() string { return fmt.Sprintf("%d things were built on the batch", len(b.All)) }

// mostBuilt is how many of what was built on a batch one sentence names.
const mostBuilt = 12

// Tell names what was done in one sentence.
func (b *BuiltOn) Tell() error {
	var said []string
	for _, on := range b.All[:min(len(b.All), mostBuilt)] {
		said = append(said, assets.Text("store.builtOn.one", "on", on.On, "what", on.What))
	}
	if more := len(b.All) - len(said); more > 0 {
		said = append(said, assets.Text("store.builtOn.more", "count", more))
	}
	return data.Tell(b, "store.builtOn", "all", strings.Join(said, "; "))
}

// DoneSince says what was done with a subject since the step last, empty for nothing. A look at
// who denounced changes nothing; that a rule of the office tells a day, or that a file lay with the
// book, belongs to bringing the book in, whether before or since, and goes with it; and what was taken back again is not done.
func DoneSince(all []steps.Step, last int64) (what string, err error) {
	came := 0
	for came < len(all) && all[came].Seq <= last {
		came++
	}
	then, err := steps.Effective(all[:came])
	if err != nil {
		return "", err
	}
	now, err := steps.Effective(all)
	if err != nil {
		return "", err
	}
	told := map[int64]string{}
	for _, s := range then {
		raw, err := steps.EncodeContent(s.Content)
		if err != nil {
			return "", err
		}
		told[s.Seq] = s.On.String() + string(raw)
	}
	for _, s := range now {
		if filed, _ := s.Content.(Filed); filed.WithBook || OfRule(s.Content) {
			delete(told, s.Seq)
			continue
		}
		raw, err := steps.EncodeContent(s.Content)
		if err != nil {
			return "", err
		}
		switch before, there := told[s.Seq]; {
		case !there:
			return s.Content.StepType().Label(), nil
		case before != s.On.String()+string(raw):
			return steps.StepCorrected.Label(), nil
		}
		delete(told, s.Seq)
	}
	for _, s := range then {
		if _, gone := told[s.Seq]; gone && !OfRule(s.Content) {
			return steps.StepCorrected.Label(), nil
		}
	}
	return "", nil
}

// OfRule reports whether a step tells the day of processing by the office's rule.
func OfRule(c steps.Content) bool {
	h, handled := c.(Handled)
	return handled && h.Rule != ""
}
