package desktop

import (
	"context"
	"errors"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/reports/workbook"
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
		writeRegister(o, title, strings.TrimSuffix(name, ".xlsx")+assets.Text("secret.export.file"), workbook.Masked(o.store), written)
	})
	masked.Importance = widget.HighImportance
	whole := ui.NewButton(assets.Text("secret.export.whole"), nil, func() {
		hide()
		writeRegister(o, title, name, o.store, written)
	})
	cancel := ui.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	hide = ui.ShowContent(o.window, title, explained, masked, cancel, whole, masked)
}

func writeRegister(o *office, title, name string, from workbook.Source, written func(file string, letters int)) {
	o.chooseSave(title, name, "*.xlsx", func(file string) {
		ui.RunWithProgress(o.window, title, assets.Text("register.exporting"),
			func(ctx context.Context, set func(float64, string)) (int, error) {
				all, err := o.store.LetterCount(ctx)
				if err != nil {
					return 0, err
				}
				return all, workbook.Save(file, func(w io.Writer) error {
					return workbook.WriteRegister(ctx, w, from, func(done int) {
						set(float64(done)/float64(max(all, 1)), assets.Text("settings.exported", number(done), number(all)))
					})
				})
			}, func(letters int, err error) {
				switch {
				case errors.Is(err, context.Canceled):
				case err != nil:
					o.failed(assets.Text("register.export.failed"), err)
				default:
					written(file, letters)
				}
			})
	})
}
