package letters_test

import (
	"testing"

	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/letters"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/steps"
)

// allSteps are the types of steps that a form records.
var allSteps = []steps.Type{register.StepHandled, register.StepAccepted, register.StepReplied, register.StepSettled, register.StepExecuted,
	register.StepAssigned, register.StepNoted, register.StepExtended, register.StepPaused, register.StepResumed, register.StepComplexity,
	register.StepWithdrawal, register.StepJoined, register.StepDuplicate, register.StepSplit, register.StepVerified, register.StepDialogue,
	register.StepDecisionSent, register.StepPublished, register.StepResultSent, register.StepAskedLeader, register.StepLeaderAnswered,
	register.StepSecondRound, register.StepSuperior, register.StepEnded, register.StepDestruction}

// Keys that are put together in code have words for every value.
func TestEveryKindAndStepHasItsWords(t *testing.T) {
	var keys []string
	for _, kind := range append([]register.Kind{""}, register.Kinds...) {
		for _, prefix := range []string{"step.on.settled.", "step.reply.settled.", "letter.against."} {
			keys = append(keys, prefix+string(kind))
		}
	}
	for _, handling := range register.Handlings {
		keys = append(keys, "step.reply."+string(handling))
	}
	for _, step := range allSteps {
		keys = append(keys, "stepForm."+string(step))
		if step != register.StepSettled {
			keys = append(keys, "step.on."+string(step))
		}
	}
	for _, action := range letters.LetterActions() {
		keys = append(keys, action.Key())
	}
	for _, answer := range register.Answers {
		keys = append(keys, "step.done."+string(answer), "letter.eligible."+string(answer), "letter.competent."+string(answer))
	}
	for _, amount := range views.RecoveryAmounts {
		keys = append(keys, amount.Key)
	}
	for _, amount := range views.ExecutionAmounts {
		keys = append(keys, amount.Key)
	}
	var l register.Letter
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
