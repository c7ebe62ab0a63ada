package register

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// DocumentNumber is the number and the symbol of an outgoing document (số, ký
// hiệu: 05/TB-UBND; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3). Numbers
// are counted by year and symbol, from 1.
type DocumentNumber struct {
	Count  int
	Symbol string // TB-UBND
}

// String is the number as documents write it, with a nought before numbers below
// 10; empty without a symbol.
func (n DocumentNumber) String() string {
	if n.Symbol == "" {
		return ""
	}
	return fmt.Sprintf("%02d/%s", n.Count, n.Symbol)
}

// ParseDocumentNumber reads 05/TB-UBND; ok is false for a number that is written
// otherwise, which no book counts.
func ParseDocumentNumber(s string) (n DocumentNumber, ok bool) {
	count, symbol, found := strings.Cut(text.Clean(s), "/")
	c, err := strconv.Atoi(strings.TrimSpace(count))
	symbol = strings.ToUpper(strings.TrimSpace(symbol))
	if !found || err != nil || c < 1 || symbol == "" {
		return DocumentNumber{}, false
	}
	return DocumentNumber{c, symbol}, true
}

// ParseCount reads a number of the series as it is typed, 12 or 12/TB-UBND; ok is false for
// one of another series and for what is no number.
func ParseCount(typed, symbol string) (count int, ok bool) {
	digits, of, whole := strings.Cut(typed, "/")
	count, err := strconv.Atoi(strings.TrimSpace(digits))
	return count, err == nil && count > 0 && symbol != "" && (!whole || strings.EqualFold(strings.TrimSpace(of), symbol))
}

// StepDelivery is the type of Delivery.
const StepDelivery steps.Type = "delivery"

// DeliveryState says how far a document that the program wrote has come.
type DeliveryState string

// The states. A draft has neither number nor day, and no force; both come with the
// signature (NĐ 30/2020/NĐ-CP Điều 15 khoản 2). One that was recorded without being written
// here has no state.
const (
	Drafted   DeliveryState = "draft"
	Submitted DeliveryState = "submitted" // to who signs
	Written   DeliveryState = "written"   // numbered before its signature, as the program once did
	Signed    DeliveryState = "signed"
	Sent      DeliveryState = "sent"
	SentBack  DeliveryState = "sent-back" // it could not be delivered
	Delivered DeliveryState = "delivered"
	Recalled  DeliveryState = "recalled" // after its signature; its number stays spent
)

// DeliveryStates are the stations of a document on its way.
var DeliveryStates = []DeliveryState{Drafted, Submitted, Signed, Sent, Delivered}

// onward are the states that may follow each other one.
var onward = map[DeliveryState][]DeliveryState{
	Drafted:   {Submitted, Signed},
	Submitted: {Drafted, Signed}, // given back, to be written better
	Written:   {Signed, Sent, Delivered},
	Signed:    {Sent, Delivered, Recalled},
	Sent:      {Delivered, SentBack, Recalled},
	SentBack:  {Sent, Delivered, Recalled},
	Delivered: {Recalled},
}

// Onward are the states that may follow.
func (s DeliveryState) Onward() []DeliveryState { return slices.Clone(onward[s]) }

// Draft reports whether the document has no number and no force yet.
func (s DeliveryState) Draft() bool { return s == Drafted || s == Submitted }

// InForce reports whether the document says something to somebody: signed and not
// recalled, or typed in.
func (s DeliveryState) InForce() bool { return !s.Draft() && s != Recalled }

// Label is the Vietnamese word for the state: "chờ ký", "chờ gửi", "đã gửi" …
func (s DeliveryState) Label() string { return text.Label("delivery.", string(s)) }

// KeptFile is a file that lies in the folder of documents, not in the register.
type KeptFile struct {
	Name   string `json:"name,omitempty"`   // path below the folder of documents, with slashes
	SHA256 string `json:"sha256,omitempty"` // of its bytes, hexadecimal
}

