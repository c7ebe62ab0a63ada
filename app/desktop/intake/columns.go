package intake

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/intake"
)

// columns is the station that says what each column of the book is taken for.
type columns struct {
	p        *Page
	sheet    int
	changed  bool // by a person
	table    *kit.Table[intake.ColumnLayout]
	remember *kit.Check
	pills    [3]*views.Pill
	rows     *look.Para
	said     *look.Para

	// The panel of the column under the cursor.
	name      *look.Para
	doubt     *look.Remark
	as        *kit.Dropdown
	unit      *kit.Dropdown
	unitField *kit.Field
	exchanged *kit.Choice
	dayField  *kit.Field
	filling   bool

	editing bool                  // the column under the cursor
	found   []intake.ColumnLayout // the columns as the cursor found them when it came to its own

	whole fyne.CanvasObject
}

func newColumns(p *Page) *columns {
	c := &columns{p: p}
	sample := func(i int) kit.Column[intake.ColumnLayout] {
		return kit.Col("import.column.sample", 104, func(l intake.ColumnLayout) string {
			if i < len(l.Samples) {
				return kit.OneLine(l.Samples[i])
			}
			return ""
		}).Yielding(i + 1)
	}
	heading := kit.Col("import.column.heading", 190, func(l intake.ColumnLayout) string { return kit.OneLine(l.Heading) }).Growing()
	c.table = kit.NewTable(kit.Col("import.column.letter", 48, func(l intake.ColumnLayout) string { return l.Column }), heading,
		sample(0), sample(1), sample(2), kit.Col("import.column.as", 190, func(l intake.ColumnLayout) string { return l.As }).As(asChip))
	c.table.Empty = assets.Text("import.columns.none")
	c.table.Remember(p.o.App.Preferences(), "import.columns")
	c.table.OnSelect = func(int) {
		c.keepFound()
		c.fill()
	}
	c.table.Open = func(intake.ColumnLayout) {
		if c.exchanged.Value() == "" && c.dayField.Visible() { // what is asked about it
			p.o.FocusIn(p, c.exchanged)
			return
		}
		p.o.FocusIn(p, c.as)
	}

	pill := func(words string, options func() []kit.Option, value func() string, set func(string)) *views.Pill {
		pill := views.NewPill(words, options, func() string { return "" }, set)
		pill.Said = func(string) string { return value() }
		return pill
	}
	c.pills = [3]*views.Pill{
		pill(assets.Text("import.sheet"), c.sheets, nil, c.setSheet),
		pill(assets.Text("import.subject"), c.subjects, nil, c.setSubject),
		pill(assets.Text("import.headingRow"), c.headingRows, nil, c.setRow),
	}
	c.rows = look.NewPara("", theme.ColorNamePlaceHolder, theme.SizeNameCaptionText).Most(1)
	c.said = look.NewPara("", theme.ColorNameWarning, theme.SizeNameCaptionText).Most(2)
	c.remember = kit.NewCheck(assets.Text("import.remember"), nil)
	c.remember.SetChecked(true)

	c.name = look.NewPara("", theme.ColorNameForeground, theme.SizeNameText).Bold().Most(2)
	c.doubt = look.NewRemark(look.IconWarning, look.Soon)
	c.as = kit.NewDropdown(nil, func(as string) { c.edit(func(l *intake.ColumnLayout) { l.As = as; l.Answered = true }) })
	c.unit = kit.NewDropdown(kit.NamedOptions(intake.UnitNames()), func(unit string) { c.edit(func(l *intake.ColumnLayout) { l.Unit = unit; l.Answered = true }) })
	c.exchanged = kit.NewChoice(kit.Options("import.days.", "as-is", "exchanged"), func(v string) {
		if at := c.table.Selected(); !c.filling {
			c.edit(func(l *intake.ColumnLayout) { l.Exchanged = v == "exchanged"; l.Answered = true })
			read(p, p.layout, func(l intake.Layout) { // the samples as they will be read
				p.layout = l
				c.show(at)
			})
		}
	})
	c.unitField = kit.NewField(assets.Text("import.unit"), c.unit)
	c.dayField = kit.NewField(assets.Text("import.days"), c.exchanged)
	form := kit.NewForm(1, kit.NewField(assets.Text("import.as"), c.as), c.unitField, c.dayField)
	form.PassEnter()
	form.OnSave, form.OnCancel = p.next, func() { p.o.FocusIn(p, c.table) }
	panel := look.Card("", "", look.Inset(14, 10, look.NewColumn(8, c.name, c.doubt, form)))

	pills := container.NewHBox(c.pills[0].Button, c.pills[1].Button, c.pills[2].Button)
	parts := views.NewTwoParts([2]string{assets.Text("import.columns"), assets.Text("import.one")},
		container.NewStack(look.NewSheet(), c.table), container.NewVBox(panel), 0.68, 860)
	c.whole = kit.TopDown(container.NewBorder(nil, nil, pills, nil, look.Inset(8, 8, c.rows)), parts.Content(), container.NewBorder(nil, nil, nil, c.remember, look.Inset(0, 8, c.said)))
	return c
}

