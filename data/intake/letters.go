package intake

import (
	"regexp"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/table"
	"donthu/data/text"
)

// LetterColumns are the columns of the sheet “Đơn thư”: first those of the
// canonical workbook in its order, then those that it lacks.
var LetterColumns = []Column[register.Letter]{
	{Key: "letter.number", Value: func(l *register.Letter) any { return l.Number.String() }, set: setNumber},
	{
		Key: "letter.receivedOn", Holds: Day,
		Value: func(l *register.Letter) any { return l.ReceivedOn },
		set:   setReceived,
	},
	{
		Key: "letter.writtenOn", Holds: Day,
		Value: func(l *register.Letter) any { return l.WrittenOn },
		set:   setWritten,
	},
	freeWord("letter.source", sourceWords, func(l *register.Letter) *register.Source { return &l.Source }),
	textColumn("letter.sender", func(l *register.Letter) *string { return &l.Sender.Name }),
	textColumn("letter.address", func(l *register.Letter) *string { return &l.Sender.Address }),
	numberColumn("letter.identity", shortIdentities, func(l *register.Letter) *string { return &l.Sender.Identity }),
	numberColumn("letter.phone", shortPhones, func(l *register.Letter) *string { return &l.Sender.Phone }),
	count("letter.signatories", func(l *register.Letter) *int { return &l.Signatories }),
	{
		Key:   "letter.kind",
		Value: func(l *register.Letter) any { return kindWords().shown(l.Kind) },
		set:   setKind,
	},
	{Key: "letter.round", Holds: Count, Value: func(l *register.Letter) any { return l.Round }, set: setRound},
	{Key: "letter.field", Value: func(l *register.Letter) any { return fieldWords().shown(l.Field) }, set: setField},
	lines("letter.content", func(l *register.Letter) *string { return &l.Content }),
	textColumn("letter.matter", func(l *register.Letter) *string { return &l.Matter }),
	word("letter.eligible", answerWords, func(l *register.Letter) *register.Answer { return &l.Eligible }),
	word("letter.competent", answerWords, func(l *register.Letter) *register.Answer { return &l.Competent }),
	freeWord("letter.handling", handlingWords, func(l *register.Letter) *register.Handling { return &l.Handling }),
	dayColumn("letter.handledOn", func(l *register.Letter) *day.Date { return &l.HandledOn }),
	dayColumn("letter.acceptedOn", func(l *register.Letter) *day.Date { return &l.AcceptedOn }),
	textColumn("letter.officer", func(l *register.Letter) *string { return &l.Officer }),
	replyText("letter.reply.number", func(r *register.Reply) *string { return &r.Number }),
	{
		Key: "letter.reply.on", Holds: Day,
		Value: func(l *register.Letter) any { return l.LastReply().On },
		set:   func(r *row, l *register.Letter, s string) { onlyReply(l).On = r.day(s) },
	},
	{
		Key:   "letter.result",
		Value: func(l *register.Letter) any { return resultWords().shown(l.Settlement.Result) },
		set:   setResult,
	},
	dayColumn("letter.settledOn", func(l *register.Letter) *day.Date { return &l.Settlement.On }),
	textColumn("letter.forwardTo", func(l *register.Letter) *string { return &l.ForwardTo }),
	amount("letter.collectMoney", func(l *register.Letter) *float64 { return &l.Settlement.CollectMoney }),
	amount("letter.collectLand", func(l *register.Letter) *float64 { return &l.Settlement.CollectLand }),
	amount("letter.returnMoney", func(l *register.Letter) *float64 { return &l.Settlement.ReturnMoney }),
	amount("letter.returnLand", func(l *register.Letter) *float64 { return &l.Settlement.ReturnLand }),
	count("letter.bodiesRestored", func(l *register.Letter) *int { return &l.Settlement.BodiesRestored }),
	count("letter.personsRestored", func(l *register.Letter) *int { return &l.Settlement.PersonsRestored }),
	count("letter.bodiesDisciplined", func(l *register.Letter) *int { return &l.Settlement.BodiesDisciplined }),
	count("letter.personsDisciplined", func(l *register.Letter) *int { return &l.Settlement.PersonsDisciplined }),
	count("letter.officialsDisciplined", func(l *register.Letter) *int { return &l.Settlement.OfficialsDisciplined }),
	count("letter.investigatedCases", func(l *register.Letter) *int { return &l.Settlement.InvestigatedCases }),
	count("letter.investigatedPersons", func(l *register.Letter) *int { return &l.Settlement.InvestigatedPersons }),
	count("letter.investigatedOfficials", func(l *register.Letter) *int { return &l.Settlement.InvestigatedOfficials }),
	word("letter.executed", answerWords, func(l *register.Letter) *register.Answer { return &l.Execution.Done }),
	dayColumn("letter.executedOn", func(l *register.Letter) *day.Date { return &l.Execution.On }),
	amount("letter.collectedMoney", func(l *register.Letter) *float64 { return &l.Execution.CollectedMoney }),
	amount("letter.collectedLand", func(l *register.Letter) *float64 { return &l.Execution.CollectedLand }),
	amount("letter.returnedMoney", func(l *register.Letter) *float64 { return &l.Execution.ReturnedMoney }),
	amount("letter.returnedLand", func(l *register.Letter) *float64 { return &l.Execution.ReturnedLand }),
	count("letter.executedBodies", func(l *register.Letter) *int { return &l.Execution.BodiesDisciplined }),
	count("letter.executedPersons", func(l *register.Letter) *int { return &l.Execution.PersonsDisciplined }),
	count("letter.executedOfficials", func(l *register.Letter) *int { return &l.Execution.OfficialsDisciplined }),
	count("letter.prosecutedCases", func(l *register.Letter) *int { return &l.Execution.ProsecutedCases }),
	count("letter.prosecutedPersons", func(l *register.Letter) *int { return &l.Execution.ProsecutedPersons }),
	count("letter.prosecutedOfficials", func(l *register.Letter) *int { return &l.Execution.ProsecutedOfficials }),
	lines("letter.note", func(l *register.Letter) *string { return &l.Note }),

	textColumn("letter.decisionNo", func(l *register.Letter) *string { return &l.Settlement.Number }),
	textColumn("letter.arrivalNo", func(l *register.Letter) *string { return &l.ArrivalNo }),
	dayColumn("letter.arrivalOn", func(l *register.Letter) *day.Date { return &l.ArrivalOn }),
	textColumn("letter.forwardingBody", func(l *register.Letter) *string { return &l.ForwardingBody }),
	textColumn("letter.forwardingNo", func(l *register.Letter) *string { return &l.ForwardingNo }),
	dayColumn("letter.forwardingOn", func(l *register.Letter) *day.Date { return &l.ForwardingWritten }),
	textColumn("letter.representative", func(l *register.Letter) *string { return &l.Representative.Name }),
	textColumn("letter.representative.address", func(l *register.Letter) *string { return &l.Representative.Address }),
	textColumn("letter.representative.identity", func(l *register.Letter) *string { return &l.Representative.Identity }),
	textColumn("letter.representative.phone", func(l *register.Letter) *string { return &l.Representative.Phone }),
	{
		Key: "letter.coSigners", Holds: Lines,
		Value: func(l *register.Letter) any { return writePersons(l.CoSigners) },
		set:   func(_ *row, l *register.Letter, s string) { l.CoSigners = readPersons(s) },
	},
	textColumn("letter.against", func(l *register.Letter) *string { return &l.Against }),
	lines("letter.request", func(l *register.Letter) *string { return &l.Request }),
	{
		Key: "letter.attachments", Holds: Lines,
		Value: func(l *register.Letter) any { return writeAttachments(l.Attachments) },
		set:   func(_ *row, l *register.Letter, s string) { l.Attachments = readAttachments(s) },
	},
	textColumn("letter.duplicateOf", func(l *register.Letter) *string { return &l.DuplicateOf }),
	textColumn("letter.file", func(l *register.Letter) *string { return &l.File }),
	textColumn("letter.reason", func(l *register.Letter) *string { return &l.Reason }),
	{Key: "letter.status", Value: undatedStatus, set: setStatus},
	replyText("letter.reply.type", func(r *register.Reply) *string { return &r.Type }),
	replyText("letter.reply.signedBy", func(r *register.Reply) *string { return &r.SignedBy }),
	replyText("letter.reply.to", func(r *register.Reply) *string { return &r.To }),
	replyText("letter.reply.summary", func(r *register.Reply) *string { return &r.Summary }),
	textColumn(NationalCode, func(l *register.Letter) *string { return &l.National.Code }),
	textColumn(NationalReason, func(l *register.Letter) *string { return &l.National.Reason }),
}

