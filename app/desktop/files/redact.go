package files

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/kit/viewer"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/pages"
)

// redaction is the page on which a clerk covers what tells who denounced, and makes a copy of
// the pages as they look then.
type redaction struct {
	o     *desk.Desk
	f     desk.File
	view  *viewer.View
	seen  map[int]bool // pages that were looked at whole
	said  *widget.Label
	bar   *kit.Toolbar
	head  *look.Head
	whole fyne.CanvasObject
	made  bool
}

func newRedaction(o *desk.Desk, f desk.File) *redaction {
	r := &redaction{o: o, f: f, view: viewer.New(), seen: map[int]bool{}}
	r.view.Boxes = viewer.NewBoxes()
	r.view.FitPage()
	r.view.OnSeen = func(page int) {
		if !r.seen[page] {
			r.seen[page] = true
			r.tell()
		}
	}
	r.view.OnChanged = r.tell
	r.said = kit.Wrapped("", widget.LowImportance)
	none := func() bool { return !r.view.Boxes.Chosen() }
	r.bar = r.view.Bar(
		kit.Action{Text: assets.Text("redact.add"), Icon: look.IconAdd, Key: "Insert", Do: r.view.AddBox},
		kit.Action{Text: assets.Text("redact.remove"), Icon: look.IconDelete, Key: "Delete", Do: r.view.RemoveBox, Away: none},
		kit.Action{Text: assets.Text("redact.undo"), Icon: look.IconUndo, Key: "Ctrl+Z", Do: r.view.UndoBox, Away: func() bool { return !r.view.Boxes.Undoes() }},
		kit.Action{Text: assets.Text("redact.do"), Icon: look.IconSave, Key: "Ctrl+S", Do: r.save, Main: true})
	r.head = kit.NewHead(o.Back, r.Title(), r.bar)
	r.whole = kit.TopDown(r.head, look.Card("", "", look.Inset(1, 1, r.view.Content())), r.said)
	r.tell()
	return r
}

// Title names what is done.
func (r *redaction) Title() string { return assets.Text("redact.title") }

// Content belongs to desk.
func (r *redaction) Content() fyne.CanvasObject { return r.whole }

// Help names the page about files.
func (*redaction) Help() string { return "xem-tep" }

// Enter opens the file, unless it is open.
func (r *redaction) Enter() {
	if r.view.File() != r.f.Path {
		r.view.Show(r.f.Path)
	}
	r.o.FocusIn(r, r.view.Sheet())
}

// Leave asks when boxes would be lost.
func (r *redaction) Leave(next func()) {
	if r.made || r.view.Boxes.Count() == 0 {
		next()
		return
	}
	kit.ConfirmUnready(r.o.Window, r.Title(), assets.Text("redact.unsaved"), assets.Text("redact.leave"), assets.Text("redact.stay"), next)
}

// Release lets the file go.
func (r *redaction) Release() { r.view.Close() }

// Lasts says that the page is not shown again: it shows who denounced.
func (*redaction) Lasts() bool { return false }

// Keys are those of the pages, and Ctrl+S.
func (r *redaction) Keys() []kit.Key { return append(r.view.Keys(), kit.SaveKey(r.save)) }

// tell says how far the clerk is.
func (r *redaction) tell() {
	if r.said == nil {
		return
	}
	n := r.view.Count()
	words := assets.Text("redact.how")
	if n > 0 {
		words = assets.Text("redact.told", "seen", kit.Number(len(r.seen)), "pages", kit.Number(n), "boxes", kit.Number(r.view.Boxes.Count())) + " " + words
	}
	r.said.SetText(words)
	r.bar.Refresh()
	r.head.Refresh()
}

// unseen are the pages that were not looked at, from 0.
func (r *redaction) unseen() (all []int) {
	for page := range r.view.Count() {
		if !r.seen[page] {
			all = append(all, page)
		}
	}
	return all
}

// named names pages as a clerk counts them.
func named(all []int) string {
	var names []string
	for i, page := range all {
		if i == mostNamed && len(all) > mostNamed+1 {
			return assets.Text("redact.more", "pages", strings.Join(names, ", "), "count", kit.Number(len(all)-mostNamed))
		}
		names = append(names, kit.Number(page+1))
	}
	return strings.Join(names, ", ")
}

// mostNamed is how many pages a sentence names.
const mostNamed = 8

// save makes the copy, once every page was looked at and the clerk says so.
func (r *redaction) save() {
	o, boxes := r.o, r.view.Boxes
	switch left := r.unseen(); {
	case r.view.Count() == 0:
		o.Failed(assets.Text("filePage.redact.failed"), data.Tell(nil, "filePage.redact.unshown"))
		return
	case len(left) > 0:
		r.view.GoTo(left[0])
		o.FocusIn(r, r.view.Sheet())
		kit.Toast(o.Window.Canvas(), assets.Text("redact.unseen", "pages", named(left)))
		return
	case boxes.Count() == 0:
		kit.ShowNotice(o.Window, r.Title(), assets.Text("redact.none"))
		return
	}
	var bare []int
	of := map[int][]pages.Box{}
	for page := range r.view.Count() {
		if of[page] = boxes.On(page); len(of[page]) == 0 {
			bare = append(bare, page)
		}
	}
	question := assets.Text("redact.ask", "pages", kit.Number(r.view.Count()), "boxes", kit.Number(boxes.Count()))
	if len(bare) > 0 {
		question += " " + assets.Text("redact.bare", "pages", named(bare))
	}
	kit.ConfirmUnready(o.Window, r.Title(), question, assets.Text("redact.make"), assets.Text("redact.stay"), func() { r.write(of) })
}

func (r *redaction) write(of map[int][]pages.Box) {
	o := r.o
	kit.RunWithProgress(o.Window, r.Title(), assets.Text("redact.making"), func(ctx context.Context, set func(float64, string)) (office.Delivered, error) {
		return o.Do().Redact(ctx, r.f.Of, r.f.Filed, of, func(done, all int) { set(float64(done)/float64(all), "") })
	}, func(done office.Delivered, err error) {
		switch {
		case err != nil && !errors.Is(err, context.Canceled):
			o.Failed(assets.Text("redact.failed"), err)
		case err == nil:
			r.made = true
			changed := func() {
				if r.f.Changed != nil {
					r.f.Changed()
				}
			}
			o.Back()
			kit.ToastUndo(o.Window.Canvas(), assets.Text("redact.made"), func() { views.TakeBack(o, []office.Delivered{done}, changed) })
		}
	})
}
