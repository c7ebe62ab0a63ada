package desktop

import (
	"testing"

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
	for _, action := range letterActions() {
		keys = append(keys, action.key)
	}
	for _, answer := range data.Answers {
		keys = append(keys, "step.done."+string(answer), "letter.eligible."+string(answer), "letter.competent."+string(answer))
	}
	for _, column := range registerColumns[1:] { // the marks have none
		keys = append(keys, column.key)
	}
	for _, amount := range recoveryAmounts {
		keys = append(keys, amount.key)
	}
	for _, amount := range executionAmounts {
		keys = append(keys, amount.key)
	}
	var l data.Letter
	for _, group := range factsOf(&l) {
		keys = append(keys, group.key)
		for _, fact := range group.facts {
			keys = append(keys, fact.key)
		}
	}
	for _, key := range keys {
		if !assets.HasText(key) {
			t.Errorf("no words for %s", key)
		}
	}
}

func TestDirectionsFitWhatWasJudged(t *testing.T) {
	offered := func(eligible, competent data.Answer, kept data.Handling, wanted data.Handling) bool {
		for _, option := range handlingOptions(eligible, competent, kept) {
			if option.Value == string(wanted) {
				return true
			}
		}
		return false
	}
	if !offered(data.Yes, data.Yes, "", data.Accept) || offered(data.Yes, data.No, "", data.Accept) || offered(data.No, "", "", data.Accept) {
		t.Error("a letter can be accepted only within the conditions and the competence")
	}
	if !offered(data.Yes, data.No, "", data.Forward) || offered(data.Yes, data.Yes, "", data.Forward) {
		t.Error("a letter is forwarded when it is not within the competence")
	}
	if !offered(data.Yes, data.Yes, data.Forward, data.Forward) {
		t.Error("what an old book has recorded must stay on offer")
	}
}

func TestResultsFitKindAndRound(t *testing.T) {
	for name, c := range map[string]struct {
		facts data.Facts
		want  []data.Result
	}{
		"complaint":        {data.Facts{Kind: data.Complaint, Round: 1}, []data.Result{data.Right, data.PartlyRight, data.Wrong}},
		"second complaint": {data.Facts{Kind: data.Complaint, Round: 2}, []data.Result{data.Upheld, data.Overturned}},
		"denunciation":     {data.Facts{Kind: data.Denunciation, Round: 2}, []data.Result{data.Right, data.RightAndWrong, data.Wrong}},
	} {
		got := resultsFor(&data.Letter{Facts: c.facts})
		if len(got) != len(c.want)+2 {
			t.Errorf("%s: %v", name, got)
			continue
		}
		for i, want := range c.want {
			if got[i] != want {
				t.Errorf("%s: %v", name, got)
			}
		}
	}
}
