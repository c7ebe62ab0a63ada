package command

import (
	"fmt"
	"os"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/intake"
)

type reconcileCommand struct {
	With      string `required:"" placeholder:"FILE.xlsx" help:"${help_with}"`
	Layout    string `placeholder:"FILE.json" help:"${help_layout}"`
	Out       string `placeholder:"FILE.xlsx" writes:"" help:"${help_outreconciled}"`
	TakeCodes bool   `name:"take-codes" help:"${help_takecodes}"`
}

// reconciledAnswer is a comparison for a program to read.
type reconciledAnswer struct {
	Both      int                     `json:"both"`
	Differing []office.ReconciledLine `json:"differing"`
	OnlyHere  []office.ReconciledLine `json:"onlyHere"`
	OnlyThere []office.ReconciledLine `json:"onlyThere"`
	Codes     int                     `json:"codes"` // that can be taken over, or were
	Refused   int                     `json:"refused"`
}

// Run compares the register with a list, and takes codes over when that is asked for.
func (c *reconcileCommand) Run(r *run) error {
	if with, err := os.Stat(c.With); err == nil && c.Out != "" {
		if out, err := os.Stat(c.Out); err == nil && os.SameFile(with, out) {
			return wrong("command.readAndWritten", "file", c.Out)
		}
	}
	var layout intake.Layout
	if c.Layout != "" {
		var err error
		if layout, err = office.ReadLayout(c.Layout); err != nil {
			return err
		}
	}
	return r.inRegister(func(o *office.Office) error {
		found, err := o.Reconcile(r.ctx, c.With, intake.Options{Layout: layout})
		if err != nil {
			return err
		}
		if c.Out != "" {
			if err := o.WriteReconciled(found, c.Out); err != nil {
				return err
			}
		}
		codes := found.WithCodes()
		if c.TakeCodes {
			if _, err := o.TakeCodes(r.ctx, codes); err != nil {
				return err
			}
		}
		r.refused = len(found.List.Problems) > 0 || len(found.Doubled) > 0
		if r.asJSON {
			lines := func(group string) []office.ReconciledLine {
				return append([]office.ReconciledLine{}, found.Lines(group)...)
			}
			return r.answer(reconciledAnswer{len(found.Both), lines(office.GroupDiffering), lines(office.GroupHere), lines(office.GroupThere), len(codes), found.List.Refused()})
		}
		c.tell(r, found, len(codes))
		return nil
	})
}

func (c *reconcileCommand) tell(r *run, found *office.Reconciled, codes int) {
	if len(found.List.Guessed) > 0 {
		r.warn(assets.Text("command.guessed", "columns", intake.GuessedColumns(found.List.Guessed)))
	}
	if len(found.Doubled) > 0 {
		r.warn(assets.Text("reconcile.doubled", "codes", strings.Join(found.Doubled, ", ")))
	}
	for _, problem := range found.List.Problems {
		r.warn(assets.Text("command.reconcile.unread", "problem", problem.String()))
	}
	for _, group := range office.Groups[:3] {
		lines := found.Lines(group)
		if len(lines) == 0 {
			continue
		}
		r.say("command.reconcile.group", "group", assets.Text("reconcile.group."+group), "count", len(lines))
		for _, l := range lines {
			at := l.Number
			if l.Row != 0 {
				at = assets.Text("command.reconcile.row", "letter", l.Number, "row", l.Row)
			}
			said := l.Differs
			if said == "" {
				said = l.Content
			}
			fmt.Fprintf(r.streams.Out, "  %s – %s – %s – %s\n", at, l.On.Shown(), l.Sender, said)
		}
	}
	r.say("command.reconcile.sum", "both", len(found.Both), "differing", len(found.Differing()), "here", len(found.OnlyHere), "there", len(found.OnlyThere),
		"from", found.Period.From.Shown(), "to", found.Period.To.Shown())
	switch {
	case codes > 0 && c.TakeCodes:
		r.say("command.reconcile.taken", "count", codes)
	case codes > 0:
		r.say("command.reconcile.codes", "count", codes)
	}
	if c.Out != "" {
		r.say("command.reconcile.written", "file", c.Out)
	}
}
