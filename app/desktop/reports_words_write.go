package desktop

import (
	"context"
	"strings"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// openWords shows the report in words of the period in front.
func (r *reports) openWords() {
	r.keepTyped(func() {
		name := strings.TrimSuffix(r.picker.fileName(), ".xlsx") + ".docx"
		r.o.push(newReportWords(r.o, r.report.Period, name))
	})
}

// save keeps the texts and calls then, which may be nil. A day that cannot be read
// is said beside its field, and nothing is kept.
func (w *reportWords) save(then func()) {
	if _, err := w.on.Date(); err != nil || w.begun == nil {
		return // the field itself says what is wrong with the day
	}
	record := w.record()
	ui.RunAsyncErr(func() error { return w.o.store.SaveFigures(w.o.ctx(), record) }, func(err error) {
		if err != nil {
			w.o.failed(assets.Text("words.notSaved"), err)
			return
		}
		w.begun = record.Texts
		w.drawn.Typed = record
		if then != nil {
			then()
			return
		}
		ui.Toast(w.o.window.Canvas(), assets.Text("words.saved"))
	})
}

// write keeps the texts and writes the Word document; what it lacks is asked about
// first and stays as dots.
func (w *reportWords) write() {
	if w.begun == nil {
		return
	}
	if words := w.lacking.Text; words != "" {
		ui.Confirm(w.o.window, assets.Text("compose.incomplete"), words+"\n\n"+assets.Text("compose.incomplete.text"), assets.Text("compose.incomplete.do"),
			func() { w.save(w.askAndWrite) })
		return
	}
	w.save(w.askAndWrite)
}

func (w *reportWords) askAndWrite() {
	o, drawn, fields := w.o, w.drawn, w.documentFields()
	o.save(fileToWrite{title: assets.Text("words.title"), name: w.fileName, pattern: "*.docx",
		writing: assets.Text("reports.writing"), failed: assets.Text("words.failed"), written: w.written.show,
		write: func(_ context.Context, file string, _ func(float64, string)) error {
			_, err := drawn.Save(file, fields)
			return err
		}})
}

// fromWords puts what the report in words says of its number, day and signer into
// the form that marks the report as sent.
func (f *sendForm) fromWords(typed data.TypedFigures) {
	if number := typed.Texts[document.ReportNumber]; number != "" && f.number.Text == "" {
		info, _, err := document.Read(f.o.dir, document.ReportEdition(f.period).Words)
		if symbol := info.SymbolFor(f.o.store.Settings()); err == nil && symbol != "" {
			number += "/" + symbol
		}
		f.number.SetText(number)
	}
	if on := document.ReportOptions(typed, 0).On; !on.IsZero() && on <= f.o.today() {
		f.on.SetDate(on)
	}
	if f.signedBy.Text == "" {
		f.signedBy.SetText(typed.Texts[document.ReportSigner])
	}
}
