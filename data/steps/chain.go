package steps

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
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

// headDigits are those of a hash that are printed: enough that nobody finds another chain
// with them, few enough to type.
const headDigits = 12

// Head is how the head of the chain is printed, the step's number and the first digits of
// its hash; empty before the first step. Who has it on paper can tell later whether a step
// before was changed.
func Head(seq int64, hash string) string {
	if seq == 0 || len(hash) < headDigits {
		return ""
	}
	return strconv.FormatInt(seq, 10) + "-" + hash[:headDigits]
}

// Mending is a content that keeps something of what it takes the place of.
type Mending interface{ Mending(before Content) Content }

// Effective are the steps that still count once corrections are applied, in
// order: annulled steps, the corrections themselves and looks at who denounced are
// gone, mended steps carry their new content and day. A correction of a correction acts on the step
// that was corrected first.
func Effective(steps []Step) ([]Step, error) {
	if !slices.ContainsFunc(steps, func(s Step) bool { return changesOthers(s.Content) }) {
		return slices.Clone(steps), nil
	}
	out := make([]Step, 0, len(steps))
	at := map[int64]int{}
	annulled := map[int64]bool{}
	for _, s := range steps {
		c, isCorrection := s.Content.(Corrected)
		if _, looked := s.Content.(Revealed); looked {
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
		if m, keeps := content.(Mending); keeps {
			content = m.Mending(target.Content)
		}
		target.Content, target.On = content, c.On
	}
	return slices.DeleteFunc(out, func(s Step) bool { return annulled[s.Seq] }), nil
}

// changesOthers reports whether a step is about other steps and says nothing itself.
func changesOthers(c Content) bool {
	switch c.(type) {
	case Corrected, Revealed:
		return true
	}
	return false
}

// Mended is the seq of the step that a correction of step seq acts on: that of the
// step corrected first.
func Mended(steps []Step, seq int64) int64 {
	for i := len(steps) - 1; i >= 0; i-- {
		if c, mends := steps[i].Content.(Corrected); mends && steps[i].Seq == seq {
			seq = c.Step
		}
	}
	return seq
}

// Said is what a step after the steps says, of a correction what it puts in.
func Said(steps []Step, content Content) Content {
	c, mends := content.(Corrected)
	if !mends || c.Annul {
		return content
	}
	seq := Mended(steps, c.Step)
	for _, s := range steps {
		if s.Seq == seq {
			if put, err := DecodeContent(s.Content.StepType(), c.Content); err == nil {
				return put
			}
		}
	}
	return content
}