// asChip is what a column is taken for, with a sign.
func asChip(l intake.ColumnLayout) look.Chip {
	switch {
	case l.Doubt != "" && !l.Answered:
		return look.Chip{Icon: look.IconHelp, Text: l.As, Tone: look.Soon}
	case l.As == intake.LeftOut():
		return look.Chip{Icon: look.IconClose, Text: l.As, Tone: look.Plain}
	case l.As == intake.KeptAsNote():
		return look.Chip{Icon: look.IconNote, Text: l.As, Tone: look.Undecided}
	}
	return look.Chip{Icon: look.IconCheck, Text: l.As, Tone: look.Done}
}

func (c *columns) sheets() (all []kit.Option) {
	for i, s := range c.p.layout.Sheets {
		all = append(all, kit.Option{Value: string(rune('0' + i)), Text: s.Sheet})
	}
	return all
}

func (c *columns) subjects() []kit.Option {
	return append(kit.NamedOptions(intake.Subjects()), kit.Option{Value: "-", Text: assets.Text("import.subject.none")})
}

func (c *columns) headingRows() (all []kit.Option) {
	for row := range 20 {
		for height := range 3 {
			if height > 0 && row+1 != c.now().Row {
				continue
			}
			all = append(all, kit.Option{Value: string(rune('0'+row)) + string(rune('1'+height)), Text: rowsWords(row+1, height+1)})
		}
	}
	return all
}

// rowsWords are the rows of headings: “4” or “4–5”.
func rowsWords(row, height int) string {
	if height <= 1 {
		return kit.Number(row)
	}
	return kit.Number(row) + "–" + kit.Number(row+height-1)
}

// rowsLooked says how much of a sheet was looked at, "" of one that does not come in.
func rowsLooked(s *intake.SheetLayout) string {
	switch {
	case s.As == "":
		return ""
	case s.Rows == 0:
		return assets.Text("import.rows.empty")
	}
	return assets.Text("import.rows.looked", "count", kit.Number(s.Rows))
}

// now is the sheet in view.
func (c *columns) now() *intake.SheetLayout {
	if c.sheet < len(c.p.layout.Sheets) {
		return &c.p.layout.Sheets[c.sheet]
	}
	return &intake.SheetLayout{}
}

func (c *columns) setSheet(value string) {
	if value == "" {
		return
	}
	c.sheet = int([]rune(value)[0] - '0')
	c.show(0)
}

func (c *columns) setSubject(value string) {
	if value == "" {
		return
	}
	if value == "-" {
		value = ""
	}
	c.again(func(s *intake.SheetLayout) { s.As = value })
}

func (c *columns) setRow(value string) {
	if r := []rune(value); len(r) == 2 {
		c.again(func(s *intake.SheetLayout) { s.Row, s.Height = int(r[0]-'0')+1, int(r[1]-'0') })
	}
}

// again reads the headings of the sheet anew after the change.
func (c *columns) again(change func(*intake.SheetLayout)) {
	l := intake.Layout{Sheets: slices.Clone(c.p.layout.Sheets)}
	s := &l.Sheets[c.sheet]
	change(s)
	s.Columns = nil
	c.changed = true
	show := func(l intake.Layout) {
		c.p.layout = l
		c.show(0)
		c.p.o.FocusIn(c.p, c.table) // the columns are next
	}
	if s.As == "" {
		show(l)
		return
	}
	read(c.p, l, show)
}

// edit changes the column under the cursor.
func (c *columns) edit(change func(*intake.ColumnLayout)) {
	at := c.table.Selected()
	if s := c.now(); !c.filling && at >= 0 && at < len(s.Columns) {
		for i := range min(len(s.Columns), len(c.found)) {
			if i != at { // another choice gives back what the one before it took
				s.Columns[i].As, s.Columns[i].Answered = c.found[i].As, c.found[i].Answered
			}
		}
		change(&s.Columns[at])
		if taken := s.Columns[at].As; taken != intake.KeptAsNote() && taken != intake.LeftOut() {
			for i := range s.Columns { // one column of each
				if i != at && s.Columns[i].As == taken {
					s.Columns[i].As, s.Columns[i].Answered = intake.KeptAsNote(), true
				}
			}
		}
		c.changed, c.editing = true, true
		c.show(at)
		c.editing = false
	}
}

