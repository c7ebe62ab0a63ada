package letters_test

import (
	"testing"

	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/letters"
	"donthu/assets"
	"donthu/data"
)

// allSteps are the types of steps that a form records.
var allSteps = []data.StepType{data.StepHandled, data.StepAccepted, data.StepReplied, data.StepSettled, data.StepExecuted,
	data.StepAssigned, data.StepNoted, data.StepExtended, data.StepPaused, data.StepResumed, data.StepComplexity,
	data.StepWithdrawal, data.StepJoined, data.StepDuplicate, data.StepSplit, data.StepVerified, data.StepDialogue,
	data.StepDecisionSent, data.StepPublished, data.StepResultSent, data.StepAskedLeader, data.StepLeaderAnswered,
	data.StepSecondRound, data.StepSuperior, data.StepEnded, data.StepDestruction}

// Keys that are put together in code have words for every value.
func TestEveryKindAndStepHasItsWords(t *testing.T) {
	var keys []string
	for _, kind := range append([]data.Kind{""}, data.Kinds...) {
		for _, prefix := range []string{"step.on.settled.", "step.reply.settled.", "letter.against."} {
			keys = append(keys, prefix+string(kind))
		}
	}
	for _, handling := range data.Handlings {
		keys = append(keys, "step.reply."+string(handling))
	}
	for _, step := range allSteps {
		keys = append(keys, "stepForm."+string(step))
		if step != data.StepSettled {
			keys = append(keys, "step.on."+string(step))
		}
	}
	for _, action := range letters.LetterActions() {
		keys = append(keys, action.Key())
	}
	for _, answer := range data.Answers {
		keys = append(keys, "step.done."+string(answer), "letter.eligible."+string(answer), "letter.competent."+string(answer))
	}
	for _, amount := range views.RecoveryAmounts {
		keys = append(keys, amount.Key)
	}
	for _, amount := range views.ExecutionAmounts {
		keys = append(keys, amount.Key)
	}
	var l data.Letter
	for _, group := range views.FactsOf(&l) {
		keys = append(keys, group.Key)
		for _, fact := range group.Facts {
			keys = append(keys, fact.Key)
		}
	}
	for _, key := range keys {
		if !assets.HasText(key) {
			t.Errorf("no words for %s", key)
		}
	}
}
