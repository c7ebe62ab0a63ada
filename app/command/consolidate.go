package command

import (
	"fmt"
	"io"
	"os"
	"slices"

	"donthu/data/day"
	"donthu/reports/consolidate"
	"donthu/reports/workbook"
)

type consolidateCommand struct {
	Out   string   `required:"" placeholder:"FILE.xlsx" help:"${help_outworkbook}"`
	Wards string   `placeholder:"LIST.txt" help:"${help_wards}"`
	From  string   `placeholder:"2026-05-15" help:"${help_from}"`
	To    string   `placeholder:"2026-06-14" help:"${help_to}"`
	Board string   `placeholder:"NAME" help:"${help_board}"`
	Files []string `arg:"" name:"WARD.xlsx" help:"${help_wardfiles}"`
}

// Run brings the wards' workbooks into one. It needs no register.
func (c *consolidateCommand) Run(r *run) error {
	o := consolidate.Options{Today: day.Of(r.streams.Clock())}
	var err error
	if o.Period, err = c.period(); err != nil {
		return err
	}
	if c.Wards != "" {
		if o.Wards, err = consolidate.ReadWards(c.Wards); err != nil {
			return err
		}
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
	if err := workbook.Save(c.Out, func(w io.Writer) error {
		return workbook.WriteConsolidated(w, result, c.Board, workbook.Options{})
	}); err != nil {
		return err
	}
	if r.asJSON {
		return r.answer(consolidated(result))
	}
	r.say("command.consolidated", "files", len(files)-refusedFiles(result), "wards", result.Wards, "file", c.Out, "problems", len(result.Problems), "missing", len(result.Missing))
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

func (c *consolidateCommand) period() (day.Period, error) {
	if c.From == "" && c.To == "" {
		return day.Period{}, nil
	}
	return (&periodWords{From: c.From, To: c.To}).of(false, 0, 0)
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
}

func consolidated(result *consolidate.Result) consolidatedAnswer {
	answer := consolidatedAnswer{
		From: result.Period.From, To: result.Period.To, Wards: result.Wards, Totals: map[string]map[int]float64{},
		Problems: result.Problems, Missing: result.Missing, Refused: result.Refused,
	}
	if len(result.Parts) > 0 {
		answer.Edition = result.Parts[0].Edition.ID
		for _, table := range result.Parts[0].Tables {
			answer.Totals[table.Form.ID] = table.Total
		}
	}
	return answer
}
