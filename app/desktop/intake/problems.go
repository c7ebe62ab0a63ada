package intake

import (
	"io"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/intake"
	"donthu/reports/workbook"
)

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
		kit.Col("import.column.column", 110, func(p problem) string { return p.Column }).Yielding(1),
		kit.Col("import.column.reason", 200, func(p problem) string { return p.Reason }).Growing(),
		kit.Col("import.column.sheet", 130, func(p problem) string { return p.Sheet }).Yielding(2),
	}
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

func copyProblems(o *desk.Desk, list []problem) {
	o.App.Clipboard().SetContent(problemText(list))
	kit.Toast(o.Window.Canvas(), assets.Text("import.copied"))
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

// attachedWords say what became of the files that were exported with the book, "" when none were.
func attachedWords(a office.Attached) string {
	if a.Files+a.Present+len(a.Refused) == 0 {
		return ""
	}
	said := assets.Text("exportAll.attached", "files", kit.Number(a.Files), "present", kit.Number(a.Present))
	return strings.Join(append([]string{said}, a.Refused...), "\n• ")
}
