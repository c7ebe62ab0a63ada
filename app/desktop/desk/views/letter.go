package views

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

// DayInWords is "Thứ Sáu, ngày 20 tháng 11 năm 2026 (12/10 âm lịch)".
func DayInWords(day day.Date, hint func(day.Date) string) string {
	return assets.Text("day.inWords", "day", LongDay(day), "hint", hint(day))
}

// LongDay is "Thứ Sáu, ngày 20 tháng 11 năm 2026".
func LongDay(day day.Date) string {
	return assets.Text("home.day", "weekday", kit.SentenceCase(kit.Weekday(day)), "day", day.Day(), "month", day.Month(), "year", day.Year())
}

// Fact is a line of the letter's page: what it is called, and its value.
type Fact struct{ Key, Value string }

// FactGroup are facts under a heading, by its key.
type FactGroup struct {
	Key   string
	Facts []Fact
}

// FactsOf are the facts of a letter in groups, each with the key of its heading;
// empty ones are left out by the view.
func FactsOf(l *register.Letter) []FactGroup {
	round := ""
	if l.Round > 0 {
		round = assets.Text("letter.round.of", "round", l.Round)
	}
	signatories := ""
	if l.Signatories > 1 {
		signatories = kit.Number(l.Signatories)
	}
	var signers []string
	for _, p := range l.CoSigners {
		signers = append(signers, personWords(p))
	}
	arrival := kit.Joined(", ", kit.Prefixed("letter.arrivalNo", l.ArrivalNo), kit.Prefixed("letter.day", l.ArrivalOn.Shown()))
	forwarding := kit.Joined(", ", l.ForwardingBody, kit.Prefixed("letter.documentNo", l.ForwardingNo), kit.Prefixed("letter.day", l.ForwardingWritten.Shown()))
	return []FactGroup{
		{"letter.group.sender", []Fact{
			{"letter.name", l.Sender.Name}, {"letter.address", l.Sender.Address}, {"letter.identity", l.Sender.Identity},
			{"letter.phone", l.Sender.Phone}, {"letter.signatories", signatories},
			{"letter.coSigners", strings.Join(signers, "\n")}, {"letter.representative", personWords(l.Representative)},
		}},
		{"letter.group.content", []Fact{
			{"letter.content", l.Content}, {"letter.request", l.Request}, {"letter.against." + string(l.Kind), l.Against},
		}},
		{"letter.group.letter", []Fact{
			{"letter.receivedOn", l.ReceivedOn.Shown()}, {"letter.writtenOn", l.WrittenOn.Shown()},
			{"letter.former", kit.SentenceCase(register.FormerShown(l.Former, l.Number.String()))},
			{"letter.kind", kit.Joined(" · ", l.Kind.Label(), round)}, {"letter.field", l.Field.Label()},
			{"letter.officer", l.Officer},
		}},
		{"letter.group.life", lifeFacts(l)},
		{"letter.group.source", []Fact{
			{"letter.source", l.Source.Label()}, {"letter.forwarding", forwarding}, {"letter.arrival", arrival},
		}},
		{"letter.group.documents", []Fact{
			{"letter.attachments", attachmentLines(l.Attachments)}, {"letter.file", l.File},
		}},
		{"letter.group.matter", []Fact{
			{"letter.matter", l.Matter}, {"letter.duplicateOf", l.DuplicateOf}, {"letter.note", l.Note},
		}},
	}
}

func personWords(p register.Person) string {
	return kit.Joined(" · ", p.Name, p.Address, p.Identity, p.Phone)
}

// NewFactsView shows the facts of a letter group by group; what is empty takes no room.
// The values can be selected and copied.
func NewFactsView(l *register.Letter) fyne.CanvasObject {
	column := container.New(factsLayout{})
	for _, group := range FactsOf(l) {
		pairs := pairsOf(group.Facts)
		if len(pairs) > 0 && len(column.Objects) > 0 {
			line := canvas.NewRectangle(look.Color(theme.ColorNameSeparator))
			column.Objects = append(column.Objects, line, line)
		}
		column.Objects = append(column.Objects, pairs...)
	}
	return column
}

// NewPairs shows facts that are not empty, name and value beside each other.
func NewPairs(facts []Fact) fyne.CanvasObject {
	return container.New(factsLayout{}, pairsOf(facts)...)
}

// pairsOf are the name and the value of each fact that is not empty.
func pairsOf(facts []Fact) (pairs []fyne.CanvasObject) {
	for _, f := range facts {
		if f.Value != "" {
			pairs = append(pairs, look.NewPara(assets.Text(f.Key), look.Ink2, theme.SizeNameCaptionText), NewFactValue(f.Value))
		}
	}
	return pairs
}

