// Package look is how the program looks: its colours, sizes and icons, and the parts that
// are drawn from them and know nothing else: chips, cards, tiles, banners, the navigation.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours says which colours a Theme uses.
type Colours string

// What a user can choose from.
const (
	System Colours = ""
	Light  Colours = "light"
	Dark   Colours = "dark"
)

// Theme is the look of the program: a navy frame, white sheets inside, one blue for what
// to press, red only where a day has passed.
type Theme struct {
	// Colours forces light or dark; System follows the system.
	Colours Colours
	// Scale enlarges text and what stands around it; 0 means 1.
	Scale float32
}

var _ fyne.Theme = Theme{}

// Roles of colours beside those of Fyne. A soft colour is the ground of a chip or a banner
// with words in the colour itself.
const (
	Ink2        fyne.ThemeColorName = "ink2" // secondary words; the third ink is PlaceHolder
	PrimarySoft fyne.ThemeColorName = "primarySoft"
	PrimaryDeep fyne.ThemeColorName = "primaryDeep"
	DangerSoft  fyne.ThemeColorName = "dangerSoft"
	WarnSoft    fyne.ThemeColorName = "warnSoft"
	OkSoft      fyne.ThemeColorName = "okSoft"
	Secret      fyne.ThemeColorName = "secret" // what speaks of a denouncer
	SecretSoft  fyne.ThemeColorName = "secretSoft"
	Nav         fyne.ThemeColorName = "nav"
	NavActive   fyne.ThemeColorName = "navActive"
	NavLine     fyne.ThemeColorName = "navLine"
	NavInk      fyne.ThemeColorName = "navInk"
	NavInk2     fyne.ThemeColorName = "navInk2"
	Gold        fyne.ThemeColorName = "gold"
	Shade       fyne.ThemeColorName = "toast" // of toasts and tooltips
	OnShade     fyne.ThemeColorName = "onToast"
	ShadeLink   fyne.ThemeColorName = "toastLink"
	BarLate     fyne.ThemeColorName = "barLate" // parts of a drawn bar
	BarSoon     fyne.ThemeColorName = "barSoon"
	BarRest     fyne.ThemeColorName = "barRest"
	BarDone     fyne.ThemeColorName = "barDone"
	Surface                         = theme.ColorNameInputBackground
	Sunken                          = theme.ColorNameHeaderBackground
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func rgba(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

// colours are the light and the dark colour of each role.
var colours = map[fyne.ThemeColorName][2]color.NRGBA{
	theme.ColorNameBackground:          {rgb(0xf3f5f8), rgb(0x12161c)},
	theme.ColorNameInputBackground:     {rgb(0xffffff), rgb(0x1b2129)},
	theme.ColorNameMenuBackground:      {rgb(0xffffff), rgb(0x1b2129)},
	theme.ColorNameOverlayBackground:   {rgb(0xffffff), rgb(0x1b2129)},
	theme.ColorNameHeaderBackground:    {rgb(0xe9eef4), rgb(0x252d37)},
	theme.ColorNameButton:              {rgb(0xffffff), rgb(0x1b2129)},
	theme.ColorNameDisabledButton:      {rgb(0xe9eef4), rgb(0x252d37)},
	theme.ColorNameSeparator:           {rgb(0xd5dce5), rgb(0x343e4a)},
	theme.ColorNameInputBorder:         {rgb(0x7c899a), rgb(0x7f8d9e)},
	theme.ColorNameForeground:          {rgb(0x17202c), rgb(0xe9edf2)},
	Ink2:                               {rgb(0x465364), rgb(0xbcc6d1)},
	theme.ColorNamePlaceHolder:         {rgb(0x586677), rgb(0xa2aebb)},
	theme.ColorNameDisabled:            {rgb(0x586677), rgb(0xa2aebb)},
	theme.ColorNamePrimary:             {rgb(0x1d4f91), rgb(0x8db8f2)},
	theme.ColorNameHyperlink:           {rgb(0x1d4f91), rgb(0x8db8f2)},
	theme.ColorNameForegroundOnPrimary: {rgb(0xffffff), rgb(0x0a1b33)},
	PrimaryDeep:                        {rgb(0x163d70), rgb(0xb4d0f7)},
	PrimarySoft:                        {rgb(0xe1ebf8), rgb(0x1f3552)},
	theme.ColorNameFocus:               {rgba(0x1d4f91, 0x30), rgba(0x8db8f2, 0x40)},
	theme.ColorNameSelection:           {rgba(0x1d4f91, 0x34), rgba(0x8db8f2, 0x40)},
	theme.ColorNameHover:               {rgba(0x17202c, 0x0d), rgba(0xe9edf2, 0x12)},
	theme.ColorNamePressed:             {rgba(0x17202c, 0x1a), rgba(0xe9edf2, 0x22)},
	theme.ColorNameError:               {rgb(0xb3261e), rgb(0xff9d93)},
	theme.ColorNameForegroundOnError:   {rgb(0xffffff), rgb(0x2b0b09)},
	DangerSoft:                         {rgb(0xfce8e6), rgb(0x48211e)},
	theme.ColorNameWarning:             {rgb(0x874a00), rgb(0xf3ba6b)},
	theme.ColorNameForegroundOnWarning: {rgb(0xffffff), rgb(0x2b1900)},
	WarnSoft:                           {rgb(0xfcefd8), rgb(0x42301a)},
	theme.ColorNameSuccess:             {rgb(0x17683a), rgb(0x86d7a4)},
	theme.ColorNameForegroundOnSuccess: {rgb(0xffffff), rgb(0x06210f)},
	OkSoft:                             {rgb(0xe0f2e6), rgb(0x1b3b29)},
	Secret:                             {rgb(0x5c3a91), rgb(0xcbb4f4)},
	SecretSoft:                         {rgb(0xeee7f8), rgb(0x35294e)},
	Nav:                                {rgb(0x14305a), rgb(0x0c1320)},
	NavActive:                          {rgb(0x26497e), rgb(0x1e3557)},
	NavLine:                            {rgb(0x2b4a78), rgb(0x1f2c40)},
	NavInk:                             {rgb(0xffffff), rgb(0xffffff)},
	NavInk2:                            {rgb(0xc6d4e8), rgb(0xb4c2d6)},
	Gold:                               {rgb(0xe3b34c), rgb(0xe3b34c)},
	Shade:                              {rgb(0x17202c), rgb(0xe9edf2)},
	OnShade:                            {rgb(0xffffff), rgb(0x12161c)},
	ShadeLink:                          {rgb(0xa9cbf7), rgb(0x1d4f91)},
	BarLate:                            {rgb(0xc4473f), rgb(0xe2665c)},
	BarSoon:                            {rgb(0xd99a3a), rgb(0xd99a3a)},
	BarRest:                            {rgb(0x9db4d2), rgb(0x516984)},
	BarDone:                            {rgb(0x6fae86), rgb(0x4f9a6b)},
	theme.ColorNameScrollBar:           {rgba(0x17202c, 0x60), rgba(0xe9edf2, 0x60)},
	theme.ColorNameShadow:              {rgba(0x101c30, 0x33), rgba(0x000000, 0x8c)},
}

// Color gives the colour of a role; what the theme does not set is Fyne's.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	dark := variant == theme.VariantDark
	if t.Colours != System {
		dark = t.Colours == Dark
		variant = theme.VariantLight
		if dark {
			variant = theme.VariantDark
		}
	}
	if pair, ok := colours[name]; ok {
		if dark {
			return pair[1]
		}
		return pair[0]
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font is Fyne's, never the monospace one, which lacks Vietnamese letters.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	style.Monospace = false
	return theme.DefaultTheme().Font(style)
}

// Icon is Fyne's.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Sizes of letters beside those of Fyne, for widgets that take a name.
const (
	CardTitle fyne.ThemeSizeName = "cardTitle"
	Figure    fyne.ThemeSizeName = "figure"
)

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           14,
	theme.SizeNameCaptionText:    13,
	CardTitle:                    15,
	theme.SizeNameSubHeadingText: 16,
	theme.SizeNameHeadingText:    20,
	Figure:                       26,
	theme.SizeNameInnerPadding:   7,
	theme.SizeNamePadding:        4,
	theme.SizeNameInlineIcon:     18,
	theme.SizeNameLineSpacing:    3,
	theme.SizeNameScrollBar:      12,
	theme.SizeNameScrollBarSmall: 6,
	theme.SizeNameInputRadius:    6,
	theme.SizeNameButtonRadius:   6,
	theme.SizeNameDialogRadius:   8,
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

// Color is a role's colour in the theme in use, for shapes drawn by hand.
func Color(name fyne.ThemeColorName) color.Color { return theme.Color(name) }

// Size is a size of the theme in use.
func Size(name fyne.ThemeSizeName) float32 { return theme.Size(name) }

// Scaled is a length of the design in the text size in use.
func Scaled(length float32) float32 {
	return length * theme.Size(theme.SizeNameText) / sizes[theme.SizeNameText]
}
