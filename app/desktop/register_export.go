package desktop

import (
	"context"
	"errors"
	"io"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/reports/workbook"
)

// export writes the whole register as a workbook that the import reads back.
func (r *register) export() {
	o := r.o
	title := assets.Text("register.export.title")
	o.chooseSave(title, assets.Text("register.export.name", o.today().String()), "*.xlsx", func(path string) {
		ui.RunWithProgress(o.window, title, assets.Text("register.exporting"),
			func(ctx context.Context, set func(float64, string)) (int, error) {
				all, err := o.store.LetterCount(ctx)
				if err != nil {
					return 0, err
				}
				return all, workbook.Save(path, func(w io.Writer) error {
					return workbook.WriteRegister(ctx, w, o.store, func(done int) { set(float64(done)/float64(max(all, 1)), "") })
				})
			}, func(letters int, err error) {
				switch {
				case errors.Is(err, context.Canceled):
				case err != nil:
					o.failed(assets.Text("register.export.failed"), err)
				default:
					ui.Toast(o.window.Canvas(), assets.Text("register.exported", number(letters), path))
				}
			})
	})
}