// factsLayout lays pairs of names and values in two columns, a value beside its name as
// high as it needs. A pair of one thing is a line between groups.
type factsLayout struct{}

// factName is the width of the names.
const factName = 118

// tight is how much of the room that a label leaves above and below its words goes.
func (factsLayout) tight() float32 { return theme.Size(theme.SizeNameInnerPadding) }

func (l factsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, names, tight := float32(0), look.Scaled(factName), l.tight()
	for i := 0; i+1 < len(objects); i += 2 {
		name, value := objects[i], objects[i+1]
		if name == value {
			kit.Put(name, 0, y+5, size.Width, 1)
			y += 11
			continue
		}
		name.Resize(fyne.NewSize(names, name.Size().Height))
		value.Resize(fyne.NewSize(max(0, size.Width-names+tight), value.Size().Height)) // what wraps needs a width to know its height
		high := value.MinSize().Height
		kit.Put(name, 0, y+1, names, name.MinSize().Height)
		kit.Put(value, names-tight, y-tight, max(0, size.Width-names+2*tight), high)
		y += max(name.MinSize().Height, high-2*tight) + 6
	}
}

func (l factsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(look.Scaled(factName)+120, 0)
	for i := 0; i+1 < len(objects); i += 2 {
		if objects[i] == objects[i+1] {
			size.Height += 11
			continue
		}
		size.Height += max(objects[i].MinSize().Height, objects[i+1].MinSize().Height-2*l.tight()) + 6
	}
	return size
}

// lifeFacts are what the steps of a letter have made of it, beside what it came
// in with.
func lifeFacts(l *register.Letter) []Fact {
	life := &l.Life
	withDay := func(day day.Date, words string) string {
		if words == "" && day.IsZero() {
			return ""
		}
		return kit.Joined(": ", DayOrUnknown(day), kit.OneLine(words))
	}
	var extended, paused, verified, talked, sent, published, results, questions []string
	for _, e := range life.Extensions {
		extended = append(extended, withDay(e.On, StepSummary(e)))
	}
	for _, p := range life.Pauses {
		span := assets.Text("fact.paused.open", "from", DayOrUnknown(p.On))
		if !p.Until.IsZero() {
			span = assets.Text("fact.paused.span", "from", DayOrUnknown(p.On), "to", p.Until.AddDays(-1).Shown())
		}
		paused = append(paused, kit.Joined(" · ", p.Kind.Label(), span))
	}
	for _, v := range life.Verified {
		verified = append(verified, withDay(v.On, StepSummary(v)))
	}
	for _, d := range life.Dialogues {
		talked = append(talked, withDay(d.On, StepSummary(register.Dialogue{Minutes: d.Minutes, Absent: d.Absent})))
	}
	for _, s := range life.Sent {
		sent = append(sent, withDay(s.On, kit.Joined(" · ", kit.OneLine(s.To), kit.Prefixed("told.delivered", s.DeliveredOn.Shown()))))
	}
	for _, p := range life.Published {
		published = append(published, withDay(p.On, p.Way.Label()))
	}
	for _, r := range life.Results {
		results = append(results, withDay(r.On, StepSummary(r)))
	}
	for _, q := range life.Questions {
		state := assets.Text("fact.question.open")
		if !q.AnsweredOn.IsZero() {
			state = assets.Text("fact.question.answered", "day", q.AnsweredOn.Shown())
		}
		questions = append(questions, kit.Joined(" · ", withDay(q.On, q.Leader), state))
	}
	second, ended, withdrawal, superior := "", "", "", ""
	if !life.Second.On.IsZero() || life.Second.Body != "" {
		second = withDay(life.Second.On, StepSummary(life.Second))
	}
	if life.Ended.Reason != "" {
		ended = withDay(life.Ended.On, StepSummary(life.Ended))
	}
	if w := life.Withdrawal; !w.On.IsZero() {
		withdrawal = withDay(w.On, StepSummary(w))
	}
	if s := life.Superior; !s.RequestedOn.IsZero() || !s.ReportedOn.IsZero() {
		superior = kit.Joined(" · ", s.Name, kit.Prefixed("fact.superior.requested", s.RequestedOn.Shown()), kit.Prefixed("fact.superior.reported", s.ReportedOn.Shown()))
	}
	list := func(of []string) string { return strings.Join(of, "\n") }
	return []Fact{
		{"fact.handling", kit.Joined(" · ", l.Handling.Label(), l.HandledOn.Shown(), kit.Prefixed("letter.forwardTo", l.ForwardTo))},
		{"fact.accepted", l.AcceptedOn.Shown()},
		{"fact.complexity", life.Complexity.Level.Label()}, {"fact.extended", list(extended)}, {"fact.paused", list(paused)},
		{"fact.verified", list(verified)}, {"fact.dialogue", list(talked)}, {"fact.questions", list(questions)},
		{"fact.withdrawal", withdrawal}, {"fact.split", numbers(life.Split.Branches)},
		{"fact.result", kit.Joined(" · ", l.Settlement.Result.Label(), l.Settlement.Number, l.Settlement.On.Shown())},
		{"fact.sent", list(sent)}, {"fact.published", list(published)}, {"fact.resultSent", list(results)},
		{"fact.executed", executionFact(l)}, {"fact.second", second}, {"fact.superior", superior},
		{"fact.ended", ended}, {"fact.destruction", withDay(life.Destruction.On, life.Destruction.List)},
		{"fact.national", nationalFact(l.National)},
	}
}