// The columns about the national platform, which a register that says nothing of it is written
// without.
const (
	NationalCode   = "letter.nationalCode"
	NationalReason = "letter.nationalReason"
)

// foreignColumns are columns that only the books of other offices have.
var foreignColumns = []Column[register.Letter]{
	{Key: "letter.ordinal", set: func(r *row, _ *register.Letter, s string) { r.ordinal = s }},
	mark("letter.mark.complaint", register.Complaint),
	mark("letter.mark.denunciation", register.Denunciation),
	mark("letter.mark.petition", register.Petition),
	mark("letter.mark.reflection", register.Reflection),
	{Key: "letter.settling", set: func(r *row, _ *register.Letter, s string) { r.settling = marked(s) }},
	{Key: "letter.senderAddress", set: setSenderAddress},
	kept[register.Letter]("letter.kept"),
}

// onlyReply is the one reply that the columns of a letter describe.
func onlyReply(l *register.Letter) *register.Reply {
	if len(l.Replies) == 0 {
		l.Replies = make([]register.Reply, 1)
	}
	return &l.Replies[0]
}

func replyText(key string, at func(*register.Reply) *string) Column[register.Letter] {
	return Column[register.Letter]{
		Key: key,
		Value: func(l *register.Letter) any {
			last := l.LastReply()
			return *at(&last)
		},
		set: func(_ *row, l *register.Letter, s string) { *at(onlyReply(l)) = text.Clean(s) },
	}
}

