package intake

import (
	"regexp"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data"
)

// LetterColumns are the columns of the sheet “Đơn thư”: first those of the
// canonical workbook in its order, then those that it lacks.
var LetterColumns = []Column[data.Letter]{
	{Key: "letter.number", Value: func(l *data.Letter) any { return l.Number.String() }, set: setNumber},
	day("letter.receivedOn", func(l *data.Letter) *data.Date { return &l.ReceivedOn }),
	day("letter.writtenOn", func(l *data.Letter) *data.Date { return &l.WrittenOn }),
	freeWord("letter.source", sourceWords, func(l *data.Letter) *data.Source { return &l.Source }),
	text("letter.sender", func(l *data.Letter) *string { return &l.Sender.Name }),
	text("letter.address", func(l *data.Letter) *string { return &l.Sender.Address }),
	text("letter.identity", func(l *data.Letter) *string { return &l.Sender.Identity }),
	text("letter.phone", func(l *data.Letter) *string { return &l.Sender.Phone }),
	count("letter.signatories", func(l *data.Letter) *int { return &l.Signatories }),
	word("letter.kind", kindWords, func(l *data.Letter) *data.Kind { return &l.Kind }),
	{Key: "letter.round", Cell: Count, Value: func(l *data.Letter) any { return l.Round }, set: setRound},
	{Key: "letter.field", Value: func(l *data.Letter) any { return fieldWords().shown(l.Field) }, set: setField},
	lines("letter.content", func(l *data.Letter) *string { return &l.Content }),
	text("letter.matter", func(l *data.Letter) *string { return &l.Matter }),
	word("letter.eligible", answerWords, func(l *data.Letter) *data.Answer { return &l.Eligible }),
	word("letter.competent", answerWords, func(l *data.Letter) *data.Answer { return &l.Competent }),
	freeWord("letter.handling", handlingWords, func(l *data.Letter) *data.Handling { return &l.Handling }),
	day("letter.handledOn", func(l *data.Letter) *data.Date { return &l.HandledOn }),
	day("letter.acceptedOn", func(l *data.Letter) *data.Date { return &l.AcceptedOn }),
	text("letter.officer", func(l *data.Letter) *string { return &l.Officer }),
	replyText("letter.reply.number", func(r *data.Reply) *string { return &r.Number }),
	{
		Key: "letter.reply.on", Cell: Day,
		Value: func(l *data.Letter) any { return l.LastReply().On },
		set:   func(r *row, l *data.Letter, s string) { onlyReply(l).On = r.day(s) },
	},
	freeWord("letter.result", resultWords, func(l *data.Letter) *data.Result { return &l.Settlement.Result }),
	day("letter.settledOn", func(l *data.Letter) *data.Date { return &l.Settlement.On }),
	text("letter.forwardTo", func(l *data.Letter) *string { return &l.ForwardTo }),
	amount("letter.collectMoney", func(l *data.Letter) *float64 { return &l.Settlement.CollectMoney }),
	amount("letter.collectLand", func(l *data.Letter) *float64 { return &l.Settlement.CollectLand }),
	amount("letter.returnMoney", func(l *data.Letter) *float64 { return &l.Settlement.ReturnMoney }),
	amount("letter.returnLand", func(l *data.Letter) *float64 { return &l.Settlement.ReturnLand }),
	count("letter.bodiesRestored", func(l *data.Letter) *int { return &l.Settlement.BodiesRestored }),
	count("letter.personsRestored", func(l *data.Letter) *int { return &l.Settlement.PersonsRestored }),
	count("letter.bodiesDisciplined", func(l *data.Letter) *int { return &l.Settlement.BodiesDisciplined }),
	count("letter.personsDisciplined", func(l *data.Letter) *int { return &l.Settlement.PersonsDisciplined }),
	count("letter.officialsDisciplined", func(l *data.Letter) *int { return &l.Settlement.OfficialsDisciplined }),
	count("letter.investigatedCases", func(l *data.Letter) *int { return &l.Settlement.InvestigatedCases }),
	count("letter.investigatedPersons", func(l *data.Letter) *int { return &l.Settlement.InvestigatedPersons }),
	count("letter.investigatedOfficials", func(l *data.Letter) *int { return &l.Settlement.InvestigatedOfficials }),
	word("letter.executed", answerWords, func(l *data.Letter) *data.Answer { return &l.Execution.Done }),
	day("letter.executedOn", func(l *data.Letter) *data.Date { return &l.Execution.On }),
	amount("letter.collectedMoney", func(l *data.Letter) *float64 { return &l.Execution.CollectedMoney }),
	amount("letter.collectedLand", func(l *data.Letter) *float64 { return &l.Execution.CollectedLand }),
	amount("letter.returnedMoney", func(l *data.Letter) *float64 { return &l.Execution.ReturnedMoney }),
	amount("letter.returnedLand", func(l *data.Letter) *float64 { return &l.Execution.ReturnedLand }),
	count("letter.executedBodies", func(l *data.Letter) *int { return &l.Execution.BodiesDisciplined }),
	count("letter.executedPersons", func(l *data.Letter) *int { return &l.Execution.PersonsDisciplined }),
	count("letter.executedOfficials", func(l *data.Letter) *int { return &l.Execution.OfficialsDisciplined }),
	count("letter.prosecutedCases", func(l *data.Letter) *int { return &l.Execution.ProsecutedCases }),
	count("letter.prosecutedPersons", func(l *data.Letter) *int { return &l.Execution.ProsecutedPersons }),
	count("letter.prosecutedOfficials", func(l *data.Letter) *int { return &l.Execution.ProsecutedOfficials }),
	lines("letter.note", func(l *data.Letter) *string { return &l.Note }),

	text("letter.arrivalNo", func(l *data.Letter) *string { return &l.ArrivalNo }),
	day("letter.arrivalOn", func(l *data.Letter) *data.Date { return &l.ArrivalOn }),
	text("letter.forwardingBody", func(l *data.Letter) *string { return &l.ForwardingBody }),
	text("letter.forwardingNo", func(l *data.Letter) *string { return &l.ForwardingNo }),
	day("letter.forwardingOn", func(l *data.Letter) *data.Date { return &l.ForwardingWritten }),
	text("letter.representative", func(l *data.Letter) *string { return &l.Representative.Name }),
	text("letter.representative.address", func(l *data.Letter) *string { return &l.Representative.Address }),
	text("letter.representative.identity", func(l *data.Letter) *string { return &l.Representative.Identity }),
	text("letter.representative.phone", func(l *data.Letter) *string { return &l.Representative.Phone }),
	{
		Key: "letter.coSigners", Cell: Lines,
		Value: func(l *data.Letter) any { return writePersons(l.CoSigners) },
		set:   func(_ *row, l *data.Letter, s string) { l.CoSigners = readPersons(s) },
	},
	text("letter.against", func(l *data.Letter) *string { return &l.Against }),
	lines("letter.request", func(l *data.Letter) *string { return &l.Request }),
	{
		Key: "letter.attachments", Cell: Lines,
		Value: func(l *data.Letter) any { return writeAttachments(l.Attachments) },
		set:   func(_ *row, l *data.Letter, s string) { l.Attachments = readAttachments(s) },
	},
	text("letter.duplicateOf", func(l *data.Letter) *string { return &l.DuplicateOf }),
	text("letter.file", func(l *data.Letter) *string { return &l.File }),
	text("letter.reason", func(l *data.Letter) *string { return &l.Reason }),
	{Key: "letter.status", Value: undatedStatus, set: setStatus},
	replyText("letter.reply.type", func(r *data.Reply) *string { return &r.Type }),
	replyText("letter.reply.signedBy", func(r *data.Reply) *string { return &r.SignedBy }),
	replyText("letter.reply.to", func(r *data.Reply) *string { return &r.To }),
	replyText("letter.reply.summary", func(r *data.Reply) *string { return &r.Summary }),
}

