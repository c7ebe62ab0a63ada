package command

import (
	"io"

	"donthu/data/store"
	"donthu/reports/national"
	"donthu/reports/workbook"
)

// national writes the data set of NĐ 55/2022 instead of the workbook.
func (c *exportCommand) national(r *run, s *store.Store) error {
	var counts national.Counts
	err := workbook.Save(c.Out, func(w io.Writer) (err error) {
		counts, err = national.Write(r.ctx, w, s, s.Settings(), national.Options{Today: s.Today(), ShowDenouncers: c.ShowDenouncers})
		return err
	})
	if err != nil {
		return err
	}
	r.say("command.exportedNational", counts.Receptions, counts.Letters, c.Out)
	return nil
}
