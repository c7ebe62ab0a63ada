package views

import (
	"strings"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
)

func VisitFacts(r *register.Reception) []Fact {
	capacity := ""
	if r.Capacity != "" {
		capacity = kit.Joined(" · ", r.Capacity.Label(), r.ActsFor, r.Authority)
	}
	return []Fact{
		{"letter.former", kit.SentenceCase(register.FormerShown(r.Former, kit.ShownCount(r.Turn)))},
		{"desk.column.type", kit.Joined(" · ", r.Type.Label(), r.Host.Label(), r.ReceivedBy)},
		{"visit.visitor", r.Visitor.Name}, {"visit.address", r.Visitor.Address}, {"visit.identity", r.Visitor.Identity},
		{"visit.phone", r.Visitor.Phone}, {"visit.capacity", capacity}, {"visit.people", kit.ShownCount(r.People)},
		{"visitPage.representatives", strings.Join(r.Representatives, "\n")},
		{"visit.content", r.Content}, {"visit.demand", r.Demand}, {"visit.settledBy", r.SettledBy}, {"visit.matter", r.Matter},
		{"visit.papers", attachmentLines(r.Papers)}, {"visit.handling", r.Handling}, {"visit.outcome", r.Outcome},
		{"visit.answeredOn", r.AnsweredOn.Shown()}, {"visit.refusal", r.Refusal}, {"visit.note", r.Note},
	}
}

// attachmentLines are documents as a page shows them, one a line.
func attachmentLines(all []register.Attachment) string {
	var lines []string
	for _, a := range all {
		pages := ""
		if a.Pages > 0 {
			pages = assets.Text("letter.pages", "pages", a.Pages)
		}
		lines = append(lines, kit.Joined(" – ", a.Name, pages))
	}
	return strings.Join(lines, "\n")
}