// foreignColumns are columns that only the books of other offices have.
var foreignColumns = []Column[data.Letter]{
	{Key: "letter.ordinal", set: func(r *row, _ *data.Letter, s string) { r.ordinal = s }},
	mark("letter.mark.complaint", data.Complaint),
	mark("letter.mark.denunciation", data.Denunciation),
	mark("letter.mark.petition", data.Petition),
	mark("letter.mark.reflection", data.Reflection),
	{Key: "letter.settling", set: func(r *row, _ *data.Letter, s string) { r.settling = marked(s) }},
	kept[data.Letter]("letter.kept"),
}

func mark(key string, kind data.Kind) Column[data.Letter] {
	return Column[data.Letter]{Key: key, set: func(r *row, _ *data.Letter, s string) {
		if marked(s) {
			r.marks = append(r.marks, kind)
		}
	}}
}

// onlyReply is the one reply that the columns of a letter describe.
func onlyReply(l *data.Letter) *data.Reply {
	if len(l.Replies) == 0 {
		l.Replies = make([]data.Reply, 1)
	}
	return &l.Replies[0]
}

func replyText(key string, at func(*data.Reply) *string) Column[data.Letter] {
	return Column[data.Letter]{
		Key: key,
		Value: func(l *data.Letter) any {
			if len(l.Replies) == 0 {
				return ""
			}
			return *at(&l.Replies[len(l.Replies)-1])
		},
		set: func(_ *row, l *data.Letter, s string) { *at(onlyReply(l)) = data.Clean(s) },
	}
}

