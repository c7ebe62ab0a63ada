package desktop

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/storage"
	"github.com/ncruces/zenity"

	"donthu/app/ui"
	"donthu/assets"
)

// fileQuestion is what the clerk is asked for: a file to write or to read.
type fileQuestion struct {
	title   string
	name    string // proposed, for a file to write
	in      string // the folder to begin in, "" for the system's choice
	pattern string // such as *.xlsx, or several with spaces between
	save    bool
	folder  bool // a folder to read is asked for
}

// systemFile asks with the system's own dialog and waits for the answer. Tests
// answer in its place.
var systemFile = func(q fileQuestion, parent zenity.Option) (string, error) {
	start := zenity.Filename("")
	if q.in != "" {
		start = zenity.Filename(q.in + string(filepath.Separator)) // so it is a folder
	}
	if q.folder {
		return zenity.SelectFile(zenity.Title(q.title), zenity.Modal(), parent, start, zenity.Directory())
	}
	options := []zenity.Option{
		zenity.Title(q.title), zenity.Modal(), parent,
		zenity.FileFilter{Name: assets.Text("files.kind", q.pattern), Patterns: strings.Fields(q.pattern), CaseFold: true},
	}
	if q.save {
		return zenity.SelectFileSave(append(options, zenity.Filename(filepath.Join(q.in, q.name)), zenity.ConfirmOverwrite())...)
	}
	return zenity.SelectFile(append(options, start)...)
}

// chooseSave asks under which path to write a file: name is proposed, pattern is
// such as *.xlsx. done gets the path on the screen's thread; it is not called
// when the clerk thinks better of it.
func (o *office) chooseSave(title, name, pattern string, done func(path string)) {
	o.chooseFile(fileQuestion{title: title, name: name, pattern: pattern, save: true}, done)
}

// fileToWrite is a file that is written for the clerk.
type fileToWrite struct {
	title, name, pattern string // see chooseSave
	writing, failed      string // what is said meanwhile, and when it fails
	write                func(ctx context.Context, file string, set func(float64, string)) error
	written              func(file string)
}

// save asks under which path to write a file and writes it under a dialog that can
// stop it.
func (o *office) save(f fileToWrite) {
	o.chooseSave(f.title, f.name, f.pattern, func(file string) {
		ui.RunWithProgress(o.window, f.title, f.writing, func(ctx context.Context, set func(float64, string)) (string, error) {
			set(-1, "")
			return file, f.write(ctx, file, set)
		}, func(file string, err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				o.failed(f.failed, err)
			default:
				f.written(file)
			}
		})
	})
}

// chooseOpen asks which file to read; otherwise it is chooseSave.
func (o *office) chooseOpen(title, pattern string, done func(path string)) {
	o.chooseFile(fileQuestion{title: title, pattern: pattern}, done)
}

// chooseFolder asks for a folder; otherwise it is chooseSave.
func (o *office) chooseFolder(title string, done func(path string)) {
	o.chooseFile(fileQuestion{title: title, folder: true}, done)
}

func (o *office) chooseFile(q fileQuestion, done func(path string)) {
	parent := o.parentOfDialogs()
	q.in = o.lastFolder()
	ui.RunAsync(func() (string, error) {
		return onDialogThread(func() (string, error) { return systemFile(q, parent) })
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

// folderPreference is the preference that keeps the folder chosen last.
const folderPreference = "folder"

// lastFolder is the folder from which the clerk took a file, or into which she
// wrote one, the last time; before that the one for documents, where there is one.
func (o *office) lastFolder() string {
	last := o.app.Preferences().String(folderPreference)
	if info, err := os.Stat(last); last != "" && err == nil && info.IsDir() {
		return last
	}
	return documents()
}

func (o *office) rememberFolder(q fileQuestion, path string) {
	if !q.folder {
		path = filepath.Dir(path)
	}
	o.app.Preferences().SetString(folderPreference, path)
}

// withExtension adds the pattern's extension to a file to write that has none.
func (q fileQuestion) withExtension(path string) string {
	extension := strings.TrimPrefix(q.pattern, "*")
	if !q.save || strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	return path + extension
}

// chooseInWindow asks with Fyne's own dialog.
func (o *office) chooseInWindow(q fileQuestion, done func(path string)) {
	if q.folder {
		o.chooseFolderInWindow(q, done)
		return
	}
	var d *dialog.FileDialog
	if q.save {
		d = dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
			if err != nil {
				o.failed(q.title, err)
			} else if file != nil {
				file.Close() // the one who asked writes it in one go
				done(q.withExtension(file.URI().Path()))
			}
		}, o.window)
		d.SetFileName(q.name)
	} else {
		d = dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err != nil {
				o.failed(q.title, err)
			} else if file != nil {
				file.Close()
				done(file.URI().Path())
			}
		}, o.window)
	}
	d.SetFilter(storage.NewExtensionFileFilter(strings.Fields(strings.ReplaceAll(q.pattern, "*", ""))))
	o.showFileDialog(d, q.title)
}

func (o *office) chooseFolderInWindow(q fileQuestion, done func(path string)) {
	o.showFileDialog(dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			o.failed(q.title, err)
		} else if folder != nil {
			done(folder.Path())
		}
	}, o.window), q.title)
}

func (o *office) showFileDialog(d *dialog.FileDialog, title string) {
	d.SetTitleText(title)
	d.Show() // before the size: it has none until it is shown
	d.Resize(o.window.Canvas().Size())
}

// parentOfDialogs makes the system put its dialogs in front of the window.
func (o *office) parentOfDialogs() zenity.Option {
	parent := zenity.Modal()
	native, ok := o.window.(driver.NativeWindow)
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
