package desktop

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// movedLate is the place of the sign of a letter that would become overdue,
// behind the cells of a row.
const movedLate = 6

// changeSettings keeps other settings and calls saved, which may be nil. When
// deadlines of open letters would move, it lists them first and keeps nothing
// until the clerk agrees. Stopping the computation puts the old settings back.
func (o *office) changeSettings(settings data.Settings, saved func()) {
	if law.NewOffice(settings).Version() == o.law().Version() {
		o.keepSettings(settings, saved)
		return
	}
	ui.RunWithProgress(o.window, assets.Text("moved.title"), assets.Text("moved.looking"),
		func(ctx context.Context, set func(float64, string)) ([]store.Moved, error) {
			set(-1, "")
			return o.store.Moved(ctx, settings)
		}, func(moved []store.Moved, err error) {
			switch {
			case errors.Is(err, context.Canceled):
				ui.Toast(o.window.Canvas(), assets.Text("settings.stopped"))
			case err != nil:
				o.failed(assets.Text("settings.failed"), err)
			case len(moved) == 0:
				o.keepSettings(settings, saved)
			default:
				o.showMoved(moved, func() { o.keepSettings(settings, saved) })
			}
		})
}

// keepSettings writes settings; the store computes the deadlines anew when they
// depend on it.
func (o *office) keepSettings(settings data.Settings, saved func()) {
	before := o.store.Settings()
	ui.RunWithProgress(o.window, assets.Text("settings.saving"), assets.Text("settings.saving.text"),
		func(ctx context.Context, set func(float64, string)) (bool, error) {
			set(-1, "")
			err := o.store.SaveSettings(ctx, settings)
			if err != nil && ctx.Err() != nil {
				return false, o.store.SaveSettings(context.WithoutCancel(ctx), before)
			}
			return err == nil, err
		}, func(kept bool, err error) {
			switch {
			case err != nil && !errors.Is(err, context.Canceled):
				o.failed(assets.Text("settings.failed"), err)
			case !kept:
				ui.Toast(o.window.Canvas(), assets.Text("settings.stopped"))
			case saved != nil:
				saved()
			}
		})
}

// showMoved lists the letters whose deadline would move; apply is called when
// the clerk agrees.
func (o *office) showMoved(moved []store.Moved, apply func()) {
	today := o.today()
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
	sentence := widget.NewLabel(assets.Text("moved.sentence", number(len(moved)), number(later), number(earlier)))
	sentence.Wrapping = fyne.TextWrapWord
	table := ui.NewTable([]ui.Column{
		{Title: assets.Text("moved.number"), Width: 82, Fixed: true},
		{Title: assets.Text("moved.kind"), Width: 90, Fixed: true},
		{Title: assets.Text("moved.sender"), Width: 200, Grow: true, Fixed: true},
		{Title: assets.Text("moved.before"), Width: 104, Fixed: true},
		{Title: assets.Text("moved.after"), Width: 104, Fixed: true},
		{Title: assets.Text("moved.change"), Width: 230, Fixed: true},
	}, ui.Rows(rows))
	table.Importance = func(row int) widget.Importance {
		if cells := table.Row(row); len(cells) > movedLate && cells[movedLate] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	var hide func()
	cancel := ui.NewButton(assets.Text("ui.cancel"), nil, func() { hide() })
	do := ui.NewButton(assets.Text("moved.apply"), theme.ConfirmIcon(), func() {
		hide()
		apply()
	})
	do.Importance = widget.HighImportance
	height := min(float32(430), 120+26*float32(len(rows)))
	hide = ui.ShowContent(o.window, assets.Text("moved.title"),
		sized(880, height, container.NewBorder(sentence, nil, nil, nil, table)), do, cancel, do)
}

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
