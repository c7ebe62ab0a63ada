package law

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data/calendar"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// Duty is something that the law or the office wants done on a letter: by which rule, for
// whom, by when, and how it stands. The clock has no last day while it stands still, and
// where neither law nor office sets a number of days.
type Duty struct {
	Clock
	What     string          // for the clerk, without the reader: "Gửi quyết định giải quyết"
	To       register.Reader // may be none
	By       steps.Type      // the step that tells of it; empty: none in particular
	Document string          // template that belongs to it; may be empty
	// Otherwise is the template for declining what is asked for; may be empty.
	Otherwise string
	Owes      register.Owing // what keeps the letter open while it is not met; empty: it does not

	Done       bool     // met, or no longer owed
	Met        day.Date // day on which it was met; zero when not, or on a day that nobody knows
	Lapsed     bool     // no longer owed, by the law
	Unrecorded bool     // from before the office wrote down what it did

	Use   string   // UseProcessing and UseSettlement for the two that carry a letter on
	began day.Date // it came up; its clock may run from an earlier day
	books bool     // a book tells whether it was done
}

// Wants reports whether a document of the template belongs to the duty.
func (d *Duty) Wants(template string) bool {
	return template != "" && (d.Document == template || d.Otherwise == template)
}

// Key names the duty among those of its letter.
func (d *Duty) Key() register.DutyName { return register.DutyName{Rule: d.Rule, To: d.To} }

// Says is what has to be done and for whom, as lists have it: "Gửi quyết định giải quyết –
// người khiếu nại".
func (d *Duty) Says(kind register.Kind) string {
	if d.To == "" || d.To == register.ToEverybody {
		return d.What
	}
	return assets.Text("law.duty", "what", d.What, "to", d.To.Label(kind))
}

// DutyWords say what a duty of the name wants and for whom; "" for a name that the law does
// not know.
func DutyWords(name register.DutyName, kind register.Kind) string {
	for _, rule := range dutyRules() {
		if rule.To == name.To && (rule.Rule == name.Rule || rule.Rule == "" && rule.isOf(name.Rule)) && (kind == "" || len(rule.Kinds) == 0 || slices.Contains(rule.Kinds, kind)) {
			d := Duty{What: rule.What, To: rule.To}
			return d.Says(kind)
		}
	}
	if versions := shipped().rules.byID[name.Rule]; name.To == "" && len(versions) > 0 {
		return versions[len(versions)-1].Name // of what is no letter
	}
	return ""
}

// isOf reports whether an entry by use is about the rule of the id.
func (rule *dutyRule) isOf(id string) bool {
	return slices.ContainsFunc(shipped().rules.byID[id], func(r *Rule) bool {
		return r.Use == rule.Use && (len(rule.Kinds) == 0 || len(r.Kinds) == 0 || slices.ContainsFunc(rule.Kinds, func(k register.Kind) bool { return slices.Contains(r.Kinds, k) }))
	})
}

// dutyRule is an entry of assets/law/duties.toml, which explains its words.
type dutyRule struct {
	Rule      string          `toml:"rule"`
	Use       string          `toml:"use"`
	To        register.Reader `toml:"to"`
	Kinds     []register.Kind `toml:"kinds"`
	Only      string          `toml:"only"`
	Starts    string          `toml:"starts"`
	Clock     string          `toml:"clock"`
	Since     string          `toml:"since"`
	MeetsAll  bool            `toml:"meets_all"`
	Met       []string        `toml:"met"`
	Lapses    []string        `toml:"lapses"`
	Owes      register.Owing  `toml:"owes"`
	By        steps.Type      `toml:"by"`
	Document  string          `toml:"document"`
	Otherwise string          `toml:"otherwise"`
	Books     bool            `toml:"books"`
	What      string          `toml:"what"`
}

