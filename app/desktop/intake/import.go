package intake

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/table"
	"donthu/reports/workbook"
)

// ImportBook shows what of an Excel book would come in, and brings it in when the clerk
// agrees; without a file it asks for one. done, which may be nil, is called after letters
// came in.
func ImportBook(o *desk.Desk, file string, done func()) {
	show := func(file string) {
		readBook(o, file, true, func(preview intake.Result) { showImportPreview(o, file, preview, done) })
	}
	if file != "" {
		show(file)
		return
	}
	o.ChooseOpen(kit.TitleOf("settings.import"), table.Patterns, show)
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
				set(float64(done)/float64(total), assets.Text("import.progress", "done", kit.Number(done), "all", kit.Number(total)))
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
	list := problemList(preview)
	added := look.Chip{Icon: look.IconCircle, Text: assets.Text("import.preview.added", "letters", kit.Number(preview.Letters), "visits", kit.Number(preview.Receptions), "days", kit.Number(preview.Days))}
	if preview.Added > 0 {
		added.Icon, added.Tone = look.IconCheck, look.Done
	}
	chips := look.NewColumn(6, look.NewChip(added))
	if preview.Present > 0 {
		chips.Add(look.NewChip(look.Chip{Icon: look.IconBook, Text: assets.Text("import.preview.present", "count", kit.Number(preview.Present))}))
	}
	if n := len(preview.Problems); n > 0 {
		chips.Add(look.NewChip(look.Chip{Icon: look.IconError, Tone: look.Late, Text: assets.Text("import.preview.refused", "count", kit.Number(n))}))
	}
	summary := look.NewColumn(8, look.NewPara(assets.Text("import.preview", "book", preview.Book, "rows", kit.Number(preview.Read)), theme.ColorNameForeground, theme.SizeNameText), chips)
	var hide func()
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() }).Keyed("Esc")
	buttons := []*kit.Button{cancel}
	content := kit.Sized(620, summary.MinSize().Height, summary)
	if len(list) > 0 {
		copying := kit.NewButton(assets.Text("import.copy"), look.IconCopy, func() {
			o.App.Clipboard().SetContent(problemText(list))
			kit.Toast(o.Window.Canvas(), assets.Text("import.copied"))
		})
		saving := kit.NewButton(assets.Text("import.saveList"), look.IconSave, func() { saveImportProblems(o, list) })
		buttons = append(buttons, copying, saving)
		room := o.Window.Canvas().Size()
		content = kit.Sized(min(940, room.Width-120), min(470, room.Height-220), container.NewBorder(look.Inset(0, 4, summary), nil, nil, nil, problemTable(list)))
	}
	first := cancel
	if preview.Added > 0 {
		first = kit.NewButton(assets.Text("import.do", "count", kit.Number(preview.Added)), look.IconCheck, func() {
			hide()
			readBook(o, file, false, func(r intake.Result) {
				said := assets.Text("import.done", "letters", kit.Number(r.Letters),
					"visits", kit.Number(r.Receptions), "days", kit.Number(r.Days), "present", kit.Number(r.Present), "refused", kit.Number(len(r.Problems)))
				if done == nil || r.Added == 0 {
					done = func() {}
				}
				tellImported(o, said, r.Letters > 0, done)
				done()
			})
		})
		first.Importance = widget.HighImportance
		buttons = append(buttons, first)
	} else {
		cancel.SetText(assets.Text("ui.close"))
	}
	hide = kit.ShowContent(o.Window, assets.Text("import.preview.title"), content, first, buttons...)
}

// tellImported says what came in. Where letters came in that were processed on an unknown
// day, it offers to tell the day of all by one rule; changed follows when that was done.
func tellImported(o *desk.Desk, said string, letters bool, changed func()) {
	title := assets.Text("import.done.title")
	kit.RunAsync(func() (count office.DayCount, err error) {
		if letters {
			count, err = o.Do().CountUndated(o.Ctx(), nil, register.DayRules[0])
		}
		return count, err
	}, func(c office.DayCount, err error) {
		if err != nil { // the letters are in; the check of a report names these too
			slog.Error("letters without a day", "error", err)
		}
		if c.Letters+c.Without == 0 {
			kit.ShowNotice(o.Window, title, said)
			return
		}
		kit.ConfirmUnready(o.Window, title, said+"\n\n"+assets.Text("dating.imported", "count", kit.Number(c.Letters+c.Without)),
			assets.Text("dating.do"), assets.Text("dating.later"), func() { views.AskDated(o, nil, changed) })
	})
}

// problem is what a book's row lacks, and what becomes of the row.
type problem struct {
	intake.Problem
	effect string
}

// problemList are the refused rows and, after them, what lacks in the others.
func problemList(result intake.Result) (list []problem) {
	for _, p := range result.Problems {
		list = append(list, problem{p, assets.Text("import.refused")})
	}
	for _, p := range result.Warnings {
		list = append(list, problem{p, assets.Text("import.warned")})
	}
	return list
}

func (p problem) row() string {
	if p.Row == 0 {
		return ""
	}
	return kit.Number(p.Row)
}

// chip says what becomes of the row.
func (p problem) chip() look.Chip {
	if p.effect == assets.Text("import.warned") {
		return look.Chip{Icon: look.IconWarning, Text: p.effect, Tone: look.Soon}
	}
	return look.Chip{Icon: look.IconError, Text: p.effect, Tone: look.Late}
}

// problemColumns are what the list says on the screen, in a file and on the clipboard.
func problemColumns() []kit.Column[problem] {
	return []kit.Column[problem]{
		kit.Col("import.column.effect", 124, func(p problem) string { return p.effect }).As(problem.chip),
		kit.Col("import.column.row", 60, problem.row).Right(),
		kit.Col("import.column.column", 150, func(p problem) string { return p.Column }).Yielding(1),
		kit.Col("import.column.reason", 300, func(p problem) string { return p.Reason }).Growing(),
		kit.Col("import.column.sheet", 130, func(p problem) string { return p.Sheet }).Yielding(2),
	}
}

// problemTable shows the list; the row under the cursor stands below in full.
func problemTable(list []problem) fyne.CanvasObject {
	columns := problemColumns()
	if !slices.ContainsFunc(list, func(p problem) bool { return p.Sheet != "" }) {
		columns = columns[:len(columns)-1]
	}
	table := kit.NewTable(columns...)
	table.SetRows(list)
	whole := kit.Wrapped(assets.Text("import.hint"), widget.MediumImportance)
	table.OnSelect = func(int) {
		if p, ok := table.SelectedRow(); ok {
			whole.SetText(p.Reason)
		}
	}
	return container.NewBorder(nil, whole, nil, nil, table)
}

// problemText is the list for a text file or the clipboard: lines of cells with
// tabs between, as Excel takes them.
func problemText(list []problem) string {
	var text strings.Builder
	line := func(cell func(kit.Column[problem]) string) {
		for i, c := range problemColumns() {
			if i > 0 {
				text.WriteString("\t")
			}
			text.WriteString(cell(c))
		}
		text.WriteString("\r\n")
	}
	line(func(c kit.Column[problem]) string { return c.Title })
	for _, p := range list {
		line(func(c kit.Column[problem]) string { return c.Text(p) })
	}
	return text.String()
}

func saveImportProblems(o *desk.Desk, list []problem) {
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
			kit.Toast(o.Window.Canvas(), assets.Text("import.list.saved", "file", file))
		})
	})
}
