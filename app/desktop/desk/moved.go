package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// showMoved lists the letters whose deadline would move; apply is called when
// the clerk agrees.
func (o *Desk) showMoved(moved []store.Moved, apply func()) {
	today := o.Today()
	rows := make([][]string, len(moved))
	later, earlier := 0, 0
	for i := range moved {
		rows[i] = movedRow(&moved[i], today)
		switch m := moved[i]; {
		case m.Before.IsZero() || m.After.IsZero():
		case m.After > m.Before:
			later++
		default:
			earlier++
		}
	}
	sentence := widget.NewLabel(assets.Text("moved.sentence", kit.Number(len(moved)), kit.Number(later), kit.Number(earlier)))
	sentence.Wrapping = fyne.TextWrapWord
	table := kit.NewTable([]kit.Column{
		{Title: assets.Text("moved.number"), Width: 82, Fixed: true},
		{Title: assets.Text("moved.kind"), Width: 90, Fixed: true},
		{Title: assets.Text("moved.sender"), Width: 200, Grow: true, Fixed: true},
		{Title: assets.Text("moved.before"), Width: 104, Fixed: true},
		{Title: assets.Text("moved.after"), Width: 104, Fixed: true},
		{Title: assets.Text("moved.change"), Width: 230, Fixed: true},
	}, kit.Rows(rows))
	table.Importance = func(row int) widget.Importance {
		if cells := table.Row(row); len(cells) > movedLate && cells[movedLate] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	var hide func()
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	do := kit.NewButton(assets.Text("moved.apply"), theme.ConfirmIcon(), func() {
		hide()
		apply()
	})
	do.Importance = widget.HighImportance
	height := min(float32(430), 120+26*float32(len(rows)))
	hide = kit.ShowContent(o.Window, assets.Text("moved.title"),
		kit.Sized(880, height, container.NewBorder(sentence, nil, nil, nil, table)), do, cancel, do)
}

// movedLate is the place of the sign of a letter that would become overdue,
// behind the cells of a row.
const movedLate = 6

func movedRow(m *store.Moved, today data.Date) []string {
	late := ""
	change := movedBy(m.Before, m.After)
	if !m.After.IsZero() && m.After < today && (m.Before.IsZero() || m.Before >= today) {
		late = "late"
		change = assets.Text("moved.late", change)
	}
	return []string{
		m.Letter.Number.String(), m.Letter.Kind.Label(), m.Letter.ShownSender(), dayOrNone(m.Before), dayOrNone(m.After), change, late,
	}
}

func dayOrNone(d data.Date) string {
	if d.IsZero() {
		return assets.Text("moved.none")
	}
	return d.Shown()
}

// movedBy says in words how a deadline moves.
func movedBy(before, after data.Date) string {
	switch {
	case before.IsZero():
		return assets.Text("moved.begins")
	case after.IsZero():
		return assets.Text("moved.ends")
	case after > before:
		return assets.Text("moved.later", kit.Number(before.DaysUntil(after)))
	default:
		return assets.Text("moved.earlier", kit.Number(after.DaysUntil(before)))
	}
}
