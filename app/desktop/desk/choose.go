package desk

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/driver"
	"github.com/ncruces/zenity"

	"donthu/app/kit"
	"donthu/assets"
)

// FileQuestion is what the clerk is asked for: a file to write or to read.
type FileQuestion struct {
	title   string
	Name    string // proposed, for a file to write
	In      string // the folder to begin in, "" for the system's choice
	Pattern string // such as *.xlsx, or several with spaces between
	Save    bool
	Folder  bool // a folder to read is asked for
}

// SystemFile asks with the system's own dialog and waits for the answer. Tests
// answer in its place.
var SystemFile = func(q FileQuestion, parent zenity.Option) (string, error) {
	start := zenity.Filename("")
	if q.In != "" {
		start = zenity.Filename(q.In + string(filepath.Separator)) // so it is a folder
	}
	if q.Folder {
		return zenity.SelectFile(zenity.Title(q.title), zenity.Modal(), parent, start, zenity.Directory())
	}
	options := []zenity.Option{
		zenity.Title(q.title), zenity.Modal(), parent,
		zenity.FileFilter{Name: assets.Text("files.kind", "pattern", q.Pattern), Patterns: strings.Fields(q.Pattern), CaseFold: true},
	}
	if q.Save {
		return zenity.SelectFileSave(append(options, zenity.Filename(filepath.Join(q.In, q.Name)), zenity.ConfirmOverwrite())...)
	}
	return zenity.SelectFile(append(options, start)...)
}

// ChooseSave asks under which path to write a file: name is proposed, pattern is
// such as *.xlsx. done gets the path on the screen's thread; it is not called
// when the clerk thinks better of it.
func (o *Desk) ChooseSave(title, name, pattern string, done func(path string)) {
	o.chooseFile(FileQuestion{title: title, Name: name, Pattern: pattern, Save: true}, done)
}

// FileToWrite is a file that is written for the clerk.
type FileToWrite struct {
	Title, Name, Pattern string // see chooseSave
	Writing, Failed      string // what is said meanwhile, and when it fails
	Write                func(ctx context.Context, file string, set func(float64, string)) error
	Written              func(file string)
}

// Save asks under which path to write a file and writes it under a dialog that can
// stop it.
func (o *Desk) Save(f FileToWrite) {
	o.ChooseSave(f.Title, f.Name, f.Pattern, func(file string) {
		kit.RunWithProgress(o.Window, f.Title, f.Writing, func(ctx context.Context, set func(float64, string)) (string, error) {
			set(-1, "")
			return file, f.Write(ctx, file, set)
		}, func(file string, err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				o.Failed(f.Failed, err)
			default:
				f.Written(file)
			}
		})
	})
}

// ChooseOpen asks which file to read; otherwise it is chooseSave.
func (o *Desk) ChooseOpen(title, pattern string, done func(path string)) {
	o.chooseFile(FileQuestion{title: title, Pattern: pattern}, done)
}

// ChooseFolder asks for a folder; otherwise it is chooseSave.
func (o *Desk) ChooseFolder(title string, done func(path string)) {
	o.chooseFile(FileQuestion{title: title, Folder: true}, done)
}

func (o *Desk) chooseFile(q FileQuestion, done func(path string)) {
	parent := o.parentOfDialogs()
	q.In = o.lastFolder()
	kit.RunAsync(func() (string, error) {
		return onDialogThread(func() (string, error) { return SystemFile(q, parent) })
	}, func(path string, err error) {
		switch {
		case errors.Is(err, zenity.ErrCanceled):
		case err != nil: // no program for dialogs on this Linux
			slog.Info("no file dialog of the system", "error", err)
			o.chooseInWindow(q, done)
		default:
			o.rememberFolder(q, path)
			done(q.withExtension(path))
		}
	})
}

// FolderPreference is the preference that keeps the folder chosen last.
const FolderPreference = "folder"

// lastFolder is the folder from which the clerk took a file, or into which she
// wrote one, the last time; before that the one for documents, where there is one.
func (o *Desk) lastFolder() string {
	last := o.App.Preferences().String(FolderPreference)
	if info, err := os.Stat(last); last != "" && err == nil && info.IsDir() {
		return last
	}
	return Documents()
}

func (o *Desk) rememberFolder(q FileQuestion, path string) {
	if !q.Folder {
		path = filepath.Dir(path)
	}
	o.App.Preferences().SetString(FolderPreference, path)
}

// withExtension adds the pattern's extension to a file to write that has none.
func (q FileQuestion) withExtension(path string) string {
	extension := strings.TrimPrefix(q.Pattern, "*")
	if !q.Save || strings.HasSuffix(strings.ToLower(path), strings.ToLower(extension)) {
		return path
	}
	return path + extension
}

// parentOfDialogs makes the system put its dialogs in front of the window.
func (o *Desk) parentOfDialogs() zenity.Option {
	parent := zenity.Modal()
	native, ok := o.Window.(driver.NativeWindow)
	if !ok {
		return parent
	}
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.WindowsWindowContext:
			parent = zenity.Attach(c.HWND)
		case driver.X11WindowContext:
			parent = zenity.Attach(int(c.WindowHandle))
		}
	})
	return parent
}
