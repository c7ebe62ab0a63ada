package kit

import (
	"fmt"
	"slices"
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
