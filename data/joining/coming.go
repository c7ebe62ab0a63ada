package joining

import (
	"donthu/data/register"
	"donthu/data/steps"
)

// leftOut are the subjects that do not come along, and whether somebody may miss them: what an
// office chose, its list of imports – the joining itself is one –, the figures that it typed into
// its own reports, and what wards reported to it.
var leftOut = map[steps.Subject]bool{register.SettingsSubject: false, register.BatchSubject: false,
	register.FiguresSubject: true, register.WardReportSubject: true, register.WardReminderSubject: true}

// Coming is what of another register comes in.
type Coming struct {
	*Plan
	Counted register.Imported
	Present int                 // letters, visits and others that came in before
	Left    int                 // steps of what does not come along and may be missed
	Files   []register.KeptFile // that its steps name

	Known map[string]int64 // where what began with a step of the hash began here
	here  map[int64]int64  // subjects of theirs that came in before
}

// NewComing is what comes of the register that fits in as the plan says; Known is to be filled.
func NewComing(p *Plan) *Coming {
	return &Coming{Plan: p, Counted: register.Imported{Office: p.Office, Register: p.Register}, Known: map[string]int64{}, here: map[int64]int64{}}
}

// Comes reports whether a step of theirs comes in, and counts it. Their steps are asked in
// their order.
func (c *Coming) Comes(s steps.Step) bool {
	begins := s.Seq == s.SubjectID
	if missed, left := leftOut[s.Subject]; left {
		if missed {
			c.Left++
		}
		return false
	}
	if at := c.Known[s.Written().Hash]; begins && at != 0 {
		c.here[s.SubjectID] = at
		c.Place(s, at)
		c.Present++
	}
	if c.here[s.SubjectID] != 0 {
		return false
	}
	if _, reply := s.Content.(register.Reply); reply {
		c.Counted.Documents++
	} else if ofPerson := s.Subject == register.LetterSubject || s.Subject == register.ReceptionSubject; begins && (!ofPerson || c.live[s.SubjectID]) {
		c.Counted.Count(s.Content)
	}
	c.Counted.Last++
	return true
}

// Here is where the letter, visit or other began here that the step of theirs is about, 0 when
// it is to come.
func (c *Coming) Here(s steps.Step) int64 { return c.here[s.SubjectID] }

// From is where a step of theirs was written first.
func (c *Coming) From(s steps.Step) steps.Origin {
	from := s.Written()
	if from.From == "" {
		from.From = c.Office
	}
	return from
}
