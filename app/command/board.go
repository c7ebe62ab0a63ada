package command

import (
	"fmt"
	"path/filepath"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/word"
)

// wardsCommand says or sets which wards must report to the board.
type wardsCommand struct {
	Name string `placeholder:"NAME" help:"${help_boardname}"`
	File string `arg:"" optional:"" name:"LIST" help:"${help_wardlistfile}"`
}

// Run keeps the list of a file, or says the one that is kept.
func (c *wardsCommand) Run(r *run) error {
	return r.inRegister(func(o *office.Office) error {
		board := o.Settings().Board
		if c.Name != "" {
			board.Name = c.Name
		}
		if c.File != "" {
			wards, err := o.ReadWardList(r.ctx, c.File)
			if err != nil {
				return err
			}
			board.Wards = wards
		}
		if c.File != "" || c.Name != "" {
			if err := o.SaveBoard(r.ctx, board); err != nil {
				return err
			}
		}
		board = o.Settings().Board
		if r.asJSON {
			return r.answer(board)
		}
		if c.File == "" {
			fmt.Fprint(r.streams.Out, board.Typed())
		}
		r.say("command.wards", "count", len(board.Wards), "groups", len(board.Groups()))
		return nil
	})
}

// receiveCommand keeps what wards sent.
type receiveCommand struct {
	On     string      `placeholder:"2026-06-17" help:"${help_receivedon}"`
	Reason string      `placeholder:"TEXT" help:"${help_receivereason}"`
	Period periodWords `embed:""`
	Half   int         `name:"half-year" placeholder:"2026" help:"${help_halfyear}"`
	Nine   int         `name:"nine-months" placeholder:"2026" help:"${help_ninemonths}"`
	Files  []string    `arg:"" name:"WARD.xlsx" help:"${help_receivefiles}"`
}

// receivedAnswer is what a program reads about a file.
type receivedAnswer struct {
	File    string         `json:"file"`
	Refused string         `json:"refused,omitempty"`
	Reports []reportAnswer `json:"reports,omitempty"`

	Problems []consolidate.Problem `json:"problems,omitempty"` // about no cell of a ward
}

type reportAnswer struct {
	Ward     string                 `json:"ward"`
	Period   day.Period             `json:"period"`
	SHA256   string                 `json:"sha256"`
	Versions int                    `json:"versions"`
	Findings []register.WardFinding `json:"findings"`
	Lacking  []string               `json:"lacking,omitempty"` // forms that have not come in any file so far
}

// Run receives the files and says of each what became of it.
func (c *receiveCommand) Run(r *run) error {
	return r.inRegister(func(o *office.Office) error {
		how := office.Receiving{On: o.Today(), Reason: c.Reason}
		var err error
		if c.On != "" {
			if how.On, err = day.Parse(c.On); err != nil {
				return wrong("command.badDate", "text", c.On)
			}
		}
		if p := (&consolidateCommand{Period: c.Period, Half: c.Half, Nine: c.Nine}); true {
			if how.Period, err = p.period(o.Settings().WholeMonth); err != nil {
				return err
			}
		}
		all, err := o.Receive(r.ctx, consolidate.Files(c.Files), how)
		if err != nil {
			return err
		}
		kept := 0
		var answers []receivedAnswer
		for _, in := range all {
			a := receivedAnswer{File: in.File, Refused: in.Refused, Problems: in.Problems}
			for i := range in.Received {
				f := &in.Received[i]
				latest := f.Versions[len(f.Versions)-1]
				a.Reports = append(a.Reports, reportAnswer{f.Ward, f.Period, latest.Hash, len(f.Versions), append([]register.WardFinding{}, latest.Findings...), nil})
				if how.Period != (day.Period{}) && !office.SamePeriod(f.Period, how.Period) {
					a.Problems = append(a.Problems, consolidate.Problem{Ward: f.Ward, Text: assets.Text("command.received.otherPeriod", "said", how.Period.Name(), "period", f.Period.Name())})
				}
			}
			for i := range a.Reports {
				if last := lastOf(all, in.Received[i].ID); last == &in.Received[i] {
					a.Reports[i].Lacking = office.LackingForms(last)
				}
			}
			answers = append(answers, a)
			if in.Refused != "" {
				r.refused = true
				r.warn(assets.Text("command.received.refused", "file", in.File, "reason", in.Refused))
				continue
			}
			kept++
		}
		r.lookAtReceived(answers)
		if r.asJSON {
			return r.answer(answers)
		}
		for _, a := range answers {
			for _, report := range a.Reports {
				r.say("command.received", "file", filepath.Base(a.File), "ward", report.Ward, "period", report.Period.Name(), "findings", len(report.Findings), "hash", report.SHA256[:12])
			}
		}
		r.say("command.received.all", "kept", kept, "files", len(all))
		return nil
	})
}

