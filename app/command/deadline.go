package command

import (
	"fmt"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

type deadlineCommand struct {
	Letter string `required:"" placeholder:"12/2026" help:"${help_letter}"`
}

// deadlineAnswer is what a program reads about a letter's clocks. It names no
// person: a denouncer's name is secret (LTC Điều 8).
type deadlineAnswer struct {
	Letter string          `json:"letter"`
	Kind   register.Kind   `json:"kind"`
	State  register.State  `json:"state"`
	Today  day.Date        `json:"today"`
	Due    day.Date        `json:"due,omitzero"` // last day of the limit that runs now
	Clocks []deadlineClock `json:"clocks"`
}

type deadlineClock struct {
	Rule        string          `json:"rule"`
	Name        string          `json:"name"`
	To          register.Reader `json:"to,omitempty"`
	Article     string          `json:"article"`
	Start       day.Date        `json:"start"`
	Length      int             `json:"length"`
	Unit        law.Unit        `json:"unit"`
	Extended    int             `json:"extended,omitempty"`
	Paused      int             `json:"paused,omitempty"`
	PausedSince day.Date        `json:"pausedSince,omitzero"`
	Remaining   int             `json:"remaining,omitempty"`
	Unrolled    day.Date        `json:"unrolled,omitzero"`
	Due         day.Date        `json:"due,omitzero"`
	LeftOut     []leftOutDay    `json:"leftOut,omitempty"`
	Standing    law.Standing    `json:"standing"`
	Met         day.Date        `json:"met,omitzero"`
	Explanation string          `json:"explanation"`
	Note        string          `json:"note,omitempty"`
}

type leftOutDay struct {
	Date day.Date `json:"date"`
	Why  string   `json:"why"`
}

// Run tells every clock of a letter with its explanation.
func (c *deadlineCommand) Run(r *run) error {
	return r.onLetter(c.Letter, func(o *office.Office, letter register.Letter) error {
		clocks := law.NewOffice(o.Settings()).Duties(&letter)
		if r.asJSON {
			return r.answer(answerDeadlines(&letter, clocks, o.Today()))
		}
		r.tellDeadlines(&letter, clocks, o.Today())
		return nil
	})
}

func answerDeadlines(l *register.Letter, clocks []law.Duty, today day.Date) deadlineAnswer {
	answer := deadlineAnswer{
		Letter: l.Number.String(), Kind: l.Kind, State: l.State(), Today: today, Due: l.DueOn(),
		Clocks: make([]deadlineClock, len(clocks)),
	}
	for i := range clocks {
		c := &clocks[i]
		told := deadlineClock{
			Rule: c.Rule, Name: c.Name, To: c.To, Article: c.Article, Start: c.Start, Length: c.Length, Unit: c.Unit,
			Extended: c.Extended, Paused: c.Paused, PausedSince: c.PausedSince, Remaining: c.Remaining,
			Unrolled: c.Unrolled, Due: c.Due, Standing: c.Standing(today), Met: c.Met, Explanation: c.Explanation, Note: c.Note,
		}
		for _, d := range c.LeftOut {
			told.LeftOut = append(told.LeftOut, leftOutDay{Date: d.Date, Why: d.Name})
		}
		answer.Clocks[i] = told
	}
	return answer
}

func (r *run) tellDeadlines(l *register.Letter, clocks []law.Duty, today day.Date) {
	r.say("command.deadlines", "letter", l.Number.String(), "kind", l.Kind.Label(), "day", l.ReceivedOn.Shown(), "state", l.State().Label())
	if len(clocks) == 0 {
		r.say("command.noDeadline")
	}
	for i := range clocks {
		c := &clocks[i]
		due := c.Due.Shown()
		switch {
		case !c.PausedSince.IsZero():
			due = assets.Text("command.standsStill")
		case due == "":
			due = assets.Text("command.noDays")
		}
		standing := c.Standing(today).Label()
		if !c.Met.IsZero() {
			standing = assets.Text("command.metOn", "standing", standing, "day", c.Met.Shown())
		}
		fmt.Fprintln(r.streams.Out)
		r.say("command.deadline", "rule", c.Rule, "name", c.Says(l.Kind), "due", due, "standing", standing)
		fmt.Fprintln(r.streams.Out, "  "+c.Explanation)
		if c.Note != "" {
			r.say("command.deadlineNote", "note", c.Note)
		}
	}
}
