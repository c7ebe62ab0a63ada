package data

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Sum is the SHA-256 over a step and the hash of the step before it, in
// hexadecimal. Whoever changes a past step changes every hash after it.
func Sum(s Step, content []byte) string {
	text := make([]byte, 0, 256+len(content))
	for _, part := range []string{
		s.Prev, strconv.FormatInt(s.Seq, 10), string(s.Subject), strconv.FormatInt(s.SubjectID, 10), string(s.Content.StepType()),
		s.On.String(), s.WrittenAt.UTC().Format(time.RFC3339), strings.ReplaceAll(s.Author, "\n", " "),
	} {
		text = append(append(text, part...), '\n')
	}
	sum := sha256.Sum256(append(text, content...))
	return hex.EncodeToString(sum[:])
}

// Effective are the steps that still count once corrections are applied, in
// order: annulled steps, the corrections themselves and looks at who denounced are
// gone, mended steps carry their new content and day. A correction of a correction acts on the step
// that was corrected first.
func Effective(steps []Step) ([]Step, error) {
	out := make([]Step, 0, len(steps))
	at := map[int64]int{}
	annulled := map[int64]bool{}
	for _, s := range steps {
		c, isCorrection := s.Content.(Corrected)
		if s.Content.StepType() == StepRevealed {
			continue
		}
		if !isCorrection {
			at[s.Seq] = len(out)
			out = append(out, s)
			continue
		}
		i, known := at[c.Step]
		if !known {
			return nil, fmt.Errorf("step %d corrects step %d, which is not of the same subject", s.Seq, c.Step)
		}
		at[s.Seq] = i
		target := &out[i]
		annulled[target.Seq] = c.Annul
		if c.Annul {
			continue
		}
		content, err := DecodeContent(target.Content.StepType(), c.Content)
		if err != nil {
			return nil, fmt.Errorf("step %d: %w", s.Seq, err)
		}
		target.Content, target.On = mended(target.Content, content), c.On
	}
	kept := out[:0]
	for _, s := range out {
		if !annulled[s.Seq] {
			kept = append(kept, s)
		}
	}
	return kept, nil
}

// Fold computes what a letter is from all its steps, oldest first. Among them
// there must be one that received it.
func Fold(steps []Step) (Letter, error) {
	effective, err := Effective(steps)
	if err != nil {
		return Letter{}, err
	}
	var l Letter
	received := false
	for _, s := range effective {
		switch c := s.Content.(type) {
		case Received:
			l.ID, l.Number, l.Facts = s.SubjectID, c.Number, c.Facts
			received = true
		default:
			if !received {
				return Letter{}, fmt.Errorf("step %d: the letter has not been received", s.Seq)
			}
			l.apply(s.On, c)
			if _, isReply := c.(Reply); isReply {
				l.Replies[len(l.Replies)-1].Step = s.Seq
			}
		}
	}
	if !received {
		return Letter{}, fmt.Errorf("no step receives the letter")
	}
	return l, nil
}

// Apply is l after one more step, for checking a step before it is written.
func (l Letter) Apply(d Draft) Letter {
	l.Replies, l.Life = append([]Reply(nil), l.Replies...), l.Life.clone()
	l.apply(d.On, d.Content)
	return l
}

func (l *Letter) apply(on Date, content Content) {
	switch c := content.(type) {
	case Received:
		l.Number, l.Facts = c.Number, c.Facts
	case Assigned:
		l.Officer = c.Officer
	case Handled:
		if l.Handling == Guide {
			l.Life.Guided++
		}
		l.Handled, l.HandledOn = true, on
		l.Eligible, l.Competent = c.Eligible, c.Competent
		l.Handling, l.Reason, l.ForwardTo = c.Handling, c.Reason, c.ForwardTo
	case Accepted:
		l.AcceptedOn = on
	case Reply:
		l.Replies = issued(l.Replies, on, c)
	case Delivery:
		deliver(l.Replies, on, c)
	case Settlement:
		c.On = on
		l.Settlement = c
	case Execution:
		c.On = on
		l.Execution = c
	default:
		l.live(on, content)
	}
}

// Correct makes the draft that puts new content and a new legal date in the
// place of an earlier step of the same subject.
func Correct(step int64, on Date, content Content, reason string) (Draft, error) {
	raw, err := json.Marshal(content)
	if err != nil {
		return Draft{}, err
	}
	return Draft{On: on, Content: Corrected{Step: step, On: on, Content: raw, Reason: reason}}, nil
}

// Annul makes the draft that takes an earlier step of the same subject out.
func Annul(step int64, on Date, reason string) Draft {
	return Draft{On: on, Content: Corrected{Step: step, Annul: true, Reason: reason}}
}
