package desktop

import (
	"log/slog"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
)

// tellCrash says once that the last window ended by itself, and shows what of it may be sent to
// who helps: the clerk sees all that would leave the office.
func (w *Program) tellCrash() {
	crash, err := saying.LastCrash(w.Dir)
	if err != nil {
		slog.Error("reading the last crash", "error", err)
	}
	if crash == nil {
		return
	}
	report := assets.Text("crash.report", "version", assets.Version(), "commit", assets.Commit(), "at", crash.At.In(w.Clock().Location()).Format("15:04 02/01/2006")) + "\n\n" + crash.Report
	text := widget.NewLabel(report)
	text.Selectable = true
	var hide func()
	end := func() {
		hide()
		if err := saying.ForgetCrash(w.Dir); err != nil {
			slog.Error("forgetting the last crash", "error", err)
		}
	}
	closing := kit.NewButton(assets.Text("crash.drop"), nil, end)
	keep := kit.NewButton(assets.Text("crash.save"), look.IconSave, func() {
		w.ChooseSave(assets.Text("crash.save"), assets.Text("crash.file", "day", w.Today()), "*.txt", func(file string) {
			kit.RunAsync(func() (any, error) { return nil, data.WriteWhole(file, []byte(report)) }, func(_ any, err error) {
				if err != nil {
					w.Failed(assets.Text("crash.notSaved"), err)
					return
				}
				end()
				kit.Toast(w.Window.Canvas(), assets.Text("crash.saved", "file", file))
			})
		})
	})
	words := look.NewPara(assets.Text("crash.about"), theme.ColorNameForeground, theme.SizeNameText)
	hide = kit.ShowContent(w.Window, assets.Text("crash.title"), kit.Sized(look.Scaled(700), look.Scaled(320), kit.TopDown(words, container.NewScroll(text), nil)), closing, closing, keep)
}
