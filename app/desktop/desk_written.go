package desktop

import (
	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// openFile opens a file with the system's program for it.
func (o *office) openFile(file string) {
	ui.RunAsyncErr(func() error { return openOutside(file) }, func(err error) {
		if err != nil {
			ui.ShowProblem(o.window, assets.Text("written.notOpened"), saying.Of(err), "", assets.Text("written.openByHand", file))
		}
	})
}

// openOutside opens a file or a folder with the system's program for it; tests
// put their own in its place.
var openOutside = openWithSystem

// writtenBar says which file was written last and opens it.
type writtenBar struct {
	o    *office
	file string
	text *widget.Label
	open *ui.Button
	row  *fyne.Container
	fit  func() // lays out what stands around the bar
}

func newWrittenBar(o *office, fit func()) *writtenBar {
	b := &writtenBar{o: o, text: widget.NewLabel(""), fit: fit}
	b.text.Truncation = fyne.TextTruncateClip
	b.text.Importance = widget.SuccessImportance
	b.open = ui.NewButton(assets.Text("written.open"), theme.FileIcon(), func() { b.outside(b.file) })
	folder := ui.NewButton(assets.Text("written.folder"), theme.FolderOpenIcon(), func() { b.outside(filepath.Dir(b.file)) })
	b.row = container.NewBorder(nil, nil, nil, container.NewHBox(b.open, folder), b.text)
	b.row.Hide()
	return b
}

func (b *writtenBar) content() fyne.CanvasObject { return b.row }

// show says that a file was written, and offers to open it.
func (b *writtenBar) show(file string) {
	b.say(file, assets.Text("written", file))
	b.open.Show()
}

// showKept is show for a file that no other program opens, such as a backup.
func (b *writtenBar) showKept(file, sentence string) {
	b.say(file, sentence)
	b.open.Hide()
}

func (b *writtenBar) say(file, sentence string) {
	b.file = file
	b.text.SetText(sentence)
	b.row.Show()
	b.fit()
	ui.Toast(b.o.window.Canvas(), assets.Text("written.toast"))
}

func (b *writtenBar) hide() {
	if b.row.Visible() {
		b.row.Hide()
		b.fit()
	}
}

func (b *writtenBar) outside(path string) {
	ui.RunAsyncErr(func() error { return openOutside(path) }, func(err error) {
		if err != nil {
			ui.ShowProblem(b.o.window, assets.Text("written.notOpened"), saying.Of(err), "", assets.Text("written.openByHand", path))
		}
	})
}
