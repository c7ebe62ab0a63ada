package views

import (
	"testing"

	"donthu/data/steps"
)

// Whoever adds a type of step says here how it is told.
func TestEveryTypeOfStepIsTold(t *testing.T) {
	for _, kind := range steps.Types() {
		say := told[kind]
		if say == nil {
			t.Errorf("%s: nobody says what such a step records; register it in told", kind)
			continue
		}
		content, err := steps.DecodeContent(kind, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		say(content) // also of a step that says nothing
	}
	if len(told) != len(steps.Types()) {
		t.Errorf("%d types are told, %d are known", len(told), len(steps.Types()))
	}
}
