package reports

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/formgrid"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/forms"
)

// formView shows a form as it is printed, with the figures in their places; what
// no register knows is typed there.
type formView struct {
	r      *Room
	grid   *formgrid.Grid
	title  *widget.Label
	about  *widget.Label // the column that the clerk looks at
	rule   *widget.Label // its formula and what the filling guide says
	todo   *widget.Label // what is wrong with it, else what to do
	wrong  *widget.Label // all rules of the form that do not hold
	note   *kit.Entry
	noted  *kit.Field
	undo   *kit.Button
	detail *fyne.Container
	all    fyne.CanvasObject
	sheet  forms.Sheet
	period day.Period
	breaks []forms.Break // of this form
}

// detailHeight holds what is said about a column.
const detailHeight = 118

func newFormView(r *Room) *formView {
	v := &formView{r: r, grid: formgrid.New(), title: kit.Bold(""), about: kit.Bold(""), rule: kit.Caption(""),
		todo: kit.Wrapped("", widget.MediumImportance), wrong: kit.Wrapped("", widget.DangerImportance), note: kit.NewTextEntry(2)}
	v.title.Truncation, v.about.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	v.grid.OnPoint = func(column int) { v.tell(column + 1) }
	v.grid.OnOpen = func(column int) { v.open(column + 1) }
	v.grid.OnTyped = func(column int, text string) string { return v.take(column+1, text) }
	v.grid.OnUndo = v.takeBack
	v.undo = kit.NewButton(assets.Text("reports.undo"), look.IconUndo, v.takeBack)
	v.note.OnLeave = v.takeNote
	v.noted = kit.NewField(assets.Text("reports.form.note"), v.note).Across()
	form := kit.NewForm(1, v.noted)
	form.OnSave, form.OnCancel = v.takeNote, r.o.Back

	v.detail = container.New(&kit.CloseColumn{}, v.about, v.todo, v.rule)
	room := container.NewVScroll(v.detail)
	room.SetMinSize(fyne.NewSize(0, detailHeight))
	middle := container.NewVScroll(container.NewVBox(v.grid, room, form, v.wrong))
	v.all = kit.TopDown(container.NewBorder(nil, nil, nil, container.NewHBox(v.undo, kit.Wide(140, r.printed)), v.title), middle, nil)
	return v
}

// show puts a form of the report in front.
func (v *formView) show(s forms.Sheet) {
	if v.sheet.Form != s.Form || v.period != v.r.report.Period {
		v.settle()
	}
	v.sheet, v.period = s, v.r.report.Period
	v.breaks = slices.DeleteFunc(forms.Breaks(v.r.report.Sheets), func(b forms.Break) bool { return b.Form != s.Form })
	entered := v.entered()
	headings := make([]formgrid.Heading, 0, len(s.Form.Columns))
	for _, c := range s.Form.HeaderCells() {
		headings = append(headings, formgrid.Heading{Text: c.Text, Row: c.Row, Col: c.Col, LastRow: c.LastRow, LastCol: c.LastCol})
	}
	own := formgrid.Row{Name: v.r.o.Store.Settings().Ward}
	numbers := make([]string, len(s.Form.Columns))
	for i, c := range s.Form.Columns {
		numbers[i] = c.MS
		own.Figures = append(own.Figures, v.figure(c, entered))
	}
	v.title.SetText(assets.Text("reports.form.heading", "form", s.Form.Number, "title", s.Form.Title))
	v.grid.SetForm(assets.Text("reports.form.unit"), headings, numbers, append([]formgrid.Row{own}, v.sentRows()...))
	var broken []string
	for _, b := range v.breaks {
		broken = append(broken, "⚠ "+b.Text)
	}
	kit.Say(v.wrong, strings.Join(broken, "\n"))
	v.noted.SetLabel(strings.TrimSuffix(s.Form.NoteLine, ":"))
	v.noted.SetHint("")
	if also := strings.TrimSpace(strings.TrimPrefix(s.Note, s.Entered.Note)); also != "" {
		v.noted.SetHint(assets.Text("reports.form.noteAlso", "also", also))
	}
	if v.r.o.Window.Canvas().Focused() != fyne.Focusable(v.note) && v.note.Text != entered.Note {
		v.note.SetText(entered.Note)
	}
	if v.note.Enable(); v.r.past.on() {
		v.note.Disable()
	}
	kit.SetEnabled(v.r.typed.canUndo() && !v.r.past.on(), v.undo)
	v.tell(v.grid.Column() + 1)
	v.all.Refresh()
}

func (v *formView) entered() register.TypedFigures { return v.r.typed.of(v.sheet.Entered) }

func (v *formView) isTyped(c forms.Column) bool {
	return v.sheet.Form.SubjectOf(c.Number) == forms.Typed && !c.Remark
}

