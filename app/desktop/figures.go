package desktop

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// figures is the page of a form whose figures no register knows: a number field
// for each column, and the note (06/QLKNTC).
type figures struct {
	o       *office
	form    *forms.Form
	period  data.Period
	kept    func() // told after saving
	fields  map[int]*ui.Field
	entries map[int]*ui.Entry
	note    *ui.Entry
	forms   []*ui.Form
	saved   map[int]string
	remark  string
	state   *widget.Label
	page    *fyne.Container
	all     fyne.CanvasObject
}

// figureColumns is how many number fields stand side by side.
const figureColumns = 3

func newFigures(o *office, s forms.Sheet, period data.Period, kept func()) *figures {
	f := &figures{o: o, form: s.Form, period: period, kept: kept, fields: map[int]*ui.Field{}, entries: map[int]*ui.Entry{},
		saved: map[int]string{}, remark: s.Note, note: ui.NewTextEntry(2), state: widget.NewLabel("")}
	f.page = container.NewVBox()
	var section *ui.Form
	heading := ""
	for _, c := range s.Form.Columns {
		if section == nil || c.Path[0] != heading {
			heading = c.Path[0]
			f.page.Add(widget.NewLabelWithStyle(heading, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
			section = f.section(figureColumns)
			f.page.Add(section)
		}
		section.Add(f.field(c, s.Columns[c.Number].Value))
	}
	f.note.SetText(s.Note)
	f.note.OnChanged = func(string) { f.tell() }
	last := f.section(1, ui.NewField(s.Form.NoteLine, f.note).Across())
	f.page.Add(last)
	f.chain()

	save := ui.NewButton(assets.Text("figures.save"), theme.DocumentSaveIcon(), func() { f.save(nil) })
	title := widget.NewLabelWithStyle(assets.Text("figures.heading", s.Form.Number), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	f.state.Alignment = fyne.TextAlignTrailing
	f.all = container.NewBorder(container.NewBorder(nil, nil, title, save, f.state), nil, nil, nil, container.NewVScroll(padded(f.page)))
	f.tell()
	return f
}

func (f *figures) section(columns int, fields ...*ui.Field) *ui.Form {
	section := ui.NewForm(columns, fields...)
	section.OnSave = func() { f.save(nil) }
	section.OnCancel = f.o.shell.back
	f.forms = append(f.forms, section)
	return section
}

// chain makes Enter go from the last field of a section to the next section.
func (f *figures) chain() {
	for i, section := range f.forms[:len(f.forms)-1] {
		section.OnLastEnter = f.forms[i+1].FocusFirst
	}
}

func (f *figures) field(c forms.Column, value float64) *ui.Field {
	entry := ui.NewEntry()
	text := ""
	if value != 0 {
		text = strconv.FormatFloat(value, 'f', -1, 64)
	}
	entry.SetText(text)
	entry.SetPlaceHolder("0")
	entry.OnChanged = func(string) { f.tell() }
	entry.OnLeave = func() { f.check() }
	label := fmt.Sprintf("(%d) %s", c.Number, strings.Join(c.Path[min(1, len(c.Path)-1):], " – "))
	f.entries[c.Number], f.saved[c.Number] = entry, text
	f.fields[c.Number] = ui.NewField(label, entry)
	return f.fields[c.Number]
}

func (f *figures) content() fyne.CanvasObject { return f.all }

// dirty reports whether something typed is not kept yet.
func (f *figures) dirty() bool {
	for number, entry := range f.entries {
		if entry.Value() != f.saved[number] {
			return true
		}
	}
	return f.note.Value() != f.remark
}

func (f *figures) tell() {
	f.state.Importance = widget.LowImportance
	key := "figures.state.kept"
	if f.dirty() {
		f.state.Importance = widget.WarningImportance
		key = "figures.state.unsaved"
	}
	if text := assets.Text(key); text != f.state.Text {
		f.state.SetText(text)
	}
}

// check writes beside each field what is wrong with it.
func (f *figures) check() (values map[int]float64, ok bool) {
	values, ok = map[int]float64{}, true
	problems := map[int]string{}
	for number, entry := range f.entries {
		value, sentence := readFigure(entry.Value())
		if sentence != "" {
			problems[number] = sentence
		} else if value != 0 {
			values[number] = value
		}
	}
	for _, check := range f.form.Checks {
		if problems[check.Left] != "" || problems[check.Right] != "" || check.Form != "" {
			continue
		}
		if sentence := brokenCheck(check, values[check.Left], values[check.Right]); sentence != "" {
			problems[check.Left] = sentence
		}
	}
	changed := false
	for number, field := range f.fields {
		changed = changed || field.Problem() != problems[number]
		field.SetProblem(problems[number])
		ok = ok && problems[number] == ""
	}
	if changed {
		f.page.Refresh() // sentences below fields take room
	}
	return values, ok
}

// readFigure reads a whole number that is not negative; empty is 0. Dots and
// spaces between thousands are allowed.
func readFigure(typed string) (value float64, sentence string) {
	digits := strings.NewReplacer(".", "", " ", "", "\u00a0", "").Replace(typed)
	if digits == "" {
		return 0, ""
	}
	n, err := strconv.ParseUint(digits, 10, 31)
	if err != nil {
		return 0, assets.Text("figures.notWhole")
	}
	return float64(n), ""
}

func brokenCheck(c forms.Check, left, right float64) string {
	switch {
	case c.Sign == "<=" && left > right:
		return assets.Text("figures.atMost", c.Right, forms.Shown(right))
	case c.Sign == ">=" && left < right:
		return assets.Text("figures.atLeast", c.Right, forms.Shown(right))
	case c.Sign == "=" && left != right:
		return assets.Text("figures.equal", c.Right, forms.Shown(right))
	}
	return ""
}

// save keeps what was typed and calls then, which may be nil. What is wrong is
// shown beside the fields, and nothing is kept.
func (f *figures) save(then func()) {
	values, ok := f.check()
	if !ok {
		for _, section := range f.forms {
			if section.FocusFirstProblem() {
				break
			}
		}
		ui.Toast(f.o.window.Canvas(), assets.Text("figures.mend"))
		return
	}
	o := f.o
	typed := data.TypedFigures{Form: f.form.ID, Period: f.period, Values: values, Note: data.CleanLines(f.note.Value())}
	texts, remark := map[int]string{}, f.note.Value()
	for number, entry := range f.entries {
		texts[number] = entry.Value()
	}
	ui.RunAsyncErr(func() error { return o.store.SaveFigures(o.ctx(), typed) }, func(err error) {
		if err != nil {
			o.failed(assets.Text("figures.failed"), err)
			return
		}
		f.saved, f.remark = texts, remark
		f.tell()
		ui.Toast(o.window.Canvas(), assets.Text("figures.saved"))
		f.kept()
		if then != nil {
			then()
		}
	})
}

// saveAll keeps several pages one after the other; one that cannot be kept ends it.
func saveAll(pages []*figures, then func()) {
	if len(pages) == 0 {
		then()
		return
	}
	pages[0].save(func() { saveAll(pages[1:], then) })
}