// SendersName is the sender, and how many signed beside; a denouncer stays hidden.
func SendersName(l *register.Letter) string {
	if others := max(l.Signatories-1, len(l.CoSigners)); others > 0 {
		return assets.Text("letter.senders", "sender", l.ShownSender(), "count", strconv.Itoa(others))
	}
	return l.ShownSender()
}

// DueText is a last day as the table shows it: with the days that are left or
// that it is late.
func DueText(due, today day.Date) string {
	if due.IsZero() {
		return ""
	}
	return assets.Text("register.due", "due", due.Shown(), "left", DaysText(due, today))
}

func groundOf(id string) string {
	g, ok := law.GroundByID(id, 0)
	if !ok {
		return ""
	}
	return assets.Text("told.ground", "ground", GroundWords(g))
}

func numbers(all []register.Number) string {
	words := make([]string, len(all))
	for i, n := range all {
		words[i] = n.String()
	}
	return strings.Join(words, ", ")
}

func executionFact(l *register.Letter) string {
	if l.Execution.Done == "" {
		return ""
	}
	return kit.Joined(" · ", assets.Text("step.done."+string(l.Execution.Done)), l.Execution.On.Shown(), ExecutionSoFar(l))
}

// nationalFact says how the letter stands beside the national platform, where somebody wrote
// that down.
func nationalFact(n register.National) string {
	if n.State() == register.NationalToType {
		return ""
	}
	return kit.Joined(" · ", n.Code, kit.Prefixed("told.national.omitted", n.Reason), n.On.Shown())
}

// ExecutionSoFar says how much of what the settlement orders was collected and given back,
// of each that it orders: "80 / 120"; empty where it orders neither.
func ExecutionSoFar(l *register.Letter) string {
	s, e := l.Settlement, l.Execution
	var words []string
	for _, of := range []struct {
		key           string
		ordered, done float64
	}{{"collectMoney", s.CollectMoney, e.CollectedMoney}, {"collectLand", s.CollectLand, e.CollectedLand}, {"returnMoney", s.ReturnMoney, e.ReturnedMoney}, {"returnLand", s.ReturnLand, e.ReturnedLand}} {
		if of.ordered > 0 {
			words = append(words, assets.Text("executed."+of.key, "done", cmp.Or(kit.ShownAmount(of.done), "0"), "ordered", kit.ShownAmount(of.ordered)))
		}
	}
	return strings.Join(words, "; ")
}

// DaysText says how far a last day is away.
func DaysText(due, today day.Date) string { return DaysTo("due.", due, today) }

// DaysTo says how far a last day is away, in the sentences of a prefix: late, today or
// left. args stand in their other places.
func DaysTo(prefix string, due, today day.Date, args ...any) string {
	key, days := "left", today.DaysUntil(due)
	switch {
	case days < 0:
		key, days = "late", -days
	case days == 0:
		key = "today"
	}
	return assets.Text(prefix+key, append(args, "days", kit.Number(days))...)
}

// WaitingPapers names the documents that were written and have not left the office:
// the law counts their day, the citizen has nothing yet.
func WaitingPapers(replies []register.Reply) string {
	var all []string
	for _, r := range replies {
		if r.State != "" && r.State != register.Sent && r.State != register.Delivered && r.State != register.Recalled {
			all = append(all, kit.Joined(" ", DocumentCalled(r), r.State.Label()))
		}
	}
	return strings.Join(all, ", ")
}
