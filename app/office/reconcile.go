package office

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/listing"
	"donthu/reports/workbook"
)

// MatchedBy is by what a letter of a list was found in the register.
type MatchedBy string

// The ways, the surest first.
const (
	ByCode    MatchedBy = "code"    // on the national platform
	ByNumber  MatchedBy = "number"  // with the same sender or day
	ByContent MatchedBy = "content" // the same sender and content
	ByDay     MatchedBy = "day"     // the same sender and day, of which there is no other
)

// Label is the Vietnamese word for the way.
func (m MatchedBy) Label() string { return assets.Text("reconcile.by." + string(m)) }

// Matched is a letter that both have.
type Matched struct {
	Here    register.Letter
	There   intake.ListedLetter
	By      MatchedBy
	Differs []intake.Difference // what the list says otherwise
	doubled bool                // the list has its code for several letters
}

// NewCode is the code on the national platform that the list knows and the register does not;
// empty for none, and for one that the list has for several letters: a person clears that up.
func (m *Matched) NewCode() string {
	if m.Here.National.Code == "" && !m.doubled {
		return m.There.Letter.National.Code
	}
	return ""
}

// Reconciled is the register compared with a list.
type Reconciled struct {
	File      string
	Both      []Matched
	OnlyHere  []register.Letter // received within Period
	OnlyThere []intake.ListedLetter
	Period    day.Period // from the first to the last day of receipt that the list has
	List      intake.Result
	Doubled   []string // codes that the list has for several letters
}

// Differing are the letters of which the list says something else.
func (r *Reconciled) Differing() (all []Matched) {
	for _, m := range r.Both {
		if len(m.Differs) > 0 {
			all = append(all, m)
		}
	}
	return all
}

// WithCodes are the letters whose code the register can take over from the list.
func (r *Reconciled) WithCodes() (all []Matched) {
	for _, m := range r.Both {
		if m.NewCode() != "" {
			all = append(all, m)
		}
	}
	return all
}

// Reconcile compares the register with the letters of a list of any layout: that of the national
// platform, the văn thư's, the board's. Nothing is written.
func (o *Office) Reconcile(ctx context.Context, file string, options intake.Options) (*Reconciled, error) {
	options.Today = o.Today()
	listed, result, err := intake.ReadLetters(ctx, file, options)
	if err != nil {
		return nil, err
	}
	r := &Reconciled{File: file, List: result}
	m := matching{r: r, listed: listed, taken: make([]bool, len(listed)), codes: map[string][]int{}, numbers: map[register.Number][]int{}, senders: map[string][]int{}}
	for i := range listed {
		l := &listed[i].Letter
		if r.Period.From.IsZero() || l.ReceivedOn < r.Period.From {
			r.Period.From = l.ReceivedOn
		}
		r.Period.To = max(r.Period.To, l.ReceivedOn)
		if l.National.Code != "" {
			m.codes[l.National.Code] = append(m.codes[l.National.Code], i)
		}
		if l.Number.Count != 0 {
			m.numbers[l.Number] = append(m.numbers[l.Number], i)
		}
		m.senders[senderKey(l)] = append(m.senders[senderKey(l)], i)
	}
	if err := o.store.EachLetter(ctx, func(l *register.Letter) error { m.consider(l); return ctx.Err() }); err != nil {
		return nil, err
	}
	m.match()
	for i := range r.Both {
		code := r.Both[i].NewCode()
		if len(m.codes[code]) < 2 { // one that a letter of the register has is that letter's row
			continue
		}
		r.Both[i].doubled = true
		if !slices.Contains(r.Doubled, code) {
			r.Doubled = append(r.Doubled, code)
		}
	}
	return r, nil
}

// matching finds each letter of a list in the register; each letter stands for one only.
type matching struct {
	r          *Reconciled
	listed     []intake.ListedLetter
	taken      []bool
	codes      map[string][]int
	numbers    map[register.Number][]int
	senders    map[string][]int
	candidates []register.Letter
	found      []bool

	despiteCode bool // two codes keep no letters apart any more
}

// senderKey is the sender without accents and form of address.
func senderKey(l *register.Letter) string {
	name := text.Fold(l.Sender.Name)
	for _, title := range []string{"ong ", "ba "} {
		name = strings.TrimPrefix(name, title)
	}
	return name
}

// consider keeps a letter of the register that may be one of the list's, or lacks there.
func (m *matching) consider(l *register.Letter) {
	within := m.r.Period.From <= l.ReceivedOn && l.ReceivedOn <= m.r.Period.To && len(m.listed) > 0
	if within || m.codes[l.National.Code] != nil && l.National.Code != "" || m.numbers[l.Number] != nil || m.senders[senderKey(l)] != nil {
		m.candidates = append(m.candidates, *l)
	}
}

