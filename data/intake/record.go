package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// columnOf says in which column of a book a field of data.CheckFacts stands.
var columnOf = map[string]string{
	register.FieldReceivedOn:  "letter.receivedOn",
	register.FieldWrittenOn:   "letter.writtenOn",
	register.FieldArrivalOn:   "letter.arrivalOn",
	register.FieldForwarding:  "letter.forwardingBody",
	register.FieldForwardedOn: "letter.forwardingOn",
	register.FieldSender:      "letter.sender",
	register.FieldSignatories: "letter.signatories",
	register.FieldKind:        "letter.kind",
	register.FieldRound:       "letter.round",
	register.FieldContent:     "letter.content",
	register.FieldAgainst:     "letter.against",
}

// book is what is known of a whole book while it is read.
type book struct {
	seen    map[register.Number]int              // row of each number
	far     map[register.Number]int              // numbers far from the others, with the last one before the gap
	replies map[register.Number][]register.Reply // of letters that have several

	executions map[register.Number][]executedRow // of letters that were not read yet
}

// letterRecord makes the steps of a letter out of its row; ok is false when the
// row was refused, and then r.problems say why.
func (run *run) letterRecord(r *row, l *register.Letter) (drafts []steps.Draft, ok bool) {
	r.kindFromMarks(l)
	r.refuseMasked("letter.sender", l.Sender.Name)
	if !r.sheet.has("letter.receivedOn") && l.ReceivedOn.IsZero() {
		// The only date of such a book is that of the letter.
		l.ReceivedOn = l.WrittenOn
		if slices.Contains(r.refusals, "letter.writtenOn") {
			r.refusals = append(r.refusals, "letter.receivedOn")
		}
		r.sheet.lacking["receivedOn"]++
	}
	b := &run.book
	b.numberLetter(r, l)
	if r.status == statusHandled || r.status == statusSettling {
		l.Handled = true
	}
	if l.Handled && r.status == statusSettling || l.Handled && r.settling && l.Settlement.Result == "" {
		r.acceptSettling(l)
	}
	l.Handled = l.Handled || !l.HandledOn.IsZero() || l.Eligible != "" || l.Competent != "" ||
		l.Handling != "" || l.Reason != "" || l.ForwardTo != ""
	if several := b.replies[l.Number]; len(several) > 0 && l.Number.Count != 0 {
		l.Replies = several
	}
	l.Note = r.note(l.Note)
	r.checkLetter(l)
	if len(r.refusals) > 0 {
		return nil, false
	}
	run.execute(l)
	drafts = stepsOf(l)
	if c, on, ok := run.o.Handled.Dated(l, r.today); ok {
		drafts = append(drafts, steps.Draft{On: on, Content: c})
		l.HandledOn = on
	}
	r.tellUndated(l)
	return drafts, true
}

// byRule reports whether a rule of the office tells when the letter was processed.
func byRule(drafts []steps.Draft) bool {
	last, ok := drafts[len(drafts)-1].Content.(register.Handled)
	return ok && last.Rule != ""
}

// kindFromMarks reads the kind where the book marks columns with x instead of naming it, or
// names it above the rows. A mark for complaints stands in the 13-column book for petitions and
// reflections too (KN/KK); then the content names what it is.
func (r *row) kindFromMarks(l *register.Letter) {
	if l.Kind != "" || slices.Contains(r.refusals, "letter.kind") {
		return
	}
	if len(r.marks) > 1 {
		r.refuseFor("letter.kind", assets.Text("intake.kind.twoMarks"))
		return
	}
	if len(r.marks) == 1 && r.marks[0] != register.Complaint {
		l.Kind = r.marks[0]
		return
	}
	begins := contentKind(l.Content)
	switch {
	case len(r.marks) == 1 && begins != register.Petition && begins != register.Reflection:
		l.Kind = register.Complaint
	case len(r.marks) == 1:
		l.Kind = begins
	case r.sheet.has("letter.kind"): // a clerk left it open
	case cmp.Or(r.sheet.section, r.sheet.kind) != "":
		l.Kind = cmp.Or(r.sheet.section, r.sheet.kind)
	case begins != "":
		l.Kind = begins
		if !r.sheet.has("letter.mark.complaint") && !r.sheet.has("letter.mark.denunciation") {
			r.sheet.lacking["kind"]++
		}
	}
}

