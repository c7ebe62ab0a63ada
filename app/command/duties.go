package command

import (
	"cmp"
	"slices"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/data/text"
)

type dutiesCommand struct {
	Officer string `placeholder:"NAME" help:"${help_dutiesOfficer}"`
	Until   string `placeholder:"YYYY-MM-DD" help:"${help_dutiesUntil}"`
}

// Readers of duties that the law names nobody for.
const (
	toNobody register.Reader = "none"
	toLeader register.Reader = "leader" // who gave a direction
)

// dutyAnswer is what a program reads about a duty. It names no person but the officer: a
// denouncer's name is secret (LTC Điều 8).
type dutyAnswer struct {
	Letter   string          `json:"letter"`
	Subject  steps.Subject   `json:"subject"`
	ID       int64           `json:"id,omitempty"`
	Period   day.Period      `json:"period,omitzero"` // of a report
	Rule     string          `json:"rule"`
	To       register.Reader `json:"to"`
	What     string          `json:"what"`
	Article  string          `json:"article,omitempty"`
	Start    day.Date        `json:"start,omitzero"`
	Due      day.Date        `json:"due"`
	Met      day.Date        `json:"met,omitzero"`
	Standing law.Standing    `json:"standing"`
	Officer  string          `json:"officer,omitempty"`
}

// Run lists what is owed: with --json also what was met, for a program to judge.
func (c *dutiesCommand) Run(r *run) error {
	query := office.DutyQuery{Officer: c.Officer, Met: r.asJSON}
	if c.Until != "" {
		until, err := day.Parse(c.Until)
		if err != nil {
			return wrong("command.badDate", "text", c.Until)
		}
		query.Until = until
	}
	return r.inRegister(func(o *office.Office) error {
		if c.Officer != "" {
			names, err := o.Officers(r.ctx)
			if err != nil {
				return err
			}
			given, _, err := o.Directions(r.ctx, store.DirectionQuery{})
			if err != nil {
				return err
			}
			for _, d := range given {
				names = append(names, d.Doer)
			}
			at := slices.IndexFunc(append(names, o.Settings().Lists.OfficerNames()...), func(name string) bool { return text.Fold(name) == text.Fold(c.Officer) })
			if at < 0 {
				return wrong("command.badOfficer", "text", c.Officer)
			}
			query.Officer = append(names, o.Settings().Lists.OfficerNames()...)[at]
		}
		owed, err := o.Duties(r.ctx, query)
		if err != nil {
			return err
		}
		if r.asJSON {
			answers := make([]dutyAnswer, len(owed))
			for i := range owed {
				answers[i] = answerDuty(&owed[i], o.Today())
			}
			return r.answer(answers)
		}
		r.tellDuties(owed, o.Today())
		return nil
	})
}

func answerDuty(d *office.Owed, today day.Date) dutyAnswer {
	standing := d.Standing(today)
	if standing == law.Finished {
		standing = law.Lapsed // done on a day that nobody knows: nothing is owed
	}
	a := dutyAnswer{Letter: d.Letter.Number.String(), Subject: d.Subject, ID: d.ID, Rule: d.Rule, To: d.To, What: whatOf(d), Article: d.Article, Start: d.Start,
		Due: d.Due, Met: d.Met, Standing: standing, Officer: d.Officer}
	reader := toNobody
	switch d.Subject {
	case register.ReceptionSubject:
		a.Letter, reader = d.Visit.Letter, register.ToSender
	case register.MeetingSubject:
		a.Letter = d.Meeting.Letter
	case register.DirectionSubject:
		reader = toLeader
	case register.ReportSubject:
		a.Period, reader = d.Period, register.ToReceiver
		if a.Period == (day.Period{}) {
			a.Period = day.YearPeriod(today.Year() - 1)
		}
	}
	a.To = cmp.Or(a.To, reader)
	return a
}

// whatOf is what is to be done. The words of a direction on a denunciation may say more of
// who denounced than any name does: they stay out.
func whatOf(d *office.Owed) string {
	if d.Subject != register.DirectionSubject {
		return d.Says(d.Letter.Kind)
	}
	switch {
	case d.Letter.Secret():
		return assets.Text("command.duty.secret", "code", d.Letter.DenouncerCode())
	case d.Visit.Secret():
		return assets.Text("command.duty.secret", "code", d.Visit.DenouncerCode())
	}
	return d.What
}

// tellDuties writes a line for each duty: what is late first, what was never recorded last.
func (r *run) tellDuties(owed []office.Owed, today day.Date) {
	counts := map[law.Standing]int{}
	for i := range owed {
		counts[owed[i].Standing(today)]++
	}
	r.say("command.duties", "count", len(owed)-counts[law.Unrecorded], "late", counts[law.Overdue], "due", counts[law.LastDay], "unrecorded", counts[law.Unrecorded])
	for _, unrecorded := range []bool{false, true} {
		for i := range owed {
			d := &owed[i]
			if d.Unrecorded != unrecorded {
				continue
			}
			due := d.Due.Shown()
			switch {
			case !d.PausedSince.IsZero():
				due = assets.Text("command.standsStill")
			case due == "":
				due = assets.Text("command.noDays")
			}
			if !d.ByRule() {
				r.say("command.duty.noRule", "subject", subjectName(d), "what", whatOf(d), "due", due, "standing", d.Standing(today).Label())
				continue
			}
			r.say("command.duty", "subject", subjectName(d), "rule", d.Rule, "what", whatOf(d), "due", due, "standing", d.Standing(today).Label())
		}
	}
}

// subjectName names what a duty is about without naming a person.
func subjectName(d *office.Owed) string {
	switch d.Subject {
	case register.LetterSubject:
		return assets.Text("command.duty.letter", "letter", d.Letter.Number.String())
	case register.ReceptionSubject:
		return assets.Text("command.duty.visit", "day", d.Start.Shown())
	case register.MeetingSubject:
		return assets.Text("command.duty.meeting", "day", d.Meeting.On.Shown())
	case register.ReportSubject:
		return assets.Text("command.duty.report")
	}
	return d.Subject.Label()
}
