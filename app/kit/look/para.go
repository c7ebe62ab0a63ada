package look

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Para is a text in as many lines as it needs, without the room around it that a label of
// Fyne brings along.
type Para struct {
	widget.BaseWidget
	text  string
	role  fyne.ThemeColorName
	size  fyne.ThemeSizeName
	bold  bool
	most  int // lines, 0 for all
	width float32
}

// NewPara is a text in the colour of a role and in a size of the theme.
func NewPara(text string, role fyne.ThemeColorName, size fyne.ThemeSizeName) *Para {
	p := &Para{text: text, role: role, size: size, width: 320}
	p.ExtendBaseWidget(p)
	return p
}

// Bold writes it in bold letters, and returns it.
func (p *Para) Bold() *Para {
	p.bold = true
	return p
}

// Most is how many lines are shown, the last one ended by "…" where more follow; it
// returns the text.
func (p *Para) Most(lines int) *Para {
	p.most = lines
	return p
}

// Set changes the words.
func (p *Para) Set(text string) {
	if p.text != text {
		p.text = text
		p.Refresh()
	}
}

// Resize breaks the lines anew where the width is another.
func (p *Para) Resize(size fyne.Size) {
	if size.Width > 0 && size.Width != p.width {
		p.width = size.Width
		p.Refresh()
	}
	p.BaseWidget.Resize(size)
}

// lines is the text broken at the width.
func (p *Para) lines() (lines []string) {
	style, size := fyne.TextStyle{Bold: p.bold}, Size(p.size)
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= p.width }
	for _, part := range strings.Split(p.text, "\n") {
		line := ""
		for _, word := range strings.Fields(part) {
			switch longer := strings.TrimSpace(line + " " + word); {
			case line == "" || fits(longer):
				line = longer
			default:
				lines = append(lines, line)
				line = word
			}
		}
		lines = append(lines, line)
	}
	if p.most > 0 && len(lines) > p.most {
		rest := strings.Join(lines[p.most-1:], " ")
		lines = append(lines[:p.most-1], rest)
	}
	for i, line := range lines {
		lines[i] = Fit(line, size, p.width, p.bold)
	}
	return lines
}

// CreateRenderer belongs to Fyne.
func (p *Para) CreateRenderer() fyne.WidgetRenderer {
	r := &paraRenderer{p: p}
	r.Refresh()
	return r
}

type paraRenderer struct {
	p     *Para
	lines []*canvas.Text
}

func (r *paraRenderer) Destroy() {}

func (r *paraRenderer) Objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(r.lines))
	for i, l := range r.lines {
		all[i] = l
	}
	return all
}

func (r *paraRenderer) high() float32 {
	return fyne.MeasureText("Ầg", Size(r.p.size), fyne.TextStyle{Bold: r.p.bold}).Height
}

func (r *paraRenderer) MinSize() fyne.Size {
	return fyne.NewSize(40, r.high()*float32(len(r.lines)))
}

func (r *paraRenderer) Layout(size fyne.Size) {
	high := r.high()
	for i, l := range r.lines {
		place(l, 0, float32(i)*high, size.Width, high)
	}
}

func (r *paraRenderer) Refresh() {
	words := r.p.lines()
	r.lines = r.lines[:min(len(r.lines), len(words))]
	for i, w := range words {
		if i == len(r.lines) {
			r.lines = append(r.lines, canvas.NewText("", Color(r.p.role)))
		}
		r.lines[i].TextStyle.Bold = r.p.bold
		repaint(r.lines[i], w, r.p.role, r.p.size)
	}
	r.Layout(r.p.Size())
}

// NewColumn stacks things with a gap between them, each as high as it needs at the width
// that there is.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(column{gap}, objects...)
}

type column struct{ gap float32 }

func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // what wraps needs a width to know its height
		height := o.MinSize().Height
		place(o, 0, y, size.Width, height)
		y += height + c.gap
	}
}

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, -c.gap)
	for _, o := range objects {
		if o.Visible() {
			least := o.MinSize()
			size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height+c.gap)
		}
	}
	size.Height = max(0, size.Height)
	return size
}

// Yielding lets a thing become as narrow as least, whatever it would like to be: its own
// drawing ends words in "…".
func Yielding(least float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(yielding{least}, o)
}

type yielding struct{ least float32 }

func (y yielding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (y yielding) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(y.least, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// Folding shows one of several arrangements of the same things, as the room allows.
type Folding struct {
	choose func(fyne.Size) int
	build  func(int) fyne.CanvasObject
	least  fyne.Size
	now    int
	whole  *fyne.Container
}

// NewFolding is what build makes for the number that choose gives for a size; 0 is the
// arrangement that needs least.
func NewFolding(choose func(fyne.Size) int, build func(int) fyne.CanvasObject) *Folding {
	f := &Folding{choose: choose, build: build}
	f.whole = container.New(f, build(0))
	f.least = f.whole.Objects[0].MinSize()
	return f
}

// Content is what is shown.
func (f *Folding) Content() *fyne.Container { return f.whole }

// Now is the number of the arrangement.
func (f *Folding) Now() int { return f.now }

// Layout belongs to Fyne.
func (f *Folding) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if n := f.choose(size); n != f.now {
		f.now = n
		f.whole.Objects = []fyne.CanvasObject{f.build(n)}
	}
	place(f.whole.Objects[0], 0, 0, size.Width, size.Height)
}

// MinSize is that of the arrangement that needs least.
func (f *Folding) MinSize([]fyne.CanvasObject) fyne.Size {
	if f.now == 0 {
		f.least = f.whole.Objects[0].MinSize()
	}
	return f.least
}
