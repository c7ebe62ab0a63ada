package steps

import (
	"slices"

	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// reply is a document and what the form began with: the template counts as long as
// the kind of document stays.
type reply struct {
	register.Reply
	Made string
}

// replied asks for the document that the ward issued.
func replied(f *Form) record {
	return ask(f, asking[reply]{
		questions: list(
			kit.Line("step.number", register.FieldNumber, func(r *reply) *string { return &r.Number }).Require().Example("step.number.example"),
			kit.Suggested("step.replyType", "", offering("step.replyTypes"), func(r *reply) *string { return &r.Type }),
			kit.Suggested("step.signedBy", register.FieldSignedBy, f.suggested(f.o.Leaders, func(l *register.Letter) (signers []string) {
				for _, r := range l.Replies {
					signers = append(signers, r.SignedBy)
				}
				return signers
			}), func(r *reply) *string { return &r.SignedBy }),
			views.AskReaders(&f.letter, atFirst[register.Reply](f).Readers, func(r *reply) *[]register.Reader { return &r.Readers }),
			kit.Line("step.to", register.FieldTo, func(r *reply) *string { return &r.To }),
			kit.Lines("step.summary", "", 2, func(r *reply) *string { return &r.Summary })),
		begin: func(content steps.Content) reply {
			c, _ := content.(register.Reply)
			return reply{Reply: c, Made: c.Type}
		},
		content: func(r reply) steps.Content {
			r.On = 0 // the step has the day
			if r.Type != r.Made {
				r.Template = ""
			}
			return r.Reply
		},
	})
}

// usualReply is the document that mostly comes next in a letter's life.
func usualReply(l *register.Letter) string {
	switch {
	case l.Settlement.Result.EndsWithoutDecision():
		return assets.Text("step.reply.stopped")
	case l.Settlement.Result != "":
		return assets.Text("step.reply.settled." + string(l.Kind))
	case len(l.Replies) > 0 || l.Handling == "":
		return ""
	}
	return assets.Text("step.reply." + string(l.Handling))
}

// counted is a content with amounts, which are asked for once the clerk says that
// there are any: most settlements order nothing of the kind.
type counted[C steps.Content] struct {
	Content C
	Any     bool
}

// amounts are the questions about the amounts of a content, while they apply.
func amounts[C steps.Content, P any](f *Form, question string, all []views.AmountOf[P], of func(*C) *P, apply func(*C) bool) []*kit.Question[counted[C]] {
	questions := list(kit.Tick(question, register.FieldAmounts, func(w *counted[C]) *bool { return &w.Any }).
		When(func(w *counted[C]) bool { return apply(&w.Content) }))
	for _, amount := range all {
		if amount.Denunciation && f.letter.Kind != register.Denunciation {
			continue
		}
		var q *kit.Question[counted[C]]
		at := func(w *counted[C]) any { return amount.At(of(&w.Content)) }
		if _, whole := at(new(counted[C])).(*int); whole {
			q = kit.Count(amount.Key, amount.Key, "", func(w *counted[C]) *int { return at(w).(*int) })
			q.Widget.(*kit.Entry).SetPlaceHolder("0")
		} else {
			q = kit.Amount(amount.Key, amount.Key, func(w *counted[C]) *float64 { return at(w).(*float64) })
		}
		questions = append(questions, q.When(func(w *counted[C]) bool { return w.Any }))
	}
	return questions
}

// counting asks for a content with amounts. some says whether it has any, bare is
// the content without its day, which the step has.
func counting[C steps.Content](f *Form, questions []*kit.Question[counted[C]], some func(C) bool, bare func(C) C) record {
	return ask(f, asking[counted[C]]{questions: questions,
		begin: func(content steps.Content) counted[C] {
			c, _ := content.(C)
			return counted[C]{Content: c, Any: some(c)}
		},
		content: func(w counted[C]) steps.Content { return bare(w.Content) },
	})
}

// settled asks for the result of a letter and what it orders.
func settled(f *Form) record {
	results := offered(law.Results(&f.letter), atFirst[register.Settlement](f).Result)
	decided := func(c *register.Settlement) bool { return !c.Result.EndsWithoutDecision() }
	questions := append(list(kit.Choose("step.result", register.FieldResult, results, func(w *counted[register.Settlement]) *register.Result { return &w.Content.Result }).Require().Across()),
		amounts(f, "amount.ordered", views.RecoveryAmounts, func(c *register.Settlement) *register.Recovery { return &c.Recovery }, decided)...)
	questions = append(questions, kit.Line("step.decisionNo", "decisionNo", func(w *counted[register.Settlement]) *string { return &w.Content.Number }).Example("step.decisionNo.example").
		When(func(w *counted[register.Settlement]) bool { return w.Content.Result != "" }))
	questions = append(questions, kit.Day("step.executeBy", "executeBy", f.o.DateField(), func(w *counted[register.Settlement]) *day.Date { return &w.Content.ExecuteBy }).
		When(func(w *counted[register.Settlement]) bool { return w.Content.Result != "" && decided(&w.Content) }))
	return counting(f, questions, func(c register.Settlement) bool { return c.Recovery != register.Recovery{} }, func(c register.Settlement) register.Settlement {
		c.On = 0
		return c
	})
}

// executed asks what was carried out of a settlement on a day; of a step that says how far
// all has come, as it did.
func executed(f *Form) record {
	whole := func(c *register.Execution) *register.Execution { return c }
	said := kit.Prefixed("step.executedSoFar", views.ExecutionSoFar(&f.letter))
	if f.mended != nil && !atFirst[register.Execution](f).OfDay {
		said = assets.Text("step.executedAll")
	}
	questions := append(list(kit.Choose("step.done", register.FieldDone, kit.Options("step.done.", string(register.Yes), string(register.No)),
		func(w *counted[register.Execution]) *register.Answer { return &w.Content.Done }).Require()),
		amounts(f, "amount.carried", views.ExecutionAmounts, whole, func(*register.Execution) bool { return true })...)
	if said != "" {
		questions = append(list(kit.Shown[counted[register.Execution]](look.NewPara(said, look.Ink2, theme.SizeNameText))), questions...)
	}
	return counting(f, questions, func(c register.Execution) bool {
		return c != register.Execution{Done: c.Done, On: c.On, OfDay: c.OfDay}
	}, func(c register.Execution) register.Execution {
		c.On, c.OfDay = 0, c.OfDay || f.mended == nil
		return c
	})
}

// offered are the values that fit, and the one that a step has already.
func offered[V interface {
	~string
	Label() string
}](fitting []V, kept V) []kit.Option {
	if kept != "" && !slices.Contains(fitting, kept) {
		fitting = append(slices.Clip(fitting), kept)
	}
	return kit.OptionsOf(fitting...)
}
