package desktop

import (
	"bytes"
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/reports/document"
)

func (headingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) < 2 {
		return // not all there yet
	}
	left := size.Width * issuerShare
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

func (headingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return fyne.NewSize(2*least.Width, least.Height)
}

// showPrinted shows the first page as it will be printed.
func (p *composePage) showPrinted() {
	var b bytes.Buffer
	if err := document.RenderDraft(&b, p.source, p.fields(p.letter)); err != nil {
		p.o.failed(assets.Text("compose.printed.failed"), err)
		return
	}
	ui.RunWithProgress(p.o.window, assets.Text("compose.printed"), assets.Text("compose.printing"),
		func(ctx context.Context, set func(float64, string)) (printedPages, error) {
			set(-1, "")
			return drawPages(ctx, b.Bytes())
		}, func(pages printedPages, err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				p.o.failed(assets.Text("compose.printed.failed"), err)
			case pages.pdf != "":
				ui.Toast(p.o.window.Canvas(), assets.Text("compose.printed.pdf"))
				p.o.openFile(pages.pdf)
			default:
				p.showPicture(pages.picture)
			}
		})
}

func (p *composePage) showPicture(picture []byte) {
	page := canvas.NewImageFromReader(bytes.NewReader(picture), "trang-in.png")
	page.FillMode = canvas.ImageFillContain
	page.SetMinSize(fyne.NewSize(760, 1075)) // A4
	closing := ui.NewButton(assets.Text("ui.close"), nil, nil)
	closing.Importance = widget.HighImportance
	size := p.o.window.Canvas().Size()
	closing.OnTapped = ui.ShowContent(p.o.window, assets.Text("compose.printed"),
		sized(820, max(300, size.Height-170), container.NewVScroll(page)), closing, closing)
}