// contentKind is the kind that the first words of a letter's content name.
func contentKind(content string) register.Kind {
	if len(content) > 40 {
		content = content[:40] // a torn last letter does not matter
	}
	content = plain(content)
	for _, kind := range register.Kinds {
		if strings.HasPrefix(content, plain(kind.Label())) {
			return kind
		}
	}
	return ""
}

// numberLetter completes the letter's number and refuses one that stands twice in the book, that
// Excel took for a day, or whose year is not that of receipt.
func (b *book) numberLetter(r *row, l *register.Letter) {
	s := r.sheet
	if d := r.madeDay; !d.IsZero() {
		if d.Day() != 1 || d.Year() != l.ReceivedOn.Year() || s.lastNumber == 0 || d.Month() != s.lastNumber+1 {
			r.refuseFor("letter.number", assets.Text("intake.number.madeDay", "day", d.Shown()))
			return
		}
		l.Number = register.Number{Year: d.Year(), Count: d.Month()} // 5/2026 behind 4/2026
	}
	if l.Number.Count == 0 && r.ordinal != "" && !s.has("letter.number") && !s.restarts {
		if n, err := readCount(r.ordinal); err == nil {
			l.Number.Count = n
		}
	}
	if s.restarts && !r.typedYear {
		l.Number = register.Number{}
	}
	if l.Number.Count == 0 {
		return
	}
	if l.Number.Year = cmp.Or(l.Number.Year, s.year, l.ReceivedOn.Year()); l.Number.Year == 0 {
		return // refused for its missing date
	}
	if received := l.ReceivedOn.Year(); received != 0 && l.Number.Year != received && l.ReceivedOn <= r.today {
		if apart := l.Number.Year - received; !s.own && (apart > 1 || apart < -1) {
			r.refuseFor(r.numberKey(), assets.Text("intake.number.year", "letter", l.Number.String(), "day", l.ReceivedOn.Shown()))
			return
		}
		r.warnFor(r.numberKey(), assets.Text("intake.number.otherYear", "letter", l.Number.String(), "day", l.ReceivedOn.Shown()))
	}
	if row, twice := b.seen[l.Number]; twice {
		r.refuseFor(r.numberKey(), assets.Text("intake.number.twice", "letter", l.Number.String(), "row", row))
		return
	}
	if last, far := b.far[l.Number]; far && !r.givenNumber {
		r.refuseFor(r.numberKey(), assets.Text("intake.number.far", "letter", l.Number.String(), "last", last))
		return
	}
	b.seen[l.Number] = r.number
	s.lastNumber = l.Number.Count
}

// numberKey is the key of the column in which the row has its letter's number.
func (r *row) numberKey() string { return r.sheet.numberKey() }

// acceptSettling records that a letter which the book calls “being settled” was
// accepted: else it would count as closed.
func (r *row) acceptSettling(l *register.Letter) {
	if l.Handling == "" && l.AcceptedOn.IsZero() {
		l.Handling = register.Accept
		r.sheet.lacking["settling"]++
	}
}

