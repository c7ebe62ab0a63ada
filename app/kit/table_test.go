package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"donthu/app/kit/look"
)

var letterColumns = []textColumn{
	{Title: "Số đơn", Width: 80, Align: fyne.TextAlignTrailing, Sort: "0"},
	{Title: "Người gửi", Width: 200, Grow: true, Sort: "1"},
	{Title: "Ghi chú", Width: 100},
}

// A table of texts is the plainest there is.
type (
	textTable  = Table[[]string]
	textColumn = Column[[]string]
)

func newTexts(columns []textColumn, load loadFunc[[]string]) *textTable {
	for i := range columns {
		columns[i].Text = func(cells []string) string { return strings.Join(cells[min(i, len(cells)):min(i+1, len(cells))], "") }
	}
	t := NewTable(columns...)
	t.pages.load = load
	return t
}

// letters is a list of length rows that counts what is fetched of it.
func letters(length int, fetched *[]int) loadFunc[[]string] {
	return func(offset, limit int, done func([][]string, int)) {
		*fetched = append(*fetched, offset)
		var rows [][]string
		for i := offset; i < min(offset+limit, length); i++ {
			rows = append(rows, []string{fmt.Sprintf("%d/2026", i+1), fmt.Sprintf("Nguyễn Văn %d", i+1), "a\nb", fmt.Sprint("id", i)})
		}
		done(rows, length)
	}
}

func bodyText(t *textTable, column, inView int) string {
	return test.WidgetRenderer(t.body).(*look.Rows).Text(inView, column).Text
}

func TestTableLoadsOnlyWhatIsInView(t *testing.T) {
	var fetched []int
	table := newTexts(letterColumns, letters(100_000, &fetched))
	win := open(t, table)
	if len(fetched) != 1 || fetched[0] != 0 {
		t.Fatalf("fetched %v", fetched)
	}
	if got := bodyText(table, 0, 0); got != "1/2026" {
		t.Errorf("the first row shows %q", got)
	}
	win.Canvas().Focus(table)
	press(win, fyne.KeyEnd)
	if table.Selected() != 99_999 || fetched[len(fetched)-1] != 99_900 || len(fetched) > 3 {
		t.Errorf("at the end: row %d, fetched %v", table.Selected(), fetched)
	}
	if got := table.Row(99_999); got == nil || got[3] != "id99999" {
		t.Errorf("the last row is %v", got)
	}
	for i := 0; i < 100_000; i += 500 {
		table.Select(i)
	}
	if kept := len(table.pages.ready); kept > pagesKept {
		t.Errorf("%d pages are kept", kept)
	}
}

func TestTableKeyboard(t *testing.T) {
	var fetched, opened, selected []int
	table := newTexts(letterColumns, letters(250, &fetched))
	table.Open = func([]string) { opened = append(opened, table.Selected()) }
	table.OnSelect = func(row int) { selected = append(selected, row) }
	win := open(t, table)
	win.Canvas().Focus(table)
	if table.Selected() != 0 {
		t.Errorf("focus selects row %d", table.Selected())
	}
	press(win, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if len(opened) != 1 || opened[0] != 1 {
		t.Errorf("opened %v", opened)
	}
	press(win, fyne.KeyPageDown)
	paged := table.Selected()
	if first, last := table.inView(); paged < 5 || paged < first || paged > last {
		t.Errorf("PgDn goes to %d, in view are %d to %d", paged, first, last)
	}
	press(win, fyne.KeyPageUp)
	if table.Selected() != 1 {
		t.Errorf("PgUp goes to %d", table.Selected())
	}
	press(win, fyne.KeyHome, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown)
	if table.Selected() != 249 {
		t.Errorf("the end is %d", table.Selected())
	}
	if len(selected) == 0 || selected[len(selected)-1] != 249 {
		t.Errorf("told of %v", selected)
	}
}

func TestTableMouse(t *testing.T) {
	var fetched []int
	opened := -1
	table := newTexts(letterColumns, letters(50, &fetched))
	table.Open = func([]string) { opened = table.Selected() }
	win := open(t, table)
	at := fyne.NewPos(10, 3.5*table.rowHeight())
	table.body.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if table.Selected() != 3 || win.Canvas().Focused() != table {
		t.Errorf("selected %d", table.Selected())
	}
	table.body.DoubleTapped(&fyne.PointEvent{Position: at})
	if opened != 3 {
		t.Errorf("opened %d", opened)
	}
}

func TestTableCopiesTheRowForExcel(t *testing.T) {
	var fetched []int
	table := newTexts(letterColumns, letters(5, &fetched))
	win := open(t, table)
	win.Canvas().Focus(table)
	clipboard := test.NewClipboard()
	table.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if want := "Số đơn\tNgười gửi\tGhi chú\n1/2026\tNguyễn Văn 1\ta b"; clipboard.Content() != want {
		t.Errorf("copied %q, want %q", clipboard.Content(), want)
	}
}

func TestTableSortsByHeader(t *testing.T) {
	var fetched []int
	var orders []string
	table := newTexts(letterColumns, letters(300, &fetched))
	table.Order = func(sort string, ascending bool) {
		orders = append(orders, fmt.Sprint(sort, " ", ascending))
		table.Reset()
	}
	win := open(t, table)
	win.Canvas().Focus(table)
	press(win, fyne.KeyEnd)
	header := fyne.NewPos(100, 5)
	test.TapAt(table.header, header)
	if table.Selected() > 0 || table.scroll.Offset.Y != 0 {
		t.Error("a new order does not begin at the top")
	}
	test.TapAt(table.header, header)
	shortcut(win, fyne.Key1, fyne.KeyModifierAlt)
	shortcut(win, fyne.Key3, fyne.KeyModifierAlt) // cannot be sorted by
	if got, want := fmt.Sprint(orders), "[1 true 1 false 0 true]"; got != want {
		t.Errorf("orders %s, want %s", got, want)
	}
	if arrow := test.WidgetRenderer(table.header).(*look.Header).Arrow(); !arrow.Visible() {
		t.Error("no arrow says which order it is")
	}
}

func TestTableRemembersWidths(t *testing.T) {
	var fetched []int
	kept := prefs{}
	table := newTexts(letterColumns, letters(5, &fetched))
	table.Remember(kept, "register")
	open(t, table)
	edge := table.slots()[0].End()
	table.header.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge+40, 5)}, Dragged: fyne.NewDelta(40, 0)})
	table.header.DragEnd()
	again := newTexts(letterColumns, letters(5, &fetched))
	again.Remember(kept, "register")
	if got := again.columns[0].Width; got != edge+40 {
		t.Errorf("width %v, want %v", got, edge+40)
	}
	if slots := table.slots(); slots[len(slots)-1].End() < table.Size().Width-4-barRoom {
		t.Errorf("columns are %v wide in a table of %v", slots[len(slots)-1].End(), table.Size().Width)
	}
}

