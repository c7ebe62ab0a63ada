package kit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// paper is a row of the tables of these tests.
type paper struct {
	id   int64
	name string
	late bool
}

// papers are n rows in an order that a source knows by its name.
func papers(n int, order string, ascending bool) func(context.Context, int, int) ([]paper, int, error) {
	all := make([]paper, n)
	for i := range all {
		all[i] = paper{int64(i), fmt.Sprintf("Văn bản %03d", i), i == 1}
	}
	if order == "name" && !ascending {
		slices.Reverse(all)
	}
	return func(_ context.Context, offset, limit int) ([]paper, int, error) {
		return all[offset:min(offset+limit, n)], n, nil
	}
}

func newPapers() *Table[paper] {
	return NewTable(Column[paper]{Width: 40}, // the marks
		Col("", 200, func(p paper) string { return p.name }).By("name").Growing(),
		Col("", 80, func(p paper) string { return fmt.Sprint(p.id) }).Right())
}

// slowly keeps background work back; release does what waits at that moment.
func slowly(t *testing.T) (release func()) {
	var waiting []func()
	slow := Inline
	slow.Background = func(f func()) { waiting = append(waiting, f) }
	t.Cleanup(UseRunner(slow))
	return func() {
		now := waiting
		waiting = nil
		for _, f := range now {
			f()
		}
	}
}

func TestRowsAreValuesAlsoAfterSorting(t *testing.T) {
	table := newPapers()
	var opened []int64
	var orders []string
	table.Open = func(p paper) { opened = append(opened, p.id) }
	table.MarkBy = func(p paper) string { return fmt.Sprint(p.id) }
	table.Order = func(order string, ascending bool) {
		orders = append(orders, fmt.Sprint(order, ascending))
		table.Load(papers(250, order, ascending))
	}
	win := open(t, table)
	table.Load(papers(250, "name", true))
	table.SetOrder("name", true)
	win.Canvas().Focus(table)
	press(win, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	test.TapAt(table.header, fyne.NewPos(100, 5))
	test.TapAt(table.header, fyne.NewPos(table.Size().Width-10, 5)) // no order stands behind it
	if len(orders) != 1 || orders[0] != "namefalse" {
		t.Fatalf("ordered %v", orders)
	}
	press(win, fyne.KeyHome, fyne.KeyReturn)
	if !slices.Equal(opened, []int64{1, 249}) {
		t.Errorf("opened %v", opened)
	}
	if row, ok := table.SelectedRow(); !ok || row.id != 249 {
		t.Errorf("selected %+v %v", row, ok)
	}
	if marked := table.MarkedRows(); len(marked) != 1 || marked[0].id != 1 {
		t.Errorf("marked %+v", marked)
	}
	if cells := table.Cells(0); strings.Join(cells, "|") != "|Văn bản 249|249" {
		t.Errorf("the first row reads %q", cells)
	}
	table.MarkRows(nil)
	if chosen := table.Chosen(); len(chosen) != 1 || chosen[0].id != 249 {
		t.Errorf("with nothing marked the selected row is chosen, not %+v", chosen)
	}
}

func TestMarkedRowsAreAsTheyWereLoadedLast(t *testing.T) {
	table := newPapers()
	table.MarkBy = func(p paper) string { return fmt.Sprint(p.id) }
	table.SetRows([]paper{{id: 1, name: "cũ"}, {id: 2, name: "khác"}})
	open(t, table)
	table.MarkRows([]paper{table.Row(0)})
	table.SetRows([]paper{{id: 2, name: "khác"}, {id: 1, name: "mới"}})
	if marked := table.MarkedRows(); len(marked) != 1 || marked[0].name != "mới" {
		t.Errorf("marked %+v", marked)
	}
	table.SetMarked([]string{"2"})
	if marked := table.MarkedRows(); len(marked) != 1 || marked[0].name != "khác" {
		t.Errorf("marked by name %+v", marked)
	}
}

func TestALateAnswerOfATableIsDropped(t *testing.T) {
	table := newPapers()
	var loaded []int
	var failed []error
	table.Loaded = func(total int) { loaded = append(loaded, total) }
	table.Failed = func(err error) { failed = append(failed, err) }
	open(t, table)
	release := slowly(t)
	table.Load(func(context.Context, int, int) ([]paper, int, error) { return []paper{{id: 1, name: "cũ"}}, 1, nil })
	table.Load(func(context.Context, int, int) ([]paper, int, error) { return nil, 0, errors.New("an older question") })
	table.Load(papers(3, "", true))
	release()
	if row := table.Row(0); row.name != "Văn bản 000" || table.Len() != 3 || !slices.Equal(loaded, []int{3}) || failed != nil {
		t.Fatalf("shown %+v of %d, told of %v, failed %v", row, table.Len(), loaded, failed)
	}
	table.Load(func(context.Context, int, int) ([]paper, int, error) { return nil, 0, errors.New("database") })
	release()
	if row := table.Row(0); len(failed) != 1 || row.name != "Văn bản 000" {
		t.Errorf("failed %v, shown %+v", failed, row)
	}
}

func TestATableColoursItsRows(t *testing.T) {
	table := newPapers()
	table.Colour = func(p paper) widget.Importance {
		if p.late {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	open(t, table)
	table.Load(papers(5, "", true))
	texts := test.WidgetRenderer(table.body).(*tableBodyRenderer).texts[1]
	if texts[0].Text != "Văn bản 000" || texts[0].Color == texts[1].Color || texts[0].Color != texts[2].Color {
		t.Error("the late row, and only it, should have a colour of its own")
	}
}

// A list that its source gives whole is shown whole, whatever its length.
func TestAWholeListIsShownOnAllItsPages(t *testing.T) {
	for _, n := range []int{0, PageSize - 1, PageSize, PageSize + 1, 2*PageSize + 5} {
		table := newPapers()
		open(t, table)
		var failed error
		table.Failed = func(err error) { failed = err }
		table.LoadAll(func(ctx context.Context) ([]paper, error) {
			all, _, err := papers(n, "", true)(ctx, 0, n)
			return all, err
		})
		table.Select(n - 1)
		if table.Len() != n || n > 0 && table.Row(n-1).id != int64(n-1) {
			t.Errorf("of %d rows %d are there, the last is %+v", n, table.Len(), table.Row(n-1))
		}
		if table.LoadAll(func(context.Context) ([]paper, error) { return nil, errors.New("gone") }); failed == nil {
			t.Error("nobody is told that the list cannot be read")
		}
	}
}
