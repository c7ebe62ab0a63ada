// Package files shows the pages of a file in the window, and makes a copy of a denunciation's
// file that does not tell who denounced.
package files

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/kit/viewer"
	"donthu/assets"
	"donthu/data"
)

// Page shows the pages of a file.
type Page struct {
	desk.PlainPage
	o     *desk.Desk
	f     desk.File
	view  *viewer.View
	whole fyne.CanvasObject
}

// NewPage shows a file.
func NewPage(o *desk.Desk, f desk.File) *Page {
	p := &Page{o: o, f: f, view: viewer.New()}
	actions := []kit.Action{{Text: assets.Text("filePage.outside"), Icon: look.IconForward, Key: "Alt+1", Do: p.outside, Keep: true}}
	if !f.Secret {
		actions = append(actions, kit.Action{Text: assets.Text("filePage.save"), Icon: look.IconDownload, Key: "Alt+2", Do: p.save})
	} else {
		actions = append(actions, kit.Action{Text: assets.Text("filePage.redact"), Icon: look.IconEyeOff, Key: "Alt+3", Do: p.redact, Main: true})
	}
	head := kit.NewHead(o.Back, p.Title(), p.view.Bar(actions...))
	p.view.OnChanged = head.Refresh
	p.whole = kit.TopDown(head, look.Card("", "", look.Inset(1, 1, p.view.Content())), nil)
	return p
}

// Title names the file.
func (p *Page) Title() string { return p.f.Name }

// Content belongs to desk.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Enter opens the file, unless it is open.
func (p *Page) Enter() {
	if p.view.File() != p.f.Path {
		p.view.Show(p.f.Path)
	}
	p.o.FocusIn(p, p.view.Sheet())
}

// Release lets the file go.
func (p *Page) Release() { p.view.Close() }

// Lasts says that what shows who denounced is not shown again without another look.
func (p *Page) Lasts() bool { return !p.f.Secret }

// Help names the page about files.
func (*Page) Help() string { return "xem-tep" }

// Keys are those of the pages, and with Alt: 1 opens the file outside, 2 saves a copy, 3 makes
// a redacted one.
func (p *Page) Keys() []kit.Key {
	keys := append(p.view.Keys(), kit.AltKey(fyne.Key1, p.outside))
	if p.f.Secret {
		return append(keys, kit.AltKey(fyne.Key3, p.redact))
	}
	return append(keys, kit.AltKey(fyne.Key2, p.save))
}

func (p *Page) outside() { p.o.OpenFile(p.f.Path) }

// save writes a copy of the file where the clerk wants it.
func (p *Page) save() { saveCopy(p.o, p.f.Path) }

func saveCopy(o *desk.Desk, path string) {
	o.Save(desk.FileToWrite{Title: kit.TitleOf("filePage.save"), Name: filepath.Base(path), Pattern: "*" + filepath.Ext(path),
		Writing: assets.Text("filePage.saving"), Failed: assets.Text("filePage.save.failed"),
		Write:   func(_ context.Context, file string, _ func(float64, string)) error { return data.CopyFile(path, file) },
		Written: func(file string) { kit.Toast(o.Window.Canvas(), assets.Text("filePage.saved", "file", file)) }})
}

// redact opens the page that makes a redacted copy in the place of this one.
func (p *Page) redact() {
	if p.view.Count() == 0 {
		p.o.Failed(assets.Text("filePage.redact.failed"), data.Tell(nil, "filePage.redact.unshown")) // nothing to draw over
		return
	}
	p.o.Replace(newRedaction(p.o, p.f))
}
