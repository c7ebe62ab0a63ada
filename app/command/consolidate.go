package command

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/workbook"
)

type consolidateCommand struct {
	Out    string      `required:"" placeholder:"FILE.xlsx" writes:"" help:"${help_outworkbook}"`
	Wards  string      `placeholder:"LIST.txt" help:"${help_wards}"`
	Period periodWords `embed:""`
	Half   int         `name:"half-year" placeholder:"2026" help:"${help_halfyear}"`
	Nine   int         `name:"nine-months" placeholder:"2026" help:"${help_ninemonths}"`
	Board  string      `placeholder:"NAME" help:"${help_board}"`
	Kept   bool        `help:"${help_kept}"`
	Months bool        `name:"from-months" help:"${help_frommonths}"`
	Files  []string    `arg:"" optional:"" name:"WARD.xlsx" help:"${help_wardfiles}"`
}

// Run brings the wards' workbooks into one. It needs no register, unless it is to take
// what a board keeps.
func (c *consolidateCommand) Run(r *run) error {
	switch {
	case c.Kept && len(c.Files) > 0:
		return wrong("command.keptFiles")
	case c.Kept:
		return r.inRegister(func(o *office.Office) error { return c.kept(r, o) })
	case len(c.Files) == 0:
		return wrong("command.noWardFiles")
	}
	o := consolidate.Options{Today: day.Of(r.streams.Clock()), Convert: office.WorkbookProgram()}
	var err error
	if o.Period, err = c.period(false); err != nil {
		return err
	}
	if c.Wards != "" {
		wards, err := consolidate.ReadWardList(r.ctx, c.Wards, o)
		if err != nil {
			return err
		}
		o.Wards = register.Board{Wards: wards}.Names()
	}
	if slices.ContainsFunc(c.Files, c.isResult) {
		return wrong("command.readAndWritten", "file", c.Out)
	}
	files := slices.DeleteFunc(consolidate.Files(c.Files), c.isResult)
	result, err := consolidate.Run(r.ctx, files, o)
	if result != nil {
		for _, refused := range result.Refused {
			r.warn(fmt.Sprintf("%s: %s", refused.File, refused.Reason))
		}
		r.refused = len(result.Refused) > 0
	}
	if err != nil {
		return err
	}
	if err := c.write(r, result, c.Board); err != nil || r.asJSON {
		return err
	}
	r.say("command.consolidated", "files", len(files)-refusedFiles(result), "wards", result.Wards, "file", c.Out, "problems", len(result.Problems), "missing", len(result.Missing))
	return nil
}

// kept consolidates what the board keeps of a period.
func (c *consolidateCommand) kept(r *run, o *office.Office) error {
	period, err := c.period(o.Settings().WholeMonth)
	if err != nil {
		return err
	}
	if period == (day.Period{}) {
		return wrong("command.onePeriod")
	}
	prefer := consolidate.FromOwn
	if c.Months {
		prefer = consolidate.FromMonths
	}
	result, err := o.Consolidated(r.ctx, period, prefer)
	if err != nil {
		return err
	}
	if result.Wards == 0 {
		return result.WhyNothing()
	}
	settings := o.Settings()
	if err := c.write(r, result, cmp.Or(c.Board, settings.Board.Name, settings.Ward)); err != nil || r.asJSON {
		return err
	}
	r.say("command.consolidatedKept", "period", period.Name(), "wards", result.Wards, "file", c.Out, "problems", len(result.Problems), "missing", len(result.Missing))
	if own, months := result.MadeOf(); len(result.Sources) > 0 {
		r.say("command.consolidatedFrom", "own", own, "months", months)
	}
	if len(result.Differences) > 0 {
		r.say("command.consolidatedDifferences", "count", len(result.Differences))
	}
	return nil
}

// write writes the workbook, and the answer for a program; cells that are in no total are
// said.
func (c *consolidateCommand) write(r *run, result *consolidate.Result, board string) error {
	if err := workbook.Save(c.Out, func(w io.Writer) error {
		return workbook.WriteConsolidated(w, result, board, workbook.Options{})
	}); err != nil {
		return err
	}
	r.lookAtAll(result)
	if left := result.LeftOut(); left > 0 {
		r.refused = true
		r.warn(assets.Text("command.leftOut", "count", left))
	}
	if r.asJSON {
		return r.answer(consolidated(result))
	}
	return nil
}

// isResult says whether a file is the one that an earlier run wrote: a folder may
// hold it beside the wards' files.
func (c *consolidateCommand) isResult(file string) bool {
	ours, err := os.Stat(c.Out)
	if err != nil {
		return false
	}
	theirs, err := os.Stat(file)
	return err == nil && os.SameFile(ours, theirs)
}

// refusedFiles counts the files that are wholly or partly left out.
func refusedFiles(result *consolidate.Result) int {
	files := map[string]bool{}
	for _, refused := range result.Refused {
		files[refused.File] = true
	}
	return len(files)
}

// period is the one that was said, zero for none.
func (c *consolidateCommand) period(wholeMonth bool) (day.Period, error) {
	if p := c.Period; p.Month == "" && p.From == "" && p.To == "" && p.Quarter == "" && p.Year == 0 && c.Half == 0 && c.Nine == 0 {
		return day.Period{}, nil
	}
	return c.Period.of(wholeMonth, c.Half, c.Nine)
}

// consolidatedAnswer is the result for a program to read: totals by form and
// column of the main edition, and what is wrong.
type consolidatedAnswer struct {
	From     day.Date                   `json:"from"`
	To       day.Date                   `json:"to"`
	Wards    int                        `json:"wards"`
	Edition  string                     `json:"edition"`
	Totals   map[string]map[int]float64 `json:"totals"`
	Problems []consolidate.Problem      `json:"problems"`
	Missing  []consolidate.Missing      `json:"missing"`
	Refused  []consolidate.Refused      `json:"refused"`
	LeftOut  int                        `json:"leftOut"` // cells that are in no total

	Differences []consolidate.Difference `json:"differences,omitempty"`
	Sources     []consolidate.Source     `json:"sources,omitempty"`
}

func consolidated(result *consolidate.Result) consolidatedAnswer {
	answer := consolidatedAnswer{
		From: result.Period.From, To: result.Period.To, Wards: result.Wards, Totals: map[string]map[int]float64{},
		Problems: result.Problems, Missing: result.Missing, Refused: result.Refused,
		LeftOut: result.LeftOut(), Differences: result.Differences, Sources: result.Sources,
	}
	if len(result.Parts) > 0 {
		answer.Edition = result.Parts[0].Edition.ID
		for _, table := range result.Parts[0].Tables {
			answer.Totals[table.Form.ID] = table.Total
		}
	}
	return answer
}
