package reports

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/forms"
)

// summaryView lists the lines of the summary beside the period before.
type summaryView struct {
	all   fyne.CanvasObject
	head  *look.CardHead
	table *kit.Table[summaryLine]
}

// summaryLine is a line of the summary and what it counts in the period before.
type summaryLine struct {
	forms.Line
	before          forms.Figure
	known, compared bool // the period before lies whole in the register; both do and are over
}

// indent is what stands before a part of a line.
const indent = "      "

func newSummaryView(r *Room) *summaryView {
	v := &summaryView{head: look.NewCardHead("", "")}
	plain := func(l summaryLine) fyne.ThemeColorName {
		if l.Name.Part() {
			return look.Ink2
		}
		return ""
	}
	v.table = kit.NewTable(
		kit.Col("report.summary.line", 300, func(l summaryLine) string {
			if l.Name.Part() {
				return indent + l.Name.Label()
			}
			return l.Name.Label()
		}).Growing().Inked(plain),
		kit.Col("report.summary.thisPeriod", 84, func(l summaryLine) string { return forms.Shown(l.Value) }).Right().Inked(plain),
		kit.Col("report.summary.previous", 96, func(l summaryLine) string {
			if !l.known {
				return assets.Text("report.summary.noPercent")
			}
			return forms.Shown(l.before.Value)
		}).Right().Inked(plain),
		kit.Col("report.summary.change", 104, func(l summaryLine) string {
			if !l.compared {
				return assets.Text("report.summary.noPercent")
			}
			change, _, _ := forms.Change(l.Value, l.before.Value)
			return signed(change)
		}).Right().Yielding(1).Inked(plain),
		kit.Col("report.summary.percent", 130, func(l summaryLine) string {
			if _, part, known := forms.Change(l.Value, l.before.Value); known && l.compared && forms.HasPercent(l.before.Value) {
				return signed(100*part) + "%"
			}
			return assets.Text("report.summary.noPercent")
		}).Right().Yielding(2).Inked(plain))
	v.table.InCard = true
	v.table.Remember(r.o.App.Preferences(), "reports.summary")
	v.table.OnSelect = func(int) { v.tell(r) }
	v.table.Open = func(summaryLine) { r.panel.enter() }
	v.all = container.NewStack(look.NewSheet(), views.NewUnder(v.head, kit.TopDown(nil, v.table, look.Inset(14, 8, hint("reports.hint")))))
	return v
}

// tell shows in the panel what the chosen line counts.
func (v *summaryView) tell(r *Room) {
	l, ok := v.table.SelectedRow()
	if !ok {
		return
	}
	name := l.Name.Label()
	r.panel.earlier = shownFigure{kit.Joined(", ", name, assets.Text("report.summary.previous")), l.Name.Subject(), l.before}
	r.panel.show(assets.Text("reports.panel.line", "count", forms.Shown(l.Value)), shownFigure{name, l.Name.Subject(), l.Figure}, name, "", assets.Text("reports.behind.none"))
}

func (v *summaryView) show(r *forms.Report) {
	heading := assets.Text("reports.summary.heading.alone")
	if slices.ContainsFunc(r.Summary.Lines, func(l forms.Line) bool { return r.Compared(l.Name) }) {
		heading = assets.Text("reports.summary.heading", "from", r.Previous.Period.From.Shown(), "to", r.Previous.Period.To.Shown())
	}
	v.head.Set(assets.Text("reports.tab.summary"), heading)
	lines := make([]summaryLine, len(r.Summary.Lines))
	for i, line := range r.Summary.Lines {
		lines[i] = summaryLine{line, r.Previous.Line(line.Name).Figure, r.KnowsPrevious(line.Name), r.Compared(line.Name)}
	}
	selected := v.table.Selected() // the row that a clerk looks at stays when the figures come anew
	v.table.SetRows(lines)
	v.table.Select(max(0, selected))
}

// formula says of which columns a total is the sum: "= (4) + (23)".
func formula(c forms.Column) string {
	var all []string
	for _, sum := range c.Sums {
		parts := make([]string, len(sum))
		for i, column := range sum {
			parts[i] = "(" + strconv.Itoa(column) + ")"
		}
		all = append(all, strings.Join(parts, " + "))
	}
	if len(all) == 0 {
		return ""
	}
	return "= " + strings.Join(all, " = ")
}

// signed writes a change with its sign: +3, -2, 0; at most one decimal.
func signed(value float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(value, 'f', 1, 64), 64) // of a number just written
	if rounded > 0 {
		return "+" + forms.Shown(rounded)
	}
	return forms.Shown(rounded)
}

// shownFigure is a figure on the screen and what stands behind it.
type shownFigure struct {
	caption string
	subject forms.Subject
	figure  forms.Figure
}

