// Package formgrid shows a printed form of the reports and lets a clerk type figures in it.
package formgrid

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// Heading is a cell of a Grid's header: rows and columns counted from 0,
// both ends included.
type Heading struct {
	Text                       string
	Row, Col, LastRow, LastCol int
}

// Figure is a figure of a Grid.
type Figure struct {
	Text    string
	Strong  bool // a total
	Typable bool // the clerk types it in place
	Wrong   bool // a rule does not hold
}

// Row is a row of figures below the header, one for each column.
type Row struct {
	Name    string
	Figures []Figure
}

// Grid shows a printed form: merged headings, a row of column numbers, and
// rows of figures, the first of which is the form's own; the others are there to
// compare with. The first column, with the names of the rows, stays in view while
// the rest is scrolled. Keys: Left, Right, Home and End move between the figures
// of the first row, Enter opens one or begins typing it; figures that may be typed
// are typed over, Enter and the arrows keep what was typed, Esc drops it.
type Grid struct {
	widget.BaseWidget

	// OnOpen is called on Enter and on a click on a figure that is not typed.
	OnOpen func(column int)
	// OnPoint is called when the clerk comes to a figure, by key or mouse.
	OnPoint func(column int)
	// OnTyped keeps a figure as typed; "" says that it was emptied. The answer is a
	// sentence when it cannot be kept: the figure stays to be mended.
	OnTyped func(column int, text string) string
	// OnUndo is called on Ctrl+Z while nothing is being typed; may be nil.
	OnUndo func()

	corner   string
	headings []Heading
	numbers  []string
	rows     []Row
	measured measures
	at       int
	focused  bool
	typing   bool
	typed    string
	problem  string // of what is being typed

	names  *part
	sheet  *part
	scroll *container.Scroll
}

// New makes a grid without a form.
func New() *Grid {
	g := &Grid{}
	g.names, g.sheet = newPart(g, true), newPart(g, false)
	g.scroll = container.NewHScroll(g.sheet)
	g.ExtendBaseWidget(g)
	return g
}

// SetForm shows a form: corner stands over the names of the rows, numbers under
// the headings of the columns.
func (g *Grid) SetForm(corner string, headings []Heading, numbers []string, rows []Row) {
	same := slices.Equal(g.headings, headings)
	g.corner, g.headings, g.numbers, g.rows = corner, headings, numbers, rows
	if !same {
		g.at, g.typing, g.typed, g.problem = 0, false, "", ""
		g.scroll.Offset = fyne.Position{}
	}
	g.measure()
	g.Refresh()
}

// Column is the column that the clerk stands on, counted from 0.
func (g *Grid) Column() int { return g.at }

// Select goes to a column.
func (g *Grid) Select(column int) {
	if len(g.numbers) == 0 {
		return
	}
	g.at = min(max(0, column), len(g.numbers)-1)
	g.show(g.at)
	g.draw()
	if g.OnPoint != nil {
		g.OnPoint(g.at)
	}
}

// Figure is a figure of the first row as it is shown.
func (g *Grid) Figure(column int) Figure {
	if f := g.figure(column); f != nil {
		return *f
	}
	return Figure{}
}

// Problem is what is wrong with the figure being typed, "" when nothing is.
func (g *Grid) Problem() string { return g.problem }

// Keep keeps the figure that is being typed and reports whether none is left.
func (g *Grid) Keep() bool {
	if !g.typing {
		return true
	}
	if g.OnTyped != nil {
		if g.problem = g.OnTyped(g.at, g.typed); g.problem != "" {
			g.draw()
			g.OnPoint(g.at)
			return false
		}
	}
	if f := g.figure(g.at); f != nil {
		f.Text = g.typed // until the form comes anew
	}
	g.typing, g.typed = false, ""
	g.draw()
	return true
}

// Drop forgets the figure that is being typed.
func (g *Grid) Drop() {
	g.typing, g.typed, g.problem = false, "", ""
	g.draw()
	if g.OnPoint != nil {
		g.OnPoint(g.at)
	}
}

// figure is a figure of the first row, nil where there is none.
func (g *Grid) figure(column int) *Figure {
	if len(g.rows) == 0 || column < 0 || column >= len(g.rows[0].Figures) {
		return nil
	}
	return &g.rows[0].Figures[column]
}

// begin begins typing over the figure that the clerk stands on.
func (g *Grid) begin(with string) {
	g.typing, g.typed, g.problem = true, with, ""
	g.draw()
}