// Delivery says that a document went on: it was given to who signs, signed, sent,
// delivered or recalled, or its signed scan was attached.
type Delivery struct {
	Document int64         `json:"document"`           // Reply.Step of the document
	State    DeliveryState `json:"state,omitempty"`    // reached on the step's legal date; empty: stays
	How      string        `json:"how,omitempty"`      // by post, by hand …
	Number   string        `json:"number,omitempty"`   // that a draft got with its signature, of the step's year
	SignedBy string        `json:"signedBy,omitempty"` // empty: who was named in the draft
	File     string        `json:"file,omitempty"`     // where the signed document lies from now on, see Reply.File
	Reason   string        `json:"reason,omitempty"`   // why it was given back, came back or was recalled
	Final    int64         `json:"final,omitempty"`    // this step, when the Word document as signed is kept with it; the store gives it
	SHA256   string        `json:"sha256,omitempty"`   // of that document; the store gives it
	Scan     KeptFile      `json:"scan,omitzero"`      // of the signed paper
}

// StepType says which type of step the content belongs to.
func (Delivery) StepType() steps.Type { return StepDelivery }

// after is the reply after one more step of its document.
func (r Reply) after(on day.Date, d Delivery) Reply {
	switch d.State {
	case Signed:
		if r.State.Draft() {
			r.On, r.Number = on, d.Number
		}
		r.SignedOn = on
	case Sent:
		r.SentOn = on
	case Delivered:
		r.DeliveredOn = on
	case SentBack:
		r.SentOn = 0
	}
	r.State, r.How, r.Final = cmp.Or(d.State, r.State), cmp.Or(d.How, r.How), cmp.Or(d.Final, r.Final)
	r.SignedBy, r.File, r.Reason = cmp.Or(d.SignedBy, r.SignedBy), cmp.Or(d.File, r.File), cmp.Or(d.Reason, r.Reason)
	if d.Scan.Name != "" {
		r.Scan = d.Scan
	}
	return r
}

// StateOn is the day on which the document came into its state, zero without one.
func (r Reply) StateOn() day.Date {
	return map[DeliveryState]day.Date{Drafted: r.On, Written: r.On, Signed: r.SignedOn, Sent: r.SentOn, Delivered: r.DeliveredOn}[r.State]
}

// Kept is the step whose Word document is the newest of the reply: as it was
// signed, else as it was written; 0 for none.
func (r Reply) Kept() int64 { return cmp.Or(r.Final, r.Document) }

// ReplyOf is the reply among replies that the step recorded; ok is false when there
// is none.
func ReplyOf(replies []Reply, step int64) (r Reply, ok bool) {
	at := slices.IndexFunc(replies, func(r Reply) bool { return step != 0 && r.Step == step })
	if at < 0 {
		return Reply{}, false
	}
	return replies[at], true
}

// CopiesOf are the documents among papers that say what the step's says to other readers.
func CopiesOf(papers []Reply, step int64) (all []Reply) {
	for _, r := range papers {
		if step != 0 && r.CopyOf == step {
			all = append(all, r)
		}
	}
	return all
}

// Documents are all documents on the letter, with and without force.
func (l *Letter) Documents() []Reply { return slices.Concat(l.Replies, l.Unissued) }

// Documents are all documents on the visit, with and without force.
func (r *Reception) Documents() []Reply { return slices.Concat(r.Replies, r.Unissued) }

// write adds the document that the step recorded or drafted; a copy of one that was taken
// back is nothing.
func write(replies, unissued *[]Reply, s steps.Step, r Reply) {
	if _, there := ReplyOf(slices.Concat(*replies, *unissued), r.CopyOf); r.CopyOf != 0 && !there {
		return
	}
	r.Step = s.Seq
	r.On = cmp.Or(r.On, s.On)
	if r.Document != 0 {
		r.State = cmp.Or(r.State, Written) // which older steps do not say
	}
	place(replies, unissued, r)
}

func place(replies, unissued *[]Reply, r Reply) {
	if r.State.InForce() {
		*replies = append(*replies, r)
	} else {
		*unissued = append(*unissued, r)
	}
}

// together are the states into which a document takes its copies along.
var together = []DeliveryState{Drafted, Submitted, Recalled}

