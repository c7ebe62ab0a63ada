package steps

import (
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// settledFields ask for the result of a letter and what it orders.
func settledFields(f *Form) views.StepFields {
	var kept data.Result // of the step that is put right: it stays on offer
	follow := true       // a new settlement is followed until it is sent, published and told
	result := kit.NewChoice(kit.OptionsOf(law.Results(&f.letter)...), func(string) { f.rearrange() })
	resultField := kit.NewField(assets.Text("step.result"), result).Require().Across()
	ordered := newAmountFields(f, "amount.ordered", views.RecoveryAmounts)
	fields := views.StepFields{
		Fields: append([]*kit.Field{resultField}, ordered.all()...),
		Beside: map[string]*kit.Field{data.FieldResult: resultField},
		Read: func() (data.Content, []data.Problem) {
			c := data.Settlement{Result: data.Result(result.Value()), Follow: follow}
			var problems []data.Problem
			if !c.Result.EndsWithoutDecision() {
				problems = ordered.read(&c.Recovery)
			}
			return c, problems
		},
		Fill: func(content data.Content) {
			c, _ := content.(data.Settlement)
			kept, follow = c.Result, c.Follow
			result.SetOptions(offered(law.Results(&f.letter), kept))
			result.SetValue(string(kept))
			ordered.fill(&c.Recovery)
		},
		Arrange: func() {
			ordered.show(!data.Result(result.Value()).EndsWithoutDecision())
		},
	}
	ordered.stand(fields.Beside)
	return fields
}

// executedFields ask how far a settlement has been carried out.
func executedFields(f *Form) views.StepFields {
	done := kit.NewChoice([]kit.Option{
		{Value: string(data.Yes), Text: assets.Text("step.done.yes")},
		{Value: string(data.No), Text: assets.Text("step.done.no")},
	}, nil)
	doneField := kit.NewField(assets.Text("step.done"), done).Require()
	carried := newAmountFields(f, "amount.carried", views.ExecutionAmounts)
	fields := views.StepFields{
		Fields: append([]*kit.Field{doneField}, carried.all()...),
		Beside: map[string]*kit.Field{data.FieldDone: doneField},
		Read: func() (data.Content, []data.Problem) {
			c := data.Execution{Done: data.Answer(done.Value())}
			problems := carried.read(&c)
			return c, problems
		},
		Fill: func(content data.Content) {
			c, _ := content.(data.Execution)
			done.SetValue(string(c.Done))
			carried.fill(&c)
		},
		Arrange: func() { carried.show(true) },
	}
	carried.stand(fields.Beside)
	return fields
}
