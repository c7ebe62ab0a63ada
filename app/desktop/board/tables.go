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

// tables show the chosen files, or what came of them.
type tables struct {
	files    *kit.TableOf[string]
	wards    *kit.TableOf[wardState]
	problems *kit.TableOf[consolidate.Problem]
	results  fyne.CanvasObject
}

// tableOf keeps the widths of its columns under name.
func tableOf[T any](o *desk.Desk, name, empty string, columns ...kit.ColumnOf[T]) *kit.TableOf[T] {
	t := kit.NewTableOf(columns...)
	t.Empty = assets.Text(empty)
	t.Remember(o.App.Preferences(), "board."+name)
	t.SetRows(nil)
	return t
}

func newTables(o *desk.Desk) *tables {
	t := &tables{
		files: tableOf(o, "files", "board.empty", kit.Col("board.column.file", 360, filepath.Base), kit.Col("board.column.place", 500, filepath.Dir).Growing()),
		wards: tableOf(o, "wards", "board.wards.none",
			kit.Col("board.column.ward", 280, func(s wardState) string { return s.name }),
			kit.Col("board.column.state", 130, func(s wardState) string { return assets.Text("board.state." + s.state) }),
			kit.Col("board.column.what", 500, func(s wardState) string { return kit.OneLine(s.what) }).Growing()),
		problems: tableOf(o, "problems", "board.problems.none",
			kit.Col("board.column.ward", 190, func(p consolidate.Problem) string { return p.Ward }),
			kit.Col("board.column.file", 190, func(p consolidate.Problem) string { return p.File }),
			kit.Col("board.column.form", 80, func(p consolidate.Problem) string { return p.Form }),
			kit.Col("board.column.cell", 110, func(p consolidate.Problem) string { return p.Cell }),
			kit.Col("board.column.what", 400, func(p consolidate.Problem) string { return kit.OneLine(p.Text) }).Growing()),
	}
	t.wards.Colour = func(s wardState) widget.Importance {
		return map[string]widget.Importance{wardMissing: widget.DangerImportance, wardRefused: widget.DangerImportance, wardProblem: widget.WarningImportance}[s.state]
	}
	split := container.NewVSplit(kit.TopDown(kit.Heading("board.wards"), t.wards, nil), kit.TopDown(kit.Heading("board.problems"), t.problems, nil))
	split.SetOffset(0.45)
	t.results = split
	return t
}

// resultSentence sums a result up.
func resultSentence(r *consolidate.Result) string {
	counts := []any{kit.Number(r.Wards), kit.Number(len(r.Missing)), kit.Number(len(r.Refused)), kit.Number(len(r.Problems))}
	if r.Period.From.IsZero() {
		return assets.Text("board.result.noPeriod", counts...)
	}
	return assets.Text("board.result", append([]any{r.Period.From.Shown(), r.Period.To.Shown()}, counts...)...)
}
