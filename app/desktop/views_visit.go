package desktop

import (
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// visitName names a visit in headings: "số 3 ngày 20/11/2026".
func visitName(r *data.Reception) string {
	if r.Turn == 0 {
		return assets.Text("visit.name.day", r.On.Shown())
	}
	return assets.Text("visit.name", strconv.Itoa(r.Turn), r.On.Shown())
}

func visitFacts(r *data.Reception) []fact {
	capacity := ""
	if r.Capacity != "" {
		capacity = joined(" · ", r.Capacity.Label(), r.ActsFor, r.Authority)
	}
	return []fact{
		{"desk.column.type", joined(" · ", r.Type.Label(), r.Host.Label(), r.ReceivedBy)},
		{"visit.visitor", r.Visitor.Name}, {"visit.address", r.Visitor.Address}, {"visit.identity", r.Visitor.Identity},
		{"visit.phone", r.Visitor.Phone}, {"visit.capacity", capacity}, {"visit.people", shownCount(r.People)},
		{"visitPage.representatives", strings.Join(r.Representatives, "\n")},
		{"visit.content", r.Content}, {"visit.demand", r.Demand}, {"visit.settledBy", r.SettledBy}, {"visit.matter", r.Matter},
		{"visit.papers", attachmentLines(r.Papers)}, {"visit.handling", r.Handling}, {"visit.outcome", r.Outcome},
		{"visit.answeredOn", r.AnsweredOn.Shown()}, {"visit.refusal", r.Refusal}, {"visit.note", r.Note},
	}
}

// attachmentLines are documents as a page shows them, one a line.
func attachmentLines(all []data.Attachment) string {
	var lines []string
	for _, a := range all {
		pages := ""
		if a.Pages > 0 {
			pages = assets.Text("letter.pages", a.Pages)
		}
		lines = append(lines, joined(" – ", a.Name, pages))
	}
	return strings.Join(lines, "\n")
}

// newPairs shows facts that are not empty, name and value beside each other.
func newPairs(facts []fact) fyne.CanvasObject {
	column := container.New(&factsLayout{})
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		name := widget.NewLabel(assets.Text(f.key))
		name.Importance = widget.LowImportance
		column.Add(name)
		column.Add(newFactValue(f.value))
	}
	return column
}

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

// letterOf is the letter that a document is issued on; of a visit, what it says of
// the letter that it could bring.
func letterOf(of store.Occasion) data.Letter {
	if of.Visit.ID == 0 {
		return of.Letter
	}
	return data.Letter{Facts: letterFromVisit(&of.Visit), Replies: of.Visit.Replies}
}