// deliver takes a step of a document on; of one whose reply was taken back nothing
// is left to say, nor of the signature of a copy when that of its document was.
func deliver(replies, unissued *[]Reply, on day.Date, d Delivery) {
	all := slices.Concat(*replies, *unissued)
	if r, ok := ReplyOf(all, d.Document); ok && r.CopyOf != 0 && d.State == Signed {
		if original, _ := ReplyOf(all, r.CopyOf); !original.State.InForce() {
			return
		}
	}
	if slices.Contains(together, d.State) {
		for _, c := range CopiesOf(all, d.Document) {
			deliver(replies, unissued, on, Delivery{Document: c.Step, State: d.State, Reason: d.Reason})
		}
	}
	for _, list := range []*[]Reply{replies, unissued} {
		at := slices.IndexFunc(*list, func(r Reply) bool { return d.Document != 0 && r.Step == d.Document })
		if at < 0 {
			continue
		}
		before := (*list)[at]
		after := before.after(on, d)
		if after.State.InForce() == before.State.InForce() {
			(*list)[at] = after
		} else {
			*list = slices.Delete(slices.Clone(*list), at, at+1)
			place(replies, unissued, after)
		}
		return
	}
}

// Mending: a reply that is put right keeps the Word document that was written for it.
func (r Reply) Mending(before steps.Content) steps.Content {
	if old, ok := before.(Reply); ok && r.Document == 0 {
		r.Document, r.File, r.SHA256, r.State = old.Document, old.File, old.SHA256, old.State
		r.Symbol, r.Invites, r.ResultTo, r.Insisted, r.Accepted, r.CopyOf = old.Symbol, old.Invites, old.ResultTo, old.Insisted, old.Accepted, old.CopyOf
	}
	return r
}

// Mending: a step of a document that is put right keeps what was kept with it.
func (d Delivery) Mending(before steps.Content) steps.Content {
	if old, ok := before.(Delivery); ok {
		if d.Final == 0 {
			d.Final, d.SHA256 = old.Final, old.SHA256
		}
		if d.Scan.Name == "" {
			d.Scan = old.Scan
		}
		d.Number, d.SignedBy, d.File = cmp.Or(d.Number, old.Number), cmp.Or(d.SignedBy, old.SignedBy), cmp.Or(d.File, old.File)
	}
	return d
}

func (p *problems) replied(r Reply) {
	if r.Number == "" && r.SHA256 == "" { // minutes and receipts that the program writes carry none
		p.wrong(FieldNumber, "reply.number")
	}
	p.unusualIf(r.SignedBy == "" && !r.State.Draft(), FieldSignedBy, "reply.signedBy")
	p.unusualIf(r.To == "" && len(r.Readers) == 0, FieldTo, "reply.to")
}

func (p *problems) delivered(papers []Reply, on day.Date, d Delivery) {
	reply, ok := ReplyOf(papers, d.Document)
	original, _ := ReplyOf(papers, reply.CopyOf)
	again := d.State == Sent && reply.State == SentBack
	switch {
	case !ok:
		p.wrong(FieldOf, "delivery.none")
	case on < reply.On && !on.IsZero():
		p.wrong(FieldOn, "delivery.beforeWritten", "day", on.Shown(), "written", reply.On.Shown())
	case d.State == "" && d.Scan.Name == "":
		p.wrong(FieldHow, "delivery.nothing")
	case d.State == "":
	case reply.Document == 0:
		p.wrong(FieldHow, "delivery.notFollowed")
	case d.State == Written || d.State.Label() == "":
		p.wrong(FieldHow, "delivery.state")
	case reply.CopyOf != 0 && (d.State.Draft() || d.State == Signed && (!original.State.InForce() || d.Number != original.Number)):
		p.wrong(FieldHow, "delivery.copy")
	case reply.State.Draft() && !slices.Contains(onward[reply.State], d.State):
		p.wrong(FieldHow, "delivery.notSigned", "state", reply.State.Label())
	case !slices.Contains(onward[reply.State], d.State):
		p.wrong(FieldHow, "delivery.back", "state", reply.State.Label())
	case !again && on < reply.StateOn() && !on.IsZero():
		p.wrong(FieldOn, "delivery.beforeState", "day", on.Shown(), "before", reply.StateOn().Shown(), "state", reply.State.Label())
	}
	if !ok || !slices.Contains(onward[reply.State], d.State) {
		return
	}
	signs := d.State == Signed && reply.State.Draft()
	p.wrongIf(signs && reply.Symbol != "" && d.Number == "", FieldNumber, "reply.number")
	p.wrongIf(signs && cmp.Or(d.SignedBy, reply.SignedBy) == "", FieldSignedBy, "delivery.signer")
	p.wrongIf(d.Reason == "" && (d.State == Recalled || d.State == SentBack || d.State == Drafted), data.FieldReason, "delivery.reason")
}
