package intake

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/intake"
	"donthu/reports/workbook"
)

// ImportBook asks for an Excel book, shows what would come in, and brings it in
// when the clerk agrees. done, which may be nil, is called after letters came in.
func ImportBook(o *desk.Desk, done func()) {
	o.ChooseOpen(kit.TitleOf("settings.import"), "*.xlsx", func(file string) {
		readBook(o, file, true, func(preview intake.Result) { showImportPreview(o, file, preview, done) })
	})
}

// readBook reads a book under a dialog that can stop it; with dryRun nothing
// stays in the register.
func readBook(o *desk.Desk, file string, dryRun bool, done func(intake.Result)) {
	title, words := assets.Text("import.reading.title"), assets.Text("import.reading")
	if !dryRun {
		title, words = assets.Text("import.importing.title"), assets.Text("import.importing")
	}
	kit.RunWithProgress(o.Window, title, words, func(ctx context.Context, set func(float64, string)) (intake.Result, error) {
		return o.Do().Import(ctx, file, dryRun, func(done, total int) {
			if total > 0 {
				set(float64(done)/float64(total), assets.Text("import.progress", kit.Number(done), kit.Number(total)))
			}
		})
	}, func(result intake.Result, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			kit.Toast(o.Window.Canvas(), assets.Text("import.stopped"))
		case err != nil:
			kit.ShowProblem(o.Window, assets.Text("import.failed"), saying.Of(err), assets.Text("import.failed.kept"), assets.Text("import.failed.todo"))
		default:
			done(result)
		}
	})
}

// showImportPreview says what would come in and lists what would not.
func showImportPreview(o *desk.Desk, file string, preview intake.Result, done func()) {
	sentence := widget.NewLabel(assets.Text("import.preview", preview.Book, kit.Number(preview.Read), kit.Number(preview.Letters),
		kit.Number(preview.Receptions), kit.Number(preview.Days), kit.Number(preview.Present), kit.Number(len(preview.Problems))))
	sentence.Wrapping = fyne.TextWrapWord
	var hide func()
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	buttons := []*kit.Button{cancel}
	list := problemList(preview)
	content := kit.Sized(760, 130, sentence)
	if len(list) > 0 {
		copying := kit.NewButton(assets.Text("import.copy"), theme.ContentCopyIcon(), func() {
			o.App.Clipboard().SetContent(problemText(list))
			kit.Toast(o.Window.Canvas(), assets.Text("import.copied"))
		})
		saving := kit.NewButton(assets.Text("import.saveList"), theme.DocumentSaveIcon(), func() { saveImportProblems(o, list) })
		buttons = append(buttons, copying, saving)
		content = kit.Sized(940, 470, container.NewBorder(sentence, nil, nil, nil, problemTable(list)))
	}
	first := cancel
	if preview.Added > 0 {
		bring := kit.NewButton(assets.Text("import.do", kit.Number(preview.Added)), theme.ConfirmIcon(), func() {
			hide()
			readBook(o, file, false, func(result intake.Result) { showImported(o, result, done) })
		})
		bring.Importance = widget.HighImportance
		buttons = append(buttons, bring)
		first = bring
	} else {
		cancel.SetText(assets.Text("ui.close"))
	}
	hide = kit.ShowContent(o.Window, assets.Text("import.preview.title"), content, first, buttons...)
}

func showImported(o *desk.Desk, result intake.Result, done func()) {
	kit.ShowNotice(o.Window, assets.Text("import.done.title"), assets.Text("import.done", kit.Number(result.Letters),
		kit.Number(result.Receptions), kit.Number(result.Days), kit.Number(result.Present), kit.Number(len(result.Problems))))
	if done != nil && result.Added > 0 {
		done()
	}
}

// problemList are the refused rows and, after them, what lacks in the others,
// as rows of a table.
func problemList(result intake.Result) [][]string {
	var rows [][]string
	add := func(all []intake.Problem, effect string) {
		for _, p := range all {
			row := ""
			if p.Row != 0 {
				row = kit.Number(p.Row)
			}
			rows = append(rows, []string{effect, row, p.Column, p.Reason, p.Sheet})
		}
	}
	add(result.Problems, assets.Text("import.refused"))
	add(result.Warnings, assets.Text("import.warned"))
	return rows
}

// problemTable shows the list; the row under the cursor stands below in full.
func problemTable(list [][]string) fyne.CanvasObject {
	columns := []kit.Column{
		{Title: assets.Text("import.column.effect"), Width: 92, Fixed: true},
		{Title: assets.Text("import.column.row"), Width: 60, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("import.column.column"), Width: 150, Fixed: true},
		{Title: assets.Text("import.column.reason"), Width: 460, Grow: true, Fixed: true},
	}
	if slices.ContainsFunc(list, func(row []string) bool { return row[4] != "" }) {
		columns = append(columns, kit.Column{Title: assets.Text("import.column.sheet"), Width: 130, Fixed: true})
	}
	table := kit.NewTable(columns, kit.Rows(list))
	whole := widget.NewLabel(assets.Text("import.hint"))
	whole.Wrapping = fyne.TextWrapWord
	table.OnSelect = func(row int) {
		if row >= 0 && row < len(list) {
			whole.SetText(list[row][3])
		}
	}
	return container.NewBorder(nil, whole, nil, nil, table)
}

// problemText is the list for a text file or the clipboard: lines of cells with
// tabs between, as Excel takes them.
func problemText(list [][]string) string {
	heads := []string{
		assets.Text("import.column.effect"), assets.Text("import.column.row"), assets.Text("import.column.column"),
		assets.Text("import.column.reason"), assets.Text("import.column.sheet"),
	}
	lines := []string{strings.Join(heads, "\t")}
	for _, row := range list {
		lines = append(lines, strings.Join(row, "\t"))
	}
	return strings.Join(lines, "\r\n") + "\r\n"
}

func saveImportProblems(o *desk.Desk, list [][]string) {
	o.ChooseSave(kit.TitleOf("import.saveList"), assets.Text("import.list.file"), "*.txt", func(file string) {
		kit.RunAsyncErr(func() error {
			return workbook.Save(file, func(w io.Writer) error {
				_, err := io.WriteString(w, "\ufeff"+problemText(list)) // the mark tells old Notepads that it is UTF-8
				return err
			})
		}, func(err error) {
			if err != nil {
				o.Failed(assets.Text("import.saveList.failed"), err)
				return
			}
			kit.Toast(o.Window.Canvas(), assets.Text("import.list.saved", file))
		})
	})
}
