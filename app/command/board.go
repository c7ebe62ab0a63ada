package command

import (
	"fmt"
	"path/filepath"

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
}

type reportAnswer struct {
	Ward     string                 `json:"ward"`
	Period   day.Period             `json:"period"`
	SHA256   string                 `json:"sha256"`
	Versions int                    `json:"versions"`
	Findings []register.WardFinding `json:"findings"`
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
			a := receivedAnswer{File: in.File, Refused: in.Refused}
			for i := range in.Received {
				f := &in.Received[i]
				latest := f.Versions[len(f.Versions)-1]
				a.Reports = append(a.Reports, reportAnswer{f.Ward, f.Period, latest.Hash, len(f.Versions), append([]register.WardFinding{}, latest.Findings...)})
			}
			answers = append(answers, a)
			if in.Refused != "" {
				r.refused = true
				r.warn(assets.Text("command.received.refused", "file", in.File, "reason", in.Refused))
				continue
			}
			kept++
		}
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

// lateCommand says who owes a report.
type lateCommand struct {
	Period   periodWords `embed:""`
	Half     int         `name:"half-year" placeholder:"2026" help:"${help_halfyear}"`
	Nine     int         `name:"nine-months" placeholder:"2026" help:"${help_ninemonths}"`
	Out      string      `placeholder:"FILE.docx" help:"${help_outreminders}"`
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
		if r.asJSON {
			answers := make([]lateAnswer, len(late))
			for i, w := range late {
				answers[i] = lateAnswer{w.Name, w.Group, period, w.Due, w.Days, w.Lacking, w.Reminded}
			}
			return r.answer(answers)
		}
		r.say("command.late", "period", period.Name(), "count", len(late), "due", o.ReportDue(period).Shown())
		for _, w := range late {
			r.say("command.late.ward", "ward", w.Name, "what", w.Says(), "days", w.Days)
		}
		if c.Out != "" && len(late) > 0 {
			r.say("command.late.letters", "file", c.Out, "count", len(late))
		}
		return nil
	})
}