func TestTableReloadKeepsThePlaceAndOldAnswersAreDropped(t *testing.T) {
	var answers []func([][]string, int)
	table := newTexts(letterColumns, func(_, _ int, done func([][]string, int)) { answers = append(answers, done) })
	open(t, table)
	if got := table.empty.Text; got != "Đang tải…" || !table.empty.Visible() {
		t.Errorf("while loading it says %q", got)
	}
	table.Reload()
	answers[0]([][]string{{"old"}}, 1)
	if table.Row(0) != nil {
		t.Error("an answer to the question before is shown")
	}
	answers[1]([][]string{{"a"}, {"b"}, {"c"}}, 3)
	table.Select(2)
	table.Reload()
	if got := table.Row(0); got == nil || got[0] != "a" {
		t.Error("the table flickers while it loads again")
	}
	answers[2]([][]string{{"a"}, {"c"}}, 2)
	if table.Selected() != 1 || table.Len() != 2 {
		t.Errorf("selected %d of %d", table.Selected(), table.Len())
	}
	table.Reload()
	answers[3](nil, 0)
	if table.Selected() != -1 || !table.empty.Visible() || table.empty.Text != table.Empty {
		t.Errorf("empty: selected %d, says %q", table.Selected(), table.empty.Text)
	}
}

func TestRowsPage(t *testing.T) {
	rows := make([][]string, 150)
	listed(rows)(100, PageSize, func(page [][]string, total int) {
		if len(page) != 50 || total != 150 {
			t.Errorf("%d rows of %d", len(page), total)
		}
	})
}

func TestHeadingsStandAboveTheirColumnsAfterTheWindowGrew(t *testing.T) {
	test.NewTempApp(t)
	table := newTexts([]textColumn{{Title: "Nội dung", Grow: true}, {Title: "Cán bộ", Width: 90}}, listed([][]string{{"Thu hồi đất", "Lan"}}))
	window := test.NewTempWindow(t, table)
	window.Resize(fyne.NewSize(500, 300))
	window.Resize(fyne.NewSize(900, 300))
	header, slot := test.WidgetRenderer(table.header).(*look.Header), table.slots()[1]
	if got := header.Title(1).Position().X; got < slot.X || got > slot.X+20 {
		t.Errorf("the second heading begins at %v, its column at %v", got, slot.X)
	}
}

func TestARowChosenBeforeTheTableIsLaidOutHidesNoneAboveIt(t *testing.T) {
	var fetched []int
	table := newTexts(letterColumns, letters(100, &fetched))
	table.Reload()
	table.Select(0)
	open(t, table)
	if got := bodyText(table, 0, 0); got != "1/2026" || table.scroll.Offset.Y != 0 {
		t.Errorf("the first row shows %q, %v down", got, table.scroll.Offset.Y)
	}
}
