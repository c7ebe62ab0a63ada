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
		p.column.Add(widget.NewLabel(err.Error()))
	}
	for _, block := range blocks {
		if block.Cells == nil {
			p.add(p.column, block.Paragraph)
			continue
		}
		row := container.NewGridWithColumns(max(1, len(block.Cells)))
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

// drawPage makes a picture of the first page of a Word document.
var drawPage = func(ctx context.Context, docx []byte) (picture []byte, err error) {
	dir, err := os.MkdirTemp("", "donthu-trang-in-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	file := filepath.Join(dir, "trang.docx")
	if err := os.WriteFile(file, docx, 0o600); err != nil {
		return nil, err
	}
	profile := "file://" + filepath.ToSlash(filepath.Join(dir, "ho-so")) // one that is open already would not answer
	if filepath.VolumeName(dir) != "" {
		profile = "file:///" + filepath.ToSlash(filepath.Join(dir, "ho-so"))
	}
	said, err := exec.CommandContext(ctx, officeProgram(), "-env:UserInstallation="+profile, "--headless", "--convert-to", "png", "--outdir", dir, file).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, said)
	}
	return os.ReadFile(filepath.Join(dir, "trang.png"))
}

// showPrinted shows the first page as it will be printed.
func (p *composePage) showPrinted() {
	var b bytes.Buffer
	if err := document.RenderDraft(&b, p.source, p.fields(p.letter)); err != nil {
		p.o.failed(assets.Text("compose.printed.failed"), err)
		return
	}
	ui.RunWithProgress(p.o.window, assets.Text("compose.printed"), assets.Text("compose.printing"),
		func(ctx context.Context, set func(float64, string)) ([]byte, error) {
			set(-1, "")
			return drawPage(ctx, b.Bytes())
		}, func(picture []byte, err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				p.o.failed(assets.Text("compose.printed.failed"), err)
			default:
				p.showPicture(picture)
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
