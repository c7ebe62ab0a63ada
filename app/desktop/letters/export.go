package letters

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
)

// Export asks whether the workbook is for reading and printing, where
// nobody may read who denounced, or the whole register, which the import reads
// back; then it writes it.
func Export(o *desk.Desk, title, name string, written func(file string, letters int)) {
	var hide func()
	choice := func(key string, do func()) *kit.Button {
		return kit.NewButton(assets.Text(key), nil, func() {
			hide()
			do()
		})
	}
	masked := choice("secret.export.masked", func() {
		writeRegister(o, title, strings.TrimSuffix(name, ".xlsx")+assets.Text("secret.export.file"), true, written)
	})
	masked.Importance = widget.HighImportance
	whole := choice("secret.export.whole", func() { writeRegister(o, title, name, false, written) })
	hide = kit.ShowContent(o.Window, title, kit.Wrapped(assets.Text("secret.export"), widget.MediumImportance), masked,
		choice("ui.cancel", func() {}), whole, masked)
}

func writeRegister(o *desk.Desk, title, name string, isMasked bool, written func(file string, letters int)) {
	letters := 0
	o.Save(desk.FileToWrite{Title: title, Name: name, Pattern: "*.xlsx", Writing: assets.Text("register.exporting"), Failed: assets.Text("register.export.failed"),
		Write: func(ctx context.Context, file string, set func(float64, string)) (err error) {
			letters, err = o.Do().Export(ctx, file, isMasked, func(done, all int) {
				set(float64(done)/float64(max(all, 1)), assets.Text("settings.exported", "done", kit.Number(done), "all", kit.Number(all)))
			})
			return err
		}, Written: func(file string) { written(file, letters) }})
}
