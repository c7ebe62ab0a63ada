// Command emptywindow is the bare counterpart of the program's window: Fyne with
// one label and nothing else.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("vn.sodonthu.empty").NewWindow("Cửa sổ trống")
	w.SetContent(widget.NewLabel("Cửa sổ trống"))
	w.Resize(fyne.NewSize(1280, 690))
	w.ShowAndRun()
}
