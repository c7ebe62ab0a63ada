package intake

import (
	"strings"

	"donthu/assets"
	"donthu/data"
)

// ReceptionColumns are the columns of the sheet “Tiếp công dân”, those of the
// canonical workbook first.
var ReceptionColumns = []Column[data.Reception]{
	day("reception.on", func(v *data.Reception) *data.Date { return &v.On }),
	word("reception.type", receptionWords, func(v *data.Reception) *data.ReceptionType { return &v.Type }),
	word("reception.host", hostWords, func(v *data.Reception) *data.Host { return &v.Host }),
	text("reception.visitor", func(v *data.Reception) *string { return &v.Visitor.Name }),
	text("reception.address", func(v *data.Reception) *string { return &v.Visitor.Address }),
	text("reception.identity", func(v *data.Reception) *string { return &v.Visitor.Identity }),
	lines("reception.content", func(v *data.Reception) *string { return &v.Content }),
	freeWord("reception.kind", kindWords, func(v *data.Reception) *data.Kind { return &v.Kind }),
	count("reception.people", func(v *data.Reception) *int { return &v.People }),
	text("reception.matter", func(v *data.Reception) *string { return &v.Matter }),
	text("reception.handling", func(v *data.Reception) *string { return &v.Handling }),
	lines("reception.outcome", func(v *data.Reception) *string { return &v.Outcome }),
	lines("reception.note", func(v *data.Reception) *string { return &v.Note }),

	text("reception.phone", func(v *data.Reception) *string { return &v.Visitor.Phone }),
	count("reception.turn", func(v *data.Reception) *int { return &v.Turn }),
	freeWord("reception.capacity", capacityWords, func(v *data.Reception) *data.Capacity { return &v.Capacity }),
	text("reception.actsFor", func(v *data.Reception) *string { return &v.ActsFor }),
	text("reception.authority", func(v *data.Reception) *string { return &v.Authority }),
	{
		Key: "reception.representatives", Cell: Lines,
		Value: func(v *data.Reception) any { return strings.Join(v.Representatives, "\n") },
		set: func(_ *row, v *data.Reception, s string) {
			v.Representatives = data.Reception{Representatives: strings.Split(s, "\n")}.Tidy().Representatives
		},
	},
	lines("reception.demand", func(v *data.Reception) *string { return &v.Demand }),
	text("reception.settledBy", func(v *data.Reception) *string { return &v.SettledBy }),
	{
		Key: "reception.papers", Cell: Lines,
		Value: func(v *data.Reception) any { return writeAttachments(v.Papers) },
		set:   func(_ *row, v *data.Reception, s string) { v.Papers = readAttachments(s) },
	},
	text("reception.receivedBy", func(v *data.Reception) *string { return &v.ReceivedBy }),
	lines("reception.refusal", func(v *data.Reception) *string { return &v.Refusal }),
	day("reception.answeredOn", func(v *data.Reception) *data.Date { return &v.AnsweredOn }),
	text("reception.letter", func(v *data.Reception) *string { return &v.Letter }),
}

// DayColumns are the columns of the sheet “Lịch tiếp công dân”.
var DayColumns = []Column[data.ReceptionDay]{
	day("day.on", func(v *data.ReceptionDay) *data.Date { return &v.On }),
	word("day.type", receptionWords, func(v *data.ReceptionDay) *data.ReceptionType { return &v.Type }),
	word("day.host", hostWords, func(v *data.ReceptionDay) *data.Host { return &v.Host }),
	text("day.place", func(v *data.ReceptionDay) *string { return &v.Place }),
	text("day.hours", func(v *data.ReceptionDay) *string { return &v.Hours }),
	lines("day.note", func(v *data.ReceptionDay) *string { return &v.Note }),

	text("day.leader", func(v *data.ReceptionDay) *string { return &v.Leader }),
	lines("day.expected", func(v *data.ReceptionDay) *string { return &v.Expected }),
	day("day.publishedOn", func(v *data.ReceptionDay) *data.Date { return &v.PublishedOn }),
	day("day.movedFrom", func(v *data.ReceptionDay) *data.Date { return &v.MovedFrom }),
	text("day.moveReason", func(v *data.ReceptionDay) *string { return &v.MoveReason }),
}

// LetterReply is one row of the sheet “Văn bản trả lời”, which lists the replies
// of letters that have several.
type LetterReply struct {
	Letter data.Number
	data.Reply
}

// ReplyColumns are the columns of the sheet “Văn bản trả lời”.
var ReplyColumns = []Column[LetterReply]{
	{
		Key:   "reply.letter",
		Value: func(v *LetterReply) any { return v.Letter.String() },
		set: func(r *row, v *LetterReply, s string) {
			number, err := readNumber(s, r.sheet.from1904)
			if err != nil || number.Year == 0 {
				r.refuse(assets.Text("intake.reply.letter", s))
			}
			v.Letter = number
		},
	},
	text("reply.type", func(v *LetterReply) *string { return &v.Type }),
	text("reply.number", func(v *LetterReply) *string { return &v.Number }),
	day("reply.on", func(v *LetterReply) *data.Date { return &v.On }),
	text("reply.signedBy", func(v *LetterReply) *string { return &v.SignedBy }),
	text("reply.to", func(v *LetterReply) *string { return &v.To }),
	text("reply.summary", func(v *LetterReply) *string { return &v.Summary }),
}

// Columns that only the books of other offices have.
var (
	foreignReceptionColumns = []Column[data.Reception]{ignored[data.Reception]("reception.ordinal")}
	foreignDayColumns       = []Column[data.ReceptionDay]{ignored[data.ReceptionDay]("day.ordinal")}
)

// receptionRecord makes the record of a visit; ok is false when the row was refused.
func receptionRecord(r *row, v *data.Reception) (data.Draft, bool) {
	if v.On.IsZero() {
		r.refuseFor("reception.on", assets.Text("check.on.missing"))
	}
	r.later("reception.on", v.On)
	if v.Visitor.Name == "" {
		r.refuseFor("reception.visitor", assets.Text("intake.reception.visitor"))
	}
	if v.Host == "" && v.Type == data.Regular {
		v.Host = data.Officer
	}
	if v.Type == "" && v.Host == data.Officer {
		v.Type = data.Regular
	}
	if v.Type == "" {
		r.refuseFor("reception.type", assets.Text("intake.reception.type"))
	}
	if v.Host == "" {
		r.refuseFor("reception.host", assets.Text("intake.reception.host"))
	}
	v.Note = r.note(v.Note)
	return data.Draft{On: v.On, Content: *v}, len(r.refusals) == 0
}

// dayRecord makes the record of a published day of reception.
func dayRecord(r *row, v *data.ReceptionDay) (data.Draft, bool) {
	if v.On.IsZero() {
		r.refuseFor("day.on", assets.Text("check.on.missing"))
	}
	if v.Host == "" {
		r.refuseFor("day.host", assets.Text("intake.reception.host"))
	}
	v.Note = r.note(v.Note)
	return data.Draft{On: v.On, Content: *v}, len(r.refusals) == 0
}
