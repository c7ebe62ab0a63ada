package views

import (
	"testing"

	"donthu/data"
)

// Whoever adds a type of step says here how it is told.
func TestEveryTypeOfStepIsTold(t *testing.T) {
	for _, kind := range data.StepTypes() {
		say := told[kind]
		if say == nil {
			t.Errorf("%s: nobody says what such a step records; register it in told", kind)
			continue
		}
		content, err := data.DecodeContent(kind, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		say(content) // also of a step that says nothing
	}
	if len(told) != len(data.StepTypes()) {
		t.Errorf("%d types are told, %d are known", len(told), len(data.StepTypes()))
	}
}
