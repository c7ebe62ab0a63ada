package toolkit

import (
	"errors"
	"log/slog"
	"math"
	"os"
	"runtime"
	"strconv"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// LeastWindow is the window below which no page is made to fit: 1000×540 points and the
// system's title bar.
var LeastWindow = fyne.NewSize(1000, 540+titleBar)

const (
	titleBar = 32
	scaleEnv = "FYNE_SCALE"
	lowest   = 0.6 // below it nobody reads a word
)

// Screen is the room that a window has.
type Screen struct {
	// Free is what the task bar leaves of the main screen, in points at Scale; the zero
	// size when the system does not say.
	Free fyne.Size
	// Scale is the pixels of a point. Lowered says that the system or the user asked for
	// Wanted, at which no page would fit.
	Scale, Wanted float32
	Lowered       bool
}

// FitScreen finds out what room the main screen has and lowers the scale of the program
// where a window of LeastWindow would not fit. Call it on the first thread before there is
// a window: the toolkit reads its scale once.
func FitScreen() Screen {
	pixels, detected, err := mainScreen()
	if err != nil {
		slog.Warn("the screen's room is not known", "error", err)
		return Screen{Scale: 1, Wanted: 1}
	}
	user := float32(1)
	if asked, err := strconv.ParseFloat(os.Getenv(scaleEnv), 32); err == nil && asked > 0 {
		user = float32(asked)
	}
	s := screenOf(pixels, detected*user)
	if s.Lowered {
		os.Setenv(scaleEnv, strconv.FormatFloat(float64(s.Scale/detected), 'f', 3, 32))
	}
	slog.Info("screen", "free", s.Free, "scale", s.Scale, "wanted", s.Wanted)
	return s
}

// screenOf is the screen with so many free pixels for somebody who wants the scale. The
// toolkit knows tenths of a scale only.
func screenOf(pixels fyne.Size, wanted float32) Screen {
	tenths := float32(math.Round(float64(wanted)*10)) / 10
	most := min(pixels.Width/LeastWindow.Width, pixels.Height/LeastWindow.Height)
	s := Screen{Scale: tenths, Wanted: tenths}
	if tenths > most {
		s.Scale = max(lowest, float32(math.Floor(float64(most)*10+1e-4))/10)
		s.Lowered = s.Scale < tenths
	}
	s.Free = fyne.NewSize(pixels.Width/s.Scale, pixels.Height/s.Scale)
	return s
}

// mainScreen is the free room of the main screen in pixels, and the scale that the
// toolkit finds for it.
func mainScreen() (free fyne.Size, scale float32, err error) {
	if runtime.GOOS == "linux" {
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformX11)) // as the build tag x11 of Fyne
	}
	if err := glfw.Init(); err != nil { // Fyne's own call finds it done
		return free, 0, err
	}
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil {
		return free, 0, errors.New("no screen")
	}
	_, _, width, height := monitor.GetWorkarea()
	millimetres, _ := monitor.GetPhysicalSize()
	return fyne.NewSize(float32(width), float32(height)), detectedScale(millimetres, monitor.GetVideoMode().Width), nil
}

// detectedScale is what Fyne makes of a screen's width.
func detectedScale(millimetres, pixels int) float32 {
	const baseline = 120
	dpi := float32(pixels) / (float32(millimetres) / 25.4)
	if dpi > 1000 || dpi < 10 {
		return 1
	}
	return max(1, dpi/baseline)
}