// match tries the surest way for all letters before the next one.
func (m *matching) match() {
	m.found = make([]bool, len(m.candidates))
	m.by(ByCode, func(l *register.Letter) []int {
		if l.National.Code == "" {
			return nil
		}
		return m.codes[l.National.Code]
	}, func(_, _ *register.Letter) bool { return true })
	m.by(ByNumber, func(l *register.Letter) []int { return m.numbers[l.Number] }, func(here, there *register.Letter) bool {
		// A list may number its rows for itself.
		return senderKey(here) == senderKey(there) || here.ReceivedOn == there.ReceivedOn
	})
	ofSender := func(l *register.Letter) []int { return m.senders[senderKey(l)] }
	m.by(ByContent, ofSender, func(here, there *register.Letter) bool { return text.Fold(here.Content) == text.Fold(there.Content) })
	m.by(ByDay, ofSender, func(here, there *register.Letter) bool {
		return here.ReceivedOn == there.ReceivedOn && m.alone(here)
	})
	// Two codes are two letters, unless all else says that one of the codes is mistyped.
	m.despiteCode = true
	m.by(ByNumber, func(l *register.Letter) []int { return m.numbers[l.Number] }, sameSenderAndDay)
	m.by(ByContent, ofSender, func(here, there *register.Letter) bool {
		return sameSenderAndDay(here, there) && text.Fold(here.Content) == text.Fold(there.Content)
	})
	for i := range m.candidates {
		if l := &m.candidates[i]; !m.found[i] && m.r.Period.From <= l.ReceivedOn && l.ReceivedOn <= m.r.Period.To {
			m.r.OnlyHere = append(m.r.OnlyHere, *l)
		}
	}
	for i := range m.listed {
		if !m.taken[i] {
			m.r.OnlyThere = append(m.r.OnlyThere, m.listed[i])
		}
	}
	slices.SortFunc(m.r.Both, func(a, b Matched) int {
		return cmp.Or(cmp.Compare(a.Here.ReceivedOn, b.Here.ReceivedOn), cmp.Compare(a.Here.ID, b.Here.ID))
	})
}

func (m *matching) by(way MatchedBy, among func(*register.Letter) []int, same func(here, there *register.Letter) bool) {
	for i := range m.candidates {
		if m.found[i] {
			continue
		}
		here := &m.candidates[i]
		for _, at := range among(here) {
			there := &m.listed[at].Letter
			if m.taken[at] || !same(here, there) || way != ByCode && !m.despiteCode && otherCode(here, there) {
				continue
			}
			m.found[i], m.taken[at] = true, true
			m.r.Both = append(m.r.Both, Matched{Here: *here, There: m.listed[at], By: way, Differs: intake.Differences(there, here)})
			break
		}
	}
}

// otherCode reports whether the platform has them under two codes: they are two letters.
func otherCode(here, there *register.Letter) bool {
	a, b := here.National.Code, there.National.Code
	return a != "" && b != "" && a != b
}

func sameSenderAndDay(here, there *register.Letter) bool {
	return senderKey(here) == senderKey(there) && here.ReceivedOn == there.ReceivedOn
}

// alone reports whether neither the register nor the list has another letter of the sender on the
// day that was not found yet.
func (m *matching) alone(l *register.Letter) bool {
	here, there := 0, 0
	for i := range m.candidates {
		if c := &m.candidates[i]; !m.found[i] && c.ReceivedOn == l.ReceivedOn && senderKey(c) == senderKey(l) {
			here++
		}
	}
	for _, at := range m.senders[senderKey(l)] {
		if !m.taken[at] && m.listed[at].Letter.ReceivedOn == l.ReceivedOn {
			there++
		}
	}
	return here == 1 && there == 1
}

// TakeCodes writes the codes that a list knows on the letters that have none, on all or on none,
// and returns the steps for TakeBack.
func (o *Office) TakeCodes(ctx context.Context, all []Matched) ([]Delivered, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (done []Delivered, err error) {
		for i := range all {
			now, err := tx.Letter(all[i].Here.ID)
			if err != nil {
				return nil, err
			}
			code := all[i].NewCode()
			if code == "" || now.National.Code != "" { // somebody typed one since
				continue
			}
			if _, err := tx.AddSteps(now.ID, steps.Draft{On: max(o.Today(), now.ReceivedOn), Content: register.National{Code: code}}); err != nil {
				return nil, err
			}
			step, err := tx.LastStepOf(now.ID)
			if err != nil {
				return nil, err
			}
			done = append(done, Delivered{now.ID, step})
		}
		return done, nil
	})
}

