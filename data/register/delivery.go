package register

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

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

// StepDelivery is the type of Delivery.
const StepDelivery steps.Type = "delivery"

// DeliveryState says how far a document that the program wrote has come.
type DeliveryState string

// The states, in their order. A document is Written when it waits for its
// signature; one that was recorded without being written here has no state.
const (
	Written   DeliveryState = "written"
	Signed    DeliveryState = "signed"
	Sent      DeliveryState = "sent"
	Delivered DeliveryState = "delivered"
)

// DeliveryStates are all states in their order.
var DeliveryStates = []DeliveryState{Written, Signed, Sent, Delivered}

// Label is the Vietnamese word for the state: "chờ ký", "chờ gửi", "đã gửi" …
func (s DeliveryState) Label() string { return text.Label("delivery.", string(s)) }

func (s DeliveryState) order() int { return slices.Index(DeliveryStates, s) }

// KeptFile is a file that lies in the folder of documents, not in the register.
type KeptFile struct {
	Name   string `json:"name,omitempty"`   // path below the folder of documents, with slashes
	SHA256 string `json:"sha256,omitempty"` // of its bytes, hexadecimal
}

// Delivery says that a document went on: it was signed, sent or delivered, or its
// signed scan was attached.
type Delivery struct {
	Document int64         `json:"document"`         // Reply.Step of the document
	State    DeliveryState `json:"state,omitempty"`  // reached on the step's legal date; empty: stays
	How      string        `json:"how,omitempty"`    // by post, by hand …
	Final    int64         `json:"final,omitempty"`  // this step, when the Word document as signed is kept with it; the store gives it
	SHA256   string        `json:"sha256,omitempty"` // of that document; the store gives it
	Scan     KeptFile      `json:"scan,omitzero"`    // of the signed paper
}

// StepType says which type of step the content belongs to.
func (Delivery) StepType() steps.Type { return StepDelivery }

// after is the reply after one more step of its document.
func (r Reply) after(on day.Date, d Delivery) Reply {
	switch d.State {
	case Signed:
		r.SignedOn = on
	case Sent:
		r.SentOn = on
	case Delivered:
		r.DeliveredOn = on
	}
	r.State, r.How, r.Final = cmp.Or(d.State, r.State), cmp.Or(d.How, r.How), cmp.Or(d.Final, r.Final)
	if d.Scan.Name != "" {
		r.Scan = d.Scan
	}
	return r
}

// StateOn is the day on which the document came into its state, zero without one.
func (r Reply) StateOn() day.Date {
	return map[DeliveryState]day.Date{Written: r.On, Signed: r.SignedOn, Sent: r.SentOn, Delivered: r.DeliveredOn}[r.State]
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

// issued is replies with one more, which the step issued.
func issued(replies []Reply, s steps.Step, r Reply) []Reply {
	r.Step = s.Seq
	r.On = cmp.Or(r.On, s.On)
	if r.Document != 0 {
		r.State = Written
	}
	return append(replies, r)
}

// deliver takes a step of a document on; of one whose reply was taken back nothing
// is left to say.
func deliver(replies []Reply, on day.Date, d Delivery) {
	for i := range replies {
		if d.Document != 0 && replies[i].Step == d.Document {
			replies[i] = replies[i].after(on, d)
		}
	}
}

// Mending: a reply that is put right keeps the Word document that was written for it.
func (r Reply) Mending(before steps.Content) steps.Content {
	if old, ok := before.(Reply); ok && r.Document == 0 {
		r.Document, r.File, r.SHA256 = old.Document, old.File, old.SHA256
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
	}
	return d
}

func (p *problems) replied(r Reply) {
	if r.Number == "" && r.SHA256 == "" { // minutes and receipts that the program writes carry none
		p.wrong(FieldNumber, "reply.number")
	}
	p.unusualIf(r.SignedBy == "", FieldSignedBy, "reply.signedBy")
	p.unusualIf(r.To == "" && len(r.Readers) == 0, FieldTo, "reply.to")
}

func (p *problems) delivered(replies []Reply, on day.Date, d Delivery) {
	reply, ok := ReplyOf(replies, d.Document)
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
	case d.State.order() < 1:
		p.wrong(FieldHow, "delivery.state")
	case d.State.order() <= reply.State.order():
		p.wrong(FieldHow, "delivery.back", "state", reply.State.Label())
	case on < reply.StateOn() && !on.IsZero():
		p.wrong(FieldOn, "delivery.beforeState", "day", on.Shown(), "before", reply.StateOn().Shown(), "state", reply.State.Label())
	}
}