// dutyRules are the duties of letters in the order in which they come up.
var dutyRules = sync.OnceValue(func() []dutyRule {
	raw, err := assets.Law.ReadFile("law/duties.toml")
	if err != nil {
		panic("law: " + err.Error()) // embedded at build time
	}
	var file struct {
		Duties []dutyRule `toml:"duty"`
	}
	if err := decode(string(raw), &file); err != nil {
		panic("law: the shipped duties: " + err.Error()) // checked by a test
	}
	for _, d := range file.Duties {
		if err := d.check(); err != nil {
			panic("law: the shipped duties: " + err.Error()) // checked by a test
		}
	}
	return file.Duties
})

func (d *dutyRule) check() error {
	names := slices.Concat([]string{d.Starts, cmp.Or(d.Clock, d.Starts), cmp.Or(d.Since, d.Starts)}, d.Met, d.Lapses)
	for _, name := range names {
		if events[name] == nil {
			return errors.New("no event " + name)
		}
	}
	for _, name := range strings.Fields(d.Only) {
		if conditions[name] == nil {
			return errors.New("no condition " + name)
		}
	}
	if (d.Rule == "") == (d.Use == "") || d.What == "" && d.Use == "" || len(d.Met) == 0 {
		return errors.New("a duty lacks words: " + d.Rule + d.Use)
	}
	return nil
}

// Duties are all that the law and the office want on a letter, met or not, in the order
// in which it comes up.
func (o *Office) Duties(l *register.Letter) []Duty {
	all := make([]Duty, 0, 16)
	rules, nobody := dutyRules(), l.Anonymous()
	for i := range rules {
		if rules[i].To != register.ToSender || !nobody { // who nobody knows can be told nothing
			all = append(all, o.duties(&rules[i], l)...)
		}
	}
	for i := range all {
		all[i].Unrecorded = !all[i].Done && !all[i].Informs && o.beforeRecords(&all[i], l)
	}
	for _, outside := range l.Life.Outside {
		meetOutside(all, outside)
	}
	return all
}

// duties are those of an entry: one for each time that it was started.
func (o *Office) duties(rule *dutyRule, l *register.Letter) []Duty {
	if versions := o.rules.byID[rule.Rule]; len(versions) > 0 && !slices.ContainsFunc(versions, func(r *Rule) bool { return r.concerns(l.Kind, max(l.Round, 1)) }) {
		return nil // most entries are about another kind of letter: no event need be looked for
	}
	if len(rule.Kinds) > 0 && !slices.Contains(rule.Kinds, l.Kind) {
		return nil
	}
	var all []Duty
	for _, began := range events[rule.Starts](o, l) {
		if began.on <= 0 {
			continue
		}
		if all == nil && slices.ContainsFunc(strings.Fields(rule.Only), func(name string) bool { return !conditions[name](l) }) {
			return nil
		}
		clock, ok := o.dutyClock(rule, l, began.on)
		if !ok {
			continue
		}
		d := Duty{Clock: clock, What: rule.What, To: rule.To, By: rule.By, Document: rule.document(l), Otherwise: rule.Otherwise, Owes: rule.Owes, began: began.on, books: rule.Books}
		if rule.Use != "" && rule.To == "" {
			d.Use, d.What = rule.Use, cmp.Or(rule.What, clock.Name)
		}
		all = append(all, d)
	}
	o.meet(rule, l, all)
	return all
}

// document is the one of the entry's templates that fits the letter.
func (rule *dutyRule) document(l *register.Letter) string {
	all := strings.Split(rule.Document, "|")
	for _, name := range all {
		fits := name == register.DocumentGuidance && l.Handling == register.Guide || name == register.DocumentReturned && l.Handling == register.Return ||
			name == register.DocumentForwardPetition && l.Handling == register.Forward
		if len(all) == 1 || fits {
			return name
		}
	}
	return ""
}

