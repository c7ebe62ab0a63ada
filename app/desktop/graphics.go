package desktop

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/ncruces/zenity"

	"donthu/assets"
)

// softwareFolder is the folder beside the program for an OpenGL without a graphics
// card, Mesa's opengl32.dll and what belongs to it. The system loads opengl32.dll
// from the folder of the program that it starts, so that the files cannot lie
// beside the program itself: they would then be used always.
const (
	softwareFolder  = "do-hoa-phan-mem"
	softwareLibrary = "opengl32.dll"
)

// errNoSoftware says that nobody has laid an OpenGL into softwareFolder.
var errNoSoftware = errors.New("no " + softwareLibrary)

// toldError is a failure that another copy of the program has told already.
type toldError struct{}

func (e toldError) Error() string  { return e.Sentence() }
func (toldError) Sentence() string { return assets.Text("desktop.told") }

// softwareCopy puts a copy of the program and the libraries of given together in
// home, and returns the copy. What is there already and the same stays. Without
// given/opengl32.dll it is errNoSoftware.
func softwareCopy(program, given, home string) (string, error) {
	libraries, err := filepath.Glob(filepath.Join(given, "*.dll"))
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(filepath.Join(given, softwareLibrary)); err != nil {
		return "", errNoSoftware
	}
	if err := os.MkdirAll(home, 0o755); err != nil {
		return "", err
	}
	for _, file := range append(libraries, program) {
		if err := refresh(file, filepath.Join(home, filepath.Base(file))); err != nil {
			return "", err
		}
	}
	return filepath.Join(home, filepath.Base(program)), nil
}

// refresh copies a file unless the copy has its size and its time already.
func refresh(from, to string) error {
	is, err := os.Stat(from)
	if err != nil {
		return err
	}
	if was, err := os.Stat(to); err == nil && was.Size() == is.Size() && was.ModTime().Equal(is.ModTime()) {
		return nil
	}
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	// Written beside its place: half a program must never be started.
	target, err := os.CreateTemp(filepath.Dir(to), "*.tmp")
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	err = errors.Join(err, target.Chmod(0o755), target.Close())
	if err == nil {
		err = os.Chtimes(target.Name(), is.ModTime(), is.ModTime())
	}
	if err == nil {
		err = os.Rename(target.Name(), to)
	}
	if err != nil {
		os.Remove(target.Name())
	}
	return err
}

// isSoftwareCopy reports whether the program is the copy that softwareCopy made.
func isSoftwareCopy(program, home string) bool {
	return strings.EqualFold(filepath.Clean(filepath.Dir(program)), filepath.Clean(home))
}

// graphicsWatch looks for Fyne's report that it can open no window, after which
// it ends the program, and says in a sentence what to do.
type graphicsWatch struct{ next io.Writer }

func (g graphicsWatch) Write(p []byte) (int, error) {
	n, err := g.next.Write(p)
	for _, sign := range []string{"window creation error", "failed to initialise OpenGL", "failed to initialise GLFW"} {
		if bytes.Contains(p, []byte(sign)) {
			sentence := noGraphics()
			fmt.Fprintln(os.Stderr, sentence)
			tellOutside(sentence)
			os.Exit(1)
		}
	}
	return n, err
}

// tellOutside says a sentence where no window of ours can: in the system's own
// dialog, where there is one.
func tellOutside(sentence string) {
	if err := zenity.Error(sentence, zenity.Title(assets.Text("desktop.name"))); err != nil {
		slog.Info("no dialog of the system", "error", err)
	}
}
