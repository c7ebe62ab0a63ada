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

// nrgba is a colour written as 0xRRGGBBAA.
func nrgba(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 24), G: uint8(hex >> 16), B: uint8(hex >> 8), A: uint8(hex)}
}

// colors are those of the light and of the dark look, 0xRRGGBBAA; 0 is Fyne's own.
var colors = map[fyne.ThemeColorName]struct{ light, dark uint32 }{
	theme.ColorNamePrimary:             {0x1f4e8cff, 0x7fb0ecff},
	theme.ColorNameHyperlink:           {0x1f4e8cff, 0x7fb0ecff},
	theme.ColorNameForegroundOnPrimary: {0xffffffff, 0x0d1b2eff},
	theme.ColorNameFocus:               {0x1f4e8c38, 0x7fb0ec48},
	theme.ColorNameSelection:           {0x1f4e8c34, 0x7fb0ec40},
	theme.ColorNameError:               {0xb3261eff, 0xf28b82ff},
	theme.ColorNameForegroundOnError:   {0xffffffff, 0x2b0b09ff},
	theme.ColorNameWarning:             {0xa85400ff, 0xf0b060ff},
	theme.ColorNameForegroundOnWarning: {0xffffffff, 0x2b1900ff},
	theme.ColorNameSuccess:             {0x1b6e3cff, 0x7fcf9bff},
	theme.ColorNameForegroundOnSuccess: {0xffffffff, 0x06210fff},
	theme.ColorNameBackground:          {0xf2f4f7ff, 0},
	theme.ColorNameForeground:          {0x1d2126ff, 0},
	theme.ColorNamePlaceHolder:         {0x5c636bff, 0xaab1baff},
	theme.ColorNameDisabled:            {0x687078ff, 0x99a1aaff},
	theme.ColorNameInputBackground:     {0xffffffff, 0},
	theme.ColorNameInputBorder:         {0x9aa3adff, 0x626b75ff},
	theme.ColorNameHeaderBackground:    {0xe0e6eeff, 0},
	theme.ColorNameButton:              {0xdde3eaff, 0},
	theme.ColorNameSeparator:           {0xd5dae0ff, 0x3d444cff},
	theme.ColorNameScrollBar:           {0x00000080, 0},
}

// Color gives the colour of the look in use; what the theme does not set is Fyne's.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.Look {
	case LookLight:
		variant = theme.VariantLight
	case LookDark:
		variant = theme.VariantDark
	}
	hex := colors[name].light
	if variant == theme.VariantDark {
		hex = colors[name].dark
	}
	if hex != 0 {
		return nrgba(hex)
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
