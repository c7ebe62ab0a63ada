package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// known is what the register holds, as far as an import must recognise it.
type known struct {
	numbers map[register.Number]knownLetter
	same    map[string][]int64        // letters by sameKey
	met     map[string]int            // rows of this book so far, by sameKey or fingerprint
	first   map[string]register.Place // of these, the first without a number
	records map[string]int            // receptions and days by fingerprint
}

type knownLetter struct {
	id         int64  // 0: it came in with this book
	sender     string // folded
	receivedOn day.Date
}

// sameKey recognises a letter that carries no number: its day, its sender with the address,
// and all of its content. It is a hash, so that a long content costs the index no more than
// a short one.
func sameKey(f *register.Facts, foldedSender string) string {
	sum := sha256.Sum256([]byte(f.ReceivedOn.String() + "\n" + foldedSender + "\n" + text.Fold(f.Sender.Address) + "\n" + text.Fold(f.Content)))
	return hex.EncodeToString(sum[:16])
}

func (l *ledger) known() (*known, error) {
	k := &known{numbers: map[register.Number]knownLetter{}, same: map[string][]int64{}, met: map[string]int{},
		first: map[string]register.Place{}, records: map[string]int{}}
	err := sqlite.Each(l.ctx, l.tx, func(row sqlite.Scan) error {
		var number register.Number
		var letter knownLetter
		var same string
		err := row(&letter.id, &number.Year, &number.Count, &number.Branch, &letter.sender, &letter.receivedOn, &same)
		k.numbers[number], k.same[same] = letter, append(k.same[same], letter.id)
		l.counts[number.Year] = max(l.counts[number.Year], number.Count)
		return err
	}, "SELECT id, year, number, branch, sender_fold, received_on, same_key FROM letters")
	if err != nil {
		return nil, err
	}
	if err := l.knownAsTheyCame(k); err != nil {
		return nil, err
	}
	for _, of := range inBooks {
		fingerprints, err := sqlite.Values[string](l.ctx, l.tx, "SELECT fingerprint FROM "+of.table)
		if err != nil {
			return nil, err
		}
		for _, fingerprint := range fingerprints {
			k.records[of.table+fingerprint]++
		}
	}
	return k, nil
}

// knownAsTheyCame adds what letters said when they came in whose receipt was corrected since:
// the book still says that.
func (l *ledger) knownAsTheyCame(k *known) error {
	return sqlite.Each(l.ctx, l.tx, func(row sqlite.Scan) error {
		var id int64
		var raw []byte
		if err := row(&id, &raw); err != nil {
			return err
		}
		var c register.Received
		if err := json.Unmarshal(raw, &c); err != nil {
			return err
		}
		if key := sameKey(&c.Facts, text.Fold(c.Sender.Name)); !slices.Contains(k.same[key], id) {
			k.same[key] = append(k.same[key], id)
		}
		return nil
	}, `SELECT DISTINCT r.seq, r.content FROM steps c JOIN steps r ON r.seq = c.subject_id JOIN letters ON letters.id = r.seq
		WHERE c.subject = 'letter' AND c.type = 'corrected' AND r.type = 'received'`)
}

// inBooks are the subjects beside letters that books bring, by the type of step that
// begins them, with the table that has their fingerprints.
var inBooks = map[steps.Type]struct {
	table  string
	takeIn func(*ledger, []steps.Draft) error
}{
	register.StepReception:    {"receptions", takingIn(visits)},
	register.StepReceptionDay: {"reception_days", takingIn(days)},
}

func takingIn[T any](s *subject[T]) func(*ledger, []steps.Draft) error {
	return func(l *ledger, drafts []steps.Draft) error {
		_, err := s.takeIn(l, drafts)
		return err
	}
}

func (l *ledger) takeIn(record *register.Record, k *known) (register.Outcome, error) {
	c, isLetter := record.Drafts[0].Content.(register.Received)
	if !isLetter {
		return l.takeInRecord(record.Drafts[:1], k)
	}
	c.Imported = true
	drafts := slices.Clone(record.Drafts)
	drafts[0].Content = c
	sender := text.Fold(c.Sender.Name)
	outcome, of := k.recognise(&c, sender, record)
	if of != 0 {
		there, err := l.store.Letter(l.ctx, of) // as it was before this book: that is committed
		if err != nil {
			return outcome, err
		}
		record.There = &there
	}
	if outcome != register.Added {
		return outcome, nil
	}
	if _, counted := l.counts[c.ReceivedOn.Year()]; !counted {
		l.counts[c.ReceivedOn.Year()] = 0 // known: the register has no letter of the year
	}
	letter, err := l.addLetter(drafts)
	if err == nil {
		k.numbers[letter.Number] = knownLetter{0, sender, letter.ReceivedOn}
	}
	return register.Added, err
}

// recognise finds out whether a letter of a book is in the register already, and which one
// it is then.
func (k *known) recognise(c *register.Received, sender string, record *register.Record) (outcome register.Outcome, of int64) {
	key := sameKey(&c.Facts, sender)
	if c.Number.Count > 0 {
		letter, taken := k.numbers[c.Number]
		switch {
		case !taken:
			outcome = register.Added
		case letter.sender == sender && letter.receivedOn == c.ReceivedOn:
			outcome = register.Present
		default:
			return register.NumberTaken, letter.id
		}
		k.met[key]++ // the same without a number may be this one
		k.first[key] = cmp.Or(k.first[key], register.Place{Sheet: record.Sheet, Row: record.Row})
		return outcome, letter.id
	}
	k.met[key]++
	there, nth := k.same[key], k.met[key]
	switch {
	case nth <= len(there):
		outcome, of = register.Present, there[nth-1]
	case nth > 1 && !record.Apart:
		k.met[key]-- // left out
		outcome, record.Twin = register.Repeated, k.first[key]
	}
	k.first[key] = cmp.Or(k.first[key], register.Place{Sheet: record.Sheet, Row: record.Row})
	return outcome, of
}

// takeInRecord takes a reception or a day in unless the register held as many
// of the very same before as the book has shown so far.
func (l *ledger) takeInRecord(drafts []steps.Draft, k *known) (register.Outcome, error) {
	of, known := inBooks[drafts[0].Content.StepType()]
	if !known {
		return register.Added, fmt.Errorf("a record cannot begin with a step %q", drafts[0].Content.StepType())
	}
	raw, err := json.Marshal(drafts[0].Content)
	if err != nil {
		return register.Added, err
	}
	fingerprint := of.table + string(raw)
	k.met[fingerprint]++
	if k.records[fingerprint] >= k.met[fingerprint] {
		return register.Present, nil
	}
	return register.Added, of.takeIn(l, drafts)
}
