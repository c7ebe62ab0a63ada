package workbook

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/law/numbers"
	"donthu/data/register"
	"donthu/data/text"
)

// caseOf is a matter with all that is known of it in a book.
type caseOf struct {
	letters []register.Letter // by number
	visits  []register.Reception
}

// matters are the matters of letters and visits, each under its key.
type matters struct {
	cases map[string]*caseOf
	keys  map[string]string // of the matter of a letter, by its number
}

func newMatters() *matters { return &matters{cases: map[string]*caseOf{}, keys: map[string]string{}} }

func (m *matters) of(key string) *caseOf {
	if m.cases[key] == nil {
		m.cases[key] = &caseOf{}
	}
	return m.cases[key]
}

func (m *matters) letter(l *register.Letter) error {
	key := l.MatterKey()
	m.keys[l.Number.String()] = key
	c := m.of(key)
	c.letters = append(c.letters, *l)
	return nil
}

// visit adds a visit to the matter that it names, or to that of the letter that came of it; one
// that names none is a matter of its own where alone says so.
func (m *matters) visit(r register.Reception, alone bool) {
	key := cmp.Or(r.Matter, m.keys[r.Letter])
	switch {
	case key != "" && m.cases[key] != nil:
	case !alone:
		return
	case key == "":
		key = "lượt " + strconv.FormatInt(r.ID, 10)
	}
	c := m.of(key)
	c.visits = append(c.visits, r)
}

// sorted are the matters in an order.
func (m *matters) sorted(by func(a, b *caseOf) int) []*caseOf {
	all := make([]*caseOf, 0, len(m.cases))
	for _, key := range slices.Sorted(maps.Keys(m.cases)) {
		all = append(all, m.cases[key])
	}
	slices.SortStableFunc(all, by)
	return all
}

// began is the day of the first letter or visit of the matter.
func (c *caseOf) began() day.Date {
	first := day.Date(0)
	for _, l := range c.letters {
		if first.IsZero() || l.ReceivedOn < first {
			first = l.ReceivedOn
		}
	}
	for _, r := range c.visits {
		if first.IsZero() || r.On < first {
			first = r.On
		}
	}
	return first
}

// people is how many stand behind the matter, as far as is known: as many as signed one of its
// letters or came in one visit, or as wrote and came one by one.
func (c *caseOf) people() int {
	most, names := 0, map[string]bool{}
	for _, l := range c.letters {
		most = max(most, l.Signatories, len(l.CoSigners)+1)
		if !l.Anonymous() {
			names[text.Fold(l.Sender.Name)] = true
		}
	}
	for _, r := range c.visits {
		most = max(most, r.People, 1)
		names[text.Fold(r.Visitor.Name)] = true
	}
	return max(most, len(names))
}

// mask takes who denounced out of the row of a matter, whichever of its letters and visits it
// stands in.
func (m *rowMaker) maskOfCase(c *caseOf) *mask {
	secret := false
	var people []register.Person
	for i := range c.letters {
		if l := &c.letters[i]; l.Secret() {
			people, secret = append(people, l.Everybody()...), true
			m.named(true, register.About{Subject: register.LetterSubject, ID: l.ID})
		}
	}
	for i := range c.visits {
		if r := &c.visits[i]; r.Secret() {
			people, secret = append(people, r.Everybody()...), true
			m.named(true, register.About{Subject: register.ReceptionSubject, ID: r.ID})
		}
	}
	return m.mask(secret, people, "")
}

// facts are what stands of a matter in every list: its letter, kind, who sent it, what about.
type caseFacts struct {
	number, sender, content, state, officer string
	kind                                    register.Kind
}

// facts are those of its first letter that shows how it stands, or of its first visit.
func (c *caseOf) facts(hide *mask, open func(*register.Letter) bool) caseFacts {
	if len(c.letters) == 0 {
		r := &c.visits[0]
		sender := r.Visitor.Name
		if hide != nil && r.Secret() {
			sender = r.ShownVisitor()
			hide.name = sender
		}
		return caseFacts{number: assets.Text("books.onVisit", "day", r.On.Shown()), sender: sender, content: r.Content, state: r.Handling, kind: r.Kind}
	}
	l := &c.letters[0]
	if at := slices.IndexFunc(c.letters, func(l register.Letter) bool { return open(&l) }); at >= 0 {
		l = &c.letters[at]
	}
	var plain *mask
	sender := plain.sender(l)
	if hide != nil && l.Secret() {
		sender = l.ShownSender()
		hide.name = sender // it stays as it is
	}
	return caseFacts{number: l.Number.String(), sender: sender, content: l.Content, state: l.State().Label(), officer: l.Officer, kind: l.Kind}
}

var crowdedColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "letterOrVisit", 10.5, "center"},
	{"", "kindOf", 11, "center"},
	{"", "sender", 22, "left"},
	{"", "content", 38, "left"},
	{"", "peopleMost", 8, "center"},
	{"", "lettersOf", 24, "left"},
	{"", "visitsOf", 22, "left"},
	{"", "stateNow", 13, "center"},
	{"", "officer", 16, "left"},
	{"", "remark", 14, "left"},
}

