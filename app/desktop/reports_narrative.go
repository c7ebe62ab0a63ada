package desktop

import (
	"context"
	"errors"
	"io"
	"strings"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// writeNarrative writes the report in words that goes with the forms (TT 06/2025
// Mẫu số 02), beside the period before and the same period last year.
func (r *reports) writeNarrative() { r.keepTyped(r.askAndWriteNarrative) }

func (r *reports) askAndWriteNarrative() {
	o, period := r.o, r.report.Period
	name := strings.TrimSuffix(r.picker.fileName(), ".xlsx") + ".docx"
	o.chooseSave(assets.Text("narrative.title"), name, "*.docx", func(file string) {
		ui.RunWithProgress(o.window, assets.Text("narrative.title"), assets.Text("reports.writing"),
			func(ctx context.Context, set func(float64, string)) (string, error) {
				set(-1, "")
				var drawn [3]*forms.Report
				for i, p := range []data.Period{period, period.Previous(), document.LastYear(period)} {
					report, err := forms.Compute(ctx, o.store, forms.EditionFor(period), p, forms.Options{Today: o.today()})
					if err != nil {
						return file, err
					}
					drawn[i] = report
				}
				info, template, err := document.Read(o.dir, document.ReportTemplate)
				if err != nil {
					return file, err
				}
				fields := document.ReportFields(drawn[0], drawn[1], drawn[2], o.store.Settings(), document.Options{On: o.today()}.For(info))
				return file, workbook.Save(file, func(w io.Writer) error {
					return document.RenderDraft(w, template, fields) // number and signer are filled in by hand, in Word
				})
			}, func(file string, err error) {
				switch {
				case errors.Is(err, context.Canceled):
				case err != nil:
					o.failed(assets.Text("narrative.failed"), err)
				default:
					r.written.show(file)
				}
			})
	})
}
