package command

import (
	"errors"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/joining"
	"donthu/data/register"
)

type joinCommand struct {
	From   string `required:"" placeholder:"DIR" help:"${help_joinfrom}"`
	DryRun bool   `name:"dry-run" help:"${help_dryrun}"`
}

// joinedAnswer is a joining for a program to read.
type joinedAnswer struct {
	Office     string               `json:"office"`
	Letters    int                  `json:"letters"`
	Visits     int                  `json:"visits"`
	Days       int                  `json:"days"`
	Documents  int                  `json:"documents"`
	Others     int                  `json:"others"`
	Files      int                  `json:"files"`
	Present    int                  `json:"present"` // that came in before
	Renumbered []joining.Renumbered `json:"renumbered"`
	Doubled    []office.Doubled     `json:"doubled,omitempty"` // that look like letters which were here already
	Twice      []string             `json:"documentNumbersTwice,omitempty"`
	Missing    []string             `json:"missing,omitempty"` // files that are gone there
	Backup     string               `json:"backup,omitempty"`
	Batch      int                  `json:"batch,omitempty"` // number that import --undo takes; 0: nothing came in
}

// Run joins the register of another office with this one.
func (c *joinCommand) Run(r *run) error {
	return r.inRegister(func(o *office.Office) (err error) {
		other, err := o.OpenOther(r.ctx, c.From)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, other.Close()) }()
		came := other.Counted
		doubled, err := o.Doubles(r.ctx, other)
		if err != nil {
			return err
		}
		answer := joinedAnswer{Office: came.Office, Letters: came.Letters, Visits: came.Visits, Days: came.Days, Documents: came.Documents, Others: came.Others,
			Files: len(other.Files) - len(other.Missing), Present: other.Present, Renumbered: other.Letters(), Doubled: doubled, Twice: other.Twice, Missing: other.Missing}
		r.refused = len(other.Missing) > 0
		if !c.DryRun && other.Comes() {
			joined, err := o.Join(r.ctx, other, func(int, int) {})
			if err != nil {
				return err
			}
			all, err := o.Batches(r.ctx)
			if err != nil {
				return err
			}
			answer.Backup, answer.Batch = joined.Backup, len(all)
		}
		if r.asJSON {
			return r.answer(answer)
		}
		r.tellJoined(other, came, answer, c.DryRun)
		return nil
	})
}

func (r *run) tellJoined(other *office.Other, came register.Imported, answer joinedAnswer, dryRun bool) {
	if !other.Comes() {
		r.say("command.join.nothing", "office", came.Office)
		return
	}
	if dryRun {
		r.say("command.dryRun")
	}
	r.say("command.join.came", "office", came.Office, "letters", came.Letters, "visits", came.Visits, "days", came.Days, "documents", came.Documents,
		"others", came.Others, "files", answer.Files)
	for _, moved := range answer.Renumbered {
		r.say("command.join.renumbered", "old", moved.Old, "new", moved.New)
	}
	if turns := other.Turns(); turns > 0 {
		r.say("command.join.turns", "count", turns)
	}
	if other.Left > 0 {
		r.warn(assets.Text("command.join.left", "count", other.Left))
	}
	for _, d := range answer.Doubled {
		r.warn(assets.Text("command.join.doubled", "old", d.Old, "new", d.New, "theirs", d.Theirs, "here", d.Here, "ours", d.Ours, "why", d.Why))
	}
	if len(other.Twice) > 0 {
		r.warn(assets.Text("join.twice", "numbers", strings.Join(other.Twice, ", ")))
	}
	r.tellMissing("join.missing", other.Missing)
	if answer.Batch > 0 {
		r.say("command.backedUpBefore", "file", answer.Backup, "number", answer.Batch)
	}
}
