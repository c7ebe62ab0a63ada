package letters

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/kit/viewer"
	"donthu/assets"
	"donthu/data/pages"
)

// scan is the part of the form's panel that shows what the letter is typed from.
type scan struct {
	view  *viewer.View
	files []scanned // whose pages can be drawn
	at    int
	next  *kit.Button
	head  *look.CardHead
	whole fyne.CanvasObject
}

// scanned is a file, and what the clerk calls it.
type scanned struct{ path, name string }

func newScan() *scan {
	s := &scan{view: viewer.New()}
	s.next = kit.NewButton(assets.Text("form.scan.next"), look.IconForward, func() {
		s.at = (s.at + 1) % len(s.files)
		s.show()
	}).Quiet()
	s.head = look.NewCardHead(assets.Text("form.scan"), "", s.next)
	s.next.Hide()
	s.whole = kit.TopDown(s.head, kit.TopDown(look.Inset(8, 4, s.view.Bar().Content()), s.view.Content(), nil), nil)
	s.whole = look.Card("", "", look.Inset(1, 1, s.whole))
	s.whole.Hide()
	return s
}

// add shows the first of files that have pages, beside those that are there already.
func (s *scan) add(files ...scanned) {
	before := len(s.files)
	for _, file := range files {
		if pages.Draws(file.path) && !slices.Contains(s.files, file) {
			s.files = append(s.files, file)
		}
	}
	if len(s.files) > before {
		s.at = before
		s.show()
	}
}

// clear takes away what was shown: the next letter has its own.
func (s *scan) clear() {
	s.view.Close()
	s.files, s.at = nil, 0
	s.whole.Hide()
}

// show shows the file that is in turn, unless it is shown.
func (s *scan) show() {
	if len(s.files) == 0 {
		return
	}
	kit.SetVisible(s.next, len(s.files) > 1)
	s.head.Set(assets.Text("form.scan"), kit.Shortened(s.files[s.at].name, mostFileName))
	s.whole.Show()
	if path := s.files[s.at].path; s.view.File() != path {
		s.view.Show(path)
	}
}

// mostFileName is how many letters of a file's name the head of the panel has room for.
const mostFileName = 28

// overScan gives the similar letters what they need, at most two fifths, while there is a
// scan below them.
type overScan struct{}

func (overScan) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	similar, scan := objects[0], objects[1]
	if !scan.Visible() {
		kit.Put(similar, 0, 0, size.Width, size.Height)
		return
	}
	high := size.Height * similarShare
	kit.Put(similar, 0, 0, size.Width, high)
	kit.Put(scan, 0, high+pageGap, size.Width, size.Height-high-pageGap)
}

// similarShare is how much of the panel's height the similar letters have above a scan.
const similarShare = 0.28

// scanWidth is how wide the panel likes to be for a scan to be read.
const scanWidth = 560

func (overScan) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(max(objects[0].MinSize().Width, objects[1].MinSize().Width), objects[0].MinSize().Height+120)
	if objects[1].Visible() {
		least.Width = look.Scaled(scanWidth)
	}
	return least
}

// dropped shows what was dropped on the form.
func (f *Form) dropped(files []string) {
	for _, file := range files {
		f.scan.add(scanned{file, filepath.Base(file)})
	}
	f.Relayout()
}

// filed shows the letter's own scans beside its correction.
func (f *Form) filed() {
	for _, file := range f.letter.Files {
		if !file.Redacted() && pages.Draws(file.File.Name) {
			if path, err := f.o.Store.Scan(file.File); err == nil { // without it the clerk corrects all the same
				f.scan.add(scanned{path, kit.Joined(": ", file.Kind.Label(), file.Title)})
			}
		}
	}
}

// Release lets the file go.
func (f *Form) Release() { f.scan.view.Close() }
