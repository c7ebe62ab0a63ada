package look

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// fitKey is a text that was fitted into a width before.
type fitKey struct {
	text        string
	size, width float32
	bold        bool
}

// fitted is what was fitted before; it is only used on the screen's thread.
var fitted = map[fitKey]string{}

const fittedMost = 4000

// Fit is the text in one line of at most width, ended by "…" where it is cut.
func Fit(text string, size, width float32, bold bool) string {
	width = max(width, 0) // a widget that has no size yet
	if strings.ContainsAny(text, "\n\r\t") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if most := int(width/3) + 8; len(text) > 4*most { // a text of a thousand letters is not measured whole
		if letters := []rune(text); len(letters) > most {
			text = string(letters[:most]) + "…"
		}
	}
	key := fitKey{text, size, width, bold}
	if known, ok := fitted[key]; ok {
		return known
	}
	if len(fitted) >= fittedMost {
		clear(fitted)
	}
	fitted[key] = fit(text, size, width, fyne.TextStyle{Bold: bold})
	return fitted[key]
}

func fit(text string, size, width float32, style fyne.TextStyle) string {
	if fyne.MeasureText(text, size, style).Width <= width {
		return text
	}
	letters := []rune(text)
	low, high := 0, len(letters) // the longest head that fits lies between
	for low < high {
		middle := (low + high + 1) / 2
		if fyne.MeasureText(cut(letters, middle), size, style).Width <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return cut(letters, low)
}

func cut(letters []rune, n int) string {
	return strings.TrimRight(string(letters[:n]), " ,.;:–-…") + "…"
}

// NewText is a line drawn in the colour of a role and in a size of the theme.
func NewText(text string, role fyne.ThemeColorName, size fyne.ThemeSizeName) *canvas.Text {
	t := canvas.NewText(text, Color(role))
	t.TextSize = Size(size)
	return t
}

// NewBold is NewText in bold letters.
func NewBold(text string, role fyne.ThemeColorName, size fyne.ThemeSizeName) *canvas.Text {
	t := NewText(text, role, size)
	t.TextStyle.Bold = true
	return t
}

// repaint gives a text the look that the theme in use asks for.
func repaint(t *canvas.Text, words string, role fyne.ThemeColorName, size fyne.ThemeSizeName) {
	t.Text, t.Color, t.TextSize = words, Color(role), Size(size)
	t.Refresh()
}

func newBox(radius float32) *canvas.Rectangle {
	box := canvas.NewRectangle(color.Transparent)
	box.CornerRadius = radius
	return box
}

func newPicture() *canvas.Image {
	picture := &canvas.Image{FillMode: canvas.ImageFillContain}
	picture.Hide()
	return picture
}

// setPicture shows an icon in the colour of a role, or none for nil.
func setPicture(picture *canvas.Image, icon fyne.Resource, role fyne.ThemeColorName) {
	picture.Hidden = icon == nil
	if icon == nil {
		return
	}
	key := fmt.Sprintf("%s_%v_%s", role, Color(role), icon.Name())
	drawing, known := painted[key]
	if !known {
		drawing = fyne.NewStaticResource(key, Painted(icon, role).Content())
		painted[key] = drawing
	}
	if picture.Resource != fyne.Resource(drawing) {
		picture.Resource = drawing
		picture.Refresh()
	}
}

// painted are the icons in their colours; it is only used on the screen's thread. To colour
// and read a drawing anew for every cell took a third of a page's time.
var painted = map[string]*fyne.StaticResource{}

// place gives an object its place and size; in a widget that has none yet that is nothing,
// since Fyne's painter panics at a round rectangle of less than nothing.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, width), max(0, height)))
}

// Put is place, for who draws elsewhere.
func Put(o fyne.CanvasObject, x, y, width, height float32) { place(o, x, y, width, height) }

const (
	body    = theme.SizeNameText
	caption = theme.SizeNameCaptionText
)
