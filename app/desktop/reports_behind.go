package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/forms"
)

// openFigure shows what was counted in a period: letters in the register, visits and
// reception days in a dialog.
func openFigure(o *office, period data.Period, f shownFigure) {
	ids := f.figure.Letters
	switch {
	case len(ids) == 0 && f.figure.Value == 0:
		ui.Toast(o.window.Canvas(), assets.Text("reports.behind.none"))
	case len(ids) == 0:
		ui.Toast(o.window.Canvas(), assets.Text("reports.behind.unlisted"))
	case f.subject == forms.Letters:
		o.open(LettersRef{Query: store.Query{IDs: ids}, Caption: f.caption})
	case f.subject == forms.Receptions:
		showReceptions(o, period, f)
	case f.subject == forms.Days:
		showDays(o, period, f)
	}
}

func showReceptions(o *office, period data.Period, f shownFigure) {
	ui.RunAsync(func() ([][]string, error) {
		all, err := o.store.Receptions(o.ctx(), period)
		if err != nil {
			return nil, err
		}
		counted := setOf(f.figure.Letters)
		var rows [][]string
		for _, v := range all {
			if counted[v.ID] {
				v = v.Masked()
				rows = append(rows, []string{v.On.Shown(), v.Type.Label(), v.Host.Label(), v.Visitor.Name, number(v.People), v.Kind.Label(), v.Content})
			}
		}
		return rows, nil
	}, func(rows [][]string, err error) {
		showBehind(o, f.caption, rows, err,
			ui.Column{Title: assets.Text("reports.visit.on"), Width: 84, Fixed: true},
			ui.Column{Title: assets.Text("reports.visit.type"), Width: 96, Fixed: true},
			ui.Column{Title: assets.Text("reports.visit.host"), Width: 90, Fixed: true},
			ui.Column{Title: assets.Text("reports.visit.visitor"), Width: 160, Fixed: true},
			ui.Column{Title: assets.Text("reports.visit.people"), Width: 74, Align: fyne.TextAlignTrailing, Fixed: true},
			ui.Column{Title: assets.Text("reports.visit.kind"), Width: 90, Fixed: true},
			ui.Column{Title: assets.Text("reports.visit.content"), Width: 220, Grow: true, Fixed: true})
	})
}

func showDays(o *office, period data.Period, f shownFigure) {
	ui.RunAsync(func() ([][]string, error) {
		all, err := o.store.ReceptionDays(o.ctx(), period)
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
			ui.Column{Title: assets.Text("reports.day.on"), Width: 84, Fixed: true},
			ui.Column{Title: assets.Text("reports.visit.type"), Width: 96, Fixed: true},
			ui.Column{Title: assets.Text("reports.visit.host"), Width: 90, Fixed: true},
			ui.Column{Title: assets.Text("reports.day.place"), Width: 220, Fixed: true},
			ui.Column{Title: assets.Text("reports.day.hours"), Width: 110, Fixed: true},
			ui.Column{Title: assets.Text("reports.day.note"), Width: 200, Grow: true, Fixed: true})
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
func showBehind(o *office, caption string, rows [][]string, err error, columns ...ui.Column) {
	if err != nil {
		o.failed(caption, err)
		return
	}
	head := widget.NewLabel(caption)
	head.Wrapping = fyne.TextWrapWord
	table := ui.NewTable(columns, ui.Rows(rows))
	closing := ui.NewButton(assets.Text("ui.close"), nil, nil)
	closing.Importance = widget.HighImportance
	closing.OnTapped = ui.ShowContent(o.window, assets.Text("reports.behind", len(rows)),
		sized(940, 430, container.NewBorder(head, nil, nil, nil, table)), closing, closing)
}
