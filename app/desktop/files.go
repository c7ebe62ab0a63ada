package desktop

import (
	"errors"
	"log/slog"
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
	pattern string // such as *.xlsx, or several with spaces between
	save    bool
	folder  bool // a folder to read is asked for
}

// systemFile asks with the system's own dialog and waits for the answer. Tests
// answer in its place.
var systemFile = func(q fileQuestion, parent zenity.Option) (string, error) {
	if q.folder {
		return zenity.SelectFile(zenity.Title(q.title), zenity.Modal(), parent, zenity.Directory())
	}
	options := []zenity.Option{
		zenity.Title(q.title), zenity.Modal(), parent,
		zenity.FileFilter{Name: assets.Text("files.kind", q.pattern), Patterns: strings.Fields(q.pattern), CaseFold: true},
	}
	if q.save {
		return zenity.SelectFileSave(append(options, zenity.Filename(q.name), zenity.ConfirmOverwrite())...)
	}
	return zenity.SelectFile(options...)
}

// chooseSave asks under which path to write a file: name is proposed, pattern is
// such as *.xlsx. done gets the path on the screen's thread; it is not called
// when the clerk thinks better of it.
func (o *office) chooseSave(title, name, pattern string, done func(path string)) {
	o.chooseFile(fileQuestion{title: title, name: name, pattern: pattern, save: true}, done)
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
	ui.RunAsync(func() (string, error) { return systemFile(q, parent) }, func(path string, err error) {
		switch {
		case errors.Is(err, zenity.ErrCanceled):
		case err != nil: // no program for dialogs on this Linux
			slog.Info("no file dialog of the system", "error", err)
			o.chooseInWindow(q, done)
		default:
			done(q.withExtension(path))
		}
	})
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
