package reports

import (
	"context"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// openWords shows the report in words of the period in front.
func (r *Room) openWords() {
	r.keepTyped(func() {
		name := strings.TrimSuffix(r.picker.FileName(), ".xlsx") + ".docx"
		r.o.Push(newReportWords(r.o, r.report.Period, name))
	})
}

// save keeps the texts and calls then, which may be nil. A day that cannot be read
// is said beside its field, and nothing is kept.
func (w *reportWords) save(then func()) {
	if _, err := w.on.Date(); err != nil || w.begun == nil {
		return // the field itself says what is wrong with the day
	}
	record := w.record()
	kit.RunAsyncErr(func() error { return w.o.Store.SaveFigures(w.o.Ctx(), record) }, func(err error) {
		if err != nil {
			w.o.Failed(assets.Text("words.notSaved"), err)
			return
		}
		w.begun = record.Texts
		w.drawn.Typed = record
		if then != nil {
			then()
			return
		}
		kit.Toast(w.o.Window.Canvas(), assets.Text("words.saved"))
	})
}

// write keeps the texts and writes the Word document; what it lacks is asked about
// first and stays as dots.
func (w *reportWords) write() {
	if w.begun == nil {
		return
	}
	if words := w.lacking.Text; words != "" {
		kit.Confirm(w.o.Window, assets.Text("compose.incomplete"), words+"\n\n"+assets.Text("compose.incomplete.text"), assets.Text("compose.incomplete.do"),
			func() { w.save(w.askAndWrite) })
		return
	}
	w.save(w.askAndWrite)
}

func (w *reportWords) askAndWrite() {
	o, drawn, fields := w.o, w.drawn, w.documentFields()
	o.Save(desk.FileToWrite{Title: assets.Text("words.title"), Name: w.fileName, Pattern: "*.docx",
		Writing: assets.Text("reports.writing"), Failed: assets.Text("words.failed"), Written: w.written.Show,
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			_, err := drawn.Save(file, fields)
			return err
		}})
}

// fromWords puts what the report in words says of its number, day and signer into
// the form that marks the report as sent.
func (f *sendForm) fromWords(typed data.TypedFigures) {
	if number := typed.Texts[document.ReportNumber]; number != "" && f.number.Text == "" {
		info, _, err := document.Read(f.o.Dir, document.ReportEdition(f.period).Words)
		if symbol := info.SymbolFor(f.o.Store.Settings()); err == nil && symbol != "" {
			number += "/" + symbol
		}
		f.number.SetText(number)
	}
	if on := document.ReportOptions(typed, 0).On; !on.IsZero() && on <= f.o.Today() {
		f.on.SetDate(on)
	}
	if f.signedBy.Text == "" {
		f.signedBy.SetText(typed.Texts[document.ReportSigner])
	}
}