// dutyClock is the clock of a duty; one without a last day where no number of days is
// set. false where the rule does not concern the letter.
func (o *Office) dutyClock(rule *dutyRule, l *register.Letter, began day.Date) (Clock, bool) {
	start := began
	if rule.Clock != "" {
		if first := events[rule.Clock](o, l); len(first) > 0 && first[0].on > 0 {
			start = first[0].on
		}
	}
	id, runs := rule.Rule, func() (Clock, bool) { return o.clock(rule.Rule, start, o.optionsFor(l.Kind), nil, nil) }
	switch rule.Use {
	case UseProcessing:
		id, runs = o.processingRule(l), func() (Clock, bool) { return o.processing(l) }
	case UseSettlement:
		id, runs = o.settlementRule(l), func() (Clock, bool) { return o.settlement(l) }
	}
	version, err := o.rules.ruleFor(id, start, l.Kind)
	if err != nil || !version.concerns(l.Kind, max(l.Round, 1)) {
		return Clock{}, false
	}
	if by := l.Settlement.ExecuteBy; version.Ends == "executed" && !by.IsZero() {
		return o.ownDay(version, start, by), true
	}
	c, ok := runs()
	if !ok {
		c = Clock{Rule: version.ID, Name: version.Name, Article: version.Article, Sentence: version.Sentence, Start: start, Unit: version.Unit, Note: version.Note}
		if !o.silent {
			c.Explanation = assets.Text("law.explain.noLimit", "article", version.Article)
		}
	}
	return c, true
}

// ownDay is the clock of what a decision orders by a day of its own.
func (o *Office) ownDay(version *Rule, start, by day.Date) Clock {
	return Clock{Rule: version.ID, Name: version.Name, Article: assets.Text("law.ownDay"), Sentence: version.Sentence, Start: start,
		Length: start.DaysUntil(by), Unit: CalendarDays, Unrolled: by, Due: by, Explanation: assets.Text("law.explain.ownDay", "day", by.Shown())}
}

// meet finds what met each duty of an entry. What happens once meets the last of them that
// had begun: one notice does not meet two suspensions.
func (o *Office) meet(rule *dutyRule, l *register.Letter, all []Duty) {
	if len(all) == 0 {
		return
	}
	since := day.Date(0)
	if rule.Since != "" {
		since = events[rule.Since](o, l)[0].on
	}
	var met []happened
	for _, name := range rule.Met {
		met = append(met, events[name](o, l)...)
	}
	slices.SortStableFunc(met, func(a, b happened) int { return cmp.Compare(a.on, b.on) }) // the first counts
	for _, h := range met {
		if h.on.IsZero() || !h.tells(rule.To) {
			continue
		}
		for i := len(all) - 1; i >= 0; i-- {
			if d := &all[i]; !d.Done && (h.on == unknownDay || h.on >= min(d.began, cmp.Or(since, d.began))) {
				if d.Done, d.Met = true, max(h.on, 0); !rule.MeetsAll {
					break
				}
			}
		}
	}
	for _, name := range rule.Lapses {
		for _, h := range events[name](o, l) {
			for i := range all {
				if d := &all[i]; !h.on.IsZero() && !d.Done {
					d.Done, d.Lapsed = true, true
				}
			}
		}
	}
}

// meetOutside puts into the duties that somebody wrote down what had been done on paper:
// on a day the last of a name that had begun, on a day that nobody knows only those of
// which nothing was written.
func meetOutside(all []Duty, outside register.DoneOutside) {
	for _, name := range outside.Duties {
		for i := len(all) - 1; i >= 0; i-- {
			d := &all[i]
			if d.Done || d.Use != "" || d.Informs || d.Key() != name || outside.On < d.began {
				continue
			}
			if outside.UnknownDay {
				d.Done, d.Unrecorded = d.Unrecorded, false
				continue
			}
			d.Done, d.Met, d.Unrecorded = true, outside.On, false
			break
		}
	}
}

// beforeRecords reports whether nobody can know from the register if the duty was met:
// its time was over before the office wrote such things down, or before a book brought
// the letter. Whether a letter was processed, settled and carried out the books tell.
func (o *Office) beforeRecords(d *Duty, l *register.Letter) bool {
	if d.Use != "" || d.books && l.Execution.Done == register.No {
		return false
	}
	after := d.Owes == register.OwesResult || d.Owes == register.OwesExecution
	if after && !l.Settlement.Follow && len(l.Life.Sent) == 0 && !l.ImportedOn.IsZero() {
		return true // a book ends with the result
	}
	since := max(cmp.Or(register.RecordsOf(l.Former), o.settings.RecordsFrom), l.ImportedOn)
	return cmp.Or(d.Due, d.Start) < since
}

