package intake

import (
	"regexp"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// ReceptionColumns are the columns of the sheet “Tiếp công dân”, those of the
// canonical workbook first.
var ReceptionColumns = []Column[register.Reception]{
	dayColumn("reception.on", func(v *register.Reception) *day.Date { return &v.On }),
	word("reception.type", receptionWords, func(v *register.Reception) *register.ReceptionType { return &v.Type }),
	word("reception.host", hostWords, func(v *register.Reception) *register.Host { return &v.Host }),
	textColumn("reception.visitor", func(v *register.Reception) *string { return &v.Visitor.Name }),
	textColumn("reception.address", func(v *register.Reception) *string { return &v.Visitor.Address }),
	numberColumn("reception.identity", shortIdentities, func(v *register.Reception) *string { return &v.Visitor.Identity }),
	lines("reception.content", func(v *register.Reception) *string { return &v.Content }),
	freeWord("reception.kind", kindWords, func(v *register.Reception) *register.Kind { return &v.Kind }),
	part("reception.people", Count, func(v *register.Reception) *int { return &v.People }, (*row).people),
	textColumn("reception.matter", func(v *register.Reception) *string { return &v.Matter }),
	textColumn("reception.handling", func(v *register.Reception) *string { return &v.Handling }),
	lines("reception.outcome", func(v *register.Reception) *string { return &v.Outcome }),
	lines("reception.note", func(v *register.Reception) *string { return &v.Note }),

	numberColumn("reception.phone", shortPhones, func(v *register.Reception) *string { return &v.Visitor.Phone }),
	count("reception.turn", func(v *register.Reception) *int { return &v.Turn }),
	freeWord("reception.capacity", capacityWords, func(v *register.Reception) *register.Capacity { return &v.Capacity }),
	textColumn("reception.actsFor", func(v *register.Reception) *string { return &v.ActsFor }),
	textColumn("reception.authority", func(v *register.Reception) *string { return &v.Authority }),
	{
		Key: "reception.representatives", Holds: Lines,
		Value: func(v *register.Reception) any { return strings.Join(v.Representatives, "\n") },
		set: func(_ *row, v *register.Reception, s string) {
			v.Representatives = register.Reception{Representatives: strings.Split(s, "\n")}.Tidy().Representatives
		},
	},
	lines("reception.demand", func(v *register.Reception) *string { return &v.Demand }),
	textColumn("reception.settledBy", func(v *register.Reception) *string { return &v.SettledBy }),
	{
		Key: "reception.papers", Holds: Lines,
		Value: func(v *register.Reception) any { return writeAttachments(v.Papers) },
		set:   func(_ *row, v *register.Reception, s string) { v.Papers = readAttachments(s) },
	},
	textColumn("reception.receivedBy", func(v *register.Reception) *string { return &v.ReceivedBy }),
	lines("reception.refusal", func(v *register.Reception) *string { return &v.Refusal }),
	dayColumn("reception.answeredOn", func(v *register.Reception) *day.Date { return &v.AnsweredOn }),
	textColumn("reception.letter", func(v *register.Reception) *string { return &v.Letter }),
}

// DayColumns are the columns of the sheet “Lịch tiếp công dân”.
var DayColumns = []Column[register.ReceptionDay]{
	dayColumn("day.on", func(v *register.ReceptionDay) *day.Date { return &v.On }),
	word("day.type", receptionWords, func(v *register.ReceptionDay) *register.ReceptionType { return &v.Type }),
	word("day.host", hostWords, func(v *register.ReceptionDay) *register.Host { return &v.Host }),
	textColumn("day.place", func(v *register.ReceptionDay) *string { return &v.Place }),
	textColumn("day.hours", func(v *register.ReceptionDay) *string { return &v.Hours }),
	lines("day.note", func(v *register.ReceptionDay) *string { return &v.Note }),

	textColumn("day.leader", func(v *register.ReceptionDay) *string { return &v.Leader }),
	lines("day.expected", func(v *register.ReceptionDay) *string { return &v.Expected }),
	dayColumn("day.publishedOn", func(v *register.ReceptionDay) *day.Date { return &v.PublishedOn }),
	dayColumn("day.movedFrom", func(v *register.ReceptionDay) *day.Date { return &v.MovedFrom }),
	textColumn("day.moveReason", func(v *register.ReceptionDay) *string { return &v.MoveReason }),
}

// LetterReply is one row of the sheet “Văn bản trả lời”, which lists the replies
// of letters that have several.
type LetterReply struct {
	Letter register.Number
	register.Reply
}

// ReplyColumns are the columns of the sheet “Văn bản trả lời”.
var ReplyColumns = []Column[LetterReply]{
	{
		Key:   "reply.letter",
		Value: func(v *LetterReply) any { return v.Letter.String() },
		set: func(r *row, v *LetterReply, s string) {
			number, err := readNumber(s)
			if err != nil || number.Year == 0 {
				r.refuse(assets.Text("intake.reply.letter", "text", s))
			}
			v.Letter = number
		},
	},
	textColumn("reply.type", func(v *LetterReply) *string { return &v.Type }),
	textColumn("reply.number", func(v *LetterReply) *string { return &v.Number }),
	dayColumn("reply.on", func(v *LetterReply) *day.Date { return &v.On }),
	textColumn("reply.signedBy", func(v *LetterReply) *string { return &v.SignedBy }),
	textColumn("reply.to", func(v *LetterReply) *string { return &v.To }),
	textColumn("reply.summary", func(v *LetterReply) *string { return &v.Summary }),
}

// Columns that only the books of other offices have.
var (
	foreignReceptionColumns = []Column[register.Reception]{
		ignored[register.Reception]("reception.ordinal"),
		{Key: "reception.visitorAddress", set: setVisitorAddress},
		{Key: "reception.kindPeople", set: setKindPeople},
		directed("reception.mark.accept", register.Accept),
		directed("reception.mark.guide", register.Guide),
		directed("reception.mark.forward", register.Forward),
	}
	foreignDayColumns = []Column[register.ReceptionDay]{ignored[register.ReceptionDay]("day.ordinal")}
)

// people reads how many came: a nought, which no visit can have, is told and read as one.
func (r *row) people(s string) int {
	n := r.count(s)
	if n == 0 && len(r.refusals) == 0 {
		r.warn(assets.Text("intake.reception.nobody"))
	}
	return n
}

// supposed tells what a blank cell of a visit is read as, where the book has the column.
func (r *row) supposed(key, label string) {
	if r.sheet.has(key) {
		r.warnFor(key, assets.Text("intake.reception.supposed", "value", label))
	}
}

// receptionRecord makes the record of a visit; ok is false when the row was refused.
func receptionRecord(r *row, v *register.Reception) (steps.Draft, bool) {
	r.refuseIf(v.On.IsZero(), "reception.on", "check.on.missing")
	r.later("reception.on", v.On)
	r.refuseIf(v.Visitor.Name == "", "reception.visitor", "intake.reception.visitor")
	r.refuseMasked("reception.visitor", v.Visitor.Name)
	if v.Host == "" && v.Type == register.Regular {
		v.Host = register.Officer
		r.supposed("reception.host", v.Host.Label())
	}
	if v.Type == "" && v.Host == register.Officer {
		v.Type = register.Regular
		r.supposed("reception.type", v.Type.Label())
	}
	if v.Type == "" && v.Host == "" && !r.sheet.has("reception.type") && !r.sheet.has("reception.host") {
		// TT 04/2021 Mẫu số 03 names neither: it is the book of the officer who receives citizens.
		v.Type, v.Host = register.Regular, register.Officer
		if len(r.refusals) == 0 {
			r.sheet.lacking["host"]++
		}
	}
	r.refuseIf(v.Type == "", "reception.type", "intake.reception.type")
	r.refuseIf(v.Host == "", "reception.host", "intake.reception.host")
	r.refuseIf(v.Type != "" && v.Type != register.Regular && v.Host == register.Officer, "reception.host", "check.visit.hostOfHead")
	v.People = max(v.People, 1) // a row is at least the person received
	v.Note = r.note(v.Note)
	return steps.Draft{On: v.On, Content: *v}, len(r.refusals) == 0
}

// dayRecord makes the record of a published day of reception.
func dayRecord(r *row, v *register.ReceptionDay) (steps.Draft, bool) {
	r.refuseIf(v.On.IsZero(), "day.on", "check.on.missing")
	r.refuseIf(v.Host == "", "day.host", "intake.reception.host")
	v.Note = r.note(v.Note)
	return steps.Draft{On: v.On, Content: *v}, len(r.refusals) == 0
}

func setVisitorAddress(r *row, v *register.Reception, s string) {
	p := personIn(s)
	v.Visitor.Name = p.Name
	if v.Visitor.Address == "" {
		v.Visitor.Address = p.Address
	}
	if v.Visitor.Phone == "" {
		v.Visitor.Phone = p.Phone
	}
	r.parted = true
}

var peopleIn = regexp.MustCompile(`(\d{1,5})\s*(?i:người|công dân|lượt)?`)

// setKindPeople reads a cell such as “Khiếu nại/3 người”.
func setKindPeople(r *row, v *register.Reception, s string) {
	if m := peopleIn.FindStringSubmatchIndex(s); m != nil {
		v.People, _ = strconv.Atoi(s[m[2]:m[3]])
		s = s[:m[0]] + " " + s[m[1]:]
	}
	if strings.Trim(s, " /-\n") == "" {
		return
	}
	if kind, _ := kindIn(s); kind != "" {
		v.Kind = kind
	} else {
		r.keepUnknown(s)
	}
}

// directed is a column of crosses for one direction; other words are the direction itself.
func directed(key string, handling register.Handling) Column[register.Reception] {
	return Column[register.Reception]{Key: key, set: func(_ *row, v *register.Reception, s string) {
		if !marked(s) {
			return
		}
		words := text.Clean(s)
		if isCross(s) {
			words = handling.Label()
		}
		v.Handling = strings.TrimPrefix(v.Handling+"; "+words, "; ")
	}}
}
