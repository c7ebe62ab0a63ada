package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// mark is a stretch of a text that is what is looked for: written anew on a ground of its
// own, with a line below, so that it is seen without its colour too.
type mark struct {
	ground, line *canvas.Rectangle
	text         *canvas.Text
}

func (m *mark) hide() { m.ground.Hidden, m.line.Hidden, m.text.Hidden = true, true, true }

func hideMarks(all []*mark) {
	for _, m := range all {
		m.hide()
	}
}

// mark marks stretches of the text that a row shows in a column.
func (r *Rows) mark(l *rowLine, column int, t *canvas.Text, found [][2]int) {
	for len(l.marks[column]) < len(found) {
		m := &mark{canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewText("", color.Transparent)}
		l.marks[column] = append(l.marks[column], m)
		r.all = append(r.all, m.ground, m.line, m.text) // behind the text in the list, so drawn over it
	}
	wide := func(words string) float32 { return fyne.MeasureText(words, t.TextSize, t.TextStyle).Width }
	for i, f := range found {
		m := l.marks[column][i]
		m.ground.Hidden, m.line.Hidden, m.text.Hidden = false, false, false
		x, width := t.Position().X+wide(t.Text[:f[0]]), wide(t.Text[f[0]:f[1]])
		y, height := t.Position().Y, t.Size().Height
		m.ground.FillColor, m.line.FillColor = Color(WarnSoft), Color(theme.ColorNameWarning)
		place(m.ground, x, y, width, height)
		place(m.line, x, y+height-2, width, 2)
		m.text.Text, m.text.Color, m.text.TextSize = t.Text[f[0]:f[1]], Color(theme.ColorNameForeground), t.TextSize
		place(m.text, x, y, width, height)
		m.ground.Refresh()
		m.line.Refresh()
		m.text.Refresh()
	}
}

// Marked are the stretches that are marked in a column of the row that is drawn as the n-th.
func (r *Rows) Marked(n, column int) (all []string) {
	for _, m := range r.lines[n].marks[column] {
		if !m.text.Hidden {
			all = append(all, m.text.Text)
		}
	}
	return all
}