func setNumber(r *row, l *register.Letter, s string) {
	if r.kinds.Kind(r.column) == table.Day {
		r.madeDay, _ = readDay(s)
		return
	}
	number, err := readNumber(s)
	if err == errMadeDay {
		r.madeDay, _ = readDay(s)
		return
	}
	if err != nil {
		r.keep(s)
		r.warn(assets.Text("intake.number.unreadable", "text", text.Clean(s)))
		return
	}
	l.Number = number
	r.typedYear = number.Year != 0
}

func setRound(r *row, l *register.Letter, s string) {
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
func setField(r *row, l *register.Letter, s string) {
	field, known := fieldWords().find(s)
	if !known {
		field = register.OtherField
		r.keep(s)
		r.warn(assets.Text("intake.field.other", "word", text.Clean(s), "field", field.Label()))
	}
	l.Field = field
}

func setStatus(r *row, _ *register.Letter, s string) {
	status, known := statusWords().find(s)
	if !known {
		r.keepUnknown(s)
		return
	}
	r.status = status
}

// undatedStatus says of a letter that it was handled when no date says so.
func undatedStatus(l *register.Letter) any {
	if l.Handled && l.HandledOn.IsZero() {
		return assets.Text("intake.status.handled")
	}
	return ""
}

// writePersons puts each person on a line: name | address | identity | phone.
// A bar inside one of the four is doubled.
func writePersons(persons []register.Person) string {
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

func readPersons(s string) []register.Person {
	var persons []register.Person
	for line := range strings.SplitSeq(s, "\n") {
		parts := strings.Split(strings.ReplaceAll(line, "||", "\x00"), "|")
		for i := range parts {
			parts[i] = text.Clean(strings.ReplaceAll(parts[i], "\x00", "|"))
		}
		parts = append(parts, "", "", "")
		p := register.Person{Name: parts[0], Address: parts[1], Identity: parts[2], Phone: parts[3]}
		if p != (register.Person{}) {
			persons = append(persons, p)
		}
	}
	return persons
}

var pagesShape = regexp.MustCompile(`^(.*) \((\d{1,6}) (?i:trang|tờ)\)$`)

// writeAttachments puts each attachment on a line: name (3 trang).
func writeAttachments(attachments []register.Attachment) string {
	var all []string
	for _, a := range attachments {
		if a.Pages != 0 || pagesShape.MatchString(a.Name) {
			all = append(all, assets.Text("intake.attachment.pages", "name", a.Name, "pages", a.Pages))
		} else {
			all = append(all, a.Name)
		}
	}
	return strings.Join(all, "\n")
}

func readAttachments(s string) []register.Attachment {
	var attachments []register.Attachment
	for line := range strings.SplitSeq(s, "\n") {
		a := register.Attachment{Name: text.Clean(line)}
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
