package desk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
)

// chooseInWindow asks where the system has no dialog for files.
func (o *Desk) chooseInWindow(q FileQuestion, done func(path string)) {
	switch {
	case q.Save:
		o.nameInWindow(q, done)
	case q.Folder:
		o.folderInWindow(q.title, q.In, done)
	default:
		d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err != nil {
				o.Failed(q.title, err)
			} else if file != nil {
				file.Close()
				done(file.URI().Path())
			}
		}, o.Window)
		d.SetFilter(storage.NewExtensionFileFilter(strings.Fields(strings.ReplaceAll(q.Pattern, "*", ""))))
		o.showFileDialog(d, q.title, q.In)
	}
}

func (o *Desk) folderInWindow(title, in string, done func(path string)) {
	o.showFileDialog(dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			o.Failed(title, err)
		} else if folder != nil {
			done(folder.Path())
		}
	}, o.Window), title, in)
}

// nameInWindow asks for the name and the folder of a file to write; one that is there is
// written over only after a question. Fyne's own dialog asks that in English.
func (o *Desk) nameInWindow(q FileQuestion, done func(path string)) {
	if home, err := os.UserHomeDir(); q.In == "" && err == nil {
		q.In = home
	}
	name, folder := kit.NewEntry(), q.In
	name.SetText(q.Name)
	where := look.NewPara(folder, look.Ink2, theme.SizeNameText)
	save := kit.NewButton(assets.Text("files.save"), look.IconSave, nil).Main()
	var hide func()
	other := kit.NewButton(assets.Text("files.folder"), look.IconFolder, func() {
		hide()
		o.folderInWindow(q.title, folder, func(chosen string) {
			q.In, q.Name = chosen, name.Value()
			o.nameInWindow(q, done)
		})
	})
	content := container.NewVBox(look.NewText(assets.Text("files.name"), look.Ink2, theme.SizeNameCaptionText), name,
		look.NewText(assets.Text("files.in"), look.Ink2, theme.SizeNameCaptionText), where, container.NewHBox(other))
	hide = kit.ShowContent(o.Window, q.title, kit.Wide(460, content), name, save)
	name.TypedShortcut(&fyne.ShortcutSelectAll{})
	save.OnTapped = func() {
		if name.Value() == "" {
			o.Window.Canvas().Focus(name)
			return
		}
		hide()
		q.Name = name.Value()
		path := q.withExtension(filepath.Join(folder, filepath.Base(q.Name)))
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			done(path)
			return
		}
		kit.ConfirmUnready(o.Window, q.title, assets.Text("files.exists", "file", filepath.Base(path)), assets.Text("files.over"), assets.Text("files.rename"), func() { done(path) })
	}
	name.OnSubmitted = func(string) { save.OnTapped() }
}

func (o *Desk) showFileDialog(d *dialog.FileDialog, title, in string) {
	d.SetTitleText(title)
	o.CloseFiles = d.Hide
	d.SetOnClosed(func() { o.CloseFiles = nil })
	if at, err := storage.ListerForURI(storage.NewFileURI(in)); in != "" && err == nil {
		d.SetLocation(at)
	}
	d.Show() // before the size: it has none until it is shown
	d.Resize(o.Window.Canvas().Size())
	// Fyne does not export the type of its overlay, only what the overlay holds.
	overlay := reflect.Indirect(reflect.ValueOf(o.Window.Canvas().Overlays().Top()))
	if overlay.Kind() != reflect.Struct || !overlay.FieldByName("Content").IsValid() {
		return
	}
	if popup, ok := overlay.FieldByName("Content").Interface().(*widget.PopUp); ok {
		namePlaces(popup.Content)
	}
}

// places are those that Fyne's dialog can name, without spaces.
var places = []string{"Home", "AppFiles", "Computer", "Desktop", "Documents", "Downloads", "Music", "Pictures", "Videos"}

// namePlaces gives the places at the side of Fyne's dialog Vietnamese names: they are in
// English in every language.
func namePlaces(in fyne.CanvasObject) {
	switch o := in.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			namePlaces(child)
		}
	case *container.Split:
		list, ok := o.Leading.(*widget.List)
		if !ok {
			return
		}
		fill := list.UpdateItem
		list.UpdateItem = func(id widget.ListItemID, item fyne.CanvasObject) {
			fill(id, item)
			for _, part := range item.(*fyne.Container).Objects {
				if label, ok := part.(*widget.Label); ok {
					if place := strings.ReplaceAll(label.Text, " ", ""); slices.Contains(places, place) {
						label.SetText(assets.Text("files.place." + place))
					}
				}
			}
		}
		list.Refresh()
	}
}
