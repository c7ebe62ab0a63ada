package toolkit

import (
	"bytes"
	"io/fs"
	"log"
	"math"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/unicode/norm"

	"donthu/assets"
)

func TestFyneSpeaksVietnameseUnderEveryLocale(t *testing.T) {
	for _, locale := range []string{"C", "POSIX", "", "en_US.UTF-8", "C.UTF-8", "vi_VN.UTF-8", "fr_CA.UTF-8", "zh_CN.UTF-8", "ja_JP", "th_TH.UTF-8"} {
		t.Run(locale, func(t *testing.T) {
			for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANGUAGE"} {
				t.Setenv(name, "")
			}
			t.Setenv("LANG", locale)
			var logged bytes.Buffer
			log.SetOutput(&logged)
			defer log.SetOutput(os.Stderr)
			if err := RegisterWords(); err != nil {
				t.Fatal(err)
			}
			for key, want := range map[string]string{"Cancel": "Hủy", "Save": "Lưu", "Yes": "Có"} {
				if got := lang.L(key); got != want {
					t.Errorf("%s: got %q, want %q", key, got, want)
				}
			}
			if got := lang.X("file.name", "Name"); got != "Tên" {
				t.Errorf("file.name: got %q", got)
			}
			if logged.Len() > 0 {
				t.Errorf("a log reader sees: %s", &logged)
			}
		})
	}
}

func TestWordsOfTheToolkitAreComposed(t *testing.T) {
	words, err := fs.ReadFile(assets.Files, "translations/fyne.vi.json")
	if err != nil {
		t.Fatal(err)
	}
	if !norm.NFC.IsNormal(words) {
		t.Error("fyne.vi.json is not in NFC")
	}
}

func TestQuietLogDropsOnlyTheThemeReport(t *testing.T) {
	var out bytes.Buffer
	logger := log.New(QuietLog(&out), "", log.LstdFlags)
	for _, line := range []string{
		"Fyne error:  failed to watch theme settings", "  Cause: dbus: no address", "  At: settings.go:152",
		"Fyne error:  disk full", "  Cause: no room", "  At: store.go:1",
	} {
		logger.Println(line)
	}
	got := out.String()
	if strings.Contains(got, "theme") || strings.Contains(got, "dbus") || strings.Contains(got, "152") {
		t.Errorf("the harmless report is seen: %s", got)
	}
	for _, want := range []string{"disk full", "no room", "store.go"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is lost from: %s", want, got)
		}
	}
}

type prefs map[string][]float64

func (p prefs) FloatListWithFallback(key string, fallback []float64) []float64 {
	if kept, ok := p[key]; ok {
		return kept
	}
	return fallback
}

func (p prefs) SetFloatList(key string, value []float64) { p[key] = value }

func TestWindowSizeIsRemembered(t *testing.T) {
	test.NewTempApp(t)
	kept := prefs{}
	for _, want := range []fyne.Size{{Width: 1000, Height: 600}, {Width: 1200, Height: 700}} {
		win := test.NewWindow(widget.NewLabel(""))
		RememberWindow(win, kept, Screen{}, fyne.NewSize(1000, 600))
		if win.Canvas().Size() != want {
			t.Errorf("opens at %v, want %v", win.Canvas().Size(), want)
		}
		win.Resize(fyne.NewSize(1200, 700))
		win.Close()
	}
}

func TestTheScaleIsLoweredUntilAWindowFits(t *testing.T) {
	for _, c := range []struct {
		pixels        fyne.Size
		wanted, scale float32
	}{
		{fyne.NewSize(1366, 728), 1, 1},
		{fyne.NewSize(1366, 728), 1.2, 1.2},
		{fyne.NewSize(1366, 728), 1.25, 1.2}, // the toolkit makes 1.3 of it, 560 points high
		{fyne.NewSize(1366, 728), 1.5, 1.2},
		{fyne.NewSize(1920, 1040), 1.5, 1.5},
		{fyne.NewSize(1000, 572), 1, 1},
		{fyne.NewSize(999, 572), 1, 0.9},
		{fyne.NewSize(1000, 571), 1, 0.9},
		{fyne.NewSize(1100, 630), 1.1, 1.1},
		{fyne.NewSize(1100, 629), 1.1, 1},
		{fyne.NewSize(300, 200), 1, lowest},
	} {
		got := screenOf(c.pixels, c.wanted)
		if got.Scale != c.scale || got.Lowered != (c.scale < float32(math.Round(float64(c.wanted)*10))/10) {
			t.Errorf("%v for %v: %+v", c.pixels, c.wanted, got)
		}
		if got.Scale > lowest && (got.Free.Width < LeastWindow.Width-0.1 || got.Free.Height < LeastWindow.Height-0.1) {
			t.Errorf("%v for %v leaves %v", c.pixels, c.wanted, got.Free)
		}
	}
}

func TestAWindowIsNeverLargerThanTheScreen(t *testing.T) {
	first := fyne.NewSize(1280, 690)
	screen := func(w, h float32) Screen { return Screen{Free: fyne.NewSize(w, h), Scale: 1} }
	for _, c := range []struct {
		name            string
		screen          Screen
		kept, maximised []float64
		want            placed
	}{
		{"nothing is known", Screen{}, nil, nil, placed{size: first}},
		{"a large screen", screen(1920, 1040), nil, nil, placed{size: first}},
		{"just roomy enough", screen(1280, 720), nil, nil, placed{size: fyne.NewSize(1280, 688)}},
		{"a little less wide", screen(1279, 720), nil, nil, placed{size: fyne.NewSize(1279, 688), maximised: true}},
		{"a little less high", screen(1280, 719), nil, nil, placed{size: fyne.NewSize(1280, 687), maximised: true}},
		{"kept from a larger screen", screen(1366, 728), []float64{1900, 1000, 5, 6}, []float64{0}, placed{size: fyne.NewSize(1366, 696), x: 5, y: 6, hasPlace: true}},
		{"kept small on a small screen", screen(1100, 650), []float64{1010, 580}, []float64{0}, placed{size: fyne.NewSize(1010, 580)}},
		{"kept maximised", screen(1920, 1040), []float64{1200, 700}, []float64{1}, placed{size: fyne.NewSize(1920, 1008), maximised: true}},
	} {
		if got := placeFor(c.screen, c.kept, c.maximised, first); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