func (r *row) checkLetter(l *register.Letter) {
	for _, p := range register.CheckFacts(l.Facts, r.today) {
		key := columnOf[p.Field]
		switch {
		case key == "letter.receivedOn" && !r.sheet.has(key) && r.sheet.has("letter.writtenOn"):
			if !p.Warning && !slices.Contains(r.refusals, key) {
				r.refuseFor("letter.writtenOn", p.Sentence)
			}
		case !p.Warning:
			r.refuseFor(key, p.Sentence)
		case r.sheet.has(key): // a book without the column lacks it in every row
			r.warnFor(key, p.Sentence)
		}
	}
	r.later("letter.handledOn", l.HandledOn)
	r.later("letter.acceptedOn", l.AcceptedOn)
	r.later("letter.settledOn", l.Settlement.On)
	r.later("letter.executedOn", l.Execution.On)
	for _, reply := range l.Replies {
		r.later("letter.reply.on", reply.On)
	}
	r.early(l, "letter.handledOn", l.HandledOn)
	r.early(l, "letter.acceptedOn", l.AcceptedOn)
	r.early(l, "letter.settledOn", l.Settlement.On)
	moreOfficials := func(key string, officials, all int) {
		if officials > all { // the forms of TT 06/2025 would not add up
			r.warnFor(key, assets.Text("check.amounts.officials"))
		}
	}
	if n := &l.National; n.Code != "" && n.Reason != "" {
		r.warnFor(NationalReason, assets.Text("check.national.both"))
		n.Reason = ""
	}
	s, e := &l.Settlement, &l.Execution
	moreOfficials("letter.officialsDisciplined", s.OfficialsDisciplined, s.PersonsDisciplined)
	moreOfficials("letter.investigatedOfficials", s.InvestigatedOfficials, s.InvestigatedPersons)
	moreOfficials("letter.executedOfficials", e.OfficialsDisciplined, e.PersonsDisciplined)
	moreOfficials("letter.prosecutedOfficials", e.ProsecutedOfficials, e.ProsecutedPersons)
}

// early warns of a step that is dated before the letter came in.
func (r *row) early(l *register.Letter, key string, day day.Date) {
	if !day.IsZero() && day < l.ReceivedOn {
		r.warnFor(key, assets.Text("check.on.beforeReceived", "day", day.Shown(), "start", l.ReceivedOn.Shown()))
	}
}

// tellUndated warns of steps without a day: figures of a period leave them out.
func (r *row) tellUndated(l *register.Letter) {
	if l.Handled && l.HandledOn.IsZero() {
		r.lacks("letter.handledOn", "handledOn", assets.Text("intake.undated.handled"))
	}
	if l.Settlement.Result != "" && l.Settlement.On.IsZero() {
		r.lacks("letter.settledOn", "settledOn", assets.Text("intake.undated.settled"))
	}
	if l.Settlement.Result == "" && l.Settlement != (register.Settlement{}) {
		r.warnFor("letter.result", assets.Text("intake.result.missing"))
	}
}

// lacks warns of an empty cell, and counts it for a sheet whose column turns out
// to be missing or empty throughout: then once is enough.
func (r *row) lacks(key, what, reason string) {
	r.sheet.lacking[what]++
	if r.sheet.has(key) {
		r.warnFor(key, reason)
	}
}

// stepsOf are the steps that make the letter out of nothing: data.Fold gives back
// the same columns.
func stepsOf(l *register.Letter) []steps.Draft {
	drafts := make([]steps.Draft, 1, 6)
	drafts[0] = steps.Draft{On: l.ReceivedOn, Content: register.Received{Number: l.Number, Facts: l.Facts}}
	add := func(on day.Date, content steps.Content) {
		drafts = append(drafts, steps.Draft{On: on, Content: content})
	}
	if l.Officer != "" {
		add(0, register.Assigned{Officer: l.Officer})
	}
	if l.Handled {
		add(l.HandledOn, register.Handled{
			Eligible: l.Eligible, Competent: l.Competent,
			Handling: l.Handling, Reason: l.Reason, ForwardTo: l.ForwardTo,
		})
	}
	if !l.AcceptedOn.IsZero() {
		add(l.AcceptedOn, register.Accepted{})
	}
	for _, reply := range l.Replies {
		add(reply.On, reply)
	}
	if l.Settlement != (register.Settlement{}) {
		add(l.Settlement.On, l.Settlement)
	}
	for _, e := range l.Executed {
		add(e.On, e)
	}
	if len(l.Executed) == 0 && l.Execution != (register.Execution{}) {
		add(l.Execution.On, l.Execution)
	}
	if l.National != (register.National{}) {
		add(0, l.National) // the book does not say when it was typed there
	}
	return drafts
}

// refuseMasked refuses a name that is the code of a denouncer, as masked books print it: it would
// become the name of somebody.
func (r *row) refuseMasked(key, name string) {
	if strings.Contains(name, "TC-") && maskedName.MatchString(name) {
		r.refuseFor(key, assets.Text("intake.masked", "name", name))
		r.masked = true
	}
}

var maskedName = regexp.MustCompile(`TC-(lượt )?\d+[a-z]?/\d{4}`)
