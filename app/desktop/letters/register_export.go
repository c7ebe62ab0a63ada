package letters

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
)

// export writes the whole register as a workbook.
func (r *Register) export() {
	o := r.o
	o.Open(desk.Export{Title: assets.Text("register.export.title"), Name: assets.Text("register.export.name", o.Today().String()), Written: func(file string, letters int) {
		kit.Toast(o.Window.Canvas(), assets.Text("register.exported", kit.Number(letters), file))
	}})
}

// exportRegister asks whether the workbook is for reading and printing, where
// nobody may read who denounced, or the whole register, which the import reads
// back; then it writes it.
func Export(o *desk.Desk, title, name string, written func(file string, letters int)) {
	explained := widget.NewLabel(assets.Text("secret.export"))
	explained.Wrapping = fyne.TextWrapWord
	var hide func()
	masked := kit.NewButton(assets.Text("secret.export.masked"), nil, func() {
		hide()
		writeRegister(o, title, strings.TrimSuffix(name, ".xlsx")+assets.Text("secret.export.file"), true, written)
	})
	masked.Importance = widget.HighImportance
	whole := kit.NewButton(assets.Text("secret.export.whole"), nil, func() {
		hide()
		writeRegister(o, title, name, false, written)
	})
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	hide = kit.ShowContent(o.Window, title, explained, masked, cancel, whole, masked)
}

func writeRegister(o *desk.Desk, title, name string, isMasked bool, written func(file string, letters int)) {
	letters := 0
	o.Save(desk.FileToWrite{Title: title, Name: name, Pattern: "*.xlsx", Writing: assets.Text("register.exporting"), Failed: assets.Text("register.export.failed"),
		Write: func(ctx context.Context, file string, set func(float64, string)) (err error) {
			letters, err = o.Do().Export(ctx, file, isMasked, func(done, all int) {
				set(float64(done)/float64(max(all, 1)), assets.Text("settings.exported", kit.Number(done), kit.Number(all)))
			})
			return err
		}, Written: func(file string) { written(file, letters) }})
}
