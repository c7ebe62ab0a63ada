package desktop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/reports/document"
)

// documentPreview shows what a Word document says, laid out roughly as in Word.
type documentPreview struct {
	scroll *container.Scroll
	column *fyne.Container
	text   string // all that is shown
}

func newDocumentPreview() *documentPreview {
	p := &documentPreview{column: container.New(&closeColumn{})}
	paper := canvas.NewRectangle(theme.Color(theme.ColorNameInputBackground))
	paper.StrokeColor, paper.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	p.scroll = container.NewVScroll(container.NewStack(paper, container.New(layout.NewCustomPaddedLayout(8, 16, 14, 14), p.column)))
	return p
}

// show fills the template as far as it goes and shows it; dots in red stand for
// what is missing.
func (p *documentPreview) show(template []byte, fields document.Fields) {
	var b bytes.Buffer
	err := document.RenderDraft(&b, template, fields)
	var blocks []document.Block
	if err == nil {
		blocks, err = document.Outline(b.Bytes())
	}
	p.column.Objects, p.text = nil, ""
	if err != nil {
		p.column.Add(widget.NewLabel(saying.Of(err)))
	}
	heading := true // the table of the heading stands before any words
	for _, block := range blocks {
		if block.Cells == nil {
			heading = heading && strings.TrimSpace(block.Paragraph.Text) == ""
			p.add(p.column, block.Paragraph)
			continue
		}
		row := container.NewGridWithColumns(max(1, len(block.Cells)))
		if heading && len(block.Cells) == 2 {
			row = container.New(headingLayout{})
		}
		for _, cell := range block.Cells {
			column := container.New(&closeColumn{})
			for _, paragraph := range cell {
				p.add(column, paragraph)
			}
			row.Add(column)
		}
		p.column.Add(row)
	}
	p.column.Refresh()
}

// headingLayout gives who issues the document less room than the nation's title,
// which stands in one line.
type headingLayout struct{}

const issuerShare = 0.42

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

func (p *documentPreview) add(to *fyne.Container, paragraph document.Paragraph) {
	if strings.TrimSpace(paragraph.Text) == "" {
		return
	}
	p.text += paragraph.Text + "\n"
	align := fyne.TextAlignLeading
	switch paragraph.Align {
	case document.AlignCenter:
		align = fyne.TextAlignCenter
	case document.AlignEnd:
		align = fyne.TextAlignTrailing
	}
	var segments []widget.RichTextSegment
	say := func(text string, color fyne.ThemeColorName) {
		if text == "" {
			return
		}
		segments = append(segments, &widget.TextSegment{Text: text, Style: widget.RichTextStyle{
			Alignment: align, ColorName: color, Inline: true, SizeName: theme.SizeNameText,
			TextStyle: fyne.TextStyle{Bold: paragraph.Bold, Italic: paragraph.Italic},
		}})
	}
	for i, part := range strings.Split(strings.ReplaceAll(paragraph.Text, "\t", "    "), document.Dots) {
		if i > 0 {
			say(document.Dots, theme.ColorNameError)
		}
		say(part, theme.ColorNameForeground)
	}
	rich := widget.NewRichText(segments...)
	rich.Wrapping = fyne.TextWrapWord
	to.Add(rich)
}

// officeProgram is the program that draws Word documents as they are printed; empty
// when the computer has none.
var officeProgram = func() string {
	for _, name := range []string{"soffice", "libreoffice", `C:\Program Files\LibreOffice\program\soffice.exe`, `C:\Program Files (x86)\LibreOffice\program\soffice.exe`} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// printedPages is a document as it is printed: a picture of its first page, or all
// its pages as a file for the system's viewer when the computer cannot draw pictures.
type printedPages struct {
	picture []byte
	pdf     string
}

// lastDrawn is the folder of the pages that the system's viewer was given last.
var lastDrawn string

// drawPages makes the pages of a Word document.
var drawPages = func(ctx context.Context, docx []byte) (pages printedPages, err error) {
	if lastDrawn != "" {
		_ = os.RemoveAll(lastDrawn) // a viewer that still shows it keeps what it needs
	}
	dir, err := os.MkdirTemp("", "donthu-trang-in-")
	if err != nil {
		return pages, err
	}
	lastDrawn = dir
	defer func() {
		if pages.pdf == "" {
			err = errors.Join(err, os.RemoveAll(dir))
		}
	}()
	file := filepath.Join(dir, "trang.docx")
	if err := os.WriteFile(file, docx, 0o600); err != nil {
		return pages, err
	}
	// A LibreOffice without its drawing program writes no pictures.
	if picture, err := converted(ctx, file, "png"); err == nil {
		pages.picture, err = os.ReadFile(picture)
		return pages, err
	}
	pages.pdf, err = converted(ctx, file, "pdf")
	return pages, err
}

// converted lets LibreOffice write a document in another format beside it, and
// returns that file.
func converted(ctx context.Context, file, format string) (string, error) {
	dir := filepath.Dir(file)
	profile := filepath.Join(dir, "ho-so") // one that is open already would not answer
	if cache, err := os.UserCacheDir(); err == nil {
		profile = filepath.Join(cache, "donthu-trang-in") // kept: a new one takes seconds to set up
	}
	url := "file://" + filepath.ToSlash(profile)
	if filepath.VolumeName(profile) != "" {
		url = "file:///" + filepath.ToSlash(profile)
	}
	said, err := exec.CommandContext(ctx, officeProgram(), "-env:UserInstallation="+url, "--headless", "--convert-to", format, "--outdir", dir, file).CombinedOutput()
	to := strings.TrimSuffix(file, filepath.Ext(file)) + "." + format
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err == nil {
		_, err = os.Stat(to)
	}
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, said)
	}
	return to, nil
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
