package register

import (
	"strings"

	"donthu/data/text"
)

// PassageKind is what a passage of a letter is.
type PassageKind string

// The kinds. The first are seen on lists.
const (
	PassageNumber     PassageKind = "number"
	PassageSender     PassageKind = "sender"
	PassageContent    PassageKind = "content"
	PassageOfficer    PassageKind = "officer"
	PassageAddress    PassageKind = "address"
	PassageOthers     PassageKind = "others" // who signed too, or acts for those who did
	PassageAgainst    PassageKind = "against"
	PassageRequest    PassageKind = "request"
	PassageNote       PassageKind = "note"
	PassageDocument   PassageKind = "document"
	PassageStep       PassageKind = "step" // what was written when something happened
	PassageForwarded  PassageKind = "forwarded"
	PassageAttachment PassageKind = "attachment"
	PassageKept       PassageKind = "kept"    // under which key, number or code
	PassageScan       PassageKind = "scan"    // what was recognised in a scan
	PassageNumbers    PassageKind = "numbers" // of telephones and papers, see PeoplesNumbers
)

// Label is the Vietnamese name of the kind.
func (k PassageKind) Label() string { return text.Label("passage.", string(k)) }

// Passage is a text by which a letter is found.
type Passage struct {
	Kind PassageKind
	Text string
}

// Passages are the texts by which everybody finds the letter: what everybody may read of
// it. Where the law keeps the sender secret, no text says who that is, and the sender's
// name is the code.
func (l *Letter) Passages() []Passage {
	var all []Passage
	add := func(kind PassageKind, parts ...string) {
		if said := strings.TrimSpace(strings.Join(parts, " ")); said != "" {
			all = append(all, Passage{kind, said})
		}
	}
	add(PassageNumber, l.Number.String(), FormerShown(l.Former, l.Number.String()))
	add(PassageContent, l.Content)
	add(PassageOfficer, l.Officer)
	add(PassageAgainst, l.Against)
	add(PassageRequest, l.Request)
	add(PassageNote, l.Note)
	for _, said := range l.Remarks {
		add(PassageNote, said)
	}
	for _, r := range l.Documents() {
		add(PassageDocument, r.Number, r.Type, r.To, r.Summary)
	}
	add(PassageForwarded, l.ForwardTo)
	add(PassageForwarded, l.ForwardingNo, l.ForwardingBody)
	for _, a := range l.Attachments {
		add(PassageAttachment, a.Name)
	}
	for _, f := range l.Files {
		add(PassageAttachment, f.Title)
	}
	for _, said := range []string{l.Matter, l.DuplicateOf, l.ArrivalNo, l.File, l.National.Code, l.National.Reason} {
		add(PassageKept, said)
	}
	add(PassageStep, l.Reason)
	add(PassageStep, l.Settlement.Number)
	l.Life.passages(func(parts ...string) { add(PassageStep, parts...) })
	if l.Secret() {
		veil := NewVeil(l.Everybody()...)
		for i := range all[1:] { // a number is nobody's name
			all[i+1].Text = veil.Cover(all[i+1].Text)
		}
		add(PassageSender, l.ShownSender())
		return all
	}
	for i, p := range l.Everybody() {
		if i == 0 {
			add(PassageSender, p.Name)
		} else {
			add(PassageOthers, p.Name)
		}
		add(PassageAddress, p.Address)
	}
	return all
}

// PeoplesNumbers are the numbers of telephones and papers by which everybody finds the
// letter: none where the law keeps the sender secret.
func (l *Letter) PeoplesNumbers() []string {
	if l.Secret() {
		return nil
	}
	return numbersOf(l.Everybody())
}

// Denouncers are the names and addresses of those whom the law keeps secret, and the
// numbers of their telephones and papers; none for other letters.
func (l *Letter) Denouncers() (texts, numbers []string) {
	if !l.Secret() {
		return nil, nil
	}
	people := l.Everybody()
	for _, p := range people {
		texts = append(texts, p.Name, p.Address)
	}
	return texts, numbersOf(people)
}

func numbersOf(people []Person) (numbers []string) {
	for _, p := range people {
		numbers = append(numbers, p.Phone, p.Identity)
	}
	return numbers
}

// passages hands add the texts of what happened.
func (f *Life) passages(add func(parts ...string)) {
	for _, taken := range f.Earlier {
		add(taken.Reason, taken.ForwardTo)
	}
	for _, c := range append(f.Levels[:len(f.Levels):len(f.Levels)], f.Complexity) {
		add(c.Reason)
	}
	for _, e := range f.Extensions {
		add(e.Number, e.Reason)
	}
	for _, p := range f.Pauses {
		add(p.Number, p.Reason, p.ResumedBy)
	}
	add(f.Withdrawal.Record, f.Withdrawal.Part, f.Withdrawal.Reason)
	add(f.Split.Reason)
	for _, v := range f.Verified {
		add(v.Number, v.By)
	}
	for _, d := range f.Dialogues {
		add(d.Minutes, d.Outcome)
	}
	for _, s := range f.Sent {
		add(s.To)
	}
	for _, r := range f.Results {
		add(r.Number, r.To)
	}
	for _, q := range f.Questions {
		add(q.Number, q.Leader, q.Text)
		add(q.AnswerNumber, q.Answer)
	}
	for _, s := range append(f.Seconds[:len(f.Seconds):len(f.Seconds)], f.Second) {
		add(s.Number, s.Body)
	}
	add(f.Superior.Number, f.Superior.Name)
	add(f.Ended.Text)
	add(f.Destruction.List)
	for _, d := range f.Demands {
		add(d.By, d.Text)
	}
	for _, m := range f.Met {
		add(m.Number, m.Text)
	}
}
