package look

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func inTheme(t *testing.T, theme Theme) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme)
}

// contrast is the ratio of WCAG 2 between two opaque colours.
func contrast(a, b color.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n.R) + 0.7152*part(n.G) + 0.0722*part(n.B)
}

func TestEveryWordIsReadableOnItsGround(t *testing.T) {
	grounds := []fyne.ThemeColorName{theme.ColorNameBackground, Surface, Sunken, PrimarySoft}
	pairs := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground: append(grounds, WarnSoft), Ink2: grounds, theme.ColorNamePlaceHolder: grounds, theme.ColorNamePrimary: grounds,
		theme.ColorNameDisabled: {theme.ColorNameDisabledButton, Surface},
		theme.ColorNameError:    {Surface, DangerSoft}, theme.ColorNameWarning: {Surface, WarnSoft, theme.ColorNameBackground},
		theme.ColorNameSuccess: {Surface, OkSoft}, Secret: {Surface, SecretSoft, PrimarySoft},
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary, PrimaryDeep}, theme.ColorNameForegroundOnError: {theme.ColorNameError},
		NavInk: {Nav, NavActive}, NavInk2: {Nav, NavActive}, OnShade: {Shade}, ShadeLink: {Shade}, Nav: {NavInk},
	}
	for _, colours := range []Colours{Light, Dark} {
		look := Theme{Colours: colours}
		for ink, on := range pairs {
			for _, ground := range on {
				if got := contrast(look.Color(ink, 0), look.Color(ground, 0)); got < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", colours, ink, ground, got)
				}
			}
		}
		if got := contrast(look.Color(theme.ColorNameInputBorder, 0), look.Color(Surface, 0)); got < 3 {
			t.Errorf("%s: the edge of a field has a contrast of %.2f", colours, got)
		}
	}
}

func TestNoLetterIsSmallerThanThirteen(t *testing.T) {
	for _, scale := range []float32{0, 1, 1.15, 1.3} {
		for _, name := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNameCaptionText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, CardTitle, Figure} {
			if size := (Theme{Scale: scale}).Size(name); size < 13 {
				t.Errorf("%s at %v is %v", name, scale, size)
			}
		}
	}
}

func TestATextThatDoesNotFitEndsInAnEllipsis(t *testing.T) {
	inTheme(t, Theme{Colours: Light})
	const text = "Quyết định số 45/QĐ-UBND về thu hồi đất"
	whole := fyne.MeasureText(text, 14, fyne.TextStyle{}).Width
	for _, width := range []float32{0, 20, 80, 200, whole - 1, whole, whole + 1} {
		got := Fit(text, 14, width, false)
		if width >= whole {
			if got != text {
				t.Errorf("%q at %v", got, width)
			}
			continue
		}
		head, ended := strings.CutSuffix(got, "…")
		if !ended || !strings.HasPrefix(text, head) {
			t.Errorf("%q at %v", got, width)
		}
		if drawn := fyne.MeasureText(got, 14, fyne.TextStyle{}).Width; drawn > width && head != "" {
			t.Errorf("%q is %v wide at %v", got, drawn, width)
		}
	}
	if got := Fit("hai\ndòng", 14, 200, false); got != "hai dòng" {
		t.Errorf("%q", got)
	}
}

func TestABarFoldsFromTheRight(t *testing.T) {
	inTheme(t, Theme{Colours: Light})
	box := func() *canvas.Rectangle {
		r := canvas.NewRectangle(color.Black)
		r.SetMinSize(fyne.NewSize(100, 30))
		return r
	}
	search, export, print, more := box(), box(), box(), box()
	away := false
	b := NewBar(more, Part{Object: search, Grows: true},
		Part{Object: export, Menu: fyne.NewMenuItem("export", nil)}, Part{Object: print, Menu: fyne.NewMenuItem("print", nil), Away: func() bool { return away }})
	shown := func(width float32) string {
		b.Content().Resize(fyne.NewSize(width, 40))
		b.Refresh()
		var names []string
		for name, o := range map[string]fyne.CanvasObject{"search": search, "export": export, "print": print, "more": more} {
			if !o.Visible() {
				continue
			}
			names = append(names, name)
			if o.Position().X+o.Size().Width > width+0.5 {
				t.Errorf("at %v %s ends at %v", width, name, o.Position().X+o.Size().Width)
			}
		}
		for _, m := range b.Folded() {
			names = append(names, "("+m.Label+")")
		}
		return fmt.Sprint(len(names), " ", strings.Contains(fmt.Sprint(names), "more"), b.folded != nil)
	}
	if got := shown(316); got != "3 false false" {
		t.Errorf("all fit: %s", got)
	}
	if got := shown(315); got != "3 true true" && got != "4 true true" {
		t.Errorf("one too narrow: %s", got)
	}
	if search.Size().Width != 315-108-0 && search.Size().Width < 100 {
		t.Errorf("the search is %v wide", search.Size().Width)
	}
	if got := b.Content().MinSize().Width; got != 208 {
		t.Errorf("the least width is %v", got)
	}
	shown(208)
	if len(b.Folded()) != 2 || b.Folded()[0].Label != "export" {
		t.Errorf("the menu holds %v", b.Folded())
	}
	away = true
	shown(208)
	if len(b.Folded()) != 0 || !export.Visible() || print.Visible() {
		t.Error("a part that is away is folded, or takes room")
	}
}

func TestAHeadKeepsItsBarInView(t *testing.T) {
	inTheme(t, Theme{Colours: Light})
	save := canvas.NewRectangle(color.Black)
	save.SetMinSize(fyne.NewSize(120, 34))
	h := NewHead(nil, "", NewBar(canvas.NewRectangle(color.Black), Part{Object: save}))
	h.Set("Đơn 214/2026 · Phan Kim Nhung và hai người cùng ký tên", "", Chip{Text: "Khiếu nại lần đầu", Tone: Told}, Chip{Text: "Đang giải quyết"})
	w := test.NewTempWindow(t, container.NewWithoutLayout(h))
	_ = w
	for _, width := range []float32{h.MinSize().Width, 500, 1200} {
		h.Resize(fyne.NewSize(width, 56))
		if end := h.bar.Content().Position().X + h.bar.Content().Size().Width; end != width {
			t.Errorf("at %v the bar ends at %v", width, end)
		}
	}
	for _, c := range h.chips {
		if !c.Visible() {
			t.Errorf("%s is not shown at 1200", c.Chip().Text)
		}
	}
}
