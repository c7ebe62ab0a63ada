package desktop

import (
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

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
		return assets.Text("moved.later", number(before.DaysUntil(after)))
	default:
		return assets.Text("moved.earlier", number(after.DaysUntil(before)))
	}
}