// Due is what the letter owes, in short.
func (o *Office) Due(l *register.Letter) register.Due {
	due, _ := o.Owed(l)
	return due
}

// Owed is what the letter owes, in short and duty by duty, for its projection.
func (o *Office) Owed(l *register.Letter) (due register.Due, all []register.Owed) {
	quiet := *o
	quiet.silent = true
	var next *Duty
	for _, d := range quiet.Duties(l) {
		switch {
		case d.Informs:
			continue
		case d.Use == UseProcessing:
			due.Process = d.Due
		case d.Use == UseSettlement:
			due.Settle = d.Due
		}
		late := d.metLate()
		all = append(all, register.Owed{Rule: d.Rule, To: d.To, Start: d.Start, Due: d.Due, Met: d.Met,
			Paused: !d.PausedSince.IsZero(), Done: d.Done, Unrecorded: d.Unrecorded, SettledLate: late})
		due.Late = due.Late || late
		switch {
		case d.Unrecorded:
			due.Unrecorded++
		case !d.Done:
			if d.Use == "" && d.Owes == "" && d.Due.IsZero() {
				continue // it keeps nothing open
			}
			if !d.Due.IsZero() && (due.Next.IsZero() || d.Due < due.Next) || due.Next.IsZero() && next == nil {
				due.Next, next = cmp.Or(d.Due, due.Next), &d
			}
			due.Owes = more(due.Owes, d.Owes)
		}
	}
	if next != nil {
		due.Deed = next.Says(l.Kind)
	}
	return due, all
}

// more is what of two says better where the letter stands.
func more(a, b register.Owing) register.Owing {
	order := []register.Owing{register.OwesResult, register.OwesExecution, register.OwesNotice}
	for _, one := range order {
		if a == one || b == one {
			return one
		}
	}
	return register.OwesNothing
}

// Step is the content that the step of the duty begins with, for its form; nil where no
// step is named.
func (d *Duty) Step(l *register.Letter) steps.Content {
	switch d.By {
	case register.StepReplied:
		return register.Reply{Template: d.Document, Readers: []register.Reader{d.To}}
	case register.StepDecisionSent:
		return register.DecisionSent{Readers: []register.Reader{d.To}}
	case register.StepResultSent:
		return register.ResultSent{To: l.ForwardingBody}
	case register.StepPublished:
		return register.Published{Way: register.Posting}
	case register.StepExecuted:
		return register.Execution{Done: register.Yes, OfDay: true}
	case register.StepSuperior:
		return register.OverdueToSuperior{Superior: l.Life.Superior.Name, Reported: true}
	case register.StepHandled:
		return register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward}
	case register.StepDestruction:
		return register.ListedForDestruction{}
	case register.StepDemandMet:
		return register.DemandMet{Kind: map[string]register.DemandKind{"T15": register.Protection, "K13": register.Information, "K14": register.Stay, "T6": register.Crime, "H4": register.ForwardedOutcome, "H5": register.RecommendedOutcome}[d.Rule]}
	}
	return nil
}

// inTime keeps of the extensions those that were decided while the limit ran: one
// decided after its end does not heal it.
func (r *Rules) inTime(id string, start day.Date, cal *calendar.Calendar, o Options, pauses []Span, extensions []Extension) (kept []Extension, late bool) {
	for _, e := range extensions {
		if !e.On.IsZero() {
			on := e.On
			e.On = 0
			if c, err := r.clock(id, start, cal, o, pauses, kept, true); err == nil && !c.Due.IsZero() && on > c.Due {
				late = true
				continue
			}
		}
		kept = append(kept, e)
	}
	return kept, late
}
