package desktop

import (
	"donthu/assets"
	"donthu/data"
)

// letterFromVisit is what a visit says about the letter that it brings.
func letterFromVisit(r *data.Reception) data.Facts {
	f := data.Facts{
		ReceivedOn: r.On, Source: data.AtReception, Sender: r.Visitor, Signatories: max(r.People, 1), Round: 1,
		Kind: r.Kind, Content: r.Content, Request: r.Demand, Attachments: r.Papers, Matter: r.Matter,
		Note: assets.Text("visit.letter.note", visitName(r)),
	}
	if r.ActsFor != "" {
		f.Sender, f.Representative = data.Person{Name: r.ActsFor}, r.Visitor
	}
	for _, name := range r.Representatives {
		if data.FoldText(name) != data.FoldText(f.Sender.Name) {
			f.CoSigners = append(f.CoSigners, data.Person{Name: name})
		}
	}
	return f
}
