package reports

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/forms"
)

// shownFigure is a figure on the screen and what stands behind it.
type shownFigure struct {
	caption string
	subject forms.Subject
	figure  forms.Figure
}

// openFigure shows what was counted in a period: letters in the register, visits and
// reception days in a dialog.
func openFigure(o *desk.Desk, period data.Period, f shownFigure) {
	switch ids := f.figure.Letters; {
	case len(ids) == 0 && f.figure.Value == 0:
		kit.Toast(o.Window.Canvas(), assets.Text("reports.behind.none"))
	case len(ids) == 0:
		kit.Toast(o.Window.Canvas(), assets.Text("reports.behind.unlisted"))
	case f.subject == forms.Letters:
		o.Open(desk.Letters{Query: store.Query{IDs: ids}, Caption: f.caption})
	case f.subject == forms.Receptions:
		showCounted(o, period, f, o.Store.Receptions, func(v data.Reception) (int64, data.Reception) { return v.ID, v.Masked() },
			kit.Col("reports.visit.on", 84, func(v data.Reception) string { return v.On.Shown() }),
			kit.Col("reports.visit.type", 96, func(v data.Reception) string { return v.Type.Label() }),
			kit.Col("reports.visit.host", 90, func(v data.Reception) string { return v.Host.Label() }),
			kit.Col("reports.visit.visitor", 160, func(v data.Reception) string { return v.Visitor.Name }),
			kit.Col("reports.visit.people", 74, func(v data.Reception) string { return kit.Number(v.People) }).Right(),
			kit.Col("reports.visit.kind", 90, func(v data.Reception) string { return v.Kind.Label() }),
			kit.Col("reports.visit.content", 220, func(v data.Reception) string { return v.Content }).Growing())
	case f.subject == forms.Days:
		showCounted(o, period, f, o.Store.ReceptionDays, func(d data.ReceptionDay) (int64, data.ReceptionDay) { return d.ID, d },
			kit.Col("reports.day.on", 84, func(d data.ReceptionDay) string { return d.On.Shown() }),
			kit.Col("reports.visit.type", 96, func(d data.ReceptionDay) string { return d.Type.Label() }),
			kit.Col("reports.visit.host", 90, func(d data.ReceptionDay) string { return d.Host.Label() }),
			kit.Col("reports.day.place", 220, func(d data.ReceptionDay) string { return d.Place }),
			kit.Col("reports.day.hours", 110, func(d data.ReceptionDay) string { return d.Hours }),
			kit.Col("reports.day.note", 200, func(d data.ReceptionDay) string { return d.Note }).Growing())
	}
}

// showCounted lists in a dialog what a figure counts of all that read gives; shown is
// the id of one, and how it may be read.
func showCounted[T any](o *desk.Desk, period data.Period, f shownFigure, read func(context.Context, data.Period) ([]T, error),
	shown func(T) (int64, T), columns ...kit.ColumnOf[T]) {
	kit.RunAsync(func() (rows []T, err error) {
		all, err := read(o.Ctx(), period)
		for _, one := range all {
			if id, row := shown(one); slices.Contains(f.figure.Letters, id) {
				rows = append(rows, row)
			}
		}
		return rows, err
	}, func(rows []T, err error) {
		if err != nil {
			o.Failed(f.caption, err)
			return
		}
		table := kit.NewTableOf(columns...)
		table.SetRows(rows)
		closing := kit.NewButton(assets.Text("ui.close"), nil, nil)
		closing.Importance = widget.HighImportance
		closing.OnTapped = kit.ShowContent(o.Window, assets.Text("reports.behind", len(rows)),
			kit.Sized(940, 430, container.NewBorder(kit.Wrapped(f.caption, widget.MediumImportance), nil, nil, nil, table)), closing, closing)
	})
}

// differenceTable lists figures that are not what was sent; place says where one
// stands, in a first column of the width. of is the difference in a row.
func differenceTable[T any](o *desk.Desk, key string, width float32, place func(T) string, of func(T) (data.Period, forms.Difference)) *kit.TableOf[T] {
	figure := func(key string, text func(forms.Difference) string) kit.ColumnOf[T] {
		return kit.Col(key, 100, func(row T) string {
			_, d := of(row)
			return text(d)
		}).Right()
	}
	t := kit.NewTableOf(kit.Col("adjust.column.column", width, place),
		kit.Col("adjust.column.title", 480, func(row T) string {
			_, d := of(row)
			return d.Column.Title()
		}).Growing(),
		figure("adjust.column.sent", func(d forms.Difference) string { return forms.Shown(d.Sent) }),
		figure("adjust.column.now", func(d forms.Difference) string { return forms.Shown(d.Now) }),
		figure("adjust.column.difference", func(d forms.Difference) string {
			change, _, _ := forms.Change(d.Now, d.Sent)
			return signed(change)
		}))
	t.Open = func(row T) {
		period, d := of(row)
		openFigure(o, period, shownFigure{placeOfDifference(d) + ": " + d.Column.Title(), d.Form.SubjectOf(d.Column.Number), forms.Figure{Value: d.Now, Letters: d.Letters}})
	}
	t.Remember(o.App.Preferences(), key)
	return t
}

func placeOfDifference(d forms.Difference) string {
	return assets.Text("adjust.place", d.Form.Number, d.Column.Number)
}