// ReconciledLine is a line of a comparison as screens and files show it: it names no denouncer.
type ReconciledLine struct {
	ID      int64         `json:"-"` // of the letter of the register, 0 for none
	Number  string        `json:"number,omitempty"`
	Row     int           `json:"row,omitempty"` // of the list, 0 for none
	On      day.Date      `json:"receivedOn,omitzero"`
	Sender  string        `json:"sender"`
	Kind    register.Kind `json:"kind,omitempty"`
	Content string        `json:"content,omitempty"`
	By      MatchedBy     `json:"by,omitempty"`
	Code    string        `json:"code,omitempty"` // that can be taken over
	Differs string        `json:"differs,omitempty"`
}

// LineOfMatched, LineHere and LineThere are the lines of letters.
func LineOfMatched(m *Matched) ReconciledLine {
	line := LineHere(&m.Here)
	line.Row, line.By, line.Code = m.There.Place.Row, m.By, m.NewCode()
	told := make([]string, len(m.Differs))
	for i, d := range m.Differs {
		told[i] = d.String()
	}
	line.Differs = strings.Join(told, "; ")
	return line
}

// LineHere is the line of a letter of the register.
func LineHere(l *register.Letter) ReconciledLine {
	shown := l.Masked()
	return ReconciledLine{ID: l.ID, Number: l.Number.String(), On: l.ReceivedOn, Sender: l.ShownSender(), Kind: l.Kind, Content: shown.Content}
}

// LineThere is the line of a letter that only the list has.
func LineThere(l *intake.ListedLetter) ReconciledLine {
	shown := l.Letter.Masked()
	line := ReconciledLine{Number: l.Letter.Number.String(), Row: l.Place.Row, On: l.Letter.ReceivedOn, Sender: shown.Sender.Name, Kind: l.Letter.Kind, Content: shown.Content}
	if l.Letter.Secret() { // the register has no number for a code
		line.Sender = assets.Text("secret.name")
	}
	return line
}

// Groups of a comparison.
const (
	GroupDiffering = "differing"
	GroupThere     = "there"
	GroupHere      = "here"
	GroupBoth      = "both"
)

// Groups are all of them in the order in which they are shown.
var Groups = []string{GroupDiffering, GroupThere, GroupHere, GroupBoth}

// Lines are the lines of a group.
func (r *Reconciled) Lines(group string) (lines []ReconciledLine) {
	switch group {
	case GroupHere:
		for i := range r.OnlyHere {
			lines = append(lines, LineHere(&r.OnlyHere[i]))
		}
	case GroupThere:
		for i := range r.OnlyThere {
			lines = append(lines, LineThere(&r.OnlyThere[i]))
		}
	default:
		all := r.Both
		if group == GroupDiffering {
			all = r.Differing()
		}
		for i := range all {
			lines = append(lines, LineOfMatched(&all[i]))
		}
	}
	return lines
}

// Lists are the groups for a printer or a workbook.
func (r *Reconciled) Lists(s register.Settings) (lists []listing.List) {
	for _, group := range Groups {
		l := listing.List{Office: s.Ward, Title: assets.Text("reconcile.title.of", "group", assets.Text("reconcile.group."+group)), Sheet: assets.Text("reconcile.group." + group),
			Headings: strings.Split(assets.Text("reconcile.headings"), "|")}
		for _, line := range r.Lines(group) {
			l.Rows = append(l.Rows, line.Cells())
		}
		l.About = assets.Text("reconcile.about", "count", len(l.Rows), "from", r.Period.From.Shown(), "to", r.Period.To.Shown())
		lists = append(lists, l)
	}
	return lists
}

// Cells are the line as texts, in the order of the headings.
func (l ReconciledLine) Cells() []string {
	row, by := "", ""
	if l.Row != 0 {
		row = strconv.Itoa(l.Row)
	}
	if l.By != "" {
		by = l.By.Label()
	}
	return []string{l.Number, row, l.On.Shown(), l.Sender, l.Kind.Label(), l.Content, by, l.Code, l.Differs}
}

// WriteReconciled writes a comparison as a workbook, a sheet for each group.
func (o *Office) WriteReconciled(r *Reconciled, file string) error {
	return workbook.Save(file, func(w io.Writer) error { return workbook.WriteList(w, r.Lists(o.Settings())...) })
}