// figure is a column's figure on the screen. What is typed and not yet in the
// report shows as it was typed.
func (v *formView) figure(c forms.Column, entered register.TypedFigures) formgrid.Figure {
	f := formgrid.Figure{Strong: len(c.Sums) > 0, Typable: v.isTyped(c) && !v.r.past.on(),
		Wrong: slices.ContainsFunc(v.breaks, func(b forms.Break) bool { return b.Column == c.Number })}
	switch value, there := entered.Values[c.Number]; {
	case c.Remark:
	case v.isTyped(c) && there:
		f.Text = forms.Shown(value)
	case !v.isTyped(c):
		f.Text = forms.Shown(v.sheet.Columns[c.Number].Value)
	}
	return f
}

// sentRows are the figures of reports that were sent, to compare with: the same
// report, and the one of the same kind before it.
func (v *formView) sentRows() []formgrid.Row {
	var rows []formgrid.Row
	add := func(report register.SealedReport, ok bool, key string, args ...any) {
		columns := report.Figures[v.sheet.Form.ID]
		if !ok || report.Edition != v.r.report.Edition.ID || columns == nil {
			return
		}
		row := formgrid.Row{Name: assets.Text(key, args...)}
		for _, c := range v.sheet.Form.Columns {
			text := forms.Shown(columns[c.Number])
			if c.Remark {
				text = ""
			}
			row.Figures = append(row.Figures, formgrid.Figure{Text: text})
		}
		rows = append(rows, row)
	}
	same, ok := forms.LastSealed(v.r.sealed, v.period)
	add(same, ok, "reports.form.sent", "number", same.Number)
	before, ok := forms.LastBefore(v.r.sealed, v.period)
	add(before, ok, "reports.form.sentBefore", "period", before.Period.Name())
	return rows
}

// tell says what a column holds.
func (v *formView) tell(column int) {
	c := v.sheet.Form.Column(column)
	if c.Number == 0 {
		return
	}
	figure := v.sheet.Columns[column]
	v.about.SetText(assets.Text("reports.form.column", "column", column, "title", c.Title()))
	var rule []string
	if sums := formula(c); sums != "" {
		rule = append(rule, "("+strconv.Itoa(column)+") "+sums+".")
	}
	if c.Note != "" {
		rule = append(rule, c.Note)
	}
	v.rule.SetText(strings.Join(rule, " "))
	v.todo.Importance = widget.MediumImportance
	text := ""
	switch {
	case v.grid.Problem() != "" && column == v.grid.Column()+1:
		text, v.todo.Importance = v.grid.Problem(), widget.DangerImportance
	case c.Remark:
		text = assets.Text("reports.form.remark")
	case v.isTyped(c) && !v.r.past.on():
		text = assets.Text("reports.form.typed")
		if c.TakenFrom != 0 {
			text += " " + assets.Text("reports.form.takenFrom", "column", c.TakenFrom)
		}
	case len(figure.Letters) > 0:
		text = assets.Text("reports.form.open", "value", forms.Shown(figure.Value))
	}
	for _, b := range v.breaks {
		if b.Column == column && v.todo.Importance != widget.DangerImportance {
			text, v.todo.Importance = b.Text, widget.DangerImportance
		}
	}
	kit.Say(v.todo, text)
	v.detail.Refresh()
}

// open shows what was counted in a column.
func (v *formView) open(column int) {
	c := v.sheet.Form.Column(column)
	if c.Remark {
		v.r.o.Window.Canvas().Focus(v.note)
		return
	}
	caption := assets.Text("reports.figure", "form", v.sheet.Form.Number, "column", column, "title", c.Title())
	openFigure(v.r.o, v.period, shownFigure{caption, v.sheet.Form.SubjectOf(column), v.sheet.Columns[column]})
}

// take keeps a figure as typed; the sentence says why it cannot be kept.
func (v *formView) take(column int, text string) string {
	was := v.entered()
	now, sentence := withFigure(was, column, text)
	if sentence == "" {
		v.r.typed.change(was, now)
	}
	return sentence
}

// takeNote keeps the note as it stands.
func (v *formView) takeNote() {
	if v.sheet.Form == nil || v.r.past.on() {
		return
	}
	was := v.entered()
	now := was
	now.Note = text.CleanLines(v.note.Value())
	v.r.typed.change(was, now)
}

// takeBack undoes the last change, of whatever form.
func (v *formView) takeBack() {
	if v.r.past.on() || !v.r.typed.canUndo() {
		return
	}
	v.r.typed.undo()
	kit.Toast(v.r.o.Window.Canvas(), assets.Text("reports.undone"))
}

// settle keeps what is being typed and reports whether nothing is left that cannot
// be kept.
func (v *formView) settle() bool {
	v.takeNote()
	return v.grid.Keep()
}