// lastOf is what came last of a report among files that came in.
func lastOf(all []office.Incoming, id int64) (last *register.WardFile) {
	for _, in := range all {
		for i := range in.Received {
			if in.Received[i].ID == id {
				last = &in.Received[i]
			}
		}
	}
	return last
}

// lookAtReceived says what the check found in the files that are kept.
func (r *run) lookAtReceived(answers []receivedAnswer) {
	for _, a := range answers {
		file := filepath.Base(a.File)
		for _, p := range a.Problems {
			p.File = file
			r.lookAt(p)
		}
		for _, report := range a.Reports {
			for _, f := range report.Findings {
				r.lookAt(consolidate.Problem{Ward: report.Ward, File: file, Form: f.Form, Cell: f.Cell, Column: f.Column, Text: f.Text})
			}
			if len(report.Lacking) > 0 {
				r.lookAt(consolidate.Problem{Ward: report.Ward, File: file, Text: assets.Text("consolidate.missing.forms", "forms", strings.Join(report.Lacking, ", "))})
			}
		}
	}
}

// lateCommand says who owes a report.
type lateCommand struct {
	Period   periodWords `embed:""`
	Half     int         `name:"half-year" placeholder:"2026" help:"${help_halfyear}"`
	Nine     int         `name:"nine-months" placeholder:"2026" help:"${help_ninemonths}"`
	Out      string      `placeholder:"FILE.docx" writes:"" help:"${help_outreminders}"`
	SignedBy string      `name:"signed-by" placeholder:"NAME" help:"${help_signedby}"`
	Role     string      `placeholder:"ROLE" help:"${help_role}"`
	Record   bool        `help:"${help_recordreminders}"`
}

// lateAnswer is what a program reads about a ward that is late.
type lateAnswer struct {
	Ward     string     `json:"ward"`
	Group    string     `json:"group,omitempty"`
	Period   day.Period `json:"period"`
	Due      day.Date   `json:"due"`
	Days     int        `json:"days"`
	Lacking  []string   `json:"lacking,omitempty"` // forms; empty: nothing came
	Reminded []day.Date `json:"reminded,omitempty"`
}

// Run lists the wards that owe the report of a period, and writes the letters to them.
func (c *lateCommand) Run(r *run) error {
	return r.inRegister(func(o *office.Office) error {
		period, err := (&consolidateCommand{Period: c.Period, Half: c.Half, Nine: c.Nine}).period(o.Settings().WholeMonth)
		if err != nil {
			return err
		}
		if period == (day.Period{}) {
			period = o.LastDueMonth()
		}
		late, err := o.LateWards(r.ctx, period)
		if err != nil {
			return err
		}
		if c.Out != "" && len(late) > 0 {
			letters, err := o.Reminders(late, word.Options{Draft: true, Today: o.Today(), SignedBy: c.SignedBy, Role: c.Role})
			if err != nil {
				return err
			}
			if err := office.SaveFile(c.Out, letters); err != nil {
				return err
			}
			if c.Record {
				if _, err := o.Remind(r.ctx, period, late); err != nil {
					return err
				}
			}
		}
		r.refused = len(late) > 0
		if r.asJSON {
			answers := make([]lateAnswer, len(late))
			for i, w := range late {
				answers[i] = lateAnswer{w.Name, w.Group, period, w.Due, w.Days, w.Lacking, w.Reminded}
			}
			return r.answer(answers)
		}
		if err := r.sayLate(o, period, len(late)); err != nil {
			return err
		}
		for _, w := range late {
			r.say("command.late.ward", "ward", w.Name, "what", w.Says(), "days", w.Days)
		}
		if c.Out != "" && len(late) > 0 {
			r.say("command.late.letters", "file", c.Out, "count", len(late))
		}
		return nil
	})
}

// sayLate says how many wards owe the report of a period: nobody before its last day is
// over, and nobody knows it where no ward is known.
func (r *run) sayLate(o *office.Office, period day.Period, count int) error {
	asked := count > 0
	if !asked {
		grid, err := o.Board(r.ctx, []day.Period{period})
		if err != nil {
			return err
		}
		asked = grid.Asked()
	}
	due := o.ReportDue(period)
	switch {
	case !asked && due < o.Today() && len(o.Settings().Board.Wards) > 0:
		r.say("command.late.notAsked", "period", period.Name(), "due", due.Shown())
	case count == 0 && len(o.Settings().Board.Wards) == 0:
		r.say("command.late.noList", "period", period.Name(), "due", due.Shown())
	case due >= o.Today():
		r.say("command.late.notYet", "period", period.Name(), "due", due.Shown())
	case period.Kind() != day.Monthly:
		r.say("command.late.longer", "period", period.Name(), "count", count, "due", due.Shown())
	default:
		r.say("command.late", "period", period.Name(), "count", count, "due", due.Shown())
	}
	return nil
}
