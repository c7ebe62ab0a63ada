package look

import (
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Station is one of the numbered steps of a Path.
type Station struct {
	Name  string
	About string // who, when, or what lacks
	Tone  Tone   // Done, Told for the present one, Soon where something lacks, Still for what is ahead
}

// Path shows how far a thing has come; its stations may be pressed.
type Path struct {
	widget.BaseWidget
	// OnOpen is told which station was pressed; nil when they only show.
	OnOpen   func(station int)
	stations []Station
}

// NewPath is a path with no stations yet.
func NewPath(open func(int)) *Path {
	p := &Path{OnOpen: open}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows the stations.
func (p *Path) Set(stations ...Station) {
	p.stations = stations
	p.Refresh()
}

// Stations are what is shown.
func (p *Path) Stations() []Station { return p.stations }

// Tapped opens the station under the mouse.
func (p *Path) Tapped(event *fyne.PointEvent) {
	if n := len(p.stations); n > 0 && p.OnOpen != nil {
		p.OnOpen(min(n-1, int(event.Position.X/(p.Size().Width/float32(n)))))
	}
}

// CreateRenderer belongs to Fyne.
func (p *Path) CreateRenderer() fyne.WidgetRenderer {
	r := &pathRenderer{p: p, paper: NewPaper(8)}
	r.Refresh()
	return r
}

type stationView struct {
	circle        *canvas.Rectangle
	number        *canvas.Text
	check         *canvas.Image
	name, about   *canvas.Text
	line          *canvas.Rectangle // to the next station
	shown, remark string
}

type pathRenderer struct {
	p     *Path
	paper *Paper
	views []*stationView
}

func (r *pathRenderer) Destroy() {}

func (r *pathRenderer) Objects() []fyne.CanvasObject {
	all := slices.Clip(r.paper.All)
	for _, v := range r.views {
		all = append(all, v.circle, v.number, v.check, v.name, v.about, v.line)
	}
	return all
}

const (
	pathHigh = 56
	pathLow  = 40
	circle   = 26
)

// MinSize is that of a narrow window, where the second line goes.
func (r *pathRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Scaled(110)*float32(len(r.p.stations)), Scaled(pathLow))
}

func (r *pathRenderer) Layout(size fyne.Size) {
	r.paper.Put(0, 0, size.Width, size.Height)
	if len(r.views) == 0 {
		return
	}
	two := size.Height >= Scaled(pathHigh)-1
	part, side := (size.Width-28)/float32(len(r.views)), Scaled(circle)
	for i, v := range r.views {
		x, middle := 14+part*float32(i), size.Height/2
		place(v.circle, x, middle-side/2, side, side)
		place(v.check, x+side/2-8, middle-8, 16, 16)
		place(v.number, x, middle-v.number.MinSize().Height/2, side, v.number.MinSize().Height)
		x += side + 8
		room := part - side - 8 - 20
		v.name.Text, v.about.Text = Fit(v.shown, v.name.TextSize, room, v.name.TextStyle.Bold), Fit(v.remark, v.about.TextSize, room, false)
		v.about.Hidden = !two || v.remark == ""
		name, about := v.name.MinSize(), v.about.MinSize()
		top := middle - name.Height/2
		if !v.about.Hidden {
			top = middle - (name.Height+about.Height)/2 + 1
		}
		place(v.name, x, top, name.Width, name.Height)
		place(v.about, x, top+name.Height-2, about.Width, about.Height)
		from := x + name.Width + 8
		if !v.about.Hidden {
			from = max(from, x+about.Width+8)
		}
		v.line.Hidden = i == len(r.views)-1
		place(v.line, from, middle-1, max(0, 14+part*float32(i+1)-8-from), 2)
		v.name.Refresh()
		v.about.Refresh()
	}
}

func (r *pathRenderer) Refresh() {
	for len(r.views) < len(r.p.stations) {
		v := &stationView{circle: newBox(0), number: NewBold("", Ink2, caption), check: newPicture(),
			name: NewText("", theme.ColorNameForeground, body), about: NewText("", theme.ColorNamePlaceHolder, caption), line: canvas.NewRectangle(color.Transparent)}
		v.number.Alignment = fyne.TextAlignCenter
		r.views = append(r.views, v)
	}
	r.views = r.views[:len(r.p.stations)]
	r.paper.Paint(Color(Surface), Color(theme.ColorNameSeparator), 1)
	for i, s := range r.p.stations {
		r.views[i].show(i+1, s)
	}
	r.Layout(r.p.Size())
}

func (v *stationView) show(number int, s Station) {
	v.shown, v.remark = s.Name, s.About
	ink, edge, ground := theme.ColorNameForeground, theme.ColorNameInputBorder, Surface
	figure, about := Ink2, theme.ColorNamePlaceHolder
	switch s.Tone {
	case Done:
		edge, ground, figure = theme.ColorNameSuccess, OkSoft, theme.ColorNameSuccess
	case Told:
		ink, edge, ground, figure, about = theme.ColorNamePrimary, theme.ColorNamePrimary, theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, Ink2
	case Soon:
		edge, ground, figure, about = theme.ColorNameWarning, WarnSoft, theme.ColorNameWarning, theme.ColorNameWarning
	}
	v.circle.CornerRadius = Scaled(circle) / 2
	v.circle.FillColor, v.circle.StrokeColor, v.circle.StrokeWidth = Color(ground), Color(edge), 1.5
	repaint(v.number, strconv.Itoa(number), figure, caption)
	v.number.Hidden = s.Tone == Done
	if s.Tone == Done {
		setPicture(v.check, IconCheck, theme.ColorNameSuccess)
	} else {
		v.check.Hide()
	}
	v.name.TextStyle.Bold = s.Tone == Told
	repaint(v.name, s.Name, ink, body)
	repaint(v.about, s.About, about, caption)
	v.line.FillColor = Color(theme.ColorNameSeparator)
	if s.Tone == Done {
		v.line.FillColor = Color(theme.ColorNameSuccess)
	}
	v.circle.Refresh()
	v.line.Refresh()
}
