package command

import (
	"io"

	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// narrate writes the report in words that goes with the forms (TT 06/2025 Mẫu số
// 02), beside the period before and the same period last year. What the register
// does not know, such as number and signer, is left to be filled in and named.
func narrate(r *run, s *store.Store, now *forms.Report, o forms.Options, file string) error {
	before, err := forms.Compute(r.ctx, s, now.Edition, now.Period.Previous(), o)
	if err != nil {
		return err
	}
	lastYear, err := forms.Compute(r.ctx, s, now.Edition, document.LastYear(now.Period), o)
	if err != nil {
		return err
	}
	info, template, err := document.Read(r.dir, document.ReportTemplate)
	if err != nil {
		return err
	}
	options := document.Options{On: data.DateOf(r.streams.Clock())}.For(info)
	fields := document.ReportFields(now, before, lastYear, s.Settings(), options)
	missing, unknown, err := document.Check(template, fields)
	if err != nil {
		return err
	}
	if err := workbook.Save(file, func(w io.Writer) error {
		return document.RenderDraft(w, template, fields)
	}); err != nil {
		return err
	}
	if len(missing)+len(unknown) > 0 {
		incomplete := &document.IncompleteError{Missing: missing, Unknown: unknown}
		r.warn(assets.Text("command.narrativeDraft", incomplete.Error()))
	}
	return nil
}
