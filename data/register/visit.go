package register

import (
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law/numbers"
	"donthu/data/text"
)

// Capacity is in whose name a visitor speaks (TT 04/2021/TT-TTCP Điều 5, 6).
type Capacity string

// The capacities; the empty Capacity is a visitor who speaks for himself.
const (
	ForSelf        Capacity = "self"
	Representative Capacity = "representative" // người đại diện
	Authorised     Capacity = "authorised"     // người được ủy quyền, luật sư
)

// Capacities are all capacities in the order in which screens list them.
var Capacities = []Capacity{ForSelf, Representative, Authorised}

// Label is the Vietnamese word for the capacity, empty for none.
func (c Capacity) Label() string { return text.Label("capacity.", string(c)) }

// Names of the fields of receptions and reception days that problems stand
// beside, where no letter has the same.
const (
	FieldType            = "type"
	FieldHost            = "host"
	FieldVisitor         = "visitor"
	FieldPeople          = "people"
	FieldActsFor         = "actsFor"
	FieldAuthority       = "authority"
	FieldRepresentatives = "representatives"
	FieldAnsweredOn      = "answeredOn"
	FieldHours           = "hours"
	FieldCapacity        = "capacity"
)

// Tidy is the reception with texts as the register keeps them.
func (r Reception) Tidy() Reception {
	r.Visitor = r.Visitor.Tidy()
	clean(&r.Matter, &r.Handling, &r.ActsFor, &r.Authority, &r.SettledBy, &r.ReceivedBy, &r.Letter)
	cleanLines(&r.Content, &r.Outcome, &r.Note, &r.Demand, &r.Refusal)
	r.Representatives = tidied(r.Representatives, func(name *string) bool {
		clean(name)
		return *name != ""
	})
	r.Papers = tidied(r.Papers, (*Attachment).tidy)
	return r
}

// CheckReception finds what is wrong with a visit on the day today.
func CheckReception(r Reception, today day.Date) []data.Problem {
	var p problems
	p.notOld(r.On)
	p.wrongIf(r.On > today, FieldOn, "on.future", "day", r.On.Shown(), "today", today.Shown())
	p.wrongIf(r.Type == "", FieldType, "visit.type")
	switch {
	case r.Host == "":
		p.wrong(FieldHost, "visit.host")
	case r.Type != "" && r.Type != Regular && r.Host == Officer:
		p.wrong(FieldHost, "visit.hostOfHead")
	}
	p.wrongIf(r.Visitor.Name == "", FieldVisitor, "visit.visitor")
	p.wrongIf(r.Content == "" && r.Refusal == "", FieldContent, "visit.content")
	p.unusualIf(r.Kind == "" && r.Refusal == "", FieldKind, "visit.kind")
	p.represented(r)
	switch {
	case r.AnsweredOn.IsZero():
	case r.AnsweredOn > today:
		p.wrong(FieldAnsweredOn, "on.future", "day", r.AnsweredOn.Shown(), "today", today.Shown())
	case r.AnsweredOn < r.On:
		p.wrong(FieldAnsweredOn, "visit.answeredEarly", "answered", r.AnsweredOn.Shown(), "day", r.On.Shown())
	}
	return p
}

func (p *problems) represented(r Reception) {
	p.unusualIf((r.Capacity == Representative || r.Capacity == Authorised) && r.ActsFor == "", FieldActsFor, "visit.actsFor")
	p.unusualIf(r.Capacity == Authorised && r.Authority == "", FieldAuthority, "visit.authority")
	if r.People < 1 || r.People > 10000 {
		p.wrong(FieldPeople, "visit.people")
		return
	}
	least, most := numbers.RepresentativesOf(r.People)
	switch n := len(r.Representatives); {
	case n > most && most > 0:
		p.wrong(FieldRepresentatives, "visit.tooMany", "people", r.People, "most", most)
	case n < least:
		p.unusual(FieldRepresentatives, "visit.noRepresentative", "people", r.People)
	case n > r.People:
		p.wrong(FieldRepresentatives, "visit.moreThanCame", "representatives", n, "people", r.People)
	}
}

// Tidy is the day with texts as the register keeps them.
func (d ReceptionDay) Tidy() ReceptionDay {
	clean(&d.Place, &d.Hours, &d.Leader, &d.MoveReason)
	cleanLines(&d.Note, &d.Expected)
	return d
}

// notOld refuses a day that is not known, or that lies before any register.
func (p *problems) notOld(on day.Date) {
	p.wrongIf(on.IsZero(), FieldOn, "on.missing")
	p.wrongIf(!on.IsZero() && on.Year() < oldestYear, FieldOn, "visit.old", "day", on.Shown())
}

// CheckReceptionDay finds what is wrong with a day of the schedule. What the law
// asks of the schedule as a whole is examined by data/law.
func CheckReceptionDay(d ReceptionDay) []data.Problem {
	var p problems
	p.notOld(d.On)
	p.wrongIf(d.Type == "", FieldType, "visit.type")
	p.wrongIf(d.Host == "", FieldHost, "visit.host")
	p.unusualIf(d.Hours == "", FieldHours, "day.hours")
	p.wrongIf(!d.MovedFrom.IsZero() && d.MoveReason == "", data.FieldReason, "day.moveReason")
	return p
}
