package steps

import (
	"slices"
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// fieldsOf are the questions of the form for its type of step.
func fieldsOf(f *Form) views.StepFields {
	switch f.Kind {
	case data.StepHandled:
		return handledFields(f)
	case data.StepReplied:
		return replyFields(f)
	case data.StepSettled:
		return settledFields(f)
	case data.StepExecuted:
		return executedFields(f)
	case data.StepAssigned:
		return assignedFields(f)
	case data.StepNoted:
		return notedFields()
	case data.StepAccepted:
		return acceptedFields()
	case data.StepDelivery:
		return views.DeliveryFields()
	}
	return lifeFields(f)
}

// offered are the values that fit, and the one that a step has already.
func offered[T interface {
	~string
	Label() string
}](fitting []T, kept T) []kit.Option {
	if kept != "" && !slices.Contains(fitting, kept) {
		fitting = append(fitting, kept)
	}
	return kit.OptionsOf(fitting...)
}

// LaterHandling is the choice of a clerk who has judged the letter but not taken
// a direction yet.
const LaterHandling = "later"

// handledFields ask what the office found and which direction it took.
func handledFields(f *Form) views.StepFields {
	changed := func(string) { f.rearrange() }
	eligible := kit.NewChoice(kit.OptionsOf(data.Answers...), changed)
	competent := kit.NewChoice(kit.OptionsOf(data.Answers...), changed)
	handling := kit.NewChoice(nil, changed)
	accept := kit.NewCheck(assets.Text("step.acceptToo"), nil)
	accept.Checked = true
	reason, forwardTo := kit.NewTextEntry(2), kit.NewEntry()

	eligibleField := kit.NewField(assets.Text("step.eligible"), eligible).Require()
	competentField := kit.NewField(assets.Text("step.competent"), competent).Require()
	handlingField := kit.NewField(assets.Text("step.handling"), handling).Require().Across()
	acceptField := kit.NewField("", accept).Across()
	reasonField := kit.NewField(assets.Text("step.reason"), reason).Across()
	ground := newGroundPicker(f, "lifeForm.ground", func(g law.Ground) { reason.SetText(views.GroundWords(g)) })
	conditions := kit.NewField("", kit.Caption(conditionsFor(f.letter.Kind, f.day()))).Across()
	forwardField := kit.NewField(assets.Text("step.forwardTo"), forwardTo).Require().Across()

	f.Date.OnChanged = f.rearrange // the day chooses the law
	eligible.SetValue(string(data.Yes))
	competent.SetValue(string(data.Yes))
	acceptsToo := func() bool {
		return data.Handling(handling.Value()) == data.Accept && f.mended == nil && f.letter.AcceptedOn.IsZero()
	}
	read := func() (data.Content, []data.Problem) {
		c := data.Handled{Eligible: data.Answer(eligible.Value()), Handling: data.Handling(handling.Value())}
		if competentField.Visible() {
			c.Competent = data.Answer(competent.Value())
		}
		if reasonField.Visible() {
			c.Reason = data.CleanLines(reason.Value())
		}
		if forwardField.Visible() {
			c.ForwardTo = data.Clean(forwardTo.Value())
		}
		if c.Handling == "" {
			return c, []data.Problem{{Field: data.FieldHandling, Sentence: assets.Text("check.handling.missing")}}
		}
		if c.Handling == LaterHandling {
			c.Handling = ""
		}
		return c, nil
	}
	var kept data.Handling // of the step that is put right: it stays on offer
	return views.StepFields{
		Fields: []*kit.Field{eligibleField, competentField, conditions, handlingField, acceptField, forwardField, ground.field, reasonField},
		Beside: map[string]*kit.Field{data.FieldEligible: eligibleField, data.FieldCompetent: competentField,
			data.FieldHandling: handlingField, data.FieldReason: reasonField, data.FieldForwardTo: forwardField},
		Read: read,
		Fill: func(content data.Content) {
			c, _ := content.(data.Handled)
			eligible.SetValue(string(c.Eligible))
			competent.SetValue(string(c.Competent))
			taken := c.Handling
			if taken == "" && c.Eligible != data.No && c.Competent != data.No {
				taken = LaterHandling
			}
			if f.mended != nil {
				kept = taken
			}
			handling.SetOptions(HandlingOptions(c.Eligible, c.Competent, kept))
			handling.SetValue(string(taken))
			reason.SetText(c.Reason)
			forwardTo.SetText(c.ForwardTo)
		},
		Also: func(on data.Date) []data.Draft {
			if acceptsToo() && accept.Checked {
				return []data.Draft{{On: on, Content: data.Accepted{}}}
			}
			return nil
		},
		Arrange: func() {
			answer, within := data.Answer(eligible.Value()), data.Answer(competent.Value())
			competentField.Hidden = answer != data.Yes
			conditions.Hidden = answer == data.Yes
			if competentField.Hidden {
				within = ""
			}
			handling.SetOptions(HandlingOptions(answer, within, kept))
			taken := data.Handling(handling.Value())
			acceptField.Hidden = !acceptsToo()
			forwardField.Hidden = taken != data.Forward
			reasonField.Hidden = taken == "" || taken == data.Accept || taken == LaterHandling
			reasonField.Required = taken == data.Refuse
			use := ""
			if !reasonField.Hidden {
				use = string(taken)
			}
			ground.offer(use, f.day())
			reasonField.Refresh()
		},
	}
}

// conditionsFor are what a letter of the kind needs to be processed (TT 05/2021
// Điều 6), in one paragraph.
func conditionsFor(kind data.Kind, on data.Date) string {
	var all []string
	for _, g := range law.GroundsFor(law.ForCondition, kind, on) {
		all = append(all, g.Text)
	}
	return assets.Text("lifeForm.conditions", strings.Join(all, " "))
}

// HandlingOptions are the directions that fit what was judged, and the one that a
// step has already.
func HandlingOptions(eligible, competent data.Answer, kept data.Handling) []kit.Option {
	if kept == LaterHandling {
		kept = ""
	}
	options := offered(law.Directions(eligible, competent), kept)
	for i := range options {
		if options[i].Value == "" {
			options[i] = kit.Option{Value: LaterHandling, Text: assets.Text("step.handling.later")}
		}
	}
	return options
}

func acceptedFields() views.StepFields {
	return views.StepFields{
		Beside: map[string]*kit.Field{},
		Read:   func() (data.Content, []data.Problem) { return data.Accepted{}, nil },
		Fill:   func(data.Content) {},
	}
}

func assignedFields(f *Form) views.StepFields {
	officer := kit.NewSuggestEntry(func(typed string) []string {
		return f.earlier(typed, func(l *data.Letter) []string { return []string{l.Officer} })
	})
	field := kit.NewField(assets.Text("step.officer"), officer).Require()
	return views.StepFields{
		Fields: []*kit.Field{field},
		Beside: map[string]*kit.Field{data.FieldOfficer: field},
		Read:   func() (data.Content, []data.Problem) { return data.Assigned{Officer: data.Clean(officer.Value())}, nil },
		Fill: func(content data.Content) {
			c, _ := content.(data.Assigned)
			officer.SetText(c.Officer)
		},
	}
}

func notedFields() views.StepFields {
	text := kit.NewTextEntry(5)
	field := kit.NewField(assets.Text("step.text"), text).Require().Across()
	return views.StepFields{
		Fields: []*kit.Field{field},
		Beside: map[string]*kit.Field{data.FieldText: field},
		Read:   func() (data.Content, []data.Problem) { return data.Noted{Text: data.CleanLines(text.Value())}, nil },
		Fill: func(content data.Content) {
			c, _ := content.(data.Noted)
			text.SetText(c.Text)
		},
	}
}

// replyFields ask for the document that the ward issued.
func replyFields(f *Form) views.StepFields {
	kind := kit.NewSuggestEntry(func(typed string) []string { return kit.Fitting(replyTypes(), typed) })
	number, to, summary := kit.NewEntry(), kit.NewEntry(), kit.NewTextEntry(2)
	signer := kit.NewSuggestEntry(func(typed string) []string {
		return f.earlier(typed, func(l *data.Letter) []string {
			var signers []string
			for _, r := range l.Replies {
				signers = append(signers, r.SignedBy)
			}
			return signers
		})
	})
	number.SetPlaceHolder(assets.Text("step.number.example"))
	kind.SetText(usualReply(&f.letter))
	to.SetText(f.letter.ShownSender())
	signer.SetText(f.letter.LastReply().SignedBy)

	kindField := kit.NewField(assets.Text("step.replyType"), kind)
	numberField := kit.NewField(assets.Text("step.number"), number).Require()
	signerField := kit.NewField(assets.Text("step.signedBy"), signer)
	toField := kit.NewField(assets.Text("step.to"), to)
	var made data.Reply // the template counts as long as the kind of document stays
	return views.StepFields{
		Fields: []*kit.Field{numberField, kindField, signerField, toField,
			kit.NewField(assets.Text("step.summary"), summary).Across()},
		Beside: map[string]*kit.Field{data.FieldNumber: numberField, data.FieldSignedBy: signerField, data.FieldTo: toField},
		Read: func() (data.Content, []data.Problem) {
			c := data.Reply{Type: data.Clean(kind.Value()), Number: data.Clean(number.Value()),
				SignedBy: data.Clean(signer.Value()), To: data.Clean(to.Value()), Summary: data.CleanLines(summary.Value())}
			if c.Type == made.Type {
				c.Template = made.Template
			}
			return c, nil
		},
		Fill: func(content data.Content) {
			c, _ := content.(data.Reply)
			made = c
			kind.SetText(c.Type)
			number.SetText(c.Number)
			signer.SetText(c.SignedBy)
			to.SetText(c.To)
			summary.SetText(c.Summary)
		},
	}
}

// replyTypes are the documents that wards issue on letters most often.
func replyTypes() []string {
	return strings.Split(assets.Text("step.replyTypes"), "|")
}

// usualReply is the document that mostly comes next in a letter's life.
func usualReply(l *data.Letter) string {
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

// earlier are names on the letters registered last that fit what is typed.
func (f *Form) earlier(typed string, names func(*data.Letter) []string) []string {
	page, err := f.o.Store.Letters(f.o.Ctx(), store.Query{Descending: true, Limit: 300})
	if err != nil {
		return nil
	}
	var all []string
	seen := map[string]bool{"": true}
	for i := range page.Letters {
		for _, name := range names(&page.Letters[i]) {
			if !seen[name] {
				seen[name] = true
				all = append(all, name)
			}
		}
	}
	fits := kit.Fitting(all, typed)
	return fits[:min(len(fits), 8)]
}
