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

	"donthu/app/kit/look"
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

// Where the room is short columns leave by their rank, and nothing is scrolled to.
func TestColumnsLeaveWhereTheRoomIsShort(t *testing.T) {
	table := NewTable(Col("", 80, func(p paper) string { return fmt.Sprint(p.id) }),
		Col("", 200, func(p paper) string { return p.name }).Growing(),
		Col("", 120, func(paper) string { return "Cán bộ" }).Yielding(1),
		Col("", 100, func(paper) string { return "Nhận" }).Yielding(2))
	win := open(t, table)
	table.SetRows([]paper{{id: 1, name: strings.Repeat("Nội dung dài ", 20)}})
	for _, c := range []struct {
		width float32
		shown []int
	}{{700, []int{0, 1, 2, 3}}, {480, []int{0, 1, 2}}, {330, []int{0, 1}}, {260, []int{0, 1}}} {
		win.Resize(fyne.NewSize(c.width, 300))
		var shown []int
		slots := table.slots()
		for _, s := range slots {
			shown = append(shown, s.Column)
		}
		if !slices.Equal(shown, c.shown) || slots[len(slots)-1].End() > table.Size().Width {
			t.Errorf("%v wide: columns %v up to %v of %v", c.width, shown, slots[len(slots)-1].End(), table.Size().Width)
		}
		if words := test.WidgetRenderer(table.body).(*look.Rows).Text(0, 1).Text; !strings.HasSuffix(words, "…") {
			t.Errorf("%v wide: cut without a sign: %q", c.width, words)
		}
	}
	slots := table.slots()
	if tip := table.inFull(0, slots[1]); tip != table.Row(0).name {
		t.Errorf("the tooltip says %q", tip)
	}
	if tip := table.inFull(0, slots[0]); tip != "" {
		t.Errorf("a number that is read whole needs no tooltip, not %q", tip)
	}
}

func TestAChipStandsInTheTextsPlace(t *testing.T) {
	late := look.Chip{Icon: look.IconError, Text: "20/11 · quá 6 ngày", Tone: look.Late}
	table := NewTable(Col[paper]("", 200, nil).As(func(p paper) look.Chip {
		if p.late {
			return late
		}
		return look.Chip{}
	}))
	open(t, table)
	table.Load(papers(3, "", true))
	rows := test.WidgetRenderer(table.body).(*look.Rows)
	if chip := rows.Chip(1, 0); chip == nil || chip.Chip() != late {
		t.Errorf("the late row has the chip %v", chip)
	}
	if rows.Chip(0, 0) != nil || table.Cells(1)[0] != late.Text {
		t.Errorf("cells %v", table.Cells(1))
	}
}

func TestColumnsAreHiddenAndOrderedAndRemembered(t *testing.T) {
	kept := prefs{}
	build := func() *Table[paper] {
		table := NewTable(Column[paper]{Title: "Số", Width: 80, Text: func(p paper) string { return fmt.Sprint(p.id) }},
			Column[paper]{Title: "Tên", Width: 200, Text: func(p paper) string { return p.name }},
			Column[paper]{Title: "Ghi chú", Width: 90, Text: func(paper) string { return "x" }})
		table.Remember(kept, "papers")
		table.SetRows([]paper{{id: 7, name: "Đơn"}})
		return table
	}
	table := build()
	open(t, table)
	item := func(table *Table[paper], on int, words string) *fyne.MenuItem {
		for _, item := range table.columnMenu(on) {
			if item.Label == words {
				return item
			}
		}
		t.Fatalf("no %q in the menu", words)
		return nil
	}
	item(table, 2, "Chuyển sang trái").Action()
	item(table, 0, "Số").Action()
	again := build()
	open(t, again)
	clipboard := test.NewClipboard()
	again.Select(0)
	again.Copy(clipboard)
	if got := clipboard.Content(); got != "Ghi chú\tTên\nx\tĐơn" {
		t.Errorf("copied %q", got)
	}
	if item(again, 0, "Số").Checked || !item(again, 0, "Tên").Checked {
		t.Error("the menu does not say what is shown")
	}
	item(again, 1, "Ghi chú").Action()
	if last := item(again, 1, "Tên"); !last.Disabled {
		t.Error("the last column can be hidden")
	}
	item(again, 1, "Các cột như ban đầu").Action()
	if len(again.slots()) != 3 || again.slots()[0].Column != 0 {
		t.Errorf("slots %v", again.slots())
	}
}
