package desktop

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
)

// export writes the whole register as a workbook.
func (r *register) export() {
	o := r.o
	o.open(ExportRef{Title: assets.Text("register.export.title"), Name: assets.Text("register.export.name", o.today().String()), Written: func(file string, letters int) {
		ui.Toast(o.window.Canvas(), assets.Text("register.exported", number(letters), file))
	}})
}

// exportRegister asks whether the workbook is for reading and printing, where
// nobody may read who denounced, or the whole register, which the import reads
// back; then it writes it.
func exportRegister(o *office, title, name string, written func(file string, letters int)) {
	explained := widget.NewLabel(assets.Text("secret.export"))
	explained.Wrapping = fyne.TextWrapWord
	var hide func()
	masked := ui.NewButton(assets.Text("secret.export.masked"), nil, func() {
		hide()
		writeRegister(o, title, strings.TrimSuffix(name, ".xlsx")+assets.Text("secret.export.file"), true, written)
	})
	masked.Importance = widget.HighImportance
	whole := ui.NewButton(assets.Text("secret.export.whole"), nil, func() {
		hide()
		writeRegister(o, title, name, false, written)
	})
	cancel := ui.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	hide = ui.ShowContent(o.window, title, explained, masked, cancel, whole, masked)
}

func writeRegister(o *office, title, name string, isMasked bool, written func(file string, letters int)) {
	letters := 0
	o.save(fileToWrite{title: title, name: name, pattern: "*.xlsx", writing: assets.Text("register.exporting"), failed: assets.Text("register.export.failed"),
		write: func(ctx context.Context, file string, set func(float64, string)) (err error) {
			letters, err = o.do().Export(ctx, file, isMasked, func(done, all int) {
				set(float64(done)/float64(max(all, 1)), assets.Text("settings.exported", number(done), number(all)))
			})
			return err
		}, written: func(file string) { written(file, letters) }})
}
