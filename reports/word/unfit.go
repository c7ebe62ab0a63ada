package word

import (
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Event is something that happens to a letter and that documents tell of or do.
type Event string

// The events.
const (
	EventHandled   Event = "handled"   // a direction was taken
	EventAccepted  Event = "accepted"  // thụ lý
	EventVerified  Event = "verified"  // the decision to verify
	EventExtended  Event = "extended"  // a longer limit
	EventPaused    Event = "paused"    // tạm đình chỉ
	EventWithdrawn Event = "withdrawn" // rút đơn
	EventSettled   Event = "settled"   // decision, conclusion or answer
)

// Events are all of them.
var Events = []Event{EventHandled, EventAccepted, EventVerified, EventExtended, EventPaused, EventWithdrawn, EventSettled}

// of is whether and when the event happened to the letter, by its steps or by a document
// that does it. The day is zero where nobody wrote it down.
func (e Event) of(l *register.Letter) (on day.Date, happened bool) {
	issued := func(words string, templates ...string) (day.Date, bool) {
		r := l.FirstReply(0, words, templates...)
		return r.On, r.On != 0
	}
	switch e {
	case EventHandled:
		return l.HandledOn, l.Handled
	case EventAccepted:
		if !l.AcceptedOn.IsZero() || l.Handling == register.Accept {
			return l.AcceptedOn, true
		}
		return issued("quyet dinh thu ly", register.DocumentAcceptDenunciation)
	case EventPaused:
		if n := len(l.Life.Pauses); n > 0 {
			return l.Life.Pauses[n-1].On, true
		}
		return issued("tam dinh chi", register.DocumentSuspendComplaint, register.DocumentSuspendDenunciation)
	case EventWithdrawn:
		return l.Life.Withdrawal.On, !l.Life.Withdrawal.On.IsZero() || l.Settlement.Result == register.Withdrawn
	case EventSettled:
		if l.Decided() {
			return l.Settlement.On, true
		}
		return issued("ket luan noi dung", register.DocumentConclusion, register.DocumentDecision, register.DocumentAnswer)
	}
	return 0, false
}

// Misfit is in what a document does not fit the letter on which it is to be written.
type Misfit string

// The misfits, in the order in which they are told.
const (
	OtherKind    Misfit = "kind"
	OtherRound   Misfit = "round"
	OtherState   Misfit = "state"
	NotYet       Misfit = "event"  // what it tells of has not happened
	NobodyToTell Misfit = "sender" // it speaks to who sent the letter, and nobody knows who
	OtherLaw     Misfit = "law"
	TooEarly     Misfit = "day"
	NotHead      Misfit = "authority"
	Twice        Misfit = "twice"
)

// Unfitness is one reason for which a document does not fit a letter.
type Unfitness struct {
	What     Misfit
	Sentence string // Vietnamese, whole; it names nobody
}

// Unfit are the reasons for which a document of the template does not fit the letter on
// the day; none on no day is about the day. a is by what right it is signed (Options.By),
// to whom it is meant for, none: whom such a document is for.
func (i Info) Unfit(l *register.Letter, on day.Date, a register.Authority, to ...register.Reader) []Unfitness {
	var found []Unfitness
	document, letter, kind := i.Title, l.Number.String(), strings.ToLower(l.Kind.Label())
	say := func(what Misfit, key string, args ...any) {
		found = append(found, Unfitness{what, assets.Text("document.unfit."+key, args...)})
	}
	if !i.For(l.Kind) && l.Kind != "" {
		say(OtherKind, "kind", "document", document, "kind", kind)
		return found // what else could be said is about another procedure
	}
	if round := max(l.Round, 1); len(i.Rounds) > 0 && !slices.Contains(i.Rounds, round) {
		say(OtherRound, "round", "document", document, "letter", letter, "kind", kind, "round", RoundWords(round))
	}
	switch other := i.otherDirection(l); {
	case len(i.States) > 0 && !slices.Contains(i.States, l.State()):
		say(OtherState, "state", "document", document, "letter", letter, "state", strings.ToLower(l.State().Label()), "states", stateWords(i.States))
	case other != "":
		say(OtherState, "handling", "document", document, "letter", letter, "handling", strings.ToLower(other.Label()))
	case i.Shipped && i.When == "withdrawn" && l.Decided():
		say(OtherState, "decided", "letter", letter, "day", l.Settlement.On.Shown())
	case i.Does == EventSettled && l.Settlement.Result.EndsWithoutDecision() && l.Kind != register.Denunciation: // LTC Điều 33 khoản 3
		say(OtherState, "withdrawn", "document", document, "letter", letter, "result", strings.ToLower(l.Settlement.Result.Label()))
	}
	told, happened := i.Tells.of(l)
	if i.Tells != "" && !happened {
		say(NotYet, "event."+string(i.Tells), "document", document, "letter", letter)
	}
	switch {
	case !l.Anonymous():
	case i.Reader == Sender:
		say(NobodyToTell, "sender", "document", document, "letter", letter)
	case i.Does == EventAccepted: // LTC Điều 25 khoản 1, 2
		say(NobodyToTell, "anonymous", "letter", letter)
	}
	if !on.IsZero() {
		does, _ := i.Does.of(l)
		switch {
		case !i.From.IsZero() && on < i.From:
			say(OtherLaw, "from", "document", document, "basis", i.Basis, "day", i.From.Shown())
		case !i.Until.IsZero() && on > i.Until:
			say(OtherLaw, "until", "document", document, "basis", i.Basis, "day", i.Until.Shown())
		}
		if _, grounded := i.Only.of(l); on <= i.OnlyUntil && !grounded {
			say(OtherLaw, "only."+string(i.Only), "document", document, "letter", letter, "day", i.OnlyUntil.Shown())
		}
		switch {
		case on < l.ReceivedOn:
			say(TooEarly, "beforeReceived", "letter", letter, "day", on.Shown(), "event", l.ReceivedOn.Shown())
		case on < told:
			say(TooEarly, "before."+string(i.Tells), "letter", letter, "day", on.Shown(), "event", told.Shown())
		case on < does:
			say(TooEarly, "before."+string(i.Does), "letter", letter, "day", on.Shown(), "event", does.Shown())
		}
	}
	if i.HeadSigns && (a == register.ByOrder || a == register.ByMandate) {
		say(NotHead, "authority", "document", document, "authority", a.Label(), "basis", i.Basis)
	}
	if !i.Repeats {
		since := i.since(l)
		for _, r := range l.Documents() {
			if r.Template != i.Name || r.State == register.Recalled || r.On < since || !overlap(r.Readers, to) {
				continue
			}
			key := "twice"
			if r.State.Draft() {
				key = "twice.draft"
			}
			say(Twice, key, "document", document, "letter", letter, "number", r.Number, "day", r.On.Shown())
			break
		}
	}
	return found
}

// since is the day from which a document of the template is one for now: a matter may be
// suspended and taken up again more than once.
func (i Info) since(l *register.Letter) (on day.Date) {
	for _, p := range l.Life.Pauses {
		switch {
		case i.Does == EventPaused:
			on = max(on, p.Until)
		case i.Tells == EventPaused:
			on = max(on, p.On)
		}
	}
	return on
}

// directions are the directions that documents written at a point of a letter's life tell
// of.
var directions = map[string]register.Handling{"accept": register.Accept, "refuse": register.Refuse, "guide": register.Guide, "forward": register.Forward, "return": register.Return}

// otherDirection is the direction that was taken with the letter where a shipped template
// tells of another one, empty where it does not.
func (i Info) otherDirection(l *register.Letter) register.Handling {
	told, is := directions[i.When]
	if i.Does == EventSettled {
		told, is = register.Accept, true
	}
	if !is || !i.Shipped || l.Handling == "" || l.Handling == told || !l.Life.Split.On.IsZero() {
		return ""
	}
	if told == register.Accept && !l.AcceptedOn.IsZero() || told == register.Guide && l.WasGuided() {
		return ""
	}
	if slices.ContainsFunc(l.Life.Earlier, func(t register.Taken) bool { return t.Handling == told }) {
		return ""
	}
	return l.Handling
}

// overlap reports whether two documents meet one reader; none named are all.
func overlap(a, b []register.Reader) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(r register.Reader) bool { return slices.Contains(b, r) })
}

// stateWords are the states in words, as a sentence lists them.
func stateWords(states []register.State) string {
	var words []string
	for _, s := range states {
		words = append(words, "“"+strings.ToLower(s.Label())+"”")
	}
	return strings.Join(words, ", ")
}

// RoundWords are the round in words: "lần đầu".
func RoundWords(round int) string {
	if round == 2 {
		return assets.Text("document.round.second")
	}
	return assets.Text("document.round.first")
}

// By is by what right the document is signed: as said, or as the role has it.
func (o Options) By() register.Authority {
	return authorityOf(roleOf(o.Role), o.Authority)
}
