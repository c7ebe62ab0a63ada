package reports

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
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
	head   *look.CardHead
	about  *look.Para      // the column that the clerk looks at, where the panel has no room
	todo   *look.Para      // what is to be done there
	wrong  *widget.Label   // what is wrong with it
	rules  *fyne.Container // the formulas of the form, each with whether it holds
	broken *widget.Label   // all rules of the form that do not hold
	note   *kit.Entry
	noted  *kit.Field
	undo   *kit.Button
	all    fyne.CanvasObject
	sheet  forms.Sheet
	period day.Period
	breaks []forms.Break // of this form
}

func newFormView(r *Room) *formView {
	v := &formView{r: r, grid: formgrid.New(), about: look.NewPara("", theme.ColorNameForeground, theme.SizeNameText).Bold(), todo: look.NewPara("", look.Ink2, theme.SizeNameCaptionText),
		wrong: kit.Wrapped("", widget.DangerImportance), broken: kit.Wrapped("", widget.DangerImportance), rules: container.New(layout.NewRowWrapLayout()), note: kit.NewTextEntry(2)}
	v.grid.OnPoint = func(column int) {
		if column == v.grid.Column() {
			v.tell(column + 1)
		}
	}
	v.grid.OnOpen = func(column int) { v.open(column + 1) }
	v.grid.OnTyped = func(column int, text string) string { return v.take(column+1, text) }
	v.grid.OnUndo = v.takeBack
	v.undo = kit.NewButton(assets.Text("reports.undo"), look.IconUndo, v.takeBack)
	v.note.OnLeave = v.takeNote
	v.noted = kit.NewField(assets.Text("reports.form.note"), v.note).Across()
	form := kit.NewForm(1, v.noted)
	form.OnSave, form.OnCancel = v.takeNote, r.panel.home
	form.PassEnter()

	v.head = look.NewCardHead("", "", v.undo, kit.Wide(look.Scaled(164), r.printed))
	words := look.Inset(14, 8, look.NewColumn(6, v.about, v.todo, v.wrong, v.rules, form, v.broken))
	scroll := container.NewVScroll(container.NewVBox(v.grid, words))
	form.KeepInView(scroll)
	v.all = container.NewStack(look.NewSheet(), views.NewUnder(v.head, look.Inset(1, 1, scroll)))
	return v
}

// showDetail says what a column holds below the form, where there is no panel.
func (v *formView) showDetail(narrow bool) {
	kit.SetVisible(v.about, narrow)
	v.all.Refresh()
}

// toType puts the cursor on the first figure of the form that nobody typed.
func (v *formView) toType() {
	typed := v.entered()
	for i, c := range v.sheet.Form.Columns {
		if _, there := typed.Values[c.Number]; !there && isTyped(v.sheet.Form, c) {
			v.grid.Select(i)
			v.r.o.Window.Canvas().Focus(v.grid)
			return
		}
	}
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
	v.head.Set(assets.Text("reports.form.heading", "form", s.Form.Number, "title", kit.SentenceCase(strings.ToLower(s.Form.Title))), v.r.edition.Circular)
	v.grid.SetForm(assets.Text("reports.form.unit"), headings, numbers, append([]formgrid.Row{own}, v.sentRows()...))
	var broken []string
	for _, b := range v.breaks {
		broken = append(broken, "⚠ "+b.Text)
	}
	kit.Say(v.broken, strings.Join(broken, "\n"))
	v.showRules()
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

func (v *formView) isTyped(c forms.Column) bool { return isTyped(v.sheet.Form, c) }

// showRules says of every formula of the form whether it holds.
func (v *formView) showRules() {
	v.rules.RemoveAll()
	for _, c := range v.sheet.Form.Columns {
		sums := formula(c)
		if sums == "" {
			continue
		}
		chip := look.Chip{Icon: look.IconCheck, Text: strings.NewReplacer("(", "", ")", "").Replace(strconv.Itoa(c.Number) + " " + sums), Tone: look.Done}
		if slices.ContainsFunc(v.breaks, func(b forms.Break) bool { return b.Column == c.Number }) {
			chip.Icon, chip.Tone = look.IconError, look.Late
		}
		v.rules.Add(look.NewChip(chip))
	}
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
			text := ""
			if value, known := columns[c.Number]; known && !c.Remark {
				text = forms.Shown(value)
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

// tell says what a column holds, and lists it.
func (v *formView) tell(column int) {
	c := v.sheet.Form.Column(column)
	if c.Number == 0 {
		return
	}
	figure, subject := v.sheet.Columns[column], v.sheet.Form.SubjectOf(column)
	about := assets.Text("reports.form.column", "column", column, "title", c.Title())
	var rule []string
	if sums := formula(c); sums != "" {
		rule = append(rule, "("+strconv.Itoa(column)+") "+sums+".")
	}
	if c.Note != "" {
		rule = append(rule, c.Note)
	}
	todo, empty := "", assets.Text("reports.behind.none")
	switch {
	case c.Remark:
		todo = assets.Text("reports.form.remark")
		empty = todo
	case v.isTyped(c) && !v.r.past.on():
		todo = assets.Text("reports.form.typed")
		if c.TakenFrom != 0 {
			todo += " " + assets.Text("reports.form.takenFrom", "column", c.TakenFrom)
		}
		empty = assets.Text("reports.panel.typed")
	case len(figure.Letters) > 0:
		todo = assets.Text("reports.form.open", "value", forms.Shown(figure.Value))
	case figure.Value != 0:
		empty = assets.Text("reports.behind.unlisted")
	}
	wrong := v.grid.Problem()
	for _, b := range v.breaks {
		if b.Column == column && wrong == "" {
			wrong = b.Text
		}
	}
	kit.Say(v.wrong, wrong)
	v.about.Set(about)
	v.todo.Set(todo)
	kit.SetVisible(v.todo, todo != "")
	v.r.panel.show(assets.Text("reports.panel.column", "column", column, "count", v.counted(c, figure)),
		shownFigure{v.caption(c), subject, figure}, about, strings.Join(rule, " "), empty)
	v.all.Refresh()
}

// counted is a figure with what it counts: 6 đơn.
func (v *formView) counted(c forms.Column, figure forms.Figure) string {
	switch unit := v.sheet.Form.SubjectOf(c.Number); {
	case c.Remark:
		return assets.Text("reports.panel.remark")
	case v.untyped(c):
		return assets.Text("review.untyped")
	case v.isTyped(c), c.Amount():
		return forms.Shown(figure.Value)
	case unit == forms.Receptions:
		return assets.Text("reports.panel.visits", "count", forms.Shown(figure.Value))
	case unit == forms.Days:
		return assets.Text("reports.panel.days", "count", forms.Shown(figure.Value))
	case int(figure.Value) != len(figure.Letters):
		return assets.Text("reports.panel.of", "count", forms.Shown(figure.Value), "letters", len(figure.Letters))
	}
	return assets.Text("reports.panel.letters", "count", forms.Shown(figure.Value))
}

// untyped reports whether a clerk types the column, and has not.
func (v *formView) untyped(c forms.Column) bool {
	_, there := v.entered().Values[c.Number]
	return v.isTyped(c) && !there
}

func (v *formView) caption(c forms.Column) string {
	return assets.Text("reports.figure", "form", v.sheet.Form.Number, "column", c.Number, "title", c.Title())
}

// open goes into the list of what was counted in a column.
func (v *formView) open(column int) {
	c := v.sheet.Form.Column(column)
	if c.Remark {
		v.r.o.Window.Canvas().Focus(v.note)
		return
	}
	v.tell(column)
	v.r.panel.enter()
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
