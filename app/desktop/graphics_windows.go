package desktop

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"donthu/app/kit/toolkit"
	"donthu/assets"
	"donthu/data"
)

// prepareGraphics sees to it that a window can be drawn: about says by what.
// Where the computer has no OpenGL, or software asks for it, a copy of the program
// beside an OpenGL that needs no graphics card shows the window of the register in
// dir instead; ended reports that it has done so.
func prepareGraphics(dir string, software bool) (about string, ended bool, err error) {
	program, err := os.Executable()
	if err != nil {
		return "", false, err
	}
	home, err := softwareHome()
	if err != nil {
		return "", false, err
	}
	if isSoftwareCopy(program, home) {
		about, err := toolkit.OpenGL()
		if err != nil {
			err = data.Tell(err, "desktop.softwareFailed", "folder", home)
		}
		return about, false, err
	}
	if !software {
		if about, err := toolkit.OpenGL(); err == nil {
			return about, false, nil
		}
	}
	given := filepath.Join(filepath.Dir(program), softwareFolder)
	copied, err := softwareCopy(program, given, home)
	if errors.Is(err, errNoSoftware) && !software {
		return "", false, data.Tell(err, "desktop.noGraphics.windows", "folder", softwarePlace())
	}
	if err != nil {
		return "", false, notPrepared(given, home, err)
	}
	// This program waits: while it runs, the setup does not write over its file.
	window := exec.Command(copied, "--data", dir)
	window.Stdin, window.Stdout, window.Stderr = os.Stdin, os.Stdout, os.Stderr
	window.Env = append(os.Environ(), "GALLIUM_DRIVER=llvmpipe") // Mesa's way without a card
	err = window.Run()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return "", true, toldError{}
	}
	return "", true, err
}

// noGraphics is what to do where no window can be drawn.
func noGraphics() string { return assets.Text("desktop.noGraphics.windows", "folder", softwarePlace()) }

func softwarePlace() string {
	if program, err := os.Executable(); err == nil {
		return filepath.Join(filepath.Dir(program), softwareFolder)
	}
	return softwareFolder
}

// softwareHome is where the copy lives: the program's own folder may be one that
// the clerk cannot write to.
func softwareHome() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "donthu", softwareFolder), nil
}

// notPrepared is the sentence for an error of softwareCopy.
func notPrepared(given, home string, err error) error {
	if errors.Is(err, errNoSoftware) {
		return data.Tell(nil, "desktop.noSoftware", "folder", given)
	}
	return data.Tell(err, "desktop.softwareNotCopied", "folder", home)
}
