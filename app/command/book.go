package command

import (
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/reports/statistics"
	"donthu/reports/workbook"
)

type bookCommand struct {
	Kind           string      `required:"" placeholder:"so-theo-doi-don" help:"${help_bookkind}"`
	Period         periodWords `embed:""`
	Half           int         `name:"half-year" placeholder:"2026" help:"${help_halfyear}"`
	Nine           int         `name:"nine-months" placeholder:"2026" help:"${help_ninemonths}"`
	ShowDenouncers bool        `name:"show-denouncers" help:"${help_showdenouncers}"`
	Out            string      `required:"" placeholder:"FILE.xlsx" writes:"" help:"${help_outworkbook}"`
}

// Run writes a book of a period, ready for printing.
func (c *bookCommand) Run(r *run) error {
	book, err := bookOf(c.Kind)
	if err != nil {
		return err
	}
	return r.inRegister(func(o *office.Office) error {
		period, err := c.Period.of(o.Settings().WholeMonth, c.Half, c.Nine)
		if err != nil {
			return err
		}
		options := workbook.BookOptions{Today: o.Today(), ShowDenouncers: c.ShowDenouncers}
		preview, err := o.PreviewBook(r.ctx, book, period, options, 0)
		if err != nil {
			return err
		}
		if err := o.WriteBook(r.ctx, book, period, options, c.Out); err != nil {
			return err
		}
		r.tellFuture(o, period)
		if r.asJSON {
			return r.answer(bookAnswer{string(book), period.From.String(), period.To.String(), preview.Total, c.Out})
		}
		r.say("command.booked", "book", book.Label(), "from", period.From.Shown(), "to", period.To.Shown(), "count", preview.Total, "file", c.Out)
		return nil
	})
}

// tellFuture says of a period that has not begun that nothing can be in it.
func (r *run) tellFuture(o *office.Office, p day.Period) {
	if today := o.Today(); today < p.From {
		r.warn(assets.Text("command.futurePeriod", "from", p.From.Shown(), "today", today.Shown()))
		r.refused = true
	}
}

// bookAnswer says for a program what was written.
type bookAnswer struct {
	Kind string `json:"kind"`
	From string `json:"from"`
	To   string `json:"to"`
	Rows int    `json:"rows"`
	File string `json:"file"`
}

// bookOf is the book that the command line names.
func bookOf(kind string) (workbook.Book, error) {
	var known []string
	for _, book := range workbook.Books() {
		if strings.EqualFold(string(book), kind) {
			return book, nil
		}
		known = append(known, string(book))
	}
	return "", wrong("command.unknownBook", "book", kind, "known", strings.Join(known, ", "))
}

type statisticsCommand struct {
	Period periodWords `embed:""`
	Half   int         `name:"half-year" placeholder:"2026" help:"${help_halfyear}"`
	Nine   int         `name:"nine-months" placeholder:"2026" help:"${help_ninemonths}"`
	Out    string      `required:"" placeholder:"FILE.xlsx" writes:"" help:"${help_outworkbook}"`
}

// Run writes the letters of a period in groups, with charts, and how the months and years before
// went.
func (c *statisticsCommand) Run(r *run) error {
	return r.inRegister(func(o *office.Office) error {
		period, err := c.Period.of(o.Settings().WholeMonth, c.Half, c.Nine)
		if err != nil {
			return err
		}
		computed, err := o.Statistics(r.ctx, period)
		if err != nil {
			return err
		}
		if err := o.WriteStatistics(r.ctx, computed, c.Out); err != nil {
			return err
		}
		r.tellFuture(o, period)
		if r.asJSON {
			return r.answer(answerStatistics(computed))
		}
		received := computed.Tables[0].Total.Cells[statistics.Received].Count
		r.say("command.counted", "from", period.From.Shown(), "to", period.To.Shown(), "count", received, "file", c.Out)
		return nil
	})
}

// groupAnswer is a row of the statistics for a program to read.
type groupAnswer struct {
	By     statistics.Dimension       `json:"by"`
	Group  string                     `json:"group"`
	Counts map[statistics.Measure]int `json:"counts"`
}

func answerStatistics(s *statistics.Statistics) (all []groupAnswer) {
	for _, table := range s.Tables {
		for _, row := range table.Rows {
			counts := map[statistics.Measure]int{}
			for _, m := range statistics.Measures {
				counts[m] = row.Cells[m].Count
			}
			all = append(all, groupAnswer{table.Dimension, row.Label, counts})
		}
	}
	return all
}
