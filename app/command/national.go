package command

import (
	"io"

	"donthu/app/office"
	"donthu/reports/national"
	"donthu/reports/workbook"
)

// national writes the data set of NĐ 55/2022 instead of the workbook.
func (c *exportCommand) national(r *run, o *office.Office) error {
	var counts national.Counts
	err := workbook.Save(c.Out, func(w io.Writer) (err error) {
		counts, err = national.Write(r.ctx, w, o.Store, o.Settings(), national.Options{Today: o.Today(), ShowDenouncers: c.ShowDenouncers})
		return err
	})
	if err != nil {
		return err
	}
	r.say("command.exportedNational", "visits", counts.Receptions, "letters", counts.Letters, "file", c.Out)
	return nil
}