// open does what Enter does.
func (g *Grid) open() {
	f := g.figure(g.at)
	switch {
	case f == nil:
	case f.Typable:
		g.begin(f.Text)
	case g.OnOpen != nil:
		g.OnOpen(g.at)
	}
}

// show scrolls a column into view.
func (g *Grid) show(column int) {
	from := sum(g.measured.widths[:column])
	to := from + g.measured.widths[column]
	switch width := g.scroll.Size().Width; {
	case width <= 0:
		return
	case from < g.scroll.Offset.X:
		g.scroll.Offset.X = from
	case to > g.scroll.Offset.X+width:
		g.scroll.Offset.X = to - width
	default:
		return
	}
	g.scroll.Refresh()
}

func (g *Grid) draw() {
	g.names.Refresh()
	g.sheet.Refresh()
}

// TypedRune begins or goes on typing a figure.
func (g *Grid) TypedRune(r rune) {
	f := g.figure(g.at)
	switch {
	case f == nil || !f.Typable || r < ' ':
	case g.typing:
		g.begin(g.typed + string(r))
	case r != ' ':
		g.begin(string(r))
	}
}

// TypedKey moves between the figures, opens them, and ends typing.
func (g *Grid) TypedKey(event *fyne.KeyEvent) {
	step := func(column int) {
		if g.Keep() {
			g.Select(column)
		}
	}
	switch event.Name {
	case fyne.KeyLeft:
		step(g.at - 1)
	case fyne.KeyRight:
		step(g.at + 1)
	case fyne.KeyHome:
		step(0)
	case fyne.KeyEnd:
		step(len(g.numbers) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.typing {
			step(g.at + 1)
		} else {
			g.open()
		}
	case fyne.KeyF2:
		if f := g.figure(g.at); f != nil && f.Typable && !g.typing {
			g.begin(f.Text)
		}
	case fyne.KeyBackspace:
		if letters := []rune(g.typed); g.typing && len(letters) > 0 {
			g.begin(string(letters[:len(letters)-1]))
		}
	case fyne.KeyDelete:
		if f := g.figure(g.at); f != nil && f.Typable {
			g.begin("")
		}
	case fyne.KeyEscape:
		if g.typing {
			g.Drop()
		} else {
			kit.KeyToWindow(g, event)
		}
	default:
		kit.KeyToWindow(g, event)
	}
}

// TypedShortcut keeps, copies, pastes, undoes, and hands the rest to the window.
func (g *Grid) TypedShortcut(shortcut fyne.Shortcut) {
	f := g.figure(g.at)
	switch s := shortcut.(type) {
	case *fyne.ShortcutCopy:
		if f != nil && s.Clipboard != nil {
			s.Clipboard.SetContent(f.Text)
		}
	case *fyne.ShortcutPaste:
		if f != nil && f.Typable && s.Clipboard != nil {
			g.begin(strings.TrimSpace(s.Clipboard.Content()))
		}
	case *fyne.ShortcutUndo:
		switch {
		case g.typing:
			g.Drop()
		case g.OnUndo != nil:
			g.OnUndo()
		}
	case *desktop.CustomShortcut:
		if s.KeyName == fyne.KeyS && s.Modifier == fyne.KeyModifierShortcutDefault && g.typing {
			g.Keep()
			return
		}
		kit.ShortcutToWindow(g, shortcut)
	}
}

// FocusGained shows where the clerk stands.
func (g *Grid) FocusGained() {
	g.focused = true
	g.Select(g.at)
}

// FocusLost keeps what is being typed.
func (g *Grid) FocusLost() {
	g.focused = false
	g.Keep()
	g.draw()
}

// CreateRenderer belongs to Fyne.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return &gridRenderer{look.Shapes{All: []fyne.CanvasObject{g.scroll, g.names}}, g}
}

type gridRenderer struct {
	look.Shapes
	g *Grid
}

func (r *gridRenderer) MinSize() fyne.Size {
	m := &r.g.measured
	return fyne.NewSize(m.names+3*gridLeast, m.height()+theme.Size(theme.SizeNameScrollBar))
}

func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.g
	g.measure()
	kit.Put(g.names, 0, 0, g.measured.names, g.measured.height())
	kit.Put(g.scroll, g.measured.names, 0, size.Width-g.measured.names, g.measured.height()+theme.Size(theme.SizeNameScrollBar))
	g.draw()
}

func (r *gridRenderer) Refresh() {
	r.Layout(r.g.Size())
	r.g.scroll.Refresh()
	r.g.draw()
}
