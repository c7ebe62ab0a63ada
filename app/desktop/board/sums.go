package board

import (
	"context"
	"fmt"
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// sums are the consolidated forms of the period, from what the board keeps.
type sums struct {
	r           *Room
	prefer      *kit.Choice
	choice      fyne.CanvasObject // prefer with its room
	said        *look.Para
	wards       *kit.Table[wardState]
	problems    *kit.Table[consolidate.Problem]
	differences *kit.Table[consolidate.Difference]
	write       *kit.Button
	written     *desk.WrittenBar
	chosen      string // the list in front
	lists       *fyne.Container
	whole       *fyne.Container

	result *consolidate.Result
}

func newSums(r *Room) *sums {
	v := &sums{r: r, lists: container.NewStack(), said: look.NewPara("", theme.ColorNameForeground, theme.SizeNameText).Bold().Most(3)}
	t := newTables(r.o)
	v.wards, v.problems = t.wards, t.problems
	v.wards.Open = func(s wardState) { r.openWard(s.name) }
	v.problems.Open = func(p consolidate.Problem) { r.openWard(p.Ward) }
	number := func(key string, of func(consolidate.Difference) float64) kit.Column[consolidate.Difference] {
		return kit.Col(key, 120, func(d consolidate.Difference) string { return forms.Shown(of(d)) }).Right()
	}
	v.differences = tableOf(r.o, "differences", "boardroom.differences.none",
		kit.Col("board.column.ward", 160, func(d consolidate.Difference) string { return wardWords(d.Ward) }).Growing(),
		kit.Col("board.column.form", 90, func(d consolidate.Difference) string { return d.Form }),
		kit.Col("boardroom.column.column", 70, func(d consolidate.Difference) string { return fmt.Sprint("(", d.Column, ")") }),
		number("consolidated.differences.months", func(d consolidate.Difference) float64 { return d.Months }),
		number("consolidated.differences.own", func(d consolidate.Difference) float64 { return d.Own }),
		number("consolidated.differences.by", func(d consolidate.Difference) float64 { return forms.Add(d.Own, -d.Months) }))
	v.differences.Open = func(d consolidate.Difference) { r.openWard(d.Ward) }
	v.prefer = kit.NewChoice(kit.Options("boardroom.prefer.", consolidate.FromOwn, consolidate.FromMonths), func(string) {
		v.forget()
		r.show()
	})
	v.choice = kit.Wide(look.Scaled(390), v.prefer)
	v.write = kit.NewButton(assets.Text("board.write"), look.IconSave, v.save).Main().Keyed("Ctrl+S")
	v.written = desk.NewWrittenBar(r.o, func() { v.whole.Refresh() })
	v.whole = kit.TopDown(container.NewBorder(nil, nil, nil, container.NewHBox(v.choice, container.NewCenter(v.write)), look.Inset(2, 8, v.said)), v.lists, v.written.Content())
	v.prefer.SetValue(consolidate.FromOwn)
	return v
}

// forget takes away a result of another period or of what was kept before.
func (v *sums) forget() {
	v.result = nil
	v.written.Hide()
}

// openWard shows the page of a ward of a result.
func (r *Room) openWard(name string) {
	for _, row := range r.now.Rows {
		if row.Name == name {
			r.o.Push(newWard(r.o, row.Ward))
			return
		}
	}
}

func (v *sums) show() fyne.CanvasObject {
	if v.result == nil {
		v.load()
	}
	if v.result == nil {
		return container.NewCenter(kit.Caption(assets.Text("board.running")))
	}
	if v.result.Wards == 0 {
		return views.NewNothing(look.IconInbox, v.result.WhyNothing().Sentence(), kit.Action{Text: assets.Text("boardroom.folder"), Do: v.r.addFolder, Main: true})
	}
	return v.whole
}

// load puts the forms together.
func (v *sums) load() {
	r := v.r
	o, p, prefer := r.o, r.period, v.prefer.Value()
	desk.LoadPart(o, r, "sums", func(ctx context.Context) (*consolidate.Result, error) { return o.Do().Consolidated(ctx, p, prefer) }, func(res *consolidate.Result, err error) {
		if err != nil {
			o.Failed(assets.Text("board.failed"), err)
			return
		}
		v.result = res
		v.fill()
		r.show()
	})
}

func (v *sums) fill() {
	res := v.result
	longer := v.r.period.Kind() != day.Monthly
	kit.SetVisible(v.choice, longer)
	v.said.Set(v.sentence())
	states := wardStates(res)
	if longer {
		for i := range states {
			at := slices.IndexFunc(res.Sources, func(s consolidate.Source) bool { return s.Ward == states[i].name })
			if at >= 0 && states[i].state != wardMissing {
				states[i].what = kit.Joined(" · ", workbook.SourceWords(res.Sources[at]), states[i].what)
			}
		}
	}
	v.wards.SetRows(states)
	v.problems.SetRows(res.Problems)
	v.differences.SetRows(res.Differences)
	tabs := []views.Tab{
		{Name: assets.Text("board.wards"), Count: kit.ShownCount(res.Wards), Content: v.wards},
		{Name: assets.Text("board.problems"), Count: kit.ShownCount(len(res.Problems)), Content: v.problems},
	}
	if longer {
		tabs = append(tabs, views.Tab{Name: assets.Text("boardroom.differences"), Count: kit.ShownCount(len(res.Differences)), Late: len(res.Differences) > 0, Content: v.differences})
	}
	v.lists.Objects = []fyne.CanvasObject{views.NewCardTabs(&v.chosen, tabs...)}
	v.lists.Refresh()
}

// sentence sums the result up.
func (v *sums) sentence() string {
	res := v.result
	said := assets.Text("boardroom.sums", "sent", kit.Number(res.Wards), "missing", kit.Number(len(res.Missing)), "problems", kit.Number(len(res.Problems)))
	if own, months := res.MadeOf(); len(res.Sources) > 0 {
		said += " " + assets.Text("boardroom.sums.from", "own", kit.Number(own), "months", kit.Number(months))
	}
	if left := res.LeftOut(); left > 0 {
		said += " " + assets.Text("boardroom.leftOut", "count", kit.Number(left))
	}
	return said
}

// save writes the consolidated workbook.
func (v *sums) save() {
	if v.result == nil || v.result.Wards == 0 {
		return
	}
	o, result, p := v.r.o, v.result, v.r.period
	settings := o.Store.Settings()
	board := settings.Board.Name
	if board == "" {
		board = settings.Ward
	}
	o.Save(desk.FileToWrite{Title: kit.SentenceCase(assets.Text("boardroom.sums.title", "period", p.Name())), Name: assets.Text("boardroom.sums.file", "from", p.From, "to", p.To), Pattern: "*.xlsx",
		Writing: assets.Text("board.writing"), Failed: assets.Text("board.write.failed"), Written: v.written.Show,
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			return workbook.Save(file, func(w io.Writer) error { return workbook.WriteConsolidated(w, result, board, workbook.Options{}) })
		}})
}
