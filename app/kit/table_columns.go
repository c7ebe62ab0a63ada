package kit

import (
	"fyne.io/fyne/v2"

	"donthu/app/kit/look"
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
	look.Place(t.columns, t.places, prefs.FloatListWithFallback(t.placesKey(), nil))
	t.Refresh()
}

func (t *table) placesKey() string { return t.prefsKey + ".places" }

// keepColumns remembers the columns as they are.
func (t *table) keepColumns() {
	if t.prefs == nil {
		return
	}
	widths, places := look.Placed(t.columns, t.places)
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
		items = append(items, fyne.NewMenuItem(assets.Text("ui.table.left"), change(func() { look.Shift(t.columns, t.places, on, -1, t.rows.markable()) })),
			fyne.NewMenuItem(assets.Text("ui.table.right"), change(func() { look.Shift(t.columns, t.places, on, 1, t.rows.markable()) })), fyne.NewMenuItemSeparator())
	}
	for _, i := range t.places {
		column := &t.columns[i]
		if column.Title == "" {
			continue
		}
		item := fyne.NewMenuItem(column.Title, change(func() { column.Hidden = !column.Hidden }))
		item.Checked = !column.Hidden
		item.Disabled = !column.Hidden && look.Titled(t.columns) == 1
		if on < 0 {
			show, words := item.Action, assets.Text("ui.table.hide")
			if column.Hidden {
				words = assets.Text("ui.table.show")
			}
			toggle := fyne.NewMenuItem(words, show)
			toggle.Disabled = item.Disabled
			item.ChildMenu = fyne.NewMenu("", toggle, fyne.NewMenuItem(assets.Text("ui.table.left"), change(func() { look.Shift(t.columns, t.places, i, -1, t.rows.markable()) })),
				fyne.NewMenuItem(assets.Text("ui.table.right"), change(func() { look.Shift(t.columns, t.places, i, 1, t.rows.markable()) })))
			item.Action, item.Disabled = nil, false
		}
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(assets.Text("ui.table.asFirst"), change(func() { look.AsFirst(t.columns, t.places) })))
}
