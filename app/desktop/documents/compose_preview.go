package documents

import (
	"bytes"
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/reports/document"
)

// showPrinted shows the first page as it will be printed.
func (p *composePage) showPrinted() {
	var b bytes.Buffer
	if err := document.RenderDraft(&b, p.source, p.fields(p.letter)); err != nil {
		p.o.Failed(assets.Text("compose.printed.failed"), err)
		return
	}
	kit.RunWithProgress(p.o.Window, assets.Text("compose.printed"), assets.Text("compose.printing"),
		func(ctx context.Context, set func(float64, string)) (desk.PrintedPages, error) {
			set(-1, "")
			return desk.DrawPages(ctx, b.Bytes())
		}, func(pages desk.PrintedPages, err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				p.o.Failed(assets.Text("compose.printed.failed"), err)
			case pages.Pdf != "":
				kit.Toast(p.o.Window.Canvas(), assets.Text("compose.printed.pdf"))
				p.o.OpenFile(pages.Pdf)
			default:
				p.showPicture(pages.Picture)
			}
		})
}

func (p *composePage) showPicture(picture []byte) {
	page := canvas.NewImageFromReader(bytes.NewReader(picture), "trang-in.png")
	page.FillMode = canvas.ImageFillContain
	page.SetMinSize(fyne.NewSize(760, 1075)) // A4
	closing := kit.NewButton(assets.Text("ui.close"), nil, nil)
	closing.Importance = widget.HighImportance
	size := p.o.Window.Canvas().Size()
	closing.OnTapped = kit.ShowContent(p.o.Window, assets.Text("compose.printed"),
		kit.Sized(820, max(300, size.Height-170), container.NewVScroll(page)), closing, closing)
}
