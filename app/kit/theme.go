package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Look says which colours a Theme uses.
type Look string

// The looks a user can choose from.
const (
	LookSystem Look = ""
	LookLight  Look = "light"
	LookDark   Look = "dark"
)

// Theme is the look of the program: Fyne's default with the blue and red of
// administrative papers, tighter sizes for dense tables on 1366×768, and the
// regular font wherever Fyne would take the monospace one, which lacks
// Vietnamese letters.
type Theme struct {
	// Look forces light or dark colours; LookSystem follows the system.
	Look Look
	// Scale enlarges all text and spacing; 0 means 1.
	Scale float32
}

var _ fyne.Theme = Theme{}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func rgba(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

var lightColors = map[fyne.ThemeColorName]color.Color{
	theme.ColorNamePrimary:             rgb(0x1f4e8c),
	theme.ColorNameHyperlink:           rgb(0x1f4e8c),
	theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
	theme.ColorNameFocus:               rgba(0x1f4e8c, 0x38),
	theme.ColorNameSelection:           rgba(0x1f4e8c, 0x34),
	theme.ColorNameError:               rgb(0xb3261e),
	theme.ColorNameForegroundOnError:   rgb(0xffffff),
	theme.ColorNameWarning:             rgb(0xa85400),
	theme.ColorNameForegroundOnWarning: rgb(0xffffff),
	theme.ColorNameSuccess:             rgb(0x1b6e3c),
	theme.ColorNameForegroundOnSuccess: rgb(0xffffff),
	theme.ColorNameBackground:          rgb(0xf2f4f7),
	theme.ColorNameForeground:          rgb(0x1d2126),
	theme.ColorNamePlaceHolder:         rgb(0x5c636b),
	theme.ColorNameDisabled:            rgb(0x687078),
	theme.ColorNameInputBackground:     rgb(0xffffff),
	theme.ColorNameInputBorder:         rgb(0x9aa3ad),
	theme.ColorNameHeaderBackground:    rgb(0xe0e6ee),
	theme.ColorNameButton:              rgb(0xdde3ea),
	theme.ColorNameSeparator:           rgb(0xd5dae0),
	theme.ColorNameScrollBar:           rgba(0x000000, 0x80),
}

var darkColors = map[fyne.ThemeColorName]color.Color{
	theme.ColorNamePrimary:             rgb(0x7fb0ec),
	theme.ColorNameHyperlink:           rgb(0x7fb0ec),
	theme.ColorNameForegroundOnPrimary: rgb(0x0d1b2e),
	theme.ColorNameFocus:               rgba(0x7fb0ec, 0x48),
	theme.ColorNameSelection:           rgba(0x7fb0ec, 0x40),
	theme.ColorNameError:               rgb(0xf28b82),
	theme.ColorNameForegroundOnError:   rgb(0x2b0b09),
	theme.ColorNameWarning:             rgb(0xf0b060),
	theme.ColorNameForegroundOnWarning: rgb(0x2b1900),
	theme.ColorNameSuccess:             rgb(0x7fcf9b),
	theme.ColorNameForegroundOnSuccess: rgb(0x06210f),
	theme.ColorNamePlaceHolder:         rgb(0xaab1ba),
	theme.ColorNameDisabled:            rgb(0x99a1aa),
	theme.ColorNameInputBorder:         rgb(0x626b75),
	theme.ColorNameSeparator:           rgb(0x3d444c),
}

// Color gives the colour of the look in use; what the theme does not set is Fyne's.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.Look {
	case LookLight:
		variant = theme.VariantLight
	case LookDark:
		variant = theme.VariantDark
	}
	colors := lightColors
	if variant == theme.VariantDark {
		colors = darkColors
	}
	if c, ok := colors[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font is Fyne's, never the monospace one.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	style.Monospace = false
	return theme.DefaultTheme().Font(style)
}

// Icon is Fyne's.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           13,
	theme.SizeNameCaptionText:    11.5,
	theme.SizeNameHeadingText:    21,
	theme.SizeNameSubHeadingText: 16,
	theme.SizeNameInnerPadding:   6,
	theme.SizeNamePadding:        4,
	theme.SizeNameInlineIcon:     17,
	theme.SizeNameLineSpacing:    3,
	theme.SizeNameScrollBar:      12,
	theme.SizeNameScrollBarSmall: 6,
	theme.SizeNameInputRadius:    3,
	theme.SizeNameButtonRadius:   3,
	theme.SizeNameDialogRadius:   5,
}

// Size is in device independent pixels, already scaled.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameModalBlurRadius {
		return 0 // blurring the window is slow without a graphics driver
	}
	size, ok := sizes[name]
	if !ok {
		size = theme.DefaultTheme().Size(name)
	}
	if t.Scale > 0 && name != theme.SizeNameSeparatorThickness && name != theme.SizeNameInputBorder {
		size *= t.Scale
	}
	return size
}

// themeColor is a colour of the theme in use, for shapes drawn by hand.
func themeColor(name fyne.ThemeColorName) color.Color { return theme.Color(name) }