// crowded are the rows of the list of matters behind which a group stands, as the law on
// receiving citizens counts one, and of which a letter or a visit came in the period.
func (m *rowMaker) crowded(add addRow) error {
	all := newMatters()
	if err := m.src.EachOfMatters(m.ctx, m.period, all.letter); err != nil {
		return err
	}
	visits, err := m.src.Receptions(m.ctx, day.Period{From: always.From, To: m.period.To})
	if err != nil {
		return err
	}
	slices.SortStableFunc(visits, func(a, b register.Reception) int { return cmp.Compare(b.On, a.On) }) // the period's make matters that earlier ones belong to
	for _, r := range visits {
		all.visit(r, m.period.Contains(r.On))
	}
	n := 0
	for _, c := range all.sorted(func(a, b *caseOf) int {
		return cmp.Or(cmp.Compare(b.people(), a.people()), cmp.Compare(a.began(), b.began()))
	}) {
		people := c.people()
		if !numbers.IsGroup(people) {
			continue
		}
		n++
		var letters, came string
		for _, l := range c.letters {
			letters = lines(letters, assets.Text("books.letterOf", "letter", l.Number.String(), "day", l.ReceivedOn.Shown(), "count", max(l.Signatories, len(l.CoSigners)+1)))
		}
		slices.SortStableFunc(c.visits, func(a, b register.Reception) int { return cmp.Compare(a.On, b.On) })
		for _, r := range c.visits {
			came = lines(came, assets.Text("books.visitOf", "day", r.On.Shown(), "count", max(1, r.People)))
		}
		mask := m.maskOfCase(c)
		f := c.facts(mask, func(l *register.Letter) bool { return !l.DoneWith() })
		if err := add(f.kind, mask.row(n, f.number, f.kind.Label(), f.sender, f.content, people, letters, came, f.state, f.officer, "")...); err != nil {
			return err
		}
	}
	return nil
}

var longColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "letter", 9, "center"},
	{"", "firstOn", 11, "center"},
	{"", "openDays", 8, "center"},
	{"", "kindOf", 11, "center"},
	{"", "sender", 22, "left"},
	{"", "content", 36, "left"},
	{"", "longWhy", 30, "left"},
	{"", "stateNow", 13, "center"},
	{"", "limit", 11, "center"},
	{"", "officer", 15, "left"},
	{"", "remark", 14, "left"},
}

// longRule is the mark of the office's beyond which an open matter is a long one.
const longRule = "V1"

// long are the rows of the list of matters that were open at the end of the period and are
// long ones: open for longer than the mark, in their second round, or sent again after they
// were settled. The longest come first.
func (m *rowMaker) long(add addRow) error {
	all, on := newMatters(), m.overdueDay()
	if err := m.src.EachOpenSince(m.ctx, on, all.letter); err != nil {
		return err
	}
	office := law.NewOffice(m.settings)
	mark, _ := office.Norm(longRule, on)
	open := func(l *register.Letter) bool {
		done := l.ConcludedOn()
		return done > on || done.IsZero() && !l.DoneWith()
	}
	n := 0
	for _, c := range all.sorted(func(a, b *caseOf) int { return cmp.Compare(a.began(), b.began()) }) {
		if !slices.ContainsFunc(c.letters, func(l register.Letter) bool { return open(&l) }) {
			continue
		}
		days := c.began().DaysUntil(on)
		why := c.longWhy(on, days, mark.Length)
		if why == "" {
			continue
		}
		n++
		mask := m.maskOfCase(c)
		f := c.facts(mask, open)
		due := day.Date(0)
		for i := range c.letters {
			if l := &c.letters[i]; open(l) && (due.IsZero() || !l.DueOn().IsZero() && l.DueOn() < due) {
				due = l.DueOn()
			}
		}
		if err := add(f.kind, mask.row(n, f.number, c.began(), days, f.kind.Label(), f.sender, f.content, why, f.state, due, f.officer, "")...); err != nil {
			return err
		}
	}
	return nil
}

// longWhy says why the matter is a long one, "" when it is none.
func (c *caseOf) longWhy(on day.Date, days, most int) (why string) {
	if most > 0 && days > most {
		why = assets.Text("books.long.days", "days", most)
	}
	settled, again := day.Date(0), day.Date(0)
	for _, l := range c.letters {
		if l.Round == 2 {
			why = lines(why, assets.Text("books.long.round."+string(cmp.Or(l.Kind, register.Petition)), "letter", l.Number.String()))
		}
		if s := l.Settlement; l.Decided() && !s.On.IsZero() && s.On <= on && (settled.IsZero() || s.On < settled) {
			settled = s.On
		}
	}
	for _, l := range c.letters {
		if !settled.IsZero() && l.ReceivedOn > settled {
			again = l.ReceivedOn
		}
	}
	if !again.IsZero() {
		why = lines(why, assets.Text("books.long.again", "day", again.Shown(), "settled", settled.Shown()))
	}
	if n := len(c.letters); n > 1 && why != "" {
		why = lines(why, assets.Text("books.long.letters", "count", n))
	}
	return why
}
