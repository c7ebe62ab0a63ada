package letters

import (
	"strconv"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// Names of the form's answers that no check of package data speaks about; the
// others carry the names of the checks (data.Field…).
const (
	answerForwardingNo = "forwardingNo"
	answerAddress      = "address"
	answerIdentity     = "identity"
	answerPhone        = "phone"
	answerField        = "field"
	answerRequest      = "request"
	answerArrivalNo    = "arrivalNo"
	answerCoSigners    = "coSigners"
	answerActsFor      = "representative"
	answerActsForHome  = "representativeAddress"
	answerAttachments  = "attachments"
	answerMatter       = "matter"
	answerDuplicateOf  = "duplicateOf"
	answerKeptAt       = "file"
	answerNote         = "note"
	answerReason       = data.FieldReason // of a correction
)

// answers are what a form holds, as texts by name: what is typed, days as
// yyyy-mm-dd, choices as their values.
type answers map[string]string

// answersOf are the answers that a letter's facts give.
func answersOf(f data.Facts) answers {
	return answers{
		data.FieldReceivedOn:  f.ReceivedOn.String(),
		data.FieldWrittenOn:   f.WrittenOn.String(),
		data.FieldSource:      string(f.Source),
		data.FieldForwarding:  f.ForwardingBody,
		answerForwardingNo:    f.ForwardingNo,
		data.FieldForwardedOn: f.ForwardingWritten.String(),
		data.FieldSender:      f.Sender.Name,
		answerAddress:         f.Sender.Address,
		answerIdentity:        f.Sender.Identity,
		answerPhone:           f.Sender.Phone,
		data.FieldSignatories: kit.ShownCount(f.Signatories),
		data.FieldKind:        string(f.Kind),
		data.FieldRound:       kit.ShownCount(f.Round),
		answerField:           string(f.Field),
		data.FieldAgainst:     f.Against,
		data.FieldContent:     f.Content,
		answerRequest:         f.Request,
		answerArrivalNo:       f.ArrivalNo,
		data.FieldArrivalOn:   f.ArrivalOn.String(),
		answerCoSigners:       writePersons(f.CoSigners),
		answerActsFor:         f.Representative.Name,
		answerActsForHome:     f.Representative.Address,
		answerAttachments:     desk.WriteAttachments(f.Attachments),
		answerMatter:          f.Matter,
		answerDuplicateOf:     f.DuplicateOf,
		answerKeptAt:          f.File,
		answerNote:            f.Note,
	}
}

// facts are the facts that the answers give. What no answer speaks about, such
// as a representative's telephone, stays as it is in old. The problems name
// answers that cannot be read.
func (a answers) facts(old data.Facts) (data.Facts, []data.Problem) {
	var wrong []data.Problem
	day := func(name string) data.Date {
		d, err := data.ParseDate(a[name])
		if err != nil {
			return 0 // the date field itself says what it cannot read
		}
		return d
	}
	count := func(name, key string) int {
		n, err := strconv.Atoi(strings.TrimSpace(a[name]))
		if err != nil && strings.TrimSpace(a[name]) != "" {
			wrong = append(wrong, data.Problem{Field: name, Sentence: assets.Text(key)})
		}
		return n
	}
	f := old
	f.ReceivedOn, f.WrittenOn = day(data.FieldReceivedOn), day(data.FieldWrittenOn)
	f.ArrivalNo, f.ArrivalOn = a[answerArrivalNo], day(data.FieldArrivalOn)
	f.Source = data.Source(a[data.FieldSource])
	f.ForwardingBody, f.ForwardingNo, f.ForwardingWritten = "", "", 0
	if f.Source == data.Forwarded || wasForwarded(old) {
		f.ForwardingBody, f.ForwardingNo = a[data.FieldForwarding], a[answerForwardingNo]
		f.ForwardingWritten = day(data.FieldForwardedOn)
	}
	f.Sender = data.Person{Name: a[data.FieldSender], Address: a[answerAddress], Identity: a[answerIdentity], Phone: a[answerPhone]}
	f.CoSigners = readPersons(a[answerCoSigners])
	f.Signatories = count(data.FieldSignatories, "form.signatories.number")
	f.Representative.Name, f.Representative.Address = a[answerActsFor], a[answerActsForHome]
	f.Against, f.Kind, f.Field = a[data.FieldAgainst], data.Kind(a[data.FieldKind]), data.Field(a[answerField])
	f.Round = count(data.FieldRound, "form.round.number")
	f.Content, f.Request = a[data.FieldContent], a[answerRequest]
	f.Attachments = desk.ReadAttachments(a[answerAttachments])
	f.Matter, f.DuplicateOf = a[answerMatter], a[answerDuplicateOf]
	f.File, f.Note = a[answerKeptAt], a[answerNote]
	return f.Tidy(), wrong
}

// wasForwarded reports whether anything is known about how a letter was sent on.
func wasForwarded(f data.Facts) bool {
	return f.Source == data.Forwarded || f.ForwardingBody != "" || f.ForwardingNo != "" || !f.ForwardingWritten.IsZero()
}

// writePersons puts each person on a line: name; address; identity paper;
// telephone, what is not known at the end left out.
func writePersons(all []data.Person) string {
	var lines []string
	for _, p := range all {
		lines = append(lines, strings.TrimRight(strings.Join([]string{p.Name, p.Address, p.Identity, p.Phone}, "; "), "; "))
	}
	return strings.Join(lines, "\n")
}

func readPersons(text string) []data.Person {
	var all []data.Person
	for line := range strings.SplitSeq(text, "\n") {
		parts := append(strings.SplitN(line, ";", 4), "", "", "")
		p := data.Person{Name: parts[0], Address: parts[1], Identity: parts[2], Phone: parts[3]}.Tidy()
		if p != (data.Person{}) {
			all = append(all, p)
		}
	}
	return all
}
