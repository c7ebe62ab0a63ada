package formgrid

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

const (
	gridLeast = 54  // width of the narrowest column
	gridName  = 132 // width of the names of the rows
	gridGap   = 4   // between a text and the lines around it
	gridLines = 5   // a column is widened until its heading has no more lines
)

// measures are the sizes of a Grid's rows and columns.
type measures struct {
	names   float32
	widths  []float32
	heads   []float32 // heights of the rows of the header
	number  float32   // height of the row of column numbers
	figures []float32 // heights of the rows of figures
}

func (m *measures) height() float32 { return sum(m.heads) + m.number + sum(m.figures) }

func gridLine() float32 { return theme.Size(theme.SizeNameCaptionText) * 1.32 }

// measure chooses widths and heights: no word and no figure is cut, headings of
// single columns have few lines, and what the window has left goes to all columns.
func (g *Grid) measure() {
	small := theme.Size(theme.SizeNameCaptionText)
	m := measures{names: gridName, widths: make([]float32, len(g.numbers))}
	for i, number := range g.numbers {
		m.widths[i] = max(gridLeast, widestPart(number, small)+2*gridGap)
		for _, row := range g.rows {
			if i < len(row.Figures) {
				m.widths[i] = max(m.widths[i], fyne.MeasureText(row.Figures[i].Text, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width+4*gridGap)
			}
		}
	}
	rows := 0
	for _, h := range g.headings {
		rows = max(rows, h.LastRow+1)
		if h.Col != h.LastCol {
			continue
		}
		width := max(m.widths[h.Col], widestPart(h.Text, small)+2*gridGap)
		for len(wrapped(h.Text, width-2*gridGap, small)) > gridLines {
			width += 4
		}
		m.widths[h.Col] = width
	}
	if left := g.Size().Width - m.names - sum(m.widths); left > 0 && len(m.widths) > 0 {
		for i := range m.widths {
			m.widths[i] += left / float32(len(m.widths))
		}
	}
	m.heads = make([]float32, rows)
	for i := range m.heads {
		m.heads[i] = gridLine() + 2*gridGap
	}
	byDepth := slices.Clone(g.headings)
	slices.SortStableFunc(byDepth, func(a, b Heading) int { return (a.LastRow - a.Row) - (b.LastRow - b.Row) })
	for _, h := range byDepth {
		need := float32(len(wrapped(h.Text, sum(m.widths[h.Col:h.LastCol+1])-2*gridGap, small)))*gridLine() + 2*gridGap
		if missing := need - sum(m.heads[h.Row:h.LastRow+1]); missing > 0 {
			m.heads[h.LastRow] += missing
		}
	}
	for i, number := range g.numbers {
		m.number = max(m.number, float32(len(wrapped(number, m.widths[i]-2*gridGap, small)))*gridLine()+2*gridGap)
	}
	for _, row := range g.rows {
		lines := len(wrapped(row.Name, m.names-2*gridGap, small))
		m.figures = append(m.figures, max(30, float32(lines)*gridLine()+2*gridGap))
	}
	g.measured = m
}

// parts are what a text may be broken into: words, and the sides and parts of a
// formula ("1=5+11").
func parts(text string) []string {
	text = strings.NewReplacer("=", "=\x00", "+", "+\x00", "\n", " ").Replace(text)
	var all []string
	for _, word := range strings.Fields(text) {
		for i, part := range strings.Split(word, "\x00") {
			switch {
			case part == "":
			case i > 0:
				all = append(all, "\x00"+part) // joined to the one before without a space
			default:
				all = append(all, part)
			}
		}
	}
	return all
}

func widestPart(text string, size float32) float32 {
	widest := float32(0)
	for _, part := range parts(text) {
		widest = max(widest, fyne.MeasureText(strings.TrimPrefix(part, "\x00"), size, fyne.TextStyle{}).Width)
	}
	return widest
}

// wrapped breaks a text into lines of a width.
func wrapped(text string, width, size float32) []string {
	var lines []string
	line := ""
	for _, part := range parts(text) {
		with := line + " " + part
		if joined, formula := strings.CutPrefix(part, "\x00"); formula {
			with, part = line+joined, joined
		}
		switch {
		case line == "":
			line = part
		case fyne.MeasureText(with, size, fyne.TextStyle{}).Width <= width:
			line = with
		default:
			lines = append(lines, line)
			line = part
		}
	}
	return append(lines, line)
}

func sum(lengths []float32) float32 {
	total := float32(0)
	for _, length := range lengths {
		total += length
	}
	return total
}
