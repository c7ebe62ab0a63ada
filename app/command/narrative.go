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
// 02), with what was typed for it, beside the period before and the same period last
// year. What the register does not know is left to be filled in and named.
func narrate(r *run, s *store.Store, now *forms.Report, o forms.Options, file string) error {
	edition := document.ReportEdition(now.Period)
	if now.Edition != edition {
		var err error
		if now, err = forms.Compute(r.ctx, s, edition, now.Period, o); err != nil {
			return err
		}
	}
	before, err := forms.Compute(r.ctx, s, edition, now.Period.Previous(), o)
	if err != nil {
		return err
	}
	lastYear, err := forms.Compute(r.ctx, s, edition, document.LastYear(now.Period), o)
	if err != nil {
		return err
	}
	info, template, err := document.Read(r.dir, edition.Words)
	if err != nil {
		return err
	}
	typed, err := s.TypedFigures(r.ctx, data.ReportWords, now.Period)
	if err != nil {
		return err
	}
	options := document.ReportOptions(typed, data.DateOf(r.streams.Clock())).For(info)
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
		r.warn(assets.Text("command.narrativeDraft", incomplete.Sentence()))
	}
	return nil
}
