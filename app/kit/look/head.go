package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Head is the head of a page, 56 high: the way back on pages opened from another, the
// title, chips and a word in grey, and at the right what is done with the page.
type Head struct {
	widget.BaseWidget
	title, about string
	chips        []*ChipView
	left         *fyne.Container // the way back, what else stands before the title
	bar          *Bar            // nil for none
}

// NewHead is a head; back is nil in a room, bar where nothing is done with the page.
func NewHead(back fyne.CanvasObject, title string, bar *Bar) *Head {
	h := &Head{title: title, left: container.NewHBox(), bar: bar}
	if back != nil {
		h.left.Add(back)
	}
	h.ExtendBaseWidget(h)
	return h
}

// Set changes title, the word in grey behind it and the chips.
func (h *Head) Set(title, about string, chips ...Chip) {
	h.title, h.about = title, about
	for i, c := range chips {
		if i == len(h.chips) {
			h.chips = append(h.chips, NewChip(c))
		}
		h.chips[i].Set(c)
	}
	h.chips = h.chips[:len(chips)]
	h.Refresh()
}

// Title is the title as it is whole.
func (h *Head) Title() string { return h.title }

// CreateRenderer belongs to Fyne.
func (h *Head) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer{h, NewBold("", theme.ColorNameForeground, theme.SizeNameHeadingText), NewText("", theme.ColorNamePlaceHolder, caption)}
	r.Refresh()
	return r
}

type headRenderer struct {
	h            *Head
	title, about *canvas.Text
}

func (r *headRenderer) Destroy() {}

func (r *headRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.h.left, r.title}
	for _, c := range r.h.chips {
		all = append(all, c)
	}
	all = append(all, r.about)
	if r.h.bar != nil {
		all = append(all, r.h.bar.Content())
	}
	return all
}

const headHeight = 56

func (r *headRenderer) MinSize() fyne.Size {
	width := r.h.left.MinSize().Width + 140
	if r.h.bar != nil {
		width += r.h.bar.Content().MinSize().Width + 16
	}
	return fyne.NewSize(width, Scaled(headHeight))
}

// Layout gives the bar what it likes to have as long as the title keeps 140, the title
// what is left, then chips and the word in grey as far as they fit.
func (r *headRenderer) Layout(size fyne.Size) {
	left := r.h.left.MinSize()
	place(r.h.left, 0, (size.Height-left.Height)/2, left.Width, left.Height)
	x := left.Width
	if x > 0 {
		x += 10
	}
	end := size.Width
	if r.h.bar != nil {
		content := r.h.bar.Content()
		title := fyne.MeasureText(r.h.title, r.title.TextSize, r.title.TextStyle).Width
		least := content.MinSize()
		width := min(max(least.Width, size.Width-x-title-24), max(least.Width, r.h.bar.liked()))
		end = size.Width - width - 16
		place(content, size.Width-width, (size.Height-least.Height)/2, width, least.Height)
	}
	r.title.Text = Fit(r.h.title, r.title.TextSize, max(0, end-x), true)
	title := r.title.MinSize()
	place(r.title, x, (size.Height-title.Height)/2, title.Width, title.Height)
	x += title.Width + 10
	for _, c := range r.h.chips {
		least := c.MinSize()
		c.Hidden = x+least.Width > end
		place(c, x, (size.Height-least.Height)/2, least.Width, least.Height)
		if !c.Hidden {
			x += least.Width + 8
		}
	}
	r.about.Text = ""
	if end-x > 60 {
		r.about.Text = Fit(r.h.about, r.about.TextSize, end-x, false)
	}
	about := r.about.MinSize()
	place(r.about, x, (size.Height-about.Height)/2+2, about.Width, about.Height)
	r.title.Refresh()
	r.about.Refresh()
}

func (r *headRenderer) Refresh() {
	repaint(r.title, r.h.title, theme.ColorNameForeground, theme.SizeNameHeadingText)
	repaint(r.about, r.h.about, theme.ColorNamePlaceHolder, caption)
	r.Layout(r.h.Size())
}
