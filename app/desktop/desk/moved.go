package desk

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/store"
)

// showMoved lists the letters whose deadline would move; apply is called when
// the clerk agrees.
func (o *Desk) showMoved(moved []store.Moved, apply func()) {
	today := o.Today()
	later, earlier := 0, 0
	for _, m := range moved {
		switch {
		case m.Before.IsZero() || m.After.IsZero():
		case m.After > m.Before:
			later++
		default:
			earlier++
		}
	}
	late := func(m store.Moved) bool {
		return !m.After.IsZero() && m.After < today && (m.Before.IsZero() || m.Before >= today)
	}
	change := func(m store.Moved) string {
		if late(m) {
			return assets.Text("moved.late", "change", movedBy(m.Before, m.After))
		}
		return movedBy(m.Before, m.After)
	}
	sentence := kit.Wrapped(assets.Text("moved.sentence", "count", kit.Number(len(moved)), "later", kit.Number(later), "earlier", kit.Number(earlier)), widget.MediumImportance)
	table := kit.NewTable(
		kit.Col("moved.number", 82, func(m store.Moved) string { return m.Letter.Number.String() }),
		kit.Col("moved.kind", 90, func(m store.Moved) string { return m.Letter.Kind.Label() }),
		kit.Col("moved.sender", 200, func(m store.Moved) string { return m.Letter.ShownSender() }).Growing(),
		kit.Col("moved.before", 104, func(m store.Moved) string { return dayOrNone(m.Before) }),
		kit.Col("moved.after", 104, func(m store.Moved) string { return dayOrNone(m.After) }),
		kit.Col("moved.change", 230, change).As(func(m store.Moved) (chip look.Chip) {
			if late(m) {
				chip = look.Chip{Icon: look.IconError, Text: change(m), Tone: look.Late}
			}
			return chip
		}))
	table.SetRows(moved)
	var hide func()
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	do := kit.NewButton(assets.Text("moved.apply"), theme.ConfirmIcon(), func() {
		hide()
		apply()
	})
	do.Importance = widget.HighImportance
	height := min(float32(430), 120+26*float32(len(moved)))
	hide = kit.ShowContent(o.Window, assets.Text("moved.title"),
		kit.Sized(880, height, container.NewBorder(sentence, nil, nil, nil, table)), do, cancel, do)
}

func dayOrNone(d day.Date) string {
	if d.IsZero() {
		return assets.Text("moved.none")
	}
	return d.Shown()
}

// movedBy says in words how a deadline moves.
func movedBy(before, after day.Date) string {
	switch {
	case before.IsZero():
		return assets.Text("moved.begins")
	case after.IsZero():
		return assets.Text("moved.ends")
	case after > before:
		return assets.Text("moved.later", "days", kit.Number(before.DaysUntil(after)))
	default:
		return assets.Text("moved.earlier", "days", kit.Number(after.DaysUntil(before)))
	}
}
