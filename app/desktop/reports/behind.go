package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/forms"
)

// openFigure shows what was counted in a period: letters in the register, visits and
// reception days in a dialog.
func openFigure(o *desk.Desk, period data.Period, f shownFigure) {
	ids := f.figure.Letters
	switch {
	case len(ids) == 0 && f.figure.Value == 0:
		kit.Toast(o.Window.Canvas(), assets.Text("reports.behind.none"))
	case len(ids) == 0:
		kit.Toast(o.Window.Canvas(), assets.Text("reports.behind.unlisted"))
	case f.subject == forms.Letters:
		o.Open(desk.Letters{Query: store.Query{IDs: ids}, Caption: f.caption})
	case f.subject == forms.Receptions:
		showReceptions(o, period, f)
	case f.subject == forms.Days:
		showDays(o, period, f)
	}
}

func showReceptions(o *desk.Desk, period data.Period, f shownFigure) {
	kit.RunAsync(func() ([][]string, error) {
		all, err := o.Store.Receptions(o.Ctx(), period)
		if err != nil {
			return nil, err
		}
		counted := setOf(f.figure.Letters)
		var rows [][]string
		for _, v := range all {
			if counted[v.ID] {
				v = v.Masked()
				rows = append(rows, []string{v.On.Shown(), v.Type.Label(), v.Host.Label(), v.Visitor.Name, kit.Number(v.People), v.Kind.Label(), v.Content})
			}
		}
		return rows, nil
	}, func(rows [][]string, err error) {
		showBehind(o, f.caption, rows, err,
			kit.Column{Title: assets.Text("reports.visit.on"), Width: 84, Fixed: true},
			kit.Column{Title: assets.Text("reports.visit.type"), Width: 96, Fixed: true},
			kit.Column{Title: assets.Text("reports.visit.host"), Width: 90, Fixed: true},
			kit.Column{Title: assets.Text("reports.visit.visitor"), Width: 160, Fixed: true},
			kit.Column{Title: assets.Text("reports.visit.people"), Width: 74, Align: fyne.TextAlignTrailing, Fixed: true},
			kit.Column{Title: assets.Text("reports.visit.kind"), Width: 90, Fixed: true},
			kit.Column{Title: assets.Text("reports.visit.content"), Width: 220, Grow: true, Fixed: true})
	})
}

func showDays(o *desk.Desk, period data.Period, f shownFigure) {
	kit.RunAsync(func() ([][]string, error) {
		all, err := o.Store.ReceptionDays(o.Ctx(), period)
		if err != nil {
			return nil, err
		}
		counted := setOf(f.figure.Letters)
		var rows [][]string
		for _, d := range all {
			if counted[d.ID] {
				rows = append(rows, []string{d.On.Shown(), d.Type.Label(), d.Host.Label(), d.Place, d.Hours, d.Note})
			}
		}
		return rows, nil
	}, func(rows [][]string, err error) {
		showBehind(o, f.caption, rows, err,
			kit.Column{Title: assets.Text("reports.day.on"), Width: 84, Fixed: true},
			kit.Column{Title: assets.Text("reports.visit.type"), Width: 96, Fixed: true},
			kit.Column{Title: assets.Text("reports.visit.host"), Width: 90, Fixed: true},
			kit.Column{Title: assets.Text("reports.day.place"), Width: 220, Fixed: true},
			kit.Column{Title: assets.Text("reports.day.hours"), Width: 110, Fixed: true},
			kit.Column{Title: assets.Text("reports.day.note"), Width: 200, Grow: true, Fixed: true})
	})
}

func setOf(ids []int64) map[int64]bool {
	set := make(map[int64]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// showBehind lists rows in a dialog.
func showBehind(o *desk.Desk, caption string, rows [][]string, err error, columns ...kit.Column) {
	if err != nil {
		o.Failed(caption, err)
		return
	}
	head := widget.NewLabel(caption)
	head.Wrapping = fyne.TextWrapWord
	table := kit.NewTable(columns, kit.Rows(rows))
	closing := kit.NewButton(assets.Text("ui.close"), nil, nil)
	closing.Importance = widget.HighImportance
	closing.OnTapped = kit.ShowContent(o.Window, assets.Text("reports.behind", len(rows)),
		kit.Sized(940, 430, container.NewBorder(head, nil, nil, nil, table)), closing, closing)
}
