package views

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/kit/viewer"
	"donthu/assets"
	"donthu/data/pages"
)

// seeKey shows the files that a dialog is about; no page whose dialogs have it uses it.
var seeKey = &desktop.CustomShortcut{KeyName: fyne.KeyX, Modifier: fyne.KeyModifierAlt}

// newSeeing is a button of a dialog that shows the files before they are kept, one after the other.
func newSeeing(o *desk.Desk, paths []string) *kit.Button {
	next := 0
	return kit.NewButton(assets.Text("filed.see"), look.IconEye, func() {
		seeFile(o, paths[next%len(paths)])
		next++
	}).Keyed("Alt+X")
}

// keyed has the button pressed by its key while the dialog that is now in view is in view.
func keyed(o *desk.Desk, b *kit.Button) {
	c := o.Window.Canvas()
	dialog := c.Overlays().Top()
	c.AddShortcut(seeKey, func(fyne.Shortcut) {
		if c.Overlays().Top() == dialog {
			b.Tapped(nil)
		}
	})
}

// seeFile shows the pages of a file over the dialog in view; one that has none is opened with the
// system's program.
func seeFile(o *desk.Desk, path string) {
	if !pages.Draws(path) {
		o.OpenFile(path)
		return
	}
	const around = 180 // the dialog's title, its button and the window's edge
	view, room := viewer.New(), o.Window.Canvas().Size()
	shown := kit.Sized(max(300, min(look.Scaled(760), room.Width-around)), max(200, room.Height-around), kit.TopDown(view.Bar().Content(), view.Content(), nil))
	kit.ShowToRead(o.Window, filepath.Base(path), shown, view.Close)
	view.Show(path)
	o.Window.Canvas().Focus(view.Sheet())
}
