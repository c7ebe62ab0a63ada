package desktop

import (
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"strings"
)

// ways are the usual ways in which documents go out.
func ways() []string { return strings.Split(assets.Text("delivery.ways"), "|") }

// deliveryFields ask how far a document came, to put such a step right.
func deliveryFields() stepFields {
	var options []ui.Option
	for _, state := range data.DeliveryStates[1:] {
		options = append(options, ui.Option{Value: string(state), Text: assets.Text("delivery.event." + string(state))})
	}
	state, how := ui.NewChoice(options, nil), ui.NewSuggestEntry(func(typed string) []string { return fitting(ways(), typed) })
	stateField := ui.NewField(assets.Text("delivery.state"), state).Require().Across()
	var before data.Delivery
	return stepFields{
		fields: []*ui.Field{stateField, ui.NewField(assets.Text("delivery.way"), how).Across()},
		beside: map[string]*ui.Field{data.FieldHow: stateField},
		read: func() (data.Content, []data.Problem) {
			d := before
			d.State, d.How = data.DeliveryState(state.Value()), data.Clean(how.Value())
			return d, nil
		},
		fill: func(content data.Content) {
			before, _ = content.(data.Delivery)
			state.SetValue(string(before.State))
			how.SetText(before.How)
		},
	}
}

// stepFields are the questions about one type of step.
type stepFields struct {
	fields []*ui.Field
	// beside says which field a data.Problem stands beside, by its Field.
	beside map[string]*ui.Field
	// read gives what is typed, and what of it cannot be read.
	read func() (data.Content, []data.Problem)
	// fill shows the content of a step that is to be put right.
	fill func(data.Content)
	// also are further steps that are written with this one; may be nil.
	also func(on data.Date) []data.Draft
	// perform writes a new step that takes more than appending it; may be nil.
	perform func([]data.Draft) (data.Letter, error)
	// arrange shows the fields that apply to what is chosen so far; may be nil.
	arrange func()
}

// invitationTemplate is the template of invitations.
const invitationTemplate = "giay-moi"
