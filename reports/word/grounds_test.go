package word

import (
	"testing"

	"donthu/data/day"
	"donthu/data/law"
)

// A template that names a reason of the law finds some for each kind of letter that it is
// for.
func TestEveryTemplateFindsItsGrounds(t *testing.T) {
	found := 0
	for _, info := range allTemplates(t) {
		for _, kind := range info.Kinds {
			if info.Grounds == "" {
				continue
			}
			found++
			if len(law.GroundsFor(info.Grounds, kind, day.Must("2026-11-20"))) == 0 {
				t.Errorf("%s: no ground for %q of a %s", info.Name, info.Grounds, kind)
			}
		}
	}
	if found == 0 {
		t.Error("no template names a reason of the law")
	}
}
