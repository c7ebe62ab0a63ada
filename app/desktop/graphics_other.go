//go:build !windows

package desktop

import (
	"os"

	"donthu/assets"
)

// prepareGraphics makes Mesa draw without the graphics card when software asks for
// it. Whether a window can be drawn shows when it opens.
func prepareGraphics(_ string, software bool) (about string, ended bool, err error) {
	if software {
		err = os.Setenv("LIBGL_ALWAYS_SOFTWARE", "1")
	}
	return "", false, err
}

// noGraphics is what to do where no window can be drawn.
func noGraphics() string { return assets.Text("desktop.noGraphics") }