func setNumber(r *row, l *data.Letter, s string) {
	number, err := readNumber(s, r.sheet.from1904)
	if err != nil {
		r.keep(s)
		r.warn(assets.Text("intake.number.unreadable", data.Clean(s)))
		return
	}
	l.Number = number
}

func setRound(r *row, l *data.Letter, s string) {
	switch code, _ := roundWords().find(s); code {
	case "1":
		l.Round = 1
	case "2":
		l.Round = 2
	default:
		r.keepUnknown(s)
	}
}

// setField counts a field that the circular does not name among the others
// (TT 06/2025 biểu 02/XLD column 11), and keeps its name.
func setField(r *row, l *data.Letter, s string) {
	field, known := fieldWords().find(s)
	if !known {
		field = data.OtherField
		r.keep(s)
		r.warn(assets.Text("intake.field.other", data.Clean(s), field.Label()))
	}
	l.Field = field
}

func setStatus(r *row, _ *data.Letter, s string) {
	status, known := statusWords().find(s)
	if !known {
		r.keepUnknown(s)
		return
	}
	r.status = status
}

// undatedStatus says of a letter that it was handled when no date says so.
func undatedStatus(l *data.Letter) any {
	if l.Handled && l.HandledOn.IsZero() {
		return assets.Text("intake.status.handled")
	}
	return ""
}

// writePersons puts each person on a line: name | address | identity | phone.
// A bar inside one of the four is doubled.
func writePersons(persons []data.Person) string {
	var all []string
	for _, p := range persons {
		parts := []string{p.Name, p.Address, p.Identity, p.Phone}
		for len(parts) > 1 && parts[len(parts)-1] == "" {
			parts = parts[:len(parts)-1]
		}
		for i := range parts {
			parts[i] = strings.ReplaceAll(parts[i], "|", "||")
		}
		all = append(all, strings.Join(parts, " | "))
	}
	return strings.Join(all, "\n")
}

func readPersons(s string) []data.Person {
	var persons []data.Person
	for line := range strings.SplitSeq(s, "\n") {
		parts := strings.Split(strings.ReplaceAll(line, "||", "\x00"), "|")
		for i := range parts {
			parts[i] = data.Clean(strings.ReplaceAll(parts[i], "\x00", "|"))
		}
		parts = append(parts, "", "", "")
		p := data.Person{Name: parts[0], Address: parts[1], Identity: parts[2], Phone: parts[3]}
		if p != (data.Person{}) {
			persons = append(persons, p)
		}
	}
	return persons
}

var pagesShape = regexp.MustCompile(`^(.*) \((\d{1,6}) (?i:trang|tờ)\)$`)

// writeAttachments puts each attachment on a line: name (3 trang).
func writeAttachments(attachments []data.Attachment) string {
	var all []string
	for _, a := range attachments {
		if a.Pages != 0 || pagesShape.MatchString(a.Name) {
			all = append(all, assets.Text("intake.attachment.pages", a.Name, a.Pages))
		} else {
			all = append(all, a.Name)
		}
	}
	return strings.Join(all, "\n")
}

func readAttachments(s string) []data.Attachment {
	var attachments []data.Attachment
	for line := range strings.SplitSeq(s, "\n") {
		a := data.Attachment{Name: data.Clean(line)}
		if m := pagesShape.FindStringSubmatch(a.Name); m != nil {
			a.Name = m[1]
			a.Pages, _ = strconv.Atoi(m[2])
		}
		if a.Name != "" {
			attachments = append(attachments, a)
		}
	}
	return attachments
}
