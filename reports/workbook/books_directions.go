package workbook

import (
	"donthu/assets"
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
		if err := m.ctx.Err(); err != nil {
			return err
		}
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
func (m *rowMaker) tallies(p *bookPage) error {
	if len(m.given) == 0 {
		return nil
	}
	for _, part := range []struct {
		key  string
		name func(*register.Direction) string
	}{
		{"books.tally.unit", func(d *register.Direction) string { return d.Unit }},
		{"books.tally.person", func(d *register.Direction) string { return d.Doer }},
	} {
		p.row++ // an empty row before
		heads := []any{assets.Text(part.key)}
		for _, key := range []string{"given", "in-time", "late", "open", "overdue"} {
			heads = append(heads, assets.Text("books.tally."+key))
		}
		if err := p.tallyRow(bookHeadLook, bookHeadLook, heads...); err != nil {
			return err
		}
		all := register.TallyDirections(m.given, part.name, m.options.Today)
		for i, t := range all {
			name, looks := t.Name, look{size: bookSize, align: "left", wrap: true, border: true}
			switch {
			case i == len(all)-1:
				name, looks.bold = assets.Text("books.tally.total"), true
			case name == "":
				name = assets.Text("books.tally.unnamed")
			}
			count := looks
			count.align = "center"
			if err := p.tallyRow(looks, count, name, t.Given, t.InTime, t.Late, t.Open, t.Overdue); err != nil {
				return err
			}
		}
	}
	return nil
}

// tallyRow writes a name over the first columns and a cell in each column after.
func (p *bookPage) tallyRow(name, count look, cells ...any) error {
	row, looks := []any{cells[0], "", "", ""}, []look{name, name, name, name, count}
	row = append(row, cells[1:]...)
	height := lineHeights[name.size] + 4
	if _, heading := cells[1].(string); heading {
		height = 2*lineHeights[name.size] + 4
	}
	if err := p.put(height, looks, row...); err != nil {
		return err
	}
	return p.merge(0, p.row, tallyNameColumns-1, p.row)
}
