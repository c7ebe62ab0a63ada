package board

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/reports/consolidate"
)

// How a ward stands with its board: the ends of keys of board.state.
const (
	wardFull    = "full"
	wardProblem = "problem"
	wardRefused = "refused"
	wardMissing = "missing"
)

// wardState is how one ward, or a file that names none, stands with its board.
type wardState struct {
	name, state, what string
}

// wardStates are all wards of a result, in the order of its rows, and after them
// the files that were refused.
func wardStates(r *consolidate.Result) []wardState {
	var states []wardState
	at := map[string]int{}
	stand := func(ward string) *wardState {
		i, known := at[ward]
		if !known {
			i = len(states)
			at[ward] = i
			states = append(states, wardState{name: ward, state: wardMissing})
		}
		return &states[i]
	}
	for _, part := range r.Parts {
		for _, table := range part.Tables {
			for _, row := range table.Rows {
				if s := stand(row.Ward); len(row.Cells) > 0 {
					s.state = wardFull
				}
			}
		}
	}
	for _, missing := range r.Missing {
		s := stand(missing.Ward)
		s.what = missing.What
		switch {
		case s.state == wardFull:
			s.state = wardProblem // some forms came
		case missing.What != assets.Text("consolidate.missing.all"):
			s.state = wardRefused // the words say why
		}
	}
	problems := map[string]int{}
	for _, problem := range r.Problems {
		problems[problem.Ward]++
	}
	for i := range states {
		s := &states[i]
		if n := problems[s.name]; n > 0 && (s.state == wardFull || s.state == wardProblem) {
			s.state = wardProblem
			if s.what == "" {
				s.what = assets.Text("board.state.problems", kit.Number(n))
			}
		}
	}
	for _, refused := range r.Refused {
		states = append(states, wardState{assets.Text("board.state.file", filepath.Base(refused.File)), wardRefused, refused.Reason})
	}
	return states
}

// boardTables show the chosen files, or what came of them.
type boardTables struct {
	files, wards, problems *kit.Table
	results                fyne.CanvasObject
}

func newBoardTables(o *desk.Desk) *boardTables {
	column := func(key string, width float32) kit.Column {
		return kit.Column{Title: assets.Text("board.column." + key), Width: width, Fixed: true, Grow: key == "what" || key == "place"}
	}
	table := func(name, empty string, columns ...kit.Column) *kit.Table {
		t := kit.NewTable(columns, kit.Rows(nil))
		t.Empty = assets.Text(empty)
		t.Remember(o.App.Preferences(), "board."+name)
		return t
	}
	b := &boardTables{
		files:    table("files", "board.empty", column("file", 360), column("place", 500)),
		wards:    table("wards", "board.wards.none", column("ward", 280), column("state", 130), column("what", 500)),
		problems: table("problems", "board.problems.none", column("ward", 190), column("file", 190), column("form", 80), column("cell", 110), column("what", 400)),
	}
	b.wards.Importance = func(row int) widget.Importance {
		cells := b.wards.Row(row)
		switch {
		case len(cells) < 2:
		case cells[1] == assets.Text("board.state."+wardMissing), cells[1] == assets.Text("board.state."+wardRefused):
			return widget.DangerImportance
		case cells[1] == assets.Text("board.state."+wardProblem):
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	under := func(key string, t *kit.Table) fyne.CanvasObject {
		return kit.TopDown(widget.NewLabelWithStyle(assets.Text(key), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), t, nil)
	}
	split := container.NewVSplit(under("board.wards", b.wards), under("board.problems", b.problems))
	split.SetOffset(0.45)
	b.results = split
	return b
}

func (b *boardTables) showFiles(files []string) {
	rows := make([][]string, len(files))
	for i, file := range files {
		rows[i] = []string{filepath.Base(file), filepath.Dir(file)}
	}
	b.files.SetLoad(kit.Rows(rows))
}

func (b *boardTables) showResult(r *consolidate.Result) {
	var wards, problems [][]string
	for _, s := range wardStates(r) {
		wards = append(wards, []string{s.name, assets.Text("board.state." + s.state), kit.OneLine(s.what)})
	}
	for _, problem := range r.Problems {
		problems = append(problems, []string{problem.Ward, problem.File, problem.Form, problem.Cell, kit.OneLine(problem.Text)})
	}
	b.wards.SetLoad(kit.Rows(wards))
	b.problems.SetLoad(kit.Rows(problems))
}

// resultSentence sums a result up.
func resultSentence(r *consolidate.Result) string {
	counts := []any{kit.Number(r.Wards), kit.Number(len(r.Missing)), kit.Number(len(r.Refused)), kit.Number(len(r.Problems))}
	if r.Period.From.IsZero() {
		return assets.Text("board.result.noPeriod", counts...)
	}
	return assets.Text("board.result", append([]any{r.Period.From.Shown(), r.Period.To.Shown()}, counts...)...)
}
