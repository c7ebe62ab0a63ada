package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestRowsAreMarkedByKeysAndMouse(t *testing.T) {
	test.NewTempApp(t)
	defer UseRunner(Inline)()
	var rows [][]string
	for i := range 8 {
		rows = append(rows, []string{"", fmt.Sprint("văn bản ", i), fmt.Sprint(i)})
	}
	rows[5][2] = "" // cannot be marked
	table := newTexts([]textColumn{{Width: 40}, {Title: "Văn bản", Width: 200, Sort: "1"}}, listed(rows))
	table.MarkBy = func(cells []string) string { return cells[2] }
	told := 0
	table.OnMark = func() { told++ }
	window := test.NewTempWindow(t, table)
	window.Resize(fyne.NewSize(400, 400))
	window.Canvas().Focus(table)
	click := func(row int, x float32, held fyne.KeyModifier) {
		event := &desktop.MouseEvent{Modifier: held}
		event.Position = fyne.NewPos(x, (float32(row)+0.5)*table.rowHeight())
		table.body.MouseDown(event)
	}
	for i, c := range []struct {
		do   func()
		want []string
	}{
		{func() { table.Select(1); table.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) }, []string{"1"}},
		{func() { click(3, 100, 0) }, []string{"1"}},
		{func() { click(6, 100, fyne.KeyModifierShift) }, []string{"1", "3", "4", "6"}},
		{func() { click(4, 100, fyne.KeyModifierControl) }, []string{"1", "3", "6"}},
		{func() { click(0, 10, 0) }, []string{"1", "3", "6", "0"}},
		{func() { click(5, 10, 0) }, []string{"1", "3", "6", "0"}},
		{func() { slices.Reverse(rows); table.Reset() }, []string{"1", "3", "6", "0"}},
		{func() { table.SetMarked(nil) }, nil},
	} {
		c.do()
		if got := table.Marked(); !slices.Equal(got, c.want) {
			t.Errorf("%d: marked %v, want %v", i, got, c.want)
		}
	}
	if told != 5 {
		t.Errorf("told %d times", told)
	}
}

func TestARangeIsMarkedByKeys(t *testing.T) {
	table := newPapers()
	table.MarkBy = func(p paper) string { return fmt.Sprint(p.id) }
	var asked []int64
	table.OnMenu = func() []Action {
		for _, p := range table.Chosen() {
			asked = append(asked, p.id)
		}
		return []Action{{Text: "Chép", Do: func() {}}}
	}
	win := open(t, table)
	table.Load(papers(250, "", true))
	win.Canvas().Focus(table)
	shift := func(down bool, names ...fyne.KeyName) {
		event := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
		if down {
			table.KeyDown(event)
			defer table.KeyUp(event)
		}
		press(win, names...)
	}
	for i, c := range []struct {
		do   func()
		want string
	}{
		{func() { shift(false, fyne.KeyDown, fyne.KeyDown); shift(true, fyne.KeyDown, fyne.KeyDown) }, "[2 3 4]"},
		{func() { shift(true, fyne.KeyUp) }, "[2 3]"},
		{func() { shift(false, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace) }, "[2 3 5]"},
		{func() { shift(true, fyne.KeyDown) }, "[2 3 5 6]"},
		{func() { shift(false, fyne.KeyEscape) }, "[]"},
	} {
		c.do()
		if got := fmt.Sprint(table.Marked()); got != c.want {
			t.Errorf("%d: marked %s, want %s", i, got, c.want)
		}
	}
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := len(table.MarkedRows()); got != 250 {
		t.Errorf("Ctrl+A marks %d rows of 250", got)
	}
	clipboard := test.NewClipboard()
	table.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if got := strings.Split(clipboard.Content(), "\n"); len(got) != 251 || got[250] != "Văn bản 249\t249" {
		t.Errorf("copied %d lines, the last %q", len(got), got[len(got)-1])
	}
	table.SetMarked([]string{"1", "2"})
	shift(true, fyne.KeyF10) // row 6 is selected and not marked: the menu is for it alone
	if fmt.Sprint(asked) != "[6]" || win.Canvas().Overlays().Top() == nil || len(table.Marked()) != 0 {
		t.Errorf("the menu is for %v", asked)
	}
}

// The menu takes the keys, so that nobody tells the table that Shift was let go.
func TestShiftIsForgottenOverTheMenu(t *testing.T) {
	table := newPapers()
	table.MarkBy = func(p paper) string { return p.name }
	table.OnMenu = func() []Action { return []Action{{Text: "Mở", Do: func() {}}} }
	win := open(t, table)
	table.Load(papers(5, "", true))
	table.Select(0)
	table.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF10})
	for _, overlay := range win.Canvas().Overlays().List() {
		win.Canvas().Overlays().Remove(overlay)
	}
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if marked := table.Marked(); len(marked) != 0 {
		t.Errorf("the arrows alone mark %q", marked)
	}
}
