package office

import (
	"cmp"
	"context"
	"strconv"

	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// VisitName names a visit: "số 3 ngày 20/11/2026".
func VisitName(r *register.Reception) string {
	if r.Turn == 0 {
		return assets.Text("visit.name.day", "day", r.On.Shown())
	}
	return assets.Text("visit.name", "turn", strconv.Itoa(r.Turn), "day", r.On.Shown())
}

// FactsOfVisit is what a visit says about the letter that it brings.
func FactsOfVisit(r *register.Reception) register.Facts {
	f := register.Facts{
		ReceivedOn: r.On, Source: register.AtReception, Sender: r.Visitor, Signatories: max(r.People, 1), Round: 1,
		Kind: r.Kind, Content: r.Content, Request: r.Demand, Attachments: r.Papers, Matter: r.Matter,
		Note: assets.Text("visit.letter.note", "visit", VisitName(r)),
	}
	if r.ActsFor != "" {
		f.Sender, f.Representative = register.Person{Name: r.ActsFor}, r.Visitor
	}
	for _, name := range r.Representatives {
		if text.Fold(name) != text.Fold(f.Sender.Name) {
			f.CoSigners = append(f.CoSigners, register.Person{Name: name})
		}
	}
	return f
}

// LetterFromVisit registers the letter that a visit brought, and names it on the visit.
// A *store.CheckError names what forbids the letter.
func (o *Office) LetterFromVisit(ctx context.Context, id int64, facts register.Facts, apart ...string) (register.Letter, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (register.Letter, error) {
		letter, err := registerIn(tx, facts, apart)
		if err != nil {
			return letter, err
		}
		visit, err := tx.Visit(id)
		if err == nil {
			visit.Letter = letter.Number.String()
			visit.Matter = cmp.Or(visit.Matter, letter.Matter)
			visit.Handling = cmp.Or(visit.Handling, assets.Text("visit.handling.letter"))
			err = tx.CorrectReception(visit, assets.Text("visit.letter.reason", "letter", visit.Letter))
		}
		if err != nil { // no *store.CheckError: its fields are the visit's, not the letter's
			err = data.Tell(nil, "visit.letter.failed", "reason", saying.Of(err))
		}
		return letter, err
	})
}

// AnswerVisit writes what the visitor was answered, and when. A *store.CheckError
// names what forbids it.
func (o *Office) AnswerVisit(ctx context.Context, id int64, on day.Date, outcome string) error {
	return o.store.Write(ctx, func(tx *store.Tx) error {
		visit, err := tx.Visit(id)
		if err != nil {
			return err
		}
		visit.AnsweredOn, visit.Outcome = on, outcome
		return tx.CorrectReception(visit, assets.Text("visit.answer.reason"))
	})
}
