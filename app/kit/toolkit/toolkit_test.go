package toolkit

import (
	"bytes"
	"io/fs"
	"log"
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
		RememberWindow(win, kept, fyne.NewSize(1000, 600))
		if win.Canvas().Size() != want {
			t.Errorf("opens at %v, want %v", win.Canvas().Size(), want)
		}
		win.Resize(fyne.NewSize(1200, 700))
		win.Close()
	}
}
