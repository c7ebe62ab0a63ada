package views

import (
	"strings"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// Ways are the usual ways in which documents go out.
func Ways() []string { return strings.Split(assets.Text("delivery.ways"), "|") }

// DeliveryFields ask how far a document came, to put such a step right.
func DeliveryFields() StepFields {
	var options []kit.Option
	for _, state := range data.DeliveryStates[1:] {
		options = append(options, kit.Option{Value: string(state), Text: assets.Text("delivery.event." + string(state))})
	}
	state, how := kit.NewChoice(options, nil), kit.NewSuggestEntry(func(typed string) []string { return kit.Fitting(Ways(), typed) })
	stateField := kit.NewField(assets.Text("delivery.state"), state).Require().Across()
	var before data.Delivery
	return StepFields{
		Fields: []*kit.Field{stateField, kit.NewField(assets.Text("delivery.way"), how).Across()},
		Beside: map[string]*kit.Field{data.FieldHow: stateField},
		Read: func() (data.Content, []data.Problem) {
			d := before
			d.State, d.How = data.DeliveryState(state.Value()), data.Clean(how.Value())
			return d, nil
		},
		Fill: func(content data.Content) {
			before, _ = content.(data.Delivery)
			state.SetValue(string(before.State))
			how.SetText(before.How)
		},
	}
}

// StepFields are the questions about one type of step.
type StepFields struct {
	Fields []*kit.Field
	// Beside says which field a data.Problem stands beside, by its Field.
	Beside map[string]*kit.Field
	// Read gives what is typed, and what of it cannot be read.
	Read func() (data.Content, []data.Problem)
	// Fill shows the content of a step that is to be put right.
	Fill func(data.Content)
	// Also are further steps that are written with this one; may be nil.
	Also func(on data.Date) []data.Draft
	// Perform writes a new step that takes more than appending it; may be nil.
	Perform func([]data.Draft) (data.Letter, error)
	// Arrange shows the fields that apply to what is chosen so far; may be nil.
	Arrange func()
}

// InvitationTemplate is the template of invitations.
const InvitationTemplate = "giay-moi"
