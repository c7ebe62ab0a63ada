package desktop

import (
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// settledFields ask for the result of a letter and what it orders.
func settledFields(f *stepForm) stepFields {
	var kept data.Result // of the step that is put right: it stays on offer
	follow := true       // a new settlement is followed until it is sent, published and told
	result := ui.NewChoice(ui.OptionsOf(law.Results(&f.letter)...), func(string) { f.rearrange() })
	resultField := ui.NewField(assets.Text("step.result"), result).Require().Across()
	ordered := newAmountFields(f, "amount.ordered", recoveryAmounts)
	fields := stepFields{
		fields: append([]*ui.Field{resultField}, ordered.all()...),
		beside: map[string]*ui.Field{data.FieldResult: resultField},
		read: func() (data.Content, []data.Problem) {
			c := data.Settlement{Result: data.Result(result.Value()), Follow: follow}
			var problems []data.Problem
			if !c.Result.EndsWithoutDecision() {
				problems = ordered.read(&c.Recovery)
			}
			return c, problems
		},
		fill: func(content data.Content) {
			c, _ := content.(data.Settlement)
			kept, follow = c.Result, c.Follow
			result.SetOptions(offered(law.Results(&f.letter), kept))
			result.SetValue(string(kept))
			ordered.fill(&c.Recovery)
		},
		arrange: func() {
			ordered.show(!data.Result(result.Value()).EndsWithoutDecision())
		},
	}
	ordered.stand(fields.beside)
	return fields
}

// executedFields ask how far a settlement has been carried out.
func executedFields(f *stepForm) stepFields {
	done := ui.NewChoice([]ui.Option{
		{Value: string(data.Yes), Text: assets.Text("step.done.yes")},
		{Value: string(data.No), Text: assets.Text("step.done.no")},
	}, nil)
	doneField := ui.NewField(assets.Text("step.done"), done).Require()
	carried := newAmountFields(f, "amount.carried", executionAmounts)
	fields := stepFields{
		fields: append([]*ui.Field{doneField}, carried.all()...),
		beside: map[string]*ui.Field{data.FieldDone: doneField},
		read: func() (data.Content, []data.Problem) {
			c := data.Execution{Done: data.Answer(done.Value())}
			problems := carried.read(&c)
			return c, problems
		},
		fill: func(content data.Content) {
			c, _ := content.(data.Execution)
			done.SetValue(string(c.Done))
			carried.fill(&c)
		},
		arrange: func() { carried.show(true) },
	}
	carried.stand(fields.beside)
	return fields
}
