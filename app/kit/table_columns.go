package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"donthu/assets"
)

// Remember keeps under key how wide the columns are, which are hidden and in which order
// they stand.
func (t *table) Remember(prefs Prefs, key string) {
	t.prefs, t.prefsKey = prefs, key
	if kept := prefs.FloatListWithFallback(key, nil); len(kept) == len(t.columns) {
		for i, width := range kept {
			t.columns[i].Width = max(float32(width), columnLeast)
		}
	}
	t.place(prefs.FloatListWithFallback(t.placesKey(), nil))
	t.Refresh()
}

func (t *table) placesKey() string { return t.prefsKey + ".places" }

// place puts the columns into an order: each counted from 1, negative when it is hidden.
// What is not such an order changes nothing.
func (t *table) place(kept []float64) {
	places := make([]int, 0, len(kept))
	for _, number := range kept {
		places = append(places, int(math.Abs(number))-1)
	}
	sorted := slices.Clone(places)
	slices.Sort(sorted)
	for i := range sorted {
		if sorted[i] != i {
			return
		}
	}
	if len(places) != len(t.columns) {
		return
	}
	t.places = places
	for at, number := range kept {
		t.columns[places[at]].Hidden = number < 0
	}
}

// keepColumns remembers the columns as they are.
func (t *table) keepColumns() {
	if t.prefs == nil {
		return
	}
	widths, places := make([]float64, len(t.columns)), make([]float64, len(t.columns))
	for i, column := range t.columns {
		widths[i] = float64(column.Width)
	}
	for at, i := range t.places {
		places[at] = float64(i + 1)
		if t.columns[i].Hidden {
			places[at] = -places[at]
		}
	}
	t.prefs.SetFloatList(t.prefsKey, widths)
	t.prefs.SetFloatList(t.placesKey(), places)
}

// ChooseColumns opens under a button the menu in which the user hides and orders the
// columns.
func (t *table) ChooseColumns(under fyne.CanvasObject) { ShowMenu(under, t.columnMenu(-1)...) }

// columnMenu is the menu of the columns, first what is done with the one it was opened on;
// -1 for none.
func (t *table) columnMenu(on int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	change := func(change func()) func() {
		return func() {
			change()
			t.keepColumns()
			t.Refresh()
		}
	}
	if on >= 0 && t.columns[on].Title != "" {
		items = append(items, fyne.NewMenuItem(assets.Text("ui.table.left"), change(func() { t.shiftColumn(on, -1) })),
			fyne.NewMenuItem(assets.Text("ui.table.right"), change(func() { t.shiftColumn(on, 1) })), fyne.NewMenuItemSeparator())
	}
	for _, i := range t.places {
		column := &t.columns[i]
		if column.Title == "" {
			continue
		}
		item := fyne.NewMenuItem(column.Title, change(func() { column.Hidden = !column.Hidden }))
		item.Checked = !column.Hidden
		item.Disabled = !column.Hidden && t.shownColumns() == 1
		if on < 0 {
			show, words := item.Action, assets.Text("ui.table.hide")
			if column.Hidden {
				words = assets.Text("ui.table.show")
			}
			toggle := fyne.NewMenuItem(words, show)
			toggle.Disabled = item.Disabled
			item.ChildMenu = fyne.NewMenu("", toggle, fyne.NewMenuItem(assets.Text("ui.table.left"), change(func() { t.shiftColumn(i, -1) })),
				fyne.NewMenuItem(assets.Text("ui.table.right"), change(func() { t.shiftColumn(i, 1) })))
			item.Action, item.Disabled = nil, false
		}
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(assets.Text("ui.table.asFirst"), change(t.asFirst)))
}

func (t *table) shownColumns() (shown int) {
	for _, column := range t.columns {
		if !column.Hidden && column.Title != "" {
			shown++
		}
	}
	return shown
}

// shiftColumn moves a column past the next one that is shown; the one with the marks
// stays the first.
func (t *table) shiftColumn(column, by int) {
	at := slices.Index(t.places, column)
	for to := at + by; to >= 0 && to < len(t.places); to += by {
		other := t.places[to]
		if other == 0 && t.rows.markable() {
			return
		}
		if !t.columns[other].Hidden {
			t.places = slices.Insert(slices.Delete(t.places, at, at+1), to, column)
			return
		}
	}
}

// asFirst shows all columns in their own order.
func (t *table) asFirst() {
	for i := range t.columns {
		t.places[i], t.columns[i].Hidden = i, false
	}
}
