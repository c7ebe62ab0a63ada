package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tone is what a chip or a banner wants to be seen as. Its words and its icon say the
// same: colour alone never says anything.
type Tone int

const (
	Still     Tone = iota // a state
	Late                  // a day has passed
	Soon                  // a day is near, something lacks
	Done                  // met
	Veiled                // speaks of a denouncer
	Told                  // good to know
	Undecided             // nobody has said it yet: outlined
	Plain                 // only the words
)

// ground and ink are the roles of a tone's colours; "" is no ground.
func (t Tone) ground() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{Sunken, DangerSoft, WarnSoft, OkSoft, SecretSoft, PrimarySoft, "", ""}[t]
}

// Ink is the role of the colour in which a tone's words are written.
func (t Tone) Ink() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{theme.ColorNameForeground, theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess,
		Secret, theme.ColorNamePrimary, Ink2, theme.ColorNameForeground}[t]
}

// Chip is a word or two on a small coloured ground.
type Chip struct {
	Icon fyne.Resource // nil for none
	Text string
	Tone Tone
}

// ChipView draws a chip in one line; where the room is short its words end in "…".
type ChipView struct {
	widget.BaseWidget
	chip Chip
}

// NewChip draws a chip.
func NewChip(chip Chip) *ChipView {
	v := &ChipView{chip: chip}
	v.ExtendBaseWidget(v)
	return v
}

// Set shows another chip.
func (v *ChipView) Set(chip Chip) {
	if chip != v.chip {
		v.chip = chip
		v.Refresh()
	}
}

// Chip is what is shown.
func (v *ChipView) Chip() Chip { return v.chip }

// CreateRenderer belongs to Fyne.
func (v *ChipView) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{v: v, ground: newBox(0), icon: newPicture(), text: canvas.NewText("", color.Transparent)}
	r.Refresh()
	return r
}

type chipRenderer struct {
	v      *ChipView
	ground *canvas.Rectangle
	icon   *canvas.Image
	text   *canvas.Text
}

const (
	chipHeight = 22
	chipSide   = 9
	chipIcon   = 14
	chipGap    = 5
)

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon, r.text}
}

func (c Chip) bold() bool { return c.Tone == Late }

// sides is the room left and right of the words, the icon with it.
func (c Chip) sides() (left, right float32) {
	if c.Tone != Plain {
		left, right = chipSide, chipSide
	}
	if c.Icon != nil {
		left += chipIcon + chipGap - 2
	}
	return Scaled(left), Scaled(right)
}

// MinSize is the room that the whole chip takes; to ask for it draws nothing.
func (c Chip) MinSize() fyne.Size {
	if c == (Chip{}) {
		return fyne.NewSize(0, Scaled(chipHeight))
	}
	left, right := c.sides()
	words := fyne.MeasureText(c.Text, Size(caption), fyne.TextStyle{Bold: c.bold()})
	return fyne.NewSize(left+words.Width+right, Scaled(chipHeight))
}

func (r *chipRenderer) MinSize() fyne.Size { return r.v.chip.MinSize() }

func (r *chipRenderer) Layout(size fyne.Size) {
	least := r.MinSize()
	width, y := min(size.Width, least.Width), (size.Height-least.Height)/2
	place(r.ground, 0, y, width, least.Height)
	left, right := r.v.chip.sides()
	icon := Scaled(chipIcon)
	x := Scaled(chipSide - 2)
	if r.v.chip.Tone == Plain {
		x = 0
	}
	place(r.icon, x, (size.Height-icon)/2, icon, icon)
	room := width - left - right
	if width == least.Width {
		r.text.Text = r.v.chip.Text
	} else {
		r.text.Text = Fit(r.v.chip.Text, r.text.TextSize, room, r.v.chip.bold())
	}
	height := r.text.MinSize().Height
	place(r.text, left, (size.Height-height)/2, room, height)
	r.text.Refresh()
}

func (r *chipRenderer) Refresh() {
	c := r.v.chip
	r.ground.CornerRadius = Scaled(chipHeight) / 2
	ground, edge := c.Tone.ground(), fyne.ThemeColorName("")
	if c == (Chip{}) {
		ground = ""
	}
	if c.Tone == Undecided {
		edge = theme.ColorNameInputBorder
	}
	paint(r.ground, shade(ground), shade(edge), 1)
	r.text.TextStyle.Bold = c.bold()
	repaint(r.text, c.Text, c.Tone.Ink(), caption)
	ink := c.Tone.Ink()
	if c.Tone == Still {
		ink = Ink2
	}
	setPicture(r.icon, c.Icon, ink)
	r.Layout(r.v.Size())
}
