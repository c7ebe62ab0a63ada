package workbook

import (
	"slices"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// directionColumns are the columns of the book of what leaders directed.
var directionColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "directedOn", 11, "center"},
	{"", "directedBy", 14, "left"},
	{"", "directed", 32, "left"},
	{"", "directedAt", 14, "left"},
	{"", "doer", 16, "left"},
	{"", "with", 13, "left"},
	{"", "directedDue", 11, "center"},
	{"", "extensions", 18, "left"},
	{"", "progress", 20, "left"},
	{"", "difficulties", 22, "left"},
	{"", "carriedOut", 20, "left"},
	{"", "carriedState", 11, "center"},
}

// tallyNameColumns is how many columns the name of who is counted takes below the
// rows of directions.
const tallyNameColumns = 4

// directions are the rows of the book of directions given in the period, each with
// how far it was by today.
func (m *rowMaker) directions(add addRow) error {
	n := 0
	return m.src.EachDirection(m.ctx, m.period, func(f *register.DirectionFile) error {
		steps, err := steps.Effective(f.Steps)
		if err != nil {
			return err
		}
		n++
		m.given = append(m.given, f.Direction)
		var extended, progress, difficulties, result string
		for _, s := range steps {
			told := func(text, by string) string {
				return labelled("books.directed.by", by) + assets.Text("books.directed.on", "day", s.On.Shown(), "text", text)
			}
			switch c := s.Content.(type) {
			case register.DirectionExtended:
				extended = lines(extended, assets.Text("books.directed.until", "due", c.Due.Shown(), "reason", c.Reason))
			case register.DirectionProgress:
				progress = lines(progress, told(c.Text, ""))
			case register.Difficulty:
				difficulties = lines(difficulties, told(c.Text, ""))
			case register.DifficultyAnswer:
				difficulties = lines(difficulties, assets.Text("books.directed.answer", "answer", told(c.Text, c.By)))
			case register.DirectionDone:
				result = lines(told(c.Result, ""), c.Document)
			}
		}
		d := &f.Direction
		row := []any{n, d.GivenOn, d.Leader, d.Content, lines(d.Source.Label(), labelled("books.directed.letter", d.Letter), d.Document),
			lines(d.Doer, d.Unit), d.With, d.Due, extended, progress, difficulties, result, d.State(m.options.Today).Label()}
		var kind register.Kind
		if f.Letter != nil {
			kind, row = f.Letter.Kind, m.maskOf(f.Letter).row(row...)
		}
		if f.Visit != nil {
			kind, row = f.Visit.Kind, m.maskOfVisit(f.Visit).row(row...)
		}
		return add(kind, row...)
	})
}

// tallies writes, below the rows, how many directions each unit and each person was
// given, and what became of them.
func (m *rowMaker) tallies(p *bookPage) {
	if len(m.given) == 0 {
		return
	}
	head := []look{bookHeadLook}
	for _, table := range tallied(m.given, m.options.Today) {
		p.row++ // an empty row before
		p.tallyRow(2*lineHeights[bookHeadLook.size]+4, head, table.head)
		for i, row := range table.rows {
			name := look{size: bookSize, align: "left", wrap: true, border: true, bold: i == len(table.rows)-1}
			count := name
			count.align = "center"
			p.tallyRow(lineHeights[bookSize]+4, []look{name, name, name, name, count}, row)
		}
	}
}

// tallyRow writes a name over the first columns and a cell in each column after.
func (p *bookPage) tallyRow(height float64, looks []look, cells []any) {
	p.put(height, looks, slices.Insert(slices.Clone(cells), 1, any(""), "", "")...)
	p.merge(1, p.row, tallyNameColumns, p.row)
}

// tally is a table of directions that were given to somebody; the last row is of all.
type tally struct {
	head []any
	rows [][]any
}

// tallied counts directions by unit and by person, as they stood on the day.
func tallied(given []register.Direction, on day.Date) (tables []tally) {
	for _, by := range []struct {
		key  string
		name func(*register.Direction) string
	}{
		{"books.tally.unit", func(d *register.Direction) string { return d.Unit }},
		{"books.tally.person", func(d *register.Direction) string { return d.Doer }},
	} {
		table := tally{head: []any{assets.Text(by.key)}}
		for _, key := range []string{"given", "in-time", "late", "open", "overdue"} {
			table.head = append(table.head, assets.Text("books.tally."+key))
		}
		all := register.TallyDirections(given, by.name, on)
		for i, t := range all {
			name := t.Name
			switch {
			case i == len(all)-1:
				name = assets.Text("books.tally.total")
			case name == "":
				name = assets.Text("books.tally.unnamed")
			}
			table.rows = append(table.rows, []any{name, t.Given, t.InTime, t.Late, t.Open, t.Overdue})
		}
		tables = append(tables, table)
	}
	return tables
}