// set shows a new book.
func (c *columns) set() {
	c.sheet = max(0, slices.IndexFunc(c.p.layout.Sheets, func(s intake.SheetLayout) bool { return s.As != "" }))
	c.show(0)
	c.showOpen()
}

// show shows the sheet, with the cursor in a column.
func (c *columns) show(at int) {
	s := c.now()
	subject := s.As
	if subject == "" {
		subject = assets.Text("import.subject.none")
	}
	for i, words := range []string{assets.Text("import.sheet.is", "sheet", s.Sheet), subject, assets.Text("import.headingRow.is", "row", rowsWords(s.Row, s.Height))} {
		c.pills[i].Button.SetText(words)
	}
	c.rows.Set(rowsLooked(s))
	c.as.SetChoices(kit.NamedOptions(intake.ColumnChoices(s.As)))
	c.table.SetRows(s.Columns)
	if at < len(s.Columns) {
		c.table.Select(at)
	}
	c.keepFound()
	open := c.open()
	c.said.Set(open)
	c.said.Refresh()
	c.fill()
	c.p.tell()
	if c.whole != nil {
		c.whole.Refresh()
	}
}

// keepFound keeps the columns as they are when the cursor comes to another one.
func (c *columns) keepFound() {
	if !c.editing {
		c.found = slices.Clone(c.now().Columns)
	}
}

// fill shows the column under the cursor in the panel.
func (c *columns) fill() {
	c.filling = true
	defer func() { c.filling = false }()
	l, ok := c.table.SelectedRow()
	if s := c.now(); ok && c.table.Selected() < len(s.Columns) {
		l = s.Columns[c.table.Selected()]
	}
	c.name.Set(strings.TrimSpace(assets.Text("import.column.named", "column", l.Column, "heading", kit.OneLine(l.Heading))))
	c.doubt.Set(kit.SentenceCase(l.Doubt))
	c.as.SetValue(l.As)
	c.unit.SetValue(l.Unit)
	choice := ""
	if l.Answered || l.Doubt == "" {
		choice = "as-is"
	}
	if l.Exchanged {
		choice = "exchanged"
	}
	c.exchanged.SetValue(choice)
	kit.SetVisible(c.unitField, intake.IsAmount(c.now().As, l.As))
	kit.SetVisible(c.dayField, intake.IsDay(c.now().As, l.As))
	if !ok {
		c.as.Disable()
	} else {
		c.as.Enable()
	}
}

// open says what must be answered before the rows are read, "" for nothing.
func (c *columns) open() string {
	var all []string
	asked := 0
	for _, s := range c.p.layout.Sheets {
		if missing := s.Missing(); len(missing) > 0 {
			all = append(all, assets.Text("import.open.missing", "sheet", s.Sheet, "columns", strings.Join(missing, "”, “")))
		}
		for _, l := range s.Columns {
			if s.As != "" && l.Doubt != "" && !l.Answered {
				asked++
			}
		}
	}
	if asked > 0 {
		all = append(all, assets.Text("import.open.asked", "count", kit.Number(asked)))
	}
	if !slices.ContainsFunc(c.p.layout.Sheets, func(s intake.SheetLayout) bool { return s.As != "" }) {
		all = append(all, assets.Text("import.open.sheet"))
	}
	return strings.Join(all, " ")
}

// showOpen puts the cursor where something must be answered.
func (c *columns) showOpen() {
	if c.p.at == columnsStation {
		defer c.p.Enter()
	}
	for i, s := range c.p.layout.Sheets {
		for at, l := range s.Columns {
			if s.As != "" && l.Doubt != "" && !l.Answered {
				c.sheet = i
				c.show(at)
				return
			}
		}
		if len(s.Missing()) > 0 {
			c.sheet = i
			c.show(0)
			return
		}
	}
}

// doubted shows what the reading of the rows found doubtful.
func (c *columns) doubted(d *intake.Doubt) {
	for _, q := range d.Questions {
		for i := range c.p.layout.Sheets {
			s := &c.p.layout.Sheets[i]
			for j := range s.Columns {
				if s.Sheet == q.Sheet && s.Columns[j].Column == q.Column {
					s.Columns[j].Doubt, s.Columns[j].Answered = q.Sentence, false
				}
			}
		}
	}
	c.p.at = columnsStation
	c.p.show()
	c.showOpen()
}

// about counts the columns that come in.
func (c *columns) about() string {
	known, all := 0, 0
	for _, s := range c.p.layout.Sheets {
		for _, l := range s.Columns {
			if s.As == "" {
				continue
			}
			if all++; l.As != intake.KeptAsNote() && l.As != intake.LeftOut() {
				known++
			}
		}
	}
	return assets.Text("import.about.columns", "known", kit.Number(known), "all", kit.Number(all))
}
