package law

import (
	"fmt"
	"slices"
	"sync"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

const groundsFile = "law/grounds.toml"

// What grounds are chosen for, beside the directions of data.Handling and the kinds of
// pauses of data.PauseKind.
const (
	ForStop      = "stop"      // the settlement ends without a decision
	ForComplex   = "complex"   // criteria of NĐ 31/2019 Điều 3
	ForCondition = "condition" // what a letter needs to be processed: TT 05/2021 Điều 6
)

// Ground is a reason that the law gives for a step, for a clerk to choose from.
type Ground struct {
	ID      string          `toml:"id"` // stays when the wording changes
	Use     string          `toml:"use"`
	Kinds   []register.Kind `toml:"kinds"` // none: any
	From    day.Date        `toml:"from"`
	To      day.Date        `toml:"to"`
	Text    string          `toml:"text"` // Vietnamese, whole sentence
	Article string          `toml:"article"`
	Note    string          `toml:"note"` // what is unverified
}

// grounds are the shipped grounds, read once; a test reads them.
var grounds = sync.OnceValues(readGrounds)

func readGrounds() ([]Ground, error) {
	raw, err := assets.Law.ReadFile(groundsFile)
	if err != nil {
		return nil, err
	}
	var file struct {
		Grounds []Ground `toml:"ground"`
	}
	if err := decode(string(raw), &file); err != nil {
		return nil, fmt.Errorf("%s: %w", groundsFile, err)
	}
	for _, g := range file.Grounds {
		if err := g.check(); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", groundsFile, g.ID, err)
		}
	}
	return file.Grounds, nil
}

func (g *Ground) check() error {
	uses := []string{ForStop, ForComplex, ForCondition}
	if !slices.Contains(uses, g.Use) && !slices.Contains(register.PauseKinds, register.PauseKind(g.Use)) && !slices.Contains(register.Handlings, register.Handling(g.Use)) {
		return problem("law.load.value", "word", "use", "value", g.Use)
	}
	return checkEntry([][2]string{{"id", g.ID}, {"text", g.Text}, {"article", g.Article}}, g.Kinds, g.From, g.To)
}

// GroundsFor are the reasons that the law in force on the day gives for a use, a
// data.Handling, data.PauseKind or one of the For… constants, with a letter of the kind: the nine of
// LKN Điều 11 for refusing a complaint. A zero day means the law as it is now known.
// None when the law gives none.
func GroundsFor(use string, kind register.Kind, on day.Date) []Ground {
	all, _ := grounds()
	var fitting []Ground
	for _, g := range all {
		inForce := g.From <= on && (g.To.IsZero() || on <= g.To)
		if on.IsZero() {
			inForce = g.To.IsZero()
		}
		if g.Use == use && inForce && contains(g.Kinds, kind) {
			fitting = append(fitting, g)
		}
	}
	return fitting
}

// GroundByID is the ground with the id as it is worded on the day; false when
// there is none.
func GroundByID(id string, on day.Date) (Ground, bool) {
	all, _ := grounds()
	found, ok := Ground{}, false
	for _, g := range all {
		if g.ID == id && (!ok || g.From <= on) {
			found, ok = g, true
		}
	}
	return found, ok
}