// openFigure shows what was counted in a period: letters in the register, visits and
// reception days in a dialog.
func openFigure(o *desk.Desk, period day.Period, f shownFigure) {
	switch ids := f.figure.Letters; {
	case len(ids) == 0 && f.figure.Value == 0:
		kit.Toast(o.Window.Canvas(), assets.Text("reports.behind.none"))
	case len(ids) == 0:
		kit.Toast(o.Window.Canvas(), assets.Text("reports.behind.unlisted"))
	case f.subject == forms.Letters:
		o.Open(desk.Letters{Query: store.Query{IDs: ids}, Caption: f.caption})
	case f.subject == forms.Receptions:
		showCounted(o, period, f, o.Store.Receptions, func(v register.Reception) (int64, register.Reception) { return v.ID, v.Masked() },
			kit.Col("reports.visit.on", 84, func(v register.Reception) string { return v.On.Shown() }),
			kit.Col("reports.visit.type", 96, func(v register.Reception) string { return v.Type.Label() }),
			kit.Col("reports.visit.host", 90, func(v register.Reception) string { return v.Host.Label() }),
			kit.Col("reports.visit.visitor", 160, func(v register.Reception) string { return v.Visitor.Name }),
			kit.Col("reports.visit.people", 74, func(v register.Reception) string { return kit.Number(v.People) }).Right(),
			kit.Col("reports.visit.kind", 90, func(v register.Reception) string { return v.Kind.Label() }),
			kit.Col("reports.visit.content", 220, func(v register.Reception) string { return v.Content }).Growing())
	case f.subject == forms.Days:
		showCounted(o, period, f, o.Store.ReceptionDays, func(d register.ReceptionDay) (int64, register.ReceptionDay) { return d.ID, d },
			kit.Col("reports.day.on", 84, func(d register.ReceptionDay) string { return d.On.Shown() }),
			kit.Col("reports.visit.type", 96, func(d register.ReceptionDay) string { return d.Type.Label() }),
			kit.Col("reports.visit.host", 90, func(d register.ReceptionDay) string { return d.Host.Label() }),
			kit.Col("reports.day.place", 220, func(d register.ReceptionDay) string { return d.Place }),
			kit.Col("reports.day.hours", 110, func(d register.ReceptionDay) string { return d.Hours }),
			kit.Col("reports.day.note", 200, func(d register.ReceptionDay) string { return d.Note }).Growing())
	}
}

// showCounted lists in a dialog what a figure counts of all that read gives; shown is
// the id of one, and how it may be read.
func showCounted[T any](o *desk.Desk, period day.Period, f shownFigure, read func(context.Context, day.Period) ([]T, error),
	shown func(T) (int64, T), columns ...kit.Column[T]) {
	desk.Try(o, f.caption, func() (rows []T, err error) {
		all, err := read(o.Ctx(), period)
		for _, one := range all {
			if id, row := shown(one); slices.Contains(f.figure.Letters, id) {
				rows = append(rows, row)
			}
		}
		return rows, err
	}, func(rows []T) {
		table := kit.NewTable(columns...)
		table.SetRows(rows)
		kit.ShowToRead(o.Window, assets.Text("reports.behind", "count", len(rows)),
			kit.Sized(940, 430, container.NewBorder(kit.Wrapped(f.caption, widget.MediumImportance), nil, nil, nil, table)))
	})
}

// differenceTable lists figures that are not what was sent; place says where one
// stands, in a first column of the width. of is the difference in a row.
func differenceTable[T any](o *desk.Desk, key string, width float32, place func(T) string, of func(T) (day.Period, forms.Difference)) *kit.Table[T] {
	figure := func(key string, text func(forms.Difference) string) kit.Column[T] {
		return kit.Col(key, 88, func(row T) string {
			_, d := of(row)
			return text(d)
		}).Right()
	}
	t := kit.NewTable(kit.Col("adjust.column.column", width, place),
		kit.Col("adjust.column.title", 240, func(row T) string {
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
	return assets.Text("adjust.place", "form", d.Form.Number, "column", d.Column.Number)
}

// adjustView is the tab "Điều chỉnh kỳ trước": what was written into periods whose
// reports had been sent, and which of their figures it changed.
type adjustView struct {
	steps   *kit.Table[placed[forms.LateStep]]
	figures *kit.Table[placed[forms.Difference]]
	all     fyne.CanvasObject
}

// placed is something with the report that it belongs to.
type placed[T any] struct {
	report register.SealedReport
	what   T
}

func newAdjustView(o *desk.Desk) *adjustView {
	v := &adjustView{}
	type late = placed[forms.LateStep]
	v.steps = kit.NewTable(
		kit.Col("adjust.column.subject", 130, func(s late) string { return s.what.Name }),
		kit.Col("adjust.column.what", 240, func(s late) string { return s.what.What() }).Growing(),
		kit.Col("adjust.column.on", 90, func(s late) string { return s.what.Day().Shown() }),
		kit.Col("adjust.column.writtenOn", 100, func(s late) string { return day.Of(s.what.WrittenAt.In(o.Clock().Location())).Shown() }).Yielding(2),
		kit.Col("adjust.column.report", 220, func(s late) string {
			return assets.Text("adjust.report", "period", s.report.Period.Name(), "number", s.report.Number)
		}).Yielding(1))
	v.steps.Remember(o.App.Preferences(), "reports.adjust")
	v.steps.Open = func(s late) {
		if s.what.Subject == register.LetterSubject {
			o.Open(desk.Letter{ID: s.what.SubjectID})
		}
	}
	v.figures = differenceTable(o, "reports.adjust.figures", 290,
		func(d placed[forms.Difference]) string {
			return assets.Text("sealed.adjust.place", "what", placeOfDifference(d.what), "period", d.report.Period.Name())
		}, func(d placed[forms.Difference]) (day.Period, forms.Difference) { return d.report.Period, d.what })
	v.figures.Empty = assets.Text("sealed.adjust.noFigures")
	part := func(key string, table fyne.CanvasObject) fyne.CanvasObject {
		return look.Card(assets.Text(key), "", table)
	}
	v.all = container.New(layout.NewGridLayoutWithRows(2), part("sealed.adjust.steps", v.steps), part("sealed.adjust.figures", v.figures))
	return v
}

func (v *adjustView) set(all []forms.Adjustment) {
	var steps []placed[forms.LateStep]
	var figures []placed[forms.Difference]
	for _, a := range all {
		for _, step := range a.Steps {
			steps = append(steps, placed[forms.LateStep]{a.Report, step})
		}
		for _, d := range a.Differences {
			figures = append(figures, placed[forms.Difference]{a.Report, d})
		}
	}
	v.steps.SetRows(steps)
	v.figures.SetRows(figures)
}
