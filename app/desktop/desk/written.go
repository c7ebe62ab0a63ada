package desk

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
)

// OpenFile opens a file with the system's program for it.
func (o *Desk) OpenFile(file string) {
	kit.RunAsyncErr(func() error { return OpenOutside(file) }, func(err error) {
		if err != nil {
			kit.ShowProblem(o.Window, assets.Text("written.notOpened"), saying.Of(err), "", assets.Text("written.openByHand", "file", file))
		}
	})
}

// OpenOutside opens a file or a folder with the system's program for it; tests
// put their own in its place.
var OpenOutside = openWithSystem

// WrittenBar says which file was written last and opens it.
type WrittenBar struct {
	o    *Desk
	File string
	text *widget.Label
	Open *kit.Button
	row  *fyne.Container
	fit  func() // lays out what stands around the bar
}

func NewWrittenBar(o *Desk, fit func()) *WrittenBar {
	b := &WrittenBar{o: o, text: widget.NewLabel(""), fit: fit}
	b.text.Truncation = fyne.TextTruncateClip
	b.text.Importance = widget.SuccessImportance
	b.Open = kit.NewButton(assets.Text("written.open"), theme.FileIcon(), func() { b.Outside(b.File) })
	folder := kit.NewButton(assets.Text("written.folder"), theme.FolderOpenIcon(), func() { b.Outside(filepath.Dir(b.File)) })
	b.row = container.NewBorder(nil, nil, nil, container.NewHBox(b.Open, folder), b.text)
	b.row.Hide()
	return b
}

func (b *WrittenBar) Content() fyne.CanvasObject { return b.row }

// Show says that a file was written, and offers to open it.
func (b *WrittenBar) Show(file string) {
	b.Say(file, assets.Text("written", "file", file))
	b.Open.Show()
}

// ShowKept is show for a file that no other program opens, such as a backup.
func (b *WrittenBar) ShowKept(file, sentence string) {
	b.Say(file, sentence)
	b.Open.Hide()
}

func (b *WrittenBar) Say(file, sentence string) {
	b.File = file
	b.text.SetText(sentence)
	b.row.Show()
	b.fit()
	kit.Toast(b.o.Window.Canvas(), assets.Text("written.toast"))
}

func (b *WrittenBar) Hide() {
	if b.row.Visible() {
		b.row.Hide()
		b.fit()
	}
}

// Outside opens a file or a folder with the system's program for it.
func (b *WrittenBar) Outside(path string) { b.o.OpenFile(path) }
